//! States and the bodies that the press cites.

use std::sync::Arc;

/// A state as trade statistics have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// ISO 3166 alpha-3 code; `WLD` for the world.
    pub code: [u8; 3],
    /// Name for people.
    pub name: Arc<str>,
}

/// What a cited body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// A newspaper, agency of news or broadcaster: relays what others say.
    Outlet,
    /// Anyone else: an office, a committee, a company.
    Origin,
}

/// An agency, body or outlet that the press cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceName {
    /// Name for people, the same for all aliases.
    pub name: Arc<str>,
    /// What it is.
    pub kind: SourceKind,
}
