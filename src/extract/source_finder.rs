//! Whom the words of attribution in a sentence cite: "according to NAME", "NAME said", "NAME told OUTLET", "NAME data".

use super::citable::{Citable, Sort};
use super::reading::Reading;
use super::sentence::Sentence;
use crate::text::Span;
use crate::vocabulary::{Case, Particle, Shape, SourceKind, SpeechPart};

/// An attribution before its names are settled.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    /// Those cited, innermost first.
    pub links: Vec<Citable>,
    /// Documents between ("a draft report by …"), by whose nouns the text may come back.
    pub passed: Vec<Citable>,
    /// Whether it only points back: "he said".
    pub is_pronoun: bool,
    /// Its words.
    pub words: Span,
    /// An attribution that names someone outdoes one that points back; "told" and "according to" outdo "said".
    pub strength: u8,
}

/// Finds whom the words of a sentence cite.
pub(super) struct Finder<'r, 't> {
    pub reading: &'r Reading<'t>,
    pub sentence: Sentence,
    /// Who is named in it, in order.
    pub found: &'r [Citable],
}

impl Finder<'_, '_> {
    /// "according to NAME": the first name in the phrase, and the outlets that relay it.
    pub fn behind(&self, at: usize, end: usize) -> Option<Chain> {
        let limit = self.phrase_end(end);
        let inside: Vec<&Citable> = self
            .found
            .iter()
            .filter(|one| one.at >= end && one.at < limit && !matches!(one.sort, Sort::State))
            .collect();
        let passed: Vec<Citable> =
            inside.iter().filter(|one| one.sort == Sort::Document).map(|one| **one).collect();
        let first = inside
            .iter()
            .find(|one| one.sort == Sort::Known && !self.is_relay(one))
            .or_else(|| inside.iter().find(|one| one.sort != Sort::Document))
            .or_else(|| inside.first())?;
        let mut links = vec![**first];
        links.extend(inside.iter().filter(|one| one.at > first.at && self.is_relay(one)).map(|one| **one));
        // "…, a source in Pyongyang said, according to Daily NK": the one before is the origin.
        if self.is_outlet(first)
            && let Some(origin) =
                self.found.iter().find(|one| one.sort == Sort::Role && one.end <= at && at - one.end <= 2)
        {
            links.insert(0, *origin);
        }
        // "Pacific Wire announced, citing Chinese customs": whoever cites relays.
        let cites = ["citing", "quoting", "with", "referring"]
            .iter()
            .any(|word| self.reading.word(at).eq_ignore_ascii_case(word));
        let verb = (self.sentence.from..at)
            .rev()
            .take(12)
            .find(|verb| self.reading.speech(*verb, SpeechPart::Says).is_some());
        if let Some(relay) = verb.filter(|_| cites).and_then(|verb| self.subject(verb))
            && matches!(relay.sort, Sort::Known | Sort::Name)
            && !links.iter().any(|link| link.at == relay.at)
        {
            links.push(relay);
        }
        let last = links.iter().map(|link| link.end).max().unwrap_or(end);
        Some(Chain { links, passed, is_pronoun: false, words: self.reading.span(at, last), strength: 3 })
    }

    fn is_outlet(&self, one: &Citable) -> bool {
        let name = one.name(self.reading, None);
        let mut sources = self.reading.lexicon.sources().iter();
        sources.any(|known| *known.name == *name && known.kind == SourceKind::Outlet)
    }

    /// "seen by NAME", "obtained by NAME", "cited by NAME"
    fn is_relay(&self, one: &Citable) -> bool {
        let by = one
            .at
            .checked_sub(1)
            .filter(|by| self.reading.is_any(*by, &[Particle::By, Particle::The]))
            .map(|by| if self.reading.is_any(by, &[Particle::The]) { by.saturating_sub(1) } else { by });
        by.and_then(|by| by.checked_sub(1)).is_some_and(|verb| {
            ["seen", "obtained", "reviewed", "cited", "quoted", "viewed", "published"]
                .contains(&self.reading.word(verb))
        })
    }

