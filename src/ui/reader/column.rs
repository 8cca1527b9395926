//! The text as one tall column of which only the part in view is laid out.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Galley, Ui};

use super::boxes::{MarkBox, boxes};
use super::laid::{Laid, ROW, Row, lay_out};
use super::mark_index::MarkIndex;
use super::sections::{LIMIT, Sections};
use super::{Mark, caret::Caret};
use crate::text::Span;

/// As wide as a row may be. Rows end at words, so ordinary prose comes to about seventy characters a row.
const SAMPLE: &str = "exports of mineral fuel to the North rose again in the first half of the year 2017";
/// How many sections are kept laid out. One takes about a megabyte.
const KEPT: usize = 24;

/// What a layout depends on.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Measure {
    width: f32,
    pixels_per_point: f32,
}

struct Kept {
    laid: Laid,
    boxes: Option<Vec<MarkBox>>,
    used: u64,
}

/// A place in the column: which section, which of its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RowAt {
    pub(super) section: usize,
    pub(super) row: usize,
}

/// Heights and layouts of one text's sections. Distances are from the top of the text, as `f64`: 50 MB are 16 million
/// points, where `f32` moves in whole points.
pub(super) struct Column {
    pub(super) text: Arc<str>,
    sections: Sections,
    /// Tops of all sections and, last, the bottom of the text.
    tops: Vec<f64>,
    /// Measured heights; `None` where only estimated.
    heights: Vec<Option<f32>>,
    /// Points a byte, from the first section laid out.
    ratio: Option<f64>,
    kept: BTreeMap<usize, Kept>,
    measure: Measure,
    sample: Option<Arc<Galley>>,
    frame: u64,
    /// How many sections were laid out so far.
    pub(super) laid_out: usize,
}

impl Column {
    pub(super) fn new(text: &Arc<str>) -> Self {
        let sections = Sections::new(text);
        let count = sections.count();
        Self {
            text: Arc::clone(text),
            sections,
            tops: vec![0.0; count + 1],
            heights: vec![None; count],
            ratio: None,
            kept: BTreeMap::new(),
            measure: Measure { width: 0.0, pixels_per_point: 0.0 },
            sample: None,
            frame: 0,
            laid_out: 0,
        }
    }

    /// Begin a frame for rows at most `available` wide. Layouts that no longer hold are forgotten; says whether so.
    pub(super) fn begin(&mut self, ui: &Ui, available: f32) -> bool {
        self.frame += 1;
        // epaint's cache returns the same galley until the font atlas is made anew; then all galleys are void.
        let sample = lay_out(ui, SAMPLE, f32::INFINITY);
        let width = available.min(sample.size().x.ceil()).max(80.0).floor();
        let measure = Measure { width, pixels_per_point: ui.pixels_per_point() };
        let same_atlas = self.sample.as_ref().is_some_and(|old| Arc::ptr_eq(old, &sample));
        if measure != self.measure {
            self.heights.fill(None);
            self.ratio = None;
        }
        let void = measure != self.measure || !same_atlas;
        if void {
            self.kept.clear();
            (self.measure, self.sample) = (measure, Some(sample));
        }
        void
    }

    /// Forget where the marks are.
    pub(super) fn marks_changed(&mut self) {
        for kept in self.kept.values_mut() {
            kept.boxes = None;
        }
    }

    pub(super) const fn width(&self) -> f32 {
        self.measure.width
    }

    pub(super) fn height(&self) -> f64 {
        self.tops.last().copied().unwrap_or_default()
    }

    pub(super) fn top(&self, section: usize) -> f64 {
        self.tops.get(section).copied().unwrap_or_else(|| self.height())
    }

    pub(super) fn span(&self, section: usize) -> Span {
        self.sections.span(section)
    }

    /// Sections that lie at least partly between `from` and `to`.
    pub(super) fn between(&self, from: f64, to: f64) -> std::ops::Range<usize> {
        let first = self.section_at(from);
        first..(self.section_at(to) + 1)
    }

    fn section_at(&self, y: f64) -> usize {
        self.tops.partition_point(|top| *top <= y).saturating_sub(1).min(self.sections.count() - 1)
    }

    /// The section laid out, now if it wasn't.
    pub(super) fn lay(&mut self, ui: &Ui, section: usize) -> &Laid {
        let kept = match self.kept.remove(&section) {
            Some(kept) => Kept { used: self.frame, ..kept },
            None => {
                let laid = Laid::new(ui, &self.text, self.sections.span(section), self.measure.width);
                self.laid_out += 1;
                self.measured(section, laid.height);
                self.make_room();
                Kept { laid, boxes: None, used: self.frame }
            }
        };
        &self.kept.entry(section).or_insert(kept).laid
    }

    /// The section's layout, if it is there.
    pub(super) fn laid(&self, section: usize) -> Option<&Laid> {
        self.kept.get(&section).map(|kept| &kept.laid)
    }

