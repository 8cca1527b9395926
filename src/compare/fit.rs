//! One series against a claim.

use std::sync::Arc;

use super::claim::Terms;
use super::reason::Side;
use super::{Comparison, Difference, Match, NearMiss, Reason, Remark, Subject, Verdict, quantity_of};
use crate::measure::{Decimal, Interval, Quantity, Unit};
use crate::model::Flow;
use crate::reference::{Method, Quality, Row, Series, Valuation};
use crate::vocabulary::Lexicon;

/// More reasons than these make a row say nothing about the claim.
const MOST: usize = 3;

/// Put what the series has on the claim into the comparison.
pub(super) fn compare(
    terms: &Terms<'_>,
    series: &Arc<Series>,
    lexicon: &Lexicon,
    comparison: &mut Comparison,
) {
    let Some(reasons) = reasons(terms, series, lexicon) else { return };
    let exact = exact(series, terms);
    if let Some(rows) = &exact {
        let own = rows.iter().any(|row| terms.subject.wrote(row));
        if reasons.is_empty() && !own {
            comparison.matches.extend(matched(terms, series, rows));
        } else {
            let also = own.then_some(Reason::FromThisArticle);
            comparison.near.extend(missed(terms, series, rows, &reasons, also));
        }
    }
    for (row, reason) in odd(series, terms) {
        comparison.near.extend(missed(terms, series, &[row], &reasons, Some(reason)));
    }
    // Rows of other length say little beside one of the right length, and of the same series nothing at all.
    if exact.is_none() {
        for (row, reason) in others(series, terms) {
            comparison.near.extend(missed(terms, series, &[row], &reasons, Some(reason)));
        }
    }
}

/// Why the series as a whole does not match: empty if it does, `None` if it is about something else.
fn reasons(terms: &Terms<'_>, series: &Series, lexicon: &Lexicon) -> Option<Vec<Reason>> {
    let mut reasons = Vec::new();
    flow(terms.subject.record.flow, series, &mut reasons)?;
    goods(terms.goods, &series.commodity, lexicon, &mut reasons)?;
    unit(terms.unit, series, lexicon, &mut reasons)?;
    method(terms, series, &mut reasons);
    reasons.sort();
    Some(reasons)
}

/// `None` if the series is about other trade.
pub(super) fn flow(claim: Flow, series: &Series, reasons: &mut Vec<Reason>) -> Option<()> {
    if claim == series.flow && claim != Flow::Unknown {
        return Some(());
    }
    let reason = match (claim, series.flow) {
        (Flow::OneWay { exporter: Some(from), importer: Some(to) }, Flow::TwoWay { .. }) => {
            (Flow::two_way(from, to) == series.flow).then_some(Reason::BothDirections)
        }
        (Flow::TwoWay { .. }, Flow::OneWay { exporter: Some(from), importer: Some(to) }) => {
            (Flow::two_way(from, to) == claim).then_some(Reason::OneDirection)
        }
        (
            Flow::OneWay { exporter: Some(from), importer: Some(to) },
            Flow::OneWay { exporter: None, importer },
        ) => {
            let among = series.suppliers.is_empty() || series.suppliers.contains(&from);
            (among && importer == Some(to)).then_some(Reason::SeveralSuppliers)
        }
        (Flow::OneWay { exporter: None, importer: to }, Flow::OneWay { exporter: Some(from), importer }) => {
            (to == importer).then_some(Reason::OneSupplier(from))
        }
        _ => None,
    };
    reasons.push(reason?);
    Some(())
}

/// `None` if the series is about unrelated goods.
pub(super) fn goods(claim: &str, series: &str, lexicon: &Lexicon, reasons: &mut Vec<Reason>) -> Option<()> {
    if claim == series {
        return Some(());
    }
    let name = || lexicon.commodity(series).map_or_else(|| series.into(), |goods| Arc::clone(&goods.name));
    let parent = |id: &str| lexicon.commodity(id).and_then(|goods| goods.parent.clone());
    let reason = if lexicon.is_within(claim, series) {
        Reason::WiderGoods(name())
    } else if lexicon.is_within(series, claim) {
        Reason::NarrowerGoods(name())
    } else if parent(claim).is_some_and(|group| &*group != "all" && lexicon.is_within(series, &group)) {
        Reason::OtherGoods(name())
    } else {
        return None;
    };
    reasons.push(reason);
    Some(())
}

