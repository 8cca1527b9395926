//! What the program is about: articles, the claims in them, and the decisions that people take.
//!
//! Pure: no clock, no randomness, no disk. Times and ids come in as parameters.

mod article;
mod blind;
mod claim;
mod codebook;
mod difference;
mod edit;
mod entry;
mod field_words;
mod figure;
mod history;
mod id;
mod looked;
mod merged;
mod own_table;
mod parts;
mod price_band;
mod project;
mod record;
mod suggestion;
pub mod words;

pub use article::{Article, Candidate, Candidates, Digest, DigestError, Origin, chosen};
pub use claim::{
    BY_HAND, Claim, Credibility, DERIVED, Link, LinkTo, Opinion, Reliability, Review, Role, Verification,
};
pub use codebook::{ClaimReview, Codebook, CodebookFault, Status, UNVERIFIED};
pub use difference::{Difference, differences};
pub use edit::{ArticleField, ClaimField, Edit, Place};
pub use entry::Entry;
pub use figure::{Figure, FigureKey};
pub use history::{Happened, History, LogEntry, Session, Stamp, Step};
pub use id::{ArticleId, BatchId, ClaimId, MergeId, TableId};
pub use looked::{FindingKey, Looked};
pub use merged::{Asked, Merged, Question, Resolution, SpanAgreement};
pub use own_table::OwnTable;
pub use parts::{Page, Parts, PartsError};
pub use price_band::PriceBand;
pub use project::{Change, Project, Refusal};
pub use record::{Base, Country, CountryError, Flow, Kind, Modality, Record};
pub use suggestion::{Reason, Remark, Slot, Suggestion};
