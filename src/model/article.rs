//! An article as imported: where it came from, and what it says about itself.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{ArticleId, BatchId, Page};
use crate::measure::Date;
use crate::text::Span;

/// Where a date, title, outlet, author or address was read, the weightiest first: that is also their precedence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// `--published` on the command line.
    CommandLine,
    /// Typed by a person.
    Hand,
    /// A row of `index.csv`.
    Index,
    /// YAML front matter of the file.
    FrontMatter,
    /// The head of a saved web page, or what its browser noted down when it was saved.
    Page,
    /// The text states it.
    Text,
    /// Only the file's name says so (used for titles, never for dates).
    FileName,
}

impl Origin {
    /// For people: "stated in the text".
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::CommandLine => "given on the command line",
            Self::Hand => "entered by hand",
            Self::Index => "from index.csv",
            Self::FrontMatter => "from the front matter",
            Self::Page => "from the page's head",
            Self::Text => "stated in the text",
            Self::FileName => "from the file name",
        }
    }
}

/// One possible value and where it was read.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Candidate<T> {
    /// The value.
    pub value: T,
    /// Where it was read.
    pub origin: Origin,
    /// The words of the text that state it, for [`Origin::Text`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Span>,
}

/// Everything that was found for the five facts about an article. More than one may be found for each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Candidates {
    /// Headline.
    pub title: Vec<Candidate<Arc<str>>>,
    /// Newspaper, agency or site.
    pub outlet: Vec<Candidate<Arc<str>>>,
    /// Byline.
    pub author: Vec<Candidate<Arc<str>>>,
    /// Web address.
    pub address: Vec<Candidate<Arc<str>>>,
    /// Day of publication.
    pub published: Vec<Candidate<Date>>,
}

/// The candidate that counts: the weightiest origin, the first among equals.
#[must_use]
pub fn chosen<T>(candidates: &[Candidate<T>]) -> Option<&Candidate<T>> {
    candidates.iter().min_by_key(|candidate| candidate.origin)
}

/// SHA-256 of the original bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Digest(pub [u8; 32]);

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        digest.to_string()
    }
}

/// A digest that is not 64 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a SHA-256 digest")]
pub struct DigestError;

impl TryFrom<String> for Digest {
    type Error = DigestError;

    fn try_from(text: String) -> Result<Self, DigestError> {
        let mut bytes = [0; 32];
        if text.len() != 64 || !text.is_ascii() {
            return Err(DigestError);
        }
        for (byte, digits) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
            let digits = std::str::from_utf8(digits).map_err(|_| DigestError)?;
            *byte = u8::from_str_radix(digits, 16).map_err(|_| DigestError)?;
        }
        Ok(Self(bytes))
    }
}

/// An article's head: everything about it except its text, which stays in the project file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Random identity.
    pub id: ArticleId,
    /// The import that brought it.
    pub batch: BatchId,
    /// Path relative to the folder that was opened, with `/`: the claim record's `article`.
    pub path: Arc<str>,
    /// Where the file lay when it was imported, for people.
    pub place: Arc<str>,
    /// When it was imported, in milliseconds since 1970 (UTC).
    pub imported_at: i64,
    /// SHA-256 of the original bytes.
    pub sha256: Digest,
    /// Length of the original in bytes.
    pub bytes: u64,
    /// The character encoding that the text was decoded with (WHATWG name).
    pub encoding: Arc<str>,
    /// Whether some bytes did not fit the encoding and stand as U+FFFD.
    #[serde(default)]
    pub damaged: bool,
    /// Length of the decoded text in bytes of UTF-8.
    pub text_len: u32,
    /// Which parts of it are the text, for a saved web page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<Page>,
    /// What was found about it.
    pub candidates: Candidates,
}

impl Article {
    /// Day of publication, if anything states it.
    #[must_use]
    pub fn published(&self) -> Option<Date> {
        chosen(&self.candidates.published).map(|candidate| candidate.value)
    }

    /// Headline, else the file's name.
    #[must_use]
    pub fn title(&self) -> &str {
        chosen(&self.candidates.title).map_or_else(|| self.file_name(), |candidate| &candidate.value)
    }

    /// Outlet, else empty.
    #[must_use]
    pub fn outlet(&self) -> &str {
        chosen(&self.candidates.outlet).map_or("", |candidate| &candidate.value)
    }

    /// Author, else empty.
    #[must_use]
    pub fn author(&self) -> &str {
        chosen(&self.candidates.author).map_or("", |candidate| &candidate.value)
    }

    /// Web address, else empty.
    #[must_use]
    pub fn address(&self) -> &str {
        chosen(&self.candidates.address).map_or("", |candidate| &candidate.value)
    }

    /// What the article's text is kept under: the encoding, and for a web page which of its parts are the text. Two
    /// heads of one article with the same reading have the same text.
    #[must_use]
    pub fn reading(&self) -> Arc<str> {
        match &self.page {
            None => Arc::clone(&self.encoding),
            Some(page) => format!("{} page {}: {}", self.encoding, page.cut, page.kept).into(),
        }
    }

    /// Last part of the path.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weightiest_origin_counts() {
        let candidate =
            |value: &str, origin| Candidate { value: Arc::<str>::from(value), origin, words: None };
        let candidates = [
            candidate("text", Origin::Text),
            candidate("index", Origin::Index),
            candidate("second index", Origin::Index),
        ];
        assert_eq!(chosen(&candidates).map(|candidate| &*candidate.value), Some("index"));
        assert_eq!(chosen::<Date>(&[]), None);
    }

    #[test]
    fn a_digest_is_read_back() {
        let digest = Digest([0xa7; 32]);
        assert_eq!(Digest::try_from(digest.to_string()), Ok(digest));
        assert_eq!(Digest::try_from("a7".to_owned()), Err(DigestError));
    }
}
