//! The engine with its lexicon, as imports and re-readings use it.

use std::sync::Arc;

use crate::extract;
use crate::measure::Date;
use crate::model::{Remark, Suggestion};
use crate::store::{Findings, Versions};
use crate::vocabulary::{Additions, Lexicon};

/// Figures that one article may suggest in the window.
const MOST: usize = 5_000;

/// A lexicon and the versions that suggestions are cached under.
#[derive(Clone)]
pub struct Engine {
    /// The vocabulary, a project's additions included.
    pub lexicon: Arc<Lexicon>,
    /// Engine and lexicon.
    pub versions: Versions,
    /// The vocabulary of the program alone.
    embedded: Arc<Lexicon>,
}

impl Engine {
    /// The embedded one.
    #[must_use]
    pub fn embedded() -> Self {
        let embedded = Arc::new(Lexicon::embedded());
        Self { lexicon: Arc::clone(&embedded), versions: versions(&embedded), embedded }
    }

    /// The embedded one with a project's additions to the vocabulary, whatever additions this one has.
    #[must_use]
    pub fn with(&self, additions: &Additions) -> Self {
        let embedded = Arc::clone(&self.embedded);
        let lexicon =
            if additions.is_empty() { Arc::clone(&embedded) } else { Arc::new(embedded.with(additions)) };
        Self { versions: versions(&lexicon), lexicon, embedded }
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

fn versions(lexicon: &Lexicon) -> Versions {
    Versions { engine: extract::ENGINE_VERSION.to_string().into(), lexicon: lexicon.version().into() }
}
