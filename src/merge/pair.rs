//! One claim as two projects have it: what is taken from the other, and what is asked.

use crate::model::{Claim, ClaimField, Opinion, Review, UNVERIFIED, Verification};

/// What becomes of the other project's side of a claim.
#[derive(Default)]
pub(super) struct Pair {
    /// Fields that this project takes over.
    pub take: Vec<ClaimField>,
    /// Fields that a person has to settle, as they are there.
    pub ask: Vec<ClaimField>,
}

/// The fields that one person changes as a whole; the others are gathered from both.
pub(super) fn fields(claim: &Claim) -> Vec<ClaimField> {
    let gathered = |field: &ClaimField| {
        matches!(
            field,
            ClaimField::Opinions(_) | ClaimField::NeedsSecond(_) | ClaimField::Tags(_) | ClaimField::Links(_)
        )
    };
    claim.fields().into_iter().filter(|field| !gathered(field)).collect()
}

/// Whether nobody has said anything in this field yet.
fn is_unset(field: &ClaimField) -> bool {
    match field {
        ClaimField::EquivalentTo(id) => id.is_none(),
        ClaimField::Judgement { status, review, .. } => **status == *UNVERIFIED && *review == Review::Open,
        ClaimField::Reliability(grade) => grade.is_none(),
        ClaimField::Credibility(grade) => grade.is_none(),
        ClaimField::Note(note) => note.is_empty(),
        _ => false,
    }
}

/// Whether two contents say the same: a status is the same whoever set it.
fn agrees(ours: &ClaimField, theirs: &ClaimField) -> bool {
    match (ours, theirs) {
        (ClaimField::Judgement { status: a, .. }, ClaimField::Judgement { status: b, .. }) => a == b,
        _ => ours == theirs,
    }
}

/// Put two sides of one claim together. `base` is the claim as it was when both had the same.
pub(super) fn pair(ours: &Claim, theirs: &Claim, base: Option<&Claim>, name: &str) -> Pair {
    let mut pair = Pair::default();
    let old = base.map(fields);
    for (at, (here, there)) in fields(ours).into_iter().zip(fields(theirs)).enumerate() {
        let old = old.as_ref().and_then(|old| old.get(at));
        if agrees(&here, &there) || old.is_some_and(|old| *old == there) {
            continue;
        }
        if old.is_some_and(|old| *old == here) || (old.is_none() && is_unset(&here)) {
            pair.take.push(there);
        } else if old.is_some() || !is_unset(&there) {
            pair.ask.push(there);
        }
    }
    // A judgement that is taken over is no second one, and neither is the one that both began with.
    let taken = pair.take.iter().any(|field| matches!(field, ClaimField::Judgement { .. }));
    let known = base.is_some_and(|base| base.verification.judgement() == theirs.verification.judgement());
    pair.take.extend(gathered(ours, theirs, name, !taken && !known));
    pair
}

/// What is gathered from both sides: tags, evidence, the wish for a second person, and everybody's judgement, `main`
/// saying whether the one that counts there is among them.
fn gathered(ours: &Claim, theirs: &Claim, name: &str, main: bool) -> Vec<ClaimField> {
    let (a, b) = (&ours.verification, &theirs.verification);
    let mut take = Vec::new();
    if b.needs_second && !a.needs_second {
        take.push(ClaimField::NeedsSecond(true));
    }
    let tags = union(&a.tags, &b.tags);
    if tags.len() > a.tags.len() {
        take.push(ClaimField::Tags(tags));
    }
    let links = union(&a.links, &b.links);
    if links.len() > a.links.len() {
        take.push(ClaimField::Links(links));
    }
    let opinions = opinions(a, b, name, main);
    if opinions != a.opinions {
        take.push(ClaimField::Opinions(opinions));
    }
    take
}

fn union<T: Clone + PartialEq>(a: &[T], b: &[T]) -> Vec<T> {
    let mut all = a.to_vec();
    all.extend(b.iter().filter(|one| !a.contains(one)).cloned());
    all
}

/// Their judgements beside ours, one a person: a person's later one counts. Two people with one name are told apart by
/// the project that one of them comes from.
fn opinions(ours: &Verification, theirs: &Verification, name: &str, main: bool) -> Vec<Opinion> {
    let mut all = ours.opinions.clone();
    let main = theirs.as_opinion().filter(|_| main);
    for mut opinion in main.into_iter().chain(theirs.opinions.iter().cloned()) {
        let is_main = ours.is_judged() && opinion.reviewer == ours.reviewer;
        if is_main && opinion.at == ours.reviewed_at && opinion.status == ours.status {
            continue;
        }
        if is_main {
            opinion.reviewer = format!("{} ({name})", opinion.reviewer).into();
        }
        match all.iter_mut().find(|known| known.reviewer == opinion.reviewer) {
            Some(known) if known.at < opinion.at => *known = opinion,
            Some(_) => {}
            None => all.push(opinion),
        }
    }
    all
}
