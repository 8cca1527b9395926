//! YAML front matter: what the file says about itself before its text.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::date;
use crate::model::{Candidate, Candidates, Origin};

/// Front matter longer than this is none: a text that opens with a rule and has another one far below.
const LONGEST: usize = 64 << 10;

/// A text cut into front matter and body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontMatter {
    /// Byte at which the article's own text begins; 0 without front matter.
    pub body: usize,
    /// What it states.
    pub candidates: Candidates,
    /// What was not understood, in words for a person.
    pub faults: Vec<Arc<str>>,
}

impl FrontMatter {
    /// Read the front matter of `text`: YAML between a first line `---` and a line `---` or `...`. Known keys are
    /// `title`, `outlet`, `author`, `published` (or `date`) and `address` (or `url`), in any case; others are
    /// ignored. Broken YAML is a fault and stays part of the text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut found = Self { body: 0, candidates: Candidates::default(), faults: Vec::new() };
        let Some((yaml, body)) = cut(text) else { return found };
        match serde_saphyr::from_str::<BTreeMap<String, Words>>(yaml) {
            Ok(keys) => {
                found.body = body;
                keys.into_iter().for_each(|(key, words)| found.take(&key, &words.0));
            }
            Err(error) => {
                let error = error.to_string();
                let first = error.lines().next().unwrap_or_default().trim_start_matches("error: ");
                found.faults.push(format!("front matter not understood, kept as text ({first})").into());
            }
        }
        found
    }

    fn take(&mut self, key: &str, words: &str) {
        let words = words.trim();
        if words.is_empty() {
            return;
        }
        let list = match key.to_lowercase().as_str() {
            "title" => &mut self.candidates.title,
            "outlet" => &mut self.candidates.outlet,
            "author" => &mut self.candidates.author,
            "address" | "url" => &mut self.candidates.address,
            "published" | "date" => {
                match date::whole(words) {
                    Ok(value) => self.candidates.published.push(stated(value)),
                    Err(fault) => self.faults.push(format!("front matter: {fault}").into()),
                }
                return;
            }
            _ => return,
        };
        list.push(stated(words.into()));
    }
}

fn stated<T>(value: T) -> Candidate<T> {
    Candidate { value, origin: Origin::FrontMatter, words: None }
}

/// The YAML, and where the text after it begins.
fn cut(text: &str) -> Option<(&str, usize)> {
    let rest = text.strip_prefix("---")?;
    let from = 3 + rest.find('\n')? + 1;
    if !text[3..from].trim().is_empty() {
        return None;
    }
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((&text[from..at], at + line.len()));
        }
        at += line.len();
        if at > LONGEST {
            break;
        }
    }
    None
}

/// A value as words: scalars as written, lists joined, anything deeper empty.
struct Words(String);

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WordsVisitor)
    }
}

struct WordsVisitor;

impl<'de> Visitor<'de> for WordsVisitor {
    type Value = Words;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_str<E>(self, value: &str) -> Result<Words, E> {
        Ok(Words(value.to_owned()))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Words, E> {
        Ok(Words(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Words, E> {
        Ok(Words(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Words, E> {
        Ok(Words(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Words, E> {
        Ok(Words(value.to_string()))
    }

    fn visit_unit<E>(self) -> Result<Words, E> {
        Ok(Words(String::new()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Words, A::Error> {
        let mut parts = Vec::new();
        while let Some(Words(part)) = list.next_element()? {
            parts.push(part);
        }
        Ok(Words(parts.join(", ")))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Words, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Words(String::new()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Body and what was found, as `title|outlet|author|published|address`.
    #[track_caller]
    fn check(text: &str, body: &str, facts: &str, faults: usize) {
        let found = FrontMatter::of(text);
        assert_eq!(&text[found.body..], body);
        let words =
            |list: &[Candidate<Arc<str>>]| list.first().map_or(String::new(), |it| it.value.to_string());
        let date = found.candidates.published.first().map_or(String::new(), |it| it.value.to_string());
        let all = &found.candidates;
        let all = [words(&all.title), words(&all.outlet), words(&all.author), date, words(&all.address)];
        assert_eq!(all.join("|"), facts);
        assert_eq!(found.faults.len(), faults, "{:?}", found.faults);
    }

    #[test]
    fn read_and_removed() {
        check(
            "---\ntitle: \"Coal: a piece\"\noutlet: Harbor Wire\nauthor: [Ana Lim, Bo Ri]\npublished: 2014-5-8\naddress: https://x.example/a\nmood: {grey: 1}\n---\nBody.\n",
            "Body.\n",
            "Coal: a piece|Harbor Wire|Ana Lim, Bo Ri|2014-05-08|https://x.example/a",
            0,
        );
        check("---\nTitle: 1914\nDATE: 8 May 2014\n...\n\nBody", "\nBody", "1914|||2014-05-08|", 0);
        check("---\n---\nBody", "Body", "||||", 0);
        check("---\nauthor:\npublished: ~\n---\nBody", "Body", "||||", 0);
    }

    #[test]
    fn what_is_not_front_matter_stays_in_the_text() {
        for text in ["Body", "--- a\nb\n---\n", "---\nnever closed", "\n---\ntitle: A\n---\nBody", "---"] {
            check(text, text, "||||", 0);
        }
    }

    #[test]
    fn broken_yaml_is_kept_as_text() {
        for text in ["---\ntitle: A: B\n---\nBody", "---\na sentence\n---\nBody", "---\n\"\n---\nBody"] {
            check(text, text, "||||", 1);
        }
    }

    #[test]
    fn a_bad_date_loses_only_itself() {
        check("---\ntitle: A\npublished: 2014-13-40\n---\nBody", "Body", "A||||", 1);
        check("---\ntitle: A\npublished: 05/02/2017\n---\nBody", "Body", "A||||", 1);
    }
}
