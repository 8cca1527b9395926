//! Who wrote it and who printed it, where the lines around the text say so.

use super::dateline::{Dateline, Manner};
use super::margin::{Line, Margins};
use crate::text::Span;

/// What the margins say, as spans of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Byline {
    /// Authors, the surest first.
    pub authors: Vec<Span>,
    /// Outlets, the surest first.
    pub outlets: Vec<Span>,
}

impl Byline {
    /// Read names from the margins. `datelines` are the dates found there: a name beside one may be the outlet's.
    #[must_use]
    pub fn of(text: &str, margins: &Margins<'_>, datelines: &[Dateline<'_>]) -> Self {
        let mut found = Self::default();
        let places = Places { text };
        for line in margins.head.iter().chain(&margins.foot) {
            found.by(&places, *line);
        }
        for date in datelines.iter().filter(|date| date.manner == Manner::Beside) {
            let owner = date.before.trim_end_matches([',', '|', '·', '•', '–', '—', '-', ' ']);
            let owner = owner.split(['|', '·', '•']).next().unwrap_or_default();
            // Mastheads like to end in an emblem.
            let owner = owner.trim().trim_end_matches(|letter: char| is_gap(letter) && letter != ')');
            if is_outlet(owner) && after_by(owner).is_none() {
                found.outlets.push(places.span(owner));
            }
        }
        found.above_a_date(&places, margins, datelines);
        found
            .outlets
            .extend(margins.foot.iter().filter_map(|line| holder(line.words)).map(|name| places.span(name)));
        found
    }

    /// `By Kim Jin-myung`, `Posted by …`, `Author: …`, `Source: …`, `김진명 기자`.
    fn by(&mut self, places: &Places<'_>, line: Line<'_>) {
        if let Some(rest) = after_by(line.words) {
            let rest = rest.split(['|', '·', '•']).next().unwrap_or_default().trim();
            if let Some(name) = people(rest) {
                self.authors.push(places.span(name));
            } else if let Some(name) = outlet_name(rest) {
                self.outlets.push(places.span(name));
            }
        } else if let Some(name) =
            after_label(line.words, &["outlet:", "source:", "publication:", "publisher:"])
        {
            if name.split_whitespace().count() <= 6 && !name.contains("://") && !name.is_empty() {
                self.outlets.push(places.span(name));
            }
        } else if let Some(name) = line.words.strip_suffix(" 기자")
            && name.chars().count() <= 4
        {
            self.authors.push(places.span(name));
        }
    }

    /// An institute's name on the line above the date, as newsletters of think tanks have it.
    fn above_a_date(&mut self, places: &Places<'_>, margins: &Margins<'_>, datelines: &[Dateline<'_>]) {
        for pair in margins.head.windows(2).skip(1) {
            let [name, below] = pair else { continue };
            let dated = datelines.iter().any(|date| {
                date.manner == Manner::Own
                    && date.span.start as usize >= below.start
                    && below.contains(date.span)
            });
            let short =
                name.words.split_whitespace().count() <= 8 && !name.words.ends_with(['.', '!', '?', ':']);
            if dated && short && after_by(name.words).is_none() {
                let words = name.words;
                if words.split(is_gap).any(|word| INSTITUTES.contains(&word)) {
                    self.authors.push(places.span(words));
                } else if is_outlet(words) && words.split_whitespace().count() <= 4 {
                    self.outlets.push(places.span(words));
                }
            }
        }
    }
}

impl Line<'_> {
    fn contains(&self, span: Span) -> bool {
        Span::new(self.start, self.start + self.words.len()).contains(span)
    }
}

/// Turns slices of the text back into spans of it.
struct Places<'t> {
    text: &'t str,
}

impl Places<'_> {
    /// The span of `words`, which are a slice of the text.
    fn span(&self, words: &str) -> Span {
        let start = words.as_ptr() as usize - self.text.as_ptr() as usize;
        debug_assert!(start + words.len() <= self.text.len(), "not a slice of the text");
        Span::new(start, start + words.len())
    }
}

/// What follows `By` and its like.
fn after_by(words: &str) -> Option<&str> {
    after_label(words, &["posted by", "written by", "reported by", "author:", "authors:", "byline:", "by"])
}

fn after_label<'t>(words: &'t str, labels: &[&str]) -> Option<&'t str> {
    labels.iter().find_map(|label| {
        let (start, rest) = words.split_at_checked(label.len())?;
        let ends = rest.is_empty() || rest.starts_with([' ', ':', '\u{A0}']) || label.ends_with(':');
        (start.eq_ignore_ascii_case(label) && ends).then(|| rest.trim_matches([':', ' ', '\u{A0}', '\t']))
    })
}

