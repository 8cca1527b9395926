//! The list of verification statuses: the project's own, with a default.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The code of the status that every new claim has.
pub const UNVERIFIED: &str = "unverified";

/// One status of the codebook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// Stable code, as exports write it.
    pub code: Arc<str>,
    /// Name for people.
    pub name: Arc<str>,
    /// The key that sets it.
    pub key: char,
    /// A glyph that says it without colour.
    pub icon: char,
    /// `[red, green, blue]` on a dark ground; the light theme darkens it until it can be read.
    pub colour: [u8; 3],
    /// What it means, shown on hover.
    pub definition: Arc<str>,
    /// Whether setting it asks for a reason.
    #[serde(default)]
    pub asks_reason: bool,
}

/// All statuses, in the order in which they are shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Codebook {
    /// The statuses.
    pub statuses: Vec<Status>,
}

impl Codebook {
    /// The status with this code.
    #[must_use]
    pub fn status(&self, code: &str) -> Option<&Status> {
        self.statuses.iter().find(|status| &*status.code == code)
    }
}

impl Default for Codebook {
    fn default() -> Self {
        let statuses = DEFAULT
            .iter()
            .map(|(code, name, key, icon, colour, definition)| Status {
                code: (*code).into(),
                name: (*name).into(),
                key: *key,
                icon: *icon,
                colour: *colour,
                definition: (*definition).into(),
                asks_reason: matches!(*code, "cannot_be_verified" | "superseded"),
            })
            .collect();
        Self { statuses }
    }
}

type Row = (&'static str, &'static str, char, char, [u8; 3], &'static str);

const DEFAULT: [Row; 12] = [
    (
        "confirmed",
        "Confirmed",
        '1',
        '✓',
        [0x2f, 0x9e, 0x78],
        "A primary record (customs data, a committee's notice, the document itself) gives the same figure.",
    ),
    (
        "corroborated",
        "Corroborated",
        '2',
        '≡',
        [0x5a, 0xa9, 0xe6],
        "At least two origins that do not depend on each other give it.",
    ),
    (
        "single_source",
        "Single source",
        '3',
        '1',
        [0xe0, 0xa5, 0x30],
        "One origin only, however many outlets repeat it.",
    ),
    (
        "partly_supported",
        "Partly supported",
        '4',
        '½',
        [0x8f, 0xb0, 0x50],
        "A part of the statement is supported: the figure but not the period, the direction but not the amount.",
    ),
    (
        "misleading",
        "Misleading",
        '5',
        '!',
        [0xb0, 0x7c, 0xc6],
        "The number is right and its frame is wrong: base, period, comparison or wording.",
    ),
    ("exaggerated", "Exaggerated", '6', '↑', [0xc9, 0x85, 0x52], "Better evidence gives a smaller figure."),
    ("understated", "Understated", '7', '↓', [0x6f, 0x8f, 0xd6], "Better evidence gives a larger figure."),
    ("contradicted", "Contradicted", '8', '×', [0xd9, 0x60, 0x3b], "Better evidence rules the figure out."),
    (
        "cannot_be_verified",
        "Cannot be verified",
        '9',
        '?',
        [0x8b, 0x95, 0xa5],
        "Nobody outside can check it with what is public. Say why.",
    ),
    (UNVERIFIED, "Unverified", '0', '○', [0x7d, 0x87, 0x96], "Not checked yet. Every claim starts here."),
    (
        "inconsistent",
        "Internally inconsistent",
        '-',
        '≠',
        [0xd0, 0x6f, 0x8f],
        "The article's own figures contradict each other.",
    ),
    (
        "superseded",
        "Superseded",
        '=',
        '↻',
        [0x5f, 0xb3, 0xb3],
        "Replaced or retracted by its own origin. Link what replaced it.",
    ),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_keys_icons_and_names_are_all_different() {
        let codebook = Codebook::default();
        let count = codebook.statuses.len();
        let different =
            |of: &dyn Fn(&Status) -> String| codebook.statuses.iter().map(of).collect::<BTreeSet<_>>();
        assert_eq!(different(&|status| status.code.to_string()).len(), count);
        assert_eq!(different(&|status| status.key.to_string()).len(), count);
        assert_eq!(different(&|status| status.icon.to_string()).len(), count);
        assert_eq!(different(&|status| status.name.to_string()).len(), count);
        assert!(codebook.status(UNVERIFIED).is_some());
    }
}
