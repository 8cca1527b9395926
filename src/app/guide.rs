//! The guide and the first hints.

use super::App;
use crate::ui::{Action, Command, Hint, Hints};

impl App {
    /// Open the guide at a page, or where it was left.
    pub(super) fn open_guide(&mut self, page: &str) {
        let keys = &self.screen.keys;
        self.panels.guide.open(page, keys, self.desk.project().codebook(), &self.engine.lexicon);
    }

    /// Show the hints once more, from the first.
    pub(super) fn show_hints(&mut self) {
        self.screen.hints = Hints::first();
        self.panels.dialog = None;
    }

    /// Take a hint away once the person does what it says.
    pub(super) fn hinted(&mut self, action: &Action) {
        let done = match action {
            Action::Select(_) | Action::Do(Command::NextClaim | Command::PreviousClaim) => Hint::Figure,
            Action::Judge { .. } | Action::Do(Command::Accept | Command::Dismiss) => Hint::Status,
            Action::Do(Command::OpenFolder | Command::FindCommand) | Action::OpenPaths(_) => Hint::Yours,
            _ => return,
        };
        self.screen.hints.done(done);
    }
}
