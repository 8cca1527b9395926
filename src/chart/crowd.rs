//! Marks that are too many to be drawn one by one: counted into cells of a few pixels, none left out.
//!
//! A bar covers all cells of its period at its height. A cell's strength says how many bars cover it, its colour which
//! group has most of them, and a bar that stands alone is one cell high and as strong as a lone bar must be to be seen.

use super::{Area, Mark, OutOfSight, Viewport};

/// More marks than this in sight are drawn as cells.
pub(super) const CROWD: usize = 600;
/// A cell's size in pixels.
const WIDE: f32 = 2.0;
const HIGH: f32 = 4.0;
/// So many times what is in sight is counted on every side of it, once somebody moves.
const AHEAD: usize = 1;
/// Nearer to a line than this share of a cell is on it.
const ON_THE_LINE: f32 = 1e-4;
/// A lone bar is at least as many cells wide.
const NARROWEST: usize = 2;

/// Neighbouring cells that look the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// Where, in pixels of the plot.
    pub area: Area,
    /// The group that most of its marks belong to.
    pub group: u8,
    /// Most of them are suggestions.
    pub light: bool,
    /// How many marks cover it: 0 for one, 1 for up to 3, 2 for up to 7 and so on in powers of two.
    pub level: u8,
}

/// The marks of a plot as bare numbers, group by group, claims and suggestions apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Crowd {
    /// Group, lightness, and where its marks end.
    classes: Vec<(u8, bool, usize)>,
    x0: Vec<f32>,
    x1: Vec<f32>,
    /// Not a number for those at the lower edge: they are in sight whatever is zoomed.
    y0: Vec<f32>,
    y1: Vec<f32>,
    mark: Vec<u32>,
    begins: Days,
    ends: Days,
    /// Lowest and highest value of those that are not at the edge.
    y: [f32; 2],
}

/// How many marks begin or end up to each day. Periods are whole days, so that a look-up counts exactly.
#[derive(Clone, Debug, Default, PartialEq)]
struct Days {
    first: i64,
    /// Sums from the first day on.
    sums: Vec<u32>,
}

impl Days {
    fn new(days: &[f32]) -> Self {
        let (low, high) =
            days.iter().fold((f32::MAX, f32::MIN), |(low, high), day| (low.min(*day), high.max(*day)));
        let (first, last) = (low.floor() as i64, high.floor() as i64);
        let mut sums = vec![0_u32; (last - first).max(0) as usize + 1];
        for day in days {
            sums[(day.floor() as i64 - first) as usize] += 1;
        }
        let mut sum = 0;
        for count in &mut sums {
            sum += *count;
            *count = sum;
        }
        Self { first, sums }
    }

    /// How many stand at this moment or before.
    fn until(&self, moment: f64) -> usize {
        let at = moment.floor() as i64 - self.first;
        if at < 0 { 0 } else { self.sums[(at as usize).min(self.sums.len() - 1)] as usize }
    }
}

/// A grid of cells over a stretch of time and values, and one row more for the marks at the lower edge. It is fixed to
/// the calendar and to the values, not to the window: moved, every mark stays in its cells.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Lens {
    /// Cells in a day, and in a unit of plotted value.
    by: [f64; 2],
    /// The first column, counted from 1970, and the first row, counted downwards from zero.
    first: [i64; 2],
    columns: usize,
    rows: usize,
}

impl Lens {
    /// What a view shows, and so many times its size more on every side.
    fn new(view: &Viewport, by: [f64; 2], ahead: usize) -> Self {
        let (columns, rows) = size(view);
        let first = first(view, by);
        Self {
            by,
            first: [first[0] - (ahead * columns) as i64, first[1] - (ahead * rows) as i64],
            columns: columns * (1 + 2 * ahead),
            rows: rows * (1 + 2 * ahead),
        }
    }

    /// Where a view begins in it, if it shows all of the view.
    fn shows(&self, view: &Viewport) -> Option<(usize, usize)> {
        let (columns, rows) = size(view);
        let first = first(view, self.by);
        let column = usize::try_from(first[0] - self.first[0]).ok()?;
        let row = usize::try_from(first[1] - self.first[1]).ok()?;
        (column + columns <= self.columns && row + rows <= self.rows).then_some((column, row))
    }

