//! The disk refuses: nothing is lost, and everything is saved once it can be.

use std::fs;

use crate::store::{Obstacle, Unclosed, WriteError};

use super::*;

/// A window on a disk that has just become full.
fn on_a_full_disk(path: &Path) -> Window {
    let mut window = Window::create(path);
    window.stage((0..4).map(staged).collect());
    window.act(claim(1, 1));
    set_page_limit(&window, 0);
    assert_eq!(window.store.flush(), Ok(()));
    while window.events.try_recv().is_ok() {}
    window
}

/// As many pages as the file has and `more`.
fn set_page_limit(window: &Window, more: u32) {
    window.store.meddle(move |connection| {
        let pages: u32 =
            connection.pragma_query_value(None, "page_count", |row| row.get(0)).expect("a count");
        let set = |pages: u32| connection.pragma_update(None, "max_page_count", pages).expect("a limit");
        set(pages + more);
    });
}

/// Three edits too big for the pages at hand, and an import.
fn fill(window: &mut Window) {
    (2..5).for_each(|number| window.act(title(1, &number.to_string().repeat(9_000))));
    window.stage((10..13).map(staged).collect());
}

#[test]
fn a_full_disk_keeps_everything_in_order() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tumen");
    let mut window = on_a_full_disk(&path);
    fill(&mut window);
    let refused = window.events();
    assert_eq!(refused.last(), Some(&Event::NotSaved { why: Obstacle::DiskFull, pending: 6 }));
    assert!(!refused.iter().any(|event| matches!(event, Event::Saved { .. })));
    assert_eq!(window.store.reader().text(article_id(11), "UTF-8"), Ok(text(11)), "what waits can be read");

    window.store.retry();
    let tried = Event::NotSaved { why: Obstacle::DiskFull, pending: 6 };
    assert_eq!(window.events(), [tried.clone(), tried], "by the retry, and by the flush of this test");

    let Unclosed { store, why } = window.store.close().expect_err("something waits");
    window.store = store;
    assert_eq!(why, Obstacle::DiskFull);
    while window.events.try_recv().is_ok() {}

    set_page_limit(&window, 1_000_000);
    window.store.retry();
    assert_eq!(window.events().last(), Some(&Event::Saved { through: 4 }));
    window.check_reopened(&path);
}

#[test]
fn a_new_edit_tries_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tumen");
    let mut window = on_a_full_disk(&path);
    fill(&mut window);
    set_page_limit(&window, 1_000_000);
    window.act(claim(2, 2));
    window.store.flush().expect("saved");
    window.check_reopened(&path);
}

#[test]
fn a_full_disk_can_be_left() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tumen");
    let copy = folder.path().join("copy.tumen");
    let moved = folder.path().join("moved.tumen");
    let mut window = on_a_full_disk(&path);
    fill(&mut window);
    window.store.save_copy(copy.clone());
    assert!(window.events().contains(&Event::CopySaved(copy.clone())));
    check_same(&Window::open(&copy).session, &window.session);

    window.store.move_to(moved.clone());
    let events = window.events();
    let expected = [Event::Moved(moved.clone()), Event::Staged(3), Event::Saved { through: 4 }];
    assert_eq!(&events[events.len() - 3..], expected);
    window.act(claim(2, 2));
    window.check_reopened(&moved);
    assert_eq!(Window::open(&path).session.history().entries().len(), 1, "the full disk has what it had");
}

#[cfg(unix)]
#[test]
fn a_file_that_vanishes() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tumen");
    let away = folder.path().join("away.tumen");
    let mut window = Window::create(&path);
    window.stage(vec![staged(1)]);
    window.act(claim(1, 1));
    assert_eq!(window.store.flush(), Ok(()));

    let check_gone = |window: &mut Window, number| {
        window.act(claim(1, number));
        assert_eq!(window.store.flush(), Err(Obstacle::Gone));
    };
    fs::rename(&path, &away).expect("moved away");
    check_gone(&mut window, 2);
    fs::write(&path, "something else").expect("a file");
    check_gone(&mut window, 3);
    assert_eq!(fs::read(&path).expect("a file"), b"something else");
    fs::rename(&away, &path).expect("moved back");
    window.store.retry();
    assert_eq!(window.store.flush(), Ok(()));

    fs::remove_file(&path).expect("deleted");
    check_gone(&mut window, 4);
    window.store.move_to(path.clone());
    assert_eq!(window.store.flush(), Ok(()), "written anew in its old place");
    window.act(claim(1, 40));
    let mut window = window.check_reopened(&path);
    fs::write(folder.path().join("replacement"), "something else").expect("a file");
    fs::rename(folder.path().join("replacement"), &path).expect("replaced");
    check_gone(&mut window, 41);
    window.store.save_copy(path.clone());
    assert!(window.events().contains(&Event::CopySaved(path.clone())));
    check_gone(&mut window, 42);
    window.store.move_to(folder.path().join("elsewhere.tumen"));
    assert_eq!(window.store.flush(), Ok(()));
    window.act(claim(1, 5));
    window.check_reopened(&folder.path().join("elsewhere.tumen"));
}

#[test]
fn another_programs_entry_is_not_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tumen");
    let mut window = Window::create(&path);
    window.stage(vec![staged(1)]);
    assert_eq!(window.store.flush(), Ok(()));
    window.store.meddle(|connection| {
        connection.execute("INSERT INTO log VALUES (1, 0, '', '', '', '')", []).expect("an entry");
    });
    window.act(claim(1, 1));
    assert_eq!(window.store.flush(), Err(Obstacle::Changed));
}

#[test]
fn the_same_entry_twice_is_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tumen");
    let mut window = Window::create(&path);
    window.stage(vec![staged(1)]);
    window.act(claim(1, 1));
    window.store.append(Arc::clone(&window.session.history().entries()[0]));
    window.store.stage(vec![staged(1)]);
    window.check_reopened(&path);
}

#[test]
fn without_a_place_everything_waits() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tumen");
    let mut window = Window::in_memory();
    let why = Obstacle::NoPlace("no home folder".into());
    assert_eq!(window.store.flush(), Ok(()), "nothing to lose yet");
    window.stage(vec![staged(1), staged(2)]);
    window.act(claim(1, 1));
    assert_eq!(window.events().last(), Some(&Event::NotSaved { why: why.clone(), pending: 3 }));
    assert_eq!((window.store.path(), window.store.flush()), (None, Err(why)));
    window.store.move_to(path.clone());
    assert_eq!((window.store.flush(), window.store.path()), (Ok(()), Some(path.clone())));
    window.act(claim(1, 2));
    window.check_reopened(&path);
}

#[test]
fn a_place_that_is_not_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = Window::in_memory();
    window.stage(vec![staged(1)]);
    let missing = folder.path().join("no");
    window.store.move_to(missing.join("a.tumen"));
    let failed = Event::CopyFailed(WriteError::NoFolder(missing));
    assert!(window.events().contains(&failed));
    assert_eq!(window.store.path(), None);
    assert!(window.store.flush().is_err(), "it still waits");
}

#[test]
fn messages_are_for_people() {
    let full: Obstacle = rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(13), None).into();
    assert_eq!(full.to_string(), "the disk is full");
    assert_eq!(Obstacle::NoPlace("no home folder".into()).to_string(), "no home folder");
}
