//! The embedded tables, row by row into the lexicon.

use super::Lexicon;
use super::cue::{
    CalendarUnit, CalendarWord, ChangePart, Dimension, FlowPart, FlowRole, HedgeCue, Meaning, ModalityReach,
    NumberWord, PlaceUse, SpeechPart, Stance, StanceKind, TrapPlace, UnitWord,
};
use super::grammar::PARTICLES;
use super::places::{Place, SourceKind, SourceName};
use super::rows::{list, rows};
use super::units::UnitName;
use crate::measure::{Currency, Decimal, Hedge};

pub(super) const COMMODITIES: &str = include_str!("../../assets/vocabulary/commodities.tsv");
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
pub(super) const FACTORS: &str = include_str!("../../assets/vocabulary/conversion_factors.csv");

/// Every table, for the lexicon's fingerprint.
pub(super) const TABLES: [&str; 13] = [
    COMMODITIES,
    PLACES,
    SOURCES,
    NUMBERS,
    UNITS,
    HEDGES,
    CHANGES,
    FLOWS,
    MODALITY,
    SPEECH,
    CALENDAR,
    TRAPS,
    FACTORS,
];

impl Lexicon {
    pub(super) fn read_particles(&mut self) {
        for (words, particle) in PARTICLES {
            for word in words.split(';') {
                self.add(word, Some(Meaning::Particle(*particle)));
            }
        }
    }

    pub(super) fn read_numbers(&mut self) {
        for [word, kind, value] in rows(NUMBERS) {
            let small = || value.parse().ok();
            let number = match kind {
                "cardinal" => value.parse().ok().map(NumberWord::Cardinal),
                "myriad" => small().map(NumberWord::Myriad),
                "place" => small().map(NumberWord::Place),
                "numeral" => small().map(NumberWord::Numeral),
                "several" => Some(NumberWord::Several),
                "scale" => small().map(NumberWord::Scale),
                "fraction" => small().map(NumberWord::Fraction),
                "vague" => small().map(NumberWord::Vague),
                "dozen" => Some(NumberWord::Dozen),
                "multiple" => value.split_once('/').and_then(|(top, bottom)| {
                    Some(NumberWord::Multiple(top.parse().ok()?, bottom.parse().ok()?))
                }),
                _ => None,
            };
            self.add(word, number.map(Meaning::Number));
        }
    }

    pub(super) fn read_units(&mut self) {
        for [words, dimension, code, factor, place] in rows(UNITS) {
            let name = self.unit_name(words, code, factor);
            let dimension = match dimension {
                "money" => {
                    <[u8; 3]>::try_from(code.as_bytes()).ok().and_then(Currency::new).map(Dimension::Money)
                }
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
                name,
            });
            self.add(words, unit.map(Meaning::Unit));
        }
    }

    /// The place of a unit among those named, with the factor of the word that bears its name.
    fn unit_name(&mut self, word: &str, name: &str, factor: &str) -> u16 {
        let at = self.units.iter().position(|known| &*known.name == name).unwrap_or_else(|| {
            self.units.push(UnitName { name: name.into(), factor: Decimal::ONE });
            self.units.len() - 1
        });
        if word == name
            && let Ok(factor) = factor.parse()
        {
            self.units[at].factor = factor;
        }
        at as u16
    }

    pub(super) fn read_names(&mut self) {
        for [code, name, names, adjectives, capitals, towns] in rows(PLACES) {
            let Ok(code) = <[u8; 3]>::try_from(code.as_bytes()) else {
                self.unread.push(code.to_owned());
                continue;
            };
            let index = self.places.len() as u16;
            self.places.push(Place { code, name: name.into() });
            let columns = [
                (names, PlaceUse::Name),
                (adjectives, PlaceUse::Adjective),
                (capitals, PlaceUse::Capital),
                (towns, PlaceUse::Town),
            ];
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
        let synonyms: Vec<_> = self
            .goods
            .rows()
            .iter()
            .enumerate()
            .flat_map(|(at, row)| row.synonyms.iter().map(move |word| (at, word.clone())))
            .collect();
        for (at, word) in synonyms {
            self.add(&word, Some(Meaning::Commodity(at as u16)));
        }
    }

    pub(super) fn read_cues(&mut self) {
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
                "none" => Some(FlowRole::None),
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
            let stance =
                kind.zip(strength.parse().ok()).map(|(kind, strength)| Stance { kind, reach, strength });
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

    pub(super) fn read_calendar(&mut self) {
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
                "day" => number().map(CalendarWord::Day),
                "rest" => Some(CalendarWord::Rest),
                "decade" => number().map(CalendarWord::Decade),
                "small-month" => number().map(CalendarWord::SmallMonth),
                "small-weekday" => number().map(CalendarWord::SmallWeekday),
                "period" => Some(CalendarWord::Period),
                "yearend" => Some(CalendarWord::YearEnd),
                "wholeyear" => Some(CalendarWord::WholeYear),
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
        "century" => CalendarUnit::Century,
        "weekend" => CalendarUnit::Weekend,
        _ => return None,
    })
}
