//! An article that is pasted from the clipboard or typed, with what is known about it.

use egui::{RichText, Ui};

use super::draft;
use super::theme::Palette;
use super::{Action, widgets};
use crate::measure::Date;

/// What was typed so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedArticle {
    /// Headline.
    pub title: String,
    /// Newspaper, agency or site.
    pub outlet: String,
    /// Web address.
    pub address: String,
    /// Day of publication, as typed.
    pub published: String,
    /// The text.
    pub text: String,
}

impl TypedArticle {
    /// With a text that was copied somewhere; its first line is the title, if it is short.
    #[must_use]
    pub fn with_text(text: &str) -> Self {
        const LONGEST: usize = 160;
        let first = text.trim_start().lines().next().unwrap_or_default().trim();
        let title = if first.chars().count() <= LONGEST { first.to_owned() } else { String::new() };
        Self { title, text: text.to_owned(), ..Self::default() }
    }

    /// The id of the field for the text.
    #[must_use]
    pub fn field() -> egui::Id {
        egui::Id::unique("typed article's text")
    }

    /// The day of publication; `None` when none is typed.
    ///
    /// # Errors
    /// When what is typed is no day.
    pub fn day(&self) -> Result<Option<Date>, String> {
        let mut wrong = Vec::new();
        let day = draft::date("Published", &self.published, &mut wrong);
        wrong.pop().map_or(Ok(day), Err)
    }
}

/// Of a field beside its name: as far as the text below reaches.
const WIDTH: f32 = 576.0;

pub(super) fn show(ui: &mut Ui, typed: &mut TypedArticle, out: &mut Vec<Action>) {
    let palette = Palette::of(ui);
    widgets::dim(
        ui,
        "It is kept in the project as it stands here. What is left empty is looked for in the text; without a day, times \
         like “last year” have no period until you date the article.",
    );
    ui.add_space(8.0);
    egui::Grid::new("typed article").num_columns(2).spacing([10.0, 6.0]).show(ui, |ui| {
        for (name, label, hint, value) in [
            ("title", "Article title", "headline", &mut typed.title),
            ("outlet", "Article outlet", "newspaper, agency or site", &mut typed.outlet),
            ("published", "Article date", "2017-07-25", &mut typed.published),
            ("address", "Article address", "https://…", &mut typed.address),
        ] {
            widgets::dim(ui, name);
            let response = ui.add(egui::TextEdit::singleline(value).hint_text(hint).desired_width(WIDTH));
            widgets::name_field(ui, &response, label);
            ui.end_row();
        }
    });
    ui.add_space(6.0);
    egui::ScrollArea::vertical().id_salt("typed text").max_height(280.0).show(ui, |ui| {
        let field =
            egui::TextEdit::multiline(&mut typed.text).hint_text("The article's text").desired_rows(14);
        let field = field.id(TypedArticle::field());
        let response = ui.add(field.desired_width(f32::INFINITY));
        widgets::name_field(ui, &response, "Article text");
        // Where one begins, unless somebody is elsewhere already.
        if ui.memory(|memory| memory.focused()).is_none() {
            response.request_focus();
        }
    });
    ui.add_space(8.0);
    let wrong = typed.day().err();
    if let Some(wrong) = &wrong {
        ui.label(RichText::new(wrong).color(palette.alarm));
    }
    ui.horizontal(|ui| {
        let ready = wrong.is_none() && !typed.text.trim().is_empty();
        let add = widgets::doing(ui, ready, "Add the article");
        if add.on_disabled_hover_text("An article needs a text").clicked() {
            out.push(Action::AddText(Box::new(typed.clone())));
        }
        if ui.button("Cancel").clicked() {
            out.push(Action::CloseDialog);
        }
    });
}
