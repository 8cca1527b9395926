//! The texts of all articles, and which of them resemble each other: kept while articles come and go.
//!
//! It depends on texts alone. A claim that is edited changes nothing here.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::index::{Index, Shared, Slot};
use super::print::Print;
use super::reuse;

/// The least share of the shorter text's phrases, in percent, and how many phrases that must be, for two texts to be
/// looked at as retellings of one report.
const LIKE: (u32, u32) = (3, 10);
/// Phrases inside quotations that two texts must share: six words in a row.
const QUOTING: u32 = 3;

/// So many of the likest of each text are looked at more closely.
const LIKEST: usize = 6;

/// Different texts, and pairs of them.
#[derive(Default)]
pub(super) struct Texts {
    /// By the text's own number, so that their order is the same however they came in.
    slots: BTreeMap<u64, Slot>,
    texts: Vec<Held>,
    free: Vec<Slot>,
    phrases: Index,
    quoted: Index,
    /// Texts that share phrases outside quotations: each with the few that are likest it.
    pub like: Vec<Shared>,
    /// Texts that are retellings by their words, and are not among each other's likest.
    pub joined: Vec<(Slot, Slot)>,
    /// Texts that share words inside quotations.
    pub quoting: Vec<Shared>,
}

#[derive(Default)]
struct Held {
    print: Arc<Print>,
    /// Articles with this text.
    articles: u32,
}

impl Texts {
    /// Let texts go and come: one for each article.
    pub fn change<'p>(
        &mut self,
        gone: impl IntoIterator<Item = &'p Arc<Print>>,
        come: impl IntoIterator<Item = &'p Arc<Print>>,
    ) {
        let mut by: HashMap<u64, (i64, &Arc<Print>)> = HashMap::new();
        for print in gone {
            by.entry(print.text).or_insert((0, print)).0 -= 1;
        }
        for print in come {
            by.entry(print.text).or_insert((0, print)).0 += 1;
        }
        let mut changed: Vec<(i64, &Arc<Print>)> = by.into_values().filter(|(by, _)| *by != 0).collect();
        changed.sort_unstable_by_key(|(_, print)| print.text);
        let mut other = false;
        for (by, print) in changed {
            other |= if by > 0 { self.put(print, by) } else { self.take(print, -by) };
        }
        if other {
            self.count();
        }
    }

    /// The number of an article's text.
    pub fn slot(&self, print: &Print) -> Option<Slot> {
        self.slots.get(&print.text).copied()
    }

    /// How many numbers there are, those of texts that are gone included.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Gives whether the text is new.
    fn put(&mut self, print: &Arc<Print>, articles: i64) -> bool {
        let articles = u32::try_from(articles).unwrap_or(u32::MAX);
        if let Some(slot) = self.slots.get(&print.text) {
            self.texts[*slot as usize].articles += articles;
            return false;
        }
        let held = Held { print: Arc::clone(print), articles };
        let slot = match self.free.pop() {
            Some(slot) => {
                self.texts[slot as usize] = held;
                slot
            }
            None => {
                self.texts.push(held);
                (self.texts.len() - 1) as Slot
            }
        };
        self.slots.insert(print.text, slot);
        self.phrases.put(slot, &print.phrases());
        self.quoted.put(slot, &print.quoted());
        true
    }

    /// Gives whether it was the last of this text.
    fn take(&mut self, print: &Print, articles: i64) -> bool {
        let Some(slot) = self.slots.get(&print.text).copied() else { return false };
        let held = &mut self.texts[slot as usize];
        held.articles = held.articles.saturating_sub(u32::try_from(articles).unwrap_or(u32::MAX));
        if held.articles > 0 {
            return false;
        }
        let print = std::mem::take(held).print;
        self.phrases.take(slot, &print.phrases());
        self.quoted.take(slot, &print.quoted());
        self.slots.remove(&print.text);
        self.free.push(slot);
        true
    }

    /// Count what every two texts share. Counted anew where any text has changed: one that comes or goes changes what a
    /// stock phrase is, and so what two others share.
    fn count(&mut self) {
        let texts = |phrases: fn(&Print) -> Vec<u32>| -> Vec<(Slot, u64, Vec<u32>)> {
            let of = |(rank, slot): (&u64, &Slot)| (*slot, *rank, phrases(&self.texts[*slot as usize].print));
            self.slots.iter().map(of).collect()
        };
        let phrases = texts(Print::phrases);
        let all = self.phrases.shared(&phrases, |shared, of| shared >= LIKE.1 && shared * 100 >= of * LIKE.0);
        let mut of = vec![&[][..]; self.texts.len()];
        for (slot, _, phrases) in &phrases {
            of[*slot as usize] = phrases;
        }
        let (like, rest) = self.likest(all);
        self.like = like;
        self.joined = rest
            .into_par_iter()
            .filter(|shared| {
                let (a, b) = (shared.texts.0 as usize, shared.texts.1 as usize);
                let foot = || self.texts[a].print.is_foot(of[b]) && self.texts[b].print.is_foot(of[a]);
                reuse::is_copied(shared.phrases, shared.of)
                    || (reuse::is_retold(shared.phrases, shared.of) && !foot())
            })
            .map(|shared| shared.texts)
            .collect();
        let quoting = self.quoted.shared(&texts(Print::quoted), |shared, _| shared >= QUOTING);
        self.quoting = self.likest(quoting).0;
    }

    /// Pairs in which one is among the other's likest, and the rest. In a crowd of copies every two are alike, and nobody
    /// wants to see all of them.
    fn likest(&self, all: Vec<Shared>) -> (Vec<Shared>, Vec<Shared>) {
        let mut of: Vec<Vec<u32>> = vec![Vec::new(); self.texts.len()];
        for (at, shared) in all.iter().enumerate() {
            of[shared.texts.0 as usize].push(at as u32);
            of[shared.texts.1 as usize].push(at as u32);
        }
        let mut kept = vec![false; all.len()];
        for (slot, mut pairs) in of.into_iter().enumerate() {
            if pairs.len() > LIKEST {
                // By numbers that do not depend on how the texts came in.
                pairs.sort_unstable_by_key(|at| {
                    let shared = all[*at as usize];
                    let (a, b) = shared.texts;
                    let other = if a as usize == slot { b } else { a };
                    let share = u64::from(shared.phrases) * 1_000_000 / u64::from(shared.of.max(1));
                    (std::cmp::Reverse(share), self.texts[other as usize].print.text)
                });
            }
            pairs.iter().take(LIKEST).for_each(|at| kept[*at as usize] = true);
        }
        let mut kept = kept.into_iter();
        all.into_iter().partition(|_| kept.next().unwrap_or_default())
    }
}
