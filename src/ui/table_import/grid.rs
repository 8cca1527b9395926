//! The table's first rows.

use egui::{Grid, Label, RichText, ScrollArea, Ui};

use super::super::theme::{self, Palette};
use super::TableImport;
use crate::import::series::{Cell, Layout, Sides};

/// So many lines above the headers.
const ABOVE: usize = 3;
/// So many rows.
const ROWS: usize = 12;
/// So many columns: more are not laid out in each frame.
const COLUMNS: usize = 80;
/// So many letters of a cell; hovering shows all.
const LETTERS: usize = 28;

pub(super) fn show(ui: &mut Ui, open: &TableImport, height: f32) {
    let palette = Palette::of(ui);
    let sheet = &open.parsed.sheet;
    let used = used(&open.form.layout);
    let is_used = |header: &String| used.iter().any(|name| name.eq_ignore_ascii_case(header));
    above(ui, open);
    let scroll = ScrollArea::both().id_salt("rows").max_height(height).auto_shrink([false, true]);
    scroll.show(ui, |ui| {
        Grid::new("rows").spacing([14.0, 3.0]).show(ui, |ui| {
            cell(ui, "line", palette.dim);
            for header in sheet.headers.iter().take(COLUMNS) {
                // Columns that nothing is taken of are paler.
                cell(ui, header, if is_used(header) { palette.accent } else { palette.dim });
            }
            ui.end_row();
            for (line, cells) in sheet.rows.iter().take(ROWS) {
                cell(ui, &line.to_string(), palette.dim);
                for (header, words) in sheet.headers.iter().zip(cells).take(COLUMNS) {
                    cell(ui, words, if is_used(header) { palette.text } else { palette.dim });
                }
                ui.end_row();
            }
        });
    });
}

/// The last lines above the headers: they often say in which unit the table counts.
fn above(ui: &mut Ui, open: &TableImport) {
    let skip = open.parsed.skip as usize;
    let lines = open.file.text.lines().take(skip).skip(skip.saturating_sub(ABOVE));
    for line in lines.filter(|line| !line.trim().is_empty()) {
        let ink = Palette::of(ui).dim;
        let words = RichText::new(line.trim()).italics().color(ink).font(theme::small());
        ui.add(Label::new(words).truncate());
    }
}

fn cell(ui: &mut Ui, words: &str, ink: egui::Color32) {
    let short: String = words.chars().take(LETTERS).collect();
    let cut = short.len() < words.len();
    let shown = if cut { format!("{}…", short.trim_end()) } else { short };
    let label = Label::new(RichText::new(shown).color(ink).font(theme::small())).extend();
    let response = ui.add(label);
    if cut {
        response.on_hover_text(words);
    }
}

/// The columns of a layout.
fn used(layout: &Layout) -> Vec<&str> {
    let mut cells = vec![&layout.time, &layout.goods];
    cells.extend(layout.end.iter().chain(&layout.scale));
    match &layout.sides {
        Sides::Trade { exporter, importer } => cells.extend([exporter, importer]),
        Sides::Reported { reporter, partner, flow } => cells.extend([reporter, partner, flow]),
    }
    cells.extend(layout.figures.iter().map(|figure| &figure.unit));
    let columns = cells.into_iter().filter_map(|cell| match cell {
        Cell::Column(name) => Some(&**name),
        Cell::Fixed(_) => None,
    });
    let figures = layout.figures.iter().map(|figure| &*figure.column);
    columns.chain(figures).chain(layout.keep.iter().map(|keep| &*keep.column)).collect()
}