/// The persons' names at the start of `rest`, joined as printed; `None` where it begins with none.
fn people(rest: &str) -> Option<&str> {
    let rest = rest.strip_suffix('.').unwrap_or(rest);
    let mut end = 0;
    let mut from = 0;
    while from < rest.len() {
        let (part, next) = next_part(rest, from);
        let name = part.trim();
        if !is_person(name) {
            break;
        }
        end = from + part.trim_end().len();
        from = next;
    }
    let names = rest[..end].trim();
    // Behind a name only a place, an office or a date may stand; a verb makes it a sentence.
    let behind = rest[end..].trim_start_matches([',', ' ']);
    let plain = behind.is_empty()
        || ["in ", "for ", "on ", "at "].iter().any(|word| behind.starts_with(word))
        || rest[end..].starts_with(',')
        || behind.starts_with(['–', '—', '-', '(', '/'])
        || behind.starts_with(char::is_numeric);
    (!names.is_empty() && plain && rest.split_whitespace().count() <= 14).then_some(names)
}

/// The part of a list of names that begins at `from`, and where the next begins.
fn next_part(rest: &str, from: usize) -> (&str, usize) {
    const MARKS: [&str; 9] = [", and ", ", ", " and ", " & ", " in ", " for ", " on ", " at ", " ("];
    let tail = &rest[from..];
    let cut = MARKS.iter().filter_map(|mark| tail.find(mark).map(|at| (at, mark))).min_by_key(|(at, _)| *at);
    match cut {
        Some((at, mark)) if matches!(*mark, ", and " | ", " | " and " | " & ") => {
            (&tail[..at], from + at + mark.len())
        }
        Some((at, _)) => (&tail[..at], rest.len()),
        None => (tail, rest.len()),
    }
}

/// Two to four capitalised words that are no outlet's and no office's, or a name in Hangul or Chinese characters.
fn is_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let east_asian = |letter: char| matches!(letter, '가'..='힣' | '\u{4E00}'..='\u{9FFF}');
    if words.len() == 1 {
        return (2..=4).contains(&name.chars().count()) && name.chars().all(east_asian);
    }
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    (2..=4).contains(&words.len())
        && words.iter().all(|word| {
            (capital(word) || PARTICLES.contains(word))
                && word
                    .chars()
                    .all(|letter| letter.is_alphabetic() || matches!(letter, '-' | '.' | '\'' | '’'))
        })
        && capital(&words[0])
        && !words
            .iter()
            .any(|word| ROLES.contains(word) || OUTLETS.contains(word) || INSTITUTES.contains(word))
}

/// `DailyNK(North Korean Media)` → `DailyNK`: a name with its kind in brackets, or with an outlet's word in it.
fn outlet_name(rest: &str) -> Option<&str> {
    let (name, brackets) = rest.split_once('(').unwrap_or((rest, ""));
    let name = name.trim().trim_end_matches(['.', ',']);
    let one_name = name.starts_with(char::is_uppercase)
        && name.split_whitespace().count() <= 5
        && !name.split_whitespace().any(|word| ROLES.contains(&word))
        && !name.contains([',', ';', '!', '?']);
    let says_so = brackets.split(is_gap).any(|word| OUTLETS.contains(&word) || word == "Media");
    (one_name && (says_so || is_outlet(name))).then_some(name)
}

/// Whether a capitalised name has a word that newspapers, agencies and sites call themselves by. Places and persons
/// stand where outlets do, so a name without such a word is not taken.
fn is_outlet(name: &str) -> bool {
    let words: Vec<&str> = name.split(is_gap).filter(|word| !word.is_empty()).collect();
    name.starts_with(char::is_uppercase)
        && (1..=6).contains(&words.len())
        && words.iter().any(|word| {
            OUTLETS.contains(word)
                || OUTLETS.iter().any(|known| known.len() > 2 && known.to_uppercase() == **word)
        })
}

/// The holder of a copyright in the foot.
fn holder(words: &str) -> Option<&str> {
    let at = words.find('©').map(|at| at + '©'.len_utf8());
    let at = at.or_else(|| words.strip_prefix("Copyright ").map(|rest| words.len() - rest.len()))?;
    let rest = words[at..].trim_start_matches(|letter: char| {
        letter.is_numeric() || letter.is_whitespace() || matches!(letter, '–' | '-' | ',' | '©')
    });
    let rest = rest.strip_prefix("by ").unwrap_or(rest);
    let end = rest.find([',', '.', '&', '|', ';', '(']).unwrap_or(rest.len());
    let end = rest[..end].find("All ").unwrap_or(end);
    let mut name = rest[..end].trim();
    for company in [" Ltd", " Inc", " LLC", " Co", " GmbH"] {
        name = name.strip_suffix(company).unwrap_or(name);
    }
    let named = name.starts_with(char::is_uppercase) && name.split_whitespace().count() <= 5;
    (named && !name.starts_with("All")).then_some(name)
}

fn is_gap(letter: char) -> bool {
    !letter.is_alphanumeric() && letter != '\'' && letter != '’'
}

const PARTICLES: [&str; 14] =
    ["de", "van", "von", "der", "den", "al", "bin", "ibn", "la", "le", "da", "dos", "du", "and"];

/// Offices that stand where names do ("By Staff Writer").
const ROLES: [&str; 16] = [
    "Staff",
    "Writer",
    "Writers",
    "Reporter",
    "Reporters",
    "Correspondent",
    "Correspondents",
    "Editor",
    "Editors",
    "Editorial",
    "Board",
    "Desk",
    "Team",
    "Bureau",
    "Contributor",
    "Admin",
];

