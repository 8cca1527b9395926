//! Layouts that were made by hand and are found again by the headers of a table.

use serde::{Deserialize, Serialize};

use crate::import::series::Layout;

/// So many are remembered.
const MOST: usize = 20;

/// A layout with the headers that it was made for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    /// What the person calls it.
    pub title: String,
    /// The headers of the table that it was made for.
    pub headers: Vec<String>,
    /// The layout.
    pub layout: Layout,
}

impl Remembered {
    /// Whether a table has every column of it.
    #[must_use]
    pub fn fits(&self, headers: &[String]) -> bool {
        self.layout.faults(headers).is_empty()
    }
}

/// Those that fit a table: first those made for just these headers, then those used last.
#[must_use]
pub fn remembered_for<'r>(all: &'r [Remembered], headers: &[String]) -> Vec<&'r Remembered> {
    let mut fitting: Vec<&Remembered> = all.iter().filter(|one| one.fits(headers)).collect();
    fitting.sort_by_key(|one| one.headers != headers);
    fitting
}

/// Put one in front; what had its title before goes, and so does the last of too many.
pub fn remember(all: &mut Vec<Remembered>, one: Remembered) {
    all.retain(|known| known.title != one.title);
    all.insert(0, one);
    all.truncate(MOST);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::series::Cell;

    fn layout(time: &str) -> Layout {
        let mut layout = Layout { time: Cell::column(time), ..Layout::open() };
        let headers = [time.to_owned(), "value".to_owned()];
        for (part, says) in
            [("exporter", "RUS"), ("importer", "PRK"), ("goods", "coal"), ("value", "value"), ("unit", "t")]
        {
            layout.set(part, says, &headers).expect("a setting");
        }
        layout
    }

    fn one(title: &str, headers: &[&str]) -> Remembered {
        let headers = headers.iter().map(ToString::to_string).collect();
        Remembered { title: title.into(), headers, layout: layout("month") }
    }

    #[test]
    fn those_made_for_the_same_headers_come_first_and_those_without_a_column_not_at_all() {
        let mut all = vec![one("a", &["month", "value", "note"]), one("b", &["month", "value"])];
        all.push(Remembered { layout: layout("year"), ..one("c", &["month", "value"]) });
        let headers = ["month".to_owned(), "value".to_owned()];
        let titles: Vec<&str> =
            remembered_for(&all, &headers).into_iter().map(|one| one.title.as_str()).collect();
        assert_eq!(titles, ["b", "a"]);
    }

    #[test]
    fn twenty_are_kept_and_a_title_stands_once() {
        let mut all = Vec::new();
        for at in 0..25 {
            remember(&mut all, one(&at.to_string(), &["month"]));
        }
        assert_eq!((all.len(), &*all[0].title), (20, "24"));
        remember(&mut all, one("10", &["other"]));
        assert_eq!((all.len(), &*all[0].title, all[0].headers.len()), (20, "10", 1));
    }

    #[test]
    fn one_is_the_same_after_a_restart() {
        let all = vec![one("a", &["month", "value"])];
        let text = serde_json::to_string(&all).expect("JSON");
        assert_eq!(serde_json::from_str::<Vec<Remembered>>(&text).expect("the same"), all);
    }
}
