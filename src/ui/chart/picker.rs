//! Choosing official series: a list with search, those of the selected claim first.

use std::sync::Arc;

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Label, PopupCloseBehavior, RichText, ScrollArea, TextEdit, Ui};

use super::{ChartEvent, ChartView};
use crate::chart::{Options, plot_of};
use crate::model::{Figure, Flow, Record};
use crate::reference::{Series, Valuation};
use crate::ui::table_import::{Asked, kept_tables};
use crate::ui::theme::{self, Palette};
use crate::ui::widgets;

const WIDTH: f32 = 560.0;
const HEIGHT: f32 = 360.0;

/// What is searched for, and what was found: looked up when the words change, not in each frame.
#[derive(Default)]
pub(super) struct Picker {
    words: String,
    of: Option<(String, usize, Option<Arc<str>>)>,
    found: Vec<Arc<Series>>,
    opened: bool,
}

impl Picker {
    /// What the button says.
    pub(super) fn title(&self, view: &ChartView<'_>) -> String {
        let drawn = view.scene.plots.iter().map(|plot| plot.official.len()).sum::<usize>();
        format!("official: {} ▼", if drawn == 0 { "none".to_owned() } else { drawn.to_string() })
    }

    /// The button and, while it is open, the list.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        title: String,
        view: &ChartView<'_>,
        out: &mut Vec<ChartEvent>,
    ) {
        // A menu's own style has no boxes to tick.
        let config = MenuConfig::new()
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .style(egui::style::StyleModifier::default());
        let (button, inner) = MenuButton::from_button(widgets::quiet_button(ui, &title))
            .config(config)
            .ui(ui, |ui| self.list(ui, view, &view.scene.options, out));
        self.opened = inner.is_some();
        button.on_hover_text("Official figures to draw beside the claims, as steps over their own periods");
    }

    fn list(&mut self, ui: &mut Ui, view: &ChartView<'_>, options: &Options, out: &mut Vec<ChartEvent>) {
        ui.set_width(WIDTH);
        let palette = Palette::of(ui);
        ui.horizontal(|ui| {
            let field = TextEdit::singleline(&mut self.words)
                .hint_text("publisher, country, goods, unit, year")
                .desired_width(ui.available_width() - 150.0);
            let field = ui.add(field);
            widgets::name_field(ui, &field, "Search official series");
            if !self.opened {
                field.request_focus();
            }
            if !options.series.is_empty() && widgets::link(ui, "Draw none").clicked() {
                out.push(ChartEvent::SetOptions(Options { series: Vec::new(), ..options.clone() }));
            }
        });
        self.own(ui, view, out);
        self.search(view);
        for undrawn in &view.scene.undrawn {
            let words = format!("not drawn: {}: {}", undrawn.series.publisher_words(), undrawn.why.words());
            ui.add(Label::new(RichText::new(words).font(theme::small()).color(palette.warn)).wrap());
        }
        let figure = view.selected.and_then(|key| view.figures.iter().find(|figure| figure.key() == key));
        let record = figure.map(Figure::record);
        let about = |series: &Series| record.is_some_and(|record| is_about(series, record));
        let (near, rest): (Vec<_>, Vec<_>) = self.found.iter().partition(|series| about(series));
        let mut choose = |ui: &mut Ui, series: &[&Arc<Series>]| {
            for series in series {
                if let Some(on) = row(ui, view, series, options, &palette) {
                    out.push(ChartEvent::SetOptions(options.with_series(&series.id, on)));
                }
            }
        };
        // A popup that once was small offers no more height by itself.
        let list = ScrollArea::vertical().max_height(HEIGHT).min_scrolled_height(HEIGHT);
        list.auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.visuals_mut().widgets.inactive.bg_stroke = egui::Stroke::new(1.0, palette.faint);
            if !near.is_empty() {
                widgets::dim(ui, "Same flow and goods as the selected claim");
                choose(ui, &near);
                ui.add_space(6.0);
            }
            if rest.is_empty() && near.is_empty() {
                widgets::dim(ui, "No series answers to all of these words.");
                if widgets::link(ui, "Show all series").clicked() {
                    self.words.clear();
                }
            } else if !rest.is_empty() {
                widgets::dim(ui, if near.is_empty() { "All series" } else { "Others" });
                choose(ui, &rest);
            }
        });
    }

    /// The project's own tables, and the way to one more.
    fn own(&mut self, ui: &mut Ui, view: &ChartView<'_>, out: &mut Vec<ChartEvent>) {
        ui.horizontal(|ui| {
            widgets::dim(ui, if view.own.is_empty() { "Figures of your own:" } else { "Your tables" });
            if widgets::link(ui, "Add a table…").clicked() {
                out.push(ChartEvent::AddTable);
                ui.close();
            }
        });
        match kept_tables(ui, view.own) {
            Some(Asked::Series(name)) => self.words = format!("own {name}"),
            Some(Asked::Remove(table)) => out.push(ChartEvent::RemoveTable(table)),
            None => {}
        }
        ui.add_space(4.0);
    }

    fn search(&mut self, view: &ChartView<'_>) {
        let table = view.tables.series;
        // A table that came and another that went may leave as many series.
        let last = table.series().last().map(|series| Arc::clone(&series.id));
        let of = (self.words.clone(), table.series().len(), last);
        if self.of.as_ref() != Some(&of) {
            self.found = table.search(&self.words, view.lexicon).into_iter().map(Arc::clone).collect();
            self.of = Some(of);
        }
    }
}

