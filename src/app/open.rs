//! What is opened: the sample, a project, a folder, files; and an article's text with its highlights.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::desk::{Desk, Opened, PROGRAM, SOURCE};
use super::learnt::Learnt;
use super::outcome::{Outcome, Slot};
use super::reread::Why;
use super::world::{World, batch_id};
use super::{App, sample};
use crate::jobs::Report;
use crate::model::{Article, ArticleId, Edit, Stamp};
use crate::store::{Access, EXTENSION};
use crate::ui::{Action, Command, Dialog, Want};

/// A longer text is read in a job, so that no frame waits for it. In bytes.
const LONG: u32 = 1 << 20;

impl App {
    /// Open the sample project, making it at the first start. Small, so the first frame shows it filled.
    pub fn open_sample(&mut self) {
        let data = match &self.world.data {
            Ok(data) => data.clone(),
            Err(why) => {
                let why = format!("There is no place to keep the project: {why}. Use Save a copy….");
                self.sample_in_memory(&why);
                return;
            }
        };
        let path = data.join(sample::FILE);
        if self.desk.path().is_some_and(|open| open.canonicalize().ok() == path.canonicalize().ok()) {
            self.panels.toasts.tell("The sample is open already.");
            return;
        }
        if !self.may_leave(|| Action::Do(Command::OpenSample)) {
            return;
        }
        let wake = self.wake();
        if path.exists() {
            match Desk::open(&path, Access::Write, self.world.backups().as_deref(), &self.engine, wake) {
                Ok(opened) => self.opened(opened),
                Err(error) => {
                    self.sample_in_memory("the sample project could not be opened; its file is untouched");
                    self.unopened(&path, &error.to_string());
                }
            }
            return;
        }
        let made = std::fs::create_dir_all(&data).map_err(|error| error.to_string());
        let made = made.and_then(|()| Desk::create(&path, wake).map_err(|error| error.to_string()));
        match made {
            Ok(desk) => {
                self.put(desk);
                self.fill_sample();
            }
            Err(error) => {
                let why =
                    format!("the project cannot be kept in {}: {error}. Use Save a copy…", data.display());
                self.sample_in_memory(&why);
            }
        }
    }

    fn sample_in_memory(&mut self, why: &str) {
        self.put(Desk::in_memory(why, self.wake()));
        self.fill_sample();
    }

    fn fill_sample(&mut self) {
        let batch = batch_id();
        let (_, report) = self.take_in(&sample::DOCUMENTS, Path::new("sample"), batch);
        log::info!("sample: {}", report.summary());
        // The program's own doing, not the person's.
        let stamp = Stamp { at: World::now(), who: PROGRAM.into() };
        if let Err(why) = self.desk.act(Edit::AddBatch(batch), &stamp) {
            self.panels.toasts.warn(why);
        }
    }

    /// Files, folders or one project. Into an empty project anything goes. Else a folder gets a project of its own under the data directory, found again when
    /// the folder is opened again; single files go into the open project.
    pub fn open_paths(&mut self, mut paths: Vec<PathBuf>) {
        let Some(first) = paths.first().cloned() else { return };
        if let Some(gone) = paths.iter().find(|path| !path.exists()) {
            let words = format!("There is nothing at {}", gone.display());
            self.panels.dialog = Some(Dialog::message("Nothing was opened", words));
            return;
        }
        let is_project =
            |path: &Path| path.extension().is_some_and(|ending| ending == EXTENSION) && path.is_file();
        if let Some(project) = paths.iter().position(|path| is_project(path)) {
            let project = paths.remove(project);
            self.open_project(project, paths);
            return;
        }
        let sample = self.desk.path().is_none_or(|path| path.file_name() == Some(OsStr::new(sample::FILE)));
        // A project that was made for what comes next takes it in.
        let waiting = self.desk.path().is_some() && self.desk.project().staged().is_empty();
        if !sample && (paths.len() > 1 || !first.is_dir() || waiting) {
            self.import(paths);
            return;
        }
        let source = std::path::absolute(&first).unwrap_or(first);
        let folder = if source.is_dir() { Some(source.as_path()) } else { source.parent() };
        let folder = folder.unwrap_or(&source).to_path_buf();
        self.open_for(&folder, paths);
    }

