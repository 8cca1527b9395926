//! From one project to another: nothing is lost, and nothing of the first comes into the second.

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{Home, Window};
use egui::Key;
use tumen::app::World;

const COAL: &[u8] =
    b"---\ntitle: Coal\npublished: 2019-04-10\n---\nNorth Korea sold 500 tons of coal to China in March.\n";
const DIESEL: &[u8] = b"---\ntitle: Diesel\npublished: 2018-02-10\n---\nRussia sold 90 tons of diesel to North Korea in January.\n";

/// A folder with one article.
fn folder(home: &Home, name: &str, article: &[u8]) -> PathBuf {
    let folder = home.data().with_file_name(name);
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("article.md"), article).expect("a file");
    folder
}

/// A project of its own with an article about diesel.
fn other(home: &Home) -> PathBuf {
    let folder = folder(home, "other", DIESEL);
    drop(home.open_paths(&[&folder]));
    let project = folder.with_extension("tumen");
    fs::rename(home.project(), &project).expect("a project");
    project
}

fn open(window: &mut Window, path: &Path) {
    window.ctrl(Key::L);
    window.type_into("Path", &path.display().to_string());
    window.click("Open");
}

#[test]
fn work_that_is_in_memory_only_is_not_left_without_a_question() {
    let home = Home::new();
    let other = other(&home);
    let world = World { data: Err("no folder for it".to_owned()), ..home.world() };
    let mut window = Window::new(world, |app| app.open_sample());
    // The sample alone is no work of a person.
    window.key(Key::J);
    window.key(Key::Num1);
    window.expect("1 of 28 figures reviewed");
    open(&mut window, &other);
    window.expect("Not everything is saved");
    window.click("Stay");
    window.expect("1 of 28 figures reviewed");
    open(&mut window, &other);
    window.click("Leave and lose it");
    window.expect("0 of 1 figures reviewed");
    window.expect_not("Not everything is saved");
}

#[test]
fn the_word_to_lose_something_counts_for_one_project_alone() {
    let home = Home::new();
    let other = other(&home);
    let broken = home.data().join("broken.tumen");
    fs::write(&broken, "no project").expect("a file");
    let world = World { data: Err("no folder for it".to_owned()), ..home.world() };
    let mut window = Window::new(world, |app| app.open_sample());
    window.key(Key::J);
    window.key(Key::Num1);
    open(&mut window, &broken);
    window.click("Leave and lose it");
    window.expect("The project could not be opened");
    window.click("Close");
    window.expect("1 of 28 figures reviewed");
    open(&mut window, &other);
    window.expect("Not everything is saved");
}

#[test]
fn what_nobody_worked_on_is_left_without_a_question() {
    let home = Home::new();
    let other = other(&home);
    let world = World { data: Err("no folder for it".to_owned()), ..home.world() };
    let mut window = Window::new(world, |app| app.open_sample());
    open(&mut window, &other);
    window.expect("0 of 1 figures reviewed");
}

#[test]
fn an_import_that_runs_does_not_land_in_the_project_that_is_opened_next() {
    let home = Home::new();
    let other = other(&home);
    let coal = folder(&home, "coal", COAL);
    let mut window = home.open_paths(&[&coal]);
    for number in 0..300 {
        fs::write(coal.join(format!("{number}.md")), [COAL, number.to_string().as_bytes()].concat())
            .expect("a file");
    }
    // Both in one breath: the import has begun when the other project takes its place.
    let app = window.harness.state_mut();
    app.open_paths((0..300).map(|number| coal.join(format!("{number}.md"))).collect());
    app.open_paths(vec![other]);
    window.settle();
    window.expect("Articles · 1");
    window.expect("Row 90 tons");
}

#[test]
fn a_large_project_is_shown_after_a_small_one_in_which_more_was_done() {
    let home = Home::new();
    let big = folder(&home, "big", COAL);
    for file in 0..60 {
        let line = |tons: usize| format!("North Korea sold {tons} tons of coal to China in May 2019.\n\n");
        let text: String = (0..70).map(|number| line(1000 + file * 70 + number)).collect();
        fs::write(big.join(format!("{file}.txt")), text).expect("a file");
    }
    drop(home.open_paths(&[&big]));
    let project = big.with_extension("tumen");
    fs::rename(home.project(), &project).expect("a project");
    let mut window = home.open();
    for _ in 0..3 {
        window.key(Key::J);
        window.key(Key::Num1);
    }
    open(&mut window, &project);
    window.expect("Claims 4201");
    window.expect_not("Row 160,000 tons");
}

#[test]
fn a_dialog_about_one_project_is_closed_with_it_and_a_typed_article_is_not() {
    let home = Home::new();
    let other = other(&home);
    let mut window = home.open();
    window.menu("Tools", "Price bands");
    window.expect("Use these");
    window.harness.state_mut().open_paths(vec![other.clone()]);
    window.settle();
    window.expect("0 of 1 figures reviewed");
    window.expect_not("Use these");
    drop(window);

    let mut window = home.open();
    window.menu("File", "Paste an article");
    window.type_into("Article text", "China sold 20 tons of rice to North Korea in May 2019.");
    window.harness.state_mut().open_paths(vec![other]);
    window.settle();
    window.expect("Add the article");
}

#[test]
fn what_a_job_has_to_tell_waits_until_the_dialog_with_typed_text_is_done() {
    let home = Home::new();
    let coal = folder(&home, "coal", COAL);
    let mut window = home.open_paths(&[&coal]);
    let odd = coal.join("odd.pdf");
    fs::write(&odd, [0, 159, 146, 150]).expect("a file");
    window.menu("File", "Paste an article");
    window.type_into("Article text", "China sold 20 tons of rice to North Korea in May 2019.");
    window.harness.state_mut().open_paths(vec![odd]);
    window.settle();
    window.expect("Add the article");
    window.expect_not("Save the report…");
    window.click("Add the article");
    window.expect("Save the report…");
}

#[test]
fn a_second_review_exports_nothing_that_it_hides() {
    let home = Home::new();
    let coal = folder(&home, "coal", COAL);
    let mut window = home.open_paths(&[&coal]);
    window.key(Key::J);
    window.key(Key::Num8);
    window.menu("Claim", "Second review");
    window.retype("Your name", "Lee");
    window.click("Begin the second review");
    let file = home.data().join("claims.csv");
    window.ctrl(Key::E);
    window.retype("Path", &file.display().to_string());
    window.click("Export");
    window.expect("Nothing was exported");
    assert!(!file.exists());
}
