//! A crash leaves a report without a word of an article, the next start says so, and the log can be found.

mod common;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use common::{Home, Window};
use tumen::app::trouble::{Crash, Trouble};
use tumen::ui::{Action, Command, linked_crates};

const ARTICLE: &[u8] = "---\ntitle: Squid sales\npublished: 2019-03-04\n---\n\
    The port sold 300 tons of dried squid to China in February 2019.\n"
    .as_bytes();

fn logs(home: &Home) -> PathBuf {
    home.data().join("logs")
}

fn reports(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder of logs");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.filter(|path| path.display().to_string().contains("crash-")).collect()
}

fn crashed(home: &Home) -> PathBuf {
    Crash::now("it broke", "src/somewhere.rs:1:1", Vec::new()).write(&logs(home)).expect("a report")
}

fn window(home: &Home) -> Window {
    let logs = logs(home);
    let corpus = home.corpus(&[("squid.md", ARTICLE)]);
    Window::new(home.world(), move |app| {
        app.keep_trouble(Trouble::in_folder(logs));
        app.tell_crash();
        app.open_paths(vec![corpus]);
    })
}

#[test]
fn a_panic_of_the_window_leaves_a_report_and_one_of_a_job_does_not() {
    let home = Home::new();
    let trouble = Trouble::in_folder(logs(&home));
    trouble.note(&Action::SetName("Somebody".into()));
    trouble.note(&Action::Do(Command::NextClaim));
    trouble.watch();
    let job = std::thread::spawn(|| panic!("the job broke on `dried squid`")).join();
    assert!(job.is_err());
    assert_eq!(reports(&logs(&home)), Vec::<PathBuf>::new());
    let logged_out = "Failed to update device event filter: Connection(IoError(Custom { kind: Other }))";
    assert!(catch_unwind(|| panic!("{logged_out}")).is_err());
    assert_eq!(reports(&logs(&home)), Vec::<PathBuf>::new());
    let text = String::from("été at Rason");
    let cut = catch_unwind(AssertUnwindSafe(|| text[..text.len().min(1)].len()));
    assert!(cut.is_err());
    let reports = reports(&logs(&home));
    let report = fs::read_to_string(&reports[0]).expect("the report");
    assert!(report.contains("  SetName\n  NextClaim\n"), "{report}");
    assert!(report.contains("tests/trouble.rs:") && report.contains(env!("CARGO_PKG_VERSION")), "{report}");
    let log = fs::read_to_string(logs(&home).join("tumen.log")).expect("the log");
    assert_eq!(log.matches("panic at tests/trouble.rs:").count(), 3, "{log}");
    for words in ["Rason", "squid", "Somebody"] {
        assert!(!report.contains(words) && !log.contains(words), "{words} in {report}{log}");
    }
}

#[test]
fn the_next_start_says_so_once() {
    let home = Home::new();
    let report = crashed(&home);
    let mut first = window(&home);
    first.expect("Tumen ended unexpectedly");
    first.expect("Nothing that was saved is lost");
    first.expect(&report.display().to_string());
    first.click("Close");
    first.expect_not("Tumen ended unexpectedly");
    first.expect("300 tons");
    drop(first);
    window(&home).expect_not("Tumen ended unexpectedly");
    assert!(report.exists(), "the report stays");
}

#[test]
fn without_a_crash_nothing_is_said() {
    let home = Home::new();
    window(&home).expect_not("Tumen ended unexpectedly");
}

#[test]
fn what_was_open_is_offered_again_where_it_still_is() {
    let home = Home::new();
    crashed(&home);
    let project = window(&home);
    project.expect("Open the folder");
    // Nothing was open on this screen before.
    project.expect_not(" again");
    drop(project);
    crashed(&home);
    let (logs, corpus) = (logs(&home), home.corpus(&[("squid.md", ARTICLE)]));
    let mut window = Window::with_recent(
        home.world(),
        &["/nowhere/gone.tumen", &corpus.display().to_string()],
        move |app| {
            app.keep_trouble(Trouble::in_folder(logs));
            app.tell_crash();
            app.open_sample();
        },
    );
    window.expect_not("gone.tumen");
    window.click("Open corpus again");
    window.expect_not("Tumen ended unexpectedly");
    window.expect("300 tons");
}

#[test]
fn the_help_menu_leads_to_the_log() {
    let home = Home::new();
    let mut window = window(&home);
    window.click("Help");
    window.click_containing("Open the log folder");
    // Where nobody sits in front, the path is said.
    window.expect(&logs(&home).display().to_string());
    window.click("Close");
}

#[test]
fn about_says_what_is_kept_where_and_whose_work_it_is() {
    let home = Home::new();
    let mut window = window(&home);
    window.click("Help");
    window.click_containing("About Tumen");
    window.expect(env!("CARGO_PKG_VERSION"));
    window.expect(&logs(&home).display().to_string());
    window.expect(&home.data().join("app.ron").display().to_string());
    let all = linked_crates().count();
    window.expect(&format!("{all} of {all} crates"));
    window.expect("accesskit");
    window.type_into("Search licences", "sqlite");
    window.expect("libsqlite3-sys");
    window.expect_not("accesskit");
    window.retype("Search licences", "ofl");
    window.expect("ttf-inter");
    window.retype("Search licences", "nobody's");
    window.expect(&format!("0 of {all} crates"));
    assert!(linked_crates().all(|part| !part.licence.is_empty() && !part.version.is_empty()));
}
