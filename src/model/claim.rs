//! A claim that a person took over or made, with its verification.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{ArticleId, ClaimField, ClaimId, Digest, Reason, Record, Suggestion, UNVERIFIED};
use crate::text::Anchor;

/// How far the review of a claim is. Suggestions that nobody touched are not claims yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Review {
    /// Taken over, not judged.
    #[default]
    Open,
    /// Judged.
    Reviewed,
}

impl Review {
    /// The claim record's word.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Reviewed => "reviewed",
        }
    }
}

/// Admiralty Code: how reliable the source is, A (completely) to F (cannot be judged).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the letters are the names")]
pub enum Reliability {
    A,
    B,
    C,
    D,
    E,
    F,
}

impl Reliability {
    /// All grades with their meaning.
    pub const ALL: [(Self, &'static str, &'static str); 6] = [
        (Self::A, "A", "completely reliable"),
        (Self::B, "B", "usually reliable"),
        (Self::C, "C", "fairly reliable"),
        (Self::D, "D", "not usually reliable"),
        (Self::E, "E", "unreliable"),
        (Self::F, "F", "cannot be judged"),
    ];

    /// The letter.
    #[must_use]
    pub const fn code(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

/// Admiralty Code: how credible the information is, 1 (confirmed) to 6 (cannot be judged).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Credibility(u8);

impl Credibility {
    /// What each grade from 1 to 6 means.
    pub const WORDS: [&'static str; 6] = [
        "confirmed by other sources",
        "probably true",
        "possibly true",
        "doubtfully true",
        "improbable",
        "cannot be judged",
    ];

    /// The grade, 1 to 6.
    #[must_use]
    pub const fn grade(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Credibility {
    type Error = String;

    fn try_from(grade: u8) -> Result<Self, String> {
        if (1..=6).contains(&grade) {
            Ok(Self(grade))
        } else {
            Err(format!("credibility is 1 to 6, not {grade}"))
        }
    }
}

impl From<Credibility> for u8 {
    fn from(credibility: Credibility) -> Self {
        credibility.0
    }
}

/// What a piece of evidence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkTo {
    /// Another claim, by id.
    Claim,
    /// A row of an official series.
    SeriesRow,
    /// A web address.
    Address,
    /// A file on this machine.
    File,
}

/// What a piece of evidence does to the claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Speaks for it.
    Supports,
    /// Speaks against it.
    Contradicts,
    /// Helps to read it.
    Context,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 3] = [Self::Supports, Self::Contradicts, Self::Context];

    /// The claim record's word.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::Contradicts => "contradicts",
            Self::Context => "context",
        }
    }
}

/// One piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Link {
    /// What it is.
    pub to: LinkTo,
    /// Which: an id, row, address or path.
    pub target: Arc<str>,
    /// What it does.
    pub role: Role,
    /// The person's remark.
    #[serde(default)]
    pub note: Arc<str>,
    /// SHA-256 of a file's bytes when it was linked, so that a changed file is told from the one that was seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<Digest>,
}

/// What one person judged, apart from the judgement that counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opinion {
    /// Who.
    pub reviewer: Arc<str>,
    /// When, in milliseconds since 1970 (UTC).
    pub at: Option<i64>,
    /// Code of the codebook.
    pub status: Arc<str>,
    /// Why.
    #[serde(default)]
    pub reason: Arc<str>,
}

/// The person's judgement of a claim: workflow, truth and confidence kept apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Verification {
    /// How far the review is.
    pub review: Review,
    /// Asks for a second person.
    pub needs_second: bool,
    /// Code of the codebook.
    pub status: Arc<str>,
    /// Why this status.
    pub status_reason: Arc<str>,
    /// Reliability of the source.
    pub reliability: Option<Reliability>,
    /// Credibility of the information.
    pub credibility: Option<Credibility>,
    /// Free note.
    pub note: Arc<str>,
    /// Free tags.
    pub tags: Vec<Arc<str>>,
    /// Evidence.
    pub links: Vec<Link>,
    /// Who judged it last.
    pub reviewer: Arc<str>,
    /// When, in milliseconds since 1970 (UTC).
    pub reviewed_at: Option<i64>,
    /// What others judged by themselves, one entry a person.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub opinions: Vec<Opinion>,
}

impl Verification {
    /// Whether somebody has set a status.
    #[must_use]
    pub fn is_judged(&self) -> bool {
        self.review == Review::Reviewed
    }

    /// Everybody's judgement with the name that it was given under, the one that counts first.
    pub fn judgements(&self) -> impl Iterator<Item = (&Arc<str>, &Arc<str>)> {
        let main = self.is_judged().then_some((&self.reviewer, &self.status));
        let others =
            self.opinions.iter().filter(|opinion| !self.is_judged() || opinion.reviewer != self.reviewer);
        main.into_iter().chain(others.map(|opinion| (&opinion.reviewer, &opinion.status)))
    }

