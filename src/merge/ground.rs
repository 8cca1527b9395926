//! What two projects have in common: the log up to where they parted.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::{Claim, ClaimId, Entry, LogEntry, Project, Session};

/// The common ground.
pub(super) struct Ground {
    /// How many entries of the logs are the same.
    pub entries: usize,
    /// Claims as they were then.
    pub claims: HashMap<ClaimId, Arc<Claim>>,
}

impl Ground {
    /// Find it. Projects that were made apart have nothing in common.
    pub fn of(ours: &Session, theirs: &Session) -> Self {
        let (a, b) = (ours.history().entries(), theirs.history().entries());
        let entries = a.iter().zip(b).take_while(|(a, b)| same(a, b)).count();
        let heads = ours.project().staged().iter();
        let bare = heads.map(|entry| Entry::new(Arc::clone(&entry.article), Arc::new([]), Arc::new([])));
        // Facts about articles are as they are now, and an edit of them may change nothing any more. Claims depend on
        // nothing but edits of claims.
        let mut project = Project::default().stage(bare);
        for entry in &a[..entries] {
            if let Ok((next, ..)) = project.apply(&entry.edit) {
                project = next;
            }
        }
        let claims = project.staged().iter().flat_map(|entry| &entry.claims);
        Self { entries, claims: claims.map(|claim| (claim.id, Arc::clone(claim))).collect() }
    }
}

fn same(a: &Arc<LogEntry>, b: &Arc<LogEntry>) -> bool {
    Arc::ptr_eq(a, b) || a == b
}
