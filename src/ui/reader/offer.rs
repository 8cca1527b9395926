//! What can be done with selected words: the button beside them, the context menu.

use egui::{Button, Color32, Rect, Response, RichText, Sense, Shadow, Stroke, Ui, pos2, vec2};

use super::caret::Selection;
use super::sheet::Seen;
use super::state::MARGIN;
use super::{Reader, ReaderEvent};
use crate::ui::Command;
use crate::ui::keys::key_of;
use crate::ui::theme::Palette;

/// The button beside a new selection. The key is the window's: see the table of commands.
const MAKE: &str = "Make a claim · C";
/// Longer selections are for copying: the button would only be in the way.
const CLAIM_MOST: usize = 1500;

/// What the context menu answers.
pub(super) enum Choice {
    Make,
    Words,
    Copy,
    All,
    Find,
}

impl Reader {
    /// Beside a new selection: make a claim of it.
    pub(super) fn offer(&mut self, ui: &mut Ui, seen: &[Seen], view: Rect, out: &mut Vec<ReaderEvent>) {
        let Some(span) =
            self.selection().filter(|span| self.fresh && !self.pointer.held && span.len() <= CLAIM_MOST)
        else {
            return;
        };
        let Some(caret) =
            self.caret_rect(ui, view.left() + MARGIN, seen).filter(|caret| view.intersects(*caret))
        else {
            return;
        };
        let palette = Palette::of(ui);
        let size = vec2(132.0, 26.0);
        let forward = self.selection.is_some_and(|selection| selection.head.byte > selection.tail());
        let fits = caret.bottom() + 6.0 + size.y < view.bottom();
        let top = if fits && forward {
            caret.bottom() + 5.0
        } else {
            (caret.top() - 5.0 - size.y).max(view.top() + 2.0)
        };
        let left = (caret.center().x - size.x / 2.0)
            .clamp(view.left() + 4.0, (view.right() - size.x - 16.0).max(view.left() + 4.0));
        let rect = Rect::from_min_size(pos2(left, top), size);
        let shadow = Shadow { offset: [0, 2], blur: 8, spread: 0, color: Color32::from_black_alpha(60) };
        ui.painter().add(shadow.as_shape(rect, 6));
        let button = Button::new(RichText::new(MAKE).color(palette.accent))
            .fill(palette.panel)
            .stroke(Stroke::new(1.0, palette.accent))
            .corner_radius(6)
            // Taking drags too keeps the press from the words below, which would begin another selection.
            .sense(Sense::click_and_drag());
        if ui.put(rect, button).clicked() {
            self.fresh = false;
            out.push(ReaderEvent::MakeClaim(span));
        }
    }

    /// What can be done with the selection.
    pub(super) fn menu(&self, response: &Response) -> Option<Choice> {
        let mut choice = None;
        let some = self.selection.is_some_and(|selection| !selection.span().is_empty());
        response.context_menu(|ui| {
            let mut item = |ui: &mut Ui, enabled: bool, name: &str, keys: &str, answer: Choice| {
                if ui.add_enabled(enabled, Button::new(name).shortcut_text(keys)).clicked() {
                    choice = Some(answer);
                }
            };
            let key = |ui: &Ui, command| key_of(ui.ctx(), command);
            let (make, add, find) = (
                key(ui, Command::MakeClaim),
                key(ui, Command::AddToVocabulary),
                key(ui, Command::FindInArticle),
            );
            item(ui, some, "Make a claim", &make, Choice::Make);
            item(ui, some, "Add to the vocabulary…", &add, Choice::Words);
            item(ui, some, "Copy", "Ctrl+C", Choice::Copy);
            item(ui, true, "Select all", "Ctrl+A", Choice::All);
            item(ui, true, "Find…", &find, Choice::Find);
        });
        choice
    }

    /// Do what was chosen from the menu.
    pub(super) fn choose(&mut self, ui: &Ui, choice: Option<Choice>, out: &mut Vec<ReaderEvent>) {
        match choice {
            None => {}
            Some(Choice::Make) => {
                self.fresh = false;
                out.extend(self.selection().map(ReaderEvent::MakeClaim));
            }
            Some(Choice::Words) => out.push(ReaderEvent::AddWords),
            Some(Choice::Copy) => self.copy(ui),
            Some(Choice::All) => {
                self.selection = self.column.as_ref().map(|column| Selection::all(&column.text));
            }
            Some(Choice::Find) => self.open_find(),
        }
    }
}
