//! Units and prices that one figure lends to another without any.

use super::numeral::{Form, numeral};
use super::per::{PerWhat, per};
use super::quantity::{Figure, Measure};
use super::reading::{Reading, class};
use super::scene::Scene;
use super::trap;
use crate::measure::{Decimal, Denominator};
use crate::vocabulary::{Dimension, Particle};

/// Give figures without a unit the measure that another figure of the sentence lends them, or that the sentence
/// before lent ("422,000 in 2019").
pub(super) fn lend_measures(scene: &mut Scene<'_, '_>, lent: Option<Figure>) {
    let count = scene.figures.len();
    for index in 0..count {
        let figure = scene.figures[index];
        if figure.measure != Measure::Bare {
            continue;
        }
        let reading = scene.reading;
        // "2,500 boats, up from 900"
        let counted = scene.previous(index).is_some_and(|before| before.measure == Measure::Bare);
        if counted && scene.is_base(&figure) {
            scene.figures[index].is_lent = true;
            continue;
        }
        if reading.unit(figure.end).is_some_and(|(unit, _)| unit.after)
            || trap::counted(reading, figure.end).is_some()
        {
            continue;
        }
        // "from 2 to 20%", "25.6 and 21.5 million tons": the next figure lends, when only a joint stands between.
        if let Some(next) = scene.figures.get(index + 1).copied()
            && next.measure != Measure::Bare
            && next.at == figure.end + 1
            && reading.is_any(figure.end, &[Particle::To, Particle::And])
            && figure.form != Form::Words
        {
            scene.figures[index].measure = next.measure;
            if let Some(factor) = worth_of_one(reading, &next).filter(|_| !figure.is_scaled) {
                scene.figures[index].scale_by(factor);
            }
            scene.figures[index].is_lent = true;
            continue;
        }
        let lender = scene.figures[..index]
            .iter()
            .rev()
            .find(|other| other.is_amount() || matches!(other.measure, Measure::Price(..)))
            .copied();
        // Across sentences only a scale word shows that a unit is meant: "46 percent less … from 931.5 billion".
        let lender = lender.or(lent.filter(|_| figure.is_scaled));
        let Some(lender) = lender else { continue };
        let digits = !matches!(figure.form, Form::Words | Form::Vague);
        let price = matches!(lender.measure, Measure::Price(..));
        if !digits || !(lender.is_amount() || price) || !is_comparable(&figure, &lender) {
            continue;
        }
        let factor = match lender.measure {
            // Values of prices are per tonne already; the lender's own printed number says by how much.
            Measure::Price(..) | Measure::Mass => printed_factor(reading, &lender),
            _ => None,
        };
        scene.figures[index].measure = lender.measure;
        if let Some(factor) = factor {
            scene.figures[index].scale_by(factor);
        }
        scene.figures[index].is_lent = true;
    }
}

