//! Another person's project, brought in by a job.

use std::path::PathBuf;
use std::sync::Arc;

use super::desk::Desk;
use super::outcome::{Outcome, Slot};
use super::reread::Why;
use super::{App, Engine};
use crate::merge::{Counts, Pick, Plan, Side, answer, plan};
use crate::model::{Article, MergeId, Resolution, Session};
use crate::store::{Access, Reader, Staged, brought};
use crate::ui::{Dialog, Questions};

/// What a merge brings, ready to be taken in.
pub struct Brought {
    /// The state of the project for which it was planned.
    revision: u64,
    /// The file, to plan again when the project has changed meanwhile.
    path: PathBuf,
    staged: Vec<Staged>,
    plan: Plan,
}

impl App {
    /// Plan to bring the project at `path` in.
    pub(super) fn merge(&mut self, path: PathBuf) {
        self.panels.dialog = None;
        if let crate::ui::Saving::ReadOnly { why } = self.desk.saving() {
            let words =
                format!("Nothing can be merged: the project is open for reading only, because {why}.");
            self.panels.dialog = Some(Dialog::message("Nothing was merged", words));
            return;
        }
        let same = |path: &std::path::Path| path.canonicalize().ok();
        if self.desk.path().is_some_and(|open| same(&open).is_some() && same(&open) == same(&path)) {
            let words = "This is the open project itself. Choose the other person's file.";
            self.panels.dialog = Some(Dialog::message("Nothing was merged", words));
            return;
        }
        let session = self.desk.session().clone();
        let reader = self.desk.reader();
        let engine = self.engine.clone();
        self.jobs.start(Slot::Merge, move |_| Outcome::Merged(bring(&session, path, reader, &engine)));
    }

    pub(super) fn merged(&mut self, brought: Result<Option<Box<Brought>>, String>) {
        let brought = match brought {
            Ok(Some(brought)) => *brought,
            Ok(None) => {
                let words = "The other project has nothing that this one has not.";
                self.raise(Dialog::message("Nothing to merge", words));
                return;
            }
            Err(why) => {
                let words = format!("{why}\n\nBoth projects are as they were.");
                self.raise(Dialog::message("Nothing was merged", words));
                return;
            }
        };
        if brought.revision != self.desk.session().revision() {
            self.merge(brought.path);
            return;
        }
        let Brought { staged, plan, .. } = brought;
        let other = |staged: &&Staged| staged.findings.by != self.engine.versions;
        let stale: Vec<_> = staged.iter().filter(other).map(|staged| staged.article.id).collect();
        self.desk.stage(staged);
        if self.edit(plan.edit) {
            self.read_anew(stale, Why::Words);
            self.panels.toasts.tell(told(plan.counts, &plan.merged.name));
            if plan.counts.questions > 0 {
                let questions = Questions::of(self.desk.project().merges());
                self.raise(Dialog::Merge(questions));
            }
        }
    }

    /// Settle a question of a merge.
    pub(super) fn settle(&mut self, merge: MergeId, at: usize, to: Resolution, picked: &[Pick]) {
        match answer(self.desk.project(), merge, at, to, picked) {
            Some(edit) => {
                self.edit(edit);
            }
            None => self.panels.toasts.warn("The claim of this question is not in the project any more."),
        }
    }
}

/// "From “lee”: 3 articles, 12 claims; 4 matched; 2 questions. Undo takes it back."
fn told(counts: Counts, name: &str) -> String {
    let some = |count: usize, one: &str, many: &str| match count {
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    };
    format!(
        "From “{name}”: {}, {} added; {} in both; {}. Undo takes it back.",
        some(counts.articles, "article", "articles"),
        some(counts.claims, "claim", "claims"),
        some(counts.matched, "claim", "claims"),
        some(counts.questions, "question", "questions"),
    )
}

/// Read the other project and plan the merge.
fn bring(
    ours: &Session,
    path: PathBuf,
    mut reader: Reader,
    engine: &Engine,
) -> Result<Option<Box<Brought>>, String> {
    let opened =
        Desk::open(&path, Access::Read, None, engine, Arc::new(|| ())).map_err(|error| error.to_string())?;
    let (theirs, stale) = (opened.desk, opened.stale);
    let name = path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let mut text = |article: &Article| {
        reader.text(article.id, &article.reading()).map_err(|error| format!("{}: {error}", article.title()))
    };
    let side = Side { session: theirs.session(), name: &name, text: &mut text };
    let Some(plan) = plan(ours, side, MergeId(uuid::Uuid::new_v4()))? else { return Ok(None) };
    let project = theirs.project();
    let by = engine.with(project.additions()).versions;
    let staged = brought(project, &plan.stage, &by, &stale, &mut theirs.reader())?;
    Ok(Some(Box::new(Brought { revision: ours.revision(), path, staged, plan })))
}
