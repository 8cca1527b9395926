//! Rows of a table → series.

use std::collections::HashMap;
use std::sync::Arc;

use super::cell::Cell;
use super::codes::{Direction, country, direction, goods, unit};
use super::number::number;
use super::time::period;
use super::{FigureColumn, Layout, OwnSeries, RowFault, Sheet, Sides};
use crate::measure::{Date, Decimal, Quantity, Unit};
use crate::model::{Country, Flow};
use crate::reference::{Measure, Method, Row, Series, Valuation};
use crate::vocabulary::Lexicon;

/// What makes rows one series.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    exporter: Country,
    importer: Country,
    reporter: Option<Country>,
    goods: Arc<str>,
    scope: Arc<str>,
    unit: Unit,
    valuation: Valuation,
}

/// Commodity id, and what of it the table's words leave out.
type Goods = (Arc<str>, Arc<str>);

/// A row, or why not: `Err(None)` passes it over.
type Outcome<T> = Result<T, Option<String>>;

pub(super) fn build(sheet: &Sheet, layout: &Layout, name: &str, lexicon: &Lexicon) -> OwnSeries {
    let mut own = OwnSeries { series: Vec::new(), faults: Vec::new(), kept: 0, passed_over: 0 };
    own.faults
        .extend(sheet.unread.iter().map(|(line, words)| RowFault { line: *line, words: Arc::clone(words) }));
    let mut order: Vec<Key> = Vec::new();
    let mut rows: HashMap<Key, Vec<(u64, Row)>> = HashMap::new();
    let mut names = Names { lexicon, countries: HashMap::new(), goods: HashMap::new() };
    for (line, cells) in &sheet.rows {
        let table = Cells { sheet, cells };
        let head = match Head::read(&table, layout, &mut names) {
            Ok(head) => head,
            Err(why) => {
                own.refuse(*line, why);
                continue;
            }
        };
        for figure in &layout.figures {
            match head.figure(&table, layout, figure) {
                Ok((key, row)) => {
                    rows.entry(key.clone())
                        .or_insert_with(|| {
                            order.push(key);
                            Vec::new()
                        })
                        .push((*line, row));
                }
                Err(why) => own.refuse(*line, why),
            }
        }
    }
    for key in order {
        let found = rows.remove(&key).unwrap_or_default();
        let kept = nested(found, &mut own.faults);
        own.kept += kept.len();
        own.series.push(Arc::new(key.series(layout, name, kept)));
    }
    own.faults.sort_by_key(|fault| fault.line);
    own
}

impl OwnSeries {
    fn refuse(&mut self, line: u64, why: Option<String>) {
        match why {
            Some(words) => self.faults.push(RowFault { line, words: words.into() }),
            None => self.passed_over += 1,
        }
    }
}

/// What words of the table stand for. A table says the same few over and over, and looking one up goes through the
/// whole vocabulary.
struct Names<'a> {
    lexicon: &'a Lexicon,
    countries: HashMap<String, Option<Country>>,
    goods: HashMap<String, Option<Goods>>,
}

impl Names<'_> {
    fn country(&mut self, words: &str) -> Outcome<Country> {
        let known = match self.countries.get(words) {
            Some(known) => *known,
            None => *self.countries.entry(words.to_owned()).or_insert_with(|| country(words, self.lexicon)),
        };
        known.ok_or_else(|| Some(format!("{words:?} is no known country")))
    }

    fn goods(&mut self, words: &str) -> Outcome<Goods> {
        let known = match self.goods.get(words) {
            Some(known) => known.clone(),
            None => self.goods.entry(words.to_owned()).or_insert_with(|| goods(words, self.lexicon)).clone(),
        };
        known.ok_or_else(|| Some(format!("{words:?} is no known goods")))
    }
}

/// A row by column name.
struct Cells<'a> {
    sheet: &'a Sheet,
    cells: &'a [String],
}

impl Cells<'_> {
    fn column(&self, name: &str) -> &str {
        self.sheet.column(name).and_then(|at| self.cells.get(at)).map_or("", String::as_str)
    }

    fn cell<'c>(&'c self, cell: &'c Cell) -> &'c str {
        match cell {
            Cell::Column(name) => self.column(name),
            Cell::Fixed(words) => words,
        }
    }
}

/// What all figures of a row share.
struct Head {
    start: Date,
    end: Date,
    exporter: Country,
    importer: Country,
    reporter: Option<Country>,
    valuation: Valuation,
    goods: Arc<str>,
    scope: Arc<str>,
}

impl Head {
    fn read(table: &Cells<'_>, layout: &Layout, names: &mut Names<'_>) -> Outcome<Self> {
        for keep in &layout.keep {
            let says = table.column(&keep.column);
            if !says.is_empty() && says != &*keep.says {
                return Err(None);
            }
        }
        let time = table.cell(&layout.time);
        let (start, mut end) = period(time).ok_or_else(|| Some(format!("{time:?} is no period")))?;
        if let Some(last) = &layout.end {
            let words = table.cell(last);
            end = period(words).ok_or_else(|| Some(format!("{words:?} is no period")))?.1;
        }
        if end < start {
            return Err(Some(format!("the period ends before it begins: {start} to {end}")));
        }
        let mut state = |cell: &Cell| names.country(table.cell(cell));
        let (exporter, importer, reporter, valuation) = match &layout.sides {
            Sides::Trade { exporter, importer } => {
                (state(exporter)?, state(importer)?, None, Valuation::Unknown)
            }
            Sides::Reported { reporter, partner, flow } => {
                let (reporter, partner) = (state(reporter)?, state(partner)?);
                let words = table.cell(flow);
                match direction(words) {
                    Some(Direction::Export) => (reporter, partner, Some(reporter), Valuation::Fob),
                    Some(Direction::Import) => (partner, reporter, Some(reporter), Valuation::Cif),
                    Some(Direction::Through) => return Err(None),
                    None => return Err(Some(format!("{words:?} is neither export nor import"))),
                }
            }
        };
        let (goods, scope) = names.goods(table.cell(&layout.goods))?;
        Ok(Self { start, end, exporter, importer, reporter, valuation, goods, scope })
    }

