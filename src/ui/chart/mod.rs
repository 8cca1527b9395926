//! The chart's drawing and hands: a [`Scene`] on the screen, and what the person does to it as events.
//!
//! `egui_plot` is not used here: it knows neither a logarithmic axis nor calendar cells nor one time axis under two
//! plots, keeps its bounds where a file export cannot see them, and lays every item out again on each frame. Zoom,
//! pan and links are a few lines over a [`Viewport`] that both plots and the export share.

mod axes;
mod card;
mod hands;
mod head;
mod mark;
mod plot;

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use super::theme::Palette;
use crate::chart::{Layout, Options, PlotKind, Scene, Viewport, lay_out};
use crate::model::{Codebook, Figure, FigureKey};

/// What the chart may look at during one frame.
pub struct ChartView<'a> {
    /// What is drawn.
    pub scene: &'a Scene,
    /// The figure that is selected everywhere.
    pub selected: Option<FigureKey>,
    /// A figure by its key, for hover cards.
    pub figure: &'a dyn Fn(FigureKey) -> Option<&'a Figure>,
    /// A commodity's name by its id, for hover cards.
    pub commodity: &'a dyn Fn(&str) -> String,
    /// Names, icons and colours of statuses.
    pub codebook: &'a Codebook,
}

/// What the person wants.
#[derive(Clone, Debug, PartialEq)]
pub enum ChartEvent {
    /// Select the figure and open its article at the sentence.
    Open(FigureKey),
    /// List what this plot cannot draw.
    ShowUnplaced(PlotKind),
    /// Draw otherwise.
    SetOptions(Options),
}

/// Left of the plots, for the labels of values.
const GUTTER: f32 = 56.0;
/// Right of the plots.
const MARGIN: f32 = 16.0;
/// Above each plot, for its title.
const TITLE: f32 = 26.0;
/// Below the plots, for the labels of time.
const TIME: f32 = 24.0;
/// A plot without claims gives its room to the other.
const EMPTY: f32 = 44.0;
/// The least that a plot with claims is given.
const LEAST: f32 = 56.0;

/// The chart's own state: what is in sight, and the picture of it.
#[derive(Default)]
pub struct ChartPanel {
    x: Option<[f64; 2]>,
    y: [Option<[f64; 2]>; 2],
    options: Options,
    revealed: Option<FigureKey>,
    pictures: [Picture; 2],
}

/// A layout, and what it was made of. Laid out again only when one of these changes.
#[derive(Default)]
struct Picture {
    of: Option<(u64, Viewport, Option<FigureKey>)>,
    layout: Layout,
}

impl ChartPanel {
    /// Draw the chart into all the room that is left in `ui`.
    pub fn show(&mut self, ui: &mut Ui, view: &ChartView<'_>, out: &mut Vec<ChartEvent>) {
        let palette = Palette::of(ui);
        let all = ui.max_rect();
        head::show(ui, view, &palette, out);
        // A head that found no room to wrap must not widen the plots.
        let room = ui.available_rect_before_wrap().intersect(all);
        ui.advance_cursor_after_rect(room);
        self.follow(view);
        let [value, volume] = split(room, view.scene);
        // Hands first: what is drawn is where the hands have moved it, in the same frame.
        for (kind, rect) in PlotKind::ALL.into_iter().zip([value, volume]) {
            self.hands(ui, view, kind, rect);
        }
        for (kind, rect) in PlotKind::ALL.into_iter().zip([value, volume]) {
            title(ui, view, kind, rect, &palette, out);
            self.plot(ui, view, kind, rect, &palette, out);
        }
        let axis =
            Rect::from_min_max(pos2(value.left(), volume.bottom()), pos2(value.right(), room.bottom()));
        axes::time_labels(ui, self.time(view), axis, &palette);
    }

    /// Show everything again.
    pub fn fit(&mut self) {
        self.x = None;
        self.y = [None; 2];
    }

