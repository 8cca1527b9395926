//! Exact lines, and both formats read back.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::date;
use serde_json::Value;
use uuid::Uuid;

use super::columns::{COLUMNS, guarded};
use super::*;
use crate::measure::{Basis, Decimal, Hedge, Period, Quantity, Unit};
use crate::model::{
    Article, ArticleId, Base, BatchId, Candidate, Candidates, Claim, ClaimField, ClaimId, Country, Digest,
    Edit, Entry, Flow, Kind, Origin, Project, Reason, Record, Review, Session, Slot, Stamp, Suggestion,
};
use crate::text::Span;

/// The signs before the figures take more bytes than code points.
const TEXT: &str = "– Ünlü – sold 1,600 tons (≈ 11,700 barrels) of oil in 2016, -2.83 percent.\n";

fn span(words: &str) -> Span {
    let start = TEXT.find(words).expect("words of the text");
    Span::new(start, start + words.len())
}

fn suggestion(words: &str, kind: Kind, value: Decimal, unit: Unit) -> Suggestion {
    let mut record = Record::of_kind(kind);
    record.quantity = Quantity { value: Some(value), unit: Some(unit), ..Quantity::default() };
    Suggestion {
        span: span(words),
        quote: words.into(),
        record,
        equivalent_to: None,
        rule: "mass".into(),
        because: Vec::new(),
    }
}

fn found() -> Vec<Suggestion> {
    let mut mass = suggestion("1,600 tons", Kind::Mass, Decimal::from(1600), Unit::Tonne);
    mass.record.quantity.step = Some(Decimal::from(100));
    mass.record.flow = Flow::OneWay { exporter: Country::new(*b"RUS"), importer: Some(Country::PRK) };
    mass.record.commodity = Some("crude".into());
    mass.record.period = Period::new(date(2016, 1, 1), date(2016, 12, 31), Basis::Stated);
    mass.record.sources = vec!["a \"trader\"".into(), "Harbor Wire".into()];
    mass.because = vec![
        Reason { slot: Slot::Figure, words: Some(span("1,600 tons")) },
        Reason { slot: Slot::Exporter, words: None },
        Reason { slot: Slot::Period, words: Some(span("2016")) },
    ];
    let mut volume = suggestion("11,700 barrels", Kind::Volume, Decimal::from(11_700), Unit::Barrel);
    volume.equivalent_to = Some(0);
    volume.record.quantity.hedge = Hedge::About;
    volume.record.flow = Flow::two_way(Country::new(*b"RUS").expect("a code"), Country::PRK);
    let mut change = suggestion("-2.83 percent", Kind::Change, Decimal::new(-2830, 5), Unit::Ratio);
    change.record.base = Some(Base { period_start: Some(date(2015, 1, 1)), ..Base::default() });
    vec![mass, volume, change]
}

fn article() -> Article {
    let stated = |value: &str| vec![Candidate { value: value.into(), origin: Origin::Index, words: None }];
    Article {
        id: ArticleId(Uuid::from_u128(1)),
        batch: BatchId(Uuid::from_u128(2)),
        path: "a/b.txt".into(),
        place: "/x/a/b.txt".into(),
        imported_at: 0,
        sha256: Digest([0xab; 32]),
        bytes: 0,
        encoding: "UTF-8".into(),
        damaged: false,
        page: None,
        text_len: TEXT.len() as u32,
        candidates: Candidates {
            title: stated("=Oil, again"),
            outlet: stated("Harbor Wire"),
            published: vec![Candidate { value: date(2017, 2, 3), origin: Origin::Index, words: None }],
            ..Candidates::default()
        },
    }
}

