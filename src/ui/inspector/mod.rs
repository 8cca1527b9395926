//! The panel on the right: the selected claim, its judgement, evidence and history; or the open article's facts.

mod article;
mod evidence;
mod form;
mod history;
mod judgement;
mod official;
mod opinions;
mod origins;
mod remarks;
mod slots;

pub(super) use article::ENCODINGS;
pub(super) use evidence::evidence_of;

use egui::{RichText, Ui};

use super::command::key_words;
use super::draft::Draft;
use super::empty::{self, Way};
use super::keys::{Keys, key_of};
use super::theme::{self, Palette};
use super::{Action, Command, Hint, View, hints, widgets};
use crate::model::{Figure, words};
use crate::text::Span;

/// What is being typed here.
#[derive(Default)]
pub struct Inspector {
    /// The claim's fields, while they are edited.
    pub draft: Option<Draft>,
    /// What was wrong with them at the last try.
    wrong: Vec<String>,
    /// The note, tags and new evidence of one figure.
    texts: Option<judgement::Texts>,
    /// How many origins one figure has.
    counted: origins::Counted,
    /// What happened to one claim.
    happened: history::Happened,
    /// The article's facts.
    facts: Option<article::Facts>,
    /// Words of the open article that gave the slot under the pointer: the reader lights them up.
    pub lit: Vec<Span>,
    /// Give the note field the focus in the next frame.
    pub focus_note: bool,
    /// Bring what the checks say into sight in the next frame.
    pub show_checks: bool,
    /// Bring the official figures into sight in the next frame.
    pub show_official: bool,
}

impl Inspector {
    /// Start to edit a figure's fields.
    pub fn edit(&mut self, figure: &Figure) {
        self.draft = Some(Draft::new(figure.key(), figure.record()));
        self.wrong.clear();
    }

    /// Show it.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Vec<Action>) {
        self.lit.clear();
        egui::ScrollArea::vertical().id_salt("inspector").auto_shrink(false).show(ui, |ui| {
            egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 8)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                match view.figure {
                    Some(figure) => self.figure(ui, view, figure, out),
                    None => nothing(ui, view, out),
                }
                if let Some(open) = view.open {
                    remarks::show(ui, open, out);
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
            slots::show(ui, view, figure, &mut self.lit);
            buttons(ui, figure, out);
        }
        judgement::status(ui, &mut self.counted, view, figure, out);
        super::checks::section(ui, view, figure, &mut self.show_checks, out);
        official::show(ui, view, figure, &mut self.show_official, out);
        judgement::show(ui, &mut self.texts, &mut self.focus_note, view, figure, out);
        history::show(ui, &mut self.happened, view, key, out);
    }
}

fn nothing(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Action>) {
    widgets::section(ui, "Claim");
    if view.listing.counts.figures == 0 {
        let words = "What a figure says, and what you make of it, stands here. There are no figures yet.";
        empty::at_left(
            ui,
            words,
            [Way::command(Command::OpenFolder), Way::command(Command::OpenSample)],
            out,
        );
        return;
    }
    let key = |command| key_of(ui.ctx(), command);
    let (next, previous) = (key(Command::NextClaim), key(Command::PreviousClaim));
    let walk = if next.is_empty() || previous.is_empty() {
        String::new()
    } else {
        format!(" {next} and {previous} walk through all of them.")
    };
    let words = format!("Choose a figure: a bar, a highlighted phrase or a row.{walk}");
    let shown = ui.scope(|ui| empty::at_left(ui, &words, [Way::command(Command::NextClaim)], out));
    hints::place(ui, Hint::Status, shown.response.rect);
}

fn headline(ui: &mut Ui, figure: &Figure) {
    let palette = Palette::of(ui);
    let title = match figure.is_suggestion() {
        true => "Suggestion",
        false if figure.is_derived() => "Derived claim",
        false => "Claim",
    };
    widgets::section(ui, title);
    let quote = figure.quote().replace('\n', " ");
    let size = if quote.chars().count() > 60 { 13.0 } else { 20.0 };
    ui.add(egui::Label::new(RichText::new(quote).font(theme::heading(size))).wrap());
    let mut line = figure.record().figure_words();
    let record = figure.record();
    if let Some(range) = record.range_words() {
        line.push_str(&format!(" ({range})"));
    }
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

fn buttons(ui: &mut Ui, figure: &Figure, out: &mut Vec<Action>) {
    ui.add_space(6.0);
    let keys = Keys::current(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        let mut button = |command: Command, words: &str| {
            let key = keys.first(command).map(|key| key_words(ui.ctx(), &key)).unwrap_or_default();
            // As it is printed on the key.
            let key = key.replace("Enter", "⏎").replace("Delete", "Del");
            let text = format!("{words}  {key}");
            if ui.button(text.trim_end()).on_hover_text(command.label()).clicked() {
                out.push(Action::Do(command));
            }
        };
        if figure.is_suggestion() {
            button(Command::Accept, "Accept");
            button(Command::Dismiss, "Dismiss");
        }
        button(Command::EditClaim, "Edit…");
        if !figure.is_suggestion() {
            button(Command::RemoveClaim, "Remove");
        }
    });
}