/// `None` if no factor leads from the series' unit to the claim's. Money is never converted.
fn unit(claim: Unit, series: &Series, lexicon: &Lexicon, reasons: &mut Vec<Reason>) -> Option<()> {
    match (claim, series.unit) {
        (a, b) if a == b => Some(()),
        (Unit::Tonne, Unit::Barrel) | (Unit::Barrel, Unit::Tonne) => {
            let set = lexicon.factor_sets().first()?;
            let barrels_per_tonne = set.barrels_per_tonne(&series.commodity)?;
            reasons.push(Reason::Factor { unit: series.unit, barrels_per_tonne, set: Arc::clone(&set.name) });
            Some(())
        }
        _ => None,
    }
}

fn method(terms: &Terms<'_>, series: &Series, reasons: &mut Vec<Reason>) {
    let cited = terms.subject.cites(series);
    if let Some(claim) = terms.valuation
        && let Some(row) = Side::of(series.valuation)
        && claim != row
    {
        reasons.push(Reason::Valuation { claim, row });
    }
    if terms.valuation.is_some() && series.method == Method::Mirror && !cited {
        reasons.push(Reason::Mirror);
    }
    if let Some(includes) = series.includes
        && !cited
    {
        reasons.push(Reason::Adds(includes.into()));
    }
    if !series.scope.is_empty() {
        reasons.push(Reason::Scope(Arc::clone(&series.scope)));
    }
}

/// The row of the claim's period, or rows that follow each other and make it up.
fn exact<'s>(series: &'s Series, terms: &Terms<'_>) -> Option<Vec<&'s Row>> {
    rows_of(series, terms.start, terms.end)
}

/// The row of this period, or several that follow each other and make it up, the longest first. Nothing is
/// interpolated: a day without a row, or with a row that crosses the end, gives nothing.
pub(super) fn rows_of(
    series: &Series,
    start: crate::measure::Date,
    end: crate::measure::Date,
) -> Option<Vec<&Row>> {
    let mut rows = Vec::new();
    let mut from = start;
    while from <= end {
        let row = series
            .rows
            .iter()
            .filter(|row| row.counts() && row.start == from && row.end <= end)
            .max_by_key(|row| row.end)?;
        rows.push(row);
        from = row.end.tomorrow().ok()?;
    }
    (!rows.is_empty() && quantity_of(&rows).is_some()).then_some(rows)
}

/// Rows of the claim's period that hold no figure to go by.
fn odd<'s>(series: &'s Series, terms: &Terms<'_>) -> Vec<(&'s Row, Reason)> {
    let period = (terms.start, terms.end);
    series
        .rows
        .iter()
        .filter(|row| (row.start, row.end) == period)
        .filter_map(|row| match row.quality {
            Quality::Slip => Some((row, Reason::Slip)),
            Quality::NotReported => Some((row, Reason::NotReported)),
            Quality::Reported => None,
        })
        .collect()
}

/// The shortest row around the claim's period, the longest within it, and one that crosses an end of it.
fn others<'s>(series: &'s Series, terms: &Terms<'_>) -> Vec<(&'s Row, Reason)> {
    let rows = || series.rows.iter().filter(|row| row.counts());
    let days = |row: &&Row| row.period().days();
    let around = rows().filter(|row| row.start <= terms.start && terms.end <= row.end).min_by_key(days);
    let within = rows().filter(|row| terms.start <= row.start && row.end <= terms.end).max_by_key(days);
    let mut others: Vec<(&Row, Reason)> = around.map(|row| (row, Reason::LongerPeriod)).into_iter().collect();
    others.extend(within.map(|row| (row, Reason::ShorterPeriod)));
    if others.is_empty() {
        let crossing = rows().find(|row| row.start <= terms.end && terms.start <= row.end);
        others.extend(crossing.map(|row| (row, Reason::OtherDays)));
    }
    others
}

