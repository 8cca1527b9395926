//! Where files are written: the whole place of what was typed, and what may be replaced there.

use std::path::{Path, PathBuf};

use super::App;
use super::outcome::Slot;
use crate::store::EXTENSION;
use crate::ui::Dialog;

/// What was asked for last.
#[derive(Default)]
pub struct Target {
    /// The file that was there already when it was to be written: asked for again, it is replaced.
    replace: Option<PathBuf>,
    /// The question for a path that was answered last: it is asked again where nothing could be written.
    tried: Option<Dialog>,
}

impl Target {
    /// The system's dialog has asked already whether this file may be replaced.
    pub fn chosen(&mut self, path: Option<PathBuf>) {
        self.replace = path;
    }
}

impl App {
    /// The project's name with this behind it, among the person's documents.
    pub(super) fn suggested_export(&self, behind: &str) -> String {
        let place = self.desk.path().unwrap_or_else(|| PathBuf::from("claims"));
        let stem = place.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let stem = format!("{stem}{behind}");
        self.place(PathBuf::from(stem)).display().to_string()
    }

    /// The whole place of what was typed: a bare name lies among the person's documents.
    pub(super) fn place(&self, typed: PathBuf) -> PathBuf {
        if typed.is_absolute() {
            return typed;
        }
        let dirs = directories::UserDirs::new();
        let folder = dirs.as_ref().map(|dirs| dirs.document_dir().unwrap_or_else(|| dirs.home_dir()));
        folder.map_or_else(
            || std::path::absolute(&typed).unwrap_or_else(|_| typed.clone()),
            |it| it.join(&typed),
        )
    }

    /// The file that what was typed means, with `ending` behind a name that `is_named` does not take for whole; `None` where
    /// it may not be written, which is told.
    pub(super) fn target(
        &mut self,
        typed: PathBuf,
        ending: &str,
        is_named: impl FnOnce(&Path) -> bool,
    ) -> Option<PathBuf> {
        let path = self.place(typed);
        let path = if path.is_dir() || is_named(&path) { path } else { ended(path, ending) };
        self.may_write(&path, ending).then_some(path)
    }

    /// Whether a file may be written there. What is there already is replaced only when it is asked for twice, and
    /// nothing but a project ever takes the place of a project.
    fn may_write(&mut self, path: &Path, ending: &str) -> bool {
        let project = |path: &Path| path.extension().is_some_and(|ending| ending == EXTENSION);
        let words = if path.is_dir() {
            format!("{} is a folder: add a name for the file.", path.display())
        } else if project(path) && ending != EXTENSION {
            "A name that ends in .tumen is for projects: choose another one.".to_owned()
        } else if self.jobs.is_running(Slot::Write) {
            "Another file is being written: try again when that is done.".to_owned()
        } else if path.exists() && self.target.replace.as_deref() != Some(path) {
            self.target.replace = Some(path.to_path_buf());
            format!("{} is there already. The same once more replaces it.", path.display())
        } else {
            self.target.replace = None;
            self.target.tried =
                self.panels.dialog.clone().filter(|dialog| matches!(dialog, Dialog::Path { .. }));
            return true;
        };
        match &mut self.panels.dialog {
            Some(Dialog::Path { wrong, .. }) => *wrong = words,
            _ => self.panels.toasts.warn(words),
        }
        false
    }

    /// Nothing was written: ask again for what was typed, with the reason; `false` where nobody was asked.
    pub(super) fn ask_again(&mut self, why: &str) -> bool {
        let Some(mut asked) = self.target.tried.take() else { return false };
        if let Dialog::Path { wrong, .. } = &mut asked {
            *wrong = format!("Nothing was written: {why}");
        }
        self.raise(asked);
        true
    }
}

/// Whether a name has one of these endings, in capitals or not.
pub(super) fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let has = |ending: &std::ffi::OsStr| endings.iter().any(|known| ending.eq_ignore_ascii_case(known));
    path.extension().is_some_and(has)
}

/// With this ending behind whatever the name is: `trade.2025` becomes `trade.2025.svg`.
fn ended(path: PathBuf, ending: &str) -> PathBuf {
    let mut name = path.into_os_string();
    name.push(".");
    name.push(ending);
    name.into()
}
