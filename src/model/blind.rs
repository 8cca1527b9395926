//! A project as a second person may see it: without what others judged, until they have judged it themselves.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Claim, ClaimId, Entry, Project, Verification};

impl Verification {
    /// What `person` judged, as one of several.
    #[must_use]
    pub fn judged_by(&self, person: &str) -> bool {
        let main = self.is_judged() && *self.reviewer == *person;
        main || self.opinions.iter().any(|opinion| *opinion.reviewer == *person)
    }

    /// Whether somebody has judged it, and `person` has not.
    #[must_use]
    pub fn is_closed_to(&self, person: &str) -> bool {
        let judged = self.is_judged() || !self.opinions.is_empty();
        judged && !self.judged_by(person)
    }
}

impl Project {
    /// The project without the judgements of claims that others have judged and `person` has not, and which claims
    /// these are. Their status, reasons, grades, notes and evidence are gone; what the claims say stays, and so do their
    /// tags and the wish for a second person.
    #[must_use]
    pub fn blinded(&self, person: &str) -> (Self, BTreeSet<ClaimId>) {
        let mut closed = BTreeSet::new();
        let entries = self.staged().iter().map(|entry| {
            if !entry.claims.iter().any(|claim| claim.verification.is_closed_to(person)) {
                return Arc::clone(entry);
            }
            let claims = entry.claims.iter().map(|claim| {
                if !claim.verification.is_closed_to(person) {
                    return Arc::clone(claim);
                }
                closed.insert(claim.id);
                let judged = &claim.verification;
                let verification = Verification {
                    needs_second: judged.needs_second,
                    tags: judged.tags.clone(),
                    ..Verification::default()
                };
                Arc::new(Claim { verification, ..Claim::clone(claim) })
            });
            Arc::new(Entry { claims: claims.collect(), ..Entry::clone(entry) })
        });
        let entries = entries.collect();
        (self.with_entries(entries), closed)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Opinion, Review};
    use super::*;

    #[track_caller]
    fn check(reviewer: &str, others: &[&str], person: &str, closed: bool) {
        let opinion = |reviewer: &&str| Opinion {
            reviewer: (*reviewer).into(),
            at: None,
            status: "confirmed".into(),
            reason: "".into(),
        };
        let verification = Verification {
            review: if reviewer.is_empty() { Review::Open } else { Review::Reviewed },
            reviewer: reviewer.into(),
            opinions: others.iter().map(opinion).collect(),
            ..Verification::default()
        };
        assert_eq!(verification.is_closed_to(person), closed);
    }

    #[test]
    fn who_has_judged_may_see_what_others_judged() {
        check("", &[], "Lee", false);
        check("Kim", &[], "Lee", true);
        check("Kim", &[], "Kim", false);
        check("Kim", &["Lee"], "Lee", false);
        check("Kim", &["Lee"], "Park", true);
        check("", &["Kim"], "Lee", true);
        check("", &["Kim"], "Kim", false);
    }
}