    /// Whether a view has the same zoom. Moving a window changes the last digits of its width.
    fn fits(&self, by: [f64; 2]) -> bool {
        let near = |a: f64, b: f64| (a / b - 1.0).abs() < 1e-9;
        near(self.by[0], by[0]) && near(self.by[1], by[1])
    }

    fn finder(&self) -> Finder {
        Finder {
            x: (self.first[0] as f64 / self.by[0]) as f32,
            y: (-self.first[1] as f64 / self.by[1]) as f32,
            by_x: self.by[0] as f32,
            by_y: self.by[1] as f32,
            columns: self.columns,
            rows: self.rows,
        }
    }
}

/// Columns and rows that a view touches: one more than fit, as it begins within a cell.
fn size(view: &Viewport) -> (usize, usize) {
    let count = |pixels: f32, cell: f32| (pixels / cell).ceil().max(1.0) as usize + 1;
    (count(view.width, WIDE), count(view.height, HIGH))
}

/// Cells in a day, and in a unit of plotted value.
fn zoom(view: &Viewport) -> [f64; 2] {
    let by = |pixels: f32, [from, to]: [f64; 2]| f64::from(pixels) / (to - from);
    [by(view.width / WIDE, view.x), by(view.height / HIGH, view.y)]
}

/// The column and the row that hold a view's upper left corner.
fn first(view: &Viewport, by: [f64; 2]) -> [i64; 2] {
    [(view.x[0] * by[0]).floor() as i64, (-view.y[1] * by[1]).floor() as i64]
}

/// Finds the cells of marks.
struct Finder {
    x: f32,
    y: f32,
    by_x: f32,
    by_y: f32,
    columns: usize,
    rows: usize,
}

impl Finder {
    /// Whether a mark touches the grid, or stands at the lower edge whatever is zoomed.
    fn sees(&self, x0: f32, x1: f32, y0: f32, y1: f32) -> bool {
        let right = self.x + self.columns as f32 / self.by_x;
        let bottom = self.y - self.rows as f32 / self.by_y;
        !((x1 <= self.x) | (x0 >= right) | (y0 > self.y) | (y1 < bottom))
    }

    /// First and last column, first and last row.
    fn cells(&self, x0: f32, x1: f32, y0: f32, y1: f32) -> (usize, usize, usize, usize) {
        // From float to integer is saturating: what lies left of the grid starts in its first column.
        let column = |x: f32| ((x - self.x) * self.by_x) as usize;
        let last = self.columns - 1;
        let first = column(x0).min(last);
        let end = column(x1).max(first + NARROWEST - 1).min(last);
        if y0.is_nan() {
            return (first, end, self.rows, self.rows);
        }
        // What stands exactly on a line belongs above it: zero, on the lower edge of a linear plot, is in sight.
        let row = |y: f32| (((self.y - y) * self.by_y - ON_THE_LINE) as usize).min(self.rows - 1);
        (first, end, row(y1), row(y0))
    }
}

impl Crowd {
    pub(super) fn new(marks: &[Mark]) -> Self {
        if marks.len() <= CROWD {
            return Self::default();
        }
        let class = |mark: &Mark| usize::from(mark.group) * 2 + usize::from(mark.suggestion);
        let mut ends = vec![0_usize; 512];
        marks.iter().for_each(|mark| ends[class(mark)] += 1);
        let mut sum = 0;
        let mut classes = Vec::new();
        for (class, end) in ends.iter_mut().enumerate() {
            let count = *end;
            *end = sum;
            sum += count;
            if count > 0 {
                classes.push(((class / 2) as u8, class % 2 == 1, sum));
            }
        }
        let mut order = vec![0_u32; marks.len()];
        for (at, mark) in marks.iter().enumerate() {
            let next = &mut ends[class(mark)];
            order[*next] = at as u32;
            *next += 1;
        }
        let column = |of: &dyn Fn(&Mark) -> f32| order.iter().map(|at| of(&marks[*at as usize])).collect();
        let height = |mark: &Mark, range: usize| match mark.range {
            _ if mark.pinned => f32::NAN,
            Some(range_of) => range_of[range] as f32,
            None => mark.y as f32,
        };
        let x0: Vec<f32> = column(&|mark| mark.x0 as f32);
        let x1: Vec<f32> = column(&|mark| mark.x1 as f32);
        let y0: Vec<f32> = column(&|mark| height(mark, 0));
        let y1: Vec<f32> = column(&|mark| height(mark, 1));
        // `min` and `max` pass over what is not a number.
        let low = y0.iter().copied().fold(f32::INFINITY, f32::min);
        let high = y1.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let (begins, ends) = (Days::new(&x0), Days::new(&x1));
        Self { classes, x0, x1, y0, y1, mark: order, begins, ends, y: [low, high] }
    }

