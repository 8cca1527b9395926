//! What a person does about findings, in the window: looks at them, keeps what follows, sets prices, sees them beside the
//! text.

mod common;

use std::path::{Path, PathBuf};
use std::process::Command;

use common::{Home, Window};
use egui::Key;
use egui_kittest::kittest::Queryable as _;

/// A change that does not hold; one that determines what it started from; a price of 561 dollars a tonne.
const TEXT: &[u8] = b"---\ntitle: Sales to the North\noutlet: Harbour Post\npublished: 2017-07-20\n---\n\
Russian exports to North Korea rose 12 percent to $48 million in the first five months of 1999 from $24.04 million a year earlier.\n\n\
North Korean exports to Russia fell 70 percent from a year earlier to $1.36 million in the first five months of 1999.\n\n\
Russia sold 4,100 tons of oil worth $2.3 million to North Korea in January-April 1999.\n";

fn open(home: &Home) -> Window {
    let corpus = home.corpus(&[("sales.md", TEXT)]);
    let mut window = home.open_paths(&[&corpus]);
    window.key(Key::D);
    window
}

/// The project's file.
fn project(home: &Home) -> PathBuf {
    fn find(folder: &Path) -> Option<PathBuf> {
        std::fs::read_dir(folder).ok()?.flatten().find_map(|entry| {
            let path = entry.path();
            let is_project = path.extension().is_some_and(|ending| ending == "tumen");
            // Backups are projects too.
            let inside = path.is_dir() && !path.ends_with("backups");
            if inside { find(&path) } else { (is_project && path.is_file()).then_some(path) }
        })
    }
    find(&home.data()).expect("a project")
}

fn print(arguments: &[&str], project: &Path) -> Vec<serde_json::Value> {
    let (verb, rest) = arguments.split_first().expect("a verb");
    let out = Command::new(env!("CARGO_BIN_EXE_tumen")).arg(verb).arg(project).args(rest).output();
    let out = out.expect("the program runs");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let lines = String::from_utf8(out.stdout).expect("UTF-8");
    lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn export(project: &Path, out: &Path) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tumen"));
    let status = command.arg("export").arg(project).args(["--to", "ndjson", "--out"]).arg(out).status();
    assert!(status.expect("the program runs").success());
}

#[test]
fn a_finding_that_was_looked_at_stands_dimmed_at_the_end_with_a_reason() {
    let home = Home::new();
    let mut window = open(&home);
    window.expect("× inconsistent 1");
    window.click_containing("Finding, inconsistent: ");
    window.key(Key::Y);
    window.type_into("Reason", "a slip of the pen");
    window.key(Key::Enter);
    window.expect("× inconsistent 0");
    window.expect("looked at 1");
    window.expect("(looked at by Kim: a slip of the pen)");
    // The claim panel says so too.
    window.expect("✓ change");
    // The chip leaves it out and brings it back.
    window.click("looked at 1");
    window.expect_not("Finding, inconsistent: ");
    window.click("looked at 1");
    window.expect("Finding, inconsistent: ");
    // One step.
    window.ctrl(Key::Z);
    window.expect("× inconsistent 1");
    window.expect_not("looked at 1");
    window.harness.key_press_modifiers(egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, Key::Z);
    window.settle();
    window.expect("× inconsistent 0");
    // The key takes it back as well.
    window.click_containing("Finding, inconsistent: ");
    window.key(Key::Y);
    window.expect("× inconsistent 1");
}

#[test]
fn a_look_needs_no_reason_and_can_be_called_off() {
    let home = Home::new();
    let mut window = open(&home);
    window.click_containing("Finding, inconsistent: ");
    window.click("Finding looked at…");
    window.click("Cancel");
    window.expect("× inconsistent 1");
    window.click("Looked at…");
    window.click("Looked at");
    window.expect("× inconsistent 0");
    window.expect("(looked at by Kim)");
    window.click("Not looked at");
    window.expect("× inconsistent 1");
}

