//! What panels keep from frame to frame follows the project and the words typed, through the whole window.

mod common;

use common::{Home, Window};
use egui::Key;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

const COAL: &[u8] =
    b"---\ntitle: Coal for the mill\noutlet: Border Post\npublished: 2019-04-10\n---\nNorth Korea sold 500 tons of coal to China in March. \
China paid $40 million for it. Russia sent 300 tons of oil to North Korea in March.\n";
const RICE: &[u8] =
    b"---\ntitle: Rice by ship\noutlet: Coast Herald\npublished: 2019-02-02\n---\nChina sent 700 tons of rice to North Korea in January. It cost $90 million.\n";
const LATE: &[u8] =
    b"---\ntitle: Timber by rail\noutlet: Evening Wire\npublished: 2019-05-05\n---\nRussia sent 900 tons of timber to North Korea in April.\n";

/// Five suggestions: 500 tons, $40 million and 300 tons of one article, 700 tons and $90 million of an older one.
fn open(home: &Home) -> Window {
    let corpus = home.corpus(&[("coal.md", COAL), ("rice.md", RICE)]);
    home.open_paths(&[&corpus])
}

/// One more article comes into the project, whatever is open in front of the window.
fn land(home: &Home, window: &mut Window) {
    let file = home.data().join("late.md");
    std::fs::write(&file, LATE).expect("a file");
    window.harness.state_mut().open_paths(vec![file]);
    window.settle();
    window.expect("Articles · 3");
}

/// The quotes of the table's rows, in their order.
fn rows(window: &Window) -> Vec<String> {
    let rows = window.harness.query_all_by_label_contains("Row ");
    let labels = rows.filter_map(|node| node.accesskit_node().label());
    labels
        .map(|label| label.trim_start_matches("Row ").split(": ").next().unwrap_or_default().into())
        .collect()
}

