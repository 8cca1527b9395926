//! The built-in official figures: every row, coverage, search.

use std::collections::HashSet;

use tumen::measure::{Date, Decimal};
use tumen::model::{Country, Flow};
use tumen::reference::{Coverage, Measure, Method, Quality, Series, SeriesTable, Valuation};
use tumen::vocabulary::Lexicon;

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

fn rows_of(series: &Series) -> impl Iterator<Item = (String, &tumen::reference::Row)> {
    series.rows.iter().map(|row| (series.row_id(row), row))
}

#[test]
fn every_row_of_the_built_in_tables_is_read() {
    let table = SeriesTable::embedded();
    assert_eq!(table.unread(), [] as [String; 0]);
    assert_eq!(table.series().len(), 139);
    assert_eq!(table.series().iter().map(|series| series.rows.len()).sum::<usize>(), 553);
}

#[test]
fn every_series_says_what_it_is() {
    let lexicon = Lexicon::embedded();
    let mut ids = HashSet::new();
    for series in SeriesTable::embedded().series() {
        let id = &series.id;
        assert!(ids.insert(Clone::clone(id)), "{id} twice");
        assert!(lexicon.commodity(&series.commodity).is_some(), "{id}: {}", series.commodity);
        assert!(!series.publisher.is_empty() && !series.rows.is_empty(), "{id}");
        let countries: Vec<Country> = match series.flow {
            Flow::TwoWay { partners: [a, b] } => vec![a, b],
            Flow::OneWay { exporter, importer } => [exporter, importer].into_iter().flatten().collect(),
            Flow::Unknown => panic!("{id}: no flow"),
        };
        assert!(countries.contains(&Country::PRK), "{id}");
        for country in countries.iter().chain(&*series.suppliers).chain(&series.reporter) {
            assert_ne!(lexicon.country_name(country.code()), country.code(), "{id}: unknown {country}");
        }
        let money = series.measure() == Measure::Value;
        assert_eq!(money, series.valuation != Valuation::None, "{id}: valuation");
        if let (Flow::OneWay { exporter, importer }, Some(reporter), Valuation::Fob | Valuation::Cif) =
            (series.flow, series.reporter, series.valuation)
        {
            let side = if series.valuation == Valuation::Fob { exporter } else { importer };
            assert_eq!(side, Some(reporter), "{id}: exports are FOB, imports CIF");
        }
        assert!(series.method != Method::Customs || series.reporter.is_some(), "{id}: whose customs?");
        assert!(series.method != Method::Own, "{id}");
    }
}

#[test]
fn every_row_has_its_period_its_figure_and_its_source() {
    for series in SeriesTable::embedded().series() {
        for (id, row) in rows_of(series) {
            assert!(row.period().days().is_some(), "{id}: reversed");
            assert!((1980..=2026).contains(&row.start.year()) && row.end.year() <= 2026, "{id}");
            assert!(row.address.starts_with("http"), "{id}: {}", row.address);
            let date = &*row.source_date;
            let full = match date.len() {
                0 => true,
                4 => day(&format!("{date}-01-01")).year() > 1980,
                7 => day(&format!("{date}-01")).year() > 1980,
                _ => day(date).year() > 1980,
            };
            assert!(full, "{id}: {date}");
            let quantity = &row.quantity;
            assert_eq!(quantity.point().is_none(), row.quality == Quality::NotReported, "{id}");
            assert_eq!(quantity.unit, Some(series.unit), "{id}");
            let Some(value) = quantity.value else {
                assert_eq!(quantity.low.is_some(), quantity.high.is_some(), "{id}");
                continue;
            };
            let step = quantity.step.expect("a printed precision");
            assert!(value >= Decimal::ZERO && step > Decimal::ZERO, "{id}");
            assert!((value % step).is_zero(), "{id}: {value} is no multiple of {step}");
            assert_eq!(printed(&row.printed), value, "{id}: {}", row.printed);
            assert!(row.printed.ends_with(&series.unit.to_string()), "{id}: {}", row.printed);
        }
    }
}

/// `1.27 billion USD` → 1270000000.
fn printed(words: &str) -> Decimal {
    let mut words = words.split(' ');
    let number: Decimal = words.next().and_then(|number| number.parse().ok()).expect("a number");
    let scale = match words.next() {
        Some("thousand") => 1_000,
        Some("million") => 1_000_000,
        Some("billion") => 1_000_000_000,
        _ => 1,
    };
    number * Decimal::from(scale)
}

