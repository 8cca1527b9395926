//! The window's title: the project's name, by which task bars and window lists tell two windows apart.

use super::App;

impl App {
    /// Give the window its title, where that changed.
    pub(super) fn title(&mut self, ctx: &egui::Context) {
        let name = self.desk.path().and_then(|path| Some(path.file_stem()?.to_string_lossy().into_owned()));
        let title = name.map_or_else(|| "Tumen".to_owned(), |name| format!("{name} — Tumen"));
        if title != self.titled {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.titled = title;
        }
        crate::ui::access::window(ctx, &self.titled);
    }
}
