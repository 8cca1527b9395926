//! The kept inputs of `fuzz/`, and some too long to keep, through the same properties: here with checks for overflow.

mod properties;

use std::path::Path;

use tumen::extract::extract;
use tumen::vocabulary::Lexicon;

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

/// Nothing in the engine may call itself once a token or add up without a bound; cheap ones are long, others shorter.
#[test]
fn long_inputs_that_nobody_writes() {
    let long = [
        "7",
        "$",
        "(",
        ")",
        "million million ",
        "and ",
        "word ",
        "a",
        "\u{301}",
        "\n",
        "hundred ",
        "\"",
        "|",
    ];
    let shorter = [
        "7,",
        "1,234,",
        "0.",
        "1.5.",
        "5-",
        "1/2 ",
        "$5",
        "% ",
        "((5 tons) ",
        "'s ",
        "a-",
        "a.b.",
        "U.S.",
        "5 | ",
        "\n5\t6",
        "\n\n5",
        "one hundred ",
        "half a ",
        "two-",
        "tens of thousands of ",
        "point five ",
        "千",
        "三万",
        "5만 ",
        "수",
        "тыс. ",
        "5\u{301}",
        "\u{200b}5",
        "from China to Russia ",
        "between 5 and ",
        "Russia sold 5 tons of oil to China ",
        "said ",
        "in May ",
        "in 2016-2017 ",
        "last ",
        "rose ",
        "No. 5, ",
        "North ",
    ];
    let lexicon = Lexicon::embedded();
    for (parts, length) in [(&long[..], 200_000), (&shorter[..], 20_000)] {
        for part in parts {
            let started = std::time::Instant::now();
            let found = extract(&lexicon, &part.repeat(length / part.len()), None).0.len();
            // Seen with --nocapture; a test never judges by the clock.
            println!("{:>6} ms, {found} figures: {part:?}", started.elapsed().as_millis());
        }
    }
}
