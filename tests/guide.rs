//! The guide says what is so: its links, pictures, labels, keys and worked examples are checked against the program.

use std::collections::BTreeSet;
use std::path::Path;

use regex::Regex;
use tumen::guide::{self, Block, PAGES};

/// Every match of the first group, with the page that it is on.
fn all(pattern: &str) -> Vec<(&'static str, String)> {
    let pattern = Regex::new(pattern).expect("a pattern");
    let on = |page: &'static guide::Page| {
        let text = without_code(page.text);
        let found: Vec<String> = pattern.captures_iter(&text).map(|found| found[1].to_owned()).collect();
        found.into_iter().map(move |words| (page.id, words))
    };
    PAGES.iter().flat_map(on).collect()
}

/// The page without its fenced lines.
fn without_code(page: &str) -> String {
    page.split("```").step_by(2).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_page_of_the_folder_is_listed() {
    let files = std::fs::read_dir(root().join("docs/guide")).expect("the guide's folder");
    let names = files.map(|file| file.expect("a file").file_name().to_string_lossy().into_owned());
    let found: BTreeSet<String> =
        names.filter_map(|name| name.strip_suffix(".md").map(str::to_owned)).collect();
    let listed: BTreeSet<String> = PAGES.iter().map(|page| page.id.to_owned()).collect();
    assert_eq!(found, listed);
}

#[test]
fn links_lead_to_a_page_and_a_heading() {
    for (page, address) in all(r"[^!]\[[^\]]*\]\(([^)]*)\)") {
        if address.starts_with("https://") {
            continue;
        }
        let (at, wanted) = guide::inside(&address).unwrap_or_else(|| panic!("{page}: {address}"));
        let Some(wanted) = wanted else { continue };
        let blocks = guide::blocks(PAGES[at].text);
        let leads = blocks
            .iter()
            .any(|block| matches!(block, Block::Heading { words, .. } if guide::anchor(words) == wanted));
        assert!(leads, "{page}: no heading for {address}");
    }
}

#[test]
fn pictures_are_there_and_small() {
    let names: BTreeSet<String> = all(r"!\[[^\]]*\]\(([^)]*)\)").into_iter().map(|(_, name)| name).collect();
    assert!(names.len() > 3, "{names:?}");
    for name in names {
        let size =
            |name: &str| std::fs::metadata(root().join("docs/guide").join(name)).map(|file| file.len());
        for name in [name.clone(), name.replace(".png", "-dark.png")] {
            let size = size(&name).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert!(size < 200_000, "{name} has {size} bytes");
        }
    }
}

/// What a reader sees in the window stands in italics.
#[test]
fn words_of_the_window_are_words_of_the_window() {
    fn gather(folder: &Path, text: &mut String) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                gather(&path, text);
            } else {
                text.push_str(&std::fs::read_to_string(&path).expect("a source").to_lowercase());
            }
        }
    }
    let mut sources = String::new();
    for folder in ["src/ui", "src/model", "src/audit"] {
        gather(&root().join(folder), &mut sources);
    }
    // Terms of the standards, and letters to be typed.
    let others = ["almost no chance", "almost certainly", "csv", "dark", "merge"];
    let found = all(r"(?:^|[^*])\*([^*\s][^*]*?)\*(?:[^*]|$)");
    assert!(found.len() > 20, "{found:?}");
    for (page, words) in found {
        let words = words.to_lowercase().replace('\n', " ");
        assert!(
            others.contains(&&*words) || sources.contains(&words),
            "{page}: the window does not say {words:?}"
        );
    }
}

/// A quotation is an example, and the code below it is what the program says of it.
#[test]
fn worked_examples_come_out_as_they_are_told() {
    let page = guide::page("checks").expect("the page").1;
    let mut example = None;
    let mut seen = 0;
    for block in guide::blocks(page.text) {
        match block {
            Block::Text(words) if words.starts_with("> ") => example = Some(words.replace("> ", "")),
            Block::Code(said) => {
                let example = example.take().unwrap_or_else(|| panic!("no example for {said:?}"));
                let found = common_cli::audit(&example);
                let plain = |words: &str| words.replace('\u{202f}', " ");
                assert!(
                    found.iter().any(|message| plain(message).starts_with(&plain(&said))),
                    "{example}\ngives {found:#?}\nand not {said:?}"
                );
                seen += 1;
            }
            _ => {}
        }
    }
    assert!(seen > 5, "only {seen} examples");
}

