//! Official figures that claims are held against, built into the program from the tables in `assets/reference`.
//!
//! Nothing here is interpolated, and what is blank in a table is missing, never zero.

mod caps;

pub use caps::{Cap, CapState, Caps};
