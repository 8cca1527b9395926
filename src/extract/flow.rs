//! Who sends goods to whom.

use super::flow_finder::Finder;
use super::quantity::{Figure, Measure};
use super::reading::{Reading, class};
use super::sentence::Sentence;
use crate::model::{Country, Flow};
use crate::text::Span;
use crate::vocabulary::{ChangePart, FlowPart, FlowRole, Particle, PlaceUse};

/// A word of trade with its sender and receiver, as far as the sentence names them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Mention {
    /// Its first token.
    pub at: usize,
    /// The token after it.
    pub end: usize,
    /// Which side owns it.
    pub role: FlowRole,
    /// Noun or verb.
    pub part: FlowPart,
    /// Who sends.
    pub exporter: Side,
    /// Who receives.
    pub importer: Side,
    /// The first token of its subject or owner, where one was named.
    pub subject: Option<usize>,
}

/// One side of a flow with the words that named it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Side {
    /// The state.
    pub country: Option<Country>,
    /// The words.
    pub words: Option<Span>,
}

impl Side {
    /// The side that a place's words name.
    pub fn named(reading: &Reading<'_>, place: u16, at: usize, end: usize) -> Self {
        let country =
            reading.lexicon.places().get(usize::from(place)).and_then(|place| Country::new(place.code));
        Self { country, words: Some(reading.span(at, end)) }
    }
}

/// Who the pronouns of a sentence may mean.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Topic {
    /// The state that the text last made its subject.
    pub subject: Option<Country>,
    /// Two states named together last ("the two countries").
    pub pair: Option<(Country, Country)>,
}

impl Mention {
    /// The flow that it tells.
    pub fn flow(&self) -> Flow {
        match (self.role, self.exporter.country, self.importer.country) {
            (FlowRole::None, ..) | (_, None, None) => Flow::Unknown,
            (FlowRole::Trade, Some(a), Some(b)) if a != b => Flow::two_way(a, b),
            (FlowRole::Trade, Some(one), _) | (FlowRole::Trade, None, Some(one)) => {
                Flow::two_way(one, Country::WLD)
            }
            (_, exporter, importer) => {
                Flow::OneWay { exporter, importer: importer.filter(|importer| Some(*importer) != exporter) }
            }
        }
    }
}

/// Every word of trade of a sentence, with its sides.
pub(super) fn mentions(
    reading: &Reading<'_>,
    sentence: Sentence,
    topic: Topic,
    figures: &[Figure],
) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    if reading.classes_in(sentence.from, sentence.to) & (class::FLOW | class::PLACE) == 0 {
        return found;
    }
    let mut idle: Vec<Mention> = Vec::new();
    let mut at = sentence.from;
    while at < sentence.to {
        let Some(((role, part), end)) = reading.flow(at) else {
            if let Some(mention) = goods_of(reading, at) {
                found.push(mention);
            }
            at += 1;
            continue;
        };
        if role == FlowRole::None {
            let none = Side::default();
            idle.push(Mention { at, end, role, part, exporter: none, importer: none, subject: None });
            at = end;
            continue;
        }
        // "products that trade at a premium"
        let verb = reading.word(end).eq_ignore_ascii_case("at")
            || reading.is_any(at.wrapping_sub(1), &[Particle::To, Particle::Modal, Particle::It]);
        if role == FlowRole::Trade && part == FlowPart::Noun && verb && reading.word(at) == "trade" {
            at = end;
            continue;
        }
        // "took up 90 percent" is a share, not a delivery.
        if matches!(reading.change(at), Some(((ChangePart::Share, _), _))) {
            at = end;
            continue;
        }
        // "would supply", "to import": the same word as a verb.
        let part = if part == FlowPart::Noun
            && reading.is_any(at.wrapping_sub(1), &[Particle::To, Particle::Modal])
        {
            FlowPart::Verb
        } else {
            part
        };
        let role = if part != FlowPart::Noun && takes_money(reading, at, end, figures) {
            FlowRole::Export
        } else {
            role
        };
        // "exports and imports" of one owner: the second word is no sentence of its own.
        let mut mention = Mention {
            at,
            end,
            role,
            part,
            exporter: Side::default(),
            importer: Side::default(),
            subject: None,
        };
        let from = found.last().map_or(sentence.from, |before: &Mention| before.end);
        let finder = Finder { reading, sentence, from, topic };
        finder.left(&mut mention);
        finder.right(&mut mention, next_mention(reading, end, sentence.to));
        if let Some(before) = found.last_mut() {
            shared(reading, &mut mention, before);
            coordinated(reading, before, &mention);
        }
        found.push(mention);
        at = end;
    }
    reversed(&mut found);
    found.append(&mut idle);
    found
}

