//! `tumen audit`: whether figures hold, on articles written for these tests.

mod cumulative;
mod derived;
mod drift;
mod prices;
mod records;
mod run;

use std::process::Command;

use run::{Found, audit, check};

#[test]
fn a_change_holds_within_what_both_figures_round_away() {
    let text = |change: &str| {
        format!(
            "Russian exports to North Korea rose {change} to $48 million in the first five months of 2017 from $24.04 million a year earlier."
        )
    };
    // 48 against 24.04 is +99.67 percent; 48 may be 47.5 to 48.5, so 97.6 to 101.8 percent hold.
    check("percent", &text("99.6 percent"), &["consistent"]);
    check("percent", &text("101 percent"), &["consistent"]);
    check("percent", &text("90 percent"), &["inconsistent"]);
    check("percent", &text("190 percent"), &["inconsistent"]);
    check("percent", &text("more than 50 percent"), &["consistent"]);
    check("percent", &text("more than 120 percent"), &["inconsistent"]);
}

#[test]
fn a_fall_by_more_than_half_is_no_fall_by_less() {
    let text = |now: &str| {
        format!(
            "Russian exports to North Korea fell by more than half to ${now} million in the first five months of 2017 from $90 million a year earlier."
        )
    };
    check("percent", &text("31"), &["consistent"]);
    check("percent", &text("80"), &["inconsistent"]);
}

#[test]
fn words_are_rounder_than_digits() {
    let text = |change: &str| {
        format!(
            "Russian exports to North Korea {change} to $48 million in the first five months of 2017 from $34.1 million a year earlier."
        )
    };
    // +40.8 percent, and +44 where the base is 33.3: two-fifths, as people speak.
    check("percent", &text("rose by two-fifths"), &["consistent"]);
    check("percent", &text("rose by two-fifths").replace("34.1", "33.3"), &["consistent"]);
    check("percent", &text("rose by 41 percent").replace("34.1", "33.3"), &["inconsistent"]);
    check("percent", &text("doubled"), &["inconsistent"]);
}

#[test]
fn an_amount_that_another_change_explains_is_not_this_one_s_base() {
    check(
        "percent",
        "Trade between China and North Korea came to $1.63 billion in the first nine months of 2016. That was 2.4 times as much as in the corresponding period of 2015, but still 18% short of the $1.99 billion recorded in January-September 2014.",
        &["consistent"],
    );
    // Where the nearer change does not hold, that is its affair alone.
    check(
        "percent",
        "Trade between China and North Korea came to $1.63 billion in the first nine months of 2016. That was 2.4 times as much as in the corresponding period of 2015, but still 5% short of the $1.99 billion recorded in January-September 2014.",
        &["inconsistent"],
    );
    check(
        "percent",
        "Russia shipped 1.51m tonnes of diesel to North Korea in March. That is eight-tenths more than in February (840,000 t) and 3½ times the monthly average of 2016.",
        &["consistent"],
    );
}

#[test]
fn another_flow_period_or_unit_is_not_compared() {
    // China's figure is no base of Russia's change, and a year none of five months.
    check(
        "percent",
        "Russian exports to North Korea rose 50 percent to $48 million in January-May 2017. Chinese exports to North Korea came to $900 million in January-May 2016.",
        &[],
    );
    check(
        "percent",
        "Russian exports to North Korea rose 50 percent to $48 million in January-May 2017. Russian exports to North Korea came to $70 million in 2016.",
        &[],
    );
    // Two years before is not the year before.
    check(
        "percent",
        "Russian exports to North Korea rose 50 percent from a year earlier to $48 million in 2017. Russian exports to North Korea came to $20 million in 2015.",
        &[],
    );
    // A level of another period is not what the change led to.
    check(
        "percent",
        "Russian exports to North Korea came to $48 million in 2015. They rose 50 percent in 2017 from $20 million in 2016.",
        &[],
    );
}

#[test]
fn what_is_not_printed_follows() {
    let found =
        audit(&["North Korean exports to Russia fell 70 percent to $1.36 million in January-May 2017."]);
    let derived = found.iter().find(|found| found.kind == "derived").expect("a derived base");
    assert_eq!((&*derived.result, &*derived.computed["derived_base"].to_string()), ("note", "4533333.333"));
    assert!(derived.message.contains("4\u{202f}533\u{202f}000 USD"), "{}", derived.message);
}

