//! How the chart is put into a picture: what the dialog asks.

use egui::Ui;

use super::{access, widgets};
use crate::export::picture::{Format, Size};

/// What is chosen. A file name's own ending outweighs the format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureForm {
    /// The kind of file.
    pub format: Format,
    /// Its size as laid out.
    pub size: Size,
    /// Dark instead of white.
    pub dark: bool,
    /// What stands on top; empty for words made of what is drawn.
    pub title: String,
}

impl Default for PictureForm {
    fn default() -> Self {
        Self { format: Format::Svg, size: Size::A4, dark: false, title: String::new() }
    }
}

const SIZES: [(Size, &str); 3] = [
    (Size::A4, "A4 across"),
    (Size::COLUMN, "a report’s column, 840 × 600"),
    (Size::WIDE, "a slide, 1600 × 1000"),
];
const PNG: [(Format, &str); 4] = [
    (Format::Png(1), "PNG 1×"),
    (Format::Png(2), "PNG 2×"),
    (Format::Png(3), "PNG 3×"),
    (Format::Png(4), "PNG 4×"),
];

/// Show the choices.
pub(super) fn ask(ui: &mut Ui, form: &mut PictureForm) {
    widgets::dim(ui, "Exactly what is in sight, with what it covers and its sources.");
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        access::choice(ui, "Format");
        widgets::pick(ui, &mut form.format, Format::Svg, "SVG, sharp at any size");
        // Without its fonts and its painter the program writes SVG only.
        ui.add_enabled_ui(cfg!(feature = "pictures"), |ui| {
            for (format, words) in PNG {
                widgets::pick(ui, &mut form.format, format, words);
            }
        });
    });
    ui.horizontal_wrapped(|ui| {
        access::choice(ui, "Size");
        for (size, words) in SIZES {
            widgets::pick(ui, &mut form.size, size, words);
        }
    });
    ui.horizontal(|ui| {
        access::choice(ui, "Ground");
        widgets::pick(ui, &mut form.dark, false, "white, for print");
        widgets::pick(ui, &mut form.dark, true, "dark");
    });
    widgets::dim(ui, "Title");
    let field = egui::TextEdit::singleline(&mut form.title)
        .hint_text("made of what is drawn")
        .desired_width(f32::INFINITY);
    let response = ui.add(field);
    widgets::name_field(ui, &response, "Title");
}
