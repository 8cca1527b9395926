//! The built-in series, read from the tables in `assets/reference`.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use super::{Includes, Measure, Method, Quality, Row, Series, Valuation};
use crate::measure::{Date, Decimal, Hedge, Quantity, Unit};
use crate::model::{Country, Flow};

const SERIES: &str = include_str!("../../assets/reference/series.csv");
const FIGURES: &str = include_str!("../../assets/reference/figures.csv");

/// Series, immutable: the built-in ones, and a person's own where they were added.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeriesTable {
    series: Vec<Arc<Series>>,
    unread: Vec<String>,
}

impl SeriesTable {
    /// The built-in tables.
    #[must_use]
    pub fn embedded() -> Self {
        Self::read(SERIES, FIGURES)
    }

    /// In the order of their ids; a person's own come last.
    #[must_use]
    pub fn series(&self) -> &[Arc<Series>] {
        &self.series
    }

    /// Rows that could not be read, with the reason. Empty for the built-in tables.
    #[must_use]
    pub fn unread(&self) -> &[String] {
        &self.unread
    }

    /// The same with more series behind; one whose id is known already takes the other's place.
    #[must_use]
    pub fn with(&self, more: impl IntoIterator<Item = Arc<Series>>) -> Self {
        let mut table = self.clone();
        for series in more {
            match table.series.iter_mut().find(|known| known.id == series.id) {
                Some(known) => *known = series,
                None => table.series.push(series),
            }
        }
        table
    }

    /// The series of an id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Arc<Series>> {
        self.series.iter().find(|series| &*series.id == id)
    }

    /// The row that an evidence link calls by [`Series::row_id`].
    #[must_use]
    pub fn row(&self, id: &str) -> Option<(&Arc<Series>, &Row)> {
        let (series, period) = id.rsplit_once('@')?;
        let (start, end) = period.split_once('/')?;
        let (start, end): (Date, Date) = (start.parse().ok()?, end.parse().ok()?);
        let series = self.find(series)?;
        series.rows.iter().find(|row| (row.start, row.end) == (start, end)).map(|row| (series, row))
    }

    fn read(series: &str, figures: &str) -> Self {
        let mut table = Self::default();
        let mut rows: BTreeMap<String, Vec<Row>> = BTreeMap::new();
        let mut heads = Vec::new();
        for head in table.records::<Head>(series) {
            match head.read() {
                Ok(head) => heads.push(head),
                Err(why) => table.unread.push(why),
            }
        }
        for figure in table.records::<Figure>(figures) {
            match heads.iter().find(|head| *head.id == figure.series) {
                Some(head) => {
                    let row = figure.row(head.unit);
                    rows.entry(figure.series).or_default().push(row);
                }
                None => table.unread.push(format!("no series has the id {:?}", figure.series)),
            }
        }
        for mut head in heads {
            let mut own = rows.remove(&*head.id).unwrap_or_default();
            own.sort_by_key(|row| (row.start, row.end));
            head.rows = own.into();
            table.series.push(Arc::new(head));
        }
        table.series.sort_by(|a, b| a.id.cmp(&b.id));
        table
    }

    fn records<T: for<'de> Deserialize<'de>>(&mut self, table: &str) -> Vec<T> {
        let mut records = Vec::new();
        // The first line says which version of the tables it is.
        let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(table.as_bytes());
        for record in reader.deserialize() {
            match record {
                Ok(record) => records.push(record),
                Err(error) => self.unread.push(error.to_string()),
            }
        }
        records
    }
}

/// A line of `series.csv`.
#[derive(Deserialize)]
struct Head {
    id: String,
    publisher: String,
    edition: String,
    flow: String,
    exporter: String,
    importer: String,
    commodity: String,
    measure: String,
    unit: Unit,
    valuation: Valuation,
    method: Method,
    reporter: Option<Country>,
    includes: Option<Includes>,
    scope: String,
    note: String,
}

