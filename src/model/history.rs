//! The log of edits: undo, redo and each claim's history are read from it. Nothing is ever erased.

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Change, ClaimField, ClaimId, Edit, Merged, Project, Refusal};

/// What an entry of the log is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// A person's edit.
    Do,
    /// Takes the entry with this number back.
    Undo(u64),
    /// Brings the entry with this number again.
    Redo(u64),
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogEntry {
    /// Counts from 1, without gaps.
    pub seq: u64,
    /// When, in milliseconds since 1970 (UTC).
    pub at: i64,
    /// Who.
    pub who: Arc<str>,
    /// Do, undo or redo.
    pub step: Step,
    /// What was applied.
    pub edit: Edit,
    /// What takes it back.
    pub inverse: Edit,
}

impl LogEntry {
    /// Its single edits with what takes each back, in the order in which they were applied.
    #[must_use]
    pub fn steps(&self) -> Vec<(&Edit, &Edit)> {
        let mut found = Vec::new();
        pairs(&self.edit, &self.inverse, &mut |edit, inverse| found.push((edit, inverse)));
        found
    }
}

/// Who acts and when. Passed in: the model has no clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Milliseconds since 1970 (UTC).
    pub at: i64,
    /// The person.
    pub who: Arc<str>,
}

/// All log entries with the two stacks that undo and redo walk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    entries: Vec<Arc<LogEntry>>,
    undo: Vec<u64>,
    redo: Vec<u64>,
}

impl History {
    /// The log, oldest first.
    #[must_use]
    pub fn entries(&self) -> &[Arc<LogEntry>] {
        &self.entries
    }

    /// The entry that undo would take back.
    #[must_use]
    pub fn undoable(&self) -> Option<&LogEntry> {
        self.get(*self.undo.last()?)
    }

    /// The entry that redo would bring again.
    #[must_use]
    pub fn redoable(&self) -> Option<&LogEntry> {
        self.get(*self.redo.last()?)
    }

    fn get(&self, seq: u64) -> Option<&LogEntry> {
        self.entries.get(usize::try_from(seq).ok()?.checked_sub(1)?).map(Arc::as_ref)
    }

    fn next_seq(&self) -> u64 {
        self.entries.len() as u64 + 1
    }

    fn push(&mut self, entry: Arc<LogEntry>) {
        match entry.step {
            Step::Do => {
                self.undo.push(entry.seq);
                self.redo.clear();
            }
            Step::Undo(of) => {
                self.undo.retain(|seq| *seq != of);
                self.redo.push(of);
            }
            Step::Redo(of) => {
                self.redo.retain(|seq| *seq != of);
                self.undo.push(of);
            }
        }
        self.entries.push(entry);
    }

    /// The edits that lead from the present state to the one after entry `seq`, without what was taken back in between:
    /// going to and fro does not make ever longer steps.
    fn way_back(&self, seq: usize) -> Option<Vec<Edit>> {
        // Undo, redo and going back lead to states that were there before; each is called by the entry that made it.
        let mut states: Vec<usize> = vec![0];
        for entry in &self.entries {
            let there = |seq: u64| usize::try_from(seq).ok().and_then(|seq| states.get(seq)).copied();
            states.push(match (entry.step, &entry.edit) {
                (Step::Undo(of), _) => there(of.checked_sub(1)?)?,
                (Step::Redo(of), _) => there(of)?,
                (Step::Do, Edit::GoBack { to, .. }) => there(*to)?,
                (Step::Do, _) => states.len(),
            });
        }
        let (mut from, mut to) = (*states.last()?, *states.get(seq)?);
        let before = |state: usize| states.get(state.checked_sub(1)?).copied();
        let (mut back, mut on) = (Vec::new(), Vec::new());
        // A state comes after the one that it was made of, so the later of the two is left first.
        while from != to {
            if from > to {
                back.push(self.entries.get(from - 1)?.inverse.clone());
                from = before(from)?;
            } else {
                on.push(self.entries.get(to - 1)?.edit.clone());
                to = before(to)?;
            }
        }
        on.reverse();
        back.extend(on);
        Some(back)
    }

    /// What happened to one claim, oldest first: every entry that names it, those of projects that were merged into
    /// this one included.
    #[must_use]
    pub fn of_claim<'h>(&'h self, claim: ClaimId, merges: &'h [Arc<Merged>]) -> Vec<Happened<'h>> {
        self.happened(merges, &|named| named == claim).remove(&claim).unwrap_or_default()
    }

    /// [`History::of_claim`] for all claims in one pass: asking claim by claim reads the whole log every time.
    #[must_use]
    pub fn by_claim<'h>(&'h self, merges: &'h [Arc<Merged>]) -> HashMap<ClaimId, Vec<Happened<'h>>> {
        self.happened(merges, &|_| true)
    }

    fn happened<'h>(
        &'h self,
        merges: &'h [Arc<Merged>],
        wanted: &dyn Fn(ClaimId) -> bool,
    ) -> HashMap<ClaimId, Vec<Happened<'h>>> {
        let mut all: HashMap<ClaimId, Vec<Happened<'h>>> = HashMap::new();
        let mut collect = |log: &'h [Arc<LogEntry>], here: &dyn Fn(ClaimId) -> ClaimId| {
            for entry in log {
                for (edit, inverse) in entry.steps() {
                    if let Some(claim) = names(edit).map(here).filter(|claim| wanted(*claim)) {
                        all.entry(claim).or_default().push((entry.as_ref(), edit, inverse));
                    }
                }
            }
        };
        collect(&self.entries, &|claim| claim);
        for (at, merged) in merges.iter().enumerate() {
            // A project that was merged into one that was then merged into this one stands before it.
            collect(&merged.log, &|claim| {
                merges[at..].iter().fold(claim, |claim, merged| merged.here(claim))
            });
        }
        if !merges.is_empty() {
            // Two logs are told as one; what happened at one moment stays in the order in which it was logged.
            all.values_mut().for_each(|happened| happened.sort_by_key(|(entry, ..)| entry.at));
        }
        all
    }
}

