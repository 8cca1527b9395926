//! Ignore rules that the person's dismissals suggest: found in the background, asked about once, quietly.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::App;
use super::outcome::{Outcome, Slot};
use crate::extract::{Judged, Learner, Proposal};
use crate::model::{Entry, Kind};
use crate::ui::Dialog;
use crate::vocabulary::{Beside, Subject};

/// The key of the project's setting that holds the rules which the person did not want.
pub const DECLINED: &str = "declined_rules";

/// Which rule, whatever speaks for it.
type Rule = (Arc<str>, Beside);

/// What was found, and what the person has said about it.
#[derive(Default)]
pub struct Learnt {
    /// Rules to ask about.
    pub proposals: Vec<Proposal>,
    /// Those that were shown in the dialog: no more line in the status bar for them.
    seen: BTreeSet<Rule>,
    declined: BTreeSet<Rule>,
    /// How many dismissals were looked at.
    dismissed: Option<usize>,
}

impl Learnt {
    /// For a project that was just opened, with its setting.
    #[must_use]
    pub fn of_project(declined: Option<&str>) -> Self {
        let declined = declined.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default();
        Self { declined, ..Self::default() }
    }

    /// How many proposals the person has not seen yet.
    #[must_use]
    pub fn unseen(&self) -> usize {
        self.proposals.iter().filter(|proposal| !self.seen.contains(&rule(proposal))).count()
    }

    /// What is in front of the person was seen.
    pub fn shown(&mut self, dialog: Option<&Dialog>) {
        if matches!(dialog, Some(Dialog::Vocabulary(open)) if open.subject == Subject::Ignored)
            && self.unseen() > 0
        {
            self.seen.extend(self.proposals.iter().map(rule));
        }
    }

    /// The vocabulary is another: look at everything again.
    pub fn forget(&mut self) {
        self.dismissed = None;
    }
}

fn rule(proposal: &Proposal) -> Rule {
    (Arc::clone(&proposal.words), proposal.beside)
}

impl App {
    /// Look at the dismissals again where there are others than before.
    pub(super) fn learn(&mut self) {
        let project = self.desk.project();
        let dismissed: usize = project.entries().map(|entry| entry.dismissed.len()).sum();
        let looked = self.learnt.dismissed.replace(dismissed);
        if looked == Some(dismissed) || looked.is_none() && dismissed == 0 {
            return;
        }
        let entries: Vec<Arc<Entry>> = project
            .entries()
            .filter(|entry| !entry.dismissed.is_empty() || !entry.claims.is_empty())
            .cloned()
            .collect();
        let mut reader = self.desk.reader();
        let lexicon = Arc::clone(&self.engine.lexicon);
        self.jobs.start(Slot::Learn, move |task| {
            let mut learner = Learner::default();
            for entry in entries {
                if task.cancelled() {
                    break;
                }
                let Ok(text) = reader.text(entry.article.id, &entry.article.reading()) else { continue };
                learner.look(&lexicon, &text, &judged(&entry));
            }
            Outcome::Learnt(learner.proposals())
        });
    }

    pub(super) fn learned(&mut self, proposals: Vec<Proposal>) {
        let declined = &self.learnt.declined;
        let known = self.desk.project().additions().entries();
        self.learnt.proposals = proposals
            .into_iter()
            .filter(|one| !declined.contains(&rule(one)) && !known.contains(&one.addition()))
            .collect();
    }

    /// The person does not want this rule: it is not asked about again.
    pub(super) fn decline(&mut self, proposal: &Proposal) {
        self.learnt.proposals.retain(|one| one != proposal);
        self.learnt.declined.insert(rule(proposal));
        match serde_json::to_string(&self.learnt.declined) {
            Ok(json) => self.desk.set_meta(DECLINED, &json),
            Err(error) => log::error!("declined rules: {error}"),
        }
    }
}

/// The figures of an article that were dismissed, and those that were taken over.
fn judged(entry: &Entry) -> Vec<Judged> {
    let dismissed = entry.dismissed.iter().map(|place| (place.span, place.kind, true));
    let kept = entry.claims.iter().map(|claim| (claim.anchor.span, claim.record.kind, false));
    dismissed
        .chain(kept)
        .filter(|(_, kind, _)| *kind != Kind::Statement)
        .map(|(span, kind, dismissed)| Judged { span, kind, dismissed })
        .collect()
}
