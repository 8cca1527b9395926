//! The shapes of bars.

use crate::chart::{Area, Arrow, Colour, Inks, Line, Mark, Pen, Spot, Style, Way};

const ROUND: f32 = 2.0;
/// Length of the fading end of an open period.
const FADE: f32 = 18.0;

/// Colours of one mark.
#[derive(Clone, Copy)]
pub(super) struct Tint {
    /// Outlines and lines.
    line: Colour,
    /// Inside.
    fill: Colour,
}

impl Tint {
    /// Suggestions are lighter everywhere.
    pub(super) fn new(colour: Colour, suggestion: bool) -> Self {
        if suggestion {
            Self { line: colour.faded(0.85), fill: colour.faded(0.34) }
        } else {
            Self { line: colour, fill: colour }
        }
    }
}

/// Draw a bar.
pub(super) fn bar(pen: &mut dyn Pen, area: Area, mark: &Mark, tint: Tint, inks: &Inks) {
    if mark.range.is_some() {
        pen.rect(area, ROUND, tint.fill.faded(0.4), Line::new(1.0, tint.line));
    }
    if mark.derived {
        derived(pen, area, tint);
    } else if mark.soft && mark.range.is_none() && !mark.open_end && !mark.open_start {
        soft(pen, area, mark, tint);
    } else if mark.open_end || mark.open_start {
        open(pen, area, mark, tint);
    } else if mark.range.is_none() || mark.style != Style::Solid {
        shape(pen, area, mark.style, tint, inks, mark.suggestion);
    }
    if let Some(arrow) = mark.arrow {
        let (x, _) = area.middle();
        let line = Line::new(1.5, tint.line);
        let (from, tip, back) = match arrow {
            Arrow::Up => (area.y0, area.y0 - 8.0, 3.5),
            Arrow::Down => (area.y1, area.y1 + 8.0, -3.5),
        };
        pen.line(&[(x, from), (x, tip)], line);
        pen.line(&[(x - 3.0, tip + back), (x, tip), (x + 3.0, tip + back)], line);
    }
    if mark.pinned {
        let (x, _) = area.middle();
        let y = area.y1;
        pen.polygon(&[(x - 4.0, y - 6.0), (x + 4.0, y - 6.0), (x, y - 1.0)], inks.ground);
    }
}

/// A small sample of a shape for the legend; of derived figures where there is no style.
pub fn swatch(pen: &mut dyn Pen, area: Area, style: Option<Style>, inks: &Inks) {
    let tint = Tint { line: inks.dim, fill: inks.dim };
    match style {
        Some(style) => shape(pen, area, style, tint, inks, false),
        None => derived(pen, area, tint),
    }
}

/// A small sample of a suggestion for the legend.
pub fn light(pen: &mut dyn Pen, area: Area, inks: &Inks) {
    shape(pen, area, Style::Solid, Tint::new(inks.dim, true), inks, true);
}

fn shape(pen: &mut dyn Pen, area: Area, style: Style, tint: Tint, inks: &Inks, light: bool) {
    let thin = Line::new(1.0, tint.line);
    let outline = Line::new(if light { 1.0 } else { 1.5 }, tint.line);
    match style {
        Style::Solid if light => pen.rect(area, ROUND, tint.fill, thin),
        Style::Solid => pen.rect(area, ROUND, tint.fill, Line::NONE),
        Style::Hollow => pen.rect(area, ROUND, inks.ground, outline),
        Style::Dashed => {
            pen.rect(area, ROUND, tint.fill.faded(0.3), Line::NONE);
            pen.line(&around(area.grown(-0.75)), outline.dashed(4.0, 2.5));
        }
        Style::Hatched => {
            pen.rect(area, ROUND, inks.ground, thin);
            hatch(pen, area.grown(-1.0), thin);
        }
        Style::Struck => {
            pen.rect(area, ROUND, tint.fill.faded(0.25), thin);
            strike(pen, area, 4.0, inks.text);
        }
        Style::Line => {
            let (_, y) = area.middle();
            let width = if light { 1.5 } else { 2.5 };
            pen.line(&[(area.x0, y), (area.x1, y)], Line::new(width, tint.line).dashed(6.0, 3.0));
            for x in [area.x0, area.x1] {
                pen.line(&[(x, y - 3.5), (x, y + 3.5)], Line::new(1.5, tint.line));
            }
        }
    }
}

