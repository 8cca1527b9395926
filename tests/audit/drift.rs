//! Figures that creep from article to article.

use super::run::{Found, audit_dated};

fn text(figure: &str) -> String {
    format!(
        "Russia shipped {figure} barrels of refined petroleum to North Korea in March 2024, according to Straitwatch."
    )
}

/// What is found between articles, apart from retellings.
fn between(articles: &[(&str, String)]) -> Vec<Found> {
    let articles: Vec<(&str, &str)> = articles.iter().map(|(day, text)| (*day, &**text)).collect();
    let found = audit_dated(&articles, &[]);
    found.into_iter().filter(|found| found.articles > 1 && found.kind != "origin").collect()
}

#[track_caller]
fn check(articles: &[(&str, String)], expected: &[&str]) {
    let found = between(articles);
    let of: Vec<String> = found.iter().map(|found| format!("{} {}", found.kind, found.result)).collect();
    let told: Vec<&str> = found.iter().map(|found| &*found.message).collect();
    assert_eq!(of, expected, "{articles:?}\n{told:#?}");
}

#[test]
fn what_grows_with_each_article_is_told_in_order_of_days() {
    // Given in another order than they appeared in.
    let articles = [("2024-06-07", text("nearly 200,000")), ("2024-05-03", text("more than 165,000"))];
    let found = between(&articles);
    assert_eq!(
        found.iter().map(|found| (&*found.kind, &*found.result)).collect::<Vec<_>>(),
        [("contradiction", "undecided")]
    );
    assert_eq!(found[0].quotes, ["165,000 barrels", "200,000 barrels"]);
    let message = &found[0].message;
    assert!(
        message
            .contains("more than “165,000 barrels” (2024-05-03), then nearly “200,000 barrels” (2024-06-07)"),
        "{message}"
    );
    assert!(
        message.contains("drifts up (+21.21\u{a0}%)") || message.contains("drifts up (+21.21\u{202f}%)"),
        "{message}"
    );
    assert_eq!(
        (found[0].computed["first"].to_string(), found[0].computed["last"].to_string()),
        ("165000".into(), "200000".into())
    );
}

#[test]
fn it_may_also_shrink_or_waver() {
    let found = between(&[("2024-05-03", text("nearly 200,000")), ("2024-06-07", text("more than 165,000"))]);
    assert!(found[0].message.contains("drifts down ("), "{}", found[0].message);
    let found = between(&[
        ("2024-05-03", text("more than 165,000")),
        ("2024-06-07", text("nearly 200,000")),
        ("2024-07-07", text("at least 171,000")),
    ]);
    assert!(found[0].message.contains("drifts up and down"), "{}", found[0].message);
}

#[test]
fn what_is_no_drift() {
    let first = ("2024-05-03", text("more than 165,000"));
    let agreement = ["agreement consistent"];
    // The same again, or rounded once more.
    check(&[first.clone(), ("2024-06-07", text("more than 165,000"))], &agreement);
    check(&[first.clone(), ("2024-06-07", text("about 170,000"))], &agreement);
    check(&[first.clone(), ("2024-06-07", text("about 200,000"))], &agreement);
    // Another source, or none.
    check(
        &[first.clone(), ("2024-06-07", text("nearly 200,000").replace("Straitwatch", "Meridian Cargo"))],
        &agreement,
    );
    check(
        &[first.clone(), ("2024-06-07", text("nearly 200,000").replace(", according to Straitwatch", ""))],
        &agreement,
    );
    // Another month, other goods, another flow, another unit.
    for (from, to) in
        [("March", "April"), ("refined petroleum", "crude oil"), ("Russia", "China"), ("barrels", "tons")]
    {
        check(&[first.clone(), ("2024-06-07", text("nearly 200,000").replace(from, to))], &[]);
    }
    // Two figures that exclude each other are a contradiction of their own.
    check(
        &[("2024-05-03", text("165,000")), ("2024-06-07", text("205,000"))],
        &["contradiction inconsistent"],
    );
    // On one day nothing follows on anything.
    check(&[first.clone(), ("2024-05-03", text("nearly 200,000"))], &agreement);
}

#[test]
fn a_person_without_a_name_and_an_article_with_two_figures_are_no_voice() {
    let agreement = ["agreement consistent"];
    let unnamed = |figure: &str, outlet: &str| {
        text(figure).replace("Straitwatch", &format!("a source quoted by {outlet}"))
    };
    // One person told one paper, and perhaps another one told the other.
    check(
        &[
            ("2024-05-03", unnamed("more than 165,000", "Yonhap")),
            ("2024-06-07", unnamed("nearly 200,000", "Interfax")),
        ],
        &agreement,
    );
    // Who gives two figures may mean different things by them.
    let both = format!("{} {}", text("nearly 200,000"), text("at least 150,000"));
    check(&[("2024-05-03", text("more than 165,000")), ("2024-06-07", both)], &agreement);
}

#[test]
fn what_rounding_parts_has_moved() {
    let first = ("2024-05-03", text("about 165,000"));
    check(&[first.clone(), ("2024-06-07", text("about 166,000"))], &["contradiction undecided"]);
    // The rounder one may be the finer one rounded.
    check(&[first.clone(), ("2024-06-07", text("about 165,300"))], &["agreement consistent"]);
    check(&[first.clone(), ("2024-06-07", text("about 170,000"))], &["agreement consistent"]);
    // Without any hedge one of the two is wrong.
    check(
        &[("2024-05-03", text("165,000")), ("2024-06-07", text("166,000"))],
        &["contradiction inconsistent"],
    );
}

#[test]
fn an_agreement_of_others_is_told_beside_it() {
    let other = text("at least 160,000").replace("Straitwatch", "Meridian Cargo");
    check(
        &[
            ("2024-05-03", text("more than 165,000")),
            ("2024-06-07", text("nearly 200,000")),
            ("2024-06-09", other),
        ],
        &["contradiction undecided", "agreement consistent"],
    );
}