/// Make prices of amounts of money that the text measures by the unit: "a kilogram of rice cost 6,100 won", and those
/// that follow a price in the same currency ("$49.48 per barrel from $85.64").
///
/// `noticed` is what the text said all its prices are for, as far as it is still speaking of them.
pub(super) fn lend_prices(
    scene: &mut Scene<'_, '_>,
    lent: Option<Figure>,
    noticed: Option<(Denominator, Decimal)>,
) {
    let reading = scene.reading;
    let is_open = |figure: &Figure| {
        matches!(figure.measure, Measure::Money(_)) && !figure.is_scaled && figure.per.is_none()
    };
    if !scene.figures.iter().any(is_open) {
        return;
    }
    let mut subject = None;
    for at in scene.sentence.from..scene.sentence.to {
        if reading.is_any(at, &[Particle::A]) || reading.word(at).eq_ignore_ascii_case("one") {
            subject = subject.or_else(|| {
                // "An average tonne of flour", "a ton changed hands for"
                let plain = reading.token(at + 1).is_some_and(|next| next.is_word())
                    && reading.particle(at + 1).is_none();
                let (unit, end) =
                    reading.unit(at + 1).or_else(|| if plain { reading.unit(at + 2) } else { None })?;
                let per = match unit.dimension {
                    Dimension::Mass => Denominator::Tonne,
                    Dimension::Volume => Denominator::Barrel,
                    _ => return None,
                };
                let sold =
                    ["changed", "costs", "cost", "went", "goes", "fetched", "fetches", "sold", "sells"]
                        .contains(&reading.word(end));
                (reading.particle(end) == Some(Particle::Of) || sold).then_some((end, per, unit.factor))
            });
        }
    }
    for index in 0..scene.figures.len() {
        let figure = scene.figures[index];
        let Measure::Money(currency) = figure.measure else { continue };
        if figure.is_scaled || figure.per.is_some() {
            continue;
        }
        if let Some((from, per, factor)) = subject
            && from <= figure.at
            && let Some(inverse) = Decimal::ONE.checked_div(factor)
        {
            scene.figures[index].measure = Measure::Price(currency, per);
            scene.figures[index].scale_by(inverse);
            continue;
        }
        let earlier = scene.figures[..index]
            .iter()
            .rev()
            .find(|other| matches!(other.measure, Measure::Price(..)))
            .copied();
        let same = earlier.is_some();
        // "Prices are per kilogram": those of goods, and not of the dollar.
        if earlier.is_none()
            && let Some((per, factor)) = noticed
            && let Some(inverse) = Decimal::ONE.checked_div(factor)
            && figure.form != Form::Words
            && !has_amount(scene)
            && reading.classes_in(scene.sentence.from, scene.sentence.to) & class::COMMODITY != 0
        {
            scene.figures[index].measure = Measure::Price(currency, per);
            scene.figures[index].scale_by(inverse.round_dp(15).normalize());
            continue;
        }
        let Some(lender) = earlier.or(lent) else { continue };
        let Measure::Price(other, per) = lender.measure else { continue };
        let Some(factor) = printed_factor(reading, &lender) else { continue };
        let (Some(value), Some(price)) = (figure.value.or(figure.high), lender.value.or(lender.high)) else {
            continue;
        };
        let near = value
            .checked_mul(factor)
            .is_some_and(|value| value < price * Decimal::from(20) && price < value * Decimal::from(20));
        let piece = reading.is_any(figure.end, &[Particle::Each]);
        if other == currency && near && !piece && (same || !has_amount(scene)) {
            scene.figures[index].measure = Measure::Price(currency, per);
            scene.figures[index].scale_by(factor);
        }
    }
}

/// What a sentence says that all prices are for: "prices are per kilogram unless marked otherwise".
pub(super) fn notice(scene: &Scene<'_, '_>) -> Option<(Denominator, Decimal)> {
    let reading = scene.reading;
    let words = || scene.sentence.from..scene.sentence.to;
    let told = words().any(|at| reading.word(at).eq_ignore_ascii_case("prices"));
    let priced =
        scene.figures.iter().any(|figure| matches!(figure.measure, Measure::Money(_) | Measure::Price(..)));
    if !told || priced {
        return None;
    }
    words().find_map(|at| match per(reading, at) {
        Some((PerWhat::Amount(per, factor), _)) => Some((per, factor)),
        _ => None,
    })
}

fn has_amount(scene: &Scene<'_, '_>) -> bool {
    scene
        .figures
        .iter()
        .any(|figure| matches!(figure.measure, Measure::Mass | Measure::Volume | Measure::Rate))
}

/// How much a lender's printed number was multiplied on the way to its unit (1000 for won per kilogram).
fn printed_factor(reading: &Reading<'_>, lender: &Figure) -> Option<Decimal> {
    let begin = (lender.at..lender.end).find(|at| reading.tokens[*at].is_digits())?;
    let printed = numeral(reading, begin)?.value()?;
    lender.value.or(lender.low)?.checked_div(printed).filter(|factor| !factor.is_zero())
}

/// What one of the lender's printed number means, its scale word included: 1,000,000 for "21.5 million tons".
fn worth_of_one(reading: &Reading<'_>, lender: &Figure) -> Option<Decimal> {
    let begin = (lender.at..lender.end).find(|at| reading.tokens[*at].is_digits())?;
    let mantissa = numeral(reading, begin)?.mantissa;
    lender.value.or(lender.low)?.checked_div(mantissa).filter(|factor| !factor.is_zero())
}

/// A borrowed unit is believed where the number is as large as the lender's, give or take a factor of 100, or has a
/// scale word of its own.
fn is_comparable(figure: &Figure, lender: &Figure) -> bool {
    let (Some(value), Some(other)) = (figure.value.or(figure.high), lender.value.or(lender.high)) else {
        return false;
    };
    if figure.is_scaled {
        return true;
    }
    let hundred = Decimal::ONE_HUNDRED;
    if matches!(lender.measure, Measure::Price(..)) {
        return figure.form == Form::Figure;
    }
    figure.form == Form::Figure
        && value.checked_mul(hundred).is_some_and(|value| value >= other)
        && other.checked_mul(hundred).is_some_and(|other| other >= value)
}
