//! Fields and their content in words, for people who compare two sides.

use std::sync::Arc;

use super::{Article, ArticleField, Candidate, ClaimField, Origin, Record};

impl ClaimField {
    /// What it holds, in one line; a dash for nothing.
    #[must_use]
    pub fn words(&self) -> String {
        let or_dash = |words: &str| if words.is_empty() { "–".to_owned() } else { words.to_owned() };
        match self {
            Self::Record(record) => record.words(),
            Self::Anchor(anchor) => format!("“{}”", anchor.quote),
            Self::EquivalentTo(id) => id.map_or_else(|| "–".to_owned(), |id| format!("restates {id}")),
            Self::Judgement { status, reason, reviewer, .. } => {
                let why = if reason.is_empty() { String::new() } else { format!(": {reason}") };
                let who = if reviewer.is_empty() { String::new() } else { format!(" ({reviewer})") };
                format!("{status}{who}{why}")
            }
            Self::Opinions(opinions) => {
                let one = |opinion: &super::Opinion| format!("{}: {}", opinion.reviewer, opinion.status);
                or_dash(&opinions.iter().map(one).collect::<Vec<_>>().join("; "))
            }
            Self::NeedsSecond(needs) => if *needs { "yes" } else { "no" }.to_owned(),
            Self::Reliability(grade) => grade.map_or_else(|| "–".to_owned(), |grade| grade.code().to_owned()),
            Self::Credibility(grade) => {
                grade.map_or_else(|| "–".to_owned(), |grade| grade.grade().to_string())
            }
            Self::Note(note) => or_dash(note),
            Self::Tags(tags) => or_dash(&tags.join(", ")),
            Self::Links(links) => {
                let one = |link: &super::Link| format!("{} {}", link.role.code(), link.target);
                or_dash(&links.iter().map(one).collect::<Vec<_>>().join("; "))
            }
        }
    }
}

impl ArticleField {
    /// Its name, as `index.csv` calls it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Published(_) => "published",
            Self::Title(_) => "title",
            Self::Outlet(_) => "outlet",
            Self::Author(_) => "author",
            Self::Address(_) => "address",
            Self::Encoding(_) => "encoding",
            Self::Parts(_) => "parts of the page",
        }
    }

    /// What it holds; a dash for nothing.
    #[must_use]
    pub fn words(&self) -> String {
        let dash = || "–".to_owned();
        match self {
            Self::Published(date) => date.map_or_else(dash, |date| date.to_string()),
            Self::Title(words) | Self::Outlet(words) | Self::Author(words) | Self::Address(words) => {
                words.as_ref().map_or_else(dash, ToString::to_string)
            }
            Self::Encoding(article) => article.encoding.to_string(),
            Self::Parts(article) => article.page.as_ref().map_or_else(dash, |page| {
                let who = if page.by_hand { " by hand" } else { "" };
                format!("{} of {} kept{who}", page.kept.len(), page.count)
            }),
        }
    }

    /// The same fact as a person entered it for `article`.
    #[must_use]
    pub fn same_of(&self, article: &Article) -> Self {
        let found = &article.candidates;
        let words = |candidates: &[Candidate<Arc<str>>]| by_hand(candidates);
        match self {
            Self::Published(_) => Self::Published(by_hand(&found.published)),
            Self::Title(_) => Self::Title(words(&found.title)),
            Self::Outlet(_) => Self::Outlet(words(&found.outlet)),
            Self::Author(_) => Self::Author(words(&found.author)),
            Self::Address(_) => Self::Address(words(&found.address)),
            Self::Encoding(_) => Self::Encoding(Box::new(article.clone())),
            Self::Parts(_) => Self::Parts(Box::new(article.clone())),
        }
    }
}

fn by_hand<T: Clone>(candidates: &[Candidate<T>]) -> Option<T> {
    candidates.iter().find(|candidate| candidate.origin == Origin::Hand).map(|found| found.value.clone())
}

impl Record {
    /// Everything that it says, in one line: figure, flow, goods, period, modality, sources.
    #[must_use]
    pub fn words(&self) -> String {
        let flow = if self.flow == super::Flow::Unknown { String::new() } else { self.flow.to_string() };
        let goods = self.commodity.as_deref().unwrap_or_default();
        let period = if self.period.start.is_none() && self.period.end.is_none() {
            String::new()
        } else {
            self.period.words()
        };
        let sources = self.sources.join(" ← ");
        let parts =
            [self.figure_words(), flow, goods.to_owned(), period, self.modality.code().to_owned(), sources];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}
