//! Deliveries of oil against the ceilings of the Security Council.

use super::fact::{Fact, Sheet};
use super::finding::{Check, Finding, Outcome, part};
use super::{Shelf, goods_words};
use crate::measure::{Basis, Decimal, Period, Unit};
use crate::model::{Country, Flow, Kind, Modality, words};
use crate::reference::{Cap, CapState};

pub(super) fn check(sheet: &Sheet<'_>, shelf: &Shelf<'_>, out: &mut Vec<Finding>) {
    for fact in &sheet.facts {
        let amount =
            matches!(fact.record.kind, Kind::Mass | Kind::Volume) && fact.record.quantity.per.is_none();
        let told = !matches!(fact.record.modality, Modality::Cap | Modality::Denied);
        let to_north = matches!(fact.record.flow, Flow::OneWay { importer: Some(Country::PRK), .. });
        if !(amount && told && to_north) {
            continue;
        }
        let Some(goods) = fact.record.commodity.as_deref() else { continue };
        let Some(cap) = cap(fact, goods, shelf) else { continue };
        out.extend(against(sheet, fact, goods, cap, shelf));
    }
}

/// The ceiling that a delivery counts against: of its product, in its unit, over the twelve months that hold its period.
fn cap<'s>(fact: &Fact<'_>, goods: &str, shelf: &Shelf<'s>) -> Option<&'s Cap> {
    let (start, end) = fact.period()?;
    let unit = fact.unit()?;
    // "Oil" is told of refined products far more often than of crude; that it does not say so is said.
    let product = match goods {
        "crude" => "crude",
        "oil" | "mineral_fuel" => "refined",
        goods if shelf.lexicon.is_within(goods, "refined") => "refined",
        _ => return None,
    };
    let mut held = shelf
        .caps
        .rows
        .iter()
        .filter(|cap| cap.state == CapState::InForce && &*cap.commodity == product && cap.unit == unit);
    // Years of crude begin on 22 December: a calendar year lies within one of them but for ten days.
    held.find(|cap| {
        let common = Period::new(start.max(cap.period_start), end.min(cap.period_end), Basis::Stated);
        let common =
            if start.max(cap.period_start) <= end.min(cap.period_end) { common.days() } else { None };
        let whole = Period::new(start, end, Basis::Stated).days();
        common.zip(whole).is_some_and(|(common, whole)| whole <= 366 && (whole - common) * 30 <= whole)
    })
}

fn against(sheet: &Sheet<'_>, fact: &Fact<'_>, goods: &str, cap: &Cap, shelf: &Shelf<'_>) -> Option<Finding> {
    let (ceiling, amount) = (cap.value?, fact.point()?);
    let share = amount.checked_div(ceiling)?;
    let is_above = fact.interval.low.is_some_and(|low| low > ceiling);
    let may_be_above = fact.interval.high.is_none_or(|high| high > ceiling);
    let matches =
        goods == &*cap.commodity || (shelf.lexicon.is_within(goods, &cap.commodity) && goods != "oil");
    let what = match fact.record.modality {
        Modality::Plan => "a plan of ",
        Modality::Estimate => "an estimate of ",
        Modality::Rumour => "a rumour of ",
        Modality::Actual | Modality::Cap | Modality::Denied => "",
    };
    let unit = cap.unit;
    let mut message = format!(
        "{what}{} {unit} against the ceiling of {} {unit} for {} ({}, {}): ",
        words::number(amount),
        words::number(ceiling),
        cap.period().words(),
        cap.commodity,
        cap.resolution
    );
    let times = |share: Decimal| format!("{} times as much", words::number(share.round_dp(1).normalize()));
    message.push_str(&match (is_above, may_be_above) {
        (true, _) if share >= Decimal::TWO => times(share),
        (true, _) => format!("{} of it", part(share)),
        (false, true) => "it may be above".to_owned(),
        (false, false) => format!("{} of it", part(share)),
    });
    if !matches {
        message.push_str(&format!(
            "; the ceiling is on {} products, the claim says {}",
            cap.commodity,
            goods_words(shelf, goods)
        ));
    }
    if share == Decimal::ONE && matches && fact.record.modality == Modality::Actual {
        message.push_str(
            "; exactly the ceiling: it may be the ceiling that the article speaks of, and no delivery",
        );
    }
    let outcome = match (is_above, matches, fact.record.modality) {
        (true, true, Modality::Actual | Modality::Estimate) => Outcome::Inconsistent,
        (true, ..) => Outcome::Note,
        (false, true, _) if !may_be_above && share < Decimal::ONE => Outcome::Consistent,
        (false, ..) => Outcome::Note,
    };
    // The article's own words about the ceiling, where it has some.
    let said = sheet.facts.iter().find(|other| {
        other.record.modality == Modality::Cap
            && other.unit() == Some(unit)
            && other.point() == Some(ceiling)
            && other.unit() != Some(Unit::Ratio)
    });
    let mut claims = vec![fact.figure];
    claims.extend(said.map(|said| said.figure));
    Some(
        Finding::new(Check::Cap, outcome, &claims, message)
            .with("ceiling", ceiling)
            .with("share", share.round_dp(6)),
    )
}