/// Whether a series speaks of a claim's flow and goods; total trade of all trade.
fn is_about(series: &Series, record: &Record) -> bool {
    let flow = record.flow != Flow::Unknown && series.flow == record.flow;
    flow && record.commodity.as_deref() == Some(&*series.commodity)
}

/// A series with its years. Gives whether it is to be drawn, when that was changed.
fn row(
    ui: &mut Ui,
    view: &ChartView<'_>,
    series: &Arc<Series>,
    options: &Options,
    palette: &Palette,
) -> Option<bool> {
    let mut on = options.series.contains(&series.id);
    let plot = plot_of(series, view.tables.is_oil);
    let mut changed = None;
    let response = ui
        .horizontal(|ui| {
            let name = RichText::new(series.name(view.lexicon));
            let shown = ui.add_enabled(plot.is_ok() || on, egui::Checkbox::new(&mut on, name));
            if shown.changed() {
                changed = Some(on);
            }
            widgets::dim(ui, format!("{}{}", years(series), tells_apart(series)));
            shown
        })
        .inner;
    let tell = |ui: &mut Ui| {
        ui.set_max_width(360.0);
        if let Err(why) = plot {
            ui.add(Label::new(RichText::new(why.words()).color(palette.warn)).wrap());
        }
        for words in about(series) {
            ui.add(Label::new(RichText::new(words).font(theme::small()).color(palette.dim)).wrap());
        }
    };
    response.on_hover_ui(tell).on_disabled_hover_ui(tell);
    changed
}

/// `2001–2024, 24 figures`
fn years(series: &Series) -> String {
    let count = series.rows.iter().filter(|row| row.counts()).count();
    let figures = if count == 1 { "figure" } else { "figures" };
    match series.extent() {
        Some((from, to)) if from.year() == to.year() => format!("{}, {count} {figures}", from.year()),
        Some((from, to)) => format!("{}–{}, {count} {figures}", from.year(), to.year()),
        None => format!("{count} {figures}"),
    }
}

/// What two series of one publisher may differ in beside their names.
fn tells_apart(series: &Series) -> String {
    let includes = series.includes.map(|includes| format!(", includes {}", includes.words()));
    let valued = match series.valuation {
        Valuation::Fob => ", FOB",
        Valuation::Cif => ", CIF",
        Valuation::Mixed | Valuation::Unknown | Valuation::None => "",
    };
    format!("{}{valued}", includes.unwrap_or_default())
}

fn about(series: &Series) -> Vec<String> {
    let valued = match series.valuation {
        Valuation::Fob => ", valued free on board (FOB)",
        Valuation::Cif => ", valued with freight and insurance (CIF)",
        Valuation::Mixed => ", exports valued FOB and imports CIF",
        Valuation::Unknown | Valuation::None => "",
    };
    let mut words = vec![format!("{}{valued}", series.method.words())];
    words.extend(series.includes.map(|includes| format!("includes {}", includes.words())));
    words.extend(
        [&series.scope, &series.note].into_iter().filter(|note| !note.is_empty()).map(ToString::to_string),
    );
    words.push(series.id.to_string());
    words
}
