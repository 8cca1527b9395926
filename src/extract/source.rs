//! Whom a sentence cites.

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use super::citable::{Citable, Sort, citables};
use super::reading::{Reading, class};
use super::sentence::Sentence;
use super::shared::Shared;
use crate::text::Span;
use crate::vocabulary::{Meaning, Particle, Shape, SourceKind, SpeechPart};

/// Who is cited, innermost first, with the words that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Citation {
    /// Names, innermost first, outlet last.
    pub names: Names,
    /// The words of attribution with the name.
    pub words: Span,
}

/// Names, shared by all nouns by which the text may come back to them.
pub(super) type Names = Rc<[Arc<str>]>;

/// How many nouns of earlier citations are kept for "the source", "the draft".
const MEMORY: usize = 64;

/// Those cited so far, with the nouns by which the text may come back to them ("the draft", "the source").
#[derive(Clone, Debug, Default)]
pub(super) struct Cited {
    heads: Vec<(String, Names)>,
    last: Option<Names>,
    shared: Shared,
}

/// The attribution of a sentence.
pub(super) fn citation(
    reading: &Reading<'_>,
    sentence: Sentence,
    cited: &mut Cited,
    country: Option<&str>,
) -> Option<Citation> {
    // Verbs and data; roles and bodies alone cite nobody.
    let speaks = |meaning: &Meaning| {
        matches!(
            meaning,
            Meaning::Speech(SpeechPart::According | SpeechPart::Says | SpeechPart::Told | SpeechPart::Data)
        )
    };
    if reading.classes_in(sentence.from, sentence.to) & class::SPEECH == 0
        || reading.classes_in(sentence.from, sentence.to) & class::SOURCE == 0
            && !reading.tags_in(sentence.from, sentence.to).iter().any(|tag| speaks(&tag.meaning))
    {
        return None;
    }
    let found = citables(reading, sentence);
    let finder = Finder { reading, sentence, found: &found };
    let mut best: Option<Chain> = None;
    for tag in reading.tags_in(sentence.from, sentence.to) {
        let Meaning::Speech(part) = tag.meaning else { continue };
        let next = match part {
            SpeechPart::According => finder.behind(tag.at, tag.end),
            SpeechPart::Says => finder.speaker(tag.at, tag.end),
            SpeechPart::Told => finder.told(tag.at, tag.end),
            SpeechPart::Data => finder.data(tag.at, tag.end),
            SpeechPart::Role | SpeechPart::Body => None,
        };
        if let Some(next) = next {
            let better = best.as_ref().is_none_or(|known| next.strength > known.strength);
            if better {
                best = Some(next);
            }
        }
    }
    let chain = best.or_else(|| finder.committee())?;
    let names = cited.resolve(reading, &chain, country)?;
    cited.remember(reading, &chain, &names);
    Some(Citation { names, words: chain.words })
}

/// Whom "Source: …" below a table names.
pub(super) fn source_line(
    reading: &Reading<'_>,
    sentence: Sentence,
    cited: &mut Cited,
    country: Option<&str>,
) -> Option<Citation> {
    // A rule of dashes may stand above it.
    let begin = (sentence.from..sentence.to).find(|at| reading.tokens[*at].is_word())?;
    let led = ["source", "sources"].iter().any(|word| reading.word(begin).eq_ignore_ascii_case(word));
    if !led || !reading.is(begin + 1, ':') {
        return None;
    }
    let found = citables(reading, sentence);
    let first = found
        .iter()
        .find(|one| one.at > begin + 1 && matches!(one.sort, Sort::Known | Sort::Body | Sort::Name))?;
    let words = reading.span(begin, first.end);
    let chain = Chain { links: vec![*first], passed: Vec::new(), is_pronoun: false, words, strength: 3 };
    let names = cited.resolve(reading, &chain, country)?;
    cited.remember(reading, &chain, &names);
    Some(Citation { names, words })
}

impl Cited {
    /// Names of a chain; what points back is looked up.
    fn resolve(&mut self, reading: &Reading<'_>, chain: &Chain, country: Option<&str>) -> Option<Names> {
        if chain.is_pronoun {
            return self.last.clone();
        }
        let first = chain.links.first()?;
        if first.is_definite || first.sort == Sort::Document {
            let names = self.pointed(reading, first);
            if names.is_some() {
                return names;
            }
        }
        let mut names: Vec<Arc<str>> = Vec::new();
        for link in chain.links.iter().filter(|link| link.sort != Sort::Document) {
            // An office inside a chain may point back too: "a broker told the panel".
            let known = if link.is_definite { self.pointed(reading, link) } else { None };
            let known = known.and_then(|known| known.first().cloned());
            let name = known.unwrap_or_else(|| self.shared.get(&link.name(reading, country)));
            if !names.contains(&name) {
                names.push(name);
            }
        }
        (!names.is_empty()).then(|| names.into())
    }

