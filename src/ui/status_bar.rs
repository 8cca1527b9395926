//! The bar at the bottom: review progress, what runs, the keys that matter now.

use std::collections::BTreeSet;

use egui::Ui;

use super::keys::key_of;
use super::theme::{self, Palette};
use super::{Action, Command, Screen, View, access, widgets};
use crate::listing::{Filter, Show};
use crate::model::Figure;
use crate::vocabulary::Subject;

/// Show it.
pub fn show(ui: &mut Ui, view: &View<'_>, screen: &Screen, out: &mut Vec<Action>) {
    let palette = Palette::of(ui);
    let counts = &view.listing.counts;
    ui.horizontal_centered(|ui| {
        ui.add_space(8.0);
        let words = format!("{} of {} figures reviewed", counts.reviewed, counts.figures);
        if widgets::link(ui, &words).on_hover_text("Show what is left to review").clicked() {
            out.push(Action::SetFilter(Filter { show: Show::ToReview, ..Filter::default() }));
        }
        let (decided, all) = view.round;
        if all > 0 {
            let list = if screen.filter.is_empty() { "" } else { " of this list" };
            widgets::dim(ui, format!("{decided} of {all} suggestions{list} decided"));
        }
        if counts.without_period > 0 {
            let words = match counts.without_period {
                1 => "1 has no period".to_owned(),
                many => format!("{many} have no period"),
            };
            if widgets::link(ui, &words).on_hover_text("List them").clicked() {
                let open = |figure: &Figure| {
                    let period = figure.record().period;
                    period.start.is_none() && period.end.is_none()
                };
                let figures = view.project.entries().flat_map(Figure::of_entry);
                let keys: BTreeSet<_> = figures.filter(open).map(|figure| figure.key()).collect();
                let only = Some(("without a period".to_owned(), keys));
                out.push(Action::SetFilter(Filter { only, ..screen.filter.clone() }));
            }
        }
        if let Some(progress) = view.importing {
            let words = match progress.total {
                0 => "looking for articles".to_owned(),
                total => format!("importing {} of {total}", progress.done),
            };
            let stop = ("Stop; what has landed stays", Action::StopImport);
            working(ui, ("Import", &words), progress, stop, &palette, out);
        }
        if let Some(progress) = view.deciding {
            let words = format!("deciding on {} of {} suggestions", progress.done, progress.total);
            let stop = ("Stop; nothing is decided then", Action::StopBatch);
            working(ui, ("Decision", &words), progress, stop, &palette, out);
        }
        if let Some(progress) = view.rereading {
            let words = format!("reading again {} of {}", progress.done, progress.total);
            widgets::dim(ui, words).on_hover_text("What you decided stays as it is");
        }
        desk(ui, view, screen, &palette, out);
        if view.unseen_proposals > 0 {
            let words = match view.unseen_proposals {
                1 => "an ignore rule to consider".to_owned(),
                many => format!("{many} ignore rules to consider"),
            };
            if widgets::link(ui, &words).on_hover_text("Your dismissals suggest it").clicked() {
                out.push(Action::ShowVocabulary(Subject::Ignored));
            }
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(8.0);
            let walk = (Command::NextClaim, "next");
            let keys: &[(Command, &str)] = match view.figure {
                Some(figure) if figure.is_suggestion() => {
                    &[walk, (Command::Accept, "accept"), (Command::Dismiss, "dismiss")]
                }
                Some(_) => &[
                    walk,
                    (Command::EditClaim, "edit"),
                    (Command::WriteNote, "note"),
                    (Command::Undo, "undo"),
                ],
                None => &[
                    (Command::NextClaim, "next figure"),
                    (Command::MakeClaim, "make a claim of selected text"),
                ],
            };
            let mut hints: Vec<String> = Vec::new();
            for (command, what) in keys {
                let key = key_of(ui.ctx(), *command);
                hints.extend((!key.is_empty()).then(|| format!("{key} {what}")));
            }
            // The codebook's keys, where they are the digits that they are at first.
            if view.figure.is_some()
                && view.project.codebook().statuses.iter().any(|status| status.key == '1')
            {
                hints.push("1–9 status".to_owned());
            }
            let sheet = key_of(ui.ctx(), Command::ShowKeys);
            hints.extend((!sheet.is_empty()).then(|| format!("{sheet} keys")));
            // From the left, as many as there is room for: the sheet has them all.
            let room = ui.available_width() - 8.0;
            while !hints.is_empty() && widgets::width(ui, &hints.join(" · "), theme::small()) > room {
                hints.remove(0);
            }
            widgets::dim(ui, hints.join(" · "));
        });
    });
}

/// What waits for a decision between people: open questions of merges, and a second review.
fn desk(ui: &mut Ui, view: &View<'_>, screen: &Screen, palette: &Palette, out: &mut Vec<Action>) {
    let open: usize = view.project.merges().iter().map(|merged| merged.open()).sum();
    if open > 0 {
        let words = if open == 1 {
            "1 question of a merge".to_owned()
        } else {
            format!("{open} questions of merges")
        };
        if widgets::link(ui, &words).on_hover_text("Settle them one by one").clicked() {
            out.push(Action::Do(Command::MergeQuestions));
        }
    }
    if screen.blind {
        let words = format!("second review as {}", view.person);
        ui.label(egui::RichText::new(words).color(palette.warn).font(super::theme::small()))
            .on_hover_text("What others judged is hidden until you have set your status");
        let left = view.hidden.len();
        let words = if left == 0 { "none left".to_owned() } else { format!("{left} left") };
        if widgets::link(ui, &words)
            .on_hover_text("Show the claims that others have judged and you have not")
            .clicked()
        {
            let claims = view.project.entries().flat_map(|entry| &entry.claims);
            let keys = claims
                .filter(|claim| view.hidden.contains(&claim.id))
                .map(|claim| crate::model::FigureKey::Claim(claim.article, claim.id));
            let only = Some(("for your second review".to_owned(), keys.collect()));
            out.push(Action::SetFilter(Filter { only, ..Filter::default() }));
        }
        if widgets::link(ui, "end").on_hover_text("Show everything again").clicked() {
            out.push(Action::Do(super::Command::SecondReview));
        }
    }
}

/// What runs in the background, how far it is, and a way to stop it.
fn working(
    ui: &mut Ui,
    (name, words): (&str, &str),
    progress: &crate::jobs::Progress,
    (what, stop): (&str, Action),
    palette: &Palette,
    out: &mut Vec<Action>,
) {
    widgets::dim(ui, words).on_hover_text(&progress.at);
    let share = if progress.total == 0 { 0.0 } else { progress.done as f32 / progress.total as f32 };
    let bar =
        ui.add(egui::ProgressBar::new(share).desired_width(110.0).desired_height(6.0).fill(palette.accent));
    access::progress(&bar, name, share);
    if widgets::link(ui, "cancel").on_hover_text(what).clicked() {
        out.push(stop);
    }
}
