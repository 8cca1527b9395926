//! What the text determines without printing it, as a record that a person can take over.

use super::fact::{Fact, Sheet};
use super::finding::{Check, Derivation, Finding, Outcome, number, part, quote};
use super::result::Result;
use crate::measure::{Basis, Date, Decimal, Denominator, Interval, Period, Unit};
use crate::model::{Flow, Kind, Modality, Record, words};

/// What a derived figure speaks of.
pub(super) struct Of<'f> {
    pub kind: Kind,
    pub unit: Unit,
    pub flow: Flow,
    pub goods: Option<&'f str>,
    pub period: Period,
}

impl<'f> Of<'f> {
    /// The same as another figure.
    pub fn like(fact: &'f Fact<'_>) -> Option<Self> {
        Some(Self {
            kind: fact.record.kind,
            unit: fact.unit()?,
            flow: fact.record.flow,
            goods: fact.record.commodity.as_deref(),
            period: fact.record.period,
        })
    }
}

/// A derivation for a finding. The first of `from` is whose words it is anchored at, and whose sources it has.
pub(super) fn derivation(
    of: &Of<'_>,
    result: Result,
    from: &[&Fact<'_>],
    formula: String,
) -> Option<Derivation> {
    let first = from.first()?;
    let estimated = from.iter().any(|fact| fact.record.modality == Modality::Estimate);
    let record = Record {
        quantity: result.quantity(of.unit),
        flow: of.flow,
        commodity: of.goods.map(Into::into),
        period: of.period,
        modality: if estimated { Modality::Estimate } else { Modality::Actual },
        sources: first.record.sources.clone(),
        ..Record::of_kind(of.kind)
    };
    Some(Derivation { record: Box::new(record), formula })
}

/// The earlier period that a change names.
pub(super) fn base_period(fact: &Fact<'_>) -> Period {
    let base = fact.record.base.as_ref();
    let days: Option<(Date, Date)> = base.and_then(|base| base.period_start.zip(base.period_end));
    days.map_or_else(Period::default, |(start, end)| Period::new(start, end, Basis::Stated))
}

/// Shares, directions and rests.
pub(super) fn check(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for share in sheet.facts.iter().filter(|fact| fact.is_share() && fact.states()) {
        out.extend(of_share(sheet, share));
    }
    for fact in sheet.levels().filter(|fact| fact.restates.is_none()) {
        out.extend(other_direction(sheet, fact));
        out.extend(total(sheet, fact));
        out.extend(rest(sheet, fact));
    }
}

/// Whether the article prints an amount itself.
fn is_printed(
    sheet: &Sheet<'_>,
    flow: Flow,
    goods: Option<&str>,
    days: Option<(Date, Date)>,
    unit: Unit,
) -> bool {
    sheet.levels().any(|other| {
        other.record.flow == flow
            && other.record.commodity.as_deref() == goods
            && other.period() == days
            && other.unit() == Some(unit)
    })
}

/// The part from the share and the whole, or the whole from the share and the part.
fn of_share(sheet: &Sheet<'_>, share: &Fact<'_>) -> Option<Finding> {
    let (flow, goods) = share.subject().filter(|(_, goods)| *goods != "all")?;
    let beside = |goods: &'static str, own: Option<&str>| -> Option<&Fact<'_>> {
        let wanted = own.unwrap_or(goods);
        let fits = |other: &&Fact<'_>| {
            other.subject() == Some((flow, wanted))
                && other.same_period(share)
                && other.restates.is_none()
                && sheet.share_paragraph(share, other)
        };
        sheet.nearest(share, sheet.levels().filter(fits))
    };
    let (whole, printed) = (beside("all", None), beside("", Some(goods)));
    let ratio = share.point().filter(|ratio| *ratio > Decimal::ZERO && *ratio <= Decimal::ONE)?;
    let (name, ends, known, what, result, wanted) = match (whole, printed) {
        (Some(whole), None) => {
            let value = ratio.checked_mul(whole.point()?)?;
            let result = Result { value, interval: share.interval.times(whole.interval) };
            ("derived_part", ["lowest_part", "highest_part"], whole, "of", result, goods)
        }
        (None, Some(printed)) => {
            let value = printed.point()?.checked_div(ratio)?;
            let result = Result { value, interval: printed.interval.over(share.interval) };
            ("derived_total", ["lowest_total", "highest_total"], printed, "as", result, "all")
        }
        _ => return None,
    };
    // The whole may stand elsewhere in the article, where a paragraph does not reach.
    if is_printed(sheet, flow, Some(wanted), share.period(), known.unit()?) {
        return None;
    }
    let unit = known.unit_words();
    let (all, value) = (words::number(known.point()?), number(result.value));
    let formula = match what {
        "of" => format!("{} of {all}{unit} = {value}{unit}", part(ratio)),
        _ => format!("{all}{unit} ÷ {} = {value}{unit}", part(ratio)),
    };
    let message = match what {
        "of" => format!(
            "“{}” of {all}{unit} is about {value}{unit}, which the article does not print",
            quote(share.figure)
        ),
        _ => format!(
            "{all}{unit} as “{}” of the whole imply a whole of about {value}{unit}, which the article does not print",
            quote(share.figure)
        ),
    };
    let of = Of { goods: Some(wanted), ..Of::like(known)? };
    let derivation = derivation(&of, result, &[share, known], formula);
    Some(
        Finding::new(Check::Derived, Outcome::Note, &[share.figure, known.figure], message)
            .with(name, result.value.round_dp(3))
            .with_interval(ends, result.interval)
            .with_derivation(derivation),
    )
}

