//! The window's owner: holds the project, hears jobs and the writer, shows panels, and acts on what they ask.

mod act;
mod audit;
mod backups;
mod batch;
mod beside;
mod bulk;
mod close;
mod command;
mod copy;
mod decide;
mod derived;
mod desk;
mod engine;
mod evidence;
mod export;
mod findings;
pub mod frames;
mod guide;
mod import_job;
mod learnt;
mod marks;
mod merge;
pub mod motion;
mod official;
mod open;
mod otherwise;
mod outcome;
mod outside;
mod pick;
mod picture;
mod preview;
mod report;
mod reread;
mod review;
mod sample;
mod search;
mod second;
mod selected;
mod start;
mod switch;
mod table;
mod target;
mod text;
mod title;
pub mod trouble;
mod typed;
mod walk;
mod world;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use derived::{Derived, MANY};
use desk::Desk;
use outcome::{Outcome, Slot};

pub use derived::{Official, scene};
pub use engine::Engine;
pub use sample::DOCUMENTS as SAMPLE;
pub use start::{Arguments, run};
pub use world::World;

use crate::jobs::Jobs;
use crate::model::{Figure, FigureKey};
use crate::ui::{
    self, Action, Dialog, OpenArticle, Panels, Saving, Screen, SideBySide, TypedArticle, View, theme,
};

/// While an import lands, lists and plots are made anew at most this often.
const LANDING: Duration = Duration::from_millis(250);

/// The key under which the screen is kept between starts.
const STORAGE_KEY: &str = "screen";

/// The whole program behind the window.
pub struct App {
    world: World,
    engine: Engine,
    official: official::Official,
    audited: audit::Audited,
    beside: Option<SideBySide>,
    desk: Desk,
    seen: second::Seen,
    derived: Derived,
    open: Option<OpenArticle>,
    screen: Screen,
    panels: Panels,
    jobs: Jobs<Slot, Outcome>,
    wake: desk::Wake,
    actions: Vec<Action>,
    import: import_job::Import,
    round: walk::Round,
    /// The table is to be scrolled to the selection once the lists are made anew.
    reveal: bool,
    reread: reread::Reread,
    learnt: learnt::Learnt,
    search: search::Search,
    trouble: trouble::Trouble,
    /// The title that the window has.
    titled: String,
    dark: bool,
    /// Whether the system asks that nothing moves.
    still: bool,
    stale: Stale,
    closing: close::Closing,
    target: target::Target,
    /// Whether the project may be left with what is in memory only: the person said so.
    leaving: bool,
    /// An article that was typed, and not added.
    typed: Option<Box<TypedArticle>>,
    /// The page to print that waits for the checks, and whether it is to have suggestions.
    page: Option<(PathBuf, bool)>,
    /// Dialogs that came while another one was open, which may have something typed into it.
    waiting: VecDeque<Dialog>,
}

/// What must be computed anew.
struct Stale {
    listing: bool,
    scene: bool,
    since: Instant,
}

impl App {
    /// Build it on a context, with the sample or with `screen`'s leftovers. Nothing is opened yet.
    #[must_use]
    pub fn new(ctx: &egui::Context, world: World, screen: Screen) -> Self {
        theme::install(ctx);
        ctx.set_theme(screen.theme);
        ui::motion::apply(ctx, screen.motion.is_reduced(false));
        screen.keys.install(ctx);
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        if (screen.zoom - 1.0).abs() > 0.01 {
            ctx.set_zoom_factor(screen.zoom);
        }
        let waker = ctx.clone();
        let wake: desk::Wake = Arc::new(move || waker.request_repaint());
        let for_jobs = Arc::clone(&wake);
        let engine = Engine::embedded();
        Self {
            desk: Desk::empty(Arc::clone(&wake)),
            world,
            engine,
            official: official::Official::embedded(),
            audited: audit::Audited::default(),
            seen: second::Seen::default(),
            beside: None,
            derived: Derived::default(),
            open: None,
            screen,
            panels: Panels::default(),
            jobs: Jobs::new(move || for_jobs()),
            wake,
            actions: Vec::new(),
            import: import_job::Import::default(),
            round: walk::Round::default(),
            reveal: false,
            reread: reread::Reread::default(),
            learnt: learnt::Learnt::default(),
            search: search::Search::default(),
            trouble: trouble::Trouble::default(),
            titled: String::new(),
            dark: true,
            still: false,
            stale: Stale { listing: true, scene: true, since: Instant::now() },
            closing: close::Closing::default(),
            target: target::Target::default(),
            leaving: false,
            typed: None,
            page: None,
            waiting: VecDeque::new(),
        }
    }

