//! The chart's drawing and hands: a [`Scene`] on the screen, and what the person does to it as events.
//!
//! `egui_plot` is not used here: it knows neither a logarithmic axis nor calendar cells nor one time axis under two
//! plots, keeps its bounds where a file export cannot see them, and lays every item out again on each frame. Zoom,
//! pan and links are a few lines over a [`Viewport`] that all plots and the export share.

mod brush;
mod card;
mod cells;
mod hands;
mod head;
mod keys;
mod official;
mod picker;
mod plot;
mod table;

use egui::emath::GuiRounding as _;
use egui::{Id, Rect, Ui, UiBuilder, pos2, vec2};

use brush::Brush;

use super::KeptTable;
use super::theme::Palette;
use crate::chart::draw;
use crate::chart::{
    Area, Layout, Options, PlotKind, Room, Scene, Sight, Tables, Tallies, Viewport, frames, lay_out,
};
use crate::measure::{Date, FactorSet};
use crate::model::{Figure, FigureKey, TableId};
use crate::vocabulary::Lexicon;

/// What the chart may look at during one frame.
pub struct ChartView<'a> {
    /// What is drawn.
    pub scene: &'a Scene,
    /// The list that the scene was made of.
    pub figures: &'a [Figure],
    /// How many figures there are, whatever the filter shows.
    pub all: usize,
    /// The figure that is selected everywhere.
    pub selected: Option<FigureKey>,
    /// What the scene was made with, for hover cards.
    pub tables: Tables<'a>,
    /// Names of countries, goods and units.
    pub lexicon: &'a Lexicon,
    /// The project's tables of figures.
    pub own: &'a [KeptTable],
    /// Factor sets to choose from.
    pub sets: &'a [FactorSet],
    /// Show the same data as a table.
    pub as_table: bool,
}

impl ChartView<'_> {
    fn key(&self, figure: u32) -> Option<FigureKey> {
        self.figures.get(figure as usize).map(Figure::key)
    }
}

/// What the person wants.
#[derive(Clone, Debug, PartialEq)]
pub enum ChartEvent {
    /// Select the figure and open its article at the sentence.
    Open(FigureKey),
    /// List what this plot of the scene cannot draw.
    ShowUnplaced(usize),
    /// Draw otherwise.
    SetOptions(Options),
    /// Show only what touches these days, everywhere; all again.
    Brush(Option<[Date; 2]>),
    /// The same data as a table, or as plots again.
    AsTable,
    /// Add a table of figures.
    AddTable,
    /// Take one away.
    RemoveTable(TableId),
    /// Show every figure, whatever the filter says.
    ShowAll,
    /// Ask for a folder of articles.
    OpenFolder,
}

/// What is kept free around the plots.
const ROOM: Room = Room { gutter: 56.0, margin: 16.0, title: 26.0, time: 24.0, lane: draw::LANE };

/// The chart's own state: what is in sight, and the picture of it.
#[derive(Default)]
pub struct ChartPanel {
    x: Option<[f64; 2]>,
    /// By kind: all plots of a kind have one scale.
    y: [Option<[f64; 2]>; 2],
    options: Options,
    revealed: Option<FigureKey>,
    chosen: Chosen,
    pictures: Vec<Picture>,
    drag: Option<hands::Drag>,
    /// The plot or mark that had the focus when it was drawn last.
    focused: Option<Id>,
    focus: Wanted,
    rows: table::Rows,
    picker: picker::Picker,
}

/// What is to have the focus as soon as it is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Wanted {
    #[default]
    Nothing,
    /// The selected mark, or the first plot where none is selected.
    Chart,
    /// This figure's mark: it is selected only after the frame that asked for it.
    Mark(FigureKey),
}

/// Where the selected figure stands: looked for once, not in each frame.
#[derive(Default)]
struct Chosen {
    of: Option<(u64, Option<FigureKey>)>,
    at: Option<(usize, usize)>,
}

/// A layout, and what it was made of. Laid out again only when one of these changes.
#[derive(Default)]
struct Picture {
    of: Option<(u64, Viewport, Option<usize>)>,
    layout: Layout,
    tallies: Tallies,
    cells: cells::Drawn,
    /// It was laid out in this frame.
    moves: bool,
    under_pointer: cells::Found,
}