mod common_cli {
    use std::process::Command;

    fn tumen(arguments: &[&str]) -> (bool, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_tumen")).args(arguments).output().expect("the program");
        (output.status.success(), String::from_utf8(output.stdout).expect("UTF-8"))
    }

    /// What the checks say of an article of one paragraph.
    pub fn audit(words: &str) -> Vec<String> {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("example.txt");
        let head = "---\ntitle: Example\noutlet: Example Post\npublished: 2019-03-10\n---\n\n";
        std::fs::write(&file, format!("{head}{words}\n")).expect("a file");
        let (_, lines) = tumen(&["audit", &file.to_string_lossy()]);
        let message = |line: &str| {
            let finding: serde_json::Value = serde_json::from_str(line).expect("a finding");
            finding["message"].as_str().expect("a message").to_owned()
        };
        lines.lines().map(message).collect()
    }

    #[test]
    fn the_terminal_lists_the_pages_and_prints_one() {
        let (_, list) = tumen(&["guide"]);
        assert!(list.contains("checks") && list.contains("The checks and their arithmetic"), "{list}");
        let (_, page) = tumen(&["guide", "fields"]);
        assert!(page.starts_with("# Verification fields\n"), "{page}");
        assert!(page.contains("| `1` | Confirmed |"), "{page}");
        let (read, nothing) = tumen(&["guide", "horses"]);
        assert!(!read && nothing.is_empty(), "{nothing}");
    }
}

#[cfg(feature = "window")]
mod window {
    use std::collections::BTreeSet;

    use super::all;
    use tumen::guide::{self, PAGES};
    use tumen::model::Codebook;
    use tumen::ui::command::{COMMANDS, Entry, key_name};

    fn keys_of(entry: &Entry) -> Vec<String> {
        [entry.key, entry.also].iter().flatten().map(key_name).collect()
    }

    /// A command's label stands in bold.
    #[test]
    fn labels_are_labels_of_commands() {
        let labels: BTreeSet<&str> = COMMANDS.iter().map(|entry| entry.label).collect();
        let found = all(r"\*\*([^*]+)\*\*");
        assert!(found.len() > 20, "{found:?}");
        for (page, words) in found {
            let words = words.replace('\n', " ");
            assert!(labels.contains(&*words), "{page}: no command is called {words:?}");
        }
    }

    /// A key stands in back-ticks, as do names of files and words for the terminal.
    #[test]
    fn keys_are_keys_of_commands_or_statuses() {
        let statuses = Codebook::default().statuses;
        let mut keys: BTreeSet<String> = statuses.iter().map(|status| status.key.to_string()).collect();
        keys.extend(COMMANDS.iter().flat_map(keys_of));
        let others = [
            ".tumen",
            ".txt",
            ".text",
            ".md",
            ".markdown",
            ".html",
            ".htm",
            ".xhtml",
            ".mhtml",
            ".mht",
            "index.csv",
            "logs",
            "backups",
            "zenity",
            "derived",
        ];
        let terminal = ["start", "end", "~/.local/share/tumen"];
        for (page, words) in all(r"`([^`\n]+)`") {
            let known = keys.contains(&words) || others.contains(&&*words) || terminal.contains(&&*words);
            assert!(known || words.starts_with("tumen "), "{page}: nothing has the key {words:?}");
        }
    }

    /// What is said to have a key has this key.
    #[test]
    fn a_label_and_the_key_beside_it_belong_together() {
        let found = regex::Regex::new(r"\*\*([^*]+)\*\* \(`([^`]+)`\)").expect("a pattern");
        let mut seen = 0;
        for page in PAGES {
            for pair in found.captures_iter(page.text) {
                let entry = COMMANDS.iter().find(|entry| entry.label == pair[1].replace('\n', " "));
                let keys = entry.map(keys_of).unwrap_or_default();
                assert!(keys.iter().any(|key| key == &pair[2]), "{}: {:?} has {keys:?}", page.id, &pair[0]);
                seen += 1;
            }
        }
        assert!(seen > 10, "only {seen}");
        assert!(guide::page("keys").is_some());
    }
}
