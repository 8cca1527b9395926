//! What the reading of the open article did not decide, for the person to look at.

use egui::{RichText, Ui};

use super::super::Action;
use super::super::theme::{self, Palette};
use super::super::view::OpenArticle;
use super::super::widgets;

/// As many as fit without pushing the facts out of sight; the rest opens on a click.
const FIRST: usize = 4;

/// The remarks, each leading to its place in the text.
pub(super) fn show(ui: &mut Ui, open: &OpenArticle, out: &mut Vec<Action>) {
    let remarks = &open.entry.remarks;
    if remarks.is_empty() {
        return;
    }
    widgets::section(ui, "Not decided");
    let list = |ui: &mut Ui, out: &mut Vec<Action>, from: usize, to: usize| {
        for remark in &remarks[from..to] {
            let palette = Palette::of(ui);
            let words = RichText::new(&*remark.words).color(palette.warn).font(theme::small());
            let Some(span) = remark.span else {
                ui.add(egui::Label::new(words).wrap());
                continue;
            };
            let button = egui::Button::new(words).frame(false).wrap();
            if ui.add(button).on_hover_text("Show the place").clicked() {
                out.push(Action::Reveal(span));
            }
        }
    };
    list(ui, out, 0, remarks.len().min(FIRST));
    if remarks.len() > FIRST {
        let more = format!("{} more", remarks.len() - FIRST);
        egui::CollapsingHeader::new(more)
            .id_salt(open.entry.article.id)
            .show(ui, |ui| list(ui, out, FIRST, remarks.len()));
    }
}