impl ChartPanel {
    /// Whether this plot or mark has the focus.
    #[must_use]
    pub fn is_focused(&self, id: Id) -> bool {
        self.focused == Some(id)
    }

    /// Draw the chart into all the room that is left in `ui`.
    pub fn show(&mut self, ui: &mut Ui, view: &ChartView<'_>, out: &mut Vec<ChartEvent>) {
        let palette = Palette::of(ui);
        let all = ui.max_rect();
        if view.scene.plots.is_empty() {
            // Another project is open, and what is to be drawn of it is still made.
            return;
        }
        head::show(ui, view, &palette, &mut self.picker, out);
        self.choose(view);
        self.follow(view);
        if view.as_table {
            self.rows.show(ui, view, self.chosen.at, &palette, out);
            return;
        }
        // A head that found no room to wrap must not widen the plots.
        let room = ui.available_rect_before_wrap().intersect(all);
        ui.advance_cursor_after_rect(room);
        let frames = frames(view.scene, room.width(), room.height(), &ROOM);
        self.pictures.resize_with(view.scene.plots.len(), Picture::default);
        self.keys(ui, view, out);
        // Hands first: what is drawn is where the hands have moved it, in the same frame.
        let mut responses = Vec::new();
        for frame in &frames {
            let rect = screen(frame.area, room);
            responses.push(self.hands(ui, view, frame.plot, rect));
            if frame.last {
                self.brush(ui, view, axis(screen(frame.lanes, room)), out);
            }
        }
        self.focused = None;
        for (frame, response) in frames.iter().zip(responses) {
            let rect = screen(frame.area, room);
            title(ui, view, frame.plot, rect, &palette, out);
            self.plot(ui, view, frame.plot, rect, &palette, response, out);
            let below = screen(frame.lanes, room);
            let of = ui.scope_id().with(("coverage", frame.plot));
            official::lanes(ui, &view.scene.plots[frame.plot].official, self.time(view), below, &palette, of);
            if frame.last {
                let below = axis(below);
                let mut brush = Brush::new(ui.painter(), below);
                draw::time_labels(&mut brush, self.time(view), below.width(), palette.inks());
            }
        }
        self.draw_drag(ui, &palette);
    }

    /// Show everything again.
    pub fn fit(&mut self) {
        self.x = None;
        self.y = [None; 2];
    }

    /// What is in sight of a scene.
    #[must_use]
    pub fn sight(&self, scene: &Scene) -> Sight {
        let whole = Sight::whole(scene);
        let y = PlotKind::ALL.map(|kind| self.y[kind as usize].unwrap_or(whole.y[kind as usize]));
        Sight { x: self.x.unwrap_or(whole.x), y }
    }

    /// Give the focus to the selected mark, or to the first plot: then the arrow keys walk.
    pub const fn take_focus(&mut self) {
        self.focus = Wanted::Chart;
    }

    fn choose(&mut self, view: &ChartView<'_>) {
        let of = Some((view.scene.stamp, view.selected));
        if self.chosen.of == of {
            return;
        }
        let figure = view.selected.and_then(|key| view.figures.iter().position(|figure| figure.key() == key));
        self.chosen = Chosen { of, at: figure.and_then(|figure| view.scene.find(figure)) };
    }

    /// Other scales make other heights; a figure selected elsewhere is brought into sight.
    fn follow(&mut self, view: &ChartView<'_>) {
        let scale = |options: &Options| (options.log, options.monthly, options.volume);
        if scale(&self.options) != scale(&view.scene.options) {
            self.y = [None; 2];
        }
        if self.options != view.scene.options {
            self.options = view.scene.options.clone();
        }
        if self.revealed == view.selected {
            return;
        }
        self.revealed = view.selected;
        let Some((plot, at)) = self.chosen.at else { return };
        let plot = &view.scene.plots[plot];
        let mark = &plot.marks[at];
        if let Some([from, to]) = self.x
            && (mark.x1 <= from || mark.x0 >= to)
        {
            let half = (to - from) / 2.0;
            let middle = f64::midpoint(mark.x0, mark.x1);
            self.x = Some([middle - half, middle + half]);
        }
        let y = &mut self.y[plot.kind as usize];
        *y = y.filter(|[low, high]| *low <= mark.y && mark.y <= *high);
    }

