//! Which parts of a page are its article: Readability, as Firefox's reader view has it.

use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::cut::{Cut, is_silent};
use super::tree::{Id, Step, Tree, What};

/// What a part is called by in the page that Readability gets, and finds again in what it gives back.
const MARK: &str = "data-tumen-part";
/// An article of so many letters is one. Readability's own 500 makes it take menus into short news, and Korean and
/// Chinese say in 200 letters what English says in 500.
const SHORTEST: usize = 200;
/// Attributes that Readability looks at. Nothing else, addresses and styles least of all, is handed over.
const ATTRIBUTES: [&str; 14] = [
    "class",
    "id",
    "role",
    "rel",
    "itemprop",
    "property",
    "name",
    "content",
    "colspan",
    "rowspan",
    "summary",
    "lang",
    "aria-modal",
    "type",
];
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// For each part whether it is the article's; `None` when Readability finds none.
pub fn kept(tree: &Tree, cut: &Cut) -> Option<Vec<bool>> {
    let html = marked(tree, cut);
    let options = legible::Options::new().char_threshold(SHORTEST).disable_json_ld(true);
    // An error on one page must not cost the others: the whole page is taken then, and it is said.
    let article = catch_unwind(AssertUnwindSafe(|| legible::parse(&html, None, Some(options)))).ok()?.ok()?;
    let mut kept = vec![false; cut.parts.len()];
    for rest in article.content.split(MARK).skip(1) {
        let digits = rest.trim_start_matches("=\"").split('"').next().unwrap_or_default();
        if let Some(kept) = digits.parse().ok().and_then(|at: usize| kept.get_mut(at)) {
            *kept = true;
        }
    }
    kept.contains(&true).then_some(kept)
}

/// The page as HTML with each part marked, without what is hidden or run.
fn marked(tree: &Tree, cut: &Cut) -> String {
    let mut html = String::new();
    tree.walk(0, |step| match step {
        Step::Enter(id) => match tree.what(id) {
            What::Text(text) => {
                match cut.of[id].filter(|_| !is_marked_above(tree, cut, id)) {
                    Some(part) => {
                        let _ = write!(html, "<data {MARK}=\"{part}\">");
                        escape(&mut html, text);
                        html.push_str("</data>");
                    }
                    None => escape(&mut html, text),
                }
                true
            }
            What::Element { name, .. } => {
                // The head holds the title, which Readability wants to know.
                if is_silent(tree, id) && &*name.local != "head" {
                    return false;
                }
                open(&mut html, tree, cut, id);
                true
            }
            What::Other => true,
            What::Comment(_) => false,
        },
        Step::Leave(id) => {
            if let What::Element { name, .. } = tree.what(id)
                && !VOID.contains(&&*name.local)
                && (!is_silent(tree, id) || &*name.local == "head")
            {
                let _ = write!(html, "</{}>", &*name.local);
            }
            true
        }
    });
    html
}

fn is_marked_above(tree: &Tree, cut: &Cut, id: Id) -> bool {
    cut.of[id].is_some_and(|part| tree.above(id).take(8).any(|above| cut.whole.get(&above) == Some(&part)))
}

fn open(html: &mut String, tree: &Tree, cut: &Cut, id: Id) {
    let What::Element { name, attributes } = tree.what(id) else { return };
    html.push('<');
    html.push_str(&name.local);
    for attribute in attributes.iter().filter(|it| ATTRIBUTES.contains(&&*it.name.local)) {
        let _ = write!(html, " {}=\"", &*attribute.name.local);
        escape(html, &attribute.value);
        html.push('"');
    }
    match &*name.local {
        // A link within the page weighs less than one that leads away.
        "a" if tree.attribute(id, "href").is_some_and(|to| to.starts_with('#')) => {
            html.push_str(" href=\"#\"")
        }
        "a" if tree.attribute(id, "href").is_some() => html.push_str(" href=\"x\""),
        "img" => html.push_str(" src=\"x.jpg\""),
        _ => {}
    }
    if let Some(part) = cut.whole.get(&id) {
        let _ = write!(html, " {MARK}=\"{part}\"");
    }
    html.push('>');
}

fn escape(html: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            letter => html.push(letter),
        }
    }
}
