//! Texts and originals for background work, over a connection of its own.

use std::sync::Arc;

use rusqlite::types::FromSql;
use rusqlite::{Connection, OptionalExtension, Params};

use super::connect::connect;
use super::unsaved::Unsaved;
use super::work::key;
use super::{Access, Candidates, Obstacle, index};
use crate::model::ArticleId;
use crate::search::Key;

/// Reads a store's articles from any thread. Never waits longer than the writer's current transaction; connects
/// when it is first used, and again after the store has moved.
#[derive(Debug)]
pub struct Reader {
    unsaved: Arc<Unsaved>,
    connection: Option<(u64, Connection)>,
}

/// Why a text or an original could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The store has no such article, or not read so: read the original.
    #[error("the project has no such text")]
    NotThere,
    /// The file can't be read.
    #[error("the article cannot be read: {0}")]
    Unreadable(Obstacle),
}

impl Reader {
    pub(super) const fn new(unsaved: Arc<Unsaved>) -> Self {
        Self { unsaved, connection: None }
    }

    /// An article's text as it was read so ([`Article::reading`](crate::model::Article::reading)).
    ///
    /// # Errors
    /// When there is none, or the file can't be read.
    pub fn text(&mut self, article: ArticleId, reading: &str) -> Result<Arc<str>, ReadError> {
        // What waits is looked up first: it leaves memory only once it is in the file.
        if let Some(text) = self.unsaved.text(article, reading) {
            return Ok(text);
        }
        let sql = "SELECT text FROM texts WHERE article = ?1 AND encoding = ?2";
        self.value(sql, (key(article), reading))
    }

    /// An article's bytes as they were imported.
    ///
    /// # Errors
    /// When there are none, or the file can't be read.
    pub fn original(&mut self, article: ArticleId) -> Result<Arc<[u8]>, ReadError> {
        if let Some(original) = self.unsaved.original(article) {
            return Ok(original);
        }
        self.value::<Vec<u8>>("SELECT bytes FROM originals WHERE article = ?1", [key(article)])
            .map(Into::into)
    }

    /// The articles that may have all of `keys` in a text of theirs. Every other one has not.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn candidates(&mut self, keys: &[Key]) -> Result<Candidates, ReadError> {
        // What waits is asked first: it leaves memory only once it is in the file.
        let held = self.unsaved.held();
        if self.unsaved.home().1.is_none() {
            return Ok(Candidates::these(held));
        }
        let unreadable = |error: rusqlite::Error| ReadError::Unreadable(error.into());
        let connection = self.connection()?;
        let found = index::candidates(connection, keys).map_err(unreadable)?;
        Ok(found.map_or(Candidates::Any, |found| Candidates::these(found.into_iter().chain(held))))
    }

    fn connection(&mut self) -> Result<&Connection, ReadError> {
        let unreadable = |error: rusqlite::Error| ReadError::Unreadable(error.into());
        let (moves, home) = self.unsaved.home();
        let path = home.ok_or(ReadError::NotThere)?;
        let connection = match self.connection.take() {
            Some((then, connection)) if then == moves => connection,
            _ => connect(&path, Access::Read).map_err(unreadable)?,
        };
        Ok(&self.connection.insert((moves, connection)).1)
    }

    fn value<T: FromSql>(&mut self, sql: &str, key: impl Params) -> Result<T, ReadError> {
        let unreadable = |error: rusqlite::Error| ReadError::Unreadable(error.into());
        let connection = self.connection()?;
        let mut select = connection.prepare_cached(sql).map_err(unreadable)?;
        let value = select.query_row(key, |row| row.get(0)).optional().map_err(unreadable)?;
        value.ok_or(ReadError::NotThere)
    }
}
