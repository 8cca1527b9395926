//! What a merge left to be settled: question by question, both sides next to each other.

mod agreement;
mod question;

pub(super) use agreement::show as show_agreement;

use egui::{RichText, Sense, Ui, vec2};

use super::empty::{self, Way};
use super::theme::{self, Palette};
use super::{Action, Command, View, access, widgets};
use crate::merge::Pick;
use crate::model::{Merged, Question, Resolution};

/// What the dialog remembers while it is open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Questions {
    /// Which question of which merge.
    chosen: (usize, usize),
    /// What is picked of a question with several fields, and of which question that is.
    picked: ((usize, usize), Vec<Pick>),
}

impl Questions {
    /// At the first open question of a project.
    #[must_use]
    pub fn of(merges: &[std::sync::Arc<Merged>]) -> Self {
        Self { chosen: next(merges, (0, 0)).unwrap_or_default(), ..Self::default() }
    }
}

/// The next open question from a place on, beginning again at the top.
fn next(merges: &[std::sync::Arc<Merged>], from: (usize, usize)) -> Option<(usize, usize)> {
    let all = merges.iter().enumerate().flat_map(|(merge, merged)| {
        merged.questions.iter().enumerate().map(move |(at, asked)| ((merge, at), asked.answer.is_none()))
    });
    let open: Vec<(usize, usize)> = all.filter(|(_, open)| *open).map(|(place, _)| place).collect();
    open.iter().find(|place| **place >= from).or(open.first()).copied()
}

pub(super) fn show(ui: &mut Ui, open: &mut Questions, view: &View<'_>, out: &mut Vec<Action>) {
    let palette = Palette::of(ui);
    if !view.hidden.is_empty() {
        widgets::dim(
            ui,
            "Not shown while you review as a second person: they would tell what others judged.",
        );
        ui.add_space(8.0);
        if ui.button("Close").clicked() {
            out.push(Action::CloseDialog);
        }
        return;
    }
    let merges = view.project.merges();
    let left: usize = merges.iter().map(|merged| merged.open()).sum();
    let all: usize = merges.iter().map(|merged| merged.questions.len()).sum();
    if all == 0 {
        let words = "No merge has left a question. What two people decided differently is asked here, field by field.";
        let ways =
            [Way::command(Command::MergeProject), Way::guide("How a merge goes", "people#two-projects")];
        empty::at_left(ui, words, ways, out);
    } else {
        widgets::dim(
            ui,
            format!(
                "{left} of {all} open. Until you settle a question, this project's side stands; nothing is lost."
            ),
        );
        ui.add_space(8.0);
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(250.0);
                list(ui, open, view, &palette);
            });
            ui.add_space(8.0);
            ui.vertical(|ui| {
                ui.set_width(ui.available_width());
                ui.set_min_height(360.0);
                chosen(ui, open, view, &palette, out);
            });
        });
    }
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if ui.button("Close").clicked() {
            out.push(Action::CloseDialog);
        }
        if ui.button("Agreement…").on_hover_text("How far people agree who judged the same claims").clicked()
        {
            out.push(Action::Do(Command::Agreement));
        }
    });
}

