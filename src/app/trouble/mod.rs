//! What is kept for the day that something goes wrong: a log, and a report of each crash. Both stay on this machine,
//! and neither has a word of an article.

mod crash;
mod log_file;
mod trail;

use std::panic;
use std::path::{Path, PathBuf};
use std::thread;

use super::{App, World};
use crate::ui::{Action, Crashed, Dialog};

pub use crash::{Crash, untold};
pub use log_file::LogFile;
pub use trail::Trail;

/// The folder of logs and reports, and the last actions.
#[derive(Clone, Default)]
pub struct Trouble {
    folder: Option<PathBuf>,
    trail: Trail,
}

impl Trouble {
    /// Keep it in this folder, which need not be there yet.
    #[must_use]
    pub fn in_folder(folder: PathBuf) -> Self {
        Self { folder: Some(folder), trail: Trail::default() }
    }

    /// Where logs and reports are.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// Write the log, and a report when this thread panics. Other threads are jobs: their panics become messages in the
    /// window, and a line in the log.
    ///
    /// Where the folder can't be written there is no log, and the program goes on without.
    pub fn watch(&self) {
        let Some(folder) = self.folder.clone() else { return };
        match LogFile::open(&folder) {
            // A second window of the same process would find one set already.
            Ok(log) => match log::set_boxed_logger(Box::new(log)) {
                Ok(()) => log::set_max_level(log::LevelFilter::Info),
                Err(_) => log::debug!("there is a log already"),
            },
            Err(error) => eprintln!("tumen: no log in {}: {error}", folder.display()),
        }
        let trail = self.trail.clone();
        let window = thread::current().id();
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let place = info.location().map_or_else(|| "somewhere".to_owned(), ToString::to_string);
            let message = info.payload_as_str().unwrap_or_default();
            if display_lost(message) {
                log::warn!("the display went away");
            } else if thread::current().id() == window {
                let crash = Crash::now(message, &place, trail.lines());
                match crash.write(&folder) {
                    Ok(path) => eprintln!("tumen: a report is in {}", path.display()),
                    Err(error) => eprintln!("tumen: no report could be written: {error}"),
                }
            }
            log::error!("panic at {place}");
            before(info);
        }));
    }

    /// Remember that this was asked, by its name alone.
    pub fn note(&self, action: &Action) {
        self.trail.note(action);
    }
}

/// Whether it only says that the session ended around the window: winit panics when the X server hangs up, as it does
/// when somebody logs out. That is no crash to be told of.
fn display_lost(message: &str) -> bool {
    message.contains("Connection(IoError")
}

impl App {
    /// Keep logs and reports where `trouble` says.
    pub fn keep_trouble(&mut self, trouble: Trouble) {
        self.trouble = trouble;
    }

    /// Say so where the last session ended with a crash. Once: the report stays, the telling does not come back.
    pub fn tell_crash(&mut self) {
        let Some(report) = self.trouble.folder().and_then(untold) else { return };
        let last = self.screen.recent.iter().find(|path| Path::new(path).exists()).cloned();
        let report = report.display().to_string();
        self.panels.dialog = Some(Dialog::Crashed(Crashed { report, last }));
    }

    /// Where things are kept, in words and paths.
    pub(super) fn places(&self) -> Vec<(&'static str, String)> {
        let settings = match &self.world.data {
            Ok(data) => data.join("app.ron").display().to_string(),
            Err(why) => why.clone(),
        };
        let logs = self.trouble.folder().map_or_else(|| "not kept".to_owned(), |at| at.display().to_string());
        vec![("This project", self.desk.place().to_owned()), ("Settings", settings), ("Logs", logs)]
    }
}

impl World {
    /// Logs and reports of crashes, beside the projects.
    #[must_use]
    pub fn trouble(&self) -> Trouble {
        Trouble { folder: self.data.as_ref().ok().map(|data| data.join("logs")), trail: Trail::default() }
    }
}
