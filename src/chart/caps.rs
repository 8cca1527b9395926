//! The ceilings as lines of the oil plot.

use std::sync::Arc;

use super::words::brief;
use super::{CapLine, Options, day_number};
use crate::measure::{Decimal, FactorSet, Unit};
use crate::model::words;
use crate::reference::{Cap, CapState, Caps};

/// Lines of every ceiling that held at some time within `x` (days), in the unit of the plot; prorated where amounts are
/// monthly.
pub(super) fn lines(caps: &Caps, factors: &FactorSet, options: &Options, x: [f64; 2]) -> Vec<CapLine> {
    let mut lines: Vec<(Arc<str>, CapLine)> = Vec::new();
    let held = |cap: &&Cap| cap.state == CapState::InForce;
    for cap in caps.rows.iter().filter(held) {
        let period = [day_number(cap.period_start), day_number(cap.period_end) + 1.0];
        if period[0] >= x[1] || period[1] <= x[0] {
            continue;
        }
        // A resolution that words one ceiling in two units is not converted from one of them to the other.
        let better = |other: &Cap| {
            let closer =
                options.volume.is(other.unit) || (other.unit == Unit::Barrel && cap.unit == Unit::Tonne);
            closer && other.unit != cap.unit && other.id == cap.id && other.period_start == cap.period_start
        };
        if !options.volume.is(cap.unit) && caps.rows.iter().filter(held).any(better) {
            continue;
        }
        let Some((whole, months)) = whole(cap, factors, options).zip(months(cap)) else { continue };
        let amount = if options.monthly { whole / Decimal::from(months) } else { whole };
        let amount = amount.round_dp(3).normalize();
        match lines.iter_mut().find(|(id, line)| *id == cap.id && line.amount == amount) {
            Some((_, line)) => line.periods.push(period),
            None => {
                let line =
                    line(cap, factors, options, [whole.round_dp(3).normalize(), amount], months, period);
                lines.push((Arc::clone(&cap.id), line));
            }
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

/// The whole ceiling in the unit of the plot.
fn whole(cap: &Cap, factors: &FactorSet, options: &Options) -> Option<Decimal> {
    let value = cap.value?;
    if options.volume.is(cap.unit) {
        return Some(value);
    }
    let factor = match options.volume.needs_factor(cap.unit) {
        true => factors.barrels_per_tonne(&cap.commodity).filter(|factor| *factor > Decimal::ZERO)?,
        false => Decimal::ONE,
    };
    let (times, by) = options.volume.conversion(cap.unit, factor);
    value.checked_mul(times)?.checked_div(by)
}

/// Twelve months from 22 December are a year too.
fn months(cap: &Cap) -> Option<i64> {
    let days = f64::from(cap.period().days()?);
    Some(((days / 30.4375).round() as i64).max(1))
}

fn line(
    cap: &Cap,
    factors: &FactorSet,
    options: &Options,
    [whole, amount]: [Decimal; 2],
    months: i64,
    period: [f64; 2],
) -> CapLine {
    let printed = cap.value.unwrap_or_default();
    let stretch = if months == 12 { " a year".to_owned() } else { format!(" in {months} months") };
    let unit = options.volume.code();
    let mut notes = Vec::new();
    let mut label = format!(
        "cap {} {}{stretch}, {} ({})",
        words::number(printed),
        cap.unit,
        cap.commodity,
        cap.resolution
    );
    if !options.volume.is(cap.unit) {
        if options.volume.needs_factor(cap.unit) {
            let factor = words::number(factors.barrels_per_tonne(&cap.commodity).unwrap_or_default());
            notes.push(format!("Converted at {factor} bbl/t for {} ({})", cap.commodity, factors.name));
            label.push_str(&format!(" = {} {unit} at {factor} bbl/t", brief(whole)));
        } else {
            label.push_str(&format!(" = {} {unit}", brief(whole)));
        }
    }
    if options.monthly {
        label.push_str(&format!(": {} {unit} a month", brief(amount)));
        let words =
            "Prorated: the resolution sets no monthly ceiling, this is the whole one divided by its months";
        notes.push(words.to_owned());
    }
    notes.push(cap.note.to_string());
    notes.push(format!("Read from {}: {}", cap.source, cap.address));
    let short = format!("cap {}, {}", brief(amount), cap.commodity);
    CapLine { label, short, notes, source: Arc::clone(&cap.source), amount, y: 0.0, periods: vec![period] }
}
