//! Sentences into suggestions, with what the text has said so far.

use std::sync::Arc;

use super::attach;
use super::cited::resolution;
use super::currency::Purse;
use super::doubt::Remarks;
use super::flow::{self, Mention, Side};
use super::frame::{Frame, frame};
use super::goods::is_about_crude;
use super::leaning::leaning;
use super::quantity::{Figure, Measure};
use super::reading::{Reading, class};
use super::said::Said;
use super::scene::{Scene, lend_measures, lend_prices, notice};
use super::sentence::{Sentence, sentences};
use super::shared::Shared;
use super::source::{Citation, citation, source_line};
use super::span_of_time::{period_of, unit_of};
use super::stance;
use super::table::{self, Heads};
use super::time::{Known, TimeWords, times_into};
use crate::measure::{Basis, Date, Period};
use crate::model::{Country, Flow, Kind, Modality, Reason, Record, Remark, Slot, Suggestion};
use crate::text::Span;
use crate::vocabulary::{Case, FlowRole, Lexicon, Meaning, Particle, Place, PlaceUse};

/// Read a whole text.
pub(super) fn claims(
    lexicon: &Lexicon,
    text: &str,
    published: Option<Date>,
) -> (Vec<Suggestion>, Vec<Remark>) {
    let reading = Reading::new(lexicon, text);
    let mut writer = Writer {
        reading: &reading,
        published,
        home: None,
        home_name: None,
        second: None,
        is_pair: false,
        center: None,
        leans: None,
        said: Said::default(),
        heads: Heads::default(),
        in_row: false,
        table_first: None,
        title_end: None,
        is_about_crude: is_about_crude(&reading),
        fiscal: None,
        shared: Shared::default(),
        found: Vec::with_capacity(reading.numbers.len()),
        purse: Purse::default(),
        remarks: Remarks::default(),
        lists: Lists::default(),
    };
    (writer.home, writer.second, writer.center, writer.is_pair) = topics(&reading);
    writer.leans = writer.center.and_then(|center| leaning(&reading, center));
    writer.fiscal = names(&reading, &["IND", "JPN"]).then_some(4);
    let is_home = |place: &&Place| Country::new(place.code) == writer.home;
    writer.home_name = lexicon.places().iter().find(is_home).map(|place| &*place.name);
    for sentence in sentences(&reading) {
        writer.sentence(sentence);
    }
    writer.date_headings();
    (writer.found, writer.remarks.finish())
}

/// Whether a text names one of these states.
fn names(reading: &Reading<'_>, codes: &[&str]) -> bool {
    reading.tags_in(0, reading.len()).iter().any(|tag| match tag.meaning {
        Meaning::Place(place, _) => reading
            .lexicon
            .places()
            .get(usize::from(place))
            .is_some_and(|place| codes.iter().any(|code| code.as_bytes() == place.code)),
        _ => false,
    })
}

/// The two states that the text names most, and the one whose imports "imports" are: North Korea where it is named at
/// least a quarter as often as the first.
fn topics(reading: &Reading<'_>) -> (Option<Country>, Option<Country>, Option<Country>, bool) {
    let mut counts = vec![0_u32; reading.lexicon.places().len()];
    for tag in reading.tags_in(0, reading.len()) {
        if let Meaning::Place(place, use_) = tag.meaning
            && use_ != PlaceUse::Town
            // "PARIS, May 15" is where it was written.
            && !(use_ == PlaceUse::Capital && reading.tokens[tag.at].case == Case::Upper)
            && let Some(count) = counts.get_mut(usize::from(place))
        {
            *count += 1;
        }
    }
    let country = |at: usize| reading.lexicon.places().get(at).and_then(|place| Country::new(place.code));
    let most = |but: Option<usize>| {
        counts
            .iter()
            .enumerate()
            .filter(|(at, count)| **count > 0 && Some(*at) != but)
            .max_by_key(|(at, count)| (**count, std::cmp::Reverse(*at)))
    };
    let Some((first, count)) = most(None) else { return (None, None, None, false) };
    let second = most(Some(first)).filter(|(_, second)| **second * 2 >= *count);
    let north = counts.iter().enumerate().find(|(at, named)| {
        **named * 3 >= *count && (**named > 1 || *count < 3) && country(*at) == Some(Country::PRK)
    });
    (
        country(first),
        second.and_then(|(at, _)| country(at)),
        north.and_then(|(at, _)| country(at)).or_else(|| country(first)),
        second.is_some_and(|(second, named)| {
            let third = |(at, count): (usize, &u32)| at != first && at != second && *count * 2 > *named;
            !counts.iter().enumerate().any(third)
        }),
    )
}

