//! Lines that are not read, each with its reason.

use egui::{Label, RichText, ScrollArea, Ui};

use super::super::theme::{self, Palette};
use crate::import::series::RowFault;

/// All of them, however many: only those in sight are laid out.
pub(super) fn show(ui: &mut Ui, faults: &[RowFault], height: f32) {
    let palette = Palette::of(ui);
    let row = ui.text_style_height(&egui::TextStyle::Body);
    let scroll = ScrollArea::vertical().id_salt("faults").max_height(height).auto_shrink([false, true]);
    scroll.show_rows(ui, row, faults.len(), |ui, shown| {
        for fault in &faults[shown] {
            let words = fault.to_string();
            let label = Label::new(RichText::new(&words).color(palette.dim).font(theme::small())).truncate();
            ui.add(label);
        }
    });
}
