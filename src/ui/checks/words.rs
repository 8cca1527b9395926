//! How findings are called and drawn wherever they are shown.

use egui::{Color32, Label, RichText, Ui};

use super::super::theme::Palette;
use super::super::widgets;
use crate::audit::{Check, Finding, Outcome};
use crate::model::{Looked, words};

/// The mark of a result, readable without colour.
#[must_use]
pub const fn glyph(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Consistent => "✓",
        Outcome::Inconsistent => "×",
        Outcome::Undecided => "?",
        Outcome::Note => "·",
    }
}

/// Its colour.
#[must_use]
pub const fn ink(outcome: Outcome, palette: &Palette) -> Color32 {
    match outcome {
        Outcome::Consistent => palette.good,
        Outcome::Inconsistent => palette.alarm,
        Outcome::Undecided => palette.warn,
        Outcome::Note => palette.dim,
    }
}

/// For people.
pub(super) const fn called(check: Check) -> &'static str {
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

/// `looked at by Ana: a slip of the pen`.
pub(super) fn looked(looked: &Looked) -> String {
    let who = if looked.who.is_empty() { "somebody" } else { &*looked.who };
    if looked.why.is_empty() {
        format!("looked at by {who}")
    } else {
        format!("looked at by {who}: {}", looked.why)
    }
}

/// Days of the articles, with their outlets where there is room.
pub(super) fn articles(finding: &Finding, outlets: bool) -> String {
    let mut names: Vec<String> = Vec::new();
    for figure in &finding.claims {
        let article = figure.article();
        let date = article.published().map_or("undated".to_owned(), |date| date.to_string());
        let name = if outlets { format!("{date} {}", article.outlet()) } else { date };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(" · ")
}

/// The whole sentence, the words that were compared, and the arithmetic.
pub(super) fn card(ui: &mut Ui, finding: &Finding, seen: Option<&Looked>, palette: &Palette) {
    ui.set_max_width(420.0);
    ui.add(Label::new(RichText::new(&finding.message).color(palette.text)).wrap());
    if let Some(seen) = seen {
        widgets::dim(ui, format!("✓ {}", looked(seen)));
    }
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
