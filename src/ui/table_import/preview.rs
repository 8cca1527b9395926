//! What the table gives as its layout is now: the table itself, the series, and what is not read.

use std::sync::Arc;

use egui::{Label, RichText, ScrollArea, Ui};

use super::super::theme::{self, Palette};
use super::super::{View, widgets};
use super::{TableImport, Trial, counted, faults, grid, in_full};
use crate::chart::plot_of;
use crate::import::series::LayoutError;
use crate::listing::is_oil;
use crate::model::words;
use crate::reference::Series;

/// So many amounts of a series are shown.
const AMOUNTS: usize = 4;

/// Show it in `height` points.
pub(super) fn show(ui: &mut Ui, open: &TableImport, view: &View<'_>, height: f32) {
    let palette = Palette::of(ui);
    let end = ui.cursor().top() + height;
    let missing = open.form.faults(&open.parsed.sheet.headers);
    headline(ui, open, &missing, &palette);
    widgets::section(ui, "The table");
    // Until there is something to show below it, it has all the room.
    let room = if missing.is_empty() { height * 0.3 } else { end - ui.cursor().top() };
    grid::show(ui, open, room.round());
    // While the next trial runs, the last one stays in sight, paler: nothing jumps at each letter that is typed.
    let Some(trial) = open.trial.as_ref().filter(|_| missing.is_empty()) else { return };
    if open.result().is_none() {
        ui.multiply_opacity(0.5);
    }
    if !trial.own.series.is_empty() {
        widgets::section(ui, &format!("Series · {}", in_full(trial.own.series.len())));
        // What is not read takes up to a half of the room that is left, and the series the rest.
        let line = ui.text_style_height(&egui::TextStyle::Body) + ui.spacing().item_spacing.y;
        let faults = trial.own.faults.len();
        let below = if faults == 0 { 0.0 } else { 34.0 + line * faults as f32 };
        let left = (end - ui.cursor().top()).max(120.0);
        series(ui, trial, view, &palette, (left - below).max(left * 0.5 - 20.0).round());
    }
    if !trial.own.faults.is_empty() {
        widgets::section(ui, &format!("Not read · {}", in_full(trial.own.faults.len())));
        faults::show(ui, &trial.own.faults, (end - ui.cursor().top()).max(60.0));
    }
}

fn headline(ui: &mut Ui, open: &TableImport, missing: &[LayoutError], palette: &Palette) {
    ui.add_space(4.0);
    if missing.is_empty() {
        match open.result() {
            Some(trial) => {
                let ink = if trial.own.kept == 0 { palette.alarm } else { palette.text };
                ui.add(Label::new(RichText::new(trial.headline()).strong().color(ink)).wrap());
                if open.parsed.sheet.rows.is_empty() && trial.own.faults.is_empty() {
                    widgets::dim(ui, "The file has headers and no row below them.");
                }
            }
            None => {
                widgets::dim(ui, "Reading the table…");
            }
        }
        return;
    }
    let open_parts: Vec<&str> = missing
        .iter()
        .filter_map(|fault| match fault {
            LayoutError::Open("value") => Some("the column with figures"),
            LayoutError::Open(part) => Some(*part),
            _ => None,
        })
        .collect();
    if !open_parts.is_empty() {
        let words = format!("Still to be set: {}", open_parts.join(", "));
        ui.add(Label::new(RichText::new(words).strong().color(palette.warn)).wrap());
    }
    for fault in missing.iter().filter(|fault| !matches!(fault, LayoutError::Open(_))) {
        ui.add(Label::new(RichText::new(sentence(&fault.to_string())).color(palette.alarm)).wrap());
    }
}

fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn series(ui: &mut Ui, trial: &Trial, view: &View<'_>, palette: &Palette, height: f32) {
    let all = &trial.own.series;
    let row = ui.text_style_height(&egui::TextStyle::Body) * 2.0 + 8.0;
    let scroll = ScrollArea::vertical().id_salt("own series").max_height(height).auto_shrink([false, true]);
    scroll.show_rows(ui, row, all.len(), |ui, shown| {
        for series in &all[shown] {
            ui.push_id(&series.id, |ui| {
                ui.set_height(row);
                ui.spacing_mut().item_spacing.y = 1.0;
                one(ui, series, view, palette);
            });
        }
    });
}

fn one(ui: &mut Ui, series: &Arc<Series>, view: &View<'_>, palette: &Palette) {
    let mut name = format!("{}, {}", series.flow_words(), view.commodity_name(&series.commodity));
    if !series.scope.is_empty() {
        name.push_str(&format!(" ({})", series.scope));
    }
    ui.horizontal(|ui| {
        ui.add(Label::new(RichText::new(format!("{name}, {}", series.unit))).truncate());
        if let Err(why) = plot_of(series, &|id: &str| is_oil(view.lexicon, id)) {
            let words = RichText::new("no plot").color(palette.warn).font(theme::small());
            ui.label(words)
                .on_hover_text(format!("It is compared with claims, but not drawn: {}", why.words()));
        }
    });
    let rows = &series.rows;
    let ends = match (rows.first(), rows.last()) {
        (Some(first), Some(last)) if rows.len() > 1 => {
            format!(", {} to {}", first.period().words(), last.period().words())
        }
        (Some(only), _) => format!(", {}", only.period().words()),
        _ => String::new(),
    };
    let amounts: Vec<String> =
        rows.iter().take(AMOUNTS).filter_map(|row| row.quantity.value).map(words::number).collect();
    let more = if rows.len() > AMOUNTS { " · …" } else { "" };
    let line = format!("{}{ends}: {}{more}", counted(rows.len(), "figure"), amounts.join(" · "));
    ui.add(Label::new(RichText::new(line).color(palette.dim).font(theme::small())).truncate());
}
