//! Retellings as findings.

use super::super::finding::{Check, Finding, Outcome, part};
use super::super::known::Known;
use super::reuse::{Pair, Reuse};
use crate::model::Figure;

/// Figures of a finding, beside the first two.
const SHOWN: usize = 4;

/// `None` for articles of different origins, and for those without any figure: a finding names claims.
pub(super) fn of(pair: &Pair, a: &Known, b: &Known) -> Option<Finding> {
    let how = match pair.kind {
        Reuse::Exact => "One copies the other word for word: both have the same text",
        Reuse::Copy => "One copies the other: they share ",
        Reuse::Rewording if pair.by_words() => "Both retell one report in other words: they share ",
        // Two reporters may have read one publication.
        Reuse::Rewording => "Both tell one source's figures in other words: they share ",
        Reuse::SharedQuotation | Reuse::Independent => return None,
    };
    let mut claims: Vec<&Figure> = match pair.figures.first() {
        Some((x, y)) => vec![x, y],
        None => vec![a.figures.first()?, b.figures.first()?],
    };
    for (x, y) in pair.figures.iter().skip(1).take(SHOWN) {
        claims.extend([x, y]);
    }
    let phrases = match pair.kind {
        Reuse::Exact => String::new(),
        _ => format!("{} of the shorter one's phrases", part(pair.share)),
    };
    let figures = match pair.figures.len() {
        0 => String::new(),
        1 => ", and a figure".to_owned(),
        count => format!(", and {count} figures"),
    };
    let source = pair.source.as_ref().map_or(String::new(), |source| format!("; both name {source}"));
    let message = format!("{how}{phrases}{figures}{source}. For corroboration they count as one origin");
    Some(
        Finding::new(Check::Origin, Outcome::Note, &claims, message)
            .with("shared_phrases", pair.phrases.into())
            .with("share", pair.share.round_dp(4))
            .with("shared_figures", pair.figures.len().into()),
    )
}
