//! Judging together: statuses of one's own, evidence, history, many claims at once, second reviews and merges, through
//! the whole window.

mod common;

use std::path::PathBuf;

use common::{Home, Window};
use egui::Key;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tumen::app::World;

const COAL: &[u8] =
    b"---\ntitle: Coal\noutlet: Border Post\npublished: 2019-04-10\n---\nNorth Korea sold 500 tons of coal to China in March. \
China paid $40 million for it. Russia sent 300 tons of oil to North Korea in March.\n";
const RICE: &[u8] =
    b"---\ntitle: Rice\noutlet: Coast Herald\npublished: 2019-02-02\n---\nChina sent 700 tons of rice to North Korea in January. It cost $90 million.\n";

fn corpus(home: &Home) -> PathBuf {
    home.corpus(&[("coal.md", COAL), ("rice.md", RICE)])
}

fn open(home: &Home) -> Window {
    home.open_paths(&[&corpus(home)])
}

/// The window of another person, on a home of their own, with the same articles.
fn open_as(home: &Home, person: &str, paths: &[PathBuf]) -> Window {
    let world = World { person: person.into(), ..home.world() };
    let paths = paths.to_vec();
    Window::new(world, move |app| app.open_paths(paths))
}

/// Whether a box is ticked; `None` when it is not there.
fn toggled(window: &Window, name: &str) -> Option<bool> {
    use egui::accesskit::Toggled;
    let node = window.harness.query_by_label(name)?;
    node.accesskit_node().toggled().map(|toggled| toggled == Toggled::True)
}

/// What stands in a text field; `None` when it is not there.
fn value(window: &Window, name: &str) -> Option<String> {
    use egui::accesskit::Role;
    let fields = window.harness.query_all_by_label(name);
    let typed = fields
        .filter(|node| matches!(node.accesskit_node().role(), Role::TextInput | Role::MultilineTextInput));
    typed.filter_map(|node| node.accesskit_node().value()).next()
}

fn figures(window: &Window) -> String {
    let label = window.harness.get_by_label_contains(" figures reviewed").accesskit_node().label();
    label.expect("a label").split(" figures").next().unwrap_or_default().to_owned()
}

#[test]
fn ten_figures_are_reviewed_by_keyboard_and_all_of_it_is_undone() {
    let home = Home::new();
    let mut window = home.open();
    let all = figures(&window).replace("0 of ", "");
    window.key(Key::J);
    // Keys that ask nothing: the review goes on by itself.
    let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8];
    keys.iter().cycle().take(10).for_each(|key| window.key(*key));
    assert_eq!(figures(&window), format!("10 of {all}"));
    window.expect("10 of ");
    (0..10).for_each(|_| window.ctrl(Key::Z));
    assert_eq!(figures(&window), format!("0 of {all}"));
    window.expect("Undone: set status");
}

#[test]
fn a_source_is_graded_once_for_all_its_claims() {
    let home = Home::new();
    let text = b"---\ntitle: Ledger\npublished: 2019-04-10\n---\nAccording to KOTRA, North Korea sold 500 tons of coal to China in March. \
KOTRA said China paid $40 million for it in March.\n";
    let corpus = home.corpus(&[("ledger.md", text)]);
    let mut window = home.open_paths(&[&corpus]);
    window.key(Key::J);
    window.key(Key::Enter);
    window.key(Key::Enter);
    window.press("Reliability of the source: –");
    window.press("B  usually reliable");
    window.expect("Reliability of the source: B");
    window.press("B for the other claim of KOTRA too");
    window.expect("One claim was changed");
    window.key(Key::Escape);
    window.key(Key::K);
    window.expect("Reliability of the source: B");
    window.ctrl(Key::Z);
    window.expect("Reliability of the source: –");
}

#[test]
fn a_status_is_renamed_and_another_added_with_a_key_that_is_free() {
    let home = Home::new();
    let mut window = open(&home);
    window.menu("Tools", "Statuses…");
    window.click_containing("Status Confirmed, key 1, 0 claims");
    window.retype("Status name", "Checked at source");
    // A key that a command has is refused, with the command.
    window.retype("Status key", "j");
    window.expect("“Checked at source” cannot have the key j: it is the key of “Next figure”");
    window.retype("Status key", "2");
    window.expect("Two statuses have the key “2”");
    window.retype("Status key", "1");
    window.click("Add a status");
    window.retype("Status name", "Leaked");
    window.expect("Status Leaked, key [, 0 claims");
    window.click("Keep these statuses");
    window.key(Key::J);
    window.harness.key_press(Key::OpenBracket);
    window.settle();
    window.key(Key::K);
    window.expect("Unverified → Leaked");
    // What claims have stays in the list.
    window.menu("Tools", "Statuses…");
    window.click_containing("Status Leaked, key [, 1 claims");
    window.click("Remove");
    window.expect("Status Leaked, key [, 1 claims");
    window.click("Cancel");
    // A step like any other, also after a restart.
    drop(window);
    let mut window = open(&home);
    window.key(Key::J);
    window.expect("Checked at source");
    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    window.expect_not("Checked at source");
}

