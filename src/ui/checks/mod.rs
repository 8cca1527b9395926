//! What the checks found, as a list beside the claims table: result, check, sentence, article.

mod section;
mod words;

pub(super) use section::section;
pub use words::{glyph, ink};

use std::collections::{BTreeSet, HashSet};

use egui::{Label, RichText, Ui, WidgetInfo};
use egui_extras::{Column, TableBuilder, TableRow};

use super::empty::{self, Way};
use super::table_rows::{CELLS, TableRows};
use super::theme::Palette;
use super::{Action, Command, Dialog, List, View, access, filter_bar, widgets};
use crate::audit::{Check, Finding, Outcome};
use crate::model::{Figure, FigureKey, FindingKey};
use words::{articles, called, card, looked};

const ROW: f32 = 24.0;

/// From this width on, in points, the list has room for outlets beside the dates of articles.
const WITH_OUTLETS: f32 = 900.0;

/// What the list leaves out, and what it shows: looked through when findings, filter or choice change.
#[derive(Default)]
pub struct Checks {
    hidden: BTreeSet<Outcome>,
    hidden_checks: BTreeSet<Check>,
    hide_looked: bool,
    /// The finding that was chosen last.
    pub selected: Option<FindingKey>,
    of: Option<Of>,
    rows: Vec<u32>,
    counts: [usize; OUTCOMES.len()],
    /// What there is of each check, in the order of the checks.
    checks: Vec<(Check, usize)>,
    looked: usize,
}

/// What a list was made for.
#[derive(PartialEq, Eq)]
struct Of {
    findings: (usize, usize),
    shown: u64,
    edits: usize,
    choice: (BTreeSet<Outcome>, BTreeSet<Check>, bool),
}

