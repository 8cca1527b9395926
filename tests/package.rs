//! What goes into the packages: man pages, completions, the list of licences, the desktop's files.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a file of the project")
}

fn generate(what: &str, folder: &Path) {
    let output = Command::new(env!("CARGO_BIN_EXE_tumen")).args(["generate", what]).arg(folder).output();
    let output = output.expect("the program");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The verbs that `tumen --help` names.
fn verbs() -> Vec<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_tumen")).arg("--help").output().expect("the program");
    let help = String::from_utf8(output.stdout).expect("UTF-8");
    let commands =
        help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let named = commands.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names = named.filter_map(|line| line.split_whitespace().next());
    let verbs: Vec<String> = names.filter(|verb| *verb != "help").map(str::to_owned).collect();
    assert!(verbs.len() > 8 && verbs.contains(&"audit".to_owned()), "{verbs:?}");
    verbs
}

#[test]
fn man_pages_and_completions_name_every_verb() {
    let folder = tempfile::tempdir().expect("a folder");
    let (man, completions) = (folder.path().join("man"), folder.path().join("completions"));
    generate("man", &man);
    generate("completions", &completions);
    let page = fs::read_to_string(man.join("tumen.1")).expect("the man page").replace('\\', "");
    for verb in verbs() {
        assert!(page.contains(&format!("tumen-{verb}(1)")), "{verb} in the man page");
        assert!(man.join(format!("tumen-{verb}.1")).exists(), "a page of {verb}");
        for shell in ["tumen.bash", "tumen.fish", "_tumen"] {
            let text = fs::read_to_string(completions.join(shell)).expect("completions");
            assert!(text.contains(&verb), "{verb} in {shell}");
        }
    }
    assert!(!man.join("tumen-generate.1").exists(), "what only packagers need has no page");
}

#[test]
fn what_is_listed_as_linked_is_what_cargo_locked() {
    let lock = read("Cargo.lock");
    let locked: BTreeSet<(&str, &str)> = lock
        .split("[[package]]")
        .filter_map(|package| {
            let value = |key: &str| {
                package
                    .lines()
                    .find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"'))
            };
            Some((value("name")?, value("version")?))
        })
        .collect();
    let list = read("assets/licences/list.tsv");
    let listed: BTreeSet<(&str, &str)> =
        list.lines().skip(1).filter_map(|line| line.rsplit_once('\t')?.0.split_once('\t')).collect();
    assert!(listed.len() > 300);
    let stale: Vec<_> = listed.difference(&locked).collect();
    assert!(stale.is_empty(), "run packaging/licences: {stale:?}");
    let manifest = read("Cargo.toml");
    let own = manifest.split("\n[dependencies]\n").nth(1).and_then(|rest| rest.split("\n[").next());
    for line in own.expect("dependencies").lines().filter(|line| !line.starts_with('#')) {
        let Some((name, _)) = line.split_once(' ') else { continue };
        assert!(
            listed.iter().any(|(known, _)| *known == name),
            "run packaging/licences: {name} is not named"
        );
    }
    assert!(list.lines().all(|line| line.split('\t').filter(|cell| !cell.is_empty()).count() == 3));
}

#[test]
fn everything_that_a_package_takes_from_the_source_is_there() {
    let manifest = read("Cargo.toml");
    let assets = manifest.split("\nassets = [\n").nth(1).and_then(|rest| rest.split("\n]").next());
    let sources = assets.expect("assets").lines().filter_map(|line| line.split('"').nth(1));
    let (built, kept): (Vec<&str>, Vec<&str>) = sources.partition(|path| path.starts_with("target/"));
    assert!(kept.len() > 12 && built.contains(&"target/release/generated/man/*.1.gz"));
    for path in kept {
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(path).exists(), "{path}");
    }
}

#[test]
fn the_desktop_knows_the_program_and_its_files() {
    let entry = read("assets/linux/tumen.desktop");
    for line in
        ["Exec=tumen %F", "Icon=tumen", "StartupWMClass=tumen", "MimeType=application/x-tumen-project;"]
    {
        assert!(entry.lines().any(|known| known == line), "{line}");
    }
    let kinds = read("assets/linux/tumen.xml");
    let kinds = roxmltree::Document::parse(&kinds).expect("XML");
    let kind = kinds.descendants().find(|node| node.tag_name().name() == "mime-type");
    let kind = kind.expect("a type");
    assert_eq!(kind.attribute("type"), Some("application/x-tumen-project"));
    let with = |name: &str, key: &str, value: &str| {
        kind.descendants().any(|node| node.tag_name().name() == name && node.attribute(key) == Some(value))
    };
    assert!(with("glob", "pattern", "*.tumen"));
    assert!(with("match", "value", "SQLite format 3\\0") && with("match", "value", "Tumn"));
    let about = read("assets/linux/tumen.metainfo.xml");
    let about = roxmltree::Document::parse(&about).expect("XML");
    let release = about.descendants().find(|node| node.has_tag_name("release")).expect("a release");
    assert_eq!(release.attribute("version"), Some(env!("CARGO_PKG_VERSION")));
}
