//! Sentences into suggestions, with what the text has said so far.

use std::sync::Arc;

use super::calendar::Days;
use super::flow::{self, Mention, Side, Topic};
use super::frame::{Frame, frame};
use super::quantity::{Figure, Measure};
use super::reading::Reading;
use super::scene::{Scene, lend_measures, lend_prices};
use super::sentence::{Sentence, sentences};
use super::source::{Citation, Cited, citation};
use super::time::{Known, Role, TimeWords, time_words};
use super::{attach, stance};
use crate::measure::{Basis, Date, Period};
use crate::model::{Base, Country, Flow, Kind, Modality, Reason, Record, Remark, Slot, Suggestion};
use crate::text::Span;
use crate::vocabulary::{FlowPart, FlowRole, Lexicon, Meaning, Particle, PlaceUse};

/// What earlier sentences said that later ones lean on.
#[derive(Clone, Debug, Default)]
struct Said {
    period: Option<Days>,
    period_paragraph: usize,
    /// The days over which a list of prices was collected.
    days: Option<Days>,
    year: Option<i16>,
    flow: Flow,
    flow_sides: (Side, Side),
    flow_paragraph: usize,
    commodity: Option<u16>,
    cited: Cited,
    sources: Vec<Arc<str>>,
    source_words: Option<Span>,
    source_paragraph: usize,
    topic: Topic,
    figure: Option<Figure>,
    figure_paragraph: usize,
}

/// Read a whole text.
pub(super) fn claims(lexicon: &Lexicon, text: &str, published: Option<Date>) -> (Vec<Suggestion>, Vec<Remark>) {
    let reading = Reading::new(lexicon, text);
    let mut writer = Writer { reading: &reading, published, home: home(&reading), said: Said::default(), found: Vec::new() };
    for sentence in sentences(&reading) {
        writer.sentence(sentence);
    }
    (writer.found, Vec::new())
}

/// The state that the text names most: whose imports "imports" are.
fn home(reading: &Reading<'_>) -> Option<Country> {
    let mut counts = vec![0_u32; reading.lexicon.places().len()];
    for tag in reading.tags_in(0, reading.len()) {
        if let Meaning::Place(place, use_) = tag.meaning && use_ != PlaceUse::Town && let Some(count) = counts.get_mut(usize::from(place)) {
            *count += 1;
        }
    }
    let best = counts.iter().enumerate().max_by_key(|(at, count)| (**count, std::cmp::Reverse(*at))).filter(|(_, count)| **count > 0)?;
    reading.lexicon.places().get(best.0).and_then(|place| Country::new(place.code))
}

struct Writer<'r, 't> {
    reading: &'r Reading<'t>,
    published: Option<Date>,
    home: Option<Country>,
    said: Said,
    found: Vec<Suggestion>,
}

impl Writer<'_, '_> {
    fn sentence(&mut self, sentence: Sentence) {
        let reading = self.reading;
        let known = Known {
            published: self.published,
            current: self.said.period,
            year: self.said.year,
            named: None,
            ahead: is_ahead(reading, sentence),
            fiscal: None,
        };
        let times = time_words(reading, sentence, known);
        let mut scene = Scene::new(reading, sentence, times);
        let lent = self.said.figure.filter(|_| self.said.figure_paragraph == sentence.paragraph);
        lend_prices(&mut scene, lent);
        let borrowed = lend_measures(&mut scene, lent);
        let mentions = flow::mentions(reading, sentence, self.said.topic);
        let country = self.home.and_then(|home| reading.lexicon.places().iter().find(|place| place.code == home.code().as_bytes())).map(|place| &*place.name);
        let cited = citation(reading, sentence, &mut self.said.cited, country);
        self.said.cited.mention(reading, sentence);
        self.cite(cited.as_ref(), sentence);
        self.set_topic(&scene, &mentions);
        let frames = self.frames(&scene, &borrowed);
        let before = self.found.len();
        for (index, frame) in frames.iter().enumerate() {
            if let Some(frame) = frame {
                self.claim(&scene, index, frame, &mentions, before, cited.is_some());
            }
        }
        self.link(&scene, &frames, before);
        self.remember(&scene, &mentions, &frames, before);
    }

