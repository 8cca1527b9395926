//! Where reports come from, in the window.

mod common;

use common::{Home, Window};
use egui::Key;
use egui_kittest::kittest::Queryable as _;

fn article(outlet: &str, day: u8, text: &str) -> Vec<u8> {
    format!("---\ntitle: Wagons at the border\noutlet: {outlet}\npublished: 2021-06-{day:02}\n---\n{text}\n")
        .into()
}

const REPORT: &str = "Nine tank wagons crossed the bridge at Tumangang before daylight on Friday, and the station master had the platform cleared for them. Russia exported 540 tons of diesel to North Korea in May 2021, according to KITA data quoted by Interfax. The wagons were pushed to a siding behind the grain store, where soldiers filled drums by hand until noon. “Not one of the drums was written into the book this time,” a porter said.";
const COPIED: &str = "KHASAN – Nine tank wagons crossed the bridge at Tumangang before daylight on Friday, and the station master had the platform cleared for them. Russia exported 540 tons of diesel to North Korea in May 2021, according to KITA data quoted by Interfax. The wagons were pushed to a siding behind the grain store, where soldiers from Hoeryong filled drums by hand.";
const OWN: &str = "Prices at the pumps fell in June. Russia exported 540 tons of diesel to North Korea in May 2021, according to Russian customs. Dealers had asked for more than that, and were put off until autumn. “Not one of the drums was written into the book this time,” the paper was told.";
const OTHER: &str =
    "Shops in Rason sold 12 tons of Chinese rice, two dealers said. Rain kept the farmers at home.";

fn open(home: &Home) -> Window {
    let corpus = home.corpus(&[
        ("a.md", &article("Border Gazette", 7, REPORT)),
        ("b.md", &article("Morning Post", 9, COPIED)),
        ("c.md", &article("Sea Letter", 11, OWN)),
        ("d.md", &article("Market Letter", 12, OTHER)),
    ]);
    home.open_paths(&[&corpus])
}

#[test]
fn articles_are_counted_into_origins_and_the_graph_leads_to_them() {
    let home = Home::new();
    let mut window = open(&home);
    window.expect("Origins 3");
    window.key(Key::I);
    window.expect("4 articles → 3 origins");
    window.expect("One origin · 2 articles · copy");
    window.expect("Source KITA, 2 figures");
    window.expect("Quoted outlet Interfax, 2 figures");
    window.expect("Source Russian Federal Customs Service, 1 figure");
    window.expect("Article 2021-06-07 Border Gazette: Wagons at the border");
    window.expect("independent: 2021-06-12 Market Letter");
    window.expect_not("independent: 2021-06-07 Border Gazette");
    // The first has nothing of a later one.
    window.expect("Side by side: 2021-06-09 Morning Post, copy");
    window.expect_not("Side by side: 2021-06-07 Border Gazette, copy");
    window.click("Article 2021-06-12 Market Letter: Wagons at the border");
    window.expect("Shops in Rason sold");
    // What has no other article is left out on demand.
    window.click("Retold only");
    window.expect_not("Article 2021-06-12 Market Letter");
    window.expect("Article 2021-06-09 Morning Post");
    window.key(Key::B);
    window.expect_not("One origin · 2 articles");
}

#[test]
fn a_source_filters_what_names_it() {
    let home = Home::new();
    let mut window = open(&home);
    window.key(Key::I);
    window.click_containing("Source Russian Federal Customs Service");
    window.expect_not("Article 2021-06-07 Border Gazette");
    window.expect("Article 2021-06-11 Sea Letter");
    window.click_containing("Source Russian Federal Customs Service");
    window.expect("Article 2021-06-07 Border Gazette");
}

#[test]
fn two_articles_stand_side_by_side() {
    let home = Home::new();
    let mut window = open(&home);
    // Without plots and text there is room for all sentences.
    window.key(Key::F7);
    window.key(Key::F8);
    window.key(Key::I);
    window.click_containing("Side by side: 2021-06-09 Morning Post, copy");
    window.expect("What only one of them has is underlined.");
    // The earlier one stands on the left.
    let left = |name: &str| window.harness.get_by_label(name).rect().left();
    assert!(left("2021-06-07 Border Gazette") < left("2021-06-09 Morning Post"));
    window.expect("Only here: Hoeryong");
    window.expect("only here  “Not one of the drums");
    window.click("‹ all origins");
    window.expect("One origin · 2 articles");
    // A shared quotation is told, and merges nothing.
    window
        .click_containing("Side by side: 2021-06-07 Border Gazette shares a quotation only with 2021-06-11");
    window.expect("shared quotation only");
    window.expect("Both quote: “Not one of the drums was written into the book this time,”");
}

#[test]
fn the_claim_panel_counts_origins_and_warns() {
    let home = Home::new();
    let mut window = open(&home);
    window.harness.get_all_by_label_contains("540 tons").next().expect("a row").click();
    window.settle();
    window.expect("stated in 3 articles · 2 origins");
    window.key(Key::Num2);
    window.harness.get_all_by_label_contains("540 tons").next().expect("a row").click();
    window.settle();
    window.expect("stated in 3 articles · 2 origins");
    window.expect_not("Corroborated means");
    // Rice of shops has no flow: nothing is compared, and one origin is no corroboration.
    window.type_into("Filter figures", "12 tons\n");
    window.harness.get_all_by_label_contains("12 tons").last().expect("a row").click();
    window.settle();
    window.expect("stated in 1 article · 1 origin");
    window.expect_not("Corroborated means");
    window.harness.get_by_label("Corroborated").click();
    window.settle();
    window.harness.get_all_by_label_contains("12 tons").last().expect("a row").click();
    window.settle();
    window.expect(
        "! Corroborated means two independent origins; these articles have one origin for the figure.",
    );
    window.expect_not("! Credibility 1");
    window.click("Credibility: –");
    window.click_containing("2  probably true");
    window.expect_not("! Credibility 1");
    window.click_containing("Credibility: ");
    window.click_containing("1  confirmed");
    window.expect("! Credibility 1 means confirmed by other sources");
    window.click("stated in 1 article · 1 origin");
    window.expect("4 articles → 3 origins");
}

#[test]
fn copies_are_told_after_an_import_and_kept() {
    let home = Home::new();
    let corpus = home.corpus(&[
        ("a.md", &article("Border Gazette", 7, REPORT)),
        ("a2.md", &article("Border Gazette", 7, REPORT)),
        ("b.md", &article("Morning Post", 9, COPIED)),
    ]);
    let mut window = home.open_paths(&[&corpus]);
    window.expect("Articles · 3");
    window.expect("2 articles are in the project in another print");
    window.expect("One origin with 2 more: Wagons at the border");
    window.click("File");
    window.click_containing("Last import report");
    window.expect("a2.md: same text as a.md");
    window.expect("b.md: nearly the same as a.md");
    window.click("Close");
    // The same folder again brings nothing, the same file under another name is another print.
    std::fs::write(corpus.join("e.md"), article("Morning Post", 9, COPIED)).expect("a file");
    window.harness.state_mut().open_paths(vec![corpus]);
    window.settle();
    window.expect("Articles · 4");
    window.expect("1 article is in the project in another print");
}

#[test]
fn a_project_that_is_opened_again_is_checked_again() {
    let home = Home::new();
    drop(open(&home));
    let mut window = open(&home);
    window.expect("Origins 3");
    window.key(Key::I);
    window.expect("4 articles → 3 origins");
}
