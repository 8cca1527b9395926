//! Where one figure stands, or why it stands nowhere.

use super::{Options, PlotKind, Tables, VolumeUnit, Why, day_number};
use crate::measure::{Basis, Currency, Date, Decimal, FactorSet, Hedge, Per, Period, Unit};
use crate::model::{Figure, Kind, Modality, Record, words};

/// Days that a bar is drawn beyond its known end where nothing says how long it is.
const STUB: f64 = 91.0;
/// Days that a bar without an end has at least.
const SHORTEST_OPEN: f64 = 30.0;
/// A shorter period is no month: what was sold on one day is not multiplied by thirty.
const SHORTEST_RATE: f64 = 28.0;
const USD: Unit = Unit::Money(Currency::USD);

/// A figure's place in its plot.
#[derive(Debug)]
pub(super) struct Place {
    pub x: [f64; 2],
    pub open_start: bool,
    pub open_end: bool,
    pub amount: Decimal,
    pub range: Option<[Decimal; 2]>,
    /// Whether a factor stands between what the text prints and where it is drawn.
    pub converted: bool,
    /// Whether the text prints something else, from which the amount follows.
    pub derived: bool,
}

/// Says how a place came about, where somebody asks. A million places are found without a word.
pub(super) struct Notes<'n>(pub Option<&'n mut Vec<String>>);

impl Notes<'_> {
    fn say(&mut self, words: impl FnOnce() -> String) {
        if let Some(notes) = &mut self.0 {
            notes.push(words());
        }
    }
}

/// The plot that a figure belongs to, whether it can be drawn there or not. Every figure has exactly one.
pub(super) fn home(record: &Record, tables: &Tables<'_>) -> PlotKind {
    let by_goods = || {
        let oil = record.commodity.as_deref().is_some_and(tables.is_oil);
        if oil { PlotKind::Volume } else { PlotKind::Value }
    };
    match record.kind {
        Kind::Money | Kind::Price => PlotKind::Value,
        Kind::Mass | Kind::Volume | Kind::Rate => PlotKind::Volume,
        Kind::Change => match record.base.as_ref().and_then(|base| base.value.and(base.unit)) {
            Some(Unit::Tonne | Unit::Barrel) => PlotKind::Volume,
            Some(Unit::Money(_)) => PlotKind::Value,
            _ => by_goods(),
        },
        Kind::Share | Kind::Count | Kind::Statement => by_goods(),
    }
}

/// Find it.
pub(super) fn place(
    figure: &Figure,
    tables: &Tables<'_>,
    options: &Options,
    mut notes: Notes<'_>,
) -> Result<Place, Why> {
    let record = figure.record();
    let level = Level::of(record, &mut notes)?;
    if let Some(claim) = figure.claim().filter(|claim| claim.is_derived()) {
        notes.say(|| format!("Derived: {}. The text does not print this amount", claim.verification.note));
    }
    let oil = oil(record, level.unit, tables)?;
    let span = Span::of(figure)?;
    let (level, converted) =
        if oil { level.convert(record, tables, options.volume, &mut notes)? } else { (level, false) };
    let unit = if oil { options.volume.code() } else { "USD" };
    let level = level.over(&span, options.monthly, unit, &mut notes)?;
    if let Some(words) = span.words {
        notes.say(|| words.say(figure));
    }
    Ok(Place {
        x: span.x,
        open_start: span.open_start,
        open_end: span.open_end,
        amount: level.point,
        range: level.range,
        converted,
        derived: level.derived || figure.is_derived(),
    })
}

/// Whether the amount is oil, where it belongs into a plot at all.
fn oil(record: &Record, unit: Unit, tables: &Tables<'_>) -> Result<bool, Why> {
    match unit {
        USD => Ok(false),
        // A barrel is a measure of oil whatever the goods are called.
        Unit::Barrel => Ok(true),
        Unit::Tonne => match record.commodity.as_deref().map(|id| (tables.is_oil)(id)) {
            Some(true) => Ok(true),
            Some(false) => Err(Why::OtherGoods),
            None => Err(Why::GoodsNotStated),
        },
        other => Err(Why::OtherUnit(other)),
    }
}

