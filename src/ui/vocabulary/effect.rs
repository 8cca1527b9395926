//! What an addition would change.

use std::sync::Arc;

use egui::{RichText, Ui};

use super::super::theme::{self, Palette};
use super::super::widgets;
use crate::vocabulary::Addition;

/// So many changed figures are listed; the counts are of all.
pub const LISTED: usize = 200;

/// What the suggestions of all articles would be with an addition, compared with what they are.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    /// The addition.
    pub addition: Addition,
    /// How many articles were read.
    pub articles: usize,
    /// How many could not be read.
    pub unread: usize,
    /// How many suggestions would be new.
    pub new: usize,
    /// How many would go.
    pub gone: usize,
    /// How many would say something else.
    pub altered: usize,
    /// How many of those have been decided already, so that nothing changes for them.
    pub decided: usize,
    /// The first of them.
    pub rows: Vec<Row>,
}

/// One changed figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The article's title.
    pub title: Arc<str>,
    /// The figure's words.
    pub quote: Arc<str>,
    /// What is said of it now.
    pub before: String,
    /// What would be said of it.
    pub after: String,
}

impl Effect {
    fn headline(&self) -> String {
        let articles = match self.articles {
            1 => "1 article".to_owned(),
            many => format!("{many} articles"),
        };
        match self.new + self.gone + self.altered {
            0 => format!("No suggestion changes in {articles}."),
            many => {
                let change =
                    if many == 1 { "1 suggestion changes" } else { &format!("{many} suggestions change") };
                let (new, gone, altered) = (self.new, self.gone, self.altered);
                format!("{change} in {articles}: +{new} new, −{gone} gone, {altered} altered.")
            }
        }
    }
}

pub(super) fn show(ui: &mut Ui, effect: &Effect) {
    let palette = Palette::of(ui);
    ui.add_space(8.0);
    ui.label(RichText::new(effect.headline()).strong());
    if effect.decided > 0 {
        let words = match effect.decided {
            1 => "1 of them is decided or dismissed already; that stays.".to_owned(),
            many => format!("{many} of them are decided or dismissed already; that stays."),
        };
        widgets::dim(ui, words);
    }
    if effect.unread > 0 {
        let words = format!("{} articles could not be read.", effect.unread);
        ui.label(RichText::new(words).color(palette.warn));
    }
    egui::ScrollArea::vertical()
        .id_salt("effect")
        .max_height(210.0)
        .min_scrolled_height(210.0)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for row in &effect.rows {
                ui.add_space(4.0);
                ui.add(egui::Label::new(format!("“{}”  {} → {}", row.quote, row.before, row.after)).wrap());
                let title = RichText::new(&*row.title).color(palette.dim).font(theme::small());
                ui.add(egui::Label::new(title).truncate());
            }
            let more = (effect.new + effect.gone + effect.altered).saturating_sub(effect.rows.len());
            if more > 0 {
                ui.add_space(4.0);
                widgets::dim(ui, format!("and {more} more"));
            }
        });
}
