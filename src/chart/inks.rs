//! The colours that a chart is drawn in, by what they say.

use super::{Colour, Ink};

/// One set of colours. The window's theme is made of the same ones.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Inks {
    /// Behind the plots.
    pub ground: Colour,
    /// What text in a group's colour stands on, and so has to be read on.
    pub panel: Colour,
    /// Grids.
    pub line: Colour,
    /// Text.
    pub text: Colour,
    /// Secondary text.
    pub dim: Colour,
    /// What may be overlooked.
    pub faint: Colour,
    /// What can be acted on.
    pub accent: Colour,
    /// Caps.
    pub alarm: Colour,
}

/// Told apart by the colour-blind too, as far as nine colours can be.
const SERIES: [[u8; 3]; 9] = [
    [0x5a, 0xa9, 0xe6],
    [0xe0, 0xa5, 0x30],
    [0x2f, 0x9e, 0x78],
    [0xd9, 0x60, 0x3b],
    [0xb0, 0x7c, 0xc6],
    [0x56, 0xc2, 0xd6],
    [0xd8, 0xd0, 0x5a],
    [0xe5, 0x8f, 0xb1],
    [0xa8, 0x8c, 0x6c],
];
/// Quieter than claims: lines of official series.
const OFFICIAL: [[u8; 3]; 6] = [
    [0x9a, 0xa4, 0xb3],
    [0x7f, 0xa9, 0xc9],
    [0xb0, 0x9a, 0xcf],
    [0x76, 0xb3, 0xa6],
    [0xbb, 0xb0, 0x74],
    [0xc9, 0x95, 0xa8],
];
/// Nearly black: what is written on a light fill.
const DARK_INK: Colour = Colour::rgb([0x10, 0x13, 0x18]);

impl Inks {
    /// The dark theme's.
    pub const DARK: Self = Self {
        ground: Colour::rgb([0x15, 0x18, 0x1d]),
        panel: Colour::rgb([0x1b, 0x1f, 0x26]),
        line: Colour::rgb([0x2a, 0x30, 0x3a]),
        text: Colour::rgb([0xd9, 0xde, 0xe6]),
        dim: Colour::rgb([0x9a, 0xa4, 0xb3]),
        faint: Colour::rgb([0x76, 0x80, 0x90]),
        accent: Colour::rgb([0x5a, 0xa9, 0xe6]),
        alarm: Colour::rgb([0xe5, 0x80, 0x61]),
    };
    /// The light theme's.
    pub const LIGHT: Self = Self {
        ground: Colour::rgb([0xf6, 0xf7, 0xf9]),
        panel: Colour::WHITE,
        line: Colour::rgb([0xdd, 0xe2, 0xe9]),
        text: Colour::rgb([0x1d, 0x24, 0x30]),
        dim: Colour::rgb([0x5d, 0x68, 0x78]),
        faint: Colour::rgb([0x76, 0x7f, 0x8d]),
        accent: Colour::rgb([0x1f, 0x6f, 0xb2]),
        alarm: Colour::rgb([0xb8, 0x45, 0x22]),
    };
    /// The light theme's on white paper.
    pub const PRINT: Self = Self { ground: Colour::WHITE, ..Self::LIGHT };

    /// A colour by what it stands for, readable as text on panel and ground too.
    #[must_use]
    pub fn of(&self, ink: Ink) -> Colour {
        match ink {
            Ink::Status(colour, _) => Colour::rgb(colour).readable(self.panel).readable(self.ground),
            Ink::Series(number) => Colour::rgb(SERIES[usize::from(number) % SERIES.len()])
                .readable(self.panel)
                .readable(self.ground),
            Ink::Rest => self.dim,
        }
    }

    /// An official series' colour, readable as text on panel and ground too.
    #[must_use]
    pub fn official(&self, hue: u8) -> Colour {
        Colour::rgb(OFFICIAL[usize::from(hue) % OFFICIAL.len()]).readable(self.panel).readable(self.ground)
    }

    /// Black or white, whichever reads better on `fill`.
    #[must_use]
    pub fn on(&self, fill: Colour) -> Colour {
        if Colour::WHITE.contrast(fill) >= DARK_INK.contrast(fill) { Colour::WHITE } else { DARK_INK }
    }
}
