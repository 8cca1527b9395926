//! Where everything stands in a viewport: bars moved apart, labels clear of each other.

use super::area::Taken;
use super::crowd::{CROWD, Tallies};
use super::laid_line::{self, LaidLine};
use super::{Area, Arrow, Cell, Mark, Options, Plot, words};
use crate::model::Figure;

/// Height of a bar in pixels.
pub const BAR: f32 = 10.0;
/// Narrowest bar: a day is still seen when decades are in sight.
const NARROWEST: f32 = 6.0;
/// Bars give way by as many of these pixels as they must …
const NUDGE: f32 = 2.0;
/// … and where that many are not enough, they are piled on the bar that stands in their place.
const NUDGES: i16 = 24;
/// Between two bars.
const GAP: f32 = 1.0;
/// Length of the arrow of a one-sided figure.
const ARROW: f32 = 9.0;
/// Height of a label.
pub(super) const LINE: f32 = 13.0;
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

impl Plot {
    /// Positions of the marks that cover a pixel where they are drawn as cells: at most so many, and how many there are.
    #[must_use]
    pub fn covering(&self, view: &Viewport, pixel: (f32, f32), most: usize) -> (Vec<usize>, usize) {
        self.crowd.at(view, pixel, most)
    }
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

/// Words with their place.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Where they stand.
    pub area: Area,
    /// What they say.
    pub words: String,
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
    /// How far it was moved from its value to make room, in pixels, downwards positive.
    pub shift: f32,
    /// Where its value stands.
    pub true_y: f32,
    /// Marks that found no place of their own and stand in this one too.
    pub pile: Vec<usize>,
    /// Its label, if there is room for it.
    pub label: Option<Label>,
}

impl LaidMark {
    /// Whether it stands for this mark, alone or on a pile.
    #[must_use]
    pub fn holds(&self, mark: usize) -> bool {
        self.mark == mark || self.pile.contains(&mark)
    }
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
    /// Its label, if there is room for it.
    pub label: Option<Label>,
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
    /// Marks that are drawn one by one, in the order of drawing.
    pub marks: Vec<LaidMark>,
    /// Where there are too many for that: all of them, counted into cells. Drawn below the marks.
    pub cells: Vec<Cell>,
    /// Ceilings in sight.
    pub caps: Vec<LaidCap>,
    /// Official series in sight.
    pub official: Vec<LaidLine>,
    /// What is not in sight.
    pub out_of_sight: OutOfSight,
    /// How many marks the cells stand for.
    pub crowd: usize,
}

/// Lay a plot out. The same input always gives the same picture; the selected mark is drawn even in a crowd, and its
/// label always stays. `tallies` may keep what was counted for the scene with this stamp; a fresh one does as well.
#[must_use]
pub fn lay_out(
    plot: &Plot,
    figures: &[Figure],
    options: &Options,
    view: &Viewport,
    selected: Option<usize>,
    (stamp, tallies): (u64, &mut Tallies),
) -> Layout {
    let mut layout = Layout::default();
    if !(view.width > 1.0 && view.height > 1.0 && view.x[0] < view.x[1] && view.y[0] < view.y[1]) {
        return layout;
    }
    let mut order = if plot.crowd.is_some() {
        let (count, out) = plot.crowd.count(view);
        layout.out_of_sight = out;
        if count > CROWD {
            layout.cells = plot.crowd.cells(view, stamp, tallies);
            layout.crowd = count;
            let ignored = &mut OutOfSight::default();
            selected.filter(|at| in_sight(&plot.marks[*at], view, ignored)).into_iter().collect()
        } else {
            plot.crowd.in_sight(view)
        }
    } else {
        (0..plot.marks.len())
            .filter(|at| in_sight(&plot.marks[*at], view, &mut layout.out_of_sight))
            .collect()
    };
    let (bars, boxes) = place_bars(&mut layout, plot, view, &mut order);
    let mut words = bars;
    boxes.into_iter().for_each(|area| words.take(area));
    layout.caps = caps(plot, view);
    layout.official = laid_line::official(plot, view, &mut words);
    // Labels keep clear of the lines first, then the lines' own labels find room.
    for cap in layout.caps.iter().filter(|cap| cap.beyond.is_none()) {
        for [from, to] in &cap.periods {
            words.take(Area { x0: *from, y0: cap.y - 1.0, x1: *to, y1: cap.y + 1.0 });
        }
    }
    // The ceiling with the most years in sight is named first.
    let length = |cap: &LaidCap| cap.periods.iter().map(|[from, to]| to - from).sum::<f32>();
    let mut named: Vec<&mut LaidCap> = layout.caps.iter_mut().collect();
    named.sort_by(|a, b| length(b).total_cmp(&length(a)));
    for laid in named {
        let cap = &plot.caps[laid.cap];
        let mut label = None;
        for sentence in [&cap.label, &cap.short] {
            label = label.or_else(|| {
                let area = cap_label(laid, sentence, view, &words)?;
                Some(Label { area, words: sentence.clone() })
            });
        }
        if let Some(label) = &label {
            words.take(label.area);
        }
        laid.label = label;
    }
    laid_line::name(&mut layout.official, plot, view, &mut words);
    let say = |mark: &Mark| words::label(mark, plot.kind, figures, options);
    label_marks(&mut layout, plot, &say, view, selected, &mut words);
    layout
}

