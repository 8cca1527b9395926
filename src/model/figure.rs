//! One line wherever figures are listed or drawn: a claim, or a suggestion that is still open.

use std::sync::Arc;

use super::{Article, ArticleId, Claim, ClaimId, Entry, Place, Reason, Record, UNVERIFIED};
use crate::text::Span;

/// What selections, rows and marks call a figure by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum FigureKey {
    /// A claim.
    Claim(ArticleId, ClaimId),
    /// A suggestion.
    Suggestion(ArticleId, Place),
}

impl FigureKey {
    /// Its article.
    #[must_use]
    pub const fn article(self) -> ArticleId {
        match self {
            Self::Claim(article, _) | Self::Suggestion(article, _) => article,
        }
    }
}

#[derive(Clone, Copy, Debug)]
enum Which {
    Claim(u32),
    Suggestion(u32),
}

/// A claim or an open suggestion, read in place from its article's entry.
#[derive(Clone, Debug)]
pub struct Figure {
    entry: Arc<Entry>,
    which: Which,
}

impl Figure {
    /// All figures of one article in text order: claims and open suggestions.
    #[must_use]
    pub fn of_entry(entry: &Arc<Entry>) -> Vec<Self> {
        let claims = (0..entry.claims.len()).map(|at| Which::Claim(at as u32));
        let open =
            entry.suggestions.iter().enumerate().filter(|(_, suggestion)| entry.is_open(suggestion.place()));
        let mut figures: Vec<Self> = claims
            .chain(open.map(|(at, _)| Which::Suggestion(at as u32)))
            .map(|which| Self { entry: Arc::clone(entry), which })
            .collect();
        figures.sort_by_key(Self::span);
        figures
    }

    /// The one with this key, if it is among [`Figure::of_entry`]: without putting all the others in order.
    #[must_use]
    pub fn of_key(entry: &Arc<Entry>, key: FigureKey) -> Option<Self> {
        if key.article() != entry.article.id {
            return None;
        }
        let which = match key {
            FigureKey::Claim(_, id) => {
                Which::Claim(entry.claims.iter().position(|claim| claim.id == id)? as u32)
            }
            FigureKey::Suggestion(_, place) => {
                let at = entry.suggestions.iter().position(|found| found.place() == place)?;
                Which::Suggestion(entry.is_open(place).then_some(at as u32)?)
            }
        };
        Some(Self { entry: Arc::clone(entry), which })
    }

    /// The article.
    #[must_use]
    pub fn article(&self) -> &Article {
        &self.entry.article
    }

    /// The article with all about it.
    #[must_use]
    pub fn entry(&self) -> &Arc<Entry> {
        &self.entry
    }

    /// The claim, unless it is a suggestion.
    #[must_use]
    pub fn claim(&self) -> Option<&Arc<Claim>> {
        match self.which {
            Which::Claim(at) => self.entry.claims.get(at as usize),
            Which::Suggestion(_) => None,
        }
    }

    /// Whether nobody has taken it over yet.
    #[must_use]
    pub const fn is_suggestion(&self) -> bool {
        matches!(self.which, Which::Suggestion(_))
    }

    /// Its key.
    #[must_use]
    pub fn key(&self) -> FigureKey {
        let article = self.entry.article.id;
        match self.which {
            Which::Claim(at) => FigureKey::Claim(article, self.entry.claims[at as usize].id),
            Which::Suggestion(at) => {
                FigureKey::Suggestion(article, self.entry.suggestions[at as usize].place())
            }
        }
    }

    /// What it says.
    #[must_use]
    pub fn record(&self) -> &Record {
        match self.which {
            Which::Claim(at) => &self.entry.claims[at as usize].record,
            Which::Suggestion(at) => &self.entry.suggestions[at as usize].record,
        }
    }

    /// Where it stands in the article's text.
    #[must_use]
    pub fn span(&self) -> Span {
        match self.which {
            Which::Claim(at) => self.entry.claims[at as usize].anchor.span,
            Which::Suggestion(at) => self.entry.suggestions[at as usize].span,
        }
    }

    /// The words.
    #[must_use]
    pub fn quote(&self) -> &Arc<str> {
        match self.which {
            Which::Claim(at) => &self.entry.claims[at as usize].anchor.quote,
            Which::Suggestion(at) => &self.entry.suggestions[at as usize].quote,
        }
    }

