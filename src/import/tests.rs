//! Whole imports, from folders to reports.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use uuid::Uuid;

use super::*;
use crate::measure::Date;
use crate::model::{ArticleId, BatchId, Remark, Suggestion};

/// An engine that finds nothing.
fn nothing(_: &str, _: Option<Date>) -> (Vec<Suggestion>, Vec<Remark>) {
    (Vec::new(), Vec::new())
}

fn request() -> Request {
    Request { batch: BatchId(Uuid::from_u128(1)), at: 0, options: Options::default(), known: HashSet::new() }
}

/// Runs `import` with ids that count up; gives the staged articles and the report.
fn collect(
    cancel: &(dyn Fn() -> bool + Sync),
    import: impl FnOnce(Calls<'_>) -> Report,
) -> (Vec<Staged>, Report) {
    let mut ids = 0..;
    let mut articles = Vec::new();
    let report = import(Calls {
        extract: &nothing,
        cancel,
        new_id: &mut || ArticleId(Uuid::from_u128(ids.next().unwrap_or_default())),
        sink: &mut |landed| articles.extend(landed.articles),
    });
    (articles, report)
}

fn import(paths: &[PathBuf], request: &Request) -> (Vec<Staged>, Report) {
    collect(&|| false, |calls| run(paths, request, calls))
}

/// The report's lines of a folder with these files.
#[track_caller]
fn check(files: &[(&str, &[u8])], expected: &[&str]) {
    let root = tempfile::tempdir().expect("a folder");
    for (path, bytes) in files {
        fs::write(root.path().join(path), bytes).expect("a file");
    }
    let (articles, report) = import(&[root.path().to_owned()], &request());
    let lines =
        report.lines.iter().map(|line| format!("{} {}: {}", line.outcome.words(), line.path, line.why));
    assert_eq!(lines.collect::<Vec<_>>(), expected);
    let taken = report.count(Outcome::Read) + report.count(Outcome::Partly);
    assert_eq!(articles.len(), taken);
}

#[test]
fn every_file_ends_in_one_line() {
    check(
        &[
            ("a.txt", b"Ice at the pier\n\nThe ferry left at noon."),
            ("b.txt", b"\x00\x01\x02\x03binary\x00\x00"),
            ("c.txt", b""),
            ("d.txt", b"Ice at the pier\n\nThe ferry left at noon."),
            ("e.md", b"---\ntitle: A: B\n---\nThe ferry left."),
            ("f.txt", b"Ice\n05/02/2017\n\nThe ferry left."),
            ("g.txt", b"Le d\xE9p\xF4t est vide, le caf\xE9 est ferm\xE9 depuis f\xE9vrier."),
            ("h.txt", "석탄 “5” – é é é é é".as_bytes().split_last().expect("bytes").1),
            ("index.csv", b"file,published\na.txt,2014-13-13\n"),
        ],
        &[
            "partly read a.txt: index.csv: bad date \"2014-13-13\"",
            "refused b.txt: looks like a binary file",
            "refused c.txt: holds no text",
            "read d.txt: same text as a.txt",
            "partly read e.md: front matter not understood, kept as text (line 1 column 9: mapping values are not allowed in this context)",
            "read f.txt: the date \"05/02/2017\" can mean 2017-02-05 or 2017-05-02; not guessed",
            "read g.txt: read as windows-1252",
            "partly read h.txt: some bytes are not UTF-8 and stand as \u{FFFD}",
        ],
    );
}

#[test]
fn paths_that_are_not_there_are_refused() {
    let (_, report) = import(&["/nowhere/at/all.txt".into(), "/nowhere".into()], &request());
    assert_eq!(report.count(Outcome::Refused), 2);
    assert_eq!(&*report.lines[0].why, "the file is gone");
}

#[test]
fn known_articles_are_not_imported_twice() {
    let files: [(&str, &[u8]); 2] = [("a.txt", b"One ferry left."), ("b.txt", b"Two ferries left.")];
    let (first, _) =
        collect(&|| false, |calls| embedded(&files[..1], Path::new("memory"), &request(), calls));
    let known = first
        .iter()
        .map(|staged| (staged.article.sha256, std::sync::Arc::from(staged.article.file_name())))
        .collect();
    let request = Request { known, ..request() };
    let (second, report) = collect(&|| false, |calls| embedded(&files, Path::new("memory"), &request, calls));
    assert_eq!(second.len(), 1);
    assert_eq!(
        report.to_text(),
        "2 files: 1 read, 1 skipped; 1 without a date\n\nskipped      a.txt: already in the project\nread         b.txt\n"
    );
}

#[test]
fn articles_land_in_order_with_ids_in_order() {
    let names: Vec<String> = (0..300).map(|number| format!("{number:03}.txt")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), name.as_bytes())).collect();
    let (articles, report) =
        collect(&|| false, |calls| embedded(&files, Path::new("memory"), &request(), calls));
    for (number, (staged, name)) in articles.iter().zip(&names).enumerate() {
        assert_eq!((&*staged.article.path, staged.article.id.0.as_u128()), (name.as_str(), number as u128));
    }
    assert_eq!((articles.len(), report.lines.len()), (300, 300));
}

