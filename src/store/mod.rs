//! The project file: one SQLite database `*.tumen`, written by one thread, in order.
//!
//! Nothing that was accepted is thrown away. A command that cannot be written waits in memory, in order, and the
//! [`Event::NotSaved`] says why; a store without a file ([`Store::in_memory`]) or with a file that must not be
//! written is simply one whose commands all wait. [`Store::save_copy`] makes a whole file of what is on disk and
//! of what waits, [`Store::move_to`] goes on with that file.
//!
//! The file has a rollback journal and `synchronous=FULL`: between two transactions it is whole by itself, so it
//! can be mailed, copied and kept on a network drive. Its tables are in `schema`, the way in is `opening`.

mod access;
mod backup;
mod brought;
mod connect;
mod copy;
mod event;
mod index;
mod load;
mod lock;
mod opening;
mod path;
mod reader;
mod schema;
mod unsaved;
mod work;
mod writer;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread::JoinHandle;

pub use access::{Access, ReadOnlyBecause};
pub use backup::{Backup, Backups, Occasion};
pub use brought::brought;
pub use copy::WriteError;
pub use event::{Event, Obstacle};
pub use index::Candidates;
pub use load::Loaded;
pub use opening::OpenError;
pub use reader::{ReadError, Reader};
pub use schema::EXTENSION;
pub use work::{Findings, Reading, Staged, Versions};

use crate::measure::Date;
use crate::model::LogEntry;
use crate::vocabulary::Additions;
use unsaved::Unsaved;
use work::Work;
use writer::{Command, Home, Writer};

/// An open project file, or the memory that stands in for one.
///
/// Commands return at once; what becomes of them arrives as [`Event`]s, on the writer's thread. Dropping a store
/// first writes whatever can be written; [`Store::close`] also says whether that was everything.
#[derive(Debug)]
pub struct Store {
    commands: Option<Sender<Command>>,
    thread: Option<JoinHandle<()>>,
    unsaved: Arc<Unsaved>,
}

/// A store that could not be closed, because something would be lost.
#[derive(Debug, thiserror::Error)]
#[error("not everything is saved: {why}")]
pub struct Unclosed {
    /// The store as it was, still working.
    pub store: Store,
    /// What is in the way.
    pub why: Obstacle,
}

impl Store {
    /// Make a new, empty project file and open it.
    ///
    /// # Errors
    /// When a file is there already (it is not touched), or when no file can be made there.
    pub fn create(path: &Path, notify: impl Fn(Event) + Send + 'static) -> Result<Self, WriteError> {
        let file = copy::create(path)?;
        Ok(Self::start(Home::File(file), 0, notify))
    }

    /// Open a project file. `versions` gives those of the engine at hand with a project's additions to the
    /// vocabulary: articles that others have read are listed as [`Loaded::stale`].
    ///
    /// The file is opened read-only, and [`Loaded::read_only`] says why, when it or its folder cannot be written or
    /// another window has it open. Takes as long as it takes to read and check the whole file: not for the drawing
    /// thread.
    ///
    /// # Errors
    /// When it is not a project, is damaged, or cannot be read. The file is not touched then.
    pub fn open(
        path: &Path,
        access: Access,
        versions: impl FnOnce(&Additions) -> Versions,
        notify: impl Fn(Event) + Send + 'static,
    ) -> Result<(Self, Loaded), OpenError> {
        Self::open_backed(path, access, None, versions, notify)
    }

    /// Like [`open`](Self::open); an older file is kept among `backups`, dated with that day, before it is brought up
    /// to date. Without them the copy is beside the file.
    ///
    /// # Errors
    /// Those of [`open`](Self::open).
    pub fn open_backed(
        path: &Path,
        access: Access,
        backups: Option<(&Backups, Date)>,
        versions: impl FnOnce(&Additions) -> Versions,
        notify: impl Fn(Event) + Send + 'static,
    ) -> Result<(Self, Loaded), OpenError> {
        let opened = opening::open(path, access, backups)?;
        let mut loaded = load::load(opened.file.connection(), versions, path)?;
        loaded.read_only = opened.read_only;
        loaded.backup = opened.backup;
        let home = match opened.read_only {
            None => Home::File(opened.file),
            Some(because) => Home::ReadOnly(opened.file, because),
        };
        Ok((Self::start(home, loaded.log.len() as u64, notify), loaded))
    }

    /// A store without a file, for when there is no place to keep one; `why` is for the person. Everything waits
    /// in memory until [`Store::move_to`].
    pub fn in_memory(why: impl Into<Arc<str>>, notify: impl Fn(Event) + Send + 'static) -> Self {
        Self::start(Home::Nowhere(why.into()), 0, notify)
    }