    /// "NAME said", "said NAME"
    pub fn speaker(&self, at: usize, end: usize) -> Option<Chain> {
        let before = at.checked_sub(1).filter(|before| *before >= self.sentence.from)?;
        if self.reading.is_any(before, &[Particle::Be, Particle::To, Particle::A, Particle::Of]) {
            return None;
        }
        // "he said", "it added"
        if self.reading.is_any(before, &[Particle::It]) {
            let person = !self.reading.word(before).eq_ignore_ascii_case("it")
                && !self.reading.word(before).eq_ignore_ascii_case("we")
                && !self.reading.word(before).eq_ignore_ascii_case("i");
            return person.then(|| Chain {
                links: Vec::new(),
                passed: Vec::new(),
                is_pronoun: true,
                words: self.reading.span(before, end),
                strength: 1,
            });
        }
        let verb = self.reading.word(at);
        let says = [
            "said",
            "says",
            "told",
            "claimed",
            "claims",
            "announced",
            "insisted",
            "insists",
            "confirmed",
            "admitted",
            "acknowledged",
            "estimates",
            "denied",
            "denies",
            "retorted",
            "countered",
            "replied",
            "responded",
            "asserted",
            "asserts",
            "boasted",
            "rejected",
            "dismissed",
            "say",
            "complains",
            "writes",
            "wrote",
            "adds",
            "added",
            "put",
            "puts",
            "reckons",
            "estimates",
        ]
        .iter()
        .any(|known| verb.eq_ignore_ascii_case(known));
        // "… under Dated Brent, say two traders": who follows the verb, not what stands before it.
        let behind = self.found.iter().find(|one| {
            (one.at == end || one.at == end + 1 && self.reading.is_any(end, &[Particle::A, Particle::The]))
                && !matches!(one.sort, Sort::Document | Sort::State)
        });
        if says
            && self.reading.is(before, ',')
            && let Some(behind) = behind
            && self.subject(at).is_none_or(|one| one.sort == Sort::Name || one.sort == Sort::State)
        {
            return Some(Chain {
                links: vec![*behind],
                passed: Vec::new(),
                is_pronoun: false,
                words: self.reading.span(at, behind.end),
                strength: 2,
            });
        }
        if let Some(subject) = self.subject(at).filter(|one| one.sort != Sort::State || says) {
            let strength = if subject.is_definite { 1 } else { 2 };
            let words = self.reading.span(subject.at, end);
            return Some(Chain {
                links: vec![subject],
                passed: Vec::new(),
                is_pronoun: false,
                words,
                strength,
            });
        }
        let quoted =
            self.reading.is(before, '"') || self.reading.is(before, ',') || self.reading.is(before, '\'');
        let next = self.found.iter().find(|one| {
            one.at >= end && one.at <= end + 1 && !matches!(one.sort, Sort::Document | Sort::State)
        })?;
        (quoted && says).then(|| Chain {
            links: vec![*next],
            passed: Vec::new(),
            is_pronoun: false,
            words: self.reading.span(at, next.end),
            strength: 2,
        })
    }

    /// Deliveries are known from what states tell the committee: where it is named, they are its figures.
    pub fn committee(&self) -> Option<Chain> {
        let one = self
            .found
            .iter()
            .find(|one| one.sort == Sort::Known && one.name(self.reading, None).contains("1718"))?;
        let words = self.reading.span(one.at, one.end);
        Some(Chain { links: vec![*one], passed: Vec::new(), is_pronoun: false, words, strength: 1 })
    }

    /// "NAME told OUTLET"
    pub fn told(&self, at: usize, end: usize) -> Option<Chain> {
        // "All told, …" tells nobody.
        if at > self.sentence.from && self.reading.word(at - 1).eq_ignore_ascii_case("all") {
            return None;
        }
        let Some(mut chain) = self.speaker(at, end) else {
            // "Member states have notified the 1718 Committee of": the body keeps what it was told.
            let hearer = self.hearer(end).filter(|hearer| hearer.sort == Sort::Known)?;
            let words = self.reading.span(at, hearer.end);
            return Some(Chain {
                links: vec![hearer],
                passed: Vec::new(),
                is_pronoun: false,
                words,
                strength: 2,
            });
        };
        if let Some(hearer) = self.hearer(end) {
            chain.words = chain.words.join(self.reading.span(hearer.at, hearer.end));
            chain.links.push(hearer);
        }
        chain.strength = if chain.is_pronoun { 1 } else { 3 };
        Some(chain)
    }

    /// The one who was told, also by names like "Inside the North".
    fn hearer(&self, end: usize) -> Option<Citable> {
        let from = if self.reading.is_any(end, &[Particle::The]) { end + 1 } else { end };
        if let Some(known) = self
            .found
            .iter()
            .find(|one| one.at == from && matches!(one.sort, Sort::Known | Sort::Body | Sort::Name))
        {
            return Some(*known);
        }
        let capital = |at: usize| {
            self.reading.token(at).is_some_and(|token| token.is_word() && token.case != Case::Lower)
                && self.reading.calendar(at).is_none()
                && at < self.sentence.to
        };
        if !capital(end) {
            return None;
        }
        let mut to = end + 1;
        while capital(to) || self.reading.is_any(to, &[Particle::The, Particle::Of]) && capital(to + 1) {
            to += 1;
        }
        Some(Citable { at: end, end: to, sort: Sort::Name, source: None, head: None, is_definite: false })
    }

    /// "Meridian Cargo data show", "on Straitwatch's count"
    pub fn data(&self, at: usize, end: usize) -> Option<Chain> {
        let name = if at > self.sentence.from && matches!(self.reading.word(at - 1), "'s" | "’s") {
            at - 1
        } else {
            at
        };
        let owner = self.found.iter().find(|one| {
            // "customs data" are those of the customs; "company data" are of no known company.
            let bare = one.sort == Sort::Body
                && one.end == one.at + 1
                && !one.is_definite
                && !self.reading.word(one.at).eq_ignore_ascii_case("customs");
            let whole = one.sort == Sort::Known && one.at < at && one.end == end;
            (one.end == name || whole) && matches!(one.sort, Sort::Known | Sort::Body | Sort::Name) && !bare
        })?;
        Some(Chain {
            links: vec![*owner],
            passed: Vec::new(),
            is_pronoun: false,
            words: self.reading.span(owner.at, end),
            strength: 2,
        })
    }

    /// Where the phrase that begins at `from` ends.
    fn phrase_end(&self, from: usize) -> usize {
        (from..self.sentence.to)
            .find(|at| {
                matches!(self.reading.tokens[*at].shape, Shape::Sign(',' | ';' | '(' | '—' | '"' | '?' | '!'))
                    || self.reading.is(*at, '.') && !self.reading.glued(*at + 1)
                    || self.reading.is_any(*at, &[Particle::But, Particle::Which])
            })
            .unwrap_or(self.sentence.to)
    }
}
