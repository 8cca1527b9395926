//! Tests of what is typed, what is found, and that the index never misses what is found.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::model::Codebook;
use crate::text::Span;

fn parse(typed: &str) -> Result<Query, Fault> {
    Query::parse(typed, &Codebook::default())
}

/// What `typed` finds in `text`; nothing where it does not match.
fn found<'t>(typed: &str, text: &'t str) -> Option<Vec<&'t str>> {
    let spans = parse(typed).expect("a query").find(text)?;
    Some(spans.into_iter().map(|span| span.of(text)).collect())
}

#[track_caller]
fn check(typed: &str, text: &str, expected: &[&str]) {
    assert_eq!(found(typed, text).unwrap_or_default(), expected, "{typed} in {text}");
    assert!(expected.is_empty() || indexed(typed, text), "the index misses {typed} in {text}");
}

/// Whether an index of `text` answers to the keys of `typed`.
fn indexed(typed: &str, text: &str) -> bool {
    let keys = Folded::new(text).keys();
    let has = |key: &Key| {
        keys.split(' ').any(|known| if key.open { known.starts_with(&key.text) } else { known == key.text })
    };
    parse(typed).expect("a query").keys().iter().all(has)
}

#[test]
fn words_are_whole_and_the_last_may_go_on() {
    check("coal", "Coal, COAL and charcoal", &["Coal", "COAL"]);
    check("coal", "a coalition", &["coal"]);
    check("coal ", "a coalition", &[]);
    check("coal oil", "a coalition has oils", &[]);
    check("oil coal", "a coalition has oil", &["coal", "oil"]);
    check("coal* oil", "a coalition has oil", &["coal", "oil"]);
    check("\"coal\"", "a coalition", &[]);
    check("\"coal and o", "coal and oil", &["coal and o"]);
    check("coal and", "and coal", &["and", "coal"]);
}

#[test]
fn phrases_stand_together_across_lines() {
    check("\"north korean coal\"", "North\n  Korean coal. Korean north coal", &["North\n  Korean coal"]);
    check("“rice barge”", "a rice\u{a0}barge", &["rice\u{a0}barge"]);
    check("\"north's\"", "the North’s", &["North’s"]);
}

#[test]
fn numbers_are_found_as_they_are_printed() {
    check("48", "48, 480, 1948 and US$48", &["48", "48"]);
    check("US$48", "for US$48 million, $48", &["US$48"]);
    check("$48 ", "for US$48 million", &["$48"]);
    check("\"48 million\"", "48 million, 48\nmillions, 148 million", &["48 million"]);
    check("99.6", "99.6 percent, 99,6 and 996", &["99.6"]);
    check("4,000", "14,000 and 4,000", &["4,000"]);
    check("50%", "by 50% and 50 percent", &["50%"]);
    check("48", "２０１７年的４８吨", &["４８"]);
}

#[test]
fn capitals_and_accents_make_no_difference() {
    check("ÉLAN", "élan e\u{301}lan Elan", &["élan", "e\u{301}lan", "Elan"]);
    check("elan", "e\u{301}lan!", &["e\u{301}lan"]);
    check("россия", "РОССИЯ, Россией", &["РОССИЯ"]);
    check("все", "всё", &["всё"]);
    check("война", "воина", &[]);
    check("Großhandel", "großhandel", &["großhandel"]);
    check("istanbul", "İstanbul", &["İstanbul"]);
    check("hyphen", "hy\u{ad}phen", &["hy\u{ad}phen"]);
}

