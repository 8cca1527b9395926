//! What a person does from start to end, through the whole window.

mod common;

use common::Home;
use egui::Key;
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

#[test]
fn the_first_start_shows_the_sample_filled_and_says_where_it_is_kept() {
    let home = Home::new();
    let window = home.open();
    window.expect("Articles · 5");
    window.expect("undated 2");
    window.expect("saved");
    window.expect("sample.tumen");
    window.expect("Trade value, USD");
    window.expect("Oil volume, barrels");
    assert!(home.data().join("sample.tumen").is_file());
}

#[test]
fn a_status_set_by_key_is_there_after_a_restart() {
    let home = Home::new();
    let mut window = home.open();
    window.key(Key::J);
    window.key(Key::Num1);
    window.expect("1 of ");
    window.expect("saved");
    // The review went on to the next suggestion.
    window.key(Key::K);
    window.expect("Unverified → Confirmed");
    drop(window);
    let mut window = home.open();
    window.expect("1 of ");
    window.key(Key::J);
    window.expect("Unverified → Confirmed");
}

#[test]
fn undo_works_across_a_restart_and_redo_after_it() {
    let home = Home::new();
    let mut window = home.open();
    window.key(Key::J);
    window.key(Key::Num8);
    window.expect("1 of ");
    drop(window);
    let mut window = home.open();
    window.ctrl(Key::Z);
    window.expect("0 of ");
    window.ctrl(Key::Y);
    window.expect("1 of ");
}

#[test]
fn a_suggestion_is_accepted_dismissed_and_offered_again() {
    let home = Home::new();
    let mut window = home.open();
    window.key(Key::J);
    window.expect("Suggestion");
    window.key(Key::Enter);
    window.key(Key::K);
    window.expect_not("Accept  ⏎");
    window.key(Key::J);
    let before = figures(&window);
    window.key(Key::X);
    assert_eq!(figures(&window), before - 1);
    window.ctrl(Key::Z);
    assert_eq!(figures(&window), before);
}

fn figures(window: &common::Window) -> usize {
    let label =
        window.harness.get_by_label_contains(" figures reviewed").accesskit_node().label().expect("a label");
    label.split_whitespace().nth(2).and_then(|number| number.parse().ok()).expect("a number")
}

#[test]
fn selected_words_become_a_claim_and_a_statement() {
    let home = Home::new();
    let text =
        b"---\ntitle: Rails\n---\nTrain services resume next month.\n\nA second paragraph follows here.\n";
    let corpus = home.corpus(&[("rails.md", text)]);
    let mut window = home.open_paths(&[&corpus]);
    assert_eq!(figures(&window), 0);
    window.drag_over("Train services resume");
    window.key(Key::S);
    assert_eq!(figures(&window), 1);
    window.expect("statement");
    window.drag_over("A second paragraph");
    window.key(Key::C);
    assert_eq!(figures(&window), 2);
    drop(window);
    let window = home.open_paths(&[&corpus]);
    assert_eq!(figures(&window), 2);
}

#[test]
fn no_single_letter_acts_while_typing() {
    let home = Home::new();
    let mut window = home.open();
    window.key(Key::J);
    window.type_into("Note", "j1x");
    window.key(Key::Num1);
    window.key(Key::X);
    window.expect("0 of ");
}

#[test]
fn a_note_is_kept_when_its_field_is_left() {
    let home = Home::new();
    let mut window = home.open();
    window.key(Key::J);
    window.type_into("Note", "seen in the customs table");
    window.field("Tags").focus();
    window.settle();
    window.expect("write note");
    window.expect("saved");
}

#[test]
fn a_click_on_a_bar_opens_the_article_at_the_sentence() {
    let home = Home::new();
    let mut window = home.open();
    let is_bar =
        |node: &Node<'_>| node.accesskit_node().label().is_some_and(|label| label.contains("US$48 million"));
    let bar = window.harness.get_all_by_role(egui::accesskit::Role::Button).find(is_bar);
    bar.expect("the bar of US$48 million").click();
    window.settle();
    window.expect("Russia Increasingly Propping up N.Korean Regime");
    window.expect("48\u{202f}000\u{202f}000 USD");
    let marks = window.harness.query_all_by_role(egui::accesskit::Role::Link);
    assert!(
        marks
            .filter_map(|node| node.accesskit_node().label())
            .any(|label| label.starts_with("US$48 million"))
    );
}

