//! The verification's part of an export's line: field names and their order are the format.

use std::sync::Arc;

use serde::Serialize;

use super::trail::{Changed, time};
use crate::model::{Claim, Digest, Link, UNVERIFIED};

/// A person's judgement of one figure; a suggestion has none yet.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "named and explained in model::Verification")]
pub struct Judged<'a> {
    /// The claim's id; absent for a suggestion.
    pub id: Option<String>,
    pub article_sha256: Digest,
    /// Id of the group of articles that retell one report with this one.
    pub origin: Option<Arc<str>>,
    pub review: &'static str,
    pub needs_second: bool,
    pub status: &'a str,
    pub status_reason: Option<&'a str>,
    pub reliability: Option<&'static str>,
    pub credibility: Option<u8>,
    pub note: Option<&'a str>,
    pub tags: &'a [Arc<str>],
    pub links: &'a [Link],
    pub reviewer: Option<&'a str>,
    /// RFC 3339 in UTC.
    pub reviewed_at: Option<String>,
    pub history: Vec<Changed<'a>>,
}

impl<'a> Judged<'a> {
    /// A claim's judgement and what led to it.
    pub fn of_claim(
        claim: &'a Claim,
        sha256: Digest,
        origin: Option<Arc<str>>,
        history: Vec<Changed<'a>>,
    ) -> Self {
        let judged = &claim.verification;
        let said = |words: &'a Arc<str>| Some(&**words).filter(|words| !words.is_empty());
        Self {
            id: Some(claim.id.to_string()),
            article_sha256: sha256,
            origin,
            review: judged.review.code(),
            needs_second: judged.needs_second,
            status: &judged.status,
            status_reason: said(&judged.status_reason),
            reliability: judged.reliability.map(crate::model::Reliability::code),
            credibility: judged.credibility.map(crate::model::Credibility::grade),
            note: said(&judged.note),
            tags: &judged.tags,
            links: &judged.links,
            reviewer: said(&judged.reviewer),
            reviewed_at: judged.reviewed_at.map(time),
            history,
        }
    }

    /// What a suggestion has instead: `review` says `suggested` or `dismissed`.
    pub const fn of_suggestion(review: &'static str, sha256: Digest, origin: Option<Arc<str>>) -> Self {
        Self {
            id: None,
            article_sha256: sha256,
            origin,
            review,
            needs_second: false,
            status: UNVERIFIED,
            status_reason: None,
            reliability: None,
            credibility: None,
            note: None,
            tags: &[],
            links: &[],
            reviewer: None,
            reviewed_at: None,
            history: Vec::new(),
        }
    }
}