#[test]
fn a_file_is_evidence_with_its_digest_and_a_changed_one_is_told() {
    let home = Home::new();
    let mut window = open(&home);
    let file = home.data().join("notice.txt");
    std::fs::write(&file, "40 million").expect("a file");
    window.key(Key::J);
    window.type_into("New evidence", &file.display().to_string());
    window.press("Add");
    window.expect_soon("SHA-256 ");
    window.expect("notice.txt");
    window.type_into("Note on evidence 1", "page 3");
    window.key(Key::Tab);
    window.type_into("New evidence", &file.display().to_string());
    window.press("Add");
    window.expect_soon("This is among the evidence already.");
    window.press("Check");
    window.expect_soon("notice.txt is the file that was linked");
    std::fs::write(&file, "41 million").expect("a file");
    window.press("Check");
    window.expect_soon("notice.txt has changed since it was linked");
    // What cannot be read is not linked.
    window.type_into("New evidence", "/nowhere/at/all.pdf");
    window.press("Add");
    window.expect_soon("Nothing was linked");
    assert_eq!(
        value(&window, "Path").as_deref(),
        Some("/nowhere/at/all.pdf"),
        "what was typed is still there"
    );
    window.click("Cancel");
    window.expect_not("Remove evidence 2");
    window.key(Key::Escape);
    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    window.expect_not("notice.txt");
}

#[test]
fn another_figure_is_evidence_in_one_step_and_a_click_leads_there() {
    let home = Home::new();
    let mut window = open(&home);
    window.key(Key::J);
    window.key(Key::Num5);
    window.key(Key::K);
    window.press("Another claim…");
    window.click("contradicts");
    window.type_into("Find a figure", "herald 700");
    window.click_containing("Use as evidence: “700 tons”");
    window.expect("“700 tons” · Coast Herald 2019-02-02");
    window.expect("What evidence 1 does: contradicts");
    window.press("“700 tons” · Coast Herald 2019-02-02");
    // It became a claim with that.
    window.expect("Remove  Del");
    window.ctrl(Key::Z);
    window.expect_not("“700 tons” · Coast Herald");
    window.expect("1 of 5 suggestions decided");
}

#[test]
fn many_claims_are_changed_in_one_step_after_a_look_at_what_it_touches() {
    let home = Home::new();
    let mut window = open(&home);
    window.key(Key::J);
    window.key(Key::Num5);
    window.key(Key::Enter);
    window.key(Key::Enter);
    window.ctrl(Key::B);
    window.expect("3 claims that the list shows; the 2 suggestions of the list are not touched");
    window.expect("3 claims of one article change.");
    window.expect("One was judged by Kim: that stays in the history.");
    window.click("add a tag");
    window.type_into("Tag for all", "coal ban");
    window.click("Change 3 claims");
    window.expect("3 claims were changed");
    window.ctrl(Key::B);
    window.click("add a tag");
    window.type_into("Tag for all", "coal ban");
    window.expect("Nothing would change; 3 are so already.");
    window.click("set a status");
    window.harness.get_by_label_contains("Status for all").click();
    window.settle();
    window.press("? Cannot be verified");
    window.expect("This status asks for a reason.");
    window.type_into("Reason for all", "nothing public");
    window.press("Change 3 claims");
    window.expect("3 claims were changed");
    assert_eq!(figures(&window), "3 of 5");
    window.ctrl(Key::Z);
    assert_eq!(figures(&window), "1 of 5");
    // One more claim, and the tag for all again: only the one without it changes.
    window.key(Key::Enter);
    window.key(Key::Enter);
    window.ctrl(Key::B);
    window.click("add a tag");
    window.type_into("Tag for all", "coal ban");
    window.expect("One claim of one article changes; 3 are so already.");
    window.click("Change one claim");
    (0..5).for_each(|_| window.key(Key::K));
    assert_eq!(value(&window, "Tags").as_deref(), Some("coal ban"));
    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    (0..5).for_each(|_| window.key(Key::K));
    assert_eq!(value(&window, "Tags").as_deref(), Some(""));
}

