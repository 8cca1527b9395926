//! What the people of a project add to the vocabulary.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{PlaceUse, SourceKind};

/// Words with what they are to mean in one project. Plain data: a [`Lexicon`](super::Lexicon) says whether it fits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addition {
    /// The words of the press. Small letters stand for any capitals, capitals for themselves.
    pub words: Vec<Arc<str>>,
    /// What they mean.
    pub meaning: Added,
}

/// What added words mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Added {
    /// A state that the tables know.
    Place {
        /// ISO 3166 alpha-3 code.
        code: Arc<str>,
        /// Name, adjective, capital or town.
        how: PlaceUse,
    },
    /// Goods that the tables, or an addition before this one, know.
    Goods {
        /// Their id.
        id: Arc<str>,
    },
    /// Goods that no table knows.
    NewGoods {
        /// Short id, as claims carry it.
        id: Arc<str>,
        /// Name for people.
        name: Arc<str>,
        /// Harmonized System heading; may be empty.
        hs_code: Arc<str>,
        /// Id of the wider group.
        parent: Arc<str>,
    },
    /// Someone whom the press cites. The name is one of the words by itself; one that the tables know gets more words.
    Source {
        /// Name for people.
        name: Arc<str>,
        /// What it is.
        kind: SourceKind,
    },
    /// No figure stands beside these words.
    Ignore(Beside),
}

/// Where the words of an ignore rule stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Beside {
    /// Directly before the figure: "flight 300".
    Before,
    /// Directly behind the figure, or what it counts: "20 blue containers".
    After,
    /// They hold the figure: "Area 51".
    Whole,
}

impl Beside {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Before, Self::After, Self::Whole];

    /// The word in tables.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
            Self::Whole => "whole",
        }
    }
}

/// What an addition is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// States, towns.
    #[default]
    Places,
    /// Commodities.
    Goods,
    /// Whoever is cited.
    Sources,
    /// What is no figure.
    Ignored,
}

impl Subject {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Places, Self::Goods, Self::Sources, Self::Ignored];

    /// The name for people.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Places => "Places",
            Self::Goods => "Goods",
            Self::Sources => "Sources",
            Self::Ignored => "Ignore rules",
        }
    }
}

impl Addition {
    /// What it is about.
    #[must_use]
    pub const fn subject(&self) -> Subject {
        match self.meaning {
            Added::Place { .. } => Subject::Places,
            Added::Goods { .. } | Added::NewGoods { .. } => Subject::Goods,
            Added::Source { .. } => Subject::Sources,
            Added::Ignore(_) => Subject::Ignored,
        }
    }

    /// The words of a list that a person typed, parted by semicolons.
    #[must_use]
    pub fn list(typed: &str) -> Vec<Arc<str>> {
        let mut words: Vec<Arc<str>> = Vec::new();
        for part in typed.split(';') {
            let word = part.split_whitespace().collect::<Vec<_>>().join(" ");
            if !word.is_empty() && !words.iter().any(|known| **known == *word) {
                words.push(word.into());
            }
        }
        words
    }
}

/// The additions of a project, in the order in which they were made. Where two speak of the same words, the later
/// counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Additions {
    entries: Vec<Addition>,
}

impl Additions {
    /// The additions.
    #[must_use]
    pub fn entries(&self) -> &[Addition] {
        &self.entries
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Put one at a place, or at the end where the list is shorter. `false` when it is there already.
    pub fn insert(&mut self, at: usize, addition: Addition) -> bool {
        let fresh = !self.entries.contains(&addition);
        if fresh {
            self.entries.insert(at.min(self.entries.len()), addition);
        }
        fresh
    }

    /// Take one away; gives the place where it was.
    pub fn remove(&mut self, addition: &Addition) -> Option<usize> {
        let at = self.entries.iter().position(|known| known == addition)?;
        self.entries.remove(at);
        Some(at)
    }
}

impl FromIterator<Addition> for Additions {
    fn from_iter<I: IntoIterator<Item = Addition>>(additions: I) -> Self {
        let mut all = Self::default();
        for addition in additions {
            all.insert(usize::MAX, addition);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_becomes_a_list_without_doubles() {
        let words = Addition::list(" Rason  zone ;; Rason SEZ; Rason zone\t");
        assert_eq!(words, [Arc::from("Rason zone"), Arc::from("Rason SEZ")]);
        assert!(Addition::list(" ; ").is_empty());
    }

    #[test]
    fn an_addition_is_there_once_and_comes_back_to_its_place() {
        let rule = |word: &str| Addition { words: vec![word.into()], meaning: Added::Ignore(Beside::After) };
        let mut all: Additions = [rule("a"), rule("b"), rule("c")].into_iter().collect();
        let before = all.clone();
        assert!(!all.insert(0, rule("b")), "it is there already");
        assert_eq!(all.remove(&rule("b")), Some(1));
        assert_eq!(all.remove(&rule("b")), None);
        assert!(all.insert(1, rule("b")));
        assert_eq!(all, before);
    }
}
