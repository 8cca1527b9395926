//! Whoever a sentence could cite: agencies, offices, people, "a source in the country".

use std::borrow::Cow;

use super::reading::{Reading, class};
use super::sentence::Sentence;
use crate::vocabulary::{Case, Gap, Particle, PlaceUse, Shape, SpeechPart};

/// What sort of speaker it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A body or outlet of the tables.
    Known,
    /// A person by what they are: "a government official".
    Role,
    /// A document: "the draft report".
    Document,
    /// An office: "the finance ministry".
    Body,
    /// A name: "Nina Ashgrove", "Meridian Cargo".
    Name,
    /// A state: "Moscow".
    State,
}

/// A noun phrase that may be cited.
///
/// Only its place: most are never cited, so what they are called is read where it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Citable {
    /// First token, articles left out.
    pub at: usize,
    /// The token after the last.
    pub end: usize,
    /// What it is.
    pub sort: Sort,
    /// The body or outlet of the tables.
    pub source: Option<u16>,
    /// The token of the word that says what it is; names have none.
    pub head: Option<usize>,
    /// Whether "the" stands before it, so that it may point back.
    pub is_definite: bool,
}

impl Citable {
    /// As a person would write it in a list.
    pub fn name<'t>(&self, reading: &Reading<'t>, country: Option<&str>) -> Cow<'t, str> {
        if let Some(known) = self.source.and_then(|at| reading.lexicon.sources().get(usize::from(at))) {
            return Cow::Borrowed(&known.name);
        }
        match self.sort {
            Sort::Role | Sort::Document | Sort::Body => written(reading, self.at, self.end, country),
            Sort::Known | Sort::Name | Sort::State => {
                Cow::Borrowed(reading.span(self.at, self.end).of(reading.text))
            }
        }
    }

    /// The word that says what it is, in lower case and singular; empty for names.
    pub fn noun(&self, reading: &Reading<'_>) -> String {
        let (stem, end) = self.head.map_or(("", ""), |at| singular(reading.word(at)));
        stem.to_ascii_lowercase() + end
    }
}

const DOCUMENTS: [&str; 7] = ["report", "draft", "study", "survey", "document", "analysis", "table"];

/// Every citable phrase of a sentence, in order.
pub(super) fn citables(reading: &Reading<'_>, sentence: Sentence) -> Vec<Citable> {
    let finder = Finder { reading, sentence };
    let mut found: Vec<Citable> = Vec::new();
    let mut at = sentence.from;
    while at < sentence.to {
        // A cheap look first: small letters name nobody, unless the tables say so.
        if reading.classes(at) & (class::SOURCE | class::SPEECH | class::PLACE) == 0
            && reading.tokens[at].case == Case::Lower
        {
            at += 1;
            continue;
        }
        // "Tehran's oil ministry": a state before a head belongs to its phrase.
        let floor =
            found.iter().rfind(|last| last.sort != Sort::State).map_or(sentence.from, |last| last.end);
        match finder.at(at, floor) {
            Some(citable) => {
                at = citable.end.max(at + 1);
                // "the trade minister of Japan": a name inside a longer phrase is not heard twice.
                if let Some(last) = found.last_mut()
                    && last.end > citable.at
                {
                    *last = citable;
                } else {
                    found.push(citable);
                }
            }
            // The rest of "North Korean" is no name of its own.
            None => at = reading.place(at).map_or(at + 1, |(_, end)| end),
        }
    }
    found
}

struct Finder<'r, 't> {
    reading: &'r Reading<'t>,
    sentence: Sentence,
}

impl Finder<'_, '_> {
    fn at(&self, at: usize, floor: usize) -> Option<Citable> {
        let reading = self.reading;
        if !reading.tokens[at].is_word()
            && reading.tokens[at].shape == Shape::Digits
            && reading.source(at).is_none()
        {
            return None;
        }
        if let Some((source, end)) = reading.source(at) {
            let head = Some(end - 1);
            return Some(Citable {
                at,
                end,
                sort: Sort::Known,
                source: Some(source),
                head,
                is_definite: false,
            });
        }
        if let Some(end) = reading.speech(at, SpeechPart::Role).filter(|_| !self.is_verb(at)) {
            let sort = if is_document(reading.word(at)) { Sort::Document } else { Sort::Role };
            let to = if sort == Sort::Role { self.with_place(end) } else { end };
            return Some(self.phrase(at, end, to, sort, at, floor));
        }
        if let Some(end) = reading.speech(at, SpeechPart::Body) {
            // "customs office", "customs data": the last word of a run of them is the head.
            if reading.speech(end, SpeechPart::Body).is_some()
                || reading.speech(end, SpeechPart::Role).is_some()
            {
                return None;
            }
            // "the committee's website" says what the committee says.
            let place_of_print =
                ["website", "site", "page", "portal", "database"].contains(&reading.word(at));
            if place_of_print && at > floor && matches!(reading.word(at - 1), "'s" | "’s") {
                return None;
            }
            return Some(self.phrase(at, end, end, Sort::Body, end - 1, floor));
        }
        self.name(at)
    }

