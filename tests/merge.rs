//! `tumen merge`: two people's projects become a third.

mod common;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use common::{Home, Window};
use egui::Key;
use tumen::app::World;

const TEXT: &[u8] = b"---\ntitle: Coal\noutlet: Border Post\npublished: 2019-04-10\n---\nNorth Korea sold 500 tons of coal to China in March. \
China paid $40 million for it. Russia sent 300 tons of oil to North Korea in March.\n";
const MORE: &[u8] =
    b"---\ntitle: Rice\npublished: 2019-02-02\n---\nChina sent 700 tons of rice to North Korea in January.\n";

/// A person's project of some articles, with statuses set by these keys from the first figure on.
fn project(home: &Home, person: &str, files: &[(&str, &[u8])], keys: &[Key]) -> PathBuf {
    let corpus = home.corpus(files);
    let world = World { person: person.into(), ..home.world() };
    let mut window = Window::new(world, move |app| app.open_paths(vec![corpus]));
    window.key(Key::J);
    keys.iter().for_each(|key| window.key(*key));
    drop(window);
    let files = std::fs::read_dir(home.data()).expect("a folder").map(|file| file.expect("a file").path());
    files
        .into_iter()
        .find(|path| path.extension().is_some_and(|ending| ending == "tumen"))
        .expect("a project")
}

fn tumen(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tumen")).args(arguments).output().expect("the program")
}

fn words(path: &Path) -> &str {
    path.to_str().expect("a path")
}

fn lines(output: &[u8]) -> Vec<serde_json::Value> {
    let text = String::from_utf8_lossy(output);
    text.lines().map(|line| serde_json::from_str(line).expect("a JSON line")).collect()
}

#[test]
fn claims_histories_and_questions_come_together_and_both_projects_stay_as_they_are() {
    let (kim, lee) = (Home::new(), Home::new());
    let ours = project(&kim, "Kim", &[("coal.md", TEXT)], &[Key::Num1, Key::Num3]);
    let theirs =
        project(&lee, "Lee", &[("coal.md", TEXT), ("rice.md", MORE)], &[Key::Num8, Key::Num3, Key::Num5]);
    let before = [std::fs::read(&ours).expect("a file"), std::fs::read(&theirs).expect("a file")];
    let out = kim.data().join("both.tumen");

    let merged = tumen(&["merge", words(&ours), words(&theirs), "--out", words(&out)]);
    assert!(merged.status.success(), "{}", String::from_utf8_lossy(&merged.stderr));
    let told = lines(&merged.stdout);
    let [question, people, sums] = &told[..] else { panic!("{told:#?}") };
    assert_eq!(question["question"], "differs");
    assert_eq!(question["quote"], "500 tons");
    assert_eq!(question["fields"][0]["ours"], "confirmed (Kim)");
    assert_eq!(question["fields"][0]["theirs"], "contradicted (Lee)");
    assert_eq!(people["people"], serde_json::json!(["Kim", "Lee"]));
    assert_eq!((&people["claims"], &people["agreement"]), (&2.into(), &0.5.into()));
    assert_eq!(people["kappa"], 0.3333);
    assert_eq!((&sums["articles_added"], &sums["claims_matched"]), (&1.into(), &2.into()));
    assert_eq!(sums["spans"], serde_json::json!({ "ours": 2, "theirs": 3, "matched": 2, "exact": 2 }));
    assert_eq!([std::fs::read(&ours).expect("a file"), std::fs::read(&theirs).expect("a file")], before);

    // The third project has the claims of both, with what both did.
    let records = kim.data().join("both.ndjson");
    let exported = tumen(&["export", words(&out), "--to", "ndjson", "--out", words(&records)]);
    assert!(exported.status.success());
    let records = lines(&std::fs::read(records).expect("records"));
    assert_eq!(records.len(), 3);
    let first = records.iter().find(|record| record["quote"] == "500 tons").expect("a record");
    assert_eq!((&first["status"], &first["reviewer"]), (&"confirmed".into(), &"Kim".into()));
    let who: Vec<&str> =
        first["history"].as_array().expect("a list").iter().filter_map(|line| line["who"].as_str()).collect();
    assert!(who.contains(&"Kim") && who.contains(&"Lee"), "{who:?}");

    // What is there is not replaced.
    let again = tumen(&["merge", words(&ours), words(&theirs), "--out", words(&out)]);
    assert_eq!(again.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&again.stderr).contains("there is a file with this name already"));
    // Merging the same once more brings nothing.
    let third = kim.data().join("third.tumen");
    let nothing = tumen(&["merge", words(&out), words(&theirs), "--out", words(&third)]);
    assert!(nothing.status.success());
    assert!(lines(&nothing.stdout)[0]["nothing"].is_string(), "{:?}", lines(&nothing.stdout));
}

#[test]
fn what_is_no_project_leaves_nothing_behind() {
    let home = Home::new();
    let ours = project(&home, "Kim", &[("coal.md", TEXT)], &[Key::Num1]);
    let no = home.data().join("no.tumen");
    std::fs::write(&no, "not a project").expect("a file");
    let out = home.data().join("out.tumen");
    for [a, b] in [[&ours, &no], [&no, &ours]] {
        let merged = tumen(&["merge", words(a), words(b), "--out", words(&out)]);
        assert_eq!(merged.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&merged.stderr).contains("no.tumen"));
        assert!(!out.exists());
    }
}
