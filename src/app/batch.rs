//! Many suggestions decided in one step: texts are read and claims made in a job, one edit applies them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::outcome::{Outcome, Slot};
use super::{App, review};
use crate::model::{ArticleId, ClaimField, Edit, FigureKey, Place};
use crate::ui::{Batch, Dialog, Part};

/// The edits that decide, and how the articles were read when they were made.
pub type Decided = (Vec<Edit>, BTreeMap<ArticleId, Arc<str>>);

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
            let mut readings = BTreeMap::new();
            let mut done = 0;
            for part in &batch.parts {
                if task.cancelled() {
                    break;
                }
                task.progress(done, total, &part.title);
                done += part.places.len();
                let Some(entry) = project.entry(part.article) else { continue };
                readings.insert(part.article, entry.article.reading());
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
            Outcome::Batch(Ok((edits, readings)))
        });
    }

    /// The edits are made: apply them as one step, except for what was decided meanwhile.
    pub(super) fn batch_made(&mut self, made: Result<Decided, String>) {
        let project = self.desk.project();
        let kept = made.map(|(edits, readings)| {
            // In a text that was read in another way meanwhile, other words stand there.
            let is_open = |article: &ArticleId, place: Place| {
                project.entry(*article).is_some_and(|entry| {
                    entry.is_open(place) && readings.get(article) == Some(&entry.article.reading())
                })
            };
            let mut added = BTreeSet::new();
            edits
                .into_iter()
                .filter(|edit| match edit {
                    Edit::AddClaim(claim) => {
                        let place = Place { span: claim.anchor.span, kind: claim.record.kind };
                        let open = is_open(&claim.article, place);
                        open && added.insert(claim.id)
                    }
                    Edit::Dismiss { article, place } => is_open(article, *place),
                    Edit::SetClaim { article, claim, to } => {
                        let there =
                            |claim| added.contains(claim) || project.claim(*article, *claim).is_some();
                        let linked = match to {
                            ClaimField::EquivalentTo(Some(other)) => there(other),
                            _ => true,
                        };
                        there(claim) && linked
                    }
                    _ => true,
                })
                .collect::<Vec<_>>()
        });
        match kept {
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
