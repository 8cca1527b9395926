//! How fast a corpus of 10,000 articles is written with its index, and searched: `cargo bench --bench search`.
//!
//! State ratios measured in one run; machines are noisy.

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use criterion::{Criterion, criterion_group, criterion_main};
use tumen::model::{
    Article, ArticleId, BatchId, Candidates as Facts, Codebook, Digest, Edit, Entry, Project,
};
use tumen::search::{Folded, Query, search};
use tumen::store::{Findings, Staged, Store, Versions};
use uuid::Uuid;

mod press;

use press::Figures;

const ARTICLES: usize = 10_000;
/// Words that one article of a hundred has, one that nearly all have several times, and no word.
const QUERIES: [&str; 6] =
    ["anthracite", "\"cargo of anthracite\"", "said", "무연탄", "石炭 anthracite", "status:confirmed"];

fn staged(number: usize) -> Staged {
    let figures = if number.is_multiple_of(2) { Figures::Dense } else { Figures::Sparse };
    let mut text = press::article(number, 5_000, figures);
    if number.is_multiple_of(100) {
        text.push_str(" One cargo of anthracite was turned away. 무연탄 석탄, 石炭.");
    }
    let article = Article {
        id: ArticleId(Uuid::from_u128(number as u128)),
        batch: BatchId(Uuid::nil()),
        path: format!("{number:05}.txt").into(),
        place: "".into(),
        imported_at: 0,
        sha256: Digest([0; 32]),
        bytes: text.len() as u64,
        encoding: "UTF-8".into(),
        damaged: false,
        text_len: text.len() as u32,
        candidates: Facts::default(),
        page: None,
    };
    let by = Versions { engine: "1".into(), lexicon: "1".into() };
    let findings = Findings { by, suggestions: [].into(), remarks: [].into() };
    Staged { article: Arc::new(article), original: text.as_bytes().into(), text: text.into(), findings }
}

fn write(path: &Path, articles: Vec<Staged>) -> Store {
    let store = Store::create(path, |_| {}).expect("a project");
    store.stage(articles);
    store.flush().expect("saved");
    store
}

/// How many hits, and after how many milliseconds the first of them was there.
fn look(store: &Store, entries: &[Arc<Entry>], typed: &str, indexed: bool) -> (usize, f64) {
    let begun = Instant::now();
    let query = Query::parse(typed, &Codebook::default()).expect("a query");
    let mut reader = store.reader();
    let keys = if indexed { query.keys() } else { Vec::new() };
    let candidates = reader.candidates(&keys).expect("an answer");
    let (mut hits, mut first) = (0, f64::NAN);
    search(
        &query,
        entries,
        |article| {
            let may = candidates.has(article.id, &article.encoding);
            may.then(|| reader.text(article.id, &article.encoding).map_err(|error| error.to_string()))
                .transpose()
        },
        |found| {
            if hits == 0 {
                first = begun.elapsed().as_secs_f64() * 1e3;
            }
            hits += found.iter().map(|found| found.hits.len()).sum::<usize>();
            true
        },
    );
    (hits, first)
}

fn bench(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("corpus.tumen");
    let articles: Vec<Staged> = (0..ARTICLES).map(staged).collect();
    let bytes: usize = articles.iter().map(|staged| staged.text.len()).sum();
    let begun = Instant::now();
    let keys: usize = articles.iter().map(|staged| Folded::new(&staged.text).keys().len()).sum();
    let folded = begun.elapsed();
    let begun = Instant::now();
    let store = write(&path, articles.clone());
    println!(
        "{bytes} bytes of text, {keys} of keys in {folded:?}; written in {:?}: {} bytes",
        begun.elapsed(),
        std::fs::metadata(&path).expect("a file").len()
    );
    let entry = |staged: &Staged| Entry::new(Arc::clone(&staged.article), Arc::new([]), Arc::new([]));
    let project = Project::default().stage(articles.iter().map(entry));
    let project = project.apply(&Edit::AddBatch(BatchId(Uuid::nil()))).expect("the batch").0;
    let entries: Vec<Arc<Entry>> = project.entries().cloned().collect();
    let mut group = criterion.benchmark_group("10,000 articles");
    group.sample_size(10);
    for typed in QUERIES {
        println!("{typed}: hits, milliseconds to the first: {:?}", look(&store, &entries, typed, true));
        group.bench_function(typed, |bencher| {
            bencher.iter(|| black_box(look(&store, &entries, typed, true)));
        });
    }
    group.bench_function("anthracite, without the index", |bencher| {
        bencher.iter(|| black_box(look(&store, &entries, "anthracite", false)));
    });
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
