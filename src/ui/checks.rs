//! What the checks found, as a list beside the claims table: result, check, sentence, article.

use std::collections::BTreeSet;

use egui::{Color32, Label, RichText, Sense, Ui, WidgetInfo};
use egui_extras::{Column, TableBuilder};

use super::theme::{self, Palette};
use super::{Action, Command, List, View, filter_bar, widgets};
use crate::audit::{Check, Finding, Outcome};
use crate::model::words;

const ROW: f32 = 24.0;

/// What the list leaves out, and what it shows: looked through when findings, filter or choice change.
#[derive(Default)]
pub struct Checks {
    hidden: BTreeSet<Outcome>,
    of: Option<(usize, usize, u64, usize)>,
    rows: Vec<u32>,
    counts: [usize; OUTCOMES.len()],
}

/// In the order of the chips: what asks for a look first.
const OUTCOMES: [(Outcome, &str); 4] = [
    (Outcome::Inconsistent, "inconsistent"),
    (Outcome::Undecided, "undecided"),
    (Outcome::Consistent, "consistent"),
    (Outcome::Note, "notes"),
];

/// The mark of a result, readable without colour.
pub(super) const fn glyph(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Consistent => "✓",
        Outcome::Inconsistent => "×",
        Outcome::Undecided => "?",
        Outcome::Note => "·",
    }
}

/// Its colour.
pub(super) const fn ink(outcome: Outcome, palette: &Palette) -> Color32 {
    match outcome {
        Outcome::Consistent => palette.good,
        Outcome::Inconsistent => palette.alarm,
        Outcome::Undecided => palette.warn,
        Outcome::Note => palette.dim,
    }
}

impl Checks {
    /// Show the list of what the filter's figures are named in.
    pub(super) fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Vec<Action>) {
        let palette = Palette::of(ui);
        self.look_through(view);
        ui.add_space(2.0);
        egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 0)).show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
                ui.set_min_height(22.0);
                filter_bar::tabs(ui, view, List::Checks, out);
                ui.add_space(8.0);
                for (at, (outcome, name)) in OUTCOMES.iter().enumerate() {
                    let on = !self.hidden.contains(outcome);
                    let words = format!("{} {name} {}", glyph(*outcome), self.counts[at]);
                    if widgets::chip(ui, on, &words).clicked() && !self.hidden.remove(outcome) {
                        self.hidden.insert(*outcome);
                    }
                }
            });
        });
        ui.add_space(2.0);
        self.look_through(view);
        if self.rows.is_empty() {
            ui.add_space(12.0);
            ui.vertical_centered(|ui| {
                let words = if view.findings.is_empty() {
                    "Changes, sums, units, prices, ceilings and records are checked here as soon as there are figures."
                } else {
                    "Nothing was found about the figures that the filter shows."
                };
                widgets::dim(ui, words);
            });
            ui.take_available_space();
            return;
        }
        self.list(ui, view, &palette, out);
    }

    fn look_through(&mut self, view: &View<'_>) {
        let of = (
            view.findings.as_ptr() as usize,
            view.findings.len(),
            view.scene.stamp ^ view.listing.figures.len() as u64,
            self.hidden.len(),
        );
        if self.of == Some(of) {
            return;
        }
        self.of = Some(of);
        self.counts = [0; OUTCOMES.len()];
        self.rows.clear();
        let all = view.listing.figures.len() == view.listing.counts.figures;
        let shown = |finding: &Finding| {
            all || finding.claims.iter().any(|figure| view.listing.position(figure.key()).is_some())
        };
        for (at, finding) in view.findings.iter().enumerate().filter(|(_, finding)| shown(finding)) {
            let of = OUTCOMES.iter().position(|(outcome, _)| *outcome == finding.outcome);
            if let Some(count) = of.and_then(|of| self.counts.get_mut(of)) {
                *count += 1;
            }
            if !self.hidden.contains(&finding.outcome) {
                self.rows.push(at as u32);
            }
        }
        // What asks for a look comes first; within that, the order of the articles.
        let rank = |at: &u32| {
            OUTCOMES.iter().position(|(outcome, _)| *outcome == view.findings[*at as usize].outcome)
        };
        self.rows.sort_by_key(rank);
    }

    fn list(&self, ui: &mut Ui, view: &View<'_>, palette: &Palette, out: &mut Vec<Action>) {
        let selected = view.figure.map(crate::model::Figure::key);
        TableBuilder::new(ui)
            .id_salt("checks")
            .sense(Sense::click())
            .auto_shrink(false)
            .animate_scrolling(false)
            .min_scrolled_height(0.0)
            .cell_layout(egui::Layout::left_to_right(egui::Align::Center))
            .column(Column::exact(110.0).clip(true))
            .column(Column::exact(96.0).clip(true))
            .column(Column::remainder().clip(true))
            .column(Column::exact(150.0).clip(true))
            .body(|body| {
                body.rows(ROW, self.rows.len(), |mut row| {
                    let finding = &view.findings[self.rows[row.index()] as usize];
                    let key = finding.claims.first().map(crate::model::Figure::key);
                    row.set_selected(selected.is_some() && key == selected);
                    let cell = |ui: &mut Ui, words: &str, ink| {
                        ui.add_space(4.0);
                        ui.add(Label::new(RichText::new(words).color(ink)).truncate())
                    };
                    let ink = ink(finding.outcome, palette);
                    row.col(|ui| {
                        cell(ui, &format!("{} {}", glyph(finding.outcome), finding.outcome.code()), ink);
                    });
                    row.col(|ui| _ = cell(ui, called(finding.check), palette.dim));
                    row.col(|ui| {
                        cell(ui, &finding.message, palette.text).on_hover_ui(|ui| card(ui, finding, palette));
                    });
                    row.col(|ui| _ = cell(ui, &articles(finding), palette.dim));
                    let response = row.response();
                    response.widget_info(|| {
                        let words = format!("Finding, {}: {}", finding.outcome.code(), finding.message);
                        WidgetInfo::selected(egui::Role::ListBoxOption, true, key == selected, words)
                    });
                    if response.clicked() {
                        out.extend(key.map(Action::Select));
                    }
                });
            });
    }
}

