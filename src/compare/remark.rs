//! What to know when reading a comparison.

use std::sync::Arc;

use super::extreme::End;
use crate::measure::Decimal;
use crate::model::{Modality, words};
use crate::reference::{Method, Valuation};

/// A remark on a comparison or on one row of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The row is known only through these papers and agencies.
    PressOnly(Arc<[Arc<str>]>),
    /// The claim names this publisher as its source.
    OwnSource(Arc<str>),
    /// The row is known through an outlet that the claim cites or stands in.
    SameChannel(Arc<str>),
    /// The series is annual there: one figure for this year.
    Annual(i16),
    /// The row is the sum of this many rows that follow each other.
    Sum(usize),
    /// How the series values goods, where the claim does not say.
    Valued(Valuation),
    /// Where the publisher has it from, where that is not one side's customs.
    Made(Method),
    /// The publisher's own sum holds something else besides.
    Adds(&'static str),
    /// The row's own note, or that of its series.
    Note(Arc<str>),
    /// The claim does not say which of both it measures; the series measures this.
    Measures(&'static str),
    /// The change is taken against the same period of the year before, as the claim names none.
    YearBefore,
    /// The claim is no fact that figures could show.
    NoFact(Modality),
    /// The claim says no period.
    NoPeriod,
    /// The claim does not say whose trade.
    NoFlow,
    /// The claim does not say which goods.
    NoGoods,
    /// Nothing official measures such a figure.
    NoMeasure(&'static str),
    /// A rate per day times its days.
    PerDay,
    /// Some publishers' rows fit, others' do not.
    PublishersDisagree,
    /// Every row that fits comes from the claim's own source or through it.
    NothingIndependent,
    /// It lies between a part and a whole of one series.
    Between {
        /// The part.
        less: Decimal,
        /// Its period.
        within: String,
        /// The whole.
        more: Decimal,
        /// Its period.
        around: String,
        /// Whose figures.
        publisher: Arc<str>,
    },
    /// The figure is made from others of the article.
    Derived(String),
    /// No earlier row is higher, or lower, out of this many; other years are not covered.
    NoneBeyond(usize, End),
}

impl Remark {
    /// For people.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::PressOnly(via) => {
                let via: Vec<&str> = via.iter().map(|name| &**name).collect();
                format!("known only through the press: {}", via.join(", "))
            }
            Self::OwnSource(name) => format!(
                "the claim names {name} as its source: agreement shows that it was quoted rightly, not that it is true"
            ),
            Self::SameChannel(name) => {
                format!("known through {name}, where the claim comes from too: both may be one report")
            }
            Self::Annual(year) => format!(
                "the series is annual: {year} is one figure for twelve months, so a month of it is an average"
            ),
            Self::Sum(rows) => format!("the sum of {rows} rows that follow each other"),
            Self::Valued(Valuation::Fob) => "valued free on board (FOB); the claim does not say how".into(),
            Self::Valued(Valuation::Cif) => {
                "valued with freight and insurance (CIF); the claim does not say how".into()
            }
            Self::Valued(Valuation::Mixed) => {
                "exports are valued free on board (FOB), imports with freight and insurance (CIF)".into()
            }
            Self::Valued(_) => "the publisher does not say how goods are valued".into(),
            Self::Made(method) => format!("{}, not one side's own customs", method.words()),
            Self::Adds(what) => format!("the publisher, whom the claim names, includes {what}"),
            Self::Note(note) => note.to_string(),
            Self::Measures(what) => format!("the change of the {what}; the claim does not say of what"),
            Self::YearBefore => "against the same period of the year before, as the claim names none".into(),
            Self::NoFact(Modality::Cap) => {
                "a ceiling: figures show whether it held, not whether it is".into()
            }
            Self::NoFact(Modality::Plan) => {
                "a plan: figures of the past neither confirm nor refute it".into()
            }
            Self::NoFact(_) => "the article denies it, so figures that fit speak against the article".into(),
            Self::NoPeriod => "the claim has no period, so no row can match".into(),
            Self::NoFlow => "the claim does not say whose trade it is".into(),
            Self::NoGoods => "the claim does not say which goods".into(),
            Self::NoMeasure(kind) => format!("official series do not measure a {kind}"),
            Self::PerDay => "an amount per day, taken times the days of its period".into(),
            Self::PublishersDisagree => "publishers disagree: some rows fit, others do not".into(),
            Self::NothingIndependent => {
                "every row that fits comes from the claim's own source or through it".into()
            }
            Self::Between { less, within, more, around, publisher } => format!(
                "possible: {publisher} has {} for {within} and {} for {around}",
                words::number(*less),
                words::number(*more)
            ),
            Self::Derived(how) => format!("derived from the article: {how}"),
            Self::NoneBeyond(count, end) => {
                let than = if *end == End::High { "higher" } else { "lower" };
                format!("no earlier row of {count} is {than}, but not every year is covered")
            }
        }
    }
}
