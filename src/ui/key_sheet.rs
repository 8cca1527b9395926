//! All commands with their keys, and how they are changed.

use egui::{Align, KeyboardShortcut, Layout, RichText, ScrollArea, Ui, WidgetInfo};

use super::command::{COMMANDS, Command, key_words};
use super::keys::{Clash, Keys};
use super::theme::{self, Palette};
use super::{Action, View, widgets};
use crate::model::Codebook;

/// What the dialog remembers while it is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeySheet {
    find: String,
    /// Whether keys can be changed.
    changing: bool,
    /// The command that waits for a key.
    waiting: Option<Command>,
    /// A key that was pressed for it and cannot be had just so.
    wish: Option<(KeyboardShortcut, Clash)>,
}

impl KeySheet {
    /// Whether the next key that is pressed is meant for a command.
    #[must_use]
    pub const fn waits_for_a_key(&self) -> bool {
        self.waiting.is_some()
    }

    /// With buttons to change keys.
    #[must_use]
    pub fn changing() -> Self {
        Self { changing: true, ..Self::default() }
    }
}

const MENUS: [&str; 6] = ["File", "Edit", "View", "Claim", "Tools", "Help"];

pub(super) fn show(ui: &mut Ui, open: &mut KeySheet, view: &View<'_>, out: &mut Vec<Action>) {
    let palette = Palette::of(ui);
    let keys = Keys::current(ui.ctx());
    let codebook = view.project.codebook();
    if let Some(command) = open.waiting {
        listen(ui, open, command, &keys, codebook, out);
    }
    ui.horizontal(|ui| {
        let field = egui::TextEdit::singleline(&mut open.find).hint_text("a command or a key");
        let response = ui.add(field.desired_width(260.0));
        widgets::name_field(ui, &response, "Find a key");
        if widgets::link(ui, "In the guide").on_hover_text("The same list, by menu, to be read").clicked() {
            out.push(Action::OpenGuide("keys"));
        }
        if !open.changing && ui.button("Change keys").clicked() {
            open.changing = true;
        }
        if open.changing
            && ui.add_enabled(keys.any_changed(), egui::Button::new("All as delivered")).clicked()
        {
            out.push(Action::SetKeys(Keys::default()));
        }
    });
    ui.add_space(6.0);
    waiting(ui, open, &keys, &palette, out);
    let find = open.find.trim().to_lowercase();
    // What stands above and below it stays in sight in a low window.
    let height = (ui.ctx().content_rect().height() - 220.0).clamp(160.0, 440.0);
    let list = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
    list.auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let mut any = false;
        for menu in MENUS {
            let mut first = true;
            for entry in COMMANDS.iter().filter(|entry| entry.menu == menu) {
                let words: Vec<String> =
                    keys.of(entry.command).map(|key| key_words(ui.ctx(), &key)).collect();
                let has_key = !words.is_empty() || keys.is_changed(entry.command);
                let named = entry.label.to_lowercase().contains(&find)
                    || words.iter().any(|words| words.to_lowercase().contains(&find));
                if !named || !(has_key || open.changing) {
                    continue;
                }
                if std::mem::take(&mut first) {
                    widgets::section(ui, menu);
                }
                any = true;
                row(ui, open, entry.command, &words, &keys, &palette, out);
            }
        }
        let statuses = codebook.statuses.iter();
        let statuses: Vec<_> = statuses
            .filter(|status| status.name.to_lowercase().contains(&find) || status.key.to_string() == find)
            .collect();
        if !statuses.is_empty() {
            any = true;
            widgets::section(ui, "Statuses of this project");
            for status in statuses {
                line(ui, &palette, &status.name, &[status.key.to_string()], |_| {});
            }
            if open.changing && widgets::link(ui, "Change them under Statuses…").clicked() {
                out.push(Action::Do(Command::Statuses));
            }
        }
        if !any {
            widgets::dim(ui, "Nothing is called so, and no command has this key.");
        }
    });
    ui.add_space(10.0);
    if ui.button("Close").clicked() {
        out.push(Action::CloseDialog);
    }
}