    /// Whether there are so many that they are looked at here and not one by one.
    pub(super) fn is_some(&self) -> bool {
        !self.mark.is_empty()
    }

    /// How many are in sight, and how many beyond each edge.
    pub(super) fn count(&self, view: &Viewport) -> (usize, OutOfSight) {
        let earlier = self.ends.until(view.x[0]);
        // Those that begin at the right edge or later.
        let later = self.mark.len() - self.begins.until(view.x[1].ceil() - 1.0);
        let mut out = OutOfSight { earlier, later, ..OutOfSight::default() };
        let [bottom, top] = view.y.map(|y| y as f32);
        if self.y[0] < bottom || self.y[1] > top {
            let [left, right] = view.x.map(|x| x as f32);
            let (mut above, mut below) = (0_u32, 0_u32);
            for (((x0, x1), y0), y1) in self.x0.iter().zip(&self.x1).zip(&self.y0).zip(&self.y1) {
                let inside = (*x1 > left) & (*x0 < right);
                let out_above = inside & (*y0 > top);
                above += u32::from(out_above);
                below += u32::from(inside & !out_above & (*y1 < bottom));
            }
            (out.above, out.below) = (above as usize, below as usize);
        }
        (self.mark.len() - out.earlier - out.later - out.above - out.below, out)
    }

    fn sees(&self, at: usize, [left, right]: [f32; 2], [bottom, top]: [f32; 2]) -> bool {
        let out_left = self.x1[at] <= left;
        let out_right = self.x0[at] >= right;
        let out_above = self.y0[at] > top;
        let out_below = self.y1[at] < bottom;
        !(out_left | out_right | out_above | out_below)
    }

    /// Positions of the marks in sight.
    pub(super) fn in_sight(&self, view: &Viewport) -> Vec<usize> {
        let (x, y) = (view.x.map(|x| x as f32), view.y.map(|y| y as f32));
        (0..self.mark.len()).filter(|at| self.sees(*at, x, y)).map(|at| self.mark[at] as usize).collect()
    }

    /// The marks in sight as cells. What `tallies` remembers of the same zoom is not counted again.
    pub(super) fn cells(&self, view: &Viewport, stamp: u64, tallies: &mut Tallies) -> Vec<Cell> {
        let same = tallies.of == Some((stamp, size(view))) && tallies.lens.fits(zoom(view));
        let known = tallies.lens.shows(view).filter(|_| same);
        let from = known.unwrap_or_else(|| {
            // Whoever zooms goes on zooming, and whoever moves goes on moving.
            let (by, ahead) = if same { (tallies.lens.by, AHEAD) } else { (zoom(view), 0) };
            tallies.lens = Lens::new(view, by, ahead);
            tallies.of = Some((stamp, size(view)));
            self.tally(&tallies.lens, &mut tallies.cells);
            tallies.lens.shows(view).unwrap_or_default()
        });
        self.runs(tallies, from, view)
    }

    /// Count how many marks cover each cell of a grid, and which class has most.
    fn tally(&self, lens: &Lens, tallies: &mut Vec<Tally>) {
        let finder = lens.finder();
        let (stride, rows) = (lens.columns + 1, lens.rows + 1);
        // How many bars begin less how many have ended, at each cell: the sum along a row is how many cover it.
        let mut change = vec![0_i32; rows * stride];
        tallies.clear();
        tallies.resize(rows * lens.columns, Tally::default());
        let mut begin = 0;
        for (class, (_, _, end)) in self.classes.iter().enumerate() {
            let range = begin..*end;
            begin = *end;
            let marks = self.x0[range.clone()].iter().zip(&self.x1[range.clone()]);
            let marks = marks.zip(self.y0[range.clone()].iter().zip(&self.y1[range]));
            let mut any = false;
            for ((x0, x1), (y0, y1)) in marks {
                if !finder.sees(*x0, *x1, *y0, *y1) {
                    continue;
                }
                any = true;
                let (first, last, top, bottom) = finder.cells(*x0, *x1, *y0, *y1);
                for row in top..=bottom {
                    change[row * stride + first] += 1;
                    change[row * stride + last + 1] -= 1;
                }
            }
            if !any {
                continue;
            }
            for row in 0..rows {
                let mut covering = 0;
                let changes = &mut change[row * stride..(row + 1) * stride];
                let tallies = &mut tallies[row * lens.columns..(row + 1) * lens.columns];
                for (change, tally) in changes.iter_mut().zip(tallies) {
                    covering += std::mem::take(change);
                    tally.all += covering as u32;
                    if covering as u32 > tally.most {
                        tally.most = covering as u32;
                        tally.class = class as u16;
                    }
                }
                changes[lens.columns] = 0;
            }
        }
    }

