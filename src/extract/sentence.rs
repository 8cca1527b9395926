//! Sentences and paragraphs.

use super::reading::{Reading, class};
use crate::vocabulary::{Case, Gap, PARAGRAPH, Shape};

/// A sentence in tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    /// First token.
    pub from: usize,
    /// The token after the last.
    pub to: usize,
    /// The number of its paragraph.
    pub paragraph: usize,
    /// A line of its own without a full stop, as headings and table rows are.
    pub is_heading: bool,
}

/// A line shorter than this, in bytes, that does not end a sentence is a heading or a row of a table, not wrapped
/// prose: no press column is that narrow.
const SHORT_LINE: u32 = 45;

/// The longest sentence in tokens. Lists and tables without a full stop are cut here, because the stages compare each
/// figure of a sentence with every other.
const LONGEST: usize = 300;

/// The same for what has no space in it: signs without end.
const LONGEST_GLUED: usize = 4 * LONGEST;

/// Cut a reading into sentences.
pub(super) fn sentences(reading: &Reading<'_>) -> Vec<Sentence> {
    let tokens = &reading.tokens;
    let mut found = Vec::new();
    let (mut from, mut paragraph, mut line) = (0, 0, 0_u32);
    // Whether the line so far has columns.
    let mut columns = false;
    let mut next = 1;
    loop {
        // Between these only the length of a sentence ends it.
        let limit = (from + LONGEST).clamp(next, tokens.len().max(next));
        let at = reading.next(next, limit, class::BREAK | class::CELL);
        let Some(token) = tokens.get(at) else { break };
        next = at + 1;
        if token.gap == Gap::None {
            columns |= token.is('|');
            if at - from >= LONGEST_GLUED {
                push(&mut found, reading, from, at, paragraph);
                from = at;
            }
            continue;
        }
        if token.is(PARAGRAPH) {
            push(&mut found, reading, from, at, paragraph);
            (from, paragraph) = (at + 1, paragraph + 1);
            continue;
        }
        let has_columns = columns;
        columns = match token.gap {
            Gap::Blank | Gap::Line => token.is('|'),
            gap => columns || gap == Gap::Wide || token.is('|'),
        };
        let broken = match token.gap {
            Gap::Line => {
                let short = tokens[at - 1].end - line < SHORT_LINE;
                line = token.start;
                has_columns
                    || ends_sentence(reading, at - 1)
                    || (short && token.case != Case::Lower && !tokens[at - 1].is(','))
                    || matches!(token.shape, Shape::Sign('-' | '–'))
                        && tokens.get(at + 1).is_some_and(|next| next.gap == Gap::Space)
                    || matches!(token.shape, Shape::Sign('•' | '*' | '◆' | '|' | '■' | '●' | '▪'))
            }
            _ => false,
        };
        if token.gap == Gap::Blank {
            line = token.start;
        }
        if broken {
            push(&mut found, reading, from, at, paragraph);
            (from, paragraph) = (at, paragraph + 1);
        } else if at - from >= LONGEST || ends_sentence(reading, at - 1) && starts_sentence(reading, at) {
            push(&mut found, reading, from, at, paragraph);
            from = at;
        }
    }
    push(&mut found, reading, from, tokens.len(), paragraph);
    found
}

fn push(found: &mut Vec<Sentence>, reading: &Reading<'_>, from: usize, to: usize, paragraph: usize) {
    if from < to {
        found.push(Sentence { from, to, paragraph, is_heading: !ends_sentence(reading, to - 1) });
    }
}

/// Whether a sentence may end with this token: a full stop, also before closing quotes and brackets.
fn ends_sentence(reading: &Reading<'_>, at: usize) -> bool {
    if reading.classes(at) & class::STOP == 0 {
        return false;
    }
    match reading.tokens[at].shape {
        Shape::Sign('.') => !at.checked_sub(1).is_some_and(|before| is_abbreviation(reading, before)),
        Shape::Sign('!' | '?' | '…') => true,
        Shape::Sign('"' | '\'' | ')' | ']') => {
            at > 0 && matches!(reading.tokens[at - 1].shape, Shape::Sign('.' | '!' | '?' | '…'))
        }
        // "U.S." and "p.m." carry their full stop; they end a sentence where a sentence begins behind them.
        Shape::Word => {
            let span = reading.tokens[at].span();
            span.len() > 2 && reading.text.as_bytes()[span.range()].ends_with(b".")
        }
        _ => false,
    }
}

fn starts_sentence(reading: &Reading<'_>, at: usize) -> bool {
    let token = &reading.tokens[at];
    match token.shape {
        Shape::Word
            if reading.word(at.saturating_sub(1)).ends_with('.') && reading.tokens[at - 1].is_word() =>
        {
            // Behind "U.S." only a word of grammar begins a sentence; names follow abbreviations.
            token.case != Case::Lower && reading.particle(at).is_some()
        }
        Shape::Word => token.case != Case::Lower || !reading.word(at).starts_with(char::is_lowercase),
        Shape::Digits => true,
        Shape::Sign(sign) => matches!(sign, '"' | '\'' | '(' | '[' | '$' | '€' | '£' | '•' | '*'),
    }
}

/// Abbreviations whose full stop does not end a sentence.
fn is_abbreviation(reading: &Reading<'_>, at: usize) -> bool {
    if !reading.tokens[at].is_word() || !reading.glued(at + 1) {
        return false;
    }
    let word = reading.word(at).as_bytes();
    let mut lower = [0; 6];
    let Some(lower) = lower.get_mut(..word.len()) else { return false };
    lower.copy_from_slice(word);
    lower.make_ascii_lowercase();
    matches!(
        &*lower,
        b"mr"
            | b"mrs"
            | b"ms"
            | b"dr"
            | b"prof"
            | b"no"
            | b"nos"
            | b"vs"
            | b"approx"
            | b"st"
            | b"gen"
            | b"col"
            | b"sen"
            | b"rep"
            | b"dept"
            | b"jan"
            | b"feb"
            | b"mar"
            | b"apr"
            | b"jun"
            | b"jul"
            | b"aug"
            | b"sep"
            | b"sept"
            | b"oct"
            | b"nov"
            | b"dec"
            | b"fig"
            | b"vol"
            | b"co"
            | b"corp"
            | b"inc"
            | b"ltd"
            | b"cf"
            | b"e.g"
            | b"i.e"
            | b"est"
            | b"ca"
            | b"tel"
            | b"ep"
            | b"pp"
            | b"rs"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Lexicon;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let lexicon = Lexicon::embedded();
        let reading = Reading::new(&lexicon, text);
        let found: Vec<&str> =
            sentences(&reading).iter().map(|one| reading.span(one.from, one.to).of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn abbreviations_do_not_end_sentences() {
        check("N. Korea sold it. The U.N. saw it.", &["N. Korea sold it.", "The U.N. saw it."]);
        check("On Feb. 8 No. 4 left. It came.", &["On Feb. 8 No. 4 left.", "It came."]);
        check("He said “no.” She left.", &["He said “no.”", "She left."]);
        check("It cost 3.5 million. 4 came.", &["It cost 3.5 million.", "4 came."]);
    }

    #[test]
    fn wrapped_lines_join_and_headings_stand_alone() {
        check("Trade is up\n\nIt rose.", &["Trade is up", "It rose."]);
        check(
            "The ministry said that the total volume of trade had\nrisen by half in the year.",
            &["The ministry said that the total volume of trade had\nrisen by half in the year."],
        );
        check("Rice 500\nCorn 400", &["Rice 500", "Corn 400"]);
    }
}
