//! Saved web pages through the command line: what is read, what is left out, what is said.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A page as newspapers make them.
const NEWS: &str = include_str!("pages/news.html");

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(&path, bytes).expect("a file");
        path
    }
}

fn tumen(verb: &str, path: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tumen")).arg(verb).arg(path).output().expect("the program")
}

/// Text and remarks of a page under this name.
fn read(name: &str, bytes: impl AsRef<[u8]>) -> (String, String) {
    let folder = Folder::new();
    let output = tumen("text", &folder.write(name, bytes));
    let words = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (words(output.stdout), words(output.stderr))
}

#[track_caller]
fn has(text: &str, wanted: &[&str], unwanted: &[&str]) {
    for words in wanted {
        assert!(text.contains(words), "{words:?} is missing in:\n{text}");
    }
    for words in unwanted {
        assert!(!text.contains(words), "{words:?} is in:\n{text}");
    }
}

#[test]
fn a_news_page_is_its_article() {
    let (text, told) = read("news.html", NEWS);
    has(
        &text,
        &[
            "Coal boats wait at the pier\n\n",
            "By Bo Ri\n",
            "May 8, 2017\n",
            "worth $40 million, according",
            "The portmaster, who",
            "one by one, are weighed,\nand leave again",
            "Coal: 500,000 tons in March\nIron ore: 200,000 tons in March\n",
            "2015 | 2016\nCoal | 400,000 | 600,000\nIron ore | – | 200,000\n",
            "Exports of North Korea to China, tons",
            "Traders in the city",
        ],
        &["Home", "cookies", "Related", "300,000", "Copyright", "Hidden", "999", "gold", "color", "Accept"],
    );
    assert!(text.starts_with("Coal boats"), "{text}");
    has(&told, &["parts of the page left out"], &["no main text"]);
}

#[test]
fn its_figures_are_found_with_the_date_of_its_head() {
    let folder = Folder::new();
    let page = NEWS.replace("<p class=\"date\">May 8, 2017</p>", "").replace("in March 2017", "last month");
    let page = page.replace(
        "</title>",
        "</title><meta property='article:published_time' content='2017-04-08T23:10:00+09:00'>",
    );
    let output = tumen("extract", &folder.write("news.html", page));
    assert!(output.status.success());
    let records = String::from_utf8(output.stdout).expect("UTF-8");
    let first: serde_json::Value =
        serde_json::from_str(records.lines().next().expect("a record")).expect("JSON");
    assert_eq!((first["quote"].as_str(), first["exporter"].as_str()), (Some("500,000 tons"), Some("PRK")));
    assert!(first.to_string().contains("2017-03-01"), "{first}");
    has(&records, &[], &["300,000", "999", "1 ton "]);
    has(&String::from_utf8(output.stderr).expect("UTF-8"), &["parts of the page left out"], &[]);
}

fn encoded(label: &str, text: &str) -> Vec<u8> {
    encoding_rs::Encoding::for_label(label.as_bytes()).expect("a label").encode(text).0.into_owned()
}

fn quoted_printable(bytes: &[u8]) -> String {
    let mut text = String::new();
    let mut width = 0;
    for byte in bytes {
        let coded = match byte {
            b'\n' => "\r\n".to_owned(),
            b' ' | 33..=60 | 62..=126 => char::from(*byte).to_string(),
            byte => format!("={byte:02X}"),
        };
        if width + coded.len() > 72 && coded != "\r\n" {
            text.push_str("=\r\n");
            width = 0;
        }
        width = if coded == "\r\n" { 0 } else { width + coded.len() };
        text.push_str(&coded);
    }
    text
}

#[test]
fn encodings_of_the_page_and_of_the_archive_around_it() {
    let cases = [
        (
            "windows-1251",
            "Северная Корея продала Китаю 500 тысяч тонн угля в марте 2017 года, сообщила таможня. ",
        ),
        (
            "euc-kr",
            "북한은 2017년 3월 중국에 석탄 50만 톤을 수출했다고 해관이 밝혔다, 그리고 배가 기다렸다. ",
        ),
        (
            "gbk",
            "二〇一七年三月朝鲜向中国出口煤炭五十万吨，海关说，船在港外等了一个多星期，没有人见过这么多。",
        ),
    ];
    for (label, words) in cases {
        let html = |meta: &str| {
            let long = words.repeat(6);
            format!(
                "<html><head>{meta}<title>t</title></head><body><ul><li><a href=x>m</a></ul><article><p>{long}</p><p>{long}</p></article></body></html>"
            )
        };
        let meta = format!("<meta http-equiv=\"Content-Type\" content=\"text/html; charset={label}\">");
        let (text, _) = read("a.htm", encoded(label, &html(&meta)));
        has(&text, &[words.trim_end()], &["\u{FFFD}"]);
        // The archive says it, the page does not.
        let body = quoted_printable(&encoded(label, &html("")));
        let mut archive = String::from(
            "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://harbor.example/coal\r\nSubject: x\r\n\
             MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----B----\"\r\n\r\n\r\n",
        );
        let _ = write!(
            archive,
            "------B----\r\nContent-Type: text/html; charset=\"{label}\"\r\nContent-ID: <f@mhtml.blink>\r\n\
             Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://harbor.example/coal\r\n\r\n{body}\r\n\
             ------B----\r\nContent-Type: text/css\r\nContent-Transfer-Encoding: quoted-printable\r\n\
             Content-Location: cid:css\r\n\r\np {{ color: red }}\r\n------B------\r\n"
        );
        for name in ["a.mhtml", "a.mht", "a.html"] {
            let (text, told) = read(name, &archive);
            has(&text, &[words.trim_end()], &["\u{FFFD}", "color", "Blink"]);
            has(&told, &[], &["refused"]);
        }
    }
}

