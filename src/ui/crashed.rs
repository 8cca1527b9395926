//! Says that the last session ended unexpectedly, and what became of the work.

use egui::{RichText, Ui};

use super::{Action, Command, widgets};

/// What is known of the crash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crashed {
    /// The report's path.
    pub report: String,
    /// The project or folder that was opened last, where it still is.
    pub last: Option<String>,
}

/// Show it.
pub(super) fn show(ui: &mut Ui, crashed: &Crashed, out: &mut Vec<Action>) {
    ui.label("Nothing that was saved is lost: every decision is on disk as soon as the mark says so.");
    ui.add_space(6.0);
    ui.label(
        "A report was written on this machine. It has the version, the place in the program and the names of the last \
         commands, and nothing of your articles. It was sent nowhere; to have it mended, pass that file on.",
    );
    ui.add_space(6.0);
    widgets::dim(ui, "Report");
    ui.add(egui::Label::new(RichText::new(&crashed.report).monospace()).selectable(true).wrap());
    ui.add_space(12.0);
    ui.horizontal_wrapped(|ui| {
        if let Some(last) = &crashed.last {
            let name = last.rsplit(['/', '\\']).next().unwrap_or(last);
            if widgets::doing(ui, true, &format!("Open {name} again")).on_hover_text(last).clicked() {
                out.push(Action::OpenPaths(vec![last.into()]));
            }
        }
        if ui.button("Open the folder").clicked() {
            out.push(Action::Do(Command::OpenLogs));
            out.push(Action::CloseDialog);
        }
        if ui.button("Close").clicked() {
            out.push(Action::CloseDialog);
        }
    });
}