/// A total of both directions less the one that is printed.
fn other_direction(sheet: &Sheet<'_>, total: &Fact<'_>) -> Option<Finding> {
    let Flow::TwoWay { partners: [a, b] } = total.record.flow else { return None };
    let goods = total.record.commodity.as_deref()?;
    let ways = [(a, b), (b, a)].map(|(from, to)| Flow::OneWay { exporter: Some(from), importer: Some(to) });
    let printed = |flow: Flow| {
        let fits = |other: &&Fact<'_>| {
            other.record.flow == flow
                && other.record.commodity.as_deref() == Some(goods)
                && other.same_period(total)
                && other.unit() == total.unit()
                && other.restates.is_none()
        };
        sheet.nearest(total, sheet.levels().filter(fits))
    };
    let (one, missing) = match ways.map(printed) {
        [Some(one), None] => (one, ways[1]),
        [None, Some(one)] => (one, ways[0]),
        _ => return None,
    };
    let result = difference(total, one)?;
    let unit = total.unit_words();
    let how = format!(
        "{} − {} = {}{unit}",
        words::number(total.point()?),
        words::number(one.point()?),
        number(result.value)
    );
    let message = format!("{how} for {missing}, which the article does not print");
    let of = Of { flow: missing, ..Of::like(total)? };
    let derivation = derivation(&of, result, &[one, total], how);
    Some(rest_finding([one, total], result, message).with_derivation(derivation))
}

/// Both directions where their total is not printed, told once, at the first of both.
fn total(sheet: &Sheet<'_>, there: &Fact<'_>) -> Option<Finding> {
    let Flow::OneWay { exporter: Some(from), importer: Some(to) } = there.record.flow else { return None };
    let (goods, unit) = (there.record.commodity.as_deref()?, there.unit()?);
    let both = Flow::two_way(from, to);
    let reverse = Flow::OneWay { exporter: Some(to), importer: Some(from) };
    let fits = |other: &&Fact<'_>| {
        other.record.flow == reverse
            && other.record.commodity.as_deref() == Some(goods)
            && other.same_period(there)
            && other.unit() == Some(unit)
            && other.restates.is_none()
            && other.record.sources == there.record.sources
    };
    let back = sheet.nearest(there, sheet.levels().filter(fits))?;
    let is_first = there.figure.span().start < back.figure.span().start;
    // A change of the total leads to it as well, and is told with that.
    let changed = sheet.facts.iter().any(|other| {
        other.is_change()
            && other.record.flow == both
            && other.record.commodity.as_deref() == Some(goods)
            && other.same_period(there)
    });
    // One of both with several figures may mean any of them.
    let alone = |fact: &Fact<'_>| {
        sheet
            .levels()
            .filter(|other| other.same_subject(fact) && other.same_period(fact) && other.unit() == Some(unit))
            .count()
            == 1
    };
    if !is_first
        || changed
        || !alone(there)
        || !alone(back)
        || is_printed(sheet, both, Some(goods), there.period(), unit)
    {
        return None;
    }
    let value = there.point()?.checked_add(back.point()?)?;
    let result = Result { value, interval: there.interval.plus(back.interval) };
    let words_of_unit = there.unit_words();
    let how = format!(
        "{} + {} = {}{words_of_unit}",
        words::number(there.point()?),
        words::number(back.point()?),
        words::number(value)
    );
    let message = format!("both directions, {how}, make a total that the article does not print");
    let of = Of { flow: both, ..Of::like(there)? };
    let derivation = derivation(&of, result, &[there, back], how);
    Some(
        Finding::new(Check::Derived, Outcome::Note, &[there.figure, back.figure], message)
            .with("derived_total", value)
            .with_interval(["lowest_total", "highest_total"], result.interval)
            .with_derivation(derivation),
    )
}