#[test]
fn the_history_leads_back_to_an_earlier_state_and_on_again() {
    let home = Home::new();
    let mut window = open(&home);
    window.key(Key::J);
    window.key(Key::Num1);
    window.key(Key::Num8);
    window.key(Key::Num3);
    assert_eq!(figures(&window), "3 of 5");
    window.ctrl(Key::H);
    window.expect("Kim Unverified → Contradicted “$40 million”");
    window.type_into("Find in the history", "500 tons");
    window.expect("Entry 2: Kim");
    window.expect_not("Entry 3: Kim");
    window.click_containing("Entry 2: Kim");
    window.click("Go back to here");
    assert_eq!(figures(&window), "1 of 5");
    window.expect("An earlier state is back");
    window.ctrl(Key::Z);
    assert_eq!(figures(&window), "3 of 5");
}

#[test]
fn the_history_says_which_suggestion_was_dismissed() {
    let home = Home::new();
    let mut window = open(&home);
    window.key(Key::J);
    window.key(Key::X);
    window.ctrl(Key::H);
    window.expect("dismiss suggestion “500 tons”");
}

#[test]
fn a_claims_field_is_restored_from_its_history() {
    let home = Home::new();
    let mut window = open(&home);
    window.key(Key::J);
    window.key(Key::Num1);
    window.key(Key::K);
    window.key(Key::Num8);
    window.expect("Confirmed → Contradicted");
    window.press("Restore");
    window.expect("Contradicted → Confirmed");
}

#[test]
fn a_filter_is_saved_under_a_name_and_used_again() {
    let home = Home::new();
    let mut window = open(&home);
    window.key(Key::A);
    window.type_into("Filter figures", "tons");
    window.expect("Claims 2 of 5");
    window.click("More ▼");
    window.click("Save this filter…");
    window.type_into("Name of the filter", "all in tons");
    window.click("Save");
    window.key(Key::Escape);
    window.key(Key::Backspace);
    window.expect("Claims 5");
    window.click("More ▼");
    window.click("Saved filters");
    window.click("all in tons");
    // The article was this project's.
    window.expect("Claims 3 of 5");
}

#[test]
fn a_second_person_judges_without_seeing_what_the_first_set() {
    let home = Home::new();
    let paths = [corpus(&home)];
    let mut window = open_as(&home, "Kim", &paths);
    window.key(Key::J);
    window.key(Key::Num1);
    window.key(Key::K);
    window.key(Key::W);
    window.type_into("Note", "seen in the ledger");
    window.key(Key::Tab);
    drop(window);

    let mut window = open_as(&home, "Lee", &paths);
    window.menu("Claim", "Second review");
    window.type_into("Your name", "Lee");
    window.click("Begin the second review");
    window.expect("second review as Lee");
    window.click("1 left");
    window.expect("Claims 1 of 5");
    window.key(Key::J);
    window.expect("Somebody else has judged this claim");
    window.expect_not("Unverified → Confirmed");
    window.expect_not("Kim");
    assert_eq!(value(&window, "Note"), None);
    window.ctrl(Key::H);
    window.expect("shown once you have set your status");
    window.expect_not("Unverified → Confirmed");
    window.click("Close");
    window.menu("View", "Agreement of two people");
    window.expect("it would tell what others judged");
    window.click("Close");
    assert_eq!(toggled(&window, "Needs a second person"), None);
    // Many claims at once: nothing of what is hidden changes.
    window.ctrl(Key::B);
    window.click("add a tag");
    window.type_into("Tag for all", "seen");
    window.expect("1 judged by others stay as they are until you have judged them.");
    window.click("Cancel");
    // A status for all is a second judgement; the first one stays.
    window.ctrl(Key::B);
    window.click("Change one claim");
    window.expect("Kim: Confirmed");
    window.expect("Lee: Single source");
    window.ctrl(Key::Z);
    window.expect("Somebody else has judged this claim");
    window.key(Key::Num8);
    assert_eq!(toggled(&window, "Needs a second person"), Some(false), "the wish is fulfilled");
    // Now both are shown, and they differ.
    window.expect("≠ judged differently");
    window.expect("Kim: Confirmed");
    window.expect("Lee: Contradicted");
    assert_eq!(value(&window, "Note").as_deref(), Some("seen in the ledger"));
    window.expect("none left");
    window.menu("View", "Agreement of two people");
    window.expect("0 % alike");
    window.click("show the one disagreement");
    window.expect("Kim and Lee differ");
    // The other judgement can count; the first one stays beside it, and nobody stands there twice.
    window.press("Let this count");
    window.expect("Unverified → Confirmed");
    window.expect("Confirmed → Contradicted");
    for once in ["Kim: Confirmed", "Lee: Contradicted"] {
        assert_eq!(window.harness.query_all_by_label(once).count(), 1, "{once}");
    }
    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    window.expect("Somebody else has judged this claim");
    window.click("end");
    window.expect_not("second review as");
    assert_eq!(value(&window, "Note").as_deref(), Some("seen in the ledger"));
}

