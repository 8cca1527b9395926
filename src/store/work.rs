//! What the writer writes: one piece of work is never split over two transactions.

use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, params};

use super::{Obstacle, index};
use crate::model::{Article, ArticleId, LogEntry, Remark, Suggestion};

/// About as many bytes go into one transaction: few enough not to keep readers out, enough to make the disk's
/// answer (milliseconds each) cheap.
pub(super) const CHUNK: usize = 8 << 20;

/// Who made suggestions. Others than these read the article again.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Versions {
    /// The engine's.
    pub engine: Arc<str>,
    /// The lexicon's, a project's additions included.
    pub lexicon: Arc<str>,
}

/// What the engine made of an article's text. A cache.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Findings {
    /// By whom.
    pub by: Versions,
    /// In text order.
    pub suggestions: Arc<[Suggestion]>,
    /// What it saw and did not decide.
    pub remarks: Arc<[Remark]>,
}

/// A newly imported article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staged {
    /// The head.
    pub article: Arc<Article>,
    /// The original, decoded with the head's encoding.
    pub text: Arc<str>,
    /// The bytes as imported.
    pub original: Arc<[u8]>,
    /// What the engine made of it, with the head's date.
    pub findings: Findings,
}

/// An article that was read anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The head as it is now: its date and encoding are part of the cache's key.
    pub article: Arc<Article>,
    /// The decoded text, if the encoding or the choice of parts is new.
    pub text: Option<Arc<str>>,
    /// What the engine made of it.
    pub findings: Findings,
}

/// One piece of work.
#[derive(Debug)]
pub(super) enum Work {
    Log(Arc<LogEntry>),
    Stage(Vec<Staged>),
    Cache(Vec<Reading>),
    Meta(Arc<str>, Arc<str>),
}

/// Cut an import into pieces of work that a transaction can hold.
pub(super) fn chunks(articles: Vec<Staged>) -> impl Iterator<Item = Vec<Staged>> {
    let mut rest = articles.into_iter().peekable();
    std::iter::from_fn(move || {
        rest.peek()?;
        let mut room = CHUNK;
        let mut chunk = Vec::new();
        while room > 0 {
            let Some(staged) = rest.next() else { break };
            room = room.saturating_sub(staged.text.len() + staged.original.len());
            chunk.push(staged);
        }
        Some(chunk)
    })
}

impl Work {
    /// Roughly how many bytes it writes.
    pub(super) fn weight(&self) -> usize {
        const SOME: usize = 1 << 10;
        match self {
            Self::Log(_) | Self::Meta(..) => SOME,
            Self::Stage(articles) => {
                articles.iter().map(|staged| staged.text.len() + staged.original.len() + SOME).sum()
            }
            Self::Cache(readings) => {
                readings.iter().map(|reading| reading.text.as_ref().map_or(0, |text| text.len()) + SOME).sum()
            }
        }
    }

    /// How many things it is, for people.
    pub(super) fn count(&self) -> usize {
        match self {
            Self::Log(_) | Self::Meta(..) => 1,
            Self::Stage(articles) => articles.len(),
            Self::Cache(readings) => readings.len(),
        }
    }

    /// Write it, within a transaction of the caller's. Writing the same twice is as good as once: after a failed
    /// commit nobody knows for sure whether it took place.
    ///
    /// # Errors
    /// When it can't be written; the caller rolls back.
    pub(super) fn write(&self, connection: &Connection) -> Result<(), Obstacle> {
        match self {
            Self::Log(entry) => append(connection, entry),
            Self::Stage(articles) => articles.iter().try_for_each(|staged| stage(connection, staged)),
            Self::Cache(readings) => readings.iter().try_for_each(|reading| cache(connection, reading)),
            Self::Meta(key, value) => {
                let mut put = connection.prepare_cached("INSERT OR REPLACE INTO meta VALUES (?1, ?2)")?;
                put.execute([key, value])?;
                Ok(())
            }
        }
    }
}

fn append(connection: &Connection, entry: &LogEntry) -> Result<(), Obstacle> {
    let seq = i64::try_from(entry.seq).map_err(|_| Obstacle::Changed)?;
    let row = (
        entry.at,
        entry.who.to_string(),
        serde_json::to_string(&entry.step)?,
        serde_json::to_string(&entry.edit)?,
        serde_json::to_string(&entry.inverse)?,
    );
    let known = connection
        .prepare_cached("SELECT at, who, step, edit, inverse FROM log WHERE seq = ?1")?
        .query_row([seq], |known| {
            Ok((known.get(0)?, known.get(1)?, known.get(2)?, known.get(3)?, known.get(4)?))
        })
        .optional()?;
    match known {
        Some(known) if known == row => Ok(()),
        Some(_) => Err(Obstacle::Changed),
        None => {
            let mut put = connection.prepare_cached("INSERT INTO log VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
            put.execute(params![seq, row.0, row.1, row.2, row.3, row.4])?;
            Ok(())
        }
    }
}

fn stage(connection: &Connection, staged: &Staged) -> Result<(), Obstacle> {
    let Staged { article, text, original, findings } = staged;
    let id = key(article.id);
    let batch = article.batch.0.into_bytes();
    connection.prepare_cached("INSERT OR IGNORE INTO batches VALUES (?1)")?.execute([batch])?;
    connection
        .prepare_cached(
            "INSERT INTO articles (id, batch, head) VALUES (?1, ?2, ?3) ON CONFLICT (id) DO NOTHING",
        )?
        .execute(params![id, batch, serde_json::to_string(article)?])?;
    connection
        .prepare_cached("INSERT INTO originals VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
        .execute(params![id, &original[..]])?;
    put_text(connection, article, text)?;
    put_findings(connection, article, findings)
}

fn cache(connection: &Connection, reading: &Reading) -> Result<(), Obstacle> {
    // A cache for an article that is not there is worth nothing, and must not hold up the edits behind it.
    let known = connection
        .prepare_cached("SELECT 1 FROM articles WHERE id = ?1")?
        .exists([key(reading.article.id)])?;
    if !known {
        return Ok(());
    }
    if let Some(text) = &reading.text {
        put_text(connection, &reading.article, text)?;
    }
    put_findings(connection, &reading.article, &reading.findings)
}

// What the tables call `encoding` is the whole reading: of a web page it also says which parts are the text.
fn put_text(connection: &Connection, article: &Article, text: &str) -> Result<(), Obstacle> {
    let new = connection
        .prepare_cached("INSERT INTO texts VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")?
        .execute(params![key(article.id), article.reading(), text])?;
    // In the same transaction, so that the index never lags behind.
    if new > 0 {
        index::put(connection, &key(article.id), &article.reading(), text)?;
    }
    Ok(())
}

fn put_findings(connection: &Connection, article: &Article, findings: &Findings) -> Result<(), Obstacle> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO suggestions VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
        .execute(params![
            key(article.id),
            article.reading(),
            day(article),
            findings.by.engine,
            findings.by.lexicon,
            serde_json::to_string(&findings.suggestions)?,
            serde_json::to_string(&findings.remarks)?,
        ])?;
    Ok(())
}

/// An article's id as the tables have it.
pub(super) const fn key(article: ArticleId) -> [u8; 16] {
    article.0.into_bytes()
}

/// The day of publication as the cache has it.
pub(super) fn day(article: &Article) -> String {
    article.published().map_or_else(String::new, |day| day.to_string())
}
