//! Text into tokens, in one pass over the bytes.

use super::letters::{Run, run, short_word};
use super::words::Spelling;
use super::{Case, Gap, Shape, Token, WordId, Words};

/// Cut `text` into tokens. Every token lies on character boundaries; white space belongs to none, but an empty line
/// between two others is a [`PARAGRAPH`] sign of its own, so that no number, phrase or name reads on across it.
///
/// A word broken by a hyphen at the end of a line is one token when its joined spelling is a known word, so that
/// "bar-⏎rels" is found in a scanned text; the span then covers the break.
#[must_use]
pub fn lex(text: &str, words: &Words) -> Vec<Token> {
    let mut lexer = Lexer { text, bytes: text.as_bytes(), at: 0, words };
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 4 + 4);
    let mut gap = Gap::Blank;
    loop {
        gap = lexer.skip_space(gap);
        let Some(mut token) = lexer.next() else { break };
        token.gap = gap;
        if gap == Gap::Blank
            && let Some(last) = tokens.last()
        {
            tokens.push(Token::paragraph(last.end, token.start));
        }
        tokens.push(token);
        gap = Gap::None;
    }
    tokens
}

struct Lexer<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    words: &'t Words,
}

impl Lexer<'_> {
    #[inline]
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    /// Step over white space; `gap` is what stood before it.
    #[inline]
    fn skip_space(&mut self, gap: Gap) -> Gap {
        const PRINTED: std::ops::RangeInclusive<u8> = b'!'..=0x7f;
        let here = self.byte(self.at);
        if PRINTED.contains(&here) {
            return gap;
        }
        // Nearly always one space.
        if here == b' ' && PRINTED.contains(&self.byte(self.at + 1)) {
            self.at += 1;
            return gap.max(Gap::Space);
        }
        self.skip_wide_space(gap)
    }

    fn skip_wide_space(&mut self, mut gap: Gap) -> Gap {
        loop {
            match self.byte(self.at) {
                b' ' => gap = gap.max(if gap == Gap::Space { Gap::Wide } else { Gap::Space }),
                b'\t' | 0x0b | 0x0c | b'\r' => gap = gap.max(Gap::Wide),
                b'\n' => gap = if gap >= Gap::Line { Gap::Blank } else { Gap::Line },
                0x80.. => match self.char_at(self.at) {
                    Some(
                        wide @ ('\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'),
                    ) => {
                        gap = gap.max(Gap::Narrow);
                        self.at += wide.len_utf8() - 1;
                    }
                    Some(nothing @ ('\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')) => {
                        self.at += nothing.len_utf8() - 1;
                    }
                    _ => return gap,
                },
                _ => return gap,
            }
            self.at += 1;
        }
    }

    #[inline]
    fn next(&mut self) -> Option<Token> {
        let start = self.at;
        let first = *self.bytes.get(start)?;
        if first.is_ascii_alphabetic() {
            return Some(self.word(start));
        }
        if first.is_ascii_digit() {
            while self.byte(self.at).is_ascii_digit() {
                self.at += 1;
            }
            let mut spelling = Spelling::new();
            // Long numbers name no unit or house style; only short ones ("m3", "1718") occur in phrases.
            for byte in &self.bytes[start..self.at.min(start + 5)] {
                spelling.push(*byte);
            }
            return Some(self.token(start, Shape::Digits, Case::Lower, spelling));
        }
        if first == b'\'' && self.is_possessive(start + 1) {
            return Some(self.possessive(start, 1));
        }
        if first < 0x80 {
            self.at += 1;
            let mut spelling = Spelling::new();
            spelling.push(first);
            return Some(self.token(start, Shape::Sign(char::from(first)), Case::Lower, spelling));
        }
        let letter = self.char_at(start)?;
        if is_unspaced(letter) && !self.words.is_empty() {
            return Some(self.unspaced(start));
        }
        if letter.is_alphabetic() {
            return Some(self.word(start));
        }
        if letter == '’' && self.is_possessive(start + letter.len_utf8()) {
            return Some(self.possessive(start, letter.len_utf8()));
        }
        self.at += letter.len_utf8();
        let sign = plain_sign(letter);
        let mut spelling = Spelling::new();
        spelling.push_char(sign);
        Some(self.token(start, Shape::Sign(sign), Case::Lower, spelling))
    }

    fn is_possessive(&self, at: usize) -> bool {
        matches!(self.byte(at), b's' | b'S')
            && !self.byte(at + 1).is_ascii_alphanumeric()
            && at.checked_sub(2).is_some_and(|before| !self.byte(before).is_ascii_whitespace())
    }

    fn possessive(&mut self, start: usize, quote: usize) -> Token {
        self.at = start + quote + 1;
        let mut spelling = Spelling::new();
        spelling.push(b'\'');
        spelling.push(b's');
        self.token(start, Shape::Word, Case::Lower, spelling)
    }

    #[inline]
    fn word(&mut self, start: usize) -> Token {
        if let Some((count, is_upper, letters)) = short_word(&self.bytes[start..]) {
            self.at = start + count as usize;
            let case = if is_upper {
                Case::Upper
            } else if self.bytes[start].is_ascii_uppercase() {
                Case::Title
            } else {
                Case::Lower
            };
            return self.token(start, Shape::Word, case, Spelling::of_block(letters, count));
        }
        let mut spelling = Spelling::new();
        let mut run = run(&self.bytes[start..], &mut spelling);
        self.at = start + run.letters;
        if matches!(self.byte(self.at), b'\'' | 0x80..) {
            self.more_letters(&mut run, &mut spelling);
        }
        let first = self.byte(start);
        let title = first.is_ascii_uppercase()
            || first >= 0x80 && self.char_at(start).is_some_and(char::is_uppercase);
        if run.letters == 1
            && self.byte(self.at) == b'.'
            && let Some(token) = self.letter_with_stop(start, title, &mut spelling)
        {
            return token;
        }
        let case = match (title, run.is_upper && run.letters > 1) {
            (_, true) => Case::Upper,
            (true, _) => Case::Title,
            _ => Case::Lower,
        };
        let token = self.token(start, Shape::Word, case, spelling);
        if self.byte(self.at) == b'-' && self.byte(self.at + 1) == b'\n' {
            return self.joined_over_line(start, spelling, case).unwrap_or(token);
        }
        token
    }

    /// "N." and "U.S.": single capitals with full stops belong together. The stops of "a.m." and "p.m." are only taken
    /// into the word's spelling.
    fn letter_with_stop(&mut self, start: usize, title: bool, spelling: &mut Spelling) -> Option<Token> {
        if !title {
            if self.byte(self.at + 1) == b'm' && self.byte(self.at + 2) == b'.' {
                spelling.push(b'.');
                spelling.push(b'm');
                spelling.push(b'.');
                self.at += 3;
            }
            return None;
        }
        let (plain, mut spelling, mut letters) = (self.at, *spelling, 1);
        self.at += 1;
        spelling.push(b'.');
        while self.byte(self.at).is_ascii_uppercase() && self.byte(self.at + 1) == b'.' {
            spelling.push(self.byte(self.at).to_ascii_lowercase());
            spelling.push(b'.');
            self.at += 2;
            letters += 1;
        }
        let case = if letters > 1 { Case::Upper } else { Case::Title };
        let token = self.token(start, Shape::Word, case, spelling);
        if letters > 1 || token.word.is_known() || self.byte(self.at) == b' ' || self.words.is_empty() {
            return Some(token);
        }
        self.at = plain;
        None
    }

    /// Han and Hangul set no space between a number and its unit: the longest known word, else one character.
    fn unspaced(&mut self, start: usize) -> Token {
        let mut spelling = Spelling::new();
        let mut best: Option<(usize, Spelling)> = None;
        let mut at = start;
        for (count, letter) in self.text[start..].chars().take(LONGEST_UNSPACED).enumerate() {
            if !is_unspaced(letter) {
                break;
            }
            spelling.push_char(letter);
            at += letter.len_utf8();
            if count == 0 || self.words.find(spelling).is_known() {
                best = Some((at, spelling));
            }
        }
        if let Some((end, known)) = best {
            (self.at, spelling) = (end, known);
        }
        self.token(start, Shape::Word, Case::Lower, spelling)
    }

    /// Letters of any alphabet and inner apostrophes ("didn't"), as far as they go.
    fn more_letters(&mut self, found: &mut Run, spelling: &mut Spelling) {
        loop {
            let ascii = run(&self.bytes[self.at.min(self.bytes.len())..], spelling);
            found.letters += ascii.letters;
            found.is_upper &= ascii.is_upper;
            self.at += ascii.letters;
            let byte = self.byte(self.at);
            if byte == b'\'' && self.inner_apostrophe(self.at + 1) {
                spelling.push(b'\'');
                self.at += 1;
            } else if byte >= 0x80 {
                match self.char_at(self.at) {
                    Some(letter) if is_unspaced(letter) && !self.words.is_empty() => return,
                    Some(letter) if letter.is_alphabetic() => {
                        spelling.push_char(letter);
                        found.letters += 1;
                        found.is_upper &= letter.is_uppercase();
                        self.at += letter.len_utf8();
                    }
                    Some('’') if self.inner_apostrophe(self.at + 3) => {
                        spelling.push(b'\'');
                        self.at += 3;
                    }
                    _ => return,
                }
            } else {
                return;
            }
        }
    }

    fn inner_apostrophe(&self, next: usize) -> bool {
        let (first, second) = (self.byte(next), self.byte(next + 1));
        first.is_ascii_alphabetic() && (second.is_ascii_alphabetic() || !matches!(first, b's' | b'S'))
    }

    /// A word broken by a hyphen before a line end: "bar-⏎rels".
    fn joined_over_line(&mut self, start: usize, mut spelling: Spelling, case: Case) -> Option<Token> {
        let back = self.at;
        self.at += 2;
        while self.byte(self.at) == b' ' {
            self.at += 1;
        }
        if self.byte(self.at).is_ascii_lowercase() {
            self.more_letters(&mut Run::default(), &mut spelling);
            let token = self.token(start, Shape::Word, case, spelling);
            if token.word.is_known() {
                return Some(token);
            }
        }
        self.at = back;
        None
    }

    #[inline]
    fn token(&self, start: usize, shape: Shape, case: Case, spelling: Spelling) -> Token {
        Token {
            start: start as u32,
            end: self.at as u32,
            word: self.words.find(spelling),
            shape,
            case,
            gap: Gap::None,
        }
    }
}