    fn time(&self, view: &ChartView<'_>) -> [f64; 2] {
        self.x.unwrap_or(view.scene.x)
    }

    fn viewport(&self, view: &ChartView<'_>, plot: usize, rect: Rect) -> Viewport {
        let plot = &view.scene.plots[plot];
        let y = self.y[plot.kind as usize].unwrap_or(plot.y);
        Viewport { x: self.time(view), y, width: rect.width(), height: rect.height() }
    }

    #[allow(clippy::too_many_arguments, reason = "what a plot is drawn of")]
    fn plot(
        &mut self,
        ui: &mut Ui,
        view: &ChartView<'_>,
        at: usize,
        rect: Rect,
        palette: &Palette,
        response: egui::Response,
        out: &mut Vec<ChartEvent>,
    ) {
        let viewport = self.viewport(view, at, rect);
        let plot = &view.scene.plots[at];
        // Among small multiples an empty plot has the same scale as the others.
        let scale = !plot.is_empty() || view.scene.panes.len() > 1;
        draw::grid(&mut Brush::new(ui.painter(), rect), &viewport, plot, scale, palette.inks());
        if plot.is_empty() {
            plot::empty(ui, view, at, rect, palette, out);
            return;
        }
        let picture = &mut self.pictures[at];
        // A figure that this plot does not show moves nothing on it.
        let selected = self.chosen.at.filter(|(plot, _)| *plot == at).map(|(_, mark)| mark);
        let of = Some((view.scene.stamp, viewport, selected));
        picture.moves = picture.of != of;
        if picture.moves {
            let memory = (view.scene.stamp, &mut picture.tallies);
            picture.layout = lay_out(plot, view.figures, &view.scene.options, &viewport, selected, memory);
            picture.of = of;
            picture.cells.forget();
            picture.under_pointer.forget();
        }
        let colours = draw::group_colours(view.scene, palette.inks());
        let stage = plot::Stage { view, at, rect, viewport, selected, palette: *palette, colours };
        let mut shown = plot::show(ui, &stage, picture, &response, out);
        if std::mem::take(&mut shown.zoom_in) {
            self.zoom_to_pointer(view, plot.kind, rect, &response);
        }
        let wanted = match self.focus {
            Wanted::Nothing => None,
            Wanted::Chart if self.chosen.at.is_none() => Some(response.id),
            Wanted::Chart => shown.selected,
            Wanted::Mark(key) => shown.selected.filter(|_| view.selected == Some(key)),
        };
        if let Some(id) = wanted {
            self.focus = Wanted::Nothing;
            ui.memory_mut(|memory| memory.request_focus(id));
            // The next press may come before the next frame does.
            shown.focused = Some(id);
        }
        if let Some(id) = shown.focused.or_else(|| response.has_focus().then_some(response.id)) {
            self.focused = Some(id);
            keys::hold(ui, id);
        }
    }
}

/// A rectangle of the room on the screen.
fn screen(area: Area, room: Rect) -> Rect {
    let offset = room.min.to_vec2();
    Rect::from_min_max(pos2(area.x0, area.y0) + offset, pos2(area.x1, area.y1) + offset).round_ui()
}

/// Where the labels of time stand, below the last plot of a pair and its lanes.
fn axis(plot: Rect) -> Rect {
    Rect::from_min_size(plot.left_bottom(), vec2(plot.width(), ROOM.time))
}

/// The plot's name, and how many figures it cannot draw.
fn title(
    ui: &mut Ui,
    view: &ChartView<'_>,
    at: usize,
    rect: Rect,
    palette: &Palette,
    out: &mut Vec<ChartEvent>,
) {
    let line = Rect::from_min_max(pos2(rect.left(), rect.top() - ROOM.title), rect.right_top());
    let builder = UiBuilder::new().max_rect(line).layout(egui::Layout::left_to_right(egui::Align::Center));
    ui.scope_builder(builder.id_salt(("chart title", at)), |ui| {
        ui.set_clip_rect(line.intersect(ui.clip_rect()));
        head::title(ui, view.scene, at, palette, out);
    });
}

/// Money above, oil below: what a plot of this kind is called by in ids.
const fn salt(kind: PlotKind) -> &'static str {
    match kind {
        PlotKind::Value => "value",
        PlotKind::Volume => "volume",
    }
}

#[cfg(test)]
mod tests;
