//! Sums of figures that follow each other.

use crate::measure::{Decimal, Hedge, Quantity};

/// The sum, with the steps added up: each figure may be off by half of its own. One figure is itself. `None` where a
/// figure has no number, where their hedges do not add up, or for none at all.
pub(super) fn of<'a>(figures: impl IntoIterator<Item = &'a Quantity>) -> Option<Quantity> {
    let mut figures = figures.into_iter();
    let mut sum = figures.next()?.clone();
    for figure in figures {
        if sum.hedge != Hedge::None || figure.hedge != Hedge::None {
            return None;
        }
        sum.value = Some(sum.value?.checked_add(figure.value?)?);
        let steps = |step: Option<Decimal>| step.unwrap_or_default();
        sum.step = Some(steps(sum.step).checked_add(steps(figure.step))?);
    }
    Some(sum)
}
