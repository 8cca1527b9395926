//! A second person's review: what others judged is hidden until it is judged here too.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{App, review};
use crate::model::{ClaimField, ClaimId, Edit, FigureKey, Opinion, Project};
use crate::ui::Dialog;

/// The project as the person may see it, and of which state that is.
#[derive(Default)]
pub struct Seen {
    project: Arc<Project>,
    /// Claims whose judgement is hidden.
    pub hidden: BTreeSet<ClaimId>,
    of: Option<(Arc<Project>, Arc<str>, bool)>,
}

impl App {
    /// The project as the person may see it: what lists, chart, highlights and panels show.
    pub(super) fn seen(&self) -> &Arc<Project> {
        if self.screen.blind { &self.seen.project } else { self.desk.project() }
    }

    /// Bring it up to date.
    pub(super) fn see(&mut self) {
        let project = self.desk.project();
        let (person, blind) = (self.person().person, self.screen.blind);
        let current = self
            .seen
            .of
            .as_ref()
            .is_some_and(|(of, who, how)| Arc::ptr_eq(of, project) && *who == person && *how == blind);
        if current {
            return;
        }
        let (shown, hidden) = if blind {
            let (shown, hidden) = project.blinded(&person);
            (Arc::new(shown), hidden)
        } else {
            (Arc::clone(project), BTreeSet::new())
        };
        if self.seen.of.as_ref().is_some_and(|(_, who, how)| *who != person || *how != blind) {
            self.stale.listing = true;
        }
        self.seen = Seen { project: shown, hidden, of: Some((Arc::clone(project), person, blind)) };
    }

    /// Whether what others judged about a claim is hidden.
    pub(super) fn hidden(&self, claim: ClaimId) -> bool {
        self.seen.hidden.contains(&claim)
    }

    /// Begin, or end it.
    pub(super) fn second_review(&mut self) {
        if self.screen.blind {
            self.screen.blind = false;
            self.see();
            self.panels.toasts.tell("The second review is over: everything is shown again.");
        } else {
            let text = self.screen.person.clone();
            self.panels.dialog = Some(Dialog::Name { text, second: true });
        }
    }

    pub(super) fn begin_second(&mut self) {
        self.screen.blind = true;
        self.see();
        let told = match self.seen.hidden.len() {
            0 => "Nobody else has judged a claim that you have not.".to_owned(),
            1 => "One claim that somebody else has judged waits for you.".to_owned(),
            many => format!("{many} claims that others have judged wait for you."),
        };
        self.panels.toasts.tell(told);
    }

    pub(super) fn set_name(&mut self, name: String) {
        self.screen.person = name;
        self.see();
    }

    /// The edit that judges a figure as a second person, where somebody else's judgement counts; the wish for one is
    /// fulfilled with it.
    pub(super) fn second_judgement(&self, key: FigureKey, status: &Arc<str>, reason: &str) -> Option<Edit> {
        let FigureKey::Claim(article, id) = key else { return None };
        if !self.screen.blind {
            return None;
        }
        let world = self.person();
        let claim = self.desk.project().claim(article, id)?;
        let judged = &claim.verification;
        let theirs = judged.is_judged() && judged.reviewer != world.person;
        let others =
            !judged.is_judged() && judged.opinions.iter().any(|other| other.reviewer != world.person);
        if !theirs && !others {
            return None;
        }
        let stamp = world.stamp();
        let mut opinions = judged.opinions.clone();
        opinions.retain(|opinion| opinion.reviewer != world.person);
        opinions.push(Opinion {
            reviewer: stamp.who,
            at: Some(stamp.at),
            status: Arc::clone(status),
            reason: reason.into(),
        });
        let set = |to| Edit::SetClaim { article, claim: id, to };
        let mut edits = Vec::new();
        if judged.needs_second {
            edits.push(set(ClaimField::NeedsSecond(false)));
        }
        edits.push(set(ClaimField::Opinions(opinions)));
        Some(review::together(edits))
    }

    /// Let another person's judgement count; the one that counted stays beside it.
    pub(super) fn take_opinion(&mut self, reviewer: &Arc<str>) {
        let Some(FigureKey::Claim(article, id)) = self.screen.selected else { return };
        let Some(claim) = self.desk.project().claim(article, id) else { return };
        let judged = &claim.verification;
        let Some(opinion) = judged.opinions.iter().find(|opinion| opinion.reviewer == *reviewer) else {
            return;
        };
        let judgement = ClaimField::Judgement {
            status: Arc::clone(&opinion.status),
            reason: Arc::clone(&opinion.reason),
            review: crate::model::Review::Reviewed,
            reviewer: Arc::clone(&opinion.reviewer),
            at: opinion.at,
        };
        let mut opinions = judged.opinions.clone();
        opinions.retain(|other| other.reviewer != *reviewer && other.reviewer != judged.reviewer);
        opinions.extend(judged.as_opinion());
        let set = |to| Edit::SetClaim { article, claim: id, to };
        let edits = [ClaimField::Opinions(opinions), judgement].map(set);
        self.edit(Edit::Together(edits.into()));
    }
}
