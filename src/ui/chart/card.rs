//! What hovering a mark tells.

use egui::{Label, RichText, Ui};

use super::plot::Stage;
use crate::chart::{LaidMark, explain, name};
use crate::measure::Hedge;
use crate::model::Modality;
use crate::ui::theme::{self, Palette};
use crate::ui::widgets;

const WIDTH: f32 = 340.0;
/// So many figures in the same place are named.
const NAMED: usize = 5;

/// Quote, figure, article, period, source, status, and how it came to stand where it stands.
pub(super) fn show(ui: &mut Ui, stage: &Stage<'_>, laid: &LaidMark) {
    let (view, palette, plot) = (stage.view, &stage.palette, stage.plot());
    // Of a pile the selected figure is told.
    let at = stage.selected.filter(|mark| laid.holds(*mark)).unwrap_or(laid.mark);
    let mark = &plot.marks[at];
    ui.set_max_width(WIDTH);
    ui.spacing_mut().item_spacing.y = 3.0;
    ui.spacing_mut().interact_size.y = 16.0;
    let Some(figure) = view.figures.get(mark.figure as usize) else { return };
    let record = figure.record();
    let quote = RichText::new(format!("“{}”", figure.quote())).font(theme::heading(13.5)).color(palette.text);
    ui.add(Label::new(quote).wrap());
    widgets::dim(ui, record.figure_words());
    ui.add_space(3.0);
    let article = figure.article();
    ui.add(Label::new(RichText::new(article.title()).color(palette.text)).wrap());
    let date = article.published().map_or("undated".to_owned(), |date| date.to_string());
    let outlet = article.outlet();
    widgets::dim(ui, if outlet.is_empty() { date } else { format!("{outlet} · {date}") });
    ui.add_space(3.0);
    row(ui, "period", &record.period.words(), palette);
    row(ui, "flow", &record.flow.to_string(), palette);
    row(ui, "commodity", &record.commodity.as_deref().map(view.tables.goods).unwrap_or_default(), palette);
    row(ui, "source", &record.sources.join(" ‹ "), palette);
    if record.modality != Modality::Actual {
        row(ui, "modality", record.modality.code(), palette);
    }
    if record.quantity.hedge != Hedge::None {
        let hedge = record.quantity.hedge;
        row(ui, "hedge", if hedge == Hedge::Range { "range" } else { hedge.words().trim() }, palette);
    }
    ui.horizontal(|ui| {
        field(ui, "status", palette);
        match view.tables.codebook.status(figure.status()) {
            Some(_) if mark.suggestion => drop(ui.label("suggested, nobody has taken it over yet")),
            Some(status) => {
                widgets::badge(ui, palette, status, 14.0);
                ui.label(&*status.name);
            }
            None => drop(ui.label(figure.status())),
        }
    });
    let also: Vec<u32> =
        plot.also.iter().filter(|(_, of)| *of as usize == at).map(|(figure, _)| *figure).collect();
    let notes = explain(mark, &also, view.figures, &view.tables, &view.scene.options);
    if !notes.is_empty() {
        ui.add_space(3.0);
        for note in &notes {
            ui.add(Label::new(RichText::new(note).font(theme::small()).color(palette.dim)).wrap());
        }
    }
    if !laid.pile.is_empty() {
        ui.add_space(3.0);
        widgets::dim(
            ui,
            format!("{} more in the same place; further clicks go through them:", laid.pile.len()),
        );
        for other in laid.pile.iter().take(NAMED) {
            let words = name(&plot.marks[*other], plot.kind, view.figures, &view.scene.options);
            ui.add(Label::new(RichText::new(words).font(theme::small()).color(palette.dim)).truncate());
        }
    }
}

fn row(ui: &mut Ui, what: &str, words: &str, palette: &Palette) {
    if !words.is_empty() {
        ui.horizontal(|ui| {
            field(ui, what, palette);
            ui.add(Label::new(words).wrap());
        });
    }
}

fn field(ui: &mut Ui, what: &str, palette: &Palette) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(72.0, 16.0), egui::Sense::hover());
    ui.painter().text(rect.left_center(), egui::Align2::LEFT_CENTER, what, theme::small(), palette.dim);
}
