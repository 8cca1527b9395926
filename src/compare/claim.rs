//! What is compared: a claim with the article that it stands in.

use std::sync::Arc;

use super::Remark;
use super::extreme::{Extreme, said_of};
use super::reason::Side;
use crate::measure::{Date, Decimal, Per, Quantity, Unit};
use crate::model::{Article, Figure, Flow, Kind, Modality, Record};
use crate::reference::{Method, Row, Series, SeriesTable};
use crate::vocabulary::{Lexicon, Meaning, lex};

/// A claim and where it stands.
#[derive(Clone, Debug)]
pub struct Subject<'a> {
    /// What it says.
    pub record: &'a Record,
    /// Its article, whose own rows are no evidence; `None` for a claim from nowhere.
    pub article: Option<&'a Article>,
    /// The article's outlet under the name that the vocabulary has for it; `None` where it has none.
    pub outlet: Option<Arc<str>>,
    /// What the article says is the highest or the lowest, if it says so …
    pub peak: Option<Level>,
    /// … and which of both, and among what.
    pub extreme: Extreme,
}

/// An amount over the period of a claim, stated or made from other figures of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// The amount.
    pub quantity: Quantity,
    /// How it was made (`48 000 000 + 1 360 000 USD`); blank where the claim states it.
    pub how: String,
}

impl<'a> Subject<'a> {
    /// A claim alone.
    #[must_use]
    pub const fn of(record: &'a Record) -> Self {
        Self { record, article: None, outlet: None, peak: None, extreme: Extreme::PEAK }
    }

    /// A figure of an article. `all` are the article's figures and `text` is its text: if the sentence calls the
    /// figure the highest or lowest, so is it compared, and a level that only the article's other figures give (a total
    /// that "rose 71.9 percent") is made from them.
    #[must_use]
    pub fn of_figure(figure: &'a Figure, all: &[Figure], text: &str, lexicon: &Lexicon) -> Self {
        let record = figure.record();
        let said = said_of(figure, all, text);
        let peak = said.and_then(|_| level(record).or_else(|| both_directions(record, all)));
        let article = figure.article();
        Self {
            record,
            article: Some(article),
            outlet: body(article.outlet(), lexicon),
            peak,
            extreme: said.unwrap_or(Extreme::PEAK),
        }
    }

    /// The same as a statement that the figure is the highest ever.
    #[must_use]
    pub fn as_peak(mut self) -> Self {
        self.peak = self.peak.or_else(|| level(self.record));
        self
    }

    /// Whether a row was read in the claim's own article: at its address, or in its outlet on its day.
    pub(super) fn wrote(&self, row: &Row) -> bool {
        let Some(article) = self.article else { return false };
        let address = page(article.address());
        let same_page = !address.is_empty() && address == page(&row.address);
        let same_day = article.published().is_some_and(|date| date.to_string() == *row.source_date);
        same_page || (same_day && row.via.iter().any(|via| same(via, self.outlet())))
    }

    fn outlet(&self) -> &str {
        self.outlet.as_deref().or_else(|| self.article.map(Article::outlet)).unwrap_or_default()
    }

    /// Through which of its sources, or its outlet, the claim and the row are both known.
    pub(super) fn channel(&self, row: &Row) -> Option<Arc<str>> {
        let outlet = self.outlet();
        let known =
            |via: &&Arc<str>| same(outlet, via) || self.record.sources.iter().any(|source| same(source, via));
        row.via.iter().find(known).cloned()
    }

    /// Whether the claim names the series' publisher as its source.
    pub(super) fn cites(&self, series: &Series) -> bool {
        self.record.sources.iter().any(|source| same(source, &series.publisher))
    }

    /// How the claim's source values the goods, where it is one side's customs.
    pub(super) fn valuation(&self, table: &SeriesTable) -> Option<Side> {
        let Flow::OneWay { exporter, importer } = self.record.flow else { return None };
        let reporter = table
            .series()
            .iter()
            .filter(|series| series.method == Method::Customs && self.cites(series))
            .find_map(|series| series.reporter)?;
        match () {
            () if exporter == Some(reporter) => Some(Side::Fob),
            () if importer == Some(reporter) => Some(Side::Cif),
            () => None,
        }
    }
}

fn same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

