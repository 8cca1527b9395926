//! A query over many articles, a few at a time, so that the first hits are there at once.

use std::sync::Arc;

use rayon::prelude::*;

use super::line::Line;
use super::query::Query;
use crate::model::{Article, Entry};
use crate::text::Span;

/// So many hits are listed; words narrow them down.
pub const MOST: usize = 100_000;
/// About so many bytes of text are looked through before hits are handed over.
const SOME: usize = 1 << 20;

/// An article that has what is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The head as it was when its text was looked through: the places count in the text of its encoding.
    pub article: Arc<Article>,
    /// Where, in text order; empty where only conditions were asked for.
    pub hits: Arc<[Span]>,
    /// The words around each hit.
    pub lines: Vec<Line>,
}

/// How a search ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Why texts were not looked through, with the article's path.
    pub unread: Vec<(Arc<str>, String)>,
    /// There are more than [`MOST`] hits.
    pub cut: bool,
}

/// Look through `entries` in their order. `text` gives an article's text, or `None` where it is known that it lacks what
/// is looked for, or says why there is none. `each` gets what was found, and answers whether to go on.
pub fn search(
    query: &Query,
    entries: &[Arc<Entry>],
    mut text: impl FnMut(&Article) -> Result<Option<Arc<str>>, String>,
    mut each: impl FnMut(Vec<Found>) -> bool,
) -> Summary {
    let mut summary = Summary::default();
    let mut left = MOST;
    let mut rest = entries.iter().filter(|entry| query.admits(entry));
    // The first part is small: somebody waits for it.
    let mut some = SOME / 8;
    loop {
        let mut part: Vec<(&Arc<Article>, Arc<str>)> = Vec::new();
        let mut room = some;
        while room > 0 {
            let Some(entry) = rest.next() else { break };
            let read = if query.reads_texts() { text(&entry.article) } else { Ok(Some("".into())) };
            match read {
                Ok(Some(text)) => {
                    room = room.saturating_sub(text.len() + 64);
                    part.push((&entry.article, text));
                }
                Ok(None) => {}
                Err(why) => summary.unread.push((Arc::clone(&entry.article.path), why)),
            }
        }
        some = SOME;
        let done = room > 0;
        let mut found: Vec<Found> = part
            .par_iter()
            .filter_map(|(article, text)| {
                let hits = query.find(text)?;
                let lines = (0..hits.len().min(left)).map(|at| Line::new(text, &hits, at)).collect();
                Some(Found { article: Arc::clone(article), hits: hits.into(), lines })
            })
            .collect();
        for one in &mut found {
            if one.hits.len() > left {
                one.hits = one.hits[..left].into();
                one.lines.truncate(left);
                summary.cut = true;
            }
            left -= one.hits.len();
        }
        if summary.cut {
            found.retain(|one| !one.hits.is_empty());
        }
        if (!found.is_empty() && !each(found)) || done || summary.cut {
            return summary;
        }
    }
}
