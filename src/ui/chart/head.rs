//! The chart's controls and its legend.

use egui::{Label, Rect, RichText, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{ChartEvent, ChartView, mark};
use crate::chart::{Options, Plot, PlotKind, Style, VolumeUnit};
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
            let chip = chip.on_hover_text(
                "Figures that nobody has taken over yet are drawn lighter. Click to hide or show them.",
            );
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
    let counts = &view.scene.legend.statuses;
    for status in &view.codebook.statuses {
        let Some((_, count)) = counts.iter().find(|(code, _)| *code == status.code) else { continue };
        entry(ui, 13.0, format!("{} {count}", status.name), &status.definition, palette, |ui, rect| {
            widgets::paint_badge(ui, palette, status, rect);
        });
    }
    for (style, word) in Style::WORDS {
        let Some((_, count)) = view.scene.legend.styles.iter().find(|(other, _)| *other == style) else {
            continue;
        };
        entry(ui, 20.0, format!("{word} {count}"), "What the shape of a bar says", palette, |ui, rect| {
            mark::swatch(ui.painter(), rect.shrink2(vec2(0.0, 1.5)), style, palette);
        });
    }
}

/// Icon and word in one piece, so that they stay together where the legend wraps.
fn entry(
    ui: &mut Ui,
    icon_width: f32,
    words: String,
    hover: &str,
    palette: &Palette,
    icon: impl FnOnce(&Ui, Rect),
) {
    let name = words.clone();
    let galley = ui.painter().layout_no_wrap(words, theme::small(), palette.dim);
    let (rect, response) =
        ui.allocate_exact_size(vec2(icon_width + 5.0 + galley.size().x, 20.0), Sense::hover());
    icon(
        ui,
        Rect::from_center_size(rect.left_center() + vec2(icon_width / 2.0, 0.0), vec2(icon_width, 13.0)),
    );
    let at = pos2(rect.left() + icon_width + 5.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, palette.dim);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    response.on_hover_text(hover);
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
    let mut reasons: Vec<(usize, String)> =
        counts.into_iter().map(|(why, count)| (count, why.words())).collect();
    reasons.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    reasons
}
