//! Claims beside official rows as NDJSON: the claim record, and what every row says about it.

use std::io::{self, Write};

use serde::Serialize;

use super::number::Number;
use super::record::Fields;
use super::series::Figure as Row;
use crate::compare::{Comparison, Difference, End, Match, NearMiss, Peak, Reason, Remark};
use crate::measure::Decimal;
use crate::model::Figure;
use crate::reference::Series;
use crate::text::CodePoints;

/// A figure with what was found about it.
#[derive(Serialize)]
struct Line<'a> {
    article: &'a str,
    start: usize,
    end: usize,
    quote: &'a str,
    #[serde(flatten)]
    fields: Fields<'a>,
    verdict: &'static str,
    remarks: Vec<String>,
    matches: Vec<Matched<'a>>,
    near: Vec<Near<'a>>,
    peak: Option<Highest<'a>>,
}

#[derive(Serialize)]
struct Matched<'a> {
    publisher: String,
    series: &'a str,
    method: &'static str,
    rows: Vec<Row<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    base: Vec<Row<'a>>,
    #[serde(flatten)]
    difference: Apart,
    explained: bool,
    verdict: &'static str,
    independent: bool,
    remarks: Vec<String>,
}

#[derive(Serialize)]
struct Near<'a> {
    publisher: String,
    series: &'a str,
    method: &'static str,
    rows: Vec<Row<'a>>,
    reasons: Vec<Why>,
    #[serde(flatten)]
    difference: Option<Apart>,
    per_month: Option<Apart>,
    contradicts: bool,
    remarks: Vec<String>,
}

#[derive(Serialize)]
struct Why {
    code: &'static str,
    words: String,
}

/// Claim less official figure; percent of the official figure, rounded to hundredths.
#[derive(Serialize)]
struct Apart {
    claimed: Number,
    official: Number,
    difference: Number,
    percent: Option<Number>,
}

#[derive(Serialize)]
struct Highest<'a> {
    called: String,
    level: Option<Number>,
    per_month: Number,
    verdict: &'static str,
    earlier_rows: usize,
    remarks: Vec<String>,
    /// Rows that are higher than what is called the highest …
    #[serde(skip_serializing_if = "Vec::is_empty")]
    higher: Vec<Beyond<'a>>,
    /// … and lower than what is called the lowest.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lower: Vec<Beyond<'a>>,
}

#[derive(Serialize)]
struct Beyond<'a> {
    publisher: String,
    series: &'a str,
    method: &'static str,
    #[serde(flatten)]
    row: Row<'a>,
    per_month: Number,
    remarks: Vec<String>,
}

/// Write one figure's comparison as a line. `text` is the text of its article.
///
/// # Errors
/// When `out` refuses.
pub fn comparison(
    figure: &Figure,
    text: &str,
    comparison: &Comparison,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (start, end) = CodePoints::new(text).of_span(figure.span());
    let line = Line {
        article: &figure.article().path,
        start,
        end,
        quote: figure.quote(),
        fields: Fields::of(figure.record()),
        verdict: comparison.verdict.code(),
        remarks: words(&comparison.remarks),
        matches: comparison.matches.iter().map(matched).collect(),
        near: comparison.near.iter().map(near).collect(),
        peak: comparison.peak.as_ref().map(highest),
    };
    serde_json::to_writer(&mut *out, &line)?;
    out.write_all(b"\n")
}

fn words(remarks: &[Remark]) -> Vec<String> {
    remarks.iter().map(Remark::words).collect()
}

fn rows<'a>(series: &Series, rows: &'a [crate::reference::Row]) -> Vec<Row<'a>> {
    rows.iter().map(|row| Row::of(series, row)).collect()
}

fn matched(found: &Match) -> Matched<'_> {
    Matched {
        publisher: found.series.publisher_words(),
        series: &found.series.id,
        method: found.series.method.code(),
        rows: rows(&found.series, &found.rows),
        base: rows(&found.series, &found.base),
        difference: Apart::of(&found.difference),
        explained: found.difference.explained,
        verdict: found.verdict.code(),
        independent: found.independent,
        remarks: words(&found.remarks),
    }
}

fn near(miss: &NearMiss) -> Near<'_> {
    let why = |reason: &Reason| Why { code: reason.code(), words: reason.words() };
    Near {
        publisher: miss.series.publisher_words(),
        series: &miss.series.id,
        method: miss.series.method.code(),
        rows: rows(&miss.series, &miss.rows),
        reasons: miss.reasons.iter().map(why).collect(),
        difference: miss.difference.as_ref().map(Apart::of),
        per_month: miss.monthly.as_ref().map(Apart::of),
        contradicts: miss.contradicts,
        remarks: words(&miss.remarks),
    }
}

fn highest(peak: &Peak) -> Highest<'_> {
    let rows = peak.beyond.iter().map(|beyond| Beyond {
        publisher: beyond.series.publisher_words(),
        series: &beyond.series.id,
        method: beyond.series.method.code(),
        row: Row::of(&beyond.series, &beyond.row),
        per_month: Number(rounded(beyond.monthly)),
        remarks: words(&beyond.remarks),
    });
    let (higher, lower) = match peak.extreme.end {
        End::High => (rows.collect(), Vec::new()),
        End::Low => (Vec::new(), rows.collect()),
    };
    Highest {
        called: peak.extreme.words(),
        level: peak.level.quantity.point().map(Number),
        per_month: Number(rounded(peak.monthly)),
        verdict: peak.verdict.code(),
        earlier_rows: peak.earlier,
        remarks: words(&peak.remarks),
        higher,
        lower,
    }
}

impl Apart {
    fn of(difference: &Difference) -> Self {
        let percent = difference.ratio.and_then(|ratio| ratio.checked_mul(Decimal::ONE_HUNDRED));
        let percent = percent.map(|percent| Number(percent.round_dp(2)));
        Self {
            claimed: Number(rounded(difference.claim)),
            official: Number(rounded(difference.official)),
            difference: Number(rounded(difference.absolute)),
            percent,
        }
    }
}

/// Averages and converted figures have no end of digits; eight significant ones are more than any is worth. What was
/// printed is never cut.
fn rounded(value: Decimal) -> Decimal {
    if value.scale() > 6 { value.round_sf(8).unwrap_or(value) } else { value }
}
