//! A row of the list: an article's head, or the words around a hit.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, FontId, Ui, pos2};

use super::Place;
use crate::search::{Found, Line};
use crate::ui::theme::{self, Palette};

/// The outlet's column, wide enough for most names.
const OUTLET: f32 = 132.0;
const DATE: f32 = 90.0;

/// Date, outlet, title, and how many hits.
pub(super) fn head(ui: &mut Ui, found: &Found, palette: &Palette) {
    let rect = ui.max_rect();
    let head = &found.article;
    let date = head.published().map_or("undated".to_owned(), |date| date.to_string());
    let mut left = rect.left() + 12.0;
    let mut put = |words: &str, font: FontId, ink: Color32, width: f32| {
        let mut job = LayoutJob::simple_singleline(words.to_owned(), font, ink);
        job.wrap = TextWrapping::truncate_at_width((width - 10.0).max(0.0));
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        ui.painter().galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, ink);
        left += width;
    };
    put(&date, theme::small(), palette.dim, DATE);
    put(head.outlet(), theme::small(), palette.dim, OUTLET);
    let hits = if found.hits.is_empty() { String::new() } else { count(found.hits.len()) };
    put(head.title(), theme::heading(13.0), palette.text, rect.width() - DATE - OUTLET - 84.0);
    let right = pos2(rect.right() - 14.0, rect.center().y);
    ui.painter().text(right, egui::Align2::RIGHT_CENTER, hits, theme::small(), palette.dim);
}

/// The words around a hit, with what was found marked as the reader marks it.
pub(super) fn hit(ui: &mut Ui, line: &Line, palette: &Palette) {
    let rect = ui.max_rect();
    let font = FontId::proportional(13.0);
    let plain = TextFormat { font_id: font, color: palette.dim, ..TextFormat::default() };
    let marked =
        TextFormat { color: palette.text, background: palette.text.gamma_multiply(0.16), ..plain.clone() };
    let mut job = LayoutJob::default();
    let mut from = 0;
    for mark in &line.marks {
        let (start, end) = (mark.start as usize, mark.end as usize);
        let (Some(before), Some(words)) = (line.words.get(from..start), line.words.get(start..end)) else {
            continue;
        };
        job.append(before, 0.0, plain.clone());
        job.append(words, 0.0, marked.clone());
        from = end;
    }
    job.append(line.words.get(from..).unwrap_or_default(), 0.0, plain);
    let left = rect.left() + 12.0 + DATE;
    job.wrap = TextWrapping::truncate_at_width((rect.right() - left - 12.0).max(0.0));
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    ui.painter().galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, palette.text);
}

/// What screen readers and tests call a row.
pub(super) fn name(found: &Found, place: Place) -> String {
    let line = place.hit.and_then(|hit| found.lines.get(hit));
    match line {
        Some(line) => format!("Hit: {}", line.words),
        None => {
            let head = &found.article;
            let hits = if found.hits.is_empty() { "found".to_owned() } else { count(found.hits.len()) };
            format!("{}, {}, {hits}", head.title(), head.outlet())
        }
    }
}

fn count(hits: usize) -> String {
    if hits == 1 { "1 hit".to_owned() } else { format!("{hits} hits") }
}
