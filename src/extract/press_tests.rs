//! Sentences of our own in the manner of many newsrooms: what the first article sets never had to say.

use super::extract;
use super::tests::{AUGUST, check, check_last};
use crate::model::Slot;
use crate::vocabulary::Lexicon;

#[test]
fn what_is_always_so_has_no_period() {
    check(
        "A pipeline from Dandong carried 40,000 tonnes of crude in July. It still moves about 500,000 tonnes a year, engineers say.",
        AUGUST,
        &[
            "40,000 tonnes | mass | 40000 t | - | crude | 2024-07-01/2024-07-31 | actual | -",
            "500,000 tonnes | mass | 500000 t | - | crude | - | actual | engineers",
        ],
    );
}

#[test]
fn how_often_is_not_when() {
    check(
        "For a third month running, China's exports to North Korea rose 4 percent in July.",
        AUGUST,
        &["4 percent | change | 0.04 ratio | CHN→PRK | all | 2024-07-01/2024-07-31 | actual | -"],
    );
}

#[test]
fn days_of_events_and_of_prices() {
    check(
        "On June 14 a Russian tanker pumped 1,200 tons of diesel into a vessel from Nampo.",
        AUGUST,
        &["1,200 tons | mass | 1200 t | RUS→? | diesel | 2024-06-14/2024-06-14 | actual | -"],
    );
    check(
        "As of Aug. 8, a kilogram of rice was selling for 5,900 won in Hyesan. In Pyongyang it cost 5,700 won.",
        AUGUST,
        &[
            "5,900 won | price | 5900000 KPW/t | - | rice | 2024-08-08/2024-08-08 | actual | -",
            "5,700 won | price | 5700000 KPW/t | - | rice | 2024-08-08/2024-08-08 | actual | -",
        ],
    );
}

#[test]
fn stretches_of_time() {
    check(
        "China and North Korea traded goods worth $1.1 billion through June, twice as much as in the same six months of 2023.",
        AUGUST,
        &[
            "$1.1 billion | money | 1100000000 USD | CHN↔PRK | all | 2024-01-01/2024-06-30 | actual | -",
            "twice | change | 1 ratio | CHN↔PRK | all | 2024-01-01/2024-06-30 | actual | -",
        ],
    );
    check(
        "North Korea bought 900 tons of sugar in 2022 and 2023.",
        AUGUST,
        &["900 tons | mass | 900 t | ?→PRK | sugar | 2022-01-01/2023-12-31 | actual | -"],
    );
}

#[test]
fn what_lies_below_another_figure_and_shares_in_words() {
    check(
        "China sold North Korea $90 million worth of goods in July, a fifth below the $112 million of July 2019.",
        AUGUST,
        &[
            "$90 million | money | 90000000 USD | CHN→PRK | all | 2024-07-01/2024-07-31 | actual | -",
            "a fifth | change | -0.2 ratio | CHN→PRK | all | 2024-07-01/2024-07-31 | actual | -",
            "$112 million | money | 112000000 USD | CHN→PRK | all | 2019-07-01/2019-07-31 | actual | -",
        ],
    );
    check(
        "Two barrels in five came from Russia, and one ship in six was old.",
        AUGUST,
        &[
            "Two barrels in five | share | 0.4 ratio | RUS→? | - | - | actual | -",
            "one ship in six | share | 0.1667 ratio | RUS→? | - | - | actual | -",
        ],
    );
}

#[test]
fn owners_that_stay_and_turn() {
    check(
        "China sold $80 million worth of goods to North Korea in July. Imports fell to $20 million.",
        AUGUST,
        &[
            "$80 million | money | 80000000 USD | CHN→PRK | all | 2024-07-01/2024-07-31 | actual | -",
            "$20 million | money | 20000000 USD | PRK→CHN | all | 2024-07-01/2024-07-31 | actual | -",
        ],
    );
    check(
        "In July Chinese exports to North Korea reached $80 million. In the other direction went 300 tons of squid.",
        AUGUST,
        &[
            "$80 million | money | 80000000 USD | CHN→PRK | all | 2024-07-01/2024-07-31 | actual | -",
            "300 tons | mass | 300 t | PRK→CHN | fish | 2024-07-01/2024-07-31 | actual | -",
        ],
    );
}

