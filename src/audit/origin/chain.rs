//! The way that a figure came: from the innermost source over outlets that are quoted to the outlet that prints it.

use std::collections::HashSet;
use std::sync::Arc;

use crate::model::Figure;
use crate::vocabulary::{Lexicon, Meaning, SourceKind, lex};

/// Whom figures of an article are attributed to.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chain {
    /// The innermost source; `None` where only outlets are named, or nobody.
    pub source: Option<Arc<str>>,
    /// Outlets that the article quotes, the innermost first.
    pub quoted: Vec<Arc<str>>,
    /// How many of the article's figures have it so.
    pub figures: usize,
}

impl Chain {
    /// The different chains of an article, those of most figures first.
    pub(in super::super) fn all(outlet: &str, figures: &[Figure], lexicon: &Lexicon) -> Vec<Self> {
        let outlets: HashSet<&str> = lexicon
            .sources()
            .iter()
            .filter(|source| source.kind == SourceKind::Outlet)
            .map(|source| &*source.name)
            .collect();
        let mut chains: Vec<Self> = Vec::new();
        for figure in figures {
            let mut names = figure.record().sources.iter().filter(|name| !same(name, outlet));
            let mut chain = Self { figures: 1, ..Self::default() };
            match names.next() {
                Some(name) if outlets.contains(&**name) => chain.quoted.push(Arc::clone(name)),
                Some(name) => chain.source = Some(Arc::clone(name)),
                None => {}
            }
            chain.quoted.extend(names.cloned());
            let known =
                chains.iter_mut().find(|known| known.source == chain.source && known.quoted == chain.quoted);
            match known {
                Some(known) => known.figures += 1,
                None => chains.push(chain),
            }
        }
        chains.sort_by(|a, b| b.figures.cmp(&a.figures).then_with(|| a.cmp(b)));
        chains
    }
}

/// The name by which sources are called, where an article calls its outlet by another one of it: figures of others that
/// quote it name it so.
pub(in super::super) fn canonical(name: &str, lexicon: &Lexicon) -> Arc<str> {
    let tokens = lex(name, lexicon.words());
    let mut known = None;
    if !tokens.is_empty() {
        lexicon.phrases().at(&tokens, 0, |found| {
            if let Meaning::Source(number) = found.meaning
                && found.end as usize == tokens.len()
            {
                known = lexicon.sources().get(usize::from(number)).map(|source| Arc::clone(&source.name));
            }
        });
    }
    known.unwrap_or_else(|| name.into())
}

/// Whether two names are one, however they are capitalised.
pub(super) fn same(a: &str, b: &str) -> bool {
    !a.trim().is_empty() && a.trim().to_lowercase() == b.trim().to_lowercase()
}
