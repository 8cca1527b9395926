//! A few dozen words that a token may be, asked of every token of a sentence.

/// Words of up to eight bytes, whatever their capitals: each as one number, in order.
pub(super) struct WordSet<const N: usize>([u64; N]);

impl<const N: usize> WordSet<N> {
    /// The words, in lower case; checked when the program is compiled.
    pub const fn new(words: [&str; N]) -> Self {
        let mut packed = [0; N];
        let mut next = 0;
        while next < N {
            assert!(!words[next].is_empty() && words[next].len() <= 8, "a word of one to eight bytes");
            let word = pack(words[next].as_bytes());
            // Each is put in its place among those before it.
            let mut place = next;
            while place > 0 && packed[place - 1] > word {
                packed[place] = packed[place - 1];
                place -= 1;
            }
            packed[place] = word;
            next += 1;
        }
        Self(packed)
    }

    /// Whether a word is one of them.
    #[inline]
    pub fn contains(&self, word: &str) -> bool {
        (1..=8).contains(&word.len()) && self.0.binary_search(&pack(word.as_bytes())).is_ok()
    }
}

/// Up to eight bytes in lower case, the first highest.
#[inline]
const fn pack(word: &[u8]) -> u64 {
    let (mut packed, mut at) = (0, 0);
    while at < word.len() {
        packed = packed << 8 | word[at].to_ascii_lowercase() as u64;
        at += 1;
    }
    packed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whatever_their_capitals() {
        const SET: WordSet<3> = WordSet::new(["isn't", "carries", "is"]);
        for word in ["is", "Is", "CARRIES", "isn't"] {
            assert!(SET.contains(word), "{word}");
        }
        for word in ["", "i", "isn", "carry", "carriesx", "carriesxy", "ísn't"] {
            assert!(!SET.contains(word), "{word}");
        }
    }
}
