//! Words as numbers, so that the text is compared once, while it is cut.

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
///
/// An open table rather than a `HashMap`: every token of every text is looked up here.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Hashes, each at its home or the next free place behind it; 0 is free. A power of two long, at most half full.
    slots: Vec<u64>,
    /// The word of each slot.
    ids: Vec<WordId>,
    /// Words of one ASCII byte, by that byte: signs and single letters and digits.
    single: Singles,
    count: u32,
}

#[derive(Clone, Debug)]
struct Singles([WordId; 128]);

impl Default for Singles {
    fn default() -> Self {
        Self([WordId::UNKNOWN; 128])
    }
}

impl Words {
    /// The id of a spelling, given at its first use.
    pub(super) fn intern(&mut self, spelling: Spelling) -> WordId {
        let known = self.find(spelling);
        if known.is_known() {
            return known;
        }
        self.count += 1;
        let fresh = WordId(self.count);
        if let Some(byte) = spelling.single() {
            self.single.0[usize::from(byte)] = fresh;
            return fresh;
        }
        if self.slots.len() < 2 * (self.count as usize) {
            self.grow();
        }
        self.put(spelling.finish(), fresh);
        fresh
    }

    /// The id of a spelling that a table names.
    #[must_use]
    #[inline]
    pub(super) fn find(&self, spelling: Spelling) -> WordId {
        if let Some(byte) = spelling.single() {
            return self.single.0[usize::from(byte)];
        }
        let hash = spelling.finish();
        let mut at = hash as usize;
        while let Some(known) = self.slots.get(at & self.mask()) {
            if *known == hash {
                return self.ids[at & self.mask()];
            }
            if *known == 0 {
                break;
            }
            at = at.wrapping_add(1);
        }
        WordId::UNKNOWN
    }

    /// Whether there are none, as when the tables themselves are cut into words.
    #[must_use]
    pub(super) fn is_empty(&self) -> bool {
        self.count == 0
    }

    #[inline]
    fn mask(&self) -> usize {
        self.slots.len().wrapping_sub(1)
    }

    fn put(&mut self, hash: u64, id: WordId) {
        let mut at = hash as usize & self.mask();
        while self.slots[at] != 0 {
            at = (at + 1) & self.mask();
        }
        (self.slots[at], self.ids[at]) = (hash, id);
    }

    fn grow(&mut self) {
        let size = (4 * self.slots.len()).max(64);
        let slots = std::mem::replace(&mut self.slots, vec![0; size]);
        let ids = std::mem::replace(&mut self.ids, vec![WordId::UNKNOWN; size]);
        for (hash, id) in slots.into_iter().zip(ids).filter(|(hash, _)| *hash != 0) {
            self.put(hash, id);
        }
    }
}

/// Builds the hash of a word from the bytes of its lower-case spelling: eight at a time are multiplied in.
#[derive(Clone, Copy)]
pub(super) struct Spelling {
    hash: u64,
    /// Bytes not multiplied in yet, the first lowest.
    block: u64,
    /// How many they are, at most seven.
    held: u32,
}

impl Spelling {
    pub(super) const fn new() -> Self {
        Self { hash: SEED, block: 0, held: 0 }
    }

    /// The spelling of two to seven bytes, the first lowest.
    #[inline]
    pub(super) const fn of_block(bytes: u64, count: u32) -> Self {
        Self { hash: SEED, block: bytes, held: count }
    }

    /// Add one byte of the lower-case spelling.
    #[inline]
    pub(super) fn push(&mut self, byte: u8) {
        self.push_block(u64::from(byte), 1);
    }

    /// Add up to eight bytes, the first lowest; bytes beyond `count` are zero.
    #[inline]
    pub(super) fn push_block(&mut self, bytes: u64, count: u32) {
        self.block |= bytes << (8 * self.held);
        let held = self.held + count;
        if held < 8 {
            self.held = held;
            return;
        }
        self.hash = mix(self.hash ^ self.block);
        self.block = if self.held == 0 { 0 } else { bytes >> (64 - 8 * self.held) };
        self.held = held - 8;
    }

    pub(super) fn push_char(&mut self, letter: char) {
        for lower in letter.to_lowercase() {
            let mut buffer = [0; 4];
            for byte in lower.encode_utf8(&mut buffer).bytes() {
                self.push(byte);
            }
        }
    }

    /// The only byte, where there is one only.
    #[inline]
    fn single(self) -> Option<u8> {
        (self.held == 1 && self.hash == SEED && self.block < 0x80).then_some(self.block as u8)
    }

    /// The hash; never 0.
    #[inline]
    const fn finish(self) -> u64 {
        // The highest byte of the block is free, as at most seven bytes are held.
        mix(self.hash ^ self.block ^ (self.held as u64) << 56) | 1 << 63
    }
}

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;

/// Both halves of a long product depend on every bit.
#[inline]
const fn mix(word: u64) -> u64 {
    let product = word as u128 * 0xd6e8_feb8_6659_fd93_u128;
    product as u64 ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(word: &str) -> Spelling {
        let mut spelling = Spelling::new();
        word.chars().for_each(|letter| spelling.push_char(letter));
        spelling
    }

    #[test]
    fn words_are_found_by_their_spelling_alone() {
        let mut words = Words::default();
        assert!(!words.find(spelled("rice")).is_known());
        let known: Vec<String> = (0..500).map(|number| format!("word{number}")).collect();
        let ids: Vec<WordId> = known.iter().map(|word| words.intern(spelled(word))).collect();
        let percent = words.intern(spelled("%"));
        for (word, id) in known.iter().zip(&ids) {
            assert_eq!((words.find(spelled(word)), words.intern(spelled(word))), (*id, *id), "{word}");
        }
        assert_eq!(words.find(spelled("%")), percent);
        assert!(!words.find(spelled("word500")).is_known());
    }

    #[test]
    fn blocks_and_single_bytes_make_one_hash() {
        for word in ["a", "barrels", "kilotons", "petroleum", "multimillion-dollar"] {
            let mut spelling = Spelling::new();
            for block in word.as_bytes().chunks(8) {
                let bytes = block.iter().rev().fold(0, |all, byte| all << 8 | u64::from(*byte));
                spelling.push_block(bytes, block.len() as u32);
            }
            assert_eq!(spelling.finish(), spelled(word).finish(), "{word}");
        }
    }
}
