//! The checks in the background: what is known of an article, and of what articles have in common, is kept until they
//! change.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::App;
use super::outcome::{Outcome, Slot};
use crate::audit::{Between, Finding, Known, Origins, Paper, Shelf};
use crate::model::{Article, ArticleId, Entry, Figure, FigureKey, FindingKey, Project};
use crate::reference::{PriceBands, SeriesTable};

/// So many articles are read before it is looked whether anybody still wants to know.
const CHUNK: usize = 64;

/// An article as it was checked last.
type Checked = (Arc<Entry>, Arc<Known>);

/// What the checks found, and the state of the project in which they found it.
#[derive(Default)]
pub struct Audited {
    /// All findings: each article's own in the project's order, then those between articles.
    pub findings: Vec<Arc<Finding>>,
    /// What each is called by.
    pub keys: Vec<FindingKey>,
    /// Positions of the findings that name a figure.
    pub of: HashMap<FigureKey, Vec<u32>>,
    /// Where the articles come from.
    pub origins: Arc<Origins>,
    /// Compared by where it is: two projects that were opened after each other may have the same revision.
    project: Option<Arc<Project>>,
    series: Arc<SeriesTable>,
    prices: PriceBands,
    kept: Kept,
}

/// What the next checks begin with. It goes along with the job and comes back with it.
#[derive(Default)]
struct Kept {
    known: BTreeMap<ArticleId, Checked>,
    between: Between,
}

impl App {
    /// Check what has changed since it was checked last.
    pub(super) fn audit(&mut self) {
        let series = &self.official.series;
        let current = self.is_audited() && Arc::ptr_eq(&self.audited.series, series);
        if current || self.jobs.is_running(Slot::Import) || self.jobs.is_running(Slot::Audit) {
            return;
        }
        let project = Arc::clone(self.desk.session().project());
        let (series, caps) = (Arc::clone(series), Arc::clone(&self.official.caps));
        let lexicon = Arc::clone(&self.engine.lexicon);
        let prices = PriceBands::of(project.price_bands());
        // What was found holds as long as what it was held against is the same.
        let same_shelf = Arc::ptr_eq(&self.audited.series, &series) && self.audited.prices == prices;
        let Kept { mut known, mut between } = std::mem::take(&mut self.audited.kept);
        if !same_shelf {
            known.clear();
        }
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
                        let text = reader.text(entry.article.id, &entry.article.reading()).ok()?;
                        Some((entry, paper(entry, text)))
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
            let own = there.iter().flat_map(|known| known.findings.iter().cloned());
            let (others, origins) = between.update(&there);
            let findings: Vec<Arc<Finding>> = own.chain(others).collect();
            let keys: Vec<FindingKey> = findings.par_iter().map(|finding| finding.key()).collect();
            let mut of: HashMap<FigureKey, Vec<u32>> = HashMap::new();
            for (at, finding) in findings.iter().enumerate() {
                for figure in &finding.claims {
                    of.entry(figure.key()).or_default().push(at as u32);
                }
            }
            let (origins, kept) = (Arc::new(origins), Kept { known, between });
            Outcome::Audited(Box::new(Audited {
                findings,
                keys,
                of,
                origins,
                project: Some(project),
                series,
                prices,
                kept,
            }))
        });
    }

    /// Whether the checks have seen the project as it is now.
    pub(super) fn is_audited(&self) -> bool {
        self.audited.project.as_ref().is_some_and(|project| Arc::ptr_eq(project, self.desk.project()))
    }

    /// The origins, where they are those of the project as it is now.
    pub(super) fn current_origins(&self) -> Option<Arc<Origins>> {
        self.is_audited().then(|| Arc::clone(&self.audited.origins)).filter(|origins| origins.articles() > 0)
    }

    /// The checks broke off: they are tried again when something changes, and not over and over with the same end.
    pub(super) fn audit_failed(&mut self) {
        let series = Arc::clone(&self.official.series);
        self.audited.project = Some(Arc::clone(self.desk.project()));
        self.audited.series = series;
        self.audited.origins = Arc::default();
    }

    /// The checks are done, for the state that the project had when they began.
    pub(super) fn audited(&mut self, audited: Audited) {
        let before = std::mem::replace(&mut self.audited, audited);
        // Of ten thousand articles it takes a while to let go of what was found before, and the window need not wait.
        rayon::spawn(move || drop(before));
        // The reader marks what asks for a look.
        self.refresh_open();
        self.tell_of_copies();
    }
}

/// All articles whose text can be read.
pub(super) fn papers(
    project: &Project,
    text: &mut dyn FnMut(&Article) -> Result<Arc<str>, String>,
) -> Vec<Paper> {
    let entries = project.entries();
    entries.filter_map(|entry| Some(paper(entry, text(&entry.article).ok()?))).collect()
}

fn paper(entry: &Arc<Entry>, text: Arc<str>) -> Paper {
    Paper { article: Arc::clone(&entry.article), figures: Figure::of_entry(entry), text }
}
