//! What happened to the selected claim: who, when, from what to what.

use egui::{RichText, Ui};

use super::super::theme::{self, Palette};
use super::super::{View, widgets};
use crate::model::{ClaimField, Codebook, Edit, FigureKey, Step};

pub(super) fn show(ui: &mut Ui, view: &View<'_>, key: FigureKey) {
    let FigureKey::Claim(_, claim) = key else { return };
    let palette = Palette::of(ui);
    widgets::section(ui, "History");
    let mut lines: Vec<String> = Vec::new();
    for (entry, edit, inverse) in view.history.of_claim(claim, view.project.merges()) {
        let step = match entry.step {
            Step::Do => "",
            Step::Undo(_) => "undone: ",
            Step::Redo(_) => "redone: ",
        };
        let what = line(edit, inverse, view.project.codebook());
        lines.push(format!("{} {}  {step}{what}", when(entry.at), entry.who));
    }
    for line in lines.iter().rev() {
        ui.add(egui::Label::new(RichText::new(line).color(palette.dim).font(theme::small())).wrap());
    }
}

/// Local date and time, to the minute.
fn when(at: i64) -> String {
    jiff::Timestamp::from_millisecond(at)
        .map(|at| at.to_zoned(jiff::tz::TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string())
        .unwrap_or_default()
}

fn line(edit: &Edit, inverse: &Edit, codebook: &Codebook) -> String {
    let name =
        |code: &str| codebook.status(code).map_or_else(|| code.to_owned(), |status| status.name.to_string());
    match (edit, inverse) {
        (
            Edit::SetClaim { to: ClaimField::Judgement { status, reason, .. }, .. },
            Edit::SetClaim { to: ClaimField::Judgement { status: old, .. }, .. },
        ) => {
            let why = if reason.is_empty() { String::new() } else { format!(" ({reason})") };
            format!("{} → {}{why}", name(old), name(status))
        }
        (
            Edit::SetClaim { to: ClaimField::Record(new), .. },
            Edit::SetClaim { to: ClaimField::Record(old), .. },
        ) if new.figure_words() != old.figure_words() => {
            format!("{} → {}", old.figure_words(), new.figure_words())
        }
        _ => edit.words().to_owned(),
    }
}