/// What the text does not print: dots around nothing, so that it is never taken for a printed figure.
fn derived(pen: &mut dyn Pen, area: Area, tint: Tint) {
    pen.rect(area, ROUND, tint.fill.faded(0.14), Line::NONE);
    pen.line(
        &around(area.grown(-0.5)),
        Line { dash: crate::chart::Dash::Dots(3.2), ..Line::new(1.8, tint.line) },
    );
}

/// "About": the value is somewhere near, so the upper and the lower edge fade.
fn soft(pen: &mut dyn Pen, area: Area, mark: &Mark, tint: Tint) {
    let strength = match (mark.style, mark.suggestion) {
        (Style::Solid, false) => 1.0,
        (Style::Solid, true) => 0.55,
        _ => 0.3,
    };
    let (fill, clear) = (tint.line.faded(strength), tint.line.faded(0.0));
    let (_, middle) = area.middle();
    let core = 1.5;
    let band = |y0: f32, y1: f32| Area { y0, y1, ..area };
    pen.fade(band(area.y0 - 2.0, middle - core), [clear, fill], Way::Down);
    pen.rect(band(middle - core, middle + core), 0.0, fill, Line::NONE);
    pen.fade(band(middle + core, area.y1 + 2.0), [fill, clear], Way::Down);
    let thin = Line::new(1.0, tint.line);
    // The ends are as sure as those of any period.
    for x in [area.x0 + 0.5, area.x1 - 0.5] {
        pen.line(&[(x, area.y0), (x, area.y1)], thin);
    }
    match mark.style {
        Style::Hatched => hatch(pen, area.grown(-1.0), thin),
        Style::Struck => strike(pen, area, 4.0, tint.line),
        Style::Dashed | Style::Line => {
            let ends = [(area.x0, middle), (area.x1, middle)];
            pen.line(&ends, Line::new(1.5, tint.line).dashed(4.0, 2.5));
        }
        Style::Hollow | Style::Solid => {}
    }
}

/// A bar that fades towards the end that the text does not state, with an arrow.
fn open(pen: &mut dyn Pen, area: Area, mark: &Mark, tint: Tint) {
    let fade = FADE.min(area.width() * 0.6);
    let mut solid = area;
    let (_, y) = area.middle();
    let fill = match mark.style {
        Style::Solid => tint.fill,
        _ => tint.fill.faded(0.35),
    };
    let clear = fill.faded(0.0);
    let chevron = |pen: &mut dyn Pen, x: f32, back: f32| {
        pen.line(&[(x + back, y - 3.5), (x, y), (x + back, y + 3.5)], Line::new(1.5, tint.line));
    };
    if mark.open_end {
        solid.x1 -= fade;
        pen.fade(Area { x0: solid.x1, ..area }, [fill, clear], Way::Across);
        chevron(pen, area.x1 + 1.0, -3.5);
    }
    if mark.open_start {
        solid.x0 += fade;
        pen.fade(Area { x1: solid.x0, ..area }, [clear, fill], Way::Across);
        chevron(pen, area.x0 - 1.0, 3.5);
    }
    pen.rect(solid, 0.0, fill, Line::NONE);
    let thin = Line::new(1.0, tint.line);
    if mark.style == Style::Hatched {
        hatch(pen, area, thin);
    }
    if mark.style == Style::Struck {
        strike(pen, area, 0.0, tint.line);
    }
    if mark.style != Style::Solid {
        let line = if mark.style == Style::Dashed { thin.dashed(4.0, 2.5) } else { thin };
        for y in [area.y0 + 0.5, area.y1 - 0.5] {
            pen.line(&[(solid.x0, y), (solid.x1, y)], line);
        }
    }
}

/// Through the middle, and so far beyond both ends.
fn strike(pen: &mut dyn Pen, area: Area, beyond: f32, colour: Colour) {
    let (_, y) = area.middle();
    pen.line(&[(area.x0 - beyond, y), (area.x1 + beyond, y)], Line::new(1.5, colour));
}

/// Diagonals, cut at the rectangle's edges.
fn hatch(pen: &mut dyn Pen, area: Area, line: Line) {
    let height = area.height();
    let feet = (0..).map(|at| area.x0 - height + 3.0 + 4.0 * at as f32).take_while(|foot| *foot < area.x1);
    let mut strokes = feet.filter_map(|foot| {
        let (from, to) = (foot.max(area.x0), (foot + height).min(area.x1));
        (to > from).then_some([(from, area.y1 - (from - foot)), (to, area.y1 - (to - foot))])
    });
    pen.strokes(&mut strokes, line);
}

/// Clockwise from the upper left, and back to it.
const fn around(area: Area) -> [Spot; 5] {
    let Area { x0, y0, x1, y1 } = area;
    [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]
}
