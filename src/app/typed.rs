//! What was typed for one figure is written to that figure, whichever is selected by then.

use std::sync::Arc;

use super::{App, review};
use crate::model::{ClaimField, Figure, FigureKey};
use crate::ui::{Action, Command};

impl App {
    /// Change a field of a figure; a suggestion becomes a claim, and one that has become a claim meanwhile is that claim.
    /// Gives what it is called then, if it was accepted.
    pub(super) fn set_claim_of(&mut self, key: FigureKey, to: ClaimField) -> Option<FigureKey> {
        let Some(figure) = self.meant(key) else {
            self.panels.toasts.warn("Nothing was written: the figure is not in this project any more.");
            return None;
        };
        let text = self.text_for_edit(&figure)?;
        let Some((edit, now)) = review::set(&figure, &text, to) else {
            self.panels.toasts.warn("The figure does not fit the article's text any more.");
            return None;
        };
        let names = [key, figure.key()];
        let chosen = self.screen.selected.is_some_and(|selected| names.contains(&selected));
        if !self.edit(edit) {
            return None;
        }
        if chosen {
            self.screen.selected = Some(now);
        }
        names.into_iter().for_each(|name| self.panels.inspector.follow(name, now));
        Some(now)
    }

    /// The figure of this key, or the claim that was made of it.
    pub(super) fn meant(&self, key: FigureKey) -> Option<Figure> {
        self.figure(key).or_else(|| {
            let FigureKey::Suggestion(article, place) = key else { return None };
            let claim = self.seen().entry(article)?.claim_at(place)?.id;
            self.figure(FigureKey::Claim(article, claim))
        })
    }

    /// Before another project takes the place of this one: write what is being typed in the claim panel.
    pub(super) fn keep_typed(&mut self, ctx: &egui::Context, action: &Action) {
        let leaves = matches!(
            action,
            Action::OpenPaths(_)
                | Action::NewProject(_)
                | Action::Restore { .. }
                | Action::Do(Command::OpenSample)
        );
        if !leaves {
            return;
        }
        let project = Arc::clone(self.seen());
        let mut typed = Vec::new();
        self.panels.inspector.leave(&project, &mut typed);
        for action in typed {
            self.act(ctx, action);
        }
    }
}
