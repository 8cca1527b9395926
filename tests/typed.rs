//! Nothing that is typed in the claim panel is lost, through the whole window.

mod common;

use common::{COAL, Home, RICE, Window};
use egui::Key;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// Five suggestions: 500 tons, $40 million and 300 tons of one article, 700 tons and $90 million of an older one. The
/// first is selected.
fn open(home: &Home) -> Window {
    let corpus = home.corpus(&[("coal.txt", COAL), ("rice.txt", RICE)]);
    let mut window = home.open_paths(&[&corpus]);
    window.settle();
    window.key(Key::J);
    window
}

/// The form of the selected figure with another value in it.
fn edited(window: &mut Window, value: &str) {
    window.key(Key::E);
    window.retype("value", value);
}

/// What stands in a field.
fn text(window: &Window, field: &str) -> String {
    window.field(field).accesskit_node().value().unwrap_or_default()
}

#[track_caller]
fn expect_value(window: &Window, value: &str) {
    window.expect("Keep changes");
    assert_eq!(text(window, "value"), value);
}

/// Click a row of the table, wherever the focus is.
fn row(window: &mut Window, quote: &str) {
    window.click_containing(&format!("Row {quote}"));
}

#[test]
fn escape_closes_what_is_in_front_of_the_form_first() {
    let home = Home::new();
    let mut window = open(&home);
    edited(&mut window, "999");
    window.click("Modality: actual");
    window.expect("rumour");
    window.key(Key::Escape);
    window.expect_not("rumour");
    expect_value(&window, "999");
    window.ctrl(Key::K);
    window.expect("What can be done");
    window.key(Key::Escape);
    window.expect_not("What can be done");
    expect_value(&window, "999");
    window.key(Key::F1);
    window.key(Key::Escape);
    expect_value(&window, "999");
    window.ctrl(Key::F);
    window.expect("Close find");
    window.key(Key::Escape);
    window.expect_not("Close find");
    expect_value(&window, "999");
    // Also where nobody types in the bar.
    window.ctrl(Key::F);
    row(&mut window, "500 tons");
    window.key(Key::Escape);
    window.expect_not("Close find");
    expect_value(&window, "999");
    window.type_into("Tags", "coal");
    window.key(Key::Escape);
    expect_value(&window, "999");
    window.click("File");
    window.expect("Open project…");
    window.key(Key::Escape);
    expect_value(&window, "999");
    // Now it is the form's.
    window.key(Key::Escape);
    window.expect_not("Keep changes");
    window.expect("value: 500 t");
}

#[test]
fn escape_in_the_form_leaves_the_find_bar_open() {
    let home = Home::new();
    let mut window = open(&home);
    window.ctrl(Key::F);
    edited_beside(&mut window);
    window.key(Key::Escape);
    window.expect_not("Keep changes");
    window.expect("Close find");
    // And a field elsewhere is left before the bar is closed.
    window.type_into("Tags", "coal");
    window.key(Key::Escape);
    window.expect("Close find");
    window.key(Key::Escape);
    window.expect_not("Close find");
}

/// The form, while the focus is in a field.
fn edited_beside(window: &mut Window) {
    window.press("Edit…  E");
    window.retype("value", "999");
}

#[test]
fn the_form_follows_a_suggestion_that_becomes_a_claim() {
    let home = Home::new();
    let mut window = open(&home);
    edited(&mut window, "999");
    window.expect("Suggestion");
    window.press("Needs a second person");
    window.expect_not("Suggestion:");
    window.expect("1 of 5 suggestions decided");
    expect_value(&window, "999");
    // Undone, it is a suggestion again, and what was typed is still there.
    window.menu("Edit", "Undo");
    window.expect("0 of 5 suggestions decided");
    expect_value(&window, "999");
    window.press("Keep changes");
    window.expect_not("Keep changes");
    window.expect("value: 999 t");
}

#[test]
fn the_form_follows_to_another_place_in_the_text() {
    let home = Home::new();
    let text =
        b"Coal\n2019-04-10\n\nNorth Korea sold 500 tons of coal.\n\nAnother line of words stands here.\n";
    let corpus = home.corpus(&[("coal.txt", text)]);
    let mut window = home.open_paths(&[&corpus]);
    window.key(Key::J);
    edited(&mut window, "999");
    window.drag_over("Another line");
    window.press("Take the selected words as its place");
    window.expect("Row Another line");
    expect_value(&window, "999");
}

