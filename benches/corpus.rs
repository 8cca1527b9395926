//! How fast a folder of articles is read, extracted, staged and listed: `cargo bench`.
//!
//! State ratios measured in one run; machines are noisy. The generator is deterministic and writes its own sentences.

use std::collections::HashSet;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use tumen::app::Engine;
use tumen::chart::Options;
use tumen::extract::extract;
use tumen::import::{self, Calls, Landed, Request};
use tumen::listing::{Filter, Listing, Sort};
use tumen::model::{ArticleId, BatchId, Edit, Project};
use uuid::Uuid;

const ARTICLES: usize = 2_000;

/// A press article of about 5 kB, the same for the same number.
fn article(number: usize) -> String {
    const COUNTRIES: [&str; 6] = ["North Korea", "China", "Russia", "South Korea", "Mongolia", "Japan"];
    const GOODS: [&str; 8] =
        ["coal", "refined oil", "crude oil", "diesel", "rice", "wheat flour", "seafood", "fertilizer"];
    const MONTHS: [&str; 6] = ["January", "March", "May", "June", "September", "November"];
    let pick = |list: &[&'static str], salt: usize| list[(number * 31 + salt * 17) % list.len()];
    let year = 2010 + number % 15;
    let mut text =
        format!("Trade report {number}\nHarbour Wire, {} {} {year}\n\n", 1 + number % 27, pick(&MONTHS, 0));
    let mut line = 0;
    while text.len() < 5_000 {
        line += 1;
        let (from, to) = (pick(&COUNTRIES, line), pick(&COUNTRIES, line + 1));
        let (goods, month) = (pick(&GOODS, line), pick(&MONTHS, line));
        let amount = (number * 7 + line * 113) % 900 + 3;
        text.push_str(&match line % 6 {
            0 => format!("{from} shipped about {amount},400 tons of {goods} to {to} in {month}, customs officials said. "),
            1 => format!("Trade between {from} and {to} rose {amount}.4 percent to US${amount}.2 million last year. "),
            2 => format!("Imports of {goods} came to {amount},150 barrels, down from {amount},900 a year earlier.\n\n"),
            3 => format!("A driver near the {goods} depot described a long wait and wet roads on both banks. "),
            4 => format!("The ceiling of 500,000 barrels a year was not reached in {month} {year}, a report noted. "),
            _ => format!("Nobody at the {goods} pier answered questions, and the gate stayed shut until evening.\n\n"),
        });
    }
    text
}

fn corpus(folder: &Path) {
    for number in 0..ARTICLES {
        std::fs::write(folder.join(format!("{number:05}.txt")), article(number)).expect("a file");
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
    let text: String = (0..200).map(article).collect();
    let mut group = criterion.benchmark_group("text");
    group.sample_size(20).throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("extract 1 MB", |bencher| {
        bencher.iter(|| black_box(extract(&engine.lexicon, &text, jiff::civil::Date::new(2020, 5, 1).ok())));
    });
    group.bench_function("lexicon", |bencher| bencher.iter(|| black_box(Engine::embedded())));
    group.finish();

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
    let caps = tumen::reference::Caps::embedded();
    group.bench_function("chart", |bencher| {
        bencher.iter(|| black_box(tumen::app::scene(&listing, &Options::default(), &engine.lexicon, &caps)));
    });
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
