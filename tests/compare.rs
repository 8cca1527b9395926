//! Claims beside official figures.

use tumen::compare::{Comparison, Reason, Remark, Subject, Verdict, compare};
use tumen::measure::{Basis, Date, Decimal, Hedge, Period, Quantity, Unit};
use tumen::model::{
    Article, ArticleId, BatchId, Candidate, Candidates, Country, Digest, Flow, Kind, Modality, Origin, Record,
};
use tumen::reference::SeriesTable;
use tumen::vocabulary::Lexicon;

fn country(code: &str) -> Country {
    code.parse().expect("a country")
}

fn flow(words: &str) -> Flow {
    match words.split_once(" > ") {
        Some((from, to)) => {
            let side = |code: &str| (code != "?").then(|| country(code));
            Flow::OneWay { exporter: side(from), importer: side(to) }
        }
        None => {
            let (a, b) = words.split_once(" <> ").expect("a flow");
            Flow::two_way(country(a), country(b))
        }
    }
}

/// `claim("CHN <> PRK", "all", "2014-01-01 2014-03-31", "1270000000 ± 10000000 USD")`
fn claim(trade: &str, goods: &str, period: &str, figure: &str) -> Record {
    let mut figure = figure.split(' ');
    let mut next = || figure.next().expect("a figure");
    let value: Decimal = next().parse().expect("a number");
    assert_eq!(next(), "±");
    let step: Decimal = next().parse().expect("a step");
    let unit: Unit = next().parse().expect("a unit");
    let kind = match unit {
        Unit::Tonne => Kind::Mass,
        Unit::Barrel => Kind::Volume,
        Unit::BarrelPerDay => Kind::Rate,
        Unit::Ratio => Kind::Change,
        _ => Kind::Money,
    };
    let mut record = Record::of_kind(kind);
    record.quantity =
        Quantity { value: Some(value), step: Some(step), unit: Some(unit), ..Quantity::default() };
    record.flow = flow(trade);
    record.commodity = Some(goods.into());
    if let Some((start, end)) = period.split_once(' ') {
        let day = |text: &str| text.parse::<Date>().expect("a date");
        record.period = Period::new(day(start), day(end), Basis::Stated);
    }
    record
}

fn sourced(mut record: Record, source: &str) -> Record {
    record.sources = vec![source.into()];
    record
}

fn compared(record: &Record) -> Comparison {
    compare(&Subject::of(record), &SeriesTable::embedded(), &Lexicon::embedded())
}

fn near(comparison: &Comparison, series: &str) -> String {
    let misses = comparison.near.iter().filter(|miss| &*miss.series.id == series);
    let codes = |reasons: &[Reason]| reasons.iter().map(Reason::code).collect::<Vec<_>>().join("+");
    misses.map(|miss| codes(&miss.reasons)).collect::<Vec<_>>().join(" ")
}

fn words(remarks: &[Remark]) -> String {
    remarks.iter().map(Remark::words).collect::<Vec<_>>().join("; ")
}

const Q1_2014: &str = "2014-01-01 2014-03-31";

#[test]
fn a_quarter_of_trade_with_china_is_consistent_with_kita() {
    let comparison = compared(&claim("CHN <> PRK", "all", Q1_2014, "1270000000 ± 10000000 USD"));
    assert_eq!(comparison.verdict, Verdict::Consistent);
    let [found] = &comparison.matches[..] else { panic!("{:#?}", comparison.matches) };
    assert_eq!(&*found.series.id, "kita.chn-prk.all.usd");
    assert_eq!(found.difference.absolute, Decimal::from(-1_000_000));
    assert_eq!(found.difference.ratio.map(|ratio| ratio.round_dp(4)), Some(Decimal::new(-8, 4)));
    assert!(found.difference.explained && found.independent);
    assert!(words(&found.remarks).contains("only through the press: Seoul Shinmun"), "{:?}", found.remarks);
    assert_eq!(near(&comparison, "kotra-crude.chn-prk.all.usd"), "longer_period+estimated_crude");
    assert_eq!(near(&comparison, "kotra-beijing.chn-to-prk.all.usd"), "longer_period+one_direction");
}

