//! What words mean to the trade press: an immutable [`Lexicon`] built once from the tables in `assets/vocabulary`.
//!
//! The tables are plain tab-separated text with a header, so that an analyst can read and question them. Texts and
//! table entries are cut into words by the same [`lex`], so a phrase is found however it is hyphenated or wrapped.
//!
//! A project may add words of its own: [`Additions`] make a new lexicon with [`Lexicon::with`].
//!
//! Nothing here knows what a claim is; it only says that *tonnes* is a mass and *shipped* has a sender.

mod addition;
mod additions_table;
mod cue;
mod factors;
mod fault;
mod goods;
mod grammar;
mod letters;
mod lexer;
mod lexicon;
mod phrases;
mod places;
mod rows;
mod tables;
mod token;
mod units;
mod with;
mod words;

pub use addition::{Added, Addition, Additions, Beside, Subject};
pub use additions_table::BadLine;
pub use cue::{
    CalendarUnit, CalendarWord, ChangePart, Dimension, FlowPart, FlowRole, HedgeCue, Meaning, ModalityReach,
    NumberWord, Particle, PlaceUse, SpeechPart, Stance, StanceKind, TrapPlace, UnitWord,
};
pub use fault::Fault;
pub use goods::{Commodity, CommodityTable};
pub use lexer::{is_unspaced, lex};
pub use lexicon::Lexicon;
pub use phrases::{Match, Phrases};
pub use places::{Place, SourceKind, SourceName};
pub use token::{Case, Gap, PARAGRAPH, Shape, Token};
pub use units::UnitName;
pub use words::{WordId, Words};
