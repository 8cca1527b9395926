//! Figures of any text.

use tumen::extract::{extract, quantities};
use tumen::measure::Date;
use tumen::model::Suggestion;
use tumen::vocabulary::Lexicon;

use super::{appended, words};

/// The same text gives the same figures; what they point at is there; a paragraph behind them changes none.
pub(super) fn check(lexicons: &[Lexicon; 2], text: &str) {
    // Both cases occur in every corpus, and a text is always read the same way.
    let published = text.len().is_multiple_of(2).then(|| Date::new(2024, 8, 15).expect("a day"));
    let [first, second] = lexicons;
    let all = extract(first, text, published);
    assert_eq!(all, extract(second, text, published), "a second run differs");
    let (found, remarks) = all;
    suggestions(text, &found);
    for remark in &remarks {
        remark.span.map(|span| words(text, span));
    }
    let printed = quantities(first, text, published);
    for one in &printed {
        words(text, one.span);
        assert!(one.low.zip(one.high).is_none_or(|(low, high)| low <= high), "{one:?}");
    }
    appended::check(first, text, published, &found, &printed);
}

fn suggestions(text: &str, found: &[Suggestion]) {
    for (at, one) in found.iter().enumerate() {
        assert_eq!(words(text, one.span), &*one.quote);
        for reason in &one.because {
            reason.words.map(|span| words(text, span));
        }
        let quantity = &one.record.quantity;
        assert!(quantity.low.zip(quantity.high).is_none_or(|(low, high)| low <= high), "{quantity:?}");
        // Charts and lists ask for both, and neither may be too large for them.
        std::hint::black_box((quantity.point(), tumen::measure::Interval::of(quantity)));
        let restated = one.equivalent_to.map(|other| other as usize);
        assert!(
            restated.is_none_or(|other| other < found.len() && other != at),
            "{one:?} restates {restated:?}"
        );
    }
    assert!(found.is_sorted_by_key(|one| one.span.start), "figures out of the text's order");
}
