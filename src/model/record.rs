//! What an article states: the claim record without its verification.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::measure::{Date, Decimal, Period, Quantity, Unit};

/// What sort of figure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// An amount of money.
    Money,
    /// A mass.
    Mass,
    /// A volume of liquid.
    Volume,
    /// An amount per day.
    Rate,
    /// A change: percent up or down, doubled, "30 percent of last year's".
    Change,
    /// A part of a whole.
    Share,
    /// Things or people counted.
    Count,
    /// Money per unit.
    Price,
    /// A claim without a figure, made by hand only.
    Statement,
}

impl Kind {
    /// Every kind, in the order in which a menu shows them.
    pub const ALL: [Self; 9] = [
        Self::Money,
        Self::Mass,
        Self::Volume,
        Self::Rate,
        Self::Change,
        Self::Share,
        Self::Count,
        Self::Price,
        Self::Statement,
    ];

    /// The claim record's word.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Mass => "mass",
            Self::Volume => "volume",
            Self::Rate => "rate",
            Self::Change => "change",
            Self::Share => "share",
            Self::Count => "count",
            Self::Price => "price",
            Self::Statement => "statement",
        }
    }
}

/// How the article presents the figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// Stated as fact.
    #[default]
    Actual,
    /// Put at, estimated, modelled.
    Estimate,
    /// Ordered, promised, expected by the actor.
    Plan,
    /// A ceiling.
    Cap,
    /// "Rumour has it".
    Rumour,
    /// Denied.
    Denied,
}

impl Modality {
    /// Every modality, in the order in which a menu shows them.
    pub const ALL: [Self; 6] =
        [Self::Actual, Self::Estimate, Self::Plan, Self::Cap, Self::Rumour, Self::Denied];

    /// The claim record's word.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Estimate => "estimate",
            Self::Plan => "plan",
            Self::Cap => "cap",
            Self::Rumour => "rumour",
            Self::Denied => "denied",
        }
    }
}

/// An ISO 3166 alpha-3 code, or `WLD` for the world as a partner.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Country([u8; 3]);

impl Country {
    /// North Korea.
    pub const PRK: Self = Self(*b"PRK");
    /// The world as a partner.
    pub const WLD: Self = Self(*b"WLD");

    /// A code of three capital letters.
    #[must_use]
    pub const fn new(code: [u8; 3]) -> Option<Self> {
        if code[0].is_ascii_uppercase() && code[1].is_ascii_uppercase() && code[2].is_ascii_uppercase() {
            Some(Self(code))
        } else {
            None
        }
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A country code that is not three capital letters.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an ISO 3166 alpha-3 code: {0:?}")]
pub struct CountryError(pub String);

impl std::str::FromStr for Country {
    type Err = CountryError;

    fn from_str(text: &str) -> Result<Self, CountryError> {
        let code = <[u8; 3]>::try_from(text.as_bytes()).ok().and_then(Self::new);
        code.ok_or_else(|| CountryError(text.to_owned()))
    }
}

impl TryFrom<String> for Country {
    type Error = CountryError;

    fn try_from(text: String) -> Result<Self, CountryError> {
        text.parse()
    }
}

impl From<Country> for String {
    fn from(country: Country) -> Self {
        country.code().to_owned()
    }
}

/// Who sells to whom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flow {
    /// Not stated.
    #[default]
    Unknown,
    /// From exporter to importer; one side may be unknown.
    OneWay {
        /// Who sends.
        exporter: Option<Country>,
        /// Who receives.
        importer: Option<Country>,
    },
    /// The total of both directions, or a balance: partners in alphabetical order.
    TwoWay {
        /// Both partners.
        partners: [Country; 2],
    },
}

impl Flow {
    /// A two-way flow with its partners sorted.
    #[must_use]
    pub fn two_way(a: Country, b: Country) -> Self {
        Self::TwoWay { partners: [a.min(b), a.max(b)] }
    }
}

impl fmt::Display for Flow {
    /// `RUS → PRK`, `CHN ↔ PRK`, `? → PRK`; empty when unknown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = |country: &Option<Country>| country.map_or("?".to_owned(), |country| country.to_string());
        match self {
            Self::Unknown => Ok(()),
            Self::OneWay { exporter, importer } => write!(f, "{} → {}", side(exporter), side(importer)),
            Self::TwoWay { partners: [a, b] } => write!(f, "{a} ↔ {b}"),
        }
    }
}

/// What a change compares with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Base {
    /// The earlier figure, only where the text prints it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Decimal>,
    /// The unit of `value`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// First day of the earlier period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period_start: Option<Date>,
    /// Last day of the earlier period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period_end: Option<Date>,
}

/// One figure (or statement) of an article, with everything needed to plot and compare it.
///
/// Field by field this is `claim-record.md`; its place in the text stands beside it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Record {
    /// What sort of figure it is.
    pub kind: Kind,
    /// The figure.
    #[serde(default)]
    pub quantity: Quantity,
    /// Who sells to whom.
    #[serde(default)]
    pub flow: Flow,
    /// Id of the commodity table; `all` for total trade.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commodity: Option<Arc<str>>,
    /// The stretch of time that the figure speaks of.
    #[serde(default)]
    pub period: Period,
    /// How the article presents it.
    #[serde(default)]
    pub modality: Modality,
    /// Whom the figure is attributed to, innermost first, outlet last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Arc<str>>,
    /// For a change: what it compares with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Base>,
}

impl Record {
    /// A statement without a figure.
    #[must_use]
    pub fn statement() -> Self {
        Self::of_kind(Kind::Statement)
    }

    /// An empty record of one kind.
    #[must_use]
    pub fn of_kind(kind: Kind) -> Self {
        Self {
            kind,
            quantity: Quantity::default(),
            flow: Flow::default(),
            commodity: None,
            period: Period::default(),
            modality: Modality::default(),
            sources: Vec::new(),
            base: None,
        }
    }
}
