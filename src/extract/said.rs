//! What earlier sentences said that later ones lean on.

use super::antecedent::Cited;
use super::calendar::Days;
use super::claim::Writer;
use super::flow::{Mention, Side, Topic};
use super::frame::Frame;
use super::quantity::{Figure, Measure};
use super::reading::class;
use super::scene::Scene;
use super::source::Names;
use super::time::{Role, TimeWords};
use crate::measure::{Basis, Decimal, Denominator};
use crate::model::{Country, Flow, Kind, Modality};
use crate::text::Span;
use crate::vocabulary::{FlowPart, FlowRole, Meaning, PlaceUse};

/// What earlier sentences said that later ones lean on.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    pub period: Option<Days>,
    pub period_paragraph: usize,
    /// The days over which a list of prices was collected.
    pub days: Option<Days>,
    /// The paragraph that they hold in; all that follows where none is told.
    pub days_within: Option<usize>,
    pub year: Option<i16>,
    pub flow: Flow,
    pub flow_sides: (Side, Side),
    pub flow_role: FlowRole,
    /// The same where a noun told it ("exports"), not a verb.
    pub flow_noun: Option<FlowRole>,
    /// The sides of the two-way trade spoken of last.
    pub trade: Option<(Side, Side)>,
    /// The state whose customs reported the figures.
    pub reporter: Option<Country>,
    pub flow_paragraph: usize,
    /// The goods spoken of last, all of them included.
    pub commodity: Option<u16>,
    /// The goods named last.
    pub goods: Option<u16>,
    pub cited: Cited,
    pub sources: Option<Names>,
    pub source_words: Option<Span>,
    pub source_paragraph: usize,
    pub topic: Topic,
    /// What the text said that its prices are for.
    pub price_of: Option<(Denominator, Decimal)>,
    pub figure: Option<Figure>,
    pub figure_paragraph: usize,
}

impl Writer<'_, '_> {
    /// Who "it", "its" and "the two countries" are in the next sentence.
    pub(super) fn set_topic(&mut self, scene: &Scene<'_, '_>, mentions: &[Mention]) {
        let reading = self.reading;
        if reading.classes_in(scene.sentence.from, scene.sentence.to) & class::PLACE == 0 {
            return;
        }
        let mut places: Vec<Country> = Vec::new();
        for tag in reading.tags_in(scene.sentence.from, scene.sentence.to) {
            if let Meaning::Place(place, use_) = tag.meaning
                && use_ != PlaceUse::Town
                && let Some(country) = reading
                    .lexicon
                    .places()
                    .get(usize::from(place))
                    .and_then(|place| Country::new(place.code))
                && !places.contains(&country)
            {
                places.push(country);
            }
        }
        // "the two countries" of a text about North Korea are it and the one named last.
        let other = places.iter().find(|place| **place != Country::PRK);
        match (self.about.center, other) {
            (Some(Country::PRK), Some(other)) => self.said.topic.pair = Some((Country::PRK, *other)),
            _ => {
                if let [first, second, ..] = places[..] {
                    self.said.topic.pair = Some((first, second));
                }
            }
        }
        let subject = mentions.iter().find_map(|mention| {
            let side = if mention.role == FlowRole::Import { mention.importer } else { mention.exporter };
            side.country.filter(|_| mention.subject.is_some())
        });
        if let Some(subject) = subject.or(places.first().copied()) {
            self.said.topic.subject = Some(subject);
        }
    }