fn list(ui: &mut Ui, open: &mut Questions, view: &View<'_>, palette: &Palette) {
    egui::ScrollArea::vertical().id_salt("questions").max_height(360.0).auto_shrink([false, false]).show(
        ui,
        |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for (merge, merged) in view.project.merges().iter().enumerate() {
                if merged.questions.is_empty() {
                    continue;
                }
                let people = merged.people().join(", ");
                widgets::section(ui, &format!("From “{}” ({people})", merged.name));
                for (at, asked) in merged.questions.iter().enumerate() {
                    let on = open.chosen == (merge, at);
                    let (kind, quote) = question::title(&asked.question, view);
                    let mark = asked.answer.map_or("?", |_| "✓");
                    let (rect, response) =
                        ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::click());
                    let state = asked.answer.map_or("open", answered);
                    let words = format!("Question {}, {state}: {kind} {quote}", at + 1);
                    access::row(&response, true, on, words);
                    access::place(&response, at);
                    if on || response.hovered() || response.has_focus() {
                        ui.painter().rect_filled(rect, 4.0, palette.selected);
                    }
                    if response.has_focus() {
                        widgets::outline(ui, rect, palette.accent);
                    }
                    let ink = if asked.answer.is_some() { palette.good } else { palette.warn };
                    let left = rect.left() + 8.0;
                    let line = |y: f32| egui::pos2(left, rect.top() + y);
                    ui.painter().text(line(10.0), egui::Align2::LEFT_CENTER, mark, theme::small(), ink);
                    let clip = ui.painter().with_clip_rect(rect.shrink(4.0));
                    let first = line(10.0) + vec2(16.0, 0.0);
                    clip.text(first, egui::Align2::LEFT_CENTER, quote, theme::small(), palette.text);
                    let second = line(26.0) + vec2(16.0, 0.0);
                    clip.text(second, egui::Align2::LEFT_CENTER, kind, theme::small(), palette.dim);
                    if response.clicked() {
                        open.chosen = (merge, at);
                    }
                }
            }
        },
    );
}

fn chosen(ui: &mut Ui, open: &mut Questions, view: &View<'_>, palette: &Palette, out: &mut Vec<Action>) {
    let merges = view.project.merges();
    let (merge, at) = open.chosen;
    let Some((merged, asked)) =
        merges.get(merge).and_then(|merged| Some((merged, merged.questions.get(at)?)))
    else {
        return;
    };
    let fields = crate::merge::picks(view.project, &asked.question);
    if open.picked.0 != open.chosen || open.picked.1.len() != fields.len() {
        open.picked = (open.chosen, vec![Pick::Ours; fields.len()]);
    }
    question::show(ui, merged, asked, (&fields, &mut open.picked.1), view, palette, out);
    ui.add_space(10.0);
    if let Some(answer) = asked.answer {
        ui.horizontal(|ui| {
            ui.label(RichText::new(format!("✓ settled: {}", answered(answer))).color(palette.good));
            widgets::dim(ui, "Undo opens it again");
        });
        return;
    }
    let mut settle = |to: Resolution| {
        out.push(Action::Settle { merge: merged.id, at, to, picked: open.picked.1.clone() });
        // On to the next; the last one stays, settled.
        let after =
            merges.iter().flat_map(|merged| &merged.questions).filter(|asked| asked.answer.is_none()).count();
        if after > 1 {
            open.chosen = next(merges, (merge, at + 1)).unwrap_or(open.chosen);
        }
    };
    ui.horizontal_wrapped(|ui| {
        for (words, to) in choices(&asked.question, &open.picked.1) {
            if ui.button(words).clicked() {
                settle(to);
            }
        }
    });
}

/// What can be answered.
fn choices(question: &Question, picked: &[Pick]) -> Vec<(&'static str, Resolution)> {
    let fields = || {
        let theirs = picked.iter().filter(|pick| **pick == Pick::Theirs).count();
        match theirs {
            0 => ("Keep ours", Resolution::Ours),
            all if all == picked.len() => ("Take theirs", Resolution::Theirs),
            _ => ("Keep what is chosen", Resolution::Mixed),
        }
    };
    match question {
        Question::Differs { .. } => vec![fields()],
        Question::Same { .. } => {
            let (_, to) = fields();
            vec![("One claim, as chosen", to), ("Two claims, keep both", Resolution::Both)]
        }
        Question::Removed { here: true, .. } => {
            vec![("Leave it removed", Resolution::Ours), ("Bring it back", Resolution::Theirs)]
        }
        Question::Removed { here: false, .. } => {
            vec![("Keep it", Resolution::Ours), ("Remove it here too", Resolution::Theirs)]
        }
        Question::Article { .. } => {
            vec![("Keep ours", Resolution::Ours), ("Take theirs", Resolution::Theirs)]
        }
    }
}

const fn answered(answer: Resolution) -> &'static str {
    match answer {
        Resolution::Ours => "ours",
        Resolution::Theirs => "theirs",
        Resolution::Mixed => "some of each",
        Resolution::Both => "two claims",
    }
}
