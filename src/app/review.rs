//! From a person's wish about a figure to the edit that fulfils it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::world::{World, claim_id};
use crate::audit::Derivation;
use crate::model::{
    ArticleId, Claim, ClaimField, ClaimId, Edit, Entry, Figure, FigureKey, Kind, Place, Record, Review,
    Suggestion, UNVERIFIED,
};
use crate::text::{Anchor, Span};

/// The edits that turn a suggestion into a claim, with its equivalences, and the claim's key.
#[must_use]
pub fn accept(entry: &Entry, suggestion: &Suggestion, text: &str) -> Option<(Vec<Edit>, FigureKey)> {
    let edits = accept_all(entry, &[suggestion.place()], text);
    let Some(Edit::AddClaim(claim)) = edits.first() else { return None };
    let key = FigureKey::Claim(entry.article.id, claim.id);
    Some((edits, key))
}

/// The edits that turn several suggestions of one article into claims, with their equivalences among each other and
/// with earlier claims. A suggestion that does not fit the text is left out.
#[must_use]
pub fn accept_all(entry: &Entry, places: &[Place], text: &str) -> Vec<Edit> {
    let article = entry.article.id;
    let places: BTreeSet<Place> = places.iter().copied().collect();
    let wanted = entry.suggestions.iter().enumerate().filter(|(_, known)| places.contains(&known.place()));
    let mut claims: BTreeMap<usize, Claim> = wanted
        .filter_map(|(at, known)| Some((at, Claim::from_suggestion(claim_id(), article, text, known)?)))
        .collect();
    let ids: BTreeMap<usize, ClaimId> = claims.iter().map(|(at, claim)| (*at, claim.id)).collect();
    let mut links = Vec::new();
    for (at, suggestion) in entry.suggestions.iter().enumerate() {
        let Some(of) = suggestion.equivalent_to.map(|of| of as usize) else { continue };
        let accepted = || entry.suggestions.get(of).and_then(|of| entry.claim_at(of.place()));
        match (claims.get_mut(&at), ids.get(&of)) {
            (Some(claim), Some(of)) => claim.equivalent_to = Some(*of),
            (Some(claim), None) => claim.equivalent_to = accepted().map(|of| of.id),
            // It was accepted before what it restates.
            (None, Some(of)) => {
                let claim = entry.claim_at(suggestion.place()).filter(|claim| claim.equivalent_to.is_none());
                let to = ClaimField::EquivalentTo(Some(*of));
                links.extend(claim.map(|claim| Edit::SetClaim { article, claim: claim.id, to }));
            }
            (None, None) => {}
        }
    }
    claims.into_values().map(|claim| Edit::AddClaim(Arc::new(claim))).chain(links).collect()
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

/// A claim of what follows from figures of one article, at the words of the first; suggestions among them are accepted.
#[must_use]
pub fn derive(from: &[Figure], text: &str, derived: &Derivation) -> Option<(Edit, FigureKey)> {
    let first = from.first()?;
    let entry = first.entry();
    let article = entry.article.id;
    if from.iter().any(|figure| figure.article().id != article) {
        return None;
    }
    let places: Vec<Place> = from
        .iter()
        .filter(|figure| figure.is_suggestion())
        .map(|figure| Place { span: figure.span(), kind: figure.record().kind })
        .collect();
    let mut edits = accept_all(entry, &places, text);
    let accepted = edits.iter().filter(|edit| matches!(edit, Edit::AddClaim(_))).count();
    if accepted != places.len() {
        return None;
    }
    let taken = |figure: &Figure| {
        edits.iter().find_map(|edit| match edit {
            Edit::AddClaim(claim) => {
                let same = claim.anchor.span == figure.span() && claim.record.kind == figure.record().kind;
                same.then_some(claim.id)
            }
            _ => None,
        })
    };
    let ids: Vec<ClaimId> = from
        .iter()
        .map(|figure| figure.claim().map_or_else(|| taken(figure), |claim| Some(claim.id)))
        .collect::<Option<_>>()?;
    let anchor = Anchor::new(text, first.span())?;
    let record = Record::clone(&derived.record);
    let claim = Claim::derived(claim_id(), article, anchor, record, &derived.formula, &ids);
    let key = FigureKey::Claim(article, claim.id);
    // Last, so that the step is called by it.
    edits.push(Edit::AddClaim(Arc::new(claim)));
    Some((together(edits), key))
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
