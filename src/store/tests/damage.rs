//! Files that are not opened, and stay as they are.

use std::fs;

use proptest::prelude::*;

use crate::store::EXTENSION;

use super::*;

/// A small project's bytes.
fn project(folder: &Path) -> Vec<u8> {
    let path = folder.join("whole.tumen");
    let mut window = Window::create(&path);
    window.stage((0..4).map(staged).collect());
    (0..40).for_each(|number| window.act(claim(number % 4, number)));
    window.store.close().expect("saved");
    let bytes = fs::read(&path).expect("a file");
    fs::remove_file(&path).expect("a file");
    bytes
}

fn with(mut bytes: Vec<u8>, at: usize, new: &[u8]) -> Vec<u8> {
    bytes[at..at + new.len()].copy_from_slice(new);
    bytes
}

/// Open `bytes` for writing and for reading: both refuse, in the same words, and leave file and folder alone.
#[track_caller]
fn check(folder: &Path, bytes: &[u8], expected: &str) {
    let path = folder.join("a.tumen");
    fs::write(&path, bytes).expect("a file");
    for access in [Access::Write, Access::Read] {
        let error = Window::try_open(&path, access).map(drop).expect_err("a refusal").to_string();
        let (words, place) = error.rsplit_once(": ").expect("the path last");
        assert_eq!(place, path.to_string_lossy());
        assert!(words.starts_with(expected), "{words:?} for {access:?}");
        assert!(fs::read(&path).expect("a file") == bytes, "the file was touched");
        assert_eq!(names(folder), ["a.tumen"]);
    }
}

#[test]
fn other_files_and_damaged_ones() {
    let folder = tempfile::tempdir().expect("a folder");
    let whole = project(folder.path());
    let check = |bytes: &[u8], expected| check(folder.path(), bytes, expected);
    let alien = {
        let path = folder.path().join("alien.db");
        let connection = rusqlite::Connection::open(&path).expect("a database");
        connection.execute_batch("CREATE TABLE log (seq); PRAGMA user_version = 1").expect("a table");
        drop(connection);
        let bytes = fs::read(&path).expect("a file");
        fs::remove_file(&path).expect("a file");
        bytes
    };
    check(b"", "this is not a Tumen project");
    check(b"The trade with Russia", "this is not a Tumen project");
    check("로씨야".repeat(999).as_bytes(), "this is not a Tumen project");
    check(&alien, "this is not a Tumen project");
    check(&with(whole.clone(), 0, b"SQLite format 4"), "this is not a Tumen project");
    check(&with(whole.clone(), 60, &99_i32.to_be_bytes()), "this project was written by a newer version");
    check(&with(whole.clone(), 60, &0_i32.to_be_bytes()), "this project file is damaged");
    check(&whole[..whole.len() - 5_000], "this project file is damaged");
    check(&whole[..4096], "this project file is damaged");
    // Also where only texts lie, which opening does not read.
    for page in 1..whole.len() / 4096 {
        check(&with(whole.clone(), page * 4096, &[0xFF; 4096]), "this project file is damaged");
    }
}

#[test]
fn a_header_cut_short() {
    let folder = tempfile::tempdir().expect("a folder");
    let whole = project(folder.path());
    let path = folder.path().join("a.tumen");
    fs::write(&path, &whole[..50]).expect("a file");
    assert!(matches!(Window::try_open(&path, Access::Write).map(drop), Err(OpenError::Damaged { .. })));
    assert_eq!(fs::read(&path).expect("a file"), &whole[..50]);
}

#[test]
fn what_is_no_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let missing = folder.path().join("no").join(format!("a.{EXTENSION}"));
    let error = |path: &Path| Window::try_open(path, Access::Write).map(drop).expect_err("a refusal");
    assert_eq!(error(&missing), OpenError::Missing(missing.clone()));
    assert_eq!(error(folder.path()), OpenError::Folder(folder.path().to_path_buf()));
    assert_eq!(names(folder.path()), [""; 0]);
}

#[test]
fn a_log_that_lacks_an_entry_or_cannot_be_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tumen");
    for (sql, expected) in [
        ("DELETE FROM log WHERE seq = 7", "log entry 7: missing"),
        ("UPDATE log SET edit = '{' WHERE seq = 9", "log entry 9: EOF"),
        ("UPDATE articles SET head = 'x' WHERE position = 2", "article 2: expected value"),
        ("DROP TABLE texts; DROP TABLE log", "no such table: log"),
    ] {
        fs::write(&path, project(folder.path())).expect("a file");
        rusqlite::Connection::open(&path)
            .and_then(|connection| connection.execute_batch(sql))
            .expect("a change");
        let error = Window::try_open(&path, Access::Write).map(drop).expect_err("a refusal");
        assert!(matches!(&error, OpenError::Damaged { what, .. } if what.starts_with(expected)), "{error}");
    }
}

#[test]
fn what_a_stranger_built_in_does_not_run() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tumen");
    fs::write(&path, project(folder.path())).expect("a file");
    let trap = "CREATE TRIGGER trap AFTER INSERT ON log BEGIN DELETE FROM articles; END";
    rusqlite::Connection::open(&path).and_then(|connection| connection.execute_batch(trap)).expect("a trap");
    let mut window = Window::open(&path);
    window.act(claim(1, 999));
    window.check_reopened(&path);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_flipped_byte_or_cut_makes_it_panic_or_write(at in any::<prop::sample::Index>(), bits in 1..=255_u8, cut: bool) {
        static WHOLE: std::sync::LazyLock<Vec<u8>> =
            std::sync::LazyLock::new(|| project(tempfile::tempdir().expect("a folder").path()));
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.tumen");
        let mut bytes = WHOLE.clone();
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] ^= bits }
        fs::write(&path, &bytes).expect("a file");
        let opened = Store::open(&path, Access::Write, |_| versions(), |_| {});
        if opened.is_err() {
            prop_assert!(fs::read(&path).expect("a file") == bytes);
        }
        drop(opened);
        prop_assert_eq!(names(folder.path()), ["a.tumen"]);
    }
}
