//! The keyboard caret: which keys move it, and where to.

use std::sync::Arc;

use egui::{Event, Key, Modifiers, Ui};

use super::caret::{Caret, beside, word_beside};
use super::column::Column;

/// A step of the caret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Motion {
    Grapheme { forward: bool },
    Word { forward: bool },
    RowEnd { forward: bool },
    Rows(i32),
    Page { forward: bool },
    TextEnd { forward: bool },
}

impl Motion {
    /// The motion that a key stands for, on every system's keyboard.
    fn of(key: Key, held: Modifiers) -> Option<Self> {
        let forward = matches!(key, Key::ArrowRight | Key::ArrowDown | Key::End | Key::PageDown);
        Some(match key {
            Key::ArrowLeft | Key::ArrowRight if held.mac_cmd => Self::RowEnd { forward },
            Key::ArrowLeft | Key::ArrowRight if held.ctrl || held.alt => Self::Word { forward },
            Key::ArrowLeft | Key::ArrowRight => Self::Grapheme { forward },
            Key::ArrowUp | Key::ArrowDown if held.command => Self::TextEnd { forward },
            Key::ArrowUp | Key::ArrowDown if held.alt => return None,
            Key::ArrowUp => Self::Rows(-1),
            Key::ArrowDown => Self::Rows(1),
            Key::Home | Key::End if held.ctrl => Self::TextEnd { forward },
            Key::Home | Key::End => Self::RowEnd { forward },
            Key::PageUp | Key::PageDown => Self::Page { forward },
            _ => return None,
        })
    }

    /// The motions of this frame, each with whether it extends the selection. They are used up.
    pub(super) fn take(ui: &Ui) -> Vec<(Self, bool)> {
        let mut found = Vec::new();
        ui.input_mut(|input| {
            input.events.retain(|event| {
                let Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
                let motion = Self::of(*key, *modifiers);
                found.extend(motion.map(|motion| (motion, modifiers.shift)));
                motion.is_none()
            });
        });
        found
    }

    /// Where it leads from `caret`. `x` is where the column of rows was entered, kept over short rows.
    pub(super) fn apply(
        self,
        ui: &Ui,
        column: &mut Column,
        caret: Caret,
        x: &mut Option<f32>,
        page: i32,
    ) -> Caret {
        let text = Arc::clone(&column.text);
        let wanted = x.take();
        match self {
            Self::Grapheme { forward } => Caret::at(beside(&text, caret.byte, forward)),
            Self::Word { forward } => Caret::at(word_beside(&text, caret.byte, forward)),
            Self::TextEnd { forward } => Caret::at(if forward { text.len() as u32 } else { 0 }),
            Self::RowEnd { forward } => {
                let (_, row) = column.find(ui, caret);
                if forward { Caret::new(row.end, &row) } else { Caret::at(row.start) }
            }
            Self::Page { forward } => rows(ui, column, caret, wanted, if forward { page } else { -page }, x),
            Self::Rows(steps) => rows(ui, column, caret, wanted, steps, x),
        }
    }
}

fn rows(
    ui: &Ui,
    column: &mut Column,
    caret: Caret,
    wanted: Option<f32>,
    steps: i32,
    x: &mut Option<f32>,
) -> Caret {
    let at = wanted.unwrap_or_else(|| column.x_of(ui, caret));
    let (from, _) = column.find(ui, caret);
    match column.step(ui, from, steps) {
        Some((to, row)) => {
            *x = Some(at);
            let byte = column.laid(to.section).map_or(row.start, |laid| laid.byte_at(&column.text, &row, at));
            Caret::new(byte, &row)
        }
        None => Caret::at(if steps > 0 { column.text.len() as u32 } else { 0 }),
    }
}
