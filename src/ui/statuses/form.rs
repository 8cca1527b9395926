//! One status of the draft.

use egui::{Ui, WidgetInfo};

use super::super::widgets;
use super::Statuses;
use crate::model::{ClaimReview, Status};

/// What the ratings of a ClaimReview mean.
const RATINGS: [&str; 5] = ["false", "mostly false", "half true", "mostly true", "true"];

pub(super) fn show(ui: &mut Ui, open: &mut Statuses) {
    let Some(status) = open.draft.get_mut(open.selected) else {
        widgets::dim(ui, "Choose a status on the left.");
        return;
    };
    egui::Grid::new("status").num_columns(2).spacing([10.0, 8.0]).show(ui, |ui| {
        widgets::dim(ui, "name");
        words(ui, "Status name", &mut status.name);
        ui.end_row();
        widgets::dim(ui, "key and mark");
        ui.horizontal(|ui| {
            letter(ui, "Status key", &mut status.key);
            letter(ui, "Status mark", &mut status.icon);
            let colour = ui.color_edit_button_srgb(&mut status.colour);
            colour.widget_info(|| WidgetInfo::labeled(egui::Role::ColorWell, true, "Status colour"));
            colour.on_hover_text(
                "Its colour on a dark ground; the light theme darkens it until it can be read",
            );
        });
        ui.end_row();
        widgets::dim(ui, "code");
        widgets::dim(ui, &*status.code).on_hover_text("What exports write. It stays");
        ui.end_row();
    });
    ui.add_space(6.0);
    widgets::dim(ui, "definition, shown when the pointer rests on it");
    let mut definition = status.definition.to_string();
    let field = egui::TextEdit::multiline(&mut definition).desired_rows(3).desired_width(f32::INFINITY);
    let response = ui.add(field);
    widgets::name_field(ui, &response, "Status definition");
    if response.changed() {
        status.definition = definition.into();
    }
    ui.add_space(4.0);
    widgets::tick(ui, &mut status.asks_reason, "Setting it asks for a reason");
    ui.add_enabled_ui(status.asks_reason, |ui| {
        widgets::tick(ui, &mut status.asks_link, "And for the address or file that shows it");
    });
    widgets::section(ui, "In a ClaimReview");
    claim_review(ui, status);
}

fn claim_review(ui: &mut Ui, status: &mut Status) {
    let review = &mut status.claim_review;
    let (worst, best) = ClaimReview::RANGE;
    let say = |rating: Option<u8>| {
        let words = rating.and_then(|rating| RATINGS.get(usize::from(rating.checked_sub(worst)?)));
        rating.zip(words).map_or("no rating".to_owned(), |(rating, words)| format!("{rating}  {words}"))
    };
    egui::Grid::new("claim review").num_columns(2).spacing([10.0, 8.0]).show(ui, |ui| {
        widgets::dim(ui, "rating");
        let shown = say(review.rating);
        let combo = egui::ComboBox::from_id_salt("rating").selected_text(&shown).width(150.0);
        let combo = combo.show_ui(ui, |ui| {
            for rating in std::iter::once(None).chain((worst..=best).map(Some)) {
                ui.selectable_value(&mut review.rating, rating, say(rating));
            }
        });
        widgets::name_combo(&combo.response, "Rating", &shown);
        ui.end_row();
        widgets::dim(ui, "in words");
        words(ui, "Rating in words", &mut review.name);
        ui.end_row();
    });
    widgets::dim(
        ui,
        "reviewRating of schema.org: 1 is false, 5 is true. A status about the search has no rating.",
    );
}

fn words(ui: &mut Ui, name: &str, words: &mut std::sync::Arc<str>) {
    let mut typed = words.to_string();
    let response = ui.add(egui::TextEdit::singleline(&mut typed).desired_width(220.0));
    widgets::name_field(ui, &response, name);
    if response.changed() {
        *words = typed.into();
    }
}

/// A field that holds one letter: the one typed last.
fn letter(ui: &mut Ui, name: &str, letter: &mut char) {
    let mut typed = letter.to_string();
    let field = egui::TextEdit::singleline(&mut typed).desired_width(26.0).align(egui::Align2::CENTER_CENTER);
    let response = ui.add(field);
    widgets::name_field(ui, &response, name);
    if response.changed()
        && let Some(new) = typed.chars().rfind(|new| !new.is_whitespace() && new != letter)
    {
        *letter = new;
    }
    response.on_hover_text(name);
}
