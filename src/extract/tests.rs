//! The whole engine: sentences of our own, properties, and the sample articles.

use jiff::civil::date;
use proptest::prelude::*;

use super::extract;
use crate::measure::{Date, Decimal};
use crate::model::{Flow, Kind, Suggestion};
use crate::vocabulary::{Additions, Lexicon};

fn line(one: &Suggestion) -> String {
    let record = &one.record;
    let quantity = &record.quantity;
    let number = |value: Option<Decimal>| {
        value.map_or(String::new(), |value| value.round_dp(4).normalize().to_string())
    };
    let value = match quantity.value {
        Some(_) => number(quantity.value),
        None => format!("{}..{}", number(quantity.low), number(quantity.high)),
    };
    let unit = quantity.unit.map_or(String::new(), |unit| unit.to_string());
    let flow = match record.flow {
        Flow::Unknown => "-".to_owned(),
        flow => flow.to_string().replace(' ', ""),
    };
    let day = |day: Option<Date>| day.map_or("-".to_owned(), |day| day.to_string());
    let period = match (record.period.start, record.period.end) {
        (None, None) => "-".to_owned(),
        (start, end) => format!("{}/{}", day(start), day(end)),
    };
    let quote = one.quote.replace('\n', " ");
    let source = record.sources.first().map_or("-", |source| &**source);
    let kind = record.kind.code();
    let goods = record.commodity.as_deref().unwrap_or("-");
    format!(
        "{quote} | {kind} | {value} {unit} | {flow} | {goods} | {period} | {} | {source}",
        record.modality.code()
    )
}

#[track_caller]
pub(super) fn check(text: &str, published: Option<Date>, expected: &[&str]) {
    let (found, _) = extract(&Lexicon::embedded(), text, published);
    let found: Vec<String> = found.iter().map(line).collect();
    assert_eq!(found, expected, "{text}");
}

/// The last figure of a text of August 2024.
#[track_caller]
pub(super) fn check_last(text: &str, expected: &str) {
    let (found, _) = extract(&Lexicon::embedded(), text, AUGUST);
    assert_eq!(found.last().map(line).unwrap_or_default(), expected, "{text}");
}

/// When most sentences of our own were published.
pub(super) const AUGUST: Option<Date> = Some(date(2024, 8, 15));

#[test]
fn who_sells_what_to_whom() {
    check(
        "China's exports to the North were down 3.1 percent in July and its imports from the North 1.5 percent.",
        AUGUST,
        &[
            "3.1 percent | change | -0.031 ratio | CHN→PRK | all | 2024-07-01/2024-07-31 | actual | -",
            "1.5 percent | change | -0.015 ratio | PRK→CHN | all | 2024-07-01/2024-07-31 | actual | -",
        ],
    );
    check(
        "Bilateral trade between Pyongyang and Moscow came to $34 million last year, KOTRA said.",
        AUGUST,
        &["$34 million | money | 34000000 USD | PRK↔RUS | all | 2023-01-01/2023-12-31 | actual | KOTRA"],
    );
    check(
        "According to Chinese customs, North Korea bought 2,000 tons of rice in June and 1,500 tons in July.",
        AUGUST,
        &[
            "2,000 tons | mass | 2000 t | CHN→PRK | rice | 2024-06-01/2024-06-30 | actual | Chinese customs",
            "1,500 tons | mass | 1500 t | CHN→PRK | rice | 2024-07-01/2024-07-31 | actual | Chinese customs",
        ],
    );
}

#[test]
fn levels_changes_and_their_bases() {
    check(
        "Russian coal sales to North Korea fell by half to 40,000 tons in May from 80,000 tons a year earlier.",
        AUGUST,
        &[
            "half | change | -0.5 ratio | RUS→PRK | coal | 2024-05-01/2024-05-31 | actual | -",
            "40,000 tons | mass | 40000 t | RUS→PRK | coal | 2024-05-01/2024-05-31 | actual | -",
            "80,000 tons | mass | 80000 t | RUS→PRK | coal | 2023-05-01/2023-05-31 | actual | -",
        ],
    );
    check(
        "The share of diesel in Russian fuel deliveries to the North rose from 20 to 35 percent.",
        AUGUST,
        &[
            "20 | share | 0.2 ratio | RUS→PRK | refined | - | actual | -",
            "35 percent | share | 0.35 ratio | RUS→PRK | refined | - | actual | -",
        ],
    );
}

