//! One line around a place in a text, for lists.

use crate::text::Span;

/// Letters before the place.
const BEFORE: usize = 44;
/// Letters from its start on.
const BEHIND: usize = 200;

/// Words around a place, on one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The words, with an ellipsis where they begin within the text.
    pub words: Box<str>,
    /// What was found, in bytes of `words`: the place itself and others near it.
    pub marks: Box<[Span]>,
}

impl Line {
    /// The line around `spans[at]`. The spans stand in text order.
    #[must_use]
    pub fn new(text: &str, spans: &[Span], at: usize) -> Self {
        let Some(place) = spans.get(at) else { return Self::default() };
        let (start, end) = (place.start as usize, place.end as usize);
        let from = beginning(text, start);
        let to = text[start..].char_indices().nth(BEHIND).map_or(text.len(), |(far, _)| start + far).max(end);
        let mut words = String::with_capacity(to - from + 8);
        if from > 0 {
            words.push('…');
        }
        let near = spans.partition_point(|span| (span.end as usize) <= from);
        let mut near = spans[near..].iter().take_while(|span| (span.start as usize) < to).peekable();
        let (mut marks, mut begun) = (Vec::new(), None);
        let mut space = true;
        for (byte, letter) in text[from..to].char_indices().map(|(byte, letter)| (from + byte, letter)) {
            if begun.is_some() && near.peek().is_some_and(|span| (span.end as usize) <= byte) {
                marks.extend(begun.take().map(|begun| Span::new(begun, words.trim_end().len())));
                near.next();
            }
            let white = letter.is_whitespace();
            if begun.is_none() && !white && near.peek().is_some_and(|span| (span.start as usize) <= byte) {
                begun = Some(words.len());
            }
            match (white, space) {
                (true, true) => {}
                (true, false) => words.push(' '),
                (false, _) => words.push(letter),
            }
            space = white;
        }
        marks.extend(begun.map(|begun| Span::new(begun, words.trim_end().len())));
        words.truncate(words.trim_end().len());
        if to < text.trim_end().len() {
            words.push('…');
        }
        Self { words: words.into(), marks: marks.into() }
    }
}

/// Where the line around `start` begins: at a word, where there are words.
fn beginning(text: &str, start: usize) -> usize {
    let Some((far, _)) = text[..start].char_indices().rev().nth(BEFORE) else { return 0 };
    let space = text[far..start].find(char::is_whitespace);
    // Scripts without spaces begin anywhere.
    match space.filter(|space| *space < (start - far) / 2) {
        Some(space) => far + space + text[far + space..].chars().next().map_or(0, char::len_utf8),
        None => far,
    }
}
