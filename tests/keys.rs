//! The keyboard alone: keys changed by the person, the focus and its ring, and typing that is never a command.

mod common;

use common::{Home, Window};
use egui::{Event, ImeEvent, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// The label of what has the focus.
fn focused(window: &Window) -> Option<String> {
    let mut all = window.harness.query_all_by(|node| node.is_focused());
    all.next().and_then(|node| node.accesskit_node().label())
}

/// The row that is selected in the claims table.
fn selected_row(window: &Window) -> Option<String> {
    let mut rows = window.harness.query_all_by_label_contains("Row ");
    let row = rows.find(|row| row.accesskit_node().is_selected() == Some(true))?;
    row.accesskit_node().label()
}

fn change(window: &mut Window, command: &str) {
    window.key(Key::Questionmark);
    window.press("Change keys");
    window.expect("All as delivered");
    window.retype("Find a key", command);
    window.press(&format!("Change the key: {command}"));
    // The field must not take the key that is meant for the command.
    window.expect("Press the new key");
}

#[test]
fn a_key_is_changed_and_acts_everywhere() {
    let home = Home::new();
    let mut window = home.open();
    change(&mut window, "Next figure");
    window.key(Key::Z);
    window.expect_not("Press the new key");
    window.click("Close");

    window.key(Key::J);
    assert_eq!(selected_row(&window), None, "the old key is free");
    window.key(Key::Z);
    assert!(selected_row(&window).is_some(), "the new one walks");
    window.expect("Z next");

    // Back to what it was.
    change(&mut window, "Next figure");
    window.key(Key::Escape);
    window.expect_not("Press the new key");
    window.expect_not("needed for typing");
    window.press("As delivered: Next figure");
    window.click("Close");
    let before = selected_row(&window);
    window.key(Key::J);
    assert_ne!(selected_row(&window), before);
}

#[test]
fn a_key_that_is_taken_is_asked_for() {
    let home = Home::new();
    let mut window = home.open();
    change(&mut window, "Next figure");
    window.key(Key::K);
    window.expect("K is the key of “Previous figure”.");
    window.click("Another key");
    window.key(Key::Num1);
    window.expect("sets the status “Confirmed”");
    window.click("Another key");
    window.key(Key::Tab);
    window.expect("needed for typing");
    window.click("Another key");
    window.key(Key::K);
    window.click("Take it from there");
    window.click("Close");
    window.key(Key::K);
    let first = selected_row(&window);
    assert!(first.is_some());
    window.key(Key::K);
    assert_ne!(selected_row(&window), first, "K goes on, not back");
}

#[test]
fn a_status_cannot_take_a_changed_key() {
    let home = Home::new();
    let mut window = home.open();
    change(&mut window, "Next figure");
    window.key(Key::Z);
    window.click("Close");
    window.harness.get_all_by_label("Tools").next().expect("a menu").click();
    window.settle();
    window.click_containing("Statuses…");
    window.retype("Status key", "z");
    window.expect("it is the key of “Next figure”");
}

#[test]
fn every_part_can_be_gone_to_and_enter_presses_what_has_the_focus() {
    let home = Home::new();
    let mut window = home.open();
    window.key(Key::J);
    window.ctrl(Key::Num4);
    assert!(focused(&window).is_some_and(|label| label.starts_with("Row ")), "{:?}", focused(&window));
    window.ctrl(Key::Num3);
    assert_eq!(focused(&window).as_deref(), Some("Article text"));
    window.ctrl(Key::Num5);
    assert_eq!(focused(&window).as_deref(), Some("Confirmed"));
    // On to the next one by Tab, and set it with Enter, which otherwise accepts.
    window.key(Key::Tab);
    assert_eq!(focused(&window).as_deref(), Some("Corroborated"));
    window.key(Key::Enter);
    window.expect("1 of 28 figures reviewed");

    window.ctrl(Key::Num1);
    let article = focused(&window).expect("an article");
    window.key(Key::Tab);
    assert_ne!(focused(&window), Some(article));
    window.key(Key::Enter);
}

#[test]
fn a_hidden_part_comes_back_when_it_is_gone_to() {
    let home = Home::new();
    let mut window = home.open();
    window.key(Key::F6);
    window.expect_not("all articles");
    window.ctrl(Key::Num1);
    assert!(focused(&window).is_some(), "the first article has the focus");
}

#[test]
fn letters_typed_or_composed_never_act() {
    let home = Home::new();
    let mut window = home.open();
    window.key(Key::J);
    let row = selected_row(&window);
    assert!(row.is_some());
    window.key(Key::M);
    let ime = |event| Event::Ime(event);
    for event in [
        ime(ImeEvent::Preedit { text: "´".into(), active_range_chars: None }),
        Event::Key {
            key: Key::J,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        },
        ime(ImeEvent::Preedit { text: "é".into(), active_range_chars: None }),
        Event::Key {
            key: Key::X,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        },
        Event::Key {
            key: Key::Enter,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        },
        ime(ImeEvent::Commit("é".into())),
    ] {
        window.harness.event(event);
        window.settle();
    }
    assert_eq!(selected_row(&window), row, "nothing was chosen, dismissed or accepted");
    let note = window.field("Note");
    assert_eq!(note.accesskit_node().value().map(|value| value.trim().to_owned()).as_deref(), Some("é"));
}

#[test]
fn function_keys_act_while_typing() {
    let home = Home::new();
    let mut window = home.open();
    window.type_into("Filter figures", "coal");
    window.key(Key::F1);
    window.expect("First minutes");
    window.key(Key::Escape);
    assert_eq!(window.field("Filter figures").accesskit_node().value().as_deref(), Some("coal"));
}

#[test]
fn a_dialog_gives_the_focus_back() {
    let home = Home::new();
    let mut window = home.open();
    window.key(Key::J);
    window.ctrl(Key::Num4);
    let row = focused(&window);
    assert!(row.as_deref().is_some_and(|label| label.starts_with("Row ")), "{row:?}");
    window.key(Key::Questionmark);
    assert_eq!(focused(&window).as_deref(), Some("Keys"), "a reader begins at the heading");
    window.key(Key::Escape);
    window.expect_not("Change keys");
    assert_eq!(focused(&window), row);
}
