//! One article: where it comes from, and its figures.

use std::sync::Arc;

use maud::{Markup, html};

use super::{Report, judgement};
use crate::compare::sentence;
use crate::export::Error;
use crate::export::plotted::Texts;
use crate::model::{Article, Figure, Flow, chosen};

/// The section of an article with the figures that are reported.
pub(super) fn section(
    report: &Report<'_>,
    article: &Article,
    figures: &[&Figure],
    text: Texts<'_>,
) -> Result<Markup, Error> {
    let words = text(article).map_err(|why| Error::Text { article: Arc::clone(&article.path), why })?;
    Ok(html! {
        section {
            h2 { (article.title()) }
            p.source { (source(report, article)) }
            table {
                thead { tr {
                    th { "figure" } th { "in whose words" } th { "what it says" } th { "status" }
                } }
                tbody {
                    @for figure in figures { (row(report, figure, &words)) }
                }
            }
        }
    })
}

fn source(report: &Report<'_>, article: &Article) -> Markup {
    let date = chosen(&article.candidates.published)
        .map_or_else(|| "undated".to_owned(), |date| format!("{} ({})", date.value, date.origin.words()));
    let facts: Vec<&str> =
        [article.outlet(), article.author(), &date].into_iter().filter(|fact| !fact.is_empty()).collect();
    let retold = (report.retold)(article.id);
    html! {
        (facts.join(" · "))
        @if !article.address().is_empty() {
            " · "
            // Only what a browser opens as a page: an address comes from a stranger's file.
            @if article.address().starts_with("https://") || article.address().starts_with("http://") {
                a href=(article.address()) rel="noreferrer" { (article.address()) }
            } @else {
                (article.address())
            }
        }
        @if retold > 0 {
            " · one origin with " (retold) " more"
        }
        br;
        "File " (article.path) ", SHA-256 " code { (article.sha256) }
    }
}

fn row(report: &Report<'_>, figure: &Figure, text: &str) -> Markup {
    let record = figure.record();
    let goods = record.commodity.as_deref().map(|id| (report.picture.tables.goods)(id)).unwrap_or_default();
    let flow = if record.flow == Flow::Unknown { String::new() } else { record.flow.to_string() };
    let period = &record.period;
    let period =
        if period.start.is_none() && period.end.is_none() { "no period".to_owned() } else { period.words() };
    let said: Vec<&str> = [&*flow, &*goods, &*period].into_iter().filter(|words| !words.is_empty()).collect();
    let sources = record.sources.join(" ‹ ");
    html! {
        tr.suggested[figure.is_suggestion()] {
            td.amount {
                (record.figure_words())
                @if let Some(range) = record.range_words() { br; span.dim { (range) } }
                @if figure.is_derived() { br; span.dim { "derived" } }
            }
            td.said { (quoted(text, figure)) }
            td {
                (said.join(" · "))
                br;
                span.dim {
                    (record.modality.code())
                    @if !sources.is_empty() { ", by " (sources) }
                }
            }
            td { (judgement::cell(report, figure)) }
        }
    }
}

/// The sentence, with the figure's words marked.
fn quoted(text: &str, figure: &Figure) -> Markup {
    let span = figure.span();
    let (from, whole) = sentence(text, span);
    let cut = |at: u32| (at as usize).checked_sub(from);
    let parts = cut(span.start)
        .zip(cut(span.end))
        .and_then(|(start, end)| Some((whole.get(..start)?, whole.get(start..end)?, whole.get(end..)?)));
    match parts {
        Some((before, words, after)) => html! {
            (before.trim_start()) mark { (words) } (after.trim_end())
        },
        // The text was replaced since: the words as they were.
        None => html! { mark { (figure.quote()) } },
    }
}
