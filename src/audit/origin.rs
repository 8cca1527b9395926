//! Articles that retell one report: as copies, or in other words.
//!
//! Four words in a row seldom come together twice by chance. What two articles share of such phrases, quotations left
//! out, tells a retelling from two reports on one subject: measured on 53 articles, pairs that retell share 8 percent and
//! more of the shorter one's phrases, all others 4 percent and less. A shared quotation merges nothing, because two
//! reporters may have heard the same speaker.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::fact::Fact;
use super::finding::{Check, Finding, Outcome, part};
use crate::measure::Decimal;
use crate::model::Figure;

/// Words in a phrase.
const PHRASE: usize = 4;
/// The least share of the shorter article's phrases, in percent, and how many phrases that must be: short articles share
/// a headline's words by chance.
const RETOLD: (usize, usize) = (6, 20);
/// From this share on, in percent, it is a copy.
const COPIED: usize = 50;
/// A phrase in more articles than this is a stock phrase.
const STOCK: usize = 24;
/// A quotation of fewer characters is a term, not somebody's words.
const QUOTED: usize = 20;

/// The phrases of an article, as hashes.
#[derive(Clone, Debug, Default)]
pub struct Phrases(HashSet<u64>);

impl Phrases {
    /// All runs of four words outside quotations.
    pub(super) fn of(text: &str) -> Self {
        let text = without_quotations(text);
        let words: Vec<String> = text
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        let hash = |words: &[String]| {
            let mut hasher = DefaultHasher::new();
            words.hash(&mut hasher);
            hasher.finish()
        };
        Self(words.windows(PHRASE).map(hash).collect())
    }
}

/// One finding for each pair, in the order of the articles.
pub(super) fn check(facts: &[Vec<Fact<'_>>], phrases: &[&Phrases]) -> Vec<Finding> {
    let mut articles: HashMap<u64, Vec<u32>> = HashMap::new();
    for (at, phrases) in phrases.iter().enumerate() {
        phrases.0.iter().for_each(|phrase| articles.entry(*phrase).or_default().push(at as u32));
    }
    let mut shared: HashMap<(u32, u32), usize> = HashMap::new();
    for of in articles.values().filter(|of| of.len() > 1 && of.len() <= STOCK) {
        for (at, a) in of.iter().enumerate() {
            of[at + 1..].iter().for_each(|b| *shared.entry((*a, *b)).or_default() += 1);
        }
    }
    let mut pairs: Vec<((u32, u32), usize)> = shared.into_iter().collect();
    pairs.sort_unstable();
    let retold = pairs.into_iter().filter_map(|((a, b), count)| {
        let (a, b) = (a as usize, b as usize);
        let whole = phrases[a].0.len().min(phrases[b].0.len());
        let enough = count >= RETOLD.1 && count * 100 >= whole * RETOLD.0;
        enough.then(|| pair(&facts[a], &facts[b], count, whole))
    });
    retold.flatten().collect()
}

fn without_quotations(text: &str) -> String {
    let mut rest = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(open) = text[at..].find(['“', '"', '„', '«']).map(|open| open + at) {
        let mark = text[open..].chars().next().unwrap_or('"');
        let begin = open + mark.len_utf8();
        let close = match mark {
            '"' => text[begin..].find('"'),
            '„' => text[begin..].find(['“', '”']),
            '«' => text[begin..].find('»'),
            _ => text[begin..].find('”'),
        };
        // A mark that is not closed in its paragraph quotes nothing.
        let close = close.map(|close| close + begin).filter(|close| !text[begin..*close].contains("\n\n"));
        match close {
            Some(close) if text[begin..close].chars().count() >= QUOTED => {
                rest.push_str(&text[at..open]);
                rest.push('\n');
                at = close + text[close..].chars().next().map_or(0, char::len_utf8);
            }
            _ => {
                rest.push_str(&text[at..begin]);
                at = begin;
            }
        }
    }
    rest.push_str(&text[at..]);
    rest
}

/// `None` for articles without any figure: a finding names claims.
fn pair(a: &[Fact<'_>], b: &[Fact<'_>], count: usize, whole: usize) -> Option<Finding> {
    let same = same_figures(a, b);
    let mut claims: Vec<&Figure> = match same.first() {
        Some((x, y)) => vec![x.figure, y.figure],
        None => vec![a.first()?.figure, b.first()?.figure],
    };
    for (x, y) in same.iter().skip(1).take(4) {
        claims.extend([x.figure, y.figure]);
    }
    let share = Decimal::from(count).checked_div(Decimal::from(whole.max(1)))?;
    let how = if count * 100 >= whole * COPIED {
        "One copies the other"
    } else {
        "Both retell one report in other words"
    };
    let figures = match same.len() {
        0 => String::new(),
        1 => ", and a figure".to_owned(),
        count => format!(", and {count} figures"),
    };
    let source = common_source(a, b).map_or(String::new(), |source| format!("; both name {source}"));
    let message = format!(
        "{how}: they share {} of the shorter one's phrases{figures}{source}. For corroboration they count as one origin",
        part(share)
    );
    Some(
        Finding::new(Check::Origin, Outcome::Note, &claims, message)
            .with("shared_phrases", count.into())
            .with("share", share.round_dp(4))
            .with("shared_figures", same.len().into()),
    )
}

/// Figures with the same amount, each with its like.
fn same_figures<'s, 'a>(a: &'s [Fact<'a>], b: &'s [Fact<'a>]) -> Vec<(&'s Fact<'a>, &'s Fact<'a>)> {
    let mut taken = HashSet::new();
    let mut same = Vec::new();
    for fact in a {
        let like = b.iter().enumerate().find(|(at, other)| {
            !taken.contains(at)
                && other.record.kind == fact.record.kind
                && other.unit() == fact.unit()
                && other.point() == fact.point()
        });
        if let Some((at, other)) = like {
            taken.insert(at);
            same.push((fact, other));
        }
    }
    same
}

fn common_source<'s>(a: &'s [Fact<'_>], b: &'s [Fact<'_>]) -> Option<&'s str> {
    let names =
        |facts: &'s [Fact<'_>]| facts.iter().flat_map(|fact| fact.record.sources.iter()).map(|name| &**name);
    let of: HashSet<&str> = names(b).collect();
    names(a).find(|name| of.contains(name))
}
