//! Which texts share phrases: an index into which a text is put and from which it is taken out.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use rayon::prelude::*;

/// A phrase of so few texts counts for every two of them …
const FEW: usize = 24;
/// … a phrase of more for those near each other, so that a report that fifty papers print is found as a chain; and one
/// of still more is a stock phrase.
const STOCK: usize = 96;

/// A text's number in the index.
pub(super) type Slot = u32;

/// Phrase → texts. Most phrases stand in one text, and cost one number.
#[derive(Default)]
pub(super) struct Index {
    lists: HashMap<u32, Few, BuildHasherDefault<Spread>>,
    many: Vec<Vec<Slot>>,
    free: Vec<u32>,
}

/// One text, or (with the highest bit) the place of a list.
#[derive(Clone, Copy)]
struct Few(u32);

const LIST: u32 = 1 << 31;

/// Two texts and how many phrases they share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Shared {
    pub texts: (Slot, Slot),
    pub phrases: u32,
    /// Of the shorter one.
    pub of: u32,
}

impl Index {
    /// Put a text in. `phrases` are different from each other.
    pub fn put(&mut self, text: Slot, phrases: &[u32]) {
        for phrase in phrases {
            let Some(few) = self.lists.get_mut(phrase) else {
                self.lists.insert(*phrase, Few(text));
                continue;
            };
            if few.0 & LIST == 0 {
                let list = vec![few.0, text];
                *few = match self.free.pop() {
                    Some(at) => {
                        self.many[at as usize] = list;
                        Few(at | LIST)
                    }
                    None => {
                        self.many.push(list);
                        Few((self.many.len() - 1) as u32 | LIST)
                    }
                };
            } else {
                self.many[(few.0 & !LIST) as usize].push(text);
            }
        }
    }

    /// Take a text out that was put in with these phrases.
    pub fn take(&mut self, text: Slot, phrases: &[u32]) {
        for phrase in phrases {
            let Some(few) = self.lists.get_mut(phrase) else { continue };
            if few.0 & LIST == 0 {
                self.lists.remove(phrase);
                continue;
            }
            let at = few.0 & !LIST;
            let list = &mut self.many[at as usize];
            list.retain(|other| *other != text);
            if let [left] = list[..] {
                *few = Few(left);
                self.many[at as usize] = Vec::new();
                self.free.push(at);
            }
        }
    }

    /// Every two texts that share enough, in the order of their numbers. `texts` are those in the index, each with its
    /// phrases and a rank that does not depend on when it was put in.
    pub fn shared(
        &self,
        texts: &[(Slot, u64, Vec<u32>)],
        enough: impl Fn(u32, u32) -> bool + Sync,
    ) -> Vec<Shared> {
        let slots = texts.iter().map(|(slot, ..)| *slot as usize + 1).max().unwrap_or_default();
        let mut about = vec![(0_u64, 0_u32); slots];
        for (slot, rank, phrases) in texts {
            about[*slot as usize] = (*rank, phrases.len() as u32);
        }
        let near = |text: Slot, list: &[Slot], count: &mut dyn FnMut(Slot)| {
            if list.len() > STOCK {
                return;
            }
            if list.len() <= FEW {
                list.iter().copied().filter(|other| *other > text).for_each(count);
                return;
            }
            let mut ranked: Vec<Slot> = list.to_vec();
            ranked.sort_unstable_by_key(|slot| about[*slot as usize].0);
            let at = ranked.iter().position(|other| *other == text).unwrap_or_default();
            let from = at.saturating_sub(FEW);
            let to = (at + FEW + 1).min(ranked.len());
            ranked[from..to].iter().copied().filter(|other| *other > text).for_each(count);
        };
        let rows = texts.par_iter().map_init(
            || (vec![0_u32; slots], Vec::<Slot>::new()),
            |(counts, met), (text, _, phrases)| {
                for phrase in phrases {
                    let Some(few) = self.lists.get(phrase).filter(|few| few.0 & LIST != 0) else { continue };
                    near(*text, &self.many[(few.0 & !LIST) as usize], &mut |other| {
                        let count = &mut counts[other as usize];
                        if *count == 0 {
                            met.push(other);
                        }
                        *count += 1;
                    });
                }
                let mut row = Vec::new();
                for other in met.drain(..) {
                    let shared = std::mem::take(&mut counts[other as usize]);
                    let of = (phrases.len() as u32).min(about[other as usize].1);
                    if enough(shared, of) {
                        row.push(Shared { texts: (*text, other), phrases: shared, of });
                    }
                }
                row
            },
        );
        let mut shared: Vec<Shared> = rows.flatten().collect();
        shared.sort_unstable();
        shared
    }
}

/// Phrases are hashes already; this only spreads them over all bits of the table's word.
#[derive(Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u32(u32::from(*byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.0 = (self.0 ^ u64::from(number)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}