    /// The project of a folder, and the import of `paths` into it.
    fn open_for(&mut self, folder: &Path, paths: Vec<PathBuf>) {
        if !self.may_leave(|| Action::OpenPaths(paths.clone())) {
            return;
        }
        let data = match &self.world.data {
            Ok(data) => data.clone(),
            Err(why) => {
                let why = format!("there is no place to keep the project: {why}. Use Save a copy…");
                self.put(Desk::in_memory(&why, self.wake()));
                self.import(paths);
                return;
            }
        };
        let path = data.join(project_name(folder));
        self.screen.remember(&folder.display().to_string());
        if path.exists() {
            self.open_project(path, paths);
            return;
        }
        let made = std::fs::create_dir_all(&data).map_err(|error| error.to_string());
        let made = made.and_then(|()| Desk::create(&path, self.wake()).map_err(|error| error.to_string()));
        let desk = match made {
            Ok(desk) => {
                desk.set_meta(SOURCE, &folder.display().to_string());
                desk
            }
            Err(error) => {
                let why =
                    format!("the project cannot be kept in {}: {error}. Use Save a copy…", data.display());
                Desk::in_memory(&why, self.wake())
            }
        };
        self.put(desk);
        self.import(paths);
    }

    /// Make a new, empty project at a path and open it.
    pub(super) fn new_project(&mut self, path: PathBuf) {
        let path = self.place(path);
        if path.is_dir() {
            if let Some(Dialog::Path { wrong, .. }) = &mut self.panels.dialog {
                *wrong = format!("{} is a folder: add a name for the project.", path.display());
            }
            return;
        }
        let path = if path.extension().is_none() { path.with_extension(EXTENSION) } else { path };
        if !self.may_leave(|| Action::NewProject(path.clone())) {
            return;
        }
        match Desk::create(&path, self.wake()) {
            Ok(desk) => {
                self.panels.dialog = None;
                self.put(desk);
                self.screen.remember(&path.display().to_string());
                self.panels.toasts.tell(
                    "The new project is empty: open a folder into it, drop files, or paste an article.",
                );
            }
            Err(error) => {
                let mut dialog = Dialog::path(Want::New, path.display().to_string());
                if let Dialog::Path { wrong, .. } = &mut dialog {
                    *wrong = format!("No project was made: {error}");
                }
                self.panels.dialog = Some(dialog);
            }
        }
    }

    /// Open a project file in a job, and import `paths` into it afterwards.
    fn open_project(&mut self, path: PathBuf, paths: Vec<PathBuf>) {
        let same = |path: &Path| path.canonicalize().ok();
        if let Some(open) = self.desk.path()
            && same(&open) == same(&path)
        {
            if paths.is_empty() {
                self.panels.toasts.tell("This project is open already.");
            } else {
                self.import(paths);
            }
            return;
        }
        let all = || std::iter::once(&path).chain(&paths).cloned().collect();
        if !self.may_leave(|| Action::OpenPaths(all())) {
            return;
        }
        let engine = self.engine.clone();
        let wake = self.wake();
        let backups = self.world.backups();
        self.jobs.start(Slot::Open, move |_| {
            let opened = Desk::open(&path, Access::Write, backups.as_deref(), &engine, wake);
            Outcome::Opened(opened.map(Box::new).map_err(|error| (path, error.to_string())), paths)
        });
    }

    pub(super) fn opened(&mut self, opened: Opened) {
        let Opened { desk, stale, backup, source, declined } = opened;
        // Something may have been decided while it was read.
        if !self.may_leave(|| Action::OpenPaths(desk.path().into_iter().collect())) {
            return;
        }
        self.put(desk);
        self.screen.remember(&source.unwrap_or_else(|| self.desk.place().to_owned()));
        if let Some(backup) = backup {
            let words =
                format!("The project was brought up to date; the old file is kept at {}", backup.display());
            self.panels.toasts.tell(words);
        }
        self.learnt = Learnt::of_project(declined.as_deref());
        self.learn();
        self.read_anew(stale, Why::Dated);
    }

    /// An article's text: at once if it is short, else from a job.
    pub(super) fn text_of(&mut self, article: &Article) -> Option<Result<Arc<str>, String>> {
        if article.text_len <= LONG {
            return Some(self.desk.text(article));
        }
        let mut reader = self.desk.reader();
        let (id, reading) = (article.id, article.reading());
        self.jobs.start(Slot::Text, move |_| {
            let text = reader.text(id, &reading).map_err(|error| error.to_string());
            Outcome::Text(id, reading, text)
        });
        None
    }

