//! The grammar of numbers: whatever value is printed in whatever style, the same value is read.

mod print;

use std::sync::LazyLock;

use proptest::prelude::*;
use tumen::extract::{Sort, quantities};
use tumen::measure::Decimal;
use tumen::vocabulary::Lexicon;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

const LARGEST: u64 = 1_000_000_000_000_000;
const SPACES: [char; 4] = [' ', '\u{a0}', '\u{202f}', '\u{2009}'];

/// Whole numbers of every length alike, often round.
fn whole() -> impl Strategy<Value = u64> {
    (0..=15_u32, any::<u64>(), 0..=15_u32).prop_map(|(length, digits, zeros)| {
        let number = digits % 10_u64.pow(length).max(2);
        number - number % 10_u64.pow(zeros.min(length) / 2)
    })
}

/// A number as it stands before a scale word: up to 9999 with up to two decimals. Three may be a group: the engine
/// leaves "1.234 tonnes" open, and a Russian "1,234" is read as a group.
fn mantissa() -> impl Strategy<Value = Decimal> {
    (1..10_000_i64, 0..100_i64, 0..=2_u32).prop_map(|(ones, part, places)| {
        let power = 10_i64.pow(places);
        Decimal::new(ones * power + part % power, places)
    })
}

/// One mass is read, in these words, with this worth.
#[track_caller]
fn check(before: &str, phrase: &str, behind: &str, low: Decimal, high: Decimal) -> Result<(), TestCaseError> {
    let text = format!("{before}{phrase}{behind}");
    let found: Vec<_> =
        quantities(&LEXICON, &text, None).into_iter().filter(|one| one.sort == Sort::Mass).collect();
    let [one] = &found[..] else {
        return Err(TestCaseError::fail(format!("{text:?}: {found:?}")));
    };
    let ends = (one.value.or(one.low), one.value.or(one.high));
    prop_assert_eq!(ends, (Some(low), Some(high)), "{:?}: {:?}", text, one);
    prop_assert_eq!(one.span.of(&text), phrase, "{:?}", text);
    prop_assert_eq!(one.unit.as_deref(), Some("tonne"));
    Ok(())
}

fn english(phrase: &str, value: impl Into<Decimal>) -> Result<(), TestCaseError> {
    let value = value.into();
    check("China bought ", &format!("{phrase} tonnes"), " of coal.", value, value)
}

proptest! {
    #[test]
    fn digits(value in whole()) {
        english(&value.to_string(), value)?;
    }

    #[test]
    fn digits_in_groups(value in whole(), space in prop::sample::select(&SPACES)) {
        english(&print::groups(value, ","), value)?;
        english(&print::groups(value, &space.to_string()), value)?;
        english(&print::indian(value), value)?;
    }

    #[test]
    fn decimals(value in mantissa(), ones in whole()) {
        english(&value.to_string(), value)?;
        english(&format!("{}.{}", print::groups(ones, ","), 25), Decimal::from(ones) + Decimal::new(25, 2))?;
    }

    #[test]
    fn scale_words(value in mantissa(), scale in prop::sample::select(&print::SCALES), space in prop::bool::ANY) {
        let (word, power) = scale;
        let space = if space { " " } else { "" };
        let worth = value * Decimal::from(10_u64.pow(power));
        english(&format!("{value}{space}{word}"), worth)?;
        if value.scale() == 0 {
            english(&format!("{}{space}{word}", print::groups(u64::try_from(value).expect("whole"), ",")), worth)?;
        }
    }

    #[test]
    fn lakhs_and_crores(crores in 1..10_000_u64, lakhs in 1..100_u64) {
        let crore = Decimal::from(10_000_000);
        english(&format!("{} crore", print::indian(crores)), crore * Decimal::from(crores))?;
        english(&format!("{lakhs} lakh"), lakhs * 100_000)?;
        english(&format!("{crores} crore {lakhs} lakh"), crores * 10_000_000 + lakhs * 100_000)?;
    }

    #[test]
    fn english_words(value in whole().prop_map(|value| value % LARGEST), hyphen in prop::bool::ANY, and in prop::bool::ANY) {
        english(&print::words(value, if hyphen { "-" } else { " " }, and), value)?;
    }

    #[test]
    fn eastern_myriads(value in whole().prop_map(|value| value.max(1)), spaced in prop::bool::ANY) {
        let worth = Decimal::from(value);
        let korean = print::myriads(value, ["조", "억", "만"], if spaced { " " } else { "" });
        check("북한은 ", &format!("{korean} 톤"), "을 샀다.", worth, worth)?;
        let chinese = print::myriads(value, ["兆", "亿", "万"], "");
        check("朝鲜进口", &format!("{chinese}吨"), "煤炭。", worth, worth)?;
    }

    #[test]
    fn chinese_numerals(value in 1..100_000_000_u64) {
        let worth = Decimal::from(value);
        check("朝鲜进口", &format!("{}吨", print::chinese(value)), "煤炭。", worth, worth)?;
    }

    #[test]
    fn russian(value in mantissa(), ones in whole(), scale in prop::sample::select(&print::RUSSIAN_SCALES)) {
        let (word, power) = scale;
        let printed = value.to_string().replace('.', ",");
        let worth = value * Decimal::from(10_u64.pow(power));
        check("Они купили ", &format!("{printed} {word} тонн"), " угля.", worth, worth)?;
        let ones_worth = Decimal::from(ones);
        check("Они купили ", &format!("{} тонн", print::groups(ones, "\u{a0}")), " угля.", ones_worth, ones_worth)?;
    }

    #[test]
    fn ranges(low in mantissa(), more in 1..1000_i64, scale in prop::sample::select(&print::SCALES), style in 0..5_usize) {
        // "1900.1–1901.1" may be months.
        prop_assume!(low.scale() == 0 || !(1900..2100).any(|year| low.trunc() == Decimal::from(year)));
        let high = low + Decimal::from(more);
        let (word, power) = scale;
        let worth = Decimal::from(10_u64.pow(power));
        let (before, phrase, worth) = match style {
            0 => ("China bought ", format!("{low}-{high} {word} tonnes"), worth),
            1 => ("China bought ", format!("{low}–{high} tonnes"), Decimal::ONE),
            2 => ("China bought ", format!("{low} to {high} {word} tonnes"), worth),
            3 => ("China bought between ", format!("{low} and {high} {word} tonnes"), worth),
            _ => ("China bought ", format!("{low}{word} to {high}{word} tonnes"), worth),
        };
        check(before, &phrase, " of coal.", low * worth, high * worth)?;
    }
}
