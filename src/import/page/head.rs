//! What a page's head says about the article, and what the browser noted down when it saved the page.

use std::sync::Arc;

use serde_json::Value;

use super::super::date;
use super::tree::{Id, Step, Tree, What};
use crate::measure::Date;
use crate::model::{Candidate, Candidates, Origin};

/// Facts about a page, as candidates from its head.
#[derive(Debug, Default)]
pub struct Head {
    /// What was found.
    pub candidates: Candidates,
    /// `<time>` elements with a day, which may be the article's or another's.
    pub times: Vec<(Id, Date)>,
    /// Whether scripts were to write the page.
    pub scripted: bool,
}

/// Fields of `<meta>` by what they state, the surest first.
const OUTLET: [&str; 4] = ["og:site_name", "publisher", "dc.publisher", "application-name"];
const AUTHOR: [&str; 5] = ["author", "article:author", "parsely-author", "dc.creator", "byl"];
const TITLE: [&str; 4] = ["og:title", "headline", "twitter:title", "dc.title"];
const PUBLISHED: [&str; 12] = [
    "article:published_time",
    "datepublished",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
];

impl Head {
    /// Read it. `address` is where the file itself says that the page was saved from.
    #[must_use]
    pub fn of(tree: &Tree, address: Option<&str>) -> Self {
        let mut found = Found::default();
        tree.walk(0, |step| {
            if let Step::Enter(id) = step {
                found.take(tree, id);
            }
            true
        });
        found.finish(address)
    }
}

#[derive(Default)]
struct Found {
    meta: Vec<(String, String)>,
    ld: Vec<Value>,
    title: Option<String>,
    canonical: Option<String>,
    saved_from: Option<String>,
    times: Vec<(Id, Date)>,
    scripted: bool,
}

impl Found {
    fn take(&mut self, tree: &Tree, id: Id) {
        if let What::Comment(words) = tree.what(id) {
            self.saved_from = self.saved_from.take().or_else(|| saved_from(words));
        }
        let attribute = |name| tree.attribute(id, name);
        match tree.name(id) {
            "meta" => {
                let name =
                    attribute("property").or_else(|| attribute("name")).or_else(|| attribute("itemprop"));
                if let (Some(name), Some(content)) = (name, attribute("content").map(one_line)) {
                    self.meta.extend((!content.is_empty()).then(|| (name.trim().to_lowercase(), content)));
                }
            }
            "title" if self.title.is_none() => self.title = Some(one_line(&tree.text(id))),
            "link" if attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                self.canonical = self.canonical.take().or_else(|| attribute("href").map(ToOwned::to_owned));
            }
            "script" => {
                self.scripted = true;
                if attribute("type")
                    .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"))
                {
                    // Broken JSON says nothing; what it means cannot be guessed.
                    self.ld.extend(serde_json::from_str(tree.text(id).trim()).ok());
                }
            }
            "time" => {
                let day = attribute("datetime").and_then(day);
                self.times.extend(day.map(|day| (id, day)));
            }
            _ => {}
        }
    }

    fn finish(self, address: Option<&str>) -> Head {
        let mut candidates = Candidates::default();
        let of = |names: &[&str]| -> Vec<&str> {
            let each = names.iter().flat_map(|name| self.meta.iter().filter(move |(it, _)| it == name));
            each.map(|(_, content)| content.as_str()).collect()
        };
        let ld = self.ld.iter().flat_map(articles).collect::<Vec<_>>();
        let said = |field: &str| ld.iter().find_map(|article| names(article.get(field)?));

        let outlets = of(&OUTLET).into_iter().map(ToOwned::to_owned);
        outlets.chain(said("publisher")).for_each(|outlet| push(&mut candidates.outlet, &outlet));
        // An address of a page about the author is no name.
        let authors = of(&AUTHOR).into_iter().filter(|name| !name.contains("://")).map(ToOwned::to_owned);
        said("author").into_iter().chain(authors).for_each(|author| push(&mut candidates.author, &author));

        let titles = of(&TITLE).into_iter().map(ToOwned::to_owned);
        let titles = titles.chain(said("headline")).chain(self.title);
        for title in titles {
            let title = without_outlet(&title, candidates.outlet.first().map(|outlet| &*outlet.value));
            push(&mut candidates.title, title);
        }
        let addresses = [self.canonical.as_deref(), address, self.saved_from.as_deref()];
        let addresses = addresses.into_iter().flatten().chain(of(&["og:url"]));
        for address in addresses.filter(|address| address.starts_with("http")) {
            push(&mut candidates.address, address);
        }
        let of_ld = ld.iter().filter_map(|article| day(article.get("datePublished")?.as_str()?));
        for value in of_ld.chain(of(&PUBLISHED).into_iter().filter_map(day)) {
            push_day(&mut candidates, value);
        }
        Head { candidates, times: self.times, scripted: self.scripted }
    }
}

/// Take a day for the article's.
pub fn push_day(candidates: &mut Candidates, value: Date) {
    if candidates.published.iter().all(|known| known.value != value) {
        candidates.published.push(Candidate { value, origin: Origin::Page, words: None });
    }
}