/// Writes the claims of one text.
pub(super) struct Writer<'r, 't> {
    pub reading: &'r Reading<'t>,
    pub published: Option<Date>,
    /// The state that the text names most.
    pub home: Option<Country>,
    /// Its name.
    pub home_name: Option<&'r str>,
    /// The next, where it is named at least half as often.
    pub second: Option<Country>,
    /// Whether the text names these two far more often than any other.
    pub is_pair: bool,
    /// Whose trade it is where nobody is named: North Korea where the text is about it, because its trade is what this
    /// program's readers collect; else the state named most.
    pub center: Option<Country>,
    /// The side on which the text has it.
    pub leans: Option<FlowRole>,
    pub said: Said,
    /// The heads of the table that the text is in.
    pub heads: Heads,
    /// The first month of the fiscal year, where the text names a state with one.
    pub fiscal: Option<i8>,
    /// Whether "oil" means crude.
    pub is_about_crude: bool,
    /// Where the headline ends.
    pub title_end: Option<u32>,
    /// Whether the sentence is a row of it.
    pub in_row: bool,
    /// The first figure of the table read last, until its source is told.
    pub table_first: Option<usize>,
    pub shared: Shared,
    pub found: Vec<Suggestion>,
    /// Whose money the text counts.
    pub purse: Purse,
    /// What it did not decide.
    pub remarks: Remarks,
    lists: Lists,
}

/// What was found in the sentence before, given on for the room that it takes: a sentence would have to ask for each
/// anew.
#[derive(Default)]
struct Lists {
    times: Vec<TimeWords>,
    figures: Vec<Figure>,
    mentions: Vec<Mention>,
    frames: Vec<Option<Frame>>,
}

impl Writer<'_, '_> {
    fn sentence(&mut self, sentence: Sentence) {
        let reading = self.reading;
        let cells =
            if table::has_cells(reading, sentence) { table::cells(reading, sentence) } else { Vec::new() };
        let is_row = cells.len() > 1;
        // The months of a table's rows are of the year that its caption names.
        let captioned = is_row && self.heads.covers(sentence) && self.said.year.is_some();
        let known = Known {
            published: self.published.filter(|_| !captioned),
            current: self.said.period,
            year: self.said.year,
            named: None,
            ahead: is_ahead(reading, sentence),
            present: true,
            fiscal: self.fiscal,
            spoken: false,
        };
        let Lists { times, figures, mentions, frames } = std::mem::take(&mut self.lists);
        let times = times_into(times, reading, sentence, known);
        let mut scene = Scene::in_list(figures, reading, sentence, times);
        let lent = self.said.figure.filter(|_| self.said.figure_paragraph == sentence.paragraph);
        self.in_row = false;
        if sentence.is_heading && sentence.paragraph == 0 {
            self.title_end = reading.token(sentence.to - 1).map(|token| token.end);
        }
        if !is_row {
            self.heads.pass(&scene);
        } else if self.heads.read(&scene, &cells) {
            self.table_first = Some(self.found.len());
        } else if self.heads.covers(sentence) {
            table::lend_units(&mut scene, &self.heads, &cells);
            self.in_row = true;
        }
        self.purse.settle(reading, sentence.to, &mut scene.figures, self.published, true);
        self.remark(&mut scene);
        self.said.price_of = notice(&scene).or(self.said.price_of);
        lend_prices(&mut scene, lent, self.said.price_of);
        lend_measures(&mut scene, lent);
        scene.settle();
        let mentions = flow::mentions(mentions, reading, sentence, self.said.topic, &scene.figures);
        let cited = source_line(reading, sentence, &mut self.said.cited, self.home_name);
        if let Some(cited) = &cited {
            self.credit_table(cited);
        }
        let cited = cited.or_else(|| citation(reading, sentence, &mut self.said.cited, self.home_name));
        self.said.cited.mention(reading, sentence);
        self.cite(cited.as_ref(), sentence);
        self.set_topic(&scene, &mentions);
        let frames = frames_of(&scene, frames);
        let before = self.found.len();
        for (index, frame) in frames.iter().enumerate() {
            if let Some(frame) = frame {
                self.claim(&scene, index, frame, &mentions, before, cited.is_some());
            }
        }
        self.link(&scene, &frames, before);
        self.remember(&scene, &mentions, &frames, before);
        self.lists = Lists { times: scene.times, figures: scene.figures, mentions, frames };
    }

