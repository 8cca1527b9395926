//! Who sends goods to whom: sentences of our own, each for one rule of the flow.

use super::tests::check_last;

#[test]
fn words_that_are_about_no_trade() {
    check_last(
        "Russia waits. Products that trade at a premium cost $90 a barrel.",
        "$90 a barrel | price | 90 USD/bbl | - | - | - | actual | -",
    );
    check_last(
        "Russia pumped 9 million b/d in July.",
        "9 million b/d | rate | 9000000 bbl/d | - | - | 2024-07-01/2024-07-31 | actual | -",
    );
    check_last(
        "A court in Busan set a fine of $2 million after North Korea's exports of coal.",
        "$2 million | money | 2000000 USD | - | - | - | actual | -",
    );
    check_last(
        "Saudi Arabia exported crude in July and pumped 9 million b/d.",
        "9 million b/d | rate | 9000000 bbl/d | - | crude | 2024-07-01/2024-07-31 | actual | -",
    );
    check_last(
        "Russia sold North Korea 300 tons of diesel in July. Dealers sold it in Nampo at $1,300 a ton.",
        "$1,300 a ton | price | 1300 USD/t | - | diesel | - | actual | -",
    );
    check_last(
        "Russia took workers from North Korea. Russian firms import them for 2,600 yuan a month.",
        "2,600 yuan | money | 2600 CNY | - | - | - | actual | -",
    );
    check_last(
        "Rice took up 90 percent of what Russia sold in July. North Korea waits.",
        "90 percent | share | 0.9 ratio | RUS→PRK | rice | 2024-07-01/2024-07-31 | actual | -",
    );
}

#[test]
fn the_other_direction() {
    check_last(
        "In July Russia sold North Korea 300 tons of flour. In the other direction sold were 90 tons of squid.",
        "90 tons | mass | 90 t | PRK→RUS | fish | 2024-07-01/2024-07-31 | actual | -",
    );
    check_last(
        "In July Chinese exports to North Korea came to $80 million. Sales in the opposite direction came to $20 million.",
        "$20 million | money | 20000000 USD | PRK→CHN | all | 2024-07-01/2024-07-31 | actual | -",
    );
    check_last(
        "In July Russia sold North Korea 300 tons of flour. By rail some 90 tons of squid were sold the other way.",
        "90 tons | mass | 90 t | PRK→RUS | fish | 2024-07-01/2024-07-31 | actual | -",
    );
    check_last(
        "In July Russia sold North Korea 300 tons of flour. The other way went 90 tons of squid.",
        "90 tons | mass | 90 t | PRK→RUS | fish | 2024-07-01/2024-07-31 | actual | -",
    );
    check_last(
        "China bought squid from North Korea in July. Exports came to $20 million.",
        "$20 million | money | 20000000 USD | CHN→PRK | all | 2024-07-01/2024-07-31 | actual | -",
    );
    check_last(
        "China's trade with North Korea came to $90 million in July. Exports came to $20 million.",
        "$20 million | money | 20000000 USD | CHN→PRK | all | 2024-07-01/2024-07-31 | actual | -",
    );
    check_last(
        "China's deliveries to North Korea fell in July. Receipts came to $20 million.",
        "$20 million | money | 20000000 USD | PRK→CHN | - | 2024-07-01/2024-07-31 | actual | -",
    );
    check_last(
        "North Korea's imports from China rose in July, while its exports fell to $20 million.",
        "$20 million | money | 20000000 USD | PRK→CHN | all | 2024-07-01/2024-07-31 | actual | -",
    );
}

#[test]
fn sides_that_a_sentence_leaves_open() {
    check_last(
        "Of what China bought from North Korea in July, coal made up the most; the 413 tons delivered there were a record.",
        "413 tons | mass | 413 t | PRK→CHN | coal | - | actual | -",
    );
    check_last(
        "China bought 300 tons of coal from Russia in July. Turkey bought 90 tons.",
        "90 tons | mass | 90 t | RUS→TUR | coal | 2024-07-01/2024-07-31 | actual | -",
    );
    check_last(
        "In July Russia exported 300 tons of coal to Turkey. Iraq exported 90 tons.",
        "90 tons | mass | 90 t | IRQ→TUR | coal | 2024-07-01/2024-07-31 | actual | -",
    );
    check_last(
        "North Korea has little. Deliveries came to 300 tons of flour in July.",
        "300 tons | mass | 300 t | ?→PRK | flour | 2024-07-01/2024-07-31 | actual | -",
    );
    check_last(
        "Chinese customs published figures on North Korea. North Korea is poor. Exports came to $20 million in July.",
        "$20 million | money | 20000000 USD | CHN→PRK | all | 2024-07-01/2024-07-31 | actual | Chinese customs",
    );
    check_last(
        "Russia exported 300 tons of coal to the European Union in July. Russia is large. North Korea is small. North Korea is poor.",
        "300 tons | mass | 300 t | RUS→? | coal | 2024-07-01/2024-07-31 | actual | -",
    );
    check_last(
        "North Korea waits. Russia exported 300 tons of coal to other countries in July. North Korea waits.",
        "300 tons | mass | 300 t | RUS→? | coal | 2024-07-01/2024-07-31 | actual | -",
    );
    check_last(
        "North Korea, near Russia and China, has 300 tons of oil.",
        "300 tons | mass | 300 t | - | oil | - | actual | -",
    );
    check_last(
        "Iran's crude came to 300,000 barrels in July.",
        "300,000 barrels | volume | 300000 bbl | IRN→? | crude | 2024-07-01/2024-07-31 | actual | -",
    );
    check_last(
        "China gained in July: North Korean goods made up $20 million of it.",
        "$20 million | money | 20000000 USD | PRK→? | all | 2024-07-01/2024-07-31 | actual | -",
    );
    check_last(
        "Russia took in $90 million from oil in July.",
        "$90 million | money | 90000000 USD | RUS→? | oil | 2024-07-01/2024-07-31 | actual | -",
    );
    check_last(
        "North Korea would purchase 300 tons of flour. Russia would supply 90 tons in September.",
        "90 tons | mass | 90 t | RUS→PRK | flour | 2024-09-01/2024-09-30 | plan | -",
    );
}

