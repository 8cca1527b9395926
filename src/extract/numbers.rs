//! The numbers of a text, each read once.

use super::numeral::{Numeral, read};
use super::reading::{Reading, class};

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
        let mut numbers =
            Self { found: Vec::with_capacity(reading.len() / 10), place: vec![0; reading.len()] };
        let mut at = 0;
        loop {
            at = reading.next(at, reading.len(), BEGINS);
            if at == reading.len() {
                break;
            }
            if may_begin(reading, at)
                && let Some(numeral) = read(reading, at)
            {
                numbers.found.push(numeral);
                numbers.place[at] = numbers.found.len() as u32;
            }
            at += 1;
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

/// What a number may begin with: digits, number words, "a" before one, ".5", "½".
const BEGINS: u32 = class::NUMBER | class::DIGITS | class::LEAD | class::POINT;

/// A cheap look at a token of [`BEGINS`].
#[inline]
fn may_begin(reading: &Reading<'_>, at: usize) -> bool {
    reading.classes(at) & (class::NUMBER | class::DIGITS) != 0
        // "a third"
        || reading.classes(at) & class::LEAD != 0 && reading.classes(at + 1) & class::NUMBER != 0
        // Nearly every full stop ends a sentence.
        || reading.classes(at) & class::POINT != 0 && !(reading.is(at, '.') && reading.glued(at))
}
