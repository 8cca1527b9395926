//! Closing the window: nothing typed or decided is lost by it.

use super::App;
use crate::ui::Dialog;

/// Frames until a field that was left has said what was typed into it.
const LEAVING: u8 = 2;

/// How far closing is.
#[derive(Default)]
pub struct Closing {
    /// What the person said.
    pub quit: Quit,
    /// Whether the field that was being typed in was left already. A dialog may give it the focus again at once.
    left: bool,
    /// Frames until it goes on, after a field was left.
    frames: Option<u8>,
}

/// What the person said about closing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Quit {
    /// Nothing.
    #[default]
    No,
    /// They were asked.
    Asked,
    /// To close whatever is lost.
    Sure,
}

impl Closing {
    /// The person stays: next time they are asked again.
    pub fn stay(&mut self) {
        if self.quit == Quit::Asked {
            self.quit = Quit::No;
        }
    }
}

impl App {
    /// The window is asked to close.
    pub(super) fn close(&mut self, ctx: &egui::Context) {
        if self.closing.quit == Quit::Sure {
            return;
        }
        let left = std::mem::take(&mut self.closing.left);
        if let Some(Dialog::Text(typed)) = &self.panels.dialog
            && !typed.text.trim().is_empty()
            && self.closing.quit == Quit::No
        {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.closing.quit = Quit::Asked;
            self.panels
                .toasts
                .warn("The article that you typed is not added yet. Closing once more leaves it.");
            return;
        }
        // What is being typed counts once its field is left.
        let focused = ctx.memory(|memory| memory.focused()).filter(|_| ctx.text_edit_focused());
        if let Some(field) = focused.filter(|_| !left) {
            self.closing.left = true;
            ctx.memory_mut(|memory| memory.surrender_focus(field));
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.closing.frames = Some(LEAVING);
            ctx.request_repaint();
            return;
        }
        if let Some(why) = self.desk.unsaved() {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.closing.quit = Quit::Asked;
            self.panels.dialog = Some(Dialog::Closing { why, then: None });
        }
    }

    /// Go on with closing, once the field that was left has said what was typed.
    pub(super) fn close_on(&mut self, ctx: &egui::Context) {
        match self.closing.frames.take() {
            Some(0) => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            Some(frames) => {
                self.closing.frames = Some(frames - 1);
                ctx.request_repaint();
            }
            None => {}
        }
    }
}
