//! How many origins stand behind a figure.

use std::sync::Arc;

use tumen::audit::{Paper, origins};
use tumen::extract::extract;
use tumen::model::{Article, ArticleId, BatchId, Candidate, Candidates, Digest, Entry, Figure, Origin};
use tumen::vocabulary::Lexicon;
use uuid::Uuid;

fn paper(lexicon: &Lexicon, number: u8, outlet: &str, text: &str) -> Paper {
    let published = "2017-07-20".parse().expect("a date");
    let article = Article {
        id: ArticleId(Uuid::from_u128(u128::from(number))),
        batch: BatchId(Uuid::from_u128(1)),
        path: format!("{number}.txt").into(),
        place: "".into(),
        imported_at: 0,
        sha256: Digest([number; 32]),
        bytes: 0,
        encoding: "UTF-8".into(),
        damaged: false,
        text_len: text.len() as u32,
        candidates: Candidates {
            outlet: vec![Candidate { value: outlet.into(), origin: Origin::Hand, words: None }],
            ..Candidates::default()
        },
    };
    let (suggestions, remarks) = extract(lexicon, text, Some(published));
    let entry = Arc::new(Entry::new(Arc::new(article), suggestions.into(), remarks.into()));
    Paper { article: Arc::clone(&entry.article), figures: Figure::of_entry(&entry), text: text.into() }
}

/// Articles by outlet and text, and how many articles and origins the first article's first figure has.
#[track_caller]
fn check(articles: &[(&str, &str)], expected: (usize, usize)) {
    let lexicon = Lexicon::embedded();
    let papers: Vec<Paper> =
        (1..).zip(articles).map(|(number, (outlet, text))| paper(&lexicon, number, outlet, text)).collect();
    let found = origins(&papers, &lexicon).of_claim(papers[0].figures.first().expect("a figure"));
    assert_eq!((found.articles(), found.origins.len()), expected, "{articles:#?}\n{found:?}");
    let own = found.origins.first().and_then(|articles| articles.first());
    assert_eq!(own, Some(&papers[0].article.id));
}

const OWN: &str =
    "Russian exports to North Korea came to $48 million in the first five months of 2017, KOTRA said.";

/// Against one other article of another paper.
#[track_caller]
fn beside(other: &str, expected: (usize, usize)) {
    check(&[("Harbour Post", OWN), ("Field Letter", other)], expected);
}

#[test]
fn the_same_figure_of_another_source_is_another_origin() {
    beside(
        "From January to May 2017 Russia sold goods worth US$48 million to North Korea, according to Russian customs.",
        (2, 2),
    );
    // Within what rounding leaves open, and no further.
    beside(
        "From January to May 2017 Russia sold goods worth US$48.3 million to North Korea, according to Russian customs.",
        (2, 2),
    );
    // What only meets the other's rounding at its edge is another figure.
    beside(
        "From January to May 2017 Russia sold goods worth US$49 million to North Korea, according to Russian customs.",
        (1, 1),
    );
    beside(
        "From January to May 2017 Russia sold goods worth nearly US$49 million to North Korea, according to Russian customs.",
        (2, 2),
    );
    beside(
        "From January to May 2017 Russia sold goods worth US$51 million to North Korea, according to Russian customs.",
        (1, 1),
    );
    beside(
        "From January to May 2017 Russia sold goods worth about US$48 million to North Korea, according to Russian customs.",
        (2, 2),
    );
}

#[test]
fn one_source_in_two_papers_is_one_origin() {
    beside(
        "From January to May 2017 Russia sold goods worth US$48 million to North Korea, according to KOTRA.",
        (2, 1),
    );
    // Who quotes a paper that states it has it from there, whomever that one names.
    let quoting =
        "From January to May 2017 Russia sold goods worth US$48 million to North Korea, according to Yonhap.";
    check(&[("Yonhap", OWN), ("Field Letter", quoting)], (2, 1));
    check(&[("Harbour Post", OWN), ("Field Letter", quoting)], (2, 2));
    // A paper without a source is its own, however often it prints the figure.
    let bare = "Russian exports to North Korea came to $48 million in the first five months of 2017.";
    check(&[("Harbour Post", bare), ("Harbour Post", &format!("{bare} Nothing else is new."))], (2, 1));
    check(&[("Harbour Post", bare), ("Field Letter", &format!("{bare} Nothing else is new."))], (2, 2));
}

#[test]
fn what_is_about_something_else_is_not_counted() {
    for other in [
        // another period
        "In the first six months of 2017 Russia sold goods worth US$48 million to North Korea, according to Russian customs.",
        "In the first five months of 2016 Russia sold goods worth US$48 million to North Korea, according to Russian customs.",
        // another direction, another exporter
        "From January to May 2017 North Korea sold goods worth US$48 million to Russia, according to Russian customs.",
        "From January to May 2017 China sold goods worth US$48 million to North Korea, according to Chinese customs.",
        // both directions
        "From January to May 2017 trade between Russia and North Korea came to US$48 million, according to Russian customs.",
        // other goods, another currency, another kind
        "From January to May 2017 Russia sold coal worth US$48 million to North Korea, according to Russian customs.",
        "From January to May 2017 Russia sold goods worth 48 million euros to North Korea, according to Russian customs.",
        "From January to May 2017 Russia sold 48 million tons of goods to North Korea, according to Russian customs.",
        // no statement that it was so, and no period
        "From January to May 2017 Russia planned to sell goods worth US$48 million to North Korea, according to Russian customs.",
        "Russia sold goods worth US$48 million to North Korea, according to Russian customs.",
    ] {
        beside(other, (1, 1));
    }
}

#[test]
fn retellings_count_once_whomever_they_name() {
    let story = "Lorries with Russian plates waited for two days at the bridge near Khasan, and drivers burned crates to keep warm. Customs officers had gone home for the holiday. When they came back they let everybody pass at once, and the yard was empty within the hour. Nobody counted what went over the river that morning.";
    let named = |source: &str| format!("{OWN} {story}").replace("KOTRA", source);
    check(&[("Harbour Post", &named("KOTRA")), ("Field Letter", &named("KITA"))], (2, 1));
    let third = "From January to May 2017 Russia sold goods worth US$48 million to North Korea, according to Russian customs.";
    check(
        &[("Harbour Post", &named("KOTRA")), ("Field Letter", &named("KITA")), ("Sea Page", third)],
        (3, 2),
    );
}

#[test]
fn without_a_topic_nothing_is_looked_for() {
    let lexicon = Lexicon::embedded();
    let text = "They paid $48 million.";
    let papers = [paper(&lexicon, 1, "Harbour Post", text), paper(&lexicon, 2, "Field Letter", text)];
    let found = origins(&papers, &lexicon).of_claim(&papers[0].figures[0]);
    assert!(!found.looked_for);
    assert_eq!(found.words(), "stated in 1 article · 1 origin");
}
