//! The open project: its session in memory and its file, always moved together.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use super::Engine;
use super::learnt::DECLINED;
use super::world::World;
use crate::measure::Date;
use crate::model::{Article, ArticleId, Change, Edit, Entry, LogEntry, Project, Refusal, Session, Stamp};
use crate::store::{Access, Backups, Event, Loaded, OpenError, Reader, Staged, Store};
use crate::ui::Saving;

/// Called whenever the store's writer thread has something to say.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// The session and the file.
pub struct Desk {
    session: Session,
    store: Store,
    /// What the writer says. Each desk has its own: what one project's writer says is not heard by the next.
    events: Receiver<Event>,
    saving: Saving,
    /// Number of the last log entry that was sent to the writer.
    sent: u64,
    /// Number of the last log entry that is on disk.
    through: u64,
    /// What the store was made with, for people.
    place: String,
    /// Texts that were read lately, by article and reading, the last first.
    texts: Vec<(ArticleId, Arc<str>, Arc<str>)>,
    read_only: Option<String>,
    /// Where backups are kept.
    backups: Option<PathBuf>,
    /// The day of the last backup that was asked for.
    backed_up: Option<Date>,
}

/// How many texts are kept besides the one in the reader.
const TEXTS: usize = 4;

/// Why a project could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// The file says why.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// A new file could not be made.
    #[error("{0}")]
    Create(String),
    /// The log does not fit the articles.
    #[error("this project file is damaged (entry {seq} of its log: {refusal}): {path}")]
    Log {
        /// Which entry.
        seq: u64,
        /// Why it does not fit.
        refusal: Refusal,
        /// The file.
        path: PathBuf,
    },
}

/// A desk with what must be done next.
pub struct Opened {
    /// The desk.
    pub desk: Desk,
    /// Articles that another engine or lexicon read.
    pub stale: Vec<ArticleId>,
    /// Where an older version's file was kept.
    pub backup: Option<PathBuf>,
    /// The folder that the project was made from, if any.
    pub source: Option<String>,
    /// Ignore rules that the person did not want.
    pub declined: Option<String>,
}

/// The key of the project's setting that holds the folder it was made from.
pub const SOURCE: &str = "source";

/// Who stands in the history where the program itself did something.
pub const PROGRAM: &str = "Tumen";

impl Desk {
    /// Open a project file, for `engine` with the project's additions to the vocabulary. A file of an older
    /// format is first kept in a folder of `backups`.
    ///
    /// # Errors
    /// When it is no project, damaged, newer or out of reach; the file is untouched.
    pub fn open(
        path: &Path,
        access: Access,
        backups: Option<&Path>,
        engine: &Engine,
        wake: Wake,
    ) -> Result<Opened, DeskError> {
        let (notify, events) = line(wake);
        let among = backups.map(|root| Backups::of(root, path));
        let (store, loaded) = Store::open_backed(
            path,
            access,
            among.as_ref().map(|backups| (backups, World::today())),
            |additions| engine.with(additions).versions,
            notify,
        )?;
        let Loaded { staged, log, stale, meta, read_only, backup } = loaded;
        let through = log.len() as u64;
        let session = Session::replay(staged, log).map_err(|(seq, refusal)| DeskError::Log {
            seq,
            refusal,
            path: path.to_path_buf(),
        })?;
        let read_only = read_only.map(|because| because.to_string());
        let saving = read_only.clone().map_or(Saving::Saved, |why| Saving::ReadOnly { why });
        let place = path.display().to_string();
        let desk = Self {
            session,
            store,
            events,
            saving,
            sent: through,
            through,
            place,
            texts: Vec::new(),
            read_only,
            backups: None,
            backed_up: None,
        };
        let (source, declined) = (meta.get(SOURCE).cloned(), meta.get(DECLINED).cloned());
        Ok(Opened { desk, stale, backup, source, declined })
    }

    /// Make a new project file.
    ///
    /// # Errors
    /// When no file can be made there.
    pub fn create(path: &Path, wake: Wake) -> Result<Self, DeskError> {
        let (notify, events) = line(wake);
        let store = Store::create(path, notify).map_err(|error| DeskError::Create(error.to_string()))?;
        Ok(Self::fresh(store, events, Saving::Saved, path.display().to_string()))
    }

    /// Without a file: everything waits in memory.
    #[must_use]
    pub fn in_memory(why: &str, wake: Wake) -> Self {
        let (notify, events) = line(wake);
        let store = Store::in_memory(why, notify);
        let saving = Saving::NotSaved { why: why.to_owned(), pending: 0 };
        Self::fresh(store, events, saving, "in memory only".to_owned())
    }

