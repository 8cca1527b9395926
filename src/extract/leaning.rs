//! Whether a text tells more of what a state sends or of what it receives.

use super::reading::{Reading, class};
use crate::model::Country;
use crate::vocabulary::{FlowPart, FlowRole, PlaceUse};

/// The side on which a text has a state: `Export` where it speaks of the state's goods and exports ("Iranian crude",
/// "Russia's shipments"), `Import` where of its imports and buyers ("Indian refiners"); nothing where of both alike.
pub(super) fn leaning(reading: &Reading<'_>, state: Country) -> Option<FlowRole> {
    let (mut sends, mut receives) = (0_u32, 0_u32);
    for tag in reading.tags_in(0, reading.len()) {
        let crate::vocabulary::Meaning::Place(place, use_) = tag.meaning else { continue };
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
