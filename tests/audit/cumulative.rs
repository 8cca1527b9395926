//! Parts of a year that are more than the year.

use super::run::{audit, audit_dated, check};

fn one(value: &str, period: &str, source: &str) -> String {
    format!("Chinese exports to North Korea came to {value} in {period}, according to {source}.")
}

#[track_caller]
fn between(a: (&str, String), b: (&str, String), expected: &[&str]) {
    let found = audit_dated(&[(a.0, &a.1), (b.0, &b.1)], &[]);
    let of = found.iter().filter(|found| found.articles == 2 && found.kind != "origin");
    let of: Vec<String> = of.map(|found| format!("{} {}", found.kind, found.result)).collect();
    assert_eq!(
        of,
        expected,
        "{a:?} {b:?}\n{:#?}",
        found.iter().map(|found| &found.message).collect::<Vec<_>>()
    );
}

#[test]
fn a_quarter_is_not_more_than_the_half_year_that_it_begins() {
    let quarter = ("2017-04-20", one("$900 million", "January-March 2017", "KITA"));
    let half = |value: &str, source: &str| ("2017-07-20", one(value, "January-June 2017", source));
    between(quarter.clone(), half("$700 million", "KITA"), &["contradiction inconsistent"]);
    between(half("$700 million", "KITA"), quarter.clone(), &["contradiction inconsistent"]);
    between(quarter.clone(), half("$1.9 billion", "KITA"), &[]);
    // Another source counts differently.
    between(quarter.clone(), half("$700 million", "KOTRA"), &["contradiction undecided"]);
    // Hedges and rounding leave room.
    between(quarter.clone(), half("more than $700 million", "KITA"), &[]);
    between(quarter.clone(), half("about $900 million", "KITA"), &[]);
    between(
        ("2017-04-20", one("about $0.9 billion", "January-March 2017", "KITA")),
        half("$890 million", "KITA"),
        &[],
    );
}

#[test]
fn any_part_counts_and_nothing_else() {
    let month = ("2017-06-20", one("$900 million", "May 2017", "KITA"));
    let half = ("2017-07-20", one("$700 million", "January-June 2017", "KITA"));
    between(month.clone(), half.clone(), &["contradiction inconsistent"]);
    // A month outside, a period that only overlaps, another year.
    for other in ["August 2017", "May-September 2017", "May 2016"] {
        between(("2017-06-20", one("$900 million", other, "KITA")), half.clone(), &[]);
    }
    // Nobody knows whose exports it is.
    let unnamed = |of: &(&'static str, String)| {
        (of.0, of.1.replace("Chinese exports to North Korea", "North Korea's imports"))
    };
    between(unnamed(&month), unnamed(&half), &[]);
    // Another flow, other goods, another unit, a plan.
    let text = half.1.clone();
    for other in [
        text.replace("Chinese exports to North Korea", "Russian exports to North Korea"),
        text.replace("Chinese exports", "Chinese exports of coal"),
        text.replace("$700 million", "700,000 tons"),
        text.replace("came to", "are planned to come to"),
    ] {
        between(month.clone(), ("2017-07-20", other), &[]);
    }
}

#[test]
fn a_revision_may_explain_it_where_time_has_passed() {
    let quarter = one("$900 million", "January-March 2017", "KITA");
    let half = one("$700 million", "January-June 2017", "KITA");
    let message = |days: [&str; 2]| {
        let found = audit_dated(&[(days[0], &quarter), (days[1], &half)], &[]);
        found
            .into_iter()
            .find(|found| found.articles == 2 && found.kind == "contradiction")
            .expect("a finding")
            .message
    };
    assert!(message(["2017-04-20", "2017-07-20"]).contains("KITA may have revised its figures"));
    assert!(!message(["2017-07-20", "2017-07-20"]).contains("revised"));
}

#[test]
fn within_one_article() {
    let text = |half: &str| {
        format!(
            "Chinese exports to North Korea came to $900 million in January-March 1999. Chinese exports to North Korea came to {half} in January-June 1999."
        )
    };
    check("contradiction", &text("$700 million"), &["inconsistent"]);
    check("contradiction", &text("$1.7 billion"), &[]);
    check("contradiction", &text("an estimated $700 million"), &["undecided"]);
    let found = audit(&[&text("$700 million")]);
    let of = found.iter().find(|found| found.kind == "contradiction").expect("a finding");
    assert!(of.message.starts_with("“$900 million” for Jan–Mar 1999 is more than “$700 million” for Jan–Jun 1999, which goes on from it: CHN → PRK"), "{}", of.message);
    // Said once, not once more between articles.
    assert_eq!(found.iter().filter(|found| found.kind == "contradiction").count(), 1);
}

