//! The goods that a figure speaks of.

use std::sync::Arc;

use super::claim::Writer;
use super::flow::Mention;
use super::reading::{Reading, class};
use super::scene::Scene;
use crate::model::{Flow, Kind};
use crate::text::Span;
use crate::vocabulary::{Commodity, FlowPart, FlowRole, Meaning, Particle};

impl Writer<'_, '_> {
    /// The commodity of a figure and the words that gave it: "of" goods behind it, the nearest goods of the sentence,
    /// all goods for a total of trade, else the goods spoken of before.
    pub(super) fn commodity(
        &mut self,
        scene: &Scene<'_, '_>,
        index: usize,
        kind: Kind,
        flow: Flow,
        mention: Option<&Mention>,
    ) -> (Option<Arc<str>>, Option<Span>) {
        let reading = self.reading;
        let figure = &scene.figures[index];
        let id = |row: u16| reading.lexicon.commodities().get(usize::from(row)).map(|row| &*row.id);
        // "3,000 tons of flour"
        if let Some((row, at, end)) = of_goods(reading, figure.end, scene.right_edge(index)) {
            return (self.goods(id(row)), Some(reading.span(at, end)));
        }
        let idle = mention.is_some_and(|mention| mention.role == FlowRole::None);
        if kind == Kind::Count || idle && kind == Kind::Money {
            return (None, None);
        }
        let mut next = scene.sentence.from;
        let named = std::iter::from_fn(|| {
            loop {
                let at = reading.next(next, scene.sentence.to, class::COMMODITY);
                if at >= scene.sentence.to {
                    return None;
                }
                next = at + 1;
                if let Some((row, end)) = reading.commodity(at) {
                    return Some((row, at, end));
                }
            }
        });
        let best = named
            .filter(|(_, at, end)| *end <= figure.at || *at >= figure.end)
            .map(|(row, at, end)| {
                let cost = if end <= figure.at {
                    scene.distance(end, figure.at) / 2
                } else {
                    scene.distance(figure.end, at) + 8
                };
                (cost, row, at, end)
            })
            .min_by_key(|(cost, ..)| *cost)
            .filter(|(cost, ..)| *cost < 30);
        if let Some((_, row, at, end)) = best {
            return (self.goods(id(row)), Some(reading.span(at, end)));
        }
        let total = mention.is_some_and(|mention| {
            let before = mention.end <= figure.at || reading.particle(figure.end) == Some(Particle::Of);
            matches!(kind, Kind::Money | Kind::Change | Kind::Share)
                && before
                && mention.part == FlowPart::Noun
                && is_total(reading, mention)
        });
        let amount = matches!(kind, Kind::Mass | Kind::Volume | Kind::Rate);
        if !total && !amount && flow == Flow::Unknown {
            // Fees, wages and budgets are about no goods; a change may be of the price before it.
            let before =
                self.found.iter().rfind(|known| known.record.kind != Kind::Count).filter(|_| {
                    kind != Kind::Money && self.said.figure_paragraph == scene.sentence.paragraph
                });
            return (before.and_then(|known| known.record.commodity.clone()), None);
        }
        if total {
            return (self.goods(Some("all")), mention.map(|mention| reading.span(mention.at, mention.end)));
        }
        (self.goods(if amount { self.said.goods } else { self.said.commodity }.and_then(id)), None)
    }

    fn goods(&mut self, id: Option<&str>) -> Option<Arc<str>> {
        // A text about crude calls it oil as well.
        let id = if self.is_about_crude && id == Some("oil") { Some("crude") } else { id };
        id.map(|id| self.shared.get(id))
    }
}

/// Whether a text speaks of crude oil, and hardly of its products.
pub(super) fn is_about_crude(reading: &Reading<'_>) -> bool {
    let table = reading.lexicon.commodities();
    let Some(crude) = table.iter().position(|row| &*row.id == "crude") else { return false };
    let mut counts = vec![0_u32; table.len()];
    for tag in reading.tags_in(0, reading.len()) {
        if let Meaning::Commodity(row) = tag.meaning
            && let Some(count) = counts.get_mut(usize::from(row))
        {
            *count += 1;
        }
    }
    let crudes = counts.get(crude).copied().unwrap_or_default();
    if crudes < 3 {
        return false;
    }
    let is_product = |row: &&Commodity| reading.lexicon.is_within(&row.id, "refined");
    let named = table.iter().zip(&counts).filter(|(_, count)| **count > 0);
    let products: u32 = named.filter(|(row, _)| is_product(row)).map(|(_, count)| count).sum();
    crudes > products * 2
}

/// Whether a word of trade without goods means all of them: "exports", "trade"; not "deliveries".
fn is_total(reading: &Reading<'_>, mention: &Mention) -> bool {
    mention.role == FlowRole::Trade
        || ["exports", "imports"].iter().any(|word| reading.word(mention.at).eq_ignore_ascii_case(word))
}

/// The goods that "of" or nothing joins to a figure: "3,000 tons of wheat flour", "18,640 tonnes maize".
fn of_goods(reading: &Reading<'_>, from: usize, to: usize) -> Option<(u16, usize, usize)> {
    let mut from = from;
    if reading.is(from, '(')
        && let Some(close) = (from..to.min(from + 10)).find(|at| reading.is(*at, ')'))
    {
        from = close + 1;
    }
    let of = reading.particle(from) == Some(Particle::Of);
    let start = if of { from + 1 } else { from };
    for at in start..to.min(start + 4) {
        if let Some((row, end)) = reading.commodity(at) {
            return (of || at == start).then_some((row, at, end));
        }
        if !reading.tokens[at].is_word()
            || reading.is_any(at, &[Particle::To, Particle::From, Particle::In, Particle::And, Particle::By])
        {
            return None;
        }
    }
    None
}
