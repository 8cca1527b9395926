//! The immutable lexicon.

use std::sync::Arc;

use super::cue::Meaning;
use super::fault::Fault;
use super::goods::{Commodity, CommodityTable};
use super::lexer::spellings;
use super::places::{Place, SourceName};
use super::tables::{COMMODITIES, FACTORS, TABLES};
use super::units::UnitName;
use super::{Phrases, Words, factors};
use crate::measure::FactorSet;

/// Words, names, units and factors, built once and then only read. Share it in an `Arc`.
#[derive(Clone, Debug)]
pub struct Lexicon {
    pub(super) words: Words,
    pub(super) phrases: Phrases,
    pub(super) goods: CommodityTable,
    pub(super) places: Vec<Place>,
    pub(super) sources: Vec<SourceName>,
    pub(super) units: Vec<UnitName>,
    factors: Vec<FactorSet>,
    pub(super) version: Arc<str>,
    pub(super) unread: Vec<String>,
    /// What is wrong with a project's additions, by their position.
    pub(super) faults: Vec<(usize, Fault)>,
}

impl Lexicon {
    /// The lexicon of the tables that are part of the program.
    #[must_use]
    pub fn embedded() -> Self {
        let mut lexicon = Self {
            words: Words::default(),
            phrases: Phrases::default(),
            goods: CommodityTable::read(COMMODITIES),
            places: Vec::new(),
            sources: Vec::new(),
            units: Vec::new(),
            factors: factors::read(FACTORS),
            version: fingerprint(TABLES.iter().flat_map(|table| table.bytes())).into(),
            unread: Vec::new(),
            faults: Vec::new(),
        };
        lexicon.read_particles();
        lexicon.read_numbers();
        lexicon.read_units();
        lexicon.read_names();
        lexicon.read_cues();
        lexicon.read_calendar();
        lexicon
    }

    /// A fingerprint of the tables and a project's additions: part of the key under which suggestions are kept.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The words, for [`super::lex`].
    #[must_use]
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The phrases with their meanings.
    #[must_use]
    pub fn phrases(&self) -> &Phrases {
        &self.phrases
    }

    /// The table of goods.
    #[must_use]
    pub fn commodities(&self) -> &[Commodity] {
        self.goods.rows()
    }

    /// The commodity of an id.
    #[must_use]
    pub fn commodity(&self, id: &str) -> Option<&Commodity> {
        self.goods.find(id)
    }

    /// The name of a commodity for people; its id where there is no such commodity any more.
    #[must_use]
    pub fn commodity_name(&self, id: &str) -> String {
        self.commodity(id).map_or_else(|| id.to_owned(), |commodity| commodity.name.to_string())
    }

    /// Whether `id` is `ancestor` or lies below it.
    #[must_use]
    pub fn is_within(&self, id: &str, ancestor: &str) -> bool {
        self.goods.is_within(id, ancestor)
    }

    /// The states that the tables know.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// The name of the state with this ISO 3166 alpha-3 code, else the code itself.
    #[must_use]
    pub fn country_name<'a>(&'a self, code: &'a str) -> &'a str {
        self.places.iter().find(|place| place.code == code.as_bytes()).map_or(code, |place| &place.name)
    }

    /// The agencies, bodies and outlets that the tables know.
    #[must_use]
    pub fn sources(&self) -> &[SourceName] {
        &self.sources
    }

    /// The unit of a [`super::UnitWord`].
    #[must_use]
    pub fn unit(&self, name: u16) -> Option<&UnitName> {
        self.units.get(usize::from(name))
    }

    /// Factors between tonnes and barrels; the first set is the default and answers for every liquid product.
    #[must_use]
    pub fn factor_sets(&self) -> &[FactorSet] {
        &self.factors
    }

    /// Rows of the tables that could not be read; empty for the embedded ones, which a test checks.
    #[must_use]
    pub fn unread(&self) -> &[String] {
        &self.unread
    }

    /// Add one phrase; one without a meaning is an unread row.
    pub(super) fn add(&mut self, phrase: &str, meaning: Option<Meaning>) {
        match meaning {
            Some(meaning) => {
                let words = spellings(phrase, &mut self.words);
                self.phrases.insert(&words, meaning);
            }
            None => self.unread.push(phrase.to_owned()),
        }
    }
}

/// FNV-1a, of every table and every addition.
pub(super) fn fingerprint(bytes: impl Iterator<Item = u8>) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in bytes {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_tables_is_read() {
        let lexicon = Lexicon::embedded();
        assert_eq!(lexicon.unread(), &[] as &[String]);
        for row in lexicon.commodities() {
            let parent = row.parent.as_deref().unwrap_or("all");
            assert!(lexicon.commodity(parent).is_some(), "{}: no such parent {parent}", row.id);
            assert!(lexicon.is_within(&row.id, "all"), "{}", row.id);
        }
        assert!(lexicon.is_within("diesel", "oil") && !lexicon.is_within("coal", "oil"));
        assert_eq!(lexicon.country_name("PRK"), "North Korea");
        assert_eq!(lexicon.country_name("XYZ"), "XYZ");
    }

    #[test]
    fn the_default_factors_answer_for_every_liquid() {
        let lexicon = Lexicon::embedded();
        let set = &lexicon.factor_sets()[0];
        for id in [
            "oil",
            "crude",
            "refined",
            "gasoline",
            "diesel",
            "kerosene",
            "fuel_oil",
            "lpg",
            "naphtha",
            "lubricants",
        ] {
            assert!(set.barrels_per_tonne(id).is_some(), "{id}");
        }
        assert!(lexicon.factor_sets().iter().any(|set| &*set.id == "bp_2021"));
    }
}
