//! CSV, TSV or JSON text → cells by column name.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use serde_json::value::RawValue;

use crate::import::Fault;

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Names of the columns, without blanks around them. A name that stands twice gets a number (`value (2)`), a column
    /// without one is called by its place (`column 3`): each column can be told from the others.
    pub headers: Vec<String>,
    /// Rows with their line, counted from 1 (in JSON, the number of the item). Rows may be shorter than the headers: what they
    /// lack is blank.
    pub rows: Vec<(u64, Vec<String>)>,
    /// Lines that are no rows, with the reason.
    pub unread: Vec<(u64, Arc<str>)>,
    /// What parts the columns; `None` for JSON.
    pub separator: Option<char>,
}

impl Sheet {
    /// Read a text.
    ///
    /// # Errors
    /// When it is JSON without a list of objects, or has more than [`COLUMNS`] columns.
    pub fn parse(text: &str, skip: usize) -> Result<Self, Fault> {
        if text.trim_start().starts_with(['{', '[']) { Self::json(text) } else { Self::separated(text, skip) }
    }

    /// The column of a name, in any case.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.headers.iter().position(|header| header.eq_ignore_ascii_case(name))
    }

    fn separated(text: &str, skip: usize) -> Result<Self, Fault> {
        let above: usize = text.split_inclusive('\n').take(skip).map(str::len).sum();
        let body = &text[above..];
        let separator = separator(body);
        let mut sheet = Self { separator: Some(separator as char), ..Self::default() };
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(body.as_bytes());
        let mut printed: Vec<String> = Vec::new();
        if let Ok(headers) = reader.headers() {
            // Headers with labels (`FREQ:Frequency`) go by their code.
            let labelled = headers.iter().all(is_labelled);
            printed = headers.iter().map(|header| code_of(header, labelled)).collect();
            check_width(printed.len())?;
            sheet.headers = distinct(&printed);
        }
        let labelled = reader.headers().is_ok_and(|headers| headers.iter().all(is_labelled));
        for record in reader.records() {
            match record {
                Ok(record) => {
                    let line = record.position().map_or(0, csv::Position::line) + skip as u64;
                    // Files put together from several repeat their header.
                    if record.iter().eq(printed.iter().map(String::as_str))
                        || record.iter().all(str::is_empty)
                    {
                        continue;
                    }
                    // A separator within a cell that is not quoted shifts all behind it: no cell can be trusted.
                    let said = record.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
                    let count = said.last().map_or(0, |(last, _)| last + 1);
                    if count > sheet.headers.len() {
                        let words = format!("{count} cells under {} headers", sheet.headers.len());
                        sheet.unread.push((line, words.into()));
                        continue;
                    }
                    let cells = record.iter().take(count).map(|cell| code_of(cell, labelled)).collect();
                    sheet.rows.push((line, cells));
                }
                Err(error) => {
                    let line = error.position().map_or(0, csv::Position::line) + skip as u64;
                    sheet.unread.push((line, error.to_string().into()));
                }
            }
        }
        Ok(sheet)
    }

    /// A list of objects, or an object that holds one (`{"data": […]}`). Numbers keep their digits.
    fn json(text: &str) -> Result<Self, Fault> {
        let wrong = |error: serde_json::Error| Fault::System(format!("not a table in JSON: {error}").into());
        type Items<'a> = Vec<&'a RawValue>;
        let list: Items<'_> = match serde_json::from_str::<Items<'_>>(text) {
            Ok(list) => list,
            Err(_) => {
                let object: BTreeMap<String, &RawValue> = serde_json::from_str(text).map_err(wrong)?;
                let lists = object.values().filter_map(|value| serde_json::from_str(value.get()).ok());
                lists
                    .max_by_key(Items::len)
                    .ok_or_else(|| Fault::System("not a table in JSON: it holds no list of objects".into()))?
            }
        };
        let mut sheet = Self::default();
        for (at, item) in list.iter().enumerate() {
            let line = at as u64 + 1;
            match serde_json::from_str::<BTreeMap<String, &RawValue>>(item.get()) {
                Ok(object) => {
                    sheet.take(line, &object);
                    check_width(sheet.headers.len())?;
                }
                Err(error) => sheet.unread.push((line, error.to_string().into())),
            }
        }
        Ok(sheet)
    }

    fn take(&mut self, line: u64, object: &BTreeMap<String, &RawValue>) {
        let mut cells = vec![String::new(); self.headers.len()];
        for (name, value) in object {
            let at = self.headers.iter().position(|header| header == name).unwrap_or_else(|| {
                self.headers.push(name.clone());
                cells.push(String::new());
                cells.len() - 1
            });
            cells[at] = match value.get() {
                "null" => String::new(),
                text if text.starts_with('"') => serde_json::from_str(text).unwrap_or_default(),
                plain => plain.to_owned(),
            };
        }
        let count = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        cells.truncate(count);
        self.rows.push((line, cells));
    }
}

/// So many columns at most: what has more is no table that a person reads.
const COLUMNS: usize = 2_000;

fn check_width(columns: usize) -> Result<(), Fault> {
    let words = || format!("{columns} columns are too many; a table has at most {COLUMNS}").into();
    if columns > COLUMNS { Err(Fault::System(words())) } else { Ok(()) }
}

