//! Paths that are typed: nothing is replaced by a slip, and what was typed stays to be mended.

mod common;

use std::fs;

use common::{Home, Window};
use egui::Key;

fn export(window: &mut Window, path: &str) {
    window.ctrl(Key::E);
    window.retype("Path", path);
    window.click("Export");
}

#[test]
fn a_file_that_is_there_already_is_replaced_only_when_it_is_asked_for_twice() {
    let home = Home::new();
    let mut window = home.open();
    let file = home.data().join("claims.csv");
    fs::write(&file, "mine").expect("a file");
    window.ctrl(Key::E);
    window.retype("Path", &file.display().to_string());
    window.click("Export");
    window.expect("is there already. The same once more replaces it.");
    assert_eq!(fs::read_to_string(&file).expect("a file"), "mine");
    window.click("Export");
    window.expect("records in");
    assert_ne!(fs::read_to_string(&file).expect("a file"), "mine");

    let copy = home.data().join("copy.tumen");
    fs::write(&copy, "mine").expect("a file");
    window.menu("File", "Save a copy");
    window.retype("Path", &copy.display().to_string());
    window.click("Save");
    window.expect("is there already");
    assert_eq!(fs::read_to_string(&copy).expect("a file"), "mine");
}

#[test]
fn no_export_takes_the_place_of_a_project_or_a_folder() {
    let home = Home::new();
    let mut window = home.open();
    let project = home.project();
    let before = fs::read(&project).expect("a project");
    export(&mut window, &project.display().to_string());
    window.expect("A name that ends in .tumen is for projects");
    window.click("Export");
    window.expect("A name that ends in .tumen is for projects");
    assert!(fs::read(&project).expect("a project") == before);
    window.retype("Path", &format!("{}/", home.data().display()));
    window.click("Export");
    window.expect("is a folder: add a name for the file.");
    window.key(Key::Escape);
    // What adds an ending of its own does not hide a file in the folder.
    window.menu("File", "Values of the chart");
    window.retype("Path", &format!("{}/", home.data().display()));
    window.click("Export");
    window.expect("is a folder: add a name for the file.");
}

#[test]
fn a_path_that_cannot_be_written_or_opened_stays_to_be_mended() {
    let home = Home::new();
    let mut window = home.open();
    let file = home.data().join("nowhere").join("claims.csv");
    export(&mut window, &file.display().to_string());
    window.expect("Nothing was written: ");
    window.expect("Export claims");
    let good = home.data().join("claims.csv");
    window.retype("Path", &good.display().to_string());
    window.key(Key::Enter);
    window.expect("records in");
    assert!(good.exists());

    window.ctrl(Key::L);
    window.type_into("Path", "/nowhere/at/all");
    window.key(Key::Enter);
    window.expect("There is nothing at /nowhere/at/all");
    // Enter has not taken the focus away.
    window.harness.event(egui::Event::Text("!".to_owned()));
    window.click("Open");
    window.expect("There is nothing at /nowhere/at/all!");
}

#[test]
fn an_article_that_was_typed_is_there_again_after_escape() {
    let home = Home::new();
    let mut window = home.open();
    window.menu("File", "Paste an article");
    // The focus is in the text already.
    window.harness.event(egui::Event::Text("China sold 20 tons of rice in May 2019.".to_owned()));
    window.settle();
    window.key(Key::Escape);
    window.expect_not("Add the article");
    window.menu("File", "Paste an article");
    window.click("Add the article");
    window.expect("Articles · 6");
}
