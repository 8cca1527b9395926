//! Figures in words for people. Exports never use these: they write numbers in full.

use crate::measure::{Decimal, Per, Unit};

use super::{Kind, Record};

/// A narrow no-break space between groups of three digits.
const GAP: char = '\u{202f}';

/// A number in full with thin gaps: `48 000 000`, `−0.7`.
#[must_use]
pub fn number(value: Decimal) -> String {
    let plain = value.normalize().abs().to_string();
    let (whole, rest) = plain.split_once('.').map_or((plain.as_str(), ""), |(whole, rest)| (whole, rest));
    let mut words = String::with_capacity(plain.len() + 8);
    if value.is_sign_negative() && !value.is_zero() {
        words.push('−');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            words.push(GAP);
        }
        words.push(digit);
    }
    if !rest.is_empty() {
        words.push('.');
        words.push_str(rest);
    }
    words
}

/// A number for a label: `48M`, `1.27B`, `4,100` as `4.1k`. At most three digits; not for figures that are compared.
#[must_use]
pub fn short(value: Decimal) -> String {
    let size = value.abs();
    let (scale, letter) =
        [(1_000_000_000_000_i64, "T"), (1_000_000_000, "B"), (1_000_000, "M"), (1_000, "k")]
            .into_iter()
            .find(|(scale, _)| size >= Decimal::from(*scale))
            .unwrap_or((1, ""));
    let scaled = (value / Decimal::from(scale)).round_sf(3).unwrap_or(value).normalize();
    format!("{}{letter}", scaled.to_string().replace('-', "−"))
}

/// A ratio as percent, with its sign for changes: `+99.6 %`, `90.5 %`.
#[must_use]
pub fn percent(ratio: Decimal, signed: bool) -> String {
    // A number of 27 digits and more, typed by hand: as many times the whole.
    let Some(percent) = ratio.checked_mul(Decimal::ONE_HUNDRED) else {
        return format!("{}{GAP}×", number(ratio));
    };
    let sign = if signed && percent > Decimal::ZERO { "+" } else { "" };
    format!("{sign}{}{GAP}%", number(percent))
}

impl Record {
    /// The figure in full with its unit and hedge: `about 160 000 t`, `+99.6 %`, `20 000 – 50 000`.
    #[must_use]
    pub fn figure_words(&self) -> String {
        let quantity = &self.quantity;
        if self.kind == Kind::Statement {
            return "statement".to_owned();
        }
        let per = match quantity.per {
            Some(Per::Month) => " a month",
            Some(Per::Year) => " a year",
            None => "",
        };
        format!("{}{}{per}", quantity.hedge.words(), self.amount_words())
    }

    /// Both ends of a figure that has a number besides them: `3 870 000 – 5 460 000`.
    #[must_use]
    pub fn range_words(&self) -> Option<String> {
        let quantity = &self.quantity;
        let (low, high) = quantity.low.zip(quantity.high).filter(|_| quantity.value.is_some())?;
        Some(format!("{} – {}", number(low), number(high)))
    }

    /// The amount with its unit, without hedge and period: `160 000 t`, `+99.6 %`.
    #[must_use]
    pub fn amount_words(&self) -> String {
        let quantity = &self.quantity;
        let one = |value: Decimal| match quantity.unit {
            Some(Unit::Ratio) => percent(value, self.kind == Kind::Change),
            _ => number(value),
        };
        let unit = match quantity.unit {
            Some(Unit::Ratio | Unit::One) | None => String::new(),
            Some(Unit::Point) => " points".to_owned(),
            Some(unit) => format!(" {unit}"),
        };
        match (quantity.value, quantity.low, quantity.high) {
            (Some(value), ..) => format!("{}{unit}", one(value)),
            (None, Some(low), Some(high)) => format!("{} – {}{unit}", one(low), one(high)),
            (None, Some(low), None) => format!("from {}{unit}", one(low)),
            (None, None, Some(high)) => format!("up to {}{unit}", one(high)),
            (None, None, None) => "no figure".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::{Currency, Hedge, Quantity};

    #[test]
    fn a_ratio_too_large_for_percent_is_told_in_times() {
        let huge: Decimal = "79000000000000000000000000000".parse().expect("a number");
        assert!(percent(huge, true).ends_with('×'));
        assert_eq!(percent(Decimal::new(996, 3), true), format!("+99.6{GAP}%"));
    }

    #[test]
    fn numbers_in_full_and_short() {
        let check = |value: &str, full: &str, label: &str| {
            let value: Decimal = value.parse().expect("a number");
            assert_eq!(number(value).replace(GAP, " "), full);
            assert_eq!(short(value), label);
        };
        check("48000000", "48 000 000", "48M");
        check("24040000", "24 040 000", "24M");
        check("1270000000.50", "1 270 000 000.5", "1.27B");
        check("-0.70", "−0.7", "−0.7");
        check("4100", "4 100", "4.1k");
        check("999", "999", "999");
        check("0", "0", "0");
    }

    #[test]
    fn figures_with_unit_and_hedge() {
        let check = |kind, quantity, expected: &str| {
            let record = Record { quantity, ..Record::of_kind(kind) };
            assert_eq!(record.figure_words().replace(GAP, " "), expected);
        };
        let value = |value: &str, unit, hedge| Quantity {
            value: value.parse().ok(),
            unit: Some(unit),
            hedge,
            ..Quantity::default()
        };
        check(Kind::Change, value("0.996", Unit::Ratio, Hedge::None), "+99.6 %");
        check(Kind::Change, value("-0.0283", Unit::Ratio, Hedge::None), "−2.83 %");
        check(Kind::Share, value("0.905", Unit::Ratio, Hedge::None), "90.5 %");
        check(Kind::Mass, value("160000", Unit::Tonne, Hedge::About), "about 160 000 t");
        check(Kind::Money, value("48000000", Unit::Money(Currency::USD), Hedge::None), "48 000 000 USD");
        let range = Quantity {
            low: Some(20_000.into()),
            high: Some(50_000.into()),
            unit: Some(Unit::One),
            hedge: Hedge::Range,
            ..Quantity::default()
        };
        check(Kind::Count, range, "20 000 – 50 000");
        let cap = Quantity { per: Some(Per::Year), ..value("500000", Unit::Barrel, Hedge::None) };
        check(Kind::Volume, cap, "500 000 bbl a year");
    }
}
