//! "An all-time high", "the lowest since 2013": earlier rows that are higher, or lower.

use std::sync::Arc;

use super::claim::{Level, Subject};
use super::extreme::{End, Extreme, Since};
use super::fit::{flow, goods, remarks};
use super::{Remark, Verdict};
use crate::measure::{Date, Decimal, Interval};
use crate::reference::{Method, Row, Series, SeriesTable};
use crate::vocabulary::Lexicon;

/// An earlier row beyond the claim: higher than what is called the highest, lower than what is called the lowest.
#[derive(Clone, Debug, PartialEq)]
pub struct Beyond {
    /// The series.
    pub series: Arc<Series>,
    /// The row.
    pub row: Row,
    /// Its amount in a month, on average.
    pub monthly: Decimal,
    /// What to know when reading it.
    pub remarks: Vec<Remark>,
}

/// A claimed peak against what was before it.
#[derive(Clone, Debug, PartialEq)]
pub struct Peak {
    /// The claimed level.
    pub level: Level,
    /// Its amount in a month, on average.
    pub monthly: Decimal,
    /// What is said of it.
    pub extreme: Extreme,
    /// Rows of the same flow, goods and unit that end before the claim begins, lie within what it is compared with, and
    /// are beyond it per month, whatever their printed digits leave open: those of the claim's own source first, then
    /// customs, then the rest. None is shorter than the claim: a good month within a year is no better year.
    pub beyond: Vec<Beyond>,
    /// How many earlier rows were looked at.
    pub earlier: usize,
    /// Inconsistent if a row is beyond it that is more than hearsay, else undecided: gaps may hide one. For "since 2013",
    /// that takes a row of the claim's own length, as a season may be meant.
    pub verdict: Verdict,
    /// What to know.
    pub remarks: Vec<Remark>,
}

/// `None` where the claim lacks what a comparison needs.
pub(super) fn peak(
    subject: &Subject<'_>,
    level: &Level,
    table: &SeriesTable,
    lexicon: &Lexicon,
) -> Option<Peak> {
    let record = subject.record;
    let (start, _) = record.period.bounds()?;
    let months = record.period.months()?;
    let wanted = record.commodity.as_deref()?;
    let monthly = level.quantity.point()?.checked_div(months)?;
    let extreme = subject.extreme;
    let bounds = Interval::of(&level.quantity)?;
    let end = match extreme.end {
        End::High => bounds.high,
        End::Low => bounds.low,
    };
    // "More than" has no upper end: only the amount itself can be passed.
    let end = match end {
        Some(end) => end.checked_div(months)?,
        None => monthly,
    };
    let first_day = extreme.first_day(start);
    let mut peak = Peak {
        level: level.clone(),
        monthly,
        extreme,
        beyond: Vec::new(),
        earlier: 0,
        verdict: Verdict::Undecided,
        remarks: Vec::new(),
    };
    for series in table.series() {
        let mut reasons = Vec::new();
        let fits = flow(record.flow, series, &mut reasons)
            .and_then(|()| goods(wanted, &series.commodity, lexicon, &mut reasons));
        if fits.is_none() || !reasons.is_empty() || level.quantity.unit != Some(series.unit) {
            continue;
        }
        let compared = |row: &&Row| {
            row.counts()
                && row.end < start
                && first_day.is_none_or(|day| day <= row.start)
                && row.period().months().is_some_and(|length| length >= months)
                && (!extreme.same_months || same_months(row, record.period.bounds()))
                && !subject.wrote(row)
        };
        for row in series.rows.iter().filter(compared) {
            peak.earlier += 1;
            let bounds = Interval::of(&row.quantity).zip(row.period().months());
            let is_beyond = bounds.is_some_and(|(bounds, length)| {
                let of = |bound: Option<Decimal>| bound?.checked_div(length);
                match extreme.end {
                    End::High => of(bounds.low).is_some_and(|least| least > end),
                    End::Low => of(bounds.high).is_some_and(|most| most < end),
                }
            });
            if let Some(monthly) = row.monthly().filter(|_| is_beyond) {
                let mut remarks = remarks(subject, series, &[row]);
                remarks.splice(0..0, row.is_annual().then(|| Remark::Annual(row.start.year())));
                peak.beyond.push(Beyond { series: Arc::clone(series), row: row.clone(), monthly, remarks });
            }
        }
    }
    let rank = |method: Method| match method {
        Method::Customs | Method::Notified => 1,
        Method::Mirror | Method::Own => 2,
        Method::Statement => 3,
        Method::Estimate => 4,
        Method::Secondary => 5,
    };
    peak.beyond.sort_by_key(|beyond| {
        let rank = if subject.cites(&beyond.series) { 0 } else { rank(beyond.series.method) };
        // The furthest first.
        (rank, if extreme.end == End::High { -beyond.monthly } else { beyond.monthly })
    });
    let of_its_length = |row: &Row| row.period().months() == Some(months);
    let settles = |beyond: &Beyond| {
        rank(beyond.series.method) <= 2 && (extreme.since == Since::Ever || of_its_length(&beyond.row))
    };
    if peak.beyond.iter().any(settles) {
        peak.verdict = Verdict::Inconsistent;
    }
    if peak.beyond.is_empty() {
        peak.remarks.push(Remark::NoneBeyond(peak.earlier, extreme.end));
    } else if let Some(first) = peak.beyond.first().filter(|first| first.row.is_annual()) {
        peak.remarks.push(Remark::Annual(first.row.start.year()));
    }
    if !level.how.is_empty() {
        peak.remarks.push(Remark::Derived(level.how.clone()));
    }
    Some(peak)
}

/// Whether a row is of the same months of another year.
fn same_months(row: &Row, bounds: Option<(Date, Date)>) -> bool {
    let month = |date: Date| date.month();
    bounds.is_some_and(|(start, end)| {
        (month(row.start), month(row.end)) == (month(start), month(end))
            && row.end.year() - row.start.year() == end.year() - start.year()
    })
}