/// In the order of the switches: what asks for a look first.
const OUTCOMES: [(Outcome, &str); 4] = [
    (Outcome::Inconsistent, "inconsistent"),
    (Outcome::Undecided, "undecided"),
    (Outcome::Consistent, "consistent"),
    (Outcome::Note, "notes"),
];

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
                self.results(ui, &palette);
                self.menu(ui, out);
            });
        });
        ui.add_space(2.0);
        self.look_through(view);
        if self.rows.is_empty() {
            self.empty(ui, view, out);
            ui.take_available_space();
            return;
        }
        self.list(ui, view, &palette, out);
    }

    fn empty(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Vec<Action>) {
        let how = Way::guide("What the checks compare", "checks");
        if view.findings.is_empty() {
            let words = "Changes, sums, units, prices, ceilings and records are checked here as soon as there are figures.";
            let open = (view.listing.counts.figures == 0).then(|| Way::command(Command::OpenFolder));
            empty::show(ui, words, open.into_iter().chain([how]), out);
        } else if self.counts.iter().sum::<usize>() + self.looked > 0 {
            empty::show(ui, "The switches above leave out all that was found.", [], out);
            ui.vertical_centered(|ui| {
                if widgets::link(ui, "Show all findings").clicked() {
                    *self = Self { selected: self.selected.take(), ..Self::default() };
                }
            });
        } else {
            let words = "Nothing was found about the figures that the filter shows.";
            empty::show(ui, words, [Way::all_figures(), how], out);
        }
    }

    /// What the checks say, with counts: each on or off.
    fn results(&mut self, ui: &mut Ui, palette: &Palette) {
        for (at, (outcome, name)) in OUTCOMES.iter().enumerate() {
            let on = !self.hidden.contains(outcome);
            let words = format!("{name} {}", self.counts[at]);
            let shown = widgets::switch(ui, on, (glyph(*outcome), ink(*outcome, palette)), &words);
            let what = if on { "Click to leave these out" } else { "Left out. Click to show these" };
            if shown.on_hover_text(what).clicked() {
                toggle(&mut self.hidden, *outcome);
            }
        }
        if self.looked > 0 {
            let words = format!("looked at {}", self.looked);
            let shown = widgets::switch(ui, !self.hide_looked, ("", palette.dim), &words);
            if shown.on_hover_text("What somebody has looked at stands at the end").clicked() {
                self.hide_looked = !self.hide_looked;
            }
        }
    }

    /// Kinds of checks, and where prices and arithmetic are told.
    fn menu(&mut self, ui: &mut Ui, out: &mut Vec<Action>) {
        let left_out = self.checks.iter().filter(|(check, _)| self.hidden_checks.contains(check)).count();
        let title = match left_out {
            0 => "More ▼".to_owned(),
            _ => format!("{} of {} checks ▼", self.checks.len() - left_out, self.checks.len()),
        };
        let stay = egui::PopupCloseBehavior::CloseOnClickOutside;
        widgets::quiet_menu_of(ui, &title, stay, |ui| {
            ui.set_min_width(200.0);
            for (check, count) in self.checks.clone() {
                let mut on = !self.hidden_checks.contains(&check);
                if widgets::tick(ui, &mut on, format!("{} {count}", called(check))).changed() {
                    toggle(&mut self.hidden_checks, check);
                }
            }
            ui.separator();
            if ui.button(Command::PriceBands.label()).clicked() {
                out.push(Action::Do(Command::PriceBands));
                ui.close();
            }
            if ui.button("How this is computed").clicked() {
                out.push(Action::OpenGuide("checks"));
                ui.close();
            }
        });
    }

    fn look_through(&mut self, view: &View<'_>) {
        let of = Of {
            findings: (view.findings.as_ptr() as usize, view.findings.len()),
            shown: view.scene.stamp ^ view.listing.figures.len() as u64,
            // Looking at a finding is an edit.
            edits: view.history.entries().len(),
            choice: (self.hidden.clone(), self.hidden_checks.clone(), self.hide_looked),
        };
        if self.of.as_ref() == Some(&of) {
            return;
        }
        self.of = Some(of);
        self.counts = [0; OUTCOMES.len()];
        self.looked = 0;
        self.rows.clear();
        let mut checks = std::collections::BTreeMap::new();
        let all = view.listing.figures.len() == view.listing.counts.figures;
        let figures = if all { &[] } else { view.listing.figures.as_slice() };
        let keys: HashSet<FigureKey> = figures.iter().map(Figure::key).collect();
        let shown =
            |finding: &Finding| all || finding.claims.iter().any(|figure| keys.contains(&figure.key()));
        for (at, finding) in view.findings.iter().enumerate().filter(|(_, finding)| shown(finding)) {
            *checks.entry(finding.check).or_insert(0) += 1;
            let seen = view.looked(at).is_some();
            let of = OUTCOMES.iter().position(|(outcome, _)| *outcome == finding.outcome);
            if seen {
                self.looked += 1;
            } else if let Some(count) = of.and_then(|of| self.counts.get_mut(of)) {
                *count += 1;
            }
            let hidden = self.hidden.contains(&finding.outcome)
                || self.hidden_checks.contains(&finding.check)
                || (seen && self.hide_looked);
            if !hidden {
                self.rows.push(at as u32);
            }
        }
        self.checks = checks.into_iter().collect();
        // What asks for a look comes first; within that, the order of the articles.
        self.rows.sort_by_key(|at| rank(view, *at as usize));
    }

    fn list(&mut self, ui: &mut Ui, view: &View<'_>, palette: &Palette, out: &mut Vec<Action>) {
        let selected = self.on(view);
        let mut chosen = None;
        // A date cut off tells nothing, and the sentence is what matters.
        let outlets = ui.available_width() >= WITH_OUTLETS;
        widgets::quiet_rows(ui);
        TableRows::prepare(ui);
        TableBuilder::new(ui)
            .id_salt("checks")
            .sense(CELLS)
            .auto_shrink(false)
            .animate_scrolling(false)
            .min_scrolled_height(0.0)
            .cell_layout(egui::Layout::left_to_right(egui::Align::Center))
            .column(Column::exact(108.0).clip(true))
            .column(Column::exact(82.0).clip(true))
            .column(Column::remainder().clip(true))
            .column(Column::exact(if outlets { 190.0 } else { 88.0 }).clip(true))
            .body(|mut body| {
                let rows = TableRows::of(body.ui_mut(), "Findings", self.rows.len());
                body.rows(ROW, self.rows.len(), |mut row| {
                    let at = self.rows[row.index()] as usize;
                    let finding = &view.findings[at];
                    let key = finding.claims.first().map(Figure::key);
                    let on = selected.is(view, at);
                    row.set_selected(on);
                    let mut begun = None;
                    cells(&mut row, (&rows, &mut begun), (view, at, on), outlets, palette, out);
                    let response = rows.end(begun, &row);
                    let seen = view.looked(at).map_or(String::new(), |seen| format!(" ({})", looked(seen)));
                    let words = format!("Finding, {}: {}{seen}", finding.outcome.code(), finding.message);
                    access::row(&response, true, on, words);
                    access::place(&response, row.index());
                    if response.clicked() {
                        chosen = view.finding_keys.get(at).cloned();
                        out.extend(key.map(Action::Select));
                    }
                    response.context_menu(|ui| menu(ui, view, at, out));
                });
            });
        self.selected = chosen.or(self.selected.take());
    }

    /// The finding that was chosen, as long as one of its figures is selected; else those of the selected figure.
    fn on(&self, view: &View<'_>) -> On {
        let Some(figure) = view.figure.map(Figure::key) else { return On::Nothing };
        let names = |at: &u32| {
            view.finding_keys.get(*at as usize).is_some_and(|key| Some(key) == self.selected.as_ref())
        };
        // Those that name the figure are few; all findings are many.
        let chosen = view.findings_of.get(&figure).into_iter().flatten().copied().find(names);
        chosen.map_or(On::Of(figure), |at| On::Finding(at as usize))
    }
}

