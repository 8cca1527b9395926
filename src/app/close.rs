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
        if let Some(Dialog::Text(typed)) = &self.panels.dialog
            && !typed.text.trim().is_empty()
            && self.quit == Quit::No
        {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.quit = Quit::Asked;
            self.panels
                .toasts
                .warn("The article that you typed is not added yet. Closing once more leaves it.");
            return;
        }
        // What is being typed counts once its field is left. A dialog may give the focus back to its field at once.
        let focused = ctx.memory(|memory| memory.focused()).filter(|_| ctx.text_edit_focused());
        if let Some(field) = focused.filter(|_| !std::mem::take(&mut self.left)) {
            self.left = true;
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