#[test]
fn the_same_sender_down_a_list() {
    check(
        "India bought 1.8 million b/d of Russian crude in July. Turkey took 310,000 b/d.",
        AUGUST,
        &[
            "1.8 million b/d | rate | 1800000 bbl/d | RUS→IND | crude | 2024-07-01/2024-07-31 | actual | -",
            "310,000 b/d | rate | 310000 bbl/d | RUS→TUR | crude | 2024-07-01/2024-07-31 | actual | -",
        ],
    );
}

#[test]
fn money_that_is_no_trade() {
    check(
        "The court set a fine of $2 million for the Russian exporter of oil to North Korea.",
        AUGUST,
        &["$2 million | money | 2000000 USD | - | - | - | actual | -"],
    );
}

#[test]
fn ceilings_go_on() {
    check(
        "Resolution 2397 limits North Korea to 500,000 barrels of refined oil a year, and its imports of crude to 4 million barrels, or 525,000 tons.",
        AUGUST,
        &[
            "500,000 barrels | volume | 500000 bbl | ?→PRK | refined | - | cap | UN Security Council Resolution 2397",
            "4 million barrels | volume | 4000000 bbl | ?→PRK | crude | - | cap | UN Security Council Resolution 2397",
            "525,000 tons | mass | 525000 t | ?→PRK | crude | - | cap | UN Security Council Resolution 2397",
        ],
    );
    check(
        "No household may buy more than 10 kilograms of rice.",
        AUGUST,
        &["10 kilograms | mass | 0.01 t | - | rice | - | cap | -"],
    );
}

#[test]
fn an_analyst_who_expects_estimates() {
    check(
        "Lee Ho, an analyst, expects trade between China and North Korea to top $2 billion this year.",
        AUGUST,
        &["$2 billion | money | 2000000000 USD | CHN↔PRK | all | 2024-01-01/2024-12-31 | estimate | Lee Ho"],
    );
}

#[test]
fn who_says_so() {
    check(
        "The central bank in Tehran puts oil income in July at $4 billion.",
        AUGUST,
        &["$4 billion | money | 4000000000 USD | - | oil | 2024-07-01/2024-07-31 | estimate | central bank"],
    );
    check(
        "A trader who deals with Rason said 200 tons of Russian flour came in July.",
        AUGUST,
        &["200 tons | mass | 200 t | RUS→? | flour | 2024-07-01/2024-07-31 | actual | trader"],
    );
    check(
        "The Panel of Experts listed 40 ships in July. The panel also counted 90 deliveries of oil.",
        AUGUST,
        &[
            "40 ships | count | 40 1 | - | - | 2024-07-01/2024-07-31 | actual | UN Panel of Experts",
            "90 deliveries | count | 90 1 | - | - | 2024-07-01/2024-07-31 | actual | UN Panel of Experts",
        ],
    );
}

#[test]
fn a_number_word_broken_over_a_line() {
    check(
        "From July to August Russia sent North Korea 1,2 mil-\nlion tonnes of grain.",
        AUGUST,
        &["1,2 mil- lion tonnes | mass | 1200000 t | RUS→PRK | cereals | 2024-07-01/2024-08-31 | actual | -"],
    );
}

/// The words that gave a slot of a figure, by the reasons that the record keeps; `None` where none are kept.
fn reason(text: &str, quote: &str, slot: Slot) -> Option<Option<String>> {
    let (found, _) = extract(&Lexicon::embedded(), text, AUGUST);
    let one = found.iter().find(|one| &*one.quote == quote)?;
    let told = one.because.iter().find(|reason| reason.slot == slot)?;
    Some(told.words.map(|words| words.of(text).to_owned()))
}

