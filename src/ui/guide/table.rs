//! A table of the guide: columns as wide as their words, cells that wrap where they find no room.

use egui::{FontId, Label, RichText, Ui, vec2};
use egui_commonmark::CommonMarkCache;

use super::super::theme::{self, Palette};
use super::page::markdown;
use crate::guide::plain;

/// Between columns.
const GAP: f32 = 18.0;

/// Draw it. Gives the address of a link that was clicked.
pub(super) fn show(
    ui: &mut Ui,
    cache: &mut CommonMarkCache,
    head: &[String],
    rows: &[Vec<String>],
    palette: &Palette,
) -> Option<String> {
    let widths = widths(ui, head, rows);
    let mut clicked = None;
    ui.add_space(2.0);
    if head.iter().any(|cell| !cell.is_empty()) {
        line(ui, &widths, |ui, column| {
            let words = RichText::new(head.get(column).map_or("", String::as_str));
            ui.add(Label::new(words.font(theme::heading(12.0)).color(palette.dim)).wrap());
        });
        rule(ui, palette);
    }
    for (at, row) in rows.iter().enumerate() {
        ui.push_id(at, |ui| {
            line(ui, &widths, |ui, column| {
                let cell = row.get(column).map_or("", String::as_str);
                if cell.contains(['`', '*', '[']) {
                    clicked = clicked.take().or(markdown(ui, cache, cell));
                } else {
                    ui.add(Label::new(cell).wrap());
                }
            });
        });
        rule(ui, palette);
    }
    ui.add_space(12.0);
    clicked
}

fn line(ui: &mut Ui, widths: &[f32], mut cell: impl FnMut(&mut Ui, usize)) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for (column, width) in widths.iter().enumerate() {
            ui.allocate_ui_with_layout(vec2(*width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.set_width(*width);
                ui.push_id(column, |ui| cell(ui, column));
            });
        }
    });
}

fn rule(ui: &mut Ui, palette: &Palette) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), egui::Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, (1.0, palette.line));
}

/// Columns get what they need; where that is too much, the wide ones share what the narrow ones leave.
fn widths(ui: &Ui, head: &[String], rows: &[Vec<String>]) -> Vec<f32> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default().max(head.len());
    let font = FontId::proportional(14.5);
    let needed: Vec<f32> = (0..columns)
        .map(|column| {
            let cells = rows.iter().filter_map(|row| row.get(column)).chain(head.get(column));
            let width = |cell: &String| {
                let words = plain(cell);
                // Keys and labels have a ground, which stands out a little.
                let marks = cell.matches('`').count() as f32 + cell.matches("**").count() as f32;
                ui.fonts_mut(|fonts| fonts.layout_no_wrap(words, font.clone(), egui::Color32::WHITE).size().x)
                    + marks * 2.0
                    + 4.0
            };
            cells.map(width).fold(0.0, f32::max)
        })
        .collect();
    share(&needed, ui.available_width() - GAP * columns.saturating_sub(1) as f32)
}

fn share(needed: &[f32], room: f32) -> Vec<f32> {
    let mut widths = needed.to_vec();
    let mut open: Vec<usize> = (0..needed.len()).collect();
    let mut left = room;
    loop {
        let each = left / open.len().max(1) as f32;
        let (narrow, wide): (Vec<usize>, Vec<usize>) =
            open.iter().partition(|column| needed[**column] <= each);
        if narrow.is_empty() || wide.is_empty() {
            if narrow.is_empty() {
                wide.iter().for_each(|column| widths[*column] = each);
            }
            return widths;
        }
        left -= narrow.iter().map(|column| needed[*column]).sum::<f32>();
        open = wide;
    }
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn narrow_columns_keep_their_width_and_wide_ones_share_the_rest() {
        assert_eq!(share(&[50.0, 60.0], 200.0), [50.0, 60.0]);
        assert_eq!(share(&[50.0, 600.0], 200.0), [50.0, 150.0]);
        assert_eq!(share(&[50.0, 600.0, 300.0], 250.0), [50.0, 100.0, 100.0]);
        assert_eq!(share(&[], 200.0), [0.0; 0]);
    }
}
