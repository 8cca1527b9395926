//! The list of verification statuses: the project's own, with a default.

use std::collections::BTreeSet;
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
    /// Whether setting it asks for evidence: what replaced the report, where the record is.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub asks_link: bool,
    /// What it is called in a ClaimReview.
    #[serde(default)]
    pub claim_review: ClaimReview,
}

/// A status in the terms of schema.org's ClaimReview: its `reviewRating`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ClaimReview {
    /// `ratingValue`, from 1 (false) to 5 (true); `None` for a status that says nothing about truth.
    pub rating: Option<u8>,
    /// `alternateName`: the verdict in words, which readers see.
    pub name: Arc<str>,
}

impl ClaimReview {
    /// `worstRating` and `bestRating`.
    pub const RANGE: (u8, u8) = (1, 5);
}

/// Why a list of statuses is none that a project can have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodebookFault {
    /// The status of every new claim is missing.
    #[error("the list needs the status “unverified”, which every new claim has")]
    NoUnverified,
    /// Something is empty.
    #[error("a status needs a {0}")]
    Empty(&'static str),
    /// Two statuses share something that tells them apart.
    #[error("two statuses have the {0} “{1}”")]
    Twice(&'static str, String),
    /// A rating outside of the range.
    #[error("a ClaimReview rating is 1 (false) to 5 (true), not {0}")]
    Rating(u8),
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

    /// Whether a project can have it: statuses are told apart by code, name, key and icon, and new claims have one.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(&self) -> Result<(), CodebookFault> {
        let (worst, best) = ClaimReview::RANGE;
        for status in &self.statuses {
            let empty = [("code", status.code.trim()), ("name", status.name.trim())];
            if let Some((what, _)) = empty.iter().find(|(_, words)| words.is_empty()) {
                return Err(CodebookFault::Empty(what));
            }
            if let Some(rating) = status.claim_review.rating.filter(|rating| !(worst..=best).contains(rating))
            {
                return Err(CodebookFault::Rating(rating));
            }
        }
        type Part = fn(&Status) -> String;
        let parts: [(&'static str, Part); 4] = [
            ("code", |status| status.code.to_string()),
            ("name", |status| status.name.to_lowercase()),
            ("key", |status| status.key.to_string()),
            ("icon", |status| status.icon.to_string()),
        ];
        for (what, part) in parts {
            let mut seen = BTreeSet::new();
            if let Some(twice) = self.statuses.iter().map(part).find(|part| !seen.insert(part.clone())) {
                return Err(CodebookFault::Twice(what, twice));
            }
        }
        self.status(UNVERIFIED).map(|_| ()).ok_or(CodebookFault::NoUnverified)
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
                asks_link: *code == "superseded",
                claim_review: claim_review(code),
            })
            .collect();
        Self { statuses }
    }
}

/// The usual scale: 1 false, 2 mostly false, 3 half true, 4 mostly true, 5 true. What nobody could check has no rating.
fn claim_review(code: &str) -> ClaimReview {
    let (rating, name) = match code {
        "confirmed" => (Some(5), "True"),
        "corroborated" => (Some(4), "Mostly true"),
        "partly_supported" => (Some(3), "Partly true"),
        "misleading" => (Some(2), "Misleading"),
        "exaggerated" => (Some(2), "Exaggerated"),
        "understated" => (Some(2), "Understated"),
        "contradicted" => (Some(1), "False"),
        "inconsistent" => (Some(2), "Contradicts itself"),
        "superseded" => (None, "Outdated"),
        "single_source" => (None, "Unproven: single source"),
        _ => (None, "Unproven"),
    };
    ClaimReview { rating, name: name.into() }
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
    use super::*;

    #[track_caller]
    fn check(change: impl FnOnce(&mut Vec<Status>), expected: Result<(), CodebookFault>) {
        let mut codebook = Codebook::default();
        change(&mut codebook.statuses);
        assert_eq!(codebook.check(), expected);
    }

    #[test]
    fn statuses_are_told_apart_and_new_claims_have_one() {
        check(|_| {}, Ok(()));
        let twice = |what, which: &str| Err(CodebookFault::Twice(what, which.to_owned()));
        check(|all| all[1].key = '1', twice("key", "1"));
        check(|all| all[1].code = "confirmed".into(), twice("code", "confirmed"));
        check(|all| all[1].name = "CONFIRMED".into(), twice("name", "confirmed"));
        check(|all| all[1].icon = '✓', twice("icon", "✓"));
        check(|all| all[2].name = " ".into(), Err(CodebookFault::Empty("name")));
        check(|all| all[2].claim_review.rating = Some(6), Err(CodebookFault::Rating(6)));
        check(|all| all.retain(|status| &*status.code != UNVERIFIED), Err(CodebookFault::NoUnverified));
        check(|all| all.truncate(0), Err(CodebookFault::NoUnverified));
    }
}