/// Words of outlets' names.
const OUTLETS: [&str; 62] = [
    "News",
    "Newsletter",
    "Newspaper",
    "Media",
    "Press",
    "Daily",
    "Weekly",
    "Monthly",
    "Times",
    "Post",
    "Herald",
    "Wire",
    "Monitor",
    "Notes",
    "Courier",
    "Report",
    "Telegraph",
    "Journal",
    "Chronicle",
    "Gazette",
    "Tribune",
    "Agency",
    "Brief",
    "Briefing",
    "Review",
    "Standard",
    "Today",
    "Observer",
    "Mail",
    "Express",
    "Radio",
    "TV",
    "Bulletin",
    "Digest",
    "Magazine",
    "Guardian",
    "Globe",
    "Insider",
    "Diplomat",
    "Economist",
    "Dispatch",
    "Watch",
    "Ilbo",
    "Shimbun",
    "Sinmun",
    "Reuters",
    "Yonhap",
    "Bloomberg",
    "Xinhua",
    "TASS",
    "Interfax",
    "Kyodo",
    "KCNA",
    "AFP",
    "AP",
    "BBC",
    "KBS",
    "VOA",
    "RFA",
    "NHK",
    "Kommersant",
    "NK",
];

/// Words of bodies that sign articles like authors.
const INSTITUTES: [&str; 10] = [
    "Institute",
    "University",
    "Center",
    "Centre",
    "Foundation",
    "Studies",
    "Association",
    "Committee",
    "Council",
    "Programme",
];

#[cfg(test)]
mod tests {
    use super::super::dateline::datelines;
    use super::*;

    const BODY: &str = "\nThe pier froze in the first week, and the cranes stood still until the ice was cut by hand; \
                        nobody had been paid since the harvest, and the foreman had gone home to his village early.\n";

    #[track_caller]
    fn check(text: &str, authors: &str, outlets: &str) {
        let text = text.replace("[body]", BODY);
        let margins = Margins::of(&text);
        let found = Byline::of(&text, &margins, &datelines(&text, &margins));
        let words = |spans: &[Span]| spans.iter().map(|span| span.of(&text)).collect::<Vec<_>>().join("|");
        assert_eq!((words(&found.authors).as_str(), words(&found.outlets).as_str()), (authors, outlets));
    }

    #[test]
    fn persons() {
        check("Ice\n  • By Bo Ri-na\n[body]", "Bo Ri-na", "");
        check("Ice\nBy MARTA D'ARCY and BO RI, Staff Writers\n[body]", "MARTA D'ARCY and BO RI", "");
        check(
            "Ice\nBy Ana Lim, Bo Ri and Jan van der Pier in Seoul\n[body]",
            "Ana Lim, Bo Ri and Jan van der Pier",
            "",
        );
        check("Ice\nBy Bo Ri | July 3, 2017\n[body]", "Bo Ri", "");
        check("Ice\nPosted by Bo Ri on July 3, 2017\n[body]", "Bo Ri", "");
        check("Ice\nPosted by: Bo Ri\n[body]", "Bo Ri", "");
        check("얼음\n박보리 기자\n[body]", "박보리", "");
        check("Ice\n[body]\nBy Bo Ri", "Bo Ri", "");
    }

    #[test]
    fn no_persons() {
        check("Ice\n\nPosted by\n\nThe ferry left\n[body]", "", "");
        check("Ice\nBy Staff Writer\n[body]", "", "");
        check("Ice\nBy Monday the queue was gone\n[body]", "", "");
        check("Ice\nBy 2018 half of it was left\n[body]", "", "");
        check("Ice\nBy North Korean law the pier is closed.\n[body]", "", "");
        check("Ice\n[body]\nWritten by hand", "", "");
    }

    #[test]
    fn outlets() {
        check("Ice\nHarbor Wire, 12 March 2015\n[body]", "", "Harbor Wire");
        check("THE PIER BRIEF ⚓ | Issue 2 | Thursday 7 September 2023\n[body]", "", "THE PIER BRIEF");
        check("Ice\nHAMHUNG, 12 March 2015\n[body]", "", "");
        check("Ice\nNew Pier, 12 March 2015\n[body]", "", "");
        check("Ice\n[body]\nMarch 9, 2025 at 01:53PM\nby HarborNK(Port Media)", "", "HarborNK");
        check("Ice\n[body]\n• Copyright © Pierilbo &", "", "Pierilbo");
        check("Ice\n[body]\n© 2014–2023 Pier Letter Ltd. Registered in Wonsan.", "", "Pier Letter");
        check("Ice\n[body]\nCopyright 2015. All rights reserved.", "", "");
        check("Ice\nSource: Pier Gazette\n[body]", "", "Pier Gazette");
    }

    #[test]
    fn institutes_sign_above_the_date() {
        check("Ice\n\nInstitute for Ice (II)\n2014-5-8\n[body]", "Institute for Ice (II)", "");
        check("Ice\n\nPier Gazette\n2014-5-8\n[body]", "", "Pier Gazette");
        check("Institute for Ice opens\n2014-5-8\n[body]", "", "");
    }
}