/// Which rows are selected, found out once a frame.
enum On {
    Nothing,
    /// The one at this position.
    Finding(usize),
    /// Those whose first figure is this one.
    Of(FigureKey),
}

impl On {
    fn is(&self, view: &View<'_>, at: usize) -> bool {
        match self {
            Self::Nothing => false,
            Self::Finding(chosen) => *chosen == at,
            Self::Of(figure) => {
                let first = view.findings.get(at).and_then(|finding| finding.claims.first());
                first.map(Figure::key) == Some(*figure)
            }
        }
    }
}

fn cells(
    row: &mut TableRow<'_, '_>,
    (rows, begun): (&TableRows, &mut Option<Ui>),
    (view, at, selected): (&View<'_>, usize, bool),
    outlets: bool,
    palette: &Palette,
    out: &mut Vec<Action>,
) {
    let finding = &view.findings[at];
    let seen = view.looked(at);
    let cell = |ui: &mut Ui, words: &str, ink| {
        ui.add_space(4.0);
        // The card says the whole of it.
        ui.add(Label::new(RichText::new(words).color(ink)).truncate().show_tooltip_when_elided(false))
    };
    // What was looked at is dimmed, with a mark of its own.
    let (mark, colour, text) = match seen {
        Some(_) => ("✓", palette.dim, palette.dim),
        None => (glyph(finding.outcome), ink(finding.outcome, palette), palette.text),
    };
    row.col(|ui| {
        if selected {
            widgets::selected_bar(ui);
        }
        *begun = Some(rows.begin(ui));
        // Below the tabs.
        ui.add_space(8.0);
        cell(ui, &format!("{mark} {}", finding.outcome.code()), colour);
    });
    row.col(|ui| {
        access::quiet(ui);
        cell(ui, called(finding.check), palette.dim);
    });
    row.col(|ui| {
        let words = match seen {
            Some(seen) => format!("{} · {}", looked(seen), finding.message),
            None => finding.message.clone(),
        };
        // The sentence has what width the link leaves, which only the selected row has.
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if selected {
                look(ui, view, at, out);
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                access::quiet(ui);
                cell(ui, &words, text).on_hover_ui(|ui| card(ui, finding, seen, palette));
            });
        });
    });
    row.col(|ui| {
        access::quiet(ui);
        cell(ui, &articles(finding, outlets), palette.dim);
    });
}

/// The link that notes a look, or takes it back.
fn look(ui: &mut Ui, view: &View<'_>, at: usize, out: &mut Vec<Action>) {
    let (words, action) = match view.looked(at) {
        None => ("Looked at…", ask(view, at)),
        Some(_) => ("Not looked at", take_back(view, at)),
    };
    let what = widgets::with_key(ui.ctx(), words, Command::LookAtFinding);
    let link = widgets::link(ui, words);
    link.widget_info(|| {
        WidgetInfo::labeled(egui::Role::Button, true, format!("Finding {}", words.to_lowercase()))
    });
    if link.on_hover_text(what).clicked() {
        out.push(action);
    }
}

/// What can be done about a finding.
fn menu(ui: &mut Ui, view: &View<'_>, at: usize, out: &mut Vec<Action>) {
    let finding = &view.findings[at];
    let (words, action) = match view.looked(at) {
        None => ("Looked at…", ask(view, at)),
        Some(_) => ("Not looked at", take_back(view, at)),
    };
    if ui.button(words).clicked() {
        out.push(action);
        ui.close();
    }
    if let Some(derived) = &finding.derived
        && finding.claims.first().is_some_and(|first| derived.taken(first).is_none())
    {
        let button = ui.button("Take over as a derived claim").on_hover_text(section::offer(derived));
        if button.clicked() {
            out.push(section::derive(finding, derived));
            ui.close();
        }
    }
    for figure in &finding.claims {
        if ui.button(format!("Go to “{}”", figure.quote().replace('\n', " "))).clicked() {
            out.push(Action::Select(figure.key()));
            ui.close();
        }
    }
}

/// Ask why it needs no more.
pub(super) fn ask(view: &View<'_>, at: usize) -> Action {
    let (key, message) = (view.finding_keys[at].clone(), view.findings[at].message.clone());
    Action::Ask(Box::new(Dialog::Look { finding: key, message, text: String::new() }))
}

/// Nobody has looked at it.
pub(super) fn take_back(view: &View<'_>, at: usize) -> Action {
    Action::Look { finding: view.finding_keys[at].clone(), why: None }
}

/// What asks for a look comes first, what somebody has looked at last.
fn rank(view: &View<'_>, at: usize) -> (bool, Option<usize>) {
    let outcome = view.findings.get(at).map(|finding| finding.outcome);
    (view.looked(at).is_some(), OUTCOMES.iter().position(|(of, _)| Some(*of) == outcome))
}

fn toggle<T: Ord>(hidden: &mut BTreeSet<T>, what: T) {
    if !hidden.remove(&what) {
        hidden.insert(what);
    }
}
