//! One article in a project with all that is known and decided about it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Article, Claim, ClaimId, Place, Remark, Suggestion};

/// How much two spans must share to be the same figure.
pub(super) const SAME_FIGURE: f32 = 0.5;

/// An article, the suggestions for it, and the decisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The head.
    pub article: Arc<Article>,
    /// What the engine found, in text order. A cache: it can be made again from the text.
    pub suggestions: Arc<[Suggestion]>,
    /// What the engine saw and did not decide.
    pub remarks: Arc<[Remark]>,
    /// Claims, in text order.
    pub claims: Vec<Arc<Claim>>,
    /// Refused suggestions.
    pub dismissed: BTreeSet<Place>,
}

impl Entry {
    /// An article as it was staged, with nothing decided.
    #[must_use]
    pub fn new(article: Arc<Article>, suggestions: Arc<[Suggestion]>, remarks: Arc<[Remark]>) -> Self {
        Self { article, suggestions, remarks, claims: Vec::new(), dismissed: BTreeSet::new() }
    }

    /// The claim with this id.
    #[must_use]
    pub fn claim(&self, id: ClaimId) -> Option<&Arc<Claim>> {
        self.claims.iter().find(|claim| claim.id == id)
    }

    /// The claim that stands for `place`: same kind, at least half of both spans shared.
    #[must_use]
    pub fn claim_at(&self, place: Place) -> Option<&Arc<Claim>> {
        // A claim that shares half of both spans is at most twice as long: claims stand in text order, so only those
        // that begin near the place are looked at.
        let reach = u32::try_from(2 * place.span.len()).unwrap_or(u32::MAX);
        let first = place.span.end.saturating_sub(reach);
        let from = self.claims.partition_point(|claim| claim.anchor.span.start < first);
        self.claims[from..]
            .iter()
            .take_while(|claim| claim.anchor.span.start < place.span.end)
            // What is derived stands at words that say something else.
            .filter(|claim| claim.record.kind == place.kind && !claim.is_derived())
            .find(|claim| claim.anchor.span.likeness(place.span) >= SAME_FIGURE)
    }

    /// Whether the suggestion at `place` is neither taken over nor dismissed.
    #[must_use]
    pub fn is_open(&self, place: Place) -> bool {
        !self.dismissed.contains(&place) && self.claim_at(place).is_none()
    }

    /// The suggestion at `place`.
    #[must_use]
    pub fn suggestion(&self, place: Place) -> Option<&Suggestion> {
        self.suggestions.iter().find(|suggestion| suggestion.place() == place)
    }
}

impl Suggestion {
    /// What dismissals and selections call it by.
    #[must_use]
    pub fn place(&self) -> Place {
        Place { span: self.span, kind: self.record.kind }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, Record};
    use super::*;
    use crate::chart::fixture::{article, money};
    use crate::text::Anchor;

    #[test]
    fn what_is_derived_at_a_suggestion_s_words_does_not_stand_for_it() {
        let figures = article(1, "2017-07-20", &[money("48 million", "48000000")]);
        let mut entry = Entry::clone(figures[0].entry());
        let place = entry.suggestions[0].place();
        assert!(entry.is_open(place));
        let text = " ".repeat(1_000);
        let anchor = Anchor::new(&text, place.span).expect("a place");
        let (id, of) = (ClaimId(uuid::Uuid::from_u128(7)), entry.article.id);
        let record = Record::of_kind(Kind::Money);
        entry.claims.push(Arc::new(Claim::derived(id, of, anchor.clone(), record.clone(), "1 + 1 = 2", &[])));
        assert!(entry.is_open(place));
        entry.claims.push(Arc::new(Claim::by_hand(ClaimId(uuid::Uuid::from_u128(8)), of, anchor, record)));
        assert!(!entry.is_open(place));
    }
}