    fn frames(&self, scene: &Scene<'_, '_>, borrowed: &[bool]) -> Vec<Option<Frame>> {
        let mut frames: Vec<Option<Frame>> = Vec::with_capacity(scene.figures.len());
        for (index, borrowed) in borrowed.iter().enumerate() {
            let earlier = frames.iter().rev().flatten().next();
            let next = frame(scene, index, earlier, *borrowed && scene.figures[index].measure == Measure::Bare);
            frames.push(next);
        }
        frames
    }

    fn cite(&mut self, cited: Option<&Citation>, sentence: Sentence) {
        match cited {
            Some(cited) => {
                self.said.sources.clone_from(&cited.names);
                self.said.source_words = Some(cited.words);
                self.said.source_paragraph = sentence.paragraph;
            }
            None if sentence.is_heading || self.is_other_topic(sentence) => {
                self.said.sources.clear();
                self.said.source_words = None;
            }
            None => {}
        }
    }

    /// Whether a sentence leaves the data of the source cited last: a new paragraph about other goods, or one paragraph
    /// too far.
    fn is_other_topic(&self, sentence: Sentence) -> bool {
        if sentence.paragraph == self.said.source_paragraph {
            return false;
        }
        if sentence.paragraph > self.said.source_paragraph + 1 {
            return true;
        }
        let table = self.reading.lexicon.commodities();
        let id = |row: u16| table.get(usize::from(row)).map_or("all", |row| &*row.id);
        let next = self.reading.tags_in(sentence.from, sentence.to).iter().find_map(|tag| if let Meaning::Commodity(row) = tag.meaning { Some(row) } else { None });
        match (self.said.commodity.map(id), next.map(id)) {
            (Some(before), Some(next)) => !self.reading.lexicon.is_within(next, before) && !self.reading.lexicon.is_within(before, next),
            (None, Some(_)) => true,
            _ => false,
        }
    }

    /// The sources of a figure: a ceiling comes from its resolution, a rumour from whoever tells it in the same breath.
    fn sources(&self, scene: &Scene<'_, '_>, modality: Modality, cited: bool) -> (Vec<Arc<str>>, Option<Span>) {
        match modality {
            Modality::Cap => match resolution(self.reading, scene.sentence) {
                Some((name, words)) => (vec![name], Some(words)),
                None => (Vec::new(), None),
            },
            Modality::Rumour if !cited => (Vec::new(), None),
            _ => (self.said.sources.clone(), self.said.source_words),
        }
    }

    /// Who "it", "its" and "the two countries" are in the next sentence.
    fn set_topic(&mut self, scene: &Scene<'_, '_>, mentions: &[Mention]) {
        let reading = self.reading;
        let mut places: Vec<Country> = Vec::new();
        for tag in reading.tags_in(scene.sentence.from, scene.sentence.to) {
            if let Meaning::Place(place, use_) = tag.meaning
                && use_ != PlaceUse::Town
                && let Some(country) = reading.lexicon.places().get(usize::from(place)).and_then(|place| Country::new(place.code))
                && !places.contains(&country)
            {
                places.push(country);
            }
        }
        if let [first, second, ..] = places[..] {
            self.said.topic.pair = Some((first, second));
        }
        let subject = mentions.iter().find_map(|mention| {
            let side = if mention.role == FlowRole::Import { mention.importer } else { mention.exporter };
            side.country.filter(|_| mention.subject.is_some())
        });
        if let Some(subject) = subject.or(places.first().copied()) {
            self.said.topic.subject = Some(subject);
        }
    }

