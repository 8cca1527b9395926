//! Writing the claims that the list shows to a file.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::audit::papers;
use super::outcome::{Outcome, Slot};
use crate::audit;
use crate::export::{self, Export};
use crate::model::FigureKey;
use crate::store::EXTENSION;
use crate::ui::{Dialog, Format};

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

    /// Whether a file may be written there. What is there already is replaced only when it is asked for twice, and
    /// nothing but a project ever takes the place of a project.
    pub(super) fn may_write(&mut self, path: &Path, ending: &str) -> bool {
        let project = |path: &Path| path.extension().is_some_and(|ending| ending == EXTENSION);
        let words = if path.is_dir() {
            format!("{} is a folder: add a name for the file.", path.display())
        } else if project(path) && ending != EXTENSION {
            "A name that ends in .tumen is for projects: choose another one.".to_owned()
        } else if self.jobs.is_running(Slot::Write) {
            "Another file is being written: try again when that is done.".to_owned()
        } else if path.exists() && self.replace.as_deref() != Some(path) {
            self.replace = Some(path.to_path_buf());
            format!("{} is there already. The same once more replaces it.", path.display())
        } else {
            self.replace = None;
            self.tried = self.panels.dialog.clone().filter(|dialog| matches!(dialog, Dialog::Path { .. }));
            return true;
        };
        match &mut self.panels.dialog {
            Some(Dialog::Path { wrong, .. }) => *wrong = words,
            _ => self.panels.toasts.warn(words),
        }
        false
    }

    pub(super) fn export(&mut self, path: PathBuf, format: Format, suggestions: bool) {
        let path = self.place(path);
        let named = path.extension().is_some() || path.is_dir();
        let path = if named { path } else { path.with_extension(format.ending()) };
        if !self.may_write(&path, format.ending()) {
            return;
        }
        self.panels.dialog = None;
        if self.screen.blind {
            let words = "A second review is going on. The file would show what others judged, which is hidden from \
                         you until you have judged too. End the second review first (Claim → Second review).";
            self.panels.dialog = Some(Dialog::message("Nothing was exported", words));
            return;
        }
        let project = Arc::clone(self.desk.project());
        let history = self.desk.session().history().clone();
        let mut reader = self.desk.reader();
        let origins = self.current_origins();
        let lexicon = Arc::clone(&self.engine.lexicon);
        self.jobs.start(Slot::Write, move |_| {
            let mut text = |article: &crate::model::Article| {
                reader.text(article.id, &article.reading()).map_err(|error| error.to_string())
            };
            // Where the checks are not there yet, or have not seen the last change.
            let origins =
                origins.unwrap_or_else(|| Arc::new(audit::origins(&papers(&project, &mut text), &lexicon)));
            let origin = |key: FigureKey| origins.group_of(key.article()).map(|group| Arc::clone(&group.id));
            let options =
                export::Options { suggested: suggestions, origin: Some(&origin), ..Default::default() };
            let mut export = Export { project: &project, history: &history, options, text: &mut text };
            let written = export::to_file(&path, format.into(), &mut export);
            let told = written.map(|count| format!("{count} records in {}", path.display()));
            Outcome::Written(told.map_err(|error| error.to_string()))
        });
    }
}