#[test]
fn what_rounding_does_not_explain_is_inconsistent() {
    let comparison = compared(&claim("CHN <> PRK", "all", Q1_2014, "1280000000 ± 10000000 USD"));
    assert_eq!(comparison.verdict, Verdict::Inconsistent);
    assert_eq!(comparison.matches[0].difference.absolute, Decimal::from(9_000_000));
}

#[test]
fn the_all_time_high_of_2017_is_not_one() {
    let record = claim("PRK <> RUS", "all", "2017-01-01 2017-05-31", "49360000 ± 1000000 USD");
    let record = sourced(record, "KOTRA");
    let subject = Subject::of(&record).as_peak();
    let comparison = compare(&subject, &SeriesTable::embedded(), &Lexicon::embedded());
    assert_eq!(comparison.verdict, Verdict::Inconsistent);
    let peak = comparison.peak.expect("a peak");
    assert_eq!(peak.monthly.round_dp(0), Decimal::from(9_872_000));
    let first = &peak.beyond[0];
    assert_eq!(first.series.row_id(&first.row), "kotra.prk-rus.all.usd@2005-01-01/2005-12-31");
    assert_eq!(first.monthly.round_dp(0), Decimal::from(19_333_333));
    assert_eq!(first.remarks[0], Remark::Annual(2005));
    assert!(peak.remarks.contains(&Remark::Annual(2005)), "{:?}", peak.remarks);
    // As a level alone it is neither shown nor refuted: the quarter is less, the half year is more.
    let level = compared(&record);
    assert_eq!((level.verdict, level.matches.len()), (Verdict::Undecided, 0));
    assert_eq!(near(&level, "fcs.prk-rus.all.usd"), "longer_period shorter_period");
    let possible = words(&level.remarks).replace('\u{202f}', " ");
    assert_eq!(
        possible,
        "possible: Russian Federal Customs Service has 31 837 000 for Jan–Mar 2017 and 61 000 000 for Jan–Jun 2017"
    );
}

#[test]
fn a_peak_above_all_that_is_known_stays_undecided() {
    let record = claim("PRK <> RUS", "all", "2017-01-01 2017-05-31", "990000000 ± 1000000 USD");
    let subject = Subject::of(&record).as_peak();
    let peak = compare(&subject, &SeriesTable::embedded(), &Lexicon::embedded()).peak.expect("a peak");
    assert_eq!((peak.verdict, peak.beyond.len()), (Verdict::Undecided, 0));
    assert!(matches!(peak.remarks[..], [Remark::NoneBeyond(count, _)] if count > 10), "{:?}", peak.remarks);
}

#[test]
fn publishers_are_told_apart() {
    let year = "2014-01-01 2014-12-31";
    let comparison = compared(&claim("CHN <> PRK", "all", year, "6860000000 ± 10000000 USD"));
    // KOTRA adds crude, so its equal number is no match for a claim that does not come from it.
    assert_eq!(comparison.verdict, Verdict::Inconsistent);
    assert_eq!(near(&comparison, "kotra-crude.chn-prk.all.usd"), "estimated_crude");
    let record = claim("CHN <> PRK", "all", year, "6860000000 ± 10000000 USD");
    let comparison = compared(&sourced(record, "KOTRA"));
    assert_eq!(comparison.verdict, Verdict::Consistent);
    let found = &comparison.matches[0];
    assert_eq!((&*found.series.id, found.independent), ("kotra-crude.chn-prk.all.usd", false));
    assert!(words(&comparison.remarks).contains("publishers disagree"), "{:?}", comparison.remarks);
    assert!(comparison.remarks.contains(&Remark::NothingIndependent));
}

#[test]
fn a_part_that_is_more_than_the_whole_speaks_against_it() {
    let comparison = compared(&claim("RUS > PRK", "all", "2017-01-01 2017-05-31", "20000000 ± 1000000 USD"));
    assert_eq!(comparison.verdict, Verdict::Inconsistent);
    let miss = &comparison.near[0];
    assert!(miss.contradicts && miss.reasons == [Reason::ShorterPeriod], "{miss:?}");
    let monthly = miss.monthly.expect("per month");
    assert_eq!((monthly.claim, monthly.official.round_dp(0)), (4_000_000.into(), 10_333_333.into()));
}

