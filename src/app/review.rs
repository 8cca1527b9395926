//! From a person's wish about a figure to the edit that fulfils it.

use std::sync::Arc;

use super::world::{World, claim_id};
use crate::model::{
    ArticleId, Claim, ClaimField, Edit, Entry, Figure, FigureKey, Kind, Place, Record, Review, Suggestion,
    UNVERIFIED,
};
use crate::text::{Anchor, Span};

/// The edits that turn a suggestion into a claim, with its equivalences, and the claim's key.
#[must_use]
pub fn accept(entry: &Entry, suggestion: &Suggestion, text: &str) -> Option<(Vec<Edit>, FigureKey)> {
    let article = entry.article.id;
    let id = claim_id();
    let mut claim = Claim::from_suggestion(id, article, text, suggestion)?;
    let own = entry.suggestions.iter().position(|other| other.place() == suggestion.place())? as u32;
    let restated = suggestion.equivalent_to.and_then(|at| entry.suggestions.get(at as usize));
    claim.equivalent_to = restated.and_then(|other| entry.claim_at(other.place())).map(|other| other.id);
    let mut edits = vec![Edit::AddClaim(Arc::new(claim))];
    // Those that restate it and were accepted before it.
    for other in entry.suggestions.iter().filter(|other| other.equivalent_to == Some(own)) {
        if let Some(claim) = entry.claim_at(other.place()).filter(|claim| claim.equivalent_to.is_none()) {
            edits.push(Edit::SetClaim { article, claim: claim.id, to: ClaimField::EquivalentTo(Some(id)) });
        }
    }
    Some((edits, FigureKey::Claim(article, id)))
}

/// The edits that change one field of a figure; a suggestion becomes a claim in the same step.
#[must_use]
pub fn set(figure: &Figure, text: &str, to: ClaimField) -> Option<(Edit, FigureKey)> {
    let article = figure.article().id;
    let (mut edits, key) = match figure.key() {
        key @ FigureKey::Claim(..) => (Vec::new(), key),
        FigureKey::Suggestion(_, place) => accept(figure.entry(), figure.entry().suggestion(place)?, text)?,
    };
    let FigureKey::Claim(_, claim) = key else { return None };
    edits.push(Edit::SetClaim { article, claim, to });
    Some((together(edits), key))
}

/// The judgement that a status means.
#[must_use]
pub fn judgement(status: &Arc<str>, reason: &str, world: &World) -> ClaimField {
    let open = &**status == UNVERIFIED;
    let stamp = world.stamp();
    ClaimField::Judgement {
        status: Arc::clone(status),
        reason: reason.into(),
        review: if open { Review::Open } else { Review::Reviewed },
        reviewer: if open { "".into() } else { stamp.who },
        at: (!open).then_some(stamp.at),
    }
}

/// One edit of several.
#[must_use]
pub fn together(mut edits: Vec<Edit>) -> Edit {
    if edits.len() == 1 { edits.remove(0) } else { Edit::Together(edits) }
}

/// A claim made from selected words: what the engine reads in them and their surroundings, else a statement.
#[must_use]
pub fn make(entry: &Entry, text: &str, span: Span, statement: bool) -> Option<(Edit, FigureKey)> {
    let article = entry.article.id;
    let best = entry
        .suggestions
        .iter()
        .filter(|suggestion| span.overlaps(suggestion.span))
        .max_by(|a, b| span.likeness(a.span).total_cmp(&span.likeness(b.span)))
        .filter(|_| !statement);
    // The selection is the figure itself: take the suggestion over as it is.
    if let Some(suggestion) = best.filter(|best| best.span == span && entry.is_open(best.place())) {
        let (edits, key) = accept(entry, suggestion, text)?;
        return Some((together(edits), key));
    }
    let record = best.map_or_else(Record::statement, |suggestion| suggestion.record.clone());
    let claim = Claim::by_hand(claim_id(), article, Anchor::new(text, span)?, record);
    let key = FigureKey::Claim(article, claim.id);
    Some((Edit::AddClaim(Arc::new(claim)), key))
}

/// The changes that accepted claims would get from a new reading of their article: only what the publication date
/// decides, and only where nobody has changed it by hand.
#[must_use]
pub fn offers(entry: &Entry, old: &[Suggestion]) -> Vec<Edit> {
    let article: ArticleId = entry.article.id;
    let mut edits = Vec::new();
    for claim in &entry.claims {
        let place = Place { span: claim.anchor.span, kind: claim.record.kind };
        let find = |list: &[Suggestion]| list.iter().find(|suggestion| suggestion.place() == place).cloned();
        let (Some(before), Some(now)) = (find(old), find(&entry.suggestions)) else { continue };
        let untouched =
            claim.record.period == before.record.period && claim.record.base == before.record.base;
        let differs = now.record.period != before.record.period || now.record.base != before.record.base;
        if claim.record.kind != Kind::Statement && untouched && differs {
            let (period, base) = (now.record.period, now.record.base.clone());
            let record = Record { period, base, ..claim.record.clone() };
            let to = ClaimField::Record(Box::new(record));
            edits.push(Edit::SetClaim { article, claim: claim.id, to });
        }
    }
    edits
}
