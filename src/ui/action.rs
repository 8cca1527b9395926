//! What panels ask for. They change nothing themselves; after the frame the app acts.

use std::path::PathBuf;
use std::sync::Arc;

use super::keys::Keys;
use super::{Batch, Command, Deed, Dialog, PictureForm, Place, TypedArticle, Want};
use crate::audit::Derivation;
use crate::extract::Proposal;
use crate::import::Again;
use crate::listing::{Filter, Sort};
use crate::merge::Pick;
use crate::model::{
    ArticleField, ArticleId, ClaimField, ClaimId, Codebook, Digest, FigureKey, FindingKey, MergeId,
    PriceBand, Record, Resolution, Role, TableId,
};
use crate::text::Span;
use crate::vocabulary::{Addition, Subject};

/// What an export writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values.
    #[default]
    Csv,
    /// One claim record a line.
    Ndjson,
}

impl Format {
    /// The file name's ending.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Ndjson => "ndjson",
        }
    }
}

impl From<Format> for crate::export::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Csv => Self::Csv,
            Format::Ndjson => Self::Ndjson,
        }
    }
}

/// A wish of the person.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A command of the table.
    Do(Command),
    /// Select a figure everywhere and bring it into view.
    Select(FigureKey),
    /// Open an article.
    OpenArticle(ArticleId),
    /// Search all articles for what is typed.
    Search(String),
    /// Go to a hit of that search.
    OpenHit(Place),
    /// Hold two articles beside each other; `None` ends it.
    HoldBeside(Option<[ArticleId; 2]>),
    /// Scroll the open article to a place.
    Reveal(Span),
    /// Set the status of the selected figure; a suggestion is accepted in the same step.
    Judge {
        /// Code of the codebook.
        status: Arc<str>,
        /// Why; `None` asks where the status wants one.
        reason: Option<Arc<str>>,
    },
    /// Change a field of the selected figure; a suggestion is accepted in the same step.
    SetClaim(ClaimField),
    /// Change a field of a figure, whichever is selected by then; a suggestion is accepted in the same step.
    SetClaimOf(FigureKey, ClaimField),
    /// Change what a figure says, as it was typed into its form; that closes once this is done.
    SetRecord(FigureKey, Box<Record>),
    /// Dark, light, or as the system.
    SetTheme(egui::ThemePreference),
    /// Whether things move.
    SetMotion(super::motion::Motion),
    /// Everything larger or smaller: 1 is the usual size.
    SetZoom(f32),
    /// Make a new project.
    NewProject(PathBuf),
    /// Take in an article that was typed or pasted.
    AddText(Box<TypedArticle>),
    /// Let another person's judgement of the selected claim count.
    TakeOpinion(Arc<str>),
    /// Take a file as evidence for a figure.
    LinkFile(PathBuf, Role, FigureKey),
    /// Take another figure as evidence for the selected one; a suggestion is accepted in the same step.
    LinkFigure(FigureKey, Role),
    /// Tell whether a file is still the one that was linked.
    CheckFile(PathBuf, Digest),
    /// Use another list of statuses.
    SetCodebook(Arc<Codebook>),
    /// Change many claims in one step.
    Bulk(Vec<(ArticleId, ClaimId)>, Deed),
    /// Bring back the state after an entry of the history.
    GoBackTo(u64),
    /// Bring another person's project in.
    Merge(PathBuf),
    /// Settle a question of a merge.
    Settle {
        /// The merge.
        merge: MergeId,
        /// Position of the question.
        at: usize,
        /// How.
        to: Resolution,
        /// Which side of each field.
        picked: Vec<Pick>,
    },
    /// Remember what the list shows under a name.
    SaveFilter(String),
    /// Forget it.
    ForgetFilter(String),
    /// The person's name in the history; empty for the system's.
    SetName(String),
    /// Hide what others judged until it is judged here too.
    BeginSecond,
    /// Change a fact about an article.
    SetArticle(ArticleId, ArticleField),
    /// Read an article's original again, with another encoding or other parts of a web page.
    ReadOtherwise(ArticleId, Again),
    /// Show the parts of a web page, those that were left out too.
    ShowParts(ArticleId),
    /// Make a claim of a stretch of the open article.
    MakeClaim(Span),
    /// Let the selected figure stand at the words that are selected in the article.
    MoveToSelection,
    /// Show other figures.
    SetFilter(Filter),
    /// Order the table.
    SetSort(Sort),
    /// Draw the chart otherwise.
    SetChart(crate::chart::Options),
    /// List the figures that a plot of the scene could not place.
    ShowUnplaced(usize),
    /// Open files, folders or a project.
    OpenPaths(Vec<PathBuf>),
    /// Write a whole copy of the project.
    SaveCopyTo(PathBuf),
    /// Other keys for commands.
    SetKeys(Keys),
    /// Put a backup in the place of its project.
    Restore {
        /// The project.
        project: PathBuf,
        /// The backup.
        backup: PathBuf,
    },
    /// List the backups of a project.
    ShowBackups(PathBuf),
    /// Show a folder in the system's file manager.
    OpenFolder(PathBuf),
    /// Write the claims.
    ExportTo(PathBuf, Format, bool),
    /// Draw what is in sight of the chart into a file.
    DrawTo(PathBuf, PictureForm),
    /// Write the values of what is in sight of the chart.
    ValuesTo(PathBuf),
    /// Write what is shown as a page to print, with suggestions or without.
    PageTo(PathBuf, bool),
    /// Open a written page in the browser.
    ShowPage(PathBuf),
    /// Write the last import report.
    SaveReportTo(PathBuf),
    /// Ask for a path.
    AskFor(Want),
    /// Show a dialog.
    Ask(Box<Dialog>),
    /// Ask the system's file dialog for the path that the open dialog wants.
    Browse,
    /// Close the dialog.
    CloseDialog,
    /// Open the guide at a page, `fields`, or at a heading of it, `fields#grades`.
    OpenGuide(&'static str),
    /// Close the guide.
    CloseGuide,
    /// No more hints.
    SkipHints,
    /// Accept what a new reading offers.
    TakeOffer(Box<crate::model::Edit>),
    /// Decide on many suggestions in one step.
    DecideAll(Batch),
    /// Stop deciding on many suggestions; nothing is decided then.
    StopBatch,
    /// Show what an addition to the vocabulary would change.
    Preview(Box<Addition>),
    /// Nobody wants to know any more.
    StopPreview,
    /// Add to the vocabulary.
    AddWords(Box<Addition>),
    /// Take an addition away.
    RemoveWords(Box<Addition>),
    /// Do not ask about this ignore rule again.
    Decline(Proposal),
    /// Show the vocabulary at one part.
    ShowVocabulary(Subject),
    /// Read a table of figures that is to be added, with the encoding that it seems to have or with this one.
    ReadTable {
        /// The file.
        place: PathBuf,
        /// A label of the WHATWG list.
        encoding: Option<String>,
    },
    /// Keep the table of the open dialog in the project.
    AddTable,
    /// Take a table of figures away.
    RemoveTable(TableId),
    /// Do not offer a remembered layout any more.
    ForgetLayout(String),
    /// Note that a finding was looked at, with a reason that may be empty; `None` takes that back.
    Look {
        /// Which.
        finding: FindingKey,
        /// Why it needs no more.
        why: Option<Arc<str>>,
    },
    /// Select a figure and show what the checks say of it.
    ShowFindings(FigureKey),
    /// Keep what follows from figures as a claim; suggestions among them are accepted in the same step.
    Derive {
        /// The figures, the one at whose words it is to stand first.
        from: Vec<FigureKey>,
        /// What follows.
        derived: Box<Derivation>,
    },
    /// Take other prices for plausible; `None` goes back to the program's.
    SetPriceBands(Option<Arc<[PriceBand]>>),
    /// Stop the import; what landed stays.
    StopImport,
    /// Try to save again.
    Retry,
    /// Close the window although something is not saved.
    QuitAnyway,
    /// Leave the open project for what this action opens, although something is not saved.
    LeaveFor(Box<Action>),
    /// More is to do than fitted this frame: draw again soon.
    Again,
}
