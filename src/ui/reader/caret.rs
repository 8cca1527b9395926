//! The selection: two carets in bytes, and what moves them.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation as _};

use super::laid::Row;
use crate::text::Span;

/// A place between two characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Caret {
    pub(super) byte: u32,
    /// Where a row wraps here: the end of the earlier row rather than the start of the later one.
    pub(super) early: bool,
}

impl Caret {
    pub(super) const fn at(byte: u32) -> Self {
        Self { byte, early: false }
    }

    /// At `byte` as reached in `row`.
    pub(super) const fn new(byte: u32, row: &Row) -> Self {
        Self { byte, early: byte == row.end && row.start < row.end }
    }
}

/// By what a gesture extends the selection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Unit {
    #[default]
    Grapheme,
    Word,
    Line,
}

impl Unit {
    /// The unit of a press that is the `count`th in a row.
    pub(super) const fn of_press(count: u32) -> Self {
        match count {
            0 | 1 => Self::Grapheme,
            2 => Self::Word,
            _ => Self::Line,
        }
    }

    /// The whole unit around `byte`.
    pub(super) fn around(self, text: &str, byte: u32) -> Span {
        match self {
            Self::Grapheme => {
                let byte = grapheme(text, byte, false);
                Span { start: byte, end: byte }
            }
            Self::Word => word_around(text, byte),
            Self::Line => line_around(text, byte),
        }
    }
}

/// What is selected: from where, to where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Selection {
    /// What the gesture began with; never shrinks away while it goes on.
    pub(super) origin: Span,
    /// The end that moves.
    pub(super) head: Caret,
    unit: Unit,
}

impl Selection {
    pub(super) fn new(text: &str, caret: Caret, unit: Unit) -> Self {
        let origin = unit.around(text, caret.byte);
        let head =
            if unit == Unit::Grapheme { Caret { byte: origin.end, ..caret } } else { Caret::at(origin.end) };
        Self { origin, head, unit }
    }

    /// Nothing selected, the caret at `caret`.
    pub(super) const fn caret(caret: Caret) -> Self {
        Self { origin: Span { start: caret.byte, end: caret.byte }, head: caret, unit: Unit::Grapheme }
    }

    /// The head moved by a key: what a word or line began is over, its far end stays.
    #[must_use]
    pub(super) const fn moved(self, caret: Caret) -> Self {
        let tail = self.tail();
        Self { origin: Span { start: tail, end: tail }, head: caret, unit: Unit::Grapheme }
    }

    pub(super) const fn all(text: &str) -> Self {
        let end = text.len() as u32;
        Self { origin: Span { start: 0, end: 0 }, head: Caret::at(end), unit: Unit::Grapheme }
    }

    /// Move the head to `caret`, by whole units of the gesture.
    #[must_use]
    pub(super) fn extended(self, text: &str, caret: Caret) -> Self {
        let unit = self.unit.around(text, caret.byte);
        let head = if self.unit == Unit::Grapheme {
            Caret { byte: unit.start, ..caret }
        } else if caret.byte < self.origin.start {
            Caret::at(unit.start)
        } else {
            Caret::at(unit.end.max(self.origin.end))
        };
        Self { head, ..self }
    }

    /// Everything between both ends.
    pub(super) fn span(&self) -> Span {
        self.origin.join(Span { start: self.head.byte, end: self.head.byte })
    }

    /// The end that stays.
    pub(super) const fn tail(&self) -> u32 {
        if self.head.byte < self.origin.end { self.origin.end } else { self.origin.start }
    }
}

/// `span` widened to whole graphemes, without the white space around it.
pub(super) fn snapped(text: &str, span: Span) -> Span {
    let (start, end) = (grapheme(text, span.start, false), grapheme(text, span.end, true));
    let words = Span { start, end }.of(text);
    let start = start as usize + (words.len() - words.trim_start().len());
    Span::new(start, start + words.trim().len())
}

/// The grapheme boundary at `byte`, else the one before it, or after it if `up`.
pub(super) fn grapheme(text: &str, byte: u32, up: bool) -> u32 {
    let byte = (byte as usize).min(text.len());
    let byte = if up { text.ceil_char_boundary(byte) } else { text.floor_char_boundary(byte) };
    let mut cursor = GraphemeCursor::new(byte, text.len(), true);
    let found = match cursor.is_boundary(text, 0) {
        Ok(true) => None,
        _ if up => cursor.next_boundary(text, 0).ok().flatten(),
        _ => cursor.prev_boundary(text, 0).ok().flatten(),
    };
    found.unwrap_or(byte) as u32
}

/// The next grapheme boundary after `byte`, or before it.
pub(super) fn beside(text: &str, byte: u32, forward: bool) -> u32 {
    let mut cursor = GraphemeCursor::new(byte as usize, text.len(), true);
    let found = if forward { cursor.next_boundary(text, 0) } else { cursor.prev_boundary(text, 0) };
    found.ok().flatten().map_or(byte, |found| found as u32)
}

