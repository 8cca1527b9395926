//! The headless verbs, by what they print and how they end.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn tumen(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tumen"))
        .args(arguments)
        // No display, no home: the verbs need neither.
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    child.stdin.take().expect("standard input").write_all(input.as_bytes()).expect("input");
    child.wait_with_output().expect("an end")
}

fn records(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).expect("UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("a JSON object")).collect()
}

fn article(folder: &Path, name: &str, text: &[u8]) -> String {
    let path = folder.join(name);
    std::fs::write(&path, text).expect("a file");
    path.display().to_string()
}

const OIL: &[u8] =
    "Über oil\n2017-07-25\n\nRussia sent 4,100 tons of oil to North Korea last month.\n".as_bytes();

#[test]
fn words_of_ones_own_change_what_is_found_and_faults_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = b"They counted 20 crates. Russia exported 300 tons of dried squid.";
    let path = article(folder.path(), "a.txt", text);
    let table = b"kind\twords\tof\thow\nignore\tcrates\t\tafter\nignore\tboxes\t\tbeside\n\
        goods\tsquid\tsea_animals\nnew goods\tdried squid\tsquid\t\tSquid\t\tall\n";
    let words = article(folder.path(), "words.tsv", table);
    assert_eq!(records(&tumen(&["extract", &path], "")).len(), 2);
    let with = tumen(&["extract", &path, "--vocabulary", &words], "");
    let found = records(&with);
    assert_eq!((found.len(), &found[0]["commodity"]), (1, &Value::from("squid")));
    let told = String::from_utf8_lossy(&with.stderr);
    assert!(told.contains("line 3") && told.contains("no goods have the id"), "{told}");
    let missing = tumen(&["extract", &path, "--vocabulary", "nowhere.tsv"], "");
    assert!(!missing.status.success());
}

#[test]
fn a_record_has_every_field_of_the_contract_in_order() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = article(folder.path(), "a.txt", OIL);
    let output = tumen(&["extract", &path], "");
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout.clone()).expect("UTF-8");
    let at = |field: &str| text.find(&format!("\"{field}\":")).unwrap_or_else(|| panic!("{field} in {text}"));
    let fields = [
        "article",
        "start",
        "end",
        "quote",
        "kind",
        "value",
        "low",
        "high",
        "step",
        "unit",
        "per",
        "hedge",
        "flow",
        "exporter",
        "importer",
        "partners",
        "commodity",
        "period_start",
        "period_end",
        "period_basis",
        "modality",
        "sources",
        "base",
        "equivalent_to",
        "rule",
        "because",
    ];
    assert!(fields.is_sorted_by_key(|field| at(field)), "{text}");
    let [record] = &records(&output)[..] else { panic!("one record: {text}") };
    assert_eq!(record["article"], "a.txt");
    assert_eq!(record["quote"], "4,100 tons");
    assert_eq!(record["value"], 4100);
    assert_eq!(record["unit"], "t");
    assert_eq!((&record["exporter"], &record["importer"]), (&"RUS".into(), &"PRK".into()));
    assert_eq!(
        (&record["period_start"], &record["period_end"]),
        (&"2017-06-01".into(), &"2017-06-30".into())
    );
}

#[test]
fn offsets_count_code_points_of_the_text_that_is_printed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = article(folder.path(), "a.txt", OIL);
    let record = records(&tumen(&["extract", &path], "")).remove(0);
    let text = String::from_utf8(tumen(&["text", &path], "").stdout).expect("UTF-8");
    let offset = |field: &str| record[field].as_u64().expect("a number") as usize;
    let words: String = text.chars().take(offset("end")).skip(offset("start")).collect();
    assert_eq!(words, "4,100 tons");
}

#[test]
fn line_ends_front_matter_and_byte_order_marks_are_no_part_of_the_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let bytes = b"\xef\xbb\xbf---\r\ntitle: Ice\r\n---\r\nOne.\r\nTwo.\rThree.\n";
    let path = article(folder.path(), "a.md", bytes);
    assert_eq!(tumen(&["text", &path], "").stdout, b"One.\nTwo.\nThree.\n");
}

#[test]
fn a_folder_is_read_with_its_index_and_a_bad_file_gives_a_remark_and_status_1() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = b"Russia sent 300 tons of oil to North Korea last month.\n";
    article(folder.path(), "a.txt", text);
    article(folder.path(), "b.txt", &[0, 1, 2, 3, 0, 0]);
    article(folder.path(), "index.csv", b"file,published\na.txt,2020-02-10\n");
    let output = tumen(&["extract", &folder.path().display().to_string()], "");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(records(&output)[0]["period_start"], "2020-01-01");
    let remark = String::from_utf8(output.stderr).expect("UTF-8");
    let remark: Value = serde_json::from_str(remark.lines().next().expect("a remark")).expect("JSON");
    assert_eq!(remark["article"], "b.txt");
}