/// "Chinese goods made up $1.34 billion of it": whose goods they are says who sent them.
fn goods_of(reading: &Reading<'_>, at: usize) -> Option<Mention> {
    let ((place, use_), end) = reading.place(at)?;
    let goods = ["goods", "products", "merchandise", "wares", "commodities"];
    if use_ != PlaceUse::Adjective || !goods.iter().any(|word| reading.word(end).eq_ignore_ascii_case(word)) {
        return None;
    }
    Some(Mention {
        at,
        end: end + 1,
        role: FlowRole::Export,
        part: FlowPart::Noun,
        exporter: Side::named(reading, place, at, end),
        importer: Side::default(),
        subject: Some(at),
    })
}

/// "Russia took in 425 billion roubles from oil": money taken in is goods sent out.
fn takes_money(reading: &Reading<'_>, at: usize, end: usize, figures: &[Figure]) -> bool {
    ["took", "takes", "take", "received", "receives", "receive", "brought", "brings", "bring"]
        .contains(&reading.word(at))
        && figures
            .iter()
            .find(|figure| figure.at >= end)
            .is_some_and(|figure| figure.at - end < 4 && matches!(figure.measure, Measure::Money(_)))
}

/// "imports from China rose, while its exports fell": the second word has the same two states.
fn reversed(found: &mut [Mention]) {
    let whole = found.iter().find_map(|mention| mention.exporter.country.zip(mention.importer.country));
    let Some((a, b)) = whole else { return };
    let other = |one: Country| {
        if one == a {
            Some(b)
        } else if one == b {
            Some(a)
        } else {
            None
        }
    };
    for mention in found.iter_mut().filter(|mention| {
        mention.part == FlowPart::Noun && mention.role != FlowRole::Trade && mention.subject.is_some()
    }) {
        match (mention.exporter.country, mention.importer.country) {
            (Some(one), None) => mention.importer.country = other(one),
            (None, Some(one)) => mention.exporter.country = other(one),
            _ => {}
        }
    }
}

/// "oil shipments and other exports to North Korea": both nouns have the ends that the second names.
fn coordinated(reading: &Reading<'_>, before: &mut Mention, mention: &Mention) {
    let nouns =
        before.part == FlowPart::Noun && mention.part == FlowPart::Noun && before.role == mention.role;
    let joined = (before.end..mention.at).all(|at| {
        reading.is_any(at, &[Particle::And, Particle::Another, Particle::Or])
            || reading.commodity(at).is_some()
    });
    if nouns && joined && before.end < mention.at {
        if before.importer.country.is_none() {
            before.importer = mention.importer;
        }
        if before.exporter.country.is_none() {
            before.exporter = mention.exporter;
        }
    }
}

fn next_mention(reading: &Reading<'_>, from: usize, to: usize) -> usize {
    (from..to).find(|at| reading.flow(*at).is_some()).unwrap_or(to)
}

/// A word of trade without a subject in a sentence that named one before: "It shipped coal and bought rice".
fn shared(reading: &Reading<'_>, mention: &mut Mention, before: &Mention) {
    let owner = |mention: &Mention| {
        if mention.role == FlowRole::Import { mention.importer } else { mention.exporter }
    };
    let missing = owner(mention).country.is_none();
    let near = mention.at - before.end < 12;
    let verb = mention.part != FlowPart::Noun && before.part != FlowPart::Noun;
    let joined = (before.end..mention.at).any(|at| reading.is_any(at, &[Particle::And]));
    if missing && near && verb && joined && mention.role != FlowRole::Trade {
        let owner = owner(before);
        let side =
            if mention.role == FlowRole::Import { &mut mention.importer } else { &mut mention.exporter };
        *side = owner;
    }
    // "plans to import 5 tons ... procurement" keep their own sides otherwise.
}

