//! What a panel works out once and keeps, until what it was made of is another.

use std::fmt;
use std::sync::{Arc, Weak};

use crate::model::Project;

/// Which state of the project something was made of: every edit, import and other project is another one. It holds no
/// project in memory.
#[derive(Clone)]
pub struct Snapshot(Weak<Project>);

impl Snapshot {
    /// The state that is shown now.
    #[must_use]
    pub fn of(project: &Arc<Project>) -> Self {
        Self(Arc::downgrade(project))
    }
}

impl PartialEq for Snapshot {
    // A weak pointer keeps the address from being given away again, so that equal ones are one snapshot.
    fn eq(&self, other: &Self) -> bool {
        self.0.ptr_eq(&other.0)
    }
}

/// The last result, with what it was made of.
pub struct Kept<K, V>(Option<(K, V)>);

impl<K: PartialEq, V> Kept<K, V> {
    /// What was made of an equal `of`, else what `make` makes.
    pub fn get(&mut self, of: K, make: impl FnOnce() -> V) -> &V {
        let old = self.0.take().filter(|(known, _)| *known == of);
        &self.0.insert(old.unwrap_or_else(|| (of, make()))).1
    }
}

impl<K, V> Default for Kept<K, V> {
    fn default() -> Self {
        Self(None)
    }
}

/// A copy makes it anew.
impl<K, V> Clone for Kept<K, V> {
    fn clone(&self) -> Self {
        Self(None)
    }
}

/// It follows from the rest, so that it tells no two dialogs apart.
impl<K, V> PartialEq for Kept<K, V> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl<K, V> fmt::Debug for Kept<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Kept")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_made_again_only_of_something_else() {
        let mut kept = Kept::default();
        let mut made = 0;
        for of in ["a", "a", "b", "a"] {
            let got = kept.get(of, || {
                made += 1;
                format!("{of}{made}")
            });
            assert!(got.starts_with(of));
        }
        assert_eq!(made, 3);
    }

    #[test]
    fn a_snapshot_that_is_gone_is_taken_for_no_later_one() {
        let mut known: Vec<Snapshot> = Vec::new();
        for _ in 0..100 {
            // Each is gone before the next is there: without a hold the addresses would be the same.
            let project = Arc::new(Project::default());
            let snapshot = Snapshot::of(&project);
            assert!(snapshot == Snapshot::of(&Arc::clone(&project)));
            assert!(known.iter().all(|old| *old != snapshot));
            known.push(snapshot);
        }
    }
}
