//! Lists of the guide that are made of what the program knows, so that they cannot be out of date.

use std::fmt::Write as _;

use super::Page;
use crate::model::{Codebook, Credibility, Reliability, words};
use crate::reference::{CapState, Caps, PriceBands, SeriesTable};
use crate::vocabulary::Lexicon;

/// What changes from project to project, or is known above this layer.
pub struct Fill<'a> {
    /// The project's statuses.
    pub codebook: &'a Codebook,
    /// Names of goods, and factors between tonnes and barrels.
    pub lexicon: &'a Lexicon,
    /// The list of keys as Markdown, from the table of commands.
    pub keys: &'a str,
}

const START: &str = "<!-- fill: ";
const END: &str = " -->";

impl Page {
    /// The page with its lists in their places.
    #[must_use]
    pub fn filled(&self, with: &Fill<'_>) -> String {
        let mut page = String::with_capacity(self.text.len() + 2_048);
        for line in self.text.lines() {
            let name = line.strip_prefix(START).and_then(|rest| rest.strip_suffix(END));
            match name.and_then(|name| list(name, with)) {
                Some(list) => page.push_str(list.trim_end()),
                None => page.push_str(line),
            }
            page.push('\n');
        }
        page
    }
}

/// A list by its name; `None` where there is none of this name.
fn list(name: &str, with: &Fill<'_>) -> Option<String> {
    Some(match name {
        "statuses" => statuses(with.codebook),
        "claimreview" => claim_review(with.codebook),
        "reliability" => {
            let grades =
                Reliability::ALL.iter().map(|(_, letter, words)| [*letter, *words].map(str::to_owned));
            table(&["grade", "the source is"], grades)
        }
        "credibility" => {
            let grades = Credibility::WORDS.iter().enumerate();
            table(
                &["", "the information is"],
                grades.map(|(at, words)| [(at + 1).to_string(), (*words).to_owned()]),
            )
        }
        "caps" => caps(),
        "prices" => prices(with.lexicon),
        "factors" => factors(with.lexicon),
        "series" => format!("The program holds {} series.", SeriesTable::embedded().series().len()),
        "keys" => with.keys.to_owned(),
        _ => return None,
    })
}

/// A Markdown table.
#[must_use]
pub fn table<const N: usize>(head: &[&str; N], rows: impl IntoIterator<Item = [String; N]>) -> String {
    let mut table = format!("| {} |\n|{}\n", head.join(" | "), "---|".repeat(N));
    for row in rows {
        // Writing to a string does not fail.
        _ = writeln!(table, "| {} |", row.map(|cell| cell.replace('|', "/")).join(" | "));
    }
    table
}

fn statuses(codebook: &Codebook) -> String {
    let rows = codebook.statuses.iter().map(|status| {
        let asks = match (status.asks_reason, status.asks_link) {
            (true, true) => " Asks for a reason, and for what shows it.",
            (true, false) => " Asks for a reason.",
            (false, _) => "",
        };
        [format!("`{}`", status.key), status.name.to_string(), format!("{}{asks}", status.definition)]
    });
    table(&["key", "status", "means"], rows)
}

fn claim_review(codebook: &Codebook) -> String {
    let rows = codebook.statuses.iter().map(|status| {
        let rating = status.claim_review.rating.map_or_else(|| "–".to_owned(), |rating| rating.to_string());
        [status.name.to_string(), rating, status.claim_review.name.to_string()]
    });
    table(&["status", "rating", "in words"], rows)
}

/// One row for each ceiling that held: its years are the same.
fn caps() -> String {
    let caps = Caps::embedded();
    let mut rows: Vec<[String; 4]> = Vec::new();
    for cap in caps.rows.iter().filter(|cap| cap.state == CapState::InForce) {
        let Some(value) = cap.value else { continue };
        let row = [
            cap.resolution.to_string(),
            cap.commodity.to_string(),
            format!("{} {}", words::number(value), cap.unit),
            format!("from {}, {}", cap.period_start, cap.period().words()),
        ];
        if !rows.iter().any(|known| known[..3] == row[..3]) {
            rows.push(row);
        }
    }
    table(&["resolution", "goods", "ceiling", "first period"], rows)
}

fn prices(lexicon: &Lexicon) -> String {
    let bands = PriceBands::default();
    let rows = bands.bands().iter().map(|band| {
        let name = lexicon.commodity(&band.commodity).map_or(&*band.commodity, |goods| &*goods.name);
        [name.to_owned(), words::number(band.low), words::number(band.high)]
    });
    table(&["goods", "lowest, USD a tonne", "highest, USD a tonne"], rows)
}

fn factors(lexicon: &Lexicon) -> String {
    let set = lexicon.factor_sets().iter().find(|set| &*set.id == "default");
    let rows = set.into_iter().flat_map(|set| &set.factors).map(|factor| {
        let name = lexicon.commodity(&factor.commodity).map_or(&*factor.commodity, |goods| &*goods.name);
        [name.to_owned(), words::number(factor.barrels_per_tonne)]
    });
    table(&["goods", "barrels in a tonne"], rows)
}

#[cfg(test)]
mod tests {
    use super::super::PAGES;
    use super::*;

    #[test]
    fn every_place_is_filled() {
        let (codebook, lexicon) = (Codebook::default(), Lexicon::embedded());
        for page in PAGES {
            let filled =
                page.filled(&Fill { codebook: &codebook, lexicon: &lexicon, keys: "| key | does |" });
            assert!(!filled.contains(START), "{} has a place that nothing fills", page.id);
        }
    }

    #[test]
    fn a_list_is_made_of_what_the_program_knows() {
        let (codebook, lexicon) = (Codebook::default(), Lexicon::embedded());
        let with = Fill { codebook: &codebook, lexicon: &lexicon, keys: "" };
        let has = |name: &str, words: &str| {
            let list = list(name, &with).expect("a list");
            assert!(list.contains(words), "{name}: {list}");
        };
        has(
            "statuses",
            "| `9` | Cannot be verified | Nobody outside can check it with what is public. Say why. Asks for a reason. |",
        );
        has("reliability", "| A | completely reliable |");
        has("credibility", "| 6 | cannot be judged |");
        has("caps", "| UNSCR 2397 | refined | 500\u{202f}000 bbl |");
        has("prices", "| 20 | 450 |");
        has("factors", "| 7.33 |");
        has("series", "139 series");
        assert_eq!(list("horses", &with), None);
    }
}
