//! The kept inputs of `fuzz/`, and some too long to keep, through the same properties: here with checks for overflow.

mod properties;

use std::path::Path;

/// Every file of a target's folder; each is a text, or it would try nothing.
fn replay(target: &str, check: fn(&[u8]) -> bool) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz-corpus").join(target);
    let mut files = 0;
    for entry in std::fs::read_dir(&folder).expect("the corpus") {
        let path = entry.expect("an entry").path();
        let bytes = std::fs::read(&path).expect("a file");
        println!("{}", path.display());
        assert!(check(&bytes), "{} is refused as no text", path.display());
        files += 1;
    }
    assert!(files > 20, "only {files} files in {}", folder.display());
}

#[test]
fn the_lexer_on_its_corpus() {
    replay("lexer", properties::lexer);
}

#[test]
fn the_engine_on_its_corpus() {
    replay("engine", properties::engine);
}
