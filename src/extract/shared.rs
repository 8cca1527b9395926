//! Strings that many suggestions of one text share.

use std::sync::Arc;

/// How many are kept.
const MOST: usize = 64;

/// Strings given out before. Few, so a list is searched faster than a map.
///
/// A text has its own, and does not hand out those of the lexicon: two threads that count the holders of one string
/// wait for each other.
#[derive(Clone, Debug, Default)]
pub(super) struct Shared {
    known: Vec<Arc<str>>,
}

impl Shared {
    /// A string, made at its first use.
    pub fn get(&mut self, text: &str) -> Arc<str> {
        // Most come back at once: the same rule, the same goods.
        match self.known.iter().rev().find(|known| ***known == *text) {
            Some(known) => Arc::clone(known),
            None => {
                // A text without end names many bodies, and few of them again.
                if self.known.len() >= MOST {
                    self.known.clear();
                }
                let fresh: Arc<str> = text.into();
                self.known.push(Arc::clone(&fresh));
                fresh
            }
        }
    }
}