/// How far words are looked for: a bound for texts without line ends.
const NEAR: usize = 2048;

/// A stretch around `byte` that begins and ends with its line, or `NEAR` bytes away.
fn near(text: &str, byte: u32) -> Span {
    let byte = text.floor_char_boundary((byte as usize).min(text.len()));
    let (low, high) = (
        text.floor_char_boundary(byte.saturating_sub(NEAR)),
        text.ceil_char_boundary((byte + NEAR).min(text.len())),
    );
    let start = text[low..byte].rfind('\n').map_or(low, |at| low + at + 1);
    let end = text[byte..high].find('\n').map_or(high, |at| byte + at);
    Span::new(start, end)
}

fn word_around(text: &str, byte: u32) -> Span {
    let near = near(text, byte);
    near.of(text)
        .split_word_bound_indices()
        .map(|(at, word)| Span::new(near.start as usize + at, near.start as usize + at + word.len()))
        .find(|word| byte < word.end)
        .unwrap_or(Span { start: near.end, end: near.end })
}

fn line_around(text: &str, byte: u32) -> Span {
    let byte = text.floor_char_boundary((byte as usize).min(text.len()));
    let start = memchr::memrchr(b'\n', &text.as_bytes()[..byte]).map_or(0, |at| at + 1);
    let end = memchr::memchr(b'\n', &text.as_bytes()[byte..]).map_or(text.len(), |at| byte + at);
    Span::new(start, start + text[start..end].trim_end_matches('\r').len())
}

/// Where the next word ends, or the last one begins.
pub(super) fn word_beside(text: &str, byte: u32, forward: bool) -> u32 {
    // A step over a line's end is a step in itself, as in most editors.
    let near = near(text, byte);
    let words = || {
        near.of(text)
            .unicode_word_indices()
            .map(move |(at, word)| Span::new(near.start as usize + at, near.start as usize + at + word.len()))
    };
    if forward {
        let next = words().find(|word| word.end > byte).map(|word| word.end);
        next.unwrap_or(if byte < near.end { near.end } else { beside(text, byte, true) })
    } else {
        let last = words().take_while(|word| word.start < byte).last().map(|word| word.start);
        last.unwrap_or(if byte > near.start { near.start } else { beside(text, byte, false) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, (start, end): (usize, usize), expected: &str) {
        assert_eq!(snapped(text, Span::new(start, end)).of(text), expected);
    }

    #[test]
    fn spans_are_snapped_to_graphemes_and_trimmed() {
        check("it sold 5 tons", (7, 14), "5 tons");
        check("it sold 5 tons ", (2, 15), "sold 5 tons");
        check("cafe\u{301} au lait", (0, 4), "cafe\u{301}");
        check("cafe\u{301} au lait", (5, 8), "e\u{301} a");
        check("a👩‍👧b", (2, 4), "👩‍👧");
        check("a   b", (1, 4), "");
        check("中国对朝鲜出口", (3, 9), "国对");
        check("one\r\ntwo", (3, 4), "");
    }

    #[track_caller]
    fn check_unit(unit: Unit, text: &str, byte: u32, expected: &str) {
        assert_eq!(unit.around(text, byte).of(text), expected);
    }

    #[test]
    fn words_and_lines_around_a_place() {
        check_unit(Unit::Word, "up 99.6 percent", 4, "99.6");
        check_unit(Unit::Word, "up 99.6 percent", 3, "99.6");
        check_unit(Unit::Word, "up\nto", 2, "");
        check_unit(Unit::Line, "one\r\ntwo 2\nthree", 6, "two 2");
        check_unit(Unit::Line, "one\r\ntwo 2\nthree", 1, "one");
        check_unit(Unit::Line, "one\n", 4, "");
    }

    #[track_caller]
    fn check_steps(text: &str, forward: bool, expected: &[u32]) {
        let mut at = if forward { 0 } else { text.len() as u32 };
        let steps = expected.iter().map(|_| {
            at = word_beside(text, at, forward);
            at
        });
        assert_eq!(steps.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn steps_by_word_cross_lines() {
        check_steps("up 99.6 %\nto", true, &[2, 7, 9, 10, 12, 12]);
        check_steps("up 99.6 %\nto", false, &[10, 9, 3, 0, 0]);
    }

    #[test]
    fn a_gesture_by_words_keeps_the_word_it_began_with() {
        let text = "alpha beta gamma";
        let began = Selection::new(text, Caret::at(7), Unit::Word);
        assert_eq!(began.span().of(text), "beta");
        assert_eq!(began.extended(text, Caret::at(12)).span().of(text), "beta gamma");
        let back = began.extended(text, Caret::at(2));
        assert_eq!((back.span().of(text), back.tail()), ("alpha beta", 10));
        assert_eq!(began.extended(text, Caret::at(8)).span().of(text), "beta");
    }
}