#[test]
fn why_rows_do_not_match() {
    let h1_2023 = "2023-01-01 2023-06-30";
    // Goods, directions, suppliers.
    let comparison = compared(&claim("RUS > PRK", "oil", "2017-01-01 2017-03-31", "1200000 ± 100000 USD"));
    assert_eq!(near(&comparison, "fcs.rus-to-prk.refined.usd"), "narrower_goods");
    assert_eq!(near(&comparison, "fcs.rus-to-prk.mineral_fuel.usd"), "", "other goods over another period");
    let comparison = compared(&claim("RUS > PRK", "wheat", "2020-05-01 2020-05-31", "5000 ± 1000 USD"));
    assert_eq!(
        near(&comparison, "fcs.rus-to-prk.cereals.usd"),
        "longer_period+wider_goods",
        "nothing nearer"
    );
    let comparison = compared(&claim("CHN > PRK", "all", h1_2023, "1055780000 ± 10000 USD"));
    assert_eq!(near(&comparison, "gacc.chn-prk.all.usd"), "both_directions");
    let comparison = compared(&claim("RUS > PRK", "refined", "2018-01-01 2018-01-31", "570 ± 10 t"));
    assert!(near(&comparison, "un1718.chn-and-rus-to-prk.refined.t").contains("several_suppliers"));
    // Mirror data and valuation, once the claim says by whose customs it goes.
    let year = "2016-01-01 2016-12-31";
    let record = claim("PRK > CHN", "all", year, "2500000000 ± 100000000 USD");
    assert_eq!(compared(&record).matches.len(), 1, "said by nobody, mirror data may match");
    let comparison = compared(&sourced(record, "Chinese customs"));
    assert_eq!(near(&comparison, "comtrade.prk-to-chn.all.usd"), "mirror_data");
    // Tonnes against barrels.
    let comparison = compared(&claim("CHN > PRK", "refined", "2020-07-01 2020-07-31", "12479 ± 1 bbl"));
    assert_eq!(comparison.verdict, Verdict::Consistent);
    let miss = comparison.near.iter().find(|miss| &*miss.series.id == "un1718.chn-to-prk.refined.t");
    let miss = miss.expect("the tonnes");
    assert!(miss.reasons[0].words().contains("8.058 barrels a tonne"), "{:?}", miss.reasons);
    assert_eq!(miss.difference.map(|it| it.official.round_dp(0)), Some(Decimal::from(12_071)));
    // Gaps and slips.
    let comparison = compared(&claim("CHN > PRK", "refined", "2021-01-01 2021-01-31", "0 ± 1 bbl"));
    assert_eq!((comparison.verdict, comparison.matches.len()), (Verdict::Undecided, 0));
    assert!(near(&comparison, "un1718.chn-to-prk.refined.bbl").contains("not_reported"));
    let comparison = compared(&claim("RUS > PRK", "refined", "2023-08-01 2023-08-31", "715 ± 1 bbl"));
    assert_eq!(comparison.verdict, Verdict::Inconsistent);
    assert_eq!(near(&comparison, "rfa.rus-to-prk.refined.bbl.slips-sisa-weekly"), "slip");
}

#[test]
fn months_that_follow_each_other_add_up_and_cumulative_rows_do_not() {
    let comparison = compared(&claim("CHN > PRK", "refined", "2021-03-01 2021-05-31", "13035 ± 1 bbl"));
    assert_eq!(comparison.verdict, Verdict::Consistent);
    assert_eq!(comparison.matches[0].rows.len(), 3);
    assert!(comparison.matches[0].remarks.contains(&Remark::Sum(3)));
    let gap = compared(&claim("CHN > PRK", "refined", "2021-02-01 2021-04-30", "4985 ± 1 bbl"));
    assert_eq!(gap.matches.len(), 0, "February was not reported");
}

#[test]
fn money_is_never_converted_and_unrelated_trade_is_left_out() {
    let comparison =
        compared(&claim("CHN <> PRK", "all", "2017-01-01 2017-03-31", "8400000000 ± 100000000 CNY"));
    assert_eq!((comparison.verdict, comparison.matches.len()), (Verdict::Consistent, 1));
    assert!(comparison.near.iter().all(|miss| miss.series.unit.to_string() == "CNY"));
    let comparison = compared(&claim("RUS > PRK", "fish", "2017-01-01 2017-03-31", "5 ± 1 t"));
    assert_eq!((comparison.matches.len(), comparison.near.len()), (0, 0));
}