/// One article with three suggestions: the first accepted and judged, the second open, the third dismissed.
fn session() -> Session {
    let mut session = Session::default();
    let stamp = |at| Stamp { at, who: "mina".into() };
    session.stage([Entry::new(Arc::new(article()), found().into(), Arc::default())]);
    let article = article().id;
    let claim = ClaimId(Uuid::from_u128(7));
    let taken = Claim::from_suggestion(claim, article, TEXT, &found()[0]).expect("a claim");
    let mut record = taken.record.clone();
    record.quantity.value = Some(Decimal::new(15_995, 1));
    let judgement = ClaimField::Judgement {
        status: "single_source".into(),
        reason: "one trader".into(),
        review: Review::Reviewed,
        reviewer: "mina".into(),
        at: Some(1_500),
    };
    let edits = [
        Edit::AddBatch(BatchId(Uuid::from_u128(2))),
        Edit::AddClaim(Arc::new(taken)),
        Edit::Together(vec![
            Edit::SetClaim { article, claim, to: judgement },
            Edit::SetClaim { article, claim, to: ClaimField::Tags(vec!["oil".into(), "2016".into()]) },
        ]),
        Edit::SetClaim { article, claim, to: ClaimField::Record(Box::new(record)) },
        Edit::Dismiss { article, place: found()[2].place() },
    ];
    for (at, edit) in edits.into_iter().enumerate() {
        session.act(edit, &stamp(at as i64 * 1000)).expect("an edit that fits");
    }
    session.undo(&stamp(9_000)).expect("a step").expect("an edit that fits");
    session.redo(&stamp(9_000)).expect("a step").expect("an edit that fits");
    session
}

fn with<T>(options: Options<'_>, run: impl FnOnce(&mut Export<'_>) -> T) -> T {
    let session = session();
    run(&mut Export {
        project: session.project(),
        history: session.history(),
        options,
        text: &mut |_| Ok(TEXT.into()),
    })
}

const EVERYTHING: Options<'_> = Options { suggested: true, dismissed: true, keep: None, origin: None };

fn lines(options: Options<'_>) -> Vec<String> {
    let mut out = Vec::new();
    let count = with(options, |export| ndjson(export, &mut out)).expect("written");
    let lines: Vec<String> = String::from_utf8(out).expect("UTF-8").lines().map(ToOwned::to_owned).collect();
    assert_eq!(lines.len(), count);
    lines
}

#[test]
fn extraction_prints_exact_claim_records() {
    let mut out = Vec::new();
    suggestions("a/b.txt", TEXT, &found(), &mut out).expect("written");
    let expected = [
        r#"{"article":"a/b.txt","start":14,"end":24,"quote":"1,600 tons","kind":"mass","value":1600,"low":null,"high":null,"step":100,"unit":"t","per":null,"hedge":"none","flow":"one_way","exporter":"RUS","importer":"PRK","partners":null,"commodity":"crude","period_start":"2016-01-01","period_end":"2016-12-31","period_basis":"stated","modality":"actual","sources":["a \"trader\"","Harbor Wire"],"base":null,"equivalent_to":null,"rule":"mass","because":{"value":[14,24],"exporter":null,"period":[54,58]}}"#,
        r#"{"article":"a/b.txt","start":28,"end":42,"quote":"11,700 barrels","kind":"volume","value":11700,"low":null,"high":null,"step":null,"unit":"bbl","per":null,"hedge":"about","flow":"two_way","exporter":null,"importer":null,"partners":["PRK","RUS"],"commodity":null,"period_start":null,"period_end":null,"period_basis":"none","modality":"actual","sources":[],"base":null,"equivalent_to":14,"rule":"mass","because":{}}"#,
        r#"{"article":"a/b.txt","start":60,"end":73,"quote":"-2.83 percent","kind":"change","value":-0.0283,"low":null,"high":null,"step":null,"unit":"ratio","per":null,"hedge":"none","flow":null,"exporter":null,"importer":null,"partners":null,"commodity":null,"period_start":null,"period_end":null,"period_basis":"none","modality":"actual","sources":[],"base":{"value":null,"period_start":"2015-01-01","period_end":null},"equivalent_to":null,"rule":"mass","because":{}}"#,
    ];
    assert_eq!(String::from_utf8(out).expect("UTF-8").lines().collect::<Vec<_>>(), expected);
}