    fn claim(&mut self, scene: &Scene<'_, '_>, index: usize, frame: &Frame, mentions: &[Mention], sentence_first: usize, cited: bool) {
        let reading = self.reading;
        let figure = &scene.figures[index];
        let span = reading.span(figure.at, frame.end);
        let mut record = Record::of_kind(frame.kind);
        let mut because = vec![Reason { slot: Slot::Figure, words: Some(span) }];
        record.quantity = frame.quantity.clone();
        if let Some((from, to)) = figure.hedge_words {
            because.push(Reason { slot: Slot::Hedge, words: Some(reading.span(from, to)) });
        }
        if let Some((from, to)) = frame.cue {
            because.push(Reason { slot: Slot::Change, words: Some(reading.span(from, to)) });
        }
        let bracketed = scene.in_brackets_behind(index).and_then(|of| {
            let at = reading.span(scene.figures[of].at, scene.figures[of].end).start;
            self.found[sentence_first..].iter().rposition(|known| known.span.start == at).map(|position| position + sentence_first)
        });
        if let Some(of) = bracketed {
            // A figure in brackets restates or belongs to the one before: it shares its frame.
            let (flow, commodity, period, modality, sources) = {
                let known = &self.found[of].record;
                (known.flow, known.commodity.clone(), known.period, known.modality, known.sources.clone())
            };
            (record.flow, record.commodity, record.period, record.modality, record.sources) = (flow, commodity, period, modality, sources);
            let own = attach::period(scene, index, frame.kind, scene.is_base(figure)).filter(|time| time.at > figure.end && time.end <= scene.right_edge(index));
            if let Some(time) = own.filter(|time| scene.distance(figure.end, time.at) < 4) {
                record.period = period_of(time);
            }
        } else {
            let (flow, sides, mention) = self.flow(scene, index, frame.kind, mentions);
            record.flow = flow;
            push_sides(&mut because, flow, sides);
            let (commodity, words) = self.commodity(scene, index, frame.kind, mention);
            record.commodity = commodity;
            if record.commodity.is_some() {
                because.push(Reason { slot: Slot::Commodity, words });
            }
            let (period, words) = self.period(scene, index, frame.kind);
            record.period = period;
            if period.start.or(period.end).is_some() {
                because.push(Reason { slot: Slot::Period, words });
            }
            let (modality, words) = stance::modality(scene, index, frame.kind);
            record.modality = modality;
            if let Some((from, to)) = words {
                because.push(Reason { slot: Slot::Modality, words: Some(reading.span(from, to)) });
            }
            let (sources, words) = self.sources(scene, modality, cited);
            record.sources = sources;
            if !record.sources.is_empty() {
                because.push(Reason { slot: Slot::Sources, words });
                if record.modality != Modality::Cap {
                    self.said.source_paragraph = scene.sentence.paragraph;
                }
            }
            if frame.kind == Kind::Change {
                record.base = Some(self.base(scene, index, &record));
            }
        }
        let quote: Arc<str> = span.of(reading.text).into();
        self.found.push(Suggestion { span, quote, record, equivalent_to: None, rule: frame.rule.into(), because });
    }

