//! CSV, TSV or JSON text → cells by column name.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::value::RawValue;

use crate::import::Fault;

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Names of the columns, without blanks around them.
    pub headers: Vec<String>,
    /// Rows with their line, counted from 1 (in JSON, the number of the item). Short rows are filled up with blanks.
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
    /// When it is JSON without a list of objects.
    pub fn parse(text: &str, skip: usize) -> Result<Self, Fault> {
        if text.trim_start().starts_with(['{', '[']) {
            Self::json(text)
        } else {
            Ok(Self::separated(text, skip))
        }
    }

    /// The column of a name, in any case.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.headers.iter().position(|header| header.eq_ignore_ascii_case(name))
    }

    fn separated(text: &str, skip: usize) -> Self {
        let above: usize = text.split_inclusive('\n').take(skip).map(str::len).sum();
        let body = &text[above..];
        let separator = separator(body);
        let mut sheet = Self { separator: Some(separator as char), ..Self::default() };
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(body.as_bytes());
        if let Ok(headers) = reader.headers() {
            // Headers with labels (`FREQ:Frequency`) go by their code.
            sheet.headers =
                headers.iter().map(|header| code_of(header, headers.iter().all(is_labelled))).collect();
        }
        let labelled = reader.headers().is_ok_and(|headers| headers.iter().all(is_labelled));
        for record in reader.records() {
            match record {
                Ok(record) => {
                    let line = record.position().map_or(0, csv::Position::line) + skip as u64;
                    // Files put together from several repeat their header.
                    if record.iter().eq(sheet.headers.iter().map(String::as_str))
                        || record.iter().all(str::is_empty)
                    {
                        continue;
                    }
                    let mut cells: Vec<String> = record.iter().map(|cell| code_of(cell, labelled)).collect();
                    cells.resize(sheet.headers.len().max(cells.len()), String::new());
                    sheet.rows.push((line, cells));
                }
                Err(error) => {
                    let line = error.position().map_or(0, csv::Position::line) + skip as u64;
                    sheet.unread.push((line, error.to_string().into()));
                }
            }
        }
        sheet
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
                Ok(object) => sheet.take(line, &object),
                Err(error) => sheet.unread.push((line, error.to_string().into())),
            }
        }
        let width = sheet.headers.len();
        for (_, cells) in &mut sheet.rows {
            cells.resize(width, String::new());
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
        self.rows.push((line, cells));
    }
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
