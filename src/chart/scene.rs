//! What is drawn, in days and in each plot's unit.

use std::sync::Arc;

use super::{Options, PlotKind};
use crate::measure::{Decimal, Unit};
use crate::model::{FigureKey, Kind, Modality};

/// Both plots. Everything is a plain number or a word; who draws it needs neither the claims nor a clock.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// What it was made with.
    pub options: Options,
    /// Money.
    pub value: Plot,
    /// Oil.
    pub volume: Plot,
    /// First and last moment that the plots show when nobody has zoomed, in days since 1970.
    pub x: [f64; 2],
    /// What the marks' colours and shapes say, with counts over both plots.
    pub legend: Legend,
    /// Tells two scenes apart cheaply.
    pub stamp: u64,
}

impl Scene {
    /// One of the plots.
    #[must_use]
    pub const fn plot(&self, kind: PlotKind) -> &Plot {
        match kind {
            PlotKind::Value => &self.value,
            PlotKind::Volume => &self.volume,
        }
    }

    /// The mark that shows a figure, also where it only restates the mark's figure in another unit.
    #[must_use]
    pub fn find(&self, key: FigureKey) -> Option<(PlotKind, usize)> {
        PlotKind::ALL.into_iter().find_map(|kind| {
            let at = self.plot(kind).marks.iter().position(|mark| mark.shows(key))?;
            Some((kind, at))
        })
    }
}

/// One plot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plot {
    /// `Trade value, USD`.
    pub title: String,
    /// Claims and suggestions; suggestions first, so that claims are drawn over them.
    pub marks: Vec<Mark>,
    /// Ceilings over the stretch of time that this plot's claims touch.
    pub caps: Vec<CapLine>,
    /// Lowest and highest plotted value when nobody has zoomed.
    pub y: [f64; 2],
    /// Whether plotted values are logarithms to the base of ten.
    pub log: bool,
    /// Figures that belong here and cannot be drawn.
    pub unplaced: Vec<Unplaced>,
    /// Suggestions that would be drawn if they were not hidden.
    pub hidden: usize,
}

/// One claim, with what it restates in other units.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The figure that a click opens.
    pub key: FigureKey,
    /// Figures that say the same in another unit and so are not drawn again.
    pub also: Vec<FigureKey>,
    /// Begin of the first day, in days since 1970.
    pub x0: f64,
    /// End of the last day.
    pub x1: f64,
    /// The text does not say when it began: the bar comes out of nowhere.
    pub open_start: bool,
    /// The text does not say when it ended.
    pub open_end: bool,
    /// The exact amount in the plot's unit.
    pub amount: Decimal,
    /// Where it stands: the amount, or its logarithm.
    pub y: f64,
    /// Lowest and highest plotted value of a range.
    pub range: Option<[f64; 2]>,
    /// Which way a one-sided figure points.
    pub arrow: Option<Arrow>,
    /// Zero or less on a logarithmic scale: it stands at the lower edge.
    pub pinned: bool,
    /// What its shape says.
    pub style: Style,
    /// Nobody has taken it over yet: drawn lighter.
    pub suggestion: bool,
    /// Code of its status, for colour and icon.
    pub status: Arc<str>,
    /// `48M`, `1.2M planned`.
    pub label: String,
    /// The quote, period and flow in one line.
    pub name: String,
    /// How it came to stand where it stands: conversion, open period, repeated amount.
    pub notes: Vec<String>,
}

impl Mark {
    /// Whether it stands for this figure.
    #[must_use]
    pub fn shows(&self, key: FigureKey) -> bool {
        self.key == key || self.also.contains(&key)
    }
}

/// The direction in which the true figure lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Arrow {
    /// "more than".
    Up,
    /// "less than", "up to".
    Down,
}

/// What a mark's shape says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// Stated as fact.
    #[default]
    Solid,
    /// An estimate: dashed outline.
    Dashed,
    /// A plan: hollow.
    Hollow,
    /// A ceiling that the text speaks of: a dashed line.
    Line,
    /// A rumour: hatched.
    Hatched,
    /// Denied: struck through.
    Struck,
}

impl Style {
    /// Every style but the plain one, with its word.
    pub const WORDS: [(Self, &'static str); 5] = [
        (Self::Dashed, "estimate"),
        (Self::Hollow, "plan"),
        (Self::Line, "cap"),
        (Self::Hatched, "rumour"),
        (Self::Struck, "denied"),
    ];
}

impl From<Modality> for Style {
    fn from(modality: Modality) -> Self {
        match modality {
            Modality::Actual => Self::Solid,
            Modality::Estimate => Self::Dashed,
            Modality::Plan => Self::Hollow,
            Modality::Cap => Self::Line,
            Modality::Rumour => Self::Hatched,
            Modality::Denied => Self::Struck,
        }
    }
}

/// A ceiling over its own stretches of time.
#[derive(Clone, Debug, PartialEq)]
pub struct CapLine {
    /// `cap 500 000 bbl a year, refined (UNSCR 2397)`.
    pub label: String,
    /// Conversion, source and address.
    pub notes: Vec<String>,
    /// Exact, in the plot's unit.
    pub amount: Decimal,
    /// Where it stands.
    pub y: f64,
    /// Begin and end of each of its periods, in days since 1970.
    pub periods: Vec<[f64; 2]>,
}

/// A figure that a plot cannot draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Unplaced {
    /// Which.
    pub key: FigureKey,
    /// Why.
    pub why: Why,
}

/// Why a figure cannot be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// Nothing says when.
    NoPeriod,
    /// It ends before it begins.
    PeriodReversed,
    /// No amount, or one too large to convert.
    NoFigure,
    /// Money of another currency is never converted.
    OtherUnit(Unit),
    /// A change, share, count, price, rate or statement is no amount over a period.
    OtherKind(Kind),
    /// Tonnes of something that is no oil.
    OtherGoods,
    /// Tonnes of nobody knows what.
    GoodsNotStated,
    /// The factor set has no row for the product.
    NoFactor,
}

impl Why {
    /// For people, to stand behind a count: `2 without a period`.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::NoPeriod => "without a period".to_owned(),
            Self::PeriodReversed => "with a period that ends before it begins".to_owned(),
            Self::NoFigure => "without an amount".to_owned(),
            Self::OtherUnit(unit) => format!("in {unit}: currencies are not converted"),
            Self::OtherKind(kind) => {
                let kind = match kind {
                    Kind::Change => "changes",
                    Kind::Share => "shares",
                    Kind::Count => "counts",
                    Kind::Price => "prices",
                    Kind::Rate => "amounts a day",
                    Kind::Statement => "statements",
                    Kind::Money | Kind::Mass | Kind::Volume => "amounts in another unit",
                };
                format!("{kind}: no amount over a period")
            }
            Self::OtherGoods => "of other goods than oil".to_owned(),
            Self::GoodsNotStated => "of goods that are not stated".to_owned(),
            Self::NoFactor => "of a product that the factor set does not convert".to_owned(),
        }
    }
}

/// What colours and shapes say, counted over the marks that are drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Legend {
    /// Status codes of claims, in order of their code; the codebook has the order to show.
    pub statuses: Vec<(Arc<str>, usize)>,
    /// Shapes other than the plain one.
    pub styles: Vec<(Style, usize)>,
    /// Suggestions with a place in a plot, whether they are drawn or hidden.
    pub suggestions: usize,
}