    /// The flow of a figure: the nearest word of trade, completed by what was said before.
    fn flow<'m>(&self, scene: &Scene<'_, '_>, index: usize, kind: Kind, mentions: &'m [Mention]) -> (Flow, (Side, Side), Option<&'m Mention>) {
        let figure = &scene.figures[index];
        let reading = self.reading;
        let nearest = mentions
            .iter()
            .map(|mention| {
                let (a, b) = if mention.end <= figure.at { (mention.end, figure.at) } else { (figure.end, mention.at.max(figure.end)) };
                let behind = mention.at >= figure.end;
                let of = behind && reading.particle(figure.end) == Some(Particle::Of) && mention.at - figure.end < 7;
                let cost = scene.distance(a, b) + if behind && !of { 10 } else { 0 };
                (cost, mention)
            })
            .min_by_key(|(cost, _)| *cost)
            .filter(|(cost, _)| *cost < 45)
            .map(|(_, mention)| mention);
        if kind == Kind::Count || kind == Kind::Price && nearest.is_none() {
            return (Flow::Unknown, Default::default(), nearest);
        }
        let Some(mention) = nearest else {
            let same = self.said.flow_paragraph == scene.sentence.paragraph;
            let goods = matches!(kind, Kind::Mass | Kind::Volume | Kind::Rate | Kind::Change | Kind::Share);
            return if same || goods { (self.said.flow, self.said.flow_sides, None) } else { (Flow::Unknown, Default::default(), None) };
        };
        let mut told = *mention;
        if let Some((side, at)) = flow::gapped(reading, figure.at, scene.left_edge(index))
            && at > mention.end
        {
            match told.role {
                FlowRole::Import => told.importer = side,
                _ => told.exporter = side,
            }
        }
        self.complete(&mut told, scene.sentence);
        (told.flow(), (told.exporter, told.importer), Some(mention))
    }

    /// Fill the side that the sentence left open.
    fn complete(&self, told: &mut Mention, sentence: Sentence) {
        let (exporter, importer) = (told.exporter.country, told.importer.country);
        let said = match self.said.flow {
            Flow::OneWay { exporter, importer } => (exporter, importer),
            Flow::TwoWay { partners: [a, b] } => (Some(a), Some(b)),
            Flow::Unknown => (None, None),
        };
        let same = self.said.flow_paragraph == sentence.paragraph;
        match (exporter, importer) {
            (None, None) => {
                if same || told.role != FlowRole::Trade {
                    let owner = if same { None } else { self.home };
                    match (told.role, owner) {
                        (FlowRole::Import, Some(owner)) if said == (None, None) => told.importer.country = Some(owner),
                        (FlowRole::Export, Some(owner)) if said == (None, None) => told.exporter.country = Some(owner),
                        _ => (told.exporter, told.importer) = self.said.flow_sides,
                    }
                } else if said.0.is_some() {
                    (told.exporter, told.importer) = self.said.flow_sides;
                } else {
                    told.exporter.country = self.home;
                }
            }
            (Some(one), None) => {
                let other = other_of(said, one);
                let two_way = matches!(self.said.flow, Flow::TwoWay { .. });
                if (same || two_way) && other != Some(Country::WLD) && told.role != FlowRole::Trade {
                    told.importer.country = other;
                } else if told.role == FlowRole::Trade && Some(one) != self.home {
                    told.importer.country = self.home;
                }
            }
            (None, Some(one)) => {
                let other = other_of(said, one);
                let two_way = matches!(self.said.flow, Flow::TwoWay { .. });
                if (same || two_way) && other != Some(Country::WLD) {
                    told.exporter.country = other;
                } else if told.role == FlowRole::Trade && Some(one) != self.home {
                    told.exporter.country = self.home;
                }
            }
            (Some(_), Some(_)) => {}
        }
    }

    fn commodity(&self, scene: &Scene<'_, '_>, index: usize, kind: Kind, mention: Option<&Mention>) -> (Option<Arc<str>>, Option<Span>) {
        let reading = self.reading;
        let figure = &scene.figures[index];
        let id = |row: u16| reading.lexicon.commodities().get(usize::from(row)).map(|row| row.id.clone());
        // "3,000 tons of flour"
        if let Some((row, at, end)) = of_goods(reading, figure.end, scene.right_edge(index)) {
            return (id(row), Some(reading.span(at, end)));
        }
        if kind == Kind::Count {
            return (None, None);
        }
        let best = reading
            .tags_in(scene.sentence.from, scene.sentence.to)
            .iter()
            .filter_map(|tag| if let Meaning::Commodity(row) = tag.meaning { Some((row, tag.at, tag.end)) } else { None })
            .filter(|(_, at, end)| *end <= figure.at || *at >= figure.end)
            .map(|(row, at, end)| {
                let cost = if end <= figure.at { scene.distance(end, figure.at) / 2 } else { scene.distance(figure.end, at) + 8 };
                (cost, row, at, end)
            })
            .min_by_key(|(cost, ..)| *cost)
            .filter(|(cost, ..)| *cost < 30);
        if let Some((_, row, at, end)) = best {
            return (id(row), Some(reading.span(at, end)));
        }
        let total = matches!(kind, Kind::Money | Kind::Change | Kind::Share)
            && mention.is_some_and(|mention| mention.part == FlowPart::Noun || matches!(kind, Kind::Money));
        if total {
            return (Some("all".into()), mention.map(|mention| reading.span(mention.at, mention.end)));
        }
        (self.said.commodity.and_then(id), None)
    }

    fn period(&self, scene: &Scene<'_, '_>, index: usize, kind: Kind) -> (Period, Option<Span>) {
        let figure = &scene.figures[index];
        let reading = self.reading;
        let is_base = scene.is_base(figure);
        if let Some(time) = attach::period(scene, index, kind, is_base) {
            return (period_of(time), Some(reading.span(time.at, time.end)));
        }
        let cap = matches!(stance::modality(scene, index, kind).0, crate::model::Modality::Cap);
        if cap || is_base {
            return (Period::default(), None);
        }
        let paragraph = scene.sentence.paragraph;
        if kind == Kind::Price {
            // A list of prices states its days once, at the head.
            return match self.said.days {
                Some((start, end)) => (Period::new(start, end, Basis::Inherited), None),
                None => (Period::default(), None),
            };
        }
        let near = self.said.period_paragraph == paragraph && figure.per.is_none();
        let goods = matches!(kind, Kind::Mass | Kind::Volume | Kind::Rate | Kind::Change | Kind::Share);
        match self.said.period {
            Some((start, end)) if near || (goods && self.said.period_paragraph + 1 == paragraph) => {
                (Period::new(start, end, Basis::Inherited), None)
            }
            _ => (Period::default(), None),
        }
    }

    fn base(&self, scene: &Scene<'_, '_>, index: usize, record: &Record) -> Base {
        let figure = &scene.figures[index];
        let mut base = Base::default();
        if let Some(other) = scene.figures.iter().enumerate().find(|(at, other)| *at > index && scene.is_base(other) && other.is_amount()) {
            base.value = other.1.value;
            base.unit = unit_of(other.1.measure);
        }
        if base.value.is_none() && let Some(other) = index.checked_add(1).and_then(|next| scene.figures.get(next)) {
            // "double the $24.04 million"
            let of = (figure.end..other.at).all(|at| self.reading.is_any(at, &[Particle::The, Particle::Of]));
            if of && other.is_amount() && figure.end < other.at {
                base.value = other.value;
                base.unit = unit_of(other.measure);
            }
        }
        let time = scene.times.iter().filter(|time| time.role == Role::Compared).min_by_key(|time| scene.distance(time.at.min(figure.at), time.at.max(figure.at)));
        if let Some(time) = time {
            (base.period_start, base.period_end) = (time.start, time.last);
            // "30 percent of last year's volume" in five months means last year's five months.
            if let (Some(days), Some((from, to))) = (record.period.bounds(), time.start.zip(time.last))
                && (from.month(), from.day(), to.month(), to.day()) == (1, 1, 12, 31)
                && from.year() == to.year() && days.0.year() == days.1.year() && days.1.year() > to.year()
                && let Some((from, to)) = super::calendar::shift_years(days, to.year() - days.1.year())
            {
                (base.period_start, base.period_end) = (Some(from), Some(to));
            }
        } else if let Some((start, end)) = record.period.bounds() && let Some(days) = super::calendar::shift_years((start, end), -1) {
            let yearly = self.reading.tags_in(scene.sentence.from, scene.sentence.to).iter().any(|tag| matches!(tag.meaning, Meaning::Change(crate::vocabulary::ChangePart::YearOnYear, _)));
            if yearly {
                (base.period_start, base.period_end) = (Some(days.0), Some(days.1));
            }
        }
        base
    }

    /// Mark figures that restate another one.
    fn link(&mut self, scene: &Scene<'_, '_>, frames: &[Option<Frame>], first: usize) {
        for index in 0..scene.figures.len() {
            let Some(frame) = &frames[index] else { continue };
            let of = scene.in_brackets_behind(index).or_else(|| self.restated(scene, index, frame, frames));
            let Some(of) = of else { continue };
            let (Some(other), figure) = (&frames[of], &scene.figures[index]) else { continue };
            let physical = |kind| matches!(kind, Kind::Mass | Kind::Volume | Kind::Rate);
            let alike = frame.kind == other.kind && frame.kind != Kind::Count && frame.kind != Kind::Share
                || physical(frame.kind) && physical(other.kind);
            let same_unit = frame.quantity.unit == other.quantity.unit && frame.kind != Kind::Change;
            if !alike || same_unit {
                continue;
            }
            let at = |figure: &Figure| self.reading.span(figure.at, figure.end).start;
            let place = |start: u32| self.found[first..].iter().position(|known| known.span.start == start).map(|place| place + first);
            if let (Some(mine), Some(theirs)) = (place(at(figure)), place(at(&scene.figures[of]))) {
                self.found[mine].equivalent_to = u32::try_from(theirs).ok();
                let words = self.found[theirs].span;
                self.found[mine].because.push(Reason { slot: Slot::Equivalent, words: Some(words) });
            }
        }
    }

    /// "up 99.6 percent or nearly double"
    fn restated(&self, scene: &Scene<'_, '_>, index: usize, frame: &Frame, frames: &[Option<Frame>]) -> Option<usize> {
        let before = index.checked_sub(1)?;
        let from = scene.figures[before].end;
        let begin = scene.figures[index].hedge_words.map_or(scene.figures[index].at, |(at, _)| at);
        let or = begin == from + 1 && self.reading.is_any(from, &[Particle::Or]) || begin == from + 2 && self.reading.is_any(from + 1, &[Particle::Or]);
        (or && frame.kind == Kind::Change && frames[before].as_ref().is_some_and(|other| other.kind == Kind::Change)).then_some(before)
    }

    fn remember(&mut self, scene: &Scene<'_, '_>, mentions: &[Mention], frames: &[Option<Frame>], first: usize) {
        let paragraph = scene.sentence.paragraph;
        let own = |time: &&TimeWords| time.role == Role::Own && !time.is_day && time.start.is_some() && time.last.is_some();
        let told = self.found[first..].iter().rev().find(|known| !matches!(known.record.kind, Kind::Price)
            && known.record.period.basis != Basis::Inherited && known.record.period.bounds().is_some()
            && !scene.figures.iter().any(|figure| self.reading.tokens[figure.at].start == known.span.start && scene.is_base(figure)));
        if let Some(known) = told {
            self.said.period = known.record.period.bounds();
            self.said.period_paragraph = paragraph;
        } else if let Some(time) = scene.times.iter().rev().find(own).filter(|time| frames.is_empty() && time.last != self.published) {
            self.said.period = time.start.zip(time.last);
            self.said.period_paragraph = paragraph;
        } else if self.found.len() > first && self.said.period_paragraph + 1 == paragraph {
            // A figure that took the period over carries it on.
            if self.found[first..].iter().any(|known| known.record.period.basis == Basis::Inherited) {
                self.said.period_paragraph = paragraph;
            }
        }
        if let Some(time) = scene.times.iter().rev().find(|time| time.basis == Basis::Stated && time.last.is_some()) {
            self.said.year = time.last.map(|last| last.year());
        }
        if let Some(time) = scene.times.iter().find(|time| time.is_day && time.start < time.last) {
            self.said.days = time.start.zip(time.last);
        }
        let told = mentions.iter().rev().find(|mention| mention.exporter.country.is_some() || mention.importer.country.is_some());
        if let Some(mention) = told {
            let mut mention = *mention;
            self.complete(&mut mention, scene.sentence);
            self.said.flow = mention.flow();
            self.said.flow_sides = (mention.exporter, mention.importer);
            self.said.flow_paragraph = paragraph;
        }
        let goods = self.reading.tags_in(scene.sentence.from, scene.sentence.to).iter().rev().find_map(|tag| if let Meaning::Commodity(row) = tag.meaning { Some(row) } else { None });
        if let Some(goods) = goods {
            self.said.commodity = Some(goods);
        }
        let lender = scene.figures.iter().zip(frames).rev().find(|(figure, frame)| frame.is_some() && (figure.is_amount() || matches!(figure.measure, Measure::Price(..))));
        if let Some((figure, _)) = lender {
            self.said.figure = Some(*figure);
            self.said.figure_paragraph = paragraph;
        }
    }
}

