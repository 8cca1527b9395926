//! Where reports come from: the way of each from its source to the articles, beside the claims table.

mod bands;
mod beside;
mod draw;
mod graph;

use egui::{RichText, Ui};

use super::empty::{self, Way};
use super::theme::{self, Palette};
use super::{Action, Command, List, Screen, View, filter_bar, widgets};
use crate::model::ArticleId;
use bands::{Bands, KINDS};
use beside::Beside;

/// What is listed, and how far down.
#[derive(Default)]
pub struct OriginsPanel {
    bands: Bands,
    /// Only origins with several articles.
    retold: bool,
    /// Bring this article's origin into sight in the next frame.
    reveal: Option<ArticleId>,
    beside: Beside,
}

impl OriginsPanel {
    /// Bring an article's origin into sight in the next frame.
    pub fn reveal(&mut self, article: Option<ArticleId>) {
        self.reveal = article;
    }

    /// Show it.
    pub(super) fn show(&mut self, ui: &mut Ui, view: &View<'_>, screen: &Screen, out: &mut Vec<Action>) {
        let palette = Palette::of(ui);
        self.bands.look_through(view, self.retold);
        ui.add_space(2.0);
        egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 0)).show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
                ui.set_min_height(22.0);
                filter_bar::tabs(ui, view, List::Origins, out);
                ui.add_space(8.0);
                match view.beside {
                    Some(beside) => beside::head(ui, beside, &palette, out),
                    None => self.head(ui, view, &palette),
                }
            });
        });
        ui.add_space(4.0);
        if let Some(beside) = view.beside {
            self.beside.show(ui, beside, &palette);
            return;
        }
        if self.bands.bands.is_empty() {
            self.empty(ui, view, out);
            return;
        }
        draw::captions(ui, &palette);
        let mut area = egui::ScrollArea::vertical().id_salt("origins").auto_shrink(false);
        let revealed = self.reveal.take().and_then(|article| self.bands.top_of(view.origins, article));
        if let Some(top) = revealed {
            area = area.vertical_scroll_offset(top);
        }
        area.show_viewport(ui, |ui, sight| {
            ui.set_height(self.bands.height);
            let corner = ui.max_rect().min;
            for band in &self.bands.bands[self.bands.between(sight.top(), sight.bottom())] {
                let graph = self.bands.graph(view.origins, band.group);
                let rect = egui::Rect::from_min_size(
                    corner + egui::vec2(12.0, band.top),
                    egui::vec2(ui.max_rect().width() - 24.0, band.height),
                );
                draw::band(ui, rect, view, screen, (band.group, &graph), out);
            }
        });
    }

    fn empty(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Vec<Action>) {
        let how = Way::guide("How articles are compared", "origins#how-articles-are-compared");
        if view.origins.groups.is_empty() {
            let words = "As soon as there are articles, it stands here from where each has its figures, and which \
                         retell one report.";
            empty::show(ui, words, [Way::command(Command::OpenFolder), how], out);
        } else if self.retold {
            empty::show(ui, "No article that the filter shows retells another one.", [], out);
            ui.vertical_centered(|ui| {
                if widgets::link(ui, "Show all origins").clicked() {
                    self.retold = false;
                }
            });
        } else {
            empty::show(ui, "No article matches the filter.", [Way::all_figures(), how], out);
        }
        ui.take_available_space();
    }

    fn head(&mut self, ui: &mut Ui, view: &View<'_>, palette: &Palette) {
        let words = RichText::new(view.origins.words()).font(theme::heading(13.0)).color(palette.text);
        ui.label(words).on_hover_text(
            "Articles that retell one report, as copies or in other words, are one origin. A shared quotation alone \
             merges nothing: two reporters may have heard the same speaker.",
        );
        ui.add_space(8.0);
        let what = "Only origins that several articles go back to";
        if widgets::chip(ui, self.retold, "Retold only").on_hover_text(what).clicked() {
            self.retold = !self.retold;
        }
        for (kind, count) in KINDS.into_iter().zip(self.bands.kinds) {
            if count > 0 {
                ui.add_space(6.0);
                draw::legend(ui, kind, count, palette);
            }
        }
    }
}