    /// Neighbours in a row that look the same become one, of what a view shows from this column and row on.
    fn runs(&self, tallies: &Tallies, (column, row): (usize, usize), view: &Viewport) -> Vec<Cell> {
        let lens = &tallies.lens;
        let (columns, rows) = size(view);
        let begin = first(view, lens.by);
        // The view begins within a cell.
        let left = (begin[0] as f64 - view.x[0] * lens.by[0]) as f32 * WIDE;
        let top = (begin[1] as f64 + view.y[1] * lens.by[1]) as f32 * HIGH;
        let mut cells = Vec::new();
        let seen = (0..rows).map(|at| (row + at, top + at as f32 * HIGH));
        for (row, y0) in seen.chain([(lens.rows, view.height - HIGH)]) {
            let row = &tallies.cells[row * lens.columns + column..][..columns];
            let mut at = 0;
            while at < columns {
                let Some(look) = row[at].look() else {
                    at += 1;
                    continue;
                };
                let begin = at;
                while at < columns && row[at].look() == Some(look) {
                    at += 1;
                }
                let (class, level) = look;
                let (group, light, _) = self.classes[usize::from(class)];
                let [x0, x1] = [begin, at].map(|column| (column as f32 * WIDE + left).clamp(0.0, view.width));
                let [y0, y1] = [y0, y0 + HIGH].map(|y| y.clamp(0.0, view.height));
                if x0 < x1 && y0 < y1 {
                    cells.push(Cell { area: Area { x0, x1, y0, y1 }, group, light, level });
                }
            }
        }
        cells
    }

    /// Positions of the marks that cover a pixel, in the order of the list: at most so many, and how many there are.
    pub(super) fn at(&self, view: &Viewport, (x, y): (f32, f32), most: usize) -> (Vec<usize>, usize) {
        let lens = Lens::new(view, zoom(view), 0);
        let finder = lens.finder();
        let cell = |pixel: f32, cell: f32, from: f64, first: i64| {
            (f64::from(pixel / cell) + from - first as f64).max(0.0) as usize
        };
        let column = cell(x, WIDE, view.x[0] * lens.by[0], lens.first[0]);
        let row = cell(y, HIGH, -view.y[1] * lens.by[1], lens.first[1]);
        let at_edge = y >= view.height - HIGH;
        let (mut found, mut count) = (Vec::new(), 0);
        for at in 0..self.mark.len() {
            let (x0, x1, y0, y1) = (self.x0[at], self.x1[at], self.y0[at], self.y1[at]);
            if !finder.sees(x0, x1, y0, y1) {
                continue;
            }
            let (first, last, top, bottom) = finder.cells(x0, x1, y0, y1);
            let in_row = (top..=bottom).contains(&row) || (at_edge && top == lens.rows);
            if in_row && (first..=last).contains(&column) {
                count += 1;
                if found.len() < most {
                    found.push(self.mark[at] as usize);
                }
            }
        }
        found.sort_unstable();
        (found, count)
    }
}

/// What was counted for a zoom, as much again on every side: moving it counts nothing anew.
#[derive(Clone, Debug, Default)]
pub struct Tallies {
    /// The scene's stamp and the size of the view in cells.
    of: Option<(u64, (usize, usize))>,
    lens: Lens,
    /// Row by row, last that of the lower edge.
    cells: Vec<Tally>,
}

/// What covers one cell.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    all: u32,
    most: u32,
    class: u16,
}

impl Tally {
    fn look(&self) -> Option<(u16, u8)> {
        (self.all > 0).then(|| (self.class, self.all.ilog2().min(15) as u8))
    }
}

#[cfg(test)]
mod tests;
