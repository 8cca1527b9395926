//! Which parts of a saved web page are the article's text.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Positions of parts, counted from 0, as runs: an article is a few runs of a page that may have hundreds of parts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Parts {
    /// First and last of each run, ascending, with a gap between any two.
    runs: Arc<[(u32, u32)]>,
}

impl Parts {
    /// Those at which `kept` is true.
    #[must_use]
    pub fn of(kept: &[bool]) -> Self {
        let mut runs: Vec<(u32, u32)> = Vec::new();
        for (at, _) in (0_u32..).zip(kept).filter(|(_, kept)| **kept) {
            match runs.last_mut() {
                Some((_, last)) if *last + 1 == at => *last = at,
                _ => runs.push((at, at)),
            }
        }
        Self { runs: runs.into() }
    }

    /// Whether the part at this position is among them.
    #[must_use]
    pub fn has(&self, at: u32) -> bool {
        let run = self.runs.partition_point(|(_, last)| *last < at);
        self.runs.get(run).is_some_and(|(first, _)| *first <= at)
    }

    /// How many they are.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.runs.iter().map(|(first, last)| last - first + 1).sum()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// The highest position.
    #[must_use]
    pub fn last(&self) -> Option<u32> {
        self.runs.last().map(|(_, last)| *last)
    }
}

/// `0-3,7`, counted from 0.
impl fmt::Display for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, (first, last)) in self.runs.iter().enumerate() {
            let comma = if position == 0 { "" } else { "," };
            if first == last { write!(f, "{comma}{first}") } else { write!(f, "{comma}{first}-{last}") }?;
        }
        Ok(())
    }
}

/// Not a list of ascending runs like `0-3,7`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a list of parts: {0:?}")]
pub struct PartsError(String);

impl FromStr for Parts {
    type Err = PartsError;

    fn from_str(text: &str) -> Result<Self, PartsError> {
        let wrong = || PartsError(text.chars().take(40).collect());
        let mut runs: Vec<(u32, u32)> = Vec::new();
        for run in text.split(',').filter(|_| !text.is_empty()) {
            let (first, last) = run.split_once('-').unwrap_or((run, run));
            let (first, last): (u32, u32) =
                (first.parse().map_err(|_| wrong())?, last.parse().map_err(|_| wrong())?);
            // Not quite the highest number, so that sums of two stay in range.
            let follows = runs.last().is_none_or(|(_, before)| *before + 1 < first);
            if first > last || last == u32::MAX || !follows {
                return Err(wrong());
            }
            runs.push((first, last));
        }
        Ok(Self { runs: runs.into() })
    }
}

impl TryFrom<String> for Parts {
    type Error = PartsError;

    fn try_from(text: String) -> Result<Self, PartsError> {
        text.parse()
    }
}

impl From<Parts> for String {
    fn from(parts: Parts) -> Self {
        parts.to_string()
    }
}

/// How a saved web page was read.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Page {
    /// Version of the cutting into parts: positions mean nothing under another.
    pub cut: u32,
    /// How many parts the page has.
    pub count: u32,
    /// Those that are the text.
    pub kept: Parts,
    /// Whether a person chose them; else the program did.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_hand: bool,
}

impl Page {
    /// How many parts are no part of the text.
    #[must_use]
    pub fn left_out(&self) -> u32 {
        self.count.saturating_sub(self.kept.len())
    }

    /// For people: "12 of 40 parts of the page left out"; empty when none is.
    #[must_use]
    pub fn words(&self) -> String {
        match (self.left_out(), self.count) {
            (0, _) => String::new(),
            (left, 1) => format!("{left} of 1 part of the page left out"),
            (left, count) => format!("{left} of {count} parts of the page left out"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(kept: &[u8], words: &str) {
        let kept: Vec<bool> = kept.iter().map(|kept| *kept == 1).collect();
        let parts = Parts::of(&kept);
        assert_eq!(parts.to_string(), words);
        assert_eq!(words.parse(), Ok(parts.clone()));
        let has: Vec<bool> = (0..kept.len() as u32).map(|at| parts.has(at)).collect();
        assert_eq!(has, kept);
        assert_eq!(parts.len() as usize, kept.iter().filter(|kept| **kept).count());
        assert!(!parts.has(kept.len() as u32));
    }

    #[test]
    fn runs_are_written_and_read_back() {
        check(&[], "");
        check(&[0, 0], "");
        check(&[1, 1, 1], "0-2");
        check(&[0, 1, 1, 0, 1, 0, 0, 1], "1-2,4,7");
    }

    #[test]
    fn what_is_no_list_of_runs_is_refused() {
        for wrong in ["a", "1-", "3-2", "1,1", "1-2,3", "4,2", "1,,4", "4294967295"] {
            assert!(wrong.parse::<Parts>().is_err(), "{wrong}");
        }
    }
}