#[test]
fn how_firmly_it_is_said() {
    let modality = |text: &str| {
        let (found, _) = extract(&Lexicon::embedded(), text, AUGUST);
        found.first().map_or("nothing", |one| one.record.modality.code())
    };
    assert_eq!(modality("Russia plans to send 3,000 tons of flour to North Korea."), "plan");
    assert_eq!(modality("The resolution limits sales to 500,000 barrels a year."), "cap");
    assert_eq!(modality("The annual cap of 500,000 barrels was reached."), "cap");
    assert_eq!(modality("Analysts estimate that 4,000 tons crossed the border."), "estimate");
    assert_eq!(modality("Rumours say 10,000 tons of oil were handed over."), "rumour");
    assert_eq!(modality("He denied that 10,000 tons had been delivered."), "denied");
    assert_eq!(modality("Russia sent 4,100 tons of oil."), "actual");
}

#[test]
fn numbers_that_are_no_claims() {
    for text in [
        "Resolution 2397 was adopted in 2017.",
        "It tested a Hwasong-14 missile on July 4.",
        "38 North has more analysis.",
        "Posted at 11:52 on July 25, 2017.",
        "See page 12 of S/2024/215.",
        "Call 02-1234-5678 or write to Room 401.",
        "The G7 and the P5 met about the 2+2 format.",
        "The Su-35 and the Boeing 737 landed.",
        "A Covid-19 wave hit at 3 a.m.",
        "It lies at 42.5 N, 130.3 E.",
        "Kim, 45, spoke first, after 12 years in office.",
        "Copyright © 2017-2024 Tidewater Monitor.",
        "Article 12(3) of Regulation (EU) 833/2014 applies.",
    ] {
        check(text, AUGUST, &[]);
    }
}

#[track_caller]
fn check_with(table: &str, text: &str, expected: &[&str]) {
    let (additions, bad) = Additions::from_tsv(table);
    assert_eq!(bad, []);
    let lexicon = Lexicon::embedded().with(&additions);
    assert_eq!(lexicon.faults(), []);
    let (found, _) = extract(&lexicon, text, AUGUST);
    let found: Vec<&str> = found.iter().map(|one| &*one.quote).collect();
    assert_eq!(found, expected, "{table}: {text}");
}

#[test]
fn a_project_ignores_what_its_people_want_no_figures_of() {
    let text = "It moved 20 blue crates, about 300 tons of coal and paid a US$5 million fine in Area 5100.";
    check_with("", text, &["20 blue crates", "300 tons", "US$5 million"]);
    check_with("ignore\tcrates\t\tafter", text, &["300 tons", "US$5 million"]);
    check_with("ignore\tblue crates\t\tafter", text, &["300 tons", "US$5 million"]);
    check_with("ignore\tCrates\t\tafter", text, &["20 blue crates", "300 tons", "US$5 million"]);
    check_with("ignore\tcrates\t\tbefore", text, &["20 blue crates", "300 tons", "US$5 million"]);
    check_with("ignore\tfine\t\tafter", text, &["20 blue crates", "300 tons"]);
    check_with("ignore\tUS$5 million\t\twhole\nignore\t20 blue crates\t\twhole", text, &["300 tons"]);
    check_with("ignore\ttons\t\tafter", text, &["20 blue crates", "US$5 million"]);
    let text = "On flight 4,300 and flight about 5,200 they brought 6,100 tons of flour.";
    check_with("ignore\tflight\t\tbefore", text, &["6,100 tons"]);
}

#[test]
fn a_project_names_its_goods_places_and_sources() {
    let table = "new goods\tdried squid\tsquid\t\tSquid\t0307\tall\n\
        place\tRyugyong\tPRK\tcapital\nsource\tBorder Post\t\torigin\tBorder Post";
    let (additions, _) = Additions::from_tsv(table);
    let lexicon = Lexicon::embedded().with(&additions);
    let text = "Russia exported 300 tons of dried squid to Ryugyong in May 2024, according to Border Post.";
    let (found, _) = extract(&lexicon, text, AUGUST);
    let record = &found[0].record;
    assert_eq!(record.commodity.as_deref(), Some("squid"));
    assert_eq!(record.flow.to_string().replace(' ', ""), "RUS→PRK");
    assert_eq!(record.sources.first().map(|source| &**source), Some("Border Post"));
}

