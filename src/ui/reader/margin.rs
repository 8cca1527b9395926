//! The margin beside the text: what the checks hold against a figure, at the row where it begins.

use std::sync::Arc;

use egui::{Align2, CursorIcon, Id, Label, Rect, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::mark::Doubt;
use super::state::MARGIN;
use super::touch::SeenMark;
use super::{Mark, Page, ReaderEvent};
use crate::ui::theme::{self, Palette};

/// How large a glyph is, and what can be clicked around it.
const SIZE: f32 = 18.0;

/// One mark a row, for the figure that asks most for a look.
pub(super) fn show(
    ui: &Ui,
    view: Rect,
    marks: &[SeenMark],
    page: &Page<'_>,
    id: Id,
    out: &mut Vec<ReaderEvent>,
) {
    for (at, mark, doubt, rest) in rows(marks, page.marks) {
        let place = pos2(view.left() + MARGIN / 2.0, at.center().y);
        let rect = Rect::from_center_size(place, vec2(SIZE, SIZE));
        if !view.contains_rect(rect) {
            continue;
        }
        let response = ui.interact(rect, id.with(("doubt", mark.key)), Sense::click());
        let name = || format!("In the margin: {} {}", doubt.glyph, mark.label);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name()));
        if response.hovered() || response.has_focus() {
            ui.painter().circle_filled(place, SIZE / 2.0, doubt.ink.gamma_multiply(0.18));
        }
        ui.painter().text(place, Align2::CENTER_CENTER, doubt.glyph, theme::heading(14.0), doubt.ink);
        if response.clicked() {
            out.push(ReaderEvent::ShowFindings(mark.key));
        }
        response.on_hover_cursor(CursorIcon::PointingHand).on_hover_ui(|ui| {
            ui.set_max_width(380.0);
            for words in std::iter::once(&doubt.words).chain(&rest) {
                ui.add(Label::new(RichText::new(&**words).color(Palette::of(ui).text)).wrap());
            }
        });
    }
}

/// For each row of the text its rectangle, the figure that asks most, why, and what is said of the others in the row.
fn rows<'a>(seen: &[SeenMark], marks: &'a [Mark]) -> Vec<(Rect, &'a Mark, &'a Doubt, Vec<Arc<str>>)> {
    let mut found: Vec<(Rect, &Mark, &Doubt, Vec<Arc<str>>)> = Vec::new();
    for seen in seen {
        let mark = &marks[seen.mark];
        // A figure that goes on in a second row is told at its first.
        let Some(doubt) = mark.doubt.as_ref().filter(|_| seen.start == mark.span.start) else { continue };
        let same = |rect: &Rect| (rect.center().y - seen.rect.center().y).abs() < SIZE / 2.0;
        match found.iter_mut().find(|(rect, ..)| same(rect)) {
            Some((_, first, worst, rest)) if (doubt.rank, mark.span) < (worst.rank, first.span) => {
                rest.insert(0, Arc::clone(&worst.words));
                (*first, *worst) = (mark, doubt);
            }
            Some((.., rest)) => rest.push(Arc::clone(&doubt.words)),
            None => found.push((seen.rect, mark, doubt, Vec::new())),
        }
    }
    found
}
