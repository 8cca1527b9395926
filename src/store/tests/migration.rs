//! Bringing an older file up to date, with a made-up next version.

use std::fs;

use crate::measure::Unit;
use crate::model::{ArticleField, Codebook, FindingKey, Looked, Page, PriceBand};
use crate::store::ReadOnlyBecause;
use crate::store::lock::Lock;
use crate::store::opening::open_with;
use crate::store::schema::{STEPS, Step};

use super::*;

/// All steps so far, and one more.
const fn and(next: Step) -> [Step; STEPS.len() + 1] {
    let mut all = [next; STEPS.len() + 1];
    let mut at = 0;
    while at < STEPS.len() {
        all[at] = STEPS[at];
        at += 1;
    }
    all
}

const NEXT: &[Step] =
    &and(Step::Tables(|transaction| transaction.execute_batch("CREATE TABLE next (a INTEGER) STRICT")));
const BROKEN: &[Step] =
    &and(Step::Tables(|transaction| transaction.execute_batch("CREATE TABLE next (a); nonsense")));
/// The version of files as this program writes them.
const NOW: i32 = STEPS.len() as i32;

fn project(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("a.tumen");
    let mut window = Window::create(&path);
    window.stage(vec![staged(1)]);
    window.store.close().expect("saved");
    path
}

#[test]
fn an_older_file_is_kept_and_brought_up_to_date() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = project(folder.path());
    let backup = |number: &str| folder.path().join(format!("a.tumen.v{NOW}-backup{number}"));
    fs::write(backup(""), "an earlier one").expect("a file");
    let old = fs::read(&path).expect("a file");
    let opened = open_with(&path, Access::Write, None, NEXT).expect("a project");
    let backup = backup("-2");
    assert_eq!((opened.read_only, opened.backup), (None, Some(backup.clone())));
    assert!(fs::read(&backup).expect("a file") == old);
    opened.file.connection().execute("INSERT INTO next VALUES (1)", []).expect("the new table");
    drop(opened.file);

    let again = open_with(&path, Access::Write, None, NEXT).expect("a project");
    assert_eq!(again.backup, None, "only once");
    drop(again.file);
    let newer = OpenError::Newer { found: NOW + 1, known: NOW, path: path.clone() };
    assert_eq!(Window::try_open(&path, Access::Write).map(drop).expect_err("too new"), newer);
    Window::open(&backup);
}

#[test]
fn a_step_that_fails_leaves_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = project(folder.path());
    let old = fs::read(&path).expect("a file");
    assert!(matches!(open_with(&path, Access::Write, None, BROKEN), Err(OpenError::Damaged { .. })));
    assert!(fs::read(&path).expect("a file") == old);
    Window::open(&path);
}

#[test]
fn what_cannot_be_written_is_not_brought_up_to_date() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = project(folder.path());
    let _lock = Lock::take(&path).expect("the lock");
    let because = ReadOnlyBecause::OpenElsewhere;
    let error = open_with(&path, Access::Write, None, NEXT).map(drop).expect_err("a refusal");
    assert_eq!(error, OpenError::Outdated { because, path });
}

/// A file as the first version wrote it: its number differs, and it has no index.
fn first_version(folder: &Path) -> std::path::PathBuf {
    of_version(folder, 1)
}

fn of_version(folder: &Path, version: i32) -> std::path::PathBuf {
    let path = project(folder);
    let connection = rusqlite::Connection::open(&path).expect("a database");
    if version < 5 {
        connection.execute_batch("DROP TABLE keys; DROP TABLE indexed").expect("no index");
    }
    connection.pragma_update(None, "user_version", version).expect("a number");
    path
}

#[test]
fn a_file_of_the_fourth_version_is_kept_and_gets_an_index() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = of_version(folder.path(), 4);
    let window = Window::open(&path);
    assert!(names(folder.path()).contains(&"a.tumen.v4-backup".to_owned()));
    super::index::check(&window, "flour", &[1]);
    super::index::check(&window, "barley", &[]);
}

