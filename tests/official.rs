//! Official figures in the window: chosen, drawn, held against the selected claim, and taken as evidence.

mod common;

use common::{Home, Window};
use egui::Key;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// A claim that the Korean trade association's figure bears out, and one of another year's "highest ever".
const QUARTER: &[u8] = b"---\ntitle: Border trade slows\noutlet: Harbour Post\ndate: 2014-05-20\n---\n\
Trade between China and North Korea came to $1.27 billion in the first quarter of 2014.\n";
const PEAK: &[u8] = b"---\ntitle: Northern trade\noutlet: Harbour Post\ndate: 2017-07-25\n---\n\
Trade between Russia and North Korea reached an all-time high of $49.4 million in January-May 2017, according to KOTRA.\n";

fn open(home: &Home, name: &str, text: &[u8]) -> Window {
    let corpus = home.corpus(&[(name, text)]);
    let mut window = home.open_paths(&[&corpus]);
    window.key(Key::J);
    window
}

/// The name of a button or box that is neither a label nor a heading.
fn press(window: &mut Window, label: &str) {
    window.harness.get_all_by_label(label).next().unwrap_or_else(|| panic!("no {label}")).click_accesskit();
    window.settle();
}

#[test]
fn a_series_is_found_by_words_drawn_with_its_lane_and_taken_away_in_the_legend() {
    let home = Home::new();
    let mut window = open(&home, "quarter.md", QUARTER);
    window.expect_not("Coverage of");
    window.click("official: none ▼");
    // Those of the selected claim come first.
    window.expect("Same flow and goods as the selected claim");
    window.type_into("Search official series", "kita 2014");
    window.expect_not("KOTRA: ");
    window.click("KITA: CHN ↔ PRK, All goods, USD");
    window.key(Key::Escape);
    window.expect("official: 1 ▼");
    window.expect("Coverage of KITA");
    window.expect("1 official series");
    window.hover("Coverage of KITA");
    window.expect("reported");
    window.click("KITA: CHN ↔ PRK");
    window.expect("official: none ▼");
    window.expect_not("Coverage of");
}

#[test]
fn the_first_quarter_of_2014_is_consistent_and_the_row_becomes_evidence_in_one_click() {
    let home = Home::new();
    let mut window = open(&home, "quarter.md", QUARTER);
    window.key(Key::R);
    window.expect("✓ Consistent with official figures");
    window.expect("1\u{202f}271\u{202f}000\u{202f}000 USD");
    window.expect("−1\u{a0}000\u{a0}000 USD (−0.0787\u{a0}%)");
    window.expect("✓ rounding explains the difference");
    window.expect("known only through the press: Seoul Shinmun");
    window.expect_not("supports KITA");
    press(&mut window, "Use as evidence");
    window.expect("✓ is evidence");
    window.expect("KITA, Jan–Mar 2014: 1\u{202f}271\u{202f}000\u{202f}000 USD");
    // The suggestion became a claim in the same step, and one undo takes back both.
    window.expect_not("Accept  ⏎");
    window.ctrl(Key::Z);
    window.expect("Use as evidence");
    window.expect("Accept  ⏎");
    window.expect_not("KITA, Jan–Mar 2014: ");
}

#[test]
fn an_all_time_high_is_inconsistent_with_an_earlier_year_which_says_that_it_is_annual() {
    let home = Home::new();
    let mut window = open(&home, "peak.md", PEAK);
    window.key(Key::R);
    window.expect("× Inconsistent with official figures");
    window.expect("The article calls it the highest ever; earlier rows are higher");
    window.expect("232\u{202f}000\u{202f}000 USD");
    window.expect("19\u{a0}333\u{a0}333 USD a month");
    window.expect("the series is annual: 2005");
}

#[test]
fn rows_that_do_not_match_say_why() {
    let home = Home::new();
    let mut window = open(&home, "quarter.md", QUARTER);
    let folded = window.harness.get_by_label_contains("that do not match, and why");
    let label = folded.accesskit_node().label().expect("a label");
    window.press(&label);
    window.expect("≠ ");
}

#[test]
fn a_drawn_row_stands_in_the_table_of_the_chart() {
    let home = Home::new();
    let mut window = open(&home, "quarter.md", QUARTER);
    press(&mut window, "Draw in the chart");
    window.expect("In the chart ✓");
    window.key(Key::T);
    window.expect("Plotted 1\u{202f}271\u{202f}000\u{202f}000 USD, Jan–Mar 2014, CHN ↔ PRK, official: KITA");
}

#[test]
fn chosen_series_are_there_after_a_restart() {
    let options = tumen::chart::Options { series: vec!["kita.chn-prk.all.usd".into()], ..Default::default() };
    let kept = serde_json::to_string(&options).expect("JSON");
    let again: tumen::chart::Options = serde_json::from_str(&kept).expect("the same");
    assert_eq!(again, options);
}

#[test]
fn the_first_start_draws_series_that_exist() {
    let table = tumen::reference::SeriesTable::embedded();
    let first = tumen::ui::Screen::first().chart.series;
    assert!(!first.is_empty() && first.iter().all(|id| table.find(id).is_some()), "{first:?}");
}