fn push(list: &mut Vec<Candidate<Arc<str>>>, value: &str) {
    let value = one_line(value);
    if !value.is_empty() && list.iter().all(|known| *known.value != *value) {
        list.push(Candidate { value: value.into(), origin: Origin::Page, words: None });
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `Ice at the pier | Harbor Wire` → `Ice at the pier`.
fn without_outlet<'t>(title: &'t str, outlet: Option<&str>) -> &'t str {
    let Some(outlet) = outlet else { return title };
    let cut = title.rsplit_once(['|', '-', '–', '—', '·', ':', '«', '»']);
    match cut {
        Some((rest, last)) if last.trim().eq_ignore_ascii_case(outlet) && !rest.trim().is_empty() => {
            rest.trim()
        }
        _ => title,
    }
}

/// `saved from url=(0026)https://x.example/ice`, as browsers write above a page that they save.
fn saved_from(comment: &str) -> Option<String> {
    let rest = comment.trim().strip_prefix("saved from url=(")?;
    let (digits, address) = rest.split_once(')')?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| address.trim().to_owned())
}

/// The day of a time as machines write it, `2017-07-03T09:00:00+09:00`, in the page's own time; else of a date in words.
fn day(words: &str) -> Option<Date> {
    let words = words.trim();
    let printed =
        words.get(..10).filter(|_| words.as_bytes().get(10).is_none_or(|byte| !byte.is_ascii_digit()));
    printed.and_then(|day| day.parse().ok()).or_else(|| date::whole(words).ok())
}

/// Every object that calls itself an article.
fn articles(value: &Value) -> Vec<&Value> {
    let mut found = Vec::new();
    let mut waiting = vec![value];
    while let Some(value) = waiting.pop() {
        match value {
            Value::Array(all) => waiting.extend(all.iter().rev()),
            Value::Object(fields) => {
                let is_article = |kind: &Value| {
                    kind.as_str().is_some_and(|kind| {
                        kind.ends_with("Article") || kind == "BlogPosting" || kind == "Report"
                    })
                };
                match fields.get("@type") {
                    Some(Value::Array(kinds)) if kinds.iter().any(is_article) => found.push(value),
                    Some(kind) if is_article(kind) => found.push(value),
                    _ => {}
                }
                waiting.extend(fields.get("@graph"));
                waiting.extend(fields.get("mainEntity"));
            }
            _ => {}
        }
    }
    found
}

/// A name, the name of an object, or those of a list.
fn names(value: &Value) -> Option<String> {
    let one = |value: &Value| match value {
        Value::String(name) => Some(name.clone()),
        Value::Object(fields) => fields.get("name")?.as_str().map(ToOwned::to_owned),
        _ => None,
    };
    let names = match value {
        Value::Array(all) => all.iter().filter_map(one).collect::<Vec<_>>().join(", "),
        value => one(value)?,
    };
    Some(names).filter(|names| !names.trim().is_empty() && !names.contains("://"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `title; outlet; author; published; address`, several parted by bars.
    #[track_caller]
    fn check(html: &str, address: Option<&str>, expected: &str) {
        let found = Head::of(&Tree::parse(html), address).candidates;
        let words =
            |list: &[Candidate<Arc<str>>]| list.iter().map(|it| &*it.value).collect::<Vec<_>>().join("|");
        let days: Vec<String> = found.published.iter().map(|day| day.value.to_string()).collect();
        let all = [
            words(&found.title),
            words(&found.outlet),
            words(&found.author),
            days.join("|"),
            words(&found.address),
        ];
        assert_eq!(all.join("; "), expected);
    }

    #[test]
    fn meta_link_and_title() {
        check(
            "<!-- saved from url=(0025)https://old.example/ice --><title>Ice – Harbor Wire</title>\
             <meta property='og:site_name' content='Harbor Wire'><meta name=Author content='Bo Ri'>\
             <meta property='article:author' content='https://x.example/bo'>\
             <meta property='article:published_time' content='2017-07-03T23:30:00+09:00'>\
             <link rel=canonical href='https://x.example/ice'><meta property='og:url' content='/ice'>",
            Some("https://y.example/ice"),
            "Ice; Harbor Wire; Bo Ri; 2017-07-03; https://x.example/ice|https://y.example/ice|https://old.example/ice",
        );
    }

    #[test]
    fn json_for_search_engines() {
        check(
            r#"<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"W"},
               {"@type":["NewsArticle"],"headline":"Ice","datePublished":"2017-07-03","author":[{"name":"Bo Ri"},{"name":"Ana Lim"}],
               "publisher":{"@type":"Organization","name":"Harbor Wire"}}]}</script>
               <script type="application/ld+json">{broken</script>"#,
            None,
            "Ice; Harbor Wire; Bo Ri, Ana Lim; 2017-07-03; ",
        );
    }

    #[test]
    fn what_is_said_of_others_is_not_taken() {
        check(
            r#"<script type="application/ld+json">{"@type":"Organization","name":"Harbor Wire","datePublished":"2017-07-03"}</script>
               <meta property='article:modified_time' content='2018-01-01'><meta name=date content='soon'>"#,
            None,
            "; ; ; ; ",
        );
    }

    #[test]
    fn days_as_machines_and_people_write_them() {
        for words in [
            "2017-07-03",
            "2017-07-03T23:59:59Z",
            "2017-07-03 09:10",
            "20170703",
            "July 3, 2017",
            " 3 July 2017 ",
        ] {
            assert_eq!(day(words), Some(Date::constant(2017, 7, 3)), "{words}");
        }
        assert_eq!((day("2017-13-03"), day("07/03/2017"), day("")), (None, None, None));
    }
}
