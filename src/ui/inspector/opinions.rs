//! What several people judged of one claim, and whose judgement counts.

use egui::{Label, RichText, Ui};

use super::super::theme::{self, Palette};
use super::super::{Action, View, widgets};
use crate::model::Figure;

pub(super) fn show(ui: &mut Ui, view: &View<'_>, figure: &Figure, palette: &Palette, out: &mut Vec<Action>) {
    let Some(claim) = figure.claim() else { return };
    if view.hidden.contains(&claim.id) {
        ui.add_space(4.0);
        let words =
            "Somebody else has judged this claim. What they set is shown once you have set your status.";
        ui.add(Label::new(RichText::new(words).color(palette.warn).font(theme::small())).wrap());
        return;
    }
    let judged = &claim.verification;
    let others: Vec<_> = judged
        .opinions
        .iter()
        .filter(|opinion| !judged.is_judged() || opinion.reviewer != judged.reviewer)
        .collect();
    if others.is_empty() {
        return;
    }
    let disputed = judged.is_disputed();
    ui.add_space(6.0);
    let (words, ink) = if disputed {
        ("≠ judged differently", palette.warn)
    } else {
        ("✓ judged alike by two people", palette.good)
    };
    ui.label(RichText::new(words).color(ink).font(theme::small()));
    let codebook = view.project.codebook();
    let main = judged.as_opinion();
    for (opinion, counts) in
        main.iter().map(|main| (main, true)).chain(others.into_iter().map(|other| (other, false)))
    {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            if let Some(status) = codebook.status(&opinion.status) {
                widgets::badge(ui, palette, status, 14.0);
                ui.label(
                    RichText::new(format!("{}: {}", opinion.reviewer, status.name)).font(theme::small()),
                );
            }
            if counts {
                widgets::dim(ui, "counts");
            } else if disputed
                && widgets::link(ui, "Let this count")
                    .on_hover_text("The other one is kept beside it")
                    .clicked()
            {
                out.push(Action::TakeOpinion(opinion.reviewer.clone()));
            }
            if !opinion.reason.is_empty() {
                widgets::dim(ui, &*opinion.reason);
            }
        });
    }
}
