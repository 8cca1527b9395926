//! Where one figure stands, or why it stands nowhere.

use super::{Options, PlotKind, Tables, Why, day_number};
use crate::measure::{Currency, Date, Decimal, FactorSet, Per, Quantity, Unit};
use crate::model::{Figure, Kind, Modality, Record, words};

/// Days that a bar is drawn beyond its known end where nothing says how long it is.
const STUB: f64 = 91.0;
/// Days that a bar without an end has at least.
const SHORTEST_OPEN: f64 = 30.0;

/// A figure's place in its plot.
pub(super) struct Place {
    pub x: [f64; 2],
    pub open_start: bool,
    pub open_end: bool,
    pub amount: Decimal,
    pub range: Option<[Decimal; 2]>,
    /// Whether a factor stands between what the text prints and where it is drawn.
    pub converted: bool,
    pub notes: Vec<String>,
}

/// The plot that a figure belongs to, whether it can be drawn there or not. Every figure has exactly one.
pub(super) fn home(record: &Record, tables: &Tables<'_>) -> PlotKind {
    match record.kind {
        Kind::Money | Kind::Price => PlotKind::Value,
        Kind::Mass | Kind::Volume | Kind::Rate => PlotKind::Volume,
        Kind::Change | Kind::Share | Kind::Count | Kind::Statement => {
            let oil = record.commodity.as_deref().is_some_and(tables.is_oil);
            if oil { PlotKind::Volume } else { PlotKind::Value }
        }
    }
}

/// Find it.
pub(super) fn place(figure: &Figure, tables: &Tables<'_>, options: &Options) -> Result<Place, Why> {
    let record = figure.record();
    let unit = unit(record, tables, options)?;
    let mut amounts = amounts(&record.quantity)?;
    let span = span(figure)?;
    let mut notes = Vec::new();
    let mut converted = false;
    if let Some(from) = record.quantity.unit.filter(|from| *from != unit) {
        let Conversion { factor, stated } = Conversion::of(tables.factors, record).ok_or(Why::NoFactor)?;
        let convert = |value: Decimal| {
            let value = match from {
                Unit::Tonne => value.checked_mul(factor),
                _ => value.checked_div(factor),
            };
            value.map(|value| value.round_dp(3).normalize()).ok_or(Why::NoFigure)
        };
        let printed = amounts.point;
        amounts = Amounts {
            point: convert(amounts.point)?,
            range: match amounts.range {
                Some([low, high]) => Some([convert(low)?, convert(high)?]),
                None => None,
            },
        };
        converted = true;
        notes.push(format!(
            "{} {from} = {} {unit} at {} bbl/t{} ({})",
            words::number(printed),
            words::number(amounts.point.round_sf(4).unwrap_or(amounts.point)),
            words::number(factor),
            if stated { "" } else { ", product not stated" },
            tables.factors.name,
        ));
    }
    if let Some(per) = record.quantity.per {
        let stretch = match per {
            Per::Month => "month",
            Per::Year => "year",
        };
        notes.push(format!("Repeats every {stretch}: drawn at the amount of one {stretch}"));
    }
    notes.extend(span.note);
    Ok(Place {
        x: span.x,
        open_start: span.open_start,
        open_end: span.open_end,
        amount: amounts.point,
        range: amounts.range,
        converted,
        notes,
    })
}

/// The plot's unit, where the figure belongs into it.
fn unit(record: &Record, tables: &Tables<'_>, options: &Options) -> Result<Unit, Why> {
    let usd = Unit::Money(Currency::USD);
    match (record.kind, record.quantity.unit) {
        (Kind::Money, Some(unit)) if unit == usd => Ok(unit),
        (Kind::Mass | Kind::Volume, Some(unit @ (Unit::Tonne | Unit::Barrel))) => {
            let oil = record.commodity.as_deref().map(|id| (tables.is_oil)(id));
            match (oil, unit) {
                // A barrel is a measure of oil whatever the goods are called.
                (Some(true), _) | (_, Unit::Barrel) => Ok(options.volume.unit()),
                (Some(false), _) => Err(Why::OtherGoods),
                (None, _) => Err(Why::GoodsNotStated),
            }
        }
        (Kind::Money | Kind::Mass | Kind::Volume, Some(unit)) => Err(Why::OtherUnit(unit)),
        (Kind::Money | Kind::Mass | Kind::Volume, None) => Err(Why::NoFigure),
        (kind, _) => Err(Why::OtherKind(kind)),
    }
}

struct Amounts {
    point: Decimal,
    range: Option<[Decimal; 2]>,
}

fn amounts(quantity: &Quantity) -> Result<Amounts, Why> {
    let range = match (quantity.low, quantity.high) {
        (Some(low), Some(high)) if low < high => Some([low, high]),
        _ => None,
    };
    Ok(Amounts { point: quantity.point().ok_or(Why::NoFigure)?, range })
}

/// Barrels in a tonne, and whether the text says of what.
pub(super) struct Conversion {
    pub factor: Decimal,
    pub stated: bool,
}

impl Conversion {
    fn of(factors: &FactorSet, record: &Record) -> Option<Self> {
        let positive =
            |product: &str| factors.barrels_per_tonne(product).filter(|factor| *factor > Decimal::ZERO);
        match record.commodity.as_deref() {
            Some(product) if !matches!(product, "all" | "oil" | "mineral_fuel") => {
                Some(Self { factor: positive(product)?, stated: true })
            }
            // For unspecified oil the tables' advice is crude.
            _ => Some(Self { factor: positive("oil").or_else(|| positive("crude"))?, stated: false }),
        }
    }
}

struct Span {
    x: [f64; 2],
    open_start: bool,
    open_end: bool,
    note: Option<String>,
}

fn span(figure: &Figure) -> Result<Span, Why> {
    let record = figure.record();
    let day = |date: Date| date.strftime("%-d %b %Y").to_string();
    match (record.period.start, record.period.end) {
        (None, None) => Err(Why::NoPeriod),
        (Some(start), Some(end)) if start > end => Err(Why::PeriodReversed),
        (Some(start), Some(end)) => {
            let x = [day_number(start), day_number(end) + 1.0];
            Ok(Span { x, open_start: false, open_end: false, note: None })
        }
        (None, Some(end)) => {
            let until = day_number(end) + 1.0;
            let note = Some("The text does not say since when: the bar is cut short at its left".to_owned());
            Ok(Span { x: [until - STUB, until], open_start: true, open_end: false, note })
        }
        (Some(start), None) => {
            let from = day_number(start);
            // What is reported as happening is known until the day of publication; a plan is not known at all.
            let reported = !matches!(record.modality, Modality::Plan | Modality::Cap);
            let published = figure.article().published().filter(|published| reported && *published >= start);
            let (until, note) = match published {
                Some(published) => (
                    (day_number(published) + 1.0).max(from + SHORTEST_OPEN),
                    format!("No end stated: drawn until publication on {}", day(published)),
                ),
                None => (from + STUB, "No end stated: the bar is cut short at its right".to_owned()),
            };
            Ok(Span { x: [from, until], open_start: false, open_end: true, note: Some(note) })
        }
    }
}
