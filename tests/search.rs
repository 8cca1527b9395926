//! Searching all articles, through the whole window: while typing, hit by hit, in every script.

mod common;

use common::{Home, Window};
use egui::Key;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tumen::app::World;

const FIELD: &str = "Search all articles";

const COAL: &[u8] =
    b"---\ntitle: Quay\noutlet: Border Post\npublished: 2019-04-10\n---\nNorth Korea sold 500 tons of coal to China in March. \
The coal was loaded at night. A clerk counted US$48 million.\n";
const RICE: &[u8] =
    b"---\ntitle: Ledger\noutlet: Coast Herald\npublished: 2018-02-02\n---\nChina sent 700 tons of rice to North Korea in January. \
A coalition of traders paid.\n";

fn corpus(home: &Home) -> std::path::PathBuf {
    let korean = "---\ntitle: 항구\noutlet: 강변일보\npublished: 2017-06-01\n---\n북한이 석유를 들여왔다. 정제석유는 적었다.\n";
    let chinese = "---\ntitle: 码头\noutlet: 河报\n---\n中国从朝鲜进口无烟煤。\n";
    let russian =
        "---\ntitle: Порт\noutlet: Причал\npublished: 2016-01-05\n---\nРОССИЯ отправила всё топливо.\n";
    home.corpus(&[
        ("coal.md", COAL),
        ("rice.md", RICE),
        ("ko.md", korean.as_bytes()),
        ("zh.md", chinese.as_bytes()),
        ("ru.md", russian.as_bytes()),
    ])
}

fn open(home: &Home) -> Window {
    let mut window = on_corpus(home);
    search_key(&mut window);
    window
}

fn on_corpus(home: &Home) -> Window {
    let mut window = Window::new(home.world(), |_| {});
    // Tests have no fonts of East Asia.
    window.harness.ctx.set_missing_glyph_policy(egui::MissingGlyphPolicy::Tofu);
    let paths = vec![corpus(home)];
    window.harness.state_mut().open_paths(paths);
    window.settle();
    window
}

fn search_key(window: &mut Window) {
    let keys = egui::Modifiers::COMMAND.plus(egui::Modifiers::SHIFT);
    window.harness.key_press_modifiers(keys, Key::F);
    window.settle();
}

fn back(window: &mut Window) {
    window.harness.key_press_modifiers(egui::Modifiers::SHIFT, Key::F3);
    window.settle();
}

/// The hit that is selected.
fn current(window: &Window) -> Option<String> {
    let rows = window.harness.query_all_by_label_contains("Hit: ");
    rows.filter(|row| row.accesskit_node().is_selected() == Some(true))
        .find_map(|row| row.accesskit_node().label())
}

/// Which article is read.
fn read(window: &Window) -> String {
    let rows = window.harness.query_all_by_label_contains(", ");
    let row = rows.filter(|row| row.accesskit_node().is_selected() == Some(true)).find_map(|row| {
        row.accesskit_node()
            .label()
            .filter(|label| label.ends_with(" reviewed") || label.ends_with("no figures"))
    });
    row.unwrap_or_default()
}

#[test]
fn words_are_found_while_typing_and_hits_lead_from_article_to_article() {
    let home = Home::new();
    let mut window = open(&home);
    // The field has the keyboard, and what can be typed is told.
    window.expect("both words; the last may go on");
    window.harness.get_by_label(FIELD).type_text("coal");
    window.settle();
    window.expect("3 hits in 2 of 5 articles");
    window.expect("Quay, Border Post, 2 hits");
    window.expect("Hit: North Korea sold 500 tons of coal to China");
    window.key(Key::ArrowDown);
    window.expect("1 of 3 hits in 2 of 5 articles");
    assert!(read(&window).starts_with("Quay, Border Post"), "{}", read(&window));
    window.key(Key::F3);
    assert!(current(&window).is_some_and(|hit| hit.contains("loaded")), "{:?}", current(&window));
    window.key(Key::Enter);
    window.expect("3 of 3 hits");
    assert!(read(&window).starts_with("Ledger, Coast Herald"), "{}", read(&window));
    // Round the end, and back.
    window.key(Key::F3);
    window.expect("1 of 3 hits");
    back(&mut window);
    window.expect("3 of 3 hits");
    // Outside of the field the same keys lead on.
    window.key(Key::Escape);
    window.key(Key::F3);
    window.expect("1 of 3 hits");
    back(&mut window);
    assert!(read(&window).starts_with("Ledger"), "{}", read(&window));
    window.harness.get_by_label(FIELD).focus();
    window.settle();
    window.harness.get_by_label(FIELD).type_text(" ");
    window.settle();
    window.expect("2 hits in 1 of 5 articles");
}

