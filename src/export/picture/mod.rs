//! The chart as a picture in a file: exactly what is in sight, with title, legend, what it covers and its sources.
//!
//! The scene and its layout are the window's; [`Sheet`] is the second pen. Text stays text, and fonts are named.

mod coverage;
mod foot;
mod legend;
mod page;
#[cfg(feature = "pictures")]
mod raster;
mod rows;
mod sheet;
#[cfg(test)]
mod tests;
mod words;

use std::path::Path;

use super::{Error, to_place};
use crate::chart::{Inks, Scene, Sight, Tables};
use crate::measure::Date;
use crate::model::Figure;

pub use coverage::Coverage;

/// What a picture is made of.
#[derive(Clone, Copy)]
pub struct Picture<'a> {
    /// What is drawn.
    pub scene: &'a Scene,
    /// The list that the scene was made of.
    pub figures: &'a [Figure],
    /// What the scene was made with.
    pub tables: Tables<'a>,
    /// Which part of it is seen.
    pub sight: Sight,
    /// What the filter shows, in words; empty for everything.
    pub filter: &'a str,
    /// What stands on top; where it is empty, words are made of what is drawn.
    pub title: &'a str,
    /// Its size.
    pub size: Size,
    /// Light letters on a dark ground. Print wants the other.
    pub dark: bool,
    /// The day on which it is made.
    pub day: Date,
}

/// Width and height in pixels of 1/96 inch, as laid out. A page grows in height where its plots do not fit. A PNG may
/// have more pixels, see [`Format::Png`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Width.
    pub width: u16,
    /// Height.
    pub height: u16,
}

impl Size {
    /// A sheet of A4 across: labels have 8 to 9 points there.
    pub const A4: Self = Self { width: 1123, height: 794 };
    /// Slides and screens.
    pub const WIDE: Self = Self { width: 1600, height: 1000 };
    /// The width of a report's text.
    pub const COLUMN: Self = Self { width: 840, height: 600 };
    /// The least and the most that can be laid out, either way.
    pub const BOUNDS: [u16; 2] = [480, 8_000];
}

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Shapes and text.
    Svg,
    /// Dots: so many for each pixel of the layout, 1 to 4.
    Png(u8),
}

/// Write a picture to the file at `path`, whole or not at all. Gives what it covers.
///
/// # Errors
/// When the place refuses, or the program was built without [`Format::Png`].
pub fn to_file(path: &Path, format: Format, picture: &Picture<'_>) -> Result<Coverage, Error> {
    let coverage = Coverage::of(picture);
    let svg = page::svg(picture, &coverage);
    let bytes = match format {
        Format::Svg => svg.into_bytes(),
        Format::Png(zoom) => png(&svg, zoom)?,
    };
    to_place(path, |out| Ok(out.write_all(&bytes)?))?;
    Ok(coverage)
}

/// The picture as SVG.
#[must_use]
pub fn svg(picture: &Picture<'_>) -> String {
    page::svg(picture, &Coverage::of(picture))
}

#[cfg(feature = "pictures")]
fn png(svg: &str, zoom: u8) -> Result<Vec<u8>, Error> {
    raster::png(svg, zoom).map_err(Error::Picture)
}

#[cfg(not(feature = "pictures"))]
fn png(_: &str, _: u8) -> Result<Vec<u8>, Error> {
    let words = "this program was built without its feature “pictures”, which PNG needs; SVG and CSV work";
    Err(Error::Picture(words.to_owned()))
}

impl Picture<'_> {
    const fn inks(&self) -> &'static Inks {
        if self.dark { &Inks::DARK } else { &Inks::PRINT }
    }
}
