//! The field, the way from hit to hit, and what is told beside them.

use egui::{Event, Id, Key, RichText, TextEdit, Ui};

use crate::ui::theme::{self, Palette};
use crate::ui::{Action, Command, Screen, View, widgets};

/// What screen readers and tests call it.
pub(super) const NAME: &str = "Search all articles";

/// Show them. `focus` takes the keyboard to the field, where the old words are to be typed over.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, screen: &Screen, focus: bool, out: &mut Vec<Action>) {
    let palette = Palette::of(ui);
    let id = Id::unique("search field");
    keys(ui, id, out);
    let mut typed = screen.search.clone();
    // The count stands beside it also in a window of 1280 points.
    let width = (ui.available_size_before_wrap().x - 290.0).clamp(150.0, 280.0);
    let field = TextEdit::singleline(&mut typed)
        .id(id)
        .hint_text("Search all articles")
        .align(egui::Align2::LEFT_CENTER)
        .min_size(egui::vec2(width, 22.0))
        .desired_width(width);
    let response = ui.add(field);
    widgets::name_field(ui, &response, NAME);
    if focus {
        response.request_focus();
        widgets::select_all(ui, id, &screen.search);
    }
    if response.changed() {
        out.push(Action::Search(typed));
    }
    let some = view.hits.rows() > 0;
    for (sign, command) in [("↑", Command::PreviousHit), ("↓", Command::NextHit)] {
        let words = widgets::with_key(ui.ctx(), command.label(), command);
        let button = ui.add_enabled(some, widgets::tool(sign));
        button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, some, command.label()));
        if button.on_hover_text(words).clicked() {
            out.push(Action::Do(command));
        }
    }
    if !screen.search.is_empty() {
        let clear = ui.add(widgets::tool("×"));
        clear.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, "Clear the search"));
        if clear.on_hover_text("Clear the search").clicked() {
            out.push(Action::Search(String::new()));
        }
    }
    ui.add_space(4.0);
    let tell = |ui: &mut Ui, words: String, ink| {
        ui.label(RichText::new(words).font(theme::small()).color(ink));
    };
    let hits = view.hits;
    if let Some(fault) = &hits.fault {
        tell(ui, fault.clone(), palette.warn);
        return;
    }
    if screen.search.trim().is_empty() {
        return;
    }
    let mut words = vec![hits.count()];
    if view.importing.is_some() {
        words.push("articles are still being read in".to_owned());
    }
    match hits.summary.unread.len() {
        0 => {}
        1 => words.push("1 article cannot be read".to_owned()),
        many => words.push(format!("{many} articles cannot be read")),
    }
    words.extend(hits.remark.map(str::to_owned));
    tell(ui, words.join(" · "), palette.dim);
}

/// From hit to hit while the keyboard is in the field: Enter, the arrows and F3, with Shift back.
fn keys(ui: &Ui, field: Id, out: &mut Vec<Action>) {
    if !ui.memory(|memory| memory.has_focus(field)) {
        return;
    }
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
            if modifiers.command || modifiers.alt {
                return true;
            }
            let command = match (key, modifiers.shift) {
                (Key::Enter | Key::F3, false) | (Key::ArrowDown, _) => Command::NextHit,
                (Key::Enter | Key::F3, true) | (Key::ArrowUp, _) => Command::PreviousHit,
                _ => return true,
            };
            out.push(Action::Do(command));
            false
        });
    });
}
