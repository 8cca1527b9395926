//! Wheel, drag and double click.

use egui::{
    CursorIcon, PointerButton, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
};

use super::{ChartEvent, ChartPanel, ChartView, salt};
use crate::chart::{PlotKind, day_at};
use crate::ui::theme::Palette;
use crate::ui::widgets;

/// Nothing is zoomed closer than three days …
const NEAREST: f64 = 3.0;
/// … or farther than five centuries,
const FARTHEST: f64 = 182_625.0;
/// and values from a hundredth of the plot's height to four times of it.
const HEIGHTS: [f64; 2] = [0.01, 4.0];
/// Wheel points that make the stretch of time *e* times as long.
const WHEEL: f64 = 220.0;
/// A box or brush smaller than this was meant as a click.
const SMALLEST: f32 = 5.0;
/// A click on a crowd shows a quarter of what is in sight.
const CLOSER: f64 = 0.25;

/// A rectangle that is being drawn with the pointer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Drag {
    from: Pos2,
    to: Pos2,
    /// The plot or time axis that it stays within.
    within: Rect,
    /// Over time alone.
    brush: bool,
}

impl Drag {
    fn rect(&self) -> Rect {
        let rect = Rect::from_two_pos(self.from, self.to).intersect(self.within);
        if self.brush { Rect::from_x_y_ranges(rect.x_range(), self.within.y_range()) } else { rect }
    }
}

