//! A claim beside the official figures: which rows speak of the same thing, how far they are from it, and why the
//! others do not.
//!
//! It states and never decides: a [`Verdict`] is about numbers, and a person judges the claim. Money is never
//! converted, publishers are never joined, and nothing is interpolated. A row that was taken from an article is no
//! evidence for that article.

mod change;
mod claim;
mod difference;
mod extreme;
mod fit;
mod near;
mod peak;
mod reason;
mod remark;
mod sentence;
mod sum;
mod superlative;
mod verdict;

use std::sync::Arc;

pub use claim::{Level, Subject};
pub use difference::Difference;
pub use extreme::{End, Extreme, Since};
pub use near::NearMiss;
pub use peak::{Beyond, Peak};
pub use reason::Reason;
pub use remark::Remark;
pub use sentence::sentence;
pub use verdict::Verdict;

use crate::measure::{Decimal, Quantity};
use crate::model::{Kind, Modality};
use crate::reference::{Row, Series, SeriesTable};
use crate::vocabulary::Lexicon;
use claim::Terms;

/// Official rows of one series that speak of what the claim speaks of.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// The series.
    pub series: Arc<Series>,
    /// One row of the claim's period, or several that follow each other and make it up.
    pub rows: Vec<Row>,
    /// For a change, the row or rows of the earlier period; else empty.
    pub base: Vec<Row>,
    /// The claim against it.
    pub difference: Difference,
    /// Whether the claim fits it.
    pub verdict: Verdict,
    /// Whether the row comes from elsewhere than the claim: not from the source that the claim names, nor through it.
    pub independent: bool,
    /// What to know when reading it.
    pub remarks: Vec<Remark>,
}

/// A claim beside the official figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// What the rows say together.
    pub verdict: Verdict,
    /// Rows of the same flow, goods, measure and period; the fitting ones first.
    pub matches: Vec<Match>,
    /// Rows that lack little, the nearest first.
    pub near: Vec<NearMiss>,
    /// Where the claim is said to be the highest or lowest: earlier rows that are beyond it.
    pub peak: Option<Peak>,
    /// What could not be compared, and why.
    pub remarks: Vec<Remark>,
}

/// Compare. What the claim lacks (a period, a flow, goods) is a remark; nothing is guessed.
#[must_use]
pub fn compare(subject: &Subject<'_>, table: &SeriesTable, lexicon: &Lexicon) -> Comparison {
    let record = subject.record;
    let mut comparison = Comparison::default();
    let whole = match record.modality {
        Modality::Plan | Modality::Cap => {
            comparison.remarks.push(Remark::NoFact(record.modality));
            false
        }
        Modality::Actual | Modality::Estimate | Modality::Rumour | Modality::Denied => true,
    };
    comparison.remarks.extend(claim::lacks(record));
    if whole && record.kind == Kind::Change {
        comparison.matches = change::matches(subject, table, lexicon);
    } else if whole && let Some(terms) = Terms::of(subject, table, &mut comparison.remarks) {
        for series in table.series() {
            fit::compare(&terms, series, lexicon, &mut comparison);
        }
    }
    if let Some(level) = &subject.peak {
        comparison.peak = peak::peak(subject, level, table, lexicon);
    }
    comparison.order();
    if comparison.matches.is_empty() {
        comparison.bracket();
    }
    comparison.judge(record.modality);
    comparison
}

impl Comparison {
    fn order(&mut self) {
        let size = |difference: &Difference| difference.ratio.unwrap_or(Decimal::ONE).abs();
        self.matches.sort_by_key(|found| {
            (found.verdict != Verdict::Consistent, !found.independent, size(&found.difference))
        });
        self.near.sort_by_key(|miss| (!miss.contradicts, miss.reasons.len(), miss.reasons.clone()));
        let far = |miss: &NearMiss| Reason::are_far(&miss.reasons);
        if !self.matches.is_empty() || self.near.iter().any(|miss| !far(miss)) {
            self.near.retain(|miss| !far(miss));
        }
    }

    /// Where one series has a part that is less and a whole that is more, the claim is at least possible.
    fn bracket(&mut self) {
        let only = |reason: Reason| {
            self.near.iter().filter(move |miss| miss.reasons == [reason.clone()] && !miss.contradicts)
        };
        let between = only(Reason::ShorterPeriod).find_map(|part| {
            let whole = only(Reason::LongerPeriod).find(|whole| whole.series.id == part.series.id)?;
            let row = |miss: &NearMiss| {
                let row = miss.rows.first()?;
                Some((row.quantity.point()?, row.period().words()))
            };
            let ((less, within), (more, around)) = (row(part)?, row(whole)?);
            Some(Remark::Between {
                less,
                within,
                more,
                around,
                publisher: Arc::clone(&part.series.publisher),
            })
        });
        self.remarks.extend(between);
    }

    fn judge(&mut self, modality: Modality) {
        let any = |verdict| self.matches.iter().any(|found| found.verdict == verdict);
        let (fits, differs) = (any(Verdict::Consistent), any(Verdict::Inconsistent));
        if fits && differs {
            self.remarks.push(Remark::PublishersDisagree);
        }
        if fits && !self.matches.iter().any(|found| found.verdict == Verdict::Consistent && found.independent)
        {
            self.remarks.push(Remark::NothingIndependent);
        }
        let level = match () {
            () if fits => Verdict::Consistent,
            () if differs || self.near.iter().any(|miss| miss.contradicts) => Verdict::Inconsistent,
            () => Verdict::Undecided,
        };
        let peak = self.peak.as_ref().map_or(Verdict::Undecided, |peak| peak.verdict);
        self.verdict = match (level, peak) {
            (_, Verdict::Inconsistent) => Verdict::Inconsistent,
            (level, _) => level,
        };
        if modality == Modality::Denied && self.verdict != Verdict::Undecided {
            self.remarks.push(Remark::NoFact(modality));
            self.verdict = Verdict::Undecided;
        }
    }
}

/// The row's own quantity, or the sum of several.
fn quantity_of(rows: &[&Row]) -> Option<Quantity> {
    sum::of(rows.iter().map(|row| &row.quantity))
}
