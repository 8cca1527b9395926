//! How many origins stand behind a figure.

use std::sync::Arc;

use tumen::audit::{Paper, Reuse, origins};
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
        page: None,
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

const SERIES: &str = "Customs in Dandong counted 1,840 tons of flour, 620 tons of sugar and 95 tons of tyres on their way to North Korea in April 2021, according to Chinese customs. Flour had been stuck on the quays since the first days of the winter. Lorries were washed twice, at the gate and again on the bridge, and drivers slept in their cabs. The line of waiting lorries reached the old bus depot on most mornings, and tea sellers made good money.";
const RETOLD: &str = "North Korea took in 1,840 tons of flour from China in April 2021, according to Chinese customs, besides 620 tons of sugar and 95 tons of tyres. Flour had been stuck on the quays since winter began. A visitor saw trucks that were hosed down two times, and men who spent the night behind the wheel. Stalls with hot tea did well along the queue, which on most mornings reached the old bus depot.";

/// What two articles have in common, and how many figures.
fn reuse(a: &str, b: &str) -> Option<(Reuse, usize)> {
    let lexicon = Lexicon::embedded();
    let papers = [paper(&lexicon, 1, "Harbour Post", a), paper(&lexicon, 2, "Field Letter", b)];
    let found = origins(&papers, &lexicon);
    found.pairs.first().map(|pair| (pair.kind, pair.figures.len()))
}

#[test]
fn figures_show_a_retelling_where_they_are_most_of_it_and_of_one_source() {
    // Three amounts, and that something was done twice.
    assert_eq!(reuse(SERIES, RETOLD), Some((Reuse::Rewording, 4)));
    // Another source has the same figures.
    assert_eq!(reuse(SERIES, &RETOLD.replace("Chinese customs", "KITA")), None);
    // The same numbers of something else.
    assert_eq!(reuse(SERIES, &RETOLD.replace("tons", "barrels")), None);
    // Three of many figures.
    let more = |text: &str, of: u32| {
        let list: Vec<String> = (0..5).map(|at| format!("{} tons of goods", of + at * 7)).collect();
        format!("{text} There were also {}.", list.join(", "))
    };
    assert_eq!(reuse(&more(SERIES, 2_011), &more(RETOLD, 3_012)), None);
    // One amount that is printed three times is one figure, and has one like it.
    let once = |text: &str| text.replace("620", "1,840").replace("95 tons", "1,840 tons");
    assert_eq!(reuse(&once(SERIES), &once(RETOLD)), None);
}

#[test]
fn a_figure_is_the_like_of_one_figure() {
    let copied = SERIES.replace("620 tons", "1,840 tons");
    assert_eq!(reuse(SERIES, &copied), Some((Reuse::Copy, 3)));
    assert_eq!(reuse(&copied, SERIES), Some((Reuse::Copy, 3)));
}

#[test]
fn six_words_in_a_row_between_quotation_marks_are_a_quotation() {
    let first =
        |words: &str| format!("The ferry stayed at its pier. “{words}, and went home,” a porter said.");
    let second =
        |words: &str| format!("Rice is dear in Rason this week. “As I told them, {words},” said a dealer.");
    let both = |words: &str| reuse(&first(words), &second(words));
    assert_eq!(both("nobody wrote the drums into the book"), Some((Reuse::SharedQuotation, 0)));
    assert_eq!(both("nobody wrote the drums down"), None);
    // A mark that is not closed in its paragraph quotes nothing; these are the reporter's own words, and few.
    let open = |text: String| text.replace(",” ", ", ");
    let words = "nobody wrote the drums into the book";
    let torn = format!("{}\n\nIt rained.” Then it stopped.", open(first(words)));
    assert_eq!(reuse(&torn, &second(words)), None);
}