    /// The name that the history gets.
    fn person(&self) -> World {
        let person = self.screen.person.trim();
        if person.is_empty() {
            return self.world.clone();
        }
        World { person: person.into(), ..self.world.clone() }
    }

    fn wake(&self) -> desk::Wake {
        Arc::clone(&self.wake)
    }

    /// The figure with this key in the current snapshot, whether the filter shows it or not.
    fn figure(&self, key: FigureKey) -> Option<Figure> {
        Figure::of_key(self.seen().entry(key.article())?, key)
    }

    /// Everything that is not drawing: hear what was said, and compute what is stale.
    pub fn logic(&mut self, ctx: &egui::Context) {
        for said in self.desk.listen() {
            match said {
                Ok(words) => self.panels.toasts.tell(words),
                Err(words) => self.panels.toasts.warn(words),
            }
        }
        for (slot, report) in self.jobs.hear() {
            self.hear(slot, report);
        }
        if self.panels.dialog.is_none() {
            self.panels.dialog = self.waiting.pop_front();
        }
        self.derive(ctx);
        self.write_waiting_page();
    }

    /// Show what a job has to ask or to tell: at once, or when the dialog that is open is done.
    fn raise(&mut self, dialog: Dialog) {
        if self.panels.dialog.is_none() {
            self.panels.dialog = Some(dialog);
        } else {
            self.waiting.push_back(dialog);
        }
    }

