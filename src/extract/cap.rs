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
    pub(super) fn shares_cap(&self, scene: &Scene<'_, '_>, index: usize, record: &Record) -> Option<Span> {
        let open = !matches!(record.modality, Modality::Denied | Modality::Cap);
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

#[cfg(test)]
mod tests {
    use super::super::tests::check_last;

    #[test]
    fn ceilings_go_on() {
        check_last(
            "The cap is $60 a barrel, and for tankers of diesel $4 million.",
            "$4 million | money | 4000000 USD | - | diesel | - | cap | -",
        );
        check_last(
            "The limit is 500,000 barrels, or $40 million.",
            "$40 million | money | 40000000 USD | - | - | - | cap | -",
        );
        check_last(
            "Sales are limited to $40 million, or $90 million with coal.",
            "$90 million | money | 90000000 USD | - | coal | - | cap | -",
        );
    }

    #[test]
    fn ceilings_end() {
        check_last(
            "It denied that the limit is 500,000 barrels, or 300,000 barrels.",
            "300,000 barrels | volume | 300000 bbl | - | - | - | denied | -",
        );
        check_last(
            "The limit is $60 a barrel, and 300,000 barrels, for oil.",
            "300,000 barrels | volume | 300000 bbl | - | oil | - | actual | -",
        );
        check_last(
            "The limit is 500,000 barrels of refined oil for ships from 300,000 barrels up.",
            "300,000 barrels | volume | 300000 bbl | - | refined | - | actual | -",
        );
        check_last(
            "The limit is 500,000 barrels of refined oil, and the country has 300,000 barrels.",
            "300,000 barrels | volume | 300000 bbl | - | refined | - | actual | -",
        );
        check_last(
            "The limit is 500,000 barrels of refined oil, and North Korea imported 300,000 barrels.",
            "300,000 barrels | volume | 300000 bbl | ?→PRK | refined | - | actual | -",
        );
        check_last(
            "The limit is 500,000 barrels of refined oil; and 300,000 barrels of crude.",
            "300,000 barrels | volume | 300000 bbl | - | crude | - | actual | -",
        );
        check_last(
            "The limit on Russia's oil is 500,000 barrels.",
            "500,000 barrels | volume | 500000 bbl | RUS→? | oil | - | cap | -",
        );
        check_last(
            "The price cap is $60 a barrel; two more are $100 a barrel for diesel.",
            "$100 a barrel | price | 100 USD/bbl | - | diesel | - | cap | -",
        );
    }

    #[test]
    fn what_a_ceiling_leaves_out() {
        check_last(
            "Resolution 2397 lets Russia sell North Korea up to 500,000 barrels of oil.",
            "500,000 barrels | volume | 500000 bbl | ?→PRK | refined | - | cap | UN Security Council Resolution 2397",
        );
        check_last(
            "Last year the limit was 500,000 barrels of oil.",
            "500,000 barrels | volume | 500000 bbl | - | oil | - | cap | -",
        );
    }
}
