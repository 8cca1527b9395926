//! Marks under the pointer: clicks, cards, names for screen readers.

use egui::{CursorIcon, Id, Pos2, Rect, Role, Sense, Ui, WidgetInfo};

use super::offer::Choice;
use super::paint::{self, Emphasis};
use super::sheet::Seen;
use super::{Mark, Page, Reader, ReaderEvent};
use crate::model::FigureKey;

/// One row of a mark in view, on the screen.
pub(super) struct SeenMark {
    pub(super) mark: usize,
    pub(super) start: u32,
    pub(super) rect: Rect,
}

impl Reader {
    /// The marks' rows in view, longer marks first.
    pub(super) fn marks_in_view(&mut self, seen: &[Seen], view: Rect, marks: &[Mark]) -> Vec<SeenMark> {
        let Some(column) = &mut self.column else { return Vec::new() };
        let mut found = Vec::new();
        for Seen { section, corner } in seen {
            for mark_box in column.boxes(*section, &self.index, marks) {
                let rect = paint::around(mark_box.rect.translate(corner.to_vec2()), mark_box.lane);
                if rect.intersects(view) && (mark_box.mark as usize) < marks.len() {
                    found.push(SeenMark { mark: mark_box.mark as usize, start: mark_box.start, rect });
                }
            }
        }
        found
    }

    /// Clicks, cards and menus of the marks in view. Answers how each is to stand out.
    pub(super) fn interact(
        &self,
        ui: &Ui,
        marks: &[SeenMark],
        page: &mut Page<'_>,
        id: Id,
        choice: &mut Option<Choice>,
        out: &mut Vec<ReaderEvent>,
    ) -> Vec<Emphasis> {
        let mut found = Vec::with_capacity(marks.len());
        for seen in marks {
            let mark = &page.marks[seen.mark];
            let response = ui.interact(seen.rect, id.with((mark.key, seen.start)), Sense::click());
            response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &mark.label));
            let place = response.interact_pointer_pos().or_else(|| response.hover_pos());
            if response.clicked() {
                let under = place.map(|place| under(marks, page.marks, place)).unwrap_or_default();
                let key = if under.contains(&mark.key) { next(&under, page.selected) } else { mark.key };
                out.push(ReaderEvent::Select(key));
            }
            let now = Emphasis {
                selected: page.selected == Some(mark.key),
                hovered: response.hovered(),
                focused: response.has_focus(),
            };
            found.push(now);
            if let Some(chosen) = self.menu(&response) {
                *choice = Some(chosen);
            }
            response.on_hover_cursor(CursorIcon::PointingHand).on_hover_ui(|ui| {
                let mut keys = place.map(|place| under(marks, page.marks, place)).unwrap_or_default();
                if keys.is_empty() {
                    keys.push(mark.key);
                }
                for (at, key) in keys.into_iter().enumerate() {
                    if at > 0 {
                        ui.separator();
                    }
                    (page.card)(ui, key);
                }
            });
        }
        found
    }
}

/// The figures whose boxes hold `place`, the shortest first.
fn under(seen: &[SeenMark], marks: &[Mark], place: Pos2) -> Vec<FigureKey> {
    let mut found: Vec<(usize, FigureKey)> = seen
        .iter()
        .filter(|seen| seen.rect.contains(place))
        .map(|seen| (marks[seen.mark].span.len(), marks[seen.mark].key))
        .collect();
    found.sort();
    found.dedup();
    found.into_iter().map(|(_, key)| key).collect()
}

/// The figure after the selected one, round the end; the first when none of them is selected.
fn next(keys: &[FigureKey], selected: Option<FigureKey>) -> FigureKey {
    let at =
        selected.and_then(|selected| keys.iter().position(|key| *key == selected)).map_or(0, |at| at + 1);
    keys[at % keys.len()]
}
