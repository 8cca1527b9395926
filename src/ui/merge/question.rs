//! One question with both sides.

use egui::{Label, RichText, Ui, WidgetInfo};

use super::super::theme::{self, Palette};
use super::super::{Action, View, widgets};
use crate::merge::Pick;
use crate::model::{ArticleField, Asked, ClaimField, FigureKey, Merged, Question};

/// What kind of question, and about which words.
pub(super) fn title(question: &Question, view: &View<'_>) -> (&'static str, String) {
    let quote = |words: &str| format!("“{}”", words.replace('\n', " "));
    let here = || {
        let claim = question.claim().and_then(|claim| view.project.claim(question.article(), claim));
        claim.map_or_else(String::new, |claim| quote(&claim.anchor.quote))
    };
    match question {
        Question::Differs { .. } => ("both changed it", here()),
        Question::Same { .. } => ("the same figure, read differently?", here()),
        Question::Removed { claim, here: true } => {
            ("removed here, changed there", quote(&claim.anchor.quote))
        }
        Question::Removed { claim, here: false } => ("removed there", quote(&claim.anchor.quote)),
        Question::Article { theirs, .. } => {
            let title = view.project.entry(question.article()).map(|entry| entry.article.title().to_owned());
            (article_fact(theirs), title.unwrap_or_default())
        }
    }
}

const fn article_fact(field: &ArticleField) -> &'static str {
    match field {
        ArticleField::Published(_) => "two dates for the article",
        ArticleField::Title(_) => "two titles for the article",
        ArticleField::Outlet(_) => "two outlets for the article",
        ArticleField::Author(_) => "two authors for the article",
        ArticleField::Address(_) => "two addresses for the article",
        ArticleField::Encoding(_) => "two encodings for the article",
        ArticleField::Parts(_) => "two choices of parts for the web page",
    }
}

pub(super) fn show(
    ui: &mut Ui,
    merged: &Merged,
    asked: &Asked,
    (fields, picked): (&[(ClaimField, ClaimField)], &mut [Pick]),
    view: &View<'_>,
    palette: &Palette,
    out: &mut Vec<Action>,
) {
    let question = &asked.question;
    let (kind, quote) = title(question, view);
    ui.add(Label::new(RichText::new(&quote).font(theme::heading(15.0))).wrap());
    let entry = view.project.entry(question.article());
    let article = entry.map_or_else(String::new, |entry| {
        let head = &entry.article;
        let date = head.published().map_or_else(|| "undated".to_owned(), |date| date.to_string());
        format!("{kind} · {} · {date} {}", head.title(), head.outlet())
    });
    ui.add(Label::new(RichText::new(article).color(palette.dim).font(theme::small())).wrap());
    if let Some(claim) = question.claim()
        && widgets::link(ui, "Show in the article").clicked()
    {
        out.push(Action::Select(FigureKey::Claim(question.article(), claim)));
        out.push(Action::CloseDialog);
    }
    ui.add_space(8.0);
    match question {
        Question::Differs { .. } | Question::Same { .. } => {
            sides(ui, &merged.name, fields, picked, (asked.answer.is_none(), view), palette);
        }
        Question::Removed { claim, .. } => {
            let judged = &claim.verification;
            let status = view.project.codebook().status(&judged.status);
            let name = status.map_or_else(|| judged.status.to_string(), |status| status.name.to_string());
            ui.add(Label::new(claim.record.words()).wrap());
            widgets::dim(ui, format!("{name} {}", judged.reviewer));
            if !judged.note.is_empty() {
                ui.add(Label::new(RichText::new(&*judged.note).color(palette.dim)).wrap());
            }
        }
        Question::Article { theirs, .. } => {
            let ours = entry.map_or_else(String::new, |entry| theirs.same_of(&entry.article).words());
            egui::Grid::new("fact").num_columns(2).spacing([12.0, 6.0]).show(ui, |ui| {
                for (side, words) in [("here", ours), (&*merged.name, theirs.words())] {
                    widgets::dim(ui, side);
                    ui.add(Label::new(words).wrap());
                    ui.end_row();
                }
            });
        }
    }
}

/// Field by field, ours on the left: a click picks a side.
fn sides(
    ui: &mut Ui,
    name: &str,
    fields: &[(ClaimField, ClaimField)],
    picked: &mut [Pick],
    (open, view): (bool, &View<'_>),
    palette: &Palette,
) {
    let width = (ui.available_width() - 12.0) / 2.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        for words in ["here", name] {
            ui.allocate_ui(egui::vec2(width, 16.0), |ui| {
                ui.set_width(width);
                widgets::dim(ui, words);
            });
        }
    });
    if fields.is_empty() {
        widgets::dim(ui, "Both sides say the same by now.");
    }
    for ((ours, theirs), pick) in fields.iter().zip(picked) {
        widgets::section(ui, called(ours));
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            for (side, field) in [(Pick::Ours, ours), (Pick::Theirs, theirs)] {
                let on = *pick == side;
                let words = content(field, view);
                let button = egui::Button::new(RichText::new(&words).color(palette.text))
                    .wrap()
                    .fill(if on { palette.selected } else { egui::Color32::TRANSPARENT })
                    .stroke(egui::Stroke::new(1.0, if on { palette.accent } else { palette.line }))
                    .min_size(egui::vec2(width, 28.0));
                let response = ui
                    .scope(|ui| {
                        ui.set_max_width(width);
                        ui.add_enabled(open, button)
                    })
                    .inner;
                response.widget_info(|| {
                    let whose = if side == Pick::Ours { "here" } else { "there" };
                    let words = format!("{} {whose}: {words}", called(ours));
                    WidgetInfo::selected(egui::Role::RadioButton, open, on, words)
                });
                if response.clicked() {
                    *pick = side;
                }
            }
        });
    }
}

/// For people.
const fn called(field: &ClaimField) -> &'static str {
    match field {
        ClaimField::Record(_) => "What it says",
        ClaimField::Anchor(_) => "Words of the article",
        ClaimField::EquivalentTo(_) => "Restates",
        ClaimField::Judgement { .. } => "Status",
        ClaimField::Opinions(_) => "Judgements of others",
        ClaimField::NeedsSecond(_) => "Needs a second person",
        ClaimField::Reliability(_) => "Source",
        ClaimField::Credibility(_) => "Credibility",
        ClaimField::Note(_) => "Note",
        ClaimField::Tags(_) => "Tags",
        ClaimField::Links(_) => "Evidence",
    }
}

fn content(field: &ClaimField, view: &View<'_>) -> String {
    match field {
        ClaimField::Judgement { status, reason, reviewer, .. } => {
            let known = view.project.codebook().status(status);
            let name =
                known.map_or_else(|| status.to_string(), |status| format!("{} {}", status.icon, status.name));
            let who = if reviewer.is_empty() { String::new() } else { format!(" · {reviewer}") };
            let why = if reason.is_empty() { String::new() } else { format!("\n{reason}") };
            format!("{name}{who}{why}")
        }
        other => other.words(),
    }
}
