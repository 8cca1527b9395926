//! The few words that fit beside a bar, and the line that names it.

use crate::measure::{Decimal, Hedge, Per, Quantity, Unit};
use crate::model::{Figure, Modality, Record, words};

/// Longest quote in a mark's name, in characters.
const QUOTE: usize = 60;

/// `48M`, `>1.2M planned`, `4 100 t`: the figure as the text has it, with its unit where the plot has another one.
pub(super) fn label(record: &Record, plot: Unit) -> String {
    let quantity = &record.quantity;
    let unit = match quantity.unit {
        Some(unit) if unit != plot => format!(" {unit}"),
        _ => String::new(),
    };
    let per = match quantity.per {
        Some(Per::Month) => "/month",
        Some(Per::Year) => "/yr",
        None => "",
    };
    let modality = match record.modality {
        Modality::Actual => "",
        Modality::Estimate => " est.",
        Modality::Plan => " planned",
        Modality::Cap => " cap",
        Modality::Rumour => " rumoured",
        Modality::Denied => " denied",
    };
    format!("{}{unit}{per}{modality}", figure(quantity))
}

fn figure(quantity: &Quantity) -> String {
    match (quantity.value, quantity.low, quantity.high) {
        (value, Some(low), Some(high)) if value.is_none() || quantity.hedge == Hedge::Range => {
            format!("{}–{}", brief(low), brief(high))
        }
        _ => {
            let hedge = match quantity.hedge {
                Hedge::None | Hedge::Range => "",
                Hedge::About | Hedge::Nearly => "~",
                Hedge::MoreThan => ">",
                Hedge::AtLeast => "≥",
                Hedge::LessThan => "<",
                Hedge::UpTo => "≤",
            };
            quantity.point().map(|value| format!("{hedge}{}", brief(value))).unwrap_or_default()
        }
    }
}

/// In full below ten thousand, with a letter and four digits above: `4 100`, `24.04M`.
pub(super) fn brief(value: Decimal) -> String {
    let rounded = value.round_sf(4).unwrap_or(value);
    let size = rounded.abs();
    if size < Decimal::from(10_000) {
        return words::number(rounded);
    }
    let scales = [(1_000_000_000_000_i64, "T"), (1_000_000_000, "B"), (1_000_000, "M"), (1_000, "k")];
    let (scale, letter) =
        scales.into_iter().find(|(scale, _)| size >= Decimal::from(*scale)).unwrap_or((1_000, "k"));
    format!("{}{letter}", words::number(rounded / Decimal::from(scale)))
}

/// `US$48 million, Jan–May 2017, RUS → PRK`.
pub(super) fn name(figure: &Figure) -> String {
    let record = figure.record();
    let mut name = quote(figure.quote());
    for part in [record.period.words(), record.flow.to_string()] {
        if !part.is_empty() {
            name.push_str(", ");
            name.push_str(&part);
        }
    }
    name
}

/// A quote on one line, cut where it is long.
fn quote(words: &str) -> String {
    let mut line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((at, _)) = line.char_indices().nth(QUOTE) {
        line.truncate(at);
        line.push('…');
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Currency;
    use crate::model::Kind;

    #[test]
    fn labels() {
        let check = |quantity: Quantity, modality, plot, expected: &str| {
            let record = Record { quantity, modality, ..Record::of_kind(Kind::Money) };
            assert_eq!(label(&record, plot).replace('\u{202f}', " "), expected);
        };
        let usd = Unit::Money(Currency::USD);
        let value = |value: &str, unit, hedge| Quantity {
            value: value.parse().ok(),
            unit: Some(unit),
            hedge,
            ..Quantity::default()
        };
        check(value("48000000", usd, Hedge::None), Modality::Actual, usd, "48M");
        check(value("24040000", usd, Hedge::MoreThan), Modality::Actual, usd, ">24.04M");
        check(value("1200000", Unit::Barrel, Hedge::None), Modality::Plan, Unit::Barrel, "1.2M planned");
        check(value("4100", Unit::Tonne, Hedge::About), Modality::Actual, Unit::Barrel, "~4 100 t");
        check(value("9999.96", Unit::Tonne, Hedge::None), Modality::Actual, Unit::Tonne, "10k");
        let yearly = Quantity { per: Some(Per::Year), ..value("500000", Unit::Barrel, Hedge::UpTo) };
        check(yearly, Modality::Cap, Unit::Barrel, "≤500k/yr cap");
        let range = Quantity { low: Some(20_000.into()), high: Some(50_000.into()), ..Quantity::default() };
        check(range, Modality::Rumour, usd, "20k–50k rumoured");
    }

    #[test]
    fn a_long_quote_is_cut_on_one_line() {
        assert_eq!(quote("US$48\n  million"), "US$48 million");
        assert_eq!(quote(&"é".repeat(100)).chars().count(), QUOTE + 1);
    }
}