/// Every token of `phrase`, for the tables; lexed by the same rules as articles. Hyphens between words are left out,
/// as they are skipped in the text, so "year-on-year" and "year on year" are one entry.
pub(super) fn spellings(phrase: &str, words: &mut Words) -> Vec<(WordId, Case)> {
    spell(phrase, |spelling| words.intern(spelling))
}

/// [`spellings`] of a phrase that may not be known, without making it known.
pub(super) fn known_spellings(phrase: &str, words: &Words) -> Vec<(WordId, Case)> {
    spell(phrase, |spelling| words.find(spelling))
}

fn spell(phrase: &str, mut id: impl FnMut(Spelling) -> WordId) -> Vec<(WordId, Case)> {
    let none = Words::default();
    let tokens = lex(phrase, &none);
    let single = tokens.len() == 1;
    tokens
        .iter()
        .filter(|token| single || !token.is('-'))
        .map(|token| {
            let mut spelling = Spelling::new();
            let piece = token.span().of(phrase);
            match token.shape {
                Shape::Sign(sign) => spelling.push_char(sign),
                Shape::Digits => piece.bytes().take(5).for_each(|byte| spelling.push(byte)),
                Shape::Word => piece.replace('’', "'").chars().for_each(|letter| spelling.push_char(letter)),
            }
            (id(spelling), token.case)
        })
        .collect()
}

