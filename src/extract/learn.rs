//! Ignore rules that dismissals suggest: the words that keep standing beside figures which a person did not want.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::reading::Reading;
use crate::model::Kind;
use crate::text::Span;
use crate::vocabulary::{Added, Addition, Beside, Case, FlowRole, Gap, Lexicon, Meaning};

/// So many dismissals of one sort make a rule worth asking about.
const ENOUGH: usize = 3;
/// A rule is not worth asking about where the person kept one figure in so few.
const KEPT: usize = 4;

/// A figure that a person has judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Where it stands.
    pub span: Span,
    /// What sort of figure.
    pub kind: Kind,
    /// Dismissed, or taken over as a claim.
    pub dismissed: bool,
}

/// An ignore rule to ask the person about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Proposal {
    /// The words.
    pub words: Arc<str>,
    /// Where they stand.
    pub beside: Beside,
    /// How many figures beside them were dismissed.
    pub dismissed: usize,
}

impl Proposal {
    /// As an addition to the vocabulary.
    #[must_use]
    pub fn addition(&self) -> Addition {
        Addition { words: vec![Arc::clone(&self.words)], meaning: Added::Ignore(self.beside) }
    }
}

/// Collects judged figures, article by article.
#[derive(Clone, Debug, Default)]
pub struct Learner {
    /// What was dismissed, by rule: numbers of figures. And how many were kept.
    rules: BTreeMap<(Arc<str>, Beside), (BTreeSet<usize>, usize)>,
    figures: usize,
}

impl Learner {
    /// Look at the judged figures of one text.
    pub fn look(&mut self, lexicon: &Lexicon, text: &str, judged: &[Judged]) {
        let reading = Reading::new(lexicon, text);
        for one in judged {
            self.figures += 1;
            let number = self.figures;
            for rule in rules(&reading, one) {
                let (dismissed, kept) = self.rules.entry(rule).or_default();
                if one.dismissed {
                    dismissed.insert(number);
                } else {
                    *kept += 1;
                }
            }
        }
    }

    /// The rules worth asking about, the most telling first. Of two rules about the same figures, the one that says
    /// more by itself stays: a word beside them rather than the same quote again and again.
    #[must_use]
    pub fn proposals(&self) -> Vec<Proposal> {
        let mut worth: Vec<_> = self
            .rules
            .iter()
            .filter(|(_, (dismissed, kept))| dismissed.len() >= ENOUGH && kept * KEPT <= dismissed.len())
            .collect();
        worth.sort_by_key(|((words, beside), (dismissed, _))| {
            (std::cmp::Reverse(dismissed.len()), *beside == Beside::Whole, Arc::clone(words))
        });
        let mut taken: Vec<&BTreeSet<usize>> = Vec::new();
        let mut proposals = Vec::new();
        for ((words, beside), (dismissed, _)) in worth {
            if taken.iter().any(|figures| dismissed.is_subset(figures)) {
                continue;
            }
            taken.push(dismissed);
            proposals.push(Proposal {
                words: Arc::clone(words),
                beside: *beside,
                dismissed: dismissed.len(),
            });
        }
        proposals
    }
}

/// The rules that would ignore this figure.
fn rules(reading: &Reading<'_>, judged: &Judged) -> Vec<(Arc<str>, Beside)> {
    let tokens = &reading.tokens;
    let at = tokens.partition_point(|token| token.start < judged.span.start);
    let end = tokens.partition_point(|token| token.start < judged.span.end);
    if at >= end {
        return Vec::new();
    }
    let mut rules = Vec::new();
    let first = before_hedge(reading, at);
    if tokens[first].gap < Gap::Line
        && let Some(word) = first.checked_sub(1).and_then(|before| telling(reading, before))
    {
        rules.push((word, Beside::Before));
    }
    // What a count counts is part of its words; with other figures the next word is meant.
    let counted = if judged.kind == Kind::Count { telling(reading, end - 1) } else { None };
    let next = tokens.get(end).filter(|token| token.gap < Gap::Line).and_then(|_| telling(reading, end));
    if let Some(word) = counted.or(next) {
        rules.push((word, Beside::After));
    }
    let quote = judged.span.of(reading.text).split_whitespace().collect::<Vec<_>>().join(" ");
    if quote.chars().any(char::is_alphabetic) {
        rules.push((quote.into(), Beside::Whole));
    }
    rules
}

