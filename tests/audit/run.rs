//! Runs `tumen audit` on articles and reads what it prints.

use std::process::Command;

pub struct Found {
    pub kind: String,
    pub result: String,
    pub quotes: Vec<String>,
    pub articles: usize,
    pub message: String,
    pub computed: serde_json::Value,
    pub derived: serde_json::Value,
}

/// The findings on these articles, published on 20 July 2017.
pub fn audit(texts: &[&str]) -> Vec<Found> {
    let dated: Vec<(&str, &str)> = texts.iter().map(|text| ("2017-07-20", *text)).collect();
    audit_dated(&dated, &[])
}

/// The findings on articles, each with its day of publication; `more` are further arguments.
pub fn audit_dated(articles: &[(&str, &str)], more: &[&str]) -> Vec<Found> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (at, (published, text)) in articles.iter().enumerate() {
        let head = format!("---\ntitle: Number {at}\noutlet: Harbour Post\npublished: {published}\n---\n");
        std::fs::write(folder.path().join(format!("{at}.md")), format!("{head}{text}\n")).expect("a file");
    }
    run(Command::new(env!("CARGO_BIN_EXE_tumen")).arg("audit").arg(folder.path()).args(more))
}

/// The findings that the program prints.
pub fn run(command: &mut Command) -> Vec<Found> {
    let out = command.output().expect("the program runs");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let lines = String::from_utf8(out.stdout).expect("UTF-8");
    lines
        .lines()
        .map(|line| {
            let value: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
            let words = |value: &serde_json::Value| value.as_str().expect("words").to_owned();
            let list = |name: &str| value[name].as_array().expect("a list").clone();
            Found {
                kind: words(&value["kind"]),
                result: words(&value["result"]),
                quotes: list("claims").iter().map(|claim| words(&claim["quote"])).collect(),
                articles: list("articles").len(),
                message: words(&value["message"]),
                computed: value["computed"].clone(),
                derived: value["derived"].clone(),
            }
        })
        .collect()
}

/// What the findings of a kind say of one article: `consistent`, `inconsistent` …, in order.
#[track_caller]
pub fn check(kind: &str, text: &str, expected: &[&str]) {
    let found = audit(&[text]);
    let of: Vec<&str> = found.iter().filter(|found| found.kind == kind).map(|found| &*found.result).collect();
    let told: Vec<String> =
        found.iter().map(|found| format!("{} {} {}", found.kind, found.result, found.message)).collect();
    assert_eq!(of, expected, "{text}\n{told:#?}");
}
