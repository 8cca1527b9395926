//! The article's text: marks behind the words, a selection that becomes a claim, find in text.
//!
//! The text is cut into sections of a few kilobytes of which only those in view are laid out, so a text of any length
//! opens at once. Galleys carry neither colours nor marks: choosing, adding or recolouring a mark never lays out again.
//! Offsets are bytes of the text as given; nothing is added to it or left out.

mod boxes;
mod caret;
mod column;
mod find;
mod find_bar;
mod laid;
mod margin;
mod mark;
mod mark_index;
mod motion;
mod offer;
mod page;
mod paint;
mod pointer;
mod sections;
mod sheet;
mod state;
#[cfg(test)]
mod tests;
mod touch;

pub use mark::{Doubt, Mark, MarkStyle};
pub use page::{Page, ReaderEvent, Target};
pub use state::Reader;
