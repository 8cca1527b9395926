//! Ranges: "20,000- 50,000", "between 600 and 700 tons", "3-3.5 million".

use super::numeral::{Form, Numeral, numeral};
use super::quantity::unit_after;
use super::reading::Reading;
use crate::measure::Decimal;
use crate::vocabulary::{Particle, UnitWord};

/// The scale of the left number of a range: its own, else the right one's ("3-3.5 million", "two to four million").
pub(super) fn shared_scale(first: &Numeral, second: &Numeral) -> Option<Decimal> {
    if first.scale > Decimal::ONE {
        return Some(first.scale);
    }
    let mut scale = second.scale;
    let mut rest = second.mantissa;
    // A number in words holds its scale in its worth.
    while second.form == Form::Words
        && rest >= Decimal::ONE_THOUSAND
        && (rest % Decimal::ONE_THOUSAND).is_zero()
    {
        rest /= Decimal::ONE_THOUSAND;
        scale = scale.checked_mul(Decimal::ONE_THOUSAND)?;
    }
    Some(if first.mantissa <= rest { scale } else { Decimal::ONE })
}

/// The second number of "20,000- 50,000", "$3-4 billion", "between 600 and 700 tons", "15 to 18 percent".
pub(super) fn range(
    reading: &Reading<'_>,
    at: usize,
    prefix: Option<UnitWord>,
    first: &Numeral,
    first_unit: Option<UnitWord>,
    after: usize,
) -> Option<(Numeral, Option<UnitWord>, usize)> {
    if matches!(first.form, Form::Vague | Form::Multiple) {
        return None;
    }
    let before = at.checked_sub(1).and_then(|before| reading.particle(before));
    let dash = reading.is(after, '-') || reading.is(after, '–') || reading.is(after, '—');
    let word = match reading.particle(after) {
        Some(Particle::To) => {
            before != Some(Particle::From) && !reading.word(after).eq_ignore_ascii_case("into")
        }
        Some(Particle::And) => before == Some(Particle::Between) || hedge_between(reading, at),
        Some(Particle::Or) => first_unit.is_none() && first.scale == Decimal::ONE,
        _ => false,
    };
    // "850,000 - 900,000 barrels": spaces on both sides, and a unit behind that both need.
    let spaced = dash
        && !reading.glued(after)
        && !reading.glued(after + 1)
        && first_unit.is_none()
        && first.form == Form::Figure
        && numeral(reading, after + 1).is_some_and(|second| {
            second.form == Form::Figure && unit_after(reading, &second, second.end).is_some()
        });
    if !(word || (dash && reading.glued(after)) || spaced) {
        return None;
    }
    let mut next = after + 1;
    let mut unit = prefix;
    if let Some((repeated, end)) = reading.unit(next)
        && repeated.before
        && let Some(prefix) = prefix
    {
        if repeated.dimension != prefix.dimension {
            return None;
        }
        next = end;
    }
    let second = numeral(reading, next)?;
    if matches!(second.form, Form::Vague | Form::Multiple)
        || (second.form == Form::Fraction) != (first.form == Form::Fraction)
    {
        return None;
    }
    let mut end = second.end;
    if prefix.is_none()
        && let Some((found, after)) = unit_after(reading, &second, end)
    {
        (unit, end) = (Some(found), after);
    }
    match (first_unit.filter(|_| prefix.is_none()), unit) {
        // "fell 3 percent to 1.2 million tons" and "rose 5 percent to 8 percent" are two figures.
        (Some(left), Some(right)) if left.dimension != right.dimension => return None,
        (Some(_), None) => return None,
        (Some(_), Some(_))
            if reading.particle(after) == Some(Particle::To) && follows_change(reading, at) =>
        {
            return None;
        }
        _ => {}
    }
    if prefix.is_some() && reading.particle(after) == Some(Particle::To) && follows_change(reading, at) {
        return None;
    }
    // "2.8 percent to 1.27 billion": a unit on one side only is no range; neither is a falling pair.
    let (low, high) = (first.mantissa.checked_mul(shared_scale(first, &second)?)?, second.value()?);
    let rising = low < high;
    let written = |number: &Numeral| matches!(number.form, Form::Words);
    (rising && (!dash || written(first) == written(&second))).then_some((second, unit, end))
}

/// "between" with an adverb before the number: "between about 600 and 700".
fn hedge_between(reading: &Reading<'_>, at: usize) -> bool {
    at.checked_sub(2).is_some_and(|before| {
        reading.particle(before) == Some(Particle::Between) && reading.hedge(at - 1).is_some()
    })
}

/// Whether a word of change stands just before the figure, so that "to" leads to a new level.
fn follows_change(reading: &Reading<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| reading.change(before).is_some())
        || at.checked_sub(2).is_some_and(|before| {
            reading.change(before).is_some() && reading.particle(at - 1) == Some(Particle::By)
        })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_last;

    #[test]
    fn ranges_with_spaces() {
        check_last(
            "It sold 850,000 - 900,000 barrels.",
            "850,000 - 900,000 barrels | volume | 850000..900000 bbl | - | - | - | actual | -",
        );
        check_last(
            "It sold 850,000 - 900,000 in July.",
            "900,000 | count | 900000 1 | - | - | 2024-07-01/2024-07-31 | actual | -",
        );
    }
}
