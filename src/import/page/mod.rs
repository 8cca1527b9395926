//! Saved web pages: HTML or MHTML → the article's text, and everything else on the page as parts that can be taken back.
//!
//! Nothing is loaded and nothing is run: pictures, styles, scripts and frames are passed over.

mod charset;
mod cut;
mod depth;
mod head;
mod mime;
mod readable;
#[cfg(test)]
mod tests;
mod tree;

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use self::cut::Cut;
use self::head::Head;
use self::tree::Tree;
use super::Fault;
use super::Moves;
use super::binary;
use super::decode::LIMIT;
use super::stated::stated;
use crate::model::{Candidates, Origin, Page, Parts};

pub use self::cut::{Kind, Part};

/// Endings of saved pages, in any case.
pub const ENDINGS: [&str; 5] = ["html", "htm", "xhtml", "mhtml", "mht"];
/// A line of the head is no longer, in bytes.
const SHORT: usize = 160;
/// So many parts between headline and text are looked at for a byline.
const BETWEEN: usize = 24;

/// Whether a file of this name is a saved web page.
#[must_use]
pub fn is_page(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// A page cut into parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parted {
    /// All parts in the page's order.
    pub parts: Vec<Part>,
    /// For each part whether it is taken for the article's.
    pub kept: Vec<bool>,
    /// Whether no main text was found, so that all parts are kept.
    pub whole: bool,
    /// What the head says.
    pub candidates: Candidates,
    /// WHATWG name of the encoding.
    pub encoding: &'static str,
    /// Whether some bytes did not fit the encoding.
    pub damaged: bool,
}

/// Cut a saved page into parts, with the encoding called `forced` or the one that it has.
///
/// # Errors
/// When there is no page in these bytes, or no text in the page.
pub fn parted(bytes: &[u8], forced: Option<&str>) -> Result<Parted, Fault> {
    if bytes.len() as u64 > LIMIT {
        return Err(Fault::TooLarge(bytes.len() as u64));
    }
    if let Some(format) = binary::format(bytes) {
        return Err(Fault::NotPage(format));
    }
    let main = if mime::is_mime(bytes) { Some(mime::main(bytes).ok_or(Fault::NoPage)?) } else { None };
    let (html, charset, address) = match &main {
        Some(main) => (&main.html[..], main.charset.as_deref(), main.address.as_deref()),
        None => (bytes, None, None),
    };
    let decoded = charset::page(html, forced, charset)?;
    let tree = Tree::parse(&decoded.text);
    let head = Head::of(&tree, address);
    let mut cut = Cut::of(&tree);
    if cut.parts.is_empty() {
        return Err(if head.scripted { Fault::Scripted } else { Fault::Empty });
    }
    let found = readable::kept(&tree, &cut);
    let whole = found.is_none();
    let mut kept = found.unwrap_or_else(|| vec![true; cut.parts.len()]);
    let mut candidates = head.candidates;
    let title = candidates.title.first().map(|title| Arc::clone(&title.value));
    let headline = title.as_deref().and_then(|title| headline(&cut.parts, &kept, title));
    let lead = body(&cut.parts, &kept, headline);
    if let Some(at) = headline {
        kept[at] = true;
    }
    let between = between(&cut.parts, headline, lead);
    if !whole {
        keep_byline(&cut.parts, &mut kept, headline, between.clone(), lead);
    }
    // A day in the page's own head is the article's; those beside other headlines are not.
    let part = |id| {
        let mut found = None;
        tree.walk(id, |step| {
            if let tree::Step::Enter(id) = step {
                found = found.or(cut.of[id]);
            }
            true
        });
        found
    };
    let own = |at: usize| between.contains(&at) || Some(at) == lead || Some(at) == headline;
    if candidates.published.is_empty() {
        let times: Vec<_> = head.times.iter().filter(|(id, _)| part(*id).is_some_and(own)).collect();
        times.into_iter().for_each(|(_, day)| head::push_day(&mut candidates, *day));
    }
    if let Some(title) = title.filter(|_| !has_headline(&cut.parts, candidates.title.first())) {
        cut.parts.insert(0, Part { kind: Kind::Title, text: (*title).to_owned(), group: None });
        kept.insert(0, true);
    }
    let (encoding, damaged) = (decoded.encoding, decoded.damaged);
    Ok(Parted { parts: cut.parts, kept, whole, candidates, encoding, damaged })
}

impl Parted {
    /// The text that these parts make: paragraphs parted by a blank line, items and rows each on a line.
    #[must_use]
    pub fn text(&self, kept: &[bool]) -> String {
        self.laid(kept).0
    }

    /// Where words of the text of `before` stand in that of `after`.
    #[must_use]
    pub fn moves(&self, before: &[bool], after: &[bool]) -> Moves {
        Moves::of(&self.laid(before).1, &self.laid(after).1)
    }

