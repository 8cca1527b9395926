//! Questions of one or two lines, and short messages with more than one way out.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{RichText, Ui};

use super::{Dialog, Want, field, title_line};
use crate::model::{FindingKey, Role};
use crate::ui::inspector::evidence_of;
use crate::ui::theme::Palette;
use crate::ui::{Action, View, widgets};

pub(super) fn reason(
    ui: &mut Ui,
    status: &Arc<str>,
    text: &mut String,
    link: &mut String,
    view: &View<'_>,
    out: &mut Vec<Action>,
) {
    let known = view.project.codebook().status(status);
    let name = known.map_or_else(|| status.to_string(), |status| status.name.to_string());
    title_line(ui, &format!("Why “{name}”?"));
    widgets::dim(ui, "The reason is kept in the history and in exports.");
    let (entered, _) = field(ui, "Reason", text, "one sentence");
    if known.is_some_and(|status| status.asks_link) {
        ui.add_space(6.0);
        widgets::dim(ui, "What shows it becomes evidence of the claim; it may be left empty.");
        let edit = egui::TextEdit::singleline(link).hint_text("address or file").desired_width(f32::INFINITY);
        let response = ui.add(edit);
        widgets::name_field(ui, &response, "Address or file that shows it");
    }
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let ready = !text.trim().is_empty();
        if widgets::doing(ui, ready, "Set status").clicked() || (entered && ready) {
            // First, as a status leads on to the next suggestion.
            if !link.trim().is_empty() {
                out.extend(view.figure.map(|figure| evidence_of(link.trim(), Role::Supports, figure)));
            }
            out.push(Action::Judge { status: Arc::clone(status), reason: Some(text.trim().into()) });
            out.push(Action::CloseDialog);
        }
        if ui.button("Cancel").clicked() {
            out.push(Action::CloseDialog);
        }
    });
}

pub(super) fn look(
    ui: &mut Ui,
    finding: &FindingKey,
    message: &str,
    text: &mut String,
    out: &mut Vec<Action>,
) {
    title_line(ui, "Why does it need no more?");
    widgets::dim(ui, message);
    ui.add_space(6.0);
    let (entered, _) = field(ui, "Reason", text, "why it needs no more, in one sentence; may be left empty");
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        if widgets::doing(ui, true, "Looked at").clicked() || entered {
            out.push(Action::Look { finding: finding.clone(), why: Some(text.trim().into()) });
            out.push(Action::CloseDialog);
        }
        if ui.button("Cancel").clicked() {
            out.push(Action::CloseDialog);
        }
    });
}

pub(super) fn name(ui: &mut Ui, text: &mut String, second: bool, view: &View<'_>, out: &mut Vec<Action>) {
    title_line(ui, if second { "Who reviews as a second person?" } else { "Your name" });
    widgets::dim(ui, "It stands in the history and in exports with everything that you decide from now on.");
    let (entered, _) = field(ui, "Your name", text, view.person);
    if second {
        ui.add_space(4.0);
        widgets::dim(
            ui,
            "What others judged is hidden until you have set your status, and theirs stays beside yours.",
        );
    }
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let ready = !second || !text.trim().is_empty();
        let go = if second { "Begin the second review" } else { "Use this name" };
        if widgets::doing(ui, ready, go).clicked() || (entered && ready) {
            out.push(Action::CloseDialog);
            out.push(Action::SetName(text.trim().to_owned()));
            if second {
                out.push(Action::BeginSecond);
            }
        }
        if ui.button("Cancel").clicked() {
            out.push(Action::CloseDialog);
        }
    });
}

pub(super) fn save_filter(ui: &mut Ui, name: &mut String, out: &mut Vec<Action>) {
    title_line(ui, "Save this filter");
    widgets::dim(
        ui,
        "It is offered under “More” above the list, in every project. A name that is there already is replaced.",
    );
    let (entered, _) = field(ui, "Name of the filter", name, "open oil figures");
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let ready = !name.trim().is_empty();
        if widgets::doing(ui, ready, "Save").clicked() || (entered && ready) {
            out.push(Action::SaveFilter(name.trim().to_owned()));
            out.push(Action::CloseDialog);
        }
        if ui.button("Cancel").clicked() {
            out.push(Action::CloseDialog);
        }
    });
}

pub(super) fn report(ui: &mut Ui, headline: &str, lines: &str, out: &mut Vec<Action>) {
    super::content::wide(ui, 760.0);
    title_line(ui, "Import");
    ui.label(headline);
    ui.add_space(6.0);
    // What the headline says already.
    let lines = lines.strip_prefix(headline).map_or(lines, str::trim_start);
    egui::ScrollArea::both().max_height(300.0).auto_shrink([false, true]).show(ui, |ui| {
        let text = RichText::new(lines).monospace();
        ui.add(egui::Label::new(text).selectable(true).wrap_mode(egui::TextWrapMode::Extend));
    });
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        if ui.button("Save the report…").clicked() {
            out.push(Action::Ask(Box::new(Dialog::path(Want::Report, String::new()))));
        }
        if ui.button("Close").clicked() {
            out.push(Action::CloseDialog);
        }
    });
}

pub(super) fn offer(ui: &mut Ui, edit: &crate::model::Edit, out: &mut Vec<Action>) {
    title_line(ui, "The date changes accepted claims");
    let count = if let crate::model::Edit::Together(edits) = edit { edits.len() } else { 1 };
    ui.label(format!(
        "With this publication date {count} accepted claims would get another period. Claims that you edited stay."
    ));
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        if widgets::doing(ui, true, "Change their periods").clicked() {
            out.push(Action::TakeOffer(Box::new(edit.clone())));
        }
        if ui.button("Leave them").clicked() {
            out.push(Action::CloseDialog);
        }
    });
}

pub(super) fn closing(ui: &mut Ui, why: &str, then: Option<&Action>, out: &mut Vec<Action>) {
    title_line(ui, "Not everything is saved");
    let words = format!("What you decided last could not be written: {why}. It waits in memory.");
    ui.add(egui::Label::new(words).wrap());
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        if widgets::doing(ui, true, "Retry").clicked() {
            out.push(Action::Retry);
            out.push(Action::CloseDialog);
        }
        if ui.button("Save a copy…").clicked() {
            out.push(Action::Ask(Box::new(Dialog::save_copy())));
        }
        let words = if then.is_some() { "Leave and lose it" } else { "Close and lose it" };
        if ui.button(RichText::new(words).color(Palette::of(ui).alarm)).clicked() {
            out.push(then.map_or(Action::QuitAnyway, |then| Action::LeaveFor(Box::new(then.clone()))));
        }
        if ui.button("Stay").clicked() {
            out.push(Action::CloseDialog);
        }
    });
}

pub(super) fn unopened(ui: &mut Ui, why: &str, project: Option<&PathBuf>, out: &mut Vec<Action>) {
    title_line(ui, "The project could not be opened");
    ui.label(format!("{why}\n\nThe file is untouched."));
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        if let Some(project) = project
            && widgets::doing(ui, true, "Restore a backup…").clicked()
        {
            out.push(Action::ShowBackups(project.clone()));
        }
        if ui.button("Close").clicked() {
            out.push(Action::CloseDialog);
        }
    });
}

pub(super) fn page(ui: &mut Ui, words: &str, page: &Path, out: &mut Vec<Action>) {
    title_line(ui, "The report is written");
    ui.label(words);
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        if widgets::doing(ui, true, "Open it in the browser").clicked() {
            out.push(Action::ShowPage(page.to_path_buf()));
        }
        if ui.button("Close").clicked() {
            out.push(Action::CloseDialog);
        }
    });
}
