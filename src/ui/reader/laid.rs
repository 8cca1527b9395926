//! One section laid out: rows with their bytes and places.

use std::sync::Arc;

use egui::text::{CharIndex, LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, FontId, Galley, Ui};

use super::sections::{Gap, gap_after, lines};
use crate::text::Span;
use crate::ui::theme::READER_SIZE;

/// Distance of two lines' tops: READER_SIZE × 1.5, on the 4-point grid.
pub(super) const ROW: f32 = 24.0;
/// Height of an empty line, which is how most texts end a paragraph.
const BLANK: f32 = 12.0;
/// Space after a paragraph that ends with one line end.
const GAP: f32 = 8.0;

/// One line of the text (a paragraph, usually) and its galley; blank lines have none.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) span: Span,
    pub(super) top: f32,
    pub(super) galley: Option<Arc<Galley>>,
}

/// One row as wrapped.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    /// First byte.
    pub(super) start: u32,
    /// The byte after the last character, spaces included, line end excluded.
    pub(super) end: u32,
    /// The same without spaces at the end, which hang out of the measure.
    pub(super) ink: u32,
    pub(super) top: f32,
    pub(super) height: f32,
    line: u32,
    /// Which row of its line's galley.
    nth: u32,
}

/// A section's rows, in points from the section's top left corner.
#[derive(Debug)]
pub(super) struct Laid {
    pub(super) lines: Vec<Line>,
    pub(super) rows: Vec<Row>,
    pub(super) height: f32,
}

impl Laid {
    pub(super) fn new(ui: &Ui, text: &str, section: Span, width: f32) -> Self {
        let mut laid = Self { lines: Vec::new(), rows: Vec::new(), height: 0.0 };
        for span in lines(text, section) {
            laid.push(ui, text, span, width);
        }
        if laid.lines.is_empty() {
            laid.push(ui, text, section, width);
        }
        laid
    }

    fn push(&mut self, ui: &Ui, text: &str, span: Span, width: f32) {
        let (line, top) = (self.lines.len() as u32, self.height);
        let words = span.of(text);
        let galley = (!words.trim().is_empty()).then(|| lay_out(ui, words, width));
        let mut at = span.start;
        for (nth, placed) in galley.iter().flat_map(|galley| galley.rows.iter().enumerate()) {
            let rest = &text[at as usize..span.end as usize];
            let len: usize = rest.chars().take(placed.glyphs.len()).map(char::len_utf8).sum();
            let ink = rest[..len].trim_end().len() as u32;
            let (top, height, end) = (top + placed.pos.y, placed.size.y, at + len as u32);
            self.rows.push(Row { start: at, end, ink: at + ink, top, height, line, nth: nth as u32 });
            at = end;
        }
        if galley.is_none() {
            let (start, end) = (span.start, span.end);
            self.rows.push(Row { start, end, ink: start, top, height: BLANK, line, nth: 0 });
        }
        self.height += galley.as_ref().map_or(BLANK, |galley| galley.size().y.max(ROW));
        self.height += if gap_after(text, span) == Gap::Paragraph { GAP } else { 0.0 };
        self.lines.push(Line { span, top, galley });
    }

    /// The row that holds `byte`; where a row wraps, the later one, unless `early`.
    pub(super) fn row_of(&self, byte: u32, early: bool) -> usize {
        let after = self.rows.partition_point(|row| row.start <= byte);
        let row = after.saturating_sub(1);
        let wrapped = row > 0 && self.rows[row].start == byte && self.rows[row - 1].end == byte;
        if early && wrapped { row - 1 } else { row }
    }

    /// The row nearest to `y`.
    pub(super) fn row_at(&self, y: f32) -> usize {
        self.rows.partition_point(|row| row.top + row.height <= y).min(self.rows.len().saturating_sub(1))
    }

    /// Left edge of the character at `byte` in `row`.
    pub(super) fn x(&self, text: &str, row: &Row, byte: u32) -> f32 {
        let byte = byte.clamp(row.start, row.end);
        let Some(placed) = self.placed(row) else { return 0.0 };
        let column = text.get(row.start as usize..byte as usize).map_or(0, |before| before.chars().count());
        placed.pos.x + placed.x_offset(CharIndex(column))
    }

    /// The byte in `row` whose left edge is nearest to `x`.
    pub(super) fn byte_at(&self, text: &str, row: &Row, x: f32) -> u32 {
        let Some(placed) = self.placed(row) else { return row.start };
        let column = placed.char_at(x - placed.pos.x).0;
        let words = &text[row.start as usize..row.end as usize];
        row.start + words.chars().take(column).map(char::len_utf8).sum::<usize>() as u32
    }

    fn placed(&self, row: &Row) -> Option<&egui::epaint::text::PlacedRow> {
        self.lines.get(row.line as usize)?.galley.as_ref()?.rows.get(row.nth as usize)
    }
}

/// Lay out the words alone, without colour: marks are painted behind, so neither they nor the theme lay out again.
pub(super) fn lay_out(ui: &Ui, words: &str, width: f32) -> Arc<Galley> {
    let format = TextFormat {
        line_height: Some(ROW),
        ..TextFormat::simple(FontId::proportional(READER_SIZE), Color32::PLACEHOLDER)
    };
    let job = LayoutJob {
        wrap: TextWrapping { max_width: width, ..Default::default() },
        ..LayoutJob::single_section(words.to_owned(), format)
    };
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}
