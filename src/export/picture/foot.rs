//! What stands below the plots: what they cover, and where it comes from.

use super::coverage::counted;
use super::rows::{Row, SPARE, below, rows, step};
use super::sheet::Sheet;
use super::words::{self, Source};
use super::{Coverage, Picture};
use crate::chart::{Anchor, Font, Inks, Pen as _, fitting, width};

const COVERAGE: Font = Font { size: 12.0, strong: true };
const SMALL: Font = Font { size: 10.5, strong: false };
/// From the plots.
const APART: f32 = 10.0;
/// Between two columns of sources.
const GAP: f32 = 14.0;
/// Sources stand in columns at least as wide.
const COLUMN: f32 = 420.0;
/// More lines of sources than this are a page of their own.
const SOURCES: usize = 8;

/// Laid out.
pub struct Foot {
    coverage: Vec<Row>,
    sources: Vec<Source>,
    columns: usize,
    notes: Vec<Row>,
    made: String,
}

impl Foot {
    /// No wider than `room`, and where there are many sources no higher than `free`: the last tells how many are left.
    pub fn of(picture: &Picture<'_>, coverage: &Coverage, room: f32, free: f32) -> Self {
        let inks = picture.inks();
        let mut covered = rows(&coverage.words(), COVERAGE, inks.text, room, 2);
        covered.extend(rows(&coverage.missing_words(), SMALL, inks.dim, room, 2));
        let notes = words::official(picture).into_iter().chain(words::caps(picture));
        let notes = notes.flat_map(|note| rows(&note, SMALL, inks.dim, room, 3)).collect();
        let columns = ((room / COLUMN) as usize).max(1);
        let made = words::maker(picture);
        let mut foot = Self { coverage: covered, sources: Vec::new(), columns, notes, made };
        let lines = (((free - foot.height()) / step(SMALL)).max(1.0) as usize).min(SOURCES);
        let (sources, left) = words::articles(picture, coverage, lines * columns);
        foot.sources = sources;
        if left > 0 {
            let (sources, left) = words::articles(picture, coverage, lines * columns - 1);
            foot.sources = sources;
            let before = format!("and {}", counted(left, "more article"));
            foot.sources.push(Source { before, title: String::new(), after: String::new() });
        }
        foot
    }

    fn lines(&self) -> usize {
        self.sources.len().div_ceil(self.columns)
    }

    /// From the plots to the end of the last line, which is the program's own.
    pub fn height(&self) -> f32 {
        let rows: f32 = self.coverage.iter().chain(&self.notes).map(Row::height).sum();
        APART + rows + (self.lines() + 1) as f32 * step(SMALL)
    }

    /// Draw it below `top`.
    pub fn draw(&self, sheet: &mut Sheet<'_>, inks: &Inks, (left, top): (f32, f32), room: f32) {
        let (lines, step) = (self.lines(), step(SMALL));
        let y = below(sheet, &self.coverage, left, top + APART);
        let across = room / self.columns as f32;
        for (at, source) in self.sources.iter().enumerate() {
            // Down the first column, then down the next.
            let (column, line) = (at / lines.max(1), at % lines.max(1));
            let room = (across - GAP) / SPARE - width(&source.before, SMALL) - width(&source.after, SMALL);
            let words = format!("{}{}{}", source.before, fitting(&source.title, SMALL, room), source.after);
            let place = (left + column as f32 * across, y + (line as f32 + 0.5) * step);
            sheet.text(place, Anchor::Start, &words, SMALL, inks.dim);
        }
        let y = below(sheet, &self.notes, left, y + lines as f32 * step);
        sheet.text((left + room, y + step / 2.0), Anchor::End, &self.made, SMALL, inks.faint);
    }
}
