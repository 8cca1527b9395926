//! Whose figures they are, sentence after sentence.

use std::rc::Rc;
use std::sync::Arc;

use super::claim::Writer;
use super::reading::{Reading, Tag, class};
use super::scene::Scene;
use super::sentence::Sentence;
use super::source::{Citation, Names};
use crate::model::{Country, Modality};
use crate::text::Span;
use crate::vocabulary::{FlowRole, Meaning, PlaceUse};

/// Customs of the tables whose printed words may name no state: "customs data", "FCS".
const CUSTOMS: [(&str, [u8; 3]); 2] = [("Chinese", *b"CHN"), ("Russian", *b"RUS")];

impl Writer<'_, '_> {
    /// Take over a sentence's attribution, or let the last one go.
    pub(super) fn cite(&mut self, cited: Option<&Citation>, sentence: Sentence) {
        match cited {
            Some(cited) => {
                self.said.sources = Some(self.whose_customs(&cited.names));
                self.said.source_words = Some(cited.words);
                self.said.source_paragraph = sentence.paragraph;
                self.said.reporter = self.customs_of(cited, sentence);
            }
            None if sentence.is_heading || self.is_other_topic(sentence) => {
                self.said.sources = None;
                self.said.source_words = None;
                self.said.reporter = None;
            }
            None => {}
        }
    }

    /// "customs data" in a text about China are those of its customs.
    fn whose_customs(&self, names: &Names) -> Names {
        let china = |country: Option<Country>| country.is_some_and(|country| country.code() == "CHN");
        match &**names {
            [only] if &**only == "customs" && (china(self.about.home) || china(self.about.second)) => {
                [Arc::from("Chinese customs")].into()
            }
            _ => Rc::clone(names),
        }
    }

    /// Whether a sentence measures goods by all trade: "90 percent of exports".
    pub(super) fn speaks_of_all(&self, sentence: Sentence) -> bool {
        (sentence.from..sentence.to).any(|at| {
            matches!(self.reading.flow(at), Some(((FlowRole::Trade, _), _)))
                || ["exports", "imports"].iter().any(|word| self.reading.word(at).eq_ignore_ascii_case(word))
        })
    }

    /// The state whose customs are cited: they report its own trade.
    pub(super) fn customs_of(&self, cited: &Citation, sentence: Sentence) -> Option<Country> {
        let first = cited.names.first()?;
        if !first.to_lowercase().contains("customs") {
            return None;
        }
        if let Some((_, code)) = CUSTOMS.iter().find(|(name, _)| first.starts_with(name)) {
            return Country::new(*code);
        }
        let inside = |tag: &&Tag| cited.words.contains(self.reading.span(tag.at, tag.end));
        self.reading.tags_in(sentence.from, sentence.to).iter().filter(inside).find_map(|tag| {
            match tag.meaning {
                Meaning::Place(place, PlaceUse::Adjective | PlaceUse::Name) => self
                    .reading
                    .lexicon
                    .places()
                    .get(usize::from(place))
                    .and_then(|place| Country::new(place.code)),
                _ => None,
            }
        })
    }

    /// Whether the source cited last publishes one set of data over many goods.
    fn are_statistics(&self) -> bool {
        let first = self.said.sources.as_ref().and_then(|names| names.first());
        first.is_some_and(|name| {
            let name = name.to_lowercase();
            ["customs", "statistic", "kotra", "trade map", "comtrade"].iter().any(|body| name.contains(body))
        })
    }

    /// Whether a sentence leaves the data of the source cited last: a new paragraph about other goods, or one paragraph
    /// too far.
    pub(super) fn is_other_topic(&self, sentence: Sentence) -> bool {
        if sentence.paragraph == self.said.source_paragraph {
            return false;
        }
        if sentence.paragraph > self.said.source_paragraph + 1 {
            return true;
        }
        let table = self.reading.lexicon.commodities();
        let id = |row: u16| table.get(usize::from(row)).map_or("all", |row| &*row.id);
        let next = self
            .reading
            .tags_in(sentence.from, sentence.to)
            .iter()
            .find_map(|tag| if let Meaning::Commodity(row) = tag.meaning { Some(row) } else { None });
        match (self.said.commodity.map(id), next.map(id)) {
            // Customs report totals and then their parts.
            (Some("all"), Some(next)) => {
                next != "all" && !self.speaks_of_all(sentence) && !self.are_statistics()
            }
            (Some(_), Some(_)) if self.are_statistics() => false,
            (Some(before), Some(next)) => {
                !self.reading.lexicon.is_within(next, before) && !self.reading.lexicon.is_within(before, next)
            }
            (None, Some(_)) => true,
            _ => false,
        }
    }

    /// The sources of a figure: a ceiling comes from its resolution, a rumour from whoever tells it in the same breath.
    pub(super) fn sources(
        &self,
        scene: &Scene<'_, '_>,
        figure: usize,
        modality: Modality,
        cited: bool,
    ) -> (Vec<Arc<str>>, Option<Span>) {
        match modality {
            Modality::Cap => match resolution(self.reading, scene.sentence, figure) {
                Some((name, words)) => (vec![name], Some(words)),
                None => (Vec::new(), None),
            },
            Modality::Rumour if !cited => (Vec::new(), None),
            _ => (
                self.said.sources.as_ref().map_or(Vec::new(), |names| names.to_vec()),
                self.said.source_words,
            ),
        }
    }
}

/// "U.N. Security Council Resolution 2397" named in a sentence.
pub(super) fn resolution(
    reading: &Reading<'_>,
    sentence: Sentence,
    figure: usize,
) -> Option<(Arc<str>, Span)> {
    if reading.classes_in(sentence.from, sentence.to + 1) & class::DIGITS == 0 {
        return None;
    }
    // The one named last before the figure, else the first behind it.
    let (before, behind) = (sentence.from..figure.min(sentence.to), figure.min(sentence.to)..sentence.to);
    before.rev().chain(behind).find_map(|at| {
        let number =
            reading.token(at + 1).filter(|token| token.is_digits() && token.end - token.start == 4)?;
        let named = ["resolution", "resolutions", "determination", "unscr"]
            .iter()
            .any(|word| reading.word(at).eq_ignore_ascii_case(word));
        named.then(|| {
            (
                format!("UN Security Council Resolution {}", number.span().of(reading.text)).into(),
                reading.span(at, at + 2),
            )
        })
    })
}
