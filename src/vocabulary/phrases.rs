//! Phrases of the tables, found in a stream of tokens.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::words::Already;
use super::{Case, Meaning, Shape, Token, WordId};

/// A tree of words: from each word to the words that may follow it, with the meanings that end there.
#[derive(Clone, Debug, Default)]
pub struct Phrases {
    /// The node of a first word, by its id; 0 where no phrase begins with it.
    first: Vec<u32>,
    next: HashMap<u64, u32, BuildHasherDefault<Already>>,
    nodes: Vec<Vec<Entry>>,
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
            self.nodes.push(Vec::new());
        }
        if self.first.len() <= index {
            self.first.resize(index + 1, 0);
        }
        if self.first[index] == 0 {
            self.first[index] = self.nodes.len() as u32;
            self.nodes.push(Vec::new());
        }
        let mut node = self.first[index];
        for (word, _) in &words[1..] {
            let fresh = self.nodes.len() as u32;
            let at = *self.next.entry(key(node, *word)).or_insert(fresh);
            if at == fresh {
                self.nodes.push(Vec::new());
            }
            node = at;
        }
        let entries = &mut self.nodes[node as usize];
        match entries.iter_mut().find(|entry| entry.meaning == meaning) {
            // Listed with and without capitals: either will do.
            Some(entry) => (entry.first, entry.last) = (entry.first.min(case), entry.last.min(last)),
            None => entries.push(Entry { meaning, first: case, last }),
        }
    }

    /// Every meaning of a phrase that begins at token `at`, shorter phrases first, given to `found`.
    pub fn at(&self, tokens: &[Token], at: usize, mut found: impl FnMut(Match)) {
        let word = tokens[at].word;
        let mut node = match self.first.get(word.0 as usize) {
            Some(node) if *node != 0 && word.is_known() => *node,
            _ => return,
        };
        let mut here = at;
        loop {
            for entry in &self.nodes[node as usize] {
                if tokens[at].case >= entry.first && tokens[here].case >= entry.last {
                    found(Match { end: here as u32 + 1, meaning: entry.meaning });
                }
            }
            here += 1;
            // A hyphen between the words of a phrase does not part it.
            if tokens.get(here).is_some_and(|token| token.shape == Shape::Sign('-') && token.is_glued())
                && tokens.get(here + 1).is_some_and(Token::is_glued)
            {
                here += 1;
            }
            let Some(token) = tokens.get(here) else { return };
            match self.next.get(&key(node, token.word)) {
                Some(next) if token.word.is_known() => node = *next,
                _ => return,
            }
        }
    }
}

fn key(node: u32, word: WordId) -> u64 {
    u64::from(node) << 32 | u64::from(word.0)
}