/// An entry that names a claim, with the single edit that does and what takes it back.
pub type Happened<'h> = (&'h LogEntry, &'h Edit, &'h Edit);

fn pairs<'e>(edit: &'e Edit, inverse: &'e Edit, found: &mut impl FnMut(&'e Edit, &'e Edit)) {
    match (edit.parts(), inverse.parts()) {
        (Some(edits), Some(inverses)) => {
            edits.iter().zip(inverses.iter().rev()).for_each(|(edit, inverse)| pairs(edit, inverse, found));
        }
        _ => found(edit, inverse),
    }
}

fn names(edit: &Edit) -> Option<ClaimId> {
    match edit {
        Edit::AddClaim(claim) => Some(claim.id),
        Edit::RemoveClaim { claim, .. } | Edit::SetClaim { claim, .. } => Some(*claim),
        _ => None,
    }
}

impl ClaimField {
    /// The export's name of the field.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Record(_) => "record",
            Self::Anchor(_) => "anchor",
            Self::EquivalentTo(_) => "equivalent_to",
            Self::Judgement { .. } => "status",
            Self::Opinions(_) => "opinions",
            Self::NeedsSecond(_) => "needs_second",
            Self::Reliability(_) => "reliability",
            Self::Credibility(_) => "credibility",
            Self::Note(_) => "note",
            Self::Tags(_) => "tags",
            Self::Links(_) => "links",
        }
    }
}

/// A project with its log: the one place where edits are applied.
#[derive(Clone, Debug, Default)]
pub struct Session {
    project: Arc<Project>,
    history: History,
    revision: u64,
}

impl Session {
    /// Replay `log` over the staged articles.
    ///
    /// # Errors
    /// Gives the number of the first entry that does not fit, with the reason; the log and the articles of one file
    /// always fit, so this means a damaged file.
    pub fn replay(mut staged: Project, log: Vec<Arc<LogEntry>>) -> Result<Self, (u64, Refusal)> {
        let mut session = Self::default();
        for entry in log {
            // In place: nobody holds the snapshots in between, so nothing needs to be shared with them.
            staged.apply_in_place(&entry.edit).map_err(|refusal| (entry.seq, refusal))?;
            session.history.push(entry);
        }
        session.project = Arc::new(staged);
        Ok(session)
    }

    /// The current snapshot.
    #[must_use]
    pub const fn project(&self) -> &Arc<Project> {
        &self.project
    }

    /// The log.
    #[must_use]
    pub const fn history(&self) -> &History {
        &self.history
    }

    /// Counts snapshots, so that late results of background work are recognised as stale.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// Take staged articles in. Bulk, not an edit.
    pub fn stage(&mut self, articles: impl IntoIterator<Item = super::Entry>) {
        self.project = Arc::new(self.project.stage(articles));
        self.revision += 1;
    }

    /// Apply a person's edit and log it.
    ///
    /// # Errors
    /// When the edit does not fit; nothing has changed then.
    pub fn act(&mut self, edit: Edit, stamp: &Stamp) -> Result<(Arc<LogEntry>, Change), Refusal> {
        self.log(Step::Do, edit, stamp)
    }

    /// The edit that brings back the state after the entry with this number, 0 for the beginning. `None` when the
    /// project is in it, or there is no such entry.
    #[must_use]
    pub fn back_to(&self, seq: u64) -> Option<Edit> {
        let edits = self.history.way_back(usize::try_from(seq).ok()?)?;
        (!edits.is_empty()).then_some(Edit::GoBack { to: seq, edits })
    }

    /// Take the last edit back. `None` when there is none.
    ///
    /// # Errors
    /// When the inverse does not fit any more.
    pub fn undo(&mut self, stamp: &Stamp) -> Option<Result<(Arc<LogEntry>, Change), Refusal>> {
        let entry = self.history.undoable()?;
        let (seq, edit) = (entry.seq, entry.inverse.clone());
        Some(self.log(Step::Undo(seq), edit, stamp))
    }

    /// Bring the last edit that was taken back again. `None` when there is none.
    ///
    /// # Errors
    /// When the edit does not fit any more.
    pub fn redo(&mut self, stamp: &Stamp) -> Option<Result<(Arc<LogEntry>, Change), Refusal>> {
        let entry = self.history.redoable()?;
        let (seq, edit) = (entry.seq, entry.edit.clone());
        Some(self.log(Step::Redo(seq), edit, stamp))
    }

    fn log(&mut self, step: Step, edit: Edit, stamp: &Stamp) -> Result<(Arc<LogEntry>, Change), Refusal> {
        let (project, inverse, change) = self.project.apply(&edit)?;
        let entry = Arc::new(LogEntry {
            seq: self.history.next_seq(),
            at: stamp.at,
            who: Arc::clone(&stamp.who),
            step,
            edit,
            inverse,
        });
        self.history.push(Arc::clone(&entry));
        self.project = Arc::new(project);
        self.revision += 1;
        Ok((entry, change))
    }
}
