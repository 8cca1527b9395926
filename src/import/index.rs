//! `index.csv`: what someone wrote down about the articles beside it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::decode::decode;
use super::{Notice, date};
use crate::measure::Date;
use crate::model::{Candidate, Candidates, Origin};

/// The file's name.
pub const INDEX: &str = "index.csv";

/// One row: a file and what is known about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line it begins on, counted from 1.
    pub line: u64,
    /// Path relative to the index's folder, with `/`.
    pub file: String,
    /// What it states, with [`Origin::Index`].
    pub candidates: Candidates,
    /// What of it was not understood, in words for a person; the rest of the row counts.
    pub fault: Option<Arc<str>>,
}

/// The rows of one index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// Where it lies.
    pub place: PathBuf,
    /// Its rows in order, each file once.
    pub rows: Vec<Arc<Row>>,
    by_file: HashMap<String, usize>,
}

impl Index {
    /// Read the index that lies at `place`: columns `file`, `published`, `outlet`, `title`, `author`, `address` in any
    /// order, any but `file` may be missing, others are ignored; separated by commas, semicolons or tabs; in any
    /// encoding. What is wrong with it comes as notices, and what is right with it counts all the same.
    #[must_use]
    pub fn read(place: &Path) -> (Self, Vec<Notice>) {
        match super::read::bytes(place) {
            Ok(bytes) => Self::parse(&bytes, place),
            Err(fault) => {
                (Self::default(), vec![Notice::new(format!("the index was not read: {fault}"), place)])
            }
        }
    }

    /// [`Index::read`] from bytes; `place` is for the notices.
    #[must_use]
    pub fn parse(bytes: &[u8], place: &Path) -> (Self, Vec<Notice>) {
        let mut index = Self { place: place.to_owned(), ..Self::default() };
        let text = match decode(bytes, None) {
            Ok(decoded) => decoded.text,
            Err(fault) => {
                return (index, vec![Notice::new(format!("the index was not read: {fault}"), place)]);
            }
        };
        let mut notices = Vec::new();
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter(&text))
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let header = reader.headers().map(Columns::of).unwrap_or_default();
        if header.file.is_none() {
            notices.push(Notice::at_line("the index has no column \"file\", so it was not used", place, 1));
            return (index, notices);
        }
        for record in reader.records() {
            match record {
                Ok(record) => index.take(&header, &record, &mut notices),
                Err(error) => notices.push(Notice::new(format!("a row was not read: {error}"), place)),
            }
        }
        (index, notices)
    }

    fn take(&mut self, columns: &Columns, record: &csv::StringRecord, notices: &mut Vec<Notice>) {
        let line = record.position().map_or(0, csv::Position::line);
        let cell =
            |column: Option<usize>| column.and_then(|at| record.get(at)).filter(|cell| !cell.is_empty());
        let Some(file) = cell(columns.file) else {
            if !record.iter().all(str::is_empty) {
                notices.push(Notice::at_line("a row names no file", &self.place, line));
            }
            return;
        };
        let file = file.replace('\\', "/");
        let file = file.strip_prefix("./").unwrap_or(&file).to_owned();
        if self.by_file.contains_key(&file) {
            let words = format!("{file:?} has a row already; the first counts");
            notices.push(Notice::at_line(words, &self.place, line));
            return;
        }
        let mut candidates = Candidates::default();
        candidates.title.extend(cell(columns.title).map(stated));
        candidates.outlet.extend(cell(columns.outlet).map(stated));
        candidates.author.extend(cell(columns.author).map(stated));
        candidates.address.extend(cell(columns.address).map(stated));
        let mut fault = None;
        match cell(columns.published).map(date::whole) {
            Some(Ok(value)) => candidates.published.push(stated::<Date, _>(value)),
            Some(Err(error)) => {
                notices.push(Notice::at_line(error.to_string(), &self.place, line));
                fault = Some(format!("{INDEX}: {error}").into());
            }
            None => {}
        }
        self.by_file.insert(file.clone(), self.rows.len());
        self.rows.push(Arc::new(Row { line, file, candidates, fault }));
    }

    /// The row of exactly this path, relative to the index's folder.
    #[must_use]
    pub fn row(&self, path: &str) -> Option<usize> {
        self.by_file.get(path).copied()
    }
}

