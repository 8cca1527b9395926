//! Why a row does not match.

use std::sync::Arc;

use crate::measure::{Decimal, Unit};
use crate::model::Country;
use crate::reference::{Includes, Valuation};

/// What keeps an official row from speaking of the same thing as a claim. The order is how much each weighs, the
/// lightest first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The row's period holds the claim's and more.
    LongerPeriod,
    /// The row's period is a part of the claim's.
    ShorterPeriod,
    /// The periods share some days only.
    OtherDays,
    /// The claim follows one side's customs, the row is made from the other's by a third party.
    Mirror,
    /// Free on board against cost, insurance and freight.
    Valuation {
        /// How the claim's source values the goods, `fob` or `cif`.
        claim: Side,
        /// How the row does.
        row: Side,
    },
    /// The publisher adds something that customs do not count.
    Adds(Added),
    /// The series leaves something out or adds something, in its own words.
    Scope(Arc<str>),
    /// The row is a total of both directions, the claim is one.
    BothDirections,
    /// The row is one direction, the claim a total of both.
    OneDirection,
    /// The row counts several suppliers.
    SeveralSuppliers,
    /// The row counts one supplier, the claim names none.
    OneSupplier(Country),
    /// The row's goods hold the claim's and more.
    WiderGoods(Arc<str>),
    /// The row's goods are a part of the claim's.
    NarrowerGoods(Arc<str>),
    /// Other goods of the same group.
    OtherGoods(Arc<str>),
    /// Tonnes against barrels: comparable by a factor only.
    Factor {
        /// The row's unit.
        unit: Unit,
        /// Barrels in a tonne.
        barrels_per_tonne: Decimal,
        /// Whose factor.
        set: Arc<str>,
    },
    /// The publisher reported nothing for the period. That is no zero.
    NotReported,
    /// A known misprint.
    Slip,
    /// It was read in this very article.
    FromThisArticle,
}

/// One side's way of valuing goods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Free on board.
    Fob,
    /// Cost, insurance, freight.
    Cif,
}

impl Side {
    /// `None` for values that are neither, or mixed.
    #[must_use]
    pub const fn of(valuation: Valuation) -> Option<Self> {
        match valuation {
            Valuation::Fob => Some(Self::Fob),
            Valuation::Cif => Some(Self::Cif),
            Valuation::Mixed | Valuation::Unknown | Valuation::None => None,
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Fob => "free on board (FOB)",
            Self::Cif => "with freight and insurance (CIF)",
        }
    }
}

/// What a publisher adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Added {
    /// Its own estimate of crude.
    EstimatedCrude,
    /// Wages of workers abroad.
    LabourIncome,
}

impl From<Includes> for Added {
    fn from(includes: Includes) -> Self {
        match includes {
            Includes::EstimatedCrude => Self::EstimatedCrude,
            Includes::LabourIncome => Self::LabourIncome,
        }
    }
}

impl Reason {
    /// Whether it is about the length of the period.
    #[must_use]
    pub const fn is_period(&self) -> bool {
        matches!(self, Self::LongerPeriod | Self::ShorterPeriod | Self::OtherDays)
    }

    const fn is_goods(&self) -> bool {
        matches!(self, Self::WiderGoods(_) | Self::NarrowerGoods(_) | Self::OtherGoods(_))
    }

    const fn is_flow(&self) -> bool {
        matches!(
            self,
            Self::BothDirections | Self::OneDirection | Self::SeveralSuppliers | Self::OneSupplier(_)
        )
    }

    /// Whether a row with these reasons is so far off that it is worth showing only where nothing nearer is there:
    /// other goods, and these over another period or another flow.
    #[must_use]
    pub fn are_far(reasons: &[Self]) -> bool {
        let goods = reasons.iter().any(Self::is_goods);
        goods && reasons.iter().any(|reason| reason.is_period() || reason.is_flow())
    }

    /// One word for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::LongerPeriod => "longer_period",
            Self::ShorterPeriod => "shorter_period",
            Self::OtherDays => "other_days",
            Self::Mirror => "mirror_data",
            Self::Valuation { .. } => "valuation",
            Self::Adds(Added::EstimatedCrude) => "estimated_crude",
            Self::Adds(Added::LabourIncome) => "labour_income",
            Self::Scope(_) => "scope",
            Self::BothDirections => "both_directions",
            Self::OneDirection => "one_direction",
            Self::SeveralSuppliers => "several_suppliers",
            Self::OneSupplier(_) => "one_supplier",
            Self::WiderGoods(_) => "wider_goods",
            Self::NarrowerGoods(_) => "narrower_goods",
            Self::OtherGoods(_) => "other_goods",
            Self::Factor { .. } => "conversion_factor",
            Self::NotReported => "not_reported",
            Self::Slip => "slip",
            Self::FromThisArticle => "from_this_article",
        }
    }

    /// For people.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::LongerPeriod => "a longer period".into(),
            Self::ShorterPeriod => "a shorter period, part of the claim's".into(),
            Self::OtherDays => "another period, which the claim's overlaps".into(),
            Self::Mirror => "mirror data, made by a third party; the claim follows one side's customs".into(),
            Self::Valuation { claim, row } => {
                format!("valued {}; the claim's source values {}", row.words(), claim.words())
            }
            Self::Adds(Added::EstimatedCrude) => "includes estimated crude".into(),
            Self::Adds(Added::LabourIncome) => "includes what workers abroad earned".into(),
            Self::Scope(words) => words.to_string(),
            Self::BothDirections => "a total of both directions; the claim is one".into(),
            Self::OneDirection => "one direction; the claim is a total of both".into(),
            Self::SeveralSuppliers => "counts several suppliers".into(),
            Self::OneSupplier(country) => format!("counts {country} only; the claim names no supplier"),
            Self::WiderGoods(goods) => format!("wider goods: {goods}"),
            Self::NarrowerGoods(goods) => format!("narrower goods: {goods}"),
            Self::OtherGoods(goods) => format!("other goods: {goods}"),
            Self::Factor { unit, barrels_per_tonne, set } => {
                format!("in {unit}; converted at {} barrels a tonne ({set})", barrels_per_tonne.normalize())
            }
            Self::NotReported => "the publisher reported nothing, which is no zero".into(),
            Self::Slip => "a known misprint".into(),
            Self::FromThisArticle => "read in this very article, so no evidence for it".into(),
        }
    }
}
