//! The selected claim beside official figures: what fits, what does not and why, and rows as evidence with one click.

use std::sync::Arc;

use egui::{Label, RichText, Ui};

use super::super::theme::{self, Palette};
use super::super::{Action, View, widgets};
use crate::compare::{Comparison, Difference, End, Match, NearMiss, Peak, Reason, Remark, Verdict};
use crate::measure::Unit;
use crate::model::{ClaimField, Figure, Link, LinkTo, Role, words};
use crate::reference::{Quality, Row, Series};

/// So many rows are shown before the rest is folded away.
const SHOWN: usize = 3;

/// The section. Nothing is said of a figure that no series could ever measure.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, figure: &Figure, wanted: &mut bool, out: &mut Vec<Action>) {
    let Some(comparison) = view.comparison else { return };
    let palette = Palette::of(ui);
    ui.scope(|ui| {
        widgets::section(ui, "Official figures");
        if std::mem::take(wanted) {
            ui.scroll_to_cursor(Some(egui::Align::TOP));
        }
        let panel = Panel { view, figure, palette };
        panel.verdict(ui, comparison);
        for remark in &comparison.remarks {
            panel.remark(ui, remark);
        }
        if let Some(peak) = &comparison.peak {
            panel.peak(ui, peak, out);
        }
        for found in comparison.matches.iter().take(SHOWN) {
            panel.found(ui, found, out);
        }
        let rest = comparison.matches.get(SHOWN..).unwrap_or_default();
        if !rest.is_empty() {
            let title = format!("{} more of the same", rest.len());
            panel.folded(ui, &title, "more matches", |ui| {
                rest.iter().for_each(|found| panel.found(ui, found, out));
            });
        }
        if !comparison.near.is_empty() {
            let title = format!("{} that do not match, and why", comparison.near.len());
            panel.folded(ui, &title, "near misses", |ui| {
                comparison.near.iter().for_each(|miss| panel.near(ui, miss, out));
            });
        }
    });
}

struct Panel<'p> {
    view: &'p View<'p>,
    figure: &'p Figure,
    palette: Palette,
}

