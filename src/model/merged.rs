//! What another project brought when it was merged into this one.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{ArticleField, ArticleId, Claim, ClaimField, ClaimId, LogEntry, MergeId};

/// A merge: the other project's history, and what is still to be settled. Nothing of the other project is dropped: what
/// did not become part of this one stands in a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merged {
    /// Which merge.
    pub id: MergeId,
    /// What the other project's file was called.
    pub name: Arc<str>,
    /// Its log behind the part that both logs have in common.
    pub log: Vec<Arc<LogEntry>>,
    /// Its claims that stand here under another id: there, here.
    pub same: Vec<(ClaimId, ClaimId)>,
    /// What a person has to settle.
    pub questions: Vec<Asked>,
    /// How far the two marked the same words.
    pub spans: SpanAgreement,
}

/// A question with its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// What is asked.
    pub question: Question,
    /// How it was settled; `None` while it is open.
    #[serde(default)]
    pub answer: Option<Resolution>,
}

/// Where two projects say different things.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// A claim that both have, with fields that both set, and set differently.
    Differs {
        /// Its article here.
        article: ArticleId,
        /// The claim here.
        claim: ClaimId,
        /// The fields in question as they are there.
        theirs: Vec<ClaimField>,
    },
    /// Two claims at the same words, made by two people and read differently: are they one?
    Same {
        /// The article here.
        article: ArticleId,
        /// The claim here.
        claim: ClaimId,
        /// The claim as it is there, in this project's article.
        theirs: Arc<Claim>,
    },
    /// A claim that one of them removed after both had it.
    Removed {
        /// The claim as it is where it still stands, in this project's article.
        claim: Arc<Claim>,
        /// Whether it was removed here; else there.
        here: bool,
    },
    /// A fact about an article that both entered by hand.
    Article {
        /// The article here.
        article: ArticleId,
        /// As it is there.
        theirs: ArticleField,
    },
}

/// How a question was settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Resolution {
    /// As it was here.
    Ours,
    /// As it was there.
    Theirs,
    /// Some of this, some of that.
    Mixed,
    /// They are two claims, and both stay.
    Both,
}

/// How far two people marked the same words, in the articles that both have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpanAgreement {
    /// Claims here.
    pub ours: u32,
    /// Claims there.
    pub theirs: u32,
    /// Claims that stand for the same figure: same kind, at least half of both spans shared.
    pub matched: u32,
    /// … and that mark exactly the same words.
    pub exact: u32,
}

impl Merged {
    /// How many questions are open.
    #[must_use]
    pub fn open(&self) -> usize {
        self.questions.iter().filter(|asked| asked.answer.is_none()).count()
    }

    /// Who worked on the other project, as far as this one did not know it.
    #[must_use]
    pub fn people(&self) -> Vec<&str> {
        let all: BTreeSet<&str> = self.log.iter().map(|entry| &*entry.who).collect();
        all.into_iter().collect()
    }

    /// What a claim of the other project is called here; itself where it has no other name.
    #[must_use]
    pub fn here(&self, claim: ClaimId) -> ClaimId {
        let settled = self.questions.iter().find_map(|asked| match &asked.question {
            Question::Same { claim: here, theirs, .. }
                if theirs.id == claim && asked.answer.is_some_and(|answer| answer != Resolution::Both) =>
            {
                Some(*here)
            }
            _ => None,
        });
        let same = || self.same.iter().find(|(there, _)| *there == claim).map(|(_, here)| *here);
        settled.or_else(same).unwrap_or(claim)
    }
}

impl Question {
    /// The article here that it is about.
    #[must_use]
    pub fn article(&self) -> ArticleId {
        match self {
            Self::Differs { article, .. } | Self::Same { article, .. } | Self::Article { article, .. } => {
                *article
            }
            Self::Removed { claim, .. } => claim.article,
        }
    }

    /// The claim here that it is about, if it stands here.
    #[must_use]
    pub fn claim(&self) -> Option<ClaimId> {
        match self {
            Self::Differs { claim, .. } | Self::Same { claim, .. } => Some(*claim),
            Self::Removed { claim, here } => (!here).then_some(claim.id),
            Self::Article { .. } => None,
        }
    }
}