/// The beginnings of what is selected among rows or findings.
fn selected(window: &Window, label: &str) -> Vec<String> {
    let nodes = window.harness.query_all_by_label_contains(label);
    let on = nodes.filter(|node| node.accesskit_node().is_selected() == Some(true));
    on.filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn a_claims_history_follows_each_entry_and_each_choice() {
    let home = Home::new();
    let mut window = open(&home);
    window.key(Key::J);
    window.key(Key::Num1);
    window.key(Key::K);
    window.expect("Unverified → Confirmed");
    window.expect_not("Restore");
    window.key(Key::Num8);
    window.expect("Confirmed → Contradicted");
    window.expect("Restore");
    // What was restored is as it is now; the state before can be restored in its place.
    window.press("Restore");
    window.expect("Contradicted → Confirmed");
    window.ctrl(Key::Z);
    window.expect("undone: ");
    // Another claim, with its own history, and back.
    window.key(Key::J);
    window.key(Key::Num2);
    window.key(Key::K);
    window.expect_not("undone: ");
    window.expect_not("Confirmed → Contradicted");
    window.key(Key::K);
    window.expect("Confirmed → Contradicted");
    // A status is called otherwise: so it is in what was written before.
    window.menu("Tools", "Statuses…");
    window.click_containing("Status Confirmed, key 1");
    window.retype("Status name", "Borne out");
    window.click("Keep these statuses");
    window.expect("Borne out → Contradicted");
    window.expect_not("Confirmed → Contradicted");
}

#[test]
fn a_linked_claim_is_told_by_what_it_is_now() {
    let home = Home::new();
    let mut window = open(&home);
    window.key(Key::J);
    window.key(Key::Num5);
    window.key(Key::K);
    window.press("Another claim…");
    window.type_into("Find a figure", "herald 700");
    window.click_containing("Use as evidence: “700 tons”");
    let link = "“700 tons” · Coast Herald 2019-02-02";
    let gone = "a claim that is not in this project any more";
    window.press(link);
    window.key(Key::Delete);
    window.key(Key::K);
    let first = rows(&window).first().cloned();
    while !selected(&window, "Row ")
        .iter()
        .any(|row| first.as_ref().is_some_and(|first| row.contains(first.as_str())))
    {
        window.key(Key::K);
    }
    window.expect(gone);
    window.ctrl(Key::Z);
    // Undo went to what it brought back.
    window.key(Key::K);
    window.key(Key::K);
    window.key(Key::K);
    window.expect(link);
    window.expect_not(gone);
}

#[test]
fn figures_that_can_be_evidence_follow_the_words_and_an_import() {
    let home = Home::new();
    let mut window = open(&home);
    window.key(Key::J);
    window.key(Key::Num5);
    window.key(Key::K);
    window.press("Another claim…");
    window.expect("Use as evidence: “300 tons”");
    // Never the claim itself.
    window.expect_not("Use as evidence: “500 tons”");
    window.type_into("Find a figure", "herald");
    window.expect("Use as evidence: “700 tons”");
    window.expect_not("Use as evidence: “300 tons”");
    window.retype("Find a figure", "timber");
    window.expect("No other figure answers to these words");
    land(&home, &mut window);
    window.expect("Use as evidence: “900 tons”");
    window.expect_not("No other figure answers to these words");
    window.retype("Find a figure", "rice mill wire");
    window.click("Show all figures");
    window.expect("Use as evidence: “300 tons”");
    window.expect("Use as evidence: “900 tons”");
}

#[test]
fn the_finder_offers_articles_by_the_letters_and_after_an_import() {
    let home = Home::new();
    let mut window = open(&home);
    window.ctrl(Key::K);
    window.expect_not("Rice by ship, Article");
    window.type_into("Find a command", "ship");
    window.expect("Rice by ship, Article");
    window.retype("Find a command", "by rail");
    window.expect_not("Rice by ship, Article");
    window.expect_not("Timber by rail, Article");
    land(&home, &mut window);
    window.expect("Timber by rail, Article");
    // Enter means what is shown, behind the commands too.
    window.retype("Find a command", "Timber by rail");
    window.harness.key_press(Key::Enter);
    window.settle();
    window.expect("sent 900 tons of timber");
}

#[test]
fn the_history_lists_what_is_new_while_it_is_open() {
    let home = Home::new();
    let mut window = open(&home);
    window.key(Key::J);
    window.key(Key::Num1);
    window.ctrl(Key::H);
    window.expect("Entry 2: Kim");
    window.expect_not("Entry 3: Kim");
    window.type_into("Find in the history", "500 tons");
    window.expect_not("Entry 1: Kim");
    window.retype("Find in the history", "import");
    window.expect("Entry 1: Kim");
    window.expect_not("Entry 2: Kim");
    land(&home, &mut window);
    window.expect("Entry 3: Kim");
    window.retype("Find in the history", "nobody");
    window.click("Show all entries");
    (1..=3).for_each(|seq| window.expect(&format!("Entry {seq}: Kim")));
    // Entry and place in the log are the same one.
    window.click_containing("Entry 1: Kim");
    window.click("Go back to here");
    window.expect("Articles · 2");
    window.expect("0 of 5 figures reviewed");
}

#[test]
fn undo_of_many_leads_to_the_one_that_is_read_first() {
    let home = Home::new();
    let mut window = open(&home);
    window.ctrl(Key::Enter);
    window.key(Key::Enter);
    window.expect("5 of 5 suggestions decided");
    window.ctrl(Key::Z);
    window.expect("Undone: accept suggestions (5)");
    let first = selected(&window, "Row ");
    assert!(first.len() == 1 && first[0].contains("500 tons"), "{first:?}");
    window.ctrl(Key::Y);
    window.expect("Redone: accept suggestions (5)");
    // By the table's order where the figures stand in it.
    for name in ["value", "value ▲"] {
        window.harness.get_by_role_and_label(egui::accesskit::Role::Button, name).click();
        window.settle();
    }
    window.ctrl(Key::B);
    window.click("add a tag");
    window.type_into("Tag for all", "coal ban");
    window.click("Change 5 claims");
    window.key(Key::K);
    window.ctrl(Key::Z);
    window.expect("(5)");
    let order = rows(&window);
    let first = selected(&window, "Row ");
    assert!(first.len() == 1 && first[0].contains(&order[0]), "{first:?} of {order:?}");
}

/// A change that does not hold, and one that does.
const SALES: &[u8] = b"---\ntitle: Sales to the North\noutlet: Harbour Post\npublished: 2017-07-20\n---\n\
Russian exports to North Korea rose 12 percent to $48 million in the first five months of 2017 from $24.04 million a year earlier.\n\n\
North Korean exports to Russia fell 50 percent to $1.5 million in the first five months of 2017 from $3 million a year earlier.\n";

#[test]
fn findings_follow_the_filter_and_the_choice() {
    let home = Home::new();
    let corpus = home.corpus(&[("sales.md", SALES)]);
    let mut window = home.open_paths(&[&corpus]);
    window.key(Key::D);
    window.expect("Finding, inconsistent: ");
    assert!(selected(&window, "Finding, ").is_empty());
    // One row is on, whichever figure of it was chosen.
    window.click_containing("Finding, inconsistent: ");
    let on = selected(&window, "Finding, ");
    assert!(on.len() == 1 && on[0].starts_with("Finding, inconsistent"), "{on:?}");
    // A figure that it does not name takes the choice with it.
    window.harness.query_all_by_label_contains("Finding, consistent: ").next().expect("a row").click();
    window.settle();
    let on = selected(&window, "Finding, ");
    assert!(on.len() == 1 && on[0].starts_with("Finding, consistent"), "{on:?}");
    // An edit, with a filter: what the filter's figures are not named in stays away.
    window.type_into("Filter figures", "50 percent");
    window.expect_not("Finding, inconsistent: ");
    window.expect("Finding, consistent: ");
    window.key(Key::Escape);
    window.retype("Filter figures", "12 percent");
    window.expect("Finding, inconsistent: ");
    window.expect_not("Finding, consistent: ");
}
