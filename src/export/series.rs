//! Official series as NDJSON: a line for the series, and its rows within it.

use std::io::{self, Write};
use std::sync::Arc;

use serde::Serialize;

use super::number::Number;
use crate::measure::{Date, Unit};
use crate::model::{Country, Flow};
use crate::reference::{Coverage, Row, Series};

/// A series with all of its rows.
#[derive(Serialize)]
struct Line<'a> {
    series: &'a str,
    publisher: &'a str,
    edition: Option<&'a str>,
    flow: Option<&'static str>,
    exporter: Option<String>,
    importer: Option<Country>,
    partners: Option<[Country; 2]>,
    commodity: &'a str,
    measure: &'static str,
    unit: Unit,
    valuation: &'static str,
    method: &'static str,
    reporter: Option<Country>,
    includes: Option<&'static str>,
    scope: Option<&'a str>,
    note: Option<&'a str>,
    start: Option<Date>,
    end: Option<Date>,
    coverage: Months,
    rows: Vec<Figure<'a>>,
}

/// Months between the first and the last row, and the stretches that they make.
#[derive(Default, Serialize)]
struct Months {
    reported: usize,
    not_reported: usize,
    unknown: usize,
    stretches: Vec<(Date, Date, &'static str)>,
}

/// A row.
#[derive(Serialize)]
pub(super) struct Figure<'a> {
    row: String,
    start: Date,
    end: Date,
    value: Option<Number>,
    low: Option<Number>,
    high: Option<Number>,
    step: Option<Number>,
    hedge: &'static str,
    quality: &'static str,
    printed: &'a str,
    via: &'a [Arc<str>],
    source_date: Option<&'a str>,
    address: Option<&'a str>,
    note: Option<&'a str>,
}

impl<'a> Figure<'a> {
    pub(super) fn of(series: &Series, row: &'a Row) -> Self {
        Self {
            row: series.row_id(row),
            start: row.start,
            end: row.end,
            value: row.quantity.value.map(Number),
            low: row.quantity.low.map(Number),
            high: row.quantity.high.map(Number),
            step: row.quantity.step.map(Number),
            hedge: row.quantity.hedge.code(),
            quality: row.quality.code(),
            printed: &row.printed,
            via: &row.via,
            source_date: filled(&row.source_date),
            address: filled(&row.address),
            note: filled(&row.note),
        }
    }
}

/// Write one series with its coverage and its rows as a line.
///
/// # Errors
/// When `out` refuses.
pub fn series(series: &Series, out: &mut dyn Write) -> io::Result<()> {
    let (flow, exporter, importer, partners) = match series.flow {
        Flow::Unknown => (None, None, None, None),
        Flow::OneWay { exporter, importer } => {
            let suppliers: Vec<&str> = series.suppliers.iter().map(Country::code).collect();
            let several = (!suppliers.is_empty()).then(|| suppliers.join("+"));
            (Some("one_way"), several.or(exporter.map(|code| code.to_string())), importer, None)
        }
        Flow::TwoWay { partners } => (Some("two_way"), None, None, Some(partners)),
    };
    let extent = series.extent();
    let line = Line {
        series: &series.id,
        publisher: &series.publisher,
        edition: filled(&series.edition),
        flow,
        exporter,
        importer,
        partners,
        commodity: &series.commodity,
        measure: series.measure().code(),
        unit: series.unit,
        valuation: series.valuation.code(),
        method: series.method.code(),
        reporter: series.reporter,
        includes: series.includes.map(crate::reference::Includes::code),
        scope: filled(&series.scope),
        note: filled(&series.note),
        start: extent.map(|(start, _)| start),
        end: extent.map(|(_, end)| end),
        coverage: months(series),
        rows: series.rows.iter().map(|row| Figure::of(series, row)).collect(),
    };
    serde_json::to_writer(&mut *out, &line)?;
    out.write_all(b"\n")
}

fn months(series: &Series) -> Months {
    let mut months = Months::default();
    let Some((from, to)) = series.extent() else { return months };
    for stretch in series.coverage(from, to) {
        let count = stretch.months();
        match stretch.coverage {
            Coverage::Reported => months.reported += count,
            Coverage::NotReported => months.not_reported += count,
            Coverage::Unknown => months.unknown += count,
        }
        months.stretches.push((stretch.start, stretch.end, stretch.coverage.code()));
    }
    months
}

fn filled(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}
