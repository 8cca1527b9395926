//! What the checks found, in the window.

mod common;

use common::{Home, Window};
use egui::Key;
use egui_kittest::kittest::Queryable as _;

/// A change that does not hold, and one that does.
const TEXT: &[u8] = b"---\ntitle: Sales to the North\noutlet: Harbour Post\npublished: 2017-07-20\n---\n\
Russian exports to North Korea rose 12 percent to $48 million in the first five months of 2017 from $24.04 million a year earlier.\n\n\
North Korean exports to Russia fell 50 percent to $1.5 million in the first five months of 2017 from $3 million a year earlier.\n";

fn open(home: &Home) -> Window {
    let corpus = home.corpus(&[("sales.md", TEXT)]);
    home.open_paths(&[&corpus])
}

#[test]
fn findings_stand_beside_the_claims_and_lead_to_them() {
    let home = Home::new();
    let mut window = open(&home);
    window.expect("Checks ");
    window.key(Key::D);
    window.expect("× inconsistent 1");
    window.expect("Finding, inconsistent: 48\u{202f}000\u{202f}000 USD against 24\u{202f}040\u{202f}000 USD is +99.67\u{202f}%");
    window.click_containing("Finding, inconsistent: ");
    // The claim panel says the same, and leads on to what it was compared with.
    window.expect("× change");
    window.expect("Accept  ⏎");
    window.harness.get_all_by_label("“$48 million”").next().expect("a link").click();
    window.settle();
    window.expect("48\u{202f}000\u{202f}000 USD · 9.6M a month");
    window.key(Key::B);
    window.expect_not("Finding, inconsistent: ");
}

#[test]
fn results_can_be_left_out_and_the_filter_counts() {
    let home = Home::new();
    let mut window = open(&home);
    window.key(Key::D);
    window.expect("Finding, consistent: ");
    window.click_containing("✓ consistent ");
    window.expect_not("Finding, consistent: ");
    window.expect("Finding, inconsistent: ");
    window.click_containing("✓ consistent ");
    window.expect("Finding, consistent: ");
    // Only what names a figure that the filter shows.
    window.type_into("Filter figures", "percent\n");
    window.retype("Filter figures", "50 percent");
    window.settle();
    window.expect_not("Finding, inconsistent: ");
}

#[test]
fn a_changed_claim_is_checked_again() {
    let home = Home::new();
    let mut window = open(&home);
    window.key(Key::D);
    window.click_containing("Finding, inconsistent: ");
    window.key(Key::E);
    window.retype("value", "0.996");
    window.click("Keep changes");
    window.expect("× inconsistent 0");
    window.ctrl(Key::Z);
    window.expect("× inconsistent 1");
}

#[test]
fn another_project_has_its_own_findings() {
    let home = Home::new();
    let mut window = open(&home);
    window.key(Key::D);
    window.expect("Finding, inconsistent: 48");
    window.harness.state_mut().open_sample();
    window.settle();
    window.expect("sample.tumen");
    window.expect("Finding, inconsistent: Called the highest ever");
    window.expect_not("Finding, inconsistent: 48");
}
