//! What a search found so far, as rows: an article's head, then its hits.

use std::sync::Arc;

use crate::model::{Article, ArticleId};
use crate::search::{Found, Summary};
use crate::text::Span;

/// A row that can be gone to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Position among the articles found.
    pub article: usize,
    /// Position among its hits; `None` for the article itself.
    pub hit: Option<usize>,
}

/// What was found, for what was typed.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    /// What was typed.
    pub typed: Arc<str>,
    /// Why it cannot be looked for, in words.
    pub fault: Option<String>,
    /// Words about how it is understood.
    pub remark: Option<&'static str>,
    /// Whether more may come.
    pub searching: bool,
    /// How many articles there are in all.
    pub articles: usize,
    /// How the search ended.
    pub summary: Summary,
    found: Vec<Found>,
    /// The row of each article's head.
    heads: Vec<usize>,
    rows: usize,
    hits: usize,
    current: Option<Place>,
}

impl Hits {
    /// Nothing yet, for what was typed.
    #[must_use]
    pub fn of(typed: &str) -> Self {
        Self { typed: typed.into(), ..Self::default() }
    }

    /// Take in more of what was found.
    pub fn add(&mut self, found: Vec<Found>) {
        for found in found {
            self.heads.push(self.rows);
            self.rows += 1 + found.lines.len();
            self.hits += found.hits.len();
            self.found.push(found);
        }
    }

    /// How many rows there are.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// What stands in a row.
    #[must_use]
    pub fn at_row(&self, row: usize) -> Option<(&Found, Place)> {
        if row >= self.rows {
            return None;
        }
        let article = self.heads.partition_point(|head| *head <= row).checked_sub(1)?;
        let found = self.found.get(article)?;
        let hit = (row - self.heads.get(article)?).checked_sub(1);
        Some((found, Place { article, hit }))
    }

    /// The row of a place.
    #[must_use]
    pub fn row_of(&self, place: Place) -> usize {
        self.heads.get(place.article).copied().unwrap_or_default() + place.hit.map_or(0, |hit| hit + 1)
    }

    /// Where the person is.
    #[must_use]
    pub const fn current(&self) -> Option<Place> {
        self.current
    }

    /// Go to a place. Gives its article and where in its text to look. Of an article with hits the first is meant.
    pub fn go_to(&mut self, place: Place) -> Option<(ArticleId, Option<Span>)> {
        let found = self.found.get(place.article)?;
        let hit = place.hit.or((!found.hits.is_empty()).then_some(0));
        self.current = Some(Place { hit, ..place });
        Some((found.article.id, hit.and_then(|hit| found.hits.get(hit).copied())))
    }

    /// The next place or the previous one, round the ends; from nowhere, the first at or behind `near`.
    #[must_use]
    pub fn step(&self, forward: bool, near: Option<ArticleId>) -> Option<Place> {
        let Some(current) = self.current else {
            let at = near.and_then(|near| self.found.iter().position(|found| found.article.id == near));
            let article = at.unwrap_or(if forward { 0 } else { self.found.len().checked_sub(1)? });
            return self.ends(article, forward);
        };
        let count = self.found.len();
        let hits = self.found.get(current.article).map_or(0, |found| found.hits.len());
        let hit = current.hit.unwrap_or_default();
        if forward && hit + 1 < hits {
            return Some(Place { hit: Some(hit + 1), ..current });
        }
        if !forward && hit > 0 {
            return Some(Place { hit: Some(hit - 1), ..current });
        }
        let article = if forward { current.article + 1 } else { current.article + count - 1 };
        self.ends(article.checked_rem(count)?, forward)
    }

    /// The first place of an article, or the last.
    fn ends(&self, article: usize, first: bool) -> Option<Place> {
        let last = self.found.get(article)?.hits.len().checked_sub(1);
        Some(Place { article, hit: if first { last.map(|_| 0) } else { last } })
    }

    /// Keep the place that the person was at in an earlier answer, where it is still there.
    pub fn keep_place(&mut self, earlier: &Self) {
        let place = earlier.current.and_then(|place| {
            let before = earlier.found.get(place.article)?;
            let article = self.found.iter().position(|found| found.article.id == before.article.id)?;
            let span = place.hit.and_then(|hit| before.hits.get(hit));
            let hit = span.and_then(|span| self.found.get(article)?.hits.iter().position(|hit| hit == span));
            (hit.is_some() == place.hit.is_some()).then_some(Place { article, hit })
        });
        self.current = place;
    }

    /// The hits in an article's text, and which is the current one; none where it is read in another way now.
    #[must_use]
    pub fn of_article(&self, article: &Article) -> (&[Span], Option<usize>) {
        let of =
            |found: &Found| found.article.id == article.id && found.article.reading() == article.reading();
        let Some(at) = self.found.iter().position(of) else { return (&[], None) };
        let current = self.current.filter(|place| place.article == at).and_then(|place| place.hit);
        (&self.found[at].hits, current)
    }