#[test]
fn cancelling_keeps_what_has_landed_and_lists_the_rest() {
    let names: Vec<String> = (0..200).map(|number| format!("{number:03}.txt")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), name.as_bytes())).collect();
    let asked = AtomicUsize::new(0);
    let cancel = || asked.fetch_add(1, Ordering::Relaxed) > 40;
    let (articles, report) =
        collect(&cancel, |calls| embedded(&files, Path::new("memory"), &request(), calls));
    assert!(report.cancelled && !articles.is_empty() && articles.len() < 200);
    assert_eq!(report.lines.len(), 200);
    assert_eq!(report.count(Outcome::Read), articles.len());
}

#[test]
fn another_encoding_is_read_from_the_original() {
    let bytes = "---\ntitle: Лёд\n---\nПаром ушёл в полдень.".as_bytes();
    let (articles, _) =
        collect(&|| false, |calls| embedded(&[("a.md", bytes)], Path::new("memory"), &request(), calls));
    let staged = &articles[0];
    let Reread { article: wrong, text, .. } =
        reread(&staged.article, &staged.original, &Again::Encoding("windows-1251".into())).expect("a text");
    assert!(text.starts_with("Рџ") && wrong.title() != "Лёд" && &*wrong.encoding == "windows-1251");
    let Reread { article: right, text, .. } =
        reread(&wrong, &staged.original, &Again::Encoding("utf-8".into())).expect("a text");
    assert_eq!((&right, &text), (&*staged.article, &staged.text));
    assert!(reread(&wrong, &staged.original, &Again::Encoding("no such".into())).is_err());
}

#[test]
fn an_engine_that_fails_on_one_article_costs_only_its_suggestions() {
    let files: [(&str, &[u8]); 2] = [("a.txt", b"A ferry left."), ("b.txt", b"No ferry left.")];
    let mut paths = Vec::new();
    let report = embedded(
        &files,
        Path::new("memory"),
        &request(),
        Calls {
            extract: &|text, date| {
                if text.starts_with('A') { panic!("on purpose") } else { nothing(text, date) }
            },
            cancel: &|| false,
            new_id: &mut || ArticleId(Uuid::nil()),
            sink: &mut |landed| {
                paths.extend(landed.articles.into_iter().map(|staged| staged.article.path.clone()))
            },
        },
    );
    assert_eq!(paths.iter().map(|path| &**path).collect::<Vec<_>>(), ["a.txt", "b.txt"]);
    assert_eq!((report.count(Outcome::Partly), report.count(Outcome::Read)), (1, 1));
}
