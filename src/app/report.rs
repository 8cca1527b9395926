//! The figures that the list shows as a page to print.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::outcome::Slot;
use super::target::has_ending;
use crate::audit::Finding;
use crate::export::report::{self, Report};
use crate::model::{ArticleId, FigureKey, Looked};
use crate::ui::PictureForm;

/// What the checks say of a figure, each with the look that somebody had at it.
type Said = Vec<(Arc<Finding>, Option<Looked>)>;

impl App {
    /// Write the page of what the list and the chart show.
    pub(super) fn report_to(&mut self, path: PathBuf, suggestions: bool) {
        let named = |path: &Path| has_ending(path, &["html", "htm"]);
        let Some(path) = self.target(path, "html", named) else { return };
        if !self.is_audited() {
            self.panels.dialog = None;
            self.panels.toasts.tell("The report is written as soon as the checks are done.");
            self.page = Some((path, suggestions));
            return;
        }
        self.write_page(path, suggestions);
    }

    /// The page that waited for the checks.
    pub(super) fn write_waiting_page(&mut self) {
        // The checks may have broken off, and then nobody says that they are done.
        let busy = [Slot::Write, Slot::Derive].into_iter().any(|slot| self.jobs.is_running(slot));
        if !busy
            && !self.stale.listing
            && self.is_audited()
            && let Some((path, suggestions)) = self.page.take()
        {
            self.write_page(path, suggestions);
        }
    }

    fn write_page(&mut self, path: PathBuf, suggestions: bool) {
        let seen = Arc::clone(self.seen());
        let shown = self.derived.listing.figures.iter();
        let findings: HashMap<FigureKey, Said> = shown
            .filter_map(|figure| {
                let of = self.audited.of.get(&figure.key())?;
                let found = of.iter().filter_map(|at| {
                    let finding = self.audited.findings.get(*at as usize)?;
                    let key = self.audited.keys.get(*at as usize)?;
                    Some((Arc::clone(finding), seen.looked(key).cloned()))
                });
                Some((figure.key(), found.collect()))
            })
            .collect();
        let origins = Arc::clone(&self.audited.origins);
        let place = self.desk.path().unwrap_or_else(|| PathBuf::from("Tumen"));
        let project = place.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let person = self.person().person;
        self.of_chart(PictureForm::default(), move |picture, _, text| {
            let findings = |key| {
                let of = findings.get(&key).map(Vec::as_slice).unwrap_or_default();
                of.iter().map(|(finding, looked)| (&**finding, looked.as_ref())).collect()
            };
            let retold = |article: ArticleId| origins.retold(article);
            let report = Report {
                picture: *picture,
                project: &project,
                person: &person,
                version: env!("CARGO_PKG_VERSION"),
                suggestions,
                findings: &findings,
                retold: &retold,
            };
            let count = report::to_file(&path, &report, text)?;
            let words = if count == 1 { "one figure".to_owned() } else { format!("{count} figures") };
            Ok((format!("{words} in {}", path.display()), Some(path)))
        });
    }
}
