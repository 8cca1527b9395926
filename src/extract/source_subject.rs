//! The subject of a verb of speech, whatever stands between the two.

use super::citable::{Citable, Sort};
use super::source_finder::Finder;
use crate::vocabulary::{Particle, SpeechPart};

impl Finder<'_, '_> {
    /// The phrase that a verb of speech has for its subject.
    pub(super) fn subject(&self, verb: usize) -> Option<Citable> {
        let last = self.found.iter().rfind(|one| one.end <= verb)?;
        let near = self.seated(last).unwrap_or(last);
        let between = last.end..verb;
        let plain = between.len() <= 3
            && between.clone().all(|at| {
                self.reading.tokens[at].is_word()
                    && self.reading.particle(at).is_none_or(|word| {
                        matches!(word, Particle::Have | Particle::Only | Particle::Modal | Particle::Its)
                    })
            });
        // "figures on the committee's website show"
        let owned = matches!(self.reading.word(near.end), "'s" | "’s") && between.len() <= 4;
        // "A rival firm, Meridian Cargo, is more cautious and pegs …": the second verb of one subject.
        let second_verb = near.at <= self.sentence.from + 6
            && between.len() < 12
            && self.reading.is_any(verb - 1, &[Particle::And]);
        // "Im Eul-Chul, a professor at Kyungnam University in Seoul, told"
        let apposition = self.reading.is(verb - 1, ',') || plain && near.at > self.sentence.from + 1;
        let comma = |one: &Citable| self.reading.is(one.end, ',') && verb.saturating_sub(one.end) < 30;
        let named = self.found.iter().rev().find(|one| {
            one.sort == Sort::Name
                && comma(one)
                && apposition
                && one.end < verb
                && self.is_apposed(one.end, verb)
        });
        if let Some(named) = named.filter(|named| named.at < near.at || self.reading.is(verb - 1, ',')) {
            return Some(*named);
        }
        // "The draft, submitted to the 1718 Committee on June 12, lists": not whom the inserted words name.
        if self.reading.is(verb - 1, ',')
            && let Some(first) = self.found.first()
            && first.at <= self.sentence.from + 4
            && first.end < near.at
            && self.reading.is(first.end, ',')
            && verb - first.end < 18
            && first.sort != Sort::State
        {
            return Some(*first);
        }
        // "Bank records from an intermediary showed": the papers speak, not the one they come from.
        let from = near
            .at
            .checked_sub(1)
            .map(|at| if self.reading.is_any(at, &[Particle::A]) { at.saturating_sub(1) } else { at });
        if near.sort == Sort::Role && from.is_some_and(|at| self.reading.is_any(at, &[Particle::From])) {
            return None;
        }
        // "the Korea Trade-Investment Promotion Agency (KOTRA) reports"
        let bracketed = between.len() == 1 && self.reading.is(near.end, ')')
            || between.len() <= 4 && self.reading.is(last.end, '(') && self.reading.is(verb - 1, ')');
        // "Chinese customs data released on Wednesday showed"
        let released = [
            "released",
            "published",
            "issued",
            "obtained",
            "compiled",
            "collected",
            "posted",
            "seen",
            "gathered",
            "made",
        ]
        .contains(&self.reading.word(near.end))
            && between.len() <= 9
            && between.clone().all(|at| self.reading.tokens[at].is_word());
        // "the Panel of Experts' last report lists"
        if near.sort == Sort::Document
            && let Some(owner) = self.found.iter().rfind(|one| {
                one.end < near.at
                    && near.at - one.end <= 3
                    && matches!(one.sort, Sort::Known | Sort::Body)
                    && (self.reading.is(one.end, '\'') || matches!(self.reading.word(one.end), "'s" | "’s"))
            })
            && (plain || owned || released)
        {
            return Some(*owner);
        }
        if plain || owned || second_verb || bracketed || released {
            return Some(*near);
        }
        // "According to the source, who asked for anonymity," is no subject; a clause between ends the search.
        let relative = self.reading.is(near.end, ',') && self.reading.is(verb - 1, ',') && between.len() < 18;
        if relative { Some(*near) } else { self.with_clause(verb) }
    }

    /// "the central bank in Tehran": the body before the place of its seat.
    fn seated(&self, place: &Citable) -> Option<&Citable> {
        let led = place
            .at
            .checked_sub(1)
            .filter(|_| {
                place.sort == Sort::State
                    || place.sort == Sort::Name && self.reading.place(place.at).is_some()
            })
            .filter(|at| self.reading.is_any(*at, &[Particle::In]) || self.reading.word(*at) == "at")?;
        self.found.iter().find(|one| {
            one.end == led && matches!(one.sort, Sort::Body | Sort::Known | Sort::Name | Sort::Role)
        })
    }

    /// "A trader who deals with Rason told": the person with whom the sentence began.
    fn with_clause(&self, verb: usize) -> Option<Citable> {
        let first = self.found.first().filter(|one| {
            one.sort == Sort::Role && !one.is_definite && one.at <= self.sentence.from + 3 && one.end < verb
        })?;
        let between = first.end..verb;
        let plain = between.len() < 12
            && between.clone().all(|at| {
                self.reading.tokens[at].is_word() && !self.reading.is_any(at, &[Particle::And, Particle::But])
            })
            && between.clone().all(|at| self.reading.speech(at, SpeechPart::Says).is_none());
        plain.then_some(*first)
    }

    /// Whether "NAME, a …, verb" leads from a name to its verb without another sentence between.
    fn is_apposed(&self, comma: usize, verb: usize) -> bool {
        // ", 47," is an age between.
        let aged = self.reading.token(comma + 1).is_some_and(|token| token.is_digits())
            && self.reading.is(comma + 2, ',');
        let comma = if aged { comma + 2 } else { comma };
        self.reading.is_any(comma + 1, &[Particle::A, Particle::The, Particle::Which])
            && self.reading.is(verb - 1, ',')
    }
}