#[test]
fn trade_both_ways() {
    check_last(
        "China and North Korea are neighbours. China builds in North Korea. Turnover came to $90 million in July.",
        "$90 million | money | 90000000 USD | CHN↔PRK | all | 2024-07-01/2024-07-31 | actual | -",
    );
    check_last(
        "North Korean trade grew in July. China remained the biggest partner, accounting for 97 percent of North Korea's trade.",
        "97 percent | share | 0.97 ratio | CHN↔PRK | all | 2024-07-01/2024-07-31 | actual | -",
    );
    check_last(
        "China's share of the trade of North Korea rose to 97 percent in July.",
        "97 percent | share | 0.97 ratio | CHN↔PRK | all | 2024-07-01/2024-07-31 | actual | -",
    );
    check_last(
        "China's trade with North Korea grew. Shipments by rail accounted for $161 million of the total in July.",
        "$161 million | money | 161000000 USD | CHN→PRK | - | 2024-07-01/2024-07-31 | actual | -",
    );
    check_last(
        "In July trade between Russia and North Korea rose. Trade between Russia and North Korea shrank to $20 million.",
        "$20 million | money | 20000000 USD | PRK↔RUS | all | 2024-07-01/2024-07-31 | actual | -",
    );
}

#[test]
fn subjects_and_owners() {
    check_last(
        "Russia is large. Russia waits. It stopped 300 tons of coal shipments and other exports to Iran.",
        "300 tons | mass | 300 t | RUS→IRN | coal | - | actual | -",
    );
    check_last(
        "Mills in the Russian Far East sent North Korea 300 tons of flour in July.",
        "300 tons | mass | 300 t | RUS→PRK | flour | 2024-07-01/2024-07-31 | actual | -",
    );
    check_last(
        "Russia has tripled flour shipments to 300 tons. North Korea waits.",
        "300 tons | mass | 300 t | RUS→PRK | flour | - | actual | -",
    );
    check_last(
        "North Korea shipped coal in July and bought 300 tons of rice.",
        "300 tons | mass | 300 t | ?→PRK | rice | 2024-07-01/2024-07-31 | actual | -",
    );
    check_last(
        "North Korea likes China and its imports from it came to $20 million in July.",
        "$20 million | money | 20000000 USD | CHN→PRK | all | 2024-07-01/2024-07-31 | actual | -",
    );
    check_last(
        "North Korea likes China. Its imports from the isolated neighbour came to $20 million in July.",
        "$20 million | money | 20000000 USD | CHN→PRK | all | 2024-07-01/2024-07-31 | actual | -",
    );
    check_last(
        "Arrivals in India came to 300 tons of crude in July. Russia waits. Russia is large.",
        "300 tons | mass | 300 t | RUS→IND | crude | 2024-07-01/2024-07-31 | actual | -",
    );
}

#[test]
fn states_without_a_verb() {
    check_last(
        "In July Russia exported flour to North Korea. China reported 90 tons.",
        "90 tons | mass | 90 t | CHN→PRK | flour | 2024-07-01/2024-07-31 | actual | -",
    );
    check_last(
        "India bought 1.8 million b/d of crude in July. India imported more of it. Russia 900,000 b/d, Iraq 776,000 b/d.",
        "776,000 b/d | rate | 776000 bbl/d | IRQ→IND | crude | 2024-07-01/2024-07-31 | actual | -",
    );
    check_last(
        "Crude came to India in July: Russia rose to 1.8 million b/d, and Iraq slipped to 776,000 b/d.",
        "776,000 b/d | rate | 776000 bbl/d | IRQ→? | crude | 2024-07-01/2024-07-31 | actual | -",
    );
    check_last(
        "Crude came to India in July: Iraq slipped to 776,000 b/d and Saudi Arabia to 681,000 b/d.",
        "681,000 b/d | rate | 681000 bbl/d | SAU→? | crude | 2024-07-01/2024-07-31 | actual | -",
    );
}
