//! The reader's state, and the order of a frame: keys, place in the text, then the sheet itself.

use egui::{Event, EventFilter, Id, Key, Modifiers, ScrollArea, Ui, Vec2b};

use super::caret::{Caret, Selection, snapped};
use super::column::Column;
use super::find_bar::FindBar;
use super::laid::ROW;
use super::mark_index::MarkIndex;
use super::motion::Motion;
use super::pointer::Pointer;
use super::{Page, ReaderEvent, Target};
use crate::model::ArticleId;
use crate::text::Span;

/// Left and right of the text.
pub(super) const MARGIN: f32 = 24.0;
/// Above the header.
pub(super) const ABOVE: f32 = 16.0;
/// Between header and text.
pub(super) const BETWEEN: f32 = 12.0;
/// Below the text, so that the last words don't cling to the edge.
pub(super) const BELOW: f32 = 48.0;
/// Rows this near the edge of the view don't count as comfortably visible.
const EDGE: f64 = 32.0;
/// Sections this near the view are laid out already.
const AHEAD: f64 = 120.0;

/// Shows one article at a time and remembers how far it was read.
#[derive(Default)]
pub struct Reader {
    pub(super) column: Option<Column>,
    pub(super) index: MarkIndex,
    pub(super) selection: Option<Selection>,
    /// The selection is new: offer to make a claim of it.
    pub(super) fresh: bool,
    pub(super) pointer: Pointer,
    pub(super) find: FindBar,
    /// How far the sheet is scrolled, as the scroll area says.
    offset: f32,
    /// Where the text begins below the header, in the sheet.
    pub(super) text_top: f32,
    /// To be scrolled by in the next frame: the header grew, or a drag is held beyond the edge.
    pub(super) nudge: f32,
    /// The first row in view, which stays where it is when heights above it change.
    pub(super) anchor: u32,
    target: Option<Target>,
    /// The caret moved: keep it in view.
    follow: bool,
    /// Where the caret entered a column of rows.
    caret_x: Option<f32>,
    shown: Option<(ArticleId, u64)>,
    /// The id of the text, which takes the focus.
    pub(super) text: Option<Id>,
}

impl Reader {
    /// Show `page` in all the space that `ui` has left, and add to `out` what a person did.
    pub fn show(&mut self, ui: &mut Ui, mut page: Page<'_>, out: &mut Vec<ReaderEvent>) {
        let id = ui.scope_id().with("reader");
        self.open(&page);
        let origin = self.selection.map_or(self.anchor, |selection| selection.head.byte);
        if let Some(hit) = self.find.show(ui, id, page.text, origin) {
            self.target = Some(Target::Place(hit));
        }
        if self.find.open && self.find.search.is_searching() {
            out.push(ReaderEvent::Again);
        }
        self.keys(ui, id, out);
        let view = ui.available_rect_before_wrap();
        let offset = self.place(ui, &page, view.width(), f64::from(view.height()));
        let mut area =
            ScrollArea::vertical().id_salt("reader text").auto_shrink(Vec2b::FALSE).animated(false);
        if offset != self.offset {
            area = area.vertical_scroll_offset(offset);
        }
        let shown = area.content_margin(0).show_viewport(ui, |ui, viewport| {
            self.sheet(ui, view, f64::from(viewport.min.y), &mut page, id, out);
        });
        self.offset = shown.state.clamped_offset().y;
    }

    /// Scroll so that a figure or a place can be read, unless it can be already. Takes effect when its text is shown.
    pub fn reveal(&mut self, target: impl Into<Target>) {
        self.target = Some(target.into());
    }

    /// The selected words: whole graphemes, without white space around them.
    #[must_use]
    pub fn selection(&self) -> Option<Span> {
        let span = snapped(&self.column.as_ref()?.text, self.selection?.span());
        (!span.is_empty()).then_some(span)
    }

    /// Select nothing.
    pub fn clear_selection(&mut self) {
        self.selection = None;
        self.fresh = false;
    }

    /// Open the find bar, or go back to its field.
    pub fn open_find(&mut self) {
        self.find.show_now();
    }

    /// Go to the find bar's next hit or the previous one.
    pub fn step_find(&mut self, forward: bool) {
        if let Some(hit) = self.find.step(forward) {
            self.target = Some(Target::Place(hit));
        }
    }

    /// Whether the find bar is open.
    #[must_use]
    pub const fn is_finding(&self) -> bool {
        self.find.open
    }

    /// How many sections were laid out since the text was opened: what opening and scrolling it cost.
    #[must_use]
    pub fn sections_laid_out(&self) -> usize {
        self.column.as_ref().map_or(0, |column| column.laid_out)
    }

    /// How far the sheet is scrolled.
    #[cfg(test)]
    pub(super) const fn scrolled(&self) -> f32 {
        self.offset
    }

