//! What was saved is there again.

use crate::measure::Date;
use crate::model::{ArticleField, Edit};
use crate::store::{Access, Event, ReadError, Versions, WriteError};

use super::*;

#[test]
fn a_project_comes_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tumen");
    let mut window = Window::create(&path);
    window.stage((0..7).map(staged).collect());
    window.act(Edit::AddBatch(batch(0)));
    window.act(claim(0, 1));
    window.act(title(3, "Flour"));
    window.undo();
    window.store.set_meta("name", "Flour 1");
    window.store.set_meta("name", "Flour 2");
    window.store.flush().expect("saved");
    assert_eq!(names(folder.path()), ["a.tumen", "a.tumen-journal", "a.tumen.lock"]);
    drop(window.check_reopened(&path));
    let (window, opened) = Window::try_open(&path, Access::Write).expect("a project");
    assert_eq!(opened.meta, [("name".to_owned(), "Flour 2".to_owned())]);
    assert_eq!((opened.stale, opened.read_only), (vec![], None));
    drop(window);
    assert_eq!(names(folder.path()), ["a.tumen"], "a closed project is one file");
}

#[test]
fn stores_and_readers_go_to_other_threads() {
    const fn check<T: Send + 'static>() {}
    check::<Store>();
    check::<Loaded>();
    check::<crate::store::Reader>();
}

#[test]
fn dropping_saves_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tumen");
    let mut window = Window::create(&path);
    window.stage(vec![staged(1)]);
    (0..50).for_each(|number| window.act(claim(1, number)));
    let before = window.session.clone();
    drop(window);
    check_same(&Window::open(&path).session, &before);
}

#[test]
fn five_thousand_edits_come_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tumen");
    let mut window = Window::create(&path);
    window.stage((0..20).map(staged).collect());
    (0..5_000).for_each(|number| window.act(claim(number % 20, number)));
    assert!(window.events().contains(&Event::Saved { through: 5_000 }));
    window.check_reopened(&path);
}

#[test]
fn events_come_in_order_and_count() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = Window::create(&folder.path().join("a.tumen"));
    window.stage((0..3).map(staged).collect());
    assert_eq!(window.events(), [Event::Staged(3), Event::Saved { through: 0 }]);
    window.act(claim(1, 1));
    assert_eq!(window.events(), [Event::Saved { through: 1 }]);
    window.store.retry();
    assert_eq!(window.events(), [], "nothing waits");
}

#[test]
fn paths_with_spaces_and_any_letters() {
    for name in
        ["two words.tumen", "북한 무역 – Überblick №1.tumen", "100%?mode=memory#x.tumen", "'quoted'\".tumen"]
    {
        let folder = tempfile::tempdir().expect("a folder");
        let inner = folder.path().join(format!("in {name}"));
        std::fs::create_dir(&inner).expect("a folder");
        check_path(&inner.join(name));
    }
}

#[cfg(unix)]
#[test]
fn paths_that_are_not_unicode() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().expect("a folder");
    check_path(&folder.path().join(std::ffi::OsStr::from_bytes(b"caf\xe9.tumen")));
}

#[track_caller]
fn check_path(path: &Path) {
    let mut window = Window::create(path);
    window.stage(vec![staged(1)]);
    window.act(claim(1, 1));
    let copy = path.with_extension("copy.tumen");
    window.store.save_copy(copy.clone());
    assert!(window.events().contains(&Event::CopySaved(copy.clone())));
    let mut window = window.check_reopened(path);
    assert_eq!(window.store.reader().text(article_id(1), "UTF-8"), Ok(text(1)));
    window.act(claim(1, 2));
    window.store.flush().expect("saved");
    assert_eq!(names(path.parent().expect("a folder")).len(), 4, "project, journal, lock and copy");
}

#[test]
fn a_relative_path_stays_valid() {
    let folder = tempfile::tempdir_in(".").expect("a folder");
    let relative = Path::new(folder.path().file_name().expect("a name")).join("a.tumen");
    let window = Window::create(&relative);
    assert_eq!(window.store.path(), Some(std::fs::canonicalize(&relative).expect("a file")));
}

#[test]
fn creating_never_replaces() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tumen");
    std::fs::write(&path, "something").expect("a file");
    let created = |path: &Path| Store::create(path, |_| {}).map(drop);
    assert!(matches!(created(&path), Err(WriteError::Exists(_))));
    assert_eq!(std::fs::read(&path).expect("a file"), b"something");
    assert!(matches!(created(folder.path()), Err(WriteError::Folder(_))));
    assert!(matches!(created(&folder.path().join("no/a.tumen")), Err(WriteError::NoFolder(_))));
    assert!(matches!(
        created(&path.join("a.tumen")),
        Err(WriteError::NoFolder(_) | WriteError::Other { .. })
    ));
    assert_eq!(names(folder.path()), ["a.tumen"]);
}

#[test]
fn texts_and_originals_are_read_in_every_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tumen");
    let mut window = Window::in_memory();
    let mut reader = window.store.reader();
    let mut check = |window: &Window, there: &[u16], not_there: &[u16]| {
        let _ = window.store.flush();
        for number in there {
            assert_eq!(reader.text(article_id(*number), "UTF-8"), Ok(text(*number)));
            assert_eq!(reader.original(article_id(*number)), Ok(staged(*number).original));
            assert_eq!(reader.text(article_id(*number), "EUC-KR"), Err(ReadError::NotThere));
        }
        for number in not_there {
            assert_eq!(reader.text(article_id(*number), "UTF-8"), Err(ReadError::NotThere));
            assert_eq!(reader.original(article_id(*number)), Err(ReadError::NotThere));
        }
    };
    check(&window, &[], &[1]);
    window.stage(vec![staged(1)]);
    check(&window, &[1], &[2]);
    window.store.move_to(path.clone());
    check(&window, &[1], &[2]);
    window.stage(vec![staged(2)]);
    check(&window, &[1, 2], &[3]);
    window.store.move_to(folder.path().join("b.tumen"));
    window.stage(vec![staged(3)]);
    check(&window, &[1, 2, 3], &[4]);
}

