//! Text into suggested claims: the engine.
//!
//! One pass, stage by stage, each a file with its own table of tests: tokens and what they mean ([`reading`]), sentences,
//! numbers, figures with units, stretches of time, then the frame of each figure (a change, a share, a level), who
//! sells what to whom, how firmly it is said and by whom, and last the claims.
//!
//! Pure: the same lexicon, text and publication date give the same suggestions, whatever the clock or the machine.

mod antecedent;
mod attach;
mod calendar;
mod cap;
mod citable;
mod cited;
mod claim;
mod currency;
mod digits;
mod doubt;
mod eastern;
mod flow;
mod flow_finder;
mod formula;
mod frame;
mod goods;
mod hedge;
mod learn;
mod lend;
mod money;
mod numbers;
mod numeral;
mod per;
mod printed;
mod quantity;
mod range;
mod reading;
mod restated;
mod row;
mod said;
mod scene;
mod sentence;
mod separators;
mod shared;
mod sides;
mod sign;
mod source;
mod source_finder;
mod source_subject;
mod span_of_time;
mod spelled;
mod spoken;
mod spoken_days;
mod spoken_weeks;
mod spoken_years;
mod stance;
mod states;
mod table;
mod tense;
mod time;
mod time_definite;
mod time_lead;
mod time_months;
mod time_near;
mod time_range;
mod time_role;
mod time_turn;
mod time_word;
mod trap;
mod word_set;

pub use learn::{Judged, Learner, Proposal};
pub use printed::{Printed, Sort, quantities};

use crate::measure::Date;
use crate::model::{Remark, Suggestion};
use crate::vocabulary::Lexicon;

/// Counts up whenever a text may give other suggestions than before: part of the key under which they are kept.
pub const ENGINE_VERSION: u32 = 4;

/// The claims that a text makes, in the order of the text, and what the engine saw and did not decide.
///
/// `published` is the day on which the article appeared; without it, "last month" stays open.
#[must_use]
pub fn extract(lexicon: &Lexicon, text: &str, published: Option<Date>) -> (Vec<Suggestion>, Vec<Remark>) {
    claim::claims(lexicon, text, published)
}

#[cfg(test)]
mod flow_tests;
#[cfg(test)]
mod press_tests;
#[cfg(test)]
mod source_tests;
#[cfg(test)]
mod tests;