    /// Whom a phrase with "the" points back to, by its head or by another of its words: "the customs office" of customs
    /// named before.
    fn pointed(&self, reading: &Reading<'_>, link: &Citable) -> Option<Names> {
        self.named_before(&link.noun(reading)).or_else(|| {
            let own = link.sort == Sort::Body && link.end > link.at + 1;
            (link.at..link.end)
                .filter(|at| own && reading.speech(*at, SpeechPart::Body).is_some())
                .find_map(|at| self.named_before(&lower(reading.word(at))))
        })
    }

    /// The names that a noun pointed to last.
    fn named_before(&self, noun: &str) -> Option<Names> {
        self.heads.iter().rev().find(|(head, _)| *head == noun).map(|(_, names)| Rc::clone(names))
    }

    fn remember(&mut self, reading: &Reading<'_>, chain: &Chain, names: &Names) {
        self.last = Some(Rc::clone(names));
        // What was cited long ago is not what "the report" means.
        if self.heads.len() > MEMORY {
            self.heads.drain(..MEMORY / 2);
        }
        for link in chain.links.iter().chain(&chain.passed) {
            let noun = link.noun(reading);
            if !noun.is_empty() {
                self.heads.push((noun, Rc::clone(names)));
            }
            // "a draft report" comes back as "the draft".
            if link.sort == Sort::Document && link.name(reading, None).contains("draft") {
                self.heads.push(("draft".to_owned(), Rc::clone(names)));
            }
        }
        // "UN sanctions monitors" may come back as "the panel", "Pacific Wire" as "the agency".
        for name in names.iter() {
            let last = name.rsplit(' ').next().unwrap_or_default().to_lowercase();
            self.heads.push((last, Rc::clone(names)));
        }
        for link in &chain.links {
            self.push_words(reading, link, names);
        }
    }

    /// The words by which a body or an outlet may be meant again.
    fn push_words(&mut self, reading: &Reading<'_>, link: &Citable, names: &Names) {
        let class = match link.sort {
            Sort::Name if link.end > link.at + 1 => Some("agency"),
            Sort::Known => {
                let known = link.source.and_then(|at| reading.lexicon.sources().get(usize::from(at)));
                known.filter(|known| known.kind == SourceKind::Outlet).map(|_| "agency")
            }
            _ => None,
        };
        if let Some(class) = class
            && !self.heads.iter().any(|(head, _)| head == class)
        {
            self.heads.push((class.to_owned(), Rc::clone(names)));
        }
        if link.sort == Sort::Known {
            for at in link.at..link.end {
                if reading.speech(at, SpeechPart::Body).is_some() {
                    self.heads.push((lower(reading.word(at)).into_owned(), Rc::clone(names)));
                }
            }
        }
    }

    /// Let names of bodies that were only mentioned be found by their heads ("the committee").
    pub fn mention(&mut self, reading: &Reading<'_>, sentence: Sentence) {
        if reading.classes_in(sentence.from, sentence.to) & class::SOURCE == 0 {
            return;
        }
        for tag in reading.tags_in(sentence.from, sentence.to) {
            if let Meaning::Source(source) = tag.meaning
                && let Some(known) = reading.lexicon.sources().get(usize::from(source))
            {
                // "the Panel of Experts" comes back as "the panel".
                let body = (tag.at..tag.end).find(|at| reading.speech(*at, SpeechPart::Body).is_some());
                for at in [Some(tag.end - 1), body].into_iter().flatten() {
                    let head = lower(reading.word(at));
                    if !self.heads.iter().any(|(known, _)| *known == head) {
                        let name = self.shared.get(&known.name);
                        self.heads.push((head.into_owned(), [name].into()));
                    }
                }
            }
        }
    }
}

/// A word in lower case; most are already.
fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

/// An attribution before its names are settled.
#[derive(Clone, Debug)]
struct Chain {
    links: Vec<Citable>,
    /// Documents between ("a draft report by …"), by whose nouns the text may come back.
    passed: Vec<Citable>,
    is_pronoun: bool,
    words: Span,
    /// An attribution that names someone outdoes one that points back; "told" and "according to" outdo "said".
    strength: u8,
}

struct Finder<'r, 't> {
    reading: &'r Reading<'t>,
    sentence: Sentence,
    found: &'r [Citable],
}

impl Finder<'_, '_> {
    /// "according to NAME": the first name in the phrase, and the outlets that relay it.
    fn behind(&self, at: usize, end: usize) -> Option<Chain> {
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
    fn speaker(&self, at: usize, end: usize) -> Option<Chain> {
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
    fn committee(&self) -> Option<Chain> {
        let one = self
            .found
            .iter()
            .find(|one| one.sort == Sort::Known && one.name(self.reading, None).contains("1718"))?;
        let words = self.reading.span(one.at, one.end);
        Some(Chain { links: vec![*one], passed: Vec::new(), is_pronoun: false, words, strength: 1 })
    }

    /// "NAME told OUTLET"
    fn told(&self, at: usize, end: usize) -> Option<Chain> {
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
            self.reading
                .token(at)
                .is_some_and(|token| token.is_word() && token.case != crate::vocabulary::Case::Lower)
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
    fn data(&self, at: usize, end: usize) -> Option<Chain> {
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

    /// The phrase that a verb of speech has for its subject.
    fn subject(&self, verb: usize) -> Option<Citable> {
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
            .filter(|at| {
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
