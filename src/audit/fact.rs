//! Figures as the checks look at them.

use std::sync::Arc;

use crate::measure::{Date, Decimal, Hedge, Interval, Unit};
use crate::model::{Article, Figure, Flow, Kind, Modality, Record};

/// An article to check: its figures in text order, and its text.
#[derive(Clone, Debug)]
pub struct Paper {
    /// Its head.
    pub article: Arc<Article>,
    /// All claims and open suggestions.
    pub figures: Vec<Figure>,
    /// The text in which their spans count.
    pub text: Arc<str>,
}

/// An article with its facts.
pub(super) struct Sheet<'a> {
    pub paper: &'a Paper,
    pub facts: Vec<Fact<'a>>,
}

/// A figure with a number.
pub(super) struct Fact<'a> {
    pub figure: &'a Figure,
    pub record: &'a Record,
    /// Between which numbers it lies.
    pub interval: Interval,
    /// Position among the facts of the one that this restates in another unit.
    pub restates: Option<usize>,
}

/// "A third", "treble", "half" are rounder than any digits: the whole that they lead to may be a seventh more or less.
const IN_WORDS: Decimal = Decimal::from_parts(15, 0, 0, false, 2);

/// What a figure may mean. Ratios in words have no printed precision, and are taken as roughly as they are meant.
fn interval(record: &Record) -> Option<Interval> {
    let printed = Interval::of(&record.quantity)?;
    let quantity = &record.quantity;
    let rough = quantity.unit == Some(Unit::Ratio)
        && quantity.step.is_none()
        && matches!(quantity.hedge, Hedge::None | Hedge::About | Hedge::Nearly);
    if !rough {
        return Some(printed);
    }
    let whole = if record.kind == Kind::Change { Decimal::ONE } else { Decimal::ZERO };
    let times = printed.shifted(whole);
    let widen = |end: Option<Decimal>, by: Decimal| end?.checked_mul(by);
    let (less, more) = (Decimal::ONE - IN_WORDS, Decimal::ONE + IN_WORDS);
    Some(Interval { low: widen(times.low, less), high: widen(times.high, more) }.shifted(-whole))
}

/// A figure by itself, if it has a number: not known is what it restates.
pub(super) fn fact(figure: &Figure) -> Option<Fact<'_>> {
    let record = figure.record();
    Some(Fact { figure, record, interval: interval(record)?, restates: None })
}

/// The printed figures that have a number, each with the one that it restates. What was derived from them would agree
/// with them whatever they say.
pub(super) fn facts(figures: &[Figure]) -> Vec<Fact<'_>> {
    let mut facts = facts_of(figures.iter().filter(|figure| !figure.is_derived()));
    for at in 0..facts.len() {
        let Some(key) = facts[at].figure.restates() else { continue };
        facts[at].restates = facts.iter().position(|other| other.figure.key() == key);
    }
    facts
}

/// Figures with a number.
fn facts_of<'a>(figures: impl Iterator<Item = &'a Figure>) -> Vec<Fact<'a>> {
    let fact = |figure: &'a Figure| {
        let record = figure.record();
        Some(Fact { figure, record, interval: interval(record)?, restates: None })
    };
    figures.filter_map(fact).collect()
}

impl<'a> Sheet<'a> {
    pub fn new(paper: &'a Paper) -> Self {
        Self { paper, facts: facts(&paper.figures) }
    }

    /// What was derived from the article's figures.
    pub fn derived(&self) -> Vec<Fact<'a>> {
        facts_of(self.paper.figures.iter().filter(|figure| figure.is_derived()))
    }

    /// Facts that are amounts of something over a period, as far as the article claims them to be so.
    pub fn levels(&self) -> impl Iterator<Item = &Fact<'a>> {
        self.facts.iter().filter(|fact| fact.is_level())
    }

    /// The fact with the smallest distance from `near` in the text.
    pub fn nearest<'f>(
        &self,
        near: &Fact<'a>,
        facts: impl Iterator<Item = &'f Fact<'a>>,
    ) -> Option<&'f Fact<'a>>
    where
        'a: 'f,
    {
        facts.filter(|fact| !std::ptr::eq(*fact, near)).min_by_key(|fact| near.distance(fact))
    }

    /// Whether two places of the text stand in one paragraph.
    pub fn share_paragraph(&self, a: &Fact<'_>, b: &Fact<'_>) -> bool {
        let (a, b) = (a.figure.span(), b.figure.span());
        let (from, to) = (a.end.min(b.end) as usize, a.start.max(b.start) as usize);
        from >= to || self.paper.text.get(from..to).is_some_and(|between| !between.contains("\n\n"))
    }
}

