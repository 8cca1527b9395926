//! The sender and the receiver around one word of trade.

use super::flow::{Mention, Side, Topic};
use super::reading::{Reading, class};
use super::sentence::Sentence;
use crate::model::Country;
use crate::vocabulary::{ChangePart, FlowPart, FlowRole, Meaning, NumberWord, Particle, PlaceUse, Shape};

/// Finds the sides of one word of trade.
pub(super) struct Finder<'r, 't> {
    pub reading: &'r Reading<'t>,
    pub sentence: Sentence,
    pub from: usize,
    pub topic: Topic,
}

impl Finder<'_, '_> {
    fn set_owner(mention: &mut Mention, side: Side, at: usize) {
        mention.subject = Some(at);
        match mention.role {
            FlowRole::Import => mention.importer = side,
            FlowRole::Export | FlowRole::Trade | FlowRole::None => mention.exporter = side,
        }
    }

    /// The owner of a noun or the subject of a verb.
    pub fn left(&self, mention: &mut Mention) {
        let passive = mention.part == FlowPart::Participle && self.is_passive(mention.at);
        match mention.part {
            FlowPart::Noun => self.owner(mention),
            _ if passive => {}
            _ => self.subject(mention),
        }
    }

    fn is_passive(&self, at: usize) -> bool {
        (at.saturating_sub(3).max(self.sentence.from)..at)
            .rev()
            .take_while(|at| !self.reading.is(*at, ','))
            .any(|at| self.reading.is_any(at, &[Particle::Be]))
    }

    /// "Russian oil shipments", "China's exports", "DPRK-China trade", "its imports".
    fn owner(&self, mention: &mut Mention) {
        let mut at = mention.at;
        let mut steps = 0;
        while at > self.from.max(self.sentence.from) && steps < 6 {
            at -= 1;
            steps += 1;
            // "Russia has doubled oil shipments": whoever changes them owns them.
            let verb = matches!(self.reading.change(at), Some(((ChangePart::Verb, _), _)))
                || matches!(self.reading.number(at), Some((NumberWord::Multiple(..), _)));
            if verb && steps > 0 {
                return self.subject(mention);
            }
            if let Some(((place, use_), end)) = self.place_ending(at + 1) {
                let begin = end.0;
                let side = Side::named(self.reading, place, begin, end.1);
                // "DPRK-China trade", "Russian-North Korean trade"
                let joined = begin.checked_sub(1).filter(|dash| {
                    self.reading.is(*dash, '-')
                        || self.reading.is(*dash, '–')
                        || self.reading.is_any(*dash, &[Particle::And])
                });
                if mention.role == FlowRole::Trade
                    && let Some(dash) = joined
                    && let Some(((other, _), other_at)) = self.place_ending(dash)
                {
                    mention.exporter = Side::named(self.reading, other, other_at.0, other_at.1);
                    mention.importer = side;
                    mention.subject = Some(other_at.0);
                    return;
                }
                let possessive = self.reading.word(end.1).ends_with('s')
                    && self.reading.word(end.1).len() <= 4
                    && self.reading.glued(end.1)
                    && end.1 < mention.at;
                let governed = begin.checked_sub(1).is_some_and(|before| self.is_preposition(before));
                let governed = governed
                    || begin.checked_sub(2).is_some_and(|before| {
                        self.is_preposition(before) && self.reading.is_any(begin - 1, &[Particle::The])
                    });
                if use_ == PlaceUse::Adjective || possessive || !governed {
                    Self::set_owner(mention, side, begin);
                }
                return;
            }
            match self.reading.particle(at) {
                Some(Particle::Its) => {
                    let side = Side {
                        country: self.sentence_subject(at).or(self.topic.subject),
                        words: Some(self.reading.span(at, at + 1)),
                    };
                    Self::set_owner(mention, side, at);
                    return;
                }
                // "China's share of the total", "its slice of trade"
                Some(Particle::Of)
                    if mention.role == FlowRole::Trade
                        && at > self.sentence.from
                        && matches!(self.reading.change(at - 1), Some(((ChangePart::Share, _), _))) =>
                {
                    at -= 1
                }
                Some(Particle::The | Particle::And | Particle::A | Particle::Only | Particle::Another) => {}
                Some(_) => return,
                None if self.reading.is(at, ',')
                    || !self.reading.tokens[at].is_word()
                        && !self.reading.is(at, '-')
                        && !self.reading.is(at, '\'') =>
                {
                    return;
                }
                None => {}
            }
        }
    }

