//! A connection to a project file, with the settings that every one of ours has.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::Access;
use super::lock::Lock;
use super::path::Identity;

/// Longer than any transaction of ours takes on a slow drive.
const PATIENCE: Duration = Duration::from_secs(5);

/// Connect to an existing file. Reads nothing yet.
pub(super) fn connect(path: &Path, access: Access) -> rusqlite::Result<Connection> {
    let flags = match access {
        Access::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Access::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true)?;
    // Files come by mail: what a stranger may have built into the schema must not run.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    Ok(connection)
}

/// A file that this window has open, with its lock if it may be written.
#[derive(Debug)]
pub(super) struct ProjectFile {
    // Before the lock, so that it is closed first.
    connection: Connection,
    path: PathBuf,
    identity: Option<Identity>,
    /// Shared where a deleted file is written anew in its old place.
    lock: Option<Arc<Lock>>,
}

impl ProjectFile {
    /// For reading only.
    pub(super) fn read_only(connection: Connection, path: PathBuf) -> Self {
        Self { connection, identity: Identity::at(&path), path, lock: None }
    }

    /// For writing.
    pub(super) fn writable(connection: Connection, path: PathBuf, lock: Arc<Lock>) -> rusqlite::Result<Self> {
        connection.pragma_update(None, "journal_mode", "TRUNCATE")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        // 16 MiB (a negative number counts KiB): a transaction that fits keeps readers out only while it commits.
        connection.pragma_update(None, "cache_size", -16 * 1024)?;
        Ok(Self { connection, identity: Identity::at(&path), path, lock: Some(lock) })
    }

    pub(super) const fn connection(&self) -> &Connection {
        &self.connection
    }

    pub(super) const fn connection_mut(&mut self) -> &mut Connection {
        &mut self.connection
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) const fn lock(&self) -> Option<&Arc<Lock>> {
        self.lock.as_ref()
    }

    /// Whether it is this file that one finds at `path`.
    pub(super) fn is_at(&self, path: &Path) -> bool {
        self.identity.is_some() && self.identity == Identity::at(path)
    }
}

impl Drop for ProjectFile {
    fn drop(&mut self) {
        // SQLite finds the journal by its name: it must not take that of a file which replaced ours.
        if self.lock.is_some() && self.is_at(&self.path) {
            // Takes the empty journal away: a closed project is one file. Failing leaves it, which does no harm.
            let _ = self.connection.pragma_update(None, "journal_mode", "DELETE");
        }
    }
}
