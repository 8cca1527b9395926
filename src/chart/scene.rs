//! What is drawn, in days and in each plot's unit.

use std::sync::Arc;

use super::crowd::Crowd;
use super::{OfficialLine, Options, PlotKind, Undrawn};
use crate::measure::{Decimal, Unit};
use crate::model::{Kind, Modality};

/// One or more pairs of plots. Everything is a plain number or a word. Marks name their figures by position in the list
/// that the scene was made of, and whoever draws has that list at hand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// What it was made with.
    pub options: Options,
    /// Names of the pairs; a single empty one where all is drawn together.
    pub panes: Vec<String>,
    /// The plots: of each pair first money, then oil.
    pub plots: Vec<Plot>,
    /// First and last moment that the plots show when nobody has zoomed, in days since 1970.
    pub x: [f64; 2],
    /// What the marks' colours and shapes say, with counts over all plots.
    pub legend: Legend,
    /// Chosen series that no plot can show.
    pub undrawn: Vec<Undrawn>,
    /// Tells two scenes apart cheaply.
    pub stamp: u64,
    /// For each figure, the mark that shows it.
    pub(super) places: Vec<Option<(u16, u32)>>,
}

impl Scene {
    /// The plot and the mark that show a figure, also where it only restates the mark's figure in another unit.
    #[must_use]
    pub fn find(&self, figure: usize) -> Option<(usize, usize)> {
        let (plot, mark) = (*self.places.get(figure)?)?;
        Some((usize::from(plot), mark as usize))
    }

    /// Whether any plot of this kind has something to show.
    #[must_use]
    pub fn has(&self, kind: PlotKind) -> bool {
        self.plots.iter().any(|plot| plot.kind == kind && !plot.is_empty())
    }

    /// The plots' marks from early to late, as positions of plot and mark. Same begin: money first, then from high to
    /// low, as the eye goes.
    #[must_use]
    pub fn in_time_order(&self) -> Vec<(usize, usize)> {
        let mut all: Vec<(usize, usize)> = self
            .plots
            .iter()
            .enumerate()
            .flat_map(|(plot, of)| (0..of.marks.len()).map(move |mark| (plot, mark)))
            .collect();
        all.sort_by(|a, b| self.before(*a, *b));
        all
    }

    /// Marks and the steps of official series from early to late; of the same begin the marks come first.
    #[must_use]
    pub fn rows(&self) -> Vec<Item> {
        let begin = |item: &Item| match *item {
            Item::Mark(plot, mark) => self.plots[plot].marks[mark].x0,
            Item::Step(plot, line, step) => self.plots[plot].official[line].steps[step].x0,
        };
        let mut rows: Vec<Item> =
            self.in_time_order().into_iter().map(|(plot, mark)| Item::Mark(plot, mark)).collect();
        for (plot, of) in self.plots.iter().enumerate() {
            for (line, of) in of.official.iter().enumerate() {
                rows.extend((0..of.steps.len()).map(|step| Item::Step(plot, line, step)));
            }
        }
        // Stable: the marks keep their own order.
        rows.sort_by(|a, b| begin(a).total_cmp(&begin(b)));
        rows
    }

    /// The next mark in time, or the one before; the first or the last where none is selected. One pass, no sorting.
    #[must_use]
    pub fn step(&self, from: Option<(usize, usize)>, forward: bool) -> Option<(usize, usize)> {
        let all = self
            .plots
            .iter()
            .enumerate()
            .flat_map(|(plot, of)| (0..of.marks.len()).map(move |mark| (plot, mark)));
        let beyond = |at: &(usize, usize)| {
            from.is_none_or(|from| {
                self.before(from, *at)
                    == if forward { std::cmp::Ordering::Less } else { std::cmp::Ordering::Greater }
            })
        };
        let rest = all.filter(beyond);
        if forward {
            rest.min_by(|a, b| self.before(*a, *b))
        } else {
            rest.max_by(|a, b| self.before(*a, *b))
        }
    }

    fn before(&self, a: (usize, usize), b: (usize, usize)) -> std::cmp::Ordering {
        let mark = |(plot, mark): (usize, usize)| &self.plots[plot].marks[mark];
        let (left, right) = (mark(a), mark(b));
        left.x0.total_cmp(&right.x0).then(a.0.cmp(&b.0)).then(right.y.total_cmp(&left.y)).then(a.1.cmp(&b.1))
    }
}

/// Something that a plot draws over a stretch of time, by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A claim: plot and mark.
    Mark(usize, usize),
    /// A row of an official series: plot, line and step.
    Step(usize, usize, usize),
}

/// One plot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plot {
    /// Money or oil.
    pub kind: PlotKind,
    /// Position of its pair among the scene's panes.
    pub pane: usize,
    /// `Trade value, USD a month`.
    pub title: String,
    /// Claims and suggestions, in the order of the list.
    pub marks: Vec<Mark>,
    /// Official series.
    pub official: Vec<OfficialLine>,
    /// Ceilings over the stretch of time that this plot's claims and steps touch.
    pub caps: Vec<CapLine>,
    /// Lowest and highest plotted value when nobody has zoomed; the same for all plots of a kind.
    pub y: [f64; 2],
    /// Whether plotted values are logarithms to the base of ten.
    pub log: bool,
    /// Figures that belong here and cannot be drawn.
    pub unplaced: Vec<Unplaced>,
    /// Marks that would be drawn if their entry of the legend were not switched off.
    pub hidden: usize,
    /// Figures that say the same as a mark in another unit and so are not drawn again, with the mark's position.
    pub also: Vec<(u32, u32)>,
    /// The marks once more as bare numbers, where they are many.
    pub(super) crowd: Crowd,
}