impl Panel<'_> {
    fn verdict(&self, ui: &mut Ui, comparison: &Comparison) {
        let (count, near) = (comparison.matches.len(), comparison.near.len());
        let words = match (comparison.verdict, count) {
            (Verdict::Undecided, 0) if near == 0 => "No official row speaks of this.".to_owned(),
            (Verdict::Undecided, 0) => "No official row speaks of quite the same.".to_owned(),
            (Verdict::Undecided, _) => "Undecided".to_owned(),
            (Verdict::Consistent, _) => "Consistent with official figures".to_owned(),
            (Verdict::Inconsistent, _) => "Inconsistent with official figures".to_owned(),
        };
        let text = format!("{} {words}", glyph(comparison.verdict));
        let text = RichText::new(text).color(self.ink(comparison.verdict)).font(theme::heading(13.0));
        ui.add(Label::new(text).wrap());
    }

    const fn ink(&self, verdict: Verdict) -> egui::Color32 {
        match verdict {
            Verdict::Consistent => self.palette.good,
            Verdict::Inconsistent => self.palette.alarm,
            Verdict::Undecided => self.palette.dim,
        }
    }

    fn folded(&self, ui: &mut Ui, title: &str, salt: &str, body: impl FnOnce(&mut Ui)) {
        let title = RichText::new(title).color(self.palette.dim).font(theme::small());
        egui::CollapsingHeader::new(title).id_salt(("official", salt, self.figure.key())).show(ui, body);
    }

    fn remark(&self, ui: &mut Ui, remark: &Remark) {
        self.say(ui, remark.words());
    }

    fn say(&self, ui: &mut Ui, words: String) {
        // egui breaks lines at thin spaces, and a number must not be torn apart.
        let words = words.replace('\u{202f}', "\u{a0}");
        ui.add(Label::new(RichText::new(words).color(self.palette.dim).font(theme::small())).wrap());
    }

    /// A row that speaks of the same thing.
    fn found(&self, ui: &mut Ui, found: &Match, out: &mut Vec<Action>) {
        self.card(ui, &found.series, &found.rows, |ui| {
            self.difference(ui, &found.difference, &found.rows, found.base.is_empty());
            let explained = match found.verdict {
                Verdict::Consistent if found.difference.absolute.is_zero() => "the same number",
                Verdict::Consistent => "rounding explains the difference",
                Verdict::Inconsistent => "rounding does not explain the difference",
                Verdict::Undecided => "undecided",
            };
            let text = format!("{} {explained}", glyph(found.verdict));
            ui.add(
                Label::new(RichText::new(text).color(self.ink(found.verdict)).font(theme::small())).wrap(),
            );
            found.remarks.iter().for_each(|remark| self.remark(ui, remark));
            let role = match found.verdict {
                Verdict::Consistent => Role::Supports,
                Verdict::Inconsistent => Role::Contradicts,
                Verdict::Undecided => Role::Context,
            };
            let rows: Vec<&Row> = found.rows.iter().chain(&found.base).collect();
            self.buttons(ui, &found.series, &rows, role, note(&found.remarks), out);
        });
    }

    /// A row that does not.
    fn near(&self, ui: &mut Ui, miss: &NearMiss, out: &mut Vec<Action>) {
        self.card(ui, &miss.series, &miss.rows, |ui| {
            match (&miss.difference, &miss.monthly) {
                (Some(difference), _) => self.difference(ui, difference, &miss.rows, true),
                (None, Some(monthly)) => {
                    self.amounts(ui, &miss.rows, &miss.series);
                    let words = format!(
                        "per month: claim {}, row {} ({})",
                        number(monthly.claim),
                        number(monthly.official),
                        apart(monthly)
                    );
                    self.say(ui, words);
                }
                (None, None) => self.amounts(ui, &miss.rows, &miss.series),
            }
            for reason in &miss.reasons {
                let words = format!("≠ {}", reason.words());
                ui.add(Label::new(RichText::new(words).color(self.palette.warn).font(theme::small())).wrap());
            }
            if miss.contradicts {
                let words = "× speaks against the claim all the same: a part cannot be more than its whole";
                ui.add(
                    Label::new(RichText::new(words).color(self.palette.alarm).font(theme::small())).wrap(),
                );
            }
            miss.remarks.iter().for_each(|remark| self.remark(ui, remark));
            let role = if miss.contradicts { Role::Contradicts } else { Role::Context };
            let rows: Vec<&Row> = miss.rows.iter().collect();
            if miss.reasons.contains(&Reason::FromThisArticle) {
                self.say(ui, "A row read in this article is no evidence for it.".to_owned());
            } else {
                let reasons: Vec<String> = miss.reasons.iter().map(Reason::words).collect();
                self.buttons(ui, &miss.series, &rows, role, reasons.join("; "), out);
            }
        });
    }

    /// "The highest ever", "the lowest since" against what was before.
    fn peak(&self, ui: &mut Ui, peak: &Peak, out: &mut Vec<Action>) {
        let called = peak.extreme.words();
        let than = if peak.extreme.end == End::High { "higher" } else { "lower" };
        let words = match peak.verdict {
            Verdict::Inconsistent => format!("The article calls it {called}; earlier rows are {than}"),
            Verdict::Consistent | Verdict::Undecided => format!("The article calls it {called}"),
        };
        let text = RichText::new(format!("{} {words}", glyph(peak.verdict))).color(self.ink(peak.verdict));
        ui.add(Label::new(text.font(theme::small())).wrap());
        let how = if peak.level.how.is_empty() { String::new() } else { format!(" = {}", peak.level.how) };
        let unit = peak.level.quantity.unit.map_or(String::new(), |unit| format!(" {unit}"));
        let level = peak.level.quantity.point().map(number).unwrap_or_default();
        self.say(ui, format!("claimed: {level}{unit}{how}, {}{unit} a month", number(peak.monthly)));
        // What the line above or the first row says already is not said again.
        let first = peak.beyond.first().map(|beyond| &*beyond.remarks).unwrap_or_default();
        let said = |remark: &&Remark| !matches!(remark, Remark::Derived(_)) && !first.contains(remark);
        peak.remarks.iter().filter(said).for_each(|remark| self.remark(ui, remark));
        let beyond = |ui: &mut Ui, rows: &[crate::compare::Beyond], out: &mut Vec<Action>| {
            for row in rows {
                let rows = std::slice::from_ref(&row.row);
                self.card(ui, &row.series, rows, |ui| {
                    self.amounts(ui, rows, &row.series);
                    self.say(ui, format!("{}{unit} a month", number(row.monthly)));
                    row.remarks.iter().for_each(|remark| self.remark(ui, remark));
                    let note = note(&row.remarks);
                    self.buttons(ui, &row.series, &[&row.row], Role::Contradicts, note, out);
                });
            }
        };
        let (first, rest) = peak.beyond.split_at(peak.beyond.len().min(1));
        beyond(ui, first, out);
        if !rest.is_empty() {
            let title = format!("{} more earlier rows that are {than}", rest.len());
            self.folded(ui, &title, "beyond", |ui| beyond(ui, rest, out));
        }
    }

    /// Publisher and period, and below them what `body` adds.
    fn card(&self, ui: &mut Ui, series: &Arc<Series>, rows: &[Row], body: impl FnOnce(&mut Ui)) {
        widgets::card(&self.palette).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 4.0;
            let name = RichText::new(series.publisher_words()).font(theme::heading(12.5));
            ui.add(Label::new(name.color(self.palette.text)).truncate()).on_hover_ui(|ui| {
                ui.set_max_width(360.0);
                ui.label(series.name(self.view.lexicon));
                widgets::dim(ui, series.method.words());
                for row in rows.iter().filter(|row| !row.address.is_empty()) {
                    widgets::dim(ui, format!("{} {}", row.address, row.source_date));
                }
            });
            let goods = self.view.commodity_name(&series.commodity);
            self.say(ui, format!("{} · {goods} · {}", series.flow_words(), period(rows)));
            body(ui);
        });
        ui.add_space(4.0);
    }

    fn amounts(&self, ui: &mut Ui, rows: &[Row], series: &Series) {
        let amounts: Vec<String> = rows.iter().filter_map(|row| row.quantity.point()).map(number).collect();
        if !amounts.is_empty() {
            let words = format!("{} {}", amounts.join(" + "), series.unit);
            ui.add(Label::new(RichText::new(words).color(self.palette.text)).wrap());
        }
    }

    /// The row's amount, and how far the claim is from it.
    fn difference(&self, ui: &mut Ui, difference: &Difference, rows: &[Row], level: bool) {
        let unit = self.figure.record().quantity.unit.filter(|_| level);
        let unit = unit.map(|unit| match unit {
            Unit::TonnePerDay => Unit::Tonne,
            Unit::BarrelPerDay => Unit::Barrel,
            other => other,
        });
        let ratio = !level || unit == Some(Unit::Ratio);
        let say = |value| if ratio { words::percent(round(value), true) } else { number(value) };
        let unit = unit.filter(|_| !ratio).map_or(String::new(), |unit| format!(" {unit}"));
        let official = RichText::new(format!("{}{unit}", say(difference.official)));
        ui.add(Label::new(official.color(self.palette.text)).wrap()).on_hover_ui(|ui| {
            for row in rows.iter().filter(|row| !row.printed.is_empty()) {
                widgets::dim(ui, format!("printed as “{}”", row.printed));
            }
        });
        let apart = match difference.ratio {
            _ if difference.absolute.is_zero() => "no difference".to_owned(),
            _ if ratio => {
                let points = difference.absolute.checked_mul(crate::measure::Decimal::ONE_HUNDRED);
                format!(
                    "{} percentage points",
                    points.map(|points| number(round(points))).unwrap_or_default()
                )
            }
            Some(ratio) => {
                format!("{}{unit} ({})", number(difference.absolute), words::percent(round(ratio), true))
            }
            None => format!("{}{unit}", number(difference.absolute)),
        };
        self.say(ui, format!("claim {}{unit}: {apart}", say(difference.claim)));
    }

    fn buttons(
        &self,
        ui: &mut Ui,
        series: &Arc<Series>,
        rows: &[&Row],
        role: Role,
        note: String,
        out: &mut Vec<Action>,
    ) {
        let counts: Vec<&Row> = rows.iter().copied().filter(|row| row.quality == Quality::Reported).collect();
        ui.horizontal_wrapped(|ui| {
            let links = self.figure.claim().map(|claim| claim.verification.links.clone()).unwrap_or_default();
            let missing: Vec<String> = counts
                .iter()
                .map(|row| series.row_id(row))
                .filter(|id| !links.iter().any(|link| *link.target == **id))
                .collect();
            if counts.is_empty() {
                self.say(ui, "no evidence: no figure that counts".to_owned());
            } else if missing.is_empty() {
                self.say(ui, "✓ is evidence".to_owned());
            } else {
                let button = ui.small_button("Use as evidence");
                let hint = format!("{}: added to this claim's evidence. Undo takes it back", role.code());
                if button.on_hover_text(hint).clicked() {
                    let mut links = links;
                    let note: Arc<str> = note.into();
                    let link = |target: String| Link {
                        to: LinkTo::SeriesRow,
                        target: target.into(),
                        role,
                        note: Arc::clone(&note),
                        sha256: None,
                    };
                    links.extend(missing.into_iter().map(link));
                    out.push(Action::SetClaim(ClaimField::Links(links)));
                }
            }
            let options = &self.view.scene.options;
            let drawn = options.series.contains(&series.id);
            let words = if drawn { "In the chart ✓" } else { "Draw in the chart" };
            if ui.small_button(words).clicked() {
                out.push(Action::SetChart(options.with_series(&series.id, !drawn)));
            }
        });
    }
}

