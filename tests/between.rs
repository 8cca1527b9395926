//! Articles that come, go and change one by one are compared as if all had been there from the beginning.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use tumen::audit::{Between, Finding, Known, Origins, Paper, Shelf};
use tumen::extract::extract;
use tumen::model::{
    Article, ArticleId, BatchId, Candidate, Candidates, Digest, Entry, Figure, FigureKey, Origin,
};
use tumen::reference::{Caps, PriceBands, SeriesTable};
use tumen::vocabulary::Lexicon;
use uuid::Uuid;

/// Articles of a project.
const ARTICLES: usize = 9;
/// Texts that an article may have.
const TEXTS: usize = 8;

const REPORT: &str = "Eleven coal barges left the port of Nampo on Sunday night and turned west without lights, a harbour pilot told the Strait Courier. They carried 26,400 tons of anthracite to China in March 2019, according to a ledger that the pilot had copied by hand. Nobody at the terminal asked for papers, and the crews were paid in cash before they cast off. “We were told to keep the radio silent until we had passed the second island,” one of the sailors said. Russia exported $48 million worth of goods to North Korea in January-May 2017, KOTRA said.";

fn text(number: usize) -> String {
    match number {
        0 => REPORT.to_owned(),
        1 => REPORT.replace("Eleven coal barges", "Ten coal barges").replace("$48 million", "$48.2 million"),
        2 => "On Sunday night ten barges turned west from Nampo without lights. They carried 26,400 tons of anthracite to China in March 2019, according to a ledger that the pilot had copied by hand. The crews were paid in cash before they cast off, and nobody at the terminal asked for papers.".to_owned(),
        3 => "The Courier spoke to sailors. “We were told to keep the radio silent until we had passed the second island,” said one. Russia exported $61 million worth of goods to North Korea in January-May 2017.".to_owned(),
        4 => "Russian exports to North Korea came to about $48 million in January-May 2017, customs said. Rice was dearer in Hyesan than in Rason.".to_owned(),
        5 => "Nothing of this has a figure.".to_owned(),
        6 => format!("{REPORT} A second pilot put it at 30,000 tons."),
        _ => String::new(),
    }
}

/// What an article is like: its text, its outlet, and how many of its suggestions were refused.
#[derive(Clone, Copy, Debug, PartialEq)]
struct State {
    text: usize,
    outlet: usize,
    refused: usize,
}

struct Desk {
    lexicon: Lexicon,
    series: SeriesTable,
    caps: Caps,
    prices: PriceBands,
}

impl Desk {
    fn known(&self, number: usize, state: State) -> Arc<Known> {
        let text = text(state.text);
        let outlet = ["Strait Courier", "Daily Pier", "", "KOTRA"][state.outlet % 4];
        let published = "2019-04-02".parse().expect("a date");
        let by_hand = Origin::Hand;
        let article = Article {
            id: ArticleId(Uuid::from_u128(number as u128 + 1)),
            batch: BatchId(Uuid::from_u128(1)),
            path: format!("{number}.txt").into(),
            place: "".into(),
            imported_at: 0,
            sha256: Digest([number as u8; 32]),
            bytes: 0,
            encoding: "UTF-8".into(),
            damaged: false,
            page: None,
            text_len: text.len() as u32,
            candidates: Candidates {
                outlet: vec![Candidate { value: outlet.into(), origin: by_hand, words: None }],
                published: vec![Candidate { value: published, origin: by_hand, words: None }],
                ..Candidates::default()
            },
        };
        let (suggestions, remarks) = extract(&self.lexicon, &text, Some(published));
        let mut entry = Entry::new(Arc::new(article), suggestions.into(), remarks.into());
        let refused: Vec<_> = entry.suggestions.iter().take(state.refused).map(|one| one.place()).collect();
        entry.dismissed.extend(refused);
        let entry = Arc::new(entry);
        let paper = Paper {
            article: Arc::clone(&entry.article),
            figures: Figure::of_entry(&entry),
            text: text.into(),
        };
        let shelf =
            Shelf { series: &self.series, caps: &self.caps, prices: &self.prices, lexicon: &self.lexicon };
        Arc::new(Known::new(&paper, &shelf))
    }
}

/// Everything that can be seen of the result, in words.
fn told((findings, origins): &(Vec<Arc<Finding>>, Origins), figures: &[Figure]) -> Vec<String> {
    let keys = |finding: &Finding| -> Vec<FigureKey> { finding.claims.iter().map(Figure::key).collect() };
    let mut told: Vec<String> = findings
        .iter()
        .map(|finding| format!("{} {:?} {:?}", finding.message, keys(finding), finding.computed))
        .collect();
    told.push(origins.words());
    for group in origins.groups.iter() {
        let articles: Vec<&str> = group.articles.iter().map(|article| &*article.path).collect();
        told.push(format!("{} {articles:?} {:?}", group.id, group.pairs));
        told.extend(group.articles.iter().map(|article| format!("{:?}", origins.chains(article.id))));
    }
    for pair in &origins.pairs {
        let figures = pair.figures.len();
        told.push(format!("{:?} {} {} {figures} {:?}", pair.kind, pair.phrases, pair.share, pair.quotations));
    }
    told.extend(figures.iter().map(|figure| format!("{:?}", origins.of_claim(figure))));
    told
}

#[derive(Clone, Debug)]
enum Step {
    Set(usize, State),
    Remove(usize),
    Swap(usize, usize),
}

fn step() -> impl Strategy<Value = Step> {
    let state = (0..TEXTS, 0..4_usize, 0..3_usize).prop_map(|(text, outlet, refused)| State {
        text,
        outlet,
        refused,
    });
    prop_oneof![
        6 => (0..ARTICLES, state).prop_map(|(at, state)| Step::Set(at, state)),
        2 => (0..ARTICLES).prop_map(Step::Remove),
        1 => (0..ARTICLES, 0..ARTICLES).prop_map(|(a, b)| Step::Swap(a, b)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn what_came_in_between_leaves_no_trace(steps in proptest::collection::vec(step(), 1..14)) {
        let desk =
            Desk { lexicon: Lexicon::embedded(), series: SeriesTable::embedded(), caps: Caps::embedded(), prices: PriceBands::default() };
        let mut places: Vec<usize> = (0..ARTICLES).collect();
        let mut known: BTreeMap<usize, Arc<Known>> = BTreeMap::new();
        let mut kept = Between::default();
        for step in steps {
            match step {
                Step::Set(at, state) => _ = known.insert(at, desk.known(at, state)),
                Step::Remove(at) => _ = known.remove(&at),
                Step::Swap(a, b) => places.swap(a, b),
            }
            let all: Vec<Arc<Known>> = places.iter().filter_map(|at| known.get(at)).cloned().collect();
            let found = kept.update(&all);
            let anew = Between::default().update(&all);
            let figures: Vec<Figure> = found.0.iter().flat_map(|finding| finding.claims.clone()).collect();
            prop_assert_eq!(told(&found, &figures), told(&anew, &figures));
        }
    }
}