    /// Whether background work is still going on. For tests that wait.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        Slot::ALL.iter().any(|slot| self.jobs.is_running(*slot))
            || self.stale.listing
            || *self.desk.saving() == Saving::Saving
    }

    fn derive(&mut self, ctx: &egui::Context) {
        self.see();
        self.read_tables();
        self.try_table();
        self.audit();
        self.search_on();
        if !self.stale.listing && !self.stale.scene {
            return;
        }
        let landing = self.jobs.is_running(Slot::Import) && !self.derived.listing.figures.is_empty();
        if landing && self.stale.since.elapsed() < LANDING {
            ctx.request_repaint_after(LANDING);
            return;
        }
        let session = self.desk.session();
        let seen = Arc::clone(self.seen());
        let figures: usize = session.project().entries().map(|entry| entry.suggestions.len()).sum();
        if figures <= MANY {
            self.jobs.cancel(Slot::Derive);
            let project = &seen;
            let (filter, sort, options) = (&self.screen.filter, self.screen.sort, &self.screen.chart);
            let lexicon = &self.engine.lexicon;
            if self.stale.listing {
                let revision = session.revision();
                let official = self.official.tables();
                self.derived = Derived::new(project, revision, filter, sort, options, lexicon, official);
            } else {
                let codebook = project.codebook();
                self.derived.scene =
                    derived::scene(&self.derived.listing, options, lexicon, self.official.tables(), codebook);
            }
            self.derived_anew();
        } else if self.jobs.is_running(Slot::Derive) {
            // The running one will be stale when it comes; it is followed by the next.
            return;
        } else {
            let project = seen;
            let revision = session.revision();
            let (filter, sort) = (self.screen.filter.clone(), self.screen.sort);
            let options = self.screen.chart.clone();
            let (caps, series) = (Arc::clone(&self.official.caps), Arc::clone(&self.official.series));
            let lexicon = Arc::clone(&self.engine.lexicon);
            // Where only the chart is asked for otherwise, the lists stay as they are.
            let known = (!self.stale.listing).then(|| {
                (Arc::clone(&self.derived.listing), (self.derived.revision, self.derived.filter.clone()))
            });
            self.jobs.start(Slot::Derive, move |_| {
                let official = derived::Official { caps: &caps, series: &series };
                let derived = match known {
                    Some((listing, of)) => {
                        Derived::redrawn(listing, of, &options, &lexicon, official, project.codebook())
                    }
                    None => Derived::new(&project, revision, &filter, sort, &options, &lexicon, official),
                };
                Outcome::Derived(Box::new(derived))
            });
        }
        self.stale = Stale { listing: false, scene: false, since: Instant::now() };
    }

    /// After lists were made anew.
    fn derived_anew(&mut self) {
        let listing = &self.derived.listing;
        self.round.see(&self.derived.filter, listing.suggested, listing.articles.len());
        self.panels.reveal |= std::mem::take(&mut self.reveal);
        self.refresh_open();
    }

    /// Draw one frame and act on what was asked.
    pub fn show(&mut self, ui: &mut egui::Ui) {
        self.see();
        self.pasted(ui.ctx());
        self.keys(ui.ctx());
        self.title(ui.ctx());
        if self.dark != ui.visuals().dark_mode {
            self.dark = ui.visuals().dark_mode;
            self.refresh_open();
        }
        let mut actions = std::mem::take(&mut self.actions);
        let figure = self.screen.selected.and_then(|key| self.figure(key));
        let revision = self.desk.session().revision();
        self.official.compare(figure.as_ref(), self.open.as_ref(), revision, &self.engine.lexicon);
        let progress = self.jobs.progress(Slot::Import);
        let deciding = self.jobs.progress(Slot::Decide);
        let rereading = self.jobs.progress(Slot::Refresh).filter(|progress| progress.total > 0);
        let previewing = self.jobs.progress(Slot::Preview).filter(|progress| progress.total > 0);
        let session = self.desk.session();
        let person = self.person().person;
        let zone = World::zone();
        let seen = Arc::clone(self.seen());
        let view = View {
            project: &seen,
            hidden: &self.seen.hidden,
            person: &person,
            history: session.history(),
            zone: &zone,
            listing: &self.derived.listing,
            scene: &self.derived.scene,
            lexicon: &self.engine.lexicon,
            caps: &self.official.caps,
            series: &self.official.series,
            comparison: self.official.comparison(),
            tables: &self.official.kept,
            layouts: &self.screen.layouts,
            reading_table: self.jobs.is_running(Slot::ReadTable),
            findings: &self.audited.findings,
            finding_keys: &self.audited.keys,
            origins: &self.audited.origins,
            beside: self.beside.as_ref(),
            hits: &self.search.hits,
            findings_of: &self.audited.of,
            open: self.open.as_ref(),
            figure: figure.as_ref(),
            saving: self.desk.saving(),
            round: self.round.progress(),
            deciding: deciding.as_ref(),
            importing: progress.as_ref(),
            rereading: rereading.as_ref(),
            previewing: previewing.as_ref(),
            proposals: &self.learnt.proposals,
            unseen_proposals: self.learnt.unseen(),
            place: self.desk.place(),
            has_report: self.import.report.is_some(),
        };
        ui::show(ui, &view, &self.screen, &mut self.panels, &mut actions);
        self.learnt.shown(self.panels.dialog.as_ref());
        let asked = !actions.is_empty();
        for action in actions {
            self.act(ui.ctx(), action);
        }
        self.close_on(ui.ctx());
        if asked {
            // What was asked changes what is drawn: one more frame, so that nobody looks at an old picture.
            self.derive(ui.ctx());
            ui.request_repaint();
        }
    }

    /// The state that eframe keeps.
    #[must_use]
    pub const fn screen(&self) -> &Screen {
        &self.screen
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        Self::logic(self, ctx);
        if ctx.input(|input| input.viewport().close_requested()) {
            self.close(ctx);
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, STORAGE_KEY, &self.screen);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        // The window is gone; what waits is written while the store is dropped.
        if let Err(why) = self.desk.flush() {
            log::warn!("closed with unsaved changes: {why}");
        }
    }
}
