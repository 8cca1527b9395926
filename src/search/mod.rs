//! Full-text search: what a person types becomes a [`Query`], which finds places in texts.
//!
//! A text is [`Folded`] once: capitals, accents and line breaks make no difference then. Its [`Folded::keys`] are what
//! the project file's index holds, and a query's [`Query::keys`] are looked up there, by the same rules. The index only
//! says which articles may have what is looked for; [`Query::find`] decides, whether there is an index or not.

mod dates;
mod fold;
mod line;
mod parse;
mod pattern;
mod query;
mod run;
#[cfg(test)]
mod tests;

pub use dates::Days;
pub use fold::Folded;
pub use line::Line;
pub use parse::{Fault, WORDS};
pub use pattern::{Key, Pattern};
pub use query::{Facet, Query};
pub use run::{Found, MOST, Summary, search};
