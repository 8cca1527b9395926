//! The checks in the background: an article's own findings are kept until it changes.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rayon::prelude::*;

use super::App;
use super::outcome::{Outcome, Slot};
use crate::audit::{Finding, Known, Paper, Shelf, between};
use crate::model::{ArticleId, Entry, Figure, FigureKey, FindingKey};
use crate::reference::{PriceBands, SeriesTable};

/// So many articles are read before it is looked whether anybody still wants to know.
const CHUNK: usize = 64;
/// So few articles are checked at once after each change …
const FEW: usize = 200;
/// … and more when nothing has changed for so long.
const PAUSE: Duration = Duration::from_millis(600);

/// An article as it was checked last.
type Checked = (Arc<Entry>, Arc<Known>);

/// What the checks found, and the state of the project in which they found it.
#[derive(Default)]
pub struct Audited {
    /// All findings: each article's own in the project's order, then those between articles.
    pub findings: Vec<Finding>,
    /// What each is called by.
    pub keys: Vec<FindingKey>,
    /// Positions of the findings that name a figure.
    pub of: HashMap<FigureKey, Vec<u32>>,
    revision: Option<u64>,
    series: Arc<SeriesTable>,
    prices: PriceBands,
    known: BTreeMap<ArticleId, Checked>,
}

impl App {
    /// Check what has changed since it was checked last.
    pub(super) fn audit(&mut self, ctx: &egui::Context) {
        let revision = self.desk.session().revision();
        let series = &self.official.series;
        let current = self.audited.revision == Some(revision) && Arc::ptr_eq(&self.audited.series, series);
        if current || self.jobs.is_running(Slot::Import) || self.jobs.is_running(Slot::Audit) {
            return;
        }
        // All articles are held against each other after each change: among many, not between two keys of a review.
        let project = Arc::clone(self.desk.session().project());
        if self.audited.revision.is_some() && project.staged().len() > FEW {
            if self.changed.0 != revision {
                self.changed = (revision, Instant::now());
            }
            let waited = self.changed.1.elapsed();
            if waited < PAUSE {
                ctx.request_repaint_after(PAUSE - waited);
                return;
            }
        }
        let (series, caps) = (Arc::clone(series), Arc::clone(&self.official.caps));
        let lexicon = Arc::clone(&self.engine.lexicon);
        let prices = PriceBands::of(project.price_bands());
        // What was found holds as long as what it was held against is the same.
        let same_shelf = Arc::ptr_eq(&self.audited.series, &series) && self.audited.prices == prices;
        let mut known = if same_shelf { self.audited.known.clone() } else { BTreeMap::new() };
        let mut reader = self.desk.reader();
        self.jobs.start(Slot::Audit, move |task| {
            let shelf = Shelf { series: &series, caps: &caps, prices: &prices, lexicon: &lexicon };
            let is_known = |entry: &Arc<Entry>, known: &BTreeMap<ArticleId, Checked>| {
                known.get(&entry.article.id).is_some_and(|(of, _)| Arc::ptr_eq(of, entry))
            };
            let stale: Vec<Arc<Entry>> =
                project.entries().filter(|entry| !is_known(entry, &known)).map(Arc::clone).collect();
            for chunk in stale.chunks(CHUNK) {
                if task.cancelled() {
                    break;
                }
                let papers: Vec<(&Arc<Entry>, Paper)> = chunk
                    .iter()
                    .filter_map(|entry| {
                        let text = reader.text(entry.article.id, &entry.article.encoding).ok()?;
                        Some((entry, Paper { figures: Figure::of_entry(entry), text }))
                    })
                    .collect();
                let checked: Vec<(ArticleId, Checked)> = papers
                    .par_iter()
                    .map(|(entry, paper)| {
                        (entry.article.id, (Arc::clone(entry), Arc::new(Known::new(paper, &shelf))))
                    })
                    .collect();
                known.extend(checked);
            }
            // In the project's order; what is no longer there is forgotten.
            let there: Vec<Arc<Known>> = project
                .entries()
                .filter_map(|entry| known.get(&entry.article.id).map(|(_, known)| Arc::clone(known)))
                .collect();
            known.retain(|id, _| project.entry(*id).is_some());
            let there: Vec<&Known> = there.iter().map(|known| &**known).collect();
            let own = there.iter().flat_map(|known| known.findings.iter().cloned());
            let findings: Vec<Finding> = own.chain(between(&there)).collect();
            let keys: Vec<FindingKey> = findings.iter().map(Finding::key).collect();
            let mut of: HashMap<FigureKey, Vec<u32>> = HashMap::new();
            for (at, finding) in findings.iter().enumerate() {
                for figure in &finding.claims {
                    of.entry(figure.key()).or_default().push(at as u32);
                }
            }
            Outcome::Audited(Box::new(Audited {
                findings,
                keys,
                of,
                revision: Some(revision),
                series,
                prices,
                known,
            }))
        });
    }

    /// The checks broke off: they are tried again when something changes, and not over and over with the same end.
    pub(super) fn audit_failed(&mut self) {
        let (revision, series) = (self.desk.session().revision(), Arc::clone(&self.official.series));
        self.audited.revision = Some(revision);
        self.audited.series = series;
    }

    /// The checks are done, for the state that the project had when they began.
    pub(super) fn audited(&mut self, audited: Audited) {
        self.audited = audited;
        // The reader marks what asks for a look.
        self.refresh_open();
    }
}
