//! Where everything stands in a viewport: bars moved apart, labels clear of each other.

use super::area::Taken;
use super::{Area, Arrow, Mark, Plot};
use crate::model::FigureKey;

/// Height of a bar in pixels.
pub const BAR: f32 = 10.0;
/// Narrowest bar: a day is still seen when decades are in sight.
const NARROWEST: f32 = 6.0;
/// From one lane to the next.
const LANE: f32 = 12.0;
/// Farthest that a bar may be moved from its value, in lanes, before it is left to overlap.
const FARTHEST: i8 = 8;
/// Length of the arrow of a one-sided figure.
const ARROW: f32 = 9.0;
/// Height of a label.
const LINE: f32 = 13.0;
/// More labels than this are noise.
const LABELS: usize = 160;

/// What is in sight, and its size in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Viewport {
    /// First and last moment, in days since 1970.
    pub x: [f64; 2],
    /// Lowest and highest plotted value.
    pub y: [f64; 2],
    /// Width in pixels.
    pub width: f32,
    /// Height in pixels.
    pub height: f32,
}

impl Viewport {
    /// Pixels from the left.
    #[must_use]
    pub fn px(&self, x: f64) -> f32 {
        ((x - self.x[0]) / (self.x[1] - self.x[0]) * f64::from(self.width)) as f32
    }

    /// Pixels from the top.
    #[must_use]
    pub fn py(&self, y: f64) -> f32 {
        ((self.y[1] - y) / (self.y[1] - self.y[0]) * f64::from(self.height)) as f32
    }
}

/// A mark's place.
#[derive(Clone, Debug, PartialEq)]
pub struct LaidMark {
    /// Its position in the plot's marks.
    pub mark: usize,
    /// The bar, or the box of a range.
    pub bar: Area,
    /// What the pointer hits.
    pub hit: Area,
    /// How far it was moved from its value: lanes, downwards positive.
    pub lane: i8,
    /// Where its value stands.
    pub true_y: f32,
    /// Where its label stands, if there is room for it.
    pub label: Option<Area>,
}

/// A ceiling's place.
#[derive(Clone, Debug, PartialEq)]
pub struct LaidCap {
    /// Its position in the plot's caps.
    pub cap: usize,
    /// Its height.
    pub y: f32,
    /// Left and right end of each of its periods in sight.
    pub periods: Vec<[f32; 2]>,
    /// Where its label stands.
    pub label: Option<Area>,
    /// It lies beyond the upper or lower edge; only its label is shown.
    pub beyond: Option<Arrow>,
}

/// How many marks lie beyond each edge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OutOfSight {
    /// Left.
    pub earlier: usize,
    /// Right.
    pub later: usize,
    /// Beyond the upper edge.
    pub above: usize,
    /// Beyond the lower edge.
    pub below: usize,
}

/// One plot laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// Marks in sight, in the order of drawing.
    pub marks: Vec<LaidMark>,
    /// Ceilings in sight.
    pub caps: Vec<LaidCap>,
    /// What is not in sight.
    pub out_of_sight: OutOfSight,
}