#[test]
fn the_form_follows_to_what_it_restates() {
    let home = Home::new();
    let mut window = open(&home);
    window.key(Key::Enter);
    window.key(Key::J);
    edited(&mut window, "999");
    window.press("Same as: nothing else");
    window.click("500 tons");
    window.expect("2 of 5 suggestions decided");
    window.expect("Same as: 500 tons");
    expect_value(&window, "999");
}

#[test]
fn a_status_leads_on_and_what_was_typed_waits_at_its_claim() {
    let home = Home::new();
    let mut window = open(&home);
    edited(&mut window, "999");
    window.press("Confirmed");
    window.expect("1 of 5 suggestions decided");
    window.expect_not("Keep changes");
    window.press("Unsaved changes of “500 tons”");
    expect_value(&window, "999");
    window.expect_not("Unsaved changes");
    window.press("Keep changes");
    window.expect("value: 999 t");
    window.key(Key::J);
    window.expect_not("Unsaved changes");
}

#[test]
fn a_changed_form_waits_while_other_figures_are_looked_at() {
    let home = Home::new();
    let mut window = open(&home);
    edited(&mut window, "999");
    row(&mut window, "300 tons");
    window.expect_not("Keep changes");
    window.expect("Unsaved changes of “500 tons”");
    // A second one, and one in which nothing was changed.
    edited(&mut window, "888");
    row(&mut window, "700 tons");
    window.key(Key::E);
    row(&mut window, "$90 million");
    window.expect("Unsaved changes of “300 tons”");
    window.expect_not("Unsaved changes of “700 tons”");
    row(&mut window, "500 tons");
    expect_value(&window, "999");
    // E goes on with it instead of beginning anew.
    window.key(Key::E);
    expect_value(&window, "999");
    window.press("Leave as it was");
    window.expect("value: 500 t");
    row(&mut window, "300 tons");
    expect_value(&window, "888");
    window.expect_not("Unsaved changes");
}

#[test]
fn what_was_typed_for_a_figure_that_is_gone_or_of_another_project_is_dropped() {
    let home = Home::new();
    let mut window = open(&home);
    edited(&mut window, "999");
    row(&mut window, "300 tons");
    row(&mut window, "500 tons");
    window.key(Key::X);
    window.expect_not("Unsaved changes");
    window.ctrl(Key::Z);
    window.expect("Edit…");
    edited(&mut window, "888");
    window.harness.state_mut().open_sample();
    window.settle();
    window.expect_not("Unsaved changes");
    window.key(Key::J);
    window.expect_not("Keep changes");
}

#[test]
fn a_project_that_cannot_be_written_takes_nothing_and_loses_nothing() {
    let home = Home::new();
    let first = home.open();
    let mut window = home.open();
    window.expect("read only");
    window.key(Key::J);
    window.key(Key::E);
    window.retype("sources", "A tally clerk");
    window.press("Keep changes");
    window.expect("open for reading only");
    window.expect("Keep changes");
    assert_eq!(text(&window, "sources"), "A tally clerk");
    window.press("Leave as it was");
    for field in ["Note", "Tags", "Publication date"] {
        let before = text(&window, field);
        window.type_into(field, "typed");
        assert_eq!(text(&window, field), before, "{field} can only be read");
    }
    drop(window);
    drop(first);
}

/// Search for what both articles say, and stand in the first.
fn search(window: &mut Window) {
    let keys = egui::Modifiers::COMMAND.plus(egui::Modifiers::SHIFT);
    window.harness.key_press_modifiers(keys, Key::F);
    window.settle();
    window.type_into("Search all articles", "\"tons of\"");
    window.settle();
}

/// The article that is read.
fn read(window: &Window) -> String {
    let rows = window.harness.query_all_by_label_contains(" reviewed");
    let mut rows = rows.filter(|row| row.accesskit_node().is_selected() == Some(true));
    rows.find_map(|row| row.accesskit_node().label()).unwrap_or_default()
}

/// Go to a hit in another article, while typing.
fn next_article(window: &mut Window) {
    let before = read(window);
    for _ in 0..6 {
        window.key(Key::F3);
        if read(window) != before {
            return;
        }
    }
    panic!("there is no other article than {before:?}");
}

#[test]
fn a_note_is_written_to_its_figure_when_a_function_key_leads_to_another_article() {
    let home = Home::new();
    let mut window = open(&home);
    search(&mut window);
    window.type_into("Note", "Seen at the pier");
    window.expect("0 of 5 suggestions decided");
    next_article(&mut window);
    window.expect("1 of 5 suggestions decided");
    window.ctrl(Key::Num3);
    window.click("Claims 5");
    row(&mut window, "500 tons");
    assert_eq!(text(&window, "Note"), "Seen at the pier");
    row(&mut window, "300 tons");
    assert_eq!(text(&window, "Note"), "");
}

