//! Phrases of the tables, found in a stream of tokens.

use super::{Case, Meaning, Shape, Token, WordId};

/// A tree of words: from each word to the words that may follow it, with the meanings that end there.
#[derive(Clone, Debug, Default)]
pub struct Phrases {
    /// The node of a first word, by its id; 0 where no phrase begins with it.
    first: Vec<u32>,
    nodes: Vec<Node>,
}

#[derive(Clone, Debug, Default)]
struct Node {
    /// The meanings of the phrase that ends here.
    entries: Vec<Entry>,
    /// The words that may follow, in order, each with its node. Most nodes have none.
    next: Vec<(WordId, u32)>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    meaning: Meaning,
    /// The least capitals that the first word needs: "US" is not "us", "the North" is not "the north".
    first: Case,
    last: Case,
}

/// A meaning found at a place.
#[derive(Clone, Copy, Debug)]
pub struct Match {
    /// The token after its last.
    pub end: u32,
    /// What it means.
    pub meaning: Meaning,
}

impl Phrases {
    pub(super) fn insert(&mut self, words: &[(WordId, Case)], meaning: Meaning) {
        let (Some((first, case)), Some((_, last))) = (words.first().copied(), words.last().copied()) else {
            return;
        };
        let index = first.0 as usize;
        if self.nodes.is_empty() {
            self.nodes.push(Node::default());
        }
        if self.first.len() <= index {
            self.first.resize(index + 1, 0);
        }
        if self.first[index] == 0 {
            self.first[index] = self.nodes.len() as u32;
            self.nodes.push(Node::default());
        }
        let mut node = self.first[index];
        for (word, _) in &words[1..] {
            let fresh = self.nodes.len() as u32;
            let next = &mut self.nodes[node as usize].next;
            node = match next.binary_search_by_key(word, |(known, _)| *known) {
                Ok(at) => next[at].1,
                Err(at) => {
                    next.insert(at, (*word, fresh));
                    self.nodes.push(Node::default());
                    fresh
                }
            };
        }
        let entries = &mut self.nodes[node as usize].entries;
        match entries.iter_mut().find(|entry| entry.meaning == meaning) {
            // Listed with and without capitals: either will do.
            Some(entry) => (entry.first, entry.last) = (entry.first.min(case), entry.last.min(last)),
            None => entries.push(Entry { meaning, first: case, last }),
        }
    }

    /// Every meaning of a phrase that begins at token `at`, shorter phrases first, given to `found`.
    #[inline]
    pub fn at(&self, tokens: &[Token], at: usize, mut found: impl FnMut(Match)) {
        let word = tokens[at].word;
        let mut node = match self.first.get(word.0 as usize) {
            Some(node) if *node != 0 => &self.nodes[*node as usize],
            _ => return,
        };
        let mut here = at;
        loop {
            for entry in &node.entries {
                if tokens[at].case >= entry.first && tokens[here].case >= entry.last {
                    found(Match { end: here as u32 + 1, meaning: entry.meaning });
                }
            }
            if node.next.is_empty() {
                return;
            }
            here += 1;
            // A hyphen between the words of a phrase does not part it.
            if tokens.get(here).is_some_and(|token| token.shape == Shape::Sign('-') && token.is_glued())
                && tokens.get(here + 1).is_some_and(Token::is_glued)
            {
                here += 1;
            }
            let Some(token) = tokens.get(here).filter(|token| token.word.is_known()) else { return };
            match node.next.binary_search_by_key(&token.word, |(known, _)| *known) {
                Ok(next) => node = &self.nodes[node.next[next].1 as usize],
                Err(_) => return,
            }
        }
    }
}
