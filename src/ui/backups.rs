//! The dialog of backups: what there is of a project, and the way back to one.

use std::path::PathBuf;

use egui::{Align, Layout, RichText, ScrollArea, Ui};
use jiff::tz::TimeZone;

use super::history::when;
use super::theme::{self, Palette};
use super::{Action, widgets};
use crate::store::{Backup, Occasion};

/// What the dialog holds while it is open.
#[derive(Clone, Debug, PartialEq)]
pub struct BackupList {
    project: PathBuf,
    folder: PathBuf,
    /// Whether the folder was there when the dialog was opened.
    there: bool,
    /// In which times are told.
    zone: TimeZone,
    found: Vec<Backup>,
    /// The one that is to be restored, once that was confirmed.
    chosen: Option<usize>,
}

impl BackupList {
    /// The backups of a project, in a folder that may not be there yet; times are told in `zone`.
    #[must_use]
    pub fn new(
        project: PathBuf,
        (folder, there): (PathBuf, bool),
        found: Vec<Backup>,
        zone: TimeZone,
    ) -> Self {
        Self { project, folder, there, zone, found, chosen: None }
    }
}

pub(super) fn show(ui: &mut Ui, open: &mut BackupList, out: &mut Vec<Action>) {
    let palette = Palette::of(ui);
    ui.add(egui::Label::new(RichText::new(open.project.display().to_string()).color(palette.dim)).truncate());
    ui.add_space(4.0);
    if open.found.is_empty() {
        ui.label("There is no backup of this project yet.");
        ui.add_space(4.0);
    }
    widgets::dim(
        ui,
        "Before the first change of each day Tumen keeps the project as it is then; also before it brings the file to a \
         newer format, and before a backup is restored. The last seven days of work are kept, and one day a month for \
         half a year before them.",
    );
    ui.add_space(8.0);
    ScrollArea::vertical().max_height(340.0).show(ui, |ui| {
        for (at, backup) in open.found.iter().enumerate() {
            row(ui, &palette, (at, backup), &open.zone, &mut open.chosen);
        }
    });
    ui.add_space(8.0);
    if let Some(backup) = open.chosen.and_then(|at| open.found.get(at)) {
        widgets::card(&palette).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.label(format!(
                "Put the project back to how it was {}? What it is now becomes a backup in this list, so this can be \
                 taken back.",
                state(backup, &open.zone)
            ));
            ui.add_space(6.0);
            ui.horizontal(|ui| {
                if widgets::doing(ui, true, "Restore this backup").clicked() {
                    out.push(Action::Restore { project: open.project.clone(), backup: backup.path.clone() });
                }
                if ui.button("Keep the project as it is").clicked() {
                    open.chosen = None;
                }
            });
        });
        ui.add_space(8.0);
    }
    ui.horizontal(|ui| {
        let hint = open.folder.display().to_string();
        if ui.add_enabled(open.there, egui::Button::new("Open the folder")).on_hover_text(hint).clicked() {
            out.push(Action::OpenFolder(open.folder.clone()));
        }
        if ui.button("Close").clicked() {
            out.push(Action::CloseDialog);
        }
    });
}

fn row(
    ui: &mut Ui,
    palette: &Palette,
    (at, backup): (usize, &Backup),
    zone: &TimeZone,
    chosen: &mut Option<usize>,
) {
    let on = *chosen == Some(at);
    let fill = if on { palette.selected } else { egui::Color32::TRANSPARENT };
    egui::Frame::new().fill(fill).corner_radius(4).inner_margin(egui::Margin::symmetric(8, 4)).show(
        ui,
        |ui| {
            ui.horizontal(|ui| {
                ui.vertical(|ui| {
                    ui.horizontal(|ui| {
                        ui.label(RichText::new(day(backup)).font(theme::heading(13.0)));
                        ui.label(RichText::new(occasion(backup)).color(palette.dim));
                    });
                    widgets::dim(ui, contents(backup, zone));
                });
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let name = format!("Restore {}, {}…", day(backup), occasion(backup));
                    let button = ui.button("Restore…").on_hover_text(backup.path.display().to_string());
                    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
                    if button.clicked() {
                        *chosen = Some(at);
                    }
                });
            });
        },
    );
}

/// "Fri 2026-11-27".
fn day(backup: &Backup) -> String {
    backup.day.strftime("%a %Y-%m-%d").to_string()
}

fn occasion(backup: &Backup) -> String {
    match backup.occasion {
        Occasion::Day => "before that day's first change".to_owned(),
        Occasion::Format(version) => format!("before its format {version} became a newer one"),
        Occasion::Restore => "before a backup was restored".to_owned(),
    }
}

/// "124 changes, the last 2026-11-26 18:20 · 48 KB".
fn contents(backup: &Backup, zone: &TimeZone) -> String {
    let log = match backup.log {
        Some((0, _)) => "nothing decided".to_owned(),
        Some((count, last)) => {
            let changes = if count == 1 { "1 change".to_owned() } else { format!("{count} changes") };
            match last {
                Some(last) => format!("{changes}, the last {}", when(last, zone)),
                None => changes,
            }
        }
        None => "cannot be read".to_owned(),
    };
    format!("{log}  ·  {}", size(backup.bytes))
}

fn state(backup: &Backup, zone: &TimeZone) -> String {
    match backup.log {
        Some((_, Some(last))) => format!("after its change of {}", when(last, zone)),
        _ => format!("on {}", day(backup)),
    }
}

/// In the largest unit that leaves a number above one.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} KB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
    }
}
