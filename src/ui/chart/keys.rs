//! Keys while a plot or a mark has the focus: walking, panning, zooming.

use egui::{EventFilter, Id, Key, Modifiers, Ui};

use super::{ChartEvent, ChartPanel, ChartView, Wanted};

/// One press shows so much more or less of time, or moves by so much of what is in sight.
const STEP: f64 = 0.2;

impl ChartPanel {
    /// Left and right walk the marks in time order, Home and End go to the first and the last; with Shift left and right
    /// pan; up and down zoom time around the selected mark.
    pub(super) fn keys(&mut self, ui: &Ui, view: &ChartView<'_>, out: &mut Vec<ChartEvent>) {
        let focused = self.focused.filter(|id| ui.memory(|memory| memory.has_focus(*id)));
        if focused.is_none() {
            return;
        }
        // A slow frame brings several presses at once.
        let presses =
            |modifiers, key| ui.input_mut(|input| input.count_and_consume_key(modifiers, key)) as i32;
        let (none, shift) = (Modifiers::NONE, Modifiers::SHIFT);
        let pan = presses(shift, Key::ArrowRight) - presses(shift, Key::ArrowLeft);
        if pan != 0 {
            self.pan_time(view, STEP * f64::from(pan));
        }
        let steps = presses(none, Key::ArrowRight) - presses(none, Key::ArrowLeft);
        let mut at = self.chosen.at;
        for _ in 0..steps.abs() {
            at = view.scene.step(at, steps > 0).or(at);
        }
        if presses(none, Key::Home) > 0 {
            at = view.scene.step(None, true);
        }
        if presses(none, Key::End) > 0 {
            at = view.scene.step(None, false);
        }
        let walked = at.filter(|_| at != self.chosen.at);
        let walked = walked.and_then(|(plot, mark)| view.key(view.scene.plots[plot].marks[mark].figure));
        if let Some(key) = walked {
            out.push(ChartEvent::Open(key));
            self.focus = Wanted::Mark(key);
        }
        let zoom = presses(none, Key::ArrowUp) - presses(none, Key::ArrowDown);
        if zoom != 0 {
            let around = self.chosen.at.map_or(0.5, |(plot, mark)| {
                let [from, to] = self.time(view);
                let mark = &view.scene.plots[plot].marks[mark];
                ((f64::midpoint(mark.x0, mark.x1) - from) / (to - from)).clamp(0.0, 1.0)
            });
            self.zoom_time(view, (1.0 + STEP).powi(-zoom), around);
        }
    }
}

/// While this widget has the focus, arrow keys are its own and do not move the focus away.
pub(super) fn hold(ui: &Ui, id: Id) {
    let filter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
}
