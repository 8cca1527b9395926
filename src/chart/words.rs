//! The few words that fit beside a bar, the line that names it, and how it came to stand where it stands. Made only of
//! marks that are looked at.

use super::place::{self, Notes};
use super::{Mark, Options, PlotKind, Tables};
use crate::measure::{Decimal, Hedge, Per, Quantity};
use crate::model::{Figure, Kind, Modality, Record, words};

/// Longest quote in a mark's name, in characters.
const QUOTE: usize = 60;

/// `48M`, `>1.2M planned`, `4 100 t`: the figure as the text has it, with its unit where the plot has another one; the
/// plotted amount where the text does not print it.
#[must_use]
pub fn label(mark: &Mark, kind: PlotKind, figures: &[Figure], options: &Options) -> String {
    let (Some(first), Some(drawn)) = (figures.get(mark.figure as usize), figures.get(mark.drawn as usize))
    else {
        return String::new();
    };
    let mut shown = drawn.record().clone();
    shown.modality = first.record().modality;
    if shown.quantity.hedge == Hedge::None {
        shown.quantity.hedge = first.record().quantity.hedge;
    }
    let modality = match shown.modality {
        Modality::Actual => "",
        Modality::Estimate => " est.",
        Modality::Plan => " planned",
        Modality::Cap => " cap",
        Modality::Rumour => " rumoured",
        Modality::Denied => " denied",
    };
    let derived = if mark.derived { " derived" } else { "" };
    if options.monthly || mark.derived || shown.kind == Kind::Rate {
        let hedge = match mark.arrow {
            Some(super::Arrow::Up) => ">",
            Some(super::Arrow::Down) => "<",
            None if mark.soft => "~",
            None => "",
        };
        let rate = if options.monthly { "/mo" } else { "" };
        return format!("{hedge}{}{rate}{derived}{modality}", brief(mark.amount));
    }
    format!("{}{modality}", printed(&shown, kind, options))
}

/// The figure as the text has it.
fn printed(record: &Record, kind: PlotKind, options: &Options) -> String {
    let quantity = &record.quantity;
    let unit = match quantity.unit {
        Some(unit) if kind == PlotKind::Volume && !options.volume.is(unit) => format!(" {unit}"),
        _ => String::new(),
    };
    let per = match quantity.per {
        Some(Per::Month) => "/month",
        Some(Per::Year) => "/yr",
        None => "",
    };
    format!("{}{unit}{per}", figure(quantity))
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

/// What is plotted, in full with its unit: `9 600 000 USD a month`.
#[must_use]
pub fn amount(mark: &Mark, kind: PlotKind, options: &Options) -> String {
    let unit = match kind {
        PlotKind::Value => "USD",
        PlotKind::Volume => options.volume.code(),
    };
    let rate = if options.monthly { " a month" } else { "" };
    format!("{} {unit}{rate}", words::number(mark.amount))
}

/// `US$48 million, Jan–May 2017, RUS → PRK`.
#[must_use]
pub fn name(mark: &Mark, kind: PlotKind, figures: &[Figure], options: &Options) -> String {
    let Some(figure) = figures.get(mark.figure as usize) else { return String::new() };
    let record = figure.record();
    let mut name = quote(figure.quote());
    let mut add = |part: &str| {
        if !part.is_empty() {
            name.push_str(", ");
            name.push_str(part);
        }
    };
    if mark.derived || options.monthly {
        let derived = if mark.derived { "derived " } else { "" };
        add(&format!("{derived}{}", amount(mark, kind, options)));
    }
    add(&record.period.words());
    add(&record.flow.to_string());
    add(mark.style.word());
    name
}

/// How it came to stand where it stands: other units of the text, conversion, rate, derivation, open period.
#[must_use]
pub fn explain(
    mark: &Mark,
    also: &[u32],
    figures: &[Figure],
    tables: &Tables<'_>,
    options: &Options,
) -> Vec<String> {
    let mut notes = Vec::new();
    if !also.is_empty() {
        let all = std::iter::once(&mark.figure).chain(also);
        let all = all.filter_map(|at| figures.get(*at as usize));
        let all: Vec<String> = all.map(|figure| figure.record().figure_words()).collect();
        notes.push(format!("The text gives it as {}", all.join(" and ")));
    }
    if let Some(drawn) = figures.get(mark.drawn as usize) {
        // What it says is in the mark already.
        let _ = place::place(drawn, tables, options, Notes(Some(&mut notes)));
    }
    if mark.pinned {
        let words = "Zero or less has no place on a logarithmic scale: it stands at the lower edge";
        notes.push(words.to_owned());
    }
    notes
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
    use crate::measure::{Currency, Unit};

    #[test]
    fn figures_as_printed() {
        let check = |quantity: Quantity, kind, expected: &str| {
            let record = Record { quantity, ..Record::of_kind(Kind::Money) };
            assert_eq!(printed(&record, kind, &Options::default()).replace('\u{202f}', " "), expected);
        };
        let value = |value: &str, unit, hedge| Quantity {
            value: value.parse().ok(),
            unit: Some(unit),
            hedge,
            ..Quantity::default()
        };
        let usd = Unit::Money(Currency::USD);
        check(value("48000000", usd, Hedge::None), PlotKind::Value, "48M");
        check(value("24040000", usd, Hedge::MoreThan), PlotKind::Value, ">24.04M");
        check(value("1200000", Unit::Barrel, Hedge::None), PlotKind::Volume, "1.2M");
        check(value("4100", Unit::Tonne, Hedge::About), PlotKind::Volume, "~4 100 t");
        check(value("9999.96", Unit::Barrel, Hedge::None), PlotKind::Volume, "10k");
        let yearly = Quantity { per: Some(Per::Year), ..value("500000", Unit::Barrel, Hedge::UpTo) };
        check(yearly, PlotKind::Volume, "≤500k/yr");
        let range = Quantity { low: Some(20_000.into()), high: Some(50_000.into()), ..Quantity::default() };
        check(range, PlotKind::Value, "20k–50k");
    }

    #[test]
    fn a_long_quote_is_cut_on_one_line() {
        assert_eq!(quote("US$48\n  million"), "US$48 million");
        assert_eq!(quote(&"é".repeat(100)).chars().count(), QUOTE + 1);
    }
}
