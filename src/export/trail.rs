//! What happened to a claim, field by field, read from the log of edits.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::json;
use serde_json::value::{RawValue, to_raw_value};

use super::record::Fields;
use crate::model::{BY_HAND, Claim, ClaimField, Edit, LogEntry, Step};
use crate::text::CodePoints;

/// One field that was changed.
#[derive(Debug, Serialize)]
pub struct Changed<'a> {
    /// When, as RFC 3339 in UTC.
    at: String,
    who: &'a str,
    field: String,
    from: Box<RawValue>,
    to: Box<RawValue>,
    why: Option<&'a str>,
}

/// A claim's part of [`crate::model::History::by_claim`].
pub type Log<'a> = [(&'a LogEntry, &'a Edit, &'a Edit)];

/// The fields that the log says were changed, oldest first.
///
/// # Errors
/// When a value cannot be written as JSON, which none of the model's can.
pub fn trail<'a>(log: &Log<'a>, points: &CodePoints<'_>) -> serde_json::Result<Vec<Changed<'a>>> {
    let mut trail = Vec::new();
    for (entry, edit, inverse) in log {
        let why = match entry.step {
            Step::Do => reason(edit),
            Step::Undo(_) => Some("undo"),
            Step::Redo(_) => Some("redo"),
        };
        let (mut from, to) = (before(inverse, edit, points)?, after(edit, points)?);
        for (field, to) in to {
            let from = from.remove(&field).unwrap_or_else(|| RawValue::NULL.to_owned());
            if from.get() != to.get() {
                trail.push(Changed { at: time(entry.at), who: &entry.who, field, from, to, why });
            }
        }
    }
    Ok(trail)
}

/// Milliseconds since 1970 as RFC 3339 in UTC; the number itself where the calendar has no such moment.
pub fn time(milliseconds: i64) -> String {
    Timestamp::from_millisecond(milliseconds)
        .map_or_else(|_| milliseconds.to_string(), |time| time.to_string())
}

fn reason(edit: &Edit) -> Option<&str> {
    match edit {
        Edit::SetClaim { to: ClaimField::Judgement { reason, .. }, .. } => {
            Some(&**reason).filter(|why| !why.is_empty())
        }
        _ => None,
    }
}

/// Export fields with their content.
type Content = BTreeMap<String, Box<RawValue>>;

/// The fields that `edit` set, as it left them.
fn after(edit: &Edit, points: &CodePoints<'_>) -> serde_json::Result<Content> {
    match edit {
        Edit::AddClaim(claim) => one("review", claim.verification.review.code()),
        Edit::RemoveClaim { .. } => one("review", ()),
        Edit::SetClaim { to, .. } => content(to, points),
        _ => Ok(Content::new()),
    }
}

/// The same fields as they were before, which its inverse would bring back.
fn before(inverse: &Edit, edit: &Edit, points: &CodePoints<'_>) -> serde_json::Result<Content> {
    match (inverse, edit) {
        // It was a suggestion before it was taken over, and nothing before it was made by hand.
        (Edit::RemoveClaim { .. }, Edit::AddClaim(claim)) => one("review", was(claim)),
        _ => after(inverse, points),
    }
}

fn was(claim: &Claim) -> Option<&'static str> {
    (&*claim.rule != BY_HAND && !claim.is_derived()).then_some("suggested")
}

fn content(field: &ClaimField, points: &CodePoints<'_>) -> serde_json::Result<Content> {
    match field {
        ClaimField::Record(record) => all(&Fields::of(record)),
        ClaimField::Anchor(anchor) => {
            let (start, end) = points.of_span(anchor.span);
            all(&json!({ "start": start, "end": end, "quote": anchor.quote }))
        }
        ClaimField::Judgement { status, reason, review, .. } => {
            all(&json!({ "status": status, "status_reason": reason, "review": review }))
        }
        ClaimField::EquivalentTo(id) => one(field.name(), id.map(|id| id.to_string())),
        ClaimField::Opinions(opinions) => one(field.name(), opinions),
        ClaimField::NeedsSecond(needs) => one(field.name(), needs),
        ClaimField::Reliability(grade) => one(field.name(), grade),
        ClaimField::Credibility(grade) => one(field.name(), grade),
        ClaimField::Note(note) => one(field.name(), note),
        ClaimField::Tags(tags) => one(field.name(), tags),
        ClaimField::Links(links) => one(field.name(), links),
    }
}

fn one(field: &str, value: impl Serialize) -> serde_json::Result<Content> {
    Ok(Content::from([(field.to_owned(), to_raw_value(&value)?)]))
}

/// The fields of an object. It goes through its text, as any other way would make floats of the numbers.
fn all(object: &impl Serialize) -> serde_json::Result<Content> {
    serde_json::from_str(&serde_json::to_string(object)?)
}
