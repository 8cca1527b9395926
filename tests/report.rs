//! The page to print: what is in it, from the command line, and that strangers' text stays text.

#[cfg(feature = "window")]
mod common;

use std::path::Path;
use std::process::Command;

const COAL: &[u8] =
    "---\ntitle: Coal & <script>alert(1)</script>\noutlet: Border Post\npublished: 2019-04-10\n\
address: https://border.example/coal\n---\nNorth Korea sold 500 tons of coal to China in March. \
China paid $40 million for it; “cheap”, said <b>one</b> trader.\n"
        .as_bytes();
const RICE: &[u8] = b"---\ntitle: Rice\noutlet: Coast Herald\naddress: javascript:alert(1)\n---\n\
China sent 700 tons of rice to North Korea in January 2019. It cost $90 million.\n";

fn export(source: &Path, out: &Path, figures: usize) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_tumen"))
        .args(["export", "--to", "html", "--out"])
        .arg(out)
        .arg(source)
        .output()
        .expect("the program runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    assert_eq!(String::from_utf8_lossy(&run.stdout), format!("{figures} figures: {}\n", out.display()));
    std::fs::read_to_string(out).expect("a page")
}

#[test]
fn a_folder_becomes_a_page_that_loads_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let corpus = folder.path().join("corpus");
    std::fs::create_dir(&corpus).expect("a folder");
    std::fs::write(corpus.join("coal.md"), COAL).expect("a file");
    std::fs::write(corpus.join("rice.md"), RICE).expect("a file");
    let page = export(&corpus, &folder.path().join("report.html"), 4);

    // In whose words: the sentence, its figure marked.
    assert!(page.contains(">North Korea sold <mark>500 tons</mark> of coal to China in March.<"), "{page}");
    assert!(page.contains("PRK → CHN"), "{page}");
    assert!(page.contains("Mar 2019"), "{page}");
    assert!(page.contains("Border Post · 2019-04-10 (from the front matter)"), "{page}");
    assert!(page.contains("SHA-256 <code>"));
    assert!(page.contains("4 figures in 2 articles"));
    assert!(page.contains("<svg"), "the chart");
    assert_eq!(page.matches("<section>").count(), 2, "an article has one section");
    // Two articles of their own: none retells the other.
    assert!(!page.contains("one origin with"));

    // What a stranger wrote stays text.
    assert!(page.contains("Coal &amp; &lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(!page.contains("<script") && !page.contains("<b>one</b>"));
    assert!(page.contains(r#"<a href="https://border.example/coal""#));
    assert!(page.contains("javascript:alert(1)") && !page.contains(r#"href="javascript"#));
    for loading in ["src=", "@import", "url(http", "<link", "<iframe"] {
        assert!(!page.contains(loading), "{loading}");
    }
}

#[test]
fn what_asks_for_a_look_stands_beside_the_figure_and_what_holds_does_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let corpus = folder.path().join("corpus");
    std::fs::create_dir(&corpus).expect("a folder");
    let text = "---\ntitle: Trade\npublished: 2019-04-10\n---\n\
        China's exports to North Korea rose 50 percent to $40.2 million in 2018 from $20.1 million in 2017.\n\n\
        Russia's exports to North Korea rose 100 percent to $60 million in 2018 from $30 million in 2017.\n";
    std::fs::write(corpus.join("trade.md"), text).expect("a file");
    let page = export(&corpus, &folder.path().join("report.html"), 6);
    assert!(page.contains("<b>inconsistent: </b>"), "{page}");
    assert!(!page.contains("<b>consistent: </b>"), "{page}");
}

#[cfg(feature = "window")]
mod window {
    use egui::Key;

    use super::common::{Home, Window};
    use super::{COAL, RICE};

    fn print(window: &mut Window, path: &str) {
        window.ctrl(Key::P);
        window.expect("One page with the chart as you see it");
        window.retype("Path", path);
        window.click("Write it");
    }

    #[test]
    fn what_the_list_shows_is_printed_with_its_verification() {
        let home = Home::new();
        let corpus = home.corpus(&[("coal.md", COAL), ("rice.md", RICE)]);
        let mut window = home.open_paths(&[&corpus]);
        window.key(Key::J);
        window.key(Key::Num1);
        // A status leads on: the note is about the next one, which that takes over.
        window.key(Key::M);
        window.type_into("Note", "seen at the <pier>");
        window.harness.key_press(Key::Escape);
        window.settle();
        let path = home.data().join("page").display().to_string();
        print(&mut window, &path);
        window.expect_soon("The report is written");
        window.expect("2 figures in");
        let page = std::fs::read_to_string(format!("{path}.html")).expect("a page, with its ending");
        assert!(page.contains("Confirmed"), "{page}");
        assert!(page.contains("seen at the &lt;pier&gt;"), "{page}");
        assert!(page.contains("2 suggestions that nobody has taken over left out"), "{page}");
        assert!(page.contains("What the statuses mean"), "{page}");
        assert!(page.contains("Kim, "), "{page}");
        window.click("Close");
        window.expect_not("The report is written");
    }

    #[test]
    fn a_place_that_refuses_is_told() {
        let home = Home::new();
        let corpus = home.corpus(&[("coal.md", COAL)]);
        let mut window = home.open_paths(&[&corpus]);
        print(&mut window, "/no/such/folder/page.html");
        window.expect_soon("Nothing was written");
        window.expect("there is no such folder");
    }
}