    /// The line below a table says whose its figures are.
    fn credit_table(&mut self, cited: &Citation) {
        let Some(first) = self.table_first else { return };
        for known in self.found[first..].iter_mut().filter(|known| known.record.sources.is_empty()) {
            known.record.sources = cited.names.to_vec();
            known.because.push(Reason { slot: Slot::Sources, words: Some(cited.words) });
        }
        self.table_first = None;
    }

    /// Say what is uncertain in a sentence.
    fn remark(&mut self, scene: &mut Scene<'_, '_>) {
        self.remarks.figures(self.reading, &scene.figures);
        self.remarks.spoilt(self.reading, scene.sentence, &mut scene.figures);
        if self.published.is_none() && !scene.figures.is_empty() {
            self.remarks.undated(self.reading, scene.sentence, &scene.times);
        }
    }

    fn claim(
        &mut self,
        scene: &Scene<'_, '_>,
        index: usize,
        frame: &Frame,
        mentions: &[Mention],
        sentence_first: usize,
        cited: bool,
    ) {
        let reading = self.reading;
        let figure = &scene.figures[index];
        let span = reading.span(figure.at, frame.end);
        let mut record = Record::of_kind(frame.kind);
        let mut because = Vec::with_capacity(8);
        because.push(Reason { slot: Slot::Figure, words: Some(span) });
        record.quantity = frame.quantity.clone();
        if let Some((from, to)) = figure.hedge_words {
            because.push(Reason { slot: Slot::Hedge, words: Some(reading.span(from, to)) });
        }
        if let Some((from, to)) = frame.cue {
            because.push(Reason { slot: Slot::Change, words: Some(reading.span(from, to)) });
        }
        // What a figure is compared with is the same thing at another time.
        let compared =
            (scene.is_base(figure) || self.is_multiplied(scene, index)) && self.found.len() > sentence_first;
        let bracketed = scene.in_brackets_behind(index).and_then(|of| {
            let at = reading.span(scene.figures[of].at, scene.figures[of].end).start;
            self.found[sentence_first..]
                .iter()
                .rposition(|known| known.span.start == at)
                .map(|position| position + sentence_first)
        });
        if let Some(of) = bracketed {
            // A figure in brackets restates or belongs to the one before: it shares its frame.
            let (flow, commodity, period, modality, sources) = {
                let known = &self.found[of].record;
                (known.flow, known.commodity.clone(), known.period, known.modality, known.sources.clone())
            };
            (record.flow, record.commodity, record.period, record.modality, record.sources) =
                (flow, commodity, period, modality, sources);
            let own = attach::period(scene, index, frame.kind, scene.is_base(figure))
                .filter(|time| time.at > figure.end && time.end <= scene.right_edge(index));
            if let Some(time) = own.filter(|time| scene.distance(figure.end, time.at) < 4) {
                record.period = period_of(time);
            }
        } else {
            let (mut flow, mut sides, mention) =
                self.flow(scene, index, frame.kind, mentions, sentence_first);
            let head = if self.heads.covers(scene.sentence) {
                self.heads.above(&table::cells(reading, scene.sentence), figure.at)
            } else {
                None
            };
            if let Some(sender) =
                head.and_then(|head| self.state_in(head)).filter(|sender| Some(*sender) != self.center)
            {
                // A column headed by a state holds what it sends to the text's own state.
                flow = Flow::OneWay { exporter: Some(sender), importer: self.center };
            }
            let (commodity, mut words) = self.commodity(scene, index, frame.kind, flow, mention);
            (record.flow, record.commodity) = (flow, commodity);
            if self.in_row
                && let Some(head) = head
            {
                let (goods, direction) = self.take_head(head, &mut record);
                words = goods.or(words);
                if direction.is_some() {
                    let side = |country| Side { country, words: direction };
                    sides = (side(sides.0.country), side(sides.1.country));
                }
            }
            let like = self.found[sentence_first..].iter().rfind(|known| known.record.kind != Kind::Count);
            if let Some(known) = like.filter(|_| compared && frame.kind != Kind::Count) {
                (record.flow, record.commodity) = (known.record.flow, known.record.commodity.clone());
            }
            push_sides(&mut because, record.flow, sides);
            if record.commodity.is_some() {
                because.push(Reason { slot: Slot::Commodity, words });
            }
            let (period, words) = self.period(scene, index, frame.kind, record.flow, sentence_first);
            record.period = period;
            if period.start.or(period.end).is_some() {
                because.push(Reason { slot: Slot::Period, words });
            }
            let (modality, words) = stance::modality(scene, index, frame.kind);
            record.modality = modality;
            if modality == Modality::Actual
                && frame.kind == Kind::Price
                && self.found[sentence_first..]
                    .iter()
                    .any(|known| known.record.modality == Modality::Cap && known.record.kind == Kind::Price)
            {
                // "a ceiling of $60; … two more, $100 for …"
                record.modality = Modality::Cap;
            }
            let shared = self.shares_cap(scene, index, frame.kind, &record);
            if shared.is_some() {
                record.modality = Modality::Cap;
            }
            let modality = record.modality;
            if modality == Modality::Cap
                && let Flow::OneWay { importer, .. } = record.flow
                && (resolution(reading, scene.sentence, figure.at).is_some()
                    || self.center == Some(Country::PRK) && importer == self.center)
            {
                // A resolution binds every sender.
                record.flow = Flow::OneWay { exporter: None, importer: importer.or(self.center) };
            }
            if self.name_capped(&mut record) {
                // The ceiling says it, not the words for goods nearby.
                because.retain(|reason| reason.slot != Slot::Commodity);
                because.push(Reason { slot: Slot::Commodity, words: None });
            }
            self.oil_arrives(&mut record, scene.sentence);
            if modality == Modality::Cap && record.period.basis != Basis::Stated {
                record.period = Period::default();
            }
            let words = words.map(|(from, to)| reading.span(from, to)).filter(|_| shared.is_none());
            if let Some(words) = words.or(shared) {
                because.push(Reason { slot: Slot::Modality, words: Some(words) });
            }
            let (sources, words) = self.sources(scene, figure.at, modality, cited);
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
            if self.in_row {
                self.take_column(scene, index, &mut record);
            }
        }
        let quote: Arc<str> = span.of(reading.text).into();
        self.found.push(Suggestion {
            span,
            quote,
            record,
            equivalent_to: None,
            rule: self.shared.get(frame.rule),
            because,
        });
    }

