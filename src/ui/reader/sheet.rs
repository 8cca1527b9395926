//! The scrolled sheet: header, marks and words in view, and what is clicked on them.

use std::sync::Arc;

use egui::emath::{GuiRounding as _, TSTransform};
use egui::text::{CCursor, CharIndex};
use egui::text_selection::{CCursorRange, accesskit_text::update_accesskit_for_text_widget};
use egui::{
    CursorIcon, Id, Pos2, Rect, Response, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::boxes::rects;
use super::column::Column;
use super::find::within;
use super::laid::Line;
use super::paint::{self, Emphasis};
use super::pointer::Gesture;
use super::state::{ABOVE, BELOW, BETWEEN, MARGIN};
use super::touch::SeenMark;
use super::{Page, Reader, ReaderEvent, margin};
use crate::text::Span;
use crate::ui::focus::{self, Part};
use crate::ui::theme::Palette;

/// A section in view and the place of its top left corner on the screen.
pub(super) struct Seen {
    pub(super) section: usize,
    pub(super) corner: Pos2,
}

impl Reader {
    /// Draw what is in view when the sheet is scrolled by `offset`.
    pub(super) fn sheet(
        &mut self,
        ui: &mut Ui,
        view: Rect,
        offset: f64,
        page: &mut Page<'_>,
        id: Id,
        out: &mut Vec<ReaderEvent>,
    ) {
        self.header(ui, view, offset, page);
        let seen = self.in_view(ui, view, offset);
        let text_rect = {
            let top = view.top() + (f64::from(self.text_top) - offset) as f32;
            Rect::from_min_max(pos2(view.left(), top.max(view.top())), view.max)
        };
        self.paragraphs(ui, &seen, view, id);
        let response = ui.interact(text_rect, id.with("text"), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Document, true, "Article text"));
        self.text = Some(response.id);
        focus::land(ui.ctx(), Part::Reader, response.id, true);
        let response = response.on_hover_cursor(CursorIcon::Text);
        self.select(ui, &response, view, offset, out);

        let marks = self.marks_in_view(&seen, view, page.marks);
        let mut choice = self.menu(&response);
        let emphasis = self.interact(ui, &marks, page, id, &mut choice, out);
        self.light_up(ui, &seen, view, page.lit, id);
        self.paint(ui, &seen, view, &marks, &emphasis, page, response.has_focus());
        margin::show(ui, view, &marks, page, id, out);
        self.offer(ui, &seen, view, out);
        self.choose(ui, choice, out);
    }

    /// The caller's header, whose height is known only now.
    fn header(&mut self, ui: &mut Ui, view: Rect, offset: f64, page: &mut Page<'_>) {
        let width = self.column.as_ref().map_or(0.0, |column| column.width());
        let place = Rect::from_min_size(
            pos2(view.left() + MARGIN, view.top() + (f64::from(ABOVE) - offset) as f32),
            vec2(width.max(view.width() - 2.0 * MARGIN), f32::INFINITY),
        );
        let shown =
            ui.scope_builder(UiBuilder::new().id_salt("header").max_rect(place), |ui| (page.header)(ui));
        let text_top = (ABOVE + shown.response.rect.height() + BETWEEN).round_ui();
        if offset > f64::from(self.text_top) {
            self.nudge += text_top - self.text_top;
        }
        self.text_top = text_top;
    }

    /// The sections in view; remembers the first row for the next frame.
    fn in_view(&mut self, ui: &mut Ui, view: Rect, offset: f64) -> Vec<Seen> {
        let text_top = f64::from(self.text_top);
        let Some(column) = &mut self.column else { return Vec::new() };
        let from = offset - text_top;
        let to = from + f64::from(view.height());
        column.lay_between(ui, from, to);
        self.anchor = column.row_below(from.max(0.0)).unwrap_or(self.anchor);
        let bottom = (text_top + column.height()) as f32 + BELOW;
        ui.expand_to_include_rect(Rect::from_min_size(ui.max_rect().min, vec2(view.width(), bottom)));
        let corner = |section| {
            let y = view.top() + (column.top(section) - from) as f32;
            pos2(view.left() + MARGIN, y).round_to_pixels(ui.pixels_per_point())
        };
        column.between(from, to).map(|section| Seen { section, corner: corner(section) }).collect()
    }

    /// The text for screen readers, a paragraph each.
    fn paragraphs(&self, ui: &Ui, seen: &[Seen], view: Rect, id: Id) {
        let Some(column) = &self.column else { return };
        let selected = self.selection.map(|selection| (selection.tail(), selection.head.byte));
        for (corner, line) in lines(column, seen) {
            let Some(galley) = &line.galley else { continue };
            let place = corner + vec2(0.0, line.top);
            let rect = Rect::from_min_size(place, galley.size());
            if !rect.intersects(view) {
                continue;
            }
            let response = ui.interact(rect, id.with(("line", line.span.start)), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, line.span.of(&column.text)));
            let cursor = |byte: u32| {
                let within = (line.span.start..=line.span.end).contains(&byte);
                let before =
                    within.then(|| column.text.get(line.span.start as usize..byte as usize)).flatten()?;
                Some(CCursor::new(CharIndex(before.chars().count())))
            };
            // Counting characters is for screen readers only.
            if ui.ctx().has_accesskit_node(response.id) {
                let range =
                    selected.and_then(|(tail, head)| Some(CCursorRange::two(cursor(tail)?, cursor(head)?)));
                let transform = TSTransform::from_translation(place.to_vec2());
                update_accesskit_for_text_widget(ui.ctx(), response.id, range, transform, galley);
            }
        }
    }

    /// The mouse on the words.
    fn select(&mut self, ui: &Ui, response: &Response, view: Rect, offset: f64, out: &mut Vec<ReaderEvent>) {
        let Some(column) = &mut self.column else { return };
        let text = Arc::clone(&column.text);
        let text_top = f64::from(self.text_top);
        let mut place = None;
        let gesture = self.pointer.update(ui, response, &text, &mut self.selection, |pointer| {
            place = Some(pointer);
            let y = pointer.y.clamp(view.top(), view.bottom() - 1.0) - view.top();
            column.caret_at(ui, pointer.x - view.left() - MARGIN, offset - text_top + f64::from(y))
        });
        let wheel = ui.input(|input| input.smooth_scroll_delta().y != 0.0);
        if gesture != Gesture::Nothing || wheel {
            self.forget_target();
        }
        match gesture {
            Gesture::Nothing => {}
            Gesture::Going => {
                response.request_focus();
                self.fresh = false;
                let beyond =
                    place.map_or(0.0, |at| (at.y - view.bottom()).max(0.0) - (view.top() - at.y).max(0.0));
                if beyond != 0.0 {
                    self.nudge +=
                        (beyond * 10.0 * ui.input(|input| input.stable_dt.min(0.05))).clamp(-64.0, 64.0);
                    out.push(ReaderEvent::Again);
                }
            }
            Gesture::Done => {
                let made = self.selection();
                self.fresh = made.is_some();
                out.extend(made.map(ReaderEvent::SelectionMade));
            }
        }
    }

    /// Words that gave what is being looked at elsewhere in the window. Behind the marks, and known to screen readers.
    fn light_up(&self, ui: &Ui, seen: &[Seen], view: Rect, lit: &[Span], id: Id) {
        let Some(column) = &self.column else { return };
        for Seen { section, corner } in seen {
            let Some(laid) = column.laid(*section) else { continue };
            for span in lit {
                for (start, rect) in rects(&column.text, laid, *span) {
                    let rect = paint::around(rect.translate(corner.to_vec2()), 0);
                    if rect.intersects(view) {
                        paint::lit(ui.painter(), &Palette::of(ui), rect);
                        let response = ui.interact(rect, id.with(("lit", start)), Sense::hover());
                        let words = || format!("Lit up: {}", span.of(&column.text));
                        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words()));
                    }
                }
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one call; a struct of them would only repeat the names")]
    fn paint(
        &mut self,
        ui: &Ui,
        seen: &[Seen],
        view: Rect,
        marks: &[SeenMark],
        emphasis: &[Emphasis],
        page: &Page<'_>,
        focused: bool,
    ) {
        let (painter, palette) = (ui.painter(), Palette::of(ui));
        for (seen, now) in marks.iter().zip(emphasis).filter(|(_, now)| !now.selected) {
            paint::mark(painter, &palette, seen.rect, &page.marks[seen.mark].style, *now);
        }
        // The selected one last, so that no overlapping mark hides its outline.
        for (seen, now) in marks.iter().zip(emphasis).filter(|(_, now)| now.selected) {
            paint::mark(painter, &palette, seen.rect, &page.marks[seen.mark].style, *now);
        }
        let Some(column) = &self.column else { return };
        for Seen { section, corner } in seen {
            let Some(laid) = column.laid(*section) else { continue };
            let span = column.span(*section);
            let place =
                |rect: Rect| Some(rect.translate(corner.to_vec2())).filter(|rect| rect.intersects(view));
            // What is looked for here outweighs what was looked for everywhere.
            let (hits, current) = match self.find.open {
                true => (&self.find.search.hits[..], self.find.search.current),
                false => page.found,
            };
            for (at, hit) in within(hits, span) {
                for rect in rects(&column.text, laid, hit).filter_map(|(_, rect)| place(rect)) {
                    paint::hit(painter, &palette, paint::around(rect, 0), current == Some(at));
                }
            }
            if let Some(selection) = self.selection.filter(|selection| !selection.span().is_empty()) {
                for rect in rects(&column.text, laid, selection.span()).filter_map(|(_, rect)| place(rect)) {
                    painter.rect_filled(rect, 0.0, palette.accent.gamma_multiply(0.28));
                }
            }
        }
        for (corner, line) in lines(column, seen) {
            let Some(galley) = &line.galley else { continue };
            let place = corner + vec2(0.0, line.top);
            if Rect::from_min_size(place, galley.size()).intersects(view) {
                painter.galley(place, Arc::clone(galley), palette.text);
            }
        }
        if focused && let Some(caret) = self.caret_rect(ui, view.left() + MARGIN, seen) {
            // Steady, unlike a text field's: blinking would keep the window awake.
            painter.vline(caret.center().x, caret.shrink(2.0).y_range(), Stroke::new(1.5, palette.accent));
        }
    }

    /// The caret's row at the caret, without width, if it is in view.
    pub(super) fn caret_rect(&mut self, ui: &Ui, left: f32, seen: &[Seen]) -> Option<Rect> {
        let (column, selection) = (self.column.as_mut()?, self.selection?);
        let (at, row) = column.find(ui, selection.head);
        let corner = seen.iter().find(|seen| seen.section == at.section)?.corner;
        let place = pos2(left + column.x_of(ui, selection.head), corner.y + row.top);
        Some(Rect::from_min_size(place, vec2(0.0, row.height)))
    }
}

/// The lines of the sections in view, with their section's corner.
fn lines<'a>(column: &'a Column, seen: &'a [Seen]) -> impl Iterator<Item = (Pos2, &'a Line)> {
    seen.iter().flat_map(move |seen| {
        column.laid(seen.section).into_iter().flat_map(|laid| &laid.lines).map(|line| (seen.corner, line))
    })
}
