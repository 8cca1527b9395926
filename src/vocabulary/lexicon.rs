//! The immutable lexicon.

use std::sync::Arc;

use super::cue::{
    CalendarUnit, CalendarWord, ChangePart, Dimension, FlowPart, FlowRole, HedgeCue, Meaning, ModalityReach,
    NumberWord, Particle, PlaceUse, SpeechPart, Stance, StanceKind, TrapPlace, UnitWord,
};
use super::goods::{Commodity, CommodityTable};
use super::lexer::spellings;
use super::places::{Place, SourceKind, SourceName};
use super::rows::{list, rows};
use super::{Phrases, Words, factors};
use crate::measure::{Currency, FactorSet, Hedge};

const COMMODITIES: &str = include_str!("../../assets/vocabulary/commodities.tsv");
const PLACES: &str = include_str!("../../assets/vocabulary/places.tsv");
const SOURCES: &str = include_str!("../../assets/vocabulary/sources.tsv");
const NUMBERS: &str = include_str!("../../assets/vocabulary/numbers.tsv");
const UNITS: &str = include_str!("../../assets/vocabulary/units.tsv");
const HEDGES: &str = include_str!("../../assets/vocabulary/hedges.tsv");
const CHANGES: &str = include_str!("../../assets/vocabulary/changes.tsv");
const FLOWS: &str = include_str!("../../assets/vocabulary/flows.tsv");
const MODALITY: &str = include_str!("../../assets/vocabulary/modality.tsv");
const SPEECH: &str = include_str!("../../assets/vocabulary/speech.tsv");
const CALENDAR: &str = include_str!("../../assets/vocabulary/calendar.tsv");
const TRAPS: &str = include_str!("../../assets/vocabulary/traps.tsv");
const FACTORS: &str = include_str!("../../assets/vocabulary/conversion_factors.csv");