    pub(super) fn remember(
        &mut self,
        scene: &Scene<'_, '_>,
        mentions: &[Mention],
        frames: &[Option<Frame>],
        first: usize,
    ) {
        let paragraph = scene.sentence.paragraph;
        let own = |time: &&TimeWords| {
            time.role == Role::Own && !time.is_day && time.start.is_some() && time.last.is_some()
        };
        let told = self.found[first..].iter().rev().find(|known| {
            !matches!(known.record.kind, Kind::Price)
                && known.record.period.basis != Basis::Inherited
                && !matches!(known.record.modality, Modality::Plan | Modality::Denied | Modality::Cap)
                && !scene.times.iter().any(|time| {
                    time.role == Role::Compared
                        && (time.start, time.last) == (known.record.period.start, known.record.period.end)
                })
                && known.record.period.bounds().is_some()
                && !scene.figures.iter().any(|figure| {
                    self.reading.tokens[figure.at].start == known.span.start && scene.is_base(figure)
                })
        });
        if let Some(known) = told {
            self.said.period = known.record.period.bounds();
            self.said.period_paragraph = paragraph;
        } else if let Some(time) = scene.times.iter().rev().find(own).filter(|time| {
            // "missing since September 2017", "vetoed in May 2022": of a time long past nothing follows.
            let recent = self.published.is_none_or(|day| {
                time.last.is_some_and(|last| i32::from(day.year()) - i32::from(last.year()) < 2)
            });
            // "last week": the week of a paper or a visit.
            let long = time
                .start
                .zip(time.last)
                .is_some_and(|(start, last)| super::calendar::days_between(start, last) > 13);
            frames.is_empty() && time.last != self.published && recent && long
        }) {
            self.said.period = time.start.zip(time.last);
            self.said.period_paragraph = paragraph;
        } else if self.found.len() > first && self.said.period_paragraph + 1 == paragraph {
            // A figure that took the period over carries it on.
            if self.found[first..].iter().any(|known| known.record.period.basis == Basis::Inherited) {
                self.said.period_paragraph = paragraph;
            }
        }
        if let Some(time) =
            scene.times.iter().rev().find(|time| time.basis == Basis::Stated && time.last.is_some())
        {
            self.said.year = time.last.map(|last| last.year());
        }
        if let Some(time) = scene.times.iter().find(|time| time.is_day && time.start < time.last) {
            self.said.days = time.start.zip(time.last);
            self.said.days_within = None;
        }
        // "Prices were gathered on Sunday, May 7": the day of every price that follows.
        if frames.is_empty()
            && let Some(time) = scene.times.iter().find(|time| time.is_day && time.start == time.last)
            && time.start.is_some()
            && (scene.sentence.from..scene.sentence.to).any(|at| {
                ["gathered", "collected", "surveyed", "checked", "noted"].contains(&self.reading.word(at))
            })
            && (scene.sentence.from..scene.sentence.to).any(|at| {
                ["prices", "rates"].iter().any(|word| self.reading.word(at).eq_ignore_ascii_case(word))
            })
        {
            self.said.days = time.start.zip(time.last);
            self.said.days_within = None;
        }
        // "As of Dec. 8, rice was selling for": the day of what is told in this paragraph.
        if let Some(known) = self.found[first..].iter().find(|known| {
            known.record.kind == Kind::Price
                && known.record.period.basis != Basis::Inherited
                && known.record.period.bounds().is_some_and(|(start, last)| start == last)
        }) {
            self.said.days = known.record.period.bounds();
            self.said.days_within = Some(paragraph);
        }
        for mention in mentions.iter().filter(|mention| mention.role == FlowRole::Trade) {
            let mut mention = *mention;
            let near = mention.at;
            self.complete(&mut mention, scene.sentence, near);
            self.said.trade = Some((mention.exporter, mention.importer));
        }
        let told = mentions
            .iter()
            .rev()
            .find(|mention| mention.exporter.country.is_some() || mention.importer.country.is_some());
        if let Some(mention) = told {
            let mut mention = *mention;
            let near = mention.at;
            self.complete(&mut mention, scene.sentence, near);
            // "China took 890,000 and Turkey 213,000": what follows is about neither alone.
            let flows = || self.found[first..].iter().map(|known| known.record.flow);
            let sender = |flow: Flow| if let Flow::OneWay { exporter, .. } = flow { exporter } else { None };
            let receiver =
                |flow: Flow| if let Flow::OneWay { importer, .. } = flow { importer } else { None };
            let differ = |side: &dyn Fn(Flow) -> Option<Country>| {
                let mut sides = flows().filter_map(side);
                let first = sides.next();
                sides.any(|other| Some(other) != first)
            };
            if mention.role != FlowRole::Trade && differ(&receiver) && !differ(&sender) {
                mention.importer = Side::default();
            }
            if mention.role != FlowRole::Trade && differ(&sender) && !differ(&receiver) {
                mention.exporter = Side::default();
            }
            self.said.flow = mention.flow();
            self.said.flow_role = mention.role;
            self.said.flow_noun = (mention.part == FlowPart::Noun).then_some(mention.role);
            self.said.flow_sides = (mention.exporter, mention.importer);
            self.said.flow_paragraph = paragraph;
        }
        if told.is_none()
            && mentions.iter().any(|mention| mention.role == FlowRole::Trade)
            && let Some(flow @ Flow::TwoWay { partners: [a, b] }) =
                self.found[first..].last().map(|known| known.record.flow)
        {
            let side = |country| Side { country: Some(country), words: None };
            (self.said.flow, self.said.flow_sides) = (flow, (side(a), side(b)));
            (self.said.flow_role, self.said.flow_noun) = (FlowRole::Trade, None);
            self.said.flow_paragraph = paragraph;
        }
        // Whose goods the figures are goes on where no word of trade told it.
        if mentions.iter().all(|mention| mention.exporter.country.or(mention.importer.country).is_none())
            && self.said.flow == Flow::Unknown
            && let Some(flow @ Flow::OneWay { exporter: Some(country), importer: None }) =
                self.found[first..].last().map(|known| known.record.flow)
        {
            self.said.flow = flow;
            self.said.flow_sides = (Side { country: Some(country), words: None }, Side::default());
            (self.said.flow_role, self.said.flow_noun) = (FlowRole::Export, None);
            self.said.flow_paragraph = paragraph;
        }
        let goods = self
            .reading
            .tags_in(scene.sentence.from, scene.sentence.to)
            .iter()
            .rev()
            .find_map(|tag| if let Meaning::Commodity(row) = tag.meaning { Some(row) } else { None });
        let claimed = self.found[first..].iter().rev().find_map(|known| known.record.commodity.as_deref());
        let claimed =
            claimed.and_then(|id| self.reading.lexicon.commodities().iter().position(|row| &*row.id == id));
        if let Some(goods) = goods {
            self.said.goods = Some(goods);
        }
        if let Some(goods) = claimed.and_then(|row| u16::try_from(row).ok()).or(goods) {
            self.said.commodity = Some(goods);
        }
        let lender = scene.figures.iter().zip(frames).rev().find(|(figure, frame)| {
            frame.is_some() && (figure.is_amount() || matches!(figure.measure, Measure::Price(..)))
        });
        if let Some((figure, _)) = lender {
            self.said.figure = Some(*figure);
            self.said.figure_paragraph = paragraph;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_last;

    #[test]
    fn flows_that_later_sentences_lean_on() {
        check_last(
            "In July Russia sold India 300 tons of flour and Iran sold India 200 tons. India is hungry and India waits. Another 90 tons were imported in June.",
            "90 tons | mass | 90 t | ?→IND | flour | 2024-06-01/2024-06-30 | actual | -",
        );
        check_last(
            "India bought 300 tons of Russian coal in July and Turkey bought 200 tons. Another 50 tons were sold in June.",
            "50 tons | mass | 50 t | RUS→? | coal | 2024-06-01/2024-06-30 | actual | -",
        );
        check_last(
            "China and North Korea talk, and Russia too. Trade came to $200 million in July. Some $4 million went by rail.",
            "$4 million | money | 4000000 USD | PRK↔WLD | all | 2024-07-01/2024-07-31 | actual | -",
        );
        check_last(
            "Iranian crude came to 300,000 barrels in July. Another 200,000 barrels lay at sea.",
            "200,000 barrels | volume | 200000 bbl | IRN→? | crude | 2024-07-01/2024-07-31 | actual | -",
        );
    }
}
