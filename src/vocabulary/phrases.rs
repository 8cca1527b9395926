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
        let Some((entries, entry)) = self.node(words, meaning) else { return };
        match entries.iter_mut().find(|known| known.meaning == meaning) {
            // Listed with and without capitals: either will do.
            Some(known) => {
                (known.first, known.last) = (known.first.min(entry.first), known.last.min(entry.last))
            }
            None => entries.push(entry),
        }
    }

    /// Like [`Phrases::insert`], ahead of every other meaning: of one class, the first counts.
    pub(super) fn insert_first(&mut self, words: &[(WordId, Case)], meaning: Meaning) {
        if let Some((entries, entry)) = self.node(words, meaning) {
            entries.insert(0, entry);
        }
    }

    /// The meanings of just this phrase, with these capitals, the one that counts in its class first.
    pub(super) fn meanings(&self, words: &[(WordId, Case)]) -> impl Iterator<Item = Meaning> + '_ {
        let ends = words.first().zip(words.last()).map(|((_, first), (_, last))| (*first, *last));
        let begin = words.first().and_then(|(first, _)| self.first.get(first.0 as usize)).copied();
        let node = begin.filter(|node| *node != 0).and_then(|begin| {
            let mut rest = words[1..].iter();
            rest.try_fold(begin, |node, (word, _)| {
                let next = &self.nodes.get(node as usize)?.next;
                next.binary_search_by_key(word, |(known, _)| *known).ok().map(|at| next[at].1)
            })
        });
        let entries =
            node.and_then(|node| self.nodes.get(node as usize)).map_or(&[][..], |node| &node.entries);
        let fits = move |entry: &&Entry| {
            ends.is_some_and(|(first, last)| first >= entry.first && last >= entry.last)
        };
        entries.iter().filter(fits).map(|entry| entry.meaning)
    }

    /// The node of a phrase, made where there is none, and what would stand there.
    fn node(&mut self, words: &[(WordId, Case)], meaning: Meaning) -> Option<(&mut Vec<Entry>, Entry)> {
        let (first, case) = words.first().copied()?;
        let (_, last) = words.last().copied()?;
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
        let entry = Entry { meaning, first: case, last };
        Some((&mut self.nodes.get_mut(node as usize)?.entries, entry))
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