#[test]
fn another_persons_project_is_merged_and_its_questions_are_settled_one_by_one() {
    let (ours, theirs) = (Home::new(), Home::new());
    let mut window = open_as(&theirs, "Lee", &[corpus(&theirs)]);
    window.key(Key::J);
    window.key(Key::Num8);
    window.key(Key::Num3);
    window.key(Key::Num3);
    drop(window);
    let mut window = open_as(&ours, "Kim", &[corpus(&ours)]);
    window.key(Key::J);
    window.key(Key::Num1);
    window.key(Key::Num3);
    assert_eq!(figures(&window), "2 of 5");

    window.ctrl(Key::M);
    window.type_into("Path", &theirs.project().display().to_string());
    window.click("Merge");
    window.expect_soon("Questions of merges");
    window.expect("1 of 1 open");
    window.expect("Question 1, open: both changed it “500 tons”");
    window.expect("Status here: ✓ Confirmed · Kim");
    window.click_containing("Status there: × Contradicted · Lee");
    window.click("Take theirs");
    window.expect("settled: theirs");
    window.expect("Question 1, theirs: both changed it");
    window.click("Agreement…");
    window.expect("50 % alike · Cohen's κ 0.33 · 2 claims judged by both");
    window.click("Close");
    assert_eq!(figures(&window), "3 of 5");
    window.ctrl(Key::H);
    window.expect("Kim settle a question of the merge");
    window.expect("merge “");
    window.click("Close");
    // What counted here stays beside it.
    window.key(Key::K);
    window.key(Key::K);
    window.expect("Lee: Contradicted");
    window.expect("Kim: Confirmed");
    // All of it is undone: the answer, then the merge.
    window.ctrl(Key::Z);
    window.expect("1 question of a merge");
    window.ctrl(Key::Z);
    window.expect_not("question of a merge");
    assert_eq!(figures(&window), "2 of 5");
    drop(window);
    let mut window = open_as(&ours, "Kim", &[corpus(&ours)]);
    window.ctrl(Key::Y);
    window.expect("1 question of a merge");
    assert_eq!(figures(&window), "3 of 5");
}

#[test]
fn what_is_no_project_is_not_merged_and_nothing_is_lost() {
    let home = Home::new();
    let mut window = open(&home);
    window.key(Key::J);
    window.key(Key::Num1);
    let file = home.data().join("no.tumen");
    std::fs::write(&file, "not a project").expect("a file");
    for (path, told) in [
        (file, "Both projects are as they were"),
        (PathBuf::from("/nowhere/their.tumen"), "Both projects are as they were"),
        (home.project(), "This is the open project itself"),
    ] {
        window.ctrl(Key::M);
        window.type_into("Path", &path.display().to_string());
        window.click("Merge");
        window.expect_soon(told);
        window.click("Close");
    }
    assert_eq!(figures(&window), "1 of 5");
}

#[test]
fn superseded_asks_what_shows_it_and_makes_evidence_of_it() {
    let home = Home::new();
    let mut window = open(&home);
    window.key(Key::J);
    window.harness.key_press(Key::Equals);
    window.settle();
    window.expect("Why “Superseded”?");
    window.type_into("Address or file that shows it", "https://post.example/correction");
    window.type_into("Reason", "corrected on 12 April");
    window.click("Set status");
    window.expect("1 of 5 figures reviewed");
    window.key(Key::K);
    window.expect("corrected on 12 April");
    window.expect("https://post.example/correction");

    // A file is read first; by then the suggestion is a claim, and the next one is selected.
    let file = home.data().join("correction.txt");
    std::fs::write(&file, "corrected").expect("a file");
    window.key(Key::J);
    window.harness.key_press(Key::Equals);
    window.settle();
    window.type_into("Address or file that shows it", &file.display().to_string());
    window.type_into("Reason", "corrected again");
    window.click("Set status");
    window.expect("2 of 5 figures reviewed");
    window.expect_not("correction.txt");
    window.key(Key::K);
    window.expect("corrected again");
    window.expect("correction.txt");

    // Other statuses do not ask for it.
    window.key(Key::J);
    window.key(Key::Num9);
    window.expect("Why “Cannot be verified”?");
    assert!(window.harness.query_by_label("Address or file that shows it").is_none());
}
