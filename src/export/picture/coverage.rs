//! How much of what the filter shows a picture draws, and why not the rest.

use std::collections::{BTreeMap, BTreeSet};

use super::Picture;
use crate::model::{Figure, Review};

/// Counts of figures. A mark that stands for several figures, because the text gives one amount in two units, counts
/// all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Drawn, or counted in the cells of a crowd.
    pub drawn: usize,
    /// Shown by the filter.
    pub all: usize,
    /// Articles that the drawn ones stand in.
    pub articles: usize,
    /// Of the drawn ones: judged.
    pub reviewed: usize,
    /// Of the drawn ones: taken over by a person and not judged yet.
    pub open: usize,
    /// Of the drawn ones: suggestions.
    pub suggested: usize,
    /// Why the others are not drawn, with their number; the most frequent first.
    pub missing: Vec<(usize, String)>,
    /// Positions of the drawn figures, for the sources.
    pub(super) figures: Vec<usize>,
}

impl Coverage {
    /// Count.
    #[must_use]
    pub fn of(picture: &Picture<'_>) -> Self {
        let mut coverage = Self { all: picture.figures.len(), ..Self::default() };
        let mut missing: BTreeMap<String, usize> = BTreeMap::new();
        for plot in &picture.scene.plots {
            let mut out = vec![None; plot.marks.len()];
            for (at, mark) in plot.marks.iter().enumerate() {
                out[at] = picture.sight.beyond(plot, mark);
            }
            let marks = plot.marks.iter().enumerate().map(|(at, mark)| (mark.figure, at));
            let also = plot.also.iter().map(|(figure, mark)| (*figure, *mark as usize));
            for (figure, mark) in marks.chain(also) {
                match out[mark] {
                    None => coverage.figures.push(figure as usize),
                    Some(edge) => *missing.entry(edge.words().to_owned()).or_default() += 1,
                }
            }
            for unplaced in &plot.unplaced {
                *missing.entry(unplaced.why.words()).or_default() += 1;
            }
            if plot.hidden > 0 {
                *missing.entry("switched off".to_owned()).or_default() += plot.hidden;
            }
        }
        coverage.figures.sort_unstable();
        coverage.figures.dedup();
        let mut articles = BTreeSet::new();
        for figure in coverage.figures.iter().filter_map(|at| picture.figures.get(*at)) {
            articles.insert(figure.article().id);
            match review(figure) {
                None => coverage.suggested += 1,
                Some(Review::Reviewed) => coverage.reviewed += 1,
                Some(_) => coverage.open += 1,
            }
        }
        coverage.drawn = coverage.figures.len();
        coverage.articles = articles.len();
        // What is switched off or cannot be placed takes along what restates it in another unit.
        let told: usize = missing.values().sum();
        let rest = coverage.all.saturating_sub(coverage.drawn + told);
        if rest > 0 {
            missing.insert("that say the same in another unit".to_owned(), rest);
        }
        coverage.missing = missing.into_iter().map(|(words, count)| (count, words)).collect();
        coverage.missing.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        coverage
    }

    /// `29 of 33 figures in 5 articles; 7 reviewed, 22 suggested`.
    #[must_use]
    pub fn words(&self) -> String {
        let states = [
            (self.reviewed, "reviewed"),
            (self.open, "taken over and not yet reviewed"),
            (self.suggested, "suggested by the program and not yet reviewed"),
        ];
        let states: Vec<String> = states
            .iter()
            .filter(|(count, words)| *count > 0 || *words == "reviewed")
            .map(|(count, words)| format!("{count} {words}"))
            .collect();
        format!(
            "{} of {} in {}; {}",
            self.drawn,
            counted(self.all, "figure"),
            counted(self.articles, "article"),
            states.join(", ")
        )
    }

    /// `Not drawn: 2 without a period, 1 in CNY: currencies are not converted`; empty where all is drawn.
    #[must_use]
    pub fn missing_words(&self) -> String {
        if self.missing.is_empty() {
            return String::new();
        }
        let parts: Vec<String> =
            self.missing.iter().map(|(count, words)| format!("{count} {words}")).collect();
        format!("Not drawn: {}", parts.join("; "))
    }
}

fn review(figure: &Figure) -> Option<Review> {
    figure.claim().map(|claim| claim.verification.review)
}

/// `1 figure`, `2 figures`.
pub(super) fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}