    /// The section's layout and the boxes of its marks, in the section's coordinates.
    pub(super) fn boxes(&mut self, section: usize, index: &MarkIndex, marks: &[Mark]) -> &[MarkBox] {
        let span = self.sections.span(section);
        let Some(kept) = self.kept.get_mut(&section) else { return &[] };
        kept.boxes.get_or_insert_with(|| boxes(&self.text, &kept.laid, span, index, marks))
    }

    /// Lay out all that lies between `from` and `to`, whose heights may change while this goes on.
    pub(super) fn lay_between(&mut self, ui: &Ui, from: f64, to: f64) {
        let mut section = self.section_at(from);
        while section < self.sections.count() && self.top(section) <= to {
            self.lay(ui, section);
            section += 1;
        }
    }

    fn make_room(&mut self) {
        while self.kept.len() >= KEPT {
            let oldest = self.kept.iter().min_by_key(|(_, kept)| kept.used).map(|(section, _)| *section);
            oldest.and_then(|section| self.kept.remove(&section));
        }
    }

    fn measured(&mut self, section: usize, height: f32) {
        let from = if self.ratio.is_none() { 0 } else { section };
        let len = self.sections.span(section).len();
        self.ratio.get_or_insert(if len < LIMIT / 8 { 0.3 } else { f64::from(height) / len as f64 });
        if self.heights[section] != Some(height) {
            self.heights[section] = Some(height);
            self.stack(from);
        }
    }

    /// Stack the sections anew from `first` on.
    fn stack(&mut self, first: usize) {
        let ratio = self.ratio.unwrap_or(0.3);
        let mut top = self.tops[first];
        for section in first..self.sections.count() {
            self.tops[section] = top;
            top += self.heights[section].map_or_else(
                || (self.sections.span(section).len() as f64 * ratio).max(f64::from(ROW)).round(),
                f64::from,
            );
        }
        if let Some(bottom) = self.tops.last_mut() {
            *bottom = top;
        }
    }

    /// Top of the row that holds `byte`; estimated within a section that is not laid out.
    pub(super) fn y_of(&self, byte: u32) -> f64 {
        let section = self.sections.at(byte);
        match self.laid(section) {
            Some(laid) => self.top(section) + f64::from(laid.rows[laid.row_of(byte, false)].top),
            None => {
                let span = self.sections.span(section);
                let share = f64::from(byte - span.start) / span.len().max(1) as f64;
                self.top(section) + share * (self.top(section + 1) - self.top(section))
            }
        }
    }

    /// Top of the row that holds `byte`, laid out now.
    pub(super) fn lay_at(&mut self, ui: &Ui, byte: u32) -> f64 {
        self.lay(ui, self.sections.at(byte));
        self.y_of(byte)
    }

    /// The first row whose bottom lies below `y`.
    pub(super) fn row_below(&self, y: f64) -> Option<u32> {
        let section = self.section_at(y);
        let laid = self.laid(section)?;
        laid.rows.get(laid.row_at((y - self.top(section)) as f32)).map(|row| row.start)
    }

    /// The caret nearest to a point.
    pub(super) fn caret_at(&mut self, ui: &Ui, x: f32, y: f64) -> Caret {
        let section = self.section_at(y.max(0.0));
        let top = self.top(section);
        let text = Arc::clone(&self.text);
        let laid = self.lay(ui, section);
        let row = laid.rows[laid.row_at((y - top) as f32)];
        Caret::new(laid.byte_at(&text, &row, x), &row)
    }

    /// Where a caret stands: its row and the row's place.
    pub(super) fn find(&mut self, ui: &Ui, caret: Caret) -> (RowAt, Row) {
        let section = self.sections.at(caret.byte);
        // At a wrapped row's end that is also a section's end there is no earlier row to prefer; that is harmless.
        let laid = self.lay(ui, section);
        let row = laid.row_of(caret.byte, caret.early);
        (RowAt { section, row }, laid.rows[row])
    }

    /// Left edge of the character after `caret`.
    pub(super) fn x_of(&mut self, ui: &Ui, caret: Caret) -> f32 {
        let (at, row) = self.find(ui, caret);
        self.laid(at.section).map_or(0.0, |laid| laid.x(&self.text, &row, caret.byte))
    }

    /// The row `steps` rows away, and its top; stops at both ends of the text.
    pub(super) fn step(&mut self, ui: &Ui, from: RowAt, steps: i32) -> Option<(RowAt, Row)> {
        let mut at = from;
        for _ in 0..steps.abs() {
            let rows = self.lay(ui, at.section).rows.len();
            at = match steps > 0 {
                true if at.row + 1 < rows => RowAt { row: at.row + 1, ..at },
                true if at.section + 1 < self.sections.count() => RowAt { section: at.section + 1, row: 0 },
                false if at.row > 0 => RowAt { row: at.row - 1, ..at },
                false if at.section > 0 => {
                    let section = at.section - 1;
                    RowAt { section, row: self.lay(ui, section).rows.len() - 1 }
                }
                _ => break,
            };
        }
        (at != from).then(|| (at, self.lay(ui, at.section).rows[at.row]))
    }
}
