//! Grid lines and the labels of both axes.

use crate::chart::{Anchor, Font, Inks, Line, Pen, Plot, Viewport, calendar_ticks, value_ticks};

/// How far below the plots the labels of time stand, in the middle of their line.
const BELOW: f32 = 13.0;
/// From the labels of values to the plot.
const BESIDE: f32 = 8.0;

/// Lines of both axes, and the values' labels left of them; without a scale only those of time.
pub fn grid(pen: &mut dyn Pen, view: &Viewport, plot: &Plot, scale: bool, inks: &Inks) {
    let line = Line::new(1.0, inks.line.faded(0.75));
    let between = Line::new(1.0, inks.line.faded(0.3));
    for tick in calendar_ticks(view.x, f64::from(view.width)) {
        let x = view.px(tick.x);
        if (0.0..=view.width).contains(&x) {
            let (x, _) = pen.crisp((x, 0.0));
            pen.line(&[(x, 0.0), (x, view.height)], line);
        }
    }
    if !scale {
        return;
    }
    for tick in value_ticks(view.y, plot.log, f64::from(view.height)) {
        let (_, y) = pen.crisp((0.0, view.py(tick.y)));
        pen.line(&[(0.0, y), (view.width, y)], if tick.label.is_some() { line } else { between });
        if let Some(label) = tick.label {
            pen.text((-BESIDE, y), Anchor::End, &label, Font::SMALL, inks.dim);
        }
    }
}

/// The calendar's labels below a pair of plots, `width` pixels wide; the pen's upper edge is the plots' lower edge.
pub fn time_labels(pen: &mut dyn Pen, x: [f64; 2], width: f32, inks: &Inks) {
    let view = Viewport { x, y: [0.0, 1.0], width, height: 1.0 };
    for tick in calendar_ticks(x, f64::from(width)) {
        let (from, until) = (view.px(tick.x), view.px(tick.until));
        let (at, whole) = if tick.names_cell {
            let (shown, end) = (from.max(0.0), until.min(view.width));
            // A cell cut by the edge keeps its label while there is room for it.
            let cut = from < shown || until > end;
            let room = || end - shown >= pen.width(&tick.label, Font::SMALL) + 4.0;
            (f32::midpoint(shown, end), !cut || room())
        } else {
            (from, from >= 0.0 && from <= view.width)
        };
        if whole {
            pen.text((at, BELOW), Anchor::Middle, &tick.label, Font::SMALL, inks.dim);
        }
    }
}
