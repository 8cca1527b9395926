//! The bar above the text: what to find, how often it occurs, on to the next.

use egui::{Event, Id, Key, Layout, Modifiers, RichText, TextEdit, Ui};

use super::find::Search;
use crate::text::Span;
use crate::ui::theme::Palette;
use crate::ui::{focus, widgets};

/// The bar and its search.
#[derive(Default)]
pub(super) struct FindBar {
    pub(super) open: bool,
    query: String,
    /// The query that `search` is for.
    searched: Option<String>,
    pub(super) search: Search,
    wants_focus: bool,
    /// Escape takes the focus away before this frame's code can see where it was.
    had_focus: bool,
}

impl FindBar {
    /// Go to the next hit or the previous one.
    pub(super) fn step(&mut self, forward: bool) -> Option<Span> {
        self.search.step(forward)
    }

    pub(super) fn show_now(&mut self) {
        self.open = true;
        self.wants_focus = true;
    }

    pub(super) fn close(&mut self) {
        *self = Self { query: std::mem::take(&mut self.query), ..Self::default() };
    }

    /// Search anew: the text is another one.
    pub(super) fn forget(&mut self) {
        self.searched = None;
    }

    /// Draw the bar and search on. Answers where to scroll.
    pub(super) fn show(&mut self, ui: &mut Ui, id: Id, text: &str, origin: u32) -> Option<Span> {
        if !self.open {
            return None;
        }
        let field = id.with("find");
        let mut target = self.keys(ui, field);
        let palette = Palette::of(ui);
        let frame = egui::Frame::new().inner_margin(egui::Margin { left: 24, right: 16, top: 6, bottom: 6 });
        let bar = frame.show(ui, |ui| {
            ui.horizontal(|ui| {
                let width = (ui.available_width() - 220.0).clamp(80.0, 280.0);
                let edit = TextEdit::singleline(&mut self.query).id(field).desired_width(width);
                let edit = ui.add(edit.hint_text("Find in this article"));
                widgets::name_field(ui, &edit, "Find in this article");
                if std::mem::take(&mut self.wants_focus) {
                    edit.request_focus();
                    widgets::select_all(ui, field, &self.query);
                }
                self.had_focus = edit.has_focus();
                let none = self.search.hits.is_empty();
                for (sign, name, forward) in [("↑", "Previous match", false), ("↓", "Next match", true)] {
                    if ui
                        .add_enabled(!none, widgets::tool(sign))
                        .labelled(name, !none)
                        .on_hover_text(name)
                        .clicked()
                    {
                        target = self.search.step(forward);
                    }
                }
                ui.label(RichText::new(self.search.count()).color(palette.dim));
                ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
                    if ui
                        .add(widgets::tool("×"))
                        .labelled("Close find", true)
                        .on_hover_text("Close (Esc)")
                        .clicked()
                    {
                        self.close();
                    }
                });
            });
        });
        let under = bar.response.rect;
        ui.painter().hline(ui.max_rect().x_range(), under.bottom(), egui::Stroke::new(1.0, palette.line));
        if self.open && self.searched.as_deref() != Some(&*self.query) {
            let origin = self.search.hit().map_or(origin, |hit| hit.start);
            self.searched = Some(self.query.clone());
            self.search.begin(&self.query, origin);
        }
        if self.search.advance(text) { self.search.hit() } else { target }
    }

    /// Enter and F3 go on, with Shift back; Escape closes.
    fn keys(&mut self, ui: &Ui, field: Id) -> Option<Span> {
        let typing = ui.memory(|memory| memory.has_focus(field));
        let pressed = |shift: bool, key: Key| {
            ui.input_mut(|input| {
                let before = input.events.len();
                input.events.retain(|event| {
                    !matches!(event, Event::Key { key: found, pressed: true, modifiers, .. }
                        if *found == key && modifiers.shift == shift && !modifiers.command && !modifiers.alt)
                });
                input.events.len() < before
            })
        };
        let next = pressed(false, Key::F3) || (typing && pressed(false, Key::Enter));
        let previous = pressed(true, Key::F3) || (typing && pressed(true, Key::Enter));
        // Escape is the bar's unless a person types somewhere else.
        let mine = typing || self.had_focus || !focus::was_typing(ui.ctx());
        if mine
            && focus::escape_is_free(ui.ctx())
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
        {
            self.close();
            return None;
        }
        if next || previous { self.search.step(next) } else { None }
    }
}

/// Words for a button whose face is a sign.
trait Labelled {
    fn labelled(self, name: &str, enabled: bool) -> Self;
}

impl Labelled for egui::Response {
    fn labelled(self, name: &str, enabled: bool) -> Self {
        self.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, name));
        self
    }
}
