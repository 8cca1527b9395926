//! The panel on the right: the selected claim, its judgement, evidence and history; or the open article's facts.

mod article;
mod evidence;
mod form;
mod forms;
mod history;
mod judgement;
mod official;
mod opinions;
mod origins;
mod remarks;
mod slots;
mod texts;
mod typed;
mod whose;

pub(super) use article::ENCODINGS;
pub(super) use evidence::evidence_of;

use egui::{RichText, Ui};

use super::command::key_words;
use super::empty::{self, Way};
use super::keys::{Keys, key_of};
use super::theme::{self, Palette};
use super::{Action, Command, Hint, Saving, View, hints, widgets};
use crate::model::{ArticleId, ClaimField, Figure, FigureKey, Project, words};
use crate::text::Span;

/// What is being typed here.
#[derive(Default)]
pub struct Inspector {
    /// The claims' fields, while they are edited.
    forms: forms::Forms,
    /// Notes, tags and new evidence.
    texts: texts::AllTexts,
    /// Where the figure stands that was shown last.
    place: Option<(ArticleId, Span)>,
    /// How many origins one figure has.
    counted: origins::Counted,
    /// What happened to one claim.
    happened: history::Happened,
    /// The articles' facts.
    facts: article::AllFacts,
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
    /// Start to edit a figure's fields, or go on with what was left.
    pub fn edit(&mut self, figure: &Figure) {
        self.forms.edit(figure);
    }

    /// What was typed into a figure's form is done with.
    pub fn close_form(&mut self, key: FigureKey) {
        self.forms.close(key);
    }

    /// A figure is called otherwise from now on: what was typed for it goes along.
    pub fn follow(&mut self, from: FigureKey, to: FigureKey) {
        self.forms.follow(from, to);
        self.texts.follow(from, to);
    }

    /// Write what was typed, as if every field were left.
    pub fn leave(&mut self, project: &Project, out: &mut Vec<Action>) {
        self.texts.settle(project, None, out);
        self.facts.settle(project, None, out);
    }

    /// While the panel is hidden: nothing is typed into it, and what was is written.
    pub(super) fn hidden(&mut self, view: &View<'_>, out: &mut Vec<Action>) {
        self.lit.clear();
        self.forms.settle(view.project, view.figure.map(Figure::key));
        self.leave(view.project, out);
    }

    /// Show it. `idle` says that the person is at nothing which Escape would leave before the form.
    pub(super) fn show(&mut self, ui: &mut Ui, view: &View<'_>, idle: bool, out: &mut Vec<Action>) {
        self.lit.clear();
        let shown = view.figure.map(Figure::key);
        self.forms.settle(view.project, shown);
        self.texts.settle(view.project, shown, out);
        self.facts.settle(view.project, view.open.map(|open| open.entry.article.id), out);
        let mut area = egui::ScrollArea::vertical().id_salt("inspector").auto_shrink(false);
        // Another figure is seen from its head; one that becomes a claim stays where it is.
        let place = view.figure.map(|figure| (figure.key().article(), figure.span()));
        if std::mem::replace(&mut self.place, place) != place {
            area = area.vertical_scroll_offset(0.0);
        }
        area.show(ui, |ui| {
            egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 8)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                self.forms.waiting(ui, view, shown, out);
                match view.figure {
                    Some(figure) => self.figure(ui, view, figure, idle, out),
                    None => nothing(ui, view, out),
                }
                if let Some(open) = view.open {
                    remarks::show(ui, open, out);
                    article::show(ui, self.facts.of(&open.entry.article), open, is_read_only(view), out);
                }
            });
        });
    }

    fn figure(&mut self, ui: &mut Ui, view: &View<'_>, figure: &Figure, idle: bool, out: &mut Vec<Action>) {
        let key = figure.key();
        let before = out.len();
        headline(ui, figure);
        if let Some(form) = self.forms.get(key) {
            if form::show(ui, form, view, figure, idle, out) {
                self.forms.close(key);
            }
        } else {
            slots::show(ui, view, figure, &mut self.lit);
            buttons(ui, figure, out);
        }
        judgement::status(ui, &mut self.counted, view, figure, out);
        super::checks::section(ui, view, figure, &mut self.show_checks, out);
        official::show(ui, view, figure, &mut self.show_official, out);
        judgement::show(ui, &mut self.texts, &mut self.focus_note, view, figure, out);
        history::show(ui, &mut self.happened, view, key, out);
        // What is set here is meant for the figure that stands here, whichever is chosen in the same frame.
        for action in &mut out[before..] {
            let Action::SetClaim(to) = action else { continue };
            if let ClaimField::Links(links) = to {
                self.texts.wrote_links(key, links);
            }
            *action = Action::SetClaimOf(key, to.clone());
        }
    }
}

/// Whether nothing can be written: fields can be read then, and not typed into.
fn is_read_only(view: &View<'_>) -> bool {
    matches!(view.saving, Saving::ReadOnly { .. })
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
