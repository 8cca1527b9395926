//! The panel on the right: the selected claim, its judgement, evidence and history; or the open article's facts.

mod article;
mod form;
mod history;
mod judgement;

use egui::{RichText, Ui};

use super::draft::Draft;
use super::theme::{self, Palette};
use super::{Action, Command, View, widgets};
use crate::model::{Figure, FigureKey, Reason, Slot, words};

/// What is being typed here.
#[derive(Default)]
pub struct Inspector {
    /// The claim's fields, while they are edited.
    pub draft: Option<Draft>,
    /// What was wrong with them at the last try.
    wrong: Vec<String>,
    /// The note, tags and new evidence of one figure.
    texts: Option<judgement::Texts>,
    /// The article's facts.
    facts: Option<article::Facts>,
    /// Give the note field the focus in the next frame.
    pub focus_note: bool,
}

impl Inspector {
    /// Start to edit a figure's fields.
    pub fn edit(&mut self, figure: &Figure) {
        self.draft = Some(Draft::new(figure.key(), figure.record()));
        self.wrong.clear();
    }

    /// Show it.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Vec<Action>) {
        egui::ScrollArea::vertical().id_salt("inspector").auto_shrink(false).show(ui, |ui| {
            egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 8)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                match view.figure {
                    Some(figure) => self.figure(ui, view, figure, out),
                    None => nothing(ui),
                }
                if let Some(open) = view.open {
                    article::show(ui, &mut self.facts, open, out);
                }
            });
        });
    }

    fn figure(&mut self, ui: &mut Ui, view: &View<'_>, figure: &Figure, out: &mut Vec<Action>) {
        let key = figure.key();
        if self.draft.as_ref().is_some_and(|draft| draft.key != key) {
            self.draft = None;
        }
        headline(ui, figure);
        if let Some(draft) = &mut self.draft {
            form::show(ui, draft, &mut self.wrong, view, figure, out);
        } else {
            slots(ui, view, figure);
            buttons(ui, figure, out);
        }
        judgement::show(ui, &mut self.texts, &mut self.focus_note, view, figure, out);
        history::show(ui, view, key);
    }
}

fn nothing(ui: &mut Ui) {
    widgets::section(ui, "Claim");
    widgets::dim(
        ui,
        "Choose a figure: a bar, a highlighted phrase or a row. J and K walk through all of them.",
    );
}

fn headline(ui: &mut Ui, figure: &Figure) {
    let palette = Palette::of(ui);
    widgets::section(ui, if figure.is_suggestion() { "Suggestion" } else { "Claim" });
    let quote = figure.quote().replace('\n', " ");
    let size = if quote.chars().count() > 60 { 13.0 } else { 20.0 };
    ui.add(egui::Label::new(RichText::new(quote).font(theme::heading(size))).wrap());
    let mut line = figure.record().figure_words();
    let record = figure.record();
    let months = record.period.months().filter(|months| *months > 1.into());
    if let (Some(months), Some(value)) = (months, record.quantity.value)
        && matches!(
            record.kind,
            crate::model::Kind::Money | crate::model::Kind::Mass | crate::model::Kind::Volume
        )
        && let Some(monthly) = value.checked_div(months)
    {
        line.push_str(&format!(" · {} a month", words::short(monthly)));
    }
    ui.add(egui::Label::new(RichText::new(line).color(palette.dim)).wrap());
    ui.add_space(4.0);
}

