//! What a check found.

use crate::measure::{Decimal, Interval};
use crate::model::{ArticleId, ClaimId, Figure, FindingKey, Place, Record, words};

/// Which check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Check {
    /// A level, what it is compared with, and the change between them.
    Percent,
    /// Parts and their total.
    Sum,
    /// Tonnes and barrels of one thing.
    Unit,
    /// Value by volume.
    Price,
    /// Ten or a thousand times what official figures have.
    Scale,
    /// A ceiling of the Security Council.
    Cap,
    /// Two figures for the same that can't both be right.
    Contradiction,
    /// Two figures for the same that may both be right.
    Agreement,
    /// "The highest ever".
    Record,
    /// Figures that are hard to believe beside each other.
    Tension,
    /// What the text determines without printing it.
    Derived,
    /// Articles that retell one report.
    Origin,
}

impl Check {
    /// The command line's word.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::Sum => "sum",
            Self::Unit => "unit",
            Self::Price => "price",
            Self::Scale => "scale",
            Self::Cap => "cap",
            Self::Contradiction => "contradiction",
            Self::Agreement => "agreement",
            Self::Record => "record",
            Self::Tension => "tension",
            Self::Derived => "derived",
            Self::Origin => "origin",
        }
    }
}

/// How figures stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Rounding and hedges allow both.
    Consistent,
    /// They do not.
    Inconsistent,
    /// What is printed does not settle it.
    Undecided,
    /// Worth knowing; nothing is held against anything.
    Note,
}

impl Outcome {
    /// The command line's word.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Consistent => "consistent",
            Self::Inconsistent => "inconsistent",
            Self::Undecided => "undecided",
            Self::Note => "note",
        }
    }
}

/// A number of the arithmetic, by name.
#[derive(Clone, Debug, PartialEq)]
pub struct Computed {
    /// `implied_change`, `factor` …
    pub name: &'static str,
    /// The number; `None` for an end that nothing bounds.
    pub value: Option<Decimal>,
}

/// What a check found: the claims, the result, a sentence, and the arithmetic.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Which check.
    pub check: Check,
    /// How the figures stand to each other.
    pub outcome: Outcome,
    /// The figures that were compared, the one in question first; never empty.
    pub claims: Vec<Figure>,
    /// For people.
    pub message: String,
    /// The arithmetic.
    pub computed: Vec<Computed>,
    /// What follows from the claims, as a figure of its own that stands at the first one's words.
    pub derived: Option<Derivation>,
}

impl Derivation {
    /// The claim that was made of it, where `at` is the figure at whose words it stands.
    #[must_use]
    pub fn taken(&self, at: &Figure) -> Option<ClaimId> {
        let same = |record: &Record| {
            let unit = |record: &Record| record.quantity.unit;
            let days = |record: &Record| (record.period.start, record.period.end);
            record.kind == self.record.kind
                && unit(record) == unit(&self.record)
                && record.flow == self.record.flow
                && record.commodity == self.record.commodity
                && days(record) == days(&self.record)
        };
        let claims = &at.entry().claims;
        let found = claims
            .iter()
            .find(|claim| claim.is_derived() && claim.anchor.span == at.span() && same(&claim.record));
        found.map(|claim| claim.id)
    }
}

/// A figure that the text determines and does not print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derivation {
    /// The figure, with what rounding leaves open.
    pub record: Box<Record>,
    /// How it follows: `1 360 000 USD ÷ (1 − 0.7) = 4 533 000 USD`.
    pub formula: String,
}

impl Finding {
    /// Whether it asks for a look: what agrees, and what is only worth knowing, does not.
    #[must_use]
    pub const fn asks(&self) -> bool {
        matches!(self.outcome, Outcome::Inconsistent | Outcome::Undecided)
    }

    /// What it is called by: a finding whose result changes is another one.
    #[must_use]
    pub fn key(&self) -> FindingKey {
        let place = |figure: &Figure| {
            (figure.article().id, Place { span: figure.span(), kind: figure.record().kind })
        };
        let mut places: Vec<(ArticleId, Place)> = self.claims.iter().map(place).collect();
        places.sort_unstable();
        FindingKey { check: self.check.code().into(), outcome: self.outcome.code().into(), places }
    }

    /// Where its first claim stands in its article, for the order of a list.
    pub(super) fn place(&self) -> (u32, Check) {
        (self.claims.first().map_or(0, |figure| figure.span().start), self.check)
    }

    pub(super) fn new(check: Check, outcome: Outcome, claims: &[&Figure], message: String) -> Self {
        let message = sentence(&message);
        let claims = claims.iter().copied().cloned().collect();
        Self { check, outcome, claims, message, computed: Vec::new(), derived: None }
    }

    pub(super) fn with(mut self, name: &'static str, value: Decimal) -> Self {
        self.computed.push(Computed { name, value: Some(value.normalize()) });
        self
    }

    pub(super) fn with_derivation(mut self, derived: Option<Derivation>) -> Self {
        self.derived = derived;
        self
    }

    pub(super) fn with_interval(mut self, names: [&'static str; 2], interval: Interval) -> Self {
        for (name, value) in names.into_iter().zip([interval.low, interval.high]) {
            self.computed.push(Computed { name, value: value.map(|value| value.round_dp(6).normalize()) });
        }
        self
    }
}

/// With a capital letter where it begins with a word.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A number for a sentence: four digits, with gaps.
pub(super) fn number(value: Decimal) -> String {
    words::number(value.round_sf(4).unwrap_or(value))
}

/// A change in percent for a sentence, with its sign: four digits.
pub(super) fn change(ratio: Decimal) -> String {
    words::percent(ratio.round_sf(4).unwrap_or(ratio), true)
}

/// A part in percent for a sentence: three digits.
pub(super) fn part(ratio: Decimal) -> String {
    words::percent(ratio.round_sf(3).unwrap_or(ratio), false)
}

/// `US$48 million`, with line ends as spaces.
pub(super) fn quote(figure: &Figure) -> String {
    figure.quote().split_whitespace().collect::<Vec<_>>().join(" ")
}
