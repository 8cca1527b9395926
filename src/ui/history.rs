//! Everything that was decided in the project, newest first, and the way back to an earlier state.

use egui::{Label, RichText, Ui};
use egui_extras::{Column, TableBuilder};
use jiff::tz::TimeZone;

use super::empty::{self, Way};
use super::kept::{Kept, Snapshot};
use super::table_rows::{CELLS, TableRows};
use super::theme::{self, Palette};
use super::{Action, Command, View, access, widgets};
use crate::model::{ClaimField, Codebook, Edit, FigureKey, LogEntry, Step};

const ROW: f32 = 24.0;

/// What the dialog remembers while it is open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HistoryList {
    /// Only entries that answer to these words.
    find: String,
    /// The entry that was clicked.
    chosen: Option<u64>,
    /// Positions in the log of what answers to the words, the last first.
    rows: Kept<(Snapshot, String), Vec<usize>>,
}

pub(super) fn show(ui: &mut Ui, open: &mut HistoryList, view: &View<'_>, out: &mut Vec<Action>) {
    let palette = Palette::of(ui);
    let entries = view.history.entries();
    let field = egui::TextEdit::singleline(&mut open.find).hint_text("Who, what, which figure");
    let response = ui.add(field.desired_width(f32::INFINITY));
    widgets::name_field(ui, &response, "Find in the history");
    ui.add_space(6.0);
    let wanted = open.find.trim().to_lowercase();
    let answers = |entry: &LogEntry| {
        wanted.is_empty()
            || entry.who.to_lowercase().contains(&wanted)
            || words(entry, view).to_lowercase().contains(&wanted)
            || subject(entry, view).is_some_and(|(_, quote)| quote.to_lowercase().contains(&wanted))
    };
    let make = || (0..entries.len()).rev().filter(|at| answers(&entries[*at])).collect();
    let rows = open.rows.get((view.snapshot(), wanted.clone()), make);
    if rows.is_empty() {
        if entries.is_empty() {
            let words = "Nothing was decided yet. Each import, status and correction will stand here, with who and when.";
            empty::at_left(ui, words, [Way::command(Command::OpenFolder)], out);
        } else {
            widgets::dim(ui, "No entry answers to these words.");
            if widgets::link(ui, "Show all entries").clicked() {
                open.find.clear();
            }
        }
    }
    ui.scope(|ui| list(ui, &mut open.chosen, rows, view, &palette, out));
    for merged in view.project.merges() {
        let words = format!(
            "{} entries of “{}”, which was merged into this project, stand with its claims.",
            merged.log.len(),
            merged.name
        );
        widgets::dim(ui, words);
    }
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let chosen = open.chosen.and_then(|seq| entries.get(usize::try_from(seq).ok()?.checked_sub(1)?));
        let later = chosen.map_or(0, |chosen| entries.len() as u64 - chosen.seq);
        let back = widgets::doing(ui, later > 0, "Go back to here");
        let hint =
            format!("As the project was after this entry; takes back {}. Undo brings it again", steps(later));
        let back = back.on_hover_text(hint);
        let none = if chosen.is_some() { "The project is in this state" } else { "Choose an entry" };
        if back.on_disabled_hover_text(none).clicked() {
            out.extend(open.chosen.map(Action::GoBackTo));
            out.push(Action::CloseDialog);
        }
        if ui.button("Close").clicked() {
            out.push(Action::CloseDialog);
        }
    });
}

fn steps(count: u64) -> String {
    if count == 1 { "one step".to_owned() } else { format!("{count} steps") }
}

fn list(
    ui: &mut Ui,
    chosen: &mut Option<u64>,
    rows: &[usize],
    view: &View<'_>,
    palette: &Palette,
    out: &mut Vec<Action>,
) {
    widgets::quiet_rows(ui);
    let entries = view.history.entries();
    // What was decided needs its room more than whose words it is about.
    let about = (ui.available_width() * 0.26).clamp(100.0, 220.0);
    TableRows::prepare(ui);
    TableBuilder::new(ui)
        .id_salt("history")
        .sense(CELLS)
        .auto_shrink([false, true])
        .max_scroll_height(380.0)
        .cell_layout(egui::Layout::left_to_right(egui::Align::Center))
        .column(Column::exact(118.0))
        .column(Column::exact(92.0).clip(true))
        .column(Column::remainder().clip(true))
        .column(Column::exact(about).clip(true))
        .body(|mut body| {
            let table = TableRows::of(body.ui_mut(), "Decisions", rows.len());
            body.rows(ROW, rows.len(), |mut row| {
                let entry = &*entries[rows[row.index()]];
                let on = *chosen == Some(entry.seq);
                row.set_selected(on);
                let said = words(entry, view);
                let about = subject(entry, view);
                let cell = |ui: &mut Ui, words: &str, ink| {
                    ui.add_space(4.0);
                    ui.add(Label::new(RichText::new(words).color(ink).font(theme::small())).truncate())
                };
                let mut begun = None;
                row.col(|ui| {
                    begun = Some(table.begin(ui));
                    cell(ui, &when(entry.at, view.zone), palette.dim);
                });
                row.col(|ui| {
                    access::quiet(ui);
                    cell(ui, &entry.who, palette.dim);
                });
                row.col(|ui| {
                    access::quiet(ui);
                    cell(ui, &said, palette.text).on_hover_text(&*said);
                });
                row.col(|ui| {
                    ui.add_space(4.0);
                    let Some((key, quote)) = &about else { return };
                    let Some(key) = key else {
                        widgets::dim(ui, quote);
                        return;
                    };
                    if widgets::link(ui, quote).on_hover_text("Go there").clicked() {
                        out.push(Action::Select(*key));
                        out.push(Action::CloseDialog);
                    }
                });
                let response = table.end(begun, &row);
                let quote = about.as_ref().map_or("", |(_, quote)| quote);
                let words = format!(
                    "Entry {}: {} {said} {quote}, {}",
                    entry.seq,
                    entry.who,
                    when(entry.at, view.zone)
                );
                access::row(&response, true, on, words.trim_end());
                access::place(&response, row.index());
                if response.clicked() {
                    *chosen = Some(entry.seq);
                }
            });
        });
}

