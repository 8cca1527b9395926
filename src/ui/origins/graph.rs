//! One origin as a graph, before it is drawn: sources, outlets that are quoted, articles, and what leads from one to the
//! other.

use std::sync::Arc;

use crate::audit::{Group, Origins, Reuse};
use crate::model::{Article, ArticleId};

/// Ways of one article that are drawn: those by which most of its figures came.
const WAYS: usize = 3;
/// Lines that can run beside each other.
const LANES: usize = 4;

/// A name in a column.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub name: Arc<str>,
    /// Figures that came this way.
    pub figures: usize,
}

/// Where a thread begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Source(usize),
    Quoted(usize),
    Article(usize),
}

/// An article with what it has of others.
#[derive(Debug)]
pub(super) struct Row {
    pub article: Arc<Article>,
    /// The article of the same origin that it has most of: its row, and the pair.
    pub reuse: Option<(usize, u32)>,
    /// Pairs with articles of which it shares nothing but quotations.
    pub quoting: Vec<u32>,
    lane: usize,
}

/// The graph of one group.
#[derive(Debug, Default)]
pub(super) struct Graph {
    pub sources: Vec<Named>,
    pub quoted: Vec<Named>,
    pub rows: Vec<Row>,
    pub threads: Vec<(End, End)>,
}

impl Graph {
    /// The graph of a group. `quoting` gives an article's pairs that share nothing but quotations.
    pub fn new(origins: &Origins, group: &Group, quoting: &dyn Fn(ArticleId) -> Vec<u32>) -> Self {
        let mut graph = Self::default();
        for (at, article) in group.articles.iter().enumerate() {
            graph.ways(origins, article, at);
            let reuse = nearest(origins, group, at);
            graph.rows.push(Row {
                article: Arc::clone(article),
                reuse,
                quoting: quoting(article.id),
                lane: 0,
            });
        }
        graph.spread();
        graph
    }

    /// On which lane behind the articles the line to a row runs, so that lines that pass each other stay apart as long as
    /// there are lanes.
    pub fn lane(&self, row: usize) -> usize {
        self.rows.get(row).map_or(0, |row| row.lane)
    }

    /// Short lines take the inner lanes.
    fn spread(&mut self) {
        let mut lines: Vec<(usize, usize, usize)> = (self.rows.iter().enumerate())
            .filter_map(|(row, of)| of.reuse.map(|(from, _)| (row.abs_diff(from), from, row)))
            .collect();
        lines.sort_unstable();
        let mut taken: Vec<(usize, usize, usize)> = Vec::new();
        for (_, from, to) in lines {
            let free = |lane: &usize| taken.iter().all(|(of, a, b)| of != lane || *b <= from || to <= *a);
            // Where all are taken, a line lies on another one.
            let lane = (0..LANES).find(free).unwrap_or(to % LANES);
            taken.push((lane, from, to));
            self.rows[to].lane = lane;
        }
    }

    /// Lines that it takes.
    pub fn lines(&self) -> usize {
        self.rows.len().max(self.sources.len()).max(self.quoted.len())
    }

    fn ways(&mut self, origins: &Origins, article: &Article, at: usize) {
        for chain in origins.chains(article.id).iter().take(WAYS) {
            let mut way = Vec::new();
            if let Some(source) = &chain.source {
                way.push(End::Source(place(&mut self.sources, source, chain.figures)));
            }
            for outlet in &chain.quoted {
                way.push(End::Quoted(place(&mut self.quoted, outlet, chain.figures)));
            }
            way.push(End::Article(at));
            for two in way.windows(2) {
                let thread = (two[0], two[1]);
                if !self.threads.contains(&thread) {
                    self.threads.push(thread);
                }
            }
        }
    }
}

fn place(names: &mut Vec<Named>, name: &Arc<str>, figures: usize) -> usize {
    match names.iter().position(|known| known.name == *name) {
        Some(at) => {
            names[at].figures += figures;
            at
        }
        None => {
            names.push(Named { name: Arc::clone(name), figures });
            names.len() - 1
        }
    }
}

/// The article of the group that one has most of, an earlier one where there is any.
fn nearest(origins: &Origins, group: &Group, at: usize) -> Option<(usize, u32)> {
    let own = group.articles.get(at)?.id;
    let row = |id: ArticleId| group.articles.iter().position(|article| article.id == id);
    let pairs = group.pairs.iter().filter_map(|number| {
        let pair = origins.pairs.get(*number as usize)?;
        let other = row(pair.other(own)?)?;
        Some((other > at, pair.kind, std::cmp::Reverse(pair.share), other, *number))
    });
    // The first article has nothing of a later one; what joins them is told there.
    pairs.min().filter(|(later, ..)| !later).map(|(.., other, number)| (other, number))
}

/// `rewording, 9.9 % · 3 figures · both name KOTRA`.
pub(super) fn reuse_words(pair: &crate::audit::Pair) -> String {
    let mut words = pair.kind.words().to_owned();
    if matches!(pair.kind, Reuse::Copy | Reuse::Rewording) {
        let share = pair.share.round_sf(2).unwrap_or(pair.share);
        words = format!("{words}, {}", crate::model::words::percent(share, false));
    }
    match pair.figures.len() {
        0 => {}
        1 => words.push_str(" · 1 figure"),
        count => words.push_str(&format!(" · {count} figures")),
    }
    if let Some(source) = &pair.source {
        words.push_str(&format!(" · both name {source}"));
    }
    words
}

/// `2017-05-02 Daily NK`.
pub(super) fn called(article: &Article) -> String {
    let date = article.published().map_or("undated".to_owned(), |date| date.to_string());
    let outlet = if article.outlet().is_empty() { article.file_name() } else { article.outlet() };
    format!("{date} {outlet}")
}
