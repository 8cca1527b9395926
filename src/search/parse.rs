//! What a person types, read as a query. Whatever it is, it gives a query or words about what is wrong with it.

use std::collections::BTreeSet;

use super::dates::Days;
use super::fold::Folded;
use super::pattern::Pattern;
use super::query::{Facet, Query};
use crate::model::Codebook;

/// The words that stand before a colon, with an example and what it finds.
pub const WORDS: [(&str, &str, &str); 6] = [
    ("outlet", "outlet:\"daily nk\"", "articles of an outlet"),
    ("title", "title:coal", "words of the title"),
    ("author", "author:kim", "the byline"),
    ("date", "date:2016..2017", "published then; also 2017-05, ..2017, none"),
    ("status", "status:contradicted", "with a claim of this status; also suggested"),
    ("path", "path:2017/", "part of the file's path"),
];

/// What a query cannot mean, in words for the person.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A word before a colon that is none of [`WORDS`].
    #[error("There is no “{0}:” to search by. Put it in quotes to look for it in the texts.")]
    Unknown(String),
    /// A colon with nothing behind it.
    #[error("“{0}:” wants something behind it, such as {1}")]
    Bare(&'static str, &'static str),
    /// No date.
    #[error("“{0}” is no date: try 2017, 2017-05, 2017-05-03, 2016..2017, ..2017 or none")]
    Date(String),
    /// No status of the project.
    #[error("No status begins with “{0}”. There are {1}")]
    Status(String, String),
    /// Nothing that could stand in a text as a word.
    #[error("“{0}” has no letter and no digit to look for")]
    Nothing(String),
}

/// One part of what was typed.
struct Part {
    /// Left out with a minus.
    without: bool,
    /// What stands before the colon, in lower case.
    key: Option<String>,
    value: String,
    quoted: bool,
    /// Nothing stands behind it: the person may be typing it still.
    last: bool,
}

impl Query {
    /// Read what was typed. `codebook` has the names that statuses go by.
    ///
    /// # Errors
    /// The first part that cannot be understood.
    pub fn parse(typed: &str, codebook: &Codebook) -> Result<Self, Fault> {
        let mut query = Self::default();
        for part in parts(typed) {
            let Some(key) = &part.key else {
                query.put_words(&part)?;
                continue;
            };
            let Some((known, example, _)) = WORDS.iter().find(|(word, ..)| is_called(key, word)) else {
                return Err(Fault::Unknown(key.clone()));
            };
            if part.value.trim().is_empty() {
                return Err(Fault::Bare(known, example));
            }
            query.facets.push((facet(known, &part.value, codebook)?, !part.without));
        }
        Ok(query)
    }

    fn put_words(&mut self, part: &Part) -> Result<(), Fault> {
        let words = if part.quoted { part.value.trim() } else { trimmed(&part.value) };
        if part.quoted && words.is_empty() {
            // Quotes that are just being opened.
            return Ok(());
        }
        let starred = !part.quoted && part.value.ends_with('*');
        let pattern = Pattern::new(words, starred || part.last).ok_or_else(|| {
            let minus = if part.without { "-" } else { "" };
            Fault::Nothing(format!("{minus}{}", part.value))
        })?;
        self.operators |= !part.quoted && matches!(words, "AND" | "OR" | "NOT" | "NEAR");
        if part.without {
            self.unwanted.push(pattern)
        } else {
            self.wanted.push(pattern)
        }
        Ok(())
    }
}

/// Other names that people try first.
fn is_called(typed: &str, word: &str) -> bool {
    typed == word
        || matches!((typed, word), ("source", "outlet") | ("article" | "file", "path") | ("by", "author"))
}

fn facet(word: &str, value: &str, codebook: &Codebook) -> Result<Facet, Fault> {
    let folded = || Folded::new(value.trim()).text().to_owned();
    Ok(match word {
        "outlet" => Facet::Outlet(folded()),
        "title" => Facet::Title(folded()),
        "author" => Facet::Author(folded()),
        "path" => Facet::Path(folded()),
        "date" if matches!(&*folded(), "none" | "undated") => Facet::Undated,
        "date" => Facet::Published(Days::read(value).ok_or_else(|| Fault::Date(value.to_owned()))?),
        _ => status(value, codebook)?,
    })
}

/// A status by its code or its name; the beginning of one stands for all that begin so.
fn status(value: &str, codebook: &Codebook) -> Result<Facet, Fault> {
    const SUGGESTED: &str = "suggested";
    let plain = |words: &str| Folded::new(words.trim()).text().replace(['_', ' '], "-");
    let wanted = plain(value);
    let names: Vec<(String, String, _)> = codebook
        .statuses
        .iter()
        .map(|status| (plain(&status.code), plain(&status.name), &status.code))
        .collect();
    let whole = names.iter().any(|(code, name, _)| wanted == *code || wanted == *name) || wanted == SUGGESTED;
    let fits = |name: &str| if whole { name == wanted } else { name.starts_with(&wanted) };
    let codes: BTreeSet<_> = names
        .iter()
        .filter(|(code, name, _)| fits(code) || fits(name))
        .map(|(.., code)| std::sync::Arc::clone(code))
        .collect();
    let suggested = fits(SUGGESTED);
    if codes.is_empty() && !suggested {
        let known: Vec<&str> =
            [SUGGESTED].into_iter().chain(codebook.statuses.iter().map(|status| &*status.code)).collect();
        return Err(Fault::Status(value.to_owned(), known.join(", ")));
    }
    Ok(Facet::Status { codes, suggested })
}

/// Without the signs that people put around words, which no text would have at this very place.
fn trimmed(word: &str) -> &str {
    word.trim_matches(|sign| "()[]{}<>.,;:!?*+'’‘|&^~".contains(sign))
}

const fn is_quote(sign: char) -> bool {
    matches!(sign, '"' | '“' | '”' | '„' | '＂')
}

fn parts(typed: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = typed.trim_start();
    while !rest.is_empty() {
        let without = rest
            .strip_prefix('-')
            .filter(|behind| behind.chars().next().is_some_and(|next| !next.is_whitespace() && next != '-'));
        rest = without.unwrap_or(rest);
        let key = key(rest);
        if let Some((_, behind)) = &key {
            // "date: 2017" is meant like "date:2017".
            rest = behind.trim_start();
        }
        let mut letters = rest.chars();
        let quoted = letters.next().is_some_and(is_quote);
        let (value, behind) = if quoted {
            let within = letters.as_str();
            let end = within.find(is_quote).unwrap_or(within.len());
            let closed = within[end..].chars().next().map_or(0, char::len_utf8);
            (&within[..end], &within[end + closed..])
        } else {
            let ends = |sign: char| sign.is_whitespace() || is_quote(sign);
            rest.split_at(rest.find(ends).unwrap_or(rest.len()))
        };
        let open = !quoted || rest.chars().filter(|sign| is_quote(*sign)).count() == 1;
        parts.push(Part {
            without: without.is_some(),
            key: key.map(|(key, _)| key),
            value: value.to_owned(),
            quoted,
            last: behind.is_empty() && open,
        });
        rest = behind.trim_start();
    }
    parts
}

/// A word before a colon, in lower case, and what stands behind the colon. An address has a colon too.
fn key(rest: &str) -> Option<(String, &str)> {
    let end = rest.find(|letter: char| !letter.is_ascii_alphabetic())?;
    let behind = rest[end..].strip_prefix([':', '：'])?;
    (end > 1 && !behind.starts_with("//")).then(|| (rest[..end].to_ascii_lowercase(), behind))
}
