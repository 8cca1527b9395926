//! How fast a folder of articles is read, extracted, staged and listed: `cargo bench --bench corpus`.
//!
//! State ratios measured in one run; machines are noisy. How fast text becomes claims is in `engine.rs`.

use std::collections::HashSet;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use criterion::{Criterion, criterion_group, criterion_main};
use tumen::app::Engine;
use tumen::chart::Options;
use tumen::import::{self, Calls, Landed, Request};
use tumen::listing::{Filter, Listing, Sort};
use tumen::model::{ArticleId, BatchId, Edit, Project};
use uuid::Uuid;

mod press;

use press::Figures;

const ARTICLES: usize = 2_000;

/// Reports and features by turns.
fn corpus(folder: &Path) {
    for number in 0..ARTICLES {
        let figures = if number % 2 == 0 { Figures::Dense } else { Figures::Sparse };
        let text = press::article(number, 5_000, figures);
        std::fs::write(folder.join(format!("{number:05}.txt")), text).expect("a file");
    }
}

fn import_all(folder: PathBuf, engine: &Engine) -> Project {
    let batch = BatchId(Uuid::nil());
    let request = Request { batch, at: 0, options: import::Options::default(), known: HashSet::new() };
    let mut project = Project::default();
    let calls = Calls {
        extract: &|text, published| engine.read(text, published),
        cancel: &|| false,
        new_id: &mut || ArticleId(Uuid::new_v4()),
        sink: &mut |landed: Landed| {
            project = project.stage(landed.articles.iter().map(import::Staged::entry));
        },
    };
    import::run(&[folder], &request, calls);
    project.apply(&Edit::AddBatch(batch)).expect("the batch").0
}

fn bench(criterion: &mut Criterion) {
    let engine = Engine::embedded();
    criterion.bench_function("lexicon", |bencher| bencher.iter(|| black_box(Engine::embedded())));

    let folder = tempfile::tempdir().expect("a folder");
    corpus(folder.path());
    let mut group = criterion.benchmark_group("2,000 articles");
    group.sample_size(10);
    group.bench_function("read, extract and stage", |bencher| {
        bencher.iter(|| black_box(import_all(folder.path().to_path_buf(), &engine)));
    });
    let project = import_all(folder.path().to_path_buf(), &engine);
    group.bench_function("list", |bencher| {
        bencher
            .iter(|| black_box(Listing::new(&project, &Filter::default(), Sort::default(), &engine.lexicon)));
    });
    let listing = Listing::new(&project, &Filter::default(), Sort::default(), &engine.lexicon);
    let (caps, series) = (tumen::reference::Caps::embedded(), tumen::reference::SeriesTable::embedded());
    group.bench_function("chart", |bencher| {
        bencher.iter(|| {
            black_box(tumen::app::scene(
                &listing,
                &Options::default(),
                &engine.lexicon,
                tumen::app::Official { caps: &caps, series: &series },
                project.codebook(),
            ))
        });
    });
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
