//! Reviewing many suggestions in a row, through the whole window.

mod common;

use common::{COAL, Home, RICE, Window};
use egui::Key;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// Five suggestions: 500 tons, $40 million and 300 tons of one article, 700 tons and $90 million of an older one.
fn open(home: &Home) -> Window {
    let corpus = home.corpus(&[("coal.txt", COAL), ("rice.txt", RICE)]);
    let mut window = home.open_paths(&[&corpus]);
    window.settle();
    window
}

/// The quote of the row that is selected in the table.
fn selected(window: &Window) -> Option<String> {
    let rows = window.harness.query_all_by_label_contains("Row ");
    let label = rows
        .filter(|node| node.accesskit_node().is_selected() == Some(true))
        .find_map(|node| node.accesskit_node().label())?;
    label.strip_prefix("Row ")?.split(": ").next().map(str::to_owned)
}

#[track_caller]
fn expect_selected(window: &Window, quote: &str) {
    assert_eq!(selected(window).as_deref(), Some(quote));
}

#[test]
fn every_decision_leads_to_the_next_suggestion_and_the_last_one_says_so() {
    let home = Home::new();
    let mut window = open(&home);
    window.expect("0 of 5 suggestions decided");
    window.key(Key::J);
    expect_selected(&window, "500 tons");
    window.key(Key::Enter);
    expect_selected(&window, "$40 million");
    window.expect("1 of 5 suggestions decided");
    window.key(Key::X);
    expect_selected(&window, "300 tons");
    window.key(Key::Num1);
    expect_selected(&window, "700 tons");
    window.expect("3 of 5 suggestions decided");
    window.expect("1 of 4 figures reviewed");
    // The reader went along.
    window.expect("700 tons of rice");
    window.key(Key::Enter);
    window.key(Key::Enter);
    window.expect("All suggestions are decided");
    window.expect("5 of 5 suggestions decided");
}

#[test]
fn keys_pressed_at_once_act_in_their_order() {
    let home = Home::new();
    let mut window = open(&home);
    for key in [Key::J, Key::X, Key::J, Key::Enter, Key::K] {
        window.harness.key_press(key);
    }
    window.settle();
    // 500 tons was dismissed, $40 million passed over, 300 tons accepted; K leads back to it from 700 tons.
    expect_selected(&window, "300 tons");
    window.expect("2 of 5 suggestions decided");
    window.expect_not("Row 500 tons");
}

#[test]
fn a_status_on_a_claim_stays_there() {
    let home = Home::new();
    let mut window = open(&home);
    window.key(Key::J);
    window.key(Key::Num1);
    window.key(Key::K);
    expect_selected(&window, "500 tons");
    window.key(Key::Num8);
    expect_selected(&window, "500 tons");
    window.expect("Confirmed → Contradicted");
}

#[test]
fn a_row_that_leaves_the_filtered_list_hands_over_to_the_next() {
    let home = Home::new();
    let mut window = open(&home);
    window.key(Key::J);
    window.key(Key::J);
    window.key(Key::U);
    window.expect("Claims 5");
    expect_selected(&window, "$40 million");
    window.key(Key::Enter);
    expect_selected(&window, "300 tons");
    window.expect("Claims 4 of 5");
    window.key(Key::X);
    expect_selected(&window, "700 tons");
    window.key(Key::J);
    window.key(Key::Num2);
    // Behind the last one comes the first that was passed over.
    expect_selected(&window, "500 tons");
    window.expect("passed over");
}

#[test]
fn a_claim_that_leaves_the_filtered_list_hands_over_too() {
    let home = Home::new();
    let mut window = open(&home);
    window.key(Key::J);
    window.key(Key::Enter);
    window.key(Key::Enter);
    window.click("to review");
    window.key(Key::K);
    expect_selected(&window, "$40 million");
    window.key(Key::Num1);
    expect_selected(&window, "300 tons");
    window.expect("Claims 4 of 5");
}