/// The token with which the figure begins, its hedge included: "about 20".
fn before_hedge(reading: &Reading<'_>, at: usize) -> usize {
    let from = at.saturating_sub(4);
    let hedge = reading
        .tags_in(from, at)
        .iter()
        .find(|tag| tag.end == at && matches!(tag.meaning, Meaning::Hedge(_)));
    hedge.map_or(at, |tag| tag.at)
}

/// A word that could be a rule: no grammar, and nothing that figures of trade are told by. In small letters, unless it
/// is a name or an abbreviation.
fn telling(reading: &Reading<'_>, at: usize) -> Option<Arc<str>> {
    let token = reading.token(at)?;
    let plain = reading.tags(at).iter().all(|tag| {
        matches!(tag.meaning, Meaning::Trap(_) | Meaning::Ignore(_) | Meaning::Flow(FlowRole::None, _))
    });
    let word = reading.word(at);
    let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
    if !token.is_word() || !plain || letters < 2 || word.starts_with(['\'', '’']) {
        return None;
    }
    Some(if token.case == Case::Upper { word.into() } else { word.to_lowercase().into() })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Figures are marked: `[20 crates]` was dismissed, `{20 crates}` kept.
    #[track_caller]
    fn check(texts: &[&str], expected: &[(&str, Beside, usize)]) {
        let lexicon = Lexicon::embedded();
        let mut learner = Learner::default();
        for marked in texts {
            let (mut text, mut judged, mut start) = (String::new(), Vec::new(), 0);
            for letter in marked.chars() {
                match letter {
                    '[' | '{' => start = text.len(),
                    ']' | '}' => {
                        let span = Span::new(start, text.len());
                        let money = span.of(&text).contains('$');
                        let kind = if money { Kind::Money } else { Kind::Count };
                        judged.push(Judged { span, kind, dismissed: letter == ']' });
                    }
                    other => text.push(other),
                }
            }
            learner.look(&lexicon, &text, &judged);
        }
        let found = learner.proposals();
        let found: Vec<_> = found.iter().map(|one| (&*one.words, one.beside, one.dismissed)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn three_dismissals_beside_one_word_make_a_rule() {
        check(
            &["[20 blue crates] came.", "Then [30 crates] and [7 crates]."],
            &[("crates", Beside::After, 3)],
        );
        check(&["[20 crates] came.", "Then [30 crates]."], &[]);
        check(
            &["He paid a fine of [$5].", "A bribe [$6], a bribe [$7]; the bribe about [$9] left."],
            &[("bribe", Beside::Before, 3)],
        );
    }

    #[test]
    fn words_of_grammar_and_of_trade_are_no_rules() {
        check(&["of [$5] in, of [$6] in, of [$7] in"], &[]);
        check(&["exports [$5] coal, exports [$6] coal, exports [$7] coal"], &[]);
    }

    #[test]
    fn what_the_person_kept_speaks_against_a_rule() {
        check(&["[2 crates] [3 crates] [4 crates] {5 crates}"], &[]);
        check(&["[2 crates] [3 crates] [4 crates] [6 crates] {5 crates}"], &[("crates", Beside::After, 4)]);
    }

    #[test]
    fn the_same_quote_is_a_rule_where_no_word_says_it() {
        check(
            &["of [$5 million] in", "of [$5 million] in", "of [$5 million] in"],
            &[("$5 million", Beside::Whole, 3)],
        );
        check(&["[5 crates], [5 crates], [5 crates]"], &[("crates", Beside::After, 3)]);
    }
}