#[test]
fn tags_and_note_are_written_when_the_panel_is_hidden() {
    let home = Home::new();
    let mut window = open(&home);
    window.type_into("Tags", "coal,pier");
    window.key(hide());
    window.expect("1 of 5 suggestions decided");
    window.key(hide());
    assert_eq!(text(&window, "Tags"), "coal, pier");
    window.type_into("Note", "Seen at the pier");
    window.key(hide());
    window.key(hide());
    assert_eq!(text(&window, "Note"), "Seen at the pier");
    window.ctrl(Key::Z);
    assert_eq!(text(&window, "Note"), "", "one step, and undone it is not written again");
    assert_eq!(text(&window, "Tags"), "coal, pier");
}

/// The key that hides the claim panel.
fn hide() -> Key {
    Key::F10
}

#[test]
fn a_click_that_selects_another_figure_does_not_give_it_the_note() {
    let home = Home::new();
    let mut window = open(&home);
    window.type_into("Note", "Seen at the pier");
    row(&mut window, "300 tons");
    assert_eq!(text(&window, "Note"), "");
    row(&mut window, "500 tons");
    assert_eq!(text(&window, "Note"), "Seen at the pier");
    // Press and release, and the figure's own key, in one frame.
    window.type_into("Note", " twice");
    window.harness.get_by_label_contains("Row 700 tons").click();
    window.settle();
    assert_eq!(text(&window, "Note"), "");
    row(&mut window, "500 tons");
    assert_eq!(text(&window, "Note"), "Seen at the pier twice");
    window.expect("1 of 5 suggestions decided");
}

#[test]
fn a_click_on_another_article_writes_the_note_to_the_figure_that_was_left() {
    let home = Home::new();
    let mut window = open(&home);
    window.type_into("Note", "Seen at the pier");
    window.click_containing("Rice, , 2019-02-02");
    window.expect("1 of 5 suggestions decided");
    row(&mut window, "500 tons");
    assert_eq!(text(&window, "Note"), "Seen at the pier");
}

#[test]
fn a_note_is_written_before_another_project_takes_the_place_of_this_one() {
    let home = Home::new();
    let corpus = home.corpus(&[("coal.txt", COAL)]);
    let mut window = home.open();
    window.key(Key::J);
    let before = text(&window, "Note");
    window.type_into("Note", "Seen at the pier");
    window.drop_path(corpus);
    window.expect("Articles · 1");
    drop(window);
    let mut window = home.open();
    window.key(Key::J);
    assert_eq!((&*before, &*text(&window, "Note")), ("", "Seen at the pier"));
}

#[test]
fn a_note_on_evidence_and_evidence_that_is_half_typed_stay_with_their_figure() {
    let home = Home::new();
    let mut window = open(&home);
    window.type_into("New evidence", "https://example.org/port");
    window.press("Add");
    window.type_into("Note on evidence 1", "Page two");
    window.key(hide());
    window.key(hide());
    assert_eq!(text(&window, "Note on evidence 1"), "Page two");
    window.type_into("Note on evidence 1", " and three");
    row(&mut window, "300 tons");
    window.type_into("New evidence", "https://example.org/half");
    row(&mut window, "500 tons");
    assert_eq!(text(&window, "Note on evidence 1"), "Page two and three");
    assert_eq!(text(&window, "New evidence"), "");
    row(&mut window, "300 tons");
    assert_eq!(text(&window, "New evidence"), "https://example.org/half");
    window.expect("1 of 5 suggestions decided");
}

#[test]
fn a_publication_date_is_written_to_its_article() {
    let home = Home::new();
    let mut window = open(&home);
    search(&mut window);
    window.retype("Publication date", "2019-04-12");
    next_article(&mut window);
    window.expect("Coal, , 2019-04-12");
    assert_eq!(text(&window, "Publication date"), "2019-02-02");
    window.retype("Publication date", "2019-02-05");
    window.key(hide());
    window.key(hide());
    assert_eq!(text(&window, "Publication date"), "2019-02-05");
    // What is no date cannot be written: it waits where it was typed.
    window.retype("Publication date", "in May");
    next_article(&mut window);
    assert_eq!(text(&window, "Publication date"), "2019-04-12");
    next_article(&mut window);
    assert_eq!(text(&window, "Publication date"), "in May");
    window.expect("is not a date such as");
}