#[test]
fn an_undated_article_is_dated_by_hand_and_that_can_be_undone() {
    let home = Home::new();
    let text = b"Coal\n\nNorth Korea sold 500 tons of coal to China last month, customs officials said.\n";
    let corpus = home.corpus(&[("coal.txt", text)]);
    let mut window = home.open_paths(&[&corpus]);
    window.expect("undated 1");
    window.expect("1 has no period");
    window.type_into("Publication date", "2019-04-10");
    window.key(Key::Enter);
    window.expect("entered by hand");
    window.expect("Mar 2019");
    window.expect_not("has no period");
    window.ctrl(Key::Z);
    window.expect("1 has no period");
}

#[test]
fn every_field_of_a_claim_can_be_edited() {
    let home = Home::new();
    let text = b"Coal\n2019-04-10\n\nNorth Korea sold 500 tons of coal to China last month.\n";
    let corpus = home.corpus(&[("coal.txt", text)]);
    let mut window = home.open_paths(&[&corpus]);
    window.key(Key::J);
    window.key(Key::E);
    window.retype("value", "5o0");
    window.click("Keep changes");
    window.expect("is not a number");
    window.retype("value", "750");
    window.click("Keep changes");
    window.expect("750 t");
    window.expect("500 t → 750 t");
}

#[test]
fn a_claim_is_moved_to_other_words_and_linked_to_what_it_restates() {
    let home = Home::new();
    let text =
        b"Coal\n2019-04-10\n\nNorth Korea sold 500 tons of coal.\n\nAnother line of words stands here.\n";
    let corpus = home.corpus(&[("coal.txt", text)]);
    let mut window = home.open_paths(&[&corpus]);
    window.key(Key::J);
    window.key(Key::Enter);
    window.drag_over("Another line");
    window.key(Key::S);
    window.key(Key::E);
    window.click("Same as: nothing else");
    window.harness.get_all_by_label("500 tons").last().expect("the other claim").click();
    window.settle();
    window.expect("link equivalent");
    window.drag_over("North Korea sold");
    window.click("Take the selected words as its place");
    window.expect("move claim");
    window.ctrl(Key::Z);
    window.expect("undone: move claim");
}

#[test]
fn the_filter_narrows_everything_and_its_parts_can_be_taken_away() {
    let home = Home::new();
    let mut window = home.open();
    let all = figures(&window);
    window.type_into("Filter figures", "fertilizer");
    window.expect(&format!("of {all}"));
    window.expect("“fertilizer” ×");
    window.click("“fertilizer” ×");
    window.expect(&format!("Claims {all}"));
}

#[test]
fn what_the_plot_cannot_place_is_counted_and_the_count_opens_it() {
    let home = Home::new();
    let mut window = home.open();
    window.harness.get_all_by_label_contains("not placed").next().expect("a count beside the plot").click();
    window.settle();
    window.expect("not on the trade value plot ×");
}

#[test]
fn a_second_window_on_the_same_file_is_read_only_and_says_so() {
    let home = Home::new();
    let first = home.open();
    let mut second = home.open();
    second.expect("read only");
    second.key(Key::J);
    second.key(Key::Num1);
    second.expect("open for reading only");
    second.expect("0 of ");
    // What cannot be done is not offered.
    second.harness.get_all_by_label("Edit").next().expect("a menu").click();
    second.settle();
    let disabled = |label: &str| second.harness.get_by_label_contains(label).accesskit_node().is_disabled();
    assert!(disabled("Undo") && !disabled("Find in article…"));
    drop(second);
    drop(first);
}

#[test]
fn without_a_place_to_keep_it_the_work_waits_in_memory() {
    let home = Home::new();
    let world = tumen::app::World { data: Err("no home".to_owned()), person: "Kim".into(), dialogs: false };
    let mut window = common::Window::new(world, |app| app.open_sample());
    window.expect("not saved");
    window.expect("Articles · 5");
    window.key(Key::J);
    window.key(Key::Num1);
    window.expect("1 of ");
    let copy = home.corpus(&[]).join("copy.tumen");
    window.click("Save a copy…");
    window.type_into("Path", &copy.display().to_string());
    window.click("Save");
    window.expect_soon("✓ saved");
    drop(window);
    let window = home.open_paths(&[&copy]);
    window.expect("1 of ");
}

