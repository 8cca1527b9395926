//! The headline: the first line that reads like one.

use super::margin::Margins;
use crate::text::Span;

/// A headline has at most this many characters.
const LONGEST: usize = 200;

/// The headline in the head of a text, where there is one. `taken` are the places of dates and names: a line that
/// holds one of them is no headline.
pub fn title(text: &str, margins: &Margins<'_>, taken: &[Span]) -> Option<Span> {
    let body = margins.lead.is_some() || margins.head.len() > 1;
    let heading = margins.head.iter().find(|line| is_heading(text, line.start));
    // A heading counts wherever in the head it stands, a plain line only before anything else that is said.
    let lines = heading.into_iter().chain(margins.head.iter().take(4));
    for line in lines {
        let span = Span::new(line.start, line.start + line.words.len());
        if taken.iter().any(|taken| span.overlaps(*taken)) || is_furniture(line.words) {
            continue;
        }
        let (words, skipped) = without_label(line.words);
        if !is_headline(words) || !body {
            return None;
        }
        return Some(Span::new(line.start + skipped, line.start + line.words.len()));
    }
    None
}

/// Whether Markdown marks the line as a heading of the first rank.
fn is_heading(text: &str, start: usize) -> bool {
    text[..start].ends_with("# ") && !text[..start].ends_with("## ")
}

/// `Title: …` of plain-text exports.
fn without_label(words: &str) -> (&str, usize) {
    let rest =
        ["Title:", "Headline:"].iter().find_map(|label| words.strip_prefix(label)).map(str::trim_start);
    rest.map_or((words, 0), |rest| (rest, words.len() - rest.len()))
}

/// Menus, trails of sections and lines that name an author without one.
fn is_furniture(words: &str) -> bool {
    words.contains(" | ") || words.contains("://") || words.to_lowercase().starts_with("posted by")
}

/// Several words that end like no sentence.
fn is_headline(words: &str) -> bool {
    let count = words.split_whitespace().count();
    let letters = words.chars().any(char::is_alphabetic);
    let sentence =
        words.ends_with(['.', ':', ';', ',']) && !words.ends_with("...") && !words.ends_with("U.S.");
    // Hangul and Chinese headlines can do without a blank.
    let one_word = count == 1 && words.is_ascii() && words.len() < 3;
    letters && !sentence && !one_word && count <= 30 && words.chars().count() <= LONGEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let body = "The pier froze early and the cranes stood still until it was cut by hand. ".repeat(3);
        let text = text.replace("[body]", &body);
        let found = title(&text, &Margins::of(&text), &[]);
        assert_eq!(found.map_or("", |span| span.of(&text)), expected);
    }

    #[test]
    fn headlines() {
        check("Ice at the pier\n\n[body]", "Ice at the pier");
        check("# Ice at *the* pier\n\n[body]", "Ice at *the* pier");
        check("**Ice at the pier**\n[body]", "Ice at the pier");
        check("\n\n  Is the pier closed?\n[body]", "Is the pier closed?");
        check("부두가얼었다\n[body]", "부두가얼었다");
        check("Title: Ice at the pier\n[body]", "Ice at the pier");
        check("Home | Ice | Ports\nIce at the pier\n[body]", "Ice at the pier");
        check("Special issue\n\n# Ice at the pier\n[body]", "Ice at the pier");
    }

    #[test]
    fn no_headline() {
        check("[body]", "");
        check("Home | Ice | Ports\n[body]", "");
        check("The ferry left at noon.\nIce at the pier\n[body]", "");
        check("Ice at the pier", "");
        check("Posted by\n[body]", "");
    }
}