    /// A headline speaks of what the first paragraph tells: its figures take the time and the flow from there.
    fn date_headings(&mut self) {
        let Some(end) = self.title_end else { return };
        let first = self.found.partition_point(|known| known.span.start < end);
        for at in 0..first {
            let open = |record: &Record| {
                record.period.bounds().is_none()
                    && record.modality != Modality::Cap
                    && !matches!(record.kind, Kind::Price | Kind::Count)
            };
            if !open(&self.found[at].record) {
                continue;
            }
            let goods = self.found[at].record.commodity.clone();
            let teller = self.found[first..].iter().take(4).find(|known| {
                known.record.period.bounds().is_some()
                    && (goods.is_none()
                        || known.record.commodity.is_none()
                        || known.record.commodity == goods)
            });
            if let Some(teller) = teller {
                let (period, flow) = (teller.record.period, teller.record.flow);
                let record = &mut self.found[at].record;
                record.period = Period { basis: Basis::Inherited, ..period };
                // "Trade falls in July" is the trade that the text goes on to tell of.
                let vague =
                    matches!(record.flow, Flow::TwoWay { partners } if partners.contains(&Country::WLD));
                if record.flow == Flow::Unknown || vague && matches!(flow, Flow::TwoWay { .. }) {
                    record.flow = flow;
                }
            }
        }
    }