fn other_of(said: (Option<Country>, Option<Country>), one: Country) -> Option<Country> {
    match said {
        (Some(a), other) if a == one => other,
        (other, Some(b)) if b == one => other,
        _ => None,
    }
}

fn period_of(time: &TimeWords) -> Period {
    Period { start: time.start, end: time.last, basis: time.basis }
}

fn unit_of(measure: Measure) -> Option<crate::measure::Unit> {
    use crate::measure::Unit;
    Some(match measure {
        Measure::Money(currency) => Unit::Money(currency),
        Measure::Price(currency, per) => Unit::Price(currency, per),
        Measure::Mass => Unit::Tonne,
        Measure::Volume => Unit::Barrel,
        Measure::Rate => Unit::BarrelPerDay,
        Measure::MassRate => Unit::TonnePerDay,
        _ => return None,
    })
}

fn push_sides(because: &mut Vec<Reason>, flow: Flow, (exporter, importer): (Side, Side)) {
    match flow {
        Flow::Unknown => {}
        Flow::TwoWay { .. } => because.push(Reason { slot: Slot::Partners, words: exporter.words.or(importer.words) }),
        Flow::OneWay { exporter: from, importer: to } => {
            if from.is_some() {
                because.push(Reason { slot: Slot::Exporter, words: exporter.words });
            }
            if to.is_some() {
                because.push(Reason { slot: Slot::Importer, words: importer.words });
            }
        }
    }
}