/// Lay a plot out. The same input always gives the same picture; the selection only decides whose label stays.
#[must_use]
pub fn lay_out(plot: &Plot, view: &Viewport, selected: Option<FigureKey>) -> Layout {
    let mut layout = Layout::default();
    if !(view.width > 1.0 && view.height > 1.0 && view.x[0] < view.x[1] && view.y[0] < view.y[1]) {
        return layout;
    }
    let mut bars = Taken::new(view.width, view.height);
    let mut order: Vec<usize> = (0..plot.marks.len())
        .filter(|at| in_sight(&plot.marks[*at], view, &mut layout.out_of_sight))
        .collect();
    // Claims stand at their values, and suggestions make room for them.
    order.sort_by(|a, b| {
        let (a, b) = (&plot.marks[*a], &plot.marks[*b]);
        a.suggestion
            .cmp(&b.suggestion)
            .then(a.x0.total_cmp(&b.x0))
            .then(b.y.total_cmp(&a.y))
            .then(a.key.cmp(&b.key))
    });
    for at in order {
        layout.marks.push(bar(at, &plot.marks[at], view, &mut bars));
    }
    layout.marks.sort_by_key(|laid| laid.mark);
    let mut words = bars;
    layout.caps = plot.caps.iter().enumerate().filter_map(|(at, cap)| {
        let periods: Vec<[f32; 2]> = cap
            .periods
            .iter()
            .map(|period| period.map(|x| view.px(x)))
            .filter(|[from, to]| *to > 0.0 && *from < view.width)
            .map(|[from, to]| [from.max(0.0), to.min(view.width)])
            .collect();
        let y = view.py(cap.y);
        let beyond = match y {
            y if y < 0.0 => Some(Arrow::Up),
            y if y > view.height => Some(Arrow::Down),
            _ => None,
        };
        (!periods.is_empty()).then_some(LaidCap { cap: at, y, periods, label: None, beyond })
    }).collect();
    // Labels keep clear of the lines first, then the lines' own labels find room.
    for cap in layout.caps.iter().filter(|cap| cap.beyond.is_none()) {
        for [from, to] in &cap.periods {
            words.take(Area { x0: *from, y0: cap.y - 1.0, x1: *to, y1: cap.y + 1.0 });
        }
    }
    for laid in &mut layout.caps {
        laid.label = cap_label(laid, &plot.caps[laid.cap].label, view, &words);
        if let Some(area) = laid.label {
            words.take(area);
        }
    }
    label_marks(&mut layout, plot, view, selected, &mut words);
    layout
}

fn in_sight(mark: &Mark, view: &Viewport, out: &mut OutOfSight) -> bool {
    let [low, high] = mark.range.unwrap_or([mark.y; 2]);
    let slack = (view.y[1] - view.y[0]) * 1e-9;
    let edge = match mark {
        _ if mark.x1 <= view.x[0] => &mut out.earlier,
        _ if mark.x0 >= view.x[1] => &mut out.later,
        _ if mark.pinned => return true,
        _ if low > view.y[1] + slack => &mut out.above,
        _ if high < view.y[0] - slack => &mut out.below,
        _ => return true,
    };
    *edge += 1;
    false
}

fn bar(at: usize, mark: &Mark, view: &Viewport, bars: &mut Taken) -> LaidMark {
    let (x0, x1) = (view.px(mark.x0), view.px(mark.x1));
    let width = (x1 - x0).max(NARROWEST);
    let middle = f32::midpoint(x0, x1);
    let true_y = if mark.pinned { view.height - BAR / 2.0 } else { view.py(mark.y) };
    let mut area = Area::around(middle, true_y.clamp(BAR / 2.0, view.height - BAR / 2.0), width, BAR);
    if let Some([low, high]) = mark.range {
        area.y0 = area.y0.min(view.py(high)).max(0.0);
        area.y1 = area.y1.max(view.py(low)).min(view.height);
    }
    let occupied = |area: Area| match mark.arrow {
        Some(Arrow::Up) => Area { y0: area.y0 - ARROW, ..area },
        Some(Arrow::Down) => Area { y1: area.y1 + ARROW, ..area },
        None => area,
    };
    let free = |lane: i8| {
        let moved = area.lower(f32::from(lane) * LANE);
        let inside = lane == 0 || (moved.y0 >= 0.0 && moved.y1 <= view.height);
        inside && bars.is_free(occupied(moved).grown(0.5))
    };
    // Nearest first, upwards before downwards; a crowd that fits nowhere is left to overlap at its value.
    let lane = (0..=FARTHEST).flat_map(|lane| [-lane, lane]).find(|lane| free(*lane)).unwrap_or(0);
    let bar = area.lower(f32::from(lane) * LANE);
    bars.take(occupied(bar));
    let (hit_x, hit_y) = bar.middle();
    let hit = Area::around(hit_x, hit_y, bar.width().max(12.0), bar.height() + 2.0);
    let hit = Area { x0: hit.x0.max(0.0), x1: hit.x1.min(view.width), ..hit };
    LaidMark { mark: at, bar, hit, lane, true_y, label: None }
}

