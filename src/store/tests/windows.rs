//! Two windows on one file, and files that cannot be written.

use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::store::lock::Lock;
use crate::store::{Obstacle, ReadOnlyBecause};

use super::*;

fn project(path: &Path) -> Session {
    let mut window = Window::create(path);
    window.stage(vec![staged(1)]);
    window.act(claim(1, 1));
    let session = window.session.clone();
    window.store.close().expect("saved");
    session
}

/// Opens read-only, shows everything, and keeps what is done in memory until it is moved.
#[track_caller]
fn check_read_only(path: &Path, access: Access, because: ReadOnlyBecause) {
    let bytes = fs::read(path).expect("a file");
    let (mut window, opened) = Window::try_open(path, access).expect("a project");
    assert_eq!(opened.read_only, Some(because));
    assert_eq!(window.store.reader().text(article_id(1), "UTF-8"), Ok(text(1)));
    assert_eq!(window.store.flush(), Ok(()), "nothing to lose yet");
    window.act(claim(1, 100));
    window.stage(vec![staged(2)]);
    assert_eq!(window.store.flush(), Err(Obstacle::ReadOnly(because)));
    assert_eq!(window.store.reader().text(article_id(2), "UTF-8"), Ok(text(2)));
    let folder = tempfile::tempdir().expect("a folder");
    let moved = folder.path().join("moved.tumen");
    window.store.move_to(moved.clone());
    assert_eq!(window.store.flush(), Ok(()));
    window.check_reopened(&moved);
    assert!(fs::read(path).expect("a file") == bytes, "the file was touched");
}

#[test]
fn the_second_window_only_looks() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tumen");
    project(&path);
    let mut first = Window::open(&path);
    check_read_only(&path, Access::Write, ReadOnlyBecause::OpenElsewhere);
    first.act(claim(1, 2));
    assert_eq!(first.store.flush(), Ok(()), "the first one was not disturbed");
    let first = first.check_reopened(&path);
    drop(first);
    assert_eq!(names(folder.path()), ["a.tumen"]);
}

#[cfg(unix)]
#[test]
fn a_link_is_the_same_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tumen");
    project(&path);
    let link = folder.path().join("link.tumen");
    std::os::unix::fs::symlink(&path, &link).expect("a link");
    let _first = Window::open(&path);
    check_read_only(&link, Access::Write, ReadOnlyBecause::OpenElsewhere);
}

#[test]
fn who_asks_to_look_takes_no_lock() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tumen");
    project(&path);
    check_read_only(&path, Access::Read, ReadOnlyBecause::Asked);
    let looking = Window::try_open(&path, Access::Read).expect("a project");
    let (writing, opened) = Window::try_open(&path, Access::Write).expect("a project");
    assert_eq!(opened.read_only, None);
    drop((looking, writing));
}

#[test]
fn a_lock_left_by_a_crash_locks_nobody_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tumen");
    project(&path);
    fs::write(folder.path().join("a.tumen.lock"), "").expect("a file");
    let (window, opened) = Window::try_open(&path, Access::Write).expect("a project");
    assert_eq!(opened.read_only, None);
    drop(window);
    assert_eq!(names(folder.path()), ["a.tumen"]);
}

#[test]
fn of_many_windows_that_open_and_close_one_at_a_time_has_the_lock() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tumen");
    let holders = AtomicUsize::new(0);
    let window = || {
        for _ in 0..2_000 {
            if let Ok(lock) = Lock::take(&path) {
                assert_eq!(holders.fetch_add(1, Ordering::SeqCst), 0, "two windows hold the lock");
                std::thread::yield_now();
                holders.fetch_sub(1, Ordering::SeqCst);
                drop(lock);
            }
        }
    };
    std::thread::scope(|scope| (0..4).for_each(|_| drop(scope.spawn(window))));
    assert_eq!(names(folder.path()), [""; 0]);
}

#[test]
fn a_folder_without_room_for_a_lock() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tumen");
    project(&path);
    // Holds for root, too, unlike permissions.
    fs::create_dir(folder.path().join("a.tumen.lock")).expect("a folder");
    check_read_only(&path, Access::Write, ReadOnlyBecause::FolderReadOnly);
}

#[cfg(unix)]
#[test]
fn permissions() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tumen");
    project(&path);
    let set =
        |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("permissions");
    set(&path, 0o000);
    if fs::File::open(&path).is_ok() {
        eprintln!("skipped: permissions do not bind this user (root)");
        return;
    }
    assert_eq!(
        Window::try_open(&path, Access::Write).map(drop).expect_err("a refusal"),
        OpenError::NoPermission(path.clone())
    );
    set(&path, 0o444);
    check_read_only(&path, Access::Write, ReadOnlyBecause::FileReadOnly);
    set(&path, 0o644);
    set(folder.path(), 0o555);
    check_read_only(&path, Access::Write, ReadOnlyBecause::FolderReadOnly);
    set(folder.path(), 0o755);
}
