//! What happened to the selected claim: who, when, from what to what; each state can be brought back.

use egui::{RichText, Ui};

use super::super::history::{line, when};
use super::super::kept::{Kept, Snapshot};
use super::super::theme::{self, Palette};
use super::super::{Action, View, widgets};
use crate::model::{Claim, ClaimField, ClaimId, Edit, FigureKey, Step};

/// What happened to the claim that was selected last, the last thing first: the log is not read anew in every frame.
pub(super) type Happened = Kept<(Snapshot, ClaimId), Vec<Line>>;

/// One entry of the log as far as it is about one claim.
pub(super) struct Line {
    /// In milliseconds since 1970 (UTC).
    at: i64,
    /// Who did what.
    words: String,
    /// What it set, where the claim is otherwise now.
    set: Option<ClaimField>,
}

pub(super) fn show(
    ui: &mut Ui,
    happened: &mut Happened,
    view: &View<'_>,
    key: FigureKey,
    out: &mut Vec<Action>,
) {
    let FigureKey::Claim(article, claim) = key else { return };
    if view.hidden.contains(&claim) {
        widgets::section(ui, "History");
        widgets::dim(ui, "Shown once you have set your status.");
        return;
    }
    let palette = Palette::of(ui);
    widgets::section(ui, "History");
    let now = view.project.claim(article, claim);
    for line in happened.get((view.snapshot(), claim), || lines(view, claim, now.map(AsRef::as_ref))) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.spacing_mut().interact_size.y = 16.0;
            let words = format!("{} {}", when(line.at, view.zone), line.words);
            ui.add(egui::Label::new(RichText::new(words).color(palette.dim).font(theme::small())).wrap());
            let Some(to) = &line.set else { return };
            if widgets::link(ui, "Restore").on_hover_text("As it was after this entry").clicked() {
                out.push(Action::SetClaim(to.clone()));
            }
        });
    }
}

fn lines(view: &View<'_>, claim: ClaimId, now: Option<&Claim>) -> Vec<Line> {
    let happened = view.history.of_claim(claim, view.project.merges());
    let line = |(entry, edit, inverse): (&crate::model::LogEntry, &Edit, &Edit)| {
        let step = match entry.step {
            Step::Do => "",
            Step::Undo(_) => "undone: ",
            Step::Redo(_) => "redone: ",
        };
        let words = format!("{}  {step}{}", entry.who, line(edit, inverse, view.project.codebook()));
        let differs = |to: &&ClaimField| now.and_then(|now| content(now, to)).is_some_and(|now| now != **to);
        let set = match edit {
            Edit::SetClaim { to, .. } => Some(to).filter(differs).cloned(),
            _ => None,
        };
        Line { at: entry.at, words, set }
    };
    happened.into_iter().rev().map(line).collect()
}

/// The same field as it is now.
fn content(claim: &Claim, like: &ClaimField) -> Option<ClaimField> {
    claim.fields().into_iter().find(|field| field.name() == like.name())
}
