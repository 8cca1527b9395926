//! The only way a decision changes: command, stored log entry and undo step in one.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    ArticleId, BatchId, Claim, ClaimId, Codebook, Credibility, FindingKey, Kind, Link, Looked, MergeId,
    Merged, Opinion, OwnTable, PriceBand, Record, Reliability, Resolution, Review, TableId,
};
use crate::measure::Date;
use crate::text::{Anchor, Span};
use crate::vocabulary::Addition;

/// Which suggestion: stable as long as the article's text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The figure phrase.
    pub span: Span,
    /// What sort of figure.
    pub kind: Kind,
}

/// One field of a claim with its new content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimField {
    /// What it says.
    Record(Box<Record>),
    /// Where it stands.
    Anchor(Anchor),
    /// The claim that it restates.
    EquivalentTo(Option<ClaimId>),
    /// The whole judgement at once, so that status, reason and review move together.
    Judgement {
        /// Code of the codebook.
        status: Arc<str>,
        /// Why.
        reason: Arc<str>,
        /// How far the review is.
        review: Review,
        /// Who judged.
        reviewer: Arc<str>,
        /// When, in milliseconds since 1970 (UTC).
        at: Option<i64>,
    },
    /// What others judged by themselves.
    Opinions(Vec<Opinion>),
    /// Asks for a second person.
    NeedsSecond(bool),
    /// Reliability of the source.
    Reliability(Option<Reliability>),
    /// Credibility of the information.
    Credibility(Option<Credibility>),
    /// Free note.
    Note(Arc<str>),
    /// Free tags.
    Tags(Vec<Arc<str>>),
    /// Evidence.
    Links(Vec<Link>),
}

/// One fact about an article as entered by hand; `None` goes back to what was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ArticleField {
    /// Day of publication.
    Published(Option<Date>),
    /// Headline.
    Title(Option<Arc<str>>),
    /// Outlet.
    Outlet(Option<Arc<str>>),
    /// Author.
    Author(Option<Arc<str>>),
    /// Web address.
    Address(Option<Arc<str>>),
    /// The character encoding with which the original is read, and the head that this reading gave.
    Encoding(Box<super::Article>),
    /// The parts of a saved web page that are its text, and the head that this reading gave.
    Parts(Box<super::Article>),
}

const ACCEPT: &str = "accept suggestion";
const MERGE: &str = "merge project";
const RESOLVE: &str = "settle a question of the merge";

/// A change of decisions. Accepted or refused whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// Show an import's articles.
    AddBatch(BatchId),
    /// Hide them again. Their rows stay in the file.
    HideBatch(BatchId),
    /// Leave an article out; its row, text and decisions stay in the file.
    RemoveArticle(ArticleId),
    /// Take it in again.
    RestoreArticle(ArticleId),
    /// Add a claim: a suggestion taken over, or one made by hand.
    AddClaim(Arc<Claim>),
    /// Take a claim away.
    RemoveClaim {
        /// Its article.
        article: ArticleId,
        /// Which.
        claim: ClaimId,
    },
    /// Change one field of a claim.
    SetClaim {
        /// Its article.
        article: ArticleId,
        /// Which.
        claim: ClaimId,
        /// New content.
        to: ClaimField,
    },
    /// Refuse a suggestion; remembered.
    Dismiss {
        /// Its article.
        article: ArticleId,
        /// Which.
        place: Place,
    },
    /// Offer a dismissed suggestion again.
    Restore {
        /// Its article.
        article: ArticleId,
        /// Which.
        place: Place,
    },
    /// Change a fact about an article by hand.
    SetArticle {
        /// Which.
        article: ArticleId,
        /// New content.
        to: ArticleField,
    },
    /// Add to the project's vocabulary.
    AddWords {
        /// Its position among the additions; the end where there are fewer.
        at: u32,
        /// What is added.
        addition: Box<Addition>,
    },
    /// Take an addition to the vocabulary away.
    RemoveWords(Box<Addition>),
    /// Add a table of one's own, whose series are then among the official ones.
    AddTable {
        /// Its position among the tables; the end where there are fewer.
        at: u32,
        /// The table.
        table: Arc<OwnTable>,
    },
    /// Take such a table away.
    RemoveTable(TableId),
    /// Use another list of statuses.
    SetCodebook(Arc<Codebook>),
    /// Between which prices goods are taken to have traded; `None` goes back to the program's.
    SetPriceBands(Option<Arc<[PriceBand]>>),
    /// Note that somebody has looked at a finding, or take that back.
    Look {
        /// Which.
        finding: FindingKey,
        /// Who, when and why; `None` when nobody has.
        to: Option<Looked>,
    },
    /// Keep what another project brought: its log and what is still to be settled.
    AddMerged(Arc<Merged>),
    /// Forget it again.
    RemoveMerged(MergeId),
    /// Settle one question of a merge, or open it again.
    Resolve {
        /// The merge.
        merge: MergeId,
        /// Position of the question.
        at: u32,
        /// How; `None` when it is open.
        to: Option<Resolution>,
    },
    /// Several edits as one step, in this order.
    Together(Vec<Self>),
    /// What brings an earlier state back, as one step.
    GoBack {
        /// Number of the log entry after which the project was in that state.
        to: u64,
        /// In this order.
        edits: Vec<Self>,
    },
}

