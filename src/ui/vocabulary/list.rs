//! The additions that there are.

use egui::{RichText, Ui};
use jiff::tz::TimeZone;

use super::super::empty::{self, Way};
use super::super::theme::{self, Palette};
use super::super::{Action, View, widgets};
use crate::model::{Edit, LogEntry};
use crate::vocabulary::{Added, Addition, Beside, Fault, SourceKind, Subject};

pub(super) fn show(ui: &mut Ui, subject: Subject, view: &View<'_>, out: &mut Vec<Action>) {
    let entries = view.project.additions().entries();
    let own = entries.iter().enumerate().filter(|(_, addition)| addition.subject() == subject);
    let own: Vec<(usize, &Addition)> = own.collect();
    ui.add_space(8.0);
    if own.is_empty() {
        let how = Way::guide("What the engine reads, and what it cannot", "limits");
        empty::at_left(ui, nothing(subject), [how], out);
        return;
    }
    let scroll =
        egui::ScrollArea::vertical().id_salt("additions").max_height(150.0).min_scrolled_height(150.0);
    scroll.auto_shrink([false, true]).show(ui, |ui| {
        for (at, addition) in own {
            row(ui, at, addition, view, out);
        }
    });
}

const fn nothing(subject: Subject) -> &'static str {
    match subject {
        Subject::Places => "No places were added. Add how the press calls a state, a town or a port.",
        Subject::Goods => "No goods were added. Add words for goods of the table, or goods that it lacks.",
        Subject::Sources => "No sources were added. Add an outlet or an office that articles cite.",
        Subject::Ignored => "No ignore rules. Add words beside which a number is never a figure of trade.",
    }
}

fn row(ui: &mut Ui, at: usize, addition: &Addition, view: &View<'_>, out: &mut Vec<Action>) {
    let palette = Palette::of(ui);
    let words = words(addition);
    ui.push_id(("addition", &words), |ui| {
        ui.horizontal(|ui| {
            let line = format!("{words}  →  {}", meaning(addition, view));
            let text = ui.add(egui::Label::new(line).wrap_mode(egui::TextWrapMode::Truncate));
            if let Some(entry) = added(view.history.entries(), addition) {
                text.on_hover_text(format!("Added by {} on {}", entry.who, day(entry.at, view.zone)));
            }
            let remove = widgets::link(ui, "Remove").on_hover_text("Its articles are read again without it");
            super::name(&remove, &format!("Remove “{words}”"));
            if remove.clicked() {
                out.push(Action::RemoveWords(Box::new(addition.clone())));
            }
        });
        for (_, fault) in view.lexicon.faults().iter().filter(|(of, _)| *of == at) {
            let words = match fault {
                Fault::Known(_) => fault.to_string(),
                _ => format!("not in use: {fault}"),
            };
            ui.label(RichText::new(words).color(palette.warn).font(theme::small()));
        }
    });
}

/// The words of an addition for people.
fn words(addition: &Addition) -> String {
    match (&addition.meaning, addition.words.is_empty()) {
        (Added::Source { name, .. }, true) => name.to_string(),
        _ => addition.words.join("; "),
    }
}

fn meaning(addition: &Addition, view: &View<'_>) -> String {
    match &addition.meaning {
        Added::Place { code, how } => format!("{} ({})", view.lexicon.country_name(code), how.code()),
        Added::Goods { id } => view.commodity_name(id),
        Added::NewGoods { name, hs_code, parent, .. } => {
            let hs = if hs_code.is_empty() { String::new() } else { format!(", HS {hs_code}") };
            format!("new goods: {name}{hs}, part of {}", view.commodity_name(parent))
        }
        Added::Source { name, kind: SourceKind::Outlet } => format!("{name}, an outlet"),
        Added::Source { name, kind: SourceKind::Origin } => format!("{name}, an origin"),
        Added::Ignore(Beside::After) => "no figure directly before it".to_owned(),
        Added::Ignore(Beside::Before) => "no figure directly behind it".to_owned(),
        Added::Ignore(Beside::Whole) => "no figure within it".to_owned(),
    }
}

/// Who added it, and when: the last time.
fn added<'h>(log: &'h [std::sync::Arc<LogEntry>], addition: &Addition) -> Option<&'h LogEntry> {
    let adds = |edit: &Edit| matches!(edit, Edit::AddWords { addition: one, .. } if **one == *addition);
    log.iter().rev().map(AsRef::as_ref).find(|entry| match entry.edit.parts() {
        Some(edits) => edits.iter().any(adds),
        None => adds(&entry.edit),
    })
}

fn day(at: i64, zone: &TimeZone) -> String {
    jiff::Timestamp::from_millisecond(at)
        .map(|at| at.to_zoned(zone.clone()).strftime("%Y-%m-%d").to_string())
        .unwrap_or_default()
}