    /// An empty desk, until something is opened. Nothing can be decided on it, so nothing can be lost.
    #[must_use]
    pub fn empty(wake: Wake) -> Self {
        let (notify, events) = line(wake);
        let store = Store::in_memory("nothing is open", notify);
        Self::fresh(store, events, Saving::Saved, "nothing is open".to_owned())
    }

    fn fresh(store: Store, events: Receiver<Event>, saving: Saving, place: String) -> Self {
        let session = Session::default();
        Self {
            session,
            store,
            events,
            saving,
            sent: 0,
            through: 0,
            place,
            texts: Vec::new(),
            read_only: None,
            backups: None,
            backed_up: None,
        }
    }

    /// Keep backups in folders of this one.
    pub fn keep_backups(&mut self, root: Option<PathBuf>) {
        self.backups = root;
    }

    /// Before a day's first change the file is kept as it is. A project without a change has nothing to keep.
    fn before_work(&mut self) {
        let today = World::today();
        if self.backed_up == Some(today) || self.through == 0 || self.read_only.is_some() {
            return;
        }
        if let (Some(root), Some(path)) = (&self.backups, self.store.path()) {
            self.backed_up = Some(today);
            self.store.back_up(Backups::of(root, &path), today);
        }
    }

    /// The current snapshot.
    #[must_use]
    pub const fn project(&self) -> &Arc<Project> {
        self.session.project()
    }

    /// The session.
    #[must_use]
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// Whether what was decided is on disk.
    #[must_use]
    pub const fn saving(&self) -> &Saving {
        &self.saving
    }

