//! Status, grades, note, tags and evidence of the selected figure.

use std::sync::Arc;

use egui::{Color32, Galley, RichText, Sense, Ui, WidgetInfo, vec2};

use super::super::focus::{self, Part};
use super::super::theme::{self, Palette};
use super::super::{Action, Deed, Hint, View, access, hints, widgets};
pub(super) use super::texts::Texts;
use super::texts::{AllTexts, tag_words};
use super::{is_read_only, origins, typed};
use crate::model::{ClaimField, Credibility, Figure, Reliability, Status, Verification};

/// The status, above everything that may be long: its buttons stand at one place for all figures of a kind.
pub(super) fn status(
    ui: &mut Ui,
    counted: &mut origins::Counted,
    view: &View<'_>,
    figure: &Figure,
    out: &mut Vec<Action>,
) {
    let palette = Palette::of(ui);
    widgets::section(ui, "Status");
    let shown = ui.scope(|ui| statuses(ui, view, figure, &palette, out));
    hints::place(ui, Hint::Status, shown.response.rect);
    origins::show(ui, counted, view, figure, out);
    let (page, what) = ("fields#which-status-when", "What each status needs, and where grades come from");
    if widgets::link(ui, "Where this comes from").on_hover_text(what).clicked() {
        out.push(Action::OpenGuide(page));
    }
    let judged = figure.claim().map(|claim| &claim.verification);
    if let Some(judged) = judged.filter(|judged| !judged.status_reason.is_empty()) {
        ui.add(
            egui::Label::new(RichText::new(format!("Why: {}", judged.status_reason)).color(palette.dim))
                .wrap(),
        );
    }
    super::opinions::show(ui, view, figure, &palette, out);
}

/// Grades, note, tags and evidence.
pub(super) fn show(
    ui: &mut Ui,
    texts: &mut AllTexts,
    focus_note: &mut bool,
    view: &View<'_>,
    figure: &Figure,
    out: &mut Vec<Action>,
) {
    let palette = Palette::of(ui);
    if figure.claim().is_some_and(|claim| view.hidden.contains(&claim.id)) {
        return;
    }
    grades(ui, view, figure, out);
    let texts = texts.of(figure);
    note(ui, texts, focus_note, view, figure, out);
    super::evidence::show(ui, texts, view, figure, &palette, out);
}

fn statuses(ui: &mut Ui, view: &View<'_>, figure: &Figure, palette: &Palette, out: &mut Vec<Action>) {
    let width = (ui.available_width() - 6.0) / 2.0;
    access::choice(ui, "Status");
    let now = figure.claim().map(|claim| &claim.verification.status);
    for pair in view.project.codebook().statuses.chunks(2) {
        let names: Vec<Arc<Galley>> =
            pair.iter().map(|status| status_name(ui, palette, status, width)).collect();
        let lines = names.iter().map(|name| name.rows.len()).max().unwrap_or(1);
        let size = vec2(width, if lines > 1 { 38.0 } else { 26.0 });
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            for (status, name) in pair.iter().zip(names) {
                if status_button(ui, palette, status, now == Some(&status.code), (size, name)) {
                    out.push(Action::Judge { status: Arc::clone(&status.code), reason: None });
                }
            }
        });
    }
}

/// Where a status's name begins on its button, and how far it stays from the other edge.
const NAME: (f32, f32) = (40.0, 4.0);

/// A status's name as a button has room for it: a long one takes two lines.
fn status_name(ui: &Ui, palette: &Palette, status: &Status, width: f32) -> Arc<Galley> {
    let font = egui::FontId::proportional(12.0);
    let mut job = egui::text::LayoutJob::simple_singleline(status.name.to_string(), font, palette.text);
    let max_width = width - NAME.0 - NAME.1;
    job.wrap = egui::text::TextWrapping { max_width, max_rows: 2, ..Default::default() };
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

fn status_button(
    ui: &mut Ui,
    palette: &Palette,
    status: &Status,
    on: bool,
    (size, name): (egui::Vec2, Arc<Galley>),
) -> bool {
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, on, &*status.name));
    focus::land(ui.ctx(), Part::Claim, response.id, on);
    let fill = if on || response.hovered() || response.has_focus() {
        palette.selected
    } else {
        Color32::TRANSPARENT
    };
    ui.painter().rect_filled(rect, 4.0, fill);
    widgets::outline(ui, rect, if on || response.has_focus() { palette.accent } else { palette.line });
    let key = egui::pos2(rect.left() + 7.0, rect.center().y);
    ui.painter().text(key, egui::Align2::LEFT_CENTER, status.key, theme::small(), palette.dim);
    let badge = egui::Rect::from_center_size(
        egui::pos2(rect.left() + 27.0, rect.center().y),
        egui::Vec2::splat(15.0),
    );
    widgets::paint_badge(ui, palette, status, badge);
    let words = egui::pos2(rect.left() + NAME.0, rect.center().y - name.size().y / 2.0);
    ui.painter().galley(words, name, palette.text);
    let hover = format!("{}\n\n{}\n\nKey {}", status.name, status.definition, status.key);
    response.on_hover_text(hover).on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}

