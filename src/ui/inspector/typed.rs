//! The text of one field, between what is typed and what is written.

use std::hash::Hash;

use egui::{Response, TextBuffer, TextEdit, Ui};

use super::super::widgets;

/// How a field looks.
pub(super) struct Field {
    /// What it is called.
    pub name: &'static str,
    /// What stands in it while it is empty.
    pub hint: &'static str,
    /// How many lines it has room for.
    pub rows: usize,
    /// Nothing can be written: it can be read and copied only.
    pub read_only: bool,
}

impl Field {
    /// Show it over the whole width, with what the project says. It keeps its focus by `salt`, and by that alone.
    pub(super) fn show(
        self,
        ui: &mut Ui,
        salt: impl Hash + std::fmt::Debug,
        typed: &mut Typed,
        known: &str,
    ) -> Response {
        self.show_wide(ui, salt, typed, known, f32::INFINITY)
    }

    /// Show it with a width.
    pub(super) fn show_wide(
        self,
        ui: &mut Ui,
        salt: impl Hash + std::fmt::Debug,
        typed: &mut Typed,
        known: &str,
        width: f32,
    ) -> Response {
        let id = ui.make_persistent_id(salt);
        typed.hear(known, ui.memory(|memory| memory.has_focus(id) || memory.had_focus_last_frame(id)));
        let mut shown = typed.now.as_str();
        let text: &mut dyn TextBuffer = if self.read_only { &mut shown } else { &mut typed.now };
        let field = match self.rows {
            1 => TextEdit::singleline(text),
            rows => TextEdit::multiline(text).desired_rows(rows),
        };
        let mut response = ui.add(field.id(id).hint_text(self.hint).desired_width(width));
        widgets::name_field(ui, &response, self.name);
        if response.changed() {
            typed.touch();
        }
        if self.read_only {
            response = response.on_hover_text("This project is open for reading only");
        }
        response
    }
}

/// What stands in a field, and what the project says there.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    /// What stands in the field.
    pub now: String,
    /// What the project said when it was looked at last.
    was: String,
    /// It was asked to be written as it stands.
    asked: bool,
}

impl Typed {
    pub(super) fn new(known: String) -> Self {
        Self { now: known.clone(), was: known, asked: false }
    }

    /// Hear what the project says. What changed elsewhere, by undo for example, takes the field's place, unless somebody
    /// types in it; what was typed and is not written stays.
    pub(super) fn hear(&mut self, known: &str, typing: bool) {
        if self.was == known {
            return;
        }
        if !(typing && self.is_changed()) {
            known.clone_into(&mut self.now);
        }
        known.clone_into(&mut self.was);
        self.asked = false;
    }

    /// Somebody typed.
    pub(super) fn touch(&mut self) {
        self.asked = false;
    }

    /// Whether something stands there that the project does not say.
    pub(super) fn is_changed(&self) -> bool {
        self.now != self.was
    }

    /// What is to be written, cleaned; once for everything typed.
    pub(super) fn take(&mut self, clean: impl Fn(&str) -> String) -> Option<String> {
        if self.asked || !self.is_changed() {
            return None;
        }
        let clean = clean(&self.now);
        if clean == self.was {
            self.now = clean;
            return None;
        }
        self.asked = true;
        Some(clean)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(text: &str) -> String {
        text.trim().to_owned()
    }

    #[test]
    fn what_is_typed_is_taken_once_and_stays_until_the_project_says_otherwise() {
        let mut typed = Typed::new("a".to_owned());
        assert_eq!(typed.take(clean), None);
        typed.now = "b ".to_owned();
        typed.hear("a", false);
        assert_eq!(typed.take(clean).as_deref(), Some("b"));
        assert_eq!(typed.take(clean), None, "asked for already");
        typed.hear("a", false);
        assert_eq!(typed.now, "b ", "refused, and not lost");
        typed.touch();
        assert_eq!(typed.take(clean).as_deref(), Some("b"));
        typed.hear("b", false);
        assert_eq!((&*typed.now, typed.is_changed()), ("b", false));
        typed.hear("a", false);
        assert_eq!(typed.now, "a", "undone");
    }

    #[test]
    fn what_is_being_typed_is_not_taken_away() {
        let mut typed = Typed::new("a".to_owned());
        typed.now = "ab".to_owned();
        typed.hear("c", true);
        assert_eq!(typed.now, "ab");
        let mut untouched = Typed::new("a".to_owned());
        untouched.hear("c", true);
        assert_eq!(untouched.now, "c");
    }

    #[test]
    fn blanks_alone_are_no_change() {
        let mut typed = Typed::new("a".to_owned());
        typed.now = " a ".to_owned();
        assert_eq!(typed.take(clean), None);
        assert!(!typed.is_changed());
    }
}