#[test]
fn rows_of_a_series_are_disjoint_or_lie_within_each_other() {
    for series in SeriesTable::embedded().series() {
        for (at, (id, a)) in rows_of(series).enumerate() {
            for b in &series.rows[at + 1..] {
                let disjoint = a.end < b.start || b.end < a.start;
                let within = (a.start <= b.start && b.end <= a.end) || (b.start <= a.start && a.end <= b.end);
                let same = (a.start, a.end) == (b.start, b.end);
                assert!((disjoint || within) && !same, "{id} and {}", series.row_id(b));
            }
        }
        for steps in series.steps().windows(2) {
            assert!(steps[0].end < steps[1].start, "{}", series.id);
        }
    }
}

#[test]
fn no_figure_of_the_sample_articles_is_among_them() {
    let taken = [
        "2017072501303",
        "dprk-russia-personnel-exchanges",
        "pivots-to-russian-trade-routes",
        "six-new-trade-offices",
    ];
    for series in SeriesTable::embedded().series() {
        for (id, row) in rows_of(series) {
            assert!(taken.iter().all(|page| !row.address.contains(page)), "{id}");
        }
    }
}

#[test]
fn a_row_is_found_by_its_id() {
    let table = SeriesTable::embedded();
    let (series, row) = table.row("kita.chn-prk.all.usd@2014-01-01/2014-03-31").expect("a row");
    assert_eq!(row.quantity.value, Some(Decimal::from(1_271_000_000)));
    assert_eq!(series.row_id(row), "kita.chn-prk.all.usd@2014-01-01/2014-03-31");
    assert_eq!(table.row("kita.chn-prk.all.usd@2014-01-01/2014-03-30"), None);
}

#[track_caller]
fn check_coverage(id: &str, from: &str, to: &str, expected: &str) {
    let table = SeriesTable::embedded();
    let stretches = table.find(id).expect("a series").coverage(day(from), day(to));
    let told: Vec<String> =
        stretches.iter().map(|run| format!("{} {}", run.period().words(), run.coverage.code())).collect();
    assert_eq!(told.join(", "), expected);
}

#[test]
fn missing_is_not_zero() {
    check_coverage(
        "un1718.chn-to-prk.refined.bbl",
        "2020-06-15",
        "2021-04-01",
        "Jun–Aug 2020 reported, Sep 2020 unknown, Oct 2020 – Feb 2021 not_reported, Mar–Apr 2021 reported",
    );
    // A stated zero is a report.
    check_coverage(
        "un1718.rus-to-prk.refined.bbl",
        "2020-09-01",
        "2021-01-31",
        "Sep 2020 unknown, Oct 2020 – Jan 2021 reported",
    );
    // Half a month is no month.
    check_coverage(
        "minres.prk-rus.all.usd",
        "2023-10-01",
        "2023-12-31",
        "Oct 2023 reported, Nov–Dec 2023 unknown",
    );
    let slip = SeriesTable::embedded();
    let slip = slip.series().iter().find(|series| series.rows.iter().all(|row| row.quality == Quality::Slip));
    let slip = slip.expect("a series of slips");
    let (from, to) = slip.extent().expect("rows");
    assert!(slip.coverage(from, to).iter().all(|run| run.coverage == Coverage::Unknown));
}

#[track_caller]
fn check_search(words: &str, expected: &[&str]) {
    let found: Vec<String> = SeriesTable::embedded()
        .search(words, &Lexicon::embedded())
        .iter()
        .map(|series| series.id.to_string())
        .collect();
    assert_eq!(found, expected, "{words}");
}

#[test]
fn words_find_series() {
    check_search("kotra coal russia", &["kotra.rus-to-prk.coal.usd"]);
    check_search("KITA crude 2013", &["kita.chn-to-prk.crude.usd"]);
    check_search("원유 estimate", &["kotra-estimate.chn-to-prk.crude.usd"]);
    check_search("south unification mirror", &[]);
    check_search("satellite moon", &[]);
    assert_eq!(SeriesTable::embedded().search(" ", &Lexicon::embedded()).len(), 139);
}
