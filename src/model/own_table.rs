//! A table of figures that a person brought along, kept in the project.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::TableId;

/// A table as it was read, with what its columns mean. Its series are read from it anew whenever the project is opened,
/// so they always follow the vocabulary; what is kept is the person's file and the person's word about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnTable {
    /// Which.
    pub id: TableId,
    /// The file's name without its ending; part of the ids of its series.
    pub name: Arc<str>,
    /// The decoded text.
    pub text: Arc<str>,
    /// Lines above the header row.
    #[serde(default)]
    pub skip: u32,
    /// The layout, in JSON.
    pub layout: Arc<str>,
}

impl OwnTable {
    /// The longest text that a project keeps, in bytes: it stands in the log, once when it comes and once when it goes.
    pub const LIMIT: usize = 8 << 20;
}
