//! What background work is started for, and what it brings back.

use std::path::PathBuf;
use std::sync::Arc;

use super::audit::Audited;
use super::backups::Restored;
use super::batch::Decided;
use super::derived::Derived;
use super::desk::Opened;
use super::merge::Brought;
use super::official::Own;
use super::otherwise::Otherwise;
use super::table::ReadTable;
use crate::audit::Differences;
use crate::extract::Proposal;
use crate::import;
use crate::model::{ArticleId, Digest, FigureKey, Role};
use crate::reference::SeriesTable;
use crate::search::{Found, Summary};
use crate::store::{Backup, Reading};
use crate::ui::{Effect, PageParts, Parsed, Trial, Want};

/// One job of each runs at a time; a newer one replaces an older.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// Opening a project file.
    Open,
    /// Looking for backups.
    Backups,
    /// Importing articles.
    Import,
    /// Reading a long text.
    Text,
    /// Lists and plots.
    Derive,
    /// Deciding on many suggestions.
    Decide,
    /// Reading articles anew after a change of date, engine or lexicon.
    Refresh,
    /// Reading an original in another way.
    Otherwise,
    /// Cutting a web page into its parts.
    Parts,
    /// The system's file dialog.
    Pick,
    /// Writing an export or a report.
    Write,
    /// What an addition to the vocabulary would change.
    Preview,
    /// Ignore rules that dismissals suggest.
    Learn,
    /// Reading the project's own tables.
    Tables,
    /// Reading a table that is to be added.
    ReadTable,
    /// Trying a layout on it.
    TryTable,
    /// Checking figures.
    Audit,
    /// Reading another person's project and planning its merge.
    Merge,
    /// The digest of a file that is linked or checked.
    Digest,
    /// Holding two articles beside each other.
    Beside,
    /// Searching all articles.
    Search,
}

impl Slot {
    /// Whether what it brings is about the open project: nothing of it may come into another one.
    #[must_use]
    pub const fn is_of_project(self) -> bool {
        !matches!(self, Self::Open | Self::Pick | Self::Write)
    }

    /// Every slot.
    pub const ALL: [Self; 21] = [
        Self::Open,
        Self::Backups,
        Self::Import,
        Self::Text,
        Self::Derive,
        Self::Decide,
        Self::Refresh,
        Self::Otherwise,
        Self::Parts,
        Self::Pick,
        Self::Write,
        Self::Preview,
        Self::Learn,
        Self::Tables,
        Self::ReadTable,
        Self::TryTable,
        Self::Audit,
        Self::Merge,
        Self::Digest,
        Self::Beside,
        Self::Search,
    ];
}

/// What a job brings back.
pub enum Outcome {
    /// A project file, and what to import into it next.
    Opened(Result<Box<Opened>, (PathBuf, String)>, Vec<PathBuf>),
    /// The backups of a project.
    Backups(PathBuf, Vec<Backup>),
    /// A backup in the place of its project.
    Restored(Box<Restored>),
    /// Some articles of an import.
    Landed(Vec<import::Staged>),
    /// The end of an import.
    Imported(Box<import::Report>),
    /// A text.
    Text(ArticleId, Arc<str>, Result<Arc<str>, String>),
    /// Lists and plots.
    Derived(Box<Derived>),
    /// The edits that decide on many suggestions.
    Batch(Result<Decided, String>),
    /// Some articles that were read anew.
    Refreshed(Vec<Reading>),
    /// All of them were.
    AllRefreshed,
    /// An original that was read in another way.
    Decoded(import::Again, Result<Box<Otherwise>, String>),
    /// The parts of a web page.
    Parts(Result<Box<PageParts>, String>),
    /// Paths that the person chose; `None` when they cancelled; an error when there is no dialog to ask with.
    Picked(Want, Result<Option<Vec<PathBuf>>, String>),
    /// What an addition would change.
    Previewed(Box<Effect>),
    /// Ignore rules to ask about.
    Learnt(Vec<Proposal>),
    /// Official series with those of the project, and how the reading of its tables went.
    Tables(Arc<SeriesTable>, Vec<Own>),
    /// A table that is to be added.
    TableRead(ReadTable),
    /// The same with this many lines left out above its headers.
    TableParsed(u32, Result<Parsed, String>),
    /// What a layout gives.
    TableTried(Box<Trial>),
    /// What the checks found.
    Audited(Box<Audited>),
    /// Another person's project, ready to be taken in; `None` when it has nothing new.
    Merged(Result<Option<Box<Brought>>, String>),
    /// A file as evidence for a figure, with its digest; `None` when it was cancelled.
    Linked(FigureKey, PathBuf, Role, Result<Option<Digest>, String>),
    /// Whether a linked file is still the same, in words.
    FileChecked(Result<String, String>),
    /// What two articles have and have not of each other, and what both quote.
    Beside(Result<Box<(Differences, Vec<String>)>, String>),
    /// A page was written, for the browser.
    Page(String, PathBuf),
    /// Some of what a search found.
    Found(Vec<Found>),
    /// The search ended.
    Searched(Summary),
    /// A file was written.
    Written(Result<String, String>),
}
