//! Rectangles in pixels, and a grid that finds which of them overlap.

/// A rectangle in pixels of a plot, y downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Left.
    pub x0: f32,
    /// Top.
    pub y0: f32,
    /// Right.
    pub x1: f32,
    /// Bottom.
    pub y1: f32,
}

impl Area {
    /// From its middle and its size.
    #[must_use]
    pub fn around(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self { x0: x - width / 2.0, y0: y - height / 2.0, x1: x + width / 2.0, y1: y + height / 2.0 }
    }

    /// Width.
    #[must_use]
    pub fn width(self) -> f32 {
        self.x1 - self.x0
    }

    /// Height.
    #[must_use]
    pub fn height(self) -> f32 {
        self.y1 - self.y0
    }

    /// The middle.
    #[must_use]
    pub fn middle(self) -> (f32, f32) {
        (f32::midpoint(self.x0, self.x1), f32::midpoint(self.y0, self.y1))
    }

    /// Larger by `by` on every side.
    #[must_use]
    pub fn grown(self, by: f32) -> Self {
        Self { x0: self.x0 - by, y0: self.y0 - by, x1: self.x1 + by, y1: self.y1 + by }
    }

    /// Moved downwards.
    #[must_use]
    pub fn lower(self, by: f32) -> Self {
        Self { y0: self.y0 + by, y1: self.y1 + by, ..self }
    }

    /// Whether both share a pixel.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.x0 < other.x1 && other.x0 < self.x1 && self.y0 < other.y1 && other.y0 < self.y1
    }

    /// Whether it lies wholly within a plot of this size.
    #[must_use]
    pub fn fits(self, width: f32, height: f32) -> bool {
        self.x0 >= 0.0 && self.y0 >= 0.0 && self.x1 <= width && self.y1 <= height
    }
}

const CELL: (f32, f32) = (48.0, 16.0);

/// Areas that are taken, found by place: thousands of bars cost no more each than a few.
pub(super) struct Taken {
    columns: usize,
    rows: usize,
    cells: Vec<Vec<Area>>,
}

impl Taken {
    pub(super) fn new(width: f32, height: f32) -> Self {
        let columns = (width / CELL.0) as usize + 1;
        let rows = (height / CELL.1) as usize + 1;
        Self { columns, rows, cells: vec![Vec::new(); columns * rows] }
    }

    pub(super) fn is_free(&self, area: Area) -> bool {
        !self.cells_of(area).any(|cell| self.cells[cell].iter().any(|taken| taken.overlaps(area)))
    }

    pub(super) fn take(&mut self, area: Area) {
        let cells: Vec<usize> = self.cells_of(area).collect();
        for cell in cells {
            self.cells[cell].push(area);
        }
    }

    fn cells_of(&self, area: Area) -> impl Iterator<Item = usize> + use<> {
        let cell = |at: f32, size: f32, count: usize| ((at / size).max(0.0) as usize).min(count - 1);
        let columns = cell(area.x0, CELL.0, self.columns)..=cell(area.x1, CELL.0, self.columns);
        let rows = cell(area.y0, CELL.1, self.rows)..=cell(area.y1, CELL.1, self.rows);
        let width = self.columns;
        rows.flat_map(move |row| columns.clone().map(move |column| row * width + column))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn touching_is_not_overlapping_and_the_grid_agrees() {
        let mut taken = Taken::new(300.0, 100.0);
        let area = Area { x0: 40.0, y0: 10.0, x1: 60.0, y1: 20.0 };
        taken.take(area);
        for (other, free) in [
            (Area { x0: 60.0, y0: 10.0, x1: 70.0, y1: 20.0 }, true),
            (Area { x0: 59.0, y0: 19.0, x1: 70.0, y1: 40.0 }, false),
            (Area { x0: 0.0, y0: 0.0, x1: 300.0, y1: 100.0 }, false),
            (Area { x0: -50.0, y0: 10.0, x1: 30.0, y1: 20.0 }, true),
        ] {
            assert_eq!(taken.is_free(other), free, "{other:?}");
            assert_eq!(area.overlaps(other), !free, "{other:?}");
        }
    }
}
