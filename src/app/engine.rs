//! The engine with its lexicon, as imports and re-readings use it.

use std::sync::Arc;

use crate::extract;
use crate::measure::Date;
use crate::model::{Remark, Suggestion};
use crate::store::{Findings, Versions};
use crate::vocabulary::Lexicon;

/// Figures that one article may suggest in the window.
const MOST: usize = 5_000;

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

    /// Read a text. What stands beyond [`MOST`] figures is left out with a remark: no person reviews it one by one,
    /// and the window must stay alive. `tumen extract` prints all of them.
    #[must_use]
    pub fn read(&self, text: &str, published: Option<Date>) -> (Vec<Suggestion>, Vec<Remark>) {
        let (mut suggestions, mut remarks) = extract::extract(&self.lexicon, text, published);
        if suggestions.len() > MOST {
            let words = format!("{} figures were found; the first {MOST} are suggested", suggestions.len());
            suggestions.truncate(MOST);
            suggestions.shrink_to_fit();
            for suggestion in &mut suggestions {
                suggestion.equivalent_to = suggestion.equivalent_to.filter(|at| (*at as usize) < MOST);
            }
            remarks.push(Remark { span: None, words: words.into() });
        }
        (suggestions, remarks)
    }

    /// Read a text, for the store.
    #[must_use]
    pub fn findings(&self, text: &str, published: Option<Date>) -> Findings {
        let (suggestions, remarks) = self.read(text, published);
        Findings { by: self.versions.clone(), suggestions: suggestions.into(), remarks: remarks.into() }
    }
}
