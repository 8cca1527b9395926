//! One change of many claims, as one step.

use std::sync::Arc;

use super::{App, review};
use crate::model::{ArticleId, Claim, ClaimField, ClaimId, Edit, FigureKey};
use crate::ui::{Bulk, Deed, Dialog};

impl App {
    /// Ask what is to be done with the claims that the list shows.
    pub(super) fn ask_bulk(&mut self) {
        let listing = &self.derived.listing;
        let shown = (0..listing.rows.len()).filter_map(|row| listing.at_row(row));
        let claims: Vec<_> = shown
            .filter_map(|figure| match figure.key() {
                FigureKey::Claim(article, claim) => Some((article, claim)),
                FigureKey::Suggestion(..) => None,
            })
            .collect();
        if claims.is_empty() {
            self.panels.toasts.tell(
                "There is no claim in this list; “Accept all suggestions shown…” accepts its suggestions.",
            );
            return;
        }
        self.panels.dialog = Some(Dialog::Bulk(Box::new(Bulk::of(claims, listing.suggested))));
    }

    /// Do it.
    pub(super) fn bulk(&mut self, claims: &[(ArticleId, ClaimId)], deed: &Deed) {
        let project = Arc::clone(self.desk.project());
        let there = claims.iter().filter_map(|(article, claim)| project.claim(*article, *claim));
        let edits: Vec<Edit> = there.filter_map(|claim| self.change(claim, deed)).collect();
        let count = edits.len();
        if count > 0 && self.edit(review::together(edits)) {
            let words = if count == 1 {
                "One claim was changed.".to_owned()
            } else {
                format!("{count} claims were changed.")
            };
            self.panels.toasts.tell(format!("{words} Undo takes it back."));
        }
    }

    /// What a deed does to one claim. Who reviews as a second person judges beside the other, and changes nothing of what
    /// is hidden.
    fn change(&self, claim: &Claim, deed: &Deed) -> Option<Edit> {
        let key = FigureKey::Claim(claim.article, claim.id);
        if let Deed::Status(status, reason) = deed
            && let Some(second) = self.second_judgement(key, status, reason.trim())
        {
            return Some(second);
        }
        if self.hidden(claim.id) || deed.is_done(claim) {
            return None;
        }
        Some(Edit::SetClaim { article: claim.article, claim: claim.id, to: self.field(claim, deed) })
    }

    fn field(&self, claim: &Claim, deed: &Deed) -> ClaimField {
        let judged = &claim.verification;
        match deed {
            Deed::Status(status, reason) => review::judgement(status, reason.trim(), &self.person()),
            Deed::AddTag(tag) => {
                let mut tags = judged.tags.clone();
                tags.push(tag.trim().into());
                ClaimField::Tags(tags)
            }
            Deed::RemoveTag(tag) => {
                let kept = judged.tags.iter().filter(|known| ***known != *tag.trim());
                ClaimField::Tags(kept.cloned().collect())
            }
            Deed::NeedsSecond(needs) => ClaimField::NeedsSecond(*needs),
            Deed::Reliability(grade) => ClaimField::Reliability(*grade),
            Deed::Credibility(grade) => ClaimField::Credibility(*grade),
        }
    }
}
