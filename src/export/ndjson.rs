//! One JSON object a line.

use std::io::{self, Write};

use serde::Serialize;

use super::Error;
use super::record::Line;
use super::selection::{Export, extracted};
use super::verification::Judged;
use crate::model::Suggestion;
use crate::text::CodePoints;

/// A claim record with its verification.
#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    line: &'a Line<'a>,
    #[serde(flatten)]
    judged: &'a Judged<'a>,
}

/// Write a project's claims as claim records with verification fields, and give their number.
///
/// # Errors
/// When `out` refuses, or an article's text cannot be read. What was written before stays written.
pub fn ndjson(export: &mut Export<'_>, out: &mut dyn Write) -> Result<usize, Error> {
    export.each(&mut |_, line, judged| {
        serde_json::to_writer(&mut *out, &Whole { line, judged })?;
        Ok(out.write_all(b"\n")?)
    })
}

/// Write what the engine found in one article as claim records without verification. `article` is its path or id.
///
/// # Errors
/// When `out` refuses.
pub fn suggestions(
    article: &str,
    text: &str,
    suggestions: &[Suggestion],
    out: &mut dyn Write,
) -> io::Result<()> {
    let points = CodePoints::new(text);
    for suggestion in suggestions {
        serde_json::to_writer(&mut *out, &extracted(article, suggestion, suggestions, &points))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
