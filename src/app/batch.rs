//! Many suggestions decided in one step: texts are read and claims made in a job, one edit applies them.

use std::sync::Arc;

use super::outcome::{Outcome, Slot};
use super::{App, review};
use crate::model::{Edit, FigureKey, Place};
use crate::ui::{Batch, Dialog, Part};

impl App {
    /// Ask whether all suggestions that the table shows are to be decided.
    pub(super) fn ask_batch(&mut self, accept: bool) {
        let mut parts: Vec<Part> = Vec::new();
        for figure in &self.derived.listing.figures {
            let FigureKey::Suggestion(article, place) = figure.key() else { continue };
            match parts.last_mut().filter(|part| part.article == article) {
                Some(part) => part.places.push(place),
                None => {
                    parts.push(Part { article, title: figure.article().title().into(), places: vec![place] })
                }
            }
        }
        if parts.is_empty() {
            self.panels.toasts.tell("There is no suggestion in this list.");
        } else {
            self.panels.dialog = Some(Dialog::Batch(Batch { accept, parts }));
        }
    }

    /// Begin to decide.
    pub(super) fn decide_all(&mut self, batch: Batch) {
        let total = batch.count();
        let project = Arc::clone(self.desk.project());
        let mut reader = self.desk.reader();
        self.jobs.start(Slot::Decide, move |task| {
            let mut edits = Vec::with_capacity(total);
            let mut done = 0;
            for part in &batch.parts {
                if task.cancelled() {
                    break;
                }
                task.progress(done, total, &part.title);
                done += part.places.len();
                let Some(entry) = project.entry(part.article) else { continue };
                if batch.accept {
                    let head = &entry.article;
                    match reader.text(head.id, &head.reading()) {
                        Ok(text) => edits.extend(review::accept_all(entry, &part.places, &text)),
                        Err(why) => return Outcome::Batch(Err(format!("{}: {why}", part.title))),
                    }
                } else {
                    let dismiss = |place: &Place| Edit::Dismiss { article: part.article, place: *place };
                    edits.extend(part.places.iter().map(dismiss));
                }
            }
            Outcome::Batch(Ok(edits))
        });
    }

    /// The edits are made: apply them as one step, except for what was decided meanwhile.
    pub(super) fn batch_made(&mut self, made: Result<Vec<Edit>, String>) {
        let project = self.desk.project();
        let is_open = |edit: &Edit| match edit {
            Edit::AddClaim(claim) => {
                let place = Place { span: claim.anchor.span, kind: claim.record.kind };
                project.entry(claim.article).is_some_and(|entry| entry.is_open(place))
            }
            Edit::Dismiss { article, place } => {
                project.entry(*article).is_some_and(|entry| entry.is_open(*place))
            }
            _ => true,
        };
        match made.map(|edits| edits.into_iter().filter(is_open).collect::<Vec<_>>()) {
            Ok(edits) => {
                let accepted = edits.iter().filter(|edit| matches!(edit, Edit::AddClaim(_))).count();
                let dismissed = edits.iter().filter(|edit| matches!(edit, Edit::Dismiss { .. })).count();
                if edits.is_empty() || !self.edit(review::together(edits)) {
                    return;
                }
                let (count, what) =
                    if accepted > 0 { (accepted, "accepted") } else { (dismissed, "dismissed") };
                let words = crate::ui::suggestions(count);
                self.panels.toasts.tell(format!("{words} {what}. Undo takes all back."));
            }
            Err(why) => self.panels.toasts.warn(format!("Nothing was decided: {why}")),
        }
    }
}
