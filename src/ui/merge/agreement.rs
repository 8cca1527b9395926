//! How far people agree who judged the same claims.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{RichText, Ui};

use super::super::empty::{self, Way};
use super::super::theme::Palette;
use super::super::{Action, Command, View, widgets};
use crate::listing::Filter;
use crate::merge::{Agreement, agreements};

pub(in crate::ui) fn show(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Action>) {
    let palette = Palette::of(ui);
    if !view.hidden.is_empty() {
        widgets::dim(ui, "Not shown while you review as a second person: it would tell what others judged.");
        return;
    }
    let all = agreements(view.project);
    if all.is_empty() {
        let words = "No claim was judged by two people yet. A second review lets you judge without seeing what others set; \
                     a merge brings another person's judgements in.";
        let ways = [Command::SecondReview, Command::MergeProject].map(Way::command);
        let how = Way::guide("How agreement is computed", "people#agreement");
        empty::at_left(ui, words, ways.into_iter().chain([how]), out);
    }
    egui::ScrollArea::vertical().max_height(440.0).auto_shrink([false, true]).show(ui, |ui| {
        for agreement in &all {
            pair(ui, agreement, view, &palette, out);
        }
        spans(ui, view);
    });
}

fn pair(ui: &mut Ui, agreement: &Agreement, view: &View<'_>, palette: &Palette, out: &mut Vec<Action>) {
    let [a, b] = &agreement.people;
    widgets::section(ui, &format!("{a} and {b}"));
    let percent =
        agreement.observed().map_or_else(|| "–".to_owned(), |part| format!("{:.0} %", part * 100.0));
    let kappa = agreement.kappa().map_or_else(
        || "κ not defined: both used one status for everything".to_owned(),
        |kappa| format!("Cohen's κ {kappa:.2}").replace('-', "−"),
    );
    let claims =
        if agreement.count == 1 { "1 claim".to_owned() } else { format!("{} claims", agreement.count) };
    let line =
        RichText::new(format!("{percent} alike · {kappa} · {claims} judged by both")).color(palette.text);
    ui.add(egui::Label::new(line).wrap())
        .on_hover_text("κ is what they agree on beyond chance: 1 everything, 0 no more than chance");
    let apart = agreement.apart.len();
    if apart > 0 {
        let words = if apart == 1 {
            "show the one disagreement".to_owned()
        } else {
            format!("show the {apart} disagreements")
        };
        if widgets::link(ui, &words).clicked() {
            let keys: BTreeSet<_> = agreement.apart.iter().copied().collect();
            let only = Some((format!("{a} and {b} differ"), keys));
            out.push(Action::SetFilter(Filter { only, ..Filter::default() }));
            out.push(Action::CloseDialog);
        }
    }
    ui.add_space(4.0);
    table(ui, agreement, view, palette);
}

/// How often each two statuses came together; the diagonal is agreement.
fn table(ui: &mut Ui, agreement: &Agreement, view: &View<'_>, palette: &Palette) {
    let used: BTreeSet<&Arc<str>> = agreement.table.iter().flat_map(|(a, b, _)| [a, b]).collect();
    let order = view.project.codebook().statuses.iter().filter(|status| used.contains(&status.code));
    let statuses: Vec<_> = order.collect();
    let [a, b] = &agreement.people;
    egui::Grid::new(("agreement", a, b)).spacing([14.0, 4.0]).min_col_width(18.0).show(ui, |ui| {
        widgets::dim(ui, format!("{a} ↓   {b} →"));
        for status in &statuses {
            widgets::badge(ui, palette, status, 15.0).on_hover_text(&*status.name);
        }
        ui.end_row();
        for row in &statuses {
            ui.horizontal(|ui| {
                widgets::badge(ui, palette, row, 15.0);
                ui.label(&*row.name);
            });
            for column in &statuses {
                let found = agreement.table.iter().find(|(a, b, _)| *a == row.code && *b == column.code);
                let count = found.map_or(0, |(.., count)| *count);
                let ink = match (count, row.code == column.code) {
                    (0, _) => palette.dim,
                    (_, true) => palette.text,
                    (_, false) => palette.warn,
                };
                let words = if count == 0 { "·".to_owned() } else { count.to_string() };
                let text = RichText::new(words).color(ink);
                let text = if row.code == column.code { text.strong() } else { text };
                ui.label(text).on_hover_text(format!("{a}: {} · {b}: {}", row.name, column.name));
            }
            ui.end_row();
        }
    });
}

/// How far the marked words agree, merge by merge.
fn spans(ui: &mut Ui, view: &View<'_>) {
    for merged in view.project.merges() {
        let spans = merged.spans;
        if spans.ours == 0 && spans.theirs == 0 {
            continue;
        }
        widgets::section(ui, &format!("Words marked here and in “{}”", merged.name));
        let both = f64::from(2 * spans.matched) / f64::from((spans.ours + spans.theirs).max(1));
        let words = format!(
            "{} claims here, {} there; {} stand for the same figure ({:.0} % of both), {} mark exactly the same words.",
            spans.ours,
            spans.theirs,
            spans.matched,
            both * 100.0,
            spans.exact
        );
        ui.add(egui::Label::new(words).wrap()).on_hover_text(
            "In articles that both have. The same figure: same kind, at least half of both stretches of words shared",
        );
    }
}