/// January to June less January to March: the second quarter.
fn rest(sheet: &Sheet<'_>, whole: &Fact<'_>) -> Option<Finding> {
    let (start, end) = whole.period()?;
    let unit = whole.unit()?;
    let fits = |other: &&Fact<'_>| {
        other.same_subject(whole)
            && other.unit() == Some(unit)
            && other.restates.is_none()
            && other.record.sources == whole.record.sources
            && sheet.share_paragraph(whole, other)
            && other.period().is_some_and(|(from, to)| from == start && to < end)
    };
    let part = sheet.nearest(whole, sheet.levels().filter(fits))?;
    let from = part.period()?.1.tomorrow().ok()?;
    let alone = |fact: &Fact<'_>| {
        sheet
            .levels()
            .filter(|other| other.same_subject(fact) && other.same_period(fact) && other.unit() == Some(unit))
            .count()
            == 1
    };
    // Parts that the article prints make up the rest themselves.
    let more = sheet.levels().any(|other| {
        other.same_subject(whole)
            && other.period().is_some_and(|(begin, finish)| begin >= from && finish <= end)
    });
    if more || !alone(whole) || !alone(part) {
        return None;
    }
    let result = difference(whole, part)?;
    let period = Period::new(from, end, Basis::Stated);
    let words_of_unit = whole.unit_words();
    let how = format!(
        "{} − {} = {}{words_of_unit}",
        words::number(whole.point()?),
        words::number(part.point()?),
        number(result.value)
    );
    let message = format!("{how} for {}, which the article does not print", period.words());
    let of = Of { period, ..Of::like(whole)? };
    let derivation = derivation(&of, result, &[part, whole], how);
    Some(rest_finding([part, whole], result, message).with_derivation(derivation))
}

/// What is left of the second figure without the first.
fn rest_finding(of: [&Fact<'_>; 2], result: Result, message: String) -> Finding {
    Finding::new(Check::Derived, Outcome::Note, &of.map(|fact| fact.figure), message)
        .with("derived_rest", result.value)
        .with_interval(["lowest_rest", "highest_rest"], result.interval)
}

/// A whole less its part; `None` where nothing positive is left for sure.
fn difference(whole: &Fact<'_>, part: &Fact<'_>) -> Option<Result> {
    let value = whole.point()?.checked_sub(part.point()?).filter(|value| *value > Decimal::ZERO)?;
    let minus = |a: Option<Decimal>, b: Option<Decimal>| a?.checked_sub(b?);
    let low = minus(whole.interval.low, part.interval.high).map(|low| low.max(Decimal::ZERO));
    let high = minus(whole.interval.high, part.interval.low);
    (low.is_none_or(|low| low <= value)).then_some(Result { value, interval: Interval { low, high } })
}

/// A value and an amount as a price.
pub(super) fn price(
    value: &Fact<'_>,
    amount: &Fact<'_>,
    price: Decimal,
    allowed: Interval,
) -> Option<Derivation> {
    let per = match amount.unit()? {
        Unit::Tonne => Denominator::Tonne,
        Unit::Barrel => Denominator::Barrel,
        _ => return None,
    };
    let Unit::Money(currency) = value.unit()? else { return None };
    let unit = Unit::Price(currency, per);
    let of = Of { kind: Kind::Price, unit, ..Of::like(amount)? };
    let formula = format!(
        "{}{} ÷ {}{} = {} {unit}",
        words::number(value.point()?),
        value.unit_words(),
        words::number(amount.point()?),
        amount.unit_words(),
        number(price)
    );
    derivation(&of, Result { value: price, interval: allowed }, &[amount, value], formula)
}