    /// Take over another text or other marks.
    fn open(&mut self, page: &Page<'_>) {
        let same_article = self.shown.is_some_and(|(article, _)| article == page.article);
        let same_text =
            self.column.as_ref().is_some_and(|column| std::sync::Arc::ptr_eq(&column.text, page.text));
        if !(same_article && same_text) {
            self.column = Some(Column::new(page.text));
            (self.anchor, self.nudge) = (0, -self.offset);
            self.clear_selection();
            self.find.forget();
        }
        if self.shown != Some((page.article, page.revision)) || !same_text {
            self.index = MarkIndex::new(page.marks);
            self.column.iter_mut().for_each(Column::marks_changed);
            self.shown = Some((page.article, page.revision));
        }
    }

    /// Where the sheet is to be scrolled to: the first row in view stays, unless something is to be shown.
    fn place(&mut self, ui: &Ui, page: &Page<'_>, width: f32, height: f64) -> f32 {
        let Some(column) = &mut self.column else { return 0.0 };
        let text_top = f64::from(self.text_top);
        let before = column.y_of(self.anchor);
        if column.begin(ui, width - 2.0 * MARGIN) {
            column.lay_at(ui, self.anchor);
        }
        let mut offset = f64::from(self.offset + std::mem::take(&mut self.nudge));
        offset += column.y_of(self.anchor) - before;
        offset = settled(column, ui, self.anchor, offset, text_top, height);

        let target = match self.target {
            Some(Target::Place(span)) => Some(span),
            Some(Target::Figure(key)) => page.marks.iter().find(|mark| mark.key == key).map(|mark| mark.span),
            None => None,
        };
        let caret =
            self.selection.filter(|_| std::mem::take(&mut self.follow)).map(|selection| selection.head.byte);
        if let Some(span) = target {
            self.target = None;
            let (from, to) =
                (text_top + column.lay_at(ui, span.start), text_top + column.lay_at(ui, span.end));
            if from < offset + EDGE || to + f64::from(ROW) > offset + height - EDGE {
                offset = settled(column, ui, span.start, from - height * 0.3, text_top, height);
            }
        } else if let Some(byte) = caret {
            let from = text_top + column.lay_at(ui, byte);
            let (low, high) = (from + f64::from(ROW) + 8.0 - height, from - 8.0);
            if offset < low || high < offset {
                let wanted = if offset < low { low } else { high };
                offset = settled(column, ui, byte, wanted, text_top, height);
            }
        }
        let bottom = text_top + column.height() + f64::from(BELOW);
        offset.clamp(0.0, (bottom - height).max(0.0)) as f32
    }

    /// Whether this is the id of the text.
    pub(crate) fn is_text(&self, id: Id) -> bool {
        self.text == Some(id)
    }

    /// What the keyboard does while the text has the focus.
    fn keys(&mut self, ui: &Ui, id: Id, out: &mut Vec<ReaderEvent>) {
        let text = id.with("text");
        if !ui.memory(|memory| memory.has_focus(text)) {
            return;
        }
        let held = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, tab: false };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(text, held));
        let Some(column) = &mut self.column else { return };
        let before = self.selection;
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            if self.find.open {
                self.find.close();
            } else if self.selection.take().is_none_or(|selection| selection.span().is_empty()) {
                ui.memory_mut(|memory| memory.surrender_focus(text));
            }
            self.fresh = false;
            return;
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::A)) {
            self.selection = Some(Selection::all(&column.text));
        }
        let page = ui.available_height() / ROW - 1.0;
        for (motion, extend) in Motion::take(ui) {
            let selection = self.selection.unwrap_or_else(|| Selection::caret(Caret::at(self.anchor)));
            let (span, head) = (selection.span(), selection.head);
            let caret = match motion {
                // Without Shift, the selection ends at the side that the arrow points to.
                Motion::Grapheme { forward } if !extend && !span.is_empty() => {
                    self.caret_x = None;
                    Caret::at(if forward { span.end } else { span.start })
                }
                _ => motion.apply(ui, column, head, &mut self.caret_x, page.max(1.0) as i32),
            };
            self.selection = Some(if extend { selection.moved(caret) } else { Selection::caret(caret) });
            self.follow = true;
        }
        if ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Copy | Event::Cut))) {
            self.copy(ui);
        }
        if self.selection != before {
            self.fresh = true;
            out.extend(self.selection().map(ReaderEvent::SelectionMade));
        }
    }

    /// Put the selected words on the clipboard.
    pub(super) fn copy(&self, ui: &Ui) {
        if let Some((column, selection)) = self.column.as_ref().zip(self.selection)
            && !selection.span().is_empty()
        {
            ui.ctx().copy_text(selection.span().of(&column.text).to_owned());
        }
    }

    /// A wish to see something is over when a person goes elsewhere.
    pub(super) fn forget_target(&mut self) {
        self.target = None;
    }
}

/// Lay out what `offset` shows. The row of `anchor` keeps its place in the view when heights above it turn out otherwise.
fn settled(column: &mut Column, ui: &Ui, anchor: u32, mut offset: f64, text_top: f64, height: f64) -> f64 {
    // Each round can only bring in sections that the last one moved into view: three are plenty.
    for _ in 0..3 {
        let before = column.y_of(anchor);
        let from = offset - text_top;
        column.lay_between(ui, from - AHEAD, from + height + AHEAD);
        let moved = column.y_of(anchor) - before;
        offset += moved;
        if moved == 0.0 {
            break;
        }
    }
    offset
}