impl Head {
    fn read(self) -> Result<Series, String> {
        let wrong = |what: &str| format!("{}: {what}", self.id);
        let codes = |text: &str| -> Result<Vec<Country>, String> {
            text.split('+')
                .filter(|code| !code.is_empty())
                .map(|code| code.parse().map_err(|error| format!("{}: {error}", self.id)))
                .collect()
        };
        let (exporters, importers) = (codes(&self.exporter)?, codes(&self.importer)?);
        let (flow, suppliers) = match (&*self.flow, &exporters[..], &importers[..]) {
            ("two_way", [a], [b]) => (Flow::two_way(*a, *b), Vec::new()),
            ("one_way", [], [to]) => (Flow::OneWay { exporter: None, importer: Some(*to) }, Vec::new()),
            ("one_way", [from], [to]) => {
                (Flow::OneWay { exporter: Some(*from), importer: Some(*to) }, Vec::new())
            }
            ("one_way", [_, _, ..], [to]) => {
                (Flow::OneWay { exporter: None, importer: Some(*to) }, exporters.clone())
            }
            _ => return Err(wrong("this is no flow")),
        };
        if Measure::of(self.unit).map(Measure::code) != Some(&*self.measure) {
            return Err(wrong("the unit does not fit the measure"));
        }
        Ok(Series {
            id: self.id.into(),
            publisher: self.publisher.into(),
            edition: self.edition.into(),
            flow,
            suppliers: suppliers.into(),
            commodity: self.commodity.into(),
            unit: self.unit,
            valuation: self.valuation,
            method: self.method,
            reporter: self.reporter,
            includes: self.includes,
            scope: self.scope.into(),
            note: self.note.into(),
            rows: Arc::default(),
        })
    }
}

/// A line of `figures.csv`.
#[derive(Deserialize)]
struct Figure {
    series: String,
    start: Date,
    end: Date,
    value: Option<Decimal>,
    low: Option<Decimal>,
    high: Option<Decimal>,
    step: Option<Decimal>,
    printed: Arc<str>,
    quality: Quality,
    hedge: Hedge,
    via: String,
    source_date: Arc<str>,
    address: Arc<str>,
    note: Arc<str>,
}

impl Figure {
    fn row(&self, unit: Unit) -> Row {
        Row {
            start: self.start,
            end: self.end,
            quantity: Quantity {
                value: self.value,
                low: self.low,
                high: self.high,
                step: self.step,
                unit: Some(unit),
                per: None,
                hedge: self.hedge,
            },
            printed: Arc::clone(&self.printed),
            quality: self.quality,
            via: self.via.split(';').filter(|via| !via.is_empty()).map(Arc::from).collect(),
            source_date: Arc::clone(&self.source_date),
            address: Arc::clone(&self.address),
            note: Arc::clone(&self.note),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(table: &str) -> String {
        table.lines().take(3).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn what_cannot_be_read_is_named_and_the_rest_stays() {
        let (series, figures) = (first(SERIES), first(FIGURES));
        let bad = figures.lines().last().expect("a row").replace("2020-01-01", "soon");
        let stray = figures.lines().last().expect("a row").replace("43states.", "nobody.");
        let table = SeriesTable::read(&series, &format!("{figures}\n{bad}\n{stray}\n"));
        assert_eq!(table.series().len(), 1);
        assert_eq!(table.series()[0].rows.len(), 1);
        assert_eq!(table.unread().len(), 2, "{:?}", table.unread());
    }

    #[test]
    fn a_unit_that_does_not_fit_the_measure_is_refused() {
        let series = first(SERIES).replace(",bbl,", ",t,");
        let table = SeriesTable::read(&series, "");
        assert_eq!(table.series().len(), 0);
        assert!(table.unread()[0].contains("does not fit"), "{:?}", table.unread());
    }

    #[test]
    fn a_series_of_ones_own_stands_behind_or_takes_the_place_of_its_namesake() {
        let table = SeriesTable::embedded();
        let count = table.series().len();
        let known = Arc::clone(&table.series()[3]);
        let own = Arc::new(Series { id: "own.x".into(), ..Series::clone(&known) });
        let again = Arc::new(Series { note: "mine".into(), ..Series::clone(&known) });
        let with = table.with([Arc::clone(&own), again]);
        assert_eq!(with.series().len(), count + 1);
        assert_eq!(with.series().last(), Some(&own));
        assert_eq!(with.find(&known.id).map(|series| &*series.note), Some("mine"));
    }
}
