//! Grid lines and the labels of both axes.

use egui::{Align2, Painter, Rect, Stroke, Ui, pos2};

use crate::chart::{Plot, Viewport, calendar_ticks, value_ticks};
use crate::ui::theme::{self, Palette};

/// Lines of both axes, and the values' labels left of them.
pub(super) fn grid(ui: &Ui, view: &Viewport, plot: &Plot, scale: bool, rect: Rect, palette: &Palette) {
    let painter = ui.painter();
    let line = Stroke::new(1.0, palette.line.gamma_multiply(0.75));
    let between = Stroke::new(1.0, palette.line.gamma_multiply(0.3));
    for tick in calendar_ticks(view.x, f64::from(view.width)) {
        let x = rect.left() + view.px(tick.x);
        if x >= rect.left() && x <= rect.right() {
            painter.vline(crisp(painter, x), rect.y_range(), line);
        }
    }
    if !scale {
        return;
    }
    for tick in value_ticks(view.y, plot.log, f64::from(view.height)) {
        let y = crisp(painter, rect.top() + view.py(tick.y));
        painter.hline(rect.x_range(), y, if tick.label.is_some() { line } else { between });
        if let Some(label) = tick.label {
            painter.text(
                pos2(rect.left() - 8.0, y),
                Align2::RIGHT_CENTER,
                label,
                theme::small(),
                palette.dim,
            );
        }
    }
}

/// The calendar's labels below both plots.
pub(super) fn time_labels(ui: &Ui, x: [f64; 2], rect: Rect, palette: &Palette) {
    let view = Viewport { x, y: [0.0, 1.0], width: rect.width(), height: 1.0 };
    let painter = ui.painter();
    let y = rect.top() + 13.0;
    for tick in calendar_ticks(x, f64::from(rect.width())) {
        let (from, until) = (view.px(tick.x), view.px(tick.until));
        let (at, align, whole) = if tick.names_cell {
            let (shown, end) = (from.max(0.0), until.min(view.width));
            // A cell cut by the edge keeps its label while half of it is in sight.
            (
                f32::midpoint(shown, end),
                Align2::CENTER_CENTER,
                (end - shown) >= (until - from).min(44.0) * 0.5,
            )
        } else {
            (from, Align2::CENTER_CENTER, from >= 0.0 && from <= view.width)
        };
        if whole {
            painter.text(pos2(rect.left() + at, y), align, tick.label, theme::small(), palette.dim);
        }
    }
}

/// On the middle of a device pixel, where a line one pixel wide is sharp.
fn crisp(painter: &Painter, at: f32) -> f32 {
    painter.round_to_pixel_center(at)
}