    /// The text, and where each part stands in it.
    fn laid(&self, kept: &[bool]) -> (String, Vec<Option<Range<usize>>>) {
        let mut text = String::new();
        let mut places = vec![None; self.parts.len()];
        let mut before: Option<(usize, &Part)> = None;
        for (at, part) in self.parts.iter().enumerate().filter(|(at, _)| kept.get(*at) == Some(&true)) {
            if let Some((last, before)) = before {
                let goes_on = part.group.is_some() && part.group == before.group && last + 1 == at;
                text.push_str(if goes_on { "\n" } else { "\n\n" });
            }
            let from = text.len();
            text.push_str(&part.text);
            places[at] = Some(from..text.len());
            before = Some((at, part));
        }
        if !text.is_empty() {
            text.push('\n');
        }
        (text, places)
    }

    /// For each part whether it was kept by an earlier reading; `None` if that cut the page otherwise.
    #[must_use]
    pub fn kept_by(&self, page: &Page) -> Option<Vec<bool>> {
        let count = self.parts.len() as u32;
        let fits = page.cut == cut::CUT && page.count == count;
        fits.then(|| (0..count).map(|at| page.kept.has(at)).collect())
    }

    /// What the program keeps, or a person's choice if it is about this page as it is cut now.
    #[must_use]
    pub fn choose(&self, chosen: Option<&Page>) -> (Vec<bool>, Page) {
        let by_hand = chosen.filter(|page| page.by_hand).and_then(|page| self.kept_by(page));
        let kept = by_hand.unwrap_or_else(|| self.kept.clone());
        let page = self.page(&kept);
        (kept, page)
    }

    /// How the page was read when these parts are kept.
    #[must_use]
    pub fn page(&self, kept: &[bool]) -> Page {
        Page {
            cut: cut::CUT,
            count: self.parts.len() as u32,
            kept: Parts::of(kept),
            by_hand: kept != self.kept,
        }
    }
}

/// Letters and digits only: headlines differ from titles in quotes, dashes and case.
fn plain(words: &str) -> String {
    words.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn is_headline(part: &Part, title: &str) -> bool {
    const LONG_ENOUGH: usize = 8;
    let words = plain(&part.text);
    let matches = words == title || (words.len() >= LONG_ENOUGH && title.contains(&words));
    matches && (part.kind == Kind::Heading || (words == title && part.kind == Kind::Paragraph))
}

fn has_headline(parts: &[Part], title: Option<&crate::model::Candidate<Arc<str>>>) -> bool {
    title.is_some_and(|title| {
        let title = plain(&title.value);
        parts.iter().any(|part| is_headline(part, &title))
    })
}

/// The part that is the headline: one in the text, else the nearest above it, else the first.
fn headline(parts: &[Part], kept: &[bool], title: &str) -> Option<usize> {
    let title = plain(title);
    let matches = |at: &usize| is_headline(&parts[*at], &title);
    let first = kept.iter().position(|kept| *kept).unwrap_or(0);
    let within = (0..parts.len()).filter(|at| kept[*at]).find(matches);
    within.or_else(|| (0..first).rev().find(matches)).or_else(|| (0..parts.len()).find(matches))
}

/// The first part of the text behind the headline that is long enough to be a paragraph.
fn body(parts: &[Part], kept: &[bool], headline: Option<usize>) -> Option<usize> {
    let from = headline.map_or(0, |at| at + 1);
    (from..parts.len()).find(|at| kept[*at] && parts[*at].text.len() > SHORT)
}

/// The parts between headline and text; none where they are too far from each other.
fn between(parts: &[Part], headline: Option<usize>, lead: Option<usize>) -> Range<usize> {
    let from = headline.map_or(0, |at| at + 1);
    let to = lead.unwrap_or_else(|| (from + 1).min(parts.len())).max(from);
    if headline.is_none() || to - from > BETWEEN { from..from } else { from..to }
}

/// Readability takes bylines for furniture; here they say who wrote the article and when.
fn keep_byline(
    parts: &[Part],
    kept: &mut [bool],
    headline: Option<usize>,
    between: Range<usize>,
    lead: Option<usize>,
) {
    let wanted = |at: &usize| parts[*at].text.len() <= SHORT && parts[*at].kind != Kind::Menu;
    let mut text = headline.map_or_else(String::new, |at| format!("{}\n\n", parts[at].text));
    let mut lines = Vec::new();
    for at in between.filter(wanted) {
        let from = text.len();
        text.push_str(&parts[at].text);
        lines.push((at, from..text.len()));
        text.push('\n');
    }
    text.push('\n');
    text.push_str(lead.map_or("", |at| &parts[at].text));
    let (said, _) = stated(&text);
    let dates = said.published.iter().filter_map(|day| day.words);
    let authors = said.author.iter().filter(|it| it.origin == Origin::Text).filter_map(|it| it.words);
    for words in dates.chain(authors) {
        if let Some((at, _)) = lines.iter().find(|(_, line)| line.contains(&(words.start as usize))) {
            kept[*at] = true;
        }
    }
}
