//! What a text states about itself, as candidates with the words that state it.

use std::path::Path;
use std::sync::Arc;

use super::byline::Byline;
use super::date::Printed;
use super::dateline::{Dateline, Manner, datelines};
use super::margin::Margins;
use super::title::title;
use crate::model::{Candidate, Candidates, Origin, Remark};
use crate::text::Span;

/// Title, date, outlet and author as `text` states them around its body, and remarks about what was seen there and
/// not decided. A text that states no date gets none.
#[must_use]
pub fn stated(text: &str) -> (Candidates, Vec<Remark>) {
    let margins = Margins::of(text);
    let dates = datelines(text, &margins);
    let byline = Byline::of(text, &margins, &dates);
    let apart = dates.iter().filter(|date| date.manner != Manner::Lead).map(|date| date.span);
    let taken: Vec<Span> = apart.chain(byline.authors.iter().chain(&byline.outlets).copied()).collect();
    let mut found = Candidates::default();
    let mut remarks = Vec::new();
    found.title.extend(title(text, &margins, &taken).map(|span| words(text, span)));
    byline.authors.iter().for_each(|span| found.author.push(words(text, *span)));
    byline.outlets.iter().for_each(|span| found.outlet.push(words(text, *span)));
    for date in &dates {
        take_date(text, date, &mut found, &mut remarks);
    }
    (found, remarks)
}

fn take_date(text: &str, date: &Dateline<'_>, found: &mut Candidates, remarks: &mut Vec<Remark>) {
    let remark = |words: String| Remark { span: Some(date.span), words: words.into() };
    match date.date {
        Printed::Clear(day) if date.manner == Manner::Revised => {
            remarks.push(remark(format!(
                "states when it was changed ({day}), which may not be when it appeared"
            )));
        }
        Printed::Clear(value) => {
            if found.published.iter().all(|known| known.value != value) {
                found.published.push(Candidate { value, origin: Origin::Text, words: Some(date.span) });
            }
        }
        Printed::Unclear(a, b) => {
            remarks
                .push(remark(format!("the date {:?} can mean {a} or {b}; not guessed", date.span.of(text))));
        }
    }
}

fn words(text: &str, span: Span) -> Candidate<Arc<str>> {
    Candidate { value: span.of(text).into(), origin: Origin::Text, words: Some(span) }
}

/// The file's name without its ending, as the last resort for a title.
#[must_use]
pub fn file_title(path: &str) -> Option<Candidate<Arc<str>>> {
    let stem = Path::new(path).file_stem()?.to_str()?;
    Some(Candidate { value: stem.into(), origin: Origin::FileName, words: None })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Words and marks that the readers of dates and names look for, in any order.
        #[test]
        fn any_text_gives_spans_that_fit(
            parts in prop::collection::vec(
                prop::sample::select(vec![
                    "By ", "by ", "Posted by ", "Bo Ri", "Ünlü ", "기자", "박보리", "©", "2017년 7월 3일", "July ", "3",
                    ", ", "2017", "-", "/", ".", " | ", "\n", "\n\n", " at ", "11:52", " p.m.", "Wire", "# ", "• ",
                    "(", ")", "Updated: ", "Title: ", "Institute ", "한국어 글", "\u{a0}", "\u{feff}", "é",
                ]),
                0..40,
            ),
        ) {
            let text = parts.concat();
            let (found, remarks) = stated(&text);
            for candidate in found.title.iter().chain(&found.author).chain(&found.outlet) {
                prop_assert_eq!(candidate.words.map(|span| span.of(&text)), Some(&*candidate.value));
                prop_assert!(!candidate.value.is_empty());
            }
            let spans = found.published.iter().filter_map(|date| date.words);
            for span in spans.chain(remarks.iter().filter_map(|remark| remark.span)) {
                prop_assert!(!span.of(&text).is_empty());
            }
        }
    }

    const BODY: &str = "\n\nThe pier froze in the first week of 2014, and on April 28, 2014 the cranes stood still until \
                        the ice was cut by hand; nobody had been paid since the harvest, and the foreman had left.\n";

    /// `title; author; outlet; dates; number of remarks`.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let text = text.replace("[body]", BODY);
        let (found, remarks) = stated(&text);
        let words = |list: &[Candidate<Arc<str>>]| {
            list.iter().for_each(|it| assert_eq!(it.words.map(|span| span.of(&text)), Some(&*it.value)));
            list.iter().map(|it| &*it.value).collect::<Vec<_>>().join("|")
        };
        let dates: Vec<String> = found.published.iter().map(|it| it.value.to_string()).collect();
        let all = [words(&found.title), words(&found.author), words(&found.outlet), dates.join("|")];
        assert_eq!(format!("{}; {}", all.join("; "), remarks.len()), expected);
    }

    #[test]
    fn four_layouts_of_the_press() {
        check(
            "Ice[body]\nMarch 9, 2025 at 01:53PM\nby HarborNK(Port Media)",
            "Ice; ; HarborNK; 2025-03-09; 0",
        );
        check(
            "Ice at the pier\n\nInstitute for Ice (II)\n2014-5-8[body]",
            "Ice at the pier; Institute for Ice (II); ; 2014-05-08; 0",
        );
        check(
            "Ice\n\n  • By Bo Ri-na\n\n   July 3, 2017 11:52[body]\n• Copyright © Pierilbo &\nPrevious Next",
            "Ice; Bo Ri-na; Pierilbo; 2017-07-03; 0",
        );
        check("Ice\nHarbor Wire, 12 March 2015[body]", "Ice; ; Harbor Wire; 2015-03-12; 0");
    }

    #[test]
    fn undated_stays_undated() {
        check("Ice\n\nPosted by[body]", "Ice; ; ; ; 0");
        check("Ice\n05/02/2017[body]", "Ice; ; ; ; 1");
        check("Ice\nLast updated: 5 May 2017[body]", "Ice; ; ; ; 1");
    }

    #[test]
    fn the_same_date_twice_is_one_candidate() {
        check("Ice\nMay 3, 2014[body]\n2014-05-03", "Ice; ; ; 2014-05-03; 0");
    }
}