impl Plot {
    /// Whether it has nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty() && self.official.is_empty()
    }
}

/// One claim, with what it restates in other units. Words are made of it when they are needed: see
/// [`super::label`] and [`super::explain`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Position of the figure that a click opens.
    pub figure: u32,
    /// Position of the figure whose amount is drawn: the same, or one that says the same in the plot's unit.
    pub drawn: u32,
    /// Begin of the first day, in days since 1970.
    pub x0: f64,
    /// End of the last day.
    pub x1: f64,
    /// The exact amount in the plot's unit.
    pub amount: Decimal,
    /// Where it stands: the amount, or its logarithm.
    pub y: f64,
    /// Lowest and highest plotted value of a range.
    pub range: Option<[f64; 2]>,
    /// Which way a one-sided figure points.
    pub arrow: Option<Arrow>,
    /// What its shape says.
    pub style: Style,
    /// Position in the legend's groups, for the colour.
    pub group: u8,
    /// The text does not say when it began: the bar comes out of nowhere.
    pub open_start: bool,
    /// The text does not say when it ended.
    pub open_end: bool,
    /// "about", "nearly": a soft edge.
    pub soft: bool,
    /// The text does not print this amount; it follows from what the text prints.
    pub derived: bool,
    /// Zero or less on a logarithmic scale: it stands at the lower edge.
    pub pinned: bool,
    /// Nobody has taken it over yet: drawn lighter.
    pub suggestion: bool,
}

/// The direction in which the true figure lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Arrow {
    /// "more than".
    Up,
    /// "less than", "up to".
    Down,
}

impl Arrow {
    /// The other way.
    #[must_use]
    pub const fn turned(self) -> Self {
        match self {
            Self::Up => Self::Down,
            Self::Down => Self::Up,
        }
    }
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

    /// Its word; empty for the plain one.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(style, _)| *style == self).map_or("", |(_, word)| word)
    }
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
    /// The same where there is no room: `cap 500k, refined`.
    pub short: String,
    /// Conversion, source and address.
    pub notes: Vec<String>,
    /// Who published the page that it was read from.
    pub source: Arc<str>,
    /// Exact, in the plot's unit.
    pub amount: Decimal,
    /// Where it stands.
    pub y: f64,
    /// Begin and end of each of its periods, in days since 1970.
    pub periods: Vec<[f64; 2]>,
}

/// A figure that a plot cannot draw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unplaced {
    /// Position of the figure.
    pub figure: u32,
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
    /// A change, share, count, price or statement is no amount over a period.
    OtherKind(Kind),
    /// Tonnes of something that is no oil.
    OtherGoods,
    /// Tonnes of nobody knows what.
    GoodsNotStated,
    /// The factor set has no row for the product.
    NoFactor,
    /// A rate needs a period with both ends.
    NoLength,
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
            Self::OtherKind(Kind::Change) => "changes that name no figure they compare with".to_owned(),
            Self::OtherKind(kind) => {
                let kind = match kind {
                    Kind::Share => "shares",
                    Kind::Count => "counts",
                    Kind::Price => "prices",
                    Kind::Rate => "amounts a day",
                    Kind::Statement => "statements",
                    Kind::Change | Kind::Money | Kind::Mass | Kind::Volume => "amounts in another unit",
                };
                format!("{kind}: no amount over a period")
            }
            Self::OtherGoods => "of other goods than oil".to_owned(),
            Self::GoodsNotStated => "of goods that are not stated".to_owned(),
            Self::NoFactor => "of a product that the factor set does not convert".to_owned(),
            Self::NoLength => "over a period without both ends: how much a month is not known".to_owned(),
        }
    }
}

/// What colours and shapes say, counted over the marks that are drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Legend {
    /// What colours say, in the order to show.
    pub groups: Vec<Group>,
    /// Shapes other than the plain one, with what is switched off.
    pub styles: Vec<Shape>,
    /// Suggestions with a place in a plot, whether they are drawn or hidden.
    pub suggestions: usize,
}

/// One colour.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Its name among the entries that can be switched off.
    pub id: Arc<str>,
    /// `Confirmed`, `RUS → PRK`, `KOTRA`.
    pub words: String,
    /// What it means, where there is more to say.
    pub hint: String,
    /// Marks, drawn or switched off.
    pub count: usize,
    /// Its colour.
    pub ink: Ink,
    /// Switched off.
    pub off: bool,
}

/// A colour by what it stands for; who draws has the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// A status of the codebook: its colour and its glyph.
    Status([u8; 3], char),
    /// One of the colours that only tell groups apart.
    Series(u8),
    /// All that is left, and what is not stated.
    Rest,
}

/// One shape of the legend.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Its name among the entries that can be switched off.
    pub id: Arc<str>,
    /// Which; `None` for derived figures.
    pub style: Option<Style>,
    /// `plan`.
    pub word: &'static str,
    /// Marks, drawn or switched off.
    pub count: usize,
    /// Switched off.
    pub off: bool,
}