impl Fact<'_> {
    /// An amount of money, mass or volume over a period; a rate is an amount a day, and stands by itself.
    pub fn is_level(&self) -> bool {
        let amount = matches!(self.record.kind, Kind::Money | Kind::Mass | Kind::Volume);
        amount && self.record.quantity.per.is_none() && self.states()
    }

    /// Whether the article says that it was so, by itself or by estimate.
    pub fn states(&self) -> bool {
        matches!(self.record.modality, Modality::Actual | Modality::Estimate)
    }

    /// A change in percent or in times, not in an amount.
    pub fn is_change(&self) -> bool {
        self.record.kind == Kind::Change && self.unit() == Some(Unit::Ratio)
    }

    /// A part of a whole.
    pub fn is_share(&self) -> bool {
        self.record.kind == Kind::Share && self.unit() == Some(Unit::Ratio)
    }

    pub fn unit(&self) -> Option<Unit> {
        self.record.quantity.unit
    }

    /// The unit behind a number, with a space before it.
    pub fn unit_words(&self) -> String {
        self.unit().map_or(String::new(), |unit| format!(" {unit}"))
    }

    /// Whether both may be the same number.
    pub fn may_be(&self, other: &Self) -> bool {
        let meet = self.is_rounded() && other.is_rounded() && self.interval.touches(other.interval);
        self.interval.overlaps(other.interval) && !meet
    }

    /// Whether it is more than the other one, whatever rounding and hedges leave open.
    pub fn exceeds(&self, other: &Self) -> bool {
        let meet = self.is_rounded() && other.is_rounded() && self.interval.touches(other.interval);
        self.interval.exceeds(other.interval) || (meet && self.point() > other.point())
    }

    /// Whether it is a number with nothing but its printed rounding around it: what lies in the middle between two such
    /// numbers is printed as one of them, and not as both.
    pub fn is_rounded(&self) -> bool {
        self.record.quantity.is_rounded()
    }

    /// The one number that stands for it.
    pub fn point(&self) -> Option<Decimal> {
        self.record.quantity.point()
    }

    /// What a change to `now` started from: now ÷ (1 + change). `None` for a change to nothing or from it.
    pub fn start_of(&self, now: Decimal) -> Option<Decimal> {
        let factor = self.point()?.checked_add(Decimal::ONE)?;
        (factor > Decimal::ZERO).then(|| now.checked_div(factor)).flatten()
    }

    /// First and last day, where both are known.
    pub fn period(&self) -> Option<(Date, Date)> {
        self.record.period.bounds()
    }

    /// Goods, where they and whose trade it is are known.
    pub fn subject(&self) -> Option<(Flow, &str)> {
        let goods = self.record.commodity.as_deref()?;
        (self.record.flow != Flow::Unknown).then_some((self.record.flow, goods))
    }

    /// Whether both speak of the same trade in the same goods, and both say of which.
    pub fn same_subject(&self, other: &Fact<'_>) -> bool {
        self.subject().is_some() && self.subject() == other.subject()
    }

    /// Whether both speak of the same days, and both say of which.
    pub fn same_period(&self, other: &Fact<'_>) -> bool {
        self.period().is_some() && self.period() == other.period()
    }

    pub fn distance(&self, other: &Fact<'_>) -> u32 {
        let (a, b) = (self.figure.span(), other.figure.span());
        a.start.max(b.start).saturating_sub(a.end.min(b.end))
    }
}
