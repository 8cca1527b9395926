//! The claim record's line: field names and their order are the format.

use std::sync::Arc;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::number::Number;
use crate::measure::{Date, Unit};
use crate::model::{Base, Country, Flow, Reason, Record};
use crate::text::{CodePoints, Span};

/// One figure with its place.
#[derive(Debug, Serialize)]
pub struct Line<'a> {
    /// The article's path.
    pub article: &'a str,
    /// First code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// The words there.
    pub quote: &'a str,
    /// What they say.
    #[serde(flatten)]
    pub fields: Fields<'a>,
    /// The figure that it restates in another unit.
    pub equivalent_to: Option<Equivalent>,
    /// What fired.
    pub rule: &'a str,
    /// The words that gave each slot.
    pub because: Because<'a>,
}

/// What a figure says.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "named and explained in model::Record and measure::Quantity")]
pub struct Fields<'a> {
    pub kind: &'static str,
    pub value: Option<Number>,
    pub low: Option<Number>,
    pub high: Option<Number>,
    pub step: Option<Number>,
    pub unit: Option<Unit>,
    pub per: Option<&'static str>,
    pub hedge: &'static str,
    pub flow: Option<&'static str>,
    pub exporter: Option<Country>,
    pub importer: Option<Country>,
    pub partners: Option<[Country; 2]>,
    pub commodity: Option<&'a str>,
    pub period_start: Option<Date>,
    pub period_end: Option<Date>,
    pub period_basis: &'static str,
    pub modality: &'static str,
    pub sources: &'a [Arc<str>],
    pub base: Option<BaseFields>,
}

/// What a change compares with.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "named and explained in model::Base")]
pub struct BaseFields {
    pub value: Option<Number>,
    pub period_start: Option<Date>,
    pub period_end: Option<Date>,
}

/// The other figure of a pair in two units.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Equivalent {
    /// A suggestion, by its first code point.
    Start(usize),
    /// A claim, by its id.
    Claim(String),
}

impl<'a> Fields<'a> {
    /// The fields of a record, with everything that is absent as `None`.
    pub fn of(record: &'a Record) -> Self {
        let quantity = &record.quantity;
        let (flow, exporter, importer, partners) = match record.flow {
            Flow::Unknown => (None, None, None, None),
            Flow::OneWay { exporter, importer } => (Some("one_way"), exporter, importer, None),
            Flow::TwoWay { partners } => (Some("two_way"), None, None, Some(partners)),
        };
        Self {
            kind: record.kind.code(),
            value: quantity.value.map(Number),
            low: quantity.low.map(Number),
            high: quantity.high.map(Number),
            step: quantity.step.map(Number),
            unit: quantity.unit,
            per: quantity.per.map(crate::measure::Per::code),
            hedge: quantity.hedge.code(),
            flow,
            exporter,
            importer,
            partners,
            commodity: record.commodity.as_deref(),
            period_start: record.period.start,
            period_end: record.period.end,
            period_basis: record.period.basis.code(),
            modality: record.modality.code(),
            sources: &record.sources,
            base: record.base.as_ref().map(BaseFields::of),
        }
    }
}

impl BaseFields {
    fn of(base: &Base) -> Self {
        Self { value: base.value.map(Number), period_start: base.period_start, period_end: base.period_end }
    }
}

/// Slot → code points of the words that gave it, in the engine's order.
#[derive(Debug)]
pub struct Because<'a> {
    reasons: &'a [Reason],
    points: &'a CodePoints<'a>,
}

impl<'a> Because<'a> {
    /// The reasons of one figure.
    pub const fn new(reasons: &'a [Reason], points: &'a CodePoints<'a>) -> Self {
        Self { reasons, points }
    }
}

impl Serialize for Because<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (position, reason) in self.reasons.iter().enumerate() {
            // A key may stand only once in a JSON object.
            if self.reasons[..position].iter().all(|earlier| earlier.slot != reason.slot) {
                let words = reason.words.map(|span: Span| self.points.of_span(span));
                map.serialize_entry(reason.slot.code(), &words)?;
            }
        }
        map.end()
    }
}
