//! Ceilings: how far one reaches, and what the well-known ones are on.

use super::claim::Writer;
use super::quantity::Measure;
use super::scene::Scene;
use crate::measure::Decimal;
use crate::model::{Country, Kind, Modality, Record, Slot};
use crate::text::Span;
use crate::vocabulary::{FlowPart, Particle, SpeechPart};

impl Writer<'_, '_> {
    /// "500,000 barrels of products, and those of crude 4 million barrels, or 525,000 tonnes": a ceiling goes on over
    /// what is joined to it without a verb.
    pub(super) fn shares_cap(
        &self,
        scene: &Scene<'_, '_>,
        index: usize,
        kind: Kind,
        record: &Record,
    ) -> Option<Span> {
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
                ) && reading.flow(at).is_none_or(|((_, part), _)| part == FlowPart::Noun)
                    && reading.speech(at, SpeechPart::Says).is_none()
                    && !reading.is(at, ';')
            });
        // The words that made the one before a ceiling make this one, too.
        let words = capped.because.iter().find(|reason| reason.slot == Slot::Modality)?.words?;
        (same && joined).then_some(words)
    }

    /// What the ceilings of resolution 2397 are on, where the text only says "oil" or names what it told of before:
    /// 500,000 barrels of products, 4 million barrels or 525,000 tonnes of crude a year.
    pub(super) fn name_capped(&mut self, record: &mut Record) -> bool {
        let Some(value) = record.quantity.value.filter(|_| record.modality == Modality::Cap) else {
            return false;
        };
        let is_oil = record.commodity.as_deref().is_none_or(|id| self.reading.lexicon.is_within(id, "oil"));
        let id = match record.kind {
            Kind::Volume if value == Decimal::from(500_000) => "refined",
            Kind::Volume if value == Decimal::from(4_000_000) => "crude",
            Kind::Mass if value == Decimal::from(525_000) => "crude",
            _ => return false,
        };
        let named =
            is_oil && self.about.center == Some(Country::PRK) && record.commodity.as_deref() != Some(id);
        if named {
            record.commodity = Some(self.shared.get(id));
        }
        named
    }
}
