//! The index of the texts follows what is written.

use super::*;
use crate::model::Codebook;
use crate::search::Query;
use crate::store::Candidates;

/// What the index answers to a query.
pub(super) fn candidates(window: &Window, typed: &str) -> Candidates {
    let query = Query::parse(typed, &Codebook::default()).expect("a query");
    window.store.reader().candidates(&query.keys()).expect("an answer")
}

/// Which articles have what is looked for, as far as the index says.
#[track_caller]
pub(super) fn check(window: &Window, typed: &str, expected: &[u16]) {
    let found = candidates(window, typed);
    assert!(matches!(found, Candidates::These(_)), "there is an index");
    let entries = window.session.project().staged();
    let found: Vec<_> = entries
        .iter()
        .map(|entry| &entry.article)
        .filter(|article| found.has(article.id, &article.encoding))
        .map(|article| article.id)
        .collect();
    assert_eq!(found, expected.iter().map(|number| article_id(*number)).collect::<Vec<_>>(), "{typed}");
}

#[test]
fn the_index_follows_what_is_staged() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tumen");
    let mut window = Window::create(&path);
    check(&window, "flour", &[]);
    window.stage((1..40).map(staged).collect());
    window.store.flush().expect("saved");
    let all: Vec<u16> = (1..40).collect();
    check(&window, "FLOUR", &all);
    check(&window, "flo", &all);
    check(&window, "\"flo\"", &[]);
    check(&window, "17 tons", &[17]);
    check(&window, "\"17 tons of flour\" rus", &[17]);
    check(&window, "노동", &all);
    check(&window, "동신", &all);
    check(&window, "문", &all);
    check(&window, "노신", &[]);
    // What has no letter of its own in the query asks nothing of the index.
    assert_eq!(candidates(&window, "-flour"), Candidates::Any);
    // Once more: nothing is indexed twice.
    window.store.stage(vec![staged(17)]);
    let window = window.check_reopened(&path);
    check(&window, "17 tons", &[17]);
}

#[test]
fn what_waits_may_always_have_it() {
    let mut window = Window::in_memory();
    window.stage(vec![staged(1)]);
    check(&window, "flour", &[1]);
    check(&window, "barley", &[1]);
}

#[test]
fn another_encoding_is_another_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tumen");
    let mut window = Window::create(&path);
    window.stage(vec![staged(1), staged(2)]);
    window.act(Edit::AddBatch(batch(1)));
    let head = Article { encoding: "windows-1251".into(), ..Article::clone(&staged(1).article) };
    let read_as = ArticleField::Encoding(Box::new(head));
    window.act(Edit::SetArticle { article: article_id(1), to: read_as });
    let reading = reading(&window, 1, Some("Barley, Russia"), "mass");
    window.store.cache(vec![reading]);
    window.store.flush().expect("saved");
    check(&window, "barley", &[1]);
    check(&window, "flour", &[2]);
    assert!(window.undo());
    check(&window, "barley", &[]);
    check(&window, "flour", &[1, 2]);
    assert!(window.redo());
    let window = window.check_reopened(&path);
    check(&window, "barley", &[1]);
}

#[test]
fn a_copy_has_the_index() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = Window::create(&folder.path().join("a.tumen"));
    window.stage((1..4).map(staged).collect());
    let copy = folder.path().join("b.tumen");
    window.store.save_copy(copy.clone());
    window.store.flush().expect("saved");
    check(&Window::open(&copy), "2 tons", &[2]);

    let mut window = Window::in_memory();
    window.stage((1..4).map(staged).collect());
    let moved = folder.path().join("c.tumen");
    window.store.move_to(moved.clone());
    window.store.flush().expect("saved");
    check(&window, "3 tons", &[3]);
}
