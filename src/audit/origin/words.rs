//! A text as words. Where a script sets no spaces between them, each letter counts as half a word.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::vocabulary::is_unspaced;

/// What a word weighs, where a letter of a script without spaces weighs one: two of these make a word on the average.
pub(super) const WORD: u32 = 2;

/// Hangul has spaces, but names are strung together; what is longer than this is no single word.
const LONGEST: usize = 8;

/// The words of a text, each as a number that does not depend on capitals, with its weight.
pub(super) fn words(text: &str) -> Vec<(u64, u32)> {
    let mut words = Vec::new();
    for word in text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        // Most texts have no such letter, and nothing else is looked at.
        if word.is_ascii() || !is_strung(word) {
            words.push((number(word), WORD));
            continue;
        }
        let mut rest = word;
        while let Some(letter) = rest.chars().next() {
            let unspaced = is_unspaced(letter);
            let end = if unspaced { letter.len_utf8() } else { rest.find(is_unspaced).unwrap_or(rest.len()) };
            let (head, tail) = rest.split_at(end);
            words.push((number(head), if unspaced { 1 } else { WORD }));
            rest = tail;
        }
    }
    words
}

/// Whether several words may stand together without a space.
fn is_strung(word: &str) -> bool {
    let is_hangul = |letter| matches!(letter, '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}');
    let mut unspaced = word.chars().filter(|letter| is_unspaced(*letter)).peekable();
    unspaced.peek().is_some() && (unspaced.any(|letter| !is_hangul(letter)) || word.chars().count() > LONGEST)
}

fn number(word: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    word.chars().flat_map(char::to_lowercase).for_each(|letter| letter.hash(&mut hasher));
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, weights: &[u32]) {
        assert_eq!(words(text).into_iter().map(|(_, weight)| weight).collect::<Vec<_>>(), weights, "{text}");
    }

    #[test]
    fn letters_count_where_words_are_strung_together() {
        check("Two barges left-over", &[2, 2, 2, 2]);
        check("Два баржи", &[2, 2]);
        check("两条驳船", &[1, 1, 1, 1]);
        check("2019年3月", &[2, 1, 2, 1]);
        check("船がKOTRAの", &[1, 1, 2, 1]);
        check("3월 항구를", &[2, 2]);
        check("바지선들이머물렀다", &[1, 1, 1, 1, 1, 1, 1, 1, 1]);
        check("바지선들이머물렀", &[2]);
        check("。、", &[]);
    }

    #[test]
    fn capitals_make_no_other_word() {
        assert_eq!(words("BARGE"), words("barge"));
        assert_ne!(words("barge"), words("barges"));
    }
}
