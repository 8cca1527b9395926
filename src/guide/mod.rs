//! The guide: pages of Markdown that are part of the program, for the window and the terminal.
//!
//! Lists that the code has already (statuses, grades, ceilings, factors, price bands, keys) are not typed into the
//! pages: a line `<!-- fill: statuses -->` stands where the list goes, and [`Page::filled`] puts it there.

mod block;
mod fill;
mod search;

pub use block::{Block, anchor, blocks};
pub use fill::{Fill, table};
pub use search::{hits, plain};

/// One page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// What links and the command line call it: the file's name without its ending.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Markdown with places to fill.
    pub text: &'static str,
}

macro_rules! pages {
    ($($id:literal $title:literal),+ $(,)?) => {
        &[$(Page { id: $id, title: $title, text: include_str!(concat!("../../docs/guide/", $id, ".md")) }),+]
    };
}

/// All pages, in the order in which they are read.
pub const PAGES: &[Page] = pages![
    "start" "First minutes",
    "job" "The job from end to end",
    "chart" "Reading the chart",
    "fields" "Verification fields",
    "checks" "The checks and their arithmetic",
    "origins" "Origins",
    "official" "Official series and your own tables",
    "people" "Two people",
    "files" "Files in and out",
    "keys" "Keys",
    "limits" "Limits",
    "privacy" "Privacy, and where things are kept",
    "trouble" "When something goes wrong",
];

/// The page with this id, and its place in the order.
#[must_use]
pub fn page(id: &str) -> Option<(usize, &'static Page)> {
    PAGES.iter().enumerate().find(|(_, page)| page.id == id)
}

/// A link inside the guide: `fields.md#grades` is a page and a heading's anchor. `None` for any other address.
#[must_use]
pub fn inside(address: &str) -> Option<(usize, Option<&str>)> {
    let (file, anchor) = match address.split_once('#') {
        Some((file, anchor)) => (file, Some(anchor)),
        None => (address, None),
    };
    let (at, _) = page(file.strip_suffix(".md")?)?;
    Some((at, anchor))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_begins_with_its_title() {
        for page in PAGES {
            assert!(page.text.starts_with(&format!("# {}\n", page.title)), "{}", page.id);
        }
    }

    #[test]
    fn links_inside_name_a_page() {
        assert_eq!(inside("start.md"), Some((0, None)));
        assert_eq!(inside("fields.md#grades"), page("fields").map(|(at, _)| (at, Some("grades"))));
        assert_eq!(inside("nowhere.md"), None);
        assert_eq!(inside("https://example.org/start.md"), None);
    }
}
