//! Everything that is read when a project is opened. Texts are not.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, Row};
use serde::de::DeserializeOwned;

use super::work::{day, key};
use super::{OpenError, ReadOnlyBecause, Versions};
use crate::model::{Article, ArticleId, Edit, Entry, LogEntry, Project};
use crate::vocabulary::Additions;

/// What a project file holds.
#[derive(Debug)]
pub struct Loaded {
    /// Every article as it was staged, with its suggestions. No decision is applied and no batch is shown:
    /// that is what [`Session::replay`](crate::model::Session::replay) does with the log.
    pub staged: Project,
    /// The log, from entry 1 without gaps.
    pub log: Vec<Arc<LogEntry>>,
    /// Articles to be read again: another engine or lexicon read them, or none has with their present date and
    /// encoding. What they carry meanwhile fits their text.
    pub stale: Vec<ArticleId>,
    /// The project's settings.
    pub meta: BTreeMap<String, String>,
    /// Why nothing can be written, if so.
    pub read_only: Option<ReadOnlyBecause>,
    /// Where the file of an older version was kept before it was brought up to date.
    pub backup: Option<PathBuf>,
}

/// Read a file that is known to be sound.
pub(super) fn load(
    connection: &Connection,
    versions: impl FnOnce(&Additions) -> Versions,
    path: &Path,
) -> Result<Loaded, OpenError> {
    let sql = |error: rusqlite::Error| OpenError::sql(&error, path);
    // One transaction, so that all tables are of the same moment, even while another window writes.
    let moment = connection.unchecked_transaction().map_err(sql)?;
    let meta =
        rows(&moment, "SELECT key, value FROM meta", |row| Ok((row.get(0)?, row.get(1)?))).map_err(sql)?;
    let log = log(&moment, path)?;
    let heads = heads(&moment, path)?;
    let (entries, stale) = entries(&moment, heads, &log, versions).map_err(sql)?;
    let staged = Project::default().stage(entries);
    Ok(Loaded { staged, log, stale, meta: meta.into_iter().collect(), read_only: None, backup: None })
}

fn rows<T>(
    connection: &Connection,
    sql: &str,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    connection.prepare(sql)?.query_map([], read)?.collect()
}

fn heads(connection: &Connection, path: &Path) -> Result<Vec<Arc<Article>>, OpenError> {
    let heads =
        rows(connection, "SELECT head FROM articles ORDER BY position", |row| row.get::<_, String>(0));
    let heads = heads.map_err(|error| OpenError::sql(&error, path))?;
    let parse = |(at, head): (usize, String)| {
        serde_json::from_str(&head)
            .map_err(|error| OpenError::damaged(format!("article {}: {error}", at + 1), path))
    };
    heads.into_iter().enumerate().map(parse).collect()
}

/// An entry of the log as its columns.
type Line = (i64, i64, String, [String; 3]);

fn log(connection: &Connection, path: &Path) -> Result<Vec<Arc<LogEntry>>, OpenError> {
    let line = |row: &Row<'_>| -> rusqlite::Result<Line> {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, [row.get(3)?, row.get(4)?, row.get(5)?]))
    };
    let lines = rows(connection, "SELECT seq, at, who, step, edit, inverse FROM log ORDER BY seq", line)
        .map_err(|error| OpenError::sql(&error, path))?;
    let parse = |(expected, line): (u64, Line)| {
        entry(expected, line)
            .map(Arc::new)
            .map_err(|what| OpenError::damaged(format!("log entry {expected}: {what}"), path))
    };
    (1..).zip(lines).map(parse).collect()
}

fn entry(expected: u64, (seq, at, who, [step, edit, inverse]): Line) -> Result<LogEntry, String> {
    fn json<T: DeserializeOwned>(text: &str) -> Result<T, String> {
        serde_json::from_str(text).map_err(|error| error.to_string())
    }
    if u64::try_from(seq) != Ok(expected) {
        return Err("missing".to_owned());
    }
    let who = Arc::from(who);
    Ok(LogEntry { seq: expected, at, who, step: json(&step)?, edit: json(&edit)?, inverse: json(&inverse)? })
}