#[test]
fn a_total_that_only_its_directions_give_is_held_against_what_they_had_before() {
    let text = |change: &str| {
        format!(
            "Russian exports to North Korea rose 99.6 percent to $48 million in January-May 2017 from $24.04 million in January-May 2016. North Korean exports to Russia fell 70 percent to $1.36 million in January-May 2017. Trade between Russia and North Korea rose {change} in January-May 2017."
        )
    };
    let derived = |change: &str| {
        let found = audit(&[&text(change)]);
        let of = found.into_iter().find(|found| found.kind == "derived" && found.quotes[0] == change);
        let of = of.unwrap_or_else(|| panic!("nothing derived from {change}"));
        (of.result, of.computed["sum"].to_string())
    };
    assert_eq!(derived("71.9 percent"), ("consistent".to_owned(), "49360000".to_owned()));
    assert_eq!(derived("310 percent"), ("undecided".to_owned(), "49360000".to_owned()));
}

#[test]
fn years_make_up_their_total_or_do_not() {
    let text = |total: &str| {
        format!(
            "Supplies of refined petroleum to North Korea came to 265,000 barrels in 2018, 422,000 barrels in 2019 and 129,000 barrels in 2020. From 2018 to 2020 North Korea imported {total} barrels of refined petroleum."
        )
    };
    check("sum", &text("816,000"), &["consistent"]);
    check("sum", &text("about 820,000"), &["consistent"]);
    check("sum", &text("916,000"), &["inconsistent"]);
    // A table further down may be about something else.
    check("sum", &text("916,000").replace(". From", ".\n\nFrom"), &[]);
}

#[test]
fn both_directions_make_up_their_total_and_their_balance_is_none() {
    let text = |total: &str| {
        format!(
            "Trade between Russia and North Korea came to ${total} million in 2016. Russian exports to North Korea were $44.9 million in 2016 and North Korean exports to Russia $3.0 million in 2016."
        )
    };
    check("sum", &text("47.9"), &["consistent"]);
    check("sum", &text("48"), &["consistent"]);
    check("sum", &text("57.9"), &["inconsistent"]);
    check("sum", &text("41.9"), &[]);
}

#[test]
fn a_share_of_a_total_is_the_part_or_is_not() {
    let text = |part: &str| {
        format!(
            "North Korean exports to China came to $503 million in 2016. Coal made up 42 percent of North Korean exports to China in 2016. North Korean exports of coal to China were worth ${part} million in 2016."
        )
    };
    check("sum", &text("211"), &["consistent"]);
    // What belongs to a group of goods differs by some percent; half as much again does not.
    check("sum", &text("226"), &["undecided"]);
    check("sum", &text("310"), &["inconsistent"]);
}

#[test]
fn the_digits_of_a_series_at_another_scale_are_a_slip() {
    let text = |value: &str| {
        format!("Trade between China and North Korea came to ${value} in the first quarter of 2014.")
    };
    check("scale", &text("12.71 billion"), &["undecided"]);
    check("scale", &text("127.1 million"), &["undecided"]);
    check("scale", &text("1.271 billion"), &[]);
    check("scale", &text("3.4 billion"), &[]);
}

#[test]
fn tonnes_and_barrels_say_what_they_can_be() {
    let text = |barrels: &str| {
        format!("Russia shipped 160,000 tons of oil ({barrels} barrels) to North Korea in 2016.")
    };
    let found = audit(&[&text("1.17 million")]);
    let unit = found.iter().find(|found| found.kind == "unit").expect("a factor");
    assert_eq!(unit.result, "consistent");
    assert!(unit.message.contains("crude petroleum") && unit.message.contains("not "), "{}", unit.message);
    assert_eq!(unit.computed["barrels_per_tonne"].to_string(), "7.3125");
    check("unit", &text("2.9 million"), &["inconsistent"]);
}

#[test]
fn a_price_out_of_line_is_undecided_and_other_goods_have_none() {
    let text = |value: &str, goods: &str| {
        format!("Russia sold 4,100 tons of {goods} worth ${value} to North Korea in January-April 2017.")
    };
    check("price", &text("2.3 million", "oil"), &["consistent"]);
    check("price", &text("230 million", "oil"), &["undecided"]);
    check("price", &text("2.3 million", "machinery"), &[]);
    let barrels = |value: &str| {
        format!("Russia sold 30,000 barrels of oil worth ${value} to North Korea in January-April 2017.")
    };
    check("price", &barrels("1.5 million"), &["consistent"]);
    check("price", &barrels("21 million"), &["undecided"]);
}

