//! Backups through the whole window: made by working, found in the menu, restored.

mod common;

use std::fs;
use std::path::PathBuf;

use common::{Home, Window};
use egui::Key;
use egui_kittest::kittest::Queryable as _;

const COAL: &[u8] =
    b"---\ntitle: Coal\noutlet: Border Post\npublished: 2019-04-10\n---\nNorth Korea sold 500 tons of coal to China in March.\n";

fn backups(home: &Home) -> Vec<PathBuf> {
    let folders = fs::read_dir(home.data().join("backups")).into_iter().flatten().flatten();
    let files = folders.flat_map(|folder| fs::read_dir(folder.path()).into_iter().flatten().flatten());
    files.map(|file| file.path()).collect()
}

fn show_backups(window: &mut Window) {
    window.harness.get_all_by_label("File").next().expect("a menu").click();
    window.settle();
    window.click_containing("Restore a backup…");
}

/// A window in which a suggestion was accepted yesterday, and another status is set today.
fn worked(home: &Home) -> Window {
    let corpus = home.corpus(&[("coal.md", COAL)]);
    drop(home.open_paths(&[&corpus]));
    let mut window = home.open_paths(&[&home.project()]);
    window.key(Key::J);
    window.key(Key::Num8);
    window
}

#[test]
fn the_first_change_of_a_day_keeps_the_project_and_it_can_be_restored() {
    let home = Home::new();
    let mut window = worked(&home);
    assert_eq!(backups(&home).len(), 1, "{:?}", backups(&home));
    window.key(Key::Num1);
    assert_eq!(backups(&home).len(), 1, "one a day");
    window.expect("Confirmed");

    show_backups(&mut window);
    window.expect("before that day's first change");
    window.click_containing("first change…");
    window.expect("What it is now becomes a backup in this list");
    window.click("Restore this backup");
    window.expect("The backup was restored");
    assert_eq!(backups(&home).len(), 2, "what was there is kept");
    // As it was imported: nothing accepted, nothing judged.
    window.expect("0 of 1 figures reviewed");

    // The way back.
    show_backups(&mut window);
    window.expect("before a backup was restored");
    let name = "before a backup was restored…";
    window.click_containing(name);
    window.click("Restore this backup");
    window.expect_soon("1 of 1 figures reviewed");
}

#[test]
fn a_project_that_is_damaged_offers_its_backups() {
    let home = Home::new();
    drop(worked(&home));
    let path = home.project();
    fs::write(&path, "rubbish").expect("a file");
    let mut window = home.open_paths(&[&path]);
    window.expect("The project could not be opened");
    window.click("Restore a backup…");
    window.click_containing("first change…");
    window.click("Restore this backup");
    window.expect_soon("The backup was restored");
    window.expect("0 of 1 figures reviewed");
}

#[test]
fn without_backups_it_says_when_the_first_comes() {
    let home = Home::new();
    let corpus = home.corpus(&[("coal.md", COAL)]);
    let mut window = home.open_paths(&[&corpus]);
    show_backups(&mut window);
    window.expect("There is no backup of this project yet");
    window.expect("Before the first change of each day");
    window.click("Close");
    window.expect_not("There is no backup");
}