/// The goods that "of" or nothing joins to a figure: "3,000 tons of wheat flour", "18,640 tonnes maize".
fn of_goods(reading: &Reading<'_>, from: usize, to: usize) -> Option<(u16, usize, usize)> {
    let mut from = from;
    if reading.is(from, '(') && let Some(close) = (from..to.min(from + 10)).find(|at| reading.is(*at, ')')) {
        from = close + 1;
    }
    let of = reading.particle(from) == Some(Particle::Of);
    let start = if of { from + 1 } else { from };
    for at in start..to.min(start + 4) {
        if let Some((row, end)) = reading.commodity(at) {
            return (of || at == start).then_some((row, at, end));
        }
        if !reading.tokens[at].is_word() || reading.is_any(at, &[Particle::To, Particle::From, Particle::In, Particle::And, Particle::By]) {
            return None;
        }
    }
    None
}

/// Whether a sentence looks ahead.
fn is_ahead(reading: &Reading<'_>, sentence: Sentence) -> bool {
    reading.tags_in(sentence.from, sentence.to).iter().any(|tag| match tag.meaning {
        Meaning::Stance(stance) => stance.kind == crate::vocabulary::StanceKind::Plan,
        _ => false,
    })
}

/// "U.N. Security Council Resolution 2397" named in a sentence.
fn resolution(reading: &Reading<'_>, sentence: Sentence) -> Option<(Arc<str>, Span)> {
    (sentence.from..sentence.to).find_map(|at| {
        let named = ["resolution", "resolutions", "determination", "unscr"].iter().any(|word| reading.word(at).eq_ignore_ascii_case(word));
        let number = reading.token(at + 1).filter(|token| token.is_digits() && token.end - token.start == 4)?;
        named.then(|| (format!("UN Security Council Resolution {}", number.span().of(reading.text)).into(), reading.span(at, at + 2)))
    })
}
