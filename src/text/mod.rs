//! Places in an article's text: byte spans inside, Unicode code points at every edge.
//!
//! Nothing here knows what the text is about.

mod anchor;
mod code_points;
mod span;

pub use anchor::Anchor;
pub use code_points::CodePoints;
pub use span::Span;
