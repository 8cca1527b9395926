//! What tells marks apart by colour, and figures by pair of plots.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::scene::{Group, Ink};
use super::{ColourBy, PaneBy, Tables};
use crate::measure::{Currency, Unit};
use crate::model::{ArticleId, Figure, Flow, Kind, Record};
use crate::reference::Series;

/// So many colours can be told apart at a glance.
pub(super) const COLOURS: usize = 9;
/// More pairs of plots than this are too small to read.
const PANES: usize = 6;
/// Figures that one thread looks at in one go.
pub(super) const CHUNK: usize = 8_192;

/// One value of what is told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Facet<'f> {
    Status(&'f str),
    Flow(Flow),
    Goods(Option<&'f str>),
    Source(Option<&'f str>),
    Article(ArticleId),
}

impl<'f> Facet<'f> {
    fn by_colour(by: ColourBy, figure: &'f Figure) -> Self {
        let record = figure.record();
        match by {
            ColourBy::Status => Self::Status(figure.status()),
            ColourBy::Flow => Self::Flow(record.flow),
            ColourBy::Commodity => Self::Goods(record.commodity.as_deref()),
            ColourBy::Source => Self::Source(record.sources.first().map(|source| &**source)),
            ColourBy::Article => Self::Article(figure.article().id),
        }
    }

    fn by_pane(by: PaneBy, figure: &'f Figure) -> Self {
        match by {
            PaneBy::Commodity => Self::by_colour(ColourBy::Commodity, figure),
            PaneBy::Flow | PaneBy::Together => Self::by_colour(ColourBy::Flow, figure),
        }
    }

    /// Nothing is stated.
    fn is_none(&self) -> bool {
        matches!(self, Self::Flow(Flow::Unknown) | Self::Goods(None) | Self::Source(None))
    }

    fn words(&self, tables: &Tables<'_>, figures: &[Figure]) -> String {
        match self {
            Self::Status(code) => tables
                .codebook
                .status(code)
                .map_or_else(|| (*code).to_owned(), |status| status.name.to_string()),
            Self::Flow(flow) => flow.to_string(),
            Self::Goods(goods) => goods.map(|id| (tables.goods)(id)).unwrap_or_default(),
            Self::Source(source) => source.unwrap_or_default().to_owned(),
            Self::Article(id) => {
                let of = figures.iter().find(|figure| figure.article().id == *id);
                of.map(|figure| short(figure.article().title())).unwrap_or_default()
            }
        }
    }

    /// What the entries that are switched off call it.
    fn id(&self) -> Arc<str> {
        match self {
            Self::Status(code) => format!("status {code}"),
            Self::Flow(flow) => format!("flow {flow}"),
            Self::Goods(goods) => format!("goods {}", goods.unwrap_or_default()),
            Self::Source(source) => format!("source {}", source.unwrap_or_default()),
            Self::Article(id) => format!("article {id}"),
        }
        .into()
    }
}

/// A title of at most this many characters fits a legend.
const TITLE: usize = 34;

fn short(title: &str) -> String {
    match title.char_indices().nth(TITLE) {
        Some((at, _)) => format!("{}…", title[..at].trim_end()),
        None => title.to_owned(),
    }
}

/// The groups of a colouring, and which of them each figure belongs to.
pub(super) struct Colours<'f> {
    by: ColourBy,
    known: HashMap<Facet<'f>, u8>,
    /// The group of what is not known.
    other: u8,
    /// In the order to show, without counts.
    pub groups: Vec<Group>,
}

impl<'f> Colours<'f> {
    pub(super) fn new(by: ColourBy, figures: &'f [Figure], tables: &Tables<'f>) -> Self {
        let mut colours = Self { by, known: HashMap::new(), other: 0, groups: Vec::new() };
        if by == ColourBy::Status {
            // The codebook has its own colours and order; no look at the figures is needed.
            for status in &tables.codebook.statuses {
                let facet = Facet::Status(&status.code);
                let ink = Ink::Status(status.colour, status.icon);
                colours.add(facet, status.name.to_string(), status.definition.to_string(), ink);
            }
            let rest = Facet::Status("");
            colours.add(rest, "status not in the codebook".to_owned(), String::new(), Ink::Rest);
            colours.other = colours.groups.len() as u8 - 1;
            return colours;
        }
        let all = ranked(figures, |_| true, |figure| Facet::by_colour(by, figure));
        let stated: Vec<Facet<'f>> = all.iter().copied().filter(|facet| !facet.is_none()).collect();
        for (at, facet) in stated.iter().take(COLOURS).enumerate() {
            colours.add(*facet, facet.words(tables, figures), String::new(), Ink::Series(at as u8));
        }
        if let Some(rest) = stated.get(COLOURS) {
            let words = format!("{} others", stated.len() - COLOURS);
            colours.add(*rest, words, "Too many to tell apart by colour".to_owned(), Ink::Rest);
            let last = colours.groups.len() as u8 - 1;
            colours.groups[usize::from(last)].id = format!("{} others", by.word()).into();
            colours.known.extend(stated.iter().skip(COLOURS).map(|facet| (*facet, last)));
        }
        if let Some(none) = all.iter().find(|facet| facet.is_none()) {
            colours.add(*none, format!("{} not stated", by.word()), String::new(), Ink::Rest);
        }
        colours
    }

    fn add(&mut self, facet: Facet<'f>, words: String, hint: String, ink: Ink) {
        self.known.insert(facet, self.groups.len() as u8);
        self.groups.push(Group { id: facet.id(), words, hint, count: 0, ink, off: false });
    }

    /// Position of a figure's group.
    pub(super) fn of(&self, figure: &Figure) -> u8 {
        self.known.get(&Facet::by_colour(self.by, figure)).copied().unwrap_or(self.other)
    }
}

/// The pairs of plots, and which of them each figure belongs to.
pub(super) struct Panes<'f> {
    by: PaneBy,
    known: HashMap<Facet<'f>, usize>,
    pub names: Vec<String>,
}