#[test]
fn a_file_of_the_fourth_version_is_searched_without_an_index_where_it_cannot_be_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = of_version(folder.path(), 4);
    let (window, opened) = Window::try_open(&path, Access::Read).expect("a project");
    assert_eq!(opened.read_only, Some(ReadOnlyBecause::Asked));
    assert_eq!(super::index::candidates(&window, "barley"), crate::store::Candidates::Any);
}

#[test]
fn a_file_of_the_second_version_is_kept_and_takes_tables() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = of_version(folder.path(), 2);
    let mut window = Window::open(&path);
    assert!(names(folder.path()).contains(&"a.tumen.v2-backup".to_owned()));
    let id = crate::model::TableId(uuid::Uuid::from_u128(7));
    let table = Arc::new(crate::model::OwnTable {
        id,
        name: "wits".into(),
        text: "Year,Value\n2017,5\n".into(),
        skip: 0,
        layout: "{}".into(),
    });
    window.act(Edit::AddTable { at: u32::MAX, table: Arc::clone(&table) });
    let mut window = window.check_reopened(&path);
    assert_eq!(window.session.project().tables(), [table]);
    window.act(Edit::RemoveTable(id));
    let window = window.check_reopened(&path);
    assert_eq!(window.session.project().tables(), []);
}

#[test]
fn a_file_of_the_third_version_is_kept_and_takes_statuses_looks_and_prices() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = of_version(folder.path(), 3);
    let mut window = Window::open(&path);
    assert!(names(folder.path()).contains(&"a.tumen.v3-backup".to_owned()));
    let mut codebook = Codebook::default();
    codebook.statuses[0].name = "Verified".into();
    let codebook = Arc::new(codebook);
    let finding = FindingKey { check: "sum".into(), outcome: "inconsistent".into(), places: Vec::new() };
    let looked = Looked { who: "Kim".into(), at: 5, why: "a misprint".into() };
    let band = PriceBand { commodity: "coal".into(), low: 20.into(), high: 450.into(), unit: Unit::Tonne };
    let bands: Arc<[PriceBand]> = Arc::new([band]);
    window.act(Edit::SetCodebook(Arc::clone(&codebook)));
    window.act(Edit::Look { finding: finding.clone(), to: Some(looked.clone()) });
    window.act(Edit::SetPriceBands(Some(Arc::clone(&bands))));
    let window = window.check_reopened(&path);
    let project = window.session.project();
    assert_eq!(project.codebook(), &*codebook);
    assert_eq!(project.looked(&finding), Some(&looked));
    assert_eq!(project.price_bands(), Some(&*bands));
}

#[test]
fn a_file_of_the_fifth_version_is_kept_and_takes_readings_of_pages() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = of_version(folder.path(), 5);
    let mut window = Window::open(&path);
    assert!(names(folder.path()).contains(&"a.tumen.v5-backup".to_owned()));
    let page = Page { cut: 1, count: 3, kept: "0,2".parse().expect("parts"), by_hand: true };
    let mut head = staged(1).article.as_ref().clone();
    head.page = Some(page.clone());
    let article = head.id;
    window.act(Edit::SetArticle { article, to: ArticleField::Parts(Box::new(head)) });
    window.store.close().expect("saved");
    // Its suggestions are those of another reading, so they are not taken for this one's.
    let window = Window::open(&path);
    let head = &window.session.project().staged()[0].article;
    assert_eq!(head.page, Some(page));
    assert_eq!(&*head.reading(), format!("{} page 1: 0,2", head.encoding));
}

#[test]
fn a_file_of_the_first_version_is_kept_and_takes_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = first_version(folder.path());
    let mut window = Window::open(&path);
    assert!(names(folder.path()).contains(&"a.tumen.v1-backup".to_owned()));
    window.act(words("crates"));
    let window = window.check_reopened(&path);
    assert_eq!(window.session.project().additions().entries().len(), 1);
}

#[test]
fn a_file_of_the_first_version_is_read_where_it_cannot_be_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = first_version(folder.path());
    let (window, opened) = Window::try_open(&path, Access::Read).expect("a project");
    assert_eq!(opened.read_only, Some(ReadOnlyBecause::Asked));
    assert_eq!(window.session.project().staged().len(), 1);
}
