//! The mouse over the text: a press begins a selection, a drag extends it.

use egui::{Pos2, Response, Ui};

use super::caret::{Caret, Selection, Unit};

/// A gesture of the mouse.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pointer {
    /// The button is held since a press on the text.
    pub(super) held: bool,
    /// When and where the last press was, and the how manieth in a row.
    last: Option<(f64, Pos2)>,
    count: u32,
}

/// What the mouse did in this frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gesture {
    Nothing,
    /// Pressed or dragged: the selection is being made.
    Going,
    /// Released: it is made.
    Done,
}

impl Pointer {
    /// Begin, extend or end a selection. `caret_at` is asked only where it matters.
    pub(super) fn update(
        &mut self,
        ui: &Ui,
        response: &Response,
        text: &str,
        selection: &mut Option<Selection>,
        caret_at: impl FnOnce(Pos2) -> Caret,
    ) -> Gesture {
        let (pressed, down, place, shift) = ui.input(|input| {
            let pointer = &input.pointer;
            (pointer.primary_pressed(), pointer.primary_down(), pointer.interact_pos(), input.modifiers.shift)
        });
        let Some(place) = place else {
            return self.end();
        };
        if pressed && response.is_pointer_button_down_on() {
            self.held = true;
            self.count_press(ui, place);
            let caret = caret_at(place);
            *selection = Some(match *selection {
                Some(old) if shift => old.extended(text, caret),
                _ => Selection::new(text, caret, Unit::of_press(self.count)),
            });
            return Gesture::Going;
        }
        if !down {
            return self.end();
        }
        if self.held
            && let Some(old) = *selection
        {
            *selection = Some(old.extended(text, caret_at(place)));
            return Gesture::Going;
        }
        Gesture::Nothing
    }

    const fn end(&mut self) -> Gesture {
        if std::mem::replace(&mut self.held, false) { Gesture::Done } else { Gesture::Nothing }
    }

    /// egui counts clicks when they end; a word is to be selected when the second press begins.
    fn count_press(&mut self, ui: &Ui, place: Pos2) {
        let (now, options) =
            (ui.input(|input| input.time), ui.ctx().options(|options| options.input_options));
        let again = self.last.is_some_and(|(time, at)| {
            now - time < options.max_double_click_delay && at.distance(place) < options.max_click_dist
        });
        self.count = if again { self.count % 3 + 1 } else { 1 };
        self.last = Some((now, place));
    }
}
