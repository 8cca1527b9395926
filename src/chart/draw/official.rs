//! Official series: steps with their publisher's name, and lanes that say which months are known.

use crate::chart::{Anchor, Area, Dash, Font, Inks, LaidLine, Line, OfficialLine, Pen, Plot, Spot, Viewport};
use crate::reference::Coverage;

/// Height of a lane with what parts it from the next.
pub const LANE: f32 = 9.0;
const WIDTH: f32 = 2.0;
/// Within a lane: above the band, and below it.
const BAND: (f32, f32) = (3.0, 1.0);

/// A sample of a line for the legend, through the middle of the area.
pub fn sample(pen: &mut dyn Pen, area: Area, hue: u8, inks: &Inks) {
    let (_, y) = area.middle();
    pen.line(&[(area.x0, y), (area.x1, y)], Line::new(WIDTH, inks.official(hue)));
}

/// One line of a plot with its name.
pub(super) fn line(pen: &mut dyn Pen, laid: &LaidLine, plot: &Plot, inks: &Inks) {
    let colour = inks.official(plot.official[laid.line].hue);
    for run in &laid.runs {
        let spots: Vec<Spot> = run.iter().map(|[x, y]| (*x, *y)).collect();
        pen.line(&spots, Line::new(WIDTH, colour));
    }
    if let Some(label) = &laid.label {
        let at = (label.area.x0, label.area.middle().1);
        pen.text(at, Anchor::Start, &label.words, Font::SMALL, colour);
    }
}

/// One lane for each series of a plot, as many as there is room for; the pen's upper edge is the plot's lower edge.
pub fn lanes(
    pen: &mut dyn Pen,
    lines: &[OfficialLine],
    time: [f64; 2],
    (width, height): (f32, f32),
    inks: &Inks,
) {
    let view = Viewport { x: time, y: [0.0, 1.0], width, height: 1.0 };
    for (at, line) in lines.iter().take(lanes_in(height)).enumerate() {
        let top = at as f32 * LANE;
        for covered in &line.lane {
            let [x0, x1] = covered.x.map(|x| view.px(x).clamp(0.0, width));
            if x1 - x0 >= 0.25 {
                let area = Area { x0, y0: top + BAND.0, x1, y1: top + LANE - BAND.1 };
                coverage(pen, area, covered.coverage, line.hue, inks);
            }
        }
    }
}

/// How many lanes a height has room for.
#[must_use]
pub fn lanes_in(height: f32) -> usize {
    (height / LANE).round() as usize
}

/// A stretch of a lane, or a sample of one: filled months are reported, hollow ones the publisher left out, a dotted line
/// is what no row speaks of.
pub fn coverage(pen: &mut dyn Pen, area: Area, coverage: Coverage, hue: u8, inks: &Inks) {
    match coverage {
        Coverage::Reported => pen.rect(area, 0.0, inks.official(hue).faded(0.8), Line::NONE),
        Coverage::NotReported => pen.rect(area, 0.0, super::Colour::CLEAR, Line::new(1.0, inks.alarm)),
        Coverage::Unknown => {
            let (_, y) = area.middle();
            let dots = Line { dash: Dash::Dots(5.0), ..Line::new(1.4, inks.faint) };
            pen.line(&[(area.x0, y), (area.x1, y)], dots);
        }
    }
}
