//! The flow of a figure: the nearest word of trade, completed by what the text said before.

use super::claim::Writer;
use super::flow::{self, Mention, Side};
use super::quantity::Measure;
use super::scene::Scene;
use super::sentence::Sentence;
use crate::measure::{Currency, Per};
use crate::model::{Country, Flow, Kind, Modality, Record};
use crate::vocabulary::{FlowPart, FlowRole, Meaning, Particle, PlaceUse};

impl Writer<'_, '_> {
    /// "double the $24.04 million": the multiple's own base.
    pub(super) fn is_multiplied(&self, scene: &Scene<'_, '_>, index: usize) -> bool {
        scene.previous(index).is_some_and(|before| {
            before.measure == Measure::Multiple
                && before.end < scene.figures[index].at
                && (before.end..scene.figures[index].at).all(|at| self.reading.is_any(at, &[Particle::The]))
        })
    }

    /// The flow of a figure: the nearest word of trade, completed by what was said before.
    pub(super) fn flow<'m>(
        &self,
        scene: &Scene<'_, '_>,
        index: usize,
        kind: Kind,
        mentions: &'m [Mention],
        sentence_first: usize,
    ) -> (Flow, (Side, Side), Option<&'m Mention>) {
        let figure = &scene.figures[index];
        let reading = self.reading;
        let nearest = mentions
            .iter()
            // "the total" is trade only where trade was spoken of.
            .filter(|mention| {
                let total = reading.word(mention.at).eq_ignore_ascii_case("the");
                // "shipments accounted for $161 million of the total": of the shipments.
                let measure = total
                    && mention.at > figure.at
                    && reading.is_any(mention.at - 1, &[Particle::Of])
                    && mentions.iter().any(|other| other.end <= figure.at);
                !measure && (self.said.trade.is_some() || !total)
            })
            .map(|mention| {
                let (a, b) = if mention.end <= figure.at {
                    (mention.end, figure.at)
                } else {
                    (figure.end, mention.at.max(figure.end))
                };
                let behind = mention.at >= figure.end;
                let of = behind
                    && reading.particle(figure.end) == Some(Particle::Of)
                    && mention.at - figure.end < 7;
                let cost = scene.distance(a, b) + if behind && !of { 10 } else { 0 };
                (cost, mention)
            })
            .min_by_key(|(cost, _)| *cost)
            .filter(|(cost, _)| *cost < 45)
            .map(|(_, mention)| mention);
        // "a fine of $1 million", "output of 3.25 mb/d": about no trade.
        let idle = nearest.is_some_and(|mention| {
            mention.role == FlowRole::None
                || kind == Kind::Rate && reading.word(mention.at).eq_ignore_ascii_case("pumped")
        });
        if idle {
            return (Flow::Unknown, Default::default(), nearest);
        }
        let local = matches!(figure.measure, Measure::Price(Currency::KPW, _));
        // "sells in Nampo at $1,300 a tonne": the price of a market, not of a trade.
        let local = local
            || kind == Kind::Price
                && nearest.is_none_or(|mention| {
                    mention.exporter.country.or(mention.importer.country).is_none()
                        && mention.part != FlowPart::Noun
                })
                && (scene.left_edge(index)..figure.at)
                    .any(|at| reading.is_any(at, &[Particle::In]) && reading.place(at + 1).is_some());
        // "2,600 yuan a month" is a wage.
        let local = local || kind == Kind::Money && figure.per == Some(Per::Month) && !figure.is_scaled;
        if kind == Kind::Count || local {
            return (Flow::Unknown, Default::default(), nearest);
        }
        // "of what China bought; the 413 tonnes delivered …": a word without sides has those of the sentence.
        let nameless = |mention: &Mention| {
            mention.exporter.country.or(mention.importer.country).is_none()
                && mention.part != FlowPart::Noun
                && mention.role != FlowRole::Trade
        };
        let nearest = nearest.map(|mention| {
            let sided = |other: &&Mention| {
                other.exporter.country.or(other.importer.country).is_some() && other.role != FlowRole::Trade
            };
            if nameless(mention) {
                let before = mentions.iter().filter(|other| other.end <= mention.at).rfind(sided);
                before.unwrap_or(mention)
            } else {
                mention
            }
        });
        let mut told = match nearest {
            Some(mention) => *mention,
            None => {
                if let Some(known) =
                    self.found[sentence_first..].iter().rfind(|known| known.record.kind != Kind::Count)
                    && flow::gapped(reading, figure.at, scene.left_edge(index)).is_none()
                    && kind != Kind::Price
                {
                    return (known.record.flow, Default::default(), None);
                }
                let same = self.said.flow_paragraph == scene.sentence.paragraph || self.in_row;
                let goods =
                    matches!(kind, Kind::Mass | Kind::Volume | Kind::Rate | Kind::Change | Kind::Share);
                let (from, to) = flow::ends(reading, figure.end, scene.right_edge(index));
                let gapped = flow::gapped(reading, figure.at, scene.left_edge(index)).is_some();
                if from.country.or(to.country).is_none() && !gapped || !(same || goods) {
                    let next = self.said.flow_paragraph + 1 == scene.sentence.paragraph;
                    let near = same || goods || kind == Kind::Price && next;
                    // "Iran's crude tumbled to 1.02m bpd": whose goods they are.
                    if self.said.flow == Flow::Unknown
                        && matches!(kind, Kind::Mass | Kind::Volume | Kind::Rate)
                        && let Some(side) = flow::origin(reading, scene.sentence, figure.at)
                        && side.country
                            != self.about.center.filter(|_| self.about.leans == Some(FlowRole::Import))
                    {
                        let flow = Flow::OneWay { exporter: side.country, importer: None };
                        return (flow, (side, Side::default()), None);
                    }
                    // "In the other direction went 300 tons"
                    if near
                        && let Flow::OneWay { exporter, importer } = self.said.flow
                        && self.goes_the_other_way(scene, scene.sentence.from)
                    {
                        let sides = (self.said.flow_sides.1, self.said.flow_sides.0);
                        return (Flow::OneWay { exporter: importer, importer: exporter }, sides, None);
                    }
                    return if near {
                        (self.said.flow, self.said.flow_sides, None)
                    } else {
                        (Flow::Unknown, Default::default(), None)
                    };
                }
                let (exporter, importer) = self.said.flow_sides;
                let role = if matches!(self.said.flow, Flow::TwoWay { .. }) {
                    FlowRole::Trade
                } else {
                    self.said.flow_role
                };
                Mention {
                    at: figure.at,
                    end: figure.at,
                    role,
                    part: FlowPart::Verb,
                    exporter: if from.country.is_some() { from } else { exporter },
                    importer: if to.country.is_some() { to } else { importer },
                    subject: None,
                }
            }
        };
        if let Some((side, at)) = flow::gapped(reading, figure.at, scene.left_edge(index))
            && nearest.is_none_or(|mention| at > mention.end)
        {
            // Without a verb the state takes the place that the text's own state leaves free.
            let sends = nearest.is_none()
                && told.importer.country.is_some()
                && side.country != told.importer.country
                && (told.importer.country == self.about.center && self.about.leans != Some(FlowRole::Export)
                    || told.importer.country == self.about.home
                        && self.about.leans == Some(FlowRole::Import));
            match told.role {
                FlowRole::Import if !sends => told.importer = side,
                _ => told.exporter = side,
            }
        }
        // "China remained the biggest partner, accounting for 97.4 percent of the total"
        if kind == Kind::Share
            && told.role == FlowRole::Trade
            && let Some(partner) =
                self.partner_at(scene.sentence.from).filter(|side| side.country != self.about.center)
        {
            told.exporter.country = self.about.center;
            told.importer = partner;
        }
        self.complete(&mut told, scene.sentence, figure.at);
        let head = scene.sentence.from;
        let headed = self.goes_the_other_way(scene, head) && nearest.is_none_or(nameless);
        if headed && nearest.is_none() {
            (told.exporter, told.importer) = self.said.flow_sides;
        }
        if self.goes_the_other_way(scene, told.at) || headed {
            (told.exporter, told.importer) = match self.said.flow {
                Flow::OneWay { .. } => (self.said.flow_sides.1, self.said.flow_sides.0),
                _ => (told.importer, told.exporter),
            };
        }
        (told.flow(), (told.exporter, told.importer), nearest)
    }

    /// Whether a word of trade says that it goes both ways: "bilateral trade", "turnover", "surplus".
    fn is_two_way(&self, told: &Mention) -> bool {
        (told.at.saturating_sub(1)..told.end).any(|at| {
            [
                "way",
                "bilateral",
                "mutual",
                "border",
                "turnover",
                "commerce",
                "exchange",
                "exchanges",
                "surplus",
                "swapped",
                "exchanged",
                "traded",
            ]
            .iter()
            .any(|word| self.reading.word(at).eq_ignore_ascii_case(word))
        })
    }

    /// Oil does not leave North Korea, and a ceiling on oil is on what it may receive.
    pub(super) fn oil_arrives(&self, record: &mut Record, sentence: Sentence) {
        let is_oil = record.commodity.as_deref().is_some_and(|id| self.reading.lexicon.is_within(id, "oil"));
        if !is_oil {
            return;
        }
        record.flow = match record.flow {
            Flow::OneWay { exporter: Some(Country::PRK), importer: None } => {
                Flow::OneWay { exporter: None, importer: Some(Country::PRK) }
            }
            Flow::OneWay { exporter: Some(Country::PRK), importer: Some(partner) } => {
                Flow::OneWay { exporter: Some(partner), importer: Some(Country::PRK) }
            }
            Flow::Unknown if record.modality == Modality::Cap && self.about.center == Some(Country::PRK) => {
                Flow::OneWay { exporter: None, importer: Some(Country::PRK) }
            }
            flow => flow,
        };
        let arrives = match record.flow {
            Flow::Unknown => self.about.center == Some(Country::PRK),
            Flow::OneWay { exporter, importer } => exporter.is_none() && importer == Some(Country::PRK),
            Flow::TwoWay { .. } => false,
        };
        let told = !matches!(record.modality, Modality::Cap) && record.kind != Kind::Price;
        if arrives && told && record.kind != Kind::Money {
            let exporter = self.supplier(sentence);
            if exporter.is_some() || record.flow != Flow::Unknown {
                record.flow = Flow::OneWay { exporter, importer: Some(Country::PRK) };
            }
        }
    }

    /// The one state of a sentence that could have sent the oil. Those that count it from outside send none.
    fn supplier(&self, sentence: Sentence) -> Option<Country> {
        let mut found = None;
        for tag in self.reading.tags_in(sentence.from, sentence.to) {
            let Meaning::Place(place, _) = tag.meaning else { continue };
            let country = self.reading.lexicon.places().get(usize::from(place));
            let Some(country) = country.and_then(|place| Country::new(place.code)) else { continue };
            if ["PRK", "KOR", "USA", "JPN", "GBR", "WLD"].contains(&country.code()) {
                continue;
            }
            if found.is_some_and(|known| known != country) {
                return None;
            }
            found = Some(country);
        }
        found
    }

    /// "Sales in the opposite direction", "deliveries the other way": the flow spoken of last, turned round.
    fn goes_the_other_way(&self, scene: &Scene<'_, '_>, at: usize) -> bool {
        let is = |at: usize, word: &str| self.reading.is_spelled(at, word);
        (at..(at + 6).min(scene.sentence.to)).any(|at| {
            is(at + 1, "direction") && ["opposite", "other", "reverse"].iter().any(|word| is(at, word))
                || is(at + 1, "way") && is(at, "other")
        })
    }

    /// The state that a sentence begins with, as its subject.
    fn partner_at(&self, at: usize) -> Option<Side> {
        let ((place, use_), end) = self.reading.place(at)?;
        let free = use_ == PlaceUse::Name && !matches!(self.reading.word(end), "'s" | "’s");
        free.then(|| Side::named(self.reading, place, at, end))
    }

    /// "exports", "imports", "purchases": all that their owner sends or receives, not one delivery.
    fn is_whole_trade(&self, told: &Mention) -> bool {
        ["exports", "imports", "purchases", "export", "import"]
            .iter()
            .any(|word| self.reading.word(told.at).eq_ignore_ascii_case(word))
    }

    /// Fill the sides that the sentence left open: from its goods ("Russian flour"), the reporter ("Chinese customs"),
    /// what was said before, and the state that the text is about.
    pub(super) fn complete(&self, told: &mut Mention, sentence: Sentence, near: usize) {
        let same = self.said.flow_paragraph == sentence.paragraph;
        if told.role == FlowRole::Trade {
            return self.complete_trade(told, same);
        }
        if told.exporter.country.is_none()
            && let Some(side) = flow::origin(self.reading, sentence, near)
            && side.country != told.importer.country
        {
            told.exporter = side;
        }
        if told.role == FlowRole::Import && told.exporter.country.is_none() && told.importer.country.is_some()
        {
            told.exporter.country =
                self.said.reporter.filter(|reporter| Some(*reporter) != told.importer.country);
        }
        let said = match self.said.flow {
            Flow::OneWay { exporter, importer } => (exporter, importer),
            Flow::TwoWay { partners: [a, b] } => (Some(a), Some(b)),
            Flow::Unknown => (None, None),
        };
        let is_topic =
            |country: Country| Some(country) == self.about.home || Some(country) == self.about.second;
        // Within a paragraph the partner stays; beyond it only the states that the text is about are carried over.
        let two_way = matches!(self.said.flow, Flow::TwoWay { .. });
        let partner = |one: Country, sends: bool| {
            let other = match said {
                (Some(from), to) if from == one && (sends || two_way) => to,
                (from, Some(to)) if to == one && (!sends || two_way) => from,
                _ => None,
            };
            other.filter(|other| {
                *other != Country::WLD && (same || !two_way && is_topic(*other) && is_topic(one))
            })
        };
        // Deliveries arrive: those of nobody go to the state that the text is about.
        let arrives = told.part == FlowPart::Noun
            && ["deliveries", "delivery", "supplies", "conveyances"]
                .iter()
                .any(|word| self.reading.word(told.at).eq_ignore_ascii_case(word));
        // What a text about North Korea leaves open is North Korea's; other states have the side on which the text
        // has them.
        let home = |one: Country, sends: bool| {
            let side = if sends { FlowRole::Export } else { FlowRole::Import };
            let other = if Some(one) == self.about.home { self.about.second } else { self.about.home };
            let pair = self.about.is_pair && self.about.center != Some(Country::PRK);
            self.about
                .center
                .filter(|center| {
                    *center != one && (*center == Country::PRK || self.about.leans == Some(side))
                })
                .or_else(|| other.filter(|other| pair && *other != one))
        };
        // "China took 890,000 and Turkey 213,000": the same sender; likewise the same receiver.
        let also = |sends: bool| match self.said.flow {
            Flow::OneWay { exporter, importer } if same => {
                if sends {
                    exporter
                } else {
                    importer
                }
            }
            _ => None,
        };
        match (told.exporter.country, told.importer.country) {
            (None, None) if (same || told.part != FlowPart::Noun) && said != (None, None) => {
                (told.exporter, told.importer) = self.said.flow_sides;
                // "Exports to China fell. Imports rose.": the same two, the other way.
                if told.part == FlowPart::Noun
                    && !two_way
                    && (self.said.flow_noun.is_some_and(|role| role != told.role)
                        || self.said.flow_role != told.role && self.is_whole_trade(told))
                {
                    std::mem::swap(&mut told.exporter, &mut told.importer);
                }
            }
            (None, None) if !two_way && said.0.is_some_and(is_topic) && said.1.is_some_and(is_topic) => {
                (told.exporter, told.importer) = self.said.flow_sides
            }
            // Customs report what their own state sends and receives.
            (None, None)
                if told.part == FlowPart::Noun
                    && self.said.reporter.is_some()
                    && self.about.center.is_some()
                    && self.said.reporter != self.about.center =>
            {
                let sides = (self.said.reporter, self.about.center);
                (told.exporter.country, told.importer.country) =
                    if told.role == FlowRole::Import { (sides.1, sides.0) } else { sides };
            }
            (None, None) if told.role == FlowRole::Import || arrives => {
                told.importer.country = self.about.center
            }
            (None, None) => told.exporter.country = self.about.center,
            // "to the European Union" leaves nothing open.
            (Some(_), None) if told.importer.words.is_some() => {}
            (Some(one), None) => {
                let other = partner(one, true).or_else(|| also(false).filter(|other| *other != one));
                told.importer.country = other.or_else(|| home(one, false));
            }
            (None, Some(one)) => {
                let other = partner(one, false).or_else(|| also(true).filter(|other| *other != one));
                told.exporter.country = other.or_else(|| home(one, true));
            }
            (Some(_), Some(_)) => {}
        }
    }

    /// Trade of one state is with the state the text is about; trade of none is the trade spoken of before.
    pub(super) fn complete_trade(&self, told: &mut Mention, same: bool) {
        match (told.exporter.country, told.importer.country) {
            (None, None) => match self.said.trade {
                Some(sides) if same || self.about.second.is_none() || sides.1.country.is_none() => {
                    (told.exporter, told.importer) = sides
                }
                _ if self.said.flow != Flow::Unknown && same => {
                    (told.exporter, told.importer) = self.said.flow_sides
                }
                Some(sides) => (told.exporter, told.importer) = sides,
                None if self.said.reporter.is_some() && self.said.reporter != self.about.center => {
                    (told.exporter.country, told.importer.country) = (self.about.center, self.said.reporter);
                }
                // Two-way trade of nobody is that of the two states that the text is about.
                None if self.about.second.is_some() && self.is_two_way(told) => {
                    (told.exporter.country, told.importer.country) = (self.about.home, self.about.second);
                }
                None => told.exporter.country = self.about.center,
            },
            (Some(one), None) if Some(one) != self.about.center => told.importer.country = self.about.center,
            (None, Some(one)) if Some(one) != self.about.center => told.exporter.country = self.about.center,
            _ => {}
        }
    }
}
