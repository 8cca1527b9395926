//! Years against the total over all of them, and the share of a total against the part that it makes.

use super::fact::{Fact, Sheet};
use super::finding::{Check, Finding, Outcome, number, part, quote};
use crate::measure::{Decimal, Interval};
use crate::model::words;

/// Shares and parts that differ by less than this may speak of groups of goods that differ a little.
const NEAR: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

pub(super) fn check(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for total in sheet.levels().filter(|fact| fact.restates.is_none()) {
        if let Some(parts) = parts(sheet, total) {
            out.extend(stretches(total, &parts));
        }
    }
    shares(sheet, out);
}

/// Figures of the same trade and goods whose periods follow each other and make up the total's.
fn parts<'s, 'a>(sheet: &'s Sheet<'a>, total: &Fact<'a>) -> Option<Vec<&'s Fact<'a>>> {
    let (start, end) = total.period()?;
    let mut next = start;
    let mut parts = Vec::new();
    loop {
        let fits = |other: &&Fact<'a>| {
            other.same_subject(total)
                && other.unit() == total.unit()
                && other.restates.is_none()
                && sheet.share_paragraph(total, other)
                && other
                    .period()
                    .is_some_and(|(from, to)| from == next && to <= end && (from, to) != (start, end))
        };
        let found = sheet.nearest(total, sheet.levels().filter(fits))?;
        let (_, to) = found.period()?;
        parts.push(found);
        if to == end {
            return (parts.len() > 1).then_some(parts);
        }
        next = to.tomorrow().ok()?;
    }
}

fn stretches(total: &Fact<'_>, parts: &[&Fact<'_>]) -> Option<Finding> {
    let points = parts.iter().map(|part| part.point()).collect::<Option<Vec<Decimal>>>()?;
    let stated = total.point()?;
    let sum = points.iter().try_fold(Decimal::ZERO, |sum, point| sum.checked_add(*point))?;
    let apart = stated.checked_sub(sum)?;
    let allowed = parts.iter().fold(Interval::exactly(Decimal::ZERO), |sum, part| sum.plus(part.interval));
    let holds = allowed.overlaps(total.interval);
    let unit = total.unit_words();
    let list: Vec<String> = points.iter().map(|point| words::number(*point)).collect();
    let how = format!("{} = {}{unit}", list.join(" + "), words::number(sum));
    let (outcome, message) = if holds {
        (Outcome::Consistent, format!("{how}, as the article says for {}", total.record.period.words()))
    } else {
        let words = format!(
            "{how}, but the article says {}{unit} for {}: {} apart",
            words::number(stated),
            total.record.period.words(),
            words::number(apart)
        );
        (Outcome::Inconsistent, words)
    };
    let mut claims = vec![total.figure];
    claims.extend(parts.iter().map(|part| part.figure));
    let finding = Finding::new(Check::Sum, outcome, &claims, message)
        .with("sum", sum)
        .with("total", stated)
        .with_interval(["lowest_sum", "highest_sum"], allowed);
    Some(finding)
}

/// "42 percent of exports", with the exports and the part both printed.
fn shares(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for share in sheet.facts.iter().filter(|fact| fact.is_share() && fact.states()) {
        let Some((flow, goods)) = share.subject().filter(|(_, goods)| *goods != "all") else { continue };
        let of = |goods: &'static str| {
            move |other: &&Fact<'_>| {
                other.subject() == Some((flow, goods)) && other.same_period(share) && other.restates.is_none()
            }
        };
        let Some(whole) = sheet.nearest(share, sheet.levels().filter(of("all"))) else { continue };
        let fits = |other: &&Fact<'_>| {
            other.subject() == Some((flow, goods))
                && other.same_period(share)
                && other.unit() == whole.unit()
                && other.restates.is_none()
        };
        let Some(printed) = sheet.nearest(share, sheet.levels().filter(fits)) else { continue };
        out.extend(part_of(share, whole, printed));
    }
}

/// A share, the whole that it is of, and the part that is printed.
fn part_of(share: &Fact<'_>, whole: &Fact<'_>, printed: &Fact<'_>) -> Option<Finding> {
    let (ratio, all, stated) = (share.point()?, whole.point()?, printed.point()?);
    let implied = ratio.checked_mul(all)?;
    let allowed = share.interval.times(whole.interval);
    let holds = allowed.overlaps(printed.interval);
    let unit = whole.unit_words();
    let how = format!("{} of {}{unit} is {}{unit}", part(ratio), words::number(all), number(implied));
    // "Mineral products, which is coal for the most part": some percent may be what else belongs to the group.
    let near = implied.checked_sub(stated)?.abs().checked_div(stated).is_some_and(|apart| apart < NEAR);
    let (outcome, message) = if holds {
        (Outcome::Consistent, format!("{how}, as “{}” says", quote(printed.figure)))
    } else {
        let outcome = if near { Outcome::Undecided } else { Outcome::Inconsistent };
        (outcome, format!("{how}, but the article says “{}”", quote(printed.figure)))
    };
    let finding = Finding::new(Check::Sum, outcome, &[share.figure, whole.figure, printed.figure], message)
        .with("implied_part", implied)
        .with("stated_part", stated)
        .with_interval(["lowest_part", "highest_part"], allowed);
    Some(finding)
}
