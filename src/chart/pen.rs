//! What a chart is drawn with: a few plain shapes. The window's pen paints them, the export's writes them down.

use super::{Area, Cell, Colour};

/// A place in pixels, y downwards.
pub type Spot = (f32, f32);

/// How a line looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// In pixels.
    pub width: f32,
    /// Its colour.
    pub colour: Colour,
    /// Whether it is broken.
    pub dash: Dash,
}

/// How a line is broken.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Dash {
    /// Not at all.
    #[default]
    None,
    /// So many pixels drawn, and so many not.
    Dashes(f32, f32),
    /// Round dots as wide as the line, so many pixels from one to the next.
    Dots(f32),
}

impl Line {
    /// An unbroken line.
    #[must_use]
    pub const fn new(width: f32, colour: Colour) -> Self {
        Self { width, colour, dash: Dash::None }
    }

    /// So many pixels drawn, and so many not.
    #[must_use]
    pub const fn dashed(self, on: f32, off: f32) -> Self {
        Self { dash: Dash::Dashes(on, off), ..self }
    }

    /// No line at all.
    pub const NONE: Self = Self::new(0.0, Colour::CLEAR);
}

/// Which end of a text its place names. Upwards and downwards it is always the middle of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Left.
    Start,
    /// In the middle.
    Middle,
    /// Right.
    End,
}

/// How a text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Font {
    /// In pixels.
    pub size: f32,
    /// Half bold: headings, and glyphs that must stand out.
    pub strong: bool,
}

impl Font {
    /// Labels of marks and axes.
    pub const SMALL: Self = Self { size: 11.5, strong: false };
}

/// Which way a colour turns into another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// From left to right.
    Across,
    /// From top to bottom.
    Down,
}

/// What belongs together and can be pointed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The layout's mark at this position, with its label.
    Mark(usize),
    /// The layout's ceiling at this position, with its label.
    Cap(usize),
    /// The layout's official series at this position, with its name.
    Official(usize),
}

/// Draws plain shapes in pixels of one plot.
pub trait Pen {
    /// A rectangle with rounded corners; its outline lies inside.
    fn rect(&mut self, area: Area, round: f32, fill: Colour, outline: Line);

    /// A line through all spots.
    fn line(&mut self, spots: &[Spot], line: Line);

    /// A filled convex shape.
    fn polygon(&mut self, spots: &[Spot], fill: Colour);

    /// A rectangle whose colour turns into another one.
    fn fade(&mut self, area: Area, colours: [Colour; 2], way: Way);

    /// One line of text.
    fn text(&mut self, at: Spot, anchor: Anchor, words: &str, font: Font, colour: Colour);

    /// How wide a text is.
    fn width(&self, words: &str, font: Font) -> f32 {
        super::width(words, font)
    }

    /// The nearest place where an upright and a level line of one pixel are sharp.
    fn crisp(&self, at: Spot) -> Spot {
        at
    }

    /// Many short lines of one look.
    fn strokes(&mut self, strokes: &mut dyn Iterator<Item = [Spot; 2]>, line: Line) {
        for ends in strokes {
            self.line(&ends, line);
        }
    }

    /// A crowd. `colours` are the groups'.
    fn cells(&mut self, cells: &[Cell], colours: &[Colour]) {
        for cell in cells {
            self.rect(cell.area, 0.0, cell.colour(colours), Line::NONE);
        }
    }

    /// What follows belongs to this part, until it ends.
    fn begin(&mut self, _part: Part) {}

    /// The part that was begun ends.
    fn end(&mut self) {}
}
