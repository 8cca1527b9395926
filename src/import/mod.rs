//! Files → staged articles: bytes are decoded, web pages cut down to their text, front matter and bylines read, figures
//! suggested.
//!
//! Nothing is lost by an import and nothing fails it: every file ends in one [`Line`] of the [`Report`]. The engine,
//! identities and the time come in from the caller, so the same files always give the same articles.

mod binary;
mod byline;
mod date;
mod dateline;
mod decode;
mod fault;
mod front_matter;
mod gather;
mod index;
mod margin;
mod moves;
mod notice;
mod page;
mod read;
mod report;
mod run;
pub mod series;
mod stated;
#[cfg(test)]
mod tests;
mod title;

pub use date::{DateFault, whole as date};
pub use decode::{Decoded, LIMIT, decode};
pub use fault::{Fault, Refusal};
pub use gather::{Content, Gathered, Source, gather};
pub use index::{INDEX, Index, Row};
pub use moves::Moves;
pub use notice::Notice;
pub use page::{Kind as PartKind, Part, Parted, is_page, parted};
pub use read::{Again, Options, Reading, Reread, read, reread};
pub use report::{Line, Outcome, Report};
pub use run::{Calls, Extractor, Landed, Progress, Request, Staged, embedded, run};
