//! Colours as plain numbers: mixed, faded, and moved until they can be read.

/// A colour in sRGB with its opacity, not premultiplied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Colour {
    /// From 0 to 255.
    pub red: u8,
    /// From 0 to 255.
    pub green: u8,
    /// From 0 to 255.
    pub blue: u8,
    /// From 0, nothing to see, to 255, nothing shines through.
    pub alpha: u8,
}

impl Colour {
    /// Nothing at all.
    pub const CLEAR: Self = Self { red: 0, green: 0, blue: 0, alpha: 0 };
    /// White.
    pub const WHITE: Self = Self::rgb([0xff, 0xff, 0xff]);
    /// Black.
    pub const BLACK: Self = Self::rgb([0, 0, 0]);

    /// An opaque colour.
    #[must_use]
    pub const fn rgb([red, green, blue]: [u8; 3]) -> Self {
        Self { red, green, blue, alpha: 255 }
    }

    /// The same colour with so much of its opacity, from 0 to 1.
    #[must_use]
    pub fn faded(self, share: f32) -> Self {
        Self { alpha: (f32::from(self.alpha) * share + 0.5) as u8, ..self }
    }

    /// Whether there is nothing to see.
    #[must_use]
    pub const fn is_clear(self) -> bool {
        self.alpha == 0
    }

    /// WCAG contrast ratio of two opaque colours, from 1 to 21.
    #[must_use]
    pub fn contrast(self, other: Self) -> f32 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f32 {
        let linear = |channel: u8| {
            let share = f32::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// Moved away from `ground` in small steps until text in it can be read (4.5 : 1).
    #[must_use]
    pub fn readable(self, ground: Self) -> Self {
        let target = if Self::WHITE.contrast(ground) > Self::BLACK.contrast(ground) {
            Self::WHITE
        } else {
            Self::BLACK
        };
        (0..=20)
            .map(|step| self.towards(target, step as f32 / 20.0))
            .find(|colour| colour.contrast(ground) >= 4.5)
            .unwrap_or(target)
    }

    fn towards(self, other: Self, share: f32) -> Self {
        let mix =
            |from: u8, to: u8| (f32::from(from) + (f32::from(to) - f32::from(from)) * share).round() as u8;
        Self {
            red: mix(self.red, other.red),
            green: mix(self.green, other.green),
            blue: mix(self.blue, other.blue),
            alpha: mix(self.alpha, other.alpha),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_on_white_has_the_highest_contrast() {
        assert!((Colour::BLACK.contrast(Colour::WHITE) - 21.0).abs() < 0.01);
        assert!((Colour::WHITE.contrast(Colour::WHITE) - 1.0).abs() < 0.01);
    }

    #[test]
    fn yellow_darkens_on_white_and_stays_on_black() {
        let yellow = Colour::rgb([0xd8, 0xd0, 0x5a]);
        assert!(yellow.readable(Colour::WHITE).contrast(Colour::WHITE) >= 4.5);
        assert_eq!(yellow.readable(Colour::BLACK), yellow);
    }

    #[test]
    fn fading_changes_the_opacity_alone() {
        let half = Colour::rgb([10, 20, 30]).faded(0.5);
        assert_eq!(half, Colour { red: 10, green: 20, blue: 30, alpha: 128 });
        assert!(half.faded(0.0).is_clear());
    }
}
