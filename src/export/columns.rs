//! A figure as the cells of one row.

use std::sync::Arc;

use serde::Serialize;

use super::Error;
use super::number::{Number, plain};
use super::record::{Equivalent, Line};
use super::verification::Judged;
use crate::measure::Date;
use crate::model::Article;

/// The header: the claim record's names, `base` spread over three columns, then four facts about the article.
pub const COLUMNS: [&str; 48] = [
    "article",
    "start",
    "end",
    "quote",
    "kind",
    "value",
    "low",
    "high",
    "step",
    "unit",
    "per",
    "hedge",
    "flow",
    "exporter",
    "importer",
    "partners",
    "commodity",
    "period_start",
    "period_end",
    "period_basis",
    "modality",
    "sources",
    "base_value",
    "base_period_start",
    "base_period_end",
    "equivalent_to",
    "rule",
    "because",
    "id",
    "article_sha256",
    "origin",
    "review",
    "needs_second",
    "status",
    "status_reason",
    "reliability",
    "credibility",
    "note",
    "tags",
    "links",
    "reviewer",
    "reviewed_at",
    "history",
    "title",
    "outlet",
    "author",
    "published",
    "address",
];

/// The cells under [`COLUMNS`]; what is absent is empty. Lists of words are joined by `; `, lists of objects stay JSON.
pub fn cells(article: &Article, line: &Line<'_>, judged: &Judged<'_>) -> Result<[String; 48], Error> {
    let fields = &line.fields;
    let base = fields.base.as_ref();
    Ok([
        guarded(line.article),
        line.start.to_string(),
        line.end.to_string(),
        guarded(line.quote),
        fields.kind.to_owned(),
        number(fields.value),
        number(fields.low),
        number(fields.high),
        number(fields.step),
        shown(fields.unit),
        shown(fields.per),
        fields.hedge.to_owned(),
        shown(fields.flow),
        shown(fields.exporter),
        shown(fields.importer),
        fields.partners.map_or_else(String::new, |[a, b]| format!("{a}; {b}")),
        guarded(fields.commodity.unwrap_or_default()),
        date(fields.period_start),
        date(fields.period_end),
        fields.period_basis.to_owned(),
        fields.modality.to_owned(),
        joined(fields.sources),
        number(base.and_then(|base| base.value)),
        date(base.and_then(|base| base.period_start)),
        date(base.and_then(|base| base.period_end)),
        line.equivalent_to.as_ref().map_or_else(String::new, |other| match other {
            Equivalent::Start(start) => start.to_string(),
            Equivalent::Claim(id) => id.clone(),
        }),
        guarded(line.rule),
        json(&line.because)?,
        judged.id.clone().unwrap_or_default(),
        judged.article_sha256.to_string(),
        guarded(judged.origin.as_deref().unwrap_or_default()),
        judged.review.to_owned(),
        judged.needs_second.to_string(),
        guarded(judged.status),
        guarded(judged.status_reason.unwrap_or_default()),
        shown(judged.reliability),
        shown(judged.credibility),
        guarded(judged.note.unwrap_or_default()),
        joined(judged.tags),
        if judged.links.is_empty() { String::new() } else { json(&judged.links)? },
        guarded(judged.reviewer.unwrap_or_default()),
        judged.reviewed_at.clone().unwrap_or_default(),
        if judged.history.is_empty() { String::new() } else { json(&judged.history)? },
        guarded(article.title()),
        guarded(article.outlet()),
        guarded(article.author()),
        date(article.published()),
        guarded(article.address()),
    ])
}

/// Words that a spreadsheet must not take for a formula: an article, or whoever wrote it, could otherwise have the
/// reader's program run one. A cell whose first character, apostrophes aside, is one of `= + - @` or a tab or line
/// end gets an apostrophe in front, which spreadsheets do not show. Taking one apostrophe off such cells gives the exact words back.
/// Columns of numbers are not words: `-0.0283` stays a number.
pub fn guarded(words: &str) -> String {
    let dangerous = words.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if dangerous { format!("'{words}") } else { words.to_owned() }
}

fn joined(words: &[Arc<str>]) -> String {
    guarded(&words.join("; "))
}

fn number(value: Option<Number>) -> String {
    value.map_or_else(String::new, |Number(value)| plain(value))
}

fn date(date: Option<Date>) -> String {
    shown(date)
}

fn shown(value: Option<impl ToString>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

fn json(value: &impl Serialize) -> Result<String, Error> {
    Ok(serde_json::to_string(value)?)
}
