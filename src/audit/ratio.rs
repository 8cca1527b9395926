//! Changes against official series: "doubled", "a fifth less", "up 99.6 percent", where both periods have rows.

use super::fact::Fact;
use super::finding::{Check, Finding, Outcome, change, number, quote};
use crate::compare::{Comparison, Match, Remark};
use crate::measure::{Basis, Decimal, Interval, Period};
use crate::model::words;
use crate::reference::{Measure, Row};

/// What rounds away more than this many hundredths is no rounding, but "more than" or "at least".
const ROUNDING: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// The best pair of rows, if there is one.
pub(super) fn check(fact: &Fact<'_>, comparison: &Comparison) -> Option<Finding> {
    if !fact.is_change() || !fact.states() {
        return None;
    }
    let pairs: Vec<Pair<'_>> = comparison.matches.iter().filter_map(|found| Pair::of(found, fact)).collect();
    if let Some(pair) = pairs.iter().find(|pair| pair.holds) {
        return pair.finding(fact, Outcome::Consistent);
    }
    // "Doubled" without a word on since when is not a comparison with the year before.
    let in_words = fact.record.quantity.step.is_none();
    let pair = pairs.iter().find(|pair| !(in_words && pair.is_assumed))?;
    // All trade is counted in money alone: there is no other measure that the source may have meant.
    let settled = pair.is_own && !pair.is_assumed && pair.is_all_trade;
    pair.finding(fact, if settled { Outcome::Inconsistent } else { Outcome::Undecided })
}

/// What a series has for a change and for what that is compared with.
struct Pair<'c> {
    found: &'c Match,
    now: Decimal,
    then: Decimal,
    /// `now / then`, with what the printed digits of both leave open.
    times: Interval,
    holds: bool,
    /// The claim names no earlier period, and the year before is taken.
    is_assumed: bool,
    /// The claim names the publisher as its source.
    is_own: bool,
    is_all_trade: bool,
}

impl<'c> Pair<'c> {
    fn of(found: &'c Match, fact: &Fact<'_>) -> Option<Self> {
        let ((now, a), (then, b)) = (sum(&found.rows)?, sum(&found.base)?);
        let times = a.over(b);
        let any = |fits: fn(&Remark) -> bool| found.remarks.iter().any(fits);
        Some(Self {
            found,
            now,
            then,
            times,
            holds: times.overlaps(fact.interval.shifted(Decimal::ONE)),
            is_assumed: any(|remark| matches!(remark, Remark::YearBefore)),
            is_own: any(|remark| matches!(remark, Remark::OwnSource(_))),
            is_all_trade: &*found.series.commodity == "all" && found.series.measure() == Measure::Value,
        })
    }

    fn finding(&self, fact: &Fact<'_>, outcome: Outcome) -> Option<Finding> {
        let ratio = self.now.checked_div(self.then)?;
        let official = ratio.checked_sub(Decimal::ONE)?;
        let stated = fact.point()?;
        let apart = stated.checked_sub(official)?;
        let unit = self.found.series.unit;
        let how = format!(
            "“{}” against {} of {}: {} {unit} for {} after {} {unit} for {}",
            quote(fact.figure),
            change(official),
            self.found.series.publisher_words(),
            words::number(self.now),
            days(&self.found.rows),
            words::number(self.then),
            days(&self.found.base),
        );
        let assumed = if self.is_assumed {
            "; the claim does not say against what, so it is the year before"
        } else {
            ""
        };
        let (check, said) = if outcome == Outcome::Consistent {
            let explained = match () {
                () if apart.is_zero() => "the same number",
                () if fact.record.quantity.step.is_none() => "as roughly as words say it",
                () if apart.abs() < ROUNDING => "printed rounding explains the difference",
                () => "what is printed leaves room for the difference",
            };
            let source = if self.found.independent {
                ""
            } else {
                "; it is the claim's own source, or came through it"
            };
            (Check::Agreement, format!("{explained}{source}"))
        } else {
            let times = format!("{} times as much", number(ratio.round_dp(2)));
            let points = apart.checked_mul(Decimal::ONE_HUNDRED)?.round_dp(1);
            let said = match fact.record.quantity.step {
                None => format!("that is {times}"),
                Some(_) => {
                    let points = words::number(points.abs());
                    format!("{points} percentage points apart, which printed rounding does not explain")
                }
            };
            (Check::Contradiction, said)
        };
        Some(
            Finding::new(check, outcome, &[fact.figure], format!("{how}: {said}{assumed}"))
                .with("claimed", stated)
                .with("official", official.round_dp(6))
                .with("difference", apart.round_dp(6))
                .with_interval(
                    ["lowest_change", "highest_change"],
                    self.times.shifted(Decimal::NEGATIVE_ONE),
                ),
        )
    }
}

fn sum(rows: &[Row]) -> Option<(Decimal, Interval)> {
    let none = (Decimal::ZERO, Interval::exactly(Decimal::ZERO));
    let sum = rows.iter().try_fold(none, |(sum, bounds), row| {
        Some((sum.checked_add(row.quantity.point()?)?, bounds.plus(Interval::of(&row.quantity)?)))
    })?;
    (!rows.is_empty()).then_some(sum)
}

/// From the first row's first day to the last row's last.
fn days(rows: &[Row]) -> String {
    let ends = rows.first().zip(rows.last());
    ends.map_or(String::new(), |(a, b)| Period::new(a.start, b.end, Basis::Stated).words())
}
