//! The sentence around words of a text.

use crate::text::Span;

/// From the end of the sentence before to the end of this one, with its beginning; a point within a number or an
/// abbreviation that a small letter follows ends nothing.
#[must_use]
pub fn sentence(text: &str, span: Span) -> (usize, &str) {
    let (start, end) = (span.start as usize, span.end as usize);
    let (Some(before), Some(after)) = (text.get(..start), text.get(end..)) else { return (0, "") };
    let ends = |text: &str, at: usize, mark: char| {
        let mut rest = text[at + mark.len_utf8()..].chars();
        match mark {
            '\n' | '。' | '！' | '？' => true,
            '.' | '!' | '?' => {
                let mut rest = rest.by_ref().skip_while(|letter| matches!(letter, '"' | '”' | '’' | ')'));
                rest.next().is_none_or(char::is_whitespace)
                    && rest.find(|letter| !letter.is_whitespace()).is_none_or(|letter| !letter.is_lowercase())
            }
            _ => false,
        }
    };
    let marks = |text: &str| -> Vec<usize> {
        text.char_indices()
            .filter(|(at, mark)| ends(text, *at, *mark))
            .map(|(at, mark)| at + mark.len_utf8())
            .collect()
    };
    // What comes behind the cut decides about a mark, so the sentence before is looked at with the figure.
    let from =
        marks(text.get(..end).unwrap_or(before)).into_iter().rev().find(|at| *at <= start).unwrap_or(0);
    let to = marks(after).first().map_or(text.len(), |at| end + at);
    (from, &text[from..to])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, figure: &str, expected: &str) {
        let at = text.find(figure).expect("the figure");
        assert_eq!(sentence(text, Span::new(at, at + figure.len())).1.trim(), expected);
    }

    #[test]
    fn ends_are_ends_of_sentences() {
        let text = "Coal rose in 2011. Trade rose 71.9 percent, reaching a high. Oil fell 5 percent.";
        check(text, "71.9 percent", "Trade rose 71.9 percent, reaching a high.");
        check(text, "5 percent", "Oil fell 5 percent.");
        let abbreviation = "Trade with the U.S. was 5 million, an all-time high.";
        check(abbreviation, "5 million", abbreviation);
        check("무역액은 4억 달러로 사상 최대였다. 석탄은 5톤이다.", "5톤", "석탄은 5톤이다.");
        check("No mark\n\nbut 5 million here", "5 million", "but 5 million here");
    }
}