    /// "3 of 37 hits in 12 of 200 articles".
    #[must_use]
    pub fn count(&self) -> String {
        let (articles, all) = (self.found.len(), self.articles);
        let of = if all == 1 { "1 article".to_owned() } else { format!("{all} articles") };
        let so_far = if self.searching { " so far" } else { "" };
        if self.hits == 0 && articles > 0 {
            return format!("{articles} of {of}{so_far}");
        }
        let before: usize = self.current.map_or(0, |place| {
            let earlier: usize = self.found[..place.article].iter().map(|found| found.hits.len()).sum();
            earlier + place.hit.map_or(0, |hit| hit + 1)
        });
        let place = if before > 0 { format!("{} of ", thousands(before)) } else { String::new() };
        let more = if self.summary.cut { "more than " } else { "" };
        let hits = match self.hits {
            1 => "1 hit".to_owned(),
            many => format!("{more}{} hits", thousands(many)),
        };
        format!("{place}{hits} in {articles} of {of}{so_far}")
    }
}

fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut words = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BatchId, Candidates, Digest};
    use crate::search::Line;

    fn found(number: u128, hits: usize) -> Found {
        let article = Article {
            id: ArticleId(uuid::Uuid::from_u128(number)),
            batch: BatchId(uuid::Uuid::nil()),
            path: "a.txt".into(),
            place: "".into(),
            imported_at: 0,
            sha256: Digest([0; 32]),
            bytes: 0,
            encoding: "UTF-8".into(),
            damaged: false,
            text_len: 0,
            candidates: Candidates::default(),
            page: None,
        };
        let spans: Vec<Span> = (0..hits).map(|at| Span::new(at * 10, at * 10 + 4)).collect();
        Found { article: article.into(), hits: spans.into(), lines: vec![Line::default(); hits] }
    }

    fn hits(counts: &[usize]) -> Hits {
        let mut hits = Hits { articles: 9, ..Hits::default() };
        hits.add((1..).zip(counts).map(|(number, count)| found(number, *count)).collect());
        hits
    }

    const fn place(article: usize, hit: Option<usize>) -> Place {
        Place { article, hit }
    }

    #[test]
    fn rows_are_heads_and_hits() {
        let hits = hits(&[2, 0, 1]);
        let rows: Vec<Place> = (0..hits.rows()).filter_map(|row| Some(hits.at_row(row)?.1)).collect();
        let expected = [(0, None), (0, Some(0)), (0, Some(1)), (1, None), (2, None), (2, Some(0))];
        assert_eq!(rows, expected.map(|(article, hit)| place(article, hit)));
        assert!(hits.at_row(6).is_none());
        for (row, at) in rows.iter().enumerate() {
            assert_eq!(hits.row_of(*at), row);
        }
    }

    #[test]
    fn steps_go_through_all_articles_and_round_the_ends() {
        let mut hits = hits(&[2, 0, 1]);
        let walk = |hits: &mut Hits, forward| {
            (0..5)
                .map(|_| {
                    let place = hits.step(forward, None).expect("a place");
                    hits.go_to(place).expect("an article");
                    (place.article, place.hit)
                })
                .collect::<Vec<_>>()
        };
        let there = [(0, Some(0)), (0, Some(1)), (1, None), (2, Some(0)), (0, Some(0))];
        assert_eq!(walk(&mut hits, true), there);
        let back = [(2, Some(0)), (1, None), (0, Some(1)), (0, Some(0)), (2, Some(0))];
        assert_eq!(walk(&mut hits, false), back);
        assert_eq!(Hits::default().step(true, None), None);
        assert_eq!(Hits::default().step(false, None), None);
    }

    #[test]
    fn the_first_step_begins_in_the_open_article() {
        let hits = hits(&[2, 3]);
        assert_eq!(hits.step(true, Some(ArticleId(uuid::Uuid::from_u128(2)))), Some(place(1, Some(0))));
        assert_eq!(hits.step(true, Some(ArticleId(uuid::Uuid::from_u128(7)))), Some(place(0, Some(0))));
        assert_eq!(hits.step(false, None), Some(place(1, Some(2))));
    }

    #[test]
    fn the_place_is_kept_in_a_new_answer() {
        let mut before = hits(&[2, 3]);
        before.go_to(place(1, Some(2)));
        let mut after = Hits::default();
        after.add(vec![found(2, 3), found(1, 2)]);
        after.keep_place(&before);
        assert_eq!(after.current(), Some(place(0, Some(2))));
        let mut fewer = Hits::default();
        fewer.add(vec![found(2, 1)]);
        fewer.keep_place(&before);
        assert_eq!(fewer.current(), None);
    }

    #[test]
    fn the_count_is_told() {
        let mut all = hits(&[2, 0, 1]);
        assert_eq!(all.count(), "3 hits in 3 of 9 articles");
        all.go_to(place(2, None));
        assert_eq!(all.count(), "3 of 3 hits in 3 of 9 articles");
        assert_eq!(hits(&[1]).count(), "1 hit in 1 of 9 articles");
        assert_eq!(hits(&[0, 0]).count(), "2 of 9 articles");
        assert_eq!(hits(&[]).count(), "0 hits in 0 of 9 articles");
        assert_eq!((thousands(999), thousands(1_234_567)), ("999".to_owned(), "1,234,567".to_owned()));
    }
}
