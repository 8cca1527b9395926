//! The tables, their version, and how an older file is brought up to date.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::index;

/// The file name's extension, without the dot.
pub const EXTENSION: &str = "tumen";

/// Marks a SQLite database as ours, in its header: "Tumn".
pub(super) const APPLICATION_ID: i32 = i32::from_be_bytes(*b"Tumn");

/// Brings a file from the version that is its index to the next one. Version 0 is an empty database.
#[derive(Clone, Copy)]
pub(super) enum Step {
    /// The tables change.
    Tables(fn(&Transaction<'_>) -> rusqlite::Result<()>),
    /// They stay as they are, and may hold what older programs would take for damage. Such a file is read without
    /// being brought up to date.
    Words,
    /// Tables are added that only make things faster. A file is read without them where it cannot be brought up to
    /// date.
    Index(fn(&Transaction<'_>) -> rusqlite::Result<()>),
}

/// Every step so far. Never change one that was released: append the next.
pub(super) const STEPS: &[Step] = &[
    Step::Tables(first),
    // The log may speak of additions to the vocabulary.
    Step::Words,
    // The log may hold tables of a person's own.
    Step::Words,
    // The log may hold lists of statuses, price bands, looks at findings, opinions, merges and removed articles.
    Step::Words,
    // An index of the texts.
    Step::Index(index::add),
    // Heads and log may say which parts of a web page are its text, and that its head says something.
    Step::Words,
];

/// Whether a file of version `found` can be read as it is.
pub(super) fn is_readable(found: i32, steps: &[Step]) -> bool {
    let lacking = steps.iter().skip(usize::try_from(found).unwrap_or(0));
    lacking.into_iter().all(|step| matches!(step, Step::Words | Step::Index(_)))
}

/// The version that `steps` lead to.
pub(super) const fn version(steps: &[Step]) -> i32 {
    steps.len() as i32
}

/// Take the steps that `connection` still lacks, all or none.
pub(super) fn migrate(connection: &mut Connection, steps: &[Step]) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let from: i32 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    for step in steps.iter().skip(usize::try_from(from).unwrap_or(0)) {
        if let Step::Tables(change) | Step::Index(change) = step {
            change(&transaction)?;
        }
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", version(steps))?;
    transaction.commit()
}

fn first(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute_batch(
        "
        CREATE TABLE meta (
            key   TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE batches (
            id BLOB PRIMARY KEY
        ) STRICT, WITHOUT ROWID;

        -- `position` is the order in which articles came; `head` is JSON, as it was when the article was staged.
        CREATE TABLE articles (
            position INTEGER PRIMARY KEY,
            id       BLOB NOT NULL UNIQUE,
            batch    BLOB NOT NULL REFERENCES batches (id),
            head     TEXT NOT NULL
        ) STRICT;

        -- The bytes as imported, so that they can be read again with another encoding.
        CREATE TABLE originals (
            article BLOB PRIMARY KEY REFERENCES articles (id),
            bytes   BLOB NOT NULL
        ) STRICT;

        CREATE TABLE texts (
            article  BLOB NOT NULL REFERENCES articles (id),
            encoding TEXT NOT NULL,
            text     TEXT NOT NULL,
            UNIQUE (article, encoding)
        ) STRICT;

        -- A cache: one row for each reading of an article, of the newest engine and lexicon that read it so.
        -- `published` is the empty text where no date is known, as NULLs are never equal.
        CREATE TABLE suggestions (
            article     BLOB NOT NULL REFERENCES articles (id),
            encoding    TEXT NOT NULL,
            published   TEXT NOT NULL,
            engine      TEXT NOT NULL,
            lexicon     TEXT NOT NULL,
            suggestions TEXT NOT NULL,
            remarks     TEXT NOT NULL,
            UNIQUE (article, encoding, published)
        ) STRICT;

        -- Append-only. `step`, `edit` and `inverse` are JSON.
        CREATE TABLE log (
            seq     INTEGER PRIMARY KEY,
            at      INTEGER NOT NULL,
            who     TEXT NOT NULL,
            step    TEXT NOT NULL,
            edit    TEXT NOT NULL,
            inverse TEXT NOT NULL
        ) STRICT;
        ",
    )
}
