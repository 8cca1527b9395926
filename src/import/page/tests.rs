//! Parts of pages and their choice; whole pages are in `tests/pages.rs`.

use super::*;

const LONG: &str = "The boats, late again, left the pier before the tide, and the crews, who were paid by the trip, sang \
                    loudly while the harbour master, who had seen worse, counted sacks. ";

/// Kinds and first words of the parts, a star before what is kept.
fn parts(html: &str) -> Vec<String> {
    let page = parted(html.as_bytes(), None).expect("a page");
    let first = |part: &Part| part.text.chars().take(16).collect::<String>();
    let line = |(part, kept): (&Part, &bool)| {
        format!("{}{}: {}", if *kept { "*" } else { "" }, part.kind.words(), first(part))
    };
    page.parts.iter().zip(&page.kept).map(line).collect()
}

#[track_caller]
fn check_parts(body: &str, expected: &[&str]) {
    let html = format!("<title>Ice at the pier</title>{}", body.replace("[long]", LONG));
    assert_eq!(parts(&html), expected);
}

#[test]
fn the_headline_is_kept_or_comes_from_the_head() {
    check_parts(
        "<nav>Home</nav><h1>Ice at the pier</h1><article><p>[long][long]</p></article>",
        &["menu: Home", "*heading: Ice at the pier", "*paragraph: The boats, late "],
    );
    check_parts(
        "<nav>Home</nav><article><p>[long][long]</p></article>",
        &["*title in the head: Ice at the pier", "menu: Home", "*paragraph: The boats, late "],
    );
}

#[test]
fn a_byline_between_headline_and_text_is_kept() {
    check_parts(
        "<div><h1>Ice at the pier</h1><div class=meta><p class=byline>By Bo Ri</p><p class=share>Share this</p>\
         <p class=date>May 8, 2017</p></div><p>[long]</p><p>[long]</p></div><p class=sidebar>May 3, 2015</p>",
        &[
            "*heading: Ice at the pier",
            "*paragraph: By Bo Ri",
            "paragraph: Share this",
            "*paragraph: May 8, 2017",
            "*paragraph: The boats, late ",
            "*paragraph: The boats, late ",
            "paragraph: May 3, 2015",
        ],
    );
}

#[test]
fn two_line_ends_part_paragraphs_and_one_does_not() {
    let page = parted(b"<div>one<br>two<br><br>three <b>four</b><pre>a  b\n  c</pre>five</div>", None);
    let page = page.expect("a page");
    let texts: Vec<&str> = page.parts.iter().map(|part| &*part.text).collect();
    assert_eq!(texts, ["one\ntwo", "three four", "a b\nc", "five"]);
}

#[test]
fn days_beside_other_headlines_are_not_the_article_s() {
    let day = |html: &str| {
        let page = parted(html.replace("[long]", LONG).as_bytes(), None).expect("a page");
        page.candidates.published.first().map(|day| day.value.to_string())
    };
    let own = "<title>Ice at the pier</title><h1>Ice at the pier</h1><time datetime='2017-05-08'>a week ago</time>\
               <p>[long]</p><p>[long]</p><aside><time datetime='2015-01-01'>then</time></aside>";
    assert_eq!(day(own).as_deref(), Some("2017-05-08"));
    let others = own.replace("<time datetime='2017-05-08'>a week ago</time>", "");
    assert_eq!(day(&others), None);
}

#[test]
fn a_choice_is_read_again_only_where_it_fits() {
    let html = format!("<nav>Home</nav><article><p>{LONG}{LONG}</p></article>");
    let page = parted(html.as_bytes(), None).expect("a page");
    let all = vec![true; page.parts.len()];
    let chosen = page.page(&all);
    assert!(chosen.by_hand && page.choose(Some(&chosen)).0 == all);
    let other = Page { count: chosen.count + 1, ..chosen.clone() };
    assert_eq!(page.choose(Some(&other)).0, page.kept);
    let older = Page { cut: chosen.cut + 1, ..chosen.clone() };
    assert_eq!(page.choose(Some(&older)).0, page.kept);
    assert!(!page.page(&page.kept).by_hand);
}

#[test]
fn marks_without_width_are_no_part_of_words() {
    let page =
        parted("<p>ton\u{ad}nes\u{200b}, 5\u{a0}000\u{2009}t \u{feff}</p>".as_bytes(), None).expect("a page");
    assert_eq!(page.text(&page.kept), "tonnes, 5 000 t\n");
}