    /// Status, reason, review, person and time, which move together.
    #[must_use]
    pub fn judgement(&self) -> ClaimField {
        ClaimField::Judgement {
            status: Arc::clone(&self.status),
            reason: Arc::clone(&self.status_reason),
            review: self.review,
            reviewer: Arc::clone(&self.reviewer),
            at: self.reviewed_at,
        }
    }

    /// The judgement that counts, as one of several.
    #[must_use]
    pub fn as_opinion(&self) -> Option<Opinion> {
        self.is_judged().then(|| Opinion {
            reviewer: Arc::clone(&self.reviewer),
            at: self.reviewed_at,
            status: Arc::clone(&self.status),
            reason: Arc::clone(&self.status_reason),
        })
    }

    /// Whether two people judged it differently.
    #[must_use]
    pub fn is_disputed(&self) -> bool {
        let mut statuses = self.judgements().map(|(_, status)| status);
        statuses.next().is_some_and(|first| statuses.any(|other| other != first))
    }
}

impl Default for Verification {
    fn default() -> Self {
        Self {
            review: Review::Open,
            needs_second: false,
            status: UNVERIFIED.into(),
            status_reason: "".into(),
            reliability: None,
            credibility: None,
            note: "".into(),
            tags: Vec::new(),
            links: Vec::new(),
            reviewer: "".into(),
            reviewed_at: None,
            opinions: Vec::new(),
        }
    }
}

/// The rule name of claims that a person made from selected text.
pub const BY_HAND: &str = "hand";

/// The rule name of claims that follow from others of the article, which does not print them.
pub const DERIVED: &str = "derived";

/// A claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Random identity.
    pub id: ClaimId,
    /// Its article.
    pub article: ArticleId,
    /// Its place in the article's text.
    pub anchor: Anchor,
    /// What it says.
    pub record: Record,
    /// The claim that it restates in another unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub equivalent_to: Option<ClaimId>,
    /// The engine's rule, [`BY_HAND`] or [`DERIVED`].
    pub rule: Arc<str>,
    /// The engine's reasons at the time of acceptance.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<Reason>,
    /// The judgement.
    #[serde(default)]
    pub verification: Verification,
}

impl Claim {
    /// Take over a suggestion. `text` is the article's text; `None` when the suggestion does not fit it.
    #[must_use]
    pub fn from_suggestion(
        id: ClaimId,
        article: ArticleId,
        text: &str,
        suggestion: &Suggestion,
    ) -> Option<Self> {
        Some(Self {
            id,
            article,
            anchor: Anchor::new(text, suggestion.span)?,
            record: suggestion.record.clone(),
            equivalent_to: None,
            rule: Arc::clone(&suggestion.rule),
            because: suggestion.because.clone(),
            verification: Verification::default(),
        })
    }

    /// Every field that an edit can change, as it is now.
    #[must_use]
    pub fn fields(&self) -> Vec<ClaimField> {
        let judged = &self.verification;
        vec![
            ClaimField::Record(Box::new(self.record.clone())),
            ClaimField::Anchor(self.anchor.clone()),
            ClaimField::EquivalentTo(self.equivalent_to),
            judged.judgement(),
            ClaimField::Opinions(judged.opinions.clone()),
            ClaimField::NeedsSecond(judged.needs_second),
            ClaimField::Reliability(judged.reliability),
            ClaimField::Credibility(judged.credibility),
            ClaimField::Note(Arc::clone(&judged.note)),
            ClaimField::Tags(judged.tags.clone()),
            ClaimField::Links(judged.links.clone()),
        ]
    }

    /// Make one by hand.
    #[must_use]
    pub fn by_hand(id: ClaimId, article: ArticleId, anchor: Anchor, record: Record) -> Self {
        Self {
            id,
            article,
            anchor,
            record,
            equivalent_to: None,
            rule: BY_HAND.into(),
            because: Vec::new(),
            verification: Verification::default(),
        }
    }

    /// Make one of what other claims determine: `formula` says how, and `from` are these claims. It stands at words that
    /// say something else, because no words of the article say it.
    #[must_use]
    pub fn derived(
        id: ClaimId,
        article: ArticleId,
        anchor: Anchor,
        record: Record,
        formula: &str,
        from: &[ClaimId],
    ) -> Self {
        let link = |of: &ClaimId| Link {
            to: LinkTo::Claim,
            target: of.to_string().into(),
            role: Role::Context,
            note: "derived from it".into(),
            sha256: None,
        };
        let links = from.iter().map(link).collect();
        let verification = Verification { note: formula.into(), links, ..Verification::default() };
        Self { rule: DERIVED.into(), verification, ..Self::by_hand(id, article, anchor, record) }
    }

    /// Whether it follows from other claims, and the article does not print it.
    #[must_use]
    pub fn is_derived(&self) -> bool {
        &*self.rule == DERIVED
    }
}