#[test]
fn an_article_with_a_figure_that_fits_is_not_told_off() {
    let quarter = ("2017-04-20", one("$900 million", "January-March 2017", "KITA"));
    let half = format!(
        "{} By another count, Chinese exports to North Korea came to $1.7 billion in January-June 2017, according to KITA.",
        one("$700 million", "January-June 2017", "KITA")
    );
    between(quarter, ("2017-07-20", half), &[]);
}

#[test]
fn roundings_that_meet_at_an_edge_leave_no_room() {
    let quarter = ("2017-04-20", one("$49 million", "January-March 2017", "KITA"));
    let half = |value: &str| ("2017-07-20", one(value, "January-June 2017", "KITA"));
    between(quarter.clone(), half("$48 million"), &["contradiction inconsistent"]);
    between(quarter.clone(), half("about $48 million"), &[]);
    between(quarter.clone(), half("$48.5 million"), &[]);
    // The other way round they meet too, and nothing is wrong with it.
    between(("2017-04-20", one("$48 million", "January-March 2017", "KITA")), half("$49 million"), &[]);
}

#[test]
fn articles_that_name_nobody_are_no_one_voice() {
    let bare = |value: &str, period: &str| one(value, period, "KITA").replace(", according to KITA", "");
    between(
        ("2017-04-20", bare("$900 million", "January-March 2017")),
        ("2017-07-20", bare("$700 million", "January-June 2017")),
        &["contradiction undecided"],
    );
}

#[test]
fn one_source_goes_before_two_and_earlier_articles_before_later_ones() {
    let quarter = |value: &str, source: &str| one(value, "January-March 2017", source);
    let half = |value: &str, source: &str| one(value, "January-June 2017", source);
    let told = |texts: &[String]| {
        let dated: Vec<(&str, &str)> = texts.iter().map(|text| ("2017-07-20", &**text)).collect();
        let found = audit_dated(&dated, &[]);
        let of =
            found.into_iter().filter(|found| found.articles == 2 && found.message.contains("is more than"));
        of.map(|found| format!("{} {}", found.quotes.join(" > "), found.result)).collect::<Vec<_>>()
    };
    let others = [quarter("$900 million", "KITA"), half("$700 million", "KOTRA")];
    assert_eq!(told(&others), ["$900 million > $700 million undecided"]);
    // Whom one source contradicts is wrong, though it comes last.
    let last = [&others[..], &[half("$710 million", "KITA")]].concat();
    assert_eq!(told(&last), ["$900 million > $710 million inconsistent"]);
    // Of several, the first two.
    let many = [
        quarter("$610 million", "KITA"),
        half("$1.7 billion", "KITA"),
        half("$590 million", "KITA"),
        quarter("$900 million", "KITA"),
        half("$580 million", "KITA"),
    ];
    assert_eq!(told(&many), ["$610 million > $590 million inconsistent"]);
    let first =
        [half("$590 million", "KITA"), quarter("$900 million", "KITA"), quarter("$950 million", "KITA")];
    assert_eq!(told(&first), ["$900 million > $590 million inconsistent"]);
    // An estimate is not said as a fact.
    let estimate = [quarter("$900 million", "KITA"), half("an estimated $700 million", "KITA")];
    assert_eq!(told(&estimate), ["$900 million > $700 million undecided"]);
}

#[test]
fn each_two_periods_are_told_once_in_the_order_of_their_figures() {
    let texts = [
        one("$900 million", "January-March 2017", "KITA"),
        one("$950 million", "May 2017", "KITA"),
        one("$800 million", "January-June 2017", "KITA"),
        one("$700 million", "2017", "KITA"),
    ];
    let dated: Vec<(&str, &str)> = texts.iter().map(|text| ("2018-02-20", &**text)).collect();
    let found = audit_dated(&dated, &[]);
    let of = found.iter().filter(|found| found.articles == 2 && found.message.contains("is more than"));
    let quotes: Vec<String> = of.map(|found| found.quotes.join(" > ")).collect();
    assert_eq!(
        quotes,
        [
            "$900 million > $800 million",
            "$900 million > $700 million",
            "$950 million > $800 million",
            "$950 million > $700 million",
            "$800 million > $700 million",
        ]
    );
}