fn matched(terms: &Terms<'_>, series: &Arc<Series>, rows: &[&Row]) -> Option<Match> {
    let difference = Difference::of(&terms.quantity, &quantity_of(rows)?)?;
    let verdict = if difference.explained { Verdict::Consistent } else { Verdict::Inconsistent };
    let mut remarks = remarks(terms.subject, series, rows);
    if terms.valuation.is_none() && series.valuation != Valuation::None {
        remarks.push(Remark::Valued(series.valuation));
    }
    Some(Match {
        series: Arc::clone(series),
        rows: rows.iter().copied().cloned().collect(),
        base: Vec::new(),
        difference,
        verdict,
        independent: is_independent(terms.subject, series, rows),
        remarks,
    })
}

fn missed(
    terms: &Terms<'_>,
    series: &Arc<Series>,
    rows: &[&Row],
    reasons: &[Reason],
    also: Option<Reason>,
) -> Option<NearMiss> {
    let mut reasons = reasons.to_vec();
    reasons.extend(also);
    reasons.sort();
    if reasons.is_empty() || reasons.len() > MOST {
        return None;
    }
    let official = quantity_of(rows).and_then(|quantity| in_unit(quantity, terms.unit, &reasons));
    let differs = reasons.iter().any(Reason::is_period);
    let difference = official.as_ref().filter(|_| !differs);
    let difference = difference.and_then(|official| Difference::of(&terms.quantity, official));
    let monthly = official.as_ref().filter(|_| differs).and_then(|official| {
        let months = rows.first()?.period().months()?;
        Difference::monthly((&terms.quantity, terms.months), (official, months))
    });
    let contradicts = official.as_ref().is_some_and(|official| {
        let bounds = Interval::of(&terms.quantity).zip(Interval::of(official));
        bounds.is_some_and(|(claim, row)| match reasons[..] {
            [Reason::ShorterPeriod] => row.exceeds(claim),
            [Reason::LongerPeriod] => claim.exceeds(row),
            _ => false,
        })
    });
    let mut remarks = remarks(terms.subject, series, rows);
    if differs {
        remarks.extend(rows.iter().filter(|row| row.is_annual()).map(|row| Remark::Annual(row.start.year())));
    }
    Some(NearMiss {
        series: Arc::clone(series),
        rows: rows.iter().copied().cloned().collect(),
        reasons,
        difference,
        monthly,
        contradicts,
        remarks,
    })
}

/// The official figure in the claim's unit, by the factor that stands among the reasons.
fn in_unit(mut quantity: Quantity, to: Unit, reasons: &[Reason]) -> Option<Quantity> {
    for reason in reasons {
        let Reason::Factor { barrels_per_tonne: factor, .. } = reason else { continue };
        let convert = |value: Decimal| match to {
            Unit::Barrel => value.checked_mul(*factor),
            _ => value.checked_div(*factor),
        };
        for number in [&mut quantity.value, &mut quantity.low, &mut quantity.high, &mut quantity.step] {
            if let Some(value) = *number {
                *number = Some(convert(value)?);
            }
        }
        quantity.unit = Some(to);
    }
    Some(quantity)
}

/// Whether the rows come from elsewhere than the claim.
pub(super) fn is_independent(subject: &Subject<'_>, series: &Series, rows: &[&Row]) -> bool {
    !subject.cites(series) && rows.iter().all(|row| subject.channel(row).is_none())
}

/// What to know about rows whatever they are compared with.
pub(super) fn remarks(subject: &Subject<'_>, series: &Series, rows: &[&Row]) -> Vec<Remark> {
    let mut remarks = Vec::new();
    if rows.len() > 1 {
        remarks.push(Remark::Sum(rows.len()));
    }
    if subject.cites(series) {
        remarks.push(Remark::OwnSource(Arc::clone(&series.publisher)));
        remarks.extend(series.includes.map(|includes| Remark::Adds(includes.words())));
    }
    if let Some(channel) = rows.iter().find_map(|row| subject.channel(row)) {
        remarks.push(Remark::SameChannel(channel));
    }
    if let Some(row) = rows.iter().find(|row| !row.via.is_empty()) {
        remarks.push(Remark::PressOnly(Arc::clone(&row.via)));
    }
    if !matches!(series.method, Method::Customs | Method::Notified) {
        remarks.push(Remark::Made(series.method));
    }
    let notes = rows.iter().map(|row| &row.note).chain([&series.note]);
    remarks.extend(notes.filter(|note| !note.is_empty()).map(|note| Remark::Note(Arc::clone(note))));
    remarks
}