#[test]
fn a_text_can_be_read_as_soon_as_it_was_sent() {
    let folder = tempfile::tempdir().expect("a folder");
    let window = Window::create(&folder.path().join("a.tumen"));
    let mut reader = window.store.reader();
    for number in 0..200 {
        window.store.stage(vec![staged(number)]);
        assert_eq!(reader.text(article_id(number), "UTF-8"), Ok(text(number)));
        assert_eq!(reader.text(article_id(number / 2), "UTF-8"), Ok(text(number / 2)));
    }
    assert_eq!(window.store.flush(), Ok(()));
}

/// The rule of the suggestions that article 1 comes back with, and whether it is stale.
#[track_caller]
fn check_cache(path: &Path, versions: &Versions, rule: &str, stale: bool) {
    let (_, loaded) = Store::open(path, Access::Read, |_| versions.clone(), |_| {}).expect("a project");
    let entry = loaded.staged.entry(article_id(1)).expect("the article");
    let rules: String = entry.suggestions.iter().map(|suggestion| &*suggestion.rule).collect();
    assert_eq!((&*rules, loaded.stale), (rule, if stale { vec![article_id(1)] } else { vec![] }));
}

#[test]
fn the_cache_follows_versions_dates_and_encodings() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tumen");
    let mut window = Window::create(&path);
    let settled = |window: &Window, rule: &str, stale: bool| {
        window.store.flush().expect("saved");
        check_cache(&path, &versions(), rule, stale);
    };
    window.stage(vec![staged(1)]);
    settled(&window, "mass", false);
    let newer = |engine: &str, lexicon: &str| Versions { engine: engine.into(), lexicon: lexicon.into() };
    check_cache(&path, &newer("engine 2", "lexicon 1"), "mass", true);
    check_cache(&path, &newer("engine 1", "lexicon 2"), "mass", true);

    let dated = |day| Edit::SetArticle { article: article_id(1), to: ArticleField::Published(day) };
    window.act(dated(Some(Date::constant(2024, 5, 8))));
    settled(&window, "mass", true);
    window.store.cache(vec![reading(&window, 1, None, "dated")]);
    settled(&window, "dated", false);
    window.undo();
    settled(&window, "mass", false);
    window.redo();

    let mut head =
        crate::model::Article::clone(&window.session.project().entry(article_id(1)).expect("it").article);
    head.encoding = "EUC-KR".into();
    let read_as = Edit::SetArticle { article: article_id(1), to: ArticleField::Encoding(Box::new(head)) };
    window.act(Edit::Together(vec![read_as]));
    settled(&window, "", true);
    window.store.cache(vec![reading(&window, 1, Some("another text"), "decoded")]);
    settled(&window, "decoded", false);
    assert_eq!(window.store.reader().text(article_id(1), "EUC-KR"), Ok("another text".into()));
    assert_eq!(window.store.reader().text(article_id(1), "UTF-8"), Ok(text(1)));
    window.undo();
    settled(&window, "dated", false);
}

#[test]
fn a_cache_for_nothing_or_in_another_form_holds_nothing_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tumen");
    let mut window = Window::create(&path);
    window.session.stage([entry(&staged(2))]);
    window.store.cache(vec![reading(&window, 2, None, "nothing")]);
    window.stage(vec![staged(1)]);
    window.act(claim(1, 1));
    assert_eq!(window.store.flush(), Ok(()));
    window.store.meddle(|connection| {
        connection
            .execute("UPDATE suggestions SET suggestions = '[{\"of\":\"old\"}]'", [])
            .expect("an update");
    });
    window.store.close().expect("saved");
    check_cache(&path, &versions(), "", true);
}

#[test]
fn the_first_head_counts() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tumen");
    let mut window = Window::create(&path);
    window.stage(vec![staged(1)]);
    window.act(title(1, "Flour"));
    let mut again = staged(1);
    again.article = Arc::clone(&window.session.project().entry(article_id(1)).expect("it").article);
    window.store.stage(vec![again]);
    window.check_reopened(&path);
}

#[test]
fn words_that_were_added_make_another_lexicon_and_are_undone_across_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tumen");
    let mut window = Window::create(&path);
    window.stage(vec![staged(1)]);
    window.act(words("crates"));
    window.act(words("boxes"));
    assert!(!window.try_act(words("boxes")), "once is enough");
    let window = window.check_reopened(&path);
    window.store.close().expect("saved");

    let seen = std::cell::Cell::new(0);
    let versions = |additions: &crate::vocabulary::Additions| {
        seen.set(additions.entries().len());
        Versions { lexicon: "lexicon 1 with words".into(), ..versions() }
    };
    let (store, loaded) = Store::open(&path, Access::Write, versions, |_| {}).expect("a project");
    assert_eq!((seen.get(), loaded.stale), (2, vec![article_id(1)]));
    store.close().expect("closed");

    let mut window = Window::open(&path);
    assert!(window.undo() && window.undo());
    assert!(window.session.project().additions().is_empty());
    assert!(window.redo());
    let window = window.check_reopened(&path);
    assert_eq!(&*window.session.project().additions().entries()[0].words[0], "crates");
}