    /// One thing that a job said.
    pub(super) fn hear(&mut self, slot: Slot, report: Report<Outcome>) {
        let outcome = match report {
            Report::Part(outcome) | Report::Done(outcome) => outcome,
            Report::Failed(why) => {
                let words =
                    format!("Something in the background failed ({why}). Nothing was lost; try again.");
                self.panels.toasts.warn(words);
                // Not why: it may quote what it worked on, and the log is to have nothing of that.
                log::error!("job {slot:?} failed");
                if slot == Slot::Open {
                    self.leaving = false;
                }
                if slot == Slot::Audit {
                    self.audit_failed();
                }
                if slot == Slot::Search {
                    self.searched(Default::default());
                }
                return;
            }
        };
        match outcome {
            Outcome::Opened(Ok(opened), paths) => {
                self.opened(*opened);
                if !paths.is_empty() {
                    self.import(paths);
                }
            }
            Outcome::Opened(Err((path, why)), _) => {
                self.leaving = false;
                self.unopened(&path, &why);
            }
            Outcome::Backups(project, found) => self.backups_found(&project, found),
            Outcome::Restored(restored) => self.restored(*restored),
            Outcome::Landed(articles) => self.landed(articles),
            Outcome::Imported(report) => self.imported(*report),
            Outcome::Text(article, reading, text) => self.text_arrived(article, &reading, text),
            Outcome::Derived(derived) => {
                // Stale ones are shown too while an import lands: the next is on its way already.
                if derived.revision >= self.derived.revision {
                    self.derived = *derived;
                    self.derived_anew();
                }
            }
            Outcome::Batch(made) => self.batch_made(made),
            Outcome::Refreshed(readings) => self.refreshed(readings),
            Outcome::AllRefreshed => self.all_refreshed(),
            Outcome::Previewed(effect) => self.previewed(*effect),
            Outcome::Learnt(proposals) => self.learned(proposals),
            Outcome::Decoded(again, Ok(read)) => self.read_so(&again, *read),
            Outcome::Decoded(again, Err(why)) => self.not_read_so(&again, &why),
            Outcome::Parts(open) => self.parts_found(open),
            Outcome::Tables(series, own) => self.tables_read(series, own),
            Outcome::TableRead(read) => self.table_read(read),
            Outcome::TableParsed(skip, parsed) => self.table_parsed(skip, parsed),
            Outcome::TableTried(trial) => self.table_tried(*trial),
            Outcome::Audited(audited) => self.audited(*audited),
            Outcome::Merged(brought) => self.merged(brought),
            Outcome::Linked(key, path, role, digest) => self.file_linked(key, &path, role, digest),
            Outcome::FileChecked(Ok(words)) if words.is_empty() => {}
            Outcome::FileChecked(Ok(words)) => self.panels.toasts.tell(words),
            Outcome::FileChecked(Err(words)) => self.panels.toasts.warn(words),
            Outcome::Beside(found) => self.held_beside(found),
            Outcome::Found(found) => self.found(found),
            Outcome::Searched(summary) => self.searched(summary),
            Outcome::Picked(want, picked) => self.picked(want, picked),
            Outcome::Written(Ok(path)) => self.panels.toasts.tell(format!("Written: {path}")),
            Outcome::Page(words, page) => self.raise(Dialog::Page { words, page }),
            Outcome::Written(Err(why)) => {
                if !self.ask_again(&why) {
                    self.raise(Dialog::message("Nothing was written", why));
                }
            }
        }
    }

    fn text_arrived(&mut self, article: ArticleId, reading: &str, text: Result<Arc<str>, String>) {
        let Some(open) = &mut self.open else { return };
        let head = &open.entry.article;
        if head.id == article && &*head.reading() == reading {
            if let Ok(text) = &text {
                self.desk.keep_text(head, Arc::clone(text));
            }
            open.text = Some(text);
        }
    }
}

/// `name-1a2b3c4d.tumen`: the folder's name for people, and its path's digest so that two folders of one name differ.
fn project_name(folder: &Path) -> String {
    let name = folder.file_name().map_or("articles".into(), |name| name.to_string_lossy());
    let safe: String = name
        .chars()
        .map(
            |letter| if letter.is_alphanumeric() || matches!(letter, '-' | '_' | ' ') { letter } else { '_' },
        )
        .take(60)
        .collect();
    let digest = Sha256::digest(folder.as_os_str().as_encoded_bytes());
    let digits: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    format!("{safe}-{digits}.{EXTENSION}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_one_name_get_projects_of_their_own() {
        let (a, b) = (project_name(Path::new("/x/news")), project_name(Path::new("/y/news")));
        assert!(a.starts_with("news-") && a.ends_with(".tumen"), "{a}");
        assert_ne!(a, b);
        assert_eq!(a, project_name(Path::new("/x/news")));
        assert!(project_name(Path::new("/x/a:b*c")).starts_with("a_b_c-"));
    }
}