/// A row of the cache that fits the text of its article.
struct Cached {
    by: Versions,
    /// Whether it was made with the present date.
    dated: bool,
    suggestions: String,
    remarks: String,
}

/// Give each article its suggestions, and list those that need new ones.
fn entries(
    connection: &Connection,
    heads: Vec<Arc<Article>>,
    log: &[Arc<LogEntry>],
    versions: impl FnOnce(&Additions) -> Versions,
) -> rusqlite::Result<(Vec<Entry>, Vec<ArticleId>)> {
    let present = present(&heads, log);
    let versions = versions(present.additions());
    let reading = |entry: &Arc<Entry>| {
        let article = &entry.article;
        (key(article.id), (article.reading(), day(article)))
    };
    let now: HashMap<[u8; 16], (Arc<str>, String)> = present.staged().iter().map(reading).collect();
    let mut cache: HashMap<[u8; 16], Cached> = HashMap::new();
    let mut select = connection.prepare(
        "SELECT article, encoding, published, engine, lexicon, suggestions, remarks FROM suggestions ORDER BY rowid",
    )?;
    let mut found = select.query([])?;
    while let Some(row) = found.next()? {
        let article: [u8; 16] = row.get(0)?;
        let Some((encoding, published)) = now.get(&article) else { continue };
        // Spans count in the text: those of another encoding's would lie anywhere.
        if row.get_ref(1)?.as_str()? != &**encoding {
            continue;
        }
        let dated = row.get_ref(2)?.as_str()? == published;
        if dated || cache.get(&article).is_none_or(|known| !known.dated) {
            let by = Versions { engine: row.get(3)?, lexicon: row.get(4)? };
            cache.insert(article, Cached { by, dated, suggestions: row.get(5)?, remarks: row.get(6)? });
        }
    }

    let mut stale = Vec::new();
    let entry = |article: Arc<Article>| {
        let cached = cache.get(&key(article.id));
        // A cache that can't be read is no cache.
        let read = cached.and_then(|cached| {
            let suggestions: Vec<_> = serde_json::from_str(&cached.suggestions).ok()?;
            let remarks: Vec<_> = serde_json::from_str(&cached.remarks).ok()?;
            Some((suggestions, remarks))
        });
        if read.is_none() || cached.is_none_or(|cached| !cached.dated || cached.by != versions) {
            stale.push(article.id);
        }
        let (suggestions, remarks) = read.unwrap_or_default();
        Entry::new(article, suggestions.into(), remarks.into())
    };
    Ok((heads.into_iter().map(entry).collect(), stale))
}

/// Each article's encoding and date, and the vocabulary, after all edits: the rest of the cache's key.
fn present(heads: &[Arc<Article>], log: &[Arc<LogEntry>]) -> Project {
    let bare = heads.iter().map(|head| Entry::new(Arc::clone(head), Arc::new([]), Arc::new([])));
    let mut project = Project::default().stage(bare);
    let mut edits = Vec::new();
    log.iter().for_each(|entry| about_readings(&entry.edit, &mut edits));
    for edit in edits {
        // One that does not fit is reported by the replay of the whole log.
        if let Ok((next, _, _)) = project.apply(edit) {
            project = next;
        }
    }
    project
}

/// Edits of articles depend on nothing but earlier edits of articles, and those of the vocabulary on its own.
fn about_readings<'e>(edit: &'e Edit, found: &mut Vec<&'e Edit>) {
    match edit {
        Edit::SetArticle { .. } | Edit::AddWords { .. } | Edit::RemoveWords(_) => found.push(edit),
        _ => edit.parts().into_iter().flatten().for_each(|edit| about_readings(edit, found)),
    }
}
