//! The states that a text is about.

use super::reading::{Reading, class};
use crate::model::Country;
use crate::vocabulary::{Case, FlowPart, FlowRole, Meaning, PlaceUse};

/// The states that a text is about, by how often it names them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct States {
    /// The state that the text names most.
    pub home: Option<Country>,
    /// The next, where it is named at least half as often.
    pub second: Option<Country>,
    /// Whether the text names these two far more often than any other.
    pub is_pair: bool,
    /// Whose trade it is where nobody is named: North Korea where the text names it at least a third as often as the
    /// first, because its trade is what this program's readers collect; else the state named most.
    pub center: Option<Country>,
    /// The side on which the text has that state.
    pub leans: Option<FlowRole>,
}

impl States {
    /// Count the names of a text.
    pub fn of(reading: &Reading<'_>) -> Self {
        let mut counts = vec![0_u32; reading.lexicon.places().len()];
        for tag in reading.tags_in(0, reading.len()) {
            if let Meaning::Place(place, use_) = tag.meaning
                && use_ != PlaceUse::Town
                // "PARIS, May 15" is where it was written.
                && !(use_ == PlaceUse::Capital && reading.tokens[tag.at].case == Case::Upper)
                && let Some(count) = counts.get_mut(usize::from(place))
            {
                *count += 1;
            }
        }
        let country = |at: usize| reading.lexicon.places().get(at).and_then(|place| Country::new(place.code));
        let most = |but: Option<usize>| {
            counts
                .iter()
                .enumerate()
                .filter(|(at, count)| **count > 0 && Some(*at) != but)
                .max_by_key(|(at, count)| (**count, std::cmp::Reverse(*at)))
        };
        let Some((first, count)) = most(None) else { return Self::default() };
        let second = most(Some(first)).filter(|(_, second)| **second * 2 >= *count);
        let north = counts.iter().enumerate().find(|(at, named)| {
            **named * 3 >= *count && (**named > 1 || *count < 3) && country(*at) == Some(Country::PRK)
        });
        let center = north.and_then(|(at, _)| country(at)).or_else(|| country(first));
        Self {
            home: country(first),
            second: second.and_then(|(at, _)| country(at)),
            is_pair: second.is_some_and(|(second, named)| {
                let third = |(at, count): (usize, &u32)| at != first && at != second && *count * 2 > *named;
                !counts.iter().enumerate().any(third)
            }),
            center,
            leans: center.and_then(|center| leaning(reading, center)),
        }
    }
}

/// The side on which a text has a state: `Export` where it speaks of the state's goods and exports ("Iranian crude",
/// "Russia's shipments"), `Import` where of its imports and buyers ("Indian refiners"); nothing where of both alike.
fn leaning(reading: &Reading<'_>, state: Country) -> Option<FlowRole> {
    let (mut sends, mut receives) = (0_u32, 0_u32);
    for tag in reading.tags_in(0, reading.len()) {
        let Meaning::Place(place, use_) = tag.meaning else { continue };
        let is_state = reading
            .lexicon
            .places()
            .get(usize::from(place))
            .is_some_and(|place| Country::new(place.code) == Some(state));
        if !is_state || use_ == PlaceUse::Town {
            continue;
        }
        let owned = matches!(reading.word(tag.end), "'s" | "’s");
        if use_ != PlaceUse::Adjective && !owned {
            // "Iran exported", "India bought"
            match reading.flow(tag.end) {
                Some(((FlowRole::Export, FlowPart::Verb | FlowPart::Participle), _)) => sends += 1,
                Some(((FlowRole::Import, FlowPart::Verb | FlowPart::Participle), _)) => receives += 1,
                _ => {}
            }
            continue;
        }
        let role = (tag.end..tag.end + 4)
            .take_while(|at| reading.token(*at).is_some_and(|token| token.is_word()))
            .find_map(|at| reading.flow(at).map(|((role, _), _)| role));
        match role {
            Some(FlowRole::Import) => receives += 1,
            Some(FlowRole::Export) => sends += 1,
            _ if (tag.end..tag.end + 2).any(|at| reading.classes(at) & class::COMMODITY != 0) => sends += 1,
            _ => {}
        }
    }
    match sends.cmp(&receives) {
        std::cmp::Ordering::Greater => Some(FlowRole::Export),
        std::cmp::Ordering::Less => Some(FlowRole::Import),
        std::cmp::Ordering::Equal => None,
    }
}

/// Whether a text names one of these states.
pub(super) fn names(reading: &Reading<'_>, codes: &[&str]) -> bool {
    reading.tags_in(0, reading.len()).iter().any(|tag| match tag.meaning {
        Meaning::Place(place, _) => reading
            .lexicon
            .places()
            .get(usize::from(place))
            .is_some_and(|place| codes.iter().any(|code| code.as_bytes() == place.code)),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_last;

    #[test]
    fn the_side_on_which_a_text_has_a_state() {
        check_last(
            "Indian refiners wait. Indian imports rose.\n\nTurkey and Iran are near. Russia exported 300 tons of crude in July.",
            "300 tons | mass | 300 t | RUS→IND | crude | 2024-07-01/2024-07-31 | actual | -",
        );
        check_last(
            "India imported more. India bought less.\n\nTurkey and Iran are near. Russia exported 300 tons of crude in July.",
            "300 tons | mass | 300 t | RUS→IND | crude | 2024-07-01/2024-07-31 | actual | -",
        );
        check_last(
            "Tanks of Indian crude held 300 tons in July. Indian imports rose, and Indian refiners wait.",
            "300 tons | mass | 300 t | - | crude | 2024-07-01/2024-07-31 | actual | -",
        );
        check_last(
            "Iranian crude is cheap. Iranian crude is heavy. Iran waits. China imported 300 tons in July.",
            "300 tons | mass | 300 t | IRN→CHN | crude | 2024-07-01/2024-07-31 | actual | -",
        );
        check_last(
            "Turkish goods and Turkish exports wait in Turkey. Russia exported 300 tons of flour in July.",
            "300 tons | mass | 300 t | RUS→? | flour | 2024-07-01/2024-07-31 | actual | -",
        );
        check_last(
            "Russia and India talked. Russia is far from India. India bought 300 tons of flour in July.",
            "300 tons | mass | 300 t | RUS→IND | flour | 2024-07-01/2024-07-31 | actual | -",
        );
    }
}
