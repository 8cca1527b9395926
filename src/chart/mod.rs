//! Claims over time as plain numbers, for the window and for files alike.
//!
//! Two steps, both pure. [`scene`] says *what* is drawn: marks, ceilings and what could not be placed, in days and in
//! the plot's unit; it changes when claims or options change. [`lay_out`] says *where*: pixels of one viewport, with
//! bars moved apart and labels kept clear of each other; it changes with every zoom. Whoever draws only draws.

mod area;
mod build;
mod calendar;
mod caps;
#[cfg(test)]
pub(crate) mod fixture;
mod layout;
mod options;
mod place;
mod scene;
mod values;
mod words;

pub use area::Area;
pub use build::{Tables, scene};
pub use calendar::{CalendarTick, calendar_ticks, day_number};
pub use layout::{BAR, LaidCap, LaidMark, Layout, OutOfSight, Viewport, lay_out};
pub use options::{Options, PlotKind, VolumeUnit};
pub use scene::{Arrow, CapLine, Legend, Mark, Plot, Scene, Style, Unplaced, Why};
pub use values::{ValueTick, value_ticks};
