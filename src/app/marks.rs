//! The highlights of an article in the reader, and what the checks hold against its figures.

use std::sync::Arc;

use super::audit::Audited;
use crate::audit::{Finding, Outcome};
use crate::model::{Entry, Figure, FigureKey, Kind, Project};
use crate::ui::reader::{Doubt, Mark, MarkStyle};
use crate::ui::theme::Palette;
use crate::ui::{glyph, ink};

/// One for each figure.
pub(super) fn marks(
    entry: &Arc<Entry>,
    project: &Project,
    audited: &Audited,
    palette: &Palette,
) -> Vec<Mark> {
    Figure::of_entry(entry)
        .iter()
        .map(|figure| {
            // Words that do not say the figure have no box: statements, and what is derived from others.
            let wordless = figure.record().kind == Kind::Statement || figure.is_derived();
            let status = project.codebook().status(figure.status()).filter(|_| !figure.is_suggestion());
            let style = match status {
                Some(status) => MarkStyle::claim(palette, status, wordless),
                None => MarkStyle::suggestion(palette, wordless),
            };
            let judged = status.map_or("suggested", |status| &*status.name);
            let derived = if figure.is_derived() { "derived " } else { "" };
            let label = format!("{}: {derived}{}, {judged}", figure.quote(), figure.record().figure_words());
            let doubt = doubt(figure.key(), project, audited, palette);
            Mark { span: figure.span(), key: figure.key(), style, label: label.into(), doubt }
        })
        .collect()
}

/// What is inconsistent or undecided about a figure and nobody has looked at.
fn doubt(key: FigureKey, project: &Project, audited: &Audited, palette: &Palette) -> Option<Doubt> {
    let of = audited.of.get(&key)?;
    let mut open: Vec<&Finding> = of
        .iter()
        .filter_map(|at| {
            let at = *at as usize;
            let finding = audited.findings.get(at).filter(|finding| finding.asks())?;
            let key = audited.keys.get(at)?;
            project.looked(key).is_none().then_some(&**finding)
        })
        .collect();
    open.sort_by_key(|finding| finding.outcome != Outcome::Inconsistent);
    let outcome = open.first()?.outcome;
    let words: Vec<String> =
        open.iter().map(|finding| format!("{} {}", glyph(finding.outcome), finding.message)).collect();
    Some(Doubt {
        glyph: glyph(outcome),
        ink: ink(outcome, palette),
        rank: u8::from(outcome != Outcome::Inconsistent),
        words: words.join("\n").into(),
    })
}