#[test]
fn the_date_of_the_command_line_outweighs_the_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = article(folder.path(), "a.txt", OIL);
    let record = records(&tumen(&["extract", &path, "--published", "2015-03-01"], "")).remove(0);
    assert_eq!(record["period_start"], "2015-02-01");
}

#[test]
fn without_a_date_a_relative_period_stays_null() {
    let line = r#"{"id": "x", "text": "Russia sent 300 tons of oil to North Korea last month."}"#;
    let record = records(&tumen(&["extract", "--jsonl", "-"], line)).remove(0);
    assert_eq!((&record["period_start"], &record["period_basis"]), (&Value::Null, &"none".into()));
}

#[test]
fn lines_go_on_after_a_bad_one_and_end_with_status_0() {
    let lines =
        "nonsense\n\n{\"id\": \"y\", \"text\": \"They paid $5 million.\", \"published\": \"2020-01-02\"}\n";
    let output = tumen(&["extract", "--jsonl", "-"], lines);
    assert_eq!(output.status.code(), Some(0));
    let records = records(&output);
    assert_eq!((records.len(), &records[0]["article"]), (1, &"y".into()));
    assert!(String::from_utf8_lossy(&output.stderr).contains("line 1"));
}

#[test]
fn wrong_usage_ends_with_status_2() {
    for arguments in [&["extract"][..], &["export", "x"], &["text"], &["extract", "x", "--published", "soon"]]
    {
        assert_eq!(tumen(arguments, "").status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn a_folder_is_exported_as_csv_and_ndjson() {
    let folder = tempfile::tempdir().expect("a folder");
    article(folder.path(), "a.txt", OIL);
    let source = folder.path().display().to_string();
    for (to, begins) in [("csv", "article,start,end,quote,"), ("ndjson", "{\"article\":\"a.txt\",")] {
        let out = folder.path().join(format!("out.{to}"));
        let output = tumen(&["export", &source, "--to", to, "--out", &out.display().to_string()], "");
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        let written = std::fs::read_to_string(out).expect("the export");
        assert!(written.starts_with(begins), "{written}");
        assert!(written.contains("suggested"), "{written}");
    }
}

#[test]
fn an_export_of_something_that_is_no_project_leaves_it_untouched() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = article(folder.path(), "x.tumen", b"no database");
    let out = folder.path().join("out.csv").display().to_string();
    let output = tumen(&["export", &path, "--to", "csv", "--out", &out], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("not a Tumen project"));
    assert_eq!(std::fs::read(&path).expect("the file"), b"no database");
    assert!(!Path::new(&out).exists());
}

#[test]
fn official_series_are_listed_with_their_rows_and_coverage() {
    let output = tumen(&["series", "1718", "china", "barrels"], "");
    assert_eq!(output.status.code(), Some(1), "a unit is called by its code");
    assert!(String::from_utf8_lossy(&output.stderr).contains("no series answers"));
    let output = tumen(&["series", "1718", "bbl", "2021", "CHN → PRK"], "");
    assert_eq!(output.status.code(), Some(0));
    let series = records(&output);
    let months = series.iter().find(|series| series["series"] == "un1718.chn-to-prk.refined.bbl");
    let months = months.expect("the series");
    assert_eq!((&months["exporter"], &months["unit"]), (&"CHN".into(), &"bbl".into()));
    assert_eq!(months["coverage"]["not_reported"], 5);
    let row = months["rows"].as_array().expect("rows").iter().find(|row| row["start"] == "2021-01-01");
    let row = row.expect("January 2021");
    assert_eq!((&row["value"], &row["quality"]), (&Value::Null, &"not_reported".into()));
}

#[test]
fn figures_of_a_folder_are_compared_with_official_series() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let seeds = seeds.display().to_string();
    let output = tumen(&["compare", &seeds, "--article", "2014-05-08-nk-economy-watch.md"], "");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let found = records(&output);
    let total = found.iter().find(|record| record["quote"] == "1.27 billion USD").expect("the total");
    assert_eq!(total["verdict"], "consistent");
    let row = &total["matches"][0];
    assert_eq!(row["rows"][0]["row"], "kita.chn-prk.all.usd@2014-01-01/2014-03-31");
    assert_eq!((&row["official"], &row["difference"]), (&1_271_000_000.into(), &(-1_000_000).into()));
    assert_eq!((row["percent"].to_string(), &row["explained"]), ("-0.08".into(), &true.into()));

    let at = total["start"].to_string();
    let one = tumen(&["compare", &seeds, "--article", "2014-05-08-nk-economy-watch.md", "--at", &at], "");
    assert_eq!((records(&one).len(), &records(&one)[0]), (1, total));

    let output = tumen(&["compare", &seeds, "--article", "2017-07-25-chosun-ilbo.md"], "");
    let found = records(&output);
    let rise = found.iter().find(|record| record["quote"] == "71.9 percent").expect("the rise");
    assert_eq!(rise["verdict"], "inconsistent");
    assert_eq!(rise["peak"]["level"], 49_360_000);
    assert_eq!(rise["peak"]["higher"][0]["row"], "kotra.prk-rus.all.usd@2005-01-01/2005-12-31");
    let remarks = rise["peak"]["remarks"].to_string();
    assert!(remarks.contains("the series is annual") && remarks.contains("derived"), "{remarks}");

    let nothing = tumen(&["compare", &seeds, "--article", "nowhere.md"], "");
    assert_eq!(nothing.status.code(), Some(1));
}

const WITS: &str = "Nomenclature,ReporterISO3,ProductCode,PartnerISO3,Year,TradeFlowName,TradeValue in 1000 USD\n\
    H4,RUS,Total,PRK,2017,Export,74210.288\nH4,RUS,Total,PRK,soon,Export,1\nH4,PRK,Total,RUS,2016,Imports,60000\n";

#[test]
fn a_table_of_ones_own_is_previewed_with_its_faults_by_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = article(folder.path(), "wits.csv", WITS.as_bytes());
    let output = tumen(&["series", "--import", &path], "");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let series = records(&output);
    assert_eq!(series.len(), 2);
    assert_eq!(series[0]["series"], "own.wits.rus-to-prk.all.usd.by-rus");
    assert_eq!(series[0]["rows"][0]["value"], 74_210_288);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("read as wits in UTF-8: 2 figures kept"), "{told}");
    assert!(told.contains("line 3: \\\"soon\\\" is no period"), "{told}");

    let open = tumen(&["series", "--import", &path, "--layout", "own", "--set", "time=Year"], "");
    assert_eq!((open.status.code(), open.stdout.len()), (Some(1), 0));
    assert!(String::from_utf8_lossy(&open.stderr).contains("it has to be set"));
    let missing = tumen(&["series", "--import", "nowhere.csv"], "");
    assert_eq!(missing.status.code(), Some(1));
    assert_eq!(tumen(&["series", "--set", "time=Year"], "").status.code(), Some(2));
}