impl Edit {
    /// Short words for the undo menu: "set status".
    #[must_use]
    pub fn words(&self) -> &'static str {
        match self {
            Self::AddBatch(_) => "import articles",
            Self::HideBatch(_) => "remove imported articles",
            Self::RemoveArticle(_) => "remove article",
            Self::RestoreArticle(_) => "bring article back",
            Self::AddClaim(claim) if &*claim.rule == super::BY_HAND => "make claim",
            Self::AddClaim(claim) if claim.is_derived() => "derive claim",
            Self::AddClaim(_) => ACCEPT,
            Self::RemoveClaim { .. } => "remove claim",
            Self::SetClaim { to, .. } => match to {
                ClaimField::Record(_) => "edit claim",
                ClaimField::Anchor(_) => "move claim",
                ClaimField::EquivalentTo(_) => "link equivalent",
                ClaimField::Judgement { .. } => "set status",
                ClaimField::Opinions(_) => "judge as a second person",
                ClaimField::NeedsSecond(_) => "ask for a second person",
                ClaimField::Reliability(_) => "grade source",
                ClaimField::Credibility(_) => "grade credibility",
                ClaimField::Note(_) => "write note",
                ClaimField::Tags(_) => "tag",
                ClaimField::Links(_) => "link evidence",
            },
            Self::Dismiss { .. } => "dismiss suggestion",
            Self::Restore { .. } => "restore suggestion",
            Self::SetArticle { to, .. } => match to {
                ArticleField::Published(_) => "date article",
                ArticleField::Encoding(_) => "change encoding",
                ArticleField::Parts(_) => "choose parts of the page",
                _ => "edit article",
            },
            Self::AddWords { .. } => "add to the vocabulary",
            Self::RemoveWords(_) => "remove from the vocabulary",
            Self::AddTable { .. } => "add series",
            Self::RemoveTable(_) => "remove series",
            Self::SetCodebook(_) => "change statuses",
            Self::SetPriceBands(_) => "change price bands",
            Self::Look { to: Some(_), .. } => "look at finding",
            Self::Look { to: None, .. } => "take back the look at a finding",
            Self::AddMerged(_) => MERGE,
            Self::RemoveMerged(_) => "take a merge back",
            Self::Resolve { to: Some(_), .. } => RESOLVE,
            Self::Resolve { to: None, .. } => "open a question of the merge again",
            Self::Together(edits) => Self::words_of_several(edits),
            Self::GoBack { .. } => "go back to an earlier state",
        }
    }

    /// The edits that it consists of, if it is several.
    #[must_use]
    pub fn parts(&self) -> Option<&[Self]> {
        match self {
            Self::Together(edits) | Self::GoBack { edits, .. } => Some(edits),
            _ => None,
        }
    }

    /// Whether it reads an article in another way.
    #[must_use]
    pub const fn is_reading(&self) -> bool {
        matches!(self, Self::SetArticle { to: ArticleField::Encoding(_) | ArticleField::Parts(_), .. })
    }

    fn words_of_several(edits: &[Self]) -> &'static str {
        let accepted = edits.iter().filter(|edit| edit.words() == ACCEPT).count();
        // What a merge and its answers bring along are no wishes of their own.
        if let Some(main) =
            edits.iter().find(|edit| matches!(edit, Self::AddMerged(_) | Self::Resolve { .. }))
        {
            return main.words();
        }
        // Claims and dismissals only follow their words when an article is read in another way.
        if let Some(read) = edits.iter().find(|edit| edit.is_reading()) {
            return read.words();
        }
        match edits.last() {
            Some(Self::Dismiss { .. }) if edits.len() > 1 => "dismiss suggestions",
            Some(Self::Restore { .. }) if edits.len() > 1 => "restore suggestions",
            Some(Self::AddClaim(claim)) if claim.is_derived() => "derive claim",
            _ if accepted > 1 => "accept suggestions",
            // The link to what an accepted claim restates is no wish of its own.
            Some(Self::SetClaim { to: ClaimField::EquivalentTo(_), .. }) if accepted == 1 => ACCEPT,
            last => last.map_or("nothing", Self::words),
        }
    }
}
