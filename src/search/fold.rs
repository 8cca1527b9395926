//! A text as it is compared: without capitals and accents, with one space for white space of any kind.

use unicode_normalization::char::{decompose_canonical, decompose_compatible, is_combining_mark};

use crate::vocabulary::is_unspaced;

/// What a letter does to the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Makes a word with its neighbours.
    Letter,
    /// Belongs to a script that sets no spaces between words, or strings them together.
    Unspaced,
    /// Stands between words.
    Between,
}

impl Kind {
    pub(super) fn of(letter: char) -> Self {
        if is_unspaced(letter) {
            Self::Unspaced
        } else if letter.is_alphanumeric() {
            Self::Letter
        } else {
            Self::Between
        }
    }
}

/// A folded text that knows where each of its letters stood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    text: String,
    /// Bytes of the original.
    len: usize,
    /// Places where the distance to the original changes: the byte here, and the byte there.
    steps: Vec<(usize, usize)>,
}

impl Folded {
    /// Fold a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), len: text.len(), steps: Vec::new() };
        let mut distance = 0;
        let mut put = |folded: &mut Self, at: usize, letter: char| {
            // Letters that fold to several stand at one place.
            let now = at as isize - folded.text.len() as isize;
            if now != distance {
                folded.steps.push((folded.text.len(), at));
                distance = now;
            }
            folded.text.push(letter);
        };
        let mut space = false;
        for (at, letter) in text.char_indices() {
            let white = letter.is_whitespace();
            if white && space {
                continue;
            }
            space = white;
            match letter {
                _ if white => put(&mut folded, at, ' '),
                '\0'..='\x7f' => put(&mut folded, at, letter.to_ascii_lowercase()),
                // Soft hyphens, marks of direction and joiners are not seen.
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
                '‘' | '’' | '′' => put(&mut folded, at, '\''),
                '“' | '”' | '„' | '«' | '»' => put(&mut folded, at, '"'),
                '\u{2010}'..='\u{2015}' | '\u{2212}' => put(&mut folded, at, '-'),
                // Letters of their own in Russian and Ukrainian, not letters with an accent.
                'й' | 'Й' => put(&mut folded, at, 'й'),
                'ї' | 'Ї' => put(&mut folded, at, 'ї'),
                _ if is_unspaced(letter) => put(&mut folded, at, letter),
                _ => parts(letter, |part| {
                    if !is_combining_mark(part) {
                        part.to_lowercase()
                            .filter(|lower| !is_combining_mark(*lower))
                            .for_each(|lower| put(&mut folded, at, lower));
                    }
                }),
            }
        }
        folded
    }

    /// The folded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Byte of the original where the letter at this byte of the folded text stood.
    #[must_use]
    pub fn original(&self, at: usize) -> usize {
        if at >= self.text.len() {
            return self.len;
        }
        let before = self.steps.partition_point(|(here, _)| *here <= at);
        let (here, there) =
            before.checked_sub(1).and_then(|last| self.steps.get(last)).copied().unwrap_or_default();
        there + (at - here)
    }

    /// What an index holds of the text, set apart by spaces: its words, and from scripts without spaces every letter
    /// with its neighbour, so that each part of a word is found.
    #[must_use]
    pub fn keys(&self) -> String {
        let mut keys = String::with_capacity(self.text.len() * 2);
        keys_of(&self.text, |key| {
            keys.push_str(key);
            keys.push(' ');
        });
        keys
    }
}

/// Call `each` with every key of a folded text.
pub(super) fn keys_of<'t>(text: &'t str, mut each: impl FnMut(&'t str)) {
    let mut word = None;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let kind = Kind::of(letter);
        if kind == Kind::Letter {
            word.get_or_insert(at);
            continue;
        }
        if let Some(start) = word.take() {
            each(&text[start..at]);
        }
        if kind == Kind::Unspaced {
            let next = letters.peek().filter(|(_, next)| Kind::of(*next) == Kind::Unspaced);
            let end = next.map_or(at + letter.len_utf8(), |(next, letter)| next + letter.len_utf8());
            each(&text[at..end]);
        }
    }
    if let Some(start) = word {
        each(&text[start..]);
    }
}

/// A letter and its accents apart; wide and narrow forms of East Asian typesetting as the plain ones.
fn parts(letter: char, put: impl FnMut(char)) {
    match letter {
        '\u{ff00}'..='\u{ffef}' => decompose_compatible(letter, put),
        _ => decompose_canonical(letter, put),
    }
}
