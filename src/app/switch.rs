//! From one project to another: nothing is lost with the first, and nothing of it comes into the second.

use super::App;
use super::desk::Desk;
use super::learnt::Learnt;
use super::outcome::Slot;
use super::reread::Reread;
use crate::ui::{Action, Dialog};

impl App {
    /// Leave the open project for what `action` opens, although something is in memory only: the person said so.
    pub(super) fn leave_for(&mut self, ctx: &egui::Context, action: Action) {
        self.panels.dialog = None;
        self.leaving = true;
        self.act(ctx, action);
        // Said of this one project: where it was not opened, the next one is asked about again.
        if !self.jobs.is_running(Slot::Open) {
            self.leaving = false;
        }
    }

    /// Whether nothing is lost with the open project; else the person is asked, and `then` follows if they say so.
    pub(super) fn may_leave(&mut self, then: impl FnOnce() -> Action) -> bool {
        if self.leaving {
            return true;
        }
        let Some(why) = self.desk.unsaved() else { return true };
        self.panels.dialog = Some(Dialog::Closing { why, then: Some(Box::new(then())) });
        false
    }

    /// Another project in the place of the open one, of which nothing is left on the screen or under way.
    pub(super) fn put(&mut self, desk: Desk) {
        if self.jobs.is_running(Slot::Import) {
            self.panels.toasts.tell("The import into the other project was stopped. What landed is in it.");
        }
        for slot in Slot::ALL.into_iter().filter(|slot| slot.is_of_project()) {
            self.jobs.cancel(slot);
        }
        self.desk = desk;
        self.desk.keep_backups(self.world.backups());
        self.leaving = false;
        self.screen.selected = None;
        self.screen.article = None;
        self.screen.filter = Default::default();
        self.open = None;
        self.panels.inspector = Default::default();
        self.panels.checks = Default::default();
        self.panels.chart.fit();
        self.waiting.clear();
        if self.panels.dialog.as_ref().is_some_and(Dialog::is_of_project) {
            self.panels.dialog = None;
        }
        self.derived = Default::default();
        self.round = Default::default();
        self.audited = Default::default();
        self.page = None;
        self.hold_beside(None);
        self.search = Default::default();
        self.import = Default::default();
        self.reread = Reread::default();
        self.learnt = Learnt::default();
        self.use_vocabulary();
        self.stale.listing = true;
    }
}
