//! What happened to the selected claim: who, when, from what to what; each state can be brought back.

use egui::{RichText, Ui};

use super::super::history::{line, when};
use super::super::theme::{self, Palette};
use super::super::{Action, View, widgets};
use crate::model::{ClaimField, Edit, FigureKey, Step};

pub(super) fn show(ui: &mut Ui, view: &View<'_>, key: FigureKey, out: &mut Vec<Action>) {
    let FigureKey::Claim(article, claim) = key else { return };
    if view.hidden.contains(&claim) {
        widgets::section(ui, "History");
        widgets::dim(ui, "Shown once you have set your status.");
        return;
    }
    let palette = Palette::of(ui);
    widgets::section(ui, "History");
    let now = view.project.claim(article, claim);
    for (entry, edit, inverse) in view.history.of_claim(claim, view.project.merges()).into_iter().rev() {
        let step = match entry.step {
            Step::Do => "",
            Step::Undo(_) => "undone: ",
            Step::Redo(_) => "redone: ",
        };
        let what = line(edit, inverse, view.project.codebook());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.spacing_mut().interact_size.y = 16.0;
            let words = format!("{} {}  {step}{what}", when(entry.at), entry.who);
            ui.add(egui::Label::new(RichText::new(words).color(palette.dim).font(theme::small())).wrap());
            let Edit::SetClaim { to, .. } = edit else { return };
            let differs = now.is_some_and(|now| content(now, to).is_some_and(|now| now != *to));
            if differs && widgets::link(ui, "Restore").on_hover_text("As it was after this entry").clicked() {
                out.push(Action::SetClaim(to.clone()));
            }
        });
    }
}

/// The same field as it is now.
fn content(claim: &crate::model::Claim, like: &ClaimField) -> Option<ClaimField> {
    claim.fields().into_iter().find(|field| field.name() == like.name())
}
