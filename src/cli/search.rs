//! `tumen search`: where words stand in the articles of a project or folder, one JSON object a hit.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use serde::Serialize;

use super::corpus::Corpus;
use super::failure::Failure;
use super::lines::remark;
use crate::listing::in_order;
use crate::model::Article;
use crate::search::{Found, MOST, Query, search};
use crate::text::CodePoints;

/// Print hits: articles newest first, each in text order. An article that only conditions were asked of is one line
/// without a place. `Ok(false)` when something was not read.
///
/// # Errors
/// When the query cannot be understood, or standard output refuses.
pub fn print(source: &Path, typed: &str) -> Result<bool, Failure> {
    let place = source.display().to_string();
    let corpus = Corpus::open(source).map_err(|why| remark(&why, &place, None));
    let Ok(Corpus { session, mut text, whole, .. }) = corpus else { return Ok(false) };
    let project = session.project();
    let query = Query::parse(typed, project.codebook()).map_err(|fault| Failure::Usage(fault.to_string()))?;
    if query.is_empty() {
        return Err(Failure::Usage("There is nothing to look for.".to_owned()));
    }
    let entries: Vec<_> = in_order(project).into_iter().cloned().collect();
    let mut found = Vec::new();
    let summary = search(
        &query,
        &entries,
        |article| text(article).map(Some),
        |part| {
            found.extend(part);
            true
        },
    );
    for (path, why) in &summary.unread {
        remark(why, path, None);
    }
    if summary.cut {
        remark(&format!("there are more than {MOST} hits; the others are left out"), &place, None);
    }
    let mut out = BufWriter::new(io::stdout().lock());
    let mut lost = false;
    for Found { article, hits, lines } in &found {
        if hits.is_empty() {
            Row::of(article).print(&mut out)?;
            continue;
        }
        // The places were found in this very text a moment ago.
        let Ok(text) = text(article) else {
            lost = true;
            continue;
        };
        let points = CodePoints::new(&text);
        for (span, context) in hits.iter().zip(lines) {
            let (start, end) = points.of_span(*span);
            let row = Row {
                start: Some(start),
                end: Some(end),
                quote: Some(span.of(&text)),
                context: Some(&context.words),
                ..Row::of(article)
            };
            row.print(&mut out)?;
        }
    }
    out.flush()?;
    Ok(whole && !lost && summary.unread.is_empty() && !summary.cut)
}

/// One hit, or one article without a place.
#[derive(Serialize)]
struct Row<'r> {
    article: &'r str,
    title: &'r str,
    outlet: Option<&'r str>,
    published: Option<String>,
    /// In code points of the text.
    start: Option<usize>,
    end: Option<usize>,
    quote: Option<&'r str>,
    context: Option<&'r str>,
}

impl<'r> Row<'r> {
    fn of(article: &'r Article) -> Self {
        Self {
            article: &article.path,
            title: article.title(),
            outlet: Some(article.outlet()).filter(|outlet| !outlet.is_empty()),
            published: article.published().map(|day| day.to_string()),
            start: None,
            end: None,
            quote: None,
            context: None,
        }
    }

    fn print(&self, out: &mut impl Write) -> io::Result<()> {
        serde_json::to_writer(&mut *out, self)?;
        writeln!(out)
    }
}