#[test]
fn ceilings_bind_deliveries_in_their_own_year_and_product() {
    let text = |what: &str| format!("{what}\n\nThe ceiling is 500,000 barrels a year.");
    check(
        "cap",
        &text("Russia shipped 610,000 barrels of refined petroleum to North Korea in 2019."),
        &["inconsistent"],
    );
    check(
        "cap",
        &text("Russia shipped 310,000 barrels of refined petroleum to North Korea in 2019."),
        &["consistent"],
    );
    check("cap", &text("Russia shipped 510,000 tons of crude to North Korea in 2019."), &["consistent"]);
    // Before there was one, to somebody else, or coal.
    check("cap", &text("Russia shipped 610,000 barrels of refined petroleum to North Korea in 2015."), &[]);
    check("cap", &text("Russia shipped 610,000 barrels of refined petroleum to China in 2019."), &[]);
    // The ceiling on refined products is in barrels, and how heavy a barrel is nobody says.
    check("cap", &text("Russia shipped 610,000 tons of refined petroleum to North Korea in 2019."), &[]);
    // Half of it in one year and half in the next counts against neither ceiling.
    check(
        "cap",
        &text(
            "Russia shipped 610,000 barrels of refined petroleum to North Korea from July 2019 to June 2020.",
        ),
        &[],
    );
    // Oil that is not said to be refined, and a plan, are worth a note.
    check("cap", &text("Russia shipped 610,000 barrels of oil to North Korea in 2019."), &["note"]);
    check(
        "cap",
        &text("Russia plans to ship 610,000 barrels of refined petroleum to North Korea in 2026."),
        &["note"],
    );
}

#[test]
fn a_record_is_held_against_earlier_years() {
    check(
        "record",
        "Trade between Russia and North Korea reached an all-time high of $49.4 million in January-May 2017, according to KOTRA.",
        &["inconsistent"],
    );
    check("record", "Trade between Russia and North Korea came to $49.4 million in January-May 2017.", &[]);
}

#[test]
fn shares_of_a_total_strain_what_the_parts_are_worth() {
    let text = |oil: &str| {
        format!(
            "Russian exports to North Korea came to $48 million in January-May 2017. Mineral fuel made up 90.5 percent of Russian exports to North Korea in January-May 2017.\n\nRussia sold oil worth ${oil} million to North Korea in January-April 2017."
        )
    };
    check("tension", &text("2.3"), &["undecided"]);
    check("tension", &text("33"), &[]);
    // The same goods over the same days are a sum's affair.
    let same = "Russian exports to North Korea came to $48 million in 2016. Oil made up 90 percent of Russian exports to North Korea in 2016.\n\nRussia sold oil worth $2.3 million to North Korea in 2016.";
    check("tension", same, &[]);
}

#[test]
fn two_articles_agree_or_contradict_each_other_only_on_the_same_thing() {
    let one = |value: &str, period: &str, source: &str| {
        format!("Chinese exports to North Korea came to ${value} million in {period}, according to {source}.")
    };
    let results = |a: &str, b: &str| {
        let found = audit(&[a, b]);
        let of = found.iter().filter(|found| found.articles == 2 && found.kind != "origin");
        of.map(|found| format!("{} {}", found.kind, found.result)).collect::<Vec<_>>()
    };
    let first = one("151", "May 2017", "KITA");
    assert_eq!(results(&first, &one("151.4", "May 2017", "KOTRA")), ["agreement consistent"]);
    assert_eq!(results(&first, &one("190", "May 2017", "KOTRA")), ["contradiction undecided"]);
    assert_eq!(results(&first, &one("190", "May 2017", "KITA")), ["contradiction inconsistent"]);
    assert_eq!(results(&first, &one("190", "April 2017", "KITA")), [] as [&str; 0]);
    let back = "North Korean exports to China came to $190 million in May 2017, according to KITA.";
    assert_eq!(results(&first, back), [] as [&str; 0]);
}

#[test]
fn roundings_that_only_meet_at_an_edge_are_of_different_figures() {
    let text = |value: &str| {
        format!("Chinese exports to North Korea came to {value} in May 2017, according to KITA.")
    };
    let results = |a: &str, b: &str| {
        let found = audit(&[&text(a), &text(b)]);
        let of = found.into_iter().filter(|found| found.articles == 2 && found.kind != "origin");
        of.map(|found| format!("{} {}", found.kind, found.result)).collect::<Vec<_>>()
    };
    let (apart, agreed) = (["contradiction inconsistent"], ["agreement consistent"]);
    // What is 48.5 is printed as 48 or as 49.
    assert_eq!(results("$48 million", "$49 million"), apart);
    assert_eq!(results("$49 million", "$48 million"), apart);
    assert_eq!(results("$0.5 billion", "$0.6 billion"), apart);
    assert_eq!(results("$48 million", "$48.5 million"), agreed);
    assert_eq!(results("$49 million", "$48.5 million"), agreed);
    assert_eq!(results("$49 million", "$48.4 million"), apart);
    assert_eq!(results("$48 million", "$48 million"), agreed);
    // A hedge leaves more open than rounding.
    assert_eq!(results("about $48 million", "$49 million"), agreed);
    assert_eq!(results("$48 million", "nearly $49 million"), agreed);
    assert_eq!(results("$48 million", "more than $48 million"), agreed);
}