fn stated<T, W: Into<T>>(value: W) -> Candidate<T> {
    Candidate { value: value.into(), origin: Origin::Index, words: None }
}

/// Where the known columns stand.
#[derive(Default)]
struct Columns {
    file: Option<usize>,
    published: Option<usize>,
    outlet: Option<usize>,
    title: Option<usize>,
    author: Option<usize>,
    address: Option<usize>,
}

impl Columns {
    fn of(header: &csv::StringRecord) -> Self {
        let at = |name: &str| header.iter().position(|cell| cell.eq_ignore_ascii_case(name));
        Self {
            file: at("file"),
            published: at("published"),
            outlet: at("outlet"),
            title: at("title"),
            author: at("author"),
            address: at("address"),
        }
    }
}

/// The mark that separates the header's columns: the most frequent of the three that spreadsheets write.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |mark: &u8| header.bytes().filter(|byte| byte == mark).count();
    // Of equals the last wins: a header of one column is separated by commas.
    [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows as `file published outlet title author`, notices by their words.
    #[track_caller]
    fn check(csv: &[u8], rows: &[&str], notices: &[&str]) {
        let (index, found) = Index::parse(csv, Path::new("index.csv"));
        let row = |row: &Arc<Row>| {
            let words =
                |list: &[Candidate<Arc<str>>]| list.first().map_or("-".into(), |it| it.value.to_string());
            let all = &row.candidates;
            let date = all.published.first().map_or("-".into(), |it| it.value.to_string());
            [row.file.clone(), date, words(&all.outlet), words(&all.title), words(&all.author)].join(" ")
        };
        assert_eq!(index.rows.iter().map(row).collect::<Vec<_>>(), rows);
        assert_eq!(found.iter().map(ToString::to_string).collect::<Vec<_>>(), notices);
    }

    #[test]
    fn columns_in_any_order_and_number() {
        check(
            b"file,published,outlet,title,author,address\na.txt,2014-5-8,Wire,\"Ice, again\",Bo,x\n",
            &["a.txt 2014-05-08 Wire Ice, again Bo"],
            &[],
        );
        check(b"Outlet;Mood;FILE\nWire;grey;.\\sub\\a.txt\n", &["sub/a.txt - Wire - -"], &[]);
        check(b"file\toutlet\na.txt\tWire\n", &["a.txt - Wire - -"], &[]);
        check(b"file\na.txt\n\nb.txt\n", &["a.txt - - - -", "b.txt - - - -"], &[]);
        check("\u{FEFF}file,outlet\r\na.txt,부두\r\n".as_bytes(), &["a.txt - 부두 - -"], &[]);
        check(b"file,outlet\na.txt,Caf\xE9 du d\xE9p\xF4t\n", &["a.txt - Café du dépôt - -"], &[]);
        check(
            b"file,published,outlet\na.txt\nb.txt,,Wire,extra\n",
            &["a.txt - - - -", "b.txt - Wire - -"],
            &[],
        );
    }

    #[test]
    fn what_is_wrong_is_said_and_the_rest_counts() {
        check(
            b"file,published,outlet\na.txt,2014-13-01,Wire\nb.txt,05/02/2017,Post\n",
            &["a.txt - Wire - -", "b.txt - Post - -"],
            &[
                "bad date \"2014-13-01\": index.csv, line 2",
                "\"05/02/2017\" can mean 2017-02-05 or 2017-05-02; not guessed: index.csv, line 3",
            ],
        );
        check(
            b"file,outlet\na.txt,Wire\n,Post\na.txt,Post\n,\n",
            &["a.txt - Wire - -"],
            &[
                "a row names no file: index.csv, line 3",
                "\"a.txt\" has a row already; the first counts: index.csv, line 4",
            ],
        );
        check(
            b"name,outlet\na.txt,Wire\n",
            &[],
            &["the index has no column \"file\", so it was not used: index.csv, line 1"],
        );
        check(b"", &[], &["the index was not read: holds no text: index.csv"]);
        check(
            b"PK\x03\x04",
            &[],
            &["the index was not read: is a ZIP archive or an Office document, not plain text: index.csv"],
        );
    }
}
