//! A paragraph added at the end of any text.

use tumen::extract::{Printed, extract, quantities};
use tumen::measure::{Date, Quantity};
use tumen::model::{Kind, Suggestion};
use tumen::text::Span;
use tumen::vocabulary::Lexicon;

/// Some that lean on nothing, and some that begin as a figure, a phrase or a table would go on.
const PARAGRAPHS: [&str; 6] = [
    "The harbour was quiet.",
    "Customs in Seoul said that South Korea sold 4,000 tons of rice to North Korea in May, up 12 percent.",
    "Tons of coal lay on the quay.",
    "million barrels, or $5 billion, were shipped.",
    "and 70 percent of it went to Mongolia (about 30,000 tonnes).",
    "Korea | 300 | 400",
];

/// An empty line ends every sentence, table and phrase, whatever stands before it, so a paragraph behind one leaves
/// each figure its words, kind, number and unit, also where the text breaks off within a sentence.
///
/// Not so what the *whole* text decides: by the states that it names, sender and receiver, and whether "fiscal 2019" is
/// one stretch of time (India, Japan), which may take a figure's first digits; so no paragraph here names one of these.
pub(super) fn check(
    lexicon: &Lexicon,
    text: &str,
    published: Option<Date>,
    found: &[Suggestion],
    printed: &[Printed],
) {
    for paragraph in PARAGRAPHS {
        let longer = format!("{text}\n\n{paragraph}");
        let within = |span: &Span| (span.start as usize) < text.len();
        let (mut now, _) = extract(lexicon, &longer, published);
        now.retain(|one| within(&one.span));
        let (now, before): (Vec<_>, Vec<_>) =
            (now.iter().map(figure).collect(), found.iter().map(figure).collect());
        assert_eq!(now, before, "behind it: {paragraph}");
        let mut now = quantities(lexicon, &longer, published);
        now.retain(|one| within(&one.span));
        assert_eq!(now, printed, "printed, behind it: {paragraph}");
    }
}

/// Of a suggestion, what the words before its paragraph's end decide.
fn figure(one: &Suggestion) -> (Span, Kind, &Quantity, &str) {
    (one.span, one.record.kind, &one.record.quantity, &one.rule)
}
