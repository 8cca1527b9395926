//! A level, what it is compared with, and the change between them; where one of the three is not printed, it follows.

use super::derive::{Of, base_period, derivation};
use super::fact::{Fact, Sheet};
use super::finding::{Check, Finding, Outcome, change, number, quote};
use super::result::Result;
use crate::measure::{Basis, Date, Decimal, Interval, Period, Unit};
use crate::model::{Figure, Kind, words};

/// Figures that stand further apart than this are not each other's, in bytes of text.
const FAR: u32 = 700;

pub(super) fn check(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    let mut found: Vec<Finding> = Vec::new();
    for fact in sheet.facts.iter().filter(|fact| fact.is_change() && fact.states()) {
        // The whole of a change is what is left: "down to a tenth" is −90 percent, and 1 − 0.9 of it.
        let times = fact.interval.shifted(Decimal::ONE);
        let level = level(sheet, fact);
        let base = base(sheet, fact, level);
        match (level, base) {
            (Some(level), Some(base)) => found.extend(compare(fact, level, &base, times)),
            (Some(level), None) => out.extend(derive_base(fact, level, times)),
            (None, Some(base)) => out.extend(derive_level(sheet, fact, &base, times)),
            (None, None) => {}
        }
    }
    // "Eight-tenths more than in February (840,000 t) and 3½ times the average": two amounts that one change explains are
    // not what the other speaks of.
    let pair = |finding: &Finding| finding.claims[1..].iter().map(Figure::key).collect::<Vec<_>>();
    let explained: Vec<_> =
        found.iter().filter(|finding| finding.outcome == Outcome::Consistent).map(pair).collect();
    found.retain(|finding| finding.outcome == Outcome::Consistent || !explained.contains(&pair(finding)));
    out.extend(found);
}

/// What a change leads to: the nearest amount of the same trade, goods and period.
fn level<'s, 'a>(sheet: &'s Sheet<'a>, fact: &Fact<'a>) -> Option<&'s Fact<'a>> {
    let unit = fact.record.base.as_ref().and_then(|base| base.value.and(base.unit));
    let fits = |other: &&Fact<'a>| {
        other.same_subject(fact)
            && other.same_period(fact)
            && other.distance(fact) < FAR
            && other.restates.is_none()
            && unit.is_none_or(|unit| other.unit() == Some(unit))
    };
    sheet.nearest(fact, sheet.levels().filter(fits))
}

/// What a change starts from.
struct Base<'f, 'a> {
    interval: Interval,
    value: Decimal,
    /// Where the text prints it, if it is a figure of its own.
    fact: Option<&'f Fact<'a>>,
}

fn base<'s, 'a>(sheet: &'s Sheet<'a>, fact: &Fact<'a>, level: Option<&Fact<'a>>) -> Option<Base<'s, 'a>> {
    let stated = fact.record.base.as_ref()?;
    if let (Some(value), Some(unit)) = (stated.value, stated.unit) {
        // The printed figure knows how precisely it is printed.
        let same =
            |other: &&Fact<'a>| other.unit() == Some(unit) && other.record.quantity.value == Some(value);
        let printed = sheet.nearest(fact, sheet.facts.iter().filter(same));
        // Another change stands nearer to it, or it is the level itself: then it is not what this one starts from.
        let taken = printed.is_some_and(|printed| {
            level.is_some_and(|level| std::ptr::eq(level, printed)) || is_another_s(sheet, fact, printed)
        });
        if taken {
            return None;
        }
        let interval = printed.map_or_else(|| Interval::exactly(value), |printed| printed.interval);
        return Some(Base { interval, value, fact: printed });
    }
    let days: (Date, Date) = stated.period_start.zip(stated.period_end)?;
    let unit = level?.unit();
    let fits = |other: &&Fact<'a>| {
        other.same_subject(fact)
            && other.period() == Some(days)
            && other.unit() == unit
            && other.restates.is_none()
            && sheet.share_paragraph(fact, other)
            && other.distance(fact) < FAR
            && !is_another_s(sheet, fact, other)
    };
    let found = sheet.nearest(fact, sheet.levels().filter(fits))?;
    Some(Base { interval: found.interval, value: found.point()?, fact: Some(found) })
}

/// Whether a change stands between another and an amount: "2.4 times as much, but still 18% short of the $1.99 billion".
fn is_another_s(sheet: &Sheet<'_>, fact: &Fact<'_>, amount: &Fact<'_>) -> bool {
    let (from, to) = (fact.figure.span(), amount.figure.span());
    sheet.facts.iter().any(|other| {
        let at = other.figure.span();
        other.record.kind == Kind::Change
            && at.start >= from.end.min(to.end)
            && at.end <= from.start.max(to.start)
            // A change that is given in percent and once more in words is one change.
            && !other.interval.overlaps(fact.interval)
    })
}

