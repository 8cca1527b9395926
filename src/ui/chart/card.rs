//! What hovering a mark tells.

use egui::{Label, RichText, Ui};

use super::ChartView;
use crate::chart::Mark;
use crate::measure::Hedge;
use crate::model::Modality;
use crate::ui::theme::{self, Palette};
use crate::ui::widgets;

const WIDTH: f32 = 340.0;

/// Quote, figure, article, period, source, status, and how it came to stand where it stands.
pub(super) fn show(ui: &mut Ui, view: &ChartView<'_>, mark: &Mark, palette: &Palette) {
    ui.set_max_width(WIDTH);
    ui.spacing_mut().item_spacing.y = 3.0;
    ui.spacing_mut().interact_size.y = 16.0;
    let Some(figure) = (view.figure)(mark.key) else {
        ui.label(&mark.name);
        return;
    };
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
    row(ui, "commodity", &record.commodity.as_deref().map(view.commodity).unwrap_or_default(), palette);
    row(ui, "source", &record.sources.join(" ‹ "), palette);
    if record.modality != Modality::Actual {
        row(ui, "modality", record.modality.code(), palette);
    }
    if record.quantity.hedge != Hedge::None {
        let hedge = record.quantity.hedge;
        row(ui, "hedge", if hedge == Hedge::Range { "range" } else { hedge.words().trim() }, palette);
    }
    ui.horizontal(|ui| {
        name(ui, "status", palette);
        match view.codebook.status(&mark.status) {
            Some(_) if mark.suggestion => drop(ui.label("suggested, nobody has taken it over yet")),
            Some(status) => {
                widgets::badge(ui, palette, status, 14.0);
                ui.label(&*status.name);
            }
            None => drop(ui.label(&*mark.status)),
        }
    });
    if !mark.notes.is_empty() {
        ui.add_space(3.0);
        for note in &mark.notes {
            ui.add(Label::new(RichText::new(note).font(theme::small()).color(palette.dim)).wrap());
        }
    }
}

fn row(ui: &mut Ui, what: &str, words: &str, palette: &Palette) {
    if !words.is_empty() {
        ui.horizontal(|ui| {
            name(ui, what, palette);
            ui.add(Label::new(words).wrap());
        });
    }
}

fn name(ui: &mut Ui, what: &str, palette: &Palette) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(72.0, 16.0), egui::Sense::hover());
    ui.painter().text(rect.left_center(), egui::Align2::LEFT_CENTER, what, theme::small(), palette.dim);
}
