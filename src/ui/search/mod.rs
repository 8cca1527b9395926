//! The list of what a search over all articles found: its field, its hits by article, and the way from hit to hit.

mod empty;
mod field;
mod hits;
mod row;

pub use hits::{Hits, Place};

use std::sync::Arc;

use egui::{Align, Ui};
use egui_extras::{Column, TableBuilder};

use super::table_rows::{CELLS, TableRows};
use super::theme::Palette;
use super::{Action, List, Screen, View, access, filter_bar, widgets};

const ROW: f32 = 22.0;

/// What the list remembers between frames.
#[derive(Default)]
pub struct SearchPanel {
    /// Go to the field in the next frame.
    focus: bool,
    /// Scroll to the current hit in the next frame.
    reveal: bool,
    /// The row that was revealed last.
    row: usize,
    /// For what was typed the list was shown last.
    shown: Arc<str>,
}

impl SearchPanel {
    /// Go to the field in the next frame.
    pub const fn take_focus(&mut self) {
        self.focus = true;
    }

    /// Scroll to the current hit in the next frame.
    pub const fn reveal(&mut self) {
        self.reveal = true;
    }

    /// Show it.
    pub(super) fn show(&mut self, ui: &mut Ui, view: &View<'_>, screen: &Screen, out: &mut Vec<Action>) {
        ui.add_space(2.0);
        egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 0)).show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
                ui.set_min_height(24.0);
                filter_bar::tabs(ui, view, List::Search, out);
                ui.add_space(8.0);
                field::show(ui, view, screen, std::mem::take(&mut self.focus), out);
            });
        });
        ui.add_space(4.0);
        if view.hits.rows() == 0 {
            empty::show(ui, view, screen, out);
            ui.take_available_space();
            return;
        }
        self.list(ui, view, out);
    }

    fn list(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Vec<Action>) {
        let palette = Palette::of(ui);
        let hits = view.hits;
        widgets::quiet_rows(ui);
        TableRows::prepare(ui);
        let mut table = TableBuilder::new(ui)
            .id_salt("search")
            .sense(CELLS)
            .auto_shrink(false)
            .animate_scrolling(false)
            .min_scrolled_height(0.0)
            .column(Column::remainder().clip(true));
        let current = hits.current();
        if std::mem::take(&mut self.reveal)
            && let Some(place) = current
        {
            let row = hits.row_of(place);
            // One further in the direction of the walk, so that the next one is in view too.
            let near = if row >= self.row { row + 1 } else { row.saturating_sub(1) };
            table = table.scroll_to_row(near.min(hits.rows() - 1), None);
            self.row = row;
        }
        if self.shown != hits.typed {
            // Another list begins at its top.
            self.shown = Arc::clone(&hits.typed);
            self.row = 0;
            if current.is_none() {
                table = table.scroll_to_row(0, Some(Align::TOP));
            }
        }
        table.body(|mut body| {
            let rows = TableRows::of(body.ui_mut(), "Hits", hits.rows());
            body.rows(ROW, hits.rows(), |mut line| {
                let Some((found, place)) = hits.at_row(line.index()) else { return };
                let on = current == Some(place);
                line.set_selected(on);
                let mut begun = None;
                line.col(|ui| {
                    begun = Some(rows.begin(ui));
                    match place.hit.and_then(|hit| found.lines.get(hit)) {
                        Some(line) => row::hit(ui, line, &palette),
                        None => row::head(ui, found, &palette),
                    }
                });
                let response = rows.end(begun, &line);
                access::row(&response, true, on, row::name(found, place));
                access::place(&response, line.index());
                if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
                    out.push(Action::OpenHit(place));
                }
            });
        });
    }
}

/// Every hit of an article as the reader marks it: where, and which is the current one.
pub(super) fn marked<'v>(view: &View<'v>, screen: &Screen) -> (&'v [crate::text::Span], Option<usize>) {
    let open = view.open.filter(|_| screen.table && screen.list == List::Search);
    open.map_or((&[], None), |open| view.hits.of_article(&open.entry.article))
}

/// What a list of nothing says.
fn say(ui: &mut Ui, words: impl Into<String>) {
    ui.add_space(12.0);
    ui.vertical_centered(|ui| widgets::dim(ui, words));
}