/// What a person should read beside the evidence later.
fn note(remarks: &[Remark]) -> String {
    let kept = remarks.iter().filter(|remark| {
        matches!(
            remark,
            Remark::PressOnly(_) | Remark::OwnSource(_) | Remark::SameChannel(_) | Remark::Annual(_)
        )
    });
    kept.map(Remark::words).collect::<Vec<_>>().join("; ")
}

const fn glyph(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Consistent => "✓",
        Verdict::Inconsistent => "×",
        Verdict::Undecided => "?",
    }
}

/// The days that rows speak of together.
fn period(rows: &[Row]) -> String {
    match rows {
        [] => String::new(),
        [row] => row.period().words(),
        [first, .., last] => format!("{} … {}", first.period().words(), last.period().words()),
    }
}

fn apart(difference: &Difference) -> String {
    difference.ratio.map_or_else(|| number(difference.absolute), |ratio| words::percent(round(ratio), true))
}

/// At most six digits: what is compared is exact, what is read need not be.
fn number(value: crate::measure::Decimal) -> String {
    words::number(if value.abs() < crate::measure::Decimal::ONE_THOUSAND {
        value.round_dp(3)
    } else {
        value.round_dp(0)
    })
}

/// A ratio that is read as percent with two decimals, or with the first digit that is none.
fn round(ratio: crate::measure::Decimal) -> crate::measure::Decimal {
    if ratio.abs() < crate::measure::Decimal::new(1, 2) { ratio.round_dp(6) } else { ratio.round_dp(4) }
}
