//! Short messages that go away by themselves. Time comes from egui's input, so nothing runs at rest for long.

use egui::{Context, RichText};

use super::access;
use super::theme::Palette;

/// How long a message stays, in seconds.
const STAYS: f64 = 5.0;

/// The messages on the screen.
#[derive(Default)]
pub struct Toasts {
    waiting: Vec<(String, bool)>,
    shown: Vec<(String, bool, f64)>,
}

impl Toasts {
    /// Tell something that went well.
    pub fn tell(&mut self, words: impl Into<String>) {
        self.waiting.push((words.into(), false));
    }

    /// Tell something that went wrong.
    pub fn warn(&mut self, words: impl Into<String>) {
        self.waiting.push((words.into(), true));
    }

    /// Show them in the lower right corner.
    pub fn show(&mut self, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        for (words, bad) in self.waiting.drain(..) {
            // Said again, it is not shown twice.
            self.shown.retain(|(known, ..)| *known != words);
            self.shown.push((words, bad, now));
        }
        self.shown.retain(|(_, bad, since)| now - since < if *bad { 2.0 * STAYS } else { STAYS });
        if self.shown.is_empty() {
            return;
        }
        // One more frame when the oldest must go; none in between.
        ctx.request_repaint_after_secs(1.0);
        egui::Area::new(egui::Id::unique("toasts"))
            .anchor(egui::Align2::RIGHT_BOTTOM, [-16.0, -40.0])
            .order(egui::Order::Foreground)
            .show(ctx, |ui| {
                let palette = Palette::of(ui);
                for (words, bad, _) in &self.shown {
                    let ink = if *bad { palette.alarm } else { palette.text };
                    let frame = egui::Frame::popup(ui.style()).inner_margin(egui::Margin::symmetric(12, 8));
                    frame.show(ui, |ui| {
                        ui.set_max_width(420.0);
                        let said = ui.add(egui::Label::new(RichText::new(words).color(ink)).wrap());
                        access::live(&said);
                    });
                }
            });
    }
}