/// "to China", "from Iran" behind a figure whose sentence has no word of trade for it: (from, to).
pub(super) fn ends(reading: &Reading<'_>, from: usize, to: usize) -> (Side, Side) {
    let (mut exporter, mut importer) = (Side::default(), Side::default());
    for at in from..to {
        let Some(preposition @ (Particle::To | Particle::From)) = reading.particle(at) else { continue };
        let next = if reading.is_any(at + 1, &[Particle::The]) { at + 2 } else { at + 1 };
        let Some(((place, use_), end)) = reading.place(next).filter(|(_, end)| *end <= to) else { continue };
        let owner = matches!(reading.word(end), "'s" | "’s");
        let side = Side::named(reading, place, next, end);
        match preposition {
            Particle::To if !owner && use_ != PlaceUse::Adjective => importer = side,
            Particle::From if use_ != PlaceUse::Town && use_ != PlaceUse::Adjective => exporter = side,
            _ => {}
        }
    }
    (exporter, importer)
}

/// "Russian flour", "Iranian crude": whose goods they are.
pub(super) fn origin(reading: &Reading<'_>, sentence: Sentence, near: usize) -> Option<Side> {
    let mut best: Option<(usize, Side)> = None;
    for tag in reading.tags_in(sentence.from, sentence.to) {
        let crate::vocabulary::Meaning::Place(place, PlaceUse::Adjective) = tag.meaning else { continue };
        let goods = (tag.end..tag.end + 2).any(|at| {
            reading.commodity(at).is_some()
                && (tag.end..at).all(|at| reading.tokens[at].is_word() && reading.particle(at).is_none())
        });
        let apart = tag.at.abs_diff(near);
        if goods && best.is_none_or(|(known, _)| apart < known) {
            best = Some((apart, Side::named(reading, place, tag.at, tag.end)));
        }
    }
    best.map(|(_, side)| side)
}

/// A state directly before a figure without a verb of its own, as in "China 890,000 b/d and Turkey 213,000".
pub(super) fn gapped(reading: &Reading<'_>, figure_at: usize, edge: usize) -> Option<(Side, usize)> {
    let mut end = figure_at;
    while end > edge && reading.is_any(end - 1, &[Particle::A, Particle::The, Particle::Only]) {
        end -= 1;
    }
    // "Iraq slipped to 776,000"
    if end > edge + 2 && reading.is_any(end - 1, &[Particle::To, Particle::By]) {
        let verb = (1..=2).find_map(|length| {
            let at = end.checked_sub(1 + length).filter(|at| *at > edge)?;
            reading
                .change(at)
                .filter(|((part, _), to)| *part == ChangePart::Verb && *to == end - 1)
                .map(|_| at)
        });
        if let Some(at) = verb {
            end = at;
        } else if (1..=3)
            .any(|length| reading.place(end.saturating_sub(1 + length)).is_some_and(|(_, to)| to == end - 1))
        {
            // "and Saudi Arabia to 681,000"
            end -= 1;
        }
    }
    // "China notified 8,420 tonnes", whatever the verb.
    let verb = end > edge + 1
        && reading.word(end - 1).ends_with("ed")
        && reading.flow(end - 1).is_none()
        && reading.change(end - 1).is_none();
    if verb {
        end -= 1;
    }
    (1..=4).filter_map(|length| end.checked_sub(length)).filter(|at| *at >= edge).find_map(|at| {
        let ((place, use_), to) = reading.place(at)?;
        let free = at == edge
            || reading.is_any(at - 1, &[Particle::And])
            || reading.is(at - 1, ',')
            || reading.is(at - 1, ':');
        (to == end && free && use_ != PlaceUse::Adjective).then(|| (Side::named(reading, place, at, to), at))
    })
}
