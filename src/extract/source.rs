//! Whom a sentence cites.

use std::rc::Rc;
use std::sync::Arc;

use super::antecedent::Cited;
use super::citable::{Sort, citables};
use super::reading::{Reading, class};
use super::sentence::Sentence;
use super::source_finder::{Chain, Finder};
use crate::text::Span;
use crate::vocabulary::{Meaning, SpeechPart};

/// Who is cited, innermost first, with the words that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Citation {
    /// Names, innermost first, outlet last.
    pub names: Names,
    /// The words of attribution with the name.
    pub words: Span,
}

/// Names, shared by all nouns by which the text may come back to them.
pub(super) type Names = Rc<[Arc<str>]>;

/// The attribution of a sentence.
pub(super) fn citation(
    reading: &Reading<'_>,
    sentence: Sentence,
    cited: &mut Cited,
    country: Option<&str>,
) -> Option<Citation> {
    // Verbs and data; roles and bodies alone cite nobody.
    let classes = reading.classes_in(sentence.from, sentence.to);
    if classes & class::SPEECH == 0 || classes & (class::SOURCE | class::SAYING) == 0 {
        return None;
    }
    let found = citables(reading, sentence);
    let finder = Finder { reading, sentence, found: &found };
    let mut best: Option<Chain> = None;
    let mut at = reading.next(sentence.from, sentence.to, class::SAYING);
    while at < sentence.to {
        for tag in reading.tags(at) {
            let Meaning::Speech(part) = tag.meaning else { continue };
            let next = match part {
                SpeechPart::According => finder.behind(tag.at, tag.end),
                SpeechPart::Says => finder.speaker(tag.at, tag.end),
                SpeechPart::Told => finder.told(tag.at, tag.end),
                SpeechPart::Data => finder.data(tag.at, tag.end),
                SpeechPart::Role | SpeechPart::Body => None,
            };
            if let Some(next) = next {
                let better = best.as_ref().is_none_or(|known| next.strength > known.strength);
                if better {
                    best = Some(next);
                }
            }
        }
        at = reading.next(at + 1, sentence.to, class::SAYING);
    }
    let chain = best.or_else(|| finder.committee())?;
    let names = cited.resolve(reading, &chain, country)?;
    cited.remember(reading, &chain, &names);
    Some(Citation { names, words: chain.words })
}

/// Whom "Source: …" below a table names.
pub(super) fn source_line(
    reading: &Reading<'_>,
    sentence: Sentence,
    cited: &mut Cited,
    country: Option<&str>,
) -> Option<Citation> {
    // A rule of dashes may stand above it.
    let begin = (sentence.from..sentence.to).find(|at| reading.tokens[*at].is_word())?;
    let led = ["source", "sources"].iter().any(|word| reading.word(begin).eq_ignore_ascii_case(word));
    if !led || !reading.is(begin + 1, ':') {
        return None;
    }
    let found = citables(reading, sentence);
    let first = found
        .iter()
        .find(|one| one.at > begin + 1 && matches!(one.sort, Sort::Known | Sort::Body | Sort::Name))?;
    let words = reading.span(begin, first.end);
    let chain = Chain { links: vec![*first], passed: Vec::new(), is_pronoun: false, words, strength: 3 };
    let names = cited.resolve(reading, &chain, country)?;
    cited.remember(reading, &chain, &names);
    Some(Citation { names, words })
}
