//! That somebody has looked at a finding of the checks.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{ArticleId, Place};

/// What a finding is called by: the check, its result and the figures that it names. A finding whose result changes is
/// another one, so it asks to be looked at again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FindingKey {
    /// The check's code.
    pub check: Arc<str>,
    /// The result's code.
    pub outcome: Arc<str>,
    /// Where the figures stand, sorted: what a suggestion and the claim made of it share.
    pub places: Vec<(ArticleId, Place)>,
}

/// Who looked at a finding, when, and what they thought of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Looked {
    /// Who.
    pub who: Arc<str>,
    /// When, in milliseconds since 1970 (UTC).
    pub at: i64,
    /// Why it needs no more; may be empty.
    #[serde(default)]
    pub why: Arc<str>,
}