/// Date and time there, to the minute.
pub(super) fn when(at: i64, zone: &TimeZone) -> String {
    jiff::Timestamp::from_millisecond(at)
        .map(|at| at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string())
        .unwrap_or_default()
}

/// What an entry did: "undone: set status", "Unverified → Confirmed".
fn words(entry: &LogEntry, view: &View<'_>) -> String {
    let codebook = view.project.codebook();
    let step = match entry.step {
        Step::Do => "",
        Step::Undo(_) => "undone: ",
        Step::Redo(_) => "redone: ",
    };
    let steps = entry.steps();
    let closed = |edit: &Edit| matches!(edit, Edit::SetClaim { claim, .. } if view.hidden.contains(claim));
    if steps.iter().any(|(edit, inverse)| closed(edit) || closed(inverse)) {
        return format!("{step}judged by somebody else: shown once you have set your status");
    }
    let named = match (entry.step, steps.as_slice()) {
        (Step::Do, [(edit, inverse)]) => line(edit, inverse, codebook),
        (Step::Undo(_), _) => entry.inverse.words().to_owned(),
        (_, steps) => main(steps)
            .map_or_else(|| entry.edit.words().to_owned(), |(edit, inverse)| line(edit, inverse, codebook)),
    };
    let several = if steps.len() > 2 { format!(" ({} changes)", steps.len()) } else { String::new() };
    format!("{step}{named}{several}")
}

/// The single edit that several were made for: a merge, or the one judgement among them.
fn main<'e>(steps: &[(&'e Edit, &'e Edit)]) -> Option<(&'e Edit, &'e Edit)> {
    let merge = steps.iter().find(|(edit, _)| matches!(edit, Edit::AddMerged(_)));
    let judges = |edit: &Edit| matches!(edit, Edit::SetClaim { to: ClaimField::Judgement { .. }, .. });
    let mut judgements = steps.iter().filter(|(edit, _)| judges(edit));
    let judgement = judgements.next().filter(|_| judgements.next().is_none());
    if let Some(read) = steps.iter().find(|(edit, _)| edit.is_reading()) {
        return Some(*read);
    }
    let settled = steps.iter().any(|(edit, _)| matches!(edit, Edit::Resolve { .. }));
    merge.or(judgement.filter(|_| !settled)).copied()
}

/// The figure that an entry is about first, and its words.
fn subject(entry: &LogEntry, view: &View<'_>) -> Option<(Option<FigureKey>, String)> {
    entry.steps().into_iter().find_map(|(edit, inverse)| {
        let claim = match (edit, inverse) {
            (Edit::AddClaim(claim), _) | (_, Edit::AddClaim(claim)) => {
                let there = view.project.claim(claim.article, claim.id).is_some();
                let key = there.then_some(FigureKey::Claim(claim.article, claim.id));
                return Some((key, format!("“{}”", claim.anchor.quote.replace('\n', " "))));
            }
            (Edit::SetArticle { article, .. }, _) if edit.is_reading() => {
                return Some((None, view.project.entry(*article)?.article.title().to_owned()));
            }
            (Edit::Dismiss { article, place } | Edit::Restore { article, place }, _) => {
                let found = view.project.entry(*article)?.suggestion(*place)?;
                return Some((None, format!("“{}”", found.quote.replace('\n', " "))));
            }
            (Edit::SetClaim { article, claim, .. }, _) => view.project.claim(*article, *claim)?,
            _ => return None,
        };
        let quote = format!("“{}”", claim.anchor.quote.replace('\n', " "));
        Some((Some(FigureKey::Claim(claim.article, claim.id)), quote))
    })
}

/// A single edit with what it changed from and to, where that fits a line.
pub(super) fn line(edit: &Edit, inverse: &Edit, codebook: &Codebook) -> String {
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
        (Edit::SetClaim { to: ClaimField::Opinions(new), .. }, _) => {
            let last = new
                .last()
                .map_or(String::new(), |opinion| format!(": {} {}", opinion.reviewer, name(&opinion.status)));
            format!("second judgement{last}")
        }
        (Edit::SetArticle { to: new, .. }, Edit::SetArticle { to: old, .. }) if edit.is_reading() => {
            format!("{}: {} → {}", edit.words(), old.words(), new.words())
        }
        (Edit::AddMerged(merged), _) => format!("merge “{}”", merged.name),
        _ => edit.words().to_owned(),
    }
}
