//! Figures as a page to read, print and file: the chart, each article with its figures and their verification, and
//! what the checks say. One HTML file that needs nothing beside it and loads nothing.

mod article;
mod judgement;
mod style;

use std::path::Path;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::picture::{Picture, svg};
use super::plotted::Texts;
use super::{Error, to_place};
use crate::audit::Finding;
use crate::model::{Article, ArticleId, Figure, FigureKey, Looked};

/// What the checks say of a figure, each with whether somebody has looked at it.
pub type FindingsOf<'a> = &'a dyn Fn(FigureKey) -> Vec<(&'a Finding, Option<&'a Looked>)>;

/// What a report is made of. Its figures are those of the picture's list.
pub struct Report<'a> {
    /// The chart; its title is the page's.
    pub picture: Picture<'a>,
    /// The project's name.
    pub project: &'a str,
    /// Who makes it.
    pub person: &'a str,
    /// The program's version.
    pub version: &'a str,
    /// Whether suggestions that nobody has taken over are in it.
    pub suggestions: bool,
    /// What the checks say.
    pub findings: FindingsOf<'a>,
    /// How many other articles retell the report that an article retells, where that is known.
    pub retold: &'a dyn Fn(ArticleId) -> usize,
}

/// Write the report to the file at `path`, whole or not at all. Gives the number of figures in it.
///
/// # Errors
/// When the place refuses or an article's text cannot be read; what was there before is still there then.
pub fn to_file(path: &Path, report: &Report<'_>, text: Texts<'_>) -> Result<usize, Error> {
    let (page, count) = page(report, text)?;
    to_place(path, |out| Ok(out.write_all(page.into_string().as_bytes())?))?;
    Ok(count)
}

fn page(report: &Report<'_>, text: Texts<'_>) -> Result<(Markup, usize), Error> {
    let figures: Vec<&Figure> = report
        .picture
        .figures
        .iter()
        .filter(|figure| report.suggestions || !figure.is_suggestion())
        .collect();
    let mut articles: Vec<(&Article, Vec<&Figure>)> = Vec::new();
    for figure in &figures {
        match articles.last_mut() {
            Some((article, of)) if article.id == figure.article().id => of.push(figure),
            _ => articles.push((figure.article(), vec![figure])),
        }
    }
    let title = if report.picture.title.is_empty() {
        format!("Trade figures in the press: {}", report.project)
    } else {
        report.picture.title.to_owned()
    };
    let mut sections = Vec::new();
    for (article, of) in &articles {
        sections.push(article::section(report, article, of, text)?);
    }
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                // Nothing is loaded, whatever the texts say.
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                meta name="viewport" content="width=device-width";
                meta name="generator" content=(format!("Tumen {}", report.version));
                title { (title) }
                style { (PreEscaped(style::SHEET)) }
            }
            body {
                h1 { (title) }
                p.about { (about(report, &figures, articles.len())) }
                figure { (PreEscaped(chart(report))) }
                (judgement::counts(report, &figures))
                @for section in &sections { (section) }
                @if figures.is_empty() {
                    p { "No figure is shown: widen the filter, or include suggestions that nobody has taken over." }
                }
                (judgement::legend(report, &figures))
                footer {
                    "Made with Tumen " (report.version) " from the project “" (report.project) "”. Amounts, periods and flows are \
                     read as the articles print them; a status is a person's judgement, and what the checks say is \
                     arithmetic."
                }
            }
        }
    };
    Ok((page, figures.len()))
}

/// "29 figures in 5 articles · only money and oil · Kim, 2026-11-27".
fn about(report: &Report<'_>, figures: &[&Figure], articles: usize) -> String {
    let plural =
        |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    let mut parts = vec![format!(
        "{} in {}",
        plural(figures.len(), "figure", "figures"),
        plural(articles, "article", "articles")
    )];
    let all = report.picture.figures.len();
    if all > figures.len() {
        let left = plural(all - figures.len(), "suggestion", "suggestions");
        parts.push(format!("{left} that nobody has taken over left out"));
    }
    if !report.picture.filter.is_empty() {
        parts.push(format!("only {}", report.picture.filter));
    }
    parts.push(format!("{}, {}", report.person, report.picture.day));
    parts.join("  ·  ")
}

/// The picture's own declaration is for files.
fn chart(report: &Report<'_>) -> String {
    let svg = svg(&report.picture);
    svg.find("<svg").map_or_else(String::new, |at| svg[at..].to_owned())
}
