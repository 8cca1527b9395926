//! Sentences into suggestions, with what the text has said so far.

use std::sync::Arc;

use super::attach;
use super::cited::resolution;
use super::currency::Purse;
use super::doubt::Remarks;
use super::flow::{self, Mention, Side};
use super::frame::{Frame, frame};
use super::goods::is_about_crude;
use super::lend::{lend_measures, lend_prices, notice};
use super::quantity::{Figure, Measure};
use super::reading::{Reading, class};
use super::said::Said;
use super::scene::Scene;
use super::sentence::{Sentence, sentences};
use super::shared::Shared;
use super::source::{citation, source_line};
use super::span_of_time::period_of;
use super::stance;
use super::states::{States, names};
use super::table::{self, Heads};
use super::time::{Known, TimeWords, times_into};
use crate::measure::{Basis, Date, Period};
use crate::model::{Country, Flow, Kind, Modality, Reason, Record, Remark, Slot, Suggestion};
use crate::vocabulary::{Lexicon, Meaning, Place, StanceKind};

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
        about: States::of(&reading),
        home_name: None,
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
    writer.fiscal = names(&reading, &["IND", "JPN"]).then_some(4);
    let is_home = |place: &&Place| Country::new(place.code) == writer.about.home;
    writer.home_name = lexicon.places().iter().find(is_home).map(|place| &*place.name);
    for sentence in sentences(&reading) {
        writer.sentence(sentence);
    }
    writer.date_headings();
    (writer.found, writer.remarks.finish())
}

/// Writes the claims of one text.
pub(super) struct Writer<'r, 't> {
    pub reading: &'r Reading<'t>,
    pub published: Option<Date>,
    /// The states that the text is about.
    pub about: States,
    /// The name of the one named most.
    pub home_name: Option<&'r str>,
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
                head.and_then(|head| self.state_in(head)).filter(|sender| Some(*sender) != self.about.center)
            {
                // A column headed by a state holds what it sends to the text's own state.
                flow = Flow::OneWay { exporter: Some(sender), importer: self.about.center };
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
            let told = record.flow;
            push_sides(&mut because, told, sides);
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
            let shared = self.shares_cap(scene, index, &record);
            if shared.is_some() {
                record.modality = Modality::Cap;
            }
            let modality = record.modality;
            if modality == Modality::Cap
                && let Flow::OneWay { importer, .. } = record.flow
                && (resolution(reading, scene.sentence, figure.at).is_some()
                    || self.about.center == Some(Country::PRK) && importer == self.about.center)
            {
                // A resolution binds every sender.
                record.flow = Flow::OneWay { exporter: None, importer: importer.or(self.about.center) };
            }
            if self.name_capped(&mut record) {
                // The ceiling says it, not the words for goods nearby.
                because.retain(|reason| reason.slot != Slot::Commodity);
                because.push(Reason { slot: Slot::Commodity, words: None });
            }
            self.oil_arrives(&mut record, scene.sentence);
            if record.flow != told {
                // Who is left out or has changed places keeps no words of the other side.
                because.retain(|reason| {
                    !matches!(reason.slot, Slot::Exporter | Slot::Importer | Slot::Partners)
                });
                push_sides(&mut because, record.flow, placed(record.flow, sides));
            }
            if modality == Modality::Cap && record.period.basis != Basis::Stated {
                record.period = Period::default();
                because.retain(|reason| reason.slot != Slot::Period);
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

/// The sides of a flow with the words that named its states, on whichever side they stood.
fn placed(flow: Flow, (a, b): (Side, Side)) -> (Side, Side) {
    let named = |state: Option<Country>| {
        [a, b].into_iter().find(|side| state.is_some() && side.country == state).unwrap_or_default()
    };
    match flow {
        Flow::OneWay { exporter, importer } => (named(exporter), named(importer)),
        Flow::TwoWay { .. } | Flow::Unknown => (a, b),
    }
}

/// Whether a sentence looks ahead.
fn is_ahead(reading: &Reading<'_>, sentence: Sentence) -> bool {
    let stances = reading.classes_in(sentence.from, sentence.to) & class::STANCE != 0;
    stances
        && reading.tags_in(sentence.from, sentence.to).iter().any(|tag| match tag.meaning {
            Meaning::Stance(stance) => stance.kind == StanceKind::Plan,
            _ => false,
        })
}
