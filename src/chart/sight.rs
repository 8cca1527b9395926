//! Which part of a scene is looked at: the window's zoom, and what a picture of it shows.

use super::{Mark, Plot, PlotKind, Scene, Step};

/// Bounds for all plots of a scene.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sight {
    /// First and last moment, in days since 1970.
    pub x: [f64; 2],
    /// Lowest and highest plotted value of money, and of oil.
    pub y: [[f64; 2]; 2],
}

/// Why a mark is not in sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edge {
    /// It ends before the first moment.
    Earlier,
    /// It begins after the last.
    Later,
    /// Its value is higher.
    Above,
    /// Its value is lower.
    Below,
}

impl Edge {
    /// To stand behind a count: `2 before the time shown`.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Earlier => "before the time shown",
            Self::Later => "after the time shown",
            Self::Above => "above the values shown",
            Self::Below => "below the values shown",
        }
    }
}

impl Sight {
    /// Everything.
    #[must_use]
    pub fn whole(scene: &Scene) -> Self {
        let y = |kind| scene.plots.iter().find(|plot| plot.kind == kind).map_or([0.0, 1.0], |plot| plot.y);
        Self { x: scene.x, y: PlotKind::ALL.map(y) }
    }

    /// Bounds of one plot's values.
    #[must_use]
    pub const fn values(&self, plot: &Plot) -> [f64; 2] {
        self.y[plot.kind as usize]
    }

    /// Whether a step of an official series is in sight.
    #[must_use]
    pub fn shows(&self, plot: &Plot, step: &Step) -> bool {
        let [low, high] = self.values(plot);
        step.x1 > self.x[0] && step.x0 < self.x[1] && (low..=high).contains(&step.y)
    }

    /// The edge beyond which a mark of this plot lies; `None` for one in sight. As [`super::lay_out`] has it.
    #[must_use]
    pub fn beyond(&self, plot: &Plot, mark: &Mark) -> Option<Edge> {
        let y = self.values(plot);
        let [low, high] = mark.range.unwrap_or([mark.y; 2]);
        let slack = (y[1] - y[0]) * 1e-9;
        match mark {
            _ if mark.x1 <= self.x[0] => Some(Edge::Earlier),
            _ if mark.x0 >= self.x[1] => Some(Edge::Later),
            _ if mark.pinned => None,
            _ if low > y[1] + slack => Some(Edge::Above),
            _ if high < y[0] - slack => Some(Edge::Below),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::fixture::{sample, scene_of};
    use crate::chart::{Options, Tallies, Viewport, lay_out};

    #[test]
    fn agrees_with_the_layout() {
        let (figures, options) = (sample(), Options::default());
        let scene = scene_of(&figures, &options);
        let whole = Sight::whole(&scene);
        let [from, to] = scene.x;
        let half = Sight { x: [from, f64::midpoint(from, to)], y: [[7.0, 7.6], [4.0, 5.5]] };
        for sight in [whole, half] {
            for plot in &scene.plots {
                let view = Viewport { x: sight.x, y: sight.values(plot), width: 900.0, height: 300.0 };
                let memory = (0, &mut Tallies::default());
                let out = lay_out(plot, &figures, &options, &view, None, memory).out_of_sight;
                let count =
                    |edge| plot.marks.iter().filter(|mark| sight.beyond(plot, mark) == Some(edge)).count();
                assert_eq!(
                    [Edge::Earlier, Edge::Later, Edge::Above, Edge::Below].map(count),
                    [out.earlier, out.later, out.above, out.below]
                );
            }
        }
        assert!(
            scene.plots.iter().any(|plot| plot.marks.iter().any(|mark| half.beyond(plot, mark).is_some()))
        );
    }
}
