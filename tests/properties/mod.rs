//! What holds for any bytes: stated once, tried by `fuzz/` on invented inputs and by `fuzz_corpus.rs` on kept ones.

#![allow(dead_code, reason = "each fuzz target uses a half")]

mod appended;
mod engine;
mod lexer;

use std::sync::LazyLock;

use tumen::text::Span;
use tumen::vocabulary::Lexicon;

/// Two, because nothing may depend on the order in which one happens to keep its words.
static LEXICONS: LazyLock<[Lexicon; 2]> = LazyLock::new(|| [Lexicon::embedded(), Lexicon::embedded()]);

/// The text of these bytes; `None` where an import refuses them.
fn text(bytes: &[u8]) -> Option<String> {
    tumen::import::decode(bytes, None).ok().map(|decoded| decoded.text)
}

/// Check the lexer on these bytes. Whether they are a text.
pub fn lexer(bytes: &[u8]) -> bool {
    text(bytes).map(|text| lexer::check(&LEXICONS[0], &text)).is_some()
}

/// Check the whole engine on these bytes. Whether they are a text.
pub fn engine(bytes: &[u8]) -> bool {
    text(bytes).map(|text| engine::check(&LEXICONS, &text)).is_some()
}

/// The words of a span, which has some and cuts no character.
#[track_caller]
fn words(text: &str, span: Span) -> &str {
    let words = text.get(span.range()).unwrap_or_else(|| panic!("{span:?} cuts a character or the text"));
    assert!(!words.is_empty(), "{span:?} has no words");
    words
}