/// What an amount is counted over.
#[derive(Clone, Copy, PartialEq)]
enum Over {
    Period,
    Day,
    Month,
    Year,
}

/// An amount, as printed or as it follows from what is printed.
struct Level {
    unit: Unit,
    point: Decimal,
    range: Option<[Decimal; 2]>,
    over: Over,
    derived: bool,
}

impl Level {
    fn of(record: &Record, notes: &mut Notes<'_>) -> Result<Self, Why> {
        let quantity = &record.quantity;
        let range = match (quantity.low, quantity.high) {
            (Some(low), Some(high)) if low < high => Some([low, high]),
            _ => None,
        };
        let over = match (record.kind, quantity.per) {
            (Kind::Rate, _) => Over::Day,
            (_, Some(Per::Month)) => Over::Month,
            (_, Some(Per::Year)) => Over::Year,
            (_, None) => Over::Period,
        };
        let unit = match (record.kind, quantity.unit) {
            (Kind::Money | Kind::Mass | Kind::Volume, Some(unit)) => unit,
            (Kind::Rate, Some(Unit::BarrelPerDay)) => Unit::Barrel,
            (Kind::Rate, Some(Unit::TonnePerDay)) => Unit::Tonne,
            (Kind::Change, Some(Unit::Ratio)) => return Self::changed(record, range, notes),
            (Kind::Money | Kind::Mass | Kind::Volume, None) => return Err(Why::NoFigure),
            (kind, _) => return Err(Why::OtherKind(kind)),
        };
        let point = quantity.point().ok_or(Why::NoFigure)?;
        Ok(Self { unit, point, range, over, derived: false })
    }

    /// The level that a change leads to: base × (1 + ratio).
    fn changed(record: &Record, range: Option<[Decimal; 2]>, notes: &mut Notes<'_>) -> Result<Self, Why> {
        let none = Why::OtherKind(Kind::Change);
        let base = record.base.as_ref().ok_or(none)?;
        let (from, unit) = base.value.zip(base.unit).ok_or(none)?;
        let ratio = record.quantity.point().ok_or(Why::NoFigure)?;
        let apply = |ratio: Decimal| {
            let level = ratio.checked_add(Decimal::ONE).and_then(|times| from.checked_mul(times));
            level.map(|level| level.normalize()).ok_or(Why::NoFigure)
        };
        let point = apply(ratio)?;
        let range = match range {
            Some([low, high]) => Some([apply(low)?, apply(high)?]),
            None => None,
        };
        notes.say(|| {
            let sign = if ratio.is_sign_negative() { "−" } else { "+" };
            format!(
                "Derived: {} {unit} × (1 {sign} {}) = {} {unit}. The text prints the change and what it compares with, not this amount",
                words::number(from),
                words::number(ratio.abs()),
                words::number(point),
            )
        });
        Ok(Self { unit, point, range, over: Over::Period, derived: true })
    }

    fn map(self, change: impl Fn(Decimal) -> Option<Decimal>) -> Result<Self, Why> {
        let change =
            |value: Decimal| change(value).map(|value| value.round_dp(3).normalize()).ok_or(Why::NoFigure);
        let range = match self.range {
            Some([low, high]) => Some([change(low)?, change(high)?]),
            None => None,
        };
        Ok(Self { point: change(self.point)?, range, ..self })
    }