#[test]
fn an_article_with_a_figure_that_fits_contradicts_nobody() {
    let text = |value: &str| {
        format!("Chinese exports to North Korea came to {value} in May 2017, according to KITA.")
    };
    let contradictions = |texts: &[&str]| {
        let found = audit(texts);
        found.into_iter().filter(|found| found.articles == 2 && found.kind == "contradiction").count()
    };
    let both = format!("{} By weight, {}", text("$190 million"), text("$151 million"));
    assert_eq!(contradictions(&[&text("$151 million"), &both]), 0);
    assert_eq!(contradictions(&[&text("$151 million"), &text("$190 million")]), 1);
    // The third article is the first that says otherwise.
    let found = audit(&[&text("$151 million"), &text("$151.2 million"), &text("$190 million")]);
    let of: Vec<_> = found.iter().filter(|found| found.kind == "contradiction").collect();
    assert_eq!(of.len(), 1);
    assert_eq!(of[0].quotes, ["$151 million", "$190 million"]);
}

#[test]
fn a_headline_that_says_otherwise_than_the_text() {
    let text = |head: &str| {
        format!(
            "Russian oil exports fall {head}% in January\n\nRussian exports of oil fell 46 percent in January 2017 from January 2016."
        )
    };
    let found = audit(&[&text("40")]);
    let of: Vec<&Found> = found.iter().filter(|found| found.kind == "contradiction").collect();
    assert_eq!(of.iter().map(|found| &*found.result).collect::<Vec<_>>(), ["inconsistent"]);
    assert_eq!(of[0].quotes, ["40%", "46 percent"]);
    check("contradiction", &text("46"), &[]);
    // The text has the headline's figure too.
    let both = format!("{} They fell 40 percent in January 2017 from January 2016 by weight.", text("40"));
    check("contradiction", &both, &[]);
}

#[test]
fn two_trackers_disagree_and_a_part_is_no_other_opinion() {
    let text = |other: &str| {
        format!(
            "Russian crude exports came to 3.6 million barrels a day in January 2017, according to Straitwatch. Russian crude exports came to {other} barrels a day in January 2017, according to Meridian Cargo."
        )
    };
    check("contradiction", &text("3.1 million"), &["undecided"]);
    check("contradiction", &text("3.6 million"), &[]);
    check("contradiction", &text("310,000"), &[]);
    // A first sentence on a line of its own is no headline.
    check("contradiction", &text("3.1 million").replace("Straitwatch. ", "Straitwatch.\n\n"), &["undecided"]);
}

#[test]
fn a_retelling_is_one_origin_and_a_shared_quotation_none() {
    let story = "A convoy of thirty lorries crossed the bridge at Sinuiju before dawn on Monday, carrying flour and cooking oil that the city's markets had been waiting for since the start of the rainy season. Drivers said that customs officers waved them through without opening a single crate. By noon the price of a kilogram of flour had fallen by 200 won.";
    let reworded = "Before dawn on Monday a convoy of thirty lorries crossed the bridge at Sinuiju with flour and cooking oil that the city's markets had been waiting for since the start of the rainy season. Officers did not look into one crate, drivers said. The price of a kilogram of flour had fallen by 200 won by midday.";
    let quoting = |words: &str| {
        format!(
            "{words} “The officers waved us through without opening a single crate, and by noon the price of a kilogram of flour had fallen by 200 won in all the markets of the city,” a driver said."
        )
    };
    let origins = |a: &str, b: &str| audit(&[a, b]).iter().filter(|found| found.kind == "origin").count();
    assert_eq!(origins(story, reworded), 1);
    let first = quoting(
        "Thirty lorries arrived from Dandong, a trader in Rason told us, with 500 tons of freight that nobody had ordered.",
    );
    let second = quoting(
        "Observers count more traffic at the border than in any month since the spring, 620 tons on some days, and put it down to a good harvest.",
    );
    assert_eq!(origins(&first, &second), 0);
    // A phrase that many write is no retelling.
    let stock = |rest: &str| {
        format!("{rest} Trade between North Korea and its neighbours has grown since the border reopened.")
    };
    let first = stock(
        "Thirty lorries came over the bridge with 500 tons of flour, and went back before noon with empty beds and tired drivers.",
    );
    let second = stock(
        "Prices of rice in Hyesan were 200 won lower on Friday than a week ago, which traders put down to the fine weather of the last days.",
    );
    assert_eq!(origins(&first, &second), 0);
    assert!(audit(&[story, story]).iter().any(|found| found.message.starts_with("One copies the other")));
}

#[test]
fn nothing_to_read_is_told_and_is_no_success() {
    let out = Command::new(env!("CARGO_BIN_EXE_tumen")).args(["audit", "/no/such/folder"]).output();
    let out = out.expect("the program runs");
    assert!(!out.status.success() && out.stdout.is_empty() && !out.stderr.is_empty());
}
