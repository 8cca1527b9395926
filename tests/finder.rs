//! One field for everything that can be invoked.

mod common;

use common::Home;
use egui::Key;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

#[test]
fn a_few_letters_find_a_command_a_status_and_an_article() {
    let home = Home::new();
    let mut window = home.open();
    // By letters of its words, without the mouse.
    window.ctrl(Key::K);
    window.type_into("Find a command", "stses");
    window.expect("Statuses…, Tools");
    window.harness.key_press(Key::Enter);
    window.settle();
    window.expect("Keep these statuses");
    window.click("Cancel");
    // What cannot be done now is there, and does nothing.
    window.ctrl(Key::K);
    window.type_into("Find a command", "redo");
    let redo = window.harness.query_all_by_label_contains("Redo, Edit").next().expect("a line");
    assert!(redo.accesskit_node().is_disabled());
    window.harness.key_press(Key::Enter);
    window.settle();
    window.expect("Redo, Edit");
    window.key(Key::Escape);
    window.expect_not("Redo, Edit");
    // A status for the selected figure.
    window.key(Key::J);
    window.ctrl(Key::K);
    window.type_into("Find a command", "status misl");
    window.harness.key_press(Key::Enter);
    window.settle();
    window.expect("1 of ");
    window.key(Key::K);
    window.expect("Unverified → Misleading");
}

#[test]
fn arrows_walk_the_list_and_a_click_chooses() {
    let home = Home::new();
    let mut window = home.open();
    window.ctrl(Key::K);
    window.type_into("Find a command", "theme");
    let selected = |window: &common::Window| {
        let lines = window.harness.query_all_by_label_contains(", View");
        let on = lines.filter(|node| node.accesskit_node().is_selected() == Some(true));
        on.filter_map(|node| node.accesskit_node().label()).next()
    };
    let first = selected(&window).expect("a selected line");
    window.harness.key_press(Key::ArrowDown);
    window.settle();
    let second = selected(&window).expect("a selected line");
    assert_ne!(first, second);
    window.harness.key_press(Key::ArrowUp);
    window.settle();
    assert_eq!(selected(&window), Some(first));
    window.click_containing("Light theme, View");
    assert!(!window.harness.ctx.global_style().visuals.dark_mode);
    // A command without a key is found as well as any.
    window.key(Key::J);
    window.ctrl(Key::K);
    window.type_into("Find a command", "shown as cells");
    window.harness.key_press(Key::Enter);
    window.settle();
    window.expect("rows with their head, for a spreadsheet");
    // Articles by their titles.
    let title = window
        .harness
        .query_all_by_label_contains(", 20")
        .filter_map(|node| node.accesskit_node().label())
        .next();
    let title = title.expect("an article in the list").split(", ").next().unwrap_or_default().to_owned();
    window.ctrl(Key::K);
    window.type_into("Find a command", &title);
    window.expect(&format!("{title}, Article"));
    window.harness.key_press(Key::Enter);
    window.settle();
    window.expect(&title);
}
