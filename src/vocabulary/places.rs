//! States and the bodies that the press cites.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A state as trade statistics have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// ISO 3166 alpha-3 code; `WLD` for the world.
    pub code: [u8; 3],
    /// Name for people.
    pub name: Arc<str>,
}

/// What a cited body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// A newspaper, agency of news or broadcaster: relays what others say.
    Outlet,
    /// Anyone else: an office, a committee, a company.
    Origin,
}

impl SourceKind {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Outlet, Self::Origin];

    /// The word in tables.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Outlet => "outlet",
            Self::Origin => "origin",
        }
    }
}

/// An agency, body or outlet that the press cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceName {
    /// Name for people, the same for all aliases.
    pub name: Arc<str>,
    /// What it is.
    pub kind: SourceKind,
}
