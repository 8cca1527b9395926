//! A decision on many suggestions at once, and the question before it.

use std::sync::Arc;

use egui::{RichText, Ui};

use super::dialog::title_line;
use super::{Action, widgets};
use crate::model::{ArticleId, Place};

/// More articles than this are told by their number.
const NAMED: usize = 8;

/// What is to be decided. One step of the history, whatever its size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// Accept them; else dismiss them.
    pub accept: bool,
    /// Article by article.
    pub parts: Vec<Part>,
}

/// The suggestions of one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The article.
    pub article: ArticleId,
    /// Its title, for people.
    pub title: Arc<str>,
    /// Which.
    pub places: Vec<Place>,
}

impl Batch {
    /// How many suggestions.
    #[must_use]
    pub fn count(&self) -> usize {
        self.parts.iter().map(|part| part.places.len()).sum()
    }

    /// "Accept 97 suggestions".
    #[must_use]
    pub fn words(&self) -> String {
        let verb = if self.accept { "Accept" } else { "Dismiss" };
        format!("{verb} {}", suggestions(self.count()))
    }
}

/// "1 suggestion", "97 suggestions".
#[must_use]
pub fn suggestions(count: usize) -> String {
    if count == 1 { "1 suggestion".to_owned() } else { format!("{count} suggestions") }
}

/// Ask whether it is meant.
pub(super) fn ask(ui: &mut Ui, batch: &Batch, out: &mut Vec<Action>) {
    title_line(ui, &format!("{}?", batch.words()));
    let articles = batch.parts.len();
    widgets::dim(
        ui,
        if articles == 1 { "Of one article".to_owned() } else { format!("Of {articles} articles") },
    );
    egui::Grid::new("articles of the batch").num_columns(2).spacing([10.0, 3.0]).show(ui, |ui| {
        for part in batch.parts.iter().take(NAMED) {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.label(RichText::new(part.places.len().to_string()).strong());
            });
            ui.add(egui::Label::new(&*part.title).truncate());
            ui.end_row();
        }
    });
    if articles > NAMED {
        widgets::dim(
            ui,
            format!("and {}", widgets::counted(articles - NAMED, "more article", "more articles")),
        );
    }
    ui.add_space(6.0);
    let kept = if batch.accept {
        "They become claims without a status: nobody has checked them yet. One undo takes all back."
    } else {
        "They are not offered again, unless you ask for it. One undo takes all back."
    };
    ui.add(egui::Label::new(kept).wrap());
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let sure = widgets::doing(ui, true, &batch.words());
        if ui.memory(|memory| memory.focused()).is_none() {
            sure.request_focus();
        }
        if sure.clicked() {
            out.push(Action::DecideAll(batch.clone()));
            out.push(Action::CloseDialog);
        }
        if ui.button("Cancel").clicked() {
            out.push(Action::CloseDialog);
        }
    });
}
