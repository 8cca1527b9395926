//! Official series as steps over their own periods, with what is known month by month.

use std::sync::Arc;

use super::facet::Panes;
use super::place::barrels_per_tonne;
use super::{Options, PlotKind, Tables, day_number};
use crate::measure::{Currency, Decimal, Unit};
use crate::reference::{Coverage, Row, Series};

/// A row of fewer days is no month: what was sold on some days is not multiplied by thirty.
const SHORTEST_RATE: f64 = 28.0;
/// Steps whose lengths differ by no more than this many days follow each other as equals: February and March do.
const ALIKE: f64 = 4.0;

/// One publisher's series in a plot. Nothing is joined with another publisher's, and nothing stands where no row does.
#[derive(Clone, Debug, PartialEq)]
pub struct OfficialLine {
    /// The series, whose rows the steps name by position.
    pub series: Arc<Series>,
    /// Its place among the chosen ones, by which whoever draws gives it a hue of its own. Dashes would say nothing on
    /// steps of a month, which are a few pixels long.
    pub hue: u8,
    /// In order of time, none over another.
    pub steps: Vec<Step>,
    /// What is known of each month from the first row or the first claim on to the last: the coverage lane.
    pub lane: Vec<Covered>,
    /// How amounts came into the plot's unit; empty where they stand as published.
    pub conversion: String,
}

/// One row as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Position among the rows of the series.
    pub row: u32,
    /// Begin of the first day, in days since 1970.
    pub x0: f64,
    /// End of the last day.
    pub x1: f64,
    /// The exact amount in the plot's unit.
    pub amount: Decimal,
    /// Where it stands: the amount, or its logarithm.
    pub y: f64,
    /// It follows the step before it without a gap and lasts about as long, so a line may lead from one to the other.
    pub joins: bool,
}

/// Months of which the same is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Covered {
    /// Begin of the first and end of the last day, in days since 1970.
    pub x: [f64; 2],
    /// What is known.
    pub coverage: Coverage,
}

/// A chosen series that no plot can show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undrawn {
    /// The series.
    pub series: Arc<Series>,
    /// Why.
    pub why: NotDrawn,
}

/// Why a series has no place in a plot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NotDrawn {
    /// Money of another currency is never converted.
    Currency(Unit),
    /// Tonnes of something that is no oil.
    OtherGoods,
    /// The factor set has no row for the product.
    NoFactor,
    /// It has no row with a figure.
    NoRows,
    /// None of the pairs of plots is about its flow or its goods.
    NoPane,
}

impl NotDrawn {
    /// For people.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Currency(unit) => format!("in {unit}: currencies are not converted"),
            Self::OtherGoods => "tonnes of other goods than oil have no plot".to_owned(),
            Self::NoFactor => "the factor set does not convert its product".to_owned(),
            Self::NoRows => "no figure that could be drawn".to_owned(),
            Self::NoPane => "no pair of plots is about its flow or goods".to_owned(),
        }
    }
}

impl OfficialLine {
    /// The step at a moment.
    #[must_use]
    pub fn at(&self, day: f64) -> Option<&Step> {
        let next = self.steps.partition_point(|step| step.x0 <= day);
        next.checked_sub(1).and_then(|at| self.steps.get(at)).filter(|step| day < step.x1)
    }

    /// The row that a step draws.
    #[must_use]
    pub fn row(&self, step: &Step) -> Option<&Row> {
        self.series.rows.get(step.row as usize)
    }
}

/// The plot that a series belongs to, if its unit and goods have one.
///
/// # Errors
/// Why it has none.
pub fn plot_of(series: &Series, is_oil: &dyn Fn(&str) -> bool) -> Result<PlotKind, NotDrawn> {
    match series.unit {
        Unit::Money(Currency::USD) => Ok(PlotKind::Value),
        Unit::Barrel => Ok(PlotKind::Volume),
        Unit::Tonne if is_oil(&series.commodity) => Ok(PlotKind::Volume),
        Unit::Tonne => Err(NotDrawn::OtherGoods),
        other => Err(NotDrawn::Currency(other)),
    }
}

/// What the chosen series draw.
#[derive(Default)]
pub(super) struct Official {
    /// With the position of the pair and the kind of plot.
    pub lines: Vec<(usize, PlotKind, OfficialLine)>,
    pub undrawn: Vec<Undrawn>,
}

impl Official {
    pub(super) fn new(tables: &Tables<'_>, options: &Options, panes: &Panes<'_>) -> Self {
        let mut official = Self::default();
        for (at, id) in options.series.iter().enumerate() {
            // A series that is gone with its project is no mistake of the person.
            let Some(series) = tables.series.find(id) else { continue };
            match line(series, at, tables, options, panes) {
                Ok(line) => official.lines.push(line),
                Err(why) => official.undrawn.push(Undrawn { series: Arc::clone(series), why }),
            }
        }
        official
    }