/// Give each bar a place. Gives what bars and boxes of ranges take.
fn place_bars(layout: &mut Layout, plot: &Plot, view: &Viewport, order: &mut [usize]) -> (Taken, Vec<Area>) {
    let mut bars = Taken::new(view.width, view.height);
    // Boxes of ranges lie behind the bars and make room only for each other: a box says two values, and moved it
    // would say neither.
    let mut boxes = Taken::new(view.width, view.height);
    // Claims stand at their values, and suggestions make room for them. From low to high, because bars give way
    // upwards: so the higher figure stays the higher bar.
    order.sort_by(|a, b| {
        let (a, b) = (&plot.marks[*a], &plot.marks[*b]);
        a.suggestion
            .cmp(&b.suggestion)
            .then(a.x0.total_cmp(&b.x0))
            .then(a.y.total_cmp(&b.y))
            .then(a.figure.cmp(&b.figure))
    });
    for at in &*order {
        let mark = &plot.marks[*at];
        let taken = if mark.range.is_some() { &mut boxes } else { &mut bars };
        let (laid, found) = bar(*at, mark, view, taken);
        if !found && let Some(under) = pile(layout, plot, &laid) {
            layout.marks[under].pile.push(*at);
        } else {
            layout.marks.push(laid);
        }
    }
    let length = |laid: &LaidMark| plot.marks[laid.mark].x1 - plot.marks[laid.mark].x0;
    // Boxes behind bars, suggestions behind claims, long bars behind short ones.
    layout.marks.sort_by(|a, b| {
        let (left, right) = (&plot.marks[a.mark], &plot.marks[b.mark]);
        left.range
            .is_none()
            .cmp(&right.range.is_none())
            .then(right.suggestion.cmp(&left.suggestion))
            .then(length(b).total_cmp(&length(a)))
            .then(left.figure.cmp(&right.figure))
    });
    let ranges = layout.marks.iter().filter(|laid| plot.marks[laid.mark].range.is_some());
    (bars, ranges.map(|laid| laid.bar).collect())
}

/// The bar that a mark without a place of its own is piled on: the one that covers most of where it would stand.
fn pile(layout: &Layout, plot: &Plot, laid: &LaidMark) -> Option<usize> {
    let is_range = |mark: usize| plot.marks[mark].range.is_some();
    let shared = |other: &LaidMark| {
        let wide = other.bar.x1.min(laid.bar.x1) - other.bar.x0.max(laid.bar.x0);
        let high = other.bar.y1.min(laid.bar.y1) - other.bar.y0.max(laid.bar.y0);
        if wide > 0.0 && high > 0.0 { wide * high } else { 0.0 }
    };
    let candidates = layout.marks.iter().enumerate();
    let candidates = candidates.filter(|(_, other)| is_range(other.mark) == is_range(laid.mark));
    let best = candidates.map(|(at, other)| (at, shared(other))).max_by(|a, b| a.1.total_cmp(&b.1));
    best.filter(|(_, shared)| *shared > 0.0).map(|(at, _)| at)
}

