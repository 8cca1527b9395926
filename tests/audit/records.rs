//! Highest, lowest, doubled, halved: against official series.

use super::run::{audit, check};

#[test]
fn the_highest_and_the_lowest_since_a_year() {
    // KOTRA has 104 million for 2013, 92.34 million for 2014, 62 million for 2009 and 46 million for 2000.
    let text = |year: &str, value: &str, called: &str| {
        format!("Trade between Russia and North Korea came to ${value} million in {year}, {called}.")
    };
    check("record", &text("2014", "92.3", "the highest since 2009"), &["inconsistent"]);
    check("record", &text("2014", "92.3", "the highest since 2013"), &[]);
    check("record", &text("2014", "192.3", "the highest since 2009"), &[]);
    check("record", &text("2014", "92.3", "the lowest since 2000"), &["inconsistent"]);
    check("record", &text("2014", "32.3", "the lowest since 2000"), &[]);
    check("record", &text("2014", "92.3", "a three-year high"), &["inconsistent"]);
    check("record", &text("2014", "99.3", "a 10-year low"), &["inconsistent"]);
    check("record", &text("2014", "58.3", "a 10-year low"), &[]);
    check("record", &text("2014", "58.3", "a record low"), &["inconsistent"]);
    check("record", &text("2014", "38.3", "a record low"), &[]);
    // "More than" is passed by what is higher; "less than" by what is lower.
    check(
        "record",
        &text("2014", "more than 92.3", "the highest since 2009").replace("$more than ", "more than $"),
        &["inconsistent"],
    );
}

#[test]
fn the_rows_that_contradict_are_named() {
    let found =
        audit(&["Trade between Russia and North Korea came to $92.3 million in 2014, a 12-year high."]);
    let record = found.iter().find(|found| found.kind == "record").expect("a finding");
    assert!(record.message.starts_with("Called the highest in 12 years at"), "{}", record.message);
    let rows = [
        "12 years at 92\u{202f}300\u{202f}000 USD, but ",
        "000\u{202f}000 USD for 2004; 2013 (112",
        " more are higher too",
    ];
    for row in rows {
        assert!(record.message.contains(row), "{}", record.message);
    }
}

#[test]
fn a_part_of_a_year_that_may_be_a_season_is_undecided() {
    // 9.9 million a month; the year 2013 had 8.7 million, the year 2009 5.2 million.
    let text = |called: &str| {
        format!("Trade between Russia and North Korea came to $49.4 million in January-May 2017, {called}.")
    };
    check("record", &text("the lowest since 2000"), &["undecided"]);
    check(
        "record",
        &text("the lowest January to May since 2000").replace("January to May since", "period since"),
        &[],
    );
    check("record", &text("a record low"), &["inconsistent"]);
}

#[test]
fn a_short_row_is_no_better_year() {
    // The quarter is more a month than the whole year; it is no year.
    check(
        "record",
        "Trade between China and North Korea came to $6.36 billion in 2014, the lowest since 2013.",
        &[],
    );
}

#[test]
fn rows_that_are_shorter_or_not_over_yet_say_nothing() {
    // The first half of 2010 was more a month, and no whole year since 2009 was.
    check(
        "record",
        "Trade between Russia and North Korea came to $114 million in 2013, the highest since 2009.",
        &[],
    );
    // The first quarter shares two of its months.
    check(
        "record",
        "Trade between China and North Korea came to $1.2 billion in February-April 2014, the highest since 2013.",
        &[],
    );
}

#[test]
fn what_is_said_of_another_figure_or_denied() {
    let of = |text: &str, expected: &[&str]| check("record", text, expected);
    of(
        "Trade between Russia and North Korea came to $92.3 million in 2014, the second-highest since 2009.",
        &[],
    );
    of(
        "Trade between Russia and North Korea came to $92.3 million in 2014, below the record high of 2005.",
        &[],
    );
    of("Trade between Russia and North Korea fell from an all-time high to $92.3 million in 2014.", &[]);
    of(
        "Trade between Russia and North Korea came to $92.3 million in 2014. Trade between China and North Korea was the highest since 2009.",
        &[],
    );
    // Of two amounts, it is the later one that is called so.
    of(
        "Trade between Russia and North Korea fell from $104 million in 2013 to $32 million in 2014, the lowest since 2000.",
        &[],
    );
    of(
        "Russia may trade for $92.3 million with North Korea in 2014, the highest since 2009, rumour has it.",
        &[],
    );
}

#[test]
fn doubled_or_not_by_the_rows() {
    // KOTRA: 232 million in 2005, 62 million in 2009, 104 million in 2013.
    let text = |change: &str, year: &str, base: &str| {
        format!(
            "Trade between Russia and North Korea {change} in {year} compared with {base}, according to KOTRA."
        )
    };
    let results = |text: &str| -> Vec<String> {
        let found = audit(&[text]);
        let of = found.iter().filter(|found| matches!(&*found.kind, "agreement" | "contradiction"));
        of.map(|found| format!("{} {}", found.kind, found.result)).collect()
    };
    assert_eq!(results(&text("more than halved", "2009", "2005")), ["agreement consistent"]);
    assert_eq!(results(&text("tripled", "2013", "2009")), ["contradiction inconsistent"]);
    assert_eq!(results(&text("halved", "2013", "2005")), ["agreement consistent"]);
    assert_eq!(results(&text("halved", "2009", "2005")), ["contradiction inconsistent"]);
    assert_eq!(results(&text("rose tenfold", "2013", "2009")), ["contradiction inconsistent"]);
    // Whose figure it is decides whether it is wrong or only another opinion.
    let other = text("tripled", "2013", "2009").replace("KOTRA", "a trader");
    assert_eq!(results(&other), ["contradiction undecided"]);
    // No row for one of the periods; no period to compare with.
    assert_eq!(results(&text("tripled", "2013", "2008")), [] as [&str; 0]);
    assert_eq!(results("Trade between Russia and North Korea tripled in 2014."), [] as [&str; 0]);
    // Other goods.
    assert_eq!(results(&text("tripled", "2013", "2009").replace("Trade", "Coal trade")), [] as [&str; 0]);
}

#[test]
fn the_ratio_of_the_rows_is_shown() {
    let found = audit(&[
        "Trade between Russia and North Korea tripled in 2013 compared with 2009, according to KOTRA.",
    ]);
    let of = found.iter().find(|found| found.kind == "contradiction").expect("a finding");
    assert!(of.message.contains("104\u{202f}000\u{202f}000 USD for 2013 after 62\u{202f}000\u{202f}000 USD for 2009: that is 1.68 times as much"), "{}", of.message);
    assert_eq!(of.computed["official"].to_string(), "0.677419");
}
