//! Whose figures they are: sentences of our own, each for one rule of attribution.

use super::extract;
use super::tests::{AUGUST, check_last};
use crate::vocabulary::Lexicon;

#[test]
fn who_is_behind_a_clause() {
    check_last(
        "A trader who deals with Rason said 300 tons of flour came.",
        "300 tons | mass | 300 t | - | flour | - | actual | trader",
    );
    check_last(
        "In Rason last week a trader who deals in flour said 300 tons came.",
        "300 tons | mass | 300 t | - | flour | 2024-08-05/2024-08-11 | actual | -",
    );
    check_last(
        "A trader who came to Rason and his cousin in Sinuiju said 300 tons of flour came.",
        "300 tons | mass | 300 t | - | flour | - | actual | -",
    );
    check_last(
        "A trader, who asked for no name, said 300 tons of flour came.",
        "300 tons | mass | 300 t | - | flour | - | actual | trader",
    );
    check_last(
        "The trade ministry, asked by KOTRA, said 300 tons of oil came.",
        "300 tons | mass | 300 t | - | oil | - | actual | trade ministry",
    );
    check_last(
        "Meridian Cargo is cautious about flour and counted 300 tons of it.",
        "300 tons | mass | 300 t | - | flour | - | actual | Meridian Cargo",
    );
}

#[test]
fn bodies_and_their_papers() {
    check_last(
        "The trade ministry in Moscow said Russia sold North Korea 300 tons of flour.",
        "300 tons | mass | 300 t | RUS→PRK | flour | - | actual | trade ministry",
    );
    check_last(
        "The trade office at Moscow said China sold North Korea 300 tons of flour.",
        "300 tons | mass | 300 t | CHN→PRK | flour | - | actual | trade office",
    );
    check_last(
        "The draft of the trade ministry seen late on a wet Wednesday lists 300 tons.",
        "300 tons | mass | 300 t | - | - | - | actual | trade ministry",
    );
    check_last(
        "Data on 300 tons of oil reached the 1718 Committee.",
        "300 tons | mass | 300 t | - | oil | - | actual | 1718 Committee",
    );
    check_last(
        "On company data, 300 tons of flour came.",
        "300 tons | mass | 300 t | - | flour | - | actual | -",
    );
    check_last(
        "Russia sold 200 tons and all told KOTRA has 300 tons of flour.",
        "300 tons | mass | 300 t | RUS→? | flour | - | actual | -",
    );
    check_last(
        "The development bank in Pyongyang City said China sold North Korea 300 tons of flour.",
        "300 tons | mass | 300 t | CHN→PRK | flour | - | actual | development bank",
    );
    check_last(
        "The Korea Trade-Investment Promotion Agency (KOTRA) said 300 tons of flour came.",
        "300 tons | mass | 300 t | - | flour | - | actual | KOTRA",
    );
    check_last(
        "The finance ministry (MOF) said 300 tons of flour came.",
        "300 tons | mass | 300 t | - | flour | - | actual | finance ministry",
    );
    check_last(
        "The ministry's own new figures show 300 tons of flour.",
        "300 tons | mass | 300 t | - | flour | - | actual | ministry",
    );
    check_last(
        "Bank records from an intermediary showed 300 tons of flour.",
        "300 tons | mass | 300 t | - | flour | - | actual | -",
    );
    check_last(
        "The Panel of Experts' last report lists 300 tons of oil.",
        "300 tons | mass | 300 t | - | oil | - | actual | UN Panel of Experts",
    );
    check_last(
        "Flour came to 300 tons in North Korea, say two traders.",
        "300 tons | mass | 300 t | - | flour | - | actual | two traders",
    );
    check_last(
        "Some 300 tons came, a source in Pyongyang said, according to Daily NK.",
        "300 tons | mass | 300 t | - | - | - | actual | source in Pyongyang",
    );
    check_last(
        "Source: Meridian Cargo. It counted 300 tons of oil.",
        "300 tons | mass | 300 t | - | oil | - | actual | Meridian Cargo",
    );
}

#[test]
fn what_points_back() {
    // "We" is nobody that was cited.
    check_last(
        "A trader said 200 tons came.\n\nDaily NK met dealers of flour in July. We said 300 tons came.",
        "300 tons | mass | 300 t | - | flour | 2024-07-01/2024-07-31 | actual | -",
    );
    check_last(
        "The Korea Trade-Investment Promotion Agency was asked. The agency said 300 tons of oil came.",
        "300 tons | mass | 300 t | - | oil | - | actual | KOTRA",
    );
    check_last(
        "According to a survey by Meridian Cargo, 200 tons came. KOTRA said 90 tons came. The survey says 300 tons came.",
        "300 tons | mass | 300 t | - | - | - | actual | Meridian Cargo",
    );
    check_last(
        "China and North Korea trade. According to customs, 300 tons of flour came.",
        "300 tons | mass | 300 t | CHN↔PRK | flour | - | actual | Chinese customs",
    );
    check_last(
        "The Panel of Experts met in July. The panel said 300 tons of oil came.",
        "300 tons | mass | 300 t | - | oil | 2024-07-01/2024-07-31 | actual | UN Panel of Experts",
    );
    check_last(
        "Pacific Wire reported 200 tons. Later the agency said 300 tons of oil came.",
        "300 tons | mass | 300 t | - | oil | - | actual | Pacific Wire",
    );
    check_last(
        "Chinese customs said 200 tons came. The customs office said 300 tons of oil came.",
        "300 tons | mass | 300 t | - | oil | - | actual | Chinese customs",
    );
}

/// Who is cited for the last figure, innermost first.
#[track_caller]
fn check_sources(text: &str, expected: &str) {
    let (found, _) = extract(&Lexicon::embedded(), text, AUGUST);
    assert_eq!(found.last().map_or(String::new(), |last| last.record.sources.join(", ")), expected, "{text}");
}

#[test]
fn those_who_relay_come_last() {
    check_sources(
        "Pacific Wire reported 300 tons of flour, citing Chinese customs.",
        "Chinese customs, Pacific Wire",
    );
    check_sources(
        "According to a report by the trade ministry seen by Daily NK, 300 tons of flour came.",
        "trade ministry, Daily NK",
    );
    check_sources("Ships have notified KOTRA of 300 tons of oil.", "KOTRA");
    check_sources(
        "Meridian Cargo said 200 tons came. A buyer told the agency that 300 tons of oil came.",
        "buyer, Meridian Cargo",
    );
}