#[test]
fn broken_pages_are_mended() {
    let (text, _) = read(
        "broken.html",
        "<p>North Korea <b>sold <i>500,000 tons</b> of coal</i> to China in March 2017.<table><td>x<p></table></div>\
         </div>&nbsp;&amp; &#x41;</body><p>after",
    );
    has(&text, &["North Korea sold 500,000 tons of coal to China", "& A", "after"], &["<", "&amp;"]);
}

#[test]
fn a_page_without_a_main_text_is_taken_whole_and_it_is_said() {
    let (text, told) = read("list.html", "<title>Prices</title><body><h1>Prices</h1><p>Rice: 5,000 won");
    has(&text, &["Rice: 5,000 won"], &[]);
    // A page as short as this may be read either way; what must not happen is silence about a loss.
    assert!(text.contains("Prices") || told.contains("left out"), "{text}{told}");
}

#[test]
fn pages_without_text_are_refused_in_words() {
    for (page, why) in [
        (
            "<html><body><div id=app></div><script>{\"a\":\"North Korea sold 500 tons\"}</script>",
            "only scripts",
        ),
        ("<title>Nothing else</title>", "holds no text"),
        ("", "holds no text"),
        ("%PDF-1.7", "a PDF document, not a web page"),
        ("MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nxx", "holds no web page"),
    ] {
        let folder = Folder::new();
        let output = tumen("text", &folder.write("a.html", page));
        assert_eq!(output.status.code(), Some(1), "{page}");
        let told = String::from_utf8(output.stderr).expect("UTF-8");
        assert!(told.contains(why), "{page}: {told}");
    }
}

#[test]
fn deep_and_large_pages_are_read() {
    let told = "<p>North Korea sold 500,000 tons of coal to China in March 2017, customs said.</p>";
    let (text, _) = read(
        "deep.html",
        format!("<body>{}{told}{}{told}", "<div>".repeat(100_000), "</div>".repeat(100_000)),
    );
    has(&text, &["500,000 tons of coal"], &["<"]);
    let (text, _) = read("spans.html", format!("<body>{}{told}", "<span>".repeat(100_000)));
    has(&text, &["500,000 tons of coal"], &["<"]);
    let paragraph = format!("<p>{}</p>", "The boats, late again, left the pier before the tide. ".repeat(20));
    let large = format!("<body><article>{told}{}</article>", paragraph.repeat(5_000_000 / paragraph.len()));
    let (text, _) = read("large.html", large);
    assert!(text.len() > 4_500_000 && text.contains("500,000 tons of coal"));
}

#[test]
fn a_folder_of_pages_is_a_corpus_without_what_browsers_save_beside_them() {
    let folder = Folder::new();
    folder.write("news.html", NEWS);
    folder.write("news_files/frame.html", "<p>North Korea sold 7 tons of gold to China in March 2017.");
    let output = tumen("extract", folder.0.path());
    let records = String::from_utf8(output.stdout).expect("UTF-8");
    has(&records, &["\"article\":\"news.html\""], &["gold", "frame.html"]);
}

#[test]
fn layouts_made_of_tables_are_no_tables_of_figures() {
    let long = "The boats, late again, left the pier before the tide, and the crews, who were paid by the trip, sang. ";
    let page = format!(
        "<title>Boats</title><table><tr><td><a href=a>Home</a><br><a href=b>World</a></td><td><p>{long}{long}</p>\
         <p>North Korea sold 500,000 tons of coal to China in March 2017.</p><p>{long}{long}</p></td></tr></table>"
    );
    let (text, _) = read("old.htm", page);
    has(&text, &["\n\nNorth Korea sold 500,000 tons of coal to China in March 2017.\n\n"], &[" | "]);
}
