//! `tumen chart`, by the files that it writes and how it ends.

use std::path::Path;
use std::process::{Command, Output};

use roxmltree::Document;

const RUSSIA: &str = "Trade & <oil>\n2017-07-25\n\nRussia exported US$48 million to North Korea in the first five \
    months of 2017. Russia exported 4,100 tons of diesel to North Korea in 2016.\n";
const KOREAN: &str =
    "러시아의 대북 석유 수출\n2017-08-01\n\n러시아의 대북 수출액은 2017년 1~5월 4800만 달러를 기록했다.\n";

fn corpus(folder: &Path) -> String {
    let corpus = folder.join("corpus");
    std::fs::create_dir_all(&corpus).expect("a folder");
    std::fs::write(corpus.join("russia.txt"), RUSSIA).expect("a file");
    std::fs::write(corpus.join("korean.txt"), KOREAN).expect("a file");
    corpus.display().to_string()
}

fn tumen(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tumen")).args(arguments).env_clear().output().expect("the program")
}

/// Run it on the small corpus, with these arguments behind. Gives what it printed and the file's bytes, if there is one.
fn chart(out: &str, arguments: &[&str]) -> (Output, Option<Vec<u8>>) {
    let folder = tempfile::tempdir().expect("a folder");
    let (source, out) = (corpus(folder.path()), folder.path().join(out));
    let place = out.display().to_string();
    let output = tumen(&[&["chart", &source, "--out", &place], arguments].concat());
    let beside = std::fs::read_dir(folder.path()).expect("a folder").count();
    let bytes = std::fs::read(&out).ok();
    assert_eq!(beside, 1 + usize::from(bytes.is_some()), "something is left beside the file");
    (output, bytes)
}

fn svg(arguments: &[&str]) -> String {
    let (output, bytes) = chart("a.svg", arguments);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{told}");
    String::from_utf8(bytes.expect("a file")).expect("UTF-8")
}

fn texts(svg: &str) -> Vec<String> {
    let document = Document::parse(svg).expect("XML");
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    texts.filter_map(|node| node.text().map(str::to_owned)).collect()
}

#[track_caller]
fn says(svg: &str, words: &str) {
    let all = texts(svg);
    assert!(all.iter().any(|text| text.contains(words)), "{words:?} is not among {all:#?}");
}

#[test]
fn a_picture_says_what_it_shows() {
    let (output, bytes) = chart("a.svg", &[]);
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(printed.starts_with("3 of 3 figures in 2 articles; 0 reviewed, 3 suggested"), "{printed}");
    let svg = String::from_utf8(bytes.expect("a file")).expect("UTF-8");
    for words in ["48M", "Trade value, USD", "25 Jul 2017: Trade & <oil", "러시아의 대북 석유 수출", "2017"]
    {
        says(&svg, words);
    }
}

#[test]
fn arguments_change_the_picture() {
    for (arguments, words) in [
        (&["--scale", "linear"][..], "linear scale"),
        (&["--rate", "month"], "9.6M/mo"),
        (&["--unit", "tonnes"], "Oil volume, tonnes"),
        (&["--unit", "kilolitres", "--factors", "bp_2021"], "BP Statistical Review"),
        (&["--colour", "flow"], "RUS → PRK 2"),
        (&["--plots", "flow"], "RUS → PRK: Trade value, USD"),
        (&["--suggestions", "no"], "0 of 3 figures in 0 articles"),
        (&["--from", "2016-01-01", "--to", "2016-12-31"], "2 after the time shown"),
        (&["--title", "Oil & money"], "Oil & money"),
        (&["--series", &a_series()], "Official figures: "),
    ] {
        says(&svg(arguments), words);
    }
    let document = svg(&["--width", "840", "--height", "600", "--theme", "dark"]);
    let document = Document::parse(&document).expect("XML");
    assert_eq!(document.root_element().attribute("viewBox"), Some("0 0 840 600"));
}

/// The id of an official series in US dollars with figures of 2016 or 2017.
fn a_series() -> String {
    let output = tumen(&["series", "USD", "2016"]);
    let line = String::from_utf8(output.stdout).expect("UTF-8");
    let series: serde_json::Value =
        serde_json::from_str(line.lines().next().expect("a series")).expect("JSON");
    series["series"].as_str().expect("an id").to_owned()
}

#[test]
fn values_are_a_row_for_each_mark() {
    let (output, bytes) = chart("a.csv", &[]);
    assert_eq!(output.status.code(), Some(0));
    let table = String::from_utf8(bytes.expect("a file")).expect("UTF-8");
    let mut lines = table.lines();
    assert!(
        lines
            .next()
            .is_some_and(|header| header.starts_with("claim,article,start,end,plot,pane,amount,unit"))
    );
    assert_eq!(lines.count(), 3);
    assert!(table.contains(",48000000,USD,") && table.contains(",30586,bbl,"), "{table}");
}

#[test]
fn wrong_arguments_end_with_two_and_write_nothing() {
    for (out, arguments, words) in [
        ("a.pdf", &[][..], ".svg, .png and .csv"),
        ("a", &[], ".svg, .png and .csv"),
        ("a.svg", &["--from", "2017-02-01", "--to", "2017-01-01"], "is after"),
        ("a.svg", &["--factors", "mine"], "bp_2021"),
        ("a.svg", &["--colour", "red"], "status, flow, commodity"),
        ("a.png", &["--zoom", "5"], "1..=4"),
        ("a.svg", &["--width", "20"], "480..=8000"),
        ("a.svg", &["--from", "yesterday"], "--from"),
        ("a.svg", &["--series", "nobody"], "no official series"),
        ("a.svg", &["--from", "2090-01-01"], "no figure stands"),
    ] {
        let (output, bytes) = chart(out, arguments);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {told}");
        assert!(told.contains(words), "{arguments:?}: {told}");
        assert_eq!(bytes, None);
    }
}

#[test]
fn a_place_that_refuses_ends_with_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let (source, out) = (corpus(folder.path()), folder.path().join("none/a.svg"));
    let output = tumen(&["chart", &source, "--out", &out.display().to_string()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no such folder"));
    let output = tumen(&["chart", "nowhere", "--out", &folder.path().join("a.svg").display().to_string()]);
    assert_eq!(output.status.code(), Some(1));
}

#[cfg(feature = "pictures")]
#[test]
fn dots_for_each_pixel() {
    let (output, bytes) = chart("a.png", &["--zoom", "1", "--width", "600", "--height", "500"]);
    assert_eq!(output.status.code(), Some(0));
    let bytes = bytes.expect("a file");
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
    assert_eq!((&bytes[..4], number(16), number(20)), (&b"\x89PNG"[..], 600, 500));
}

#[cfg(not(feature = "pictures"))]
#[test]
fn without_pictures_it_says_what_is_missing() {
    let (output, bytes) = chart("a.png", &[]);
    assert_eq!((output.status.code(), bytes), (Some(1), None));
    assert!(String::from_utf8_lossy(&output.stderr).contains("pictures"));
}
