//! What the checks say of one figure, for the claim panel.

use egui::{Label, RichText, Ui};

use super::super::theme::{self, Palette};
use super::super::{Action, Command, View, widgets};
use super::words::{called, glyph, ink, looked};
use super::{ask, take_back};
use crate::audit::{Derivation, Finding};
use crate::model::{Figure, FigureKey};

/// Show it. `to_here` brings it into sight once.
pub(in crate::ui) fn section(
    ui: &mut Ui,
    view: &View<'_>,
    figure: &Figure,
    to_here: &mut bool,
    out: &mut Vec<Action>,
) {
    let wanted = std::mem::take(to_here);
    let Some(of) = view.findings_of.get(&figure.key()) else { return };
    let palette = Palette::of(ui);
    let shown = ui.scope(|ui| {
        widgets::section(ui, "Checks");
        // As in the list: what asks for a look first, what somebody has looked at last.
        let mut of: Vec<usize> = of.iter().map(|at| *at as usize).collect();
        of.sort_by_key(|at| super::rank(view, *at));
        for at in of {
            if let Some(finding) = view.findings.get(at) {
                let seen = view.looked(at).is_some();
                let colour = if seen { palette.line } else { ink(finding.outcome, &palette) };
                widgets::barred(ui, colour, |ui| one(ui, view, (at, finding), figure, &palette, out));
                ui.add_space(2.0);
            }
        }
        if widgets::link(ui, "All findings").clicked() {
            out.push(Action::Do(Command::ShowChecks));
        }
    });
    if wanted {
        shown.response.scroll_to_me(Some(egui::Align::TOP));
    }
}

fn one(
    ui: &mut Ui,
    view: &View<'_>,
    (at, finding): (usize, &Finding),
    figure: &Figure,
    palette: &Palette,
    out: &mut Vec<Action>,
) {
    let seen = view.looked(at);
    let (mark, colour, text) = match seen {
        Some(_) => (format!("✓ {}", called(finding.check)), palette.dim, palette.dim),
        None => {
            let mark = format!("{} {}", glyph(finding.outcome), called(finding.check));
            (mark, ink(finding.outcome, palette), palette.text)
        }
    };
    ui.add(Label::new(RichText::new(mark).color(colour).font(theme::heading(12.0))).truncate());
    let message = finding.message.replace('\u{202f}', "\u{a0}");
    ui.add(Label::new(RichText::new(message).color(text).font(theme::small())).wrap());
    if let Some(seen) = seen {
        let words = RichText::new(looked(seen)).color(palette.dim).font(theme::small()).italics();
        ui.add(Label::new(words).wrap());
    }
    if let Some(derived) = &finding.derived {
        derivation(ui, finding, derived, out);
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        for other in finding.claims.iter().filter(|other| other.key() != figure.key()) {
            let quote = format!("“{}”", other.quote().replace('\n', " "));
            if widgets::link(ui, &quote).on_hover_text("Go there").clicked() {
                out.push(Action::Select(other.key()));
            }
        }
        match seen {
            None => {
                let words = widgets::with_key(
                    ui.ctx(),
                    "It needs no more: say why, or nothing",
                    Command::LookAtFinding,
                );
                if widgets::link(ui, "Looked at…").on_hover_text(words).clicked() {
                    out.push(ask(view, at));
                }
            }
            Some(_) => {
                if widgets::link(ui, "Not looked at").on_hover_text("Take it back").clicked() {
                    out.push(take_back(view, at));
                }
            }
        }
    });
}

/// What follows from the finding's figures, and a way to keep it; or the claim that was made of it.
fn derivation(ui: &mut Ui, finding: &Finding, derived: &Derivation, out: &mut Vec<Action>) {
    let Some(first) = finding.claims.first() else { return };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        match derived.taken(first) {
            Some(claim) => {
                let words = "Go to the claim that was made of it";
                if widgets::link(ui, "Derived claim").on_hover_text(words).clicked() {
                    out.push(Action::Select(FigureKey::Claim(first.article().id, claim)));
                }
            }
            None => {
                if widgets::link(ui, "Take over as a derived claim").on_hover_text(offer(derived)).clicked() {
                    out.push(derive(finding, derived));
                }
            }
        }
    });
}

/// What would be kept.
pub(super) fn offer(derived: &Derivation) -> String {
    let record = &derived.record;
    let range = record.range_words().map_or(String::new(), |range| format!(" ({range})"));
    format!(
        "{}\n{}{range}, {}, {}\nThe figures that it follows from are accepted and linked. One step to undo",
        derived.formula,
        record.figure_words(),
        record.flow,
        record.period.words()
    )
}

/// The wish to keep it.
pub(super) fn derive(finding: &Finding, derived: &Derivation) -> Action {
    let from = finding.claims.iter().map(Figure::key).collect();
    Action::Derive { from, derived: Box::new(derived.clone()) }
}