/// Slot by slot, with the words that gave it on hover.
fn slots(ui: &mut Ui, view: &View<'_>, figure: &Figure) {
    let record = figure.record();
    let commodity =
        record.commodity.as_deref().map_or_else(|| "not stated".to_owned(), |id| view.commodity_name(id));
    let flow =
        if record.flow.to_string().is_empty() { "not stated".to_owned() } else { record.flow.to_string() };
    let period = match (record.period.start, record.period.end) {
        (None, None) => "not stated".to_owned(),
        _ => format!("{} ({})", record.period.words(), record.period.basis.code()),
    };
    let sources =
        if record.sources.is_empty() { "the outlet itself".to_owned() } else { record.sources.join(" ‹ ") };
    egui::Grid::new("slots").num_columns(2).spacing([10.0, 6.0]).show(ui, |ui| {
        let mut row = |name: &str, slots: &[Slot], words: &str| {
            widgets::dim(ui, name);
            slot(ui, view, figure, slots, words);
            ui.end_row();
        };
        row("kind", &[Slot::Figure, Slot::Change, Slot::Hedge], record.kind.code());
        row("flow", &[Slot::Exporter, Slot::Importer, Slot::Partners], &flow);
        row("commodity", &[Slot::Commodity], &commodity);
        row("period", &[Slot::Period], &period);
        row("modality", &[Slot::Modality], record.modality.code());
        row("source", &[Slot::Sources], &sources);
        if let Some(base) = &record.base {
            let mut words = Vec::new();
            words.extend(base.value.map(words::number));
            words.extend(base.period_start.map(|start| start.to_string()));
            words.extend(base.period_end.map(|end| format!("… {end}")));
            let words = if words.is_empty() { "an earlier level".to_owned() } else { words.join(" ") };
            row("compared with", &[Slot::Base], &words);
        }
        if let Some(other) = equivalent(figure) {
            row("same as", &[Slot::Equivalent], &other);
        }
    });
}

/// The quote of the figure that this one restates.
fn equivalent(figure: &Figure) -> Option<String> {
    let entry = figure.entry();
    match figure.key() {
        FigureKey::Claim(_, id) => {
            let other = entry.claim(entry.claim(id)?.equivalent_to?)?;
            Some(other.anchor.quote.to_string())
        }
        FigureKey::Suggestion(_, place) => {
            let other = entry.suggestions.get(entry.suggestion(place)?.equivalent_to? as usize)?;
            Some(other.quote.to_string())
        }
    }
}

fn slot(ui: &mut Ui, view: &View<'_>, figure: &Figure, slots: &[Slot], words: &str) {
    let palette = Palette::of(ui);
    let response = ui.add(egui::Label::new(RichText::new(words)).wrap().sense(egui::Sense::hover()));
    let reasons: Vec<&Reason> =
        figure.because().iter().filter(|reason| slots.contains(&reason.slot)).collect();
    if reasons.is_empty() {
        return;
    }
    let rect = response.rect;
    let dashes = egui::Shape::dashed_line(
        &[rect.left_bottom(), rect.right_bottom()],
        egui::Stroke::new(1.0, palette.faint),
        2.0,
        2.0,
    );
    ui.painter().extend(dashes);
    let text = view.open.filter(|open| open.entry.article.id == figure.article().id);
    let text = text.and_then(|open| open.text.as_ref()?.as_ref().ok());
    response.on_hover_ui(|ui| {
        for reason in reasons {
            let because = match (reason.words, text) {
                (Some(span), Some(text)) => format!("“{}”", span.of(text)),
                (Some(_), None) => "words of the article".to_owned(),
                (None, _) => "not stated; assumed".to_owned(),
            };
            ui.label(format!("{}: {because}", reason.slot.code()));
        }
        widgets::dim(ui, format!("rule {}", figure.rule()));
    });
}

fn buttons(ui: &mut Ui, figure: &Figure, out: &mut Vec<Action>) {
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        let mut button = |command: Command, words: &str, key: &str| {
            let text = format!("{words}  {key}");
            if ui.button(text).on_hover_text(command.label()).clicked() {
                out.push(Action::Do(command));
            }
        };
        if figure.is_suggestion() {
            button(Command::Accept, "Accept", "⏎");
            button(Command::Dismiss, "Dismiss", "X");
        }
        button(Command::EditClaim, "Edit…", "E");
        if !figure.is_suggestion() {
            button(Command::RemoveClaim, "Remove", "Del");
        }
    });
}
