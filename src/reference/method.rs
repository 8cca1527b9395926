//! How a series came about: what has to be known before two numbers are held against each other.

use serde::{Deserialize, Serialize};

/// How goods are valued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Valuation {
    /// At the exporter's border, as exporters report.
    Fob,
    /// With freight and insurance to the importer's border, as importers report; often a tenth more.
    Cif,
    /// Exports free on board and imports with freight, in a total of both directions.
    Mixed,
    /// The publisher does not say.
    Unknown,
    /// Not an amount of money.
    None,
}

impl Valuation {
    /// The table's word.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fob => "fob",
            Self::Cif => "cif",
            Self::Mixed => "mixed",
            Self::Unknown => "unknown",
            Self::None => "none",
        }
    }
}

/// Where a publisher has its figures from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// One partner's own customs, also where another body passes them on unchanged.
    Customs,
    /// Made by another body from what the partners report (mirror data).
    Mirror,
    /// Notified to the United Nations by the states that supply.
    Notified,
    /// Estimated, from satellite pictures, port calls or models.
    Estimate,
    /// Said by an official.
    Statement,
    /// Taken from other texts.
    Secondary,
    /// A person's own file; how it came about is theirs to know.
    Own,
}

impl Method {
    /// The table's word.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Customs => "customs",
            Self::Mirror => "mirror",
            Self::Notified => "notified",
            Self::Estimate => "estimate",
            Self::Statement => "statement",
            Self::Secondary => "secondary",
            Self::Own => "own",
        }
    }

    /// For people.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Customs => "own customs",
            Self::Mirror => "mirror data",
            Self::Notified => "notified to the UN",
            Self::Estimate => "estimate",
            Self::Statement => "an official's word",
            Self::Secondary => "taken from other texts",
            Self::Own => "your own file",
        }
    }
}

/// What a series counts beside trade as customs see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Includes {
    /// The publisher's own estimate of crude that customs do not show.
    EstimatedCrude,
    /// What workers abroad earned.
    LabourIncome,
}

impl Includes {
    /// The table's word.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::EstimatedCrude => "estimated_crude",
            Self::LabourIncome => "labour_income",
        }
    }

    /// For people, after "includes".
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::EstimatedCrude => "estimated crude",
            Self::LabourIncome => "what workers abroad earned",
        }
    }
}