    /// Into the unit of the oil plot. Gives whether a factor was needed.
    fn convert(
        self,
        record: &Record,
        tables: &Tables<'_>,
        to: VolumeUnit,
        notes: &mut Notes<'_>,
    ) -> Result<(Self, bool), Why> {
        let from = self.unit;
        if to.is(from) {
            return Ok((self, false));
        }
        let weighs = to.needs_factor(from);
        let factor = if weighs {
            barrels_per_tonne(tables.factors, record.commodity.as_deref()).ok_or(Why::NoFactor)?
        } else {
            Factor::NONE
        };
        let (times, by) = to.conversion(from, factor.barrels);
        let printed = self.point;
        let level = self.map(|value| {
            let times = value.checked_mul(times)?;
            if by == Decimal::ONE { Some(times) } else { times.checked_div(by) }
        })?;
        notes.say(|| {
            let how =
                if weighs { factor.words(tables.factors) } else { "at 0.158987 kl a barrel".to_owned() };
            let point = level.point.round_sf(4).unwrap_or(level.point);
            format!("{} {from} = {} {} {how}", words::number(printed), words::number(point), to.code())
        });
        Ok((level, weighs))
    }

    /// As a total or as a monthly rate.
    fn over(self, span: &Span, monthly: bool, unit: &str, notes: &mut Notes<'_>) -> Result<Self, Why> {
        let written = |value: Decimal| words::number(value.round_sf(4).unwrap_or(value));
        let printed = self.point;
        let days = span.x[1] - span.x[0];
        match (self.over, monthly) {
            (Over::Period, _) if days < SHORTEST_RATE => {
                if monthly {
                    notes.say(|| "Shorter than a month: drawn at its amount, not multiplied".to_owned());
                }
                Ok(self)
            }
            (Over::Period, _) => {
                if !monthly && notes.0.is_none() {
                    return Ok(self);
                }
                let Some(months) = span.months() else {
                    return if monthly { Err(Why::NoLength) } else { Ok(self) };
                };
                let rate = |value: Decimal| value.checked_div(months);
                let a_month = rate(printed).map(|value| value.round_dp(3));
                notes.say(|| {
                    let a_month = a_month.map(written).unwrap_or_default();
                    format!(
                        "{} {unit} in {} months = {a_month} {unit} a month",
                        written(printed),
                        months.round_dp(2).normalize()
                    )
                });
                if monthly { self.map(rate) } else { Ok(self) }
            }
            (Over::Month, true) => Ok(self),
            (Over::Year, true) => {
                let level = self.map(|value| value.checked_div(Decimal::from(12)))?;
                notes.say(|| {
                    format!("{} {unit} a year = {} {unit} a month", written(printed), written(level.point))
                });
                Ok(level)
            }
            (over @ (Over::Month | Over::Year), false) => {
                let stretch = if over == Over::Month { "month" } else { "year" };
                notes.say(|| format!("Repeats every {stretch}: drawn at the amount of one {stretch}"));
                Ok(self)
            }
            (Over::Day, true) => {
                let level = self.map(|value| value.checked_mul(DAYS_A_MONTH))?;
                notes.say(|| {
                    format!(
                        "{} {unit} a day × 30.4375 days = {} {unit} a month",
                        written(printed),
                        written(level.point)
                    )
                });
                Ok(level)
            }
            (Over::Day, false) => {
                if span.open_start || span.open_end {
                    return Err(Why::OtherKind(Kind::Rate));
                }
                let whole = Decimal::from(days as i64);
                let level = self.map(|value| value.checked_mul(whole))?;
                notes.say(|| {
                    format!(
                        "Derived: {} {unit} a day × {days} days = {} {unit}",
                        written(printed),
                        written(level.point)
                    )
                });
                Ok(Self { derived: true, ..level })
            }
        }
    }
}

/// A Julian year's twelfth, as [`Period::months`] has it.
const DAYS_A_MONTH: Decimal = Decimal::from_parts(304_375, 0, 0, false, 4);

/// Which way a one-sided figure points. A fall by more than a third leads *below* what a third would leave.
pub(super) fn arrow(record: &Record, hedge: Hedge) -> Option<super::Arrow> {
    use super::Arrow;
    let arrow = match hedge {
        Hedge::MoreThan | Hedge::AtLeast => Arrow::Up,
        Hedge::LessThan | Hedge::UpTo => Arrow::Down,
        Hedge::None | Hedge::About | Hedge::Nearly | Hedge::Range => return None,
    };
    let falls =
        record.kind == Kind::Change && record.quantity.point().is_some_and(|ratio| ratio.is_sign_negative());
    Some(if falls { arrow.turned() } else { arrow })
}