#[test]
fn figures_are_compared_with_a_table_of_ones_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = article(folder.path(), "wits.csv", WITS.as_bytes());
    let text = "2018-02-01\n\nRussia exported $60 million of goods to North Korea in 2016, according to Russian customs.\n";
    let path = article(folder.path(), "a.txt", text.as_bytes());
    let output = tumen(&["compare", &path, "--import", &table], "");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let found = records(&output).remove(0);
    // What Russia reports is free on board; what North Korea reports of the same goods is not.
    let near = found["near"].as_array().expect("near misses");
    let own =
        near.iter().find(|miss| miss["series"] == "own.wits.rus-to-prk.all.usd.by-prk").expect("the own row");
    assert_eq!(own["reasons"][0]["code"], "valuation");
    assert_eq!(own["difference"], 0);
}

#[test]
fn what_is_known_through_the_articles_own_outlet_is_not_independent() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "---\noutlet: VOA\npublished: 2017-07-20\n---\n\
        Russia exported $2.3 million of oil to North Korea in the first four months of 2017.\n";
    let path = article(folder.path(), "a.md", text.as_bytes());
    let output = tumen(&["compare", &path], "");
    let found = records(&output).remove(0);
    assert_eq!(found["verdict"], "consistent");
    assert_eq!(found["matches"][0]["independent"], false);
    assert!(found["remarks"].to_string().contains("own source or through it"), "{}", found["remarks"]);
}

#[test]
fn a_table_of_ones_own_is_kept_in_a_project() {
    use tumen::model::Session;
    use tumen::store::{Access, Store, Versions};
    let folder = tempfile::tempdir().expect("a folder");
    let project = folder.path().join("a.tumen");
    Store::create(&project, |_| {}).expect("a project").close().expect("saved");
    let table = article(folder.path(), "wits.csv", WITS.as_bytes());
    let into = project.display().to_string();
    let output = tumen(&["series", "--import", &table, "--into", &into], "");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let versions = |_: &tumen::vocabulary::Additions| Versions { engine: "1".into(), lexicon: "1".into() };
    let (_store, loaded) = Store::open(&project, Access::Read, versions, |_| {}).expect("the project");
    let session = Session::replay(loaded.staged, loaded.log).expect("its log");
    let [kept] = session.project().tables() else { panic!("one table") };
    assert_eq!((&*kept.name, &*kept.text), ("wits", WITS));
    assert_eq!(session.history().undoable().map(|entry| entry.edit.words()), Some("add series"));

    let nowhere = folder.path().join("b.tumen").display().to_string();
    let output = tumen(&["series", "--import", &table, "--into", &nowhere], "");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
}