#[test]
fn every_script_is_found() {
    let home = Home::new();
    let mut window = open(&home);
    for (typed, count, hit) in [
        ("석유", "2 hits in 1 of 5", "Hit: 북한이 석유를"),
        ("朝鲜", "1 hit in 1 of 5", "Hit: 中国从朝鲜进口"),
        ("煤", "1 hit in 1 of 5", "Hit: 中国从朝鲜进口无烟煤"),
        ("россия все", "2 hits in 1 of 5", "Hit: РОССИЯ отправила всё"),
        ("$48 million", "2 hits in 1 of 5", "US$48 million"),
        ("\"US$48 million\"", "1 hit in 1 of 5", "US$48 million"),
    ] {
        window.retype(FIELD, typed);
        window.expect(count);
        window.expect(hit);
    }
}

#[test]
fn conditions_narrow_and_what_cannot_be_understood_is_told() {
    let home = Home::new();
    let mut window = open(&home);
    window.retype(FIELD, "china outlet:\"coast herald\"");
    window.expect("1 hit in 1 of 5 articles");
    window.retype(FIELD, "date:2018..");
    window.expect("2 of 5 articles");
    window.key(Key::Enter);
    assert!(read(&window).starts_with("Quay"), "{}", read(&window));
    window.key(Key::Enter);
    assert!(read(&window).starts_with("Ledger"), "{}", read(&window));
    window.retype(FIELD, "date:none");
    window.expect("码头, 河报, found");
    window.retype(FIELD, "north -rice");
    window.expect("1 hit in 1 of 5 articles");
    window.retype(FIELD, "date:soon");
    window.expect("“soon” is no date");
    window.expect_not("Hit: ");
    window.retype(FIELD, "\"* ( NEAR AND");
    window.expect("Nothing was found");
    window.retype(FIELD, "coal AND china");
    window.expect("are words like others here");
    window.click("Clear the search");
    window.expect("both words; the last may go on");
    window.click("date:2016..2017");
    window.expect("2 of 5 articles");
}

#[test]
fn hits_follow_what_is_removed_and_brought_back() {
    let home = Home::new();
    let mut window = open(&home);
    window.retype(FIELD, "tons");
    window.expect("2 hits in 2 of 5 articles");
    window.key(Key::Enter);
    window.harness.get_all_by_label("File").next().expect("a menu").click();
    window.settle();
    window.click_containing("Remove this article");
    window.expect("1 hit in 1 of 4 articles");
    window.key(Key::Escape);
    window.ctrl(Key::Z);
    window.expect("2 hits in 2 of 5 articles");
}

#[test]
fn find_in_article_keeps_its_keys_and_the_search_is_remembered() {
    let home = Home::new();
    let mut window = open(&home);
    window.retype(FIELD, "coal");
    window.key(Key::Enter);
    window.expect("1 of 3 hits");
    window.ctrl(Key::F);
    let field = |window: &Window| {
        let focused = window.harness.ctx.memory(egui::Memory::focused);
        focused.is_some()
    };
    assert!(field(&window));
    window.harness.get_by(|node| node.placeholder() == Some("Find in this article")).type_text("the");
    window.settle();
    window.key(Key::F3);
    window.expect("1 of 3 hits");
    window.click("Close find");
    window.key(Key::F3);
    window.expect("2 of 3 hits");
    assert_eq!(window.harness.state().screen().search, "coal");
    // Other lists are one key away, and so is the way back.
    window.key(Key::B);
    window.expect_not("2 of 3 hits");
    window.key(Key::F3);
    window.expect("3 of 3 hits");
}

#[test]
fn a_second_reviewer_does_not_find_what_the_first_judged() {
    let home = Home::new();
    let mut window = on_corpus(&home);
    window.key(Key::J);
    window.key(Key::Num8);
    search_key(&mut window);
    window.retype(FIELD, "status:contradicted");
    window.expect("1 of 5 articles");
    drop(window);

    let files = std::fs::read_dir(home.data()).expect("a folder");
    let mut projects = files.map(|file| file.expect("a file").path());
    let project =
        projects.find(|path| path.extension().is_some_and(|end| end == "tumen")).expect("a project");
    let world = World { person: "Lee".into(), ..home.world() };
    let mut window = Window::new(world, |_| {});
    window.harness.ctx.set_missing_glyph_policy(egui::MissingGlyphPolicy::Tofu);
    window.harness.state_mut().open_paths(vec![project]);
    window.settle();
    search_key(&mut window);
    window.retype(FIELD, "status:contradicted");
    window.expect("1 of 5 articles");
    window.harness.get_all_by_label("Claim").next().expect("a menu").click();
    window.settle();
    window.click_containing("Second review");
    window.type_into("Your name", "Lee");
    window.click("Begin the second review");
    window.expect("Nothing was found");
}