    fn is_preposition(&self, at: usize) -> bool {
        self.reading.is_any(
            at,
            &[
                Particle::To,
                Particle::From,
                Particle::In,
                Particle::With,
                Particle::Of,
                Particle::By,
                Particle::On,
                Particle::For,
                Particle::Between,
                Particle::Via,
            ],
        )
    }

    /// The place whose last token is before `end`.
    fn place_ending(&self, end: usize) -> Option<((u16, PlaceUse), (usize, usize))> {
        let first = end.saturating_sub(5).max(self.sentence.from);
        if self.reading.classes_in(first, end) & class::PLACE == 0 {
            return None;
        }
        (first..end).find_map(|at| {
            let (place, to) = self.reading.place(at)?;
            (to == end).then_some((place, (at, to)))
        })
    }

    /// The state that the sentence began with, for its pronouns.
    fn sentence_subject(&self, before: usize) -> Option<Country> {
        (self.sentence.from..before).find_map(|at| {
            let ((place, use_), end) = self.reading.place(at)?;
            let free = !at
                .checked_sub(1)
                .is_some_and(|before| before >= self.sentence.from && self.is_preposition(before));
            (use_ != PlaceUse::Town && free)
                .then(|| Side::named(self.reading, place, at, end).country)
                .flatten()
        })
    }

    /// The nearest state before a verb that no preposition governs.
    fn subject(&self, mention: &mut Mention) {
        let mut at = mention.at;
        let mut crossed = 0;
        // "Mills in the Russian Far East sent": where the subject is, if no state is named as one.
        let mut seat: Option<(Side, usize)> = None;
        while at > self.from.max(self.sentence.from) {
            at -= 1;
            match self.reading.tokens[at].shape {
                Shape::Sign(';' | '—' | '•' | '|') => break,
                Shape::Sign(',') => crossed += 1,
                _ => {}
            }
            if crossed > 2 {
                break;
            }
            if let Some(((place, use_), end)) = self.reading.place(at) {
                let before = at.checked_sub(1).filter(|before| *before >= self.sentence.from);
                let article = before
                    .filter(|before| self.reading.is_any(*before, &[Particle::The]))
                    .and_then(|before| before.checked_sub(1));
                let governed =
                    [before, article].into_iter().flatten().any(|before| self.is_preposition(before));
                let town = use_ == PlaceUse::Town;
                // "Chinese refiners bought", "North Korea's army bought": the owner of the subject counts.
                if !governed && !town {
                    Self::set_owner(mention, Side::named(self.reading, place, at, end), at);
                    return;
                }
                let within = before
                    .map(|before| {
                        if self.reading.is_any(before, &[Particle::The]) {
                            before.saturating_sub(1)
                        } else {
                            before
                        }
                    })
                    .is_some_and(|at| {
                        ["in", "at"].iter().any(|word| self.reading.word(at).eq_ignore_ascii_case(word))
                    });
                if seat.is_none() && within && crossed == 0 && mention.at - end < 3 {
                    seat = Some((Side::named(self.reading, place, at, end), at));
                }
            }
            if self.reading.is_any(at, &[Particle::It]) && mention.at - at <= 4 {
                let side = Side {
                    country: self.sentence_subject(at).or(self.topic.subject),
                    words: Some(self.reading.span(at, at + 1)),
                };
                Self::set_owner(mention, side, at);
                return;
            }
        }
        if let Some((side, at)) = seat {
            Self::set_owner(mention, side, at);
        }
    }