    /// Other scales make other heights; a figure selected elsewhere is brought into sight.
    fn follow(&mut self, view: &ChartView<'_>) {
        if self.options != view.scene.options {
            self.options = view.scene.options;
            self.y = [None; 2];
        }
        if self.revealed == view.selected {
            return;
        }
        self.revealed = view.selected;
        let Some((kind, at)) = view.selected.and_then(|key| view.scene.find(key)) else { return };
        let plot = view.scene.plot(kind);
        let mark = &plot.marks[at];
        if let Some([from, to]) = self.x
            && (mark.x1 <= from || mark.x0 >= to)
        {
            let half = (to - from) / 2.0;
            let middle = f64::midpoint(mark.x0, mark.x1);
            self.x = Some([middle - half, middle + half]);
        }
        let y = &mut self.y[kind as usize];
        *y = y.filter(|[low, high]| *low <= mark.y && mark.y <= *high);
    }

    fn time(&self, view: &ChartView<'_>) -> [f64; 2] {
        self.x.unwrap_or(view.scene.x)
    }

    fn viewport(&self, view: &ChartView<'_>, kind: PlotKind, rect: Rect) -> Viewport {
        let y = self.y[kind as usize].unwrap_or(view.scene.plot(kind).y);
        Viewport { x: self.time(view), y, width: rect.width(), height: rect.height() }
    }

    fn plot(
        &mut self,
        ui: &mut Ui,
        view: &ChartView<'_>,
        kind: PlotKind,
        rect: Rect,
        palette: &Palette,
        out: &mut Vec<ChartEvent>,
    ) {
        let viewport = self.viewport(view, kind, rect);
        let plot = view.scene.plot(kind);
        axes::grid(ui, &viewport, plot, rect, palette);
        if plot.marks.is_empty() {
            plot::empty(ui, kind, plot, rect, palette);
            return;
        }
        let picture = &mut self.pictures[kind as usize];
        // A figure that this plot does not show moves nothing on it.
        let selected = view.selected.filter(|key| plot.marks.iter().any(|mark| mark.shows(*key)));
        let of = Some((view.scene.stamp, viewport, selected));
        if picture.of != of {
            picture.layout = lay_out(plot, &viewport, selected);
            picture.of = of;
        }
        plot::show(ui, view, kind, &picture.layout, rect, palette, out);
    }
}

/// The plots' rectangles: equal, unless one has nothing to show.
fn split(room: Rect, scene: &Scene) -> [Rect; 2] {
    let free = room.height() - 2.0 * TITLE - TIME;
    let [above, below] = match (scene.value.marks.is_empty(), scene.volume.marks.is_empty()) {
        (true, false) => [EMPTY, free - EMPTY],
        (false, true) => [free - EMPTY, EMPTY],
        _ => [(free / 2.0).floor(); 2],
    };
    let [above, below] = [above, below].map(|height| if height == EMPTY { EMPTY } else { height.max(LEAST) });
    let left = room.left() + GUTTER;
    let width = (room.width() - GUTTER - MARGIN).max(40.0);
    let rect =
        |top: f32, height: f32| Rect::from_min_size(pos2(left, top).round(), vec2(width, height).round());
    let value = rect(room.top() + TITLE, above);
    [value, rect(value.bottom() + TITLE, below)]
}

/// The plot's name, and how many figures it cannot draw.
fn title(
    ui: &mut Ui,
    view: &ChartView<'_>,
    kind: PlotKind,
    rect: Rect,
    palette: &Palette,
    out: &mut Vec<ChartEvent>,
) {
    let plot = view.scene.plot(kind);
    let line = Rect::from_min_max(pos2(rect.left(), rect.top() - TITLE), rect.right_top());
    let builder = UiBuilder::new().max_rect(line).layout(egui::Layout::left_to_right(egui::Align::Center));
    ui.scope_builder(builder.id_salt(("chart title", kind)), |ui| head::title(ui, kind, plot, palette, out));
}

#[cfg(test)]
mod tests;
