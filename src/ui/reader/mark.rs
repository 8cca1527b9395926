//! What the caller wants highlighted, and how.

use std::sync::Arc;

use egui::Color32;

use crate::model::{FigureKey, Status};
use crate::text::Span;
use crate::ui::theme::Palette;

/// How a mark looks. Read while painting, so a change of theme or status moves nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarkStyle {
    /// Behind the words.
    pub fill: Color32,
    /// The line below the words.
    pub line: Color32,
    /// Nobody has taken it over yet: a box without a line.
    pub suggestion: bool,
    /// Words without a number: a dashed line without a box.
    pub statement: bool,
}

impl MarkStyle {
    /// A suggestion that is still open.
    #[must_use]
    pub const fn suggestion(palette: &Palette, statement: bool) -> Self {
        Self { fill: palette.suggestion, line: palette.warn, suggestion: true, statement }
    }

    /// A claim, in its status's colour.
    #[must_use]
    pub fn claim(palette: &Palette, status: &Status, statement: bool) -> Self {
        let line = palette.status(status);
        Self {
            fill: line.gamma_multiply(if palette.dark { 0.24 } else { 0.15 }),
            line,
            suggestion: false,
            statement,
        }
    }
}

/// What asks for a look at a figure, told in the margin.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    /// `×` or `?`: readable without colour.
    pub glyph: &'static str,
    /// Its colour.
    pub ink: Color32,
    /// The more it asks, the lower.
    pub rank: u8,
    /// The sentences, for people.
    pub words: Arc<str>,
}

/// One figure's words in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Where they stand.
    pub span: Span,
    /// The figure.
    pub key: FigureKey,
    /// How they look.
    pub style: MarkStyle,
    /// What a screen reader says: the quote and what it means, status included.
    pub label: Arc<str>,
    /// What the checks hold against it.
    pub doubt: Option<Doubt>,
}