/// Words, names, units and factors, built once and then only read. Share it in an `Arc`.
#[derive(Clone, Debug)]
pub struct Lexicon {
    words: Words,
    phrases: Phrases,
    goods: CommodityTable,
    places: Vec<Place>,
    sources: Vec<SourceName>,
    factors: Vec<FactorSet>,
    version: Arc<str>,
    unread: Vec<String>,
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
            factors: factors::read(FACTORS),
            version: version().into(),
            unread: Vec::new(),
        };
        lexicon.read_particles();
        lexicon.read_numbers();
        lexicon.read_units();
        lexicon.read_names();
        lexicon.read_cues();
        lexicon.read_calendar();
        lexicon
    }

    /// A fingerprint of the tables: part of the key under which suggestions are kept.
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

    fn add(&mut self, phrase: &str, meaning: Option<Meaning>) {
        match meaning {
            Some(meaning) => {
                let words = spellings(phrase, &mut self.words);
                self.phrases.insert(&words, meaning);
            }
            None => self.unread.push(phrase.to_owned()),
        }
    }

    fn read_particles(&mut self) {
        for (words, particle) in PARTICLES {
            for word in words.split(';') {
                self.add(word, Some(Meaning::Particle(*particle)));
            }
        }
    }

    fn read_numbers(&mut self) {
        for [word, kind, value] in rows(NUMBERS) {
            let small = || value.parse().ok();
            let number = match kind {
                "cardinal" => small().map(NumberWord::Cardinal),
                "scale" => small().map(NumberWord::Scale),
                "fraction" => small().map(NumberWord::Fraction),
                "vague" => small().map(NumberWord::Vague),
                "dozen" => Some(NumberWord::Dozen),
                "multiple" => value
                    .split_once('/')
                    .and_then(|(top, bottom)| Some(NumberWord::Multiple(top.parse().ok()?, bottom.parse().ok()?))),
                _ => None,
            };
            self.add(word, number.map(Meaning::Number));
        }
    }

    fn read_units(&mut self) {
        for [words, dimension, code, factor, place] in rows(UNITS) {
            let dimension = match dimension {
                "money" => <[u8; 3]>::try_from(code.as_bytes()).ok().and_then(Currency::new).map(Dimension::Money),
                "mass" => Some(Dimension::Mass),
                "volume" => Some(Dimension::Volume),
                "rate" => Some(Dimension::Rate),
                "massrate" => Some(Dimension::MassRate),
                "percent" => Some(Dimension::Percent),
                "point" => Some(Dimension::Point),
                "times" => Some(Dimension::Times),
                "plain" => Some(Dimension::Plain),
                _ => None,
            };
            let unit = dimension.zip(factor.parse().ok()).map(|(dimension, factor)| UnitWord {
                dimension,
                factor,
                before: place != "after",
                after: place != "before",
            });
            self.add(words, unit.map(Meaning::Unit));
        }
    }

    fn read_names(&mut self) {
        for [code, name, names, adjectives, capitals, towns] in rows(PLACES) {
            let Ok(code) = <[u8; 3]>::try_from(code.as_bytes()) else {
                self.unread.push(code.to_owned());
                continue;
            };
            let index = self.places.len() as u16;
            self.places.push(Place { code, name: name.into() });
            let columns =
                [(names, PlaceUse::Name), (adjectives, PlaceUse::Adjective), (capitals, PlaceUse::Capital), (towns, PlaceUse::Town)];
            for (words, use_) in columns {
                for word in list(words) {
                    self.add(word, Some(Meaning::Place(index, use_)));
                }
            }
        }
        for [name, kind, aliases] in rows(SOURCES) {
            let index = self.sources.len() as u16;
            let kind = if kind == "outlet" { SourceKind::Outlet } else { SourceKind::Origin };
            self.sources.push(SourceName { name: name.into(), kind });
            for alias in list(aliases) {
                self.add(alias, Some(Meaning::Source(index)));
            }
        }
        let synonyms: Vec<_> =
            self.goods.rows().iter().enumerate().flat_map(|(at, row)| row.synonyms.iter().map(move |word| (at, word.clone()))).collect();
        for (at, word) in synonyms {
            self.add(&word, Some(Meaning::Commodity(at as u16)));
        }
    }

    fn read_cues(&mut self) {
        for [words, hedge, place] in rows(HEDGES) {
            let hedge = Hedge::ALL.into_iter().find(|known| known.code() == hedge);
            self.add(words, hedge.map(|hedge| Meaning::Hedge(HedgeCue { hedge, after: place == "after" })));
        }
        for [words, sign, part] in rows(CHANGES) {
            let sign = match sign {
                "+" => 1,
                "-" => -1,
                _ => 0,
            };
            let part = match part {
                "verb" => Some(ChangePart::Verb),
                "noun" => Some(ChangePart::Noun),
                "particle" => Some(ChangePart::Particle),
                "more" => Some(ChangePart::More),
                "level" => Some(ChangePart::Level),
                "share" => Some(ChangePart::Share),
                "yoy" => Some(ChangePart::YearOnYear),
                "mom" => Some(ChangePart::MonthOnMonth),
                "qoq" => Some(ChangePart::QuarterOnQuarter),
                _ => None,
            };
            self.add(words, part.map(|part| Meaning::Change(part, sign)));
        }
        for [words, role, part] in rows(FLOWS) {
            let role = match role {
                "export" => Some(FlowRole::Export),
                "import" => Some(FlowRole::Import),
                "trade" => Some(FlowRole::Trade),
                _ => None,
            };
            let part = match part {
                "noun" => Some(FlowPart::Noun),
                "verb" => Some(FlowPart::Verb),
                "passive" => Some(FlowPart::Participle),
                _ => None,
            };
            self.add(words, role.zip(part).map(|(role, part)| Meaning::Flow(role, part)));
        }
        for [words, kind, reach, strength] in rows(MODALITY) {
            let kind = match kind {
                "estimate" => Some(StanceKind::Estimate),
                "plan" => Some(StanceKind::Plan),
                "cap" => Some(StanceKind::Cap),
                "rumour" => Some(StanceKind::Rumour),
                "denied" => Some(StanceKind::Denied),
                _ => None,
            };
            let reach = if reach == "clause" { ModalityReach::Clause } else { ModalityReach::Before };
            let stance = kind.zip(strength.parse().ok()).map(|(kind, strength)| Stance { kind, reach, strength });
            self.add(words, stance.map(Meaning::Stance));
        }
        for [words, part] in rows(SPEECH) {
            let part = match part {
                "according" => Some(SpeechPart::According),
                "says" => Some(SpeechPart::Says),
                "told" => Some(SpeechPart::Told),
                "data" => Some(SpeechPart::Data),
                "role" => Some(SpeechPart::Role),
                "body" => Some(SpeechPart::Body),
                _ => None,
            };
            self.add(words, part.map(Meaning::Speech));
        }
        for [words, place, _why] in rows(TRAPS) {
            let place = match place {
                "before" => Some(TrapPlace::Before),
                "before-bare" => Some(TrapPlace::BeforeBare),
                "after" => Some(TrapPlace::After),
                "both" => Some(TrapPlace::Both),
                _ => None,
            };
            self.add(words, place.map(Meaning::Trap));
        }
    }

    fn read_calendar(&mut self) {
        for [words, kind, value] in rows(CALENDAR) {
            let number = || value.parse::<i8>().ok();
            let word = match kind {
                "month" => number().map(CalendarWord::Month),
                "weekday" => number().map(CalendarWord::Weekday),
                "ordinal" => number().map(CalendarWord::Ordinal),
                "quarter" => number().map(CalendarWord::Quarter),
                "halfyear" => number().map(CalendarWord::Half),
                "season" => number().map(CalendarWord::Season),
                "fiscal" => number().map(CalendarWord::Fiscal),
                "unit" => calendar_unit(value).map(CalendarWord::Unit),
                "part" => match value {
                    "early" | "start" => Some(CalendarWord::Early),
                    "mid" => Some(CalendarWord::Mid),
                    "late" => Some(CalendarWord::Late),
                    "end" => Some(CalendarWord::End),
                    _ => None,
                },
                "this" => Some(CalendarWord::This),
                "last" => Some(CalendarWord::Last),
                "past" => Some(CalendarWord::Past),
                "next" => Some(CalendarWord::Next),
                "same" => Some(CalendarWord::Same),
                "ago" => Some(CalendarWord::Ago),
                "today" => Some(CalendarWord::Today),
                "yesterday" => Some(CalendarWord::Yesterday),
                "period" => Some(CalendarWord::Period),
                "yearend" => Some(CalendarWord::YearEnd),
                "ytd" => Some(CalendarWord::YearToDate),
                _ => None,
            };
            self.add(words, word.map(Meaning::Calendar));
        }
    }
}

