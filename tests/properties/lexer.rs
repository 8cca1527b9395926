//! Tokens of any text.

use tumen::vocabulary::{Lexicon, PARAGRAPH, Shape, Words, lex};

use super::words;

/// Tokens stand in order on whole characters, and what stands between them is white space or nothing to be seen.
pub(super) fn check(lexicon: &Lexicon, text: &str) {
    for known in [lexicon.words(), &Words::default()] {
        let mut end = 0;
        for token in lex(text, known) {
            let word = words(text, token.span());
            let between = &text[end..token.start as usize];
            assert!(between.chars().all(is_blank), "{between:?} before {word:?} is in no token");
            match token.shape {
                Shape::Digits => assert!(word.bytes().all(|digit| digit.is_ascii_digit()), "{word:?}"),
                Shape::Sign(PARAGRAPH) => assert!(word.chars().all(is_blank), "{word:?}"),
                Shape::Sign(_) => assert_eq!(word.chars().count(), 1, "{word:?}"),
                // A word broken over a line holds the break.
                Shape::Word => assert!(!word.starts_with(is_blank) && !word.ends_with(is_blank), "{word:?}"),
            }
            end = token.end as usize;
        }
        assert!(text[end..].chars().all(is_blank), "{:?} at the end is in no token", &text[end..]);
    }
}

/// White space, and the marks that are written between letters and not seen.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}
