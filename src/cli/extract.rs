//! `tumen extract`: claim records on standard output.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::Deserialize;

use super::lines::remark;
use crate::export;
use crate::extract::extract;
use crate::import::{self, Options};
use crate::measure::Date;
use crate::model::{Page, Remark, chosen};
use crate::text::CodePoints;
use crate::vocabulary::Lexicon;

/// Files or lines that are read at once; records are written in order, chunk by chunk.
const CHUNK: usize = 64;

/// What one article gives: lines for standard output and remarks for standard error.
struct Records {
    article: String,
    lines: Vec<u8>,
    remarks: Vec<(String, Option<usize>)>,
    read: bool,
}

impl Records {
    fn refused(article: &str, why: String) -> Self {
        Self { article: article.to_owned(), lines: Vec::new(), remarks: vec![(why, None)], read: false }
    }

    fn of(article: &str, text: &str, published: Option<Date>, seen: &[Remark], lexicon: &Lexicon) -> Self {
        // One article that the engine trips over must not take the others with it.
        let Ok((suggestions, found)) = catch_unwind(AssertUnwindSafe(|| extract(lexicon, text, published)))
        else {
            return Self::refused(article, "the engine failed on this article; please report it".to_owned());
        };
        let points = CodePoints::new(text);
        let place = |remark: &Remark| remark.span.map(|span| points.of_byte(span.start as usize));
        let remarks =
            seen.iter().chain(&found).map(|remark| (remark.words.to_string(), place(remark))).collect();
        let mut lines = Vec::new();
        match export::suggestions(article, text, &suggestions, &mut lines) {
            Ok(()) => Self { article: article.to_owned(), lines, remarks, read: true },
            Err(error) => Self::refused(article, error.to_string()),
        }
    }

    fn write(&self, out: &mut dyn Write) -> io::Result<bool> {
        out.write_all(&self.lines)?;
        for (words, at) in &self.remarks {
            remark(words, &self.article, *at);
        }
        Ok(self.read)
    }
}

/// Files and folders. `Ok(false)` when some input was not read.
///
/// # Errors
/// When standard output refuses.
pub fn paths(paths: &[PathBuf], published: Option<Date>, lexicon: &Lexicon) -> io::Result<bool> {
    let options = Options { published, ..Options::default() };
    let gathered = import::gather(paths, &|| false);
    let mut all = true;
    for notice in &gathered.notices {
        remark(&notice.words, &notice.place.display().to_string(), notice.line.map(|line| line as usize));
    }
    if gathered.files.is_empty() {
        all = false;
        let place: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
        remark(
            "there are no articles to read: .txt, .md, .html and .mhtml files are",
            &place.join(", "),
            None,
        );
    }
    let mut out = BufWriter::new(io::stdout().lock());
    for chunk in gathered.files.chunks(CHUNK) {
        let records: Vec<Records> = chunk
            .par_iter()
            .map(|source| match import::read(source, &options) {
                Ok(reading) => {
                    let published = chosen(&reading.candidates.published).map(|date| date.value);
                    let mut records =
                        Records::of(&source.path, &reading.text, published, &reading.remarks, lexicon);
                    records.remarks.extend(reading.faults.iter().map(|fault| (fault.to_string(), None)));
                    let parts = reading.page.as_ref().map(Page::words).filter(|words| !words.is_empty());
                    records.remarks.extend(parts.map(|words| (words, None)));
                    records
                }
                Err(refusal) => Records::refused(&source.path, refusal.fault.to_string()),
            })
            .collect();
        for records in &records {
            all &= records.write(&mut out)?;
        }
    }
    out.flush()?;
    Ok(all)
}

/// A line of `--jsonl`.
#[derive(Deserialize)]
struct Given {
    id: String,
    text: String,
    #[serde(default)]
    published: Option<String>,
}

/// Lines of `{"id", "text", "published"}`. A bad line is told about and passed over.
///
/// # Errors
/// When the input cannot be read or standard output refuses.
pub fn jsonl(file: &Path, published: Option<Date>, lexicon: &Lexicon) -> io::Result<bool> {
    let input: Box<dyn BufRead> = if file == Path::new("-") {
        Box::new(io::stdin().lock())
    } else {
        Box::new(BufReader::new(File::open(file)?))
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let mut lines = input.split(b'\n').enumerate().peekable();
    while lines.peek().is_some() {
        let chunk: Vec<(usize, Vec<u8>)> = lines
            .by_ref()
            .take(CHUNK)
            .map(|(at, line)| line.map(|line| (at + 1, line)))
            .collect::<Result<_, _>>()?;
        let records: Vec<Option<Records>> =
            chunk.par_iter().map(|(at, line)| one(*at, line, published, lexicon)).collect();
        for records in records.into_iter().flatten() {
            records.write(&mut out)?;
        }
        // Whoever feeds lines one by one wants each answer at once.
        out.flush()?;
    }
    Ok(true)
}

fn one(at: usize, line: &[u8], published: Option<Date>, lexicon: &Lexicon) -> Option<Records> {
    if line.trim_ascii().is_empty() {
        return None;
    }
    let given: Given = match serde_json::from_slice(line) {
        Ok(given) => given,
        Err(error) => {
            return Some(Records::refused("", format!("line {at} is not {{id, text, published}}: {error}")));
        }
    };
    let stated = given.published.as_deref().map(str::trim).filter(|date| !date.is_empty());
    let date = stated.map(import::date);
    let wrong = match &date {
        Some(Err(_)) => Some((format!("line {at}: not a date: {:?}", stated.unwrap_or_default()), None)),
        _ => None,
    };
    let published = published.or_else(|| date.and_then(Result::ok));
    // Offsets count in the text as given, except for line ends, as for files.
    let text = given.text.replace("\r\n", "\n").replace('\r', "\n");
    let mut records = Records::of(&given.id, &text, published, &[], lexicon);
    records.remarks.extend(wrong);
    Some(records)
}