#[test]
fn j_and_k_walk_through_the_rows_as_they_are_sorted() {
    let home = Home::new();
    let mut window = open(&home);
    window.click("value");
    window.key(Key::J);
    let mut walked = vec![selected(&window).expect("a row")];
    for _ in 0..4 {
        window.key(Key::J);
        walked.push(selected(&window).expect("a row"));
    }
    assert_eq!(walked, ["$40 million", "$90 million", "300 tons", "500 tons", "700 tons"]);
    window.key(Key::J);
    window.expect("This is the last figure of the list");
    window.key(Key::K);
    expect_selected(&window, "500 tons");
}

#[test]
fn undo_brings_the_suggestion_back_and_selects_it() {
    let home = Home::new();
    let mut window = open(&home);
    window.key(Key::J);
    window.key(Key::Enter);
    window.key(Key::X);
    window.key(Key::Num1);
    expect_selected(&window, "700 tons");
    for quote in ["300 tons", "$40 million", "500 tons"] {
        window.ctrl(Key::Z);
        expect_selected(&window, quote);
        window.expect("Suggestion");
    }
    window.expect("0 of 5 suggestions decided");
    window.ctrl(Key::Y);
    expect_selected(&window, "500 tons");
    // The same for a claim that was taken away.
    window.key(Key::K);
    window.key(Key::Delete);
    window.key(Key::J);
    window.ctrl(Key::Z);
    expect_selected(&window, "500 tons");
    window.expect_not("Accept  ⏎");
}

#[test]
fn the_switches_narrow_the_list_together_and_are_cleared_at_once() {
    let home = Home::new();
    let mut window = open(&home);
    window.click("Money and oil only");
    window.expect("Claims 3 of 5");
    window.expect_not("Row 500 tons");
    window.click("This article");
    window.expect("Claims 2 of 5");
    // It is the article in the reader, whichever that is.
    window.key(Key::N);
    window.expect("Claims 1 of 5");
    window.expect("Row $90 million");
    window.key(Key::J);
    window.key(Key::Enter);
    window.key(Key::U);
    window.expect("Claims 0 of 5");
    window.type_into("Filter figures", "million");
    window.expect("“million” ×");
    window.click("Clear all");
    window.expect("Claims 5");
    window.expect_not("Clear all");
    window.key(Key::O);
    window.key(Key::A);
    window.expect("Claims 1 of 5");
}

#[test]
fn all_that_is_shown_is_accepted_in_one_step() {
    let home = Home::new();
    let mut window = open(&home);
    window.key(Key::O);
    window.ctrl(Key::Enter);
    window.click("Cancel");
    window.click("Accept all 3 shown…");
    window.expect("Of 2 articles");
    // The button has the focus.
    window.key(Key::Enter);
    window.expect("3 suggestions accepted");
    window.expect("3 of 3 suggestions of this list decided");
    window.ctrl(Key::Z);
    window.expect("Undone: accept suggestions (3)");
    window.expect("0 of 3 suggestions of this list decided");
    window.ctrl(Key::Y);
    window.key(Key::U);
    window.key(Key::O);
    window.expect("Claims 2 of 5");
    // The history names it with each claim.
    window.key(Key::Backspace);
    window.click("status");
    window.key(Key::K);
    window.expect("Kim  accept suggestion");
}

#[test]
fn all_that_is_shown_is_dismissed_in_one_step_or_not_at_all() {
    let home = Home::new();
    let mut window = open(&home);
    window.click("Dismiss all 5 shown…");
    window.click("Cancel");
    window.expect("Claims 5");
    window.click("Dismiss all 5 shown…");
    window.expect("Of 2 articles");
    window.click("Dismiss 5 suggestions");
    window.expect("Claims 0");
    window.ctrl(Key::Z);
    window.expect("Claims 5");
}

#[test]
fn the_review_keys_do_nothing_while_typing() {
    let home = Home::new();
    let mut window = open(&home);
    window.key(Key::J);
    window.field("Tags").focus();
    window.settle();
    for key in [Key::J, Key::X, Key::U, Key::A, Key::O, Key::Num1, Key::Backspace] {
        window.key(key);
    }
    window.expect("0 of 5 suggestions decided");
    window.expect("Claims 5");
    expect_selected(&window, "500 tons");
}

