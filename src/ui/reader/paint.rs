//! Drawing behind the words: marks, hits, the selection.

use egui::{Color32, CornerRadius, Painter, Rect, Shape, Stroke, StrokeKind, vec2};

use super::MarkStyle;
use crate::ui::theme::Palette;

/// How high the box around words is, in a row of 24 points.
const BOX: f32 = 20.0;
/// By how much less in each further lane.
const INSET: f32 = 4.0;
const ROUND: CornerRadius = CornerRadius::same(3);

/// How a mark stands out now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Emphasis {
    pub(super) selected: bool,
    pub(super) hovered: bool,
    pub(super) focused: bool,
}

/// The box of words whose row is `row`, in `lane`.
pub(super) fn around(row: Rect, lane: u8) -> Rect {
    let height = BOX - INSET * f32::from(lane.min(3));
    Rect::from_center_size(row.center(), vec2(row.width() + 3.0, height.min(row.height())))
}

/// One row of one mark.
pub(super) fn mark(painter: &Painter, palette: &Palette, rect: Rect, style: &MarkStyle, now: Emphasis) {
    let fill = match (now.selected, style.statement) {
        (true, _) => palette.selected_text,
        (false, true) => Color32::TRANSPARENT,
        (false, false) => style.fill,
    };
    painter.rect_filled(rect, ROUND, fill);
    if style.statement && !now.selected {
        let ends = [rect.left_bottom() + vec2(1.5, -0.5), rect.right_bottom() + vec2(-1.5, -0.5)];
        painter.extend(Shape::dashed_line(&ends, Stroke::new(1.0, style.line), 4.0, 3.0));
    } else if !style.suggestion && !now.selected {
        let line = Rect::from_min_max(rect.left_bottom() - vec2(0.0, 2.0), rect.right_bottom());
        painter.rect_filled(line, CornerRadius { nw: 0, ne: 0, sw: 2, se: 2 }, style.line);
    }
    let outline = match now {
        Emphasis { selected: true, .. } | Emphasis { focused: true, .. } => Stroke::new(1.5, palette.accent),
        Emphasis { hovered: true, .. } => Stroke::new(1.0, style.line),
        _ => return,
    };
    painter.rect_stroke(rect, ROUND, outline, StrokeKind::Inside);
}

/// One row of words that are lit up.
pub(super) fn lit(painter: &Painter, palette: &Palette, rect: Rect) {
    painter.rect_filled(rect, ROUND, palette.accent.gamma_multiply(0.22));
    let line = Rect::from_min_max(rect.left_bottom() - vec2(0.0, 2.0), rect.right_bottom());
    painter.rect_filled(line, 1.0, palette.accent);
}

/// One row of one hit of the search.
pub(super) fn hit(painter: &Painter, palette: &Palette, rect: Rect, current: bool) {
    painter.rect_filled(rect, ROUND, palette.text.gamma_multiply(if current { 0.16 } else { 0.13 }));
    if current {
        painter.rect_stroke(rect, ROUND, Stroke::new(1.5, palette.text), StrokeKind::Outside);
    }
}
