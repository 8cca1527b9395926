//! Dated copies of the project: what there is, and the way back to one.

use std::path::{Path, PathBuf};

use super::App;
use super::desk::{Desk, Opened};
use super::outcome::{Outcome, Slot};
use super::world::World;
use crate::store::{Access, Backup, Backups};
use crate::ui::{Action, BackupList, Dialog};

/// How a backup came into the place of its project.
pub struct Restored {
    /// Where the project is.
    project: PathBuf,
    /// Where what was there before is kept, or why nothing was restored.
    kept: Result<Option<PathBuf>, String>,
    /// The project as it is now.
    opened: Result<Opened, String>,
}

impl App {
    /// List the backups of the open project.
    pub(super) fn show_backups(&mut self) {
        match self.desk.path() {
            Some(project) => self.find_backups(project),
            None => {
                let words =
                    "This project has no file yet, so there are no backups of it. Save a copy… makes one.";
                self.panels.dialog = Some(Dialog::message("Backups", words));
            }
        }
    }

    /// List the backups of a project, open or not.
    pub(super) fn find_backups(&mut self, project: PathBuf) {
        let Some(root) = self.world.backups() else {
            let words = "This machine names no place for backups.";
            self.panels.dialog = Some(Dialog::message("Backups", words));
            return;
        };
        self.jobs.start(Slot::Backups, move |_| {
            let found = Backups::of(&root, &project).list();
            Outcome::Backups(project, found)
        });
    }

    pub(super) fn backups_found(&mut self, project: &Path, found: Vec<Backup>) {
        let Some(root) = self.world.backups() else { return };
        let folder = Backups::of(&root, project).folder().to_path_buf();
        let there = folder.is_dir();
        let list = BackupList::new(project.to_path_buf(), (folder, there), found, World::zone());
        let dialog = Dialog::Backups(list);
        if matches!(self.panels.dialog, Some(Dialog::Unopened { .. })) {
            self.panels.dialog = Some(dialog);
        } else {
            self.raise(dialog);
        }
    }

    /// Put a backup in the place of its project, and open that.
    pub(super) fn restore(&mut self, project: PathBuf, backup: PathBuf) {
        let Some(root) = self.world.backups() else { return };
        self.panels.dialog = None;
        let same = |path: &Path| path.canonicalize().ok();
        if self.desk.path().is_some_and(|open| same(&open) == same(&project)) {
            if let Err(why) = self.desk.flush() {
                let words =
                    format!("Some of your work is not saved yet ({why}). Use Retry or Save a copy… first.");
                self.panels.dialog = Some(Dialog::message("Nothing was restored", words));
                return;
            }
            // Its file must be closed before another takes its place.
            self.put(Desk::empty(self.wake()));
        } else if !self.may_leave(|| Action::Restore { project: project.clone(), backup: backup.clone() }) {
            return;
        }
        let engine = self.engine.clone();
        let wake = self.wake();
        self.jobs.start(Slot::Open, move |_| {
            let kept = Backups::of(&root, &project)
                .restore(&backup, &project, World::today())
                .map_err(|error| error.to_string());
            let opened = Desk::open(&project, Access::Write, Some(&root), &engine, wake)
                .map_err(|error| error.to_string());
            Outcome::Restored(Box::new(Restored { project, kept, opened }))
        });
    }

    pub(super) fn restored(&mut self, restored: Restored) {
        let Restored { project, kept, opened } = restored;
        match opened {
            Ok(opened) => self.opened(opened),
            Err(why) => {
                self.leaving = false;
                self.unopened(&project, &why);
            }
        }
        match kept {
            Ok(Some(kept)) => {
                let words = format!(
                    "The backup was restored. The project as it was before is a backup itself now: {}",
                    kept.display()
                );
                self.panels.toasts.tell(words);
            }
            Ok(None) => self.panels.toasts.tell("The backup was restored."),
            Err(why) => {
                let words = format!("{why}\n\nThe project is as it was.");
                self.raise(Dialog::message("Nothing was restored", words));
            }
        }
    }

    /// A project that cannot be opened: say why, and what there is to go back to.
    pub(super) fn unopened(&mut self, project: &Path, why: &str) {
        let root = self.world.backups();
        let has_backups = root.is_some_and(|root| Backups::of(&root, project).folder().is_dir());
        self.raise(Dialog::Unopened {
            why: why.to_owned(),
            project: has_backups.then(|| project.to_path_buf()),
        });
    }
}
