//! What the project's people add to the vocabulary: what there is, a form for more, what it would change, and the rules
//! that dismissals suggest.

mod effect;
mod form;
mod list;

pub use effect::{Effect, LISTED, Row};
pub use form::Form;

use egui::{RichText, Ui};

use super::theme::Palette;
use super::{Action, View, widgets};
use crate::extract::Proposal;
use crate::vocabulary::{Added, Addition, Beside, Fault, Subject};

/// What the dialog remembers while it is open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vocabulary {
    /// Which part is shown.
    pub subject: Subject,
    /// What is being typed.
    pub form: Form,
    /// What an addition would change, as far as that was asked.
    pub effect: Option<Effect>,
}

impl Vocabulary {
    /// Open at a part.
    #[must_use]
    pub fn at(subject: Subject) -> Self {
        Self { subject, ..Self::default() }
    }

    /// Open with words that were selected, at the part that they look like: a number is to be ignored, a name is a
    /// place.
    #[must_use]
    pub fn with_words(words: &str) -> Self {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let subject = if words.contains(|letter: char| letter.is_ascii_digit()) {
            Subject::Ignored
        } else if words.starts_with(char::is_uppercase) {
            Subject::Places
        } else {
            Subject::Goods
        };
        let whole = Addition { words: vec![words.into()], meaning: Added::Ignore(Beside::Whole) };
        Self { subject, form: Form::of(&whole), effect: None }
    }
}

pub(super) fn show(ui: &mut Ui, open: &mut Vocabulary, view: &View<'_>, out: &mut Vec<Action>) {
    widgets::dim(
        ui,
        "What words mean in this project, besides the tables of the program. \
         Claims and dismissals stay as they are, whatever is added here.",
    );
    ui.add_space(6.0);
    let count = |subject| {
        view.project.additions().entries().iter().filter(|addition| addition.subject() == subject).count()
    };
    let names: Vec<(Subject, String)> = Subject::ALL
        .into_iter()
        .map(|subject| match count(subject) {
            0 => (subject, subject.words().to_owned()),
            many => (subject, format!("{} · {many}", subject.words())),
        })
        .collect();
    let choices: Vec<(Subject, &str)> = names.iter().map(|(subject, name)| (*subject, &**name)).collect();
    if let Some(subject) =
        ui.horizontal(|ui| widgets::segments(ui, "What to add", open.subject, &choices)).inner
    {
        open.subject = subject;
    }
    if open.subject == Subject::Ignored {
        proposals(ui, open, view, out);
    }
    list::show(ui, open.subject, view, out);
    widgets::section(ui, "Add words");
    let entered = form::show(ui, &mut open.form, open.subject, view);
    decide(ui, open, view, entered, out);
}

/// Rules that dismissals suggest. Only the person takes one, after seeing what it changes.
fn proposals(ui: &mut Ui, open: &mut Vocabulary, view: &View<'_>, out: &mut Vec<Action>) {
    for proposal in view.proposals {
        ui.add_space(8.0);
        let palette = Palette::of(ui);
        widgets::card(&palette).show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.label(format!("{} Ignore such figures?", asked(proposal)));
                let see = ui.button("Show what it changes");
                name(&see, &format!("Show what ignoring “{}” changes", proposal.words));
                if see.clicked() {
                    open.form = Form::of(&proposal.addition());
                    out.push(Action::Preview(Box::new(proposal.addition())));
                }
                let no = ui.button("No").on_hover_text("It is not asked again in this project");
                name(&no, &format!("Do not ignore “{}”", proposal.words));
                if no.clicked() {
                    out.push(Action::Decline(proposal.clone()));
                }
            });
        });
    }
}

/// What was dismissed, in a sentence.
fn asked(proposal: &Proposal) -> String {
    let Proposal { words, beside, dismissed } = proposal;
    match beside {
        Beside::After => format!("You dismissed {dismissed} figures before “{words}”."),
        Beside::Before => format!("You dismissed {dismissed} figures behind “{words}”."),
        Beside::Whole => format!("You dismissed “{words}” {dismissed} times."),
    }
}

/// A button's name where its words alone do not say what it is about.
fn name(response: &egui::Response, words: &str) {
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, words));
}

/// First what it changes, then adding it.
fn decide(ui: &mut Ui, open: &mut Vocabulary, view: &View<'_>, entered: bool, out: &mut Vec<Action>) {
    let palette = Palette::of(ui);
    let addition = open.form.addition(open.subject);
    let faults = view.lexicon.faults_of(&addition);
    let touched = !open.form.is_empty(open.subject);
    if touched {
        for fault in &faults {
            let ink = if fault.is_fatal() { palette.alarm } else { palette.warn };
            ui.label(RichText::new(sentence(fault)).color(ink));
        }
    }
    let known = faults.iter().filter(|fault| !fault.is_fatal()).count();
    let says_something = !faults.iter().any(Fault::is_fatal) && !is_all_known(&addition, known);
    ui.add_space(8.0);
    let seen = open.effect.as_ref().filter(|effect| effect.addition == addition);
    ui.horizontal(|ui| {
        let see = ui.add_enabled(says_something, egui::Button::new("Show what it changes"));
        if see.clicked() || entered && says_something && seen.is_none() {
            out.push(Action::Preview(Box::new(addition.clone())));
        }
        let add = widgets::doing(ui, seen.is_some() && says_something, "Add to the vocabulary");
        let add = add.on_disabled_hover_text("Look first at what it changes");
        if add.clicked() {
            out.push(Action::AddWords(Box::new(addition.clone())));
        }
        if ui.button("Close").clicked() {
            out.push(Action::CloseDialog);
        }
        if let Some(progress) = view.previewing {
            widgets::dim(ui, format!("reading article {} of {}", progress.done, progress.total));
            if widgets::link(ui, "cancel").clicked() {
                out.push(Action::StopPreview);
            }
        }
    });
    if let Some(effect) = seen {
        effect::show(ui, effect);
    }
}

fn is_all_known(addition: &Addition, known: usize) -> bool {
    !addition.words.is_empty() && known == addition.words.len()
}

fn sentence(fault: &Fault) -> String {
    let words = fault.to_string();
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