fn grades(ui: &mut Ui, view: &View<'_>, figure: &Figure, out: &mut Vec<Action>) {
    let judged = figure.claim().map(|claim| claim.verification.clone()).unwrap_or_default();
    widgets::section(ui, "Source and credibility");
    ui.horizontal(|ui| {
        widgets::dim(ui, "source");
        let shown = judged.reliability.map_or("–", Reliability::code);
        let response =
            egui::ComboBox::from_id_salt("reliability").selected_text(shown).width(44.0).show_ui(ui, |ui| {
                if ui.selectable_label(judged.reliability.is_none(), "not graded").clicked() {
                    out.push(Action::SetClaim(ClaimField::Reliability(None)));
                }
                for (grade, letter, words) in Reliability::ALL {
                    if ui
                        .selectable_label(judged.reliability == Some(grade), format!("{letter}  {words}"))
                        .clicked()
                    {
                        out.push(Action::SetClaim(ClaimField::Reliability(Some(grade))));
                    }
                }
                for_all_of_source(ui, view, figure, judged.reliability, out);
            });
        widgets::name_combo(&response.response, "Reliability of the source", shown);
        response.response.on_hover_text("Reliability of the source, Admiralty Code A to F");
        widgets::dim(ui, "claim");
        let shown = judged.credibility.map_or("–".to_owned(), |grade| grade.grade().to_string());
        let response =
            egui::ComboBox::from_id_salt("credibility").selected_text(&shown).width(44.0).show_ui(ui, |ui| {
                if ui.selectable_label(judged.credibility.is_none(), "not graded").clicked() {
                    out.push(Action::SetClaim(ClaimField::Credibility(None)));
                }
                for (at, words) in Credibility::WORDS.iter().enumerate() {
                    let Ok(grade) = Credibility::try_from(at as u8 + 1) else { continue };
                    if ui
                        .selectable_label(judged.credibility == Some(grade), format!("{}  {words}", at + 1))
                        .clicked()
                    {
                        out.push(Action::SetClaim(ClaimField::Credibility(Some(grade))));
                    }
                }
            });
        widgets::name_combo(&response.response, "Credibility", &shown);
        response.response.on_hover_text("Credibility of the information, Admiralty Code 1 to 6");
    });
    let mut second = judged.needs_second;
    if widgets::tick(ui, &mut second, "Needs a second person").changed() {
        out.push(Action::SetClaim(ClaimField::NeedsSecond(second)));
    }
}

/// A source is graded once: the grade for all its claims. Looked for while the list is open only.
fn for_all_of_source(
    ui: &mut Ui,
    view: &View<'_>,
    figure: &Figure,
    grade: Option<Reliability>,
    out: &mut Vec<Action>,
) {
    let Some((grade, source)) = grade.zip(figure.record().sources.first()) else { return };
    let claims = view.project.entries().flat_map(|entry| &entry.claims);
    let others: Vec<_> = claims
        .filter(|claim| claim.record.sources.first() == Some(source))
        .filter(|claim| claim.verification.reliability != Some(grade))
        .filter(|claim| !view.hidden.contains(&claim.id))
        .map(|claim| (claim.article, claim.id))
        .collect();
    if others.is_empty() {
        return;
    }
    ui.separator();
    let words = match others.len() {
        1 => format!("{} for the other claim of {source} too", grade.code()),
        many => format!("{} for the {many} other claims of {source} too", grade.code()),
    };
    if ui.selectable_label(false, words).on_hover_text("One step: undo takes it back").clicked() {
        out.push(Action::Bulk(others, Deed::Reliability(Some(grade))));
    }
}

fn note(
    ui: &mut Ui,
    texts: &mut Texts,
    focus_note: &mut bool,
    view: &View<'_>,
    figure: &Figure,
    out: &mut Vec<Action>,
) {
    widgets::section(ui, "Note and tags");
    let none = Verification::default();
    let judged = figure.claim().map_or(&none, |claim| &claim.verification);
    let (read_only, began) = (is_read_only(view), texts.whose.began);
    let field = typed::Field { name: "Note", hint: "What you found, and where", rows: 2, read_only };
    let response = field.show(ui, ("note", began), &mut texts.note, &judged.note);
    if std::mem::take(focus_note) {
        response.request_focus();
        response.scroll_to_me(None);
    }
    if response.lost_focus() {
        out.extend(texts.take_note().map(Action::SetClaim));
    }
    let field = typed::Field { name: "Tags", hint: "tags, separated by commas", rows: 1, read_only };
    let response = field.show(ui, ("tags", began), &mut texts.tags, &tag_words(&judged.tags));
    if response.lost_focus() {
        out.extend(texts.take_tags().map(Action::SetClaim));
    }
}