/// Names by which every column can be called.
fn distinct(printed: &[String]) -> Vec<String> {
    let mut taken = HashSet::with_capacity(printed.len());
    let own = |(at, name): (usize, &String)| {
        let plain = if name.is_empty() { format!("column {}", at + 1) } else { name.clone() };
        let numbered = (2..).map(|count| format!("{plain} ({count})"));
        let mut names = std::iter::once(plain.clone()).chain(numbered);
        names.find(|name| taken.insert(name.to_ascii_lowercase())).unwrap_or(plain)
    };
    printed.iter().enumerate().map(own).collect()
}

/// So many lines are looked at for the header row.
const LOOK: usize = 40;

/// How many lines seem to stand above the header row: titles and units, which have less than half as many separators
/// as most lines do. A proposal; whoever looks at the table decides.
#[must_use]
pub fn lines_above(text: &str) -> usize {
    if text.trim_start().starts_with(['{', '[']) {
        return 0;
    }
    let lines: Vec<&str> = text.lines().take(LOOK).collect();
    let counts =
        |line: &str| [b'\t', b';', b','].map(|mark| line.bytes().filter(|byte| *byte == mark).count());
    let all: Vec<[usize; 3]> = lines.iter().map(|line| counts(line)).collect();
    // The separator and how often most lines have it; of equals, the more columns.
    let mut often: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (mark, count) in all.iter().flat_map(|counts| counts.iter().copied().enumerate()) {
        if count > 0 {
            *often.entry((mark, count)).or_default() += 1;
        }
    }
    let Some(((mark, most), _)) = often.into_iter().max_by_key(|((_, count), lines)| (*lines, *count)) else {
        return 0;
    };
    let above = all.iter().position(|counts| counts[mark] * 2 > most).unwrap_or(0);
    // Blank lines are no rows anyway.
    if lines[..above].iter().all(|line| line.trim().is_empty()) { 0 } else { above }
}

/// How many lines stand above one of these header rows; `None` where none of them is among the first lines.
#[must_use]
pub fn line_of(text: &str, headers: &[Vec<String>]) -> Option<usize> {
    let is_one = |line: &str| {
        Sheet::separated(line, 0)
            .is_ok_and(|sheet| sheet.headers.len() > 1 && headers.contains(&sheet.headers))
    };
    text.lines().take(LOOK).position(is_one)
}

/// SDMX names what it is first, and the mark behind that word parts all columns; else the most frequent of the three.
fn separator(text: &str) -> u8 {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    for first in ["DATAFLOW", "STRUCTURE"] {
        let mark =
            header.trim_start_matches('"').strip_prefix(first).map(|rest| rest.trim_start_matches('"'));
        if let Some(mark @ (b',' | b';' | b'\t')) = mark.and_then(|rest| rest.bytes().next()) {
            return mark;
        }
    }
    let count = |mark: &u8| header.bytes().filter(|byte| byte == mark).count();
    [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

fn is_labelled(header: &str) -> bool {
    header.split_once(':').is_some_and(|(code, label)| {
        !code.is_empty()
            && !label.is_empty()
            && code.chars().all(|letter| letter.is_ascii_uppercase() || letter == '_')
    })
}

/// `M: Monthly` → `M`, where headers say that cells have labels.
fn code_of(cell: &str, labelled: bool) -> String {
    let code = if labelled { cell.split_once(':').map_or(cell, |(code, _)| code) } else { cell };
    code.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Sheet {
        Sheet::parse(text, 0).expect("a table")
    }

    #[test]
    fn every_column_can_be_called() {
        let sheet = parse("year,value,,Value,\n2017,1,2,3,4\nyear,value,,Value,\n");
        assert_eq!(sheet.headers, ["year", "value", "column 3", "Value (2)", "column 5"]);
        assert_eq!(sheet.rows, [(2, ["2017", "1", "2", "3", "4"].map(str::to_owned).to_vec())]);
        assert_eq!(sheet.column("value (2)"), Some(3));
    }

    #[test]
    fn a_row_with_more_cells_than_headers_is_told() {
        let sheet = parse("year,value,note\n2017,1,234,x\n2018,5,,\n2019,6\n");
        assert_eq!(sheet.unread, [(2, "4 cells under 3 headers".into())]);
        let rows: Vec<u64> = sheet.rows.iter().map(|(line, _)| *line).collect();
        assert_eq!(rows, [3, 4], "blanks at the end and short rows do no harm");
        assert!(Sheet::parse(&",".repeat(3_000_000), 0).is_err(), "at once");
    }

    #[test]
    fn titles_above_the_headers_are_noticed() {
        assert_eq!(lines_above("year,value\n2017,1\n"), 0);
        assert_eq!(
            lines_above("Trade, in dollars\n\nyear;from;to;value\n2017;RUS;PRK;1,5\n2018;RUS;PRK;2,5\n"),
            2
        );
        assert_eq!(lines_above("What we typed\nyear\tvalue\n2017\t1\n"), 1);
        // More separators than in the rows, or one fewer, is a header row too.
        assert_eq!(lines_above("year,\"value, in dollars\"\n2017,1\n2018,2\n"), 0);
        assert_eq!(lines_above("from,to,value\n1,RUS,PRK,5\n2,RUS,PRK,6\n"), 0);
        assert_eq!(lines_above("[{\"a\": 1, \"b\": 2}]"), 0);
        assert_eq!(lines_above("words\nand words\n"), 0);
        let known = [vec!["year".to_owned(), "value".to_owned()]];
        assert_eq!(line_of("a,b\nc,d\nyear,value\n2017,1\n", &known), Some(2));
        assert_eq!(line_of("year,value,note\n", &known), None);
    }
}