fn calendar_unit(word: &str) -> Option<CalendarUnit> {
    Some(match word {
        "day" => CalendarUnit::Day,
        "week" => CalendarUnit::Week,
        "fortnight" => CalendarUnit::Fortnight,
        "month" => CalendarUnit::Month,
        "quarter" => CalendarUnit::Quarter,
        "half" => CalendarUnit::Half,
        "year" => CalendarUnit::Year,
        "decade" => CalendarUnit::Decade,
        _ => return None,
    })
}

/// FNV-1a over every table.
fn version() -> String {
    let tables =
        [COMMODITIES, PLACES, SOURCES, NUMBERS, UNITS, HEDGES, CHANGES, FLOWS, MODALITY, SPEECH, CALENDAR, TRAPS, FACTORS];
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in tables.iter().flat_map(|table| table.bytes()) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{hash:016x}")
}

/// Grammar is part of the program, not of the tables: the stages are written around these words.
const PARTICLES: &[(&str, Particle)] = &[
    ("a;an", Particle::A),
    ("the", Particle::The),
    ("and;&", Particle::And),
    ("or", Particle::Or),
    ("but;while;whereas;although;though;whilst;yet", Particle::But),
    ("of", Particle::Of),
    ("in;within;inside", Particle::In),
    ("on;at;over;under;above;below;near;off", Particle::On),
    ("to;into;towards;toward", Particle::To),
    ("from;out of", Particle::From),
    ("for", Particle::For),
    ("by", Particle::By),
    ("with", Particle::With),
    ("between;among;amid", Particle::Between),
    ("than", Particle::Than),
    ("as", Particle::As),
    ("per", Particle::Per),
    ("each;every", Particle::Each),
    ("against;versus;vs;vs.;compared with;compared to;in comparison with;compared", Particle::Against),
    ("its;their;his;her;our", Particle::Its),
    ("it;they;he;she;them;we;i", Particle::It),
    ("this;that;these;those", Particle::This),
    ("which;who;whose;where;when;what;whom", Particle::Which),
    ("both", Particle::Both),
    ("is;are;was;were;be;been;being;isn't;wasn't", Particle::Be),
    ("has;have;had;having;does;do;did", Particle::Have),
    ("can;could;may;might;must;should;will;would;shall", Particle::Modal),
    ("not;never;n't", Particle::Not),
    ("no", Particle::No),
    ("since", Particle::Since),
    ("until;till;through;thru", Particle::Until),
    ("during;throughout", Particle::During),
    ("via;through", Particle::Via),
    ("another;further;additional;other", Particle::Another),
    ("only;just;merely;mere", Particle::Only),
    ("after;following", Particle::After),
    ("if;unless", Particle::If),
    ("out", Particle::Out),
    ("respectively", Particle::Respectively),
];

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
        for id in ["oil", "crude", "refined", "gasoline", "diesel", "kerosene", "fuel_oil", "lpg", "naphtha", "lubricants"] {
            assert!(set.barrels_per_tonne(id).is_some(), "{id}");
        }
        assert!(lexicon.factor_sets().iter().any(|set| &*set.id == "bp_2021"));
    }
}
