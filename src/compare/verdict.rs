//! What numbers say about each other.

/// Whether a claim fits official figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Printed rounding, or the claim's own hedge, explains the difference.
    Consistent,
    /// It does not.
    Inconsistent,
    /// No row speaks of the same thing, or what there is does not settle it.
    #[default]
    Undecided,
}

impl Verdict {
    /// The word.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Consistent => "consistent",
            Self::Inconsistent => "inconsistent",
            Self::Undecided => "undecided",
        }
    }
}
