//! How much of what the filter shows a picture draws, and why not the rest.

use std::collections::{BTreeMap, BTreeSet};

use super::Picture;
use crate::chart::{Edge, Why};
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
        // What each figure's fate is; without one it is switched off, or goes along with another figure.
        let mut fates: Vec<Option<Fate>> = vec![None; picture.figures.len()];
        for plot in &picture.scene.plots {
            let fate = |mark: usize| match picture.sight.beyond(plot, &plot.marks[mark]) {
                None => Fate::Drawn,
                Some(edge) => Fate::OutOfSight(edge),
            };
            let marks = plot.marks.iter().enumerate().map(|(at, mark)| (mark.figure, fate(at)));
            let also = plot.also.iter().map(|(figure, mark)| (*figure, fate(*mark as usize)));
            let unplaced =
                plot.unplaced.iter().map(|unplaced| (unplaced.figure, Fate::Unplaced(unplaced.why)));
            for (figure, fate) in unplaced.chain(marks).chain(also) {
                if let Some(known) = fates.get_mut(figure as usize) {
                    *known = Some(fate);
                }
            }
        }
        let mut missing: BTreeMap<String, usize> = BTreeMap::new();
        for (at, (figure, fate)) in picture.figures.iter().zip(&fates).enumerate() {
            let why = match fate {
                Some(Fate::Drawn) => {
                    coverage.figures.push(at);
                    continue;
                }
                Some(Fate::OutOfSight(edge)) => edge.words().to_owned(),
                Some(Fate::Unplaced(why)) => why.words(),
                None if is_off(picture, figure) => "switched off".to_owned(),
                None => "that say the same as one of these in another unit".to_owned(),
            };
            *missing.entry(why).or_default() += 1;
        }
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

/// What became of a figure.
#[derive(Clone, Copy)]
enum Fate {
    Drawn,
    OutOfSight(Edge),
    Unplaced(Why),
}

/// Whether a figure without a mark may have one when everything is switched on.
fn is_off(picture: &Picture<'_>, figure: &Figure) -> bool {
    let options = &picture.scene.options;
    let suggestion = figure.is_suggestion() && !options.suggestions;
    suggestion || (!options.hidden.is_empty() && !figure.is_equivalent())
}

fn review(figure: &Figure) -> Option<Review> {
    figure.claim().map(|claim| claim.verification.review)
}

/// `1 figure`, `2 figures`.
pub(super) fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}
