//! What other programs of the system show: a written page in the browser, folders in the file manager.

use std::path::Path;

use super::App;
use crate::ui::Dialog;

impl App {
    /// Open a written page in the browser.
    pub(super) fn show_page(&mut self, page: &Path) {
        if self.show_outside(page, "The report", "Nothing here opens pages. The report is in") {
            self.panels.dialog = None;
        }
    }

    /// Show a folder in the file manager.
    pub(super) fn open_folder(&mut self, folder: &Path) {
        self.show_outside(folder, "The folder", "Nothing here opens folders. The files are in");
    }

    /// Show the folder of logs in the file manager.
    pub(super) fn open_logs(&mut self) {
        let Some(folder) = self.trouble.folder().map(Path::to_owned) else {
            self.panels.toasts.warn("No log is kept: this machine names no place for it.");
            return;
        };
        // Where it can't be made, the message has its name all the same.
        if let Err(error) = std::fs::create_dir_all(&folder) {
            log::warn!("no folder for logs: {error}");
        }
        self.show_outside(&folder, "The log folder", "Nothing here opens folders. The log is in");
    }

    /// Let the system open a place; where it can't, say where it is. Answers whether it was opened.
    fn show_outside(&mut self, place: &Path, title: &str, otherwise: &str) -> bool {
        let opened = self.world.dialogs && place.exists() && ::open::that_detached(place).is_ok();
        if !opened {
            let words = format!("{otherwise}\n{}", place.display());
            self.panels.dialog = Some(Dialog::message(title, words));
        } else {
            // The other program may fail without a word, and then it is known at least where it is.
            self.panels.toasts.tell(format!("{title}: {}", place.display()));
        }
        opened
    }
}