impl<'f> Panes<'f> {
    pub(super) fn new(by: PaneBy, figures: &'f [Figure], tables: &Tables<'_>) -> Self {
        let mut panes = Self { by, known: HashMap::new(), names: Vec::new() };
        if by == PaneBy::Together {
            panes.names.push(String::new());
            return panes;
        }
        // A pair for what cannot be drawn would be empty.
        let drawn = |figure: &Figure| may_be_drawn(figure.record(), tables);
        let all = ranked(figures, drawn, |figure| Facet::by_pane(by, figure));
        let stated = all.iter().filter(|facet| !facet.is_none());
        let (own, rest): (Vec<_>, Vec<_>) = stated.copied().enumerate().partition(|(at, _)| *at < PANES - 1);
        for (_, facet) in own {
            panes.known.insert(facet, panes.names.len());
            panes.names.push(facet.words(tables, figures));
        }
        let unstated = all.iter().any(Facet::is_none);
        if !rest.is_empty() || unstated || panes.names.is_empty() {
            panes.names.push(match (rest.len(), unstated) {
                (0, _) => "not stated".to_owned(),
                (others, false) => format!("{others} others"),
                (others, true) => format!("{others} others, not stated"),
            });
        }
        panes
    }

    /// Position of the pair that a series belongs to; `None` where no pair is about its flow or goods.
    pub(super) fn of_series(&self, series: &Series) -> Option<usize> {
        match self.by {
            PaneBy::Together => Some(0),
            PaneBy::Flow => self.known.get(&Facet::Flow(series.flow)).copied(),
            PaneBy::Commodity => self.known.get(&Facet::Goods(Some(&series.commodity))).copied(),
        }
    }

    /// Position of a figure's pair.
    pub(super) fn of(&self, figure: &Figure) -> usize {
        if self.by == PaneBy::Together {
            return 0;
        }
        let other = self.names.len() - 1;
        self.known.get(&Facet::by_pane(self.by, figure)).copied().unwrap_or(other)
    }
}

/// Whether a figure has the kind and unit of a plot, and a period. Cheaper than finding its place.
fn may_be_drawn(record: &Record, tables: &Tables<'_>) -> bool {
    let unit = match record.kind {
        Kind::Change => record.base.as_ref().and_then(|base| base.value.and(base.unit)),
        Kind::Money | Kind::Mass | Kind::Volume | Kind::Rate => record.quantity.unit,
        Kind::Share | Kind::Count | Kind::Price | Kind::Statement => None,
    };
    let fits = match unit {
        Some(Unit::Money(currency)) => currency == Currency::USD,
        Some(Unit::Tonne | Unit::TonnePerDay) => record.commodity.as_deref().is_some_and(tables.is_oil),
        Some(Unit::Barrel | Unit::BarrelPerDay) => true,
        _ => false,
    };
    fits && record.period.start.or(record.period.end).is_some()
}

/// Everything that occurs among figures with a period, the most frequent first; only what is `counted` at all.
fn ranked<'f>(
    figures: &'f [Figure],
    counted: impl Fn(&Figure) -> bool + Sync,
    facet: impl Fn(&'f Figure) -> Facet<'f> + Sync,
) -> Vec<Facet<'f>> {
    let count = |figures: &'f [Figure]| {
        let mut counts: HashMap<Facet<'f>, usize> = HashMap::new();
        for figure in figures.iter().filter(|figure| counted(figure)) {
            let period = figure.record().period;
            // Without a period nothing is drawn, and a colour for it would be lost.
            *counts.entry(facet(figure)).or_default() += usize::from(period.start.or(period.end).is_some());
        }
        counts
    };
    let counts = figures.par_chunks(CHUNK).map(count).reduce(HashMap::new, |mut all, some| {
        for (facet, count) in some {
            *all.entry(facet).or_default() += count;
        }
        all
    });
    let mut ranked: Vec<(Facet<'f>, usize)> = counts.into_iter().collect();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    ranked.into_iter().map(|(facet, _)| facet).collect()
}
