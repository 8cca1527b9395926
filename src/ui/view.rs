//! What panels may look at during one frame.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use jiff::tz::TimeZone;

use super::kept::Snapshot;
use super::{Hits, KeptTable, Remembered};
use crate::audit::{Differences, Finding, Origins, Outcome, Pair};
use crate::chart::Scene;
use crate::compare::Comparison;
use crate::extract::Proposal;
use crate::jobs::Progress;
use crate::listing::Listing;
use crate::model::{Article, ClaimId, Entry, Figure, FigureKey, FindingKey, History, Looked, Project};
use crate::reference::{Caps, SeriesTable};
use crate::vocabulary::Lexicon;

/// Whether what was decided is on disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Saving {
    /// Everything is on disk.
    #[default]
    Saved,
    /// On its way.
    Saving,
    /// The disk refused; nothing is lost, it waits in memory.
    NotSaved {
        /// What the disk said.
        why: String,
        /// How many edits wait.
        pending: usize,
    },
    /// Nothing is written to this file.
    ReadOnly {
        /// Why.
        why: String,
    },
}

/// The article in the reader.
pub struct OpenArticle {
    /// Its entry in the current snapshot.
    pub entry: Arc<Entry>,
    /// Its text, when it has arrived.
    pub text: Option<Result<Arc<str>, String>>,
}

/// Two articles that are held beside each other.
pub struct SideBySide {
    /// Their heads.
    pub articles: [Arc<Article>; 2],
    /// What they share, where it is anything.
    pub pair: Option<Arc<Pair>>,
    /// What one has and the other has not, when it has been found out.
    pub differences: Option<Result<Differences, String>>,
    /// Words that both quote, from the first.
    pub quotations: Vec<String>,
}

/// One snapshot with all that was derived from it.
pub struct View<'a> {
    /// Articles and decisions.
    pub project: &'a Arc<Project>,
    /// Claims that others have judged, and what they set is not shown yet.
    pub hidden: &'a BTreeSet<ClaimId>,
    /// The person's name in the history.
    pub person: &'a str,
    /// The log.
    pub history: &'a History,
    /// In which times are told.
    pub zone: &'a TimeZone,
    /// What the filter shows.
    pub listing: &'a Listing,
    /// The chart of what the filter shows.
    pub scene: &'a Scene,
    /// Commodities, countries, factor sets.
    pub lexicon: &'a Lexicon,
    /// Ceilings.
    pub caps: &'a Caps,
    /// Official series, the project's own included.
    pub series: &'a SeriesTable,
    /// The selected figure beside them.
    pub comparison: Option<&'a Comparison>,
    /// The project's tables of figures, and how their reading went.
    pub tables: &'a [KeptTable],
    /// Layouts of tables that were made by hand.
    pub layouts: &'a [Remembered],
    /// Whether a table that is to be added is being read.
    pub reading_table: bool,
    /// What the checks found.
    pub findings: &'a [Arc<Finding>],
    /// What each is called by.
    pub finding_keys: &'a [FindingKey],
    /// Where the articles come from.
    pub origins: &'a Origins,
    /// Two articles that are held beside each other.
    pub beside: Option<&'a SideBySide>,
    /// Positions of the findings that name a figure.
    pub findings_of: &'a HashMap<FigureKey, Vec<u32>>,
    /// What the search over all articles found.
    pub hits: &'a Hits,
    /// The article in the reader.
    pub open: Option<&'a OpenArticle>,
    /// The selected figure.
    pub figure: Option<&'a Figure>,
    /// Whether it is on disk.
    pub saving: &'a Saving,
    /// How far the review of what the filter shows is: suggestions decided, and how many there were.
    pub round: (usize, usize),
    /// Suggestions that are being decided all at once.
    pub deciding: Option<&'a Progress>,
    /// The running import.
    pub importing: Option<&'a Progress>,
    /// Articles that are being read again.
    pub rereading: Option<&'a Progress>,
    /// How far finding out is what an addition to the vocabulary would change.
    pub previewing: Option<&'a Progress>,
    /// Ignore rules that dismissals suggest.
    pub proposals: &'a [Proposal],
    /// How many of them the person has not seen yet.
    pub unseen_proposals: usize,
    /// The project file, for people.
    pub place: &'a str,
    /// Whether there is an import report to show.
    pub has_report: bool,
}

impl View<'_> {
    /// Which state this is, for what is kept from frame to frame.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::of(self.project)
    }

    /// Who looked at the finding at a position.
    #[must_use]
    pub fn looked(&self, at: usize) -> Option<&Looked> {
        self.project.looked(self.finding_keys.get(at)?)
    }

    /// Positions of the findings that ask for a look at a figure: inconsistent ones, then undecided ones, without what
    /// somebody has looked at.
    #[must_use]
    pub fn open_findings(&self, key: FigureKey) -> Vec<usize> {
        let mut found: Vec<usize> = self
            .findings_of
            .get(&key)
            .into_iter()
            .flatten()
            .map(|at| *at as usize)
            .filter(|at| {
                self.findings.get(*at).is_some_and(|finding| finding.asks()) && self.looked(*at).is_none()
            })
            .collect();
        found
            .sort_by_key(|at| self.findings.get(*at).map(|finding| finding.outcome != Outcome::Inconsistent));
        found
    }

    /// A commodity's name, else its id.
    #[must_use]
    pub fn commodity_name(&self, id: &str) -> String {
        self.lexicon.commodity_name(id)
    }
}
