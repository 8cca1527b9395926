//! What the checks found as NDJSON, one object a finding.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::number::Number;
use super::trail::time;
use crate::audit::{Derivation, Finding};
use crate::model::{Article, Looked};
use crate::text::CodePoints;

#[derive(Serialize)]
struct Line<'a> {
    kind: &'static str,
    articles: Vec<&'a str>,
    claims: Vec<Claim<'a>>,
    result: &'static str,
    message: &'a str,
    computed: BTreeMap<&'static str, Option<Number>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    derived: Option<Derived<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    looked: Option<Look<'a>>,
}

/// Somebody has looked at it.
#[derive(Serialize)]
struct Look<'a> {
    who: &'a str,
    why: &'a str,
    /// RFC 3339 in UTC.
    at: String,
}

/// What follows from the claims, with the names of the claim record.
#[derive(Serialize)]
struct Derived<'a> {
    formula: &'a str,
    kind: &'static str,
    value: Option<Number>,
    low: Option<Number>,
    high: Option<Number>,
    step: Option<Number>,
    unit: Option<String>,
    flow: String,
    commodity: Option<&'a str>,
    period_start: Option<String>,
    period_end: Option<String>,
    modality: &'static str,
}

impl<'a> Derived<'a> {
    fn of(derived: &'a Derivation) -> Self {
        let record = &derived.record;
        let quantity = &record.quantity;
        Self {
            formula: &derived.formula,
            kind: record.kind.code(),
            value: quantity.value.map(Number),
            low: quantity.low.map(Number),
            high: quantity.high.map(Number),
            step: quantity.step.map(Number),
            unit: quantity.unit.map(|unit| unit.to_string()),
            flow: record.flow.to_string(),
            commodity: record.commodity.as_deref(),
            period_start: record.period.start.map(|day| day.to_string()),
            period_end: record.period.end.map(|day| day.to_string()),
            modality: record.modality.code(),
        }
    }
}

#[derive(Serialize)]
struct Claim<'a> {
    article: &'a str,
    start: usize,
    end: usize,
    quote: &'a str,
}

/// Write a finding, with who looked at it. `points` gives the places of an article's text in code points.
///
/// # Errors
/// When the writer refuses.
pub fn finding<'p, 't: 'p>(
    finding: &Finding,
    looked: Option<&Looked>,
    points: &impl Fn(&Article) -> Option<&'p CodePoints<'t>>,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut articles: Vec<&str> = Vec::new();
    let mut claims = Vec::new();
    for figure in &finding.claims {
        let (article, span) = (figure.article(), figure.span());
        if !articles.contains(&&*article.path) {
            articles.push(&article.path);
        }
        let bytes = (span.start as usize, span.end as usize);
        let (start, end) = points(article).map_or(bytes, |points| points.of_span(span));
        claims.push(Claim { article: &article.path, start, end, quote: figure.quote() });
    }
    let computed =
        finding.computed.iter().map(|computed| (computed.name, computed.value.map(Number))).collect();
    let line = Line {
        kind: finding.check.code(),
        articles,
        claims,
        result: finding.outcome.code(),
        message: &finding.message,
        computed,
        derived: finding.derived.as_ref().map(Derived::of),
        looked: looked.map(|looked| Look { who: &looked.who, why: &looked.why, at: time(looked.at) }),
    };
    serde_json::to_writer(&mut *out, &line)?;
    out.write_all(b"\n")
}
