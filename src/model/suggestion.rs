//! A figure that the engine found, with its reasons.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Record;
use crate::text::Span;

/// The parts of a record that words of the text give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Slot {
    /// Number, scale and unit.
    Figure,
    /// "about", "more than" …
    Hedge,
    /// The verb or noun that made it a change, and its sign.
    Change,
    /// The sender.
    Exporter,
    /// The receiver.
    Importer,
    /// The partners of a two-way total.
    Partners,
    /// The goods.
    Commodity,
    /// The stretch of time.
    Period,
    /// "plans to", "limit", "rumour" …
    Modality,
    /// Who is cited.
    Sources,
    /// What a change compares with.
    Base,
    /// What marks it as the same quantity in another unit.
    Equivalent,
}

impl Slot {
    /// The claim record's name of the slot.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Figure => "value",
            Self::Hedge => "hedge",
            Self::Change => "change",
            Self::Exporter => "exporter",
            Self::Importer => "importer",
            Self::Partners => "partners",
            Self::Commodity => "commodity",
            Self::Period => "period",
            Self::Modality => "modality",
            Self::Sources => "sources",
            Self::Base => "base",
            Self::Equivalent => "equivalent_to",
        }
    }
}

/// Why a slot has its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Reason {
    /// The slot.
    pub slot: Slot,
    /// The words that gave it; `None` where it was defaulted.
    pub words: Option<Span>,
}

/// A claim that the engine proposes. Never applied by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// The figure phrase.
    pub span: Span,
    /// The phrase itself, so that lists need no article text.
    pub quote: Arc<str>,
    /// What it says.
    pub record: Record,
    /// Position, in the same article's list, of the suggestion that this one restates in another unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub equivalent_to: Option<u32>,
    /// The rule that fired.
    pub rule: Arc<str>,
    /// Slot by slot, the words that gave it.
    #[serde(default)]
    pub because: Vec<Reason>,
}

/// Something that the engine saw and did not decide, for the person to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Where, when it is about a place.
    pub span: Option<Span>,
    /// What, in words for a person.
    pub words: Arc<str>,
}
