//! What goes to the clipboard besides selected words.

use super::App;
use crate::export::{self};

impl App {
    /// Put the selected figure into the clipboard as a citation.
    pub(super) fn copy_citation(&mut self, ctx: &egui::Context) {
        let Some(figure) = self.selected() else {
            self.panels.toasts.tell("Choose a figure first.");
            return;
        };
        ctx.copy_text(export::citation(&figure, self.seen().codebook()));
        self.panels.toasts.tell("Copied: the figure as a citation.");
    }

    /// Put what the list shows into the clipboard, in its order.
    pub(super) fn copy_cells(&mut self, ctx: &egui::Context) {
        let listing = &self.derived.listing;
        let shown = (0..listing.rows.len()).filter_map(|row| listing.at_row(row));
        ctx.copy_text(export::cells(shown, self.seen().codebook()));
        let words = match listing.rows.len() {
            1 => "Copied: one row with its head, for a spreadsheet.".to_owned(),
            many => format!("Copied: {many} rows with their head, for a spreadsheet."),
        };
        self.panels.toasts.tell(words);
    }
}