    /// The file, for people.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> Option<PathBuf> {
        self.store.path()
    }

    /// A way to read texts from a job.
    #[must_use]
    pub fn reader(&self) -> Reader {
        self.store.reader()
    }

    /// Apply an edit and write it.
    ///
    /// # Errors
    /// When it does not fit, or the project is open for reading only.
    pub fn act(&mut self, edit: Edit, stamp: &Stamp) -> Result<Change, String> {
        self.check_writable()?;
        self.before_work();
        let done = self.session.act(edit, stamp);
        self.logged(done)
    }

    /// Take the last edit back; says what that was.
    ///
    /// # Errors
    /// When there is none or it does not fit.
    pub fn undo(&mut self, stamp: &Stamp) -> Result<(Change, &'static str), String> {
        self.check_writable()?;
        self.before_work();
        let words = self.session.history().undoable().map_or("", |entry| entry.edit.words());
        let done = self.session.undo(stamp).ok_or("there is nothing to undo")?;
        self.logged(done).map(|change| (change, words))
    }

    /// Bring the last undone edit again; says what that was.
    ///
    /// # Errors
    /// When there is none or it does not fit.
    pub fn redo(&mut self, stamp: &Stamp) -> Result<(Change, &'static str), String> {
        self.check_writable()?;
        self.before_work();
        let words = self.session.history().redoable().map_or("", |entry| entry.edit.words());
        let done = self.session.redo(stamp).ok_or("there is nothing to redo")?;
        self.logged(done).map(|change| (change, words))
    }

    fn check_writable(&self) -> Result<(), String> {
        self.read_only
            .as_ref()
            .map_or(Ok(()), |why| Err(format!("This project is open for reading only: {why}")))
    }

    fn logged(&mut self, done: Result<(Arc<LogEntry>, Change), Refusal>) -> Result<Change, String> {
        let (entry, change) = done.map_err(|refusal| refusal.to_string())?;
        self.sent = entry.seq;
        self.store.append(entry);
        if self.saving == Saving::Saved {
            self.saving = Saving::Saving;
        }
        Ok(change)
    }

    /// Take imported articles in. Bulk: an `AddBatch` shows them.
    pub fn stage(&mut self, staged: Vec<Staged>) {
        self.before_work();
        let entry = |staged: &Staged| {
            let findings = &staged.findings;
            Entry::new(
                Arc::clone(&staged.article),
                Arc::clone(&findings.suggestions),
                Arc::clone(&findings.remarks),
            )
        };
        self.session.stage(staged.iter().map(entry).collect::<Vec<_>>());
        self.store.stage(staged);
    }

    /// Replace suggestions by newer ones; decisions stay.
    pub fn refresh(&mut self, readings: Vec<crate::store::Reading>) {
        let entries = readings.iter().map(|reading| {
            let findings = &reading.findings;
            let (suggestions, remarks) = (Arc::clone(&findings.suggestions), Arc::clone(&findings.remarks));
            Entry::new(Arc::clone(&reading.article), suggestions, remarks)
        });
        self.session.stage(entries.collect::<Vec<_>>());
        if self.read_only.is_none() {
            self.store.cache(readings);
        }
        self.texts.clear();
    }

    /// Write a reading of an article without showing it yet.
    pub fn keep_reading(&self, reading: crate::store::Reading) {
        self.store.cache(vec![reading]);
    }

    /// Keep a setting of the project.
    pub fn set_meta(&self, key: &str, value: &str) {
        self.store.set_meta(key, value);
    }

    /// An article's text, from memory if it was read lately.
    ///
    /// # Errors
    /// When the file cannot be read, in words for the person.
    pub fn text(&mut self, article: &Article) -> Result<Arc<str>, String> {
        let wanted = article.reading();
        let known =
            |(id, reading, _): &(ArticleId, Arc<str>, Arc<str>)| *id == article.id && *reading == wanted;
        if let Some((.., text)) = self.texts.iter().find(|text| known(text)) {
            return Ok(Arc::clone(text));
        }
        let text = self.reader().text(article.id, &article.reading()).map_err(|error| error.to_string())?;
        self.keep_text(article, Arc::clone(&text));
        Ok(text)
    }

    /// Remember a text that a job has read.
    pub fn keep_text(&mut self, article: &Article, text: Arc<str>) {
        self.texts.insert(0, (article.id, article.reading(), text));
        self.texts.truncate(TEXTS);
    }

    /// Hear all that the writer has said since. Gives words for the person where there is something to tell.
    pub fn listen(&mut self) -> Vec<Result<String, String>> {
        let said: Vec<Event> = self.events.try_iter().collect();
        said.into_iter().filter_map(|event| self.hear(event)).collect()
    }

    fn hear(&mut self, event: Event) -> Option<Result<String, String>> {
        match event {
            Event::Saved { through } => {
                self.through = self.through.max(through);
                if self.read_only.is_none() && self.through >= self.sent {
                    self.saving = Saving::Saved;
                }
                None
            }
            Event::Staged(_) => None,
            Event::NotSaved { why, pending } => {
                if self.read_only.is_some() {
                    return None;
                }
                let first = !matches!(self.saving, Saving::NotSaved { .. });
                self.saving = Saving::NotSaved { why: why.to_string(), pending };
                first.then(|| Err(format!("Not saved: {why}. Nothing is lost; it waits in memory.")))
            }
            Event::CopySaved(path) => Some(Ok(format!("A whole copy is at {}", path.display()))),
            Event::Moved(path) => {
                self.place = path.display().to_string();
                self.read_only = None;
                self.through = self.sent;
                self.saving = Saving::Saved;
                Some(Ok(format!("The project is now kept in {}", path.display())))
            }
            Event::CopyFailed(error) => Some(Err(format!("No copy was made: {error}"))),
            Event::BackupFailed(error) => Some(Err(format!(
                "Today's backup could not be made: {error}. Your work is saved all the same."
            ))),
        }
    }

    /// Try to save again.
    pub fn retry(&self) {
        self.store.retry();
    }

    /// Write a whole copy. A project that has no file of its own goes on with the copy.
    pub fn save_copy(&self, path: PathBuf) {
        if self.store.path().is_none() { self.store.move_to(path) } else { self.store.save_copy(path) }
    }

    /// Why leaving this project would lose something: work that is in memory only. Waits until the rest is on disk.
    #[must_use]
    pub fn unsaved(&self) -> Option<String> {
        let by_people = self.session.history().entries().iter().any(|entry| &*entry.who != PROGRAM);
        if by_people { self.flush().err() } else { None }
    }

    /// Wait until everything is on disk.
    ///
    /// # Errors
    /// What is in the way, in words for the person.
    pub fn flush(&self) -> Result<(), String> {
        if self.read_only.is_some() {
            return Ok(());
        }
        self.store.flush().map_err(|why| why.to_string())
    }
}

/// A line from the writer thread to the desk.
fn line(wake: Wake) -> (impl Fn(Event) + Send + Sync + 'static, Receiver<Event>) {
    let (send, events) = channel();
    // The desk may be gone while its last work is written.
    let notify = move |event| {
        drop(send.send(event));
        wake();
    };
    (notify, events)
}
