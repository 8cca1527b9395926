//! A text cut into pieces small enough to lay out within one frame.

use memchr::memrchr;

use crate::text::Span;

/// The longest section in bytes: about 2 ms of layout, and more than a screen of text.
pub(super) const LIMIT: usize = 4096;

/// Where each section begins. Sections are consecutive, cover the text and are never empty, except for an empty text.
///
/// Building it looks at a few bytes a section, so a text of 50 MB opens at once.
#[derive(Clone, Debug, Default)]
pub(super) struct Sections {
    starts: Vec<u32>,
    len: u32,
}

impl Sections {
    pub(super) fn new(text: &str) -> Self {
        let mut starts = vec![0];
        let mut from = 0;
        while text.len() - from > LIMIT {
            from += cut(&text[from..text.floor_char_boundary(from + LIMIT)]);
            starts.push(from as u32);
        }
        Self { starts, len: text.len() as u32 }
    }

    pub(super) const fn count(&self) -> usize {
        self.starts.len()
    }

    pub(super) fn span(&self, section: usize) -> Span {
        let start = self.starts.get(section).copied().unwrap_or(self.len);
        Span { start, end: self.starts.get(section + 1).copied().unwrap_or(self.len) }
    }

    /// The section that holds `byte`; the end of the text belongs to the last.
    pub(super) fn at(&self, byte: u32) -> usize {
        self.starts.partition_point(|start| *start <= byte).saturating_sub(1)
    }
}

/// Length of the next section within `window`: up to the last paragraph, else the last space, else the last sentence
/// mark of scripts written without spaces, else all of it.
fn cut(window: &str) -> usize {
    let bytes = window.as_bytes();
    memrchr(b'\n', bytes)
        .or_else(|| memrchr(b' ', bytes))
        .map(|at| at + 1)
        .or_else(|| window.rfind(['。', '、', '，', '！', '？']).map(|at| at + '。'.len_utf8()))
        .unwrap_or(window.len())
}

/// The lines of one section without their ends (`\n`, `\r\n`).
pub(super) fn lines(text: &str, section: Span) -> impl Iterator<Item = Span> + '_ {
    let mut from = section.start as usize;
    section.of(text).split_inclusive('\n').map(move |line| {
        let start = from;
        from += line.len();
        let words = line.strip_suffix('\n').unwrap_or(line);
        Span::new(start, start + words.strip_suffix('\r').unwrap_or(words).len())
    })
}

/// Space below a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// The text was cut here only to lay it out.
    None,
    /// The next line belongs to the same block: verse, a list, text wrapped by hand.
    Line,
    /// A paragraph ends.
    Paragraph,
}

/// From how many bytes on a line is a paragraph in itself, not one of several wrapped by hand.
const PARAGRAPH: usize = 110;

/// What separates `line` from what follows. Blank lines are paragraphs' ends already, so they need no more.
pub(super) fn gap_after(text: &str, line: Span) -> Gap {
    let rest = &text.as_bytes()[line.end as usize..];
    let Some(next) = rest.strip_prefix(b"\n").or_else(|| rest.strip_prefix(b"\r\n")) else {
        return Gap::None;
    };
    let next_len =
        memchr::memchr2(b'\n', b'\r', &next[..next.len().min(PARAGRAPH + 1)]).unwrap_or(next.len());
    let long = line.len() > PARAGRAPH || next_len > PARAGRAPH;
    if long && next_len > 0 && !line.is_empty() { Gap::Paragraph } else { Gap::Line }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sections as their lengths; checks that they cover the text on character boundaries.
    #[track_caller]
    fn check(text: &str, expected: &[usize]) {
        let sections = Sections::new(text);
        let spans: Vec<Span> = (0..sections.count()).map(|at| sections.span(at)).collect();
        assert_eq!(spans.iter().map(|span| span.len()).collect::<Vec<_>>(), expected);
        assert_eq!(spans.iter().map(|span| span.of(text)).collect::<String>(), text);
        for (at, span) in spans.iter().enumerate() {
            assert_eq!(sections.at(span.start), at);
        }
        assert_eq!(sections.at(text.len() as u32), spans.len() - 1);
    }

    #[test]
    fn cut_at_paragraphs_then_spaces_then_sentence_marks_then_anywhere() {
        check("", &[0]);
        check("one line", &[8]);
        check(&format!("{}\n{}", "a".repeat(3000), "b".repeat(3000)), &[3001, 3000]);
        check(&format!("{} {}", "a".repeat(4000), "b".repeat(3000)), &[4001, 3000]);
        check(&format!("{}。{}", "中".repeat(1300), "文".repeat(1000)), &[3903, 3000]);
        check(&"é".repeat(3000), &[4096, 1904]);
        check(&"中".repeat(2000), &[4095, 1905]);
    }

    #[test]
    fn lines_leave_their_ends_out() {
        let text = "one\r\ntwo\n\nthree";
        let found: Vec<&str> = lines(text, Span::new(0, text.len())).map(|line| line.of(text)).collect();
        assert_eq!(found, ["one", "two", "", "three"]);
    }

    #[track_caller]
    fn check_gap(text: &str, line: &str, expected: Gap) {
        let at = text.find(line).expect("the line");
        assert_eq!(gap_after(text, Span::new(at, at + line.len())), expected);
    }

    #[test]
    fn long_lines_are_paragraphs_short_ones_are_not() {
        let long = "word ".repeat(40);
        check_gap("Title\nBy line\n", "Title", Gap::Line);
        check_gap(&format!("Title\n{long}"), "Title", Gap::Paragraph);
        check_gap(&format!("{long}\nEnd"), &long, Gap::Paragraph);
        check_gap(&format!("{long}\r\nEnd"), &long, Gap::Paragraph);
        check_gap(&format!("{long}\n\nEnd"), &long, Gap::Line);
        check_gap(&long, &long, Gap::None);
    }
}
