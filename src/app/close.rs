//! Closing the window: nothing typed or decided is lost by it.

use super::{App, Quit};
use crate::ui::Dialog;

/// Frames until a field that was left has said what was typed into it.
const LEAVING: u8 = 2;

impl App {
    pub(super) fn close(&mut self, ctx: &egui::Context) {
        if self.quit == Quit::Sure {
            return;
        }
        // What is being typed counts once its field is left.
        if let Some(field) = ctx.memory(|memory| memory.focused()).filter(|_| ctx.text_edit_focused()) {
            ctx.memory_mut(|memory| memory.surrender_focus(field));
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.closing = Some(LEAVING);
            ctx.request_repaint();
            return;
        }
        if let Some(why) = self.desk.unsaved() {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.quit = Quit::Asked;
            self.panels.dialog = Some(Dialog::Closing { why, then: None });
        }
    }
}
