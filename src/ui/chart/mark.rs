//! The shapes of bars.

use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use crate::chart::{Arrow, Mark, Style};
use crate::ui::theme::Palette;

const ROUND: CornerRadius = CornerRadius::same(2);
/// Length of the fading end of an open period.
const FADE: f32 = 18.0;

/// Colours of one mark.
pub(super) struct Pen {
    /// Outlines and lines.
    pub line: Color32,
    /// Inside.
    pub fill: Color32,
}

impl Pen {
    /// Suggestions are lighter everywhere.
    pub(super) fn new(colour: Color32, suggestion: bool) -> Self {
        if suggestion {
            Self { line: colour.gamma_multiply(0.85), fill: colour.gamma_multiply(0.34) }
        } else {
            Self { line: colour, fill: colour }
        }
    }
}

/// Draw a bar in `rect` (screen coordinates).
pub(super) fn bar(painter: &Painter, rect: Rect, mark: &Mark, pen: &Pen, palette: &Palette) {
    if mark.range.is_some() {
        painter.rect(
            rect,
            ROUND,
            pen.fill.gamma_multiply(0.4),
            Stroke::new(1.0, pen.line),
            StrokeKind::Inside,
        );
    }
    if mark.derived {
        derived(painter, rect, pen);
    } else if mark.soft && mark.range.is_none() && !mark.open_end && !mark.open_start {
        soft(painter, rect, mark, pen);
    } else if mark.open_end || mark.open_start {
        open(painter, rect, mark, pen);
    } else if mark.range.is_none() || mark.style != Style::Solid {
        shape(painter, rect, mark.style, pen, palette, mark.suggestion);
    }
    if let Some(arrow) = mark.arrow {
        let x = rect.center().x;
        let stroke = Stroke::new(1.5, pen.line);
        let (from, tip, back) = match arrow {
            Arrow::Up => (rect.top(), rect.top() - 8.0, 3.5),
            Arrow::Down => (rect.bottom(), rect.bottom() + 8.0, -3.5),
        };
        painter.line_segment([pos2(x, from), pos2(x, tip)], stroke);
        painter.line(vec![pos2(x - 3.0, tip + back), pos2(x, tip), pos2(x + 3.0, tip + back)], stroke);
    }
    if mark.pinned {
        let (x, y) = (rect.center().x, rect.bottom());
        let triangle = vec![pos2(x - 4.0, y - 6.0), pos2(x + 4.0, y - 6.0), pos2(x, y - 1.0)];
        painter.add(Shape::convex_polygon(triangle, palette.ground, Stroke::NONE));
    }
}

/// A small sample for the legend; of derived figures where there is no style.
pub(super) fn swatch(painter: &Painter, rect: Rect, style: Option<Style>, palette: &Palette) {
    let pen = Pen { line: palette.dim, fill: palette.dim };
    match style {
        Some(style) => shape(painter, rect, style, &pen, palette, false),
        None => derived(painter, rect, &pen),
    }
}

fn shape(painter: &Painter, rect: Rect, style: Style, pen: &Pen, palette: &Palette, light: bool) {
    let outline = Stroke::new(if light { 1.0 } else { 1.5 }, pen.line);
    match style {
        Style::Solid if light => {
            painter.rect(rect, ROUND, pen.fill, Stroke::new(1.0, pen.line), StrokeKind::Inside);
        }
        Style::Solid => {
            painter.rect_filled(rect, ROUND, pen.fill);
        }
        Style::Hollow => {
            painter.rect(rect, ROUND, palette.ground, outline, StrokeKind::Inside);
        }
        Style::Dashed => {
            painter.rect_filled(rect, ROUND, pen.fill.gamma_multiply(0.3));
            let inner = rect.shrink(0.75);
            let corners = [
                inner.left_top(),
                inner.right_top(),
                inner.right_bottom(),
                inner.left_bottom(),
                inner.left_top(),
            ];
            painter.extend(Shape::dashed_line(&corners, outline, 4.0, 2.5));
        }
        Style::Hatched => {
            painter.rect(rect, ROUND, palette.ground, Stroke::new(1.0, pen.line), StrokeKind::Inside);
            hatch(painter, rect.shrink(1.0), Stroke::new(1.0, pen.line));
        }
        Style::Struck => {
            painter.rect(
                rect,
                ROUND,
                pen.fill.gamma_multiply(0.25),
                Stroke::new(1.0, pen.line),
                StrokeKind::Inside,
            );
            let y = rect.center().y;
            painter.hline(rect.left() - 4.0..=rect.right() + 4.0, y, Stroke::new(1.5, palette.text));
        }
        Style::Line => {
            let y = rect.center().y;
            let ends = [pos2(rect.left(), y), pos2(rect.right(), y)];
            let stroke = Stroke::new(if light { 1.5 } else { 2.5 }, pen.line);
            painter.extend(Shape::dashed_line(&ends, stroke, 6.0, 3.0));
            for x in [rect.left(), rect.right()] {
                painter.vline(x, y - 3.5..=y + 3.5, Stroke::new(1.5, pen.line));
            }
        }
    }
}

/// What the text does not print: dots around nothing, so that it is never taken for a printed figure.
fn derived(painter: &Painter, rect: Rect, pen: &Pen) {
    painter.rect_filled(rect, ROUND, pen.fill.gamma_multiply(0.14));
    let inner = rect.shrink(0.5);
    let corners =
        [inner.left_top(), inner.right_top(), inner.right_bottom(), inner.left_bottom(), inner.left_top()];
    painter.extend(Shape::dotted_line(&corners, pen.line, 3.2, 0.9));
}