/// Barrels in a tonne, and whether it is known of what.
pub(super) struct Factor {
    pub barrels: Decimal,
    stated: bool,
}

impl Factor {
    const NONE: Self = Self { barrels: Decimal::ONE, stated: true };

    /// `at 7.33 bbl/t (BP 2021)`.
    pub(super) fn words(&self, set: &FactorSet) -> String {
        let unstated = if self.stated { "" } else { ", product not stated" };
        format!("at {} bbl/t{unstated} ({})", words::number(self.barrels), set.name)
    }
}

/// The factor of a product; `None` where the set has none.
pub(super) fn barrels_per_tonne(factors: &FactorSet, commodity: Option<&str>) -> Option<Factor> {
    let positive =
        |product: &str| factors.barrels_per_tonne(product).filter(|factor| *factor > Decimal::ZERO);
    match commodity {
        Some(product) if !matches!(product, "all" | "oil" | "mineral_fuel") => {
            Some(Factor { barrels: positive(product)?, stated: true })
        }
        // For unspecified oil the tables' advice is crude.
        _ => Some(Factor { barrels: positive("oil").or_else(|| positive("crude"))?, stated: false }),
    }
}

/// The stretch of time that a bar is drawn over.
struct Span {
    x: [f64; 2],
    open_start: bool,
    open_end: bool,
    /// First and last day, where both are known.
    period: Option<(Date, Date)>,
    words: Option<Ends>,
}

/// Why a bar ends where it ends.
#[derive(Clone, Copy)]
enum Ends {
    NoBegin,
    NoEnd,
    Published,
}

impl Ends {
    fn say(self, figure: &Figure) -> String {
        match self {
            Self::NoBegin => "The text does not say since when: the bar is cut short at its left".to_owned(),
            Self::NoEnd => "No end stated: the bar is cut short at its right".to_owned(),
            Self::Published => {
                let day = figure.article().published().map(|day| day.strftime("%-d %b %Y").to_string());
                format!("No end stated: drawn until publication on {}", day.unwrap_or_default())
            }
        }
    }
}

impl Span {
    fn of(figure: &Figure) -> Result<Self, Why> {
        let record = figure.record();
        match (record.period.start, record.period.end) {
            (None, None) => Err(Why::NoPeriod),
            (Some(start), Some(end)) if start > end => Err(Why::PeriodReversed),
            (Some(start), Some(end)) => {
                let x = [day_number(start), day_number(end) + 1.0];
                let period = Some((start, end));
                Ok(Self { x, open_start: false, open_end: false, period, words: None })
            }
            (None, Some(end)) => {
                let until = day_number(end) + 1.0;
                let (x, words) = ([until - STUB, until], Some(Ends::NoBegin));
                Ok(Self { x, open_start: true, open_end: false, period: None, words })
            }
            (Some(start), None) => {
                let from = day_number(start);
                // What is reported as happening is known until the day of publication; a plan is not known at all.
                let reported = !matches!(record.modality, Modality::Plan | Modality::Cap);
                let published =
                    figure.article().published().filter(|published| reported && *published >= start);
                let (until, words) = match published {
                    Some(published) => {
                        ((day_number(published) + 1.0).max(from + SHORTEST_OPEN), Ends::Published)
                    }
                    None => (from + STUB, Ends::NoEnd),
                };
                let period = published.map(|published| (start, published));
                Ok(Self { x: [from, until], open_start: false, open_end: true, period, words: Some(words) })
            }
        }
    }

    /// Its length in months, where both ends are known or publication ends it.
    fn months(&self) -> Option<Decimal> {
        let (start, end) = self.period?;
        Period::new(start, end, Basis::Stated).months().filter(|months| *months > Decimal::ZERO)
    }
}
