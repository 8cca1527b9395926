//! The lines above and below an article's text, where it states its headline, date and byline.

/// How many lines that are not empty count as head.
const HEAD: usize = 8;
/// How many lines that are not empty count as foot.
const FOOT: usize = 6;
/// A line of more bytes is a paragraph of the article: what it says, it says about the world.
const SHORT: usize = 160;

/// A line without the blanks, bullets and emphasis marks around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'t> {
    /// Byte of the text at which `words` begins.
    pub start: usize,
    /// What it says.
    pub words: &'t str,
}

impl<'t> Line<'t> {
    /// The line that begins at byte `start` of the text.
    fn new(start: usize, raw: &'t str) -> Self {
        let words = raw.trim_start_matches(is_ornament);
        let start = start + raw.len() - words.len();
        Self { start, words: words.trim_end_matches(is_ornament) }
    }

    /// Whether it can be a headline, a byline or a date's own line.
    #[must_use]
    pub const fn is_short(&self) -> bool {
        self.words.len() <= SHORT
    }
}

/// Bullets, rules and Markdown's emphasis, quote and heading marks.
fn is_ornament(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, '•' | '·' | '▲' | '■' | '●' | '◆' | '▶' | '*' | '_' | '#' | '>' | '=' | '|')
        || matches!(letter, '-' | '–' | '—' | '\u{FEFF}' | '\u{200B}')
}

/// Head and foot of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Margins<'t> {
    /// The first short lines, before the first paragraph.
    pub head: Vec<Line<'t>>,
    /// The first paragraph, which may open with a dateline.
    pub lead: Option<Line<'t>>,
    /// The last short lines behind the last paragraph, in order; none that are in the head already.
    pub foot: Vec<Line<'t>>,
}

impl<'t> Margins<'t> {
    /// Look at both ends of `text`; the middle is not read.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        let mut head = Vec::new();
        let mut lead = None;
        for line in lines(text).take(HEAD) {
            if !line.is_short() {
                lead = Some(line);
                break;
            }
            head.push(line);
        }
        let below = lead.or(head.last().copied()).map_or(0, |line| line.start + line.words.len());
        let mut foot = Vec::new();
        let mut end = text.len();
        while foot.len() < FOOT && end > below {
            let start = text[..end].rfind('\n').map_or(0, |at| at + 1);
            let line = Line::new(start, &text[start..end]);
            end = start.saturating_sub(1);
            if line.words.is_empty() {
                continue;
            }
            if !line.is_short() || line.start < below {
                break;
            }
            foot.push(line);
        }
        foot.reverse();
        Self { head, lead, foot }
    }
}

/// All lines with words.
pub fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(move |raw| {
            let line = Line::new(start, raw);
            start += raw.len();
            line
        })
        .filter(|line| !line.words.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, head: &str, lead: bool, foot: &str) {
        let margins = Margins::of(text);
        let words = |lines: &[Line<'_>]| lines.iter().map(|line| line.words).collect::<Vec<_>>().join("|");
        assert_eq!(words(&margins.head), head);
        assert_eq!(margins.lead.is_some(), lead);
        assert_eq!(words(&margins.foot), foot);
        for line in margins.head.iter().chain(&margins.foot) {
            assert!(text[line.start..].starts_with(line.words));
        }
    }

    #[test]
    fn head_lead_and_foot() {
        let body = "The river froze early and the pier stayed closed. ".repeat(5);
        check("", "", false, "");
        check("One", "One", false, "");
        check("# One\n\n  • By Two  \n", "One|By Two", false, "");
        check(&format!("One\n{body}\n\n  Two\nThree"), "One", true, "Two|Three");
        check(&format!("One\n{body}\nTwo\n{body}\nThree"), "One", true, "Three");
        check(&body, "", true, "");
        check("1\n2\n3\n4\n5\n6\n7\n8\n9\n10", "1|2|3|4|5|6|7|8", false, "9|10");
    }
}
