//! Writing the claims that the list shows to a file.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::audit::papers;
use super::outcome::{Outcome, Slot};
use crate::audit;
use crate::export::{self, Export};
use crate::model::FigureKey;
use crate::ui::{Dialog, Format};

impl App {
    pub(super) fn export(&mut self, path: PathBuf, format: Format, suggestions: bool) {
        if self.screen.blind {
            let words = "A second review is going on. The file would show what others judged, which is hidden from \
                         you until you have judged too. End the second review first (Claim → Second review).";
            self.panels.dialog = Some(Dialog::message("Nothing was exported", words));
            return;
        }
        let named = |path: &Path| path.extension().is_some();
        let Some(path) = self.target(path, format.ending(), named) else { return };
        self.panels.dialog = None;
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