/// The ceilings in sight, without labels.
fn caps(plot: &Plot, view: &Viewport) -> Vec<LaidCap> {
    plot.caps
        .iter()
        .enumerate()
        .filter_map(|(at, cap)| {
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
        })
        .collect()
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

/// Find room for a bar near its value. Gives whether there was any.
fn bar(at: usize, mark: &Mark, view: &Viewport, taken: &mut Taken) -> (LaidMark, bool) {
    let (x0, x1) = (view.px(mark.x0), view.px(mark.x1));
    let width = (x1 - x0).max(NARROWEST);
    let middle = f32::midpoint(x0, x1);
    let true_y = if mark.pinned { view.height - BAR / 2.0 } else { view.py(mark.y) };
    let mut area = Area::around(middle, true_y.clamp(BAR / 2.0, view.height - BAR / 2.0), width, BAR);
    if let Some([low, high]) = mark.range {
        area.y0 = area.y0.min(view.py(high)).max(0.0);
        area.y1 = area.y1.max(view.py(low)).min(view.height);
    }
    let free = |shift: f32| {
        let moved = area.lower(shift);
        let inside = shift == 0.0 || (moved.y0 >= 0.0 && moved.y1 <= view.height);
        // Periods that follow one another touch, and need not make room.
        let clear = Area { x0: moved.x0 + GAP, x1: moved.x1 - GAP, y0: moved.y0 - GAP, y1: moved.y1 + GAP };
        inside && taken.is_free(clear) && arrow(moved, mark).is_none_or(|arrow| taken.is_free(arrow))
    };
    // Nearest first, upwards before downwards.
    let nudges = (0..=NUDGES).flat_map(|count| [-count, count]).map(|count| f32::from(count) * NUDGE);
    let place = nudges.into_iter().find(|shift| free(*shift));
    let shift = place.unwrap_or(0.0);
    let bar = area.lower(shift);
    if place.is_some() {
        taken.take(bar);
        if let Some(arrow) = arrow(bar, mark) {
            taken.take(arrow);
        }
    }
    let (hit_x, hit_y) = bar.middle();
    let hit = Area::around(hit_x, hit_y, bar.width().max(12.0), bar.height() + 2.0);
    let hit = Area { x0: hit.x0.max(0.0), x1: hit.x1.min(view.width), ..hit };
    (LaidMark { mark: at, bar, hit, shift, true_y, pile: Vec::new(), label: None }, place.is_some())
}

/// The arrow of a one-sided figure above or below its bar.
fn arrow(bar: Area, mark: &Mark) -> Option<Area> {
    let (x, _) = bar.middle();
    let y = match mark.arrow? {
        Arrow::Up => bar.y0 - ARROW / 2.0,
        Arrow::Down => bar.y1 + ARROW / 2.0,
    };
    Some(Area::around(x, y, 8.0, ARROW))
}

fn cap_label(laid: &LaidCap, label: &str, view: &Viewport, taken: &Taken) -> Option<Area> {
    let width = text_width(label);
    let first = laid.periods.first()?[0];
    if width > view.width {
        return None;
    }
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
            let right = (view.width - width).max(0.0);
            let rows = [laid.y - LINE / 2.0 - 2.0, laid.y + LINE / 2.0 + 2.0];
            let begins = laid.periods.iter().map(|[from, _]| (from + 6.0).min(right));
            let places = rows.into_iter().flat_map(|y| begins.clone().map(move |x| (x, y)));
            places.map(|(x, y)| at(x, y)).find(clear)
        }
    }
}

/// The selected mark first, then claims, then suggestions; longer periods first, as in the order of drawing.
fn label_marks(
    layout: &mut Layout,
    plot: &Plot,
    say: &dyn Fn(&Mark) -> String,
    view: &Viewport,
    selected: Option<usize>,
    taken: &mut Taken,
) {
    let chosen: Vec<bool> =
        layout.marks.iter().map(|laid| selected.is_some_and(|mark| laid.holds(mark))).collect();
    let mut order: Vec<usize> = (0..layout.marks.len()).collect();
    order.sort_by_key(|at| (!chosen[*at], plot.marks[layout.marks[*at].mark].suggestion));
    let mut count = 0;
    for at in order {
        if count == LABELS {
            break;
        }
        let laid = &layout.marks[at];
        let mark = &plot.marks[laid.mark];
        let mut label = say(mark);
        if !laid.pile.is_empty() {
            label.push_str(&format!(" +{}", laid.pile.len()));
        }
        let width = text_width(&label);
        // The outline of the selected mark takes some pixels more.
        let bar = if chosen[at] { laid.bar.grown(4.0) } else { laid.bar };
        let bar = arrow(bar, mark).map_or(bar, |arrow| Area {
            y0: bar.y0.min(arrow.y0),
            y1: bar.y1.max(arrow.y1),
            ..bar
        });
        let shown = Area { x0: bar.x0.max(0.0), x1: bar.x1.min(view.width), ..bar };
        let (x, y) = (shown.middle().0, laid.bar.middle().1);
        let (least, most) = (width / 2.0, view.width - width / 2.0);
        let inside = |x: f32| x.min(most).max(least);
        let half = LINE / 2.0 + 1.5;
        let (above, below) = (bar.y0 - half, bar.y1 + half);
        let (flush_left, flush_right) = (inside(shown.x0 + least), inside(shown.x1 - least));
        let place = [
            (inside(x), above),
            (inside(x), below),
            (bar.x1 + least + 4.0, y),
            (bar.x0 - least - 4.0, y),
            (flush_left, above),
            (flush_right, above),
            (flush_left, below),
            (flush_right, below),
        ]
        .into_iter()
        .map(|(x, y)| Area::around(x, y, width, LINE))
        .find(|area| area.fits(view.width, view.height) && taken.is_free(*area));
        if let Some(area) = place {
            taken.take(area);
            count += 1;
        }
        layout.marks[at].label = place.map(|area| Label { area, words: label });
    }
}

/// About how wide a label is. Fonts are the drawer's affair; this keeps window and file alike.
pub(super) fn text_width(words: &str) -> f32 {
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
