//! Dated copies, and the way back to one.

use std::fs;

use crate::measure::Date;
use crate::store::opening::open_with;
use crate::store::schema::{STEPS, Step};
use crate::store::{Backups, Occasion, WriteError};

use super::*;

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// A project with one title, and its backups.
fn project(folder: &Path) -> (std::path::PathBuf, Backups, Window) {
    let path = folder.join("a.tumen");
    let mut window = Window::create(&path);
    window.stage(vec![staged(1)]);
    window.act(Edit::AddBatch(batch(1)));
    window.act(title(1, "as it was"));
    let backups = Backups::of(&folder.join("backups"), &path);
    (path, backups, window)
}

fn title_of(window: &Window) -> String {
    window.session.project().entry(article_id(1)).expect("the article").article.title().to_owned()
}

#[test]
fn a_day_has_one_backup_from_before_its_first_change() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_, backups, mut window) = project(folder.path());
    window.store.back_up(backups.clone(), day("2026-11-26"));
    window.act(title(1, "changed"));
    window.store.back_up(backups.clone(), day("2026-11-26"));
    assert!(!window.events().iter().any(|event| matches!(event, Event::BackupFailed(_))));
    let list = backups.list();
    let [backup] = list.as_slice() else { panic!("one backup: {list:?}") };
    assert_eq!((backup.day, backup.occasion), (day("2026-11-26"), Occasion::Day));
    assert_eq!(backup.log, Some((2, Some(stamp().at))));
    assert_eq!(title_of(&Window::open(&backup.path)), "as it was");

    window.store.back_up(backups.clone(), day("2026-11-27"));
    window.events();
    assert_eq!(backups.list().first().map(|newest| newest.day), Some(day("2026-11-27")));
    assert_eq!(
        names(backups.folder()),
        ["2026-11-26.tumen", "2026-11-27.tumen"],
        "nothing else is left there"
    );
}

#[test]
fn a_new_backup_lets_old_ones_go() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_, backups, window) = project(folder.path());
    fs::create_dir_all(backups.folder()).expect("a folder");
    for number in 10..20 {
        fs::write(backups.folder().join(format!("2026-11-{number}.tumen")), "x").expect("a file");
    }
    fs::write(backups.folder().join("notes.txt"), "somebody's own").expect("a file");
    window.store.back_up(backups.clone(), day("2026-11-26"));
    window.events();
    let kept = names(backups.folder());
    // Seven days, the last of those before in this month, and what is none of ours.
    assert_eq!(kept.len(), 9, "{kept:?}");
    assert!(kept.contains(&"2026-11-26.tumen".to_owned()) && kept.contains(&"notes.txt".to_owned()));
    assert!(!kept.contains(&"2026-11-10.tumen".to_owned()), "{kept:?}");
}

#[test]
fn a_backup_that_fails_is_told_and_work_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, _, mut window) = project(folder.path());
    fs::write(folder.path().join("in the way"), "a file").expect("a file");
    let backups = Backups::of(&folder.path().join("in the way"), &path);
    window.store.back_up(backups, day("2026-11-27"));
    window.act(title(1, "changed"));
    let events = window.events();
    assert!(events.iter().any(|event| matches!(event, Event::BackupFailed(_))), "{events:?}");
    assert_eq!(title_of(&window.check_reopened(&path)), "changed");
}

#[test]
fn restoring_keeps_what_was_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, backups, mut window) = project(folder.path());
    window.store.back_up(backups.clone(), day("2026-11-26"));
    window.act(title(1, "changed"));
    window.events();
    let backup = backups.list()[0].path.clone();
    // Not while it is open.
    let refused = backups.restore(&backup, &path, day("2026-11-27"));
    assert!(matches!(refused, Err(WriteError::OpenElsewhere(_))), "{refused:?}");
    window.store.close().expect("saved");

    let kept = backups.restore(&backup, &path, day("2026-11-27")).expect("restored").expect("a copy");
    assert_eq!(title_of(&Window::open(&path)), "as it was");
    // And back again.
    let again = backups.restore(&kept, &path, day("2026-11-27")).expect("restored").expect("a copy");
    assert_eq!(title_of(&Window::open(&path)), "changed");
    assert_eq!(title_of(&Window::open(&again)), "as it was");
    assert_eq!(
        names(backups.folder()),
        ["2026-11-26.tumen", "2026-11-27-restore-2.tumen", "2026-11-27-restore.tumen"]
    );
}

#[test]
fn a_damaged_project_is_replaced_and_kept_and_a_damaged_backup_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, backups, window) = project(folder.path());
    window.store.back_up(backups.clone(), day("2026-11-26"));
    window.store.close().expect("saved");
    let backup = backups.list()[0].path.clone();

    let broken = backups.folder().join("2026-11-25.tumen");
    fs::write(&broken, "no database").expect("a file");
    let whole = fs::read(&path).expect("a file");
    assert!(backups.restore(&broken, &path, day("2026-11-27")).is_err());
    assert!(fs::read(&path).expect("a file") == whole, "untouched");
    assert_eq!(names(backups.folder()), ["2026-11-25.tumen", "2026-11-26.tumen"], "nothing was begun");
    assert_eq!(backups.list().last().map(|backup| backup.log), Some(None), "told to be unreadable");

    fs::write(&path, "rubbish").expect("a file");
    let kept = backups.restore(&backup, &path, day("2026-11-27")).expect("restored").expect("a copy");
    assert_eq!(fs::read(kept).expect("a file"), b"rubbish");
    assert_eq!(title_of(&Window::open(&path)), "as it was");
    // A project that is gone altogether.
    fs::remove_file(&path).expect("gone");
    assert_eq!(backups.restore(&backup, &path, day("2026-11-27")), Ok(None));
    assert_eq!(title_of(&Window::open(&path)), "as it was");
}

#[test]
fn what_a_crash_left_half_done_is_taken_back_before_it_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let (crashed, before) = super::copies::crashed(folder.path());
    let (_, others, mut window) = project(folder.path());
    window.store.back_up(others.clone(), day("2026-11-26"));
    window.events();
    let backups = Backups::of(&folder.path().join("backups"), &crashed);
    let kept = backups.restore(&others.list()[0].path, &crashed, day("2026-11-27"));
    let kept = kept.expect("restored").expect("a copy");
    check_same(&Window::open(&kept).session, &before);
    assert_eq!(title_of(&Window::open(&crashed)), "as it was");
    window.act(title(1, "still open"));
}

#[test]
fn an_older_format_is_kept_among_the_backups() {
    const STEP: Step =
        Step::Tables(|transaction| transaction.execute_batch("CREATE TABLE next (a INTEGER) STRICT"));
    let folder = tempfile::tempdir().expect("a folder");
    let (path, backups, window) = project(folder.path());
    window.store.close().expect("saved");
    let mut steps = STEPS.to_vec();
    steps.push(STEP);
    let among = Some((&backups, day("2026-11-27")));
    let opened = open_with(&path, Access::Write, among, &steps).expect("a project");
    let list = backups.list();
    assert_eq!(list.first().map(|backup| backup.occasion), Some(Occasion::Format(STEPS.len() as i32)));
    assert_eq!(opened.backup.as_ref(), list.first().map(|backup| &backup.path));
}