    /// From the first step of all to the last.
    pub(super) fn extent(&self) -> Option<[f64; 2]> {
        let ends = |line: &OfficialLine| Some([line.steps.first()?.x0, line.steps.last()?.x1]);
        let all = self.lines.iter().filter_map(|(_, _, line)| ends(line));
        all.reduce(|[low, high], [from, to]| [low.min(from), high.max(to)])
    }

    /// Lowest and highest step of a kind of plot within `x`, and from when to when they last there.
    pub(super) fn bounds(&self, kind: PlotKind, x: [f64; 2]) -> (Option<[f64; 2]>, Option<[f64; 2]>) {
        let (mut time, mut values): (Option<[f64; 2]>, Option<[f64; 2]>) = (None, None);
        let lines = self.lines.iter().filter(|(_, of, _)| *of == kind);
        for step in lines.flat_map(|(_, _, line)| &line.steps) {
            if step.x0 >= x[1] || step.x1 <= x[0] {
                continue;
            }
            let [low, high] = values.unwrap_or([step.y; 2]);
            values = Some([low.min(step.y), high.max(step.y)]);
            let [from, to] = time.unwrap_or([step.x0, step.x1]);
            time = Some([from.min(step.x0), to.max(step.x1)]);
        }
        (time.map(|[from, to]| [from.max(x[0]), to.min(x[1])]), values)
    }

    /// The lanes begin where the claims do, if the rows begin later: that nothing is known there has to be seen.
    pub(super) fn lanes(&mut self, x: [f64; 2]) {
        for (_, _, line) in &mut self.lines {
            line.lane = lane(&line.series, x);
        }
    }
}

fn line(
    series: &Arc<Series>,
    at: usize,
    tables: &Tables<'_>,
    options: &Options,
    panes: &Panes<'_>,
) -> Result<(usize, PlotKind, OfficialLine), NotDrawn> {
    let kind = plot_of(series, tables.is_oil)?;
    let pane = panes.of_series(series).ok_or(NotDrawn::NoPane)?;
    let (times, by, conversion) = conversion(series, kind, tables, options)?;
    let mut steps: Vec<Step> = Vec::new();
    let mut rows = series.rows.iter().enumerate();
    for row in series.steps() {
        // Both are in order of time.
        let Some((position, _)) = rows.find(|(_, other)| std::ptr::eq(*other, row)) else { continue };
        let x = [day_number(row.start), day_number(row.end) + 1.0];
        let monthly = options.monthly && x[1] - x[0] >= SHORTEST_RATE;
        let amount = if monthly { row.monthly() } else { row.quantity.point() };
        let amount = amount.and_then(|amount| amount.checked_mul(times)?.checked_div(by));
        let Some(amount) = amount.map(|amount| amount.round_dp(3).normalize()) else { continue };
        let Some(y) = super::build::plotted(amount, options.log) else { continue };
        let joins = steps.last().is_some_and(|before| {
            before.x1 == x[0] && ((before.x1 - before.x0) - (x[1] - x[0])).abs() <= ALIKE
        });
        steps.push(Step { row: position as u32, x0: x[0], x1: x[1], amount, y, joins });
    }
    if steps.is_empty() {
        return Err(NotDrawn::NoRows);
    }
    let hue = (at % usize::from(u8::MAX)) as u8;
    let line = OfficialLine { series: Arc::clone(series), hue, steps, lane: Vec::new(), conversion };
    Ok((pane, kind, line))
}

/// By what amounts are multiplied and then divided, and how that is said.
fn conversion(
    series: &Series,
    kind: PlotKind,
    tables: &Tables<'_>,
    options: &Options,
) -> Result<(Decimal, Decimal, String), NotDrawn> {
    let unit = series.unit;
    if kind == PlotKind::Value || options.volume.is(unit) {
        return Ok((Decimal::ONE, Decimal::ONE, String::new()));
    }
    if !options.volume.needs_factor(unit) {
        let (times, by) = options.volume.conversion(unit, Decimal::ONE);
        return Ok((times, by, "at 0.158987 kl a barrel".to_owned()));
    }
    let factor = barrels_per_tonne(tables.factors, Some(&series.commodity)).ok_or(NotDrawn::NoFactor)?;
    let (times, by) = options.volume.conversion(unit, factor.barrels);
    Ok((times, by, factor.words(tables.factors)))
}

fn lane(series: &Series, x: [f64; 2]) -> Vec<Covered> {
    let Some((first, last)) = series.extent() else { return Vec::new() };
    let from = super::day_at(x[0]).map_or(first, |day| day.min(first));
    let to = super::day_at(x[1]).map_or(last, |day| day.max(last));
    let stretches = series.coverage(from, to).into_iter();
    stretches
        .map(|stretch| Covered {
            x: [day_number(stretch.start), day_number(stretch.end) + 1.0],
            coverage: stretch.coverage,
        })
        .collect()
}

#[cfg(test)]
mod tests;
