//! The fields of a claim while they are edited, as text, and what they mean.

use std::sync::Arc;

use crate::measure::{Basis, Date, Decimal, Hedge, Per, Period, Quantity, Unit};
use crate::model::{Base, Country, Flow, Kind, Modality, Record};

/// Which sort of flow is being entered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FlowKind {
    /// Not stated.
    #[default]
    Unknown,
    /// From one country to another.
    OneWay,
    /// Both directions together.
    TwoWay,
}

/// Text of every field of the claim record.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "named like the record's fields")]
pub struct Draft {
    pub kind: Kind,
    pub value: String,
    pub low: String,
    pub high: String,
    pub step: String,
    pub unit: String,
    pub per: Option<Per>,
    pub hedge: Hedge,
    pub flow: FlowKind,
    pub exporter: String,
    pub importer: String,
    pub commodity: String,
    pub period_start: String,
    pub period_end: String,
    pub basis: Basis,
    pub modality: Modality,
    pub sources: String,
    pub base_value: String,
    pub base_unit: String,
    pub base_start: String,
    pub base_end: String,
}

/// What separates sources in one line.
const BETWEEN_SOURCES: &str = "; ";

impl Draft {
    /// The fields of `record`.
    #[must_use]
    pub fn new(record: &Record) -> Self {
        let quantity = &record.quantity;
        let number =
            |value: Option<Decimal>| value.map(|value| value.normalize().to_string()).unwrap_or_default();
        let date = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        let country =
            |country: Option<Country>| country.map(|country| country.to_string()).unwrap_or_default();
        let unit = |unit: Option<Unit>| unit.map(|unit| unit.to_string()).unwrap_or_default();
        let (flow, exporter, importer) = match record.flow {
            Flow::Unknown => (FlowKind::Unknown, String::new(), String::new()),
            Flow::OneWay { exporter, importer } => (FlowKind::OneWay, country(exporter), country(importer)),
            Flow::TwoWay { partners: [a, b] } => (FlowKind::TwoWay, country(Some(a)), country(Some(b))),
        };
        let base = record.base.clone().unwrap_or_default();
        Self {
            kind: record.kind,
            value: number(quantity.value),
            low: number(quantity.low),
            high: number(quantity.high),
            step: number(quantity.step),
            unit: unit(quantity.unit),
            per: quantity.per,
            hedge: quantity.hedge,
            flow,
            exporter,
            importer,
            commodity: record.commodity.as_deref().unwrap_or_default().to_owned(),
            period_start: date(record.period.start),
            period_end: date(record.period.end),
            basis: record.period.basis,
            modality: record.modality,
            sources: record.sources.join(BETWEEN_SOURCES),
            base_value: number(base.value),
            base_unit: unit(base.unit),
            base_start: date(base.period_start),
            base_end: date(base.period_end),
        }
    }

    /// The record that the fields mean.
    ///
    /// # Errors
    /// One message a field that cannot be read, in words for the person.
    pub fn record(&self, known_commodity: &dyn Fn(&str) -> bool) -> Result<Record, Vec<String>> {
        let mut wrong = Vec::new();
        let statement = self.kind == Kind::Statement;
        let quantity = Quantity {
            value: number("Value", &self.value, &mut wrong),
            low: number("Low", &self.low, &mut wrong),
            high: number("High", &self.high, &mut wrong),
            step: number("Precision", &self.step, &mut wrong),
            unit: parsed("Unit", &self.unit, &mut wrong),
            per: self.per,
            hedge: self.hedge,
        };
        let empty = quantity.value.is_none() && quantity.low.is_none() && quantity.high.is_none();
        if !statement && empty {
            wrong.push("Value: give a number, or a range, or make it a statement".to_owned());
        }
        if !statement && quantity.unit.is_none() && self.unit.trim().is_empty() {
            wrong.push("Unit: say in what the figure counts, such as USD, t, bbl, ratio or 1".to_owned());
        }
        if quantity.low.zip(quantity.high).is_some_and(|(low, high)| low > high) {
            wrong.push("Low and high: the low bound is above the high one".to_owned());
        }
        let exporter = parsed::<Country>("Exporter", &self.exporter, &mut wrong);
        let importer = parsed::<Country>("Importer", &self.importer, &mut wrong);
        let flow = match (self.flow, exporter, importer) {
            (FlowKind::Unknown, ..) => Flow::Unknown,
            (FlowKind::OneWay, exporter, importer) => Flow::OneWay { exporter, importer },
            (FlowKind::TwoWay, Some(a), Some(b)) => Flow::two_way(a, b),
            (FlowKind::TwoWay, ..) => {
                wrong.push("Flow: a two-way total needs both partners".to_owned());
                Flow::Unknown
            }
        };
        let commodity = Some(self.commodity.trim()).filter(|id| !id.is_empty());
        if let Some(id) = commodity.filter(|id| !known_commodity(id)) {
            wrong.push(format!("Commodity: {id:?} is not in the commodity table"));
        }
        let mut period = Period {
            start: date("Period from", &self.period_start, &mut wrong),
            end: date("Period until", &self.period_end, &mut wrong),
            basis: self.basis,
        };
        if period.start.zip(period.end).is_some_and(|(start, end)| start > end) {
            wrong.push("Period: it ends before it starts".to_owned());
        }
        match (period.start.is_none() && period.end.is_none(), period.basis) {
            (true, _) => period.basis = Basis::None,
            (false, Basis::None) => period.basis = Basis::Stated,
            _ => {}
        }
        let base = Base {
            value: number("Compared with", &self.base_value, &mut wrong),
            unit: parsed("Unit of the earlier figure", &self.base_unit, &mut wrong),
            period_start: date("Earlier period from", &self.base_start, &mut wrong),
            period_end: date("Earlier period until", &self.base_end, &mut wrong),
        };
        let sources = self.sources.split(';').map(str::trim).filter(|source| !source.is_empty());
        let record = Record {
            kind: self.kind,
            quantity: if statement { Quantity::default() } else { quantity },
            flow,
            commodity: commodity.map(Arc::from),
            period,
            modality: self.modality,
            sources: sources.map(Arc::from).collect(),
            base: (base != Base::default()).then_some(base),
        };
        if wrong.is_empty() { Ok(record) } else { Err(wrong) }
    }
}

