//! Official figures that claims are held against, built into the program from the tables in `assets/reference`, and
//! the form that a person's own series take.
//!
//! Nothing here is interpolated, what is blank in a table is missing, never zero, and no two publishers are joined.

mod caps;
mod coverage;
mod method;
mod price_bands;
mod row;
mod search;
mod series;
mod table;

pub use caps::{Cap, CapState, Caps};
pub use coverage::{Coverage, Stretch};
pub use method::{Includes, Method, Valuation};
pub use price_bands::{BandFault, PriceBands, price_band, read_price_band};
pub use row::{Quality, Row};
pub use series::{Measure, Series};
pub use table::SeriesTable;
