//! Copies are whole, made by us or by anybody else, at any moment.

use std::fs;
use std::sync::mpsc::channel;

use rusqlite::TransactionBehavior;

use crate::store::{ReadOnlyBecause, WriteError};

use super::*;

#[test]
fn a_copy_made_between_two_transactions_is_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tumen");
    let (notify, copies) = channel();
    let (source, target) = (path.clone(), folder.path().to_path_buf());
    // On the writer's thread, after each of its transactions, with more edits waiting behind.
    let store = Store::create(&path, move |event| {
        if let Event::Saved { through } = event {
            let copy = target.join(format!("copy {through}.tumen"));
            fs::copy(&source, &copy).expect("a copy");
            notify.send((through, copy)).expect("a listener");
        }
    });
    let (_, events) = channel();
    let mut window = Window { store: store.expect("a project"), events, session: Session::default() };
    window.stage((0..4).map(staged).collect());
    (0..300).for_each(|number| window.act(claim(number % 4, number)));
    let all = window.session.history().entries().to_vec();
    window.store.close().expect("saved");
    let mut last = 0;
    for (through, copy) in copies {
        assert_eq!(Window::open(&copy).session.history().entries(), &all[..through as usize]);
        last = through;
    }
    assert_eq!(last, 300);
}

/// A project, and what it had before a change that a crash cut off: pages of the change are in the file, and its journal
/// lies beside it.
pub(super) fn crashed(folder: &Path) -> (std::path::PathBuf, Session) {
    let path = folder.join("whole.tumen");
    let crashed = folder.join("crashed.tumen");
    let mut window = Window::create(&path);
    window.stage((0..4).map(staged).collect());
    window.act(claim(1, 1));
    let before = window.session.clone();
    window.store.close().expect("saved");

    let mut connection = rusqlite::Connection::open(&path).expect("a database");
    // So small a cache that pages of the open transaction are in the file already.
    connection.execute_batch("PRAGMA cache_size = 1; PRAGMA journal_mode = TRUNCATE").expect("settings");
    let transaction =
        connection.transaction_with_behavior(TransactionBehavior::Immediate).expect("a transaction");
    for seq in 2..500 {
        transaction
            .execute("INSERT INTO log VALUES (?1, 0, 'x', hex(zeroblob(500)), '', '')", [seq])
            .expect("a row");
    }
    transaction.execute("UPDATE articles SET head = ''", []).expect("a change");
    let whole = fs::metadata(&path).expect("a file").len();
    fs::copy(&path, &crashed).expect("a copy");
    fs::copy(folder.join("whole.tumen-journal"), folder.join("crashed.tumen-journal")).expect("a copy");
    assert!(whole > 100_000, "pages were written");
    drop(transaction);
    drop(connection);
    check_same(&Window::open(&path).session, &before);
    (crashed, before)
}

#[test]
fn a_crash_within_a_transaction_loses_only_that() {
    let folder = tempfile::tempdir().expect("a folder");
    let (crashed, before) = crashed(folder.path());
    let interrupted =
        Window::try_open(&crashed, Access::Read).map(drop).expect_err("it cannot be taken back");
    let because = ReadOnlyBecause::Asked;
    assert_eq!(interrupted, OpenError::Interrupted { because, path: crashed.clone() });
    check_same(&Window::open(&crashed).session, &before);
}

#[test]
fn a_copy_replaces_another_file_but_never_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tumen");
    let copy = folder.path().join("copy.tumen");
    fs::write(&copy, "something else").expect("a file");
    fs::write(folder.path().join("copy.tumen.part"), "left over").expect("a file");
    let mut window = Window::create(&path);
    window.stage(vec![staged(1)]);
    window.act(claim(1, 1));
    window.store.save_copy(copy.clone());
    assert_eq!(window.events().last(), Some(&Event::CopySaved(copy.clone())));
    check_same(&Window::open(&copy).session, &window.session);

    for own in [path.clone(), folder.path().join(".").join("a.tumen")] {
        window.store.save_copy(own.clone());
        assert_eq!(window.events(), [Event::CopyFailed(WriteError::ItsOwnFile(own))]);
    }
    let other = Window::open(&copy);
    window.store.save_copy(copy.clone());
    assert_eq!(window.events(), [Event::CopyFailed(WriteError::OpenElsewhere(copy.clone()))]);
    window.store.save_copy(folder.path().to_path_buf());
    assert_eq!(window.events(), [Event::CopyFailed(WriteError::Folder(folder.path().to_path_buf()))]);
    drop(other);
    window.act(claim(1, 2));
    window.check_reopened(&path);
    assert_eq!(names(folder.path()), ["a.tumen", "copy.tumen"]);
}

#[test]
fn a_copy_that_fails_leaves_what_was_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tumen");
    let copy = folder.path().join("copy.tumen");
    fs::write(&copy, "something else").expect("a file");
    // Nothing can be written where a folder is.
    fs::create_dir(folder.path().join("copy.tumen.part")).expect("a folder");
    let mut window = Window::create(&path);
    window.stage(vec![staged(1)]);
    window.store.save_copy(copy.clone());
    assert!(matches!(window.events().last(), Some(Event::CopyFailed(_))));
    assert_eq!(fs::read(&copy).expect("a file"), b"something else");
}

#[test]
fn a_copy_has_everything() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tumen");
    let copy = folder.path().join("copy.tumen");
    let mut window = Window::create(&path);
    window.stage(vec![staged(1)]);
    window.store.set_meta("name", "Flour");
    window.store.save_copy(copy.clone());
    window.store.close().expect("saved");
    let (window, opened) = Window::try_open(&copy, Access::Write).expect("a project");
    assert_eq!(opened.meta, [("name".to_owned(), "Flour".to_owned())]);
    assert_eq!(window.store.reader().text(article_id(1), "UTF-8"), Ok(text(1)));
    assert_eq!(window.store.reader().original(article_id(1)), Ok(staged(1).original));
}
