//! The plots' data as a table, in time order, for whoever reads rather than looks.

use egui::{RichText, Ui};
use egui_extras::{Column, TableBuilder};

use super::super::widgets;
use super::{ChartEvent, ChartView};
use crate::chart::{Item, PlotKind, Scene, amount, name};
use crate::model::words;
use crate::ui::access;
use crate::ui::table_rows::{CELLS, TableRows};
use crate::ui::theme::{self, Palette};

const ROW: f32 = 22.0;
const COLUMNS: [(&str, f32); 7] = [
    ("period", 120.0),
    ("plotted", 140.0),
    ("as printed", 140.0),
    ("flow", 104.0),
    ("commodity", 110.0),
    ("shape", 80.0),
    ("source", 120.0),
];

/// Marks and official rows in time order, sorted once for a scene.
#[derive(Default)]
pub(super) struct Rows {
    of: Option<u64>,
    order: Vec<Item>,
    revealed: Option<(usize, usize)>,
}

impl Rows {
    /// Show them; the selected one is scrolled to when it changes.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        view: &ChartView<'_>,
        selected: Option<(usize, usize)>,
        palette: &Palette,
        out: &mut Vec<ChartEvent>,
    ) {
        let stamp = Some(view.scene.stamp);
        if self.of != stamp {
            self.order = view.scene.rows();
            self.of = stamp;
        }
        let wanted: f32 = COLUMNS.iter().map(|(_, width)| width).sum();
        let gaps = ui.spacing().item_spacing.x * COLUMNS.len() as f32 + ui.spacing().scroll.bar_width + 4.0;
        let fit = ((ui.available_width() - gaps) / wanted).clamp(0.5, 2.0);
        widgets::quiet_rows(ui);
        TableRows::prepare(ui);
        let mut table = TableBuilder::new(ui)
            .id_salt("chart table")
            .sense(CELLS)
            .auto_shrink(false)
            .animate_scrolling(false)
            .min_scrolled_height(0.0)
            .cell_layout(egui::Layout::left_to_right(egui::Align::Center));
        for (_, width) in COLUMNS {
            table = table.column(Column::exact(width * fit).clip(true));
        }
        if self.revealed != selected {
            self.revealed = selected;
            let wanted = selected.map(|(plot, mark)| Item::Mark(plot, mark));
            if let Some(row) = wanted.and_then(|at| self.order.iter().position(|other| *other == at)) {
                table = table.scroll_to_row(row, None);
            }
        }
        let header = table.header(20.0, |mut header| {
            for (words, _) in COLUMNS {
                header.col(|ui| {
                    ui.add_space(4.0);
                    ui.label(RichText::new(words).font(theme::small()).color(palette.dim));
                });
            }
        });
        header.body(|mut body| {
            let rows = TableRows::of(body.ui_mut(), "Values of the plots", self.order.len());
            body.rows(ROW, self.order.len(), |mut row| {
                let at = match self.order[row.index()] {
                    Item::Mark(plot, mark) => (plot, mark),
                    Item::Step(plot, line, step) => {
                        let (cells, name) = official(view, (plot, line, step));
                        let mut begun = None;
                        for words in cells {
                            row.col(|ui| {
                                rows.cell(ui, &mut begun);
                                ui.add_space(4.0);
                                ui.add(egui::Label::new(RichText::new(words).color(palette.dim)).truncate());
                            });
                        }
                        let response = rows.end(begun, &row);
                        access::row(&response, true, false, &name);
                        access::place(&response, row.index());
                        return;
                    }
                };
                let plot = &view.scene.plots[at.0];
                let mark = &plot.marks[at.1];
                let Some(figure) = view.figures.get(mark.figure as usize) else { return };
                let record = figure.record();
                let on = selected == Some(at);
                row.set_selected(on);
                let options = &view.scene.options;
                let derived = if mark.derived { "derived " } else { "" };
                let goods = record.commodity.as_deref().map(view.tables.goods).unwrap_or_default();
                let ink = if mark.suggestion { palette.dim } else { palette.text };
                let mut begun = None;
                for words in [
                    record.period.words(),
                    amount(mark, plot.kind, options),
                    record.figure_words(),
                    record.flow.to_string(),
                    goods,
                    format!("{derived}{}", mark.style.word()),
                    record.sources.first().map(|source| source.to_string()).unwrap_or_default(),
                ] {
                    row.col(|ui| {
                        rows.cell(ui, &mut begun);
                        ui.add_space(4.0);
                        ui.add(egui::Label::new(RichText::new(words).color(ink)).truncate());
                    });
                }
                let response = rows.end(begun, &row);
                let words = format!("Plotted {}", name(mark, plot.kind, view.figures, options));
                access::row(&response, true, on, words);
                access::place(&response, row.index());
                if response.clicked() {
                    out.push(ChartEvent::Open(figure.key()));
                }
            });
        });
    }
}

/// The cells of an official row, and what a screen reader says of it.
fn official(view: &ChartView<'_>, (plot, line, step): (usize, usize, usize)) -> ([String; 7], String) {
    let Scene { plots, options, .. } = view.scene;
    let (plot, of) = (&plots[plot], &plots[plot].official[line]);
    let (step, series) = (&of.steps[step], &of.series);
    let row = of.row(step);
    let period = row.map(|row| row.period().words()).unwrap_or_default();
    let unit = if plot.kind == PlotKind::Value { "USD" } else { options.volume.code() };
    let rate = if options.monthly { " a month" } else { "" };
    let amount = format!("{} {unit}{rate}", words::number(step.amount.round_sf(9).unwrap_or(step.amount)));
    let printed = row.and_then(|row| row.quantity.point()).map(words::number).unwrap_or_default();
    let (flow, publisher) = (series.flow_words(), series.publisher_words());
    let name = format!("Plotted {amount}, {period}, {flow}, official: {publisher}");
    let cells = [
        period,
        amount,
        format!("{printed} {}", series.unit),
        flow,
        (view.tables.goods)(&series.commodity),
        "official".to_owned(),
        publisher,
    ];
    (cells, name)
}