fn row(
    ui: &mut Ui,
    open: &mut KeySheet,
    command: Command,
    words: &[String],
    keys: &Keys,
    palette: &Palette,
    out: &mut Vec<Action>,
) {
    let changing = open.changing;
    line(ui, palette, command.label(), words, |ui| {
        if !changing {
            return;
        }
        let named = |response: egui::Response, what: &str| {
            let name = format!("{what}: {}", command.label());
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
            response.clicked()
        };
        if named(widgets::link(ui, "Change…"), "Change the key") {
            open.waiting = Some(command);
            open.wish = None;
            // What has the focus must not take the key that is meant for the command.
            ui.memory_mut(|memory| memory.focused().into_iter().for_each(|id| memory.surrender_focus(id)));
        }
        if !words.is_empty() && named(widgets::link(ui, "No key"), "No key") {
            out.push(Action::SetKeys(keys.clone().with(command, Vec::new())));
        }
        if keys.is_changed(command) && named(widgets::link(ui, "As delivered"), "As delivered") {
            let delivered = command.entry().into_iter().flat_map(|entry| [entry.key, entry.also]);
            let delivered = delivered.flatten().collect();
            out.push(Action::SetKeys(keys.clone().with(command, delivered)));
        }
    });
}

/// A name on the left, its keys on the right, and what can be done with them between.
fn line(ui: &mut Ui, palette: &Palette, name: &str, keys: &[String], between: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.set_min_height(22.0);
        ui.label(name);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(6.0);
            for key in keys.iter().rev() {
                cap(ui, palette, key);
            }
            between(ui);
        });
    });
}

/// A key as it looks on a keyboard.
fn cap(ui: &mut Ui, palette: &Palette, words: &str) {
    egui::Frame::new()
        .fill(palette.ground)
        .stroke(egui::Stroke::new(1.0, palette.line))
        .corner_radius(4)
        .inner_margin(egui::Margin::symmetric(6, 1))
        .show(ui, |ui| ui.label(RichText::new(words).color(palette.text).font(theme::small())));
}

/// Take the next key that is pressed for the command that waits.
fn listen(
    ui: &Ui,
    open: &mut KeySheet,
    command: Command,
    keys: &Keys,
    codebook: &Codebook,
    out: &mut Vec<Action>,
) {
    // A wish stands: it is answered by its buttons, which Enter presses.
    if open.wish.is_some() || ui.ctx().text_edit_focused() {
        return;
    }
    let mut pressed = None;
    ui.ctx().input_mut(|input| {
        input.events.retain(|event| match event {
            egui::Event::Key { key, modifiers, pressed: true, repeat: false, .. } if pressed.is_none() => {
                pressed = Some(KeyboardShortcut::new(*modifiers, *key));
                false
            }
            // Copy, cut and paste are told by the system as such.
            egui::Event::Copy | egui::Event::Cut | egui::Event::Paste(_) => false,
            _ => true,
        });
    });
    let Some(pressed) = pressed else { return };
    let key = KeyboardShortcut::new(plain(pressed.modifiers), pressed.logical_key);
    match keys.clash(command, key, codebook) {
        // The way out of everything.
        _ if key.logical_key == egui::Key::Escape => open.waiting = None,
        None => {
            out.push(Action::SetKeys(keys.clone().with(command, vec![key])));
            open.waiting = None;
        }
        Some(clash) => open.wish = Some((key, clash)),
    }
}

/// Ctrl and ⌘ are one modifier here, as in the table.
const fn plain(modifiers: egui::Modifiers) -> egui::Modifiers {
    egui::Modifiers { ctrl: false, mac_cmd: false, ..modifiers }
}

/// What a command waits for, or what is in its way.
fn waiting(ui: &mut Ui, open: &mut KeySheet, keys: &Keys, palette: &Palette, out: &mut Vec<Action>) {
    let Some(command) = open.waiting else { return };
    widgets::card(palette).fill(palette.selected).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let Some((key, clash)) = open.wish.clone() else {
            ui.label(format!("Press the new key for “{}”. Esc leaves it as it is.", command.label()));
            return;
        };
        let key_name = key_words(ui.ctx(), &key);
        match &clash {
            Clash::Command(other) => {
                ui.label(format!("{key_name} is the key of “{}”.", other.label()));
            }
            Clash::Status(status) => {
                let words =
                    format!("{key_name} sets the status “{status}”. Change that under Statuses… first.");
                ui.label(words);
            }
            Clash::Reserved => {
                ui.label(format!("{key_name} is needed for typing, or to move between controls."));
            }
        }
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            if matches!(clash, Clash::Command(_)) && ui.button("Take it from there").clicked() {
                out.push(Action::SetKeys(keys.clone().without(key).with(command, vec![key])));
                (open.waiting, open.wish) = (None, None);
            }
            if ui.button("Another key").clicked() {
                open.wish = None;
            }
            if ui.button("Leave it").clicked() {
                (open.waiting, open.wish) = (None, None);
            }
        });
    });
    ui.add_space(6.0);
}
