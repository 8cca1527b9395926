//! How two articles stand to each other: what they share, and what that is called.

use std::collections::HashSet;
use std::sync::Arc;

use super::super::fact::{Fact, facts};
use super::super::known::Known;
use crate::measure::Decimal;
use crate::model::{ArticleId, Figure};
use crate::text::Span;

/// The least share of the shorter article's phrases, in percent, and how many phrases that must be, for a retelling by
/// its words alone: short articles share a headline's words by chance. Measured on 53 articles, pairs that retell share
/// 8 percent and more, all others 4 percent and less.
const RETOLD: (u32, u32) = (6, 20);
/// From this share on, in percent, it is a copy.
const COPIED: u32 = 50;
/// Figures that two articles must share, and have from one named source, to be retellings where their words were changed
/// more thoroughly. Half of the shorter one's figures must be among them.
const FIGURES: usize = 3;

/// What two articles have of each other, from the most to the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reuse {
    /// The same text, or the same file.
    Exact,
    /// Half of the shorter one and more, word for word.
    Copy,
    /// One report in other words.
    Rewording,
    /// Nothing but somebody's words: two reporters may have heard the same speaker.
    SharedQuotation,
    /// Nothing.
    Independent,
}

impl Reuse {
    /// In words, for people.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Exact => "same text",
            Self::Copy => "copy",
            Self::Rewording => "rewording",
            Self::SharedQuotation => "shared quotation only",
            Self::Independent => "independent",
        }
    }

    /// Whether both go back to one origin.
    #[must_use]
    pub const fn is_one_origin(self) -> bool {
        matches!(self, Self::Exact | Self::Copy | Self::Rewording)
    }
}

/// Two articles with something in common.
#[derive(Clone, Debug)]
pub struct Pair {
    /// In the project's order.
    pub articles: [ArticleId; 2],
    /// What it is called.
    pub kind: Reuse,
    /// Phrases of four words outside quotations that both have; not counted for the same text.
    pub phrases: u32,
    /// Which part of the shorter one's phrases that is, 0 to 1.
    pub share: Decimal,
    /// Figures with the same amount, each with its like.
    pub figures: Vec<(Figure, Figure)>,
    /// A source that both name.
    pub source: Option<Arc<str>>,
    /// Quotations that stand in both, as bytes of the two texts.
    pub quotations: Vec<(Span, Span)>,
}

/// What the texts say of two articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
    Same,
    /// Phrases that both share, of so many of the shorter one.
    Like {
        phrases: u32,
        of: u32,
    },
    Quoting,
}

impl Pair {
    /// `None` where the two have too little in common to be named together.
    pub(super) fn new(a: &Known, b: &Known, likeness: Likeness) -> Option<Self> {
        let (first, second) = (facts(&a.figures), facts(&b.figures));
        let figures: Vec<(Figure, Figure)> =
            same_figures(&first, &second).map(|(x, y)| (x.figure.clone(), y.figure.clone())).collect();
        let source = common_source(&first, &second);
        let quotations = a.print.shared_quotations(&b.print);
        let (kind, phrases, share) = match likeness {
            Likeness::Same => (Reuse::Exact, 0, Decimal::ONE),
            Likeness::Quoting => (Reuse::SharedQuotation, 0, Decimal::ZERO),
            Likeness::Like { phrases, of } => {
                let share = Decimal::from(phrases).checked_div(Decimal::from(of.max(1)))?;
                // One amount printed three times is one figure.
                let amounts: HashSet<_> = figures
                    .iter()
                    .map(|(figure, _)| (figure.record().quantity.unit, figure.record().quantity.point()))
                    .collect();
                let by_figures = source.is_some()
                    && amounts.len() >= FIGURES
                    && figures.len() * 2 >= first.len().min(second.len());
                (kind(a, b, (phrases, of), by_figures, !quotations.is_empty())?, phrases, share)
            }
        };
        if kind == Reuse::SharedQuotation && quotations.is_empty() {
            return None;
        }
        let articles = [a.article.id, b.article.id];
        Some(Self { articles, kind, phrases, share, figures, source, quotations })
    }

    /// Whether their words alone tell that one retells the other, or both a third.
    pub(super) fn by_words(&self) -> bool {
        let least = Decimal::from(RETOLD.0).checked_div(Decimal::ONE_HUNDRED);
        self.phrases >= RETOLD.1 && least.is_some_and(|least| self.share >= least)
    }

    /// The other one of the two.
    #[must_use]
    pub fn other(&self, article: ArticleId) -> Option<ArticleId> {
        match self.articles {
            [a, b] if a == article => Some(b),
            [a, b] if b == article => Some(a),
            _ => None,
        }
    }
}

/// Whether so many phrases of so many are a copy.
pub(super) const fn is_copied(phrases: u32, of: u32) -> bool {
    phrases >= RETOLD.1 && phrases * 100 >= of * COPIED
}

/// Whether so many phrases of so many show a retelling.
pub(super) const fn is_retold(phrases: u32, of: u32) -> bool {
    phrases >= RETOLD.1 && phrases * 100 >= of * RETOLD.0
}

fn kind(a: &Known, b: &Known, (phrases, of): (u32, u32), by_figures: bool, quotation: bool) -> Option<Reuse> {
    if is_copied(phrases, of) {
        return Some(Reuse::Copy);
    }
    if (is_retold(phrases, of) || by_figures) && !a.print.shares_only_its_foot(&b.print) {
        return Some(Reuse::Rewording);
    }
    quotation.then_some(Reuse::SharedQuotation)
}

/// Figures with the same amount, each with its like.
fn same_figures<'s, 'a>(
    a: &'s [Fact<'a>],
    b: &'s [Fact<'a>],
) -> impl Iterator<Item = (&'s Fact<'a>, &'s Fact<'a>)> {
    let mut taken = HashSet::new();
    a.iter().filter_map(move |fact| {
        let (at, other) = b.iter().enumerate().find(|(at, other)| {
            !taken.contains(at)
                && other.record.kind == fact.record.kind
                && other.unit() == fact.unit()
                && other.point() == fact.point()
        })?;
        taken.insert(at);
        Some((fact, other))
    })
}

fn common_source(a: &[Fact<'_>], b: &[Fact<'_>]) -> Option<Arc<str>> {
    let of: HashSet<&str> = b.iter().flat_map(|fact| &fact.record.sources).map(|name| &**name).collect();
    a.iter().flat_map(|fact| &fact.record.sources).find(|name| of.contains(&***name)).cloned()
}