    /// "reports", "monitors" and "counts" are verbs behind a noun and before a figure or "that".
    fn is_verb(&self, at: usize) -> bool {
        self.reading.speech(at, SpeechPart::Says).is_some()
            && (self.reading.is_any(at + 1, &[Particle::This])
                || self.reading.token(at + 1).is_some_and(|token| token.is_digits()))
    }

    /// A phrase with its adjectives and owner: "senior government official", "Iran's oil ministry".
    fn phrase(&self, at: usize, end: usize, to: usize, sort: Sort, head: usize, floor: usize) -> Citable {
        let reading = self.reading;
        let mut begin = at;
        while begin > floor.max(self.sentence.from) && self.belongs(begin - 1, begin) {
            begin -= 1;
        }
        while begin < at && (matches!(reading.word(begin), "'s" | "’s") || reading.is(begin, '-')) {
            begin += 1;
        }
        let is_definite = begin > self.sentence.from
            && reading.is_any(begin - 1, &[Particle::The, Particle::This])
            && begin + 1 >= at
            && sort != Sort::Name;
        Citable { at: begin, end: to.max(end), sort, source: None, head: Some(head), is_definite }
    }

    /// Whether a token before a head belongs to its phrase.
    fn belongs(&self, at: usize, next: usize) -> bool {
        let reading = self.reading;
        let token = &reading.tokens[at];
        if reading.tokens[next].gap > Gap::Line {
            return false;
        }
        // "West-⏎ern": a word that the line broke.
        let broken = token.is('-')
            && token.is_glued()
            && reading.tokens[next].gap == Gap::Line
            && reading.tokens[next].case == Case::Lower;
        let joint = broken || token.is('-') && reading.glued(next) || matches!(reading.word(at), "'s" | "’s");
        // "second source" and "two traders" keep their number.
        let number =
            reading.number(at).is_some() && token.is_word() && !reading.word(at).eq_ignore_ascii_case("one");
        joint
            || number
            || token.is_word()
                && reading.particle(at).is_none()
                && reading.speech(at, SpeechPart::Says).is_none()
                && reading.speech(at, SpeechPart::Told).is_none()
                && (reading.calendar(at).is_none() || reading.word(at) == "second")
                && reading.flow(at).is_none_or(|((role, _), _)| role == crate::vocabulary::FlowRole::Trade)
                && reading.change(at).is_none()
                && reading.source(at).is_none_or(|(_, end)| end <= next)
    }

    /// "in North Korea", "at the Russian embassy in Pyongyang", "of Delta Macro" behind a role.
    fn with_place(&self, end: usize) -> usize {
        let reading = self.reading;
        if !reading.is_any(end, &[Particle::In, Particle::On, Particle::Of, Particle::With, Particle::For]) {
            return end;
        }
        let mut at = end + 1;
        while at < self.sentence.to && at < end + 9 {
            let stop = !reading.tokens[at].is_word() && !reading.is(at, '-')
                || reading.particle(at).is_some_and(|word| {
                    !matches!(word, Particle::The | Particle::In | Particle::A | Particle::Of)
                })
                || reading.speech(at, SpeechPart::Says).is_some()
                || reading.speech(at, SpeechPart::Told).is_some()
                || reading.calendar(at).is_some()
                || reading.tokens[at].gap >= Gap::Blank;
            if stop {
                break;
            }
            at += 1;
        }
        // What follows must be a place or a name, or the phrase ran into the sentence.
        let named = (end + 1..at)
            .any(|at| reading.place(at).is_some() || reading.tokens[at].case != Case::Lower)
            || reading.word(end + 2).eq_ignore_ascii_case("country");
        let mut last = at;
        while last > end + 1
            && reading.tokens[last - 1].case == Case::Lower
            && !reading.word(last - 1).eq_ignore_ascii_case("country")
            && reading.speech(last - 1, SpeechPart::Body).is_none()
        {
            last -= 1;
        }
        if named && last > end + 1 { last } else { end }
    }