#[test]
fn a_change_is_held_against_two_rows_of_one_series() {
    let months = "2017-01-01 2017-04-30";
    let mut record = claim("RUS > PRK", "oil", months, "1.5 ± 0.1 ratio");
    record.quantity.hedge = Hedge::MoreThan;
    let comparison = compared(&record);
    assert_eq!(comparison.verdict, Verdict::Consistent);
    let tonnes =
        comparison.matches.iter().find(|found| found.series.unit == Unit::Tonne).expect("the tonnes");
    assert_eq!((tonnes.rows.len(), tonnes.base.len()), (1, 1));
    assert_eq!(tonnes.difference.official.round_dp(4), Decimal::new(15_625, 4));
    assert!(tonnes.remarks.contains(&Remark::YearBefore));
    let comparison = compared(&claim("RUS > PRK", "oil", months, "0.5 ± 0.1 ratio"));
    assert_eq!(comparison.verdict, Verdict::Inconsistent);
    let none = compared(&claim("CHN <> PRK", "all", Q1_2014, "-0.0283 ± 0.0001 ratio"));
    assert_eq!(none.verdict, Verdict::Undecided);
}

#[test]
fn what_a_claim_lacks_is_said_and_not_guessed() {
    let record = claim("CHN <> PRK", "all", "", "1270000000 ± 10000000 USD");
    let comparison = compared(&record);
    assert_eq!((comparison.verdict, &comparison.remarks[..]), (Verdict::Undecided, &[Remark::NoPeriod][..]));
    let mut plan = claim("CHN <> PRK", "all", Q1_2014, "1270000000 ± 10000000 USD");
    plan.modality = Modality::Plan;
    assert_eq!(compared(&plan).remarks, [Remark::NoFact(Modality::Plan)]);
    plan.modality = Modality::Denied;
    let denied = compared(&plan);
    assert_eq!((denied.verdict, denied.matches.len()), (Verdict::Undecided, 1));
}

fn article(outlet: &str, published: &str, address: &str) -> Article {
    fn one<T>(value: T) -> Vec<Candidate<T>> {
        vec![Candidate { value, origin: Origin::FrontMatter, words: None }]
    }
    Article {
        id: ArticleId(uuid::Uuid::from_u128(1)),
        batch: BatchId(uuid::Uuid::from_u128(2)),
        path: "a.txt".into(),
        place: "a.txt".into(),
        sha256: Digest([0; 32]),
        bytes: 1,
        imported_at: 0,
        encoding: "UTF-8".into(),
        damaged: false,
        page: None,
        text_len: 1,
        candidates: Candidates {
            outlet: one(outlet.into()),
            address: one(address.into()),
            published: one(published.parse().expect("a date")),
            ..Candidates::default()
        },
    }
}

#[test]
fn a_row_taken_from_an_article_is_no_evidence_for_it() {
    let record = claim("CHN <> PRK", "all", Q1_2014, "1270000000 ± 10000000 USD");
    let (table, lexicon) = (SeriesTable::embedded(), Lexicon::embedded());
    let page = "http://www4.seoul.co.kr/news/politics/north/2015/05/13/20150513006015/#top";
    for (own, other) in [
        (article("Another", "2020-01-01", page), true),
        (article("Seoul Shinmun", "2015-05-13", "https://example.org"), true),
        (article("Seoul Shinmun", "2015-05-14", "https://example.org"), false),
    ] {
        let subject = Subject { article: Some(&own), ..Subject::of(&record) };
        let comparison = compare(&subject, &table, &lexicon);
        assert_eq!(comparison.matches.is_empty(), other, "{:?}", own.candidates);
        if other {
            assert_eq!(near(&comparison, "kita.chn-prk.all.usd"), "from_this_article");
            assert_eq!(comparison.verdict, Verdict::Undecided);
        } else {
            let found = &comparison.matches[0];
            assert!(!found.independent && words(&found.remarks).contains("may be one report"));
        }
    }
}