/// For people.
const fn called(check: Check) -> &'static str {
    match check {
        Check::Percent => "change",
        Check::Sum => "sum",
        Check::Unit => "units",
        Check::Price => "price",
        Check::Scale => "scale",
        Check::Cap => "ceiling",
        Check::Contradiction => "contradiction",
        Check::Agreement => "agreement",
        Check::Record => "record",
        Check::Tension => "tension",
        Check::Derived => "derived",
        Check::Origin => "origin",
    }
}

fn articles(finding: &Finding) -> String {
    let mut names: Vec<String> = Vec::new();
    for figure in &finding.claims {
        let article = figure.article();
        let date = article.published().map_or("undated".to_owned(), |date| date.to_string());
        let name = format!("{date} {}", article.outlet());
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(" · ")
}

/// The whole sentence, the words that were compared, and the arithmetic.
fn card(ui: &mut Ui, finding: &Finding, palette: &Palette) {
    ui.set_max_width(420.0);
    ui.add(Label::new(RichText::new(&finding.message).color(palette.text)).wrap());
    ui.add_space(4.0);
    for figure in &finding.claims {
        widgets::dim(ui, format!("“{}” · {}", figure.quote().replace('\n', " "), figure.article().outlet()));
    }
    ui.add_space(4.0);
    for computed in &finding.computed {
        let value = computed.value.map_or("open".to_owned(), words::number);
        widgets::dim(ui, format!("{} {value}", computed.name.replace('_', " ")));
    }
}

/// What the checks say of one figure, for the claim panel.
pub(super) fn section(ui: &mut Ui, view: &View<'_>, figure: &crate::model::Figure, out: &mut Vec<Action>) {
    let Some(of) = view.findings_of.get(&figure.key()) else { return };
    let palette = Palette::of(ui);
    ui.scope(|ui| {
        widgets::section(ui, "Checks");
        for finding in of.iter().filter_map(|at| view.findings.get(*at as usize)) {
            let mark = format!("{} {}", glyph(finding.outcome), called(finding.check));
            let mark = RichText::new(mark).color(ink(finding.outcome, &palette)).font(theme::heading(12.0));
            ui.add(Label::new(mark).truncate());
            let message = finding.message.replace('\u{202f}', "\u{a0}");
            ui.add(Label::new(RichText::new(message).color(palette.text).font(theme::small())).wrap());
            ui.horizontal_wrapped(|ui| {
                for other in finding.claims.iter().filter(|other| other.key() != figure.key()) {
                    let quote = format!("“{}”", other.quote().replace('\n', " "));
                    if widgets::link(ui, &quote).on_hover_text("Go there").clicked() {
                        out.push(Action::Select(other.key()));
                    }
                }
            });
            ui.add_space(4.0);
        }
        if widgets::link(ui, "all findings").clicked() {
            out.push(Action::Do(Command::ShowChecks));
        }
    });
}
