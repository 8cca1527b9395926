//! Which layout a table is read with, as the person sees it.

use std::sync::Arc;

use super::{Parsed, Remembered, remembered_for};
use crate::import::series::{Layout, title};

/// A layout to start from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// One that the program knows, by its name.
    Known(Arc<str>),
    /// One that the person made before, by its title.
    Remembered(String),
    /// None: every part is set by hand.
    Own,
}

impl Choice {
    /// For people.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Known(name) => title(name).to_owned(),
            Self::Remembered(title) => format!("{title} (remembered)"),
            Self::Own => "own: set each part".to_owned(),
        }
    }

    /// Everything that fits a table.
    #[must_use]
    pub fn all(parsed: &Parsed, remembered: &[Remembered]) -> Vec<Self> {
        let known = parsed.known.iter().map(|layout| Self::Known(Arc::clone(&layout.name)));
        let own = remembered_for(remembered, &parsed.sheet.headers).into_iter();
        known.chain(own.map(|one| Self::Remembered(one.title.clone()))).chain([Self::Own]).collect()
    }

    /// What is chosen before the person says anything: a known layout that leaves nothing open, then one that was
    /// remembered, then a known one of which something is still to be set.
    #[must_use]
    pub fn first(parsed: &Parsed, remembered: &[Remembered]) -> Self {
        let headers = &parsed.sheet.headers;
        let known = |layout: &Layout| Self::Known(Arc::clone(&layout.name));
        if let Some(complete) = parsed.known.iter().find(|layout| layout.faults(headers).is_empty()) {
            return known(complete);
        }
        if let Some(one) = remembered_for(remembered, headers).first() {
            return Self::Remembered(one.title.clone());
        }
        parsed.known.first().map_or(Self::Own, known)
    }

    /// The layout that it stands for.
    #[must_use]
    pub fn layout(&self, parsed: &Parsed, remembered: &[Remembered]) -> Layout {
        let found = match self {
            Self::Known(name) => parsed.known.iter().find(|layout| layout.name == *name),
            Self::Remembered(title) => {
                remembered.iter().find(|one| one.title == *title).map(|one| &one.layout)
            }
            Self::Own => None,
        };
        found.cloned().unwrap_or_else(Layout::open)
    }
}
