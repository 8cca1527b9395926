//! What two projects have in common: the other's log as far as this project knows it.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::{Claim, ClaimId, Entry, LogEntry, Project, Session};

/// The common ground.
pub(super) struct Ground {
    /// How many entries of the other's log this project has: before they parted, or through an earlier merge.
    pub entries: usize,
    /// The other's claims as they were then.
    pub claims: HashMap<ClaimId, Arc<Claim>>,
}

impl Ground {
    /// Find it. Projects that were made apart and never merged have nothing in common.
    pub fn of(ours: &Session, theirs: &Session) -> Self {
        let (a, b) = (ours.history().entries(), theirs.history().entries());
        let parted = a.iter().zip(b).take_while(|(a, b)| same(a, b)).count();
        let merged = ours.project().merges().iter().map(|merged| known(&merged.log, b)).max();
        let entries = parted.max(merged.unwrap_or_default());
        let heads = theirs.project().staged().iter();
        let bare = heads.map(|entry| Entry::new(Arc::clone(&entry.article), Arc::new([]), Arc::new([])));
        // Facts about articles are as they are now, and an edit of them may change nothing any more. Claims depend on
        // nothing but edits of claims and statuses.
        let mut project = Project::default().stage(bare);
        for entry in &b[..entries] {
            if let Ok((next, ..)) = project.apply(&entry.edit) {
                project = next;
            }
        }
        let claims = project.staged().iter().flat_map(|entry| &entry.claims);
        Self { entries, claims: claims.map(|claim| (claim.id, Arc::clone(claim))).collect() }
    }
}

/// How far a log reaches that came with an earlier merge, in the other's log as it is now; 0 when it is not from there.
fn known(log: &[Arc<LogEntry>], theirs: &[Arc<LogEntry>]) -> usize {
    let Some(first) = log.first().and_then(|entry| usize::try_from(entry.seq).ok()?.checked_sub(1)) else {
        return 0;
    };
    let now = theirs.get(first..).unwrap_or_default();
    let whole = now.len() >= log.len() && log.iter().zip(now).all(|(a, b)| same(a, b));
    if whole { first + log.len() } else { 0 }
}

fn same(a: &Arc<LogEntry>, b: &Arc<LogEntry>) -> bool {
    Arc::ptr_eq(a, b) || a == b
}