/// "About": the value is somewhere near, so the upper and the lower edge fade.
fn soft(painter: &Painter, rect: Rect, mark: &Mark, pen: &Pen) {
    let strength = match (mark.style, mark.suggestion) {
        (Style::Solid, false) => 1.0,
        (Style::Solid, true) => 0.55,
        _ => 0.3,
    };
    let (fill, clear) = (pen.line.gamma_multiply(strength), Color32::TRANSPARENT);
    let [top, middle, bottom] = [rect.top() - 2.0, rect.center().y, rect.bottom() + 2.0];
    let core = 1.5;
    let band = |from: f32, to: f32| Rect::from_min_max(pos2(rect.left(), from), pos2(rect.right(), to));
    four(painter, band(top, middle - core), [clear, clear, fill, fill]);
    painter.rect_filled(band(middle - core, middle + core), CornerRadius::ZERO, fill);
    four(painter, band(middle + core, bottom), [fill, fill, clear, clear]);
    let thin = Stroke::new(1.0, pen.line);
    // The ends are as sure as those of any period.
    for x in [rect.left() + 0.5, rect.right() - 0.5] {
        painter.vline(x, rect.y_range(), thin);
    }
    match mark.style {
        Style::Hatched => hatch(painter, rect.shrink(1.0), thin),
        Style::Struck => {
            painter.hline(rect.left() - 4.0..=rect.right() + 4.0, middle, Stroke::new(1.5, pen.line));
        }
        Style::Dashed | Style::Line => {
            let ends = [pos2(rect.left(), middle), pos2(rect.right(), middle)];
            painter.extend(Shape::dashed_line(&ends, Stroke::new(1.5, pen.line), 4.0, 2.5));
        }
        Style::Hollow | Style::Solid => {}
    }
}

/// Diagonals, cut at the rectangle's edges.
fn hatch(painter: &Painter, rect: Rect, stroke: Stroke) {
    let height = rect.height();
    let mut foot = rect.left() - height + 3.0;
    while foot < rect.right() {
        let from = foot.max(rect.left());
        let to = (foot + height).min(rect.right());
        if to > from {
            painter.line_segment(
                [pos2(from, rect.bottom() - (from - foot)), pos2(to, rect.bottom() - (to - foot))],
                stroke,
            );
        }
        foot += 4.0;
    }
}

/// A bar that fades towards the end that the text does not state, with an arrow.
fn open(painter: &Painter, rect: Rect, mark: &Mark, pen: &Pen) {
    let fade = FADE.min(rect.width() * 0.6);
    let clear = Color32::TRANSPARENT;
    let (mut solid, y) = (rect, rect.center().y);
    let fill = match mark.style {
        Style::Solid => pen.fill,
        _ => pen.fill.gamma_multiply(0.35),
    };
    let chevron = |x: f32, back: f32| {
        let points = vec![pos2(x + back, y - 3.5), pos2(x, y), pos2(x + back, y + 3.5)];
        painter.line(points, Stroke::new(1.5, pen.line));
    };
    if mark.open_end {
        solid.max.x -= fade;
        gradient(painter, Rect::from_min_max(pos2(solid.right(), rect.top()), rect.max), fill, clear);
        chevron(rect.right() + 1.0, -3.5);
    }
    if mark.open_start {
        solid.min.x += fade;
        gradient(painter, Rect::from_min_max(rect.min, pos2(solid.left(), rect.bottom())), clear, fill);
        chevron(rect.left() - 1.0, 3.5);
    }
    painter.rect_filled(solid, CornerRadius::ZERO, fill);
    if mark.style == Style::Hatched {
        hatch(painter, rect, Stroke::new(1.0, pen.line));
    }
    if mark.style == Style::Struck {
        painter.hline(rect.x_range(), y, Stroke::new(1.5, pen.line));
    }
    if mark.style != Style::Solid {
        for y in [rect.top() + 0.5, rect.bottom() - 0.5] {
            let ends = [pos2(solid.left(), y), pos2(solid.right(), y)];
            let dash = if mark.style == Style::Dashed { (4.0, 2.5) } else { (solid.width().max(1.0), 0.1) };
            painter.extend(Shape::dashed_line(&ends, Stroke::new(1.0, pen.line), dash.0, dash.1));
        }
    }
}

fn gradient(painter: &Painter, rect: Rect, left: Color32, right: Color32) {
    four(painter, rect, [left, right, right, left]);
}

/// A rectangle with a colour for each corner, clockwise from the upper left.
fn four(painter: &Painter, rect: Rect, colours: [Color32; 4]) {
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
    let vertex = |(pos, color): (Pos2, Color32)| Vertex { pos, uv: WHITE_UV, color };
    let vertices = corners.into_iter().zip(colours).map(vertex).collect();
    let mesh = Mesh { vertices, indices: vec![0, 1, 2, 0, 2, 3], ..Mesh::default() };
    painter.add(Shape::mesh(mesh));
}

/// The outline of the selected mark.
pub(super) fn selection(painter: &Painter, rect: Rect, palette: &Palette) {
    let outer = rect.expand2(vec2(4.0, 3.5));
    painter.rect(
        outer,
        CornerRadius::same(5),
        palette.ground,
        Stroke::new(1.5, palette.text),
        StrokeKind::Inside,
    );
}