fn parsed<T: std::str::FromStr>(field: &str, text: &str, wrong: &mut Vec<String>) -> Option<T>
where
    T::Err: std::fmt::Display,
{
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    text.parse().map_err(|error: T::Err| wrong.push(format!("{field}: {error}"))).ok()
}

/// Digits with or without separators between thousands; a decimal point, never a decimal comma.
fn number(field: &str, text: &str, wrong: &mut Vec<String>) -> Option<Decimal> {
    let plain: String = text
        .chars()
        .filter(|letter| !matches!(letter, ' ' | ',' | '_' | '\u{a0}' | '\u{2009}' | '\u{202f}'))
        .map(|letter| if letter == '−' { '-' } else { letter })
        .collect();
    if plain.is_empty() {
        return None;
    }
    match plain.parse() {
        Ok(value) => Some(value),
        Err(_) => {
            wrong.push(format!("{field}: {:?} is not a number such as 48000000 or 0.996", text.trim()));
            None
        }
    }
}

/// `2017-05-31`.
pub(super) fn date(field: &str, text: &str, wrong: &mut Vec<String>) -> Option<Date> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    match text.parse() {
        Ok(date) => Some(date),
        Err(_) => {
            wrong.push(format!("{field}: {text:?} is not a date such as 2017-05-31"));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Currency;
    #[test]
    fn a_record_survives_being_edited_without_changes() {
        let record = Record {
            quantity: Quantity {
                value: Some(Decimal::new(996, 3)),
                low: Some(Decimal::new(99, 2)),
                step: Some(Decimal::new(1, 3)),
                unit: Some(Unit::Ratio),
                hedge: Hedge::MoreThan,
                ..Quantity::default()
            },
            flow: Flow::OneWay { exporter: Country::new(*b"RUS"), importer: Some(Country::PRK) },
            commodity: Some("all".into()),
            period: Period::new(
                jiff::civil::date(2017, 1, 1),
                jiff::civil::date(2017, 5, 31),
                Basis::Relative,
            ),
            sources: vec!["KOTRA".into(), "Chosun Ilbo".into()],
            base: Some(Base {
                value: Some(24_040_000.into()),
                unit: Some(Unit::Money(Currency::USD)),
                ..Base::default()
            }),
            ..Record::of_kind(Kind::Change)
        };
        assert_eq!(Draft::new(&record).record(&|_| true), Ok(record));
    }

    #[track_caller]
    fn check_wrong(change: impl FnOnce(&mut Draft), expected: &str) {
        let record = Record {
            quantity: Quantity { value: Some(5.into()), unit: Some(Unit::Tonne), ..Quantity::default() },
            ..Record::of_kind(Kind::Mass)
        };
        let mut draft = Draft::new(&record);
        change(&mut draft);
        let wrong = draft.record(&|id| id == "coal").expect_err("a message");
        assert!(wrong.iter().any(|message| message.starts_with(expected)), "{wrong:?}");
    }

    #[test]
    fn what_cannot_be_read_is_said_field_by_field() {
        check_wrong(|draft| draft.value = "five".to_owned(), "Value: \"five\" is not a number");
        check_wrong(|draft| draft.value = String::new(), "Value: give a number");
        check_wrong(|draft| draft.unit = "kg".to_owned(), "Unit: not a unit");
        check_wrong(|draft| draft.commodity = "cole".to_owned(), "Commodity: \"cole\"");
        check_wrong(|draft| draft.period_start = "May 2017".to_owned(), "Period from: \"May 2017\"");
        check_wrong(
            |draft| {
                draft.period_start = "2017-05-31".to_owned();
                draft.period_end = "2017-01-01".to_owned();
            },
            "Period: it ends before",
        );
        check_wrong(|draft| draft.flow = FlowKind::TwoWay, "Flow: a two-way total");
        check_wrong(|draft| draft.exporter = "Russia".to_owned(), "Exporter: not an ISO 3166");
    }

    #[test]
    fn separators_between_thousands_are_understood() {
        let mut wrong = Vec::new();
        for text in ["48 000 000", "48,000,000", "48\u{202f}000\u{202f}000"] {
            assert_eq!(number("Value", text, &mut wrong), Some(48_000_000.into()), "{text}");
        }
        assert_eq!(number("Value", "−0.7", &mut wrong), Some(Decimal::new(-7, 1)));
        assert!(wrong.is_empty());
    }
}