/// The vocabulary's name for an outlet or agency: `VOA` is Voice of America.
fn body(words: &str, lexicon: &Lexicon) -> Option<Arc<str>> {
    let tokens = lex(words, lexicon.words());
    let mut found = None;
    if !tokens.is_empty() {
        lexicon.phrases().at(&tokens, 0, |name| {
            if let Meaning::Source(source) = name.meaning
                && name.end as usize == tokens.len()
            {
                found = lexicon.sources().get(usize::from(source)).map(|source| Arc::clone(&source.name));
            }
        });
    }
    found
}

/// An address without what differs between copies of one page.
fn page(address: &str) -> String {
    let address = address.trim().to_lowercase();
    let rest = address.split_once("://").map_or(&*address, |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    rest.split('#').next().unwrap_or_default().trim_end_matches('/').to_owned()
}

fn level(record: &Record) -> Option<Level> {
    let measured = matches!(record.kind, Kind::Money | Kind::Mass | Kind::Volume);
    (measured && record.quantity.point().is_some())
        .then(|| Level { quantity: record.quantity.clone(), how: String::new() })
}

/// The sum of both directions, from the article's other figures of the same goods and period.
fn both_directions(record: &Record, all: &[Figure]) -> Option<Level> {
    let Flow::TwoWay { partners: [a, b] } = record.flow else { return None };
    let one = |from, to| {
        let flow = Flow::OneWay { exporter: Some(from), importer: Some(to) };
        all.iter().map(Figure::record).find(|other| {
            other.flow == flow
                && matches!(other.kind, Kind::Money | Kind::Mass | Kind::Volume)
                && other.modality == Modality::Actual
                && other.commodity == record.commodity
                && (other.period.start, other.period.end) == (record.period.start, record.period.end)
                && other.quantity.value.is_some()
        })
    };
    let (there, back) = (one(a, b)?, one(b, a)?);
    if there.quantity.unit != back.quantity.unit {
        return None;
    }
    let quantity = super::sum::of([&there.quantity, &back.quantity])?;
    let how = format!("{} + {}", there.figure_words(), back.figure_words());
    Some(Level { quantity, how })
}

/// What keeps a claim from being matched at all.
pub(super) fn lacks(record: &Record) -> Vec<Remark> {
    let mut lacks = Vec::new();
    if record.period.bounds().is_none() {
        lacks.push(Remark::NoPeriod);
    }
    if record.flow == Flow::Unknown {
        lacks.push(Remark::NoFlow);
    }
    if record.commodity.is_none() {
        lacks.push(Remark::NoGoods);
    }
    if matches!(record.kind, Kind::Share | Kind::Count | Kind::Price | Kind::Statement) {
        lacks.push(Remark::NoMeasure(record.kind.code()));
    }
    lacks
}

/// A claim that is whole enough to be held against rows.
pub(super) struct Terms<'a> {
    pub subject: &'a Subject<'a>,
    pub quantity: Quantity,
    pub unit: Unit,
    pub goods: &'a str,
    pub start: Date,
    pub end: Date,
    pub months: Decimal,
    pub valuation: Option<Side>,
}

impl<'a> Terms<'a> {
    pub fn of(subject: &'a Subject<'a>, table: &SeriesTable, remarks: &mut Vec<Remark>) -> Option<Self> {
        let record = subject.record;
        let (start, end) = record.period.bounds()?;
        let mut quantity = record.quantity.clone();
        quantity.point()?;
        let unit = match (quantity.unit?, quantity.per) {
            (unit @ (Unit::Money(_) | Unit::Tonne | Unit::Barrel), None) => unit,
            // An amount a year over one year, or a month over one month, is that amount.
            (unit @ (Unit::Money(_) | Unit::Tonne | Unit::Barrel), Some(per)) => {
                let length = if per == Per::Year { 12 } else { 1 };
                (record.period.months()? == Decimal::from(length)).then_some(unit)?
            }
            (Unit::TonnePerDay, None) => Unit::Tonne,
            (Unit::BarrelPerDay, None) => Unit::Barrel,
            _ => return None,
        };
        if quantity.unit != Some(unit) {
            let days = Decimal::from(record.period.days()?);
            for number in [&mut quantity.value, &mut quantity.low, &mut quantity.high, &mut quantity.step] {
                *number = match *number {
                    Some(value) => Some(value.checked_mul(days)?),
                    None => None,
                };
            }
            quantity.unit = Some(unit);
            remarks.push(Remark::PerDay);
        }
        Some(Self {
            subject,
            quantity,
            unit,
            goods: record.commodity.as_deref()?,
            start,
            end,
            months: record.period.months()?,
            valuation: subject.valuation(table),
        })
    }
}
