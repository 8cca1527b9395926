//! The date that an article states about itself: on a line of its own, beside a byline, or in a dateline. A date in
//! a sentence is what the article is about and is never taken.

use std::collections::BTreeSet;

use super::date::{self, Printed};
use super::margin::{Line, Margins, lines};
use crate::text::Span;

/// A date found in the margins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dateline<'t> {
    /// As printed.
    pub date: Printed,
    /// Its words.
    pub span: Span,
    /// What stands before it on its line: an outlet, a byline, a place; often nothing.
    pub before: &'t str,
    /// What stands behind it.
    pub after: &'t str,
    /// How it stands there.
    pub manner: Manner,
}

/// How a date stands in its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Alone, or with a word like "Published".
    Own,
    /// The same with "Updated": not the day of publication.
    Revised,
    /// Beside something short, set apart from it by a mark.
    Beside,
    /// `PLACE, date.` at the start of the first paragraph.
    Lead,
}

/// More own lines than this, with different dates, are a chronology and say nothing about the article.
const CHRONOLOGY: usize = 2;

/// Every date that `text` states about itself, head first, then foot. Empty for a chronology.
pub fn datelines<'t>(text: &'t str, margins: &Margins<'t>) -> Vec<Dateline<'t>> {
    let mut found: Vec<Dateline<'t>> = Vec::new();
    for (position, line) in margins.head.iter().enumerate() {
        found.extend(in_line(*line).or_else(|| in_lead(*line)).filter(|date| match date.manner {
            // In a headline a comma before a date is part of the sentence; only a bar sets it apart.
            Manner::Beside if position == 0 => date.before.ends_with(['|', '·', '•']),
            _ => true,
        }));
    }
    found.extend(margins.lead.and_then(in_lead));
    let own = |date: &Dateline<'_>| matches!(date.manner, Manner::Own | Manner::Revised);
    found.extend(margins.foot.iter().filter_map(|line| in_line(*line)).filter(own));
    if found.iter().any(own) && is_chronology(text) {
        found.retain(|date| !own(date));
    }
    found
}

fn is_chronology(text: &str) -> bool {
    let mut dates = BTreeSet::new();
    let own = lines(text).filter(|line| line.words.len() <= 40).filter_map(in_line);
    for date in own.filter(|date| date.manner == Manner::Own) {
        if let Printed::Clear(date) = date.date {
            dates.insert(date);
        }
    }
    dates.len() > CHRONOLOGY
}

