//! A change against two rows of one series.

use std::sync::Arc;

use super::claim::{Subject, lacks};
use super::fit::{flow, goods, is_independent, remarks, rows_of};
use super::{Difference, Match, Remark, Verdict, quantity_of};
use crate::measure::{Date, Decimal, Interval, Quantity, Unit};
use crate::model::Record;
use crate::reference::{Row, SeriesTable, Valuation};
use crate::vocabulary::Lexicon;

/// Series that have both periods. The claim does not say what it measures, so value, mass and volume all answer.
pub(super) fn matches(subject: &Subject<'_>, table: &SeriesTable, lexicon: &Lexicon) -> Vec<Match> {
    let record = subject.record;
    if !lacks(record).is_empty() || record.quantity.unit != Some(Unit::Ratio) {
        return Vec::new();
    }
    let Some((start, end)) = record.period.bounds() else { return Vec::new() };
    let Some((base, assumed)) = base(record) else { return Vec::new() };
    let wanted = record.commodity.as_deref().unwrap_or_default();
    let mut found = Vec::new();
    for series in table.series() {
        let mut reasons = Vec::new();
        let fits = flow(record.flow, series, &mut reasons)
            .and_then(|()| goods(wanted, &series.commodity, lexicon, &mut reasons));
        let own_way = series.includes.is_none() || subject.cites(series);
        if fits.is_none() || !reasons.is_empty() || !series.scope.is_empty() || !own_way {
            continue;
        }
        let (Some(now), Some(then)) = (rows_of(series, start, end), rows_of(series, base.0, base.1)) else {
            continue;
        };
        let both: Vec<&Row> = now.iter().chain(&then).copied().collect();
        if both.iter().any(|row| subject.wrote(row)) {
            continue;
        }
        let Some(official) = change(&now, &then) else { continue };
        let Some(difference) = Difference::of(&record.quantity, &official) else { continue };
        let mut remarks = remarks(subject, series, &both);
        remarks.retain(|remark| !matches!(remark, Remark::Sum(_)));
        remarks.push(Remark::Measures(series.measure().code()));
        remarks.extend(assumed.then_some(Remark::YearBefore));
        if series.valuation == Valuation::Unknown {
            remarks.push(Remark::Valued(series.valuation));
        }
        found.push(Match {
            series: Arc::clone(series),
            rows: now.iter().copied().cloned().collect(),
            base: then.iter().copied().cloned().collect(),
            difference,
            verdict: if difference.explained { Verdict::Consistent } else { Verdict::Inconsistent },
            independent: is_independent(subject, series, &both),
            remarks,
        });
    }
    found
}

/// The earlier period, and whether it was assumed to be the year before.
fn base(record: &Record) -> Option<((Date, Date), bool)> {
    let (start, end) = record.period.bounds()?;
    let named = record.base.as_ref().and_then(|base| base.period_start.zip(base.period_end));
    if let Some(named) = named {
        return Some((named, false));
    }
    let earlier = |date: Date| {
        let year = date.year() - 1;
        // The last day of February moves with the leap year.
        if date == date.last_of_month() {
            Date::new(year, date.month(), 1).ok().map(Date::last_of_month)
        } else {
            Date::new(year, date.month(), date.day()).ok()
        }
    };
    Some(((earlier(start)?, earlier(end)?), true))
}

/// `now / then − 1`, with the range that the printed digits of both leave.
fn change(now: &[&Row], then: &[&Row]) -> Option<Quantity> {
    let (now, then) = (quantity_of(now)?, quantity_of(then)?);
    let ratio = |now: Decimal, then: Decimal| now.checked_div(then)?.checked_sub(Decimal::ONE);
    let (a, b) = (Interval::of(&now)?, Interval::of(&then)?);
    let value = ratio(now.point()?, then.point()?)?;
    let (low, high) = (ratio(a.low?, b.high?)?, ratio(a.high?, b.low?)?);
    // A step that spans the range, around its point, keeps both ends inside.
    let half = high.checked_sub(value)?.max(value.checked_sub(low)?);
    Some(Quantity {
        value: Some(value),
        step: half.checked_mul(Decimal::TWO),
        unit: Some(Unit::Ratio),
        ..Quantity::default()
    })
}