impl ChartPanel {
    /// Wheel zooms time around the pointer, with Ctrl (or a pinch) values; dragging and the wheel's other axis pan;
    /// dragging with Shift or the other button draws a box to zoom into; a double click shows everything.
    pub(super) fn hands(&mut self, ui: &Ui, view: &ChartView<'_>, at: usize, rect: Rect) -> Response {
        let plot = &view.scene.plots[at];
        let kind = plot.kind;
        let id = ui.scope_id().with(("chart plot", at, salt(kind)));
        let response = ui.interact(rect, id, Sense::CLICK | Sense::DRAG | Sense::FOCUSABLE);
        response.widget_info(|| {
            let pane = &view.scene.panes[plot.pane];
            let pane = if pane.is_empty() { String::new() } else { format!("{pane}: ") };
            let figures = if plot.marks.len() == 1 { "figure" } else { "figures" };
            let official = match plot.official.len() {
                0 => String::new(),
                count => format!(", {count} official series"),
            };
            let words = format!(
                "{pane}{}, {} {figures}{official}. Left and right walk them in time order, T shows them as a table",
                plot.title,
                plot.marks.len()
            );
            WidgetInfo::labeled(Role::Figure, true, words)
        });
        if plot.is_empty() {
            return response;
        }
        if response.double_clicked() {
            self.fit();
        }
        self.drags(ui, view, kind, rect, &response);
        let Some(pointer) = response.hover_pos().filter(|_| response.contains_pointer()) else {
            return response;
        };
        let (wheel, pinch) = ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta()));
        let (right, up) = shares(pointer, rect);
        if wheel.y != 0.0 {
            self.zoom_time(view, (f64::from(-wheel.y) / WHEEL).exp(), right);
        }
        if wheel.x != 0.0 {
            self.pan_time(view, f64::from(-wheel.x / rect.width()));
        }
        if pinch != 1.0 {
            self.zoom_values(view, kind, 1.0 / f64::from(pinch), up);
        }
        if wheel != egui::Vec2::ZERO {
            // Whatever scrolls around the chart stays where it is.
            ui.input_mut(|input| input.smooth_scroll_delta = egui::Vec2::ZERO);
        }
        response
    }

    fn drags(&mut self, ui: &Ui, view: &ChartView<'_>, kind: PlotKind, rect: Rect, response: &Response) {
        let other = response.dragged_by(PointerButton::Secondary);
        let pointer = response.interact_pointer_pos();
        if response.drag_started() && (other || ui.input(|input| input.modifiers.shift)) {
            let from = ui.input(|input| input.pointer.press_origin()).or(pointer);
            self.drag = from.map(|from| Drag { from, to: from, within: rect, brush: false });
        }
        let own = self.drag.is_some_and(|drag| !drag.brush && drag.within == rect);
        if own && let (Some(drag), Some(to)) = (&mut self.drag, pointer) {
            drag.to = to;
        }
        if own && response.drag_stopped() {
            if let Some(drag) = self.drag.take().filter(|drag| drag.rect().size().min_elem() >= SMALLEST) {
                self.zoom_box(view, kind, rect, drag.rect());
            }
        } else if !own && response.dragged() {
            let delta = response.drag_delta();
            self.pan_time(view, f64::from(-delta.x / rect.width()));
            if let Some([low, high]) = self.y[kind as usize] {
                let by = f64::from(delta.y / rect.height()) * (high - low);
                self.y[kind as usize] = Some([low + by, high + by]);
            }
        }
    }

    /// Dragging along the labels of time filters everything by it; a double click shows all times again.
    pub(super) fn brush(&mut self, ui: &Ui, view: &ChartView<'_>, axis: Rect, out: &mut Vec<ChartEvent>) {
        let id = ui.scope_id().with(("chart time", axis.left() as i32, axis.top() as i32));
        let response = ui.interact(axis, id, Sense::CLICK | Sense::DRAG);
        if response.hovered() {
            ui.set_cursor_icon(CursorIcon::ResizeHorizontal);
        }
        let pointer = response.interact_pointer_pos();
        if response.drag_started() {
            let from = ui.input(|input| input.pointer.press_origin()).or(pointer);
            self.drag = from.map(|from| Drag { from, to: from, within: axis, brush: true });
        }
        if let (Some(drag), Some(to)) = (&mut self.drag, pointer)
            && drag.within == axis
        {
            drag.to = to;
        }
        if response.drag_stopped()
            && let Some(drag) = self.drag.take().filter(|drag| drag.rect().width() >= SMALLEST)
        {
            let [from, to] = self.time(view);
            let day = |x: f32| from + f64::from((x - axis.left()) / axis.width()) * (to - from);
            let days = (day_at(day(drag.rect().left())), day_at(day(drag.rect().right())));
            if let (Some(first), Some(last)) = days {
                out.push(ChartEvent::Brush(Some([first, last])));
                self.fit();
            }
        }
        if response.double_clicked() {
            out.push(ChartEvent::Brush(None));
            self.fit();
        }
        response.on_hover_ui_at_pointer(|ui| {
            widgets::dim(ui, "Drag: everything shows only what touches these days. Double click: all times");
        });
    }

    /// The box or the brush while it is being drawn.
    pub(super) fn draw_drag(&self, ui: &Ui, palette: &Palette) {
        if let Some(drag) = &self.drag {
            let painter = ui.painter();
            painter.rect(
                drag.rect(),
                2.0,
                palette.accent.gamma_multiply(0.18),
                Stroke::new(1.0, palette.accent),
                StrokeKind::Inside,
            );
        }
    }

    fn zoom_box(&mut self, view: &ChartView<'_>, kind: PlotKind, rect: Rect, chosen: Rect) {
        let share = |at: f32, from: f32, size: f32| f64::from((at - from) / size);
        let [from, to] = self.time(view);
        let left = share(chosen.left(), rect.left(), rect.width());
        let right = share(chosen.right(), rect.left(), rect.width());
        let length = ((right - left) * (to - from)).clamp(NEAREST, FARTHEST);
        let middle = from + f64::midpoint(left, right) * (to - from);
        self.x = Some([middle - length / 2.0, middle + length / 2.0]);
        let [low, high] = self.heights(view, kind);
        let bottom = 1.0 - share(chosen.bottom(), rect.top(), rect.height());
        let top = 1.0 - share(chosen.top(), rect.top(), rect.height());
        self.y[kind as usize] = Some([low + bottom * (high - low), low + top * (high - low)]);
    }

    /// A closer look at what the pointer is on.
    pub(super) fn zoom_to_pointer(
        &mut self,
        view: &ChartView<'_>,
        kind: PlotKind,
        rect: Rect,
        response: &Response,
    ) {
        if let Some(pointer) = response.interact_pointer_pos().or(response.hover_pos()) {
            let (right, up) = shares(pointer, rect);
            self.zoom_time(view, CLOSER, right);
            self.zoom_values(view, kind, CLOSER, up);
        }
    }

    pub(super) fn pan_time(&mut self, view: &ChartView<'_>, by: f64) {
        let [from, to] = self.time(view);
        let days = by * (to - from);
        let [first, last] = view.scene.x;
        // At least an edge of the claims' time stays in sight.
        let days = days.clamp((first - to).min(0.0), (last - from).max(0.0));
        self.x = Some([from + days, to + days]);
    }

    pub(super) fn zoom_time(&mut self, view: &ChartView<'_>, factor: f64, around: f64) {
        let [from, to] = self.time(view);
        let length = ((to - from) * factor).clamp(NEAREST, FARTHEST);
        let middle = from + (to - from) * around;
        let from = middle - length * around;
        self.x = Some([from, from + length]);
    }

    fn heights(&self, view: &ChartView<'_>, kind: PlotKind) -> [f64; 2] {
        self.y[kind as usize].unwrap_or(view.scene.plots[kind as usize].y)
    }

    fn zoom_values(&mut self, view: &ChartView<'_>, kind: PlotKind, factor: f64, around: f64) {
        let [first, last] = view.scene.plots[kind as usize].y;
        let [low, high] = self.heights(view, kind);
        let height = ((high - low) * factor).clamp((last - first) * HEIGHTS[0], (last - first) * HEIGHTS[1]);
        let middle = low + (high - low) * around;
        let low = middle - height * around;
        self.y[kind as usize] = Some([low, low + height]);
    }
}

/// How far right and how far up a place is in a plot, from 0 to 1.
fn shares(pointer: Pos2, rect: Rect) -> (f64, f64) {
    let right = f64::from((pointer.x - rect.left()) / rect.width());
    (right, 1.0 - f64::from((pointer.y - rect.top()) / rect.height()))
}