/// A project with one article, as the window makes it.
fn project_of(path: &Path, article: &Path) {
    use tumen::extract::extract;
    use tumen::import::{self, Calls, Landed, Request};
    use tumen::model::{ArticleId, BatchId, Edit, Project, Session, Stamp};
    use tumen::store::{Findings, Staged, Store, Versions};
    let batch = BatchId(uuid::Uuid::from_u128(1));
    let lexicon = tumen::vocabulary::Lexicon::embedded();
    let versions = Versions { engine: "1".into(), lexicon: "1".into() };
    let store = Store::create(path, |_| {}).expect("a project");
    let mut project = Project::default();
    let request = Request { batch, at: 0, options: import::Options::default(), known: Default::default() };
    import::run(
        &[article.to_path_buf()],
        &request,
        Calls {
            extract: &|text, published| extract(&lexicon, text, published),
            cancel: &|| false,
            new_id: &mut || ArticleId(uuid::Uuid::from_u128(2)),
            sink: &mut |landed: Landed| {
                project = project.stage(landed.articles.iter().map(import::Staged::entry));
                let staged = landed.articles.into_iter().map(|one| Staged {
                    article: one.article,
                    text: one.text,
                    original: one.original.into(),
                    findings: Findings {
                        suggestions: one.suggestions,
                        remarks: one.remarks,
                        by: versions.clone(),
                    },
                });
                store.stage(staged.collect());
            },
        },
    );
    let mut session = Session::replay(project, Vec::new()).expect("a session");
    let stamp = Stamp { at: 0, who: "Kim".into() };
    store.append(session.act(Edit::AddBatch(batch), &stamp).expect("the articles").0);
    store.close().expect("saved");
}

#[test]
fn a_project_is_compared_with_the_tables_that_it_keeps() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "2018-02-01\n\nRussia exported $74.2 million of goods to North Korea in 2017.\n";
    let text = article(folder.path(), "a.txt", text.as_bytes());
    let project = folder.path().join("a.tumen");
    project_of(&project, Path::new(&text));
    let project = project.display().to_string();
    let own = |output: &Output| {
        let found = records(output).remove(0);
        let matches = found["matches"].as_array().expect("matches").clone();
        matches.into_iter().find(|row| row["series"].as_str().is_some_and(|id| id.starts_with("own.")))
    };
    let before = tumen(&["compare", &project], "");
    assert_eq!(before.status.code(), Some(0), "{}", String::from_utf8_lossy(&before.stderr));
    assert_eq!(own(&before), None);
    let table = article(folder.path(), "wits.csv", WITS.as_bytes());
    assert_eq!(tumen(&["series", "--import", &table, "--into", &project], "").status.code(), Some(0));
    let row = own(&tumen(&["compare", &project], "")).expect("the kept row");
    assert_eq!(
        (&row["series"], &row["verdict"]),
        (&"own.wits.rus-to-prk.all.usd.by-rus".into(), &"consistent".into())
    );
    assert_eq!(row["difference"], -10_288);
}

#[test]
fn words_are_found_in_a_folder_and_what_cannot_be_understood_is_wrong_usage() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().display().to_string();
    article(
        folder.path(),
        "a.md",
        "---\noutlet: 강변일보\npublished: 2017-06-01\n---\nÜber 석유: 석유 came.\n".as_bytes(),
    );
    article(folder.path(), "b.md", b"---\npublished: 2018-01-01\n---\nOil came, no coal.\n");
    let hits = records(&tumen(&["search", &path, "석유"], ""));
    assert_eq!(hits.len(), 2);
    let (start, end) = (hits[1]["start"].as_u64(), hits[1]["end"].as_u64());
    let text: Vec<char> =
        String::from_utf8_lossy(&tumen(&["text", &format!("{path}/a.md")], "").stdout).chars().collect();
    let place =
        start.zip(end).map(|(start, end)| text[start as usize..end as usize].iter().collect::<String>());
    assert_eq!((place.as_deref(), hits[1]["quote"].as_str()), (Some("석유"), Some("석유")));
    assert_eq!(hits[1]["context"], "Über 석유: 석유 came.");
    // Newest first, and words apart from each other count as one query.
    let came = records(&tumen(&["search", &path, "came", "-coal"], ""));
    assert_eq!((came.len(), &came[0]["article"]), (1, &Value::from("a.md")));
    let dated = records(&tumen(&["search", &path, "date:2017.."], ""));
    let articles: Vec<_> =
        dated.iter().map(|row| (row["article"].as_str(), row["start"].is_null())).collect();
    assert_eq!(articles, [(Some("b.md"), true), (Some("a.md"), true)]);
    let wrong = tumen(&["search", &path, "date:soon"], "");
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("“soon” is no date"));
}