#[test]
fn a_claim_carries_its_verification_and_history() {
    let lines = lines(Options::default());
    assert_eq!(lines.len(), 1);
    let sha256 = "ab".repeat(32);
    let verification = format!(
        r#""rule":"mass","because":{{"value":[14,24],"exporter":null,"period":[54,58]}},"id":"00000000-0000-0000-0000-000000000007","article_sha256":"{sha256}","origin":null,"review":"reviewed","needs_second":false,"status":"single_source","status_reason":"one trader","reliability":null,"credibility":null,"note":null,"tags":["oil","2016"],"links":[],"reviewer":"mina","reviewed_at":"1970-01-01T00:00:01.5Z","history":["#
    );
    assert!(lines[0].contains(&verification), "{}", lines[0]);
    let line: Value = serde_json::from_str(&lines[0]).expect("JSON");
    assert_eq!(line["value"].to_string(), "1599.5");
    let history: Vec<String> = line["history"].as_array().expect("a list").iter().map(words).collect();
    assert_eq!(
        history,
        [
            r#"1970-01-01T00:00:01Z mina review "suggested" "open" null"#,
            r#"1970-01-01T00:00:02Z mina review "open" "reviewed" "one trader""#,
            r#"1970-01-01T00:00:02Z mina status "unverified" "single_source" "one trader""#,
            r#"1970-01-01T00:00:02Z mina status_reason "" "one trader" "one trader""#,
            r#"1970-01-01T00:00:02Z mina tags [] ["oil","2016"] null"#,
            r#"1970-01-01T00:00:03Z mina value 1600 1599.5 null"#,
        ]
    );
}

fn words(step: &Value) -> String {
    let plain = |field: &str| step[field].as_str().unwrap_or_default().to_owned();
    format!(
        "{} {} {} {} {} {}",
        plain("at"),
        plain("who"),
        plain("field"),
        step["from"],
        step["to"],
        step["why"]
    )
}

#[test]
fn what_else_is_exported_is_asked_for() {
    let reviews = |options| -> Vec<String> {
        let review = |line: &String| {
            let line: Value = serde_json::from_str(line).expect("JSON");
            line["review"].as_str().unwrap_or_default().to_owned()
        };
        lines(options).iter().map(review).collect()
    };
    assert_eq!(reviews(Options::default()), ["reviewed"]);
    assert_eq!(reviews(Options { suggested: true, ..Options::default() }), ["reviewed", "suggested"]);
    assert_eq!(reviews(EVERYTHING), ["reviewed", "suggested", "dismissed"]);
    assert_eq!(reviews(Options { keep: Some(&|_| false), ..EVERYTHING }), Vec::<String>::new());
}

#[test]
fn a_suggestion_points_to_the_claim_that_it_restates() {
    let line: Value = serde_json::from_str(&lines(EVERYTHING)[1]).expect("JSON");
    assert_eq!(line["equivalent_to"], "00000000-0000-0000-0000-000000000007");
    assert_eq!((&line["id"], &line["status"]), (&Value::Null, &Value::from("unverified")));
}

