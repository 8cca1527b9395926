//! A place in a text that can be found again when the text was replaced.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Span;

/// How much text on each side is kept to tell equal quotes apart, in bytes (cut to characters).
const CONTEXT: usize = 32;

/// A span with the words it covered and the words around it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Anchor {
    /// Where the quote stands.
    pub span: Span,
    /// The words themselves.
    pub quote: Arc<str>,
    /// Up to 32 bytes before it.
    pub prefix: Arc<str>,
    /// Up to 32 bytes after it.
    pub suffix: Arc<str>,
}

impl Anchor {
    /// Anchor `span` in `text`; `None` when the span does not fit or cuts a character.
    #[must_use]
    pub fn new(text: &str, span: Span) -> Option<Self> {
        let quote = text.get(span.range())?;
        let before = floor(text, (span.start as usize).saturating_sub(CONTEXT));
        let after = ceil(text, (span.end as usize + CONTEXT).min(text.len()));
        Some(Self {
            span,
            quote: quote.into(),
            prefix: text[before..span.start as usize].into(),
            suffix: text[span.end as usize..after].into(),
        })
    }

    /// Find the quote in a changed text: the occurrence whose surroundings agree most, the nearest among equals.
    /// `None` means that the claim is an orphan, to be listed and never dropped.
    #[must_use]
    pub fn find_in(&self, text: &str) -> Option<Span> {
        if self.span.of(text) == &*self.quote && self.agreement(text, self.span) == self.full_agreement() {
            return Some(self.span);
        }
        if self.quote.is_empty() {
            return None;
        }
        text.match_indices(&*self.quote).map(|(at, found)| Span::new(at, at + found.len())).max_by_key(
            |span| (self.agreement(text, *span), std::cmp::Reverse(span.start.abs_diff(self.span.start))),
        )
    }

    fn full_agreement(&self) -> usize {
        self.prefix.len() + self.suffix.len()
    }

    /// Bytes of context that agree, counted outwards from the quote.
    fn agreement(&self, text: &str, span: Span) -> usize {
        let before = &text.as_bytes()[..span.start as usize];
        let after = &text.as_bytes()[span.end as usize..];
        let left =
            before.iter().rev().zip(self.prefix.as_bytes().iter().rev()).take_while(|(a, b)| a == b).count();
        let right = after.iter().zip(self.suffix.as_bytes()).take_while(|(a, b)| a == b).count();
        left + right
    }
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn ceil(text: &str, at: usize) -> usize {
    (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(old: &str, quote: &str, new: &str, expected: Option<usize>) {
        let at = old.rfind(quote).expect("quote in the old text");
        let anchor = Anchor::new(old, Span::new(at, at + quote.len())).expect("an anchor");
        assert_eq!(anchor.find_in(new).map(|span| span.start as usize), expected);
    }

    #[test]
    fn moved_repeated_and_lost_quotes() {
        check("it sold 5 tons", "5 tons", "it sold 5 tons", Some(8));
        check("it sold 5 tons", "5 tons", "Late: it sold 5 tons", Some(14));
        check("one 5 t, two 5 t.", "5 t", "zero 5 t, one 5 t, two 5 t.", Some(23));
        check("it sold 5 tons", "5 tons", "it sold nothing", None);
        check("é 5 t é", "5 t", "ééé 5 t é", Some(7));
    }
}
