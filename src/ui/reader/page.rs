//! What the reader is given each frame, and what it answers.

use std::sync::Arc;

use egui::Ui;

use super::Mark;
use crate::model::{ArticleId, FigureKey};
use crate::text::Span;

/// One article as it is to be shown now.
pub struct Page<'a> {
    /// The article. Another one starts at its top, without a selection.
    pub article: ArticleId,
    /// Counts the changes of `marks`: where it stays the same, nothing is measured again.
    pub revision: u64,
    /// The decoded text that spans count in. The same `Arc` means the same text.
    pub text: &'a Arc<str>,
    /// All figures of the article, in any order.
    pub marks: &'a [Mark],
    /// The figure selected in the window.
    pub selected: Option<FigureKey>,
    /// What a search over all articles found in it, in text order, and which of it is the current hit.
    pub found: (&'a [Span], Option<usize>),
    /// Words to light up, because something that they gave is being looked at.
    pub lit: &'a [Span],
    /// Draws title and source above the text; scrolls with it.
    pub header: &'a mut dyn FnMut(&mut Ui),
    /// Fills the card shown while the pointer rests on a mark.
    pub card: &'a mut dyn FnMut(&mut Ui, FigureKey),
}

/// What a person did in the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReaderEvent {
    /// A mark was clicked. Where several overlap, clicking again goes on to the next.
    Select(FigureKey),
    /// The margin's mark beside a figure was clicked: what the checks say of it is wanted.
    ShowFindings(FigureKey),
    /// Words were selected: once at the end of a mouse gesture, or by a key.
    SelectionMade(Span),
    /// A claim is to be made of these words.
    MakeClaim(Span),
    /// The person wants the selected words in the vocabulary.
    AddWords,
    /// More is to do than fits one frame (a search in a very long text, a drag held beyond the edge): draw again soon.
    /// The reader itself never wakes the window.
    Again,
}

/// Where to scroll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// To a figure, as soon as its article is shown and it is among the marks.
    Figure(FigureKey),
    /// To a place in the text shown.
    Place(Span),
}

impl From<FigureKey> for Target {
    fn from(key: FigureKey) -> Self {
        Self::Figure(key)
    }
}

impl From<Span> for Target {
    fn from(span: Span) -> Self {
        Self::Place(span)
    }
}
