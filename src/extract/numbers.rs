//! The numbers of a text, each read once.

use super::numeral::{Numeral, read};
use super::reading::{Reading, class};
use crate::vocabulary::Shape;

/// Every number of a text by its first token: several stages ask for each, and reading one takes long.
#[derive(Default)]
pub(super) struct Numbers {
    found: Vec<Numeral>,
    /// For each token, one more than the position in `found` of the number that begins there; 0 where none does.
    place: Vec<u32>,
}

impl Numbers {
    /// Read every number.
    pub fn read(reading: &Reading<'_>) -> Self {
        let mut numbers = Self { found: Vec::new(), place: vec![0; reading.len()] };
        for at in 0..reading.len() {
            if may_begin(reading, at)
                && let Some(numeral) = read(reading, at)
            {
                numbers.found.push(numeral);
                numbers.place[at] = numbers.found.len() as u32;
            }
        }
        numbers
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// The number that begins at a token.
    #[inline]
    pub fn at(&self, at: usize) -> Option<&Numeral> {
        let place = self.place.get(at)?.checked_sub(1)?;
        self.found.get(place as usize)
    }
}

/// A cheap look: most tokens begin no number.
#[inline]
fn may_begin(reading: &Reading<'_>, at: usize) -> bool {
    let classes = reading.classes(at);
    classes & (class::NUMBER | class::DIGITS) != 0
        // "a third"
        || classes & class::PARTICLE != 0 && reading.classes(at + 1) & class::NUMBER != 0
        || matches!(reading.tokens[at].shape, Shape::Sign(sign) if sign == '.' || !sign.is_ascii())
}