fn cap_label(laid: &LaidCap, label: &str, view: &Viewport, taken: &Taken) -> Option<Area> {
    let width = text_width(label);
    let first = laid.periods.first()?[0];
    let last = laid.periods.last()?[1];
    let clear = |area: &Area| area.fits(view.width, view.height) && taken.is_free(*area);
    let at = |x: f32, y: f32| Area { x0: x, y0: y - LINE / 2.0, x1: x + width, y1: y + LINE / 2.0 };
    match laid.beyond {
        // Beyond the edge the label stands for the line: it has to be somewhere, with room for an arrow.
        Some(beyond) => (0..4).find_map(|row| {
            let step = LINE * (row as f32 + 0.5);
            let y = if beyond == Arrow::Up { step } else { view.height - step };
            let width = width + 12.0;
            let x = (first + 6.0).min(view.width - width).max(0.0);
            Some(Area { x1: x + width, ..at(x, y) }).filter(clear)
        }),
        None => {
            let left = (first + 6.0).min((view.width - width).max(0.0));
            let right = (last - width - 6.0).max(0.0);
            let above = laid.y - LINE / 2.0 - 2.0;
            let below = laid.y + LINE / 2.0 + 2.0;
            [at(left, above), at(left, below), at(right, above), at(right, below)].into_iter().find(clear)
        }
    }
}

/// The selected mark first, then claims, then suggestions; longer periods first, as in the order of drawing.
fn label_marks(layout: &mut Layout, plot: &Plot, view: &Viewport, selected: Option<FigureKey>, taken: &mut Taken) {
    let mut order: Vec<usize> = (0..layout.marks.len()).collect();
    let chosen = |at: usize| selected.is_some_and(|key| plot.marks[layout.marks[at].mark].shows(key));
    order.sort_by_key(|at| (!chosen(*at), plot.marks[layout.marks[*at].mark].suggestion));
    let mut count = 0;
    for at in order {
        if count == LABELS {
            break;
        }
        let laid = &layout.marks[at];
        let mark = &plot.marks[laid.mark];
        let width = text_width(&mark.label);
        let bar = match mark.arrow {
            Some(Arrow::Up) => Area { y0: laid.bar.y0 - ARROW, ..laid.bar },
            Some(Arrow::Down) => Area { y1: laid.bar.y1 + ARROW, ..laid.bar },
            None => laid.bar,
        };
        let shown = Area { x0: bar.x0.max(0.0), x1: bar.x1.min(view.width), ..bar };
        let (x, y) = shown.middle();
        let x = x.clamp(width.min(view.width) / 2.0, (view.width - width / 2.0).max(width.min(view.width) / 2.0));
        let half = LINE / 2.0 + 1.5;
        let label = [
            (x, bar.y0 - half),
            (x, bar.y1 + half),
            (bar.x1 + width / 2.0 + 4.0, y),
            (bar.x0 - width / 2.0 - 4.0, y),
        ]
        .into_iter()
        .map(|(x, y)| Area::around(x, y, width, LINE))
        .find(|area| area.fits(view.width, view.height) && taken.is_free(*area));
        if let Some(area) = label {
            taken.take(area);
            count += 1;
        }
        layout.marks[at].label = label;
    }
}

/// About how wide a label is. Fonts are the drawer's affair; this keeps window and file alike.
fn text_width(words: &str) -> f32 {
    words
        .chars()
        .map(|letter| match letter {
            '.' | ',' | ' ' | '\u{202f}' | 'i' | 'l' | 't' | 'f' | 'r' | '/' | '(' | ')' => 3.8,
            'm' | 'M' | 'w' | 'W' => 9.6,
            'A'..='Z' | '~' | '<' | '>' | '≥' | '≤' | '=' => 7.6,
            '\u{1100}'..='\u{11ff}' | '\u{2e80}'.. => 12.0,
            _ => 6.7,
        })
        .sum()
}

#[cfg(test)]
mod tests;