    fn start(home: Home, through: u64, notify: impl Fn(Event) + Send + 'static) -> Self {
        let unsaved = Arc::new(Unsaved::new(home.path().map(Path::to_path_buf)));
        let (commands, inbox) = channel();
        let writer = Writer::new(home, through, Arc::clone(&unsaved), notify);
        // A plain spawn panics where a thread cannot be had; there is nothing that could be done about it here.
        let thread = std::thread::spawn(move || writer.run(&inbox));
        Self { commands: Some(commands), thread: Some(thread), unsaved }
    }

    /// The file; `None` for a store without one.
    #[must_use]
    pub fn path(&self) -> Option<PathBuf> {
        self.unsaved.home().1
    }

    /// Write one accepted edit. Entries come in the order of their numbers.
    pub fn append(&self, entry: Arc<LogEntry>) {
        self.keep(Work::Log(entry));
    }

    /// Write newly imported articles. Bulk, not an edit: an [`AddBatch`](crate::model::Edit::AddBatch) shows them.
    /// An article that is there already keeps its head, original and text, as the log's inverses count on them.
    pub fn stage(&self, articles: Vec<Staged>) {
        work::chunks(articles).for_each(|chunk| self.keep(Work::Stage(chunk)));
    }

    /// Keep what was read anew after a change of date, encoding, engine or lexicon.
    pub fn cache(&self, readings: Vec<Reading>) {
        self.keep(Work::Cache(readings));
    }

    /// Keep a setting of the project, in place of an older one with the same key.
    pub fn set_meta(&self, key: impl Into<Arc<str>>, value: impl Into<Arc<str>>) {
        self.keep(Work::Meta(key.into(), value.into()));
    }

    /// Try again to write what waits. A new command does that too.
    pub fn retry(&self) {
        self.send(Command::Retry);
    }

    /// Write a whole copy, unsaved edits included, in place of whatever file is at `path`. Answered by
    /// [`Event::CopySaved`] or [`Event::CopyFailed`]; in the latter case the file at `path` is as it was.
    pub fn save_copy(&self, path: PathBuf) {
        self.send(Command::Copy(path));
    }

    /// Keep a whole copy of what is on disk among `backups`, unless there is one of that day already. Answered, where it
    /// fails, by [`Event::BackupFailed`]; what comes afterwards is written all the same.
    pub fn back_up(&self, backups: Backups, day: Date) {
        self.send(Command::BackUp(backups, day));
    }

    /// Like [`save_copy`](Self::save_copy), and go on with that file. Answered by [`Event::Moved`] or
    /// [`Event::CopyFailed`].
    pub fn move_to(&self, path: PathBuf) {
        self.send(Command::Move(path));
    }

    /// Wait until everything sent so far is on disk.
    ///
    /// # Errors
    /// When something has to wait; it stays in memory.
    pub fn flush(&self) -> Result<(), Obstacle> {
        let (answer, answered) = channel();
        self.send(Command::Flush(answer));
        answered.recv().unwrap_or(Err(Obstacle::Stopped))
    }

    /// Write everything and close the file.
    ///
    /// # Errors
    /// When not everything is on disk: gives the store back, so that the person can be asked.
    pub fn close(self) -> Result<(), Unclosed> {
        match self.flush() {
            Ok(()) => Ok(()),
            Err(why) => Err(Unclosed { store: self, why }),
        }
    }

    /// A way to read texts and originals from another thread, also those that still wait to be written.
    #[must_use]
    pub fn reader(&self) -> Reader {
        Reader::new(Arc::clone(&self.unsaved))
    }

    /// Run `meddle` on the writer's connection, after everything sent before.
    #[cfg(test)]
    fn meddle(&self, meddle: impl FnOnce(&rusqlite::Connection) + Send + 'static) {
        self.send(Command::Meddle(Box::new(meddle)));
    }

    fn keep(&self, work: Work) {
        self.unsaved.keep(&work);
        self.send(Command::Keep(work));
    }

    fn send(&self, command: Command) {
        let sent = self.commands.as_ref().is_some_and(|commands| commands.send(command).is_ok());
        if !sent {
            log::error!("the writer thread has stopped: {}", Obstacle::Stopped);
        }
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        drop(self.commands.take());
        if self.thread.take().is_some_and(|thread| thread.join().is_err()) {
            log::error!("the writer thread has panicked");
        }
    }
}
