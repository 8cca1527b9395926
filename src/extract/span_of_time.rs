//! The period of a figure, and what a change compares with.

use super::attach;
use super::calendar::days_between;
use super::claim::Writer;
use super::quantity::Measure;
use super::scene::Scene;
use super::stance;
use super::tense;
use super::time::{Role, TimeWords};
use crate::measure::{Basis, Period, Unit};
use crate::model::{Base, Flow, Kind, Modality, Record};
use crate::text::Span;
use crate::vocabulary::{ChangePart, Meaning, Particle};

impl Writer<'_, '_> {
    /// The period of a figure and the words that gave it; without words it is taken over from what was said before.
    pub(super) fn period(
        &self,
        scene: &Scene<'_, '_>,
        index: usize,
        kind: Kind,
        flow: Flow,
        sentence_first: usize,
    ) -> (Period, Option<Span>) {
        let figure = &scene.figures[index];
        let reading = self.reading;
        let is_base = scene.is_base(figure);
        if let Some(time) = attach::period(scene, index, kind, is_base) {
            let mut period = period_of(time);
            // "As of Dec. 8 rice was selling for": a price of that day.
            if kind == Kind::Price && period.start.is_none() {
                period.start = period.end;
            }
            // "520,000 tonnes a year" is a habit, unless the year stands beside it.
            let whole_year = time.start.zip(time.last).is_some_and(|(start, last)| {
                start.day() == 1 && last.day() == last.days_in_month() && days_between(start, last) > 363
            });
            let capped = whole_year && stance::modality(scene, index, kind).0 == Modality::Cap;
            let habit = figure.per.is_some() && !scene.time_is_of(time, figure) && !capped;
            if !habit {
                return (period, Some(reading.span(time.at, time.end)));
            }
        }
        if figure.per.is_some() {
            return (Period::default(), None);
        }
        let modality = stance::modality(scene, index, kind).0;
        let cap = modality == Modality::Cap;
        let planned = kind != Kind::Count && modality == Modality::Plan;
        // A plan that names no time has none: what was before is not what it speaks of.
        if planned && !self.found[sentence_first..].iter().any(|known| known.record.period.bounds().is_some())
        {
            return (Period::default(), None);
        }
        if cap || is_base {
            return (Period::default(), None);
        }
        let paragraph = scene.sentence.paragraph;
        let like = self.found[sentence_first..].iter().rfind(|known| {
            !scene.figures.iter().any(|figure| {
                reading.tokens[figure.at].start == known.span.start
                    && (scene.is_base(figure) || figure.per.is_some())
            }) && !scene.times.iter().any(|time| {
                time.role == Role::Compared
                    && time.start.is_some()
                    && (time.start, time.last) == (known.record.period.start, known.record.period.end)
            })
        });
        if let Some(known) = like
            && known.record.period.bounds().is_some()
            && kind != Kind::Count
        {
            let period = Period { basis: Basis::Inherited, ..known.record.period };
            return (period, None);
        }
        // "They are paid 65,000 roubles a month and hand over 70 percent": habits have no period.
        if scene.figures.iter().any(|figure| figure.per.is_some())
            && matches!(kind, Kind::Money | Kind::Share | Kind::Change)
        {
            return (Period::default(), None);
        }
        let that = reading.is_any(scene.sentence.from, &[Particle::This, Particle::It]);
        if kind == Kind::Price && !(that && self.said.period_paragraph == paragraph) {
            // A list of prices states its days once, at the head.
            return match self.said.days {
                Some((start, end)) if self.said.days_within.is_none_or(|within| within == paragraph) => {
                    (Period::new(start, end, Basis::Inherited), None)
                }
                _ => (Period::default(), None),
            };
        }
        // Fees and wages are about no goods, and no period of goods is theirs.
        if kind == Kind::Money && flow == Flow::Unknown {
            return (Period::default(), None);
        }
        let near = self.said.period_paragraph == paragraph && figure.per.is_none();
        let goods = matches!(
            kind,
            Kind::Mass | Kind::Volume | Kind::Rate | Kind::Change | Kind::Share | Kind::Count | Kind::Money
        );
        // A single day is that of one event, and of what else is told of it.
        let day = self.said.period.is_some_and(|(start, end)| start == end);
        match self.said.period.filter(|_| !tense::is_habit(scene, index)) {
            Some((start, end)) if day => {
                let period = if near { Period::new(start, end, Basis::Inherited) } else { Period::default() };
                (period, None)
            }
            Some((start, end)) if near || (goods && self.said.period_paragraph + 1 == paragraph) => {
                (Period::new(start, end, Basis::Inherited), None)
            }
            _ => (Period::default(), None),
        }
    }