#[test]
fn the_caller_names_origins() {
    let options = Options { origin: Some(&|_| Some("o1".into())), ..Options::default() };
    assert!(lines(options)[0].contains(r#""origin":"o1""#));
}

#[test]
fn the_table_reads_back() {
    let mut out = Vec::new();
    assert_eq!(with(EVERYTHING, |export| csv(export, &mut out)).expect("written"), 3);
    let mut reader = ::csv::Reader::from_reader(&out[..]);
    assert_eq!(reader.headers().expect("a header").iter().collect::<Vec<_>>(), COLUMNS);
    let rows: Vec<HashMap<String, String>> = reader.deserialize().map(|row| row.expect("a row")).collect();
    let cells = |row: usize, names: [&str; 6]| names.map(|name| rows[row][name].clone()).join("|");
    let first = ["article", "start", "quote", "value", "sources", "tags"];
    assert_eq!(cells(0, first), "a/b.txt|14|1,600 tons|1599.5|a \"trader\"; Harbor Wire|oil; 2016");
    assert_eq!(
        cells(0, ["title", "outlet", "author", "published", "address", "id"]),
        "'=Oil, again|Harbor Wire||2017-02-03||00000000-0000-0000-0000-000000000007"
    );
    assert_eq!(
        cells(1, ["partners", "flow", "review", "per", "reviewer", "links"]),
        "PRK; RUS|two_way|suggested|||"
    );
    assert_eq!(
        cells(2, ["quote", "value", "base_value", "base_period_start", "base_period_end", "unit"]),
        "'-2.83 percent|-0.0283||2015-01-01||ratio"
    );
    let history: Value = serde_json::from_str(&rows[0]["history"]).expect("JSON");
    assert_eq!(history.as_array().map(Vec::len), Some(6));
    let because: Value = serde_json::from_str(&rows[0]["because"]).expect("JSON");
    assert_eq!(because["period"][0], 54);
}

#[test]
fn formulas_are_made_harmless_and_words_come_back() {
    for words in
        ["=1+1", "+99.6 percent", "-2 C", "@x", "\tx", "'=x", "''-x", "'tis", "plain", "", "'", "5 - 3"]
    {
        let cell = guarded(words);
        let harmless = !cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let back = if guarded(&cell) == cell { &*cell } else { cell.strip_prefix('\'').unwrap_or(&cell) };
        assert!(harmless && back == words, "{words:?} → {cell:?} → {back:?}");
    }
}

#[test]
fn figures_are_pasted_as_cells_and_as_a_citation() {
    let session = session();
    let project = session.project();
    let figures: Vec<crate::model::Figure> =
        project.entries().flat_map(crate::model::Figure::of_entry).collect();
    let all = Arc::new(Entry::new(Arc::new(article()), found().into(), Arc::new([])));
    let all = crate::model::Figure::of_entry(&all);
    let cells = cells(&all, project.codebook());
    let rows: Vec<Vec<&str>> = cells.lines().map(|line| line.split('\t').collect()).collect();
    assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{rows:#?}");
    assert_eq!(rows.len(), all.len() + 1);
    let column = |name: &str| rows[0].iter().position(|head| *head == name).expect("a column");
    let change = rows.iter().find(|row| row[column("kind")] == "change").expect("a row");
    // Words are guarded against formulas, numbers stay numbers.
    assert_eq!((change[column("quote")], change[column("value")]), ("'-2.83 percent", "-0.0283"));
    let mass = rows.iter().find(|row| row[column("kind")] == "mass").expect("a row");
    let expected = ["1600", "t", "RUS → PRK", "crude", "2016-01-01", "2016-12-31", "actual"];
    let shown = ["value", "unit", "flow", "commodity", "period_start", "period_end", "modality"]
        .map(|name| mass[column(name)]);
    assert_eq!(shown, expected);

    let figure = figures.iter().find(|figure| figure.claim().is_some()).expect("a claim");
    let words = citation(figure, project.codebook());
    let head = figure.article();
    for part in [&**figure.quote(), head.title(), &head.sha256.to_string(), "Status: ", "Read as: "] {
        assert!(words.contains(part), "{part:?} is not in {words}");
    }
}

#[test]
fn a_text_that_is_not_there_stops_the_export() {
    let session = session();
    let mut export = Export {
        project: session.project(),
        history: session.history(),
        options: Options::default(),
        text: &mut |_| Err("damaged".to_owned()),
    };
    let error = ndjson(&mut export, &mut Vec::new()).unwrap_err();
    assert_eq!(error.to_string(), "an article's text could not be read (damaged): a/b.txt");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.csv");
    assert!(to_file(&path, Format::Csv, &mut export).is_err() && !path.exists());
}

#[test]
fn an_empty_project_gives_an_empty_file_and_a_bare_header() {
    let (project, history) = (Project::default(), Default::default());
    let mut export =
        Export { project: &project, history: &history, options: EVERYTHING, text: &mut |_| Ok("".into()) };
    let mut out = Vec::new();
    assert_eq!(ndjson(&mut export, &mut out).ok(), Some(0));
    assert!(out.is_empty());
    assert_eq!(csv(&mut export, &mut out).ok(), Some(0));
    assert_eq!(out.iter().filter(|byte| **byte == b'\n').count(), 1);
}
