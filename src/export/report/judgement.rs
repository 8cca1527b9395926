//! What was found out about figures: status, grades, evidence, notes, and what the checks say.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::Report;
use crate::chart::{Colour, Ink, Inks};
use crate::export::trail::time;
use crate::model::{Figure, Link, LinkTo, Status, Verification};

/// The cell of a figure.
pub(super) fn cell(report: &Report<'_>, figure: &Figure) -> Markup {
    let judged = figure.claim().map(|claim| &claim.verification);
    let status = report.picture.tables.codebook.status(figure.status());
    html! {
        @match (judged, status) {
            (Some(judged), Some(status)) => {
                span.status { (icon(status)) (status.name) }
                (judgement(report, judged))
            }
            (Some(judged), None) => {
                span.status { (judged.status) }
                (judgement(report, judged))
            }
            (None, _) => span.status { "suggested" },
        }
        @for (finding, looked) in (report.findings)(figure.key()) {
            @if finding.asks() {
                p.finding {
                    b { (finding.outcome.code()) ": " } (finding.message)
                    @if let Some(looked) = looked {
                        span.dim {
                            " Looked at by " (looked.who)
                            @if !looked.why.is_empty() { ": " (looked.why) }
                        }
                    }
                }
            }
        }
    }
}

fn icon(status: &Status) -> Markup {
    let Colour { red, green, blue, .. } = Inks::PRINT.of(Ink::Status(status.colour, status.icon));
    let ground = format!("background:#{red:02x}{green:02x}{blue:02x}");
    html! {
        span.icon style=(ground) { (status.icon) }
    }
}

fn judgement(report: &Report<'_>, judged: &Verification) -> Markup {
    let grade = match (judged.reliability, judged.credibility) {
        (None, None) => String::new(),
        (reliability, credibility) => format!(
            "{}{}",
            reliability.map_or("–", crate::model::Reliability::code),
            credibility.map_or_else(|| "–".to_owned(), |grade| grade.grade().to_string())
        ),
    };
    html! {
        @if !grade.is_empty() { " " span.dim { "(" (grade) ")" } }
        @if judged.needs_second { " " span.dim { "needs a second person" } }
        @if !judged.status_reason.is_empty() { p.note { (judged.status_reason) } }
        @if !judged.note.is_empty() { p.note { (judged.note) } }
        @if !judged.tags.is_empty() { p.note.dim { (judged.tags.join(", ")) } }
        @for link in &judged.links { (evidence(report, link)) }
        @if !judged.reviewer.is_empty() {
            p.note.dim { (judged.reviewer) @if let Some(at) = judged.reviewed_at { ", " (time(at)) } }
        }
        @for opinion in &judged.opinions {
            p.note.dim { "Another opinion, " (opinion.reviewer) ": " (opinion.status) }
        }
    }
}

fn evidence(report: &Report<'_>, link: &Link) -> Markup {
    // An id says nothing on paper: the claim's words, where they are among what is reported.
    let claims = report.picture.figures.iter().filter(|_| link.to == LinkTo::Claim);
    let mut claims =
        claims.filter(|figure| figure.claim().is_some_and(|claim| claim.id.to_string() == *link.target));
    let target = claims.next().map_or_else(
        || link.target.to_string(),
        |figure| format!("“{}” in “{}”", figure.quote(), figure.article().title()),
    );
    html! {
        p.link {
            span.dim { (link.role.code()) ": " }
            (target)
            @if !link.note.is_empty() { " – " (link.note) }
            @if let Some(digest) = link.sha256 { " " code { "SHA-256 " (digest) } }
        }
    }
}

/// How many figures have each status.
pub(super) fn counts(report: &Report<'_>, figures: &[&Figure]) -> Markup {
    let codebook = report.picture.tables.codebook;
    let suggested = figures.iter().filter(|figure| figure.is_suggestion()).count();
    html! {
        p.counts {
            @for (status, count) in statuses(report, figures) {
                @if let Some(status) = codebook.status(status) {
                    span { (icon(status)) (status.name) " " (count) }
                }
            }
            @if suggested > 0 { span.dim { "suggested " (suggested) } }
        }
    }
}

/// What the statuses that occur mean.
pub(super) fn legend(report: &Report<'_>, figures: &[&Figure]) -> Markup {
    let codebook = report.picture.tables.codebook;
    let used: Vec<&Status> =
        statuses(report, figures).iter().filter_map(|(code, _)| codebook.status(code)).collect();
    html! {
        @if !used.is_empty() {
            h2 { "What the statuses mean" }
            dl.statuses {
                @for status in used {
                    dt { (icon(status)) (status.name) }
                    dd { (status.definition) }
                }
            }
        }
    }
}

/// Codes of the statuses that occur with their numbers, in the codebook's order.
fn statuses<'f>(report: &Report<'_>, figures: &[&'f Figure]) -> Vec<(&'f str, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for figure in figures.iter().filter(|figure| !figure.is_suggestion()) {
        *counts.entry(figure.status()).or_default() += 1;
    }
    let order =
        |code: &str| report.picture.tables.codebook.statuses.iter().position(|status| &*status.code == code);
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(code, _)| order(code));
    counts
}
