//! The layers of `src/lib.rs`: a module names only modules below it, and egui and the disk stay in their rows.

use std::path::{Path, PathBuf};

/// From low to high. Modules on one line are siblings and may not name each other.
const LAYERS: &[&[&str]] = &[
    &["text"],
    &["measure"],
    &["vocabulary"],
    &["model"],
    &["reference", "extract"],
    &["chart", "listing", "compare", "merge", "search", "guide"],
    &["audit"],
    &["store", "import", "export"],
    &["jobs"],
    &["ui"],
    &["app", "cli"],
];

/// `jobs` runs closures and knows nothing of what they do, although it stands above the rest.
const KNOWS_NOTHING: &str = "jobs";
const MAY_DRAW: &[&str] = &["ui", "app"];
const MAY_TOUCH_DISK: &[&str] = &["store", "import", "export", "app", "cli"];
const DRAWING: &[&str] = &["egui::", "eframe::", "egui_plot::", "egui_extras::", "egui_commonmark::"];
const DISK: &[&str] = &[
    "std::fs",
    "File::open",
    "File::create",
    "rfd::",
    ".is_dir()",
    ".is_file()",
    ".exists()",
    ".metadata()",
];
/// The clock, chance and the environment come in as parameters below `app` and `cli`.
const WORLD: &[&str] =
    &["SystemTime::now", "Timestamp::now", "Zoned::now", "TimeZone::system", "Uuid::new_v4", "std::env::var"];
const MAY_ASK_THE_WORLD: &[&str] = &["app", "cli"];

#[test]
fn every_module_names_only_modules_below_it() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (module, file) in sources() {
        seen += 1;
        let layer = layer(&module).unwrap_or_else(|| panic!("{module} is in no layer: add it to the table"));
        let code = code(&std::fs::read_to_string(&file).expect("a source file"));
        for named in named_modules(&code, &module, &file) {
            let allowed = named == module
                || (module != KNOWS_NOTHING && self::layer(&named).is_some_and(|other| other < layer));
            if !allowed {
                wrong.push(format!("{}: {module} names {named}", file.display()));
            }
        }
        let mut forbid = |words: &[&str], allowed: &[&str], what: &str| {
            for word in words.iter().filter(|word| code.contains(*word)) {
                if !allowed.contains(&module.as_str()) {
                    wrong.push(format!("{}: {module} may not use {what}: {word}", file.display()));
                }
            }
        };
        forbid(DRAWING, MAY_DRAW, "egui");
        forbid(DISK, MAY_TOUCH_DISK, "the disk");
        forbid(WORLD, MAY_ASK_THE_WORLD, "clock, chance or environment");
    }
    assert!(seen > 40, "only {seen} source files were found");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

fn sources() -> Vec<(String, PathBuf)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    walk(&root, &mut files);
    files
        .into_iter()
        .filter_map(|file| {
            let first = file.strip_prefix(&root).ok()?.components().next()?;
            let module = first.as_os_str().to_str()?.trim_end_matches(".rs").to_owned();
            (module != "lib" && module != "main").then_some((module, file))
        })
        .collect()
}

/// The code without comments and without its tests, which may do as they like.
fn code(source: &str) -> String {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Every `crate::name`, also inside `crate::{a::…, b}`, and every `super` path that leaves the module.
fn named_modules(code: &str, module: &str, file: &Path) -> Vec<String> {
    let word = |text: &str| -> String {
        text.trim_start().chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
    };
    let mut found = Vec::new();
    for (at, path) in code.match_indices("crate::") {
        let rest = &code[at + path.len()..];
        if rest.starts_with('{') {
            let mut depth = 0;
            let mut start = true;
            for (at, letter) in rest.char_indices() {
                match letter {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    _ => {}
                }
                if depth == 0 {
                    break;
                }
                if start && depth == 1 && (letter.is_alphabetic()) {
                    found.push(word(&rest[at..]));
                    start = false;
                }
                start |= depth == 1 && (letter == ',' || letter == '{');
            }
        } else {
            found.push(word(rest));
        }
    }
    let below = file.components().rev().take_while(|part| part.as_os_str() != module).count();
    // `x/mod.rs` is the module `x` itself, one step nearer to the root than its other files.
    let depth = below - usize::from(file.ends_with("mod.rs"));
    let out = "super::".repeat(depth + 1);
    found.extend(
        code.match_indices(&out).map(|(at, _)| format!("super path: {}", word(&code[at + out.len()..]))),
    );
    found.retain(|name| !name.is_empty());
    found
}

#[test]
fn the_reader_of_paths_sees_all_forms() {
    let found = |code: &str| named_modules(code, "model", Path::new("src/model/edit.rs")).join(" ");
    assert_eq!(found("use crate::text::Span;"), "text");
    assert_eq!(found("let x = crate::store::Store::open();"), "store");
    assert_eq!(found("use crate::{measure::{Unit, Date}, text::Span, ui};"), "measure text ui");
    assert_eq!(found("use super::super::ui::View;"), "super path: ui");
    assert_eq!(found("use super::Claim;"), "");
}
