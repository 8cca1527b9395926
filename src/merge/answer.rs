//! Settling the questions of a merge.

use std::sync::Arc;

use super::pair::pair;
use crate::model::{Claim, ClaimField, Edit, MergeId, Project, Question, Resolution};

/// Which side of one field a person wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// As it is here.
    Ours,
    /// As it is there.
    Theirs,
}

/// The fields that a question is about, as they are here and there. Empty where the question is not about fields.
#[must_use]
pub fn picks(project: &Project, question: &Question) -> Vec<(ClaimField, ClaimField)> {
    let (claim, theirs) = match question {
        Question::Differs { article, claim, theirs } => (project.claim(*article, *claim), theirs.clone()),
        Question::Same { article, claim, theirs } => {
            let here = project.claim(*article, *claim);
            let ask = here.map(|here| pair(here, theirs, None, "").ask).unwrap_or_default();
            (here, ask)
        }
        Question::Removed { .. } | Question::Article { .. } => return Vec::new(),
    };
    let Some(claim) = claim else { return Vec::new() };
    let here = super::pair::fields(claim);
    let like = |theirs: &ClaimField| here.iter().find(|here| here.name() == theirs.name()).cloned();
    theirs.into_iter().filter_map(|theirs| Some((like(&theirs)?, theirs))).collect()
}

/// The edit that settles a question: what changes in the project, and the answer. `picked` says field by field, in the
/// order of [`picks`], what a [`Resolution::Mixed`] takes. `None` when the question is not in the project any more.
#[must_use]
pub fn answer(project: &Project, merge: MergeId, at: usize, to: Resolution, picked: &[Pick]) -> Option<Edit> {
    let merged = project.merges().iter().find(|merged| merged.id == merge)?;
    let question = &merged.questions.get(at)?.question;
    let fields = picks(project, question);
    let wanted = |at: usize| match to {
        Resolution::Theirs => true,
        Resolution::Mixed => picked.get(at) == Some(&Pick::Theirs),
        Resolution::Ours | Resolution::Both => false,
    };
    let chosen = fields.into_iter().enumerate().filter(|(at, _)| wanted(*at)).map(|(_, (_, theirs))| theirs);
    let mut edits: Vec<Edit> = match question {
        Question::Differs { article, claim, .. } => {
            let here = project.claim(*article, *claim)?;
            kept(here, Vec::new(), chosen.collect())
        }
        Question::Same { theirs, .. } if to == Resolution::Both => vec![Edit::AddClaim(Arc::clone(theirs))],
        Question::Same { article, claim, theirs } => {
            let here = project.claim(*article, *claim)?;
            kept(here, pair(here, theirs, None, &merged.name).take, chosen.collect())
        }
        Question::Removed { claim, here } => removed(project, claim, *here, to),
        Question::Article { article, theirs } if to == Resolution::Theirs => {
            vec![Edit::SetArticle { article: *article, to: theirs.clone() }]
        }
        Question::Article { .. } => Vec::new(),
    };
    // What an edit in between has brought about already needs no second one.
    edits.retain(|edit| project.apply(edit).is_ok());
    let at = u32::try_from(at).ok()?;
    edits.push(Edit::Resolve { merge, at, to: Some(to) });
    Some(Edit::Together(edits))
}

/// The edits of a claim; where another judgement takes the place of the one that counted, that one stays as an opinion.
fn kept(here: &Claim, mut take: Vec<ClaimField>, chosen: Vec<ClaimField>) -> Vec<Edit> {
    let judged = chosen.iter().any(|field| matches!(field, ClaimField::Judgement { .. }));
    if let Some(ours) = here.verification.as_opinion().filter(|_| judged) {
        let opinions = take.iter().position(|field| matches!(field, ClaimField::Opinions(_)));
        let mut opinions = match opinions.map(|at| take.remove(at)) {
            Some(ClaimField::Opinions(opinions)) => opinions,
            _ => here.verification.opinions.clone(),
        };
        opinions.retain(|known| known.reviewer != ours.reviewer);
        opinions.push(ours);
        take.push(ClaimField::Opinions(opinions));
    }
    let (article, claim) = (here.article, here.id);
    take.into_iter().chain(chosen).map(|to| Edit::SetClaim { article, claim, to }).collect()
}

/// The side that has the claim wants it kept, the other one removed.
fn removed(project: &Project, claim: &Arc<Claim>, here: bool, to: Resolution) -> Vec<Edit> {
    let keep = (to == Resolution::Theirs) == here;
    let stands = project.claim(claim.article, claim.id).is_some();
    match (keep, stands) {
        (true, false) => vec![Edit::AddClaim(Arc::clone(claim))],
        (false, true) => vec![Edit::RemoveClaim { article: claim.article, claim: claim.id }],
        _ => Vec::new(),
    }
}
