//! What a screen reader finds in the window: whatever can be acted on says what it is, in every panel, menu and dialog.

mod common;

use std::collections::BTreeSet;

use common::{Home, Window};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tumen::ui::Command;
use tumen::ui::command::COMMANDS;

/// What it is called; a scroll bar belongs to what it scrolls, and a container is no control.
fn name(node: &Node<'_>) -> String {
    let node = node.accesskit_node();
    let label = if node.role() == Role::Label { node.value() } else { node.label() };
    label.unwrap_or_default().trim().to_owned()
}

fn acts(role: Role) -> bool {
    use Role::*;
    matches!(
        role,
        Button
            | CheckBox
            | RadioButton
            | ComboBox
            | Link
            | ListBoxOption
            | MenuItem
            | MenuItemCheckBox
            | Tab
            | TextInput
            | MultilineTextInput
            | Slider
            | SpinButton
            | ColorWell
            | Splitter
            | DisclosureTriangle
    )
}

/// The name of the group that a choice is one of.
fn group(node: &Node<'_>) -> Option<String> {
    let mut at = node.parent();
    while let Some(above) = at {
        if above.accesskit_node().role() == Role::RadioGroup {
            return Some(name(&above));
        }
        at = above.parent();
    }
    None
}

/// Everything that is wrong with the tree, in words.
fn wrong(window: &Window) -> Vec<String> {
    let mut found = Vec::new();
    for node in window.harness.query_all_by(|_| true) {
        let role = node.accesskit_node().role();
        if acts(role) && name(&node).is_empty() {
            found.push(format!("a {role:?} without a name at {:?}", node.rect()));
        }
        if role == Role::RadioButton && group(&node).is_none_or(|group| group.is_empty()) {
            found.push(format!("{:?} is one of nothing that has a name", name(&node)));
        }
        if role != Role::Dialog {
            continue;
        }
        if node.accesskit_node().is_modal() && name(&node).is_empty() {
            found.push("a dialog without a name".to_owned());
        }
        let mut known = BTreeSet::new();
        for below in node.children_recursive() {
            let role = below.accesskit_node().role();
            // Rows of a list stand at different places of it.
            if acts(role) && role != Role::ListBoxOption && !known.insert((format!("{role:?}"), name(&below)))
            {
                found.push(format!("two of {role:?} {:?} in {:?}", name(&below), name(&node)));
            }
        }
    }
    found
}

#[track_caller]
fn check(window: &Window, place: &str) {
    let wrong = wrong(window);
    assert!(wrong.is_empty(), "{place}:\n{}", wrong.join("\n"));
}

fn dialogs(window: &Window) -> usize {
    window.harness.query_all_by(|node| node.role() == Role::Dialog && node.is_modal()).count()
}

/// Open a menu and press an item of it. Answers whether the item could be pressed.
fn choose(window: &mut Window, menu: &str, item: &str) -> bool {
    let menu = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        node.role() == Role::MenuItem && node.label().is_some_and(|label| label == menu)
    };
    window.harness.get_by(menu).click();
    window.settle();
    check(window, "a menu");
    let found = window.harness.query_all_by(|node| {
        matches!(node.role(), Role::MenuItem | Role::MenuItemCheckBox)
            && !node.is_disabled()
            && node.label().is_some_and(|label| label.starts_with(item))
    });
    let Some(found) = found.into_iter().next() else {
        window.key(Key::Escape);
        return false;
    };
    found.click_accesskit();
    window.settle();
    true
}

#[test]
fn everything_that_acts_has_a_name_in_every_menu_and_dialog() {
    let home = Home::new();
    let mut window = home.open();
    check(&window, "the window");
    window.key(Key::J);
    check(&window, "the window with a figure");
    let mut opened = 0;
    for entry in COMMANDS {
        // They leave the program, or ask the system.
        if entry.menu.is_empty() || matches!(entry.command, Command::Quit | Command::OpenLogs) {
            continue;
        }
        if !choose(&mut window, entry.menu, entry.label) {
            continue;
        }
        check(&window, entry.label);
        opened += dialogs(&window);
        for _ in 0..3 {
            if dialogs(&window) > 0 {
                window.key(Key::Escape);
            }
        }
        assert_eq!(dialogs(&window), 0, "{} stays open", entry.label);
    }
    assert!(opened > 20, "only {opened} dialogs opened");
}

#[test]
fn a_row_says_what_its_cells_say_and_whether_it_is_chosen() {
    let home = Home::new();
    let mut window = home.open();
    let words = "Row 160,000 tons: about 160\u{202f}000 t, suggested, RUS → PRK";
    let chosen = |window: &Window| window.harness.get_by_label_contains(words).accesskit_node().is_selected();
    assert_eq!(chosen(&window), Some(false));
    window.harness.get_by_label_contains(words).click_accesskit();
    window.settle();
    assert_eq!(chosen(&window), Some(true));
    let row = window.harness.get_by_label_contains(words);
    assert_eq!(row.accesskit_node().position_in_set(), Some(1));
    let list = row.parent().expect("a list");
    assert_eq!(
        (list.accesskit_node().role(), list.accesskit_node().size_of_set()),
        (Role::ListBox, Some(28))
    );
}

#[test]
fn a_dialog_takes_the_focus_and_what_lies_behind_is_not_read() {
    let home = Home::new();
    let mut window = home.open();
    let hidden = |window: &Window| {
        let mut node = Some(window.harness.get_by_label_contains("Row 160,000 tons"));
        let mut hidden = false;
        while let Some(at) = node {
            hidden |= at.accesskit_node().is_hidden();
            node = at.parent();
        }
        hidden
    };
    window.harness.get_by_label_contains("Row 160,000 tons").focus();
    window.settle();
    assert!(!hidden(&window));
    window.ctrl(Key::Comma);
    assert!(hidden(&window), "what lies behind the dialog is read");
    let focused = |window: &Window| {
        window.harness.query_by(|node| node.is_focused()).map(|node| name(&node)).unwrap_or_default()
    };
    assert_eq!(focused(&window), "Preferences");
    window.key(Key::Escape);
    assert!(!hidden(&window));
}

#[test]
fn nothing_moves_when_the_person_or_the_system_wants_that() {
    let home = Home::new();
    let mut window = home.open();
    let time = |window: &Window| window.harness.ctx.global_style().animation_time;
    // Tests stand still by themselves.
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().system_motion(&ctx, false);
    assert!(time(&window) > 0.0);
    window.ctrl(Key::Comma);
    window.click("none");
    assert!(time(&window) == 0.0);
    assert!(!window.harness.ctx.global_style().visuals.text_cursor.blink);
    window.click("like the system");
    assert!(time(&window) > 0.0);
    window.harness.state_mut().system_motion(&ctx, true);
    assert!(time(&window) == 0.0);
}