/// The longest word of the tables that is written without spaces around it, in characters.
const LONGEST_UNSPACED: usize = 6;

/// Whether a letter belongs to a script that does not set words apart as the tables need it: Han, Hangul, Kana.
#[must_use]
pub const fn is_unspaced(letter: char) -> bool {
    matches!(letter,
        '\u{1100}'..='\u{11ff}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

const fn plain_sign(sign: char) -> char {
    match sign {
        '“' | '”' | '„' | '«' | '»' | '‟' | '〝' | '〞' => '"',
        '‘' | '’' | '‚' | '′' | '`' => '\'',
        '\u{2010}' | '\u{2011}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{2012}' | '–' | '\u{2212}' => '–',
        '—' | '―' => '—',
        '％' => '%',
        '，' => ',',
        '。' => '.',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut words = Words::default();
        spellings("barrels U.S. N.", &mut words);
        spellings("만", &mut words);
        spellings("달러", &mut words);
        let tokens = lex(text, &words);
        let pieces: Vec<&str> = tokens.iter().map(|token| token.span().of(text)).collect();
        assert_eq!(pieces.join("|"), expected);
    }

    #[test]
    fn words_digits_and_signs() {
        check("US$48 million", "US|$|48|million");
        check("20,000- 50,000.", "20|,|000|-|50|,|000|.");
        check("N.Korean and U.S. aid", "N.|Korean|and|U.S.|aid");
        check("Russia’s didn't end at 3 p.m.", "Russia|’s|didn't|end|at|3|p.m.");
        check("18\u{202f}640\u{a0}t", "18|640|t");
        check("4800만달러를 美元", "4800|만|달러|를|美|元");
        check("bar-\nrels of bar-\nfoo", "bar-\nrels|of|bar|-|foo");
    }

    proptest! {
        #[test]
        fn tokens_are_in_order_and_hold_whole_characters(text in "\\PC{0,200}") {
            let mut end = 0;
            for token in lex(&text, &Words::default()) {
                prop_assert!(token.start >= end && token.end > token.start);
                prop_assert!(text.get(token.span().range()).is_some());
                end = token.end;
            }
        }
    }
}
