//! The index of the texts: which of them may have given words.
//!
//! It holds each text's keys as [`Folded`] gives them, and nothing of the texts besides: no places, no order. That is a
//! fraction of what an index of phrases or of every three letters takes, and the texts themselves decide. A reading of
//! an article is indexed when its text is written, and both stay for good: which encoding counts is the log's affair.

use std::collections::HashSet;
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use crate::model::ArticleId;
use crate::search::{Folded, Key};

/// An article's text in an encoding.
pub(super) type Text = (ArticleId, Arc<str>);

/// Articles, with the encoding of the text, that may have what is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Candidates {
    /// Any: there is no index in a file of an older version that cannot be brought up to date.
    Any,
    /// These, and no others.
    These(HashSet<(ArticleId, Arc<str>)>),
}

impl Candidates {
    pub(super) fn these(texts: impl IntoIterator<Item = Text>) -> Self {
        Self::These(texts.into_iter().collect())
    }

    /// Whether the text of an article in this reading ([`Article::reading`](crate::model::Article::reading)) may have it.
    #[must_use]
    pub fn has(&self, article: ArticleId, encoding: &Arc<str>) -> bool {
        match self {
            Self::Any => true,
            Self::These(these) => these.contains(&(article, Arc::clone(encoding))),
        }
    }
}

/// Add the index to a file that has none, with all its texts.
pub(super) fn add(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    // The `ascii` tokenizer parts at spaces only, as the keys have no other sign that it knows: what is a letter, and
    // what folds to what, is decided in one place, and does not change with SQLite's version.
    transaction.execute_batch(
        "
        -- Numbers of its own: those of `texts` may change when the file is copied.
        CREATE TABLE indexed (
            id       INTEGER PRIMARY KEY,
            article  BLOB NOT NULL REFERENCES articles (id),
            encoding TEXT NOT NULL,
            UNIQUE (article, encoding)
        ) STRICT;

        CREATE VIRTUAL TABLE keys USING fts5 (
            words, content = '', detail = none, columnsize = 0, tokenize = 'ascii'
        );
        ",
    )?;
    let mut texts = transaction.prepare("SELECT article, encoding, text FROM texts ORDER BY rowid")?;
    let mut texts = texts.query([])?;
    while let Some(row) = texts.next()? {
        put(transaction, row.get_ref(0)?.as_blob()?, row.get_ref(1)?.as_str()?, row.get_ref(2)?.as_str()?)?;
    }
    Ok(())
}

/// Index a text that was not there before.
pub(super) fn put(
    connection: &Connection,
    article: &[u8],
    encoding: &str,
    text: &str,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT INTO indexed (article, encoding) VALUES (?1, ?2)")?
        .execute(params![article, encoding])?;
    let id = connection.last_insert_rowid();
    connection
        .prepare_cached("INSERT INTO keys (rowid, words) VALUES (?1, ?2)")?
        .execute(params![id, Folded::new(text).keys()])?;
    Ok(())
}

/// The texts that have all of these keys; `None` where the file has no index, or nothing is asked of it.
pub(super) fn candidates(connection: &Connection, keys: &[Key]) -> rusqlite::Result<Option<Vec<Text>>> {
    let known = "SELECT 1 FROM sqlite_schema WHERE name = 'keys'";
    if keys.is_empty() || connection.query_row(known, [], |_| Ok(())).optional()?.is_none() {
        return Ok(None);
    }
    let mut select = connection.prepare_cached(
        "SELECT article, encoding FROM keys JOIN indexed ON indexed.id = keys.rowid WHERE keys MATCH ?1",
    )?;
    let text = |row: &Row<'_>| {
        let id: [u8; 16] = row.get(0)?;
        Ok((ArticleId(uuid::Uuid::from_bytes(id)), row.get(1)?))
    };
    select.query_map([expression(keys)], text)?.collect::<Result<_, _>>().map(Some)
}

/// In the words of FTS5.
fn expression(keys: &[Key]) -> String {
    let quoted = |key: &Key| {
        let star = if key.open { "*" } else { "" };
        format!("\"{}\"{star}", key.text.replace('"', "\"\""))
    };
    keys.iter().map(quoted).collect::<Vec<_>>().join(" AND ")
}