    /// The state named last before a word of the sentence.
    fn named_last(&self, before: usize) -> Option<Side> {
        self.reading.tags_in(self.sentence.from, before).iter().rev().find_map(|tag| match tag.meaning {
            Meaning::Place(place, use_) if use_ != PlaceUse::Town => {
                Some(Side::named(self.reading, place, tag.at, tag.end))
            }
            _ => None,
        })
    }

    /// "to North Korea", "from China", "with Russia", "between Pyongyang and Moscow", "by India".
    pub fn right(&self, mention: &mut Mention, to: usize) {
        let mut at = mention.end;
        let to = to.min(mention.end + 32);
        while at < to {
            if matches!(self.reading.tokens[at].shape, Shape::Sign(';' | '—' | '|' | '•'))
                || self.reading.is_any(at, &[Particle::But])
            {
                return;
            }
            let Some(preposition) = self.reading.particle(at) else {
                at += 1;
                continue;
            };
            // "imports from it": the other state of the sentence.
            if preposition == Particle::From
                && ["it", "them"].iter().any(|word| self.reading.word(at + 1).eq_ignore_ascii_case(word))
                && let Some(side) = self.named_last(mention.at)
            {
                self.put(
                    &mut mention.exporter,
                    side,
                    mention.role == FlowRole::Export && mention.subject.is_some(),
                );
                at += 2;
                continue;
            }
            // "to the European Union", "to all destinations": to nobody that has a code.
            if preposition == Particle::To
                && mention.importer.country.is_none()
                && mention.role == FlowRole::Export
                && let Some(end) = self.region(at + 1)
            {
                mention.importer = Side { country: None, words: Some(self.reading.span(at + 1, end)) };
                at = end;
                continue;
            }
            // "from the isolated neighbour", "with the neighbor"
            if let Some((side, end)) = self.neighbour(at + 1, preposition) {
                match preposition {
                    Particle::From => self.put(&mut mention.exporter, side, false),
                    Particle::With if mention.role == FlowRole::Trade => mention.importer = side,
                    Particle::To => self.put(&mut mention.importer, side, false),
                    _ => {}
                }
                at = end;
                continue;
            }
            let place = (at + 1..(at + 4).min(to))
                .find_map(|next| self.reading.place(next).map(|found| (next, found)))
                .filter(|(next, _)| {
                    (at + 1..*next).all(|between| {
                        self.reading.tokens[between].is_word()
                            && !self.is_preposition(between)
                            && self.reading.commodity(between).is_none()
                    })
                });
            let Some((next, ((place, use_), end))) = place else {
                if preposition == Particle::Between
                    && let Some(pair) = self.two_of_them(at)
                {
                    (mention.exporter.country, mention.importer.country) = (Some(pair.0), Some(pair.1));
                    mention.exporter.words = Some(self.reading.span(at, at + 1));
                }
                at += 1;
                continue;
            };
            // "to Russian cargo ships": an adjective names no end of a journey, but a people does.
            let noun_follows = use_ == PlaceUse::Adjective
                && self
                    .reading
                    .token(end)
                    .is_some_and(|token| token.is_word() && self.reading.particle(end).is_none());
            let owner_follows = self.reading.word(end) == "'s" || self.reading.word(end) == "’s";
            let side = Side::named(self.reading, place, next, end);
            match preposition {
                Particle::To if !owner_follows => self.put(
                    &mut mention.importer,
                    side,
                    mention.role == FlowRole::Import && mention.subject.is_some(),
                ),
                Particle::To if noun_follows => {}
                Particle::From => self.put(
                    &mut mention.exporter,
                    side,
                    mention.role == FlowRole::Export && mention.subject.is_some(),
                ),
                Particle::By if mention.subject.is_none() => Self::set_owner(mention, side, next),
                Particle::With if mention.role == FlowRole::Trade => {
                    if mention.exporter.country.is_none() {
                        // "trade with China": the other partner is whose trade it is.
                        mention.exporter = Side {
                            country: self.sentence_subject(mention.at).or(self.topic.subject),
                            words: None,
                        };
                    }
                    if mention.exporter.country == side.country {
                        mention.exporter.country = None;
                    }
                    mention.importer = side;
                }
                Particle::Between if mention.role == FlowRole::Trade || mention.subject.is_none() => {
                    let second = (end..(end + 5).min(self.sentence.to))
                        .find_map(|at| self.reading.place(at).map(|found| (at, found)));
                    if let Some((second_at, ((second, _), second_end))) = second {
                        mention.exporter = side;
                        mention.importer = Side::named(self.reading, second, second_at, second_end);
                        mention.role = FlowRole::Trade;
                        at = second_end;
                        continue;
                    }
                }
                // "arrivals in India"
                Particle::In
                    if mention.role == FlowRole::Import
                        && mention.part == FlowPart::Noun
                        && use_ != PlaceUse::Adjective
                        && mention.subject.is_none()
                        && ["arrivals", "intake", "discharges", "receipts"]
                            .iter()
                            .any(|word| self.reading.word(mention.at).eq_ignore_ascii_case(word)) =>
                {
                    self.put(&mut mention.importer, side, false);
                }
                Particle::Of
                    if mention.role == FlowRole::Import
                        && mention.part == FlowPart::Noun
                        && use_ == PlaceUse::Adjective =>
                {
                    self.put(&mut mention.exporter, side, false);
                }
                _ => {}
            }
            at = end;
        }
    }

