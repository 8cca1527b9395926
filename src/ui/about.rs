//! About the program: version, where things are kept, and whose work it is made of.

use egui::{RichText, ScrollArea, Ui};

use super::theme::{self, Palette};
use super::widgets;

/// Crate, version and licence of all that is linked; `packaging/licences` makes it.
const LICENCES: &str = include_str!("../../assets/licences/list.tsv");

/// The open dialog.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// What is kept, and where.
    pub places: Vec<(&'static str, String)>,
    /// What is looked for among the licences.
    pub search: String,
}

/// One crate that is part of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
    /// Its licence, as its authors state it.
    pub licence: &'static str,
}

/// All crates that are part of the program, by name.
pub fn parts() -> impl Iterator<Item = Part> {
    LICENCES.lines().skip(1).filter_map(|line| {
        let mut cells = line.split('\t');
        Some(Part { name: cells.next()?, version: cells.next()?, licence: cells.next()? })
    })
}

/// Show it.
pub(super) fn show(ui: &mut Ui, about: &mut About) {
    let palette = Palette::of(ui);
    ui.label(format!("Version {}", env!("CARGO_PKG_VERSION")));
    ui.label("Checks what the press says about trade between North Korea and its neighbours.");
    ui.label("Licence: MIT or Apache-2.0. Nothing leaves this machine.");
    widgets::section(ui, "Where things are kept");
    egui::Grid::new("places").num_columns(2).spacing([16.0, 4.0]).show(ui, |ui| {
        for (what, place) in &about.places {
            ui.label(RichText::new(*what).color(palette.dim));
            ui.add(egui::Label::new(RichText::new(place).monospace()).selectable(true).wrap());
            ui.end_row();
        }
    });
    widgets::section(ui, "Made of the work of others");
    let words = about.search.trim().to_lowercase();
    let found: Vec<Part> = parts()
        .filter(|part| part.name.contains(&words) || part.licence.to_lowercase().contains(&words))
        .collect();
    ui.horizontal(|ui| {
        let field =
            egui::TextEdit::singleline(&mut about.search).hint_text("name or licence").desired_width(220.0);
        let response = ui.add(field);
        widgets::name_field(ui, &response, "Search licences");
        widgets::dim(ui, format!("{} of {} crates", found.len(), parts().count()));
    });
    ui.add_space(4.0);
    let height = ui.text_style_height(&egui::TextStyle::Body);
    let rows = ScrollArea::vertical().max_height(220.0).auto_shrink([false, false]);
    rows.show_rows(ui, height, found.len(), |ui, rows| {
        for part in found.get(rows).unwrap_or_default() {
            ui.horizontal(|ui| {
                cell(ui, 200.0, RichText::new(part.name));
                cell(ui, 80.0, RichText::new(part.version).color(palette.dim));
                cell(
                    ui,
                    ui.available_width(),
                    RichText::new(part.licence).color(palette.dim).font(theme::small()),
                );
            });
        }
    });
}

/// Words at the left of a column.
fn cell(ui: &mut Ui, width: f32, words: RichText) {
    let size = egui::vec2(width, ui.text_style_height(&egui::TextStyle::Body));
    ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Center), |ui| {
        ui.set_min_width(width);
        ui.add(egui::Label::new(words).truncate());
    });
}
