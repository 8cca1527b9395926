//! Which of the other project's articles this one has.

use std::collections::{HashMap, HashSet};

use crate::model::{Article, ArticleField, ArticleId, Project};

/// Whether an article here is one of theirs.
type Same = fn(&Article, &Article) -> bool;

/// Their articles by the id that they have here; those that are missing are new.
pub(super) fn matched(ours: &Project, theirs: &Project) -> HashMap<ArticleId, ArticleId> {
    let mut taken: HashSet<ArticleId> = HashSet::new();
    let mut found: HashMap<ArticleId, ArticleId> = HashMap::new();
    let all: Vec<&Article> = theirs.entries().map(|entry| &*entry.article).collect();
    // The surest first, so that no copy of an article takes the place of the article itself.
    let rounds: [Same; 3] = [
        |a, theirs| a.id == theirs.id,
        |a, theirs| same_bytes(a, theirs) && a.path == theirs.path,
        same_bytes,
    ];
    let mut by_digest: HashMap<_, Vec<&Article>> = HashMap::new();
    for entry in ours.staged() {
        by_digest.entry(entry.article.sha256).or_default().push(&entry.article);
    }
    for is_same in rounds {
        for theirs in &all {
            if found.contains_key(&theirs.id) {
                continue;
            }
            let by_id = ours.entry(theirs.id).map(|entry| &*entry.article);
            let candidates = by_digest.get(&theirs.sha256).into_iter().flatten().copied().chain(by_id);
            let here = candidates.filter(|here| !taken.contains(&here.id)).find(|here| is_same(here, theirs));
            if let Some(here) = here {
                taken.insert(here.id);
                found.insert(theirs.id, here.id);
            }
        }
    }
    found
}

fn same_bytes(a: &Article, theirs: &Article) -> bool {
    a.sha256 == theirs.sha256 && a.bytes == theirs.bytes
}

/// What they entered by hand about an article: what is to be taken over, and what both entered differently.
pub(super) fn facts(ours: &Article, theirs: &Article) -> (Vec<ArticleField>, Vec<ArticleField>) {
    const FACTS: [ArticleField; 5] = [
        ArticleField::Published(None),
        ArticleField::Title(None),
        ArticleField::Outlet(None),
        ArticleField::Author(None),
        ArticleField::Address(None),
    ];
    let (mut take, mut ask) = (Vec::new(), Vec::new());
    for nothing in FACTS {
        let (here, there) = (nothing.same_of(ours), nothing.same_of(theirs));
        if there == nothing || there == here {
            continue;
        }
        if here == nothing { take.push(there) } else { ask.push(there) }
    }
    (take, ask)
}