    /// Where a region's name ends: "the EU", "Europe", "other countries".
    fn region(&self, at: usize) -> Option<usize> {
        let at = if self.reading.is_any(at, &[Particle::The]) { at + 1 } else { at };
        let word = self.reading.word(at);
        let name = ["EU", "Europe", "Asia", "Africa", "bloc", "West", "Baltics"].contains(&word)
            || ["European", "third", "all", "other", "foreign", "overseas"].contains(&word)
                && ["Union", "countries", "destinations", "buyers", "states", "customers"]
                    .contains(&self.reading.word(at + 1));
        name.then_some(at + 1)
    }

    /// The state that "the neighbour" means: whom the text spoke of last, or for what comes from it the other of two.
    fn neighbour(&self, at: usize, preposition: Particle) -> Option<(Side, usize)> {
        if !matches!(preposition, Particle::From | Particle::With | Particle::To) {
            return None;
        }
        let determined = self.reading.is_any(at, &[Particle::The, Particle::Its]);
        let noun = (at + 1..at + 4).find(|at| {
            ["neighbour", "neighbor", "ally"]
                .iter()
                .any(|word| self.reading.word(*at).eq_ignore_ascii_case(word))
        })?;
        let subject = self.sentence_subject(at).or(self.topic.subject)?;
        let country = match (preposition, self.topic.pair) {
            (Particle::With, _) => Some(subject),
            (_, Some((a, b))) if a == subject => Some(b),
            (_, Some((a, b))) if b == subject => Some(a),
            _ => None,
        }?;
        determined.then(|| {
            (Side { country: Some(country), words: Some(self.reading.span(at, noun + 1)) }, noun + 1)
        })
    }

    fn put(&self, slot: &mut Side, side: Side, kept: bool) {
        if !kept && (slot.country.is_none() || slot.words.is_none()) {
            *slot = side;
        }
    }

    /// "between the two countries"
    fn two_of_them(&self, at: usize) -> Option<(Country, Country)> {
        let words = self.reading.span(at, at + 4).of(self.reading.text);
        [
            "two countries",
            "two nations",
            "two sides",
            "two neighbours",
            "two neighbors",
            "two states",
            "both countries",
            "the pair",
        ]
        .iter()
        .any(|known| words.contains(known))
        .then_some(self.topic.pair)
        .flatten()
    }
}