    /// Two or more capitalised words, or one that does not begin the sentence.
    fn name(&self, at: usize) -> Option<Citable> {
        let reading = self.reading;
        if !self.is_name_word(at) {
            return None;
        }
        if let Some(((_, use_), end)) = reading.place(at) {
            // Only a bare state may speak; "Russian" and "Vladivostok" do not.
            let longer = self.is_name_word(end) && reading.speech(end, SpeechPart::Says).is_none();
            if !longer {
                let state = matches!(use_, PlaceUse::Name | PlaceUse::Capital);
                return state.then_some(Citable {
                    at,
                    end,
                    sort: Sort::State,
                    source: None,
                    head: None,
                    is_definite: false,
                });
            }
            if use_ == PlaceUse::Adjective {
                return None;
            }
        }
        let mut end = at + 1;
        while end < self.sentence.to
            && (self.is_name_word(end)
                || reading.is(end, '-')
                    && reading.glued(end)
                    && reading.glued(end + 1)
                    && reading.tokens.get(end + 1).is_some_and(|next| next.is_word()))
        {
            // "Han-bum", "Eul-Chul"
            end += if reading.is(end, '-') { 2 } else { 1 };
        }
        let single = end == at + 1;
        let first = at == self.sentence.from || !reading.tokens[at - 1].is_word() && !reading.is(at - 1, ',');
        let vocabulary = reading.commodity(at).is_some()
            || reading.flow(at).is_some()
            || reading.change(at).is_some()
            || reading.number(at).is_some()
            || single
                && reading
                    .tags(at)
                    .iter()
                    .any(|tag| matches!(tag.meaning, crate::vocabulary::Meaning::Stance(_)));
        // "Portolan, the ship tracker, clocks"
        let apposed =
            reading.is(end, ',') && reading.is_any(end + 1, &[Particle::The, Particle::A, Particle::Which]);
        let speaks = reading.speech(end, SpeechPart::Says).is_some()
            || reading.speech(end, SpeechPart::Told).is_some()
            || apposed;
        if vocabulary || single && first && !speaks || NOT_NAMES.contains(&reading.word(at)) {
            return None;
        }
        Some(Citable { at, end, sort: Sort::Name, source: None, head: None, is_definite: false })
    }

    fn is_name_word(&self, at: usize) -> bool {
        let reading = self.reading;
        // "West-⏎ern" is no name.
        let broken = reading.is(at + 1, '-')
            && reading.glued(at + 1)
            && reading.token(at + 2).is_some_and(|next| next.gap == Gap::Line && next.case == Case::Lower);
        if broken {
            return false;
        }
        at < self.sentence.to
            && reading.tokens[at].is_word()
            && reading.tokens[at].case != Case::Lower
            && !matches!(reading.word(at), "'s" | "’s")
            && (reading.particle(at).is_none() && reading.calendar(at).is_none())
            && reading.tokens[at].gap < Gap::Blank
            || at == self.sentence.from
                && at < self.sentence.to
                && reading.tokens[at].is_word()
                && reading.tokens[at].case != Case::Lower
                && reading.particle(at).is_none()
                && reading.calendar(at).is_none()
    }
}

/// The phrase as it would stand in a list: a capital gives way to its state ("Tehran's oil ministry"), "the country" to
/// its name.
fn written<'t>(reading: &Reading<'t>, from: usize, to: usize, country: Option<&str>) -> Cow<'t, str> {
    let mut name = Cow::Borrowed(reading.span(from, to).of(reading.text));
    if let Some(((place, PlaceUse::Capital), end)) = reading.place(from)
        && matches!(reading.word(end), "'s" | "’s")
        && let Some(place) = reading.lexicon.places().get(usize::from(place))
    {
        let rest = reading.span(end, to).of(reading.text);
        name = Cow::Owned(format!("{}{rest}", place.name));
    }
    if name.contains('\n') {
        name = Cow::Owned(name.replace("-\n", "").replace('\n', " "));
    }
    match country {
        Some(country) if name.ends_with("the country") => Cow::Owned(name.replace("the country", country)),
        _ => name,
    }
}

/// Words that begin a sentence before a verb of speech and name nobody.
const NOT_NAMES: [&str; 15] = [
    "Member", "Nobody", "Everyone", "People", "Some", "Many", "Others", "None", "Most", "Several", "Few",
    "Both", "Here", "There", "Rumor",
];

/// Whether a word is one for what is written, in singular or plural.
fn is_document(word: &str) -> bool {
    let (stem, end) = singular(word);
    DOCUMENTS
        .iter()
        .any(|known| known.strip_suffix(end).is_some_and(|known| known.eq_ignore_ascii_case(stem)))
}

/// A noun's singular, well enough to compare heads: what stays of the word, and what is put behind it.
fn singular(word: &str) -> (&str, &'static str) {
    let ends = |end: &str| {
        word.len() >= end.len()
            && word.as_bytes()[word.len() - end.len()..].eq_ignore_ascii_case(end.as_bytes())
    };
    if ends("ies") {
        (&word[..word.len() - 3], "y")
    } else if ends("s") && !ends("ss") && !word.eq_ignore_ascii_case("customs") {
        (&word[..word.len() - 1], "")
    } else {
        (word, "")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn singulars() {
        for (word, expected) in [
            ("Ministries", "ministry"),
            ("reports", "report"),
            ("Customs", "customs"),
            ("press", "press"),
            ("", ""),
        ] {
            let (stem, end) = singular(word);
            assert_eq!(stem.to_ascii_lowercase() + end, expected);
        }
        assert!(is_document("Studies") && is_document("report") && !is_document("reporter"));
    }
}