#[test]
fn bad_files_end_in_a_report_and_the_rest_is_read() {
    let home = Home::new();
    let corpus = home.corpus(&[
        ("good.txt", b"Oil\n2019-04-10\n\nRussia sent 300 tons of oil to North Korea in March.\n"),
        ("binary.txt", &[0, 159, 146, 150, 0, 1, 2, 3, 0, 255]),
        ("empty.txt", b""),
        ("latin.txt", b"Caf\xe9\n\nChina paid 40 million yuan (about 6 million dollars) for cr\xe8me.\n"),
        ("index.csv", b"file,published\ngood.txt,2019-13-45\ngone.txt,2019-01-01\n"),
    ]);
    let window = home.open_paths(&[&corpus]);
    window.expect("Articles · 2");
    window.expect("looks like a binary file");
    window.expect("gone.txt");
}

#[test]
fn dropped_files_are_opened() {
    let home = Home::new();
    let corpus =
        home.corpus(&[("coal.txt", b"Coal\n2019-04-10\n\nNorth Korea sold 500 tons of coal in March.\n")]);
    let mut window = home.open();
    window.drop_path(corpus);
    window.expect("Articles · 1");
    window.expect("500 t");
}

#[test]
fn a_folder_without_articles_says_so() {
    let home = Home::new();
    let corpus = home.corpus(&[]);
    let window = home.open_paths(&[&corpus]);
    window.expect("There are no articles to read");
}

#[test]
fn a_file_that_is_no_project_is_refused_and_untouched() {
    let home = Home::new();
    let corpus = home.corpus(&[("fake.tumen", b"just text")]);
    let fake = corpus.join("fake.tumen");
    let window = home.open_paths(&[&fake]);
    window.expect("not a Tumen project");
    assert_eq!(std::fs::read(&fake).expect("the file"), b"just text");
}

#[test]
fn the_claims_are_exported_through_the_dialog() {
    let home = Home::new();
    let mut window = home.open();
    window.key(Key::J);
    window.key(Key::Num3);
    let out = home.corpus(&[]).join("claims.csv");
    window.ctrl(Key::E);
    window.settle();
    window.retype("Path", &out.display().to_string());
    window.click("Export");
    window.expect("1 records in");
    let written = std::fs::read_to_string(out).expect("the export");
    assert_eq!(written.lines().count(), 2);
    assert!(written.contains("single_source"), "{written}");
}

#[test]
fn a_status_that_asks_for_a_reason_gets_one() {
    let home = Home::new();
    let mut window = home.open();
    window.key(Key::J);
    window.key(Key::Num9);
    window.expect("Why “Cannot be verified”?");
    window.type_into("Reason", "no public record");
    window.click("Set status");
    window.key(Key::K);
    window.expect("Why: no public record");
}

#[test]
fn arrow_keys_walk_the_chart_and_its_data_is_a_table_one_key_away() {
    let home = Home::new();
    let mut window = home.open();
    window.key(Key::G);
    window.key(Key::ArrowRight);
    let focused = |window: &common::Window| {
        let node = window.harness.get_by(|node| node.is_focused());
        node.accesskit_node().label().unwrap_or_default()
    };
    let first = focused(&window);
    assert!(first.contains("suggested"), "{first}");
    window.key(Key::ArrowRight);
    let second = focused(&window);
    assert_ne!(first, second);
    window.key(Key::ArrowLeft);
    assert_eq!(focused(&window), first);
    // What is walked to is selected everywhere.
    let quote = first.split(',').next().unwrap_or_default();
    window.expect(&format!("Row {quote}"));
    window.key(Key::T);
    window.expect(&format!("Plotted {quote}"));
    window.key(Key::T);
    window.expect_not("Plotted ");
}

#[test]
fn a_stretch_of_time_brushed_under_the_plots_filters_everything() {
    let home = Home::new();
    let mut window = home.open();
    let all = figures(&window);
    let plot = window.harness.get_by_label_contains("Oil volume, barrels, ").rect();
    let at = |share: f32| egui::pos2(plot.left() + plot.width() * share, plot.bottom() + 10.0);
    window.harness.hover_at(at(0.2));
    window.harness.step();
    window.harness.drag_at(at(0.2));
    window.harness.step();
    window.harness.hover_at(at(0.4));
    window.harness.step();
    window.harness.drop_at(at(0.4));
    window.settle();
    window.expect(&format!(" of {all}"));
    let part = window.harness.get_by_label_contains(" ×").accesskit_node().label().expect("a name");
    window.click(&part);
    window.expect(&format!("Claims {all}"));
}
