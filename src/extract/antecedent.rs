//! Those cited so far, and the nouns by which a text comes back to them: "the source", "the draft", "the agency".

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use super::citable::{Citable, Sort};
use super::reading::{Reading, class};
use super::sentence::Sentence;
use super::shared::Shared;
use super::source::Names;
use super::source_finder::Chain;
use crate::vocabulary::{Meaning, SourceKind, SpeechPart};

/// How many nouns of earlier citations are kept for "the source", "the draft".
const MEMORY: usize = 64;

/// Those cited so far, with the nouns by which the text may come back to them ("the draft", "the source").
#[derive(Clone, Debug, Default)]
pub(super) struct Cited {
    heads: Vec<(String, Names)>,
    last: Option<Names>,
    shared: Shared,
}

impl Cited {
    /// Names of a chain; what points back is looked up.
    pub fn resolve(&mut self, reading: &Reading<'_>, chain: &Chain, country: Option<&str>) -> Option<Names> {
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

    pub fn remember(&mut self, reading: &Reading<'_>, chain: &Chain, names: &Names) {
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
            let last = name.rfind(' ').map_or(&**name, |space| &name[space + 1..]);
            self.heads.push((lower(last).into_owned(), Rc::clone(names)));
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