#[test]
fn hovering_a_slot_tells_its_words_and_rule_and_lights_them_up() {
    let home = Home::new();
    let mut window = open(&home);
    window.key(Key::J);
    window.hover("exporter: PRK");
    window.expect("exporter: North Korea");
    window.expect("“North Korea”");
    window.expect("Named as the sender.");
    window.expect("Lit up: North Korea");
    window.hover("value: 500 t");
    window.expect("A number with a unit of mass");
    window.expect_not("Lit up: North Korea");
    window.hover("period: Mar 2019 (relative)");
    window.expect("“March”");
    window.expect("Counted from the day of publication, 2019-04-10");
    window.hover("modality: actual");
    window.expect("no word of estimate");
    window.hover("source: the outlet itself");
    window.expect("Nobody is cited");
    // "it" says nothing: the goods of the sentence before.
    window.key(Key::J);
    window.hover("commodity: Coal");
    window.expect("assumed from the sentences before");
}

#[test]
fn an_accepted_claim_keeps_its_reasons_until_it_is_changed_by_hand() {
    let home = Home::new();
    let mut window = open(&home);
    window.key(Key::J);
    window.key(Key::Enter);
    window.key(Key::K);
    window.hover("exporter: PRK");
    window.expect("“North Korea”");
    window.key(Key::E);
    window.retype("exporter", "RUS");
    window.click("Keep changes");
    window.hover("exporter: RUS");
    window.expect("Changed by hand");
    window.hover("commodity: Coal");
    window.expect("“coal”");
}

#[test]
fn hovering_a_highlight_tells_what_it_is_in_one_line_with_the_rule() {
    let home = Home::new();
    let mut window = open(&home);
    window.hover("500 tons: 500 t, suggested");
    window.expect("mass · PRK → CHN · Coal · Mar 2019 · actual");
    window.expect("A number with a unit of mass");
}

/// `cargo test --release --test review -- --ignored --nocapture`
#[test]
#[ignore = "prints times, asserts none"]
fn what_walking_and_deciding_cost_with_three_thousand_suggestions() {
    let home = Home::new();
    let line =
        "China sent 300 tons of oil to North Korea in May. It paid $40 million. That is up 5 percent.\n\n";
    let texts: Vec<(String, String)> = (0..200)
        .map(|at| (format!("{at:03}.txt"), format!("Report {at}\n2019-04-10\n\n{}", line.repeat(5))))
        .collect();
    let files: Vec<(&str, &[u8])> =
        texts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let corpus = home.corpus(&files);
    let mut window = home.open_paths(&[&corpus]);
    let frames = |what: &str, window: &mut Window, times: usize, key: Option<Key>| {
        let mut costs: Vec<_> = (0..times)
            .map(|_| {
                key.into_iter().for_each(|key| window.harness.key_press(key));
                let start = std::time::Instant::now();
                window.harness.step();
                start.elapsed()
            })
            .collect();
        costs.sort_unstable();
        println!("{what}: median {:.1?}, longest {:.1?}", costs[times / 2], costs[times - 1]);
    };
    frames("at rest", &mut window, 100, None);
    frames("J", &mut window, 1000, Some(Key::J));
    frames("Enter", &mut window, 100, Some(Key::Enter));
    window.ctrl(Key::Enter);
    let start = std::time::Instant::now();
    window.harness.key_press(Key::Enter);
    frames("accepting all", &mut window, 30, None);
    window.settle();
    println!("all accepted and on disk after {:.1?}", start.elapsed());
    window.expect("3000 of 3000 suggestions decided");
    let start = std::time::Instant::now();
    window.ctrl(Key::Z);
    println!("and taken back after {:.1?}", start.elapsed());
}

#[test]
fn what_was_not_decided_is_said_beside_the_article() {
    let home = Home::new();
    let text = b"Tons\n\nLast month North Korea sold 12.500 tons of coal to China.\n";
    let corpus = home.corpus(&[("tons.txt", text)]);
    let mut window = home.open_paths(&[&corpus]);
    window.settle();
    window.expect("thousands or decimals?");
    window.expect("It would be the month before publication");
    window.click_containing("thousands or decimals?");
    window.expect("12.500 tons of coal");
}
