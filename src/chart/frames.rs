//! Where plots stand in the room that there is.

use super::{Area, PlotKind, Scene};

/// What a picture keeps free around its plots, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// Left of each column of plots, for the labels of values.
    pub gutter: f32,
    /// Right of each column.
    pub margin: f32,
    /// Above each plot, for its title.
    pub title: f32,
    /// Below each pair, for the labels of time.
    pub time: f32,
    /// Below each plot, for one lane of coverage.
    pub lane: f32,
}

/// A plot without claims gives its room to the other of its pair.
const EMPTY: f32 = 44.0;
/// The least that a plot with claims is given.
const LEAST: f32 = 40.0;
/// More lanes than these would take the plot's room; the series further down in the list have none.
const LANES: usize = 6;
/// Narrower columns than this cannot be read.
const COLUMN: f32 = 250.0;

/// One plot's place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Its position among the scene's plots.
    pub plot: usize,
    /// The plot itself, without title and labels.
    pub area: Area,
    /// Room for lanes of coverage, directly below it; without height where no plot of its kind draws official series.
    pub lanes: Area,
    /// The labels of time stand below it and its lanes.
    pub last: bool,
}

/// Pairs beside each other while there is room, then in further rows; within a pair money above oil.
#[must_use]
pub fn frames(scene: &Scene, width: f32, height: f32, room: &Room) -> Vec<Frame> {
    let panes = scene.panes.len().max(1);
    let columns = ((width / COLUMN) as usize).clamp(1, panes);
    // As even as can be: four pairs in two rows of two, not three and one.
    let rows = panes.div_ceil(columns);
    let columns = panes.div_ceil(rows);
    let (wide, high) = (width / columns as f32, height / rows as f32);
    let mut frames = Vec::new();
    for pane in 0..panes {
        let (column, row) = (pane % columns, pane / columns);
        let left = column as f32 * wide + room.gutter;
        let right = ((column + 1) as f32 * wide - room.margin).max(left + 40.0);
        let mut top = row as f32 * high;
        let kinds = kinds(scene, panes);
        let lanes = |kind: PlotKind| lanes(scene, kind) as f32 * room.lane;
        let taken: f32 = kinds.iter().map(|kind| room.title + lanes(*kind)).sum();
        let heights = heights(scene, pane, &kinds, high - room.time - taken);
        for (at, (kind, height)) in kinds.iter().zip(heights).enumerate() {
            let y0 = (top + room.title).round();
            let area = Area { x0: left.round(), x1: right.round(), y0, y1: y0 + height.round() };
            let lanes = Area { y0: area.y1, y1: area.y1 + lanes(*kind), ..area };
            frames.push(Frame { plot: pane * 2 + *kind as usize, area, lanes, last: at + 1 == kinds.len() });
            top = lanes.y1;
        }
    }
    frames
}

/// For how many lanes of coverage the plots of a kind have room: all for as many as the fullest of them needs, because
/// small multiples are compared across.
fn lanes(scene: &Scene, kind: PlotKind) -> usize {
    let of_kind = scene.plots.iter().filter(|plot| plot.kind == kind);
    of_kind.map(|plot| plot.official.len().min(LANES)).max().unwrap_or(0)
}

/// Both kinds where all is drawn together, so that an empty plot can say what would fill it; otherwise what occurs.
fn kinds(scene: &Scene, panes: usize) -> Vec<PlotKind> {
    let occurs = |kind: &PlotKind| panes == 1 || scene.has(*kind);
    let kinds: Vec<PlotKind> = PlotKind::ALL.into_iter().filter(occurs).collect();
    if kinds.is_empty() { PlotKind::ALL.to_vec() } else { kinds }
}

/// Equal heights, unless one of an only pair has nothing to show.
fn heights(scene: &Scene, pane: usize, kinds: &[PlotKind], free: f32) -> Vec<f32> {
    let filled: Vec<bool> = kinds
        .iter()
        .map(|kind| scene.plots.get(pane * 2 + *kind as usize).is_some_and(|plot| !plot.is_empty()))
        .collect();
    // Small multiples are compared across, so they all have the same heights.
    let give = scene.panes.len() <= 1 && filled.contains(&true) && filled.contains(&false);
    let share = free / kinds.len() as f32;
    let height = |filled: bool| match (give, filled) {
        (true, false) => EMPTY,
        (true, true) => (free - EMPTY).max(LEAST),
        (false, _) => share.floor().max(LEAST),
    };
    filled.into_iter().map(height).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{official, sample, scene_beside};
    use super::*;
    use crate::chart::{Options, PaneBy};
    use crate::measure::{Currency, Unit};

    const ROOM: Room = Room { gutter: 50.0, margin: 10.0, title: 20.0, time: 20.0, lane: 9.0 };

    #[test]
    fn lanes_stand_between_a_plot_and_what_follows_it() {
        let rows = [("2017-01-01", "2017-12-31", "7")];
        let usd = |id: &str| official(id, "all", Unit::Money(Currency::USD), &rows);
        let series: Vec<_> = ["a", "b", "c", "d", "e", "f", "g", "h"].map(usd).into();
        let scene = scene_beside(&sample(), &series[..2], Options::default());
        let [value, oil] = frames(&scene, 900.0, 400.0, &ROOM)[..] else { panic!("two plots") };
        assert_eq!((value.lanes.y0, value.lanes.height(), oil.lanes.height()), (value.area.y1, 18.0, 0.0));
        assert!(value.lanes.y1 + ROOM.title <= oil.area.y0 + 0.5 && oil.area.y1 + ROOM.time <= 400.5);
        // So many series that their lanes would leave no plot: the last ones have none.
        let scene = scene_beside(&sample(), &series, Options::default());
        assert_eq!(frames(&scene, 900.0, 400.0, &ROOM)[0].lanes.height(), 54.0);
        // Pairs stand side by side at the same heights, whichever of them the series is about.
        let by_flow = Options { panes: PaneBy::Flow, ..Options::default() };
        let scene = scene_beside(&sample(), &series[..2], by_flow);
        let frames = frames(&scene, 1_200.0, 400.0, &ROOM);
        let of_row = |top: f32| frames.iter().filter(move |frame| frame.area.y0 == top);
        let first = frames[0];
        assert!(of_row(first.area.y0).count() > 1);
        assert!(of_row(first.area.y0).all(|frame| frame.area.y1 == first.area.y1));
        let oil = frames.iter().find(|frame| frame.plot % 2 == 1).expect("an oil plot");
        assert_eq!(of_row(oil.area.y0).count(), of_row(first.area.y0).count());
    }
}
