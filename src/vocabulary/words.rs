//! Words as numbers, so that the text is compared once, while it is cut.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A word of the vocabulary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub(super) u32);

impl WordId {
    /// A word that no table names.
    pub const UNKNOWN: Self = Self(0);

    /// Whether a table names it.
    #[must_use]
    pub const fn is_known(self) -> bool {
        self.0 != 0
    }
}

/// The words of all tables. Found by a 64-bit hash of the lower-case spelling, made while the lexer walks the bytes;
/// two different spellings with one hash are so unlikely (1 in 10¹³ for a text of a million words) that the
/// spelling itself is not kept.
#[derive(Clone, Debug, Default)]
pub struct Words {
    ids: HashMap<u64, WordId, BuildHasherDefault<Already>>,
}

impl Words {
    /// The id of a spelling, given at its first use.
    pub(super) fn intern(&mut self, hash: u64) -> WordId {
        let next = WordId(self.ids.len() as u32 + 1);
        *self.ids.entry(hash).or_insert(next)
    }

    /// The id of a spelling that a table names.
    #[must_use]
    pub(super) fn find(&self, hash: u64) -> WordId {
        self.ids.get(&hash).copied().unwrap_or_default()
    }

    /// How many there are.
    #[must_use]
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }
}

/// Builds the hash of a word letter by letter.
#[derive(Clone, Copy)]
pub(super) struct Spelling(u64);

impl Spelling {
    pub(super) const fn new() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }

    /// Add one byte of the lower-case spelling.
    #[inline]
    pub(super) fn push(&mut self, byte: u8) {
        self.0 = (self.0.rotate_left(5) ^ u64::from(byte)).wrapping_mul(0x517c_c1b7_2722_0a95);
    }

    pub(super) fn push_char(&mut self, letter: char) {
        for lower in letter.to_lowercase() {
            let mut buffer = [0; 4];
            for byte in lower.encode_utf8(&mut buffer).bytes() {
                self.push(byte);
            }
        }
    }

    pub(super) const fn finish(self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}

/// A hasher for keys that are hashes already.
#[derive(Default)]
pub(super) struct Already(u64);

impl Hasher for Already {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0.rotate_left(5) ^ u64::from(*byte)).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}