/// The date that stands apart in a short line.
fn in_line(line: Line<'_>) -> Option<Dateline<'_>> {
    let words = line.words;
    if !line.is_short() || !words.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (date, start, end) = first_date(words)?;
    let before = words[..start].trim_end();
    let rest = &words[end..];
    let after = rest[date::time(rest)..].trim();
    let manner = match (label(before), after) {
        (Some(manner), after) if is_loose(after) => manner,
        _ if stands_apart(before, after) => Manner::Beside,
        _ => return None,
    };
    let span = Span::new(line.start + start, line.start + end);
    Some(Dateline { date, span, before, after, manner })
}

/// The first date in a line, with its first byte and the byte after it.
fn first_date(words: &str) -> Option<(Printed, usize, usize)> {
    let mut previous = ' ';
    for (start, letter) in words.char_indices() {
        if !previous.is_alphanumeric()
            && letter.is_alphanumeric()
            && let Some((date, len)) = date::at(&words[start..])
        {
            return Some((date, start, start + len));
        }
        previous = letter;
    }
    None
}

/// Whether the words before a date only say what the date is.
fn label(before: &str) -> Option<Manner> {
    let before = before.trim_end_matches([':', ' ', ',', '|', '(', '[']).to_lowercase();
    let before = before.trim_start_matches(['(', '[']).trim_end_matches(" on");
    if REVISED.iter().any(|word| before.ends_with(word)) {
        return Some(Manner::Revised);
    }
    PUBLISHED.contains(&before).then_some(Manner::Own)
}

/// Whether nothing of weight follows a date on its own line.
fn is_loose(after: &str) -> bool {
    let after = after.trim_matches(['.', ')', ']', ' ', ',']);
    after.is_empty() || after.starts_with(['|', '·', '•', '(']) || weekday_in_brackets(after)
}

/// `(화)` behind a Korean date.
fn weekday_in_brackets(after: &str) -> bool {
    after.chars().count() <= 2
}

/// Whether a mark sets the date apart from short words before it, or from what follows it.
fn stands_apart(before: &str, after: &str) -> bool {
    let lower = before.to_lowercase();
    if NEVER.iter().any(|word| lower.contains(word)) || REVISED.iter().any(|word| lower.contains(word)) {
        return false;
    }
    let byline =
        lower.starts_with("by ") || lower.starts_with("posted by ") || lower.starts_with("written by ");
    if after.is_empty() {
        let marked =
            before.ends_with([',', '|', '·', '•', '–', '—', '-']) || byline && lower.ends_with(" on");
        return marked
            && before.split_whitespace().count() <= 8
            && !before.contains(['.', '!', '?', '“', '"', ';']);
    }
    let marked = after.starts_with(['|', '·', '•', '–', '—', '-']) || after.to_lowercase().starts_with("by ");
    before.is_empty() && marked && after.split_whitespace().count() <= 8 && !after.ends_with('.')
}

/// `VLADIVOSTOK, 5 November 2018.` before the first sentence.
fn in_lead(line: Line<'_>) -> Option<Dateline<'_>> {
    let words = line.words;
    let comma = words.bytes().take(48).position(|byte| byte == b',')?;
    let place = &words[..comma];
    let first = place.split_whitespace().next()?;
    let is_place = place.split_whitespace().count() <= 4
        && place.split(['/', ' ', '-']).all(|word| word.starts_with(char::is_uppercase))
        && !OPENERS.contains(&first);
    if !is_place {
        return None;
    }
    let gap = words[comma + 1..].len() - words[comma + 1..].trim_start().len();
    let start = comma + 1 + gap;
    let (date, len) = date::at(&words[start..])?;
    let after = words[start + len..].trim_start();
    if !after.starts_with(['.', '(', '–', '—', ':']) && !after.starts_with("- ") && !after.starts_with("--")
    {
        return None;
    }
    let span = Span::new(line.start + start, line.start + start + len);
    Some(Dateline { date, span, before: place, after: "", manner: Manner::Lead })
}

/// What may stand before the date of publication on its own line.
const PUBLISHED: [&str; 15] = [
    "",
    "published",
    "first published",
    "date published",
    "publication date",
    "posted",
    "date",
    "dated",
    "release date",
    "released",
    "issued",
    "입력",
    "등록",
    "发布时间",
    "日期",
];

/// What makes it the day of a change.
const REVISED: [&str; 6] = ["updated", "last update", "modified", "revised", "수정", "更新"];

/// Words beside which a date is some other day.
const NEVER: [&str; 9] =
    ["©", "(c)", "copyright", "accessed", "retrieved", "archived", "next ", "see also", "deadline"];

/// Words that open a sentence, not a place's name.
const OPENERS: [&str; 14] = [
    "On", "In", "By", "Since", "Until", "At", "The", "From", "After", "Before", "As", "Last", "Between",
    "When",
];

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "\nThe pier froze in the first week, and the cranes stood still until the ice was cut by hand; \
                        nobody had been paid since the harvest, and the foreman had gone home to his village early.\n";

    /// The dates found, those of revisions with an `r`, in order.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let text = text.replace("[body]", BODY);
        let found = datelines(&text, &Margins::of(&text));
        let word = |found: &Dateline<'_>| {
            assert!(date::whole(found.span.of(&text)).is_ok() || matches!(found.date, Printed::Unclear(..)));
            format!("{}{}", found.date, if found.manner == Manner::Revised { "r" } else { "" })
        };
        assert_eq!(found.iter().map(word).collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn own_lines_in_head_and_foot() {
        check("Ice at the pier\n\n2014-5-8\n[body]", "2014-05-08");
        check("Ice at the pier\n  • By Bo Ri\n\n    July 3, 2017 11:52\n[body]", "2017-07-03");
        check("Ice at the pier\n[body]\nMarch 9, 2025 at 01:53PM\nby HarborNews(Port Media)", "2025-03-09");
        check("Ice\nPublished on: Tuesday, May 6, 2014, 9 p.m. KST\n[body]", "2014-05-06");
        check("Ice\n(Posted 6 May 2014)\n[body]", "2014-05-06");
        check("부두의 얼음\n입력 2017년 7월 3일 (월)\n[body]", "2017-07-03");
        check("Ice\nMay 6, 2014 | Updated May 7, 2014\n[body]", "2014-05-06");
        check("Ice\nUpdated: 6 May 2014\n[body]", "2014-05-06r");
    }

    #[test]
    fn beside_an_outlet_or_a_byline() {
        check("Ice at the pier\nHarbor Wire, 12 March 2015\n\n[body]", "2015-03-12");
        check("THE PIER LETTER | Issue 12 | Thursday 7 September 2023\nHome | Rates\n[body]", "2023-09-07");
        check("Ice\nBy Bo Ri | July 3, 2017\n[body]", "2017-07-03");
        check("Ice\nPosted by Bo Ri on July 3, 2017\n[body]", "2017-07-03");
        check("Ice\nJuly 3, 2017 – by Bo Ri\n[body]", "2017-07-03");
    }

    #[test]
    fn datelines_open_the_first_paragraph() {
        let lead = BODY.trim();
        check("Ice\n\nHAMHUNG, 5 November 2018. The pier froze.", "2018-11-05");
        check(&format!("Ice\n\nHAMHUNG, 5 November 2018. {lead}"), "2018-11-05");
        check(&format!("Ice\n\nNew Pier, May 3, 2017 (PNA) -- {lead}"), "2017-05-03");
        check(&format!("Ice\n\nHAMHUNG/SEOUL, Feb 6 (PNA) - {lead}"), "");
        check(&format!("Ice\n\nOn Monday, May 3, 2017 (a holiday), {lead}"), "");
    }

    #[test]
    fn dates_in_sentences_are_never_taken() {
        check("Ice at the pier\nThe ferry sank on April 28, 2014.\n[body]", "");
        check("Pier rebuilt after fire of May 3, 2012\n[body]", "");
        check("Ice at the pier, May 3, 2012\n[body]", "");
        check("Ice\nApril 28, 2014, was the last warm day\n[body]", "");
        check("Ice\n[body]\nNext issue, 13 September 2022", "");
        check("Ice\n[body]\nRetrieved on 3 May 2019\n© Pier Letter, 3 May 2019", "");
        check("Ice\n[body]\nMay 2014\nPage 12 of 40", "");
    }

    #[test]
    fn a_chronology_dates_nothing() {
        let text = "Ice at the pier\n\nMay 3, 2012\nThe ferry sank.\n\nMay 9, 2013\nIt was raised.\n\nJune 1, 2014\nIt sank.";
        check(text, "");
    }

    #[test]
    fn unclear_dates_are_passed_on_as_such() {
        check("Ice\n05/02/2017\n[body]", "2017-02-05 or 2017-05-02");
        check("Ice\n19.02.2025\n[body]", "2025-02-19");
    }
}
