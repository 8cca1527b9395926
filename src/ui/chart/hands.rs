//! Wheel, drag and double click.

use egui::{Rect, Sense, Ui};

use super::{ChartPanel, ChartView};
use crate::chart::PlotKind;

/// Nothing is zoomed closer than three days …
const NEAREST: f64 = 3.0;
/// … or farther than five centuries,
const FARTHEST: f64 = 182_625.0;
/// and values from a hundredth of the plot's height to four times of it.
const HEIGHTS: [f64; 2] = [0.01, 4.0];
/// Wheel points that make the stretch of time *e* times as long.
const WHEEL: f64 = 220.0;

impl ChartPanel {
    /// Wheel zooms time around the pointer, with Ctrl (or a pinch) values; dragging and the wheel's other axis pan;
    /// a double click shows everything.
    pub(super) fn hands(&mut self, ui: &Ui, view: &ChartView<'_>, kind: PlotKind, rect: Rect) {
        let id = ui.scope_id().with(("chart plot", kind));
        let response = ui.interact(rect, id, Sense::CLICK | Sense::DRAG);
        if view.scene.plot(kind).marks.is_empty() {
            return;
        }
        if response.double_clicked() {
            self.fit();
        }
        if response.dragged() {
            let delta = response.drag_delta();
            self.pan_time(view, f64::from(-delta.x / rect.width()));
            if let Some([low, high]) = self.y[kind as usize] {
                let by = f64::from(delta.y / rect.height()) * (high - low);
                self.y[kind as usize] = Some([low + by, high + by]);
            }
        }
        let Some(pointer) = response.hover_pos().filter(|_| response.contains_pointer()) else { return };
        let (wheel, pinch) = ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta()));
        let (right, down) = (
            f64::from((pointer.x - rect.left()) / rect.width()),
            f64::from((pointer.y - rect.top()) / rect.height()),
        );
        if wheel.y != 0.0 {
            self.zoom_time(view, (f64::from(-wheel.y) / WHEEL).exp(), right);
        }
        if wheel.x != 0.0 {
            self.pan_time(view, f64::from(-wheel.x / rect.width()));
        }
        if pinch != 1.0 {
            self.zoom_values(view, kind, 1.0 / f64::from(pinch), 1.0 - down);
        }
        if wheel != egui::Vec2::ZERO {
            // Whatever scrolls around the chart stays where it is.
            ui.input_mut(|input| input.smooth_scroll_delta = egui::Vec2::ZERO);
        }
    }

    fn pan_time(&mut self, view: &ChartView<'_>, by: f64) {
        let [from, to] = self.time(view);
        let days = by * (to - from);
        let [first, last] = view.scene.x;
        // At least an edge of the claims' time stays in sight.
        let days = days.clamp((first - to).min(0.0), (last - from).max(0.0));
        self.x = Some([from + days, to + days]);
    }

    fn zoom_time(&mut self, view: &ChartView<'_>, factor: f64, around: f64) {
        let [from, to] = self.time(view);
        let length = ((to - from) * factor).clamp(NEAREST, FARTHEST);
        let middle = from + (to - from) * around;
        let from = middle - length * around;
        self.x = Some([from, from + length]);
    }

    fn zoom_values(&mut self, view: &ChartView<'_>, kind: PlotKind, factor: f64, around: f64) {
        let [first, last] = view.scene.plot(kind).y;
        let [low, high] = self.y[kind as usize].unwrap_or([first, last]);
        let height = ((high - low) * factor).clamp((last - first) * HEIGHTS[0], (last - first) * HEIGHTS[1]);
        let middle = low + (high - low) * around;
        let low = middle - height * around;
        self.y[kind as usize] = Some([low, low + height]);
    }
}