#[test]
fn rows_of_a_table_take_the_units_of_their_columns() {
    check(
        "DELIVERIES TO NORTH KOREA, 2023\n\nMonth      Russia (t)   Total (bbl)\nJanuary    8,115        64,700\n",
        AUGUST,
        &[
            "8,115 | mass | 8115 t | RUS→PRK | - | 2023-01-01/2023-01-31 | actual | -",
            "64,700 | volume | 64700 bbl | RUS→PRK | - | 2023-01-01/2023-01-31 | actual | -",
        ],
    );
}

#[test]
fn broken_lines_of_a_scan() {
    check(
        "The Russian customs said that 1,500 bar-\nrels of die-\nsel went to North Korea in Sep-\ntember 2023.",
        AUGUST,
        &[
            "1,500 bar- rels | volume | 1500 bbl | RUS→PRK | diesel | 2023-09-01/2023-09-30 | actual | Russian Federal Customs Service",
        ],
    );
}

#[test]
fn a_figure_in_brackets_restates_the_one_before() {
    let text = "Russia sent about 160,000 tons (1.2 million barrels) of oil to North Korea, worth 300 million yuan ($41.6 million).";
    let (found, _) = extract(&Lexicon::embedded(), text, AUGUST);
    let links: Vec<_> = found.iter().map(|one| (&*one.quote, one.equivalent_to)).collect();
    assert_eq!(
        links,
        [
            ("160,000 tons", None),
            ("1.2 million barrels", Some(0)),
            ("300 million yuan", None),
            ("$41.6 million", Some(2))
        ]
    );
}

#[test]
fn without_a_date_relative_periods_stay_open() {
    let (found, _) = extract(&Lexicon::embedded(), "Russia sold 500 tons of flour last month.", None);
    assert_eq!(found.first().map(|one| one.record.period), Some(Default::default()));
}

/// The sample articles that come with the program, body only.
#[track_caller]
fn check_sample(file: &str, published: Option<Date>, expected: &[&str]) {
    let text = file.splitn(3, "---\n").nth(2).unwrap_or(file);
    check(text, published, expected);
}

#[test]
fn sample_chosun_ilbo() {
    check_sample(
        include_str!("../../seeds/2017-07-25-chosun-ilbo.md"),
        Some(date(2017, 7, 25)),
        &[
            "doubled | change | 1 ratio | RUS→PRK | oil | - | actual | -",
            "US$48 million | money | 48000000 USD | RUS→PRK | all | 2017-01-01/2017-05-31 | actual | KOTRA",
            "99.6 percent | change | 0.996 ratio | RUS→PRK | all | 2017-01-01/2017-05-31 | actual | KOTRA",
            "double | change | 1 ratio | RUS→PRK | all | 2017-01-01/2017-05-31 | actual | KOTRA",
            "US$24.04 million | money | 24040000 USD | RUS→PRK | all | 2016-01-01/2016-05-31 | actual | KOTRA",
            "$1.36 million | money | 1360000 USD | PRK→RUS | all | 2017-01-01/2017-05-31 | actual | KOTRA",
            "30 percent | change | -0.7 ratio | PRK→RUS | all | 2017-01-01/2017-05-31 | actual | KOTRA",
            "71.9 percent | change | 0.719 ratio | PRK↔RUS | all | 2017-01-01/2017-05-31 | actual | KOTRA",
            "90.5 percent | share | 0.905 ratio | RUS→PRK | mineral_fuel | 2017-01-01/2017-05-31 | actual | KOTRA",
            "$2.3 million | money | 2300000 USD | RUS→PRK | oil | 2017-01-01/2017-04-30 | actual | Voice of America",
            "double | change | 1 ratio | RUS→PRK | oil | 2017-01-01/2017-04-30 | actual | Voice of America",
            "4,100 tons | mass | 4100 t | RUS→PRK | oil | 2017-01-01/2017-04-30 | actual | Voice of America",
            "150 percent | change | 1.5 ratio | RUS→PRK | oil | 2017-01-01/2017-04-30 | actual | Voice of America",
            "1,600 tons | mass | 1600 t | RUS→PRK | oil | 2016-01-01/2016-12-31 | actual | Voice of America",
        ],
    );
}