    /// Give a figure of a row the time of its column; a change compares the row's first figure with its last.
    fn take_column(&self, scene: &Scene<'_, '_>, index: usize, record: &mut Record) {
        let cells = table::cells(self.reading, scene.sentence);
        let at = |index: usize| self.heads.column(&cells, scene.figures[index].at);
        let Some(column) = at(index) else { return };
        let days = if column.is_change { self.heads.latest() } else { column.days };
        if let Some((start, end)) = days {
            record.period = Period::new(start, end, Basis::Stated);
        }
        let first = (0..index).find(|first| at(*first).is_some_and(|column| column.days.is_some()));
        if let (Some(first), Some(base)) = (first.filter(|_| column.is_change), record.base.as_mut()) {
            let days = at(first).and_then(|column| column.days);
            base.value = scene.figures[first].value;
            base.unit = unit_of(scene.figures[first].measure);
            (base.period_start, base.period_end) = (days.map(|days| days.0), days.map(|days| days.1));
        }
    }

    /// "500,000 barrels of products, and those of crude 4 million barrels, or 525,000 tonnes": a ceiling goes on over
    /// what is joined to it without a verb.
    fn shares_cap(&self, scene: &Scene<'_, '_>, index: usize, kind: Kind, record: &Record) -> Option<Span> {
        let amount = matches!(kind, Kind::Mass | Kind::Volume | Kind::Rate | Kind::Money | Kind::Price);
        let open = amount && !matches!(record.modality, Modality::Denied | Modality::Cap);
        let before = scene.previous(index).filter(|_| open)?;
        let figure = &scene.figures[index];
        let reading = self.reading;
        let start = reading.span(before.at, before.end).start;
        let capped = self.found.iter().rev().take(4).find(|known| {
            known.span.start == start
                && known.record.modality == Modality::Cap
                && known.record.kind != Kind::Share
        })?;
        let same = match (before.measure, figure.measure) {
            (Measure::Money(a), Measure::Money(b)) => a == b,
            (Measure::Price(..), Measure::Price(..)) => true,
            (Measure::Mass | Measure::Volume, Measure::Mass | Measure::Volume) => true,
            (Measure::Mass | Measure::Volume, Measure::Money(_)) => true,
            (Measure::Price(..), Measure::Money(_)) => true,
            _ => false,
        };
        let joined = figure.at - before.end < 16
            && (before.end..figure.at).any(|at| {
                reading.is_any(at, &[Particle::And, Particle::Or])
                    || reading.is(at, ',')
                    || reading.is(at, '(')
            })
            && (before.end..figure.at).all(|at| {
                !reading.is_any(
                    at,
                    &[Particle::Be, Particle::Have, Particle::Modal, Particle::But, Particle::Than],
                ) && reading.flow(at).is_none_or(|((_, part), _)| part == crate::vocabulary::FlowPart::Noun)
                    && reading.speech(at, crate::vocabulary::SpeechPart::Says).is_none()
                    && !reading.is(at, ';')
            });
        // The words that made the one before a ceiling make this one, too.
        let words = capped.because.iter().find(|reason| reason.slot == Slot::Modality)?.words?;
        (same && joined).then_some(words)
    }

