//! The chart into a file, through the window.

mod common;

use common::{Home, Window};
use egui::Key;
use roxmltree::Document;

fn attribute(svg: &str, name: &str) -> Vec<String> {
    let document = Document::parse(svg).expect("XML");
    let nodes = document.descendants().filter_map(|node| node.attribute(name).map(str::to_owned));
    nodes.filter(|value| !value.is_empty()).collect()
}

fn texts(svg: &str) -> Vec<String> {
    let document = Document::parse(svg).expect("XML");
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    texts.filter_map(|node| node.text().map(str::to_owned)).collect()
}

#[track_caller]
fn draw(window: &mut Window, out: &std::path::Path) -> String {
    window.click("File");
    window.click_containing("Picture of the chart…");
    window.retype("Path", &out.display().to_string());
    window.click("Export");
    window.expect("Written:");
    std::fs::read_to_string(out).expect("a picture")
}

#[test]
fn a_picture_holds_what_is_in_sight() {
    let home = Home::new();
    let mut window = home.open();
    window.click_containing("US$48 million, Jan–May 2017");
    window.key(Key::Num1);
    // A status leads to the next suggestion; back to the claim.
    window.click_containing("US$48 million, Jan–May 2017");
    let whole = draw(&mut window, &home.data().join("whole.svg"));
    assert_eq!(attribute(&whole, "data-claim").len(), 1);
    assert!(texts(&whole).iter().any(|text| text.contains("Confirmed 1")));
    assert!(texts(&whole).iter().any(|text| text == "2014"));
    window.expect("1 reviewed");
    // Nearer: the picture shows the same days as the window.
    window.key(Key::G);
    for _ in 0..12 {
        window.key(Key::ArrowUp);
    }
    let near = draw(&mut window, &home.data().join("near.svg"));
    assert_eq!(attribute(&near, "data-claim"), attribute(&whole, "data-claim"));
    assert!(!texts(&near).iter().any(|text| text == "2014"), "{:?}", texts(&near));
    assert!(texts(&near).iter().any(|text| text.contains("before the time shown")));
}

#[test]
fn the_filter_is_said_in_the_picture() {
    let home = Home::new();
    let mut window = home.open();
    window.type_into("Filter figures", "KOTRA");
    let svg = draw(&mut window, &home.data().join("some.svg"));
    assert!(texts(&svg).iter().any(|text| text.contains("Only: “KOTRA”")), "{:?}", texts(&svg));
}

#[cfg(feature = "pictures")]
#[test]
fn the_form_decides_what_a_name_without_an_ending_becomes() {
    let home = Home::new();
    let mut window = home.open();
    window.key(Key::Escape);
    window.click("File");
    window.click_containing("Picture of the chart…");
    window.retype("Path", &home.data().join("trade.2025").display().to_string());
    window.click("PNG 1×");
    window.click("a report’s column, 840 × 600");
    window.click("dark");
    window.retype("Title", "Oil and money");
    window.click("Export");
    window.expect_soon("trade.2025.png");
    let bytes = std::fs::read(home.data().join("trade.2025.png")).expect("a picture");
    assert_eq!(u32::from_be_bytes(bytes[16..20].try_into().expect("four bytes")), 840);
}

#[test]
fn values_are_a_table() {
    let home = Home::new();
    let mut window = home.open();
    window.click("File");
    window.click_containing("Values of the chart (CSV)…");
    let out = home.data().join("values");
    window.retype("Path", &out.display().to_string());
    window.click("Export");
    window.expect("rows in");
    let table = std::fs::read_to_string(out.with_extension("csv")).expect("a table");
    assert!(table.starts_with("claim,article,") && table.contains("48000000,USD"), "{table}");
}

#[test]
fn a_place_that_refuses_is_told() {
    let home = Home::new();
    let mut window = home.open();
    window.click("File");
    window.click_containing("Picture of the chart…");
    window.retype("Path", "/nowhere/at/all.svg");
    window.click("Export");
    window.expect("Nothing was written");
    window.expect("no such folder");
}
