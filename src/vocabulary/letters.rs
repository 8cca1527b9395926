//! A run of ASCII letters, eight bytes at a time.

use super::words::Spelling;

/// What a run of letters adds to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// How many letters.
    pub letters: usize,
    /// Whether all of them are capitals.
    pub is_upper: bool,
}

impl Default for Run {
    fn default() -> Self {
        Self { letters: 0, is_upper: true }
    }
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * ONES;
const SMALL: u64 = 0x20 * ONES;

/// The word that `bytes` begin with, where it has two to seven ASCII letters and no apostrophe, hyphen or
/// other alphabet behind them, as most words have: how many, whether all are capitals, and the letters in lower case, the
/// first lowest.
#[inline(always)]
pub(super) fn short_word(bytes: &[u8]) -> Option<(u32, bool, u64)> {
    let (eight, _) = bytes.split_first_chunk()?;
    let eight = u64::from_le_bytes(*eight);
    let count = letters(eight);
    if !(2..8).contains(&count) {
        return None;
    }
    let behind = (eight >> (8 * count)) as u8;
    if matches!(behind, b'\'' | b'-' | 0x80..) {
        return None;
    }
    let kept = u64::MAX >> (64 - 8 * count);
    Some((count, eight & SMALL & kept == 0, (eight | SMALL) & kept))
}

/// The letters that `bytes` begin with, added to the spelling in lower case.
#[inline(always)]
pub(super) fn run(bytes: &[u8], spelling: &mut Spelling) -> Run {
    let (mut found, mut rest) = (Run::default(), bytes);
    while let Some((eight, behind)) = rest.split_first_chunk() {
        if take(u64::from_le_bytes(*eight), &mut found, spelling) < 8 {
            return found;
        }
        rest = behind;
    }
    // The last bytes of the text, with zeros behind them: no letters.
    let last = rest.iter().rev().fold(0, |all, byte| all << 8 | u64::from(*byte));
    take(last, &mut found, spelling);
    found
}

/// How many letters stand at the low end of eight bytes.
#[inline(always)]
fn letters(eight: u64) -> u32 {
    let small = eight | SMALL;
    // Byte by byte, without a carry from one to the next: the high bit is set from 'a' on, and from behind 'z' on.
    let low = small & !HIGH;
    let from_a = low + (0x80 - u64::from(b'a')) * ONES;
    let behind_z = low + (0x80 - u64::from(b'z') - 1) * ONES;
    let letters = from_a & !behind_z & !eight & HIGH;
    (!letters & HIGH).trailing_zeros() / 8
}

/// Count and spell the letters at the low end of eight bytes.
#[inline]
fn take(eight: u64, found: &mut Run, spelling: &mut Spelling) -> u32 {
    let small = eight | SMALL;
    let count = letters(eight);
    if count == 0 {
        return 0;
    }
    let kept = u64::MAX >> (64 - 8 * count);
    found.letters += count as usize;
    // A capital is a letter without the bit that makes it small.
    found.is_upper &= eight & SMALL & kept == 0;
    spelling.push_block(small & kept, count);
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, letters: usize, is_upper: bool) {
        assert_eq!(run(text.as_bytes(), &mut Spelling::new()), Run { letters, is_upper }, "{text}");
    }

    #[test]
    fn runs_end_at_what_is_no_ascii_letter() {
        check("", 0, true);
        check("US$48 million", 2, true);
        check("UNSCR PANELOFEXPERTs", 5, true);
        check("PANELOFEXPERTs", 14, false);
        check("barrels", 7, false);
        check("Kilotons and", 8, false);
        check("antidisestablishmentarianism", 28, false);
        check("Azaz@[`{", 4, false);
        check("don't go", 3, false);
        check("café au lait", 3, false);
        check("e\u{301}tat de", 1, false);
        for byte in 0..=255_u8 {
            let found = run(&[byte; 9], &mut Spelling::new()).letters;
            assert_eq!(found, if byte.is_ascii_alphabetic() { 9 } else { 0 }, "{byte}");
        }
    }
}