#[test]
fn scripts_without_spaces_are_found_in_parts() {
    check("석유", "북한이 석유를 정제석유로", &["석유", "석유"]);
    check("无烟煤", "进口朝鲜无烟煤的", &["无烟煤"]);
    check("朝鲜", "中国对朝鲜出口", &["朝鲜"]);
    check("煤", "无烟煤", &["煤"]);
    check("ガソリン", "輸入ガソリンの", &["ガソリン"]);
    check("2017年", "在2017年，12017年", &["2017年"]);
    check("朝鲜 2017", "2017朝鲜", &["2017", "朝鲜"]);
    check("무연탄 수출", "무연탄의 수출", &["무연탄", "수출"]);
    check("\"무연탄 수출\"", "무연탄 수출", &["무연탄 수출"]);
    check("鲜煤", "朝鲜 煤", &[]);
}

#[test]
fn what_is_left_out_must_not_stand_there() {
    check("coal -china", "coal from Russia", &["coal"]);
    check("coal -china", "coal from China", &[]);
    assert_eq!(found("-china", "coal"), Some(Vec::new()));
    assert_eq!(found("coal -\"to china", "coal to China"), None);
    assert_eq!(found("coal -oil", "coal, oilseed"), None);
    check("coal -oil ", "coal, oilseed", &["coal"]);
    check("well-known", "a well-known pier", &["well-known"]);
}

#[test]
fn hits_come_in_order_and_do_not_overlap() {
    check("oil \"crude oil\"", "crude oil and oil", &["crude oil", "oil"]);
}

#[test]
fn signs_that_people_type_do_no_harm() {
    check("(coal) AND [oil],", "and coal, oil", &["and", "coal", "oil"]);
    check("coal*", "coals", &["coal"]);
    check("NEAR(coal", "near(coal)", &["near(coal"]);
    assert!(parse("coal AND oil").expect("a query").has_operators());
    assert!(!parse("coal and \"AND\"").expect("a query").has_operators());
    assert!(parse("").expect("a query").is_empty());
    assert!(parse(" \" ").expect("a query").is_empty());
    check("http://a.b/c", "see http://a.b/c", &["http://a.b/c"]);
    check("10:30", "at 10:30", &["10:30"]);
}

#[track_caller]
fn check_fault(typed: &str, words: &str) {
    let fault = parse(typed).expect_err("a fault").to_string();
    assert!(fault.contains(words), "{fault:?} does not say {words:?}");
}

#[test]
fn what_cannot_be_understood_is_told() {
    check_fault("outlets:nk coal", "There is no “outlets:”");
    check_fault("coal outlet:", "“outlet:” wants something behind it, such as outlet:\"daily nk\"");
    check_fault("date:20171", "“20171” is no date");
    check_fault("date:2017-13", "is no date");
    check_fault("date:2018..2017", "is no date");
    check_fault("date:..", "is no date");
    check_fault("date:2017-02-30", "is no date");
    check_fault(
        "status:maybe",
        "No status begins with “maybe”. There are suggested, confirmed, corroborated",
    );
    check_fault("coal *", "“*” has no letter");
    check_fault("coal -", "“-” has no letter");
    check_fault("-( coal", "“-(” has no letter");
    check_fault("\"...\"", "“...” has no letter");
}

#[track_caller]
fn check_facet(typed: &str, facet: Facet, wanted: bool) {
    let query = parse(typed).expect("a query");
    assert_eq!(query.facets, [(facet, wanted)], "{typed}");
    assert!(!query.reads_texts());
}

#[test]
fn conditions_are_read() {
    check_facet("outlet:\"Daily NK\"", Facet::Outlet("daily nk".into()), true);
    check_facet("-outlet:NK", Facet::Outlet("nk".into()), false);
    check_facet("TITLE: Élan", Facet::Title("elan".into()), true);
    check_facet("author：kim", Facet::Author("kim".into()), true);
    check_facet("article:2017/a", Facet::Path("2017/a".into()), true);
    check_facet("date:none", Facet::Undated, true);
    let status = |codes: &[&str], suggested| {
        let codes: BTreeSet<Arc<str>> = codes.iter().map(|code| (*code).into()).collect();
        Facet::Status { codes, suggested }
    };
    check_facet("status:contradicted", status(&["contradicted"], false), true);
    check_facet("status:\"Single source\"", status(&["single_source"], false), true);
    check_facet("status:con", status(&["confirmed", "contradicted"], false), true);
    check_facet("status:suggested", status(&[], true), true);
    let query = parse("coal date:2017 oil -title:rice").expect("a query");
    assert_eq!((query.wanted.len(), query.facets.len()), (2, 2));
}