#[test]
fn a_look_is_there_after_a_restart_and_printed() {
    let home = Home::new();
    let mut window = open(&home);
    window.click_containing("Finding, inconsistent: ");
    window.key(Key::Y);
    window.type_into("Reason", "known");
    window.key(Key::Enter);
    drop(window);
    let file = project(&home);
    let found = print(&["audit"], &file);
    let looked: Vec<&serde_json::Value> = found.iter().filter(|found| !found["looked"].is_null()).collect();
    assert_eq!(looked.len(), 1, "{found:#?}");
    assert_eq!(
        (&looked[0]["result"], &looked[0]["looked"]["who"], &looked[0]["looked"]["why"]),
        (&"inconsistent".into(), &"Kim".into(), &"known".into())
    );
    assert!(
        looked[0]["looked"]["at"].as_str().is_some_and(|at| at.ends_with('Z')),
        "{:?}",
        looked[0]["looked"]
    );
    let mut window = home.open_paths(&[&file]);
    window.key(Key::D);
    window.expect("looked at 1");
}

#[test]
fn a_finding_whose_result_changes_comes_back() {
    let home = Home::new();
    let mut window = open(&home);
    window.click_containing("Finding, inconsistent: ");
    window.key(Key::Y);
    window.key(Key::Enter);
    window.expect("looked at 1");
    window.key(Key::E);
    window.retype("value", "0.996");
    window.click("Keep changes");
    window.expect_not("looked at 1");
    window.expect("Finding, consistent: ");
}

#[test]
fn kinds_of_checks_are_left_out() {
    let home = Home::new();
    let mut window = open(&home);
    window.expect("Finding, inconsistent: ");
    window.expect("Finding, consistent: The two make about 561 USD");
    window.click("More ▼");
    window.click("price 1");
    window.expect_not("Finding, consistent: The two make about 561 USD");
    window.expect("Finding, inconsistent: ");
    window.click("price 1");
    window.click("change 1");
    window.expect("Finding, consistent: The two make about 561 USD");
    window.expect_not("Finding, inconsistent: ");
}

#[test]
fn what_follows_becomes_a_claim_in_one_step() {
    let home = Home::new();
    let mut window = open(&home);
    window.click_containing("Finding, note: 1\u{202f}360\u{202f}000 USD after a change");
    window.click("Take over as a derived claim");
    // It is selected, says what it is, and links what it comes from.
    window.expect("Derived claim");
    window.expect("USD (3\u{202f}870\u{202f}000 – 5\u{202f}460\u{202f}000) · 900k a month");
    window.expect("“70 percent” · Harbour Post 2017-07-20");
    window.key(Key::B);
    window.expect("4\u{202f}500\u{202f}000 USD · derived");
    drop(window);
    let file = project(&home);
    let out = home.data().join("claims.ndjson");
    export(&file, &out);
    let lines = std::fs::read_to_string(&out).expect("the export");
    let claims: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(claims.len(), 3, "{claims:#?}");
    let derived = claims.iter().find(|claim| claim["rule"] == "derived").expect("a derived claim");
    assert_eq!((derived["quote"].as_str(), derived["kind"].as_str()), (Some("70 percent"), Some("money")));
    assert_eq!((derived["value"].to_string(), derived["hedge"].as_str()), ("4500000".into(), Some("range")));
    assert_eq!(derived["period_start"], "1998-01-01");
    assert_eq!(derived["note"], "1\u{202f}360\u{202f}000 USD ÷ (1 − 0.7) = 4\u{202f}533\u{202f}000 USD");
    let links: Vec<&str> = derived["links"]
        .as_array()
        .expect("links")
        .iter()
        .filter_map(|link| link["target"].as_str())
        .collect();
    let ids: Vec<&str> = claims
        .iter()
        .filter(|claim| claim["rule"] != "derived")
        .filter_map(|claim| claim["id"].as_str())
        .collect();
    assert!(links.len() == 2 && ids.iter().all(|id| links.contains(id)), "{links:?} {ids:?}");
    // Nothing is derived from it again, and it agrees with nothing because of itself.
    let found = print(&["audit"], &file);
    let bases = found.iter().filter(|found| !found["computed"]["derived_base"].is_null());
    assert_eq!(bases.count(), 1, "{found:#?}");
    assert!(
        found.iter().all(|found| found["kind"] != "percent" || found["result"] == "inconsistent"),
        "{found:#?}"
    );
    // One step takes all of it back.
    let mut window = home.open_paths(&[&file]);
    window.expect("4\u{202f}500\u{202f}000 USD · derived");
    window.ctrl(Key::Z);
    window.expect_not("4\u{202f}500\u{202f}000 USD · derived");
    window.expect("0 of ");
    drop(window);
    export(&file, &out);
    assert_eq!(std::fs::read_to_string(&out).expect("the export").lines().count(), 0);
}

