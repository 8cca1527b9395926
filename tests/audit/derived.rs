//! What the text determines without printing it.

use super::run::audit;

/// What is derived, one line each: `name: value unit, flow goods, first day to last day; low to high`.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let found = audit(&[text]);
    let lines: Vec<String> = found
        .iter()
        .filter(|found| found.kind == "derived" && !found.derived.is_null())
        .map(|found| {
            let of = |name: &str| {
                let value = &found.derived[name];
                value.as_str().map_or_else(|| value.to_string(), str::to_owned)
            };
            format!(
                "{} {}, {} {}, {} to {}; {} to {}",
                of("value"),
                of("unit"),
                of("flow"),
                of("commodity"),
                of("period_start"),
                of("period_end"),
                of("low"),
                of("high"),
            )
        })
        .collect();
    let told: Vec<&str> = found.iter().map(|found| &*found.message).collect();
    assert_eq!(lines, expected, "{text}\n{told:#?}");
}

#[test]
fn what_a_change_starts_from() {
    check(
        "North Korean exports to Russia fell 70 percent from a year earlier to $1.36 million in January-May 2017.",
        &["4500000 USD, PRK → RUS all, 2016-01-01 to 2016-05-31; 3870000 to 5460000"],
    );
    // Nobody says when that was: it has no period.
    check(
        "North Korean exports to Russia fell 70 percent to $1.36 million in January-May 2017.",
        &["4500000 USD, PRK → RUS all, null to null; 3870000 to 5460000"],
    );
    // "More than" leaves one end only.
    check(
        "North Korean exports to Russia fell by more than 70 percent from 2016 to $1.36 million in 2017.",
        &["null USD, PRK → RUS all, 2016-01-01 to 2016-12-31; 4516666.7 to null"],
    );
}

#[test]
fn what_a_change_leads_to() {
    check(
        "North Korean exports to Russia rose 50 percent in 2017 from $24 million in 2016.",
        &["36000000 USD, PRK → RUS all, 2017-01-01 to 2017-12-31; 34000000 to 38000000"],
    );
    check(
        "North Korean exports to Russia rose 50 percent in 2017 from $24 million in 2016 to $36 million.",
        &[],
    );
}

#[test]
fn a_part_by_its_share_and_a_whole_by_its_part() {
    let whole = "North Korean exports to China came to $503 million in 2016.";
    let part = "North Korean exports of coal to China were worth $211 million in 2016.";
    let share = "Coal made up 42 percent of North Korean exports to China in 2016.";
    check(
        &format!("{whole} {share}"),
        &["211000000 USD, PRK → CHN coal, 2016-01-01 to 2016-12-31; 208500000 to 214000000"],
    );
    check(
        &format!("{part} {share}"),
        &["502000000 USD, PRK → CHN all, 2016-01-01 to 2016-12-31; 495200000 to 509700000"],
    );
    check(&format!("{whole} {part} {share}"), &[]);
    // Another year's whole, or one in another paragraph.
    check(&format!("{} {share}", whole.replace("2016", "2015")), &[]);
    check(&format!("{whole}\n\n{share}"), &[]);
}

#[test]
fn the_other_direction_and_the_total_of_both() {
    let total = "Trade between Russia and North Korea came to $48 million in 2016.";
    let there = "Russian exports to North Korea were $44.9 million in 2016.";
    let back = "North Korean exports to Russia were $3.1 million in 2016.";
    check(
        &format!("{total} {there}"),
        &["3100000 USD, PRK → RUS all, 2016-01-01 to 2016-12-31; 2550000 to 3650000"],
    );
    check(
        &format!("{total} {back}"),
        &["44900000 USD, RUS → PRK all, 2016-01-01 to 2016-12-31; 44350000 to 45450000"],
    );
    check(
        &format!("{there} {back}"),
        &["48000000 USD, PRK ↔ RUS all, 2016-01-01 to 2016-12-31; 47900000 to 48100000"],
    );
    check(&format!("{total} {there} {back}"), &[]);
    // Of different years, of different goods, in different units.
    check(&format!("{there} {}", back.replace("2016", "2015")), &[]);
    check(&format!("{there} {}", back.replace("exports to", "exports of coal to")), &[]);
    check(&format!("{there} {}", back.replace("$3.1 million", "3,100 tons")), &[]);
    // One that is more than the total is told as a sum that is none.
    check(&format!("{total} {}", there.replace("44.9", "64.9")), &[]);
}

#[test]
fn what_is_left_of_a_year() {
    let text = |half: &str, quarter: &str| {
        format!(
            "Chinese exports to North Korea came to ${half} million in January-June 1999 and ${quarter} million in January-March 1999."
        )
    };
    check(
        &text("300", "110"),
        &["190000000 USD, CHN → PRK all, 1999-04-01 to 1999-06-30; 135000000 to 245000000"],
    );
    // The rest is printed; more than the whole; another start.
    check(&format!("{} In April-June 1999 they came to $190 million.", text("300", "110")), &[]);
    check(&text("110", "300"), &[]);
    check(&text("300", "110").replace("January-March", "February-March"), &[]);
}

#[test]
fn a_price_is_one() {
    let found =
        audit(&["Russia sold 4,100 tons of oil worth $2.3 million to North Korea in January-April 2017."]);
    let price = found.iter().find(|found| found.kind == "price").expect("a price");
    assert_eq!((&price.derived["kind"], &price.derived["unit"]), (&"price".into(), &"USD/t".into()));
    assert_eq!(price.derived["value"].to_string(), "560");
    assert_eq!(price.derived["formula"], "2\u{202f}300\u{202f}000 USD ÷ 4\u{202f}100 t = 561 USD/t");
}

#[test]
fn an_estimate_stays_one() {
    let found = audit(&[
        "North Korean exports to Russia fell 70 percent to an estimated $1.36 million in January-May 2017.",
    ]);
    let derived = found.iter().find(|found| found.kind == "derived").expect("a derived base");
    assert_eq!(derived.derived["modality"], "estimate");
}
