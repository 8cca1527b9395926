//! The system's file dialog, in a job, one at a time; and what serves where there is none.

use std::path::PathBuf;

use super::App;
use super::outcome::{Outcome, Slot};
use crate::ui::{Dialog, Want};

impl App {
    /// Ask for a path: with the system's dialog, and with a path field where there is none.
    pub(super) fn ask(&mut self, want: Want) {
        self.panels.dialog = Some(Dialog::path(want, String::new()));
        self.browse();
    }

    /// Open the system's file dialog for the path dialog that is shown.
    pub(super) fn browse(&mut self) {
        let Some(Dialog::Path { want, .. }) = &self.panels.dialog else { return };
        let (want, allowed) = (*want, self.world.dialogs);
        if self.jobs.is_running(Slot::Pick) {
            return;
        }
        self.jobs.start(Slot::Pick, move |_| Outcome::Picked(want, pick(want, allowed)));
    }

    pub(super) fn picked(&mut self, asked: Want, picked: Result<Option<Vec<PathBuf>>, String>) {
        let Some(Dialog::Path { want, path, wrong, .. }) = &mut self.panels.dialog else {
            return;
        };
        // Another question was asked meanwhile; this is no answer to it.
        if *want != asked {
            return;
        }
        // The system has asked already whether it may be replaced.
        self.target.chosen(picked.iter().flatten().flatten().next().cloned());
        match picked {
            Ok(None) => {}
            Err(why) => *wrong = why,
            Ok(Some(paths)) => match (*want, paths.first()) {
                (Want::Folder | Want::Project | Want::Any, _) => {
                    self.actions.push(crate::ui::Action::OpenPaths(paths));
                }
                (_, None) => {}
                (Want::New, Some(chosen)) => {
                    self.actions.push(crate::ui::Action::NewProject(chosen.clone()));
                }
                (Want::Copy, Some(chosen)) => {
                    self.actions.push(crate::ui::Action::SaveCopyTo(chosen.clone()))
                }
                (Want::Table, Some(chosen)) => {
                    let place = chosen.clone();
                    self.actions.push(crate::ui::Action::ReadTable { place, encoding: None });
                }
                (Want::Merge, Some(chosen)) => {
                    self.actions.push(crate::ui::Action::Merge(chosen.clone()));
                }
                (Want::Evidence(role, key), Some(chosen)) => {
                    self.actions.push(crate::ui::Action::LinkFile(chosen.clone(), role, key));
                }
                (Want::Report, Some(chosen)) => {
                    self.actions.push(crate::ui::Action::SaveReportTo(chosen.clone()));
                }
                // The format is still to be chosen.
                (Want::Export | Want::Picture | Want::Values | Want::Page, Some(chosen)) => {
                    *path = chosen.display().to_string();
                }
            },
        }
    }
}

/// rfd answers `None` both for "cancelled" and for "nothing there to ask with", so that is asked first.
fn pick(want: Want, allowed: bool) -> Result<Option<Vec<PathBuf>>, String> {
    if !allowed || !has_dialog_service() {
        return Err(
            "This system offers no file dialog (neither a desktop portal nor zenity). Type the path."
                .to_owned(),
        );
    }
    let dialog = rfd::FileDialog::new();
    let projects = |dialog: rfd::FileDialog| dialog.add_filter("Tumen project", &["tumen"]);
    let one = |path: Option<PathBuf>| path.map(|path| vec![path]);
    Ok(match want {
        Want::Folder => one(dialog.set_title("Open corpus folder").pick_folder()),
        Want::Project => one(projects(dialog).set_title("Open project").pick_file()),
        Want::New => {
            one(projects(dialog).set_title("New project").set_file_name("project.tumen").save_file())
        }
        Want::Any => dialog.set_title("Open").pick_files(),
        Want::Table => {
            let tables =
                dialog.add_filter("Tables", &["csv", "tsv", "txt", "json"]).add_filter("All files", &["*"]);
            one(tables.set_title("Add a table of figures").pick_file())
        }
        Want::Copy => one(projects(dialog).set_title("Save a copy").set_file_name("copy.tumen").save_file()),
        Want::Export => one(dialog.set_title("Export claims").set_file_name("claims").save_file()),
        Want::Picture => {
            let dialog = dialog.add_filter("SVG", &["svg"]).add_filter("PNG", &["png"]);
            one(dialog.set_title("Picture of the chart").set_file_name("chart.svg").save_file())
        }
        Want::Page => one(dialog
            .add_filter("Pages", &["html"])
            .set_title("Report to print")
            .set_file_name("report.html")
            .save_file()),
        Want::Values => one(dialog
            .add_filter("CSV", &["csv"])
            .set_title("Values of the chart")
            .set_file_name("chart.csv")
            .save_file()),
        Want::Merge => one(projects(dialog).set_title("Merge project").pick_file()),
        Want::Evidence(..) => one(dialog.set_title("A file as evidence").pick_file()),
        Want::Report => {
            one(dialog.set_title("Save the import report").set_file_name("import.txt").save_file())
        }
    })
}

#[cfg(not(target_os = "linux"))]
const fn has_dialog_service() -> bool {
    true
}

/// Whether zenity is installed or a session bus is there on which the portal can be started.
#[cfg(target_os = "linux")]
fn has_dialog_service() -> bool {
    let zenity = std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join("zenity").is_file()));
    zenity || portal()
}

/// The portal's name on the session bus is activatable exactly if a service file for it is installed.
#[cfg(target_os = "linux")]
fn portal() -> bool {
    let bus = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some()
        || std::env::var_os("XDG_RUNTIME_DIR").is_some_and(|dir| PathBuf::from(dir).join("bus").exists());
    let dirs = std::env::var("XDG_DATA_DIRS").unwrap_or_else(|_| "/usr/local/share:/usr/share".to_owned());
    let service = "dbus-1/services/org.freedesktop.portal.Desktop.service";
    bus && std::env::split_paths(&dirs).any(|folder| folder.join(service).is_file())
}
