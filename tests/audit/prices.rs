//! Price bands of one's own.

use std::process::Command;

use super::run::audit_dated;

fn price(text: &str, bands: &[&str]) -> Vec<String> {
    let more: Vec<&str> = bands.iter().flat_map(|band| ["--price", *band]).collect();
    let found = audit_dated(&[("2017-07-20", text)], &more);
    found.into_iter().filter(|found| found.kind == "price").map(|found| found.result).collect()
}

#[test]
fn a_band_given_outweighs_the_program_s() {
    // 100 dollars a tonne, 50 dollars a barrel.
    let coal = "Russia sold 4,000 tons of coal worth $400,000 to North Korea in January-April 2017.";
    let crude =
        "Russia sold 30,000 barrels of crude oil worth $1.5 million to North Korea in January-April 2017.";
    assert_eq!(price(coal, &[]), ["consistent"]);
    assert_eq!(price(coal, &["coal=20..60"]), ["undecided"]);
    assert_eq!(price(coal, &["coal=20..60", "coal=20..160"]), ["consistent"]);
    assert_eq!(price(crude, &[]), ["consistent"]);
    assert_eq!(price(crude, &["crude=70..150/bbl"]), ["undecided"]);
    assert_eq!(price(crude, &["crude=700..1100"]), ["undecided"]);
    // Other goods are not touched; goods without a band of the program's get one.
    assert_eq!(price(coal, &["crude=70..150/bbl"]), ["consistent"]);
    let machinery =
        "Russia sold 4,000 tons of machinery worth $400,000 to North Korea in January-April 2017.";
    assert_eq!(price(machinery, &[]), [] as [&str; 0]);
    assert_eq!(price(machinery, &["machinery=1000..90000"]), ["undecided"]);
}

#[test]
fn what_is_no_band_is_wrong_usage() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (band, why) in [
        ("coal=450..20", "is above the highest"),
        ("coal=20", "GOODS=LOW..HIGH"),
        ("coal=x..20", "is no price"),
        ("unobtainium=1..2", "no goods called"),
    ] {
        std::fs::write(folder.path().join("a.md"), "Nothing.\n").expect("a file");
        let mut command = Command::new(env!("CARGO_BIN_EXE_tumen"));
        let out = command.arg("audit").arg(folder.path()).args(["--price", band]).output();
        let out = out.expect("the program runs");
        let told = String::from_utf8_lossy(&out.stderr).into_owned();
        assert_eq!(out.status.code(), Some(2), "{band}: {told}");
        assert!(told.contains(why) && out.stdout.is_empty(), "{band}: {told}");
    }
}
