//! The smallest pieces of a text that the engine looks at.

use super::WordId;
use crate::text::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Letters: a word, an abbreviation with its full stops ("U.S.", "N."), or a possessive "'s".
    Word,
    /// ASCII digits only; separators are tokens of their own.
    Digits,
    /// One sign. Kinds of quotes, hyphens and dashes are brought to `"`, `'`, `-`, `–` (also minus) and `—`.
    Sign(char),
}

/// How a word is capitalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Case {
    /// No capital at the beginning.
    Lower,
    /// A capital at the beginning.
    Title,
    /// Capitals only, two or more letters.
    Upper,
}

/// What stands between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing.
    None,
    /// No-break, thin or other narrow space only: typographers set it inside numbers and before units.
    Narrow,
    /// Ordinary spaces.
    Space,
    /// More than one ordinary space or a tab, as between the columns of a table.
    Wide,
    /// One line break.
    Line,
    /// An empty line, or the beginning of the text.
    Blank,
}

/// The sign of the empty line between two paragraphs.
pub const PARAGRAPH: char = '\n';

/// One piece of text. Bytes, as everywhere inside.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    /// The word in the vocabulary; [`WordId::UNKNOWN`] for a word that no table names.
    pub word: WordId,
    /// What it is made of.
    pub shape: Shape,
    /// How it is capitalised.
    pub case: Case,
    /// What stands before it.
    pub gap: Gap,
}

impl Token {
    /// The empty line between two others.
    pub(super) const fn paragraph(start: u32, end: u32) -> Self {
        Self {
            start,
            end,
            word: WordId::UNKNOWN,
            shape: Shape::Sign(PARAGRAPH),
            case: Case::Lower,
            gap: Gap::Blank,
        }
    }

    /// Where it stands.
    #[must_use]
    #[inline]
    pub const fn span(&self) -> Span {
        Span { start: self.start, end: self.end }
    }

    /// Whether it is this sign.
    #[must_use]
    #[inline]
    pub fn is(&self, sign: char) -> bool {
        self.shape == Shape::Sign(sign)
    }

    /// Whether it is a word.
    #[must_use]
    #[inline]
    pub fn is_word(&self) -> bool {
        self.shape == Shape::Word
    }

    /// Whether it is a run of digits.
    #[must_use]
    #[inline]
    pub fn is_digits(&self) -> bool {
        self.shape == Shape::Digits
    }

    /// Whether nothing stands between it and the token before.
    #[must_use]
    #[inline]
    pub fn is_glued(&self) -> bool {
        self.gap == Gap::None
    }
}
