//! What a person does about findings: looks at them, keeps what follows from them, sets prices.

use std::sync::Arc;

use super::{App, review};
use crate::audit::Derivation;
use crate::model::{Edit, Figure, FigureKey, FindingKey, Looked, PriceBand};
use crate::ui::Dialog;

impl App {
    /// Note that a finding was looked at, or take that back.
    pub(super) fn look(&mut self, finding: FindingKey, why: Option<Arc<str>>) {
        let stamp = self.person().stamp();
        let to = why.map(|why| Looked { who: stamp.who, at: stamp.at, why });
        self.edit(Edit::Look { finding, to });
    }

    /// The key for the finding that was chosen, or for the first that asks for a look at the selected figure: asks why it
    /// needs no more, or takes the look back.
    pub(super) fn look_at_selected(&mut self) {
        let Some(at) = self.selected_finding() else {
            self.panels.toasts.tell("The checks found nothing about the selected figure.");
            return;
        };
        let (Some(key), Some(finding)) = (self.audited.keys.get(at), self.audited.findings.get(at)) else {
            return;
        };
        if self.desk.project().looked(key).is_some() {
            self.look(key.clone(), None);
        } else {
            let (finding, message) = (key.clone(), finding.message.clone());
            self.panels.dialog = Some(Dialog::Look { finding, message, text: String::new() });
        }
    }

    fn selected_finding(&self) -> Option<usize> {
        let selected = self.screen.selected?;
        let of = self.audited.of.get(&selected)?;
        let chosen = self.panels.checks.selected.as_ref();
        let is_chosen = |at: &&u32| chosen.is_some() && self.audited.keys.get(**at as usize) == chosen;
        let open = |at: &&u32| {
            let key = self.audited.keys.get(**at as usize);
            key.is_some_and(|key| self.desk.project().looked(key).is_none())
        };
        let outcome = |at: &&u32| {
            let finding = self.audited.findings.get(**at as usize);
            finding.map(|finding| (!finding.asks(), finding.outcome))
        };
        let found = of.iter().find(is_chosen).or_else(|| of.iter().filter(open).min_by_key(outcome));
        found.or_else(|| of.first()).map(|at| *at as usize)
    }

    /// Keep what follows from figures of one article as a claim.
    pub(super) fn derive_claim(&mut self, from: &[FigureKey], derived: &Derivation) {
        let figures: Vec<Figure> = from.iter().filter_map(|key| self.figure(*key)).collect();
        let Some(first) = figures.first().filter(|_| figures.len() == from.len()) else {
            self.panels.toasts.warn("The figures that it follows from have changed; look again.");
            return;
        };
        let text = match self.desk.text(first.article()) {
            Ok(text) => text,
            Err(why) => {
                self.panels.toasts.warn(format!("The article's text cannot be read: {why}"));
                return;
            }
        };
        match review::derive(&figures, &text, derived) {
            Some((edit, key)) => {
                if self.edit(edit) {
                    self.select(key);
                }
            }
            None => self.panels.toasts.warn("The figure does not fit the article's text any more."),
        }
    }

    /// Take other prices for plausible.
    pub(super) fn set_price_bands(&mut self, bands: Option<Arc<[PriceBand]>>) {
        self.edit(Edit::SetPriceBands(bands));
    }

    /// Select a figure and show what the checks say of it.
    pub(super) fn show_findings(&mut self, key: FigureKey) {
        self.screen.inspector = true;
        self.panels.inspector.show_checks = true;
        self.select(key);
    }
}