#[test]
fn a_derived_claim_is_offered_once() {
    let home = Home::new();
    let mut window = open(&home);
    window.click_containing("Finding, note: 1\u{202f}360\u{202f}000 USD after a change");
    window.click("Take over as a derived claim");
    window.click_containing("Finding, note: 1\u{202f}360\u{202f}000 USD after a change");
    window.expect_not("Take over as a derived claim");
    window.click("Derived claim");
    window.expect("Derived claim");
}

#[test]
fn price_bands_are_edited_and_the_checks_follow() {
    let home = Home::new();
    let mut window = open(&home);
    window.expect("Finding, consistent: The two make about 561 USD");
    window.menu("Tools", "Price bands…");
    // What is typed wrongly is told and kept.
    window.retype("Highest price of Oil (unspecified) a tonne", "lots");
    window.expect("is no price");
    window.retype("Highest price of Oil (unspecified) a tonne", "100");
    window.expect("is above the highest");
    window.retype("Highest price of Oil (unspecified) a tonne", "400");
    window.expect_not("is above the highest");
    window.click("Use these");
    window.expect_not("Use these");
    window.expect("Finding, undecided: The two make about 561 USD");
    // One step; and there is a way back to the program's.
    window.ctrl(Key::Z);
    window.expect("Finding, consistent: The two make about 561 USD");
    window.harness.key_press_modifiers(egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, Key::Z);
    window.settle();
    window.expect("Finding, undecided: The two make about 561 USD");
    window.menu("Tools", "Price bands…");
    window.click("Back to the program's");
    window.expect("Finding, consistent: The two make about 561 USD");
}

#[test]
fn a_band_is_added_and_removed() {
    let home = Home::new();
    let mut window = open(&home);
    window.menu("Tools", "Price bands…");
    window.click("Add goods");
    window.expect("Choose goods for each line.");
    window.click("Remove the band of choose… a tonne");
    window.expect_not("Choose goods for each line.");
    // Without its own line, oil takes the band of its group; without any, its price is not checked.
    for goods in ["Oil (unspecified)", "Mineral fuels, oils and products"] {
        let label = format!("Remove the band of {goods} a tonne");
        if window.shows(&label) {
            window.click(&label);
        }
    }
    window.click("Use these");
    window.expect_not("The two make about 561 USD");
}

#[test]
fn the_margin_and_the_table_mark_what_asks_for_a_look() {
    let home = Home::new();
    let mut window = open(&home);
    window.key(Key::B);
    window.expect("In the margin: × 12 percent");
    window.expect("Row 12 percent: +12\u{202f}%, inconsistent");
    // What holds has no mark.
    window.expect_not("In the margin: × 70 percent");
    window.expect_not("In the margin: ? 70 percent");
    window.click_containing("In the margin: × 12 percent");
    window.expect("× change");
    // Looked at, it is gone; taken back, it is there again.
    window.key(Key::Y);
    window.key(Key::Enter);
    window.expect_not("In the margin: × ");
    window.expect_not(", inconsistent");
    window.ctrl(Key::Z);
    window.expect("In the margin: × 12 percent");
}

#[test]
fn the_card_over_a_figure_names_the_finding() {
    let home = Home::new();
    let mut window = open(&home);
    window.key(Key::B);
    let label = window.harness.query_all_by_label_contains("12 percent: +12").next().is_some();
    assert!(label);
    window.hover("12 percent: +12\u{202f}%, suggested");
    window.expect("× 48\u{202f}000\u{202f}000 USD against 24\u{202f}040\u{202f}000 USD is +99.67");
}
