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
/// So many widths of the plot are counted ahead on either side.
const AHEAD: usize = 1;
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

/// What a zoom makes of them: a stretch of columns and all rows in sight.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Lens {
    x: f32,
    by_x: f32,
    y: f32,
    by_y: f32,
    columns: usize,
    rows: usize,
}

impl Lens {
    /// Beginning at this moment.
    fn new(view: &Viewport, from: f64, columns: usize) -> Self {
        let by_y = f64::from(view.height / HIGH) / (view.y[1] - view.y[0]);
        Self {
            x: from as f32,
            by_x: columns_per_day(view) as f32,
            y: view.y[1] as f32,
            by_y: by_y as f32,
            columns,
            rows: (view.height / HIGH).ceil().max(1.0) as usize,
        }
    }

    /// First and last column, first and last row.
    fn cells(&self, x0: f32, x1: f32, y0: f32, y1: f32) -> (usize, usize, usize, usize) {
        // From float to integer is saturating: what lies left of the plot starts in its first column.
        let column = |x: f32| ((x - self.x) * self.by_x) as usize;
        // The greatest row where it is not a number: the lower edge.
        let row = |y: f32| (((self.y - y) * self.by_y).min((self.rows - 1) as f32)) as usize;
        let last = self.columns - 1;
        let first = column(x0).min(last);
        let end = column(x1).max(first + NARROWEST - 1).min(last);
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
        let by_x = columns_per_day(view);
        let wide = (view.width / WIDE).ceil().max(1.0) as usize;
        let key = (stamp, by_x.to_bits(), view.y.map(f64::to_bits), view.height.to_bits());
        // The grid is fixed to the calendar, not to the window: moved, every cell stays what it was.
        let first = (view.x[0] * by_x).floor() as i64;
        let known = tallies.key == Some(key)
            && tallies.first <= first
            && first + (wide as i64) < tallies.first + tallies.lens.columns as i64;
        if !known {
            let columns = wide * (1 + 2 * AHEAD) + 1;
            tallies.first = first - (wide * AHEAD) as i64;
            tallies.lens = Lens::new(view, tallies.first as f64 / by_x, columns);
            tallies.key = Some(key);
            self.tally(&tallies.lens, view.y.map(|y| y as f32), &mut tallies.cells);
        }
        let shift = (first as f64 - view.x[0] * by_x) as f32 * WIDE;
        self.runs(tallies, (first - tallies.first) as usize, wide + 1, shift)
    }

    /// Count how many marks cover each cell of a lens, and which class has most.
    fn tally(&self, lens: &Lens, [bottom, top]: [f32; 2], tallies: &mut Vec<Tally>) {
        let stride = lens.columns + 1;
        let (left, right) = (lens.x, lens.x + lens.columns as f32 / lens.by_x);
        // How many bars begin less how many have ended, at each cell: the sum along a row is how many cover it.
        let mut change = vec![0_i32; lens.rows * stride];
        tallies.clear();
        tallies.resize(lens.rows * lens.columns, Tally::default());
        let mut begin = 0;
        for (class, (_, _, end)) in self.classes.iter().enumerate() {
            let range = begin..*end;
            begin = *end;
            let marks = self.x0[range.clone()].iter().zip(&self.x1[range.clone()]);
            let marks = marks.zip(self.y0[range.clone()].iter().zip(&self.y1[range]));
            let mut any = false;
            for ((x0, x1), (y0, y1)) in marks {
                if (*x1 <= left) | (*x0 >= right) | (*y0 > top) | (*y1 < bottom) {
                    continue;
                }
                any = true;
                let (first, last, above, below) = lens.cells(*x0, *x1, *y0, *y1);
                for row in above..=below {
                    change[row * stride + first] += 1;
                    change[row * stride + last + 1] -= 1;
                }
            }
            if !any {
                continue;
            }
            for row in 0..lens.rows {
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

    /// Neighbours in a row that look the same become one, of so many columns from one on; `shift` is where the first of
    /// them begins.
    fn runs(&self, tallies: &Tallies, from: usize, count: usize, shift: f32) -> Vec<Cell> {
        let mut cells = Vec::new();
        for (row, all) in tallies.cells.chunks(tallies.lens.columns).enumerate() {
            let y0 = row as f32 * HIGH;
            let seen = &all[from..from + count];
            let mut at = 0;
            while at < seen.len() {
                let Some(look) = seen[at].look() else {
                    at += 1;
                    continue;
                };
                let begin = at;
                while at < seen.len() && seen[at].look() == Some(look) {
                    at += 1;
                }
                let (class, level) = look;
                let (group, light, _) = self.classes[usize::from(class)];
                let [x0, x1] = [begin, at].map(|column| column as f32 * WIDE + shift);
                let area = Area { x0: x0.max(0.0), x1, y0, y1: y0 + HIGH };
                cells.push(Cell { area, group, light, level });
            }
        }
        cells
    }

    /// Positions of the marks that cover a pixel, in the order of the list: at most so many, and how many there are.
    pub(super) fn at(&self, view: &Viewport, (x, y): (f32, f32), most: usize) -> (Vec<usize>, usize) {
        let by_x = columns_per_day(view);
        let first = (view.x[0] * by_x).floor();
        let lens = Lens::new(view, first / by_x, (view.width / WIDE).ceil() as usize + 2);
        let column = (f64::from(x / WIDE) + view.x[0] * by_x - first) as usize;
        let row = (y / HIGH) as usize;
        let (in_x, in_y) = (view.x.map(|x| x as f32), view.y.map(|y| y as f32));
        let (mut found, mut count) = (Vec::new(), 0);
        for at in 0..self.mark.len() {
            if !self.sees(at, in_x, in_y) {
                continue;
            }
            let (first, last, top, bottom) = lens.cells(self.x0[at], self.x1[at], self.y0[at], self.y1[at]);
            if (first..=last).contains(&column) && (top..=bottom).contains(&row) {
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

/// Columns of cells in a day.
fn columns_per_day(view: &Viewport) -> f64 {
    f64::from(view.width / WIDE) / (view.x[1] - view.x[0])
}

/// What was counted for a zoom, some widths of the plot to both sides: moving it counts nothing anew.
#[derive(Clone, Debug, Default)]
pub struct Tallies {
    key: Option<(u64, u64, [u64; 2], u32)>,
    /// The first column, counted from 1970.
    first: i64,
    lens: Lens,
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
