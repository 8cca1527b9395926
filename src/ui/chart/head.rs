//! The chart's controls and its legend.

use std::sync::Arc;

use egui::{Label, Rect, RichText, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::brush::Brush;
use super::picker::Picker;
use super::{ChartEvent, ChartView, official};
use crate::chart::draw;
use crate::chart::{Area, ColourBy, Group, Options, PaneBy, Plot, Scene, VolumeUnit};
use crate::ui::theme::{self, Palette};
use crate::ui::widgets;

/// Title, switches and menus in one row where there is room for one, and below them the legend.
pub(super) fn show(
    ui: &mut Ui,
    view: &ChartView<'_>,
    palette: &Palette,
    picker: &mut Picker,
    out: &mut Vec<ChartEvent>,
) {
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
        let colour = format!("colour: {} ▼", view.scene.options.colour.word());
        let official = picker.title(view);
        let row = Row::of(ui, &[&colour, &official, OPTIONS], view.as_table);
        if row.title {
            ui.add(Label::new(RichText::new(TITLE).font(theme::heading(13.0)).color(palette.text)));
        }
        switches(ui, view, out);
        ui.add_space(row.space);
        colours(ui, &colour, view, out);
        picker.show(ui, official, view, out);
        options(ui, view, out);
        if view.as_table
            && widgets::chip(ui, true, "table").on_hover_text("Back to the plots  ·  T").clicked()
        {
            out.push(ChartEvent::AsTable);
        }
    });
    if view.as_table || ui.available_height() >= WITH_LEGEND {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(12.0, 0.0);
            legend(ui, view, palette, out);
        });
    }
}

/// With less height below the controls the plots need the room of the legend.
const WITH_LEGEND: f32 = 235.0;
const TITLE: &str = "Claims over time";
const OPTIONS: &str = "options ▼";

/// What the first row has room for.
struct Row {
    title: bool,
    /// Between the switches and the menus, which stand at the right.
    space: f32,
}

impl Row {
    fn of(ui: &Ui, menus: &[&str], as_table: bool) -> Self {
        let gap = ui.spacing().item_spacing.x;
        let padding = 2.0 * ui.spacing().button_padding.x;
        let switches = widgets::segments_width(ui, &SPANS)
            + widgets::segments_width(ui, &SCALES)
            + widgets::segments_width(ui, &VolumeUnit::WORDS);
        let words = |words: &&str| widgets::width(ui, words, theme::small()) + padding + gap;
        let table = if as_table { words(&"table") } else { 0.0 };
        let menus = menus.iter().map(words).sum::<f32>() + table;
        let title = widgets::width(ui, TITLE, theme::heading(13.0)) + gap;
        let left = ui.available_width() - switches - menus - 3.0 * gap;
        let shown = left > title;
        Self { title: shown, space: (if shown { left - title } else { left }).max(0.0) }
    }
}

const SPANS: [(bool, &str); 2] = [(false, "total"), (true, "per month")];
const SCALES: [(bool, &str); 2] = [(false, "linear"), (true, "log")];

fn switches(ui: &mut Ui, view: &ChartView<'_>, out: &mut Vec<ChartEvent>) {
    let options = &view.scene.options;
    let mut set = |options: Options| out.push(ChartEvent::SetOptions(options));
    if let Some(monthly) = widgets::segments(ui, "Amounts", options.monthly, &SPANS) {
        set(Options { monthly, ..options.clone() });
    }
    if let Some(log) = widgets::segments(ui, "Scale", options.log, &SCALES) {
        set(Options { log, ..options.clone() });
    }
    if let Some(volume) = widgets::segments(ui, "Oil in", options.volume, &VolumeUnit::WORDS) {
        set(Options { volume, ..options.clone() });
    }
}

fn colours(ui: &mut Ui, title: &str, view: &ChartView<'_>, out: &mut Vec<ChartEvent>) {
    let options = &view.scene.options;
    widgets::quiet_menu(ui, title, |ui| {
        for (colour, words) in ColourBy::WORDS {
            if ui.selectable_label(options.colour == colour, words).clicked() {
                out.push(ChartEvent::SetOptions(Options { colour, ..options.clone() }));
            }
        }
    });
}

/// What is set once and left: how many plots, whose factors, the same as a table.
fn options(ui: &mut Ui, view: &ChartView<'_>, out: &mut Vec<ChartEvent>) {
    let options = &view.scene.options;
    let factors = &view.tables.factors;
    let set = ChartEvent::SetOptions;
    let menu = widgets::quiet_menu(ui, OPTIONS, |ui| {
        ui.set_min_width(220.0);
        widgets::dim(ui, "Plots");
        for (panes, words) in PaneBy::WORDS {
            if ui.selectable_label(options.panes == panes, words).clicked() {
                out.push(set(Options { panes, ..options.clone() }));
            }
        }
        ui.separator();
        widgets::dim(ui, "Barrels in a tonne, by product, as published by");
        for set_of in view.sets {
            if ui.selectable_label(set_of.id == factors.id, &*set_of.name).clicked() {
                out.push(set(Options { factors: Arc::clone(&set_of.id), ..options.clone() }));
            }
        }
        widgets::dim(ui, "What a set has no row for is not drawn, and counted.");
        ui.separator();
        if ui.selectable_label(view.as_table, "The same data as a table  ·  T").clicked() {
            out.push(ChartEvent::AsTable);
        }
    });
    let panes = match options.panes {
        PaneBy::Together => "one pair of plots",
        by => &format!("plots {}", by.word()),
    };
    menu.on_hover_text(format!("{panes}\n{}", factors.name));
}

