//! The chart's controls and its legend.

use egui::{Label, RichText, Sense, Stroke, Ui, vec2};

use super::{ChartEvent, ChartView, mark};
use crate::chart::{Options, Plot, PlotKind, VolumeUnit};
use crate::ui::theme::{self, Palette};
use crate::ui::widgets;

/// Title, switches, the suggestions' chip and the legend.
pub(super) fn show(ui: &mut Ui, view: &ChartView<'_>, palette: &Palette, out: &mut Vec<ChartEvent>) {
    let options = view.scene.options;
    let mut set = |options: Options| out.push(ChartEvent::SetOptions(options));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(10.0, 4.0);
        ui.add(Label::new(RichText::new("Claims over time").font(theme::heading(13.0)).color(palette.text)));
        ui.add_space(4.0);
        if let Some(log) = widgets::segments(ui, options.log, &[(false, "linear"), (true, "log")]) {
            set(Options { log, ..options });
        }
        let units = [(VolumeUnit::Barrels, "barrels"), (VolumeUnit::Tonnes, "tonnes")];
        if let Some(volume) = widgets::segments(ui, options.volume, &units) {
            set(Options { volume, ..options });
        }
        if view.scene.legend.suggestions > 0 {
            let words = format!("suggestions {}", view.scene.legend.suggestions);
            let chip = widgets::chip(ui, options.suggestions, &words);
            let chip = chip.on_hover_text("Figures that nobody has taken over yet are drawn lighter. Click to hide or show them.");
            if chip.clicked() {
                set(Options { suggestions: !options.suggestions, ..options });
            }
        }
        ui.add_space(4.0);
        legend(ui, view, palette);
    });
}

/// Icon, word and count of every status, then of every shape that is not plain.
fn legend(ui: &mut Ui, view: &ChartView<'_>, palette: &Palette) {
    ui.spacing_mut().item_spacing.x = 5.0;
    let counts = &view.scene.legend.statuses;
    let known = view.codebook.statuses.iter();
    for (status, count) in
        known.filter_map(|status| Some((status, counts.iter().find(|(code, _)| *code == status.code)?.1)))
    {
        let words = format!("{} {count}", status.name);
        entry(ui, &words, &status.definition, palette, |ui| {
            widgets::badge(ui, palette, status, 13.0);
        });
    }
    for (style, word) in crate::chart::Style::WORDS {
        let Some((_, count)) = view.scene.legend.styles.iter().find(|(other, _)| *other == style) else { continue };
        entry(ui, &format!("{word} {count}"), "What the shape of a bar says", palette, |ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(20.0, 10.0), Sense::hover());
            mark::swatch(ui.painter(), rect, style, palette);
        });
    }
}

fn entry(ui: &mut Ui, words: &str, hover: &str, palette: &Palette, icon: impl FnOnce(&mut Ui)) {
    // Icon and word stay on one line when the legend wraps.
    ui.allocate_ui_with_layout(vec2(0.0, 20.0), egui::Layout::left_to_right(egui::Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        icon(ui);
        let text = RichText::new(words).font(theme::small()).color(palette.dim);
        ui.add(Label::new(text).extend()).on_hover_text(hover);
    });
    ui.add_space(5.0);
}

/// A plot's name, and how many figures it cannot draw.
pub(super) fn title(ui: &mut Ui, kind: PlotKind, plot: &Plot, palette: &Palette, out: &mut Vec<ChartEvent>) {
    ui.spacing_mut().item_spacing.x = 12.0;
    ui.add(Label::new(RichText::new(&plot.title).font(theme::heading(12.0)).color(palette.text)));
    if plot.unplaced.is_empty() {
        return;
    }
    let link = widgets::link(ui, &format!("{} not placed", plot.unplaced.len()));
    let link = link.on_hover_ui(|ui| {
        for (count, why) in reasons(plot) {
            ui.horizontal(|ui| {
                ui.add(Label::new(RichText::new(count.to_string()).font(theme::heading(12.0))));
                widgets::dim(ui, why);
            });
        }
        widgets::dim(ui, "Click to list them");
    });
    if link.has_focus() {
        ui.painter().rect_stroke(link.rect, 3.0, Stroke::new(1.0, palette.accent), egui::StrokeKind::Outside);
    }
    if link.clicked() {
        out.push(ChartEvent::ShowUnplaced(kind));
    }
}

/// Reasons with their counts, the most frequent first.
fn reasons(plot: &Plot) -> Vec<(usize, String)> {
    let mut counts = std::collections::BTreeMap::new();
    for unplaced in &plot.unplaced {
        *counts.entry(unplaced.why).or_insert(0) += 1;
    }
    let mut reasons: Vec<(usize, String)> = counts.into_iter().map(|(why, count)| (count, why.words())).collect();
    reasons.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    reasons
}
