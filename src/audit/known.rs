//! What is found out about an article by itself, and kept until the article changes.

use std::sync::Arc;

use super::fact::{Paper, Sheet};
use super::finding::Finding;
use super::origin::{Chain, Print, canonical};
use super::{Shelf, within};
use crate::model::{Article, Figure};
use crate::vocabulary::Lexicon;

/// An article with its findings, and what others are compared with.
#[derive(Debug)]
pub struct Known {
    /// Its own findings, in text order.
    pub findings: Vec<Arc<Finding>>,
    pub(super) article: Arc<Article>,
    /// As sources are called.
    pub(super) outlet: Arc<str>,
    pub(super) figures: Vec<Figure>,
    pub(super) print: Arc<Print>,
    pub(super) chains: Vec<Chain>,
}

impl Known {
    /// Check what one article's figures say about each other, and what official series say about them.
    #[must_use]
    pub fn new(paper: &Paper, shelf: &Shelf<'_>) -> Self {
        let findings = within(&Sheet::new(paper), shelf).into_iter().map(Arc::new).collect();
        Self { findings, ..Self::unchecked(paper, shelf.lexicon) }
    }

    /// How many figures it has.
    #[must_use]
    pub fn figures(&self) -> usize {
        self.figures.len()
    }

    /// Only what others are compared with: no findings of its own.
    #[must_use]
    pub fn unchecked(paper: &Paper, lexicon: &Lexicon) -> Self {
        let outlet = canonical(paper.article.outlet(), lexicon);
        Self {
            findings: Vec::new(),
            article: Arc::clone(&paper.article),
            figures: paper.figures.clone(),
            print: Arc::new(Print::of(&paper.text)),
            chains: Chain::all(&outlet, &paper.figures, lexicon),
            outlet,
        }
    }
}