/// Icon, word and count of every colour, then of every shape that is not plain. A click switches one off, and on again.
fn legend(ui: &mut Ui, view: &ChartView<'_>, palette: &Palette, out: &mut Vec<ChartEvent>) {
    let options = &view.scene.options;
    let mut toggle = |id: &Arc<str>| out.push(ChartEvent::SetOptions(options.toggled(id)));
    for group in view.scene.legend.groups.iter().filter(|group| group.count > 0) {
        let words = format!("{} {}", group.words, group.count);
        if entry(ui, 13.0, words, &group.hint, group.off, palette, |ui, rect| badge(ui, group, rect, palette))
        {
            toggle(&group.id);
        }
    }
    for line in view.scene.plots.iter().flat_map(|plot| &plot.official) {
        let name = line.series.name(view.lexicon);
        let words = format!("{}: {}", line.series.publisher_words(), line.series.flow_words());
        if entry(ui, 20.0, words, &name, false, palette, |ui, rect| official::swatch(ui, line, rect, palette))
        {
            out.push(ChartEvent::SetOptions(options.with_series(&line.series.id, false)));
        }
    }
    let suggestions = view.scene.legend.suggestions;
    if suggestions > 0 {
        let words = format!("suggestions {suggestions}");
        let hint = "Figures that nobody has taken over yet, drawn lighter";
        if entry(ui, 20.0, words, hint, !options.suggestions, palette, |ui, rect| {
            let rect = rect.shrink2(vec2(0.0, 1.5));
            draw::light(&mut Brush::new(ui.painter(), rect), whole(rect), palette.inks());
        }) {
            let suggestions = !options.suggestions;
            out.push(ChartEvent::SetOptions(Options { suggestions, ..options.clone() }));
        }
    }
    let mut toggle = |id: &Arc<str>| out.push(ChartEvent::SetOptions(options.toggled(id)));
    for shape in &view.scene.legend.styles {
        let words = format!("{} {}", shape.word, shape.count);
        let hint = match shape.style {
            Some(_) => "What the shape of a bar says",
            None => {
                "The text prints something else, from which this amount follows; the card has the formula"
            }
        };
        if entry(ui, 20.0, words, hint, shape.off, palette, |ui, rect| {
            let rect = rect.shrink2(vec2(0.0, 1.5));
            draw::swatch(&mut Brush::new(ui.painter(), rect), whole(rect), shape.style, palette.inks());
        }) {
            toggle(&shape.id);
        }
    }
}

/// A group's colour, with its glyph where it has one.
fn badge(ui: &Ui, group: &Group, rect: Rect, palette: &Palette) {
    draw::badge(&mut Brush::new(ui.painter(), rect), whole(rect), group.ink, palette.inks());
}

/// A rectangle in its own pixels.
fn whole(rect: Rect) -> Area {
    Area { x0: 0.0, y0: 0.0, x1: rect.width(), y1: rect.height() }
}

/// Icon and word in one piece, so that they stay together where the legend wraps. Gives whether it was clicked.
fn entry(
    ui: &mut Ui,
    icon_width: f32,
    words: String,
    hint: &str,
    off: bool,
    palette: &Palette,
    icon: impl FnOnce(&Ui, Rect),
) -> bool {
    let name = words.clone();
    let ink = palette.dim;
    let galley = ui.painter().layout_no_wrap(words, theme::small(), ink);
    let size = vec2(icon_width + 5.0 + galley.size().x, 20.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    if !off {
        let at = rect.left_center() + vec2(icon_width / 2.0, 0.0);
        icon(ui, Rect::from_center_size(at, vec2(icon_width, 13.0)));
    }
    let at = pos2(rect.left() + icon_width + 5.0, rect.center().y - galley.size().y / 2.0);
    let text = Rect::from_min_size(at, galley.size());
    ui.painter().galley(at, galley, ink);
    if off {
        ui.painter().hline(text.x_range(), text.center().y + 1.0, Stroke::new(1.0, ink));
    }
    if response.hovered() || response.has_focus() {
        ui.painter().hline(text.x_range(), text.bottom() - 1.0, Stroke::new(1.0, palette.accent));
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, !off, &name));
    let clicked = response.clicked();
    let what = if off { "Switched off. Click to draw them again" } else { "Click to switch them off" };
    response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_ui(|ui| {
        ui.set_max_width(300.0);
        if !hint.is_empty() {
            ui.label(hint);
        }
        widgets::dim(ui, what);
    });
    clicked
}

/// A plot's name, and how many figures it cannot draw.
pub(super) fn title(ui: &mut Ui, scene: &Scene, at: usize, palette: &Palette, out: &mut Vec<ChartEvent>) {
    let plot = &scene.plots[at];
    ui.spacing_mut().item_spacing.x = 12.0;
    let pane = &scene.panes[plot.pane];
    if !pane.is_empty() {
        ui.add(Label::new(RichText::new(pane).font(theme::heading(12.0)).color(palette.text)));
    }
    // Small multiples repeat it: quieter there.
    let ink = if pane.is_empty() { palette.text } else { palette.dim };
    let font = if pane.is_empty() { theme::heading(12.0) } else { theme::small() };
    let words =
        if pane.is_empty() { &*plot.title } else { plot.title.split(", ").last().unwrap_or_default() };
    ui.add(Label::new(RichText::new(words).font(font).color(ink)));
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
        out.push(ChartEvent::ShowUnplaced(at));
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