#[test]
fn sample_daily_nk() {
    check_sample(
        include_str!("../../seeds/2025-02-19-daily-nk.md"),
        Some(date(2025, 2, 19)),
        &[
            "triple | change | 2 ratio | PRK↔RUS | fertilizer | - | plan | -",
            "160,000 tons | mass | 160000 t | RUS→PRK | oil | 2025-02-01/2025-06-30 | plan | source in North Korea",
            "1.2 million barrels | volume | 1200000 bbl | RUS→PRK | oil | 2025-02-01/2025-06-30 | plan | source in North Korea",
            "500,000 barrels | volume | 500000 bbl | ?→PRK | refined | - | cap | UN Security Council Resolution 2397",
            "3,000 tons | mass | 3000 t | RUS→PRK | flour | 2025-02-01/- | plan | source in North Korea",
            "5,000 tons | mass | 5000 t | RUS→PRK | fertilizer | 2025-03-01/2025-03-31 | plan | source in North Korea",
        ],
    );
}

#[test]
fn sample_nk_economy_watch() {
    check_sample(
        include_str!("../../seeds/2014-05-08-nk-economy-watch.md"),
        Some(date(2014, 5, 8)),
        &[
            "dozens | count | 24.. 1 | - | vehicles | 2014-04-28/2014-04-28 | actual | -",
            "200 articles | count | 200 1 | - | - | 2014-04-01/2014-04-30 | actual | -",
            "120 articles | count | 120 1 | - | - | 2014-04-01/2014-04-30 | actual | -",
            "2.83 percent | change | -0.0283 ratio | CHN↔PRK | all | 2014-01-01/2014-03-31 | actual | -",
            "1.27 billion USD | money | 1270000000 USD | CHN↔PRK | all | 2014-01-01/2014-03-31 | actual | -",
        ],
    );
}

#[test]
fn samples_without_a_date() {
    check_sample(
        include_str!("../../seeds/undated-russia-briefing.md"),
        None,
        &[
            "six different areas | count | 6 1 | - | - | - | plan | -",
            "20,000-50,000 workers | count | 20000..50000 1 | - | - | - | actual | -",
        ],
    );
    check_sample(
        include_str!("../../seeds/undated-the-diplomat-copy.md"),
        None,
        &["six different areas | count | 6 1 | - | - | - | plan | senior source in North Korea"],
    );
}

/// Text that holds many of the pieces that the stages look at, in any order.
fn press() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "\\PC{0,6}",
        "[0-9]{1,6}",
        prop::sample::select(vec![
            " ",
            "\n",
            "\n\n",
            "\t",
            "  ",
            ", ",
            ". ",
            "; ",
            "(",
            ")",
            "-",
            "–",
            "$",
            "€",
            "%",
            " percent",
            " million",
            " tons",
            " barrels a day",
            "between ",
            " and ",
            " to ",
            "from ",
            "up ",
            "fell ",
            " of ",
            "half",
            "a third",
            "last year",
            "January",
            "2017",
            "the first five months",
            " Russia",
            " North Korea",
            "exports",
            "imported",
            "trade",
            "according to ",
            " said",
            "Daily NK",
            "Resolution ",
            "1,234",
            "US$",
            "|",
            "’s",
            "\u{a0}",
            "\u{202f}",
            "한국",
            "…",
            "mid-",
            "one in ",
            "two",
            "hundred",
            "the same period ",
            "a year ago",
            "since ",
            "oil",
            " more than ",
            "99999999999999999999999999999",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn suggestions_fit_their_text(text in press(), dated in any::<bool>()) {
        let lexicon = Lexicon::embedded();
        let published = dated.then(|| date(2024, 2, 29));
        let (found, _) = extract(&lexicon, &text, published);
        let mut start = 0;
        for one in &found {
            prop_assert!(one.span.start >= start, "out of order");
            start = one.span.start;
            prop_assert_eq!(text.get(one.span.range()), Some(&*one.quote));
            prop_assert!(!one.span.is_empty());
            prop_assert!(one.record.kind != Kind::Statement);
            for reason in &one.because {
                prop_assert!(reason.words.is_none_or(|words| text.get(words.range()).is_some()));
            }
            prop_assert!(one.equivalent_to.is_none_or(|of| (of as usize) < found.len()));
        }
        prop_assert_eq!(&extract(&lexicon, &text, published).0, &found, "not the same twice");
    }
}
