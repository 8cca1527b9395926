//! Asking for a path: what for, and what else is to be said with it.

use std::path::PathBuf;

use egui::{RichText, Ui};

use super::{field, title_line};
use crate::model::{FigureKey, Role};
use crate::ui::theme::Palette;
use crate::ui::{Action, Format, PictureForm, access, picture, widgets};

/// What a path is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// A folder of articles.
    Folder,
    /// A project file.
    Project,
    /// Where to make a new project.
    New,
    /// Anything that can be opened.
    Any,
    /// Where to put a copy of the project.
    Copy,
    /// Where to put an export.
    Export,
    /// Where to put a picture of the chart.
    Picture,
    /// Where to put the values of the chart.
    Values,
    /// A table of figures to add.
    Table,
    /// Where to put a report to print.
    Page,
    /// Where to put the import report.
    Report,
    /// Another person's project.
    Merge,
    /// A file as evidence that does this.
    Evidence(Role, FigureKey),
}

pub(super) fn ask(
    ui: &mut Ui,
    want: Want,
    path: &mut String,
    (format, suggestions): (&mut Format, &mut bool),
    picture: &mut PictureForm,
    (wrong, reading): (&str, bool),
    out: &mut Vec<Action>,
) {
    let palette = Palette::of(ui);
    let (title, hint, go) = match want {
        Want::Folder => ("Open corpus folder", "/path/to/articles", "Open"),
        Want::Project => ("Open project", "/path/to/name.tumen", "Open"),
        Want::New => ("New project", "/path/to/name.tumen", "Make it"),
        Want::Any => ("Open path", "a folder, a text file, a saved web page or a project", "Open"),
        Want::Copy => ("Save a copy", "/path/to/copy.tumen", "Save"),
        Want::Export => ("Export claims", "/path/to/claims", "Export"),
        Want::Picture => ("Picture of the chart", "/path/to/chart.svg", "Export"),
        Want::Values => ("Values of the chart", "/path/to/chart.csv", "Export"),
        Want::Table => ("Add a table of figures", "/path/to/table.csv", "Read"),
        Want::Page => ("Report to print", "/path/to/report.html", "Write it"),
        Want::Report => ("Save the import report", "/path/to/report.txt", "Save"),
        Want::Merge => ("Merge project", "/path/to/their.tumen", "Merge"),
        Want::Evidence(..) => ("A file as evidence", "/path/to/document.pdf", "Use as evidence"),
    };
    title_line(ui, title);
    widgets::dim(ui, "Path");
    let (entered, _) = field(ui, "Path", path, hint);
    if want == Want::Export {
        ui.horizontal(|ui| {
            access::choice(ui, "Format");
            widgets::pick(ui, format, Format::Csv, "CSV, for spreadsheets");
            widgets::pick(ui, format, Format::Ndjson, "NDJSON, one claim record a line");
        });
        widgets::tick(ui, suggestions, "With suggestions that nobody has taken over");
    }
    if want == Want::Page {
        widgets::tick(ui, suggestions, "With suggestions that nobody has taken over");
        widgets::dim(
            ui,
            "One page with the chart as you see it and the figures that the list shows: in whose words, from which file, \
             with status, evidence and what the checks say. Your browser prints it, or makes a PDF of it.",
        );
    }
    if want == Want::Picture {
        picture::ask(ui, picture);
    }
    if want == Want::Values {
        widgets::dim(
            ui,
            "One row for each figure in sight: the exact amount, its claim, article, period, status, sources.",
        );
    }
    if want == Want::Table {
        widgets::dim(
            ui,
            "CSV, TSV or JSON: UN Comtrade, Chinese customs, WITS, Our World in Data, SDMX, or any other table with \
             columns for time and figures. You see what it gives before it counts.",
        );
    }
    if want == Want::Merge {
        widgets::dim(
            ui,
            "Another person's project of the same articles, or a copy of this one that was worked on elsewhere. Its claims, \
             judgements, evidence and history come in as one step; what both decided differently is asked. That file is \
             only read.",
        );
    }
    if matches!(want, Want::Evidence(..)) {
        widgets::dim(
            ui,
            "The path and the SHA-256 of the file as it is now are kept, not its content: so it can be told later whether \
             it is still the same.",
        );
    }
    if reading {
        widgets::dim(ui, "Reading the table…");
    } else if !wrong.is_empty() {
        ui.add(egui::Label::new(RichText::new(wrong).color(palette.alarm)).wrap());
    }
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let ready = !path.trim().is_empty();
        if widgets::doing(ui, ready, go).clicked() || (entered && ready) {
            let target = PathBuf::from(path.trim());
            out.push(match want {
                Want::Folder | Want::Project | Want::Any => Action::OpenPaths(vec![target]),
                Want::New => Action::NewProject(target),
                Want::Copy => Action::SaveCopyTo(target),
                Want::Export => Action::ExportTo(target, *format, *suggestions),
                Want::Picture => Action::DrawTo(target, picture.clone()),
                Want::Values => Action::ValuesTo(target),
                Want::Table => Action::ReadTable { place: target, encoding: None },
                Want::Page => Action::PageTo(target, *suggestions),
                Want::Report => Action::SaveReportTo(target),
                Want::Merge => Action::Merge(target),
                Want::Evidence(role, key) => Action::LinkFile(target, role, key),
            });
        }
        if ui.button("Browse…").on_hover_text("Ask the system's file dialog").clicked() {
            out.push(Action::Browse);
        }
        if ui.button("Cancel").clicked() {
            out.push(Action::CloseDialog);
        }
    });
}
