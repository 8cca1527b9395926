//! Where marks lie on the page: one rectangle a mark and row.

use egui::{Rect, pos2};

use super::Mark;
use super::laid::Laid;
use super::mark_index::MarkIndex;
use crate::text::Span;

/// One row of one mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct MarkBox {
    /// Position in the caller's list.
    pub(super) mark: u32,
    /// First byte of the mark in this row: tells its rows apart.
    pub(super) start: u32,
    /// From the section's top left corner.
    pub(super) rect: Rect,
    /// The words' height within the row is less the higher the lane, so that all of several marks show.
    pub(super) lane: u8,
}

/// The boxes of all marks in `section`, longer marks first: what is painted last, and hit first, is the shortest.
pub(super) fn boxes(
    text: &str,
    laid: &Laid,
    section: Span,
    index: &MarkIndex,
    marks: &[Mark],
) -> Vec<MarkBox> {
    let mut found = Vec::new();
    for at in index.within(marks, section) {
        for (start, rect) in rects(text, laid, marks[at].span) {
            found.push(MarkBox { mark: at as u32, start, rect, lane: index.lane(at) });
        }
    }
    found.sort_by_key(|found| std::cmp::Reverse(marks[found.mark as usize].span.len()));
    found
}

/// The rectangles that `span` covers in a section, with their first bytes. Spaces at a row's end are left out.
pub(super) fn rects<'a>(text: &'a str, laid: &'a Laid, span: Span) -> impl Iterator<Item = (u32, Rect)> + 'a {
    let first = laid.rows.partition_point(|row| row.end <= span.start);
    laid.rows[first..].iter().take_while(move |row| row.start < span.end).filter_map(move |row| {
        let (start, end) = (span.start.max(row.start), span.end.min(row.ink));
        (start < end).then(|| {
            let (left, right) = (laid.x(text, row, start), laid.x(text, row, end));
            (start, Rect::from_min_max(pos2(left, row.top), pos2(right, row.top + row.height)))
        })
    })
}