    /// What a change compares with: a printed figure, an earlier stretch of time, or both.
    pub(super) fn base(&self, scene: &Scene<'_, '_>, index: usize, record: &Record) -> Base {
        let figure = &scene.figures[index];
        let mut base = Base::default();
        if let Some(other) = scene
            .figures
            .iter()
            .enumerate()
            .find(|(at, other)| *at > index && scene.is_base(other) && other.is_amount())
        {
            base.value = other.1.value;
            base.unit = unit_of(other.1.measure);
        }
        if base.value.is_none()
            && let Some(other) = index.checked_add(1).and_then(|next| scene.figures.get(next))
        {
            // "double the $24.04 million"
            let of = (figure.end..other.at).all(|at| self.reading.is_any(at, &[Particle::The, Particle::Of]));
            if of && other.is_amount() && figure.end < other.at {
                base.value = other.value;
                base.unit = unit_of(other.measure);
            }
        }
        let time = scene
            .times
            .iter()
            .filter(|time| time.role == Role::Compared)
            .min_by_key(|time| scene.distance(time.at.min(figure.at), time.at.max(figure.at)));
        if let Some(time) = time {
            (base.period_start, base.period_end) = (time.start, time.last);
            // "30 percent of last year's volume" in five months means last year's five months.
            if let (Some(days), Some((from, to))) = (record.period.bounds(), time.start.zip(time.last))
                && (from.month(), from.day(), to.month(), to.day()) == (1, 1, 12, 31)
                && from.year() == to.year()
                && days.0.year() == days.1.year()
                && days.1.year() > to.year()
                && let Some((from, to)) = super::calendar::shift_years(days, to.year() - days.1.year())
            {
                (base.period_start, base.period_end) = (Some(from), Some(to));
            }
        } else if let Some((start, end)) = record.period.bounds()
            && let Some(days) = super::calendar::shift_years((start, end), -1)
        {
            let yearly = self
                .reading
                .tags_in(scene.sentence.from, scene.sentence.to)
                .iter()
                .any(|tag| matches!(tag.meaning, Meaning::Change(ChangePart::YearOnYear, _)));
            if yearly {
                (base.period_start, base.period_end) = (Some(days.0), Some(days.1));
            }
        }
        base
    }
}

/// The period that words of time give.
pub(super) fn period_of(time: &TimeWords) -> Period {
    Period { start: time.start, end: time.last, basis: time.basis }
}

/// The claim record's unit of a figure.
pub(super) fn unit_of(measure: Measure) -> Option<crate::measure::Unit> {
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

#[cfg(test)]
mod tests {
    use super::super::tests::check_last;

    #[test]
    fn years_of_habits_and_of_ceilings() {
        check_last(
            "In 2023 China sent North Korea 520,000 tons a year of crude.",
            "520,000 tons | mass | 520000 t | CHN→PRK | crude | - | actual | -",
        );
        check_last(
            "The resolution caps North Korea's imports at 500,000 barrels a year in 2018.",
            "500,000 barrels | volume | 500000 bbl | ?→PRK | refined | 2018-01-01/2018-12-31 | cap | -",
        );
    }

    #[test]
    fn days_of_prices() {
        check_last(
            "In July Russia sold North Korea 300 tons of diesel. It cost $900 a ton.",
            "$900 a ton | price | 900 USD/t | RUS→PRK | diesel | 2024-07-01/2024-07-31 | actual | -",
        );
        check_last(
            "As of Aug. 8, a kilogram of rice was selling for 5,900 won in Hyesan.\n\nA kilogram of corn sold for 2,900 won.",
            "2,900 won | price | 2900000 KPW/t | - | maize | - | actual | -",
        );
        check_last(
            "Prices were gathered on Sunday, August 4.\n\nA kilogram of corn sold for 2,900 won in Hyesan.",
            "2,900 won | price | 2900000 KPW/t | - | maize | 2024-08-04/2024-08-04 | actual | -",
        );
    }
}
