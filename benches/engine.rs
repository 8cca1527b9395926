//! How fast text becomes claims, on one core: `cargo bench --bench engine`.
//!
//! Lexer, quantities and full claims stand beside a finder of money, mass and volume made of three regular expressions,
//! on the same text in the same run: state ratios, machines are noisy. Texts that are made to hurt come in two lengths;
//! their MB/s are the same where time grows with length alone.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use regex::Regex;
use tumen::extract::{extract, quantities};
use tumen::measure::Date;
use tumen::vocabulary::{Lexicon, lex};

mod press;

use press::Figures;

/// Articles of about 5 kB each, 1 MB in all.
fn articles(figures: Figures) -> Vec<String> {
    (0..200).map(|number| press::article(number, 5_000, figures)).collect()
}

/// What one writes in an hour: it finds digits beside a unit, and knows neither words, ranges nor traps.
fn naive_finder() -> [Regex; 3] {
    let number = r"\d[\d,.]*(?:\s?(?:thousand|million|billion|trillion|bn|mn))?";
    let with_unit = |units: &str| format!(r"(?i)\b{number}[\s-]?(?:{units})\b");
    let money = format!(
        r"(?i)(?:US\$|\$|€|£|¥)\s?{number}|\b{number}\s?(?:dollars|euros|yuan|won|roubles|rubles|yen)\b"
    );
    [
        money,
        with_unit("tons?|tonnes?|kilograms?|kg|pounds|kilotons?"),
        with_unit("barrels?|litres?|liters?|gallons?|bpd"),
    ]
    .map(|pattern| Regex::new(&pattern).expect("a pattern"))
}

fn published() -> Option<Date> {
    Date::new(2020, 5, 1).ok()
}

fn press_text(criterion: &mut Criterion) {
    let lexicon = Lexicon::embedded();
    let naive = naive_finder();
    for (name, figures) in [("figures dense", Figures::Dense), ("figures sparse", Figures::Sparse)] {
        let texts = articles(figures);
        let bytes: usize = texts.iter().map(String::len).sum();
        let mut group = criterion.benchmark_group(name);
        group.sample_size(20).throughput(Throughput::BytesDecimal(bytes as u64));
        let mut bench = |name: &str, run: &dyn Fn(&str) -> usize| {
            group.bench_function(name, |bencher| {
                bencher.iter(|| texts.iter().map(|text| run(black_box(text))).sum::<usize>());
            });
        };
        bench("lexer", &|text| lex(text, lexicon.words()).len());
        bench("quantities", &|text| quantities(&lexicon, text, published()).len());
        bench("claims", &|text| extract(&lexicon, text, published()).0.len());
        bench("three regexes", &|text| naive.iter().map(|one| one.find_iter(text).count()).sum());
        group.finish();
    }
}

/// Texts that make slow engines quadratic.
fn hostile(bytes: usize) -> [(&'static str, String); 6] {
    let fill = |unit: &str| unit.repeat(bytes / unit.len());
    [
        ("digits", fill("7")),
        ("dollars", fill("$")),
        ("million million", fill("million ")),
        ("no full stop", fill("the trade of coal with China rose 5 percent to 3,000 tons and ")),
        ("brackets", "( 3 tons ".repeat(bytes / 11) + &" )".repeat(bytes / 11)),
        ("combining marks", format!("e{}", fill("\u{301}"))),
    ]
}

fn hostile_text(criterion: &mut Criterion) {
    let lexicon = Lexicon::embedded();
    let mut group = criterion.benchmark_group("hostile");
    group.sample_size(10);
    for kilobytes in [250, 1_000] {
        for (name, text) in hostile(kilobytes * 1_000) {
            group.throughput(Throughput::BytesDecimal(text.len() as u64));
            group.bench_function(format!("{name}, {kilobytes} kB"), |bencher| {
                bencher.iter(|| black_box(extract(&lexicon, &text, published())));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, press_text, hostile_text);
criterion_main!(benches);