    /// Why the engine read it so.
    #[must_use]
    pub fn because(&self) -> &[Reason] {
        match self.which {
            Which::Claim(at) => &self.entry.claims[at as usize].because,
            Which::Suggestion(at) => &self.entry.suggestions[at as usize].because,
        }
    }

    /// The rule that found it.
    #[must_use]
    pub fn rule(&self) -> &str {
        match self.which {
            Which::Claim(at) => &self.entry.claims[at as usize].rule,
            Which::Suggestion(at) => &self.entry.suggestions[at as usize].rule,
        }
    }

    /// Whether it follows from other claims, and the article does not print it.
    #[must_use]
    pub fn is_derived(&self) -> bool {
        self.claim().is_some_and(|claim| claim.is_derived())
    }

    /// Code of its status; suggestions are unverified.
    #[must_use]
    pub fn status(&self) -> &str {
        self.claim().map_or(UNVERIFIED, |claim| &claim.verification.status)
    }

    /// Review state: `suggested`, `open` or `reviewed`.
    #[must_use]
    pub fn review(&self) -> &'static str {
        self.claim().map_or("suggested", |claim| claim.verification.review.code())
    }

    /// Whether it restates another figure in another unit, and so counts once.
    #[must_use]
    pub fn is_equivalent(&self) -> bool {
        match self.which {
            Which::Claim(at) => self.entry.claims[at as usize].equivalent_to.is_some(),
            Which::Suggestion(at) => self.entry.suggestions[at as usize].equivalent_to.is_some(),
        }
    }

    /// The figure of the same article that this one restates in another unit.
    #[must_use]
    pub fn restates(&self) -> Option<FigureKey> {
        if !self.is_equivalent() {
            return None;
        }
        let article = self.entry.article.id;
        if let Some(claim) = self.claim() {
            return claim.equivalent_to.map(|id| FigureKey::Claim(article, id));
        }
        let FigureKey::Suggestion(_, own) = self.key() else { return None };
        let main = self.entry.suggestion(own)?.equivalent_to?;
        let main = self.entry.suggestions.get(main as usize)?.place();
        Some(match self.entry.claim_at(main) {
            Some(claim) => FigureKey::Claim(article, claim.id),
            None => FigureKey::Suggestion(article, main),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::fixture::{article, money};
    use crate::model::{Claim, Kind};
    use crate::text::Anchor;

    #[test]
    fn by_its_key_there_is_what_is_among_all_and_nothing_else() {
        let figures =
            article(1, "2017-07-20", &["1 million", "2 million", "3 million"].map(|quote| money(quote, "1")));
        let mut entry = Entry::clone(figures[0].entry());
        let keys: Vec<FigureKey> = figures.iter().map(Figure::key).collect();
        let all = |entry: &Arc<Entry>| Figure::of_entry(entry).iter().map(Figure::key).collect::<Vec<_>>();
        let found = |entry: &Arc<Entry>, key| Figure::of_key(entry, key).map(|figure| figure.key());
        for key in &keys {
            assert_eq!(found(figures[0].entry(), *key), Some(*key));
        }
        // One taken over, one dismissed: neither is called by its place any more.
        let places: Vec<Place> = entry.suggestions.iter().map(|suggestion| suggestion.place()).collect();
        let anchor = Anchor::new(&" ".repeat(1_000), places[0].span).expect("a place");
        let id = ClaimId(uuid::Uuid::from_u128(7));
        let record = Record::of_kind(Kind::Money);
        entry.claims.push(Arc::new(Claim::by_hand(id, entry.article.id, anchor, record)));
        entry.dismissed.insert(places[1]);
        let entry = Arc::new(entry);
        let claim = FigureKey::Claim(entry.article.id, id);
        assert_eq!(all(&entry), [claim, keys[2]]);
        for key in keys.iter().chain([&claim]) {
            assert_eq!(found(&entry, *key), Some(*key).filter(|key| all(&entry).contains(key)));
        }
        let elsewhere = ArticleId(uuid::Uuid::from_u128(99));
        assert_eq!(found(&entry, FigureKey::Claim(elsewhere, id)), None);
        assert_eq!(found(&entry, FigureKey::Suggestion(elsewhere, places[2])), None);
    }
}