#[test]
fn what_overrules_a_slot_gives_its_reason() {
    let words = |text: &str| Some(Some(text.to_owned()));
    let caps = "Resolution 2397 limits North Korea to 500,000 barrels of refined oil a year, and its imports of crude to \
                4 million barrels, or 525,000 tons.";
    assert_eq!(reason(caps, "525,000 tons", Slot::Modality), words("limits"));
    let sender = "Resolution 2397 lets Russia sell North Korea up to 500,000 barrels of oil.";
    assert_eq!(reason(sender, "500,000 barrels", Slot::Exporter), None, "it binds every sender");
    let sent = "North Korean oil exports came to 300 tons.";
    assert_eq!(reason(sent, "300 tons", Slot::Importer), words("North Korean"));
    assert_eq!(reason(sent, "300 tons", Slot::Exporter), None, "oil does not leave North Korea");
    let dated = "Last year the limit was 500,000 barrels of oil.";
    assert_eq!(reason(dated, "500,000 barrels", Slot::Period), None, "a ceiling takes no period over");
    let oil = "Resolution 2397 limits what oil North Korea may import to 500,000 barrels a year.";
    assert_eq!(reason(oil, "500,000 barrels", Slot::Commodity), Some(None));
    let planned = "The limit is 500,000 barrels, or a planned 300,000 barrels of crude.";
    assert_eq!(reason(planned, "300,000 barrels", Slot::Modality), words("limit"));
    let prices = "The cap is $60 a barrel, and a planned $100 a barrel for diesel.";
    assert_eq!(reason(prices, "$100 a barrel", Slot::Modality), words("cap"));
    let trade = "Russian trade with North Korea, 2023 (US$)\n\nMonth      Exports   Imports\nJanuary    8,115        64,700\n";
    assert_eq!(reason(trade, "64,700", Slot::Exporter), words("Imports"));
    let credited =
        "Sales to North Korea, 2023\n\nMonth      Russia (t)\nJanuary    8,115\n\nSource: Meridian Cargo\n";
    assert_eq!(reason(credited, "8,115", Slot::Sources), words("Source: Meridian Cargo"));
    let table = "North Korean imports from China (tonnes)\n\nMonth    Rice    Sugar\nMay    4,000    2,060\n";
    assert_eq!(reason(table, "4,000", Slot::Commodity), words("Rice"));
    assert_eq!(reason(table, "2,060", Slot::Commodity), words("Sugar"));
}

#[test]
fn a_list_shows_no_way_of_writing_numbers() {
    check(
        "See pages 3,12 and 4,15. It sold 12.500 tons.",
        AUGUST,
        &["12.500 tons | mass | .. t | - | - | - | actual | -"],
    );
    check(
        "It grew 2,6 percent. It sold 12.500 tons.",
        AUGUST,
        &[
            "2,6 percent | change | 0.026 ratio | - | - | - | actual | -",
            "12.500 tons | mass | 12500 t | - | - | - | actual | -",
        ],
    );
}

#[test]
fn headlines_take_the_flow_of_what_follows() {
    check(
        "Trade falls 4 percent\n\nChina and North Korea traded goods for $20 million in July.",
        AUGUST,
        &[
            "4 percent | change | -0.04 ratio | CHN↔PRK | all | 2024-07-01/2024-07-31 | actual | -",
            "$20 million | money | 20000000 USD | CHN↔PRK | all | 2024-07-01/2024-07-31 | actual | -",
        ],
    );
}

#[test]
fn what_is_multiplied_is_the_same_thing() {
    check_last(
        "In May Russian oil exports to North Korea doubled the $24 million of Chinese rice.",
        "$24 million | money | 24000000 USD | RUS→PRK | oil | 2024-05-01/2024-05-31 | actual | -",
    );
}
