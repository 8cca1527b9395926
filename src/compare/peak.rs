//! "An all-time high": earlier rows that are higher.

use std::sync::Arc;

use super::claim::{Level, Subject};
use super::fit::{flow, goods, remarks};
use super::{Remark, Verdict};
use crate::measure::{Decimal, Interval};
use crate::reference::{Method, Row, Series, SeriesTable};
use crate::text::Span;
use crate::vocabulary::Lexicon;

/// Phrases that call a figure the highest ever.
const WORDS: &[&str] = &[
    "all-time high",
    "all time high",
    "record high",
    "record-high",
    "highest ever",
    "highest-ever",
    "highest on record",
    "highest in history",
    "record level",
    "new record",
    "사상 최대",
    "사상 최고",
    "역대 최대",
    "역대 최고",
    "史上最高",
    "历史新高",
    "歷史新高",
    "過去最高",
    "рекордн",
    "исторический максимум",
];

/// Whether the sentence around the words at `span` calls something the highest ever.
#[must_use]
pub fn is_peak(text: &str, span: Span) -> bool {
    let sentence = sentence(text, span).to_lowercase();
    WORDS.iter().any(|words| sentence.contains(words))
}

/// From the end of the sentence before to the end of this one; a point within a number or an abbreviation that a
/// small letter follows ends nothing.
fn sentence(text: &str, span: Span) -> &str {
    let (start, end) = (span.start as usize, span.end as usize);
    let (Some(before), Some(after)) = (text.get(..start), text.get(end..)) else { return "" };
    let ends = |text: &str, at: usize, mark: char| {
        let mut rest = text[at + mark.len_utf8()..].chars();
        match mark {
            '\n' | '。' | '！' | '？' => true,
            '.' | '!' | '?' => {
                let mut rest = rest.by_ref().skip_while(|letter| matches!(letter, '"' | '”' | '’' | ')'));
                rest.next().is_none_or(char::is_whitespace)
                    && rest.find(|letter| !letter.is_whitespace()).is_none_or(|letter| !letter.is_lowercase())
            }
            _ => false,
        }
    };
    let marks = |text: &str| -> Vec<usize> {
        text.char_indices()
            .filter(|(at, mark)| ends(text, *at, *mark))
            .map(|(at, mark)| at + mark.len_utf8())
            .collect()
    };
    // What comes behind the cut decides about a mark, so the sentence before is looked at with the figure.
    let from =
        marks(text.get(..end).unwrap_or(before)).into_iter().rev().find(|at| *at <= start).unwrap_or(0);
    let to = marks(after).first().map_or(text.len(), |at| end + at);
    &text[from..to]
}

/// An earlier row that is higher.
#[derive(Clone, Debug, PartialEq)]
pub struct Higher {
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
    /// Rows of the same flow, goods and unit that end before the claim begins and are higher per month, also at the
    /// lowest that their printed digits allow: those of the claim's own source first, then customs, then the rest.
    pub higher: Vec<Higher>,
    /// How many earlier rows were looked at.
    pub earlier: usize,
    /// Inconsistent if a row is higher that is more than hearsay, else undecided: gaps may hide one.
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
    let most = match Interval::of(&level.quantity)?.high {
        Some(high) => high.checked_div(months)?,
        // "More than" has no upper end: only the amount itself can be passed.
        None => monthly,
    };
    let mut peak = Peak {
        level: level.clone(),
        monthly,
        higher: Vec::new(),
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
        for row in series.rows.iter().filter(|row| row.counts() && row.end < start && !subject.wrote(row)) {
            peak.earlier += 1;
            let least = Interval::of(&row.quantity).and_then(|bounds| bounds.low);
            let least = least.zip(row.period().months()).and_then(|(low, months)| low.checked_div(months));
            if let (Some(monthly), Some(least)) = (row.monthly(), least)
                && least > most
            {
                let mut remarks = remarks(subject, series, &[row]);
                remarks.splice(0..0, row.is_annual().then(|| Remark::Annual(row.start.year())));
                peak.higher.push(Higher { series: Arc::clone(series), row: row.clone(), monthly, remarks });
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
    peak.higher.sort_by_key(|higher| {
        let rank = if subject.cites(&higher.series) { 0 } else { rank(higher.series.method) };
        (rank, std::cmp::Reverse(higher.monthly))
    });
    if peak.higher.iter().any(|higher| rank(higher.series.method) <= 2) {
        peak.verdict = Verdict::Inconsistent;
    }
    if peak.higher.is_empty() {
        peak.remarks.push(Remark::NoneHigher(peak.earlier));
    } else if let Some(first) = peak.higher.first().filter(|first| first.row.is_annual()) {
        peak.remarks.push(Remark::Annual(first.row.start.year()));
    }
    if !level.how.is_empty() {
        peak.remarks.push(Remark::Derived(level.how.clone()));
    }
    Some(peak)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, figure: &str, expected: bool) {
        let at = text.find(figure).expect("the figure");
        assert_eq!(is_peak(text, Span::new(at, at + figure.len())), expected, "{text}");
    }

    #[test]
    fn the_sentence_decides() {
        let text = "Coal hit a record high in 2011. Trade rose 71.9 percent, reaching an all-time high. Oil fell 5 percent.";
        check(text, "71.9 percent", true);
        check(text, "5 percent", false);
        check("Trade with the U.S. was 5 million, an all-time high.", "5 million", true);
        check("무역액은 4억 달러로 사상 최대였다. 석탄은 5톤이다.", "4억 달러", true);
        check("무역액은 사상 최대였다. 석탄은 5톤이다.", "5톤", false);
        check("No mark\n\nbut 5 million here", "5 million", false);
    }
}
