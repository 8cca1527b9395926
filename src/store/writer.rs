//! The one thread that writes.

use std::collections::VecDeque;
use std::iter::once;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

use rusqlite::TransactionBehavior;

use super::connect::ProjectFile;
use super::unsaved::Unsaved;
use super::work::{CHUNK, Work};
use super::{Backups, Event, Obstacle, ReadOnlyBecause, backup, copy};
use crate::measure::Date;

/// What a store asks of its writer.
pub(super) enum Command {
    Keep(Work),
    Retry,
    Copy(PathBuf),
    BackUp(Backups, Date),
    Move(PathBuf),
    Flush(Sender<Result<(), Obstacle>>),
    /// Reach into the connection, to make the disk refuse.
    #[cfg(test)]
    Meddle(Box<dyn FnOnce(&rusqlite::Connection) + Send>),
}

/// Where the work goes.
#[derive(Debug)]
pub(super) enum Home {
    File(ProjectFile),
    ReadOnly(ProjectFile, ReadOnlyBecause),
    Nowhere(Arc<str>),
}

impl Home {
    const fn file(&self) -> Option<&ProjectFile> {
        match self {
            Self::File(file) | Self::ReadOnly(file, _) => Some(file),
            Self::Nowhere(_) => None,
        }
    }

    pub(super) fn path(&self) -> Option<&Path> {
        self.file().map(ProjectFile::path)
    }
}

/// The writer's state: all that waits, in order.
pub(super) struct Writer<N> {
    home: Home,
    waiting: VecDeque<Work>,
    /// Number of the last log entry on disk.
    through: u64,
    unsaved: Arc<Unsaved>,
    notify: N,
}

impl<N: Fn(Event)> Writer<N> {
    pub(super) const fn new(home: Home, through: u64, unsaved: Arc<Unsaved>, notify: N) -> Self {
        Self { home, waiting: VecDeque::new(), through, unsaved, notify }
    }

    /// Serve until the store is dropped. What waits behind a transaction shares the next one: an edit is never
    /// split, and a slow disk is not asked once for each of a hundred edits.
    pub(super) fn run(mut self, inbox: &Receiver<Command>) {
        while let Ok(first) = inbox.recv() {
            let mut unsettled = false;
            for command in once(first).chain(inbox.try_iter()) {
                if let Command::Keep(work) = command {
                    self.waiting.push_back(work);
                    unsettled = true;
                    continue;
                }
                // All other commands are about what came before them.
                let saved = self.save();
                unsettled = false;
                match command {
                    Command::Keep(_) | Command::Retry => {}
                    Command::Copy(path) => self.copy(path),
                    Command::BackUp(backups, day) => self.back_up(&backups, day),
                    Command::Move(path) => self.move_to(path),
                    // Nobody waits for an answer any more where sending fails.
                    Command::Flush(answer) => drop(answer.send(saved)),
                    #[cfg(test)]
                    Command::Meddle(meddle) => {
                        if let Some(file) = self.home.file() {
                            meddle(file.connection());
                        }
                    }
                }
            }
            if unsettled {
                // The refusal was reported.
                let _ = self.save();
            }
        }
        if let Err(why) = self.save() {
            log::error!("closed with {} unsaved changes: {why}", self.pending());
        }
    }

    /// Write all that waits, in order, as far as the disk lets us.
    fn save(&mut self) -> Result<(), Obstacle> {
        while !self.waiting.is_empty() {
            if let Err(why) = self.save_some() {
                (self.notify)(Event::NotSaved { why: why.clone(), pending: self.pending() });
                return Err(why);
            }
        }
        Ok(())
    }

    /// Write about a [`CHUNK`] of what waits in one transaction.
    fn save_some(&mut self) -> Result<(), Obstacle> {
        let file = match &mut self.home {
            Home::File(file) => file,
            Home::ReadOnly(_, because) => return Err(Obstacle::ReadOnly(*because)),
            Home::Nowhere(why) => return Err(Obstacle::NoPlace(Arc::clone(why))),
        };
        let count = chunk(&self.waiting);
        let transaction = file.connection_mut().transaction_with_behavior(TransactionBehavior::Immediate)?;
        self.waiting.range(..count).try_for_each(|work| work.write(&transaction))?;
        transaction.commit()?;

        self.settle(count);
        Ok(())
    }

    /// The first `count` pieces of work are on disk.
    fn settle(&mut self, count: usize) {
        let mut staged = 0;
        for work in self.waiting.drain(..count) {
            self.unsaved.release(&work);
            match work {
                Work::Log(entry) => self.through = entry.seq,
                Work::Stage(articles) => staged += articles.len(),
                Work::Cache(_) | Work::Meta(..) => {}
            }
        }
        if staged > 0 {
            (self.notify)(Event::Staged(staged));
        }
        (self.notify)(Event::Saved { through: self.through });
    }

    fn copy(&self, path: PathBuf) {
        let copied = copy::copy(self.home.file(), self.waiting.iter(), &path);
        (self.notify)(copied.map_or_else(Event::CopyFailed, |()| Event::CopySaved(path)));
    }

    fn back_up(&self, backups: &Backups, day: Date) {
        let Home::File(file) = &self.home else { return };
        if let Err(error) = backup::of_day(file, backups, day) {
            (self.notify)(Event::BackupFailed(error));
        }
    }

    fn move_to(&mut self, path: PathBuf) {
        match copy::copy_and_open(self.home.file(), self.waiting.iter(), &path) {
            Ok(file) => {
                // Readers must look into the new file before the texts that wait leave memory.
                self.unsaved.move_to(file.path().to_path_buf());
                self.home = Home::File(file);
                (self.notify)(Event::Moved(path));
                self.settle(self.waiting.len());
            }
            Err(error) => (self.notify)(Event::CopyFailed(error)),
        }
    }

    fn pending(&self) -> usize {
        self.waiting.iter().map(Work::count).sum()
    }
}

/// How many pieces of work go into the next transaction: at least one.
fn chunk(waiting: &VecDeque<Work>) -> usize {
    let mut room = CHUNK;
    let fits = |work: &&Work| {
        let before = room;
        room = room.saturating_sub(work.weight());
        before > 0
    };
    waiting.iter().take_while(fits).count()
}
