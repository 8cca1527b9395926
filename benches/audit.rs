//! What comparing ten thousand articles costs, at first and after a change: `cargo bench --bench audit`.
//!
//! Two corpora of own sentences: *templates*, where every phrase stands in hundreds of articles, and *words*, where every
//! article has words of its own and each tenth retells the one before. A claim is edited in the middle; a text is replaced.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use tumen::audit::{Between, Known, Paper};
use tumen::extract::extract;
use tumen::model::{Article, ArticleId, BatchId, Candidate, Candidates, Digest, Entry, Figure, Origin};
use tumen::vocabulary::Lexicon;
use uuid::Uuid;

#[allow(dead_code, reason = "another bench uses the rest")]
mod press;

const ARTICLES: usize = 10_000;
const BYTES: usize = 2_400;

fn known(lexicon: &Lexicon, number: usize, text: &str, refused: usize) -> Arc<Known> {
    let published = tumen::measure::Date::new(2019, 1 + (number % 12) as i8, 3).ok();
    let mut sha256 = [0; 32];
    sha256[..8].copy_from_slice(&number.to_be_bytes());
    let dated = |value| Candidate { value, origin: Origin::Hand, words: None };
    let outlet =
        Candidate { value: format!("Paper {}", number % 40).into(), origin: Origin::Hand, words: None };
    let article = Article {
        id: ArticleId(Uuid::from_u128(number as u128)),
        batch: BatchId(Uuid::from_u128(1)),
        path: format!("{number}.txt").into(),
        place: "".into(),
        imported_at: 0,
        sha256: Digest(sha256),
        bytes: 0,
        encoding: "UTF-8".into(),
        damaged: false,
        page: None,
        text_len: text.len() as u32,
        candidates: Candidates {
            outlet: vec![outlet],
            published: published.into_iter().map(dated).collect(),
            ..Candidates::default()
        },
    };
    let (suggestions, remarks) = extract(lexicon, text, published);
    let mut entry = Entry::new(Arc::new(article), suggestions.into(), remarks.into());
    let refused: Vec<_> = entry.suggestions.iter().take(refused).map(|one| one.place()).collect();
    entry.dismissed.extend(refused);
    let entry = Arc::new(entry);
    let (article, figures) = (Arc::clone(&entry.article), Figure::of_entry(&entry));
    Arc::new(Known::unchecked(&Paper { article, figures, text: text.into() }, lexicon))
}

/// A text whose words come from a vocabulary of thousands, with a figure in every sentence. Each tenth article retells the
/// one before it: every second sentence is the same.
fn worded(number: usize) -> String {
    const GOODS: [&str; 6] = ["coal", "diesel", "rice", "wheat flour", "seafood", "fertilizer"];
    const MONTHS: [&str; 6] = ["January", "March", "May", "June", "September", "November"];
    const SOURCES: [&str; 4] = ["Chinese customs", "KITA", "Yonhap", "KOTRA"];
    let mut text = String::new();
    for at in 0..16_usize {
        let of = if number % 10 == 9 && at % 2 == 0 { number - 1 } else { number };
        let mut state = ((of as u64) << 32) ^ ((at as u64) << 7);
        let mut next = |most: usize| {
            // SplitMix64: neighbouring articles must not get the same figures.
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            (mixed ^ (mixed >> 31)) as usize % most
        };
        let mut words = |text: &mut String, count: usize| {
            for _ in 0..count {
                text.push_str(["ba", "ko", "ri", "ten", "ul", "va"][next(6)]);
                text.push_str(["lam", "dor", "sik", "man", "eth", "ou", "ir"][next(7)]);
                text.push_str(["", "ra", "ing", "o", "es", "al", "ist"][next(7)]);
                text.push(' ');
            }
            (GOODS[next(6)], MONTHS[next(6)], SOURCES[next(4)], next(9_000), 2008 + next(12))
        };
        let (goods, month, source, amount, year) = words(&mut text, 7);
        text.push_str(&format!(
            "and China exported {amount},400 tons of {goods} to North Korea in {month} {year}, {source} said, "
        ));
        words(&mut text, 6);
        text.push_str(if at % 4 == 3 { ".\n\n" } else { ". " });
    }
    text
}

fn compared(criterion: &mut Criterion) {
    let lexicon = Lexicon::embedded();
    let templates = |number| press::article(number, BYTES, press::Figures::Dense);
    for (name, text) in [("templates", &templates as &dyn Fn(usize) -> String), ("words", &worded)] {
        let all: Vec<Arc<Known>> =
            (0..ARTICLES).map(|number| known(&lexicon, number, &text(number), 0)).collect();
        let mut kept = Between::default();
        let (findings, origins) = kept.update(&all);
        let figures = all.iter().map(|known| known.figures()).sum::<usize>();
        println!("{name}: {figures} figures, {} findings, {}", findings.len(), origins.words());
        let mut group = criterion.benchmark_group(format!("{ARTICLES} articles, {name}"));
        group.sample_size(10);
        group.bench_function("at first", |bencher| {
            bencher.iter(|| Between::default().update(black_box(&all)).0.len());
        });
        // The window holds the last result meanwhile.
        let middle = ARTICLES / 2;
        let mut held = (findings, origins);
        let mut refused = 0;
        group.bench_function("after a claim was edited", |bencher| {
            bencher.iter_batched(
                || {
                    refused = 1 - refused;
                    let mut all = all.clone();
                    all[middle] = known(&lexicon, middle, &text(middle), refused);
                    all
                },
                |all| held = kept.update(black_box(&all)),
                BatchSize::PerIteration,
            );
        });
        let mut other = 0;
        group.bench_function("after a text was replaced", |bencher| {
            bencher.iter_batched(
                || {
                    other = 1 - other;
                    let mut all = all.clone();
                    all[middle] = known(&lexicon, middle, &text(middle + other * ARTICLES), 0);
                    all
                },
                |all| held = kept.update(black_box(&all)),
                BatchSize::PerIteration,
            );
        });
        group.finish();
        black_box(held);
    }
}

criterion_group!(benches, compared);
criterion_main!(benches);
