//! The engine with its lexicon, as imports and re-readings use it.

use std::sync::Arc;

use crate::extract;
use crate::measure::Date;
use crate::model::{Remark, Suggestion};
use crate::store::{Findings, Versions};
use crate::vocabulary::Lexicon;

/// A lexicon and the versions that suggestions are cached under.
#[derive(Clone)]
pub struct Engine {
    /// The vocabulary.
    pub lexicon: Arc<Lexicon>,
    /// Engine and lexicon.
    pub versions: Versions,
}

impl Engine {
    /// The embedded one.
    #[must_use]
    pub fn embedded() -> Self {
        let lexicon = Arc::new(Lexicon::embedded());
        let versions = Versions {
            engine: extract::ENGINE_VERSION.to_string().into(),
            lexicon: lexicon.version().to_string().into(),
        };
        Self { lexicon, versions }
    }

    /// Read a text.
    #[must_use]
    pub fn read(&self, text: &str, published: Option<Date>) -> (Vec<Suggestion>, Vec<Remark>) {
        extract::extract(&self.lexicon, text, published)
    }

    /// Read a text, for the store.
    #[must_use]
    pub fn findings(&self, text: &str, published: Option<Date>) -> Findings {
        let (suggestions, remarks) = self.read(text, published);
        Findings { by: self.versions.clone(), suggestions: suggestions.into(), remarks: remarks.into() }
    }
}