    fn figure(&self, table: &Cells<'_>, layout: &Layout, column: &FigureColumn) -> Outcome<(Key, Row)> {
        let printed = table.column(&column.column);
        // Blank is missing, never zero.
        if matches!(printed, "" | "-" | "–" | "—" | ".." | "…") || printed.eq_ignore_ascii_case("n/a") {
            return Err(None);
        }
        let bad = || Some(format!("{printed:?} is no number"));
        let number = number(printed, layout.decimal_comma).ok_or_else(bad)?;
        if number.value.is_zero() && column.zero_is_missing {
            return Err(None);
        }
        if number.value < Decimal::ZERO {
            return Err(Some(format!("a negative amount: {printed}")));
        }
        let words = table.cell(&column.unit);
        let (unit, factor) = unit(words).ok_or_else(|| Some(format!("{words:?} is no known unit")))?;
        let scale = scale(table, layout)?;
        let multiply =
            |value: Decimal| value.checked_mul(column.multiplier)?.checked_mul(factor)?.checked_mul(scale);
        let too_large = || Some(format!("{printed} is too large"));
        let row = Row {
            start: self.start,
            end: self.end,
            quantity: Quantity {
                value: Some(multiply(number.value).ok_or_else(too_large)?.normalize()),
                step: Some(multiply(number.step).ok_or_else(too_large)?.normalize()),
                unit: Some(unit),
                ..Quantity::default()
            },
            printed: format!("{printed} ({})", column.column).into(),
            ..Row::default()
        };
        let money = Measure::of(unit) == Some(Measure::Value);
        let key = Key {
            exporter: self.exporter,
            importer: self.importer,
            reporter: self.reporter,
            goods: Arc::clone(&self.goods),
            scope: Arc::clone(&self.scope),
            unit,
            valuation: if money { self.valuation } else { Valuation::None },
        };
        Ok((key, row))
    }
}

/// Words as they stand in an id: `My table (2)` → `my-table-2`.
pub(super) fn slug(words: &str) -> String {
    let lower = words.to_lowercase();
    let parts = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

/// The power of ten of a row; none is 1.
fn scale(table: &Cells<'_>, layout: &Layout) -> Outcome<Decimal> {
    let words = layout.scale.as_ref().map_or("", |cell| table.cell(cell));
    if words.is_empty() {
        return Ok(Decimal::ONE);
    }
    let power: u32 = words
        .parse()
        .ok()
        .filter(|power| *power <= 15)
        .ok_or_else(|| Some(format!("{words:?} is no power of ten")))?;
    Ok(Decimal::from(10_u64.pow(power)))
}

/// Rows in order of time that are disjoint or lie within each other; what does not fit is told with the line of the
/// row that it does not go with.
fn nested(mut rows: Vec<(u64, Row)>, faults: &mut Vec<RowFault>) -> Vec<Row> {
    rows.sort_by_key(|(line, row)| (row.start, std::cmp::Reverse(row.end), *line));
    let mut kept: Vec<(u64, Row)> = Vec::new();
    let mut around: Vec<usize> = Vec::new();
    for (line, row) in rows {
        while around.last().is_some_and(|at| kept[*at].1.end < row.start) {
            around.pop();
        }
        if let Some(at) = around.last() {
            let (first, outer) = &kept[*at];
            let words = if (outer.start, outer.end) == (row.start, row.end) {
                Some(format!("the same period as in line {first}, which counts"))
            } else {
                (outer.end < row.end)
                    .then(|| format!("its period crosses that of line {first}, which counts"))
            };
            if let Some(words) = words {
                faults.push(RowFault { line, words: words.into() });
                continue;
            }
        }
        around.push(kept.len());
        kept.push((line, row));
    }
    let mut kept: Vec<Row> = kept.into_iter().map(|(_, row)| row).collect();
    kept.sort_by_key(|row| (row.start, row.end));
    kept
}

impl Key {
    fn series(self, layout: &Layout, name: &str, rows: Vec<Row>) -> Series {
        let mut goods = self.goods.to_string();
        if !self.scope.is_empty() {
            goods = format!("{goods}-{}", slug(&self.scope));
        }
        let by = self.reporter.map(|reporter| format!(".by-{reporter}")).unwrap_or_default();
        let id =
            format!("own.{}.{}-to-{}.{goods}.{}{by}", slug(name), self.exporter, self.importer, self.unit);
        let method = if self.reporter.is_some() { layout.method } else { Method::Own };
        Series {
            id: id.to_lowercase().into(),
            publisher: Arc::clone(&layout.publisher),
            edition: name.into(),
            flow: Flow::OneWay { exporter: Some(self.exporter), importer: Some(self.importer) },
            suppliers: Arc::default(),
            commodity: self.goods,
            unit: self.unit,
            valuation: self.valuation,
            method,
            reporter: self.reporter,
            includes: None,
            scope: self.scope,
            note: "".into(),
            rows: rows.into(),
        }
    }
}
