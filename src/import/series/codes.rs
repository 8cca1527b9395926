//! Codes and names of tables → countries, goods, units and directions.

use std::sync::Arc;

use crate::measure::{Currency, Decimal, Unit};
use crate::model::Country;
use crate::vocabulary::{Lexicon, Meaning, lex};

/// Numbers of the UN Statistics Division (M49), as UN Comtrade uses them.
const NUMBERS: &[(u16, &str)] = &[
    (0, "WLD"),
    (76, "BRA"),
    (156, "CHN"),
    (251, "FRA"),
    (276, "DEU"),
    (344, "HKG"),
    (356, "IND"),
    (360, "IDN"),
    (364, "IRN"),
    (392, "JPN"),
    (408, "PRK"),
    (410, "KOR"),
    (458, "MYS"),
    (484, "MEX"),
    (496, "MNG"),
    (566, "NGA"),
    (586, "PAK"),
    (608, "PHL"),
    (643, "RUS"),
    (682, "SAU"),
    (699, "IND"),
    (702, "SGP"),
    (704, "VNM"),
    (764, "THA"),
    (784, "ARE"),
    (804, "UKR"),
    (826, "GBR"),
    (840, "USA"),
    (842, "USA"),
];

/// Names that statistics use and the press does not.
const NAMES: &[(&str, &str)] = &[
    ("dem. people's rep. of korea", "PRK"),
    ("korea, dem. rep.", "PRK"),
    ("korea, dem. people's rep.", "PRK"),
    ("korea, north", "PRK"),
    ("朝鲜", "PRK"),
    ("rep. of korea", "KOR"),
    ("korea, rep.", "KOR"),
    ("俄罗斯", "RUS"),
    ("俄罗斯联邦", "RUS"),
    ("russian federation", "RUS"),
    ("china", "CHN"),
    ("world", "WLD"),
    ("w00", "WLD"),
];

/// A country by alpha-3 code, number or name.
#[must_use]
pub fn country(words: &str, lexicon: &Lexicon) -> Option<Country> {
    let words = words.trim();
    if let Ok(number) = words.parse::<u16>() {
        return NUMBERS.iter().find(|(known, _)| *known == number)?.1.parse().ok();
    }
    let lower = words.to_lowercase();
    if let Some((_, code)) = NAMES.iter().find(|(name, _)| *name == lower) {
        return code.parse().ok();
    }
    // "ROK" and "PRC" are names of three letters, not codes.
    let code = words.parse::<Country>().ok();
    if code.is_some_and(|code| lexicon.places().iter().any(|place| place.code == code.code().as_bytes())) {
        return code;
    }
    let tokens = lex(words, lexicon.words());
    let mut found = None;
    if !tokens.is_empty() {
        lexicon.phrases().at(&tokens, 0, |name| {
            if let Meaning::Place(place, _) = name.meaning
                && name.end as usize == tokens.len()
            {
                found = lexicon.places().get(usize::from(place)).and_then(|place| Country::new(place.code));
            }
        });
    }
    found.or(code)
}

/// Goods with what they leave out: an id and nothing for a whole row of the table of goods; for a code below such a
/// row, that row and the words that it is a part.
#[must_use]
pub fn goods(words: &str, lexicon: &Lexicon) -> Option<(Arc<str>, Arc<str>)> {
    let words = words.trim();
    let code: String = words.chars().filter(|letter| *letter != '.').collect();
    if !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_digit()) {
        let whole = |code: &str| {
            let mut rows = lexicon.commodities().iter().filter(|row| row.hs_code.replace('.', "") == code);
            let first = rows.next()?;
            // Four oils share 2710.19: none of them is all of it.
            rows.next().is_none().then(|| Arc::clone(&first.id))
        };
        if let Some(id) = whole(&code) {
            return Some((id, "".into()));
        }
        let wider = [6, 4, 2].into_iter().filter(|length| *length < code.len());
        let wider = wider.filter_map(|length| whole(&code[..length])).next();
        return (code.len() >= 2)
            .then(|| (wider.unwrap_or_else(|| "all".into()), format!("HS {code} only").into()));
    }
    let lower = words.to_lowercase();
    if matches!(&*lower, "total" | "all" | "ag0" | "_t") {
        return Some(("all".into(), "".into()));
    }
    lexicon
        .commodities()
        .iter()
        .find(|row| {
            *row.id == *lower
                || row.name.to_lowercase() == lower
                || row.synonyms.iter().any(|word| word.to_lowercase() == lower)
        })
        .map(|row| (Arc::clone(&row.id), "".into()))
}

/// A unit, and by what numbers are multiplied to be in it.
#[must_use]
pub fn unit(words: &str) -> Option<(Unit, Decimal)> {
    let words = words.trim();
    let kilogram = Decimal::new(1, 3);
    Some(match words.to_lowercase().as_str() {
        "t" | "tonne" | "tonnes" | "ton" | "tons" | "吨" | "mt" => (Unit::Tonne, Decimal::ONE),
        "kg" | "kgm" | "kilogram" | "kilograms" | "千克" | "公斤" => (Unit::Tonne, kilogram),
        "bbl" | "barrel" | "barrels" | "桶" => (Unit::Barrel, Decimal::ONE),
        "us$" | "us dollar" | "us dollars" | "美元" => (Unit::Money(Currency::USD), Decimal::ONE),
        _ => {
            let code = <[u8; 3]>::try_from(words.as_bytes()).ok()?;
            (Unit::Money(Currency::new(code)?), Decimal::ONE)
        }
    })
}

/// Which way goods go, as a reporter sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Export,
    Import,
    /// Goods on their way through, which are part of the above.
    Through,
}

/// `Export`, `X`, `2`, `TXG_FOB_USD` …
pub(super) fn direction(words: &str) -> Option<Direction> {
    let lower = words.trim().to_lowercase();
    Some(match &*lower {
        "x" | "export" | "exports" | "gross exports" | "2" | "6" | "出口" => Direction::Export,
        "m" | "import" | "imports" | "gross imports" | "1" | "5" | "进口" => Direction::Import,
        "rx" | "rm" | "dx" | "re-export" | "re-exports" | "re-import" | "re-imports" | "3" | "4" => {
            Direction::Through
        }
        _ if lower.starts_with("txg") => Direction::Export,
        _ if lower.starts_with("tmg") => Direction::Import,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_by_code_number_and_name() {
        let lexicon = Lexicon::embedded();
        for (words, code) in [
            ("PRK", Some("PRK")),
            ("408", Some("PRK")),
            ("Dem. People's Rep. of Korea", Some("PRK")),
            ("朝鲜", Some("PRK")),
            ("ROK", Some("KOR")),
            ("PRC", Some("CHN")),
            ("ZWE", Some("ZWE")),
            ("Atlantis", None),
            ("999", None),
            ("", None),
        ] {
            assert_eq!(country(words, &lexicon).as_ref().map(Country::code), code, "{words}");
        }
    }
}