    /// Take the goods and the direction that the head of a column names, "Rice", "Exports", and tell the words of both.
    fn take_head(&mut self, head: table::Cell, record: &mut Record) -> (Option<Span>, Option<Span>) {
        let table::Subject { goods, role } = table::subject(self.reading, head);
        let table = self.reading.lexicon.commodities();
        let named = goods.and_then(|(row, words)| Some((table.get(usize::from(row))?, words)));
        if let Some((row, _)) = named {
            record.commodity = Some(self.shared.get(&row.id));
        }
        let goods = named.map(|(_, words)| words);
        let pair = match record.flow {
            Flow::TwoWay { partners: [a, b] } => Some((a, b)),
            Flow::OneWay { exporter: Some(a), importer: Some(b) } => Some((a, b)),
            _ => None,
        };
        // The table is the trade of the state that is not in every line of the text: "Russian trade with the DPRK".
        let (Some((a, b)), Some((role, direction))) = (pair, role) else { return (goods, None) };
        let owner = if Some(a) == self.center { b } else { a };
        let other = if owner == a { b } else { a };
        record.flow = match role {
            FlowRole::Export => Flow::OneWay { exporter: Some(owner), importer: Some(other) },
            FlowRole::Import => Flow::OneWay { exporter: Some(other), importer: Some(owner) },
            FlowRole::Trade => Flow::two_way(a, b),
            FlowRole::None => return (goods, None),
        };
        (goods, Some(direction))
    }

    /// The state that a column's head names.
    fn state_in(&self, (from, to): table::Cell) -> Option<Country> {
        let ((place, _), _) = (from..to).find_map(|at| self.reading.place(at))?;
        self.reading.lexicon.places().get(usize::from(place)).and_then(|place| Country::new(place.code))
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
            let place = |start: u32| {
                self.found[first..]
                    .iter()
                    .position(|known| known.span.start == start)
                    .map(|place| place + first)
            };
            if let (Some(mine), Some(theirs)) = (place(at(figure)), place(at(&scene.figures[of]))) {
                self.found[mine].equivalent_to = u32::try_from(theirs).ok();
                let words = self.found[theirs].span;
                self.found[mine].because.push(Reason { slot: Slot::Equivalent, words: Some(words) });
            }
        }
    }

    /// "up 99.6 percent or nearly double"
    fn restated(
        &self,
        scene: &Scene<'_, '_>,
        index: usize,
        frame: &Frame,
        frames: &[Option<Frame>],
    ) -> Option<usize> {
        let before = index.checked_sub(1)?;
        let from = scene.figures[before].end;
        let begin = scene.figures[index].hedge_words.map_or(scene.figures[index].at, |(at, _)| at);
        let or = begin == from + 1 && self.reading.is_any(from, &[Particle::Or])
            || begin == from + 2 && self.reading.is_any(from + 1, &[Particle::Or]);
        (or && frame.kind == Kind::Change
            && frames[before].as_ref().is_some_and(|other| other.kind == Kind::Change))
        .then_some(before)
    }
}

/// What each figure is, in a list that was used before.
fn frames_of(scene: &Scene<'_, '_>, mut frames: Vec<Option<Frame>>) -> Vec<Option<Frame>> {
    frames.clear();
    for (index, figure) in scene.figures.iter().enumerate() {
        let earlier = frames.iter().rev().flatten().next();
        let next = frame(scene, index, earlier, figure.is_lent && figure.measure == Measure::Bare);
        frames.push(next);
    }
    frames
}

fn push_sides(because: &mut Vec<Reason>, flow: Flow, (exporter, importer): (Side, Side)) {
    match flow {
        Flow::Unknown => {}
        Flow::TwoWay { .. } => {
            because.push(Reason { slot: Slot::Partners, words: exporter.words.or(importer.words) })
        }
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

/// Whether a sentence looks ahead.
fn is_ahead(reading: &Reading<'_>, sentence: Sentence) -> bool {
    let stances = reading.classes_in(sentence.from, sentence.to) & class::STANCE != 0;
    stances
        && reading.tags_in(sentence.from, sentence.to).iter().any(|tag| match tag.meaning {
            Meaning::Stance(stance) => stance.kind == crate::vocabulary::StanceKind::Plan,
            _ => false,
        })
}
