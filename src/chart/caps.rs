//! The ceilings as lines of the oil plot.

use std::sync::Arc;

use super::words::brief;
use super::{CapLine, VolumeUnit, day_number};
use crate::measure::{Decimal, FactorSet, Unit};
use crate::model::words;
use crate::reference::{Cap, CapState, Caps};

/// Lines of every ceiling that held at some time within `x` (days), in the unit of the plot.
pub(super) fn lines(caps: &Caps, factors: &FactorSet, unit: VolumeUnit, x: [f64; 2]) -> Vec<CapLine> {
    let unit = unit.unit();
    let mut lines: Vec<(Arc<str>, CapLine)> = Vec::new();
    let held = |cap: &&Cap| cap.state == CapState::InForce;
    for cap in caps.rows.iter().filter(held) {
        let period = [day_number(cap.period_start), day_number(cap.period_end) + 1.0];
        if period[0] >= x[1] || period[1] <= x[0] {
            continue;
        }
        let worded_in_unit =
            |other: &Cap| other.unit == unit && other.id == cap.id && other.period_start == cap.period_start;
        if cap.unit != unit && caps.rows.iter().filter(held).any(worded_in_unit) {
            continue;
        }
        let Some(amount) = cap.value.and_then(|value| factors.convert(value, cap.unit, unit, &cap.commodity))
        else {
            continue;
        };
        let amount = amount.round_dp(3).normalize();
        match lines.iter_mut().find(|(id, line)| *id == cap.id && line.amount == amount) {
            Some((_, line)) => line.periods.push(period),
            None => lines.push((Arc::clone(&cap.id), line(cap, amount, unit, factors, period))),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

fn line(cap: &Cap, amount: Decimal, unit: Unit, factors: &FactorSet, period: [f64; 2]) -> CapLine {
    let printed = cap.value.unwrap_or_default();
    // Twelve months from 22 December count as a year too.
    let days = period[1] - period[0];
    let stretch = match days {
        365.0 | 366.0 => " a year".to_owned(),
        _ => format!(" in {} months", (days / 30.4).round()),
    };
    let mut notes = Vec::new();
    let converted = if cap.unit == unit {
        String::new()
    } else {
        let factor = factors.barrels_per_tonne(&cap.commodity).unwrap_or_default();
        let factor = words::number(factor);
        notes.push(format!("Converted at {factor} bbl/t for {} ({})", cap.commodity, factors.name));
        format!(" = {} {unit} at {factor} bbl/t", brief(amount))
    };
    notes.push(cap.note.to_string());
    notes.push(format!("Read from {}: {}", cap.source, cap.address));
    let label = format!(
        "cap {} {}{stretch}, {} ({}){converted}",
        words::number(printed),
        cap.unit,
        cap.commodity,
        cap.resolution
    );
    CapLine { label, notes, amount, y: 0.0, periods: vec![period] }
}
