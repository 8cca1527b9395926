//! A word or phrase that is looked for.

use memchr::memmem::Finder;

use super::fold::{Folded, Kind, keys_of};

/// A word or phrase, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    text: String,
    /// Whether the last word may go on.
    open: bool,
}

/// One key that an index holds for every text in which a pattern stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The key, or its beginning: letters and digits only.
    pub text: String,
    /// Whether it is only the beginning.
    pub open: bool,
}

impl Pattern {
    /// A pattern of these words; `None` when there is no letter and no digit in them. The last word may go on where it is
    /// `open`, but a number never does: 48 is not the beginning of 480.
    #[must_use]
    pub fn new(words: &str, open: bool) -> Option<Self> {
        let text = Folded::new(words.trim()).text().to_owned();
        let last = text.chars().next_back()?;
        let open = open && Kind::of(last) == Kind::Letter && !last.is_numeric();
        text.chars().any(|letter| Kind::of(letter) != Kind::Between).then_some(Self { text, open })
    }

    /// The folded words.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Call `each` with the start and end of every place in a folded text, until it answers `false`. A word is found as a
    /// whole, but any part of what stands in a script without spaces.
    pub fn places(&self, folded: &Folded, mut each: impl FnMut(usize, usize) -> bool) {
        let text = folded.text();
        let finder = Finder::new(&self.text);
        let is_letter = |letter: Option<char>| letter.is_some_and(|letter| Kind::of(letter) == Kind::Letter);
        let (starts, ends) =
            (is_letter(self.text.chars().next()), !self.open && is_letter(self.text.chars().next_back()));
        let mut from = 0;
        while let Some(at) = text.get(from..).and_then(|rest| finder.find(rest.as_bytes())) {
            let (start, end) = (from + at, from + at + self.text.len());
            let within = starts && is_letter(text[..start].chars().next_back())
                || ends && is_letter(text[end..].chars().next());
            if within {
                from = start + text[start..].chars().next().map_or(1, char::len_utf8);
                continue;
            }
            if !each(start, end) {
                return;
            }
            from = end;
        }
    }

    /// Keys that every text has in which the pattern stands.
    #[must_use]
    pub fn keys(&self) -> Vec<Key> {
        let mut keys = Vec::new();
        keys_of(&self.text, |key| {
            let end = (key.as_ptr() as usize - self.text.as_ptr() as usize) + key.len();
            let last = end == self.text.len();
            let mut letters = key.chars();
            let unspaced = letters.next().is_some_and(|letter| Kind::of(letter) == Kind::Unspaced);
            // A single letter at the end stands with its next one in the text, which is not known.
            let open = last && if unspaced { letters.next().is_none() } else { self.open };
            keys.push(Key { text: key.to_owned(), open });
        });
        // Where it is more than one letter, the last says no more than the one before.
        if keys.len() > 1 {
            let single = |key: &Key| key.open && key.text.chars().count() == 1;
            keys.pop_if(|last| {
                single(last) && last.text.chars().all(|letter| Kind::of(letter) == Kind::Unspaced)
            });
        }
        keys
    }
}
