//! Claims over time as plain numbers, for the window and for files alike.
//!
//! Two steps, both pure. [`scene`] says *what* is drawn: marks, ceilings and what could not be placed, in days and in
//! the plot's unit; it changes when claims or options change. [`lay_out`] says *where*: pixels of one viewport, with
//! bars moved apart, labels kept clear of each other, and crowds gathered into cells; it changes with every zoom.
//! [`calendar_ticks`], [`value_ticks`] and [`frames`] give axes and the places of the plots. [`draw`] composes all of it
//! of a few plain shapes in plain colours: one picture for two pens, the window's and the export's.

mod area;
mod build;
mod calendar;
mod caps;
mod colour;
mod crowd;
pub mod draw;
mod equivalent;
mod facet;
#[cfg(test)]
pub(crate) mod fixture;
mod frames;
mod inks;
mod laid_line;
mod layout;
mod official;
mod options;
mod pen;
mod place;
mod scene;
mod sight;
mod values;
mod width;
mod words;

pub use area::Area;
pub use build::{Tables, factor_set, scene};
pub use calendar::{CalendarTick, calendar_ticks, day_at, day_number};
pub use colour::Colour;
pub use crowd::{Cell, Tallies};
pub use frames::{Frame, Room, frames};
pub use inks::Inks;
pub use laid_line::LaidLine;
pub use layout::{BAR, Label, LaidCap, LaidMark, Layout, OutOfSight, Viewport, lay_out};
pub use official::{Covered, NotDrawn, OfficialLine, Step, Undrawn, plot_of};
pub use options::{ColourBy, Options, PaneBy, PlotKind, VolumeUnit};
pub use pen::{Anchor, Dash, Font, Line, Part, Pen, Spot, Way};
pub use scene::{Arrow, CapLine, Group, Ink, Item, Legend, Mark, Plot, Scene, Shape, Style, Unplaced, Why};
pub use sight::{Edge, Sight};
pub use values::{ValueTick, value_ticks};
pub use width::{fitting, width};
pub use words::{amount, explain, label, name};