fn compare(fact: &Fact<'_>, level: &Fact<'_>, base: &Base<'_, '_>, times: Interval) -> Option<Finding> {
    let (now, stated) = level.point().zip(fact.point())?;
    let implied = now.checked_div(base.value)?.checked_sub(Decimal::ONE)?;
    let allowed = level.interval.over(base.interval);
    let holds = allowed.overlaps(times);
    let unit = level.unit_words();
    let how = format!(
        "{}{unit} against {}{unit} is {}",
        words::number(now),
        words::number(base.value),
        change(implied)
    );
    let (outcome, message) = if holds {
        (Outcome::Consistent, format!("{how}; “{}” holds within printed rounding", quote(fact.figure)))
    } else {
        (
            Outcome::Inconsistent,
            format!("{how}, but the article says “{}” ({})", quote(fact.figure), change(stated)),
        )
    };
    let mut claims = vec![fact.figure, level.figure];
    claims.extend(base.fact.map(|base| base.figure));
    let finding = Finding::new(Check::Percent, outcome, &claims, message)
        .with("implied_change", implied.round_dp(6))
        .with("stated_change", stated)
        .with_interval(["lowest_change", "highest_change"], allowed.shifted(Decimal::NEGATIVE_ONE));
    Some(finding)
}

/// What the text determines where it prints no base.
fn derive_base(fact: &Fact<'_>, level: &Fact<'_>, times: Interval) -> Option<Finding> {
    let (now, stated) = level.point().zip(fact.point())?;
    let from = fact.start_of(now)?;
    let unit = level.unit_words();
    let when = fact.record.base.as_ref().and_then(|base| base.period_start.zip(base.period_end));
    let when = when.map_or_else(
        || "before".to_owned(),
        |(start, end)| format!("in {}", Period::new(start, end, Basis::Stated).words()),
    );
    let message = format!(
        "{}{unit} after a change of {} implies about {}{unit} {when}; the article does not print it",
        words::number(now),
        change(stated),
        number(from)
    );
    let result = Result { value: from, interval: level.interval.over(times) };
    let of = Of { period: base_period(fact), ..Of::like(level)? };
    let formula = format!("{}{unit} ÷ {} = {}{unit}", words::number(now), times_words(stated), number(from));
    let finding = Finding::new(Check::Derived, Outcome::Note, &[fact.figure, level.figure], message)
        .with("derived_base", from.round_dp(3))
        .with_interval(["lowest_base", "highest_base"], result.interval)
        .with_derivation(derivation(&of, result, &[fact, level], formula));
    Some(finding)
}

/// What a change leads to from a printed base, where the text prints no such amount.
fn derive_level(sheet: &Sheet<'_>, fact: &Fact<'_>, base: &Base<'_, '_>, times: Interval) -> Option<Finding> {
    let stated = fact.point()?;
    let unit = fact.record.base.as_ref()?.unit?;
    let (flow, goods) = fact.subject()?;
    let printed = |other: &Fact<'_>| {
        other.subject() == Some((flow, goods)) && other.same_period(fact) && other.unit() == Some(unit)
    };
    if sheet.levels().any(printed) {
        return None;
    }
    let kind = match unit {
        Unit::Money(_) => Kind::Money,
        Unit::Tonne => Kind::Mass,
        Unit::Barrel => Kind::Volume,
        _ => return None,
    };
    let now = stated.checked_add(Decimal::ONE)?.checked_mul(base.value)?;
    let result = Result { value: now, interval: base.interval.times(times) };
    let formula =
        format!("{} {unit} × {} = {} {unit}", words::number(base.value), times_words(stated), number(now));
    let message = format!(
        "{} {unit} with a change of {} lead to about {} {unit} in {}, which the article does not print",
        words::number(base.value),
        change(stated),
        number(now),
        fact.record.period.words()
    );
    let of = Of { kind, unit, flow, goods: Some(goods), period: fact.record.period };
    let mut from = vec![fact];
    from.extend(base.fact);
    let claims: Vec<&Figure> = from.iter().map(|fact| fact.figure).collect();
    let finding = Finding::new(Check::Derived, Outcome::Note, &claims, message)
        .with("derived_level", now.round_dp(3))
        .with_interval(["lowest_level", "highest_level"], result.interval)
        .with_derivation(derivation(&of, result, &from, formula));
    Some(finding)
}

/// `(1 + 0.996)`.
pub(super) fn times_words(change: Decimal) -> String {
    let sign = if change.is_sign_negative() { "−" } else { "+" };
    format!("(1 {sign} {})", words::number(change.abs()))
}
