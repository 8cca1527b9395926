//! Claims as they are pasted elsewhere: cells for a spreadsheet, a citation for a text.

use super::columns::guarded;
use crate::model::{Codebook, Figure, Flow, chosen};

/// The columns of [`cells`], in their order.
const COLUMNS: [&str; 16] = [
    "published",
    "outlet",
    "title",
    "quote",
    "kind",
    "value",
    "low",
    "high",
    "unit",
    "flow",
    "commodity",
    "period_start",
    "period_end",
    "modality",
    "source",
    "status",
];

/// Figures as lines of cells parted by tabs, with a line of names: what spreadsheets take from the clipboard as cells.
/// Numbers are written in full, so that nothing is rounded on the way.
#[must_use]
pub fn cells<'f>(figures: impl IntoIterator<Item = &'f Figure>, codebook: &Codebook) -> String {
    let mut lines = vec![COLUMNS.join("\t")];
    for figure in figures {
        let (head, record) = (figure.article(), figure.record());
        let number = |value: Option<crate::measure::Decimal>| {
            value.map_or_else(String::new, |value| value.normalize().to_string())
        };
        let day = |date: Option<crate::measure::Date>| date.map_or_else(String::new, |date| date.to_string());
        let flow = if record.flow == Flow::Unknown { String::new() } else { record.flow.to_string() };
        let row = [
            day(head.published()),
            guarded(head.outlet()),
            guarded(head.title()),
            guarded(figure.quote()),
            record.kind.code().to_owned(),
            number(record.quantity.value),
            number(record.quantity.low),
            number(record.quantity.high),
            record.quantity.unit.map_or_else(String::new, |unit| unit.to_string()),
            flow,
            record.commodity.as_deref().unwrap_or_default().to_owned(),
            day(record.period.start),
            day(record.period.end),
            record.modality.code().to_owned(),
            record.sources.first().map_or_else(String::new, |source| guarded(source)),
            status(figure, codebook),
        ];
        lines.push(row.map(|cell| plain(&cell)).join("\t"));
    }
    lines.push(String::new());
    lines.join("\n")
}

/// A cell ends at a tab or a line's end.
fn plain(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn status(figure: &Figure, codebook: &Codebook) -> String {
    if figure.is_suggestion() {
        return "suggested".to_owned();
    }
    let code = figure.status();
    codebook.status(code).map_or_else(|| code.to_owned(), |status| status.name.to_string())
}

/// One figure as a citation: its words, where they stand, since when and how that is known, and what was found out.
#[must_use]
pub fn citation(figure: &Figure, codebook: &Codebook) -> String {
    let head = figure.article();
    let quote = figure.quote().split_whitespace().collect::<Vec<_>>().join(" ");
    let date = chosen(&head.candidates.published)
        .map_or_else(|| "undated".to_owned(), |date| format!("{} ({})", date.value, date.origin.words()));
    let author = head.author();
    let mut parts = vec![format!("“{quote}”")];
    parts.extend((!author.is_empty()).then(|| author.to_owned()));
    parts.push(format!("“{}”", head.title()));
    parts.extend((!head.outlet().is_empty()).then(|| head.outlet().to_owned()));
    parts.push(date);
    parts.extend((!head.address().is_empty()).then(|| head.address().to_owned()));
    let record = figure.record();
    let checked = match figure.claim().map(|claim| &claim.verification) {
        None => "not reviewed".to_owned(),
        Some(judged) => {
            let who =
                if judged.reviewer.is_empty() { String::new() } else { format!(", {}", judged.reviewer) };
            let why = if judged.status_reason.is_empty() {
                String::new()
            } else {
                format!(": {}", judged.status_reason)
            };
            format!("{}{who}{why}", status(figure, codebook))
        }
    };
    format!(
        "{}.\nRead as: {}.\nStatus: {checked}.\nFile: {}, SHA-256 {}.\n",
        parts.join(", "),
        record.words(),
        head.path,
        head.sha256
    )
}
