//! What is looked for, and whether an article has it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::dates::Days;
use super::fold::Folded;
use super::pattern::{Key, Pattern};
use crate::model::{Entry, Figure};
use crate::text::Span;

/// A condition on an article, apart from its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Facet {
    /// The outlet has these words, folded.
    Outlet(String),
    /// The title has them.
    Title(String),
    /// The byline has them.
    Author(String),
    /// The path has them.
    Path(String),
    /// It was published on one of these days.
    Published(Days),
    /// Nobody knows when it was published.
    Undated,
    /// A figure of it has one of these statuses.
    Status {
        /// Codes of the codebook: a claim has one of them.
        codes: BTreeSet<Arc<str>>,
        /// A suggestion is open.
        suggested: bool,
    },
}

impl Facet {
    fn holds(&self, entry: &Arc<Entry>) -> bool {
        let article = &entry.article;
        let has = |whole: &str, words: &str| Folded::new(whole).text().contains(words);
        match self {
            Self::Outlet(words) => has(article.outlet(), words),
            Self::Title(words) => has(article.title(), words),
            Self::Author(words) => has(article.author(), words),
            Self::Path(words) => has(&article.path, words),
            Self::Published(days) => article.published().is_some_and(|day| days.contains(day)),
            Self::Undated => article.published().is_none(),
            Self::Status { codes, suggested } => {
                entry.claims.iter().any(|claim| codes.contains(&claim.verification.status))
                    || *suggested && Figure::of_entry(entry).iter().any(Figure::is_suggestion)
            }
        }
    }
}

/// Words and conditions, all of which must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub(super) wanted: Vec<Pattern>,
    pub(super) unwanted: Vec<Pattern>,
    /// Conditions, and whether they must hold or must not.
    pub(super) facets: Vec<(Facet, bool)>,
    pub(super) operators: bool,
}

impl Query {
    /// Whether nothing is looked for.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.wanted.is_empty() && self.unwanted.is_empty() && self.facets.is_empty()
    }

    /// Whether texts matter, or only what is known about the articles.
    #[must_use]
    pub const fn reads_texts(&self) -> bool {
        !self.wanted.is_empty() || !self.unwanted.is_empty()
    }

    /// Whether it has AND, OR, NOT or NEAR, which are looked for like other words.
    #[must_use]
    pub const fn has_operators(&self) -> bool {
        self.operators
    }

    /// Whether the conditions on the article hold. `entry` is as the person may see it: where a judgement is hidden, it
    /// is not found either.
    #[must_use]
    pub fn admits(&self, entry: &Arc<Entry>) -> bool {
        self.facets.iter().all(|(facet, wanted)| facet.holds(entry) == *wanted)
    }

    /// Where the words stand in a text, in text order, none over another; `None` when it lacks one of them or has one
    /// that is left out.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Vec<Span>> {
        if !self.reads_texts() {
            return Some(Vec::new());
        }
        let folded = Folded::new(text);
        for pattern in &self.unwanted {
            let mut there = false;
            pattern.places(&folded, |_, _| {
                there = true;
                false
            });
            if there {
                return None;
            }
        }
        let mut spans: Vec<Span> = Vec::new();
        for pattern in &self.wanted {
            let before = spans.len();
            pattern.places(&folded, |start, end| {
                spans.push(Span::new(folded.original(start), folded.original(end)));
                true
            });
            if spans.len() == before {
                return None;
            }
        }
        spans.sort_unstable();
        spans.dedup_by(|next, last| {
            let over = next.start < last.end;
            if over {
                last.end = last.end.max(next.end);
            }
            over
        });
        Some(spans)
    }

    /// Keys that the index has for every text in which all wanted words stand.
    #[must_use]
    pub fn keys(&self) -> Vec<Key> {
        self.wanted.iter().flat_map(Pattern::keys).collect()
    }
}