#[test]
fn days_are_years_months_and_stretches() {
    let check = |words: &str, from: Option<&str>, to: Option<&str>| {
        let day = |day: &str| day.parse().expect("a day");
        assert_eq!(Days::read(words), Some(Days { from: from.map(day), to: to.map(day) }), "{words}");
    };
    check("2017", Some("2017-01-01"), Some("2017-12-31"));
    check("2016-02", Some("2016-02-01"), Some("2016-02-29"));
    check("2017-5-3", Some("2017-05-03"), Some("2017-05-03"));
    check("2016..2017-03", Some("2016-01-01"), Some("2017-03-31"));
    check("..2017", None, Some("2017-12-31"));
    check("2017-05..", Some("2017-05-01"), None);
}

#[test]
fn a_line_has_the_words_around_and_marks_what_was_found() {
    let text = "The harbour master counted every barge that left before noon. Coal went\nnorth, and coal  came back.";
    let spans = parse("coal").expect("a query").find(text).expect("hits");
    let line = Line::new(text, &spans, 1);
    assert_eq!(&*line.words, "…that left before noon. Coal went north, and coal came back.");
    assert_eq!(line.marks.iter().map(|mark| mark.of(&line.words)).collect::<Vec<_>>(), ["Coal", "coal"]);
    let text = "석유".repeat(300);
    let spans = parse("석유").expect("a query").find(&text).expect("hits");
    let line = Line::new(&text, &spans, 100);
    assert!(line.words.starts_with('…') && line.words.ends_with('…'));
    assert!(line.marks.iter().all(|mark| line.words.get(mark.range()).is_some()));
    let phrase = "\"rice\nbarge\"";
    let text = "a rice\n\n barge";
    let spans = parse(phrase).expect("a query").find(text).expect("hits");
    assert_eq!(Line::new(text, &spans, 0).marks[..], [Span::new(2, 12)]);
}

proptest! {
    #[test]
    fn anything_typed_is_a_query_or_words(typed in "\\PC{0,40}") {
        match parse(&typed) {
            Ok(query) => query.keys().iter().for_each(|key| {
                prop_assert_key(key);
            }),
            Err(fault) => prop_assert!(!fault.to_string().is_empty()),
        }
    }

    #[test]
    fn places_lie_in_the_text_and_the_index_has_them(
        text in "[a-eA-EéÉ0-9 .,$\u{301}\u{ad}\n석유朝鲜煤йЙёßİ-]{0,60}",
        start in 0_usize..60,
        len in 1_usize..12,
    ) {
        let piece: String = text.chars().skip(start).take(len).collect();
        for typed in [format!("\"{piece}\""), piece.clone()] {
            let Ok(query) = parse(&typed) else { continue };
            let Some(spans) = query.find(&text) else { continue };
            for (at, span) in spans.iter().enumerate() {
                prop_assert!(text.get(span.range()).is_some_and(|words| !words.is_empty()));
                let line = Line::new(&text, &spans, at);
                prop_assert!(line.marks.iter().all(|mark| line.words.get(mark.range()).is_some()));
            }
            prop_assert!(indexed(&typed, &text), "{typed:?}");
        }
    }
}

/// Nothing that SQLite would take for a sign of its own.
fn prop_assert_key(key: &Key) {
    assert!(!key.text.is_empty());
    assert!(key.text.chars().all(char::is_alphanumeric) || !key.text.is_ascii());
    assert!(!key.text.contains(['"', '*', ' ', '(', ')']));
}
