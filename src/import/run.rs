//! A whole import: many files in parallel, landing in order.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::Fault;
use super::gather::{Content, Gathered, Source, gather};
use super::read::{self, Options, Reading};
use super::report::{Line, Outcome, Report};
use crate::measure::Date;
use crate::model::{Article, ArticleId, BatchId, Digest, Entry, Remark, Suggestion, chosen};

/// Text and its day of publication → suggestions in text order, and what the engine did not decide.
pub type Extractor<'a> = &'a (dyn Fn(&str, Option<Date>) -> (Vec<Suggestion>, Vec<Remark>) + Sync);

/// Files that are read before what they gave is handed over. It grows from the first to the second, so that the
/// first articles show at once and long imports do not hand over ten thousand times.
const CHUNK: Range<usize> = 4..64;
/// A chunk of more bytes than this is cut earlier, so that big files do not all lie in memory together.
const CHUNK_BYTES: u64 = 16 << 20;

/// What an import is to do.
#[derive(Clone, Debug)]
pub struct Request {
    /// The batch under which the articles are staged.
    pub batch: BatchId,
    /// Now, in milliseconds since 1970 (UTC).
    pub at: i64,
    /// What holds for all files.
    pub options: Options,
    /// Digests of the articles that the project has, with the names of their files: they are not imported again. The same
    /// bytes under another name are another printing, and are.
    pub known: HashSet<(Digest, Arc<str>)>,
}

/// What an import needs from its caller.
pub struct Calls<'a> {
    /// The engine.
    pub extract: Extractor<'a>,
    /// Asked often; true ends the import with what has landed.
    pub cancel: &'a (dyn Fn() -> bool + Sync),
    /// Makes an article's identity. Called in the order of the files.
    pub new_id: &'a mut dyn FnMut() -> ArticleId,
    /// Gets the articles as they land, in order.
    pub sink: &'a mut dyn FnMut(Landed),
}

/// An article that was read and is ready to be staged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staged {
    /// The head.
    pub article: Arc<Article>,
    /// The text that anchors count in.
    pub text: Arc<str>,
    /// The file as it was.
    pub original: Vec<u8>,
    /// What the engine found.
    pub suggestions: Arc<[Suggestion]>,
    /// What the engine and the import saw and did not decide.
    pub remarks: Arc<[Remark]>,
}

impl Staged {
    /// The project's part of it; text and original go to the project file.
    #[must_use]
    pub fn entry(&self) -> Entry {
        Entry::new(Arc::clone(&self.article), Arc::clone(&self.suggestions), Arc::clone(&self.remarks))
    }
}

/// How far an import is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Files dealt with.
    pub done: usize,
    /// Files in all.
    pub total: usize,
    /// The file that is read next; empty at the end.
    pub current: Arc<str>,
}

/// What an import hands over from time to time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Landed {
    /// New articles; may be none.
    pub articles: Vec<Staged>,
    /// How far it is.
    pub progress: Progress,
}

/// Import the files and folders at `paths`. Never fails: the report says what became of each file.
pub fn run(paths: &[PathBuf], request: &Request, calls: Calls<'_>) -> Report {
    let gathered = gather(paths, calls.cancel);
    import(gathered, request, calls)
}

/// Import files that are in memory, by name and bytes. `place` says for people where they came from.
pub fn embedded(files: &[(&str, &[u8])], place: &Path, request: &Request, calls: Calls<'_>) -> Report {
    let source = |(path, bytes): &(&str, &[u8])| Source {
        path: (*path).into(),
        place: place.join(path),
        content: Content::Memory((*bytes).into()),
        bytes: bytes.len() as u64,
        row: None,
    };
    let gathered = Gathered { files: files.iter().map(source).collect(), ..Gathered::default() };
    import(gathered, request, calls)
}

fn import(gathered: Gathered, request: &Request, calls: Calls<'_>) -> Report {
    let Gathered { files, skipped, notices } = gathered;
    let Calls { extract, cancel, new_id, sink } = calls;
    let mut landing = Landing {
        request,
        report: Report { notices, ..Report::default() },
        seen: HashMap::new(),
        places: HashSet::new(),
    };
    for (path, why) in skipped {
        landing.report.lines.push(Line { path, outcome: Outcome::Skipped, why });
    }
    let progress = |done: usize| {
        let current = files.get(done).map_or_else(|| "".into(), |source| Arc::clone(&source.path));
        Progress { done, total: files.len(), current }
    };
    sink(Landed { articles: Vec::new(), progress: progress(0) });
    let mut done = 0;
    let mut size = CHUNK.start;
    while done < files.len() && !cancel() {
        let chunk = &files[done..done + chunk_len(&files[done..], size)];
        let taken: Vec<Taken> =
            chunk.par_iter().map(|source| take(source, request, extract, cancel)).collect();
        let articles =
            chunk.iter().zip(taken).filter_map(|(source, taken)| landing.land(source, taken, new_id));
        let articles = articles.collect();
        done += chunk.len();
        size = (size * 2).min(CHUNK.end);
        sink(Landed { articles, progress: progress(done) });
    }
    for source in &files[done..] {
        landing.line(source, Outcome::Skipped, CANCELLED.into());
    }
    landing.report.cancelled |= cancel();
    landing.report
}

const ENGINE_FAILED: &str =
    "the search for figures failed on this text, so nothing is suggested; claims can be made by hand";
const CANCELLED: &str = "the import was cancelled before";

/// How many of `files` make the next chunk: at least one, at most `most`.
fn chunk_len(files: &[Source], most: usize) -> usize {
    let mut bytes = 0;
    let fits = |source: &&Source| {
        bytes += source.bytes;
        bytes <= CHUNK_BYTES
    };
    files.iter().take(most).take_while(fits).count().max(1)
}

/// What a worker made of one file.
enum Taken {
    Article { reading: Box<Reading>, suggestions: Vec<Suggestion>, remarks: Vec<Remark> },
    Known,
    Refused(Fault),
    Cancelled,
}

fn take(
    source: &Source,
    request: &Request,
    extract: Extractor<'_>,
    cancel: &(dyn Fn() -> bool + Sync),
) -> Taken {
    if cancel() {
        return Taken::Cancelled;
    }
    let original = match read::original(source) {
        Ok(original) => original,
        Err(fault) => return Taken::Refused(fault),
    };
    let sha256 = read::sha256(&original);
    if request.known.contains(&(sha256, file_name(&source.path).into())) {
        return Taken::Known;
    }
    match read::interpret(source, original, sha256, &request.options) {
        Ok(mut reading) => {
            let published = chosen(&reading.candidates.published).map(|date| date.value);
            // An error of the engine on one article must not cost the others. It only reads, so nothing is left
            // half changed by it.
            let found = catch_unwind(AssertUnwindSafe(|| extract(&reading.text, published)));
            let (suggestions, remarks) = found.unwrap_or_else(|_| {
                reading.faults.push(ENGINE_FAILED.into());
                (Vec::new(), Vec::new())
            });
            Taken::Article { reading: Box::new(reading), suggestions, remarks }
        }
        Err(fault) => Taken::Refused(fault),
    }
}

/// Last part of a path.
fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Puts what the workers made in order.
struct Landing<'r> {
    request: &'r Request,
    report: Report,
    /// Digests of this import and the path under which each came first.
    seen: HashMap<Digest, Arc<str>>,
    /// Where files lie that were taken in.
    places: HashSet<PathBuf>,
}

impl Landing<'_> {
    fn line(&mut self, source: &Source, outcome: Outcome, why: Arc<str>) {
        self.report.lines.push(Line { path: Arc::clone(&source.path), outcome, why });
    }

    fn land(
        &mut self,
        source: &Source,
        taken: Taken,
        new_id: &mut dyn FnMut() -> ArticleId,
    ) -> Option<Staged> {
        match taken {
            Taken::Article { reading, suggestions, remarks } => {
                self.article(source, *reading, suggestions, remarks, new_id)
            }
            Taken::Known => {
                self.line(source, Outcome::Skipped, "already in the project".into());
                None
            }
            Taken::Refused(fault) => {
                self.line(source, Outcome::Refused, fault.to_string().into());
                None
            }
            Taken::Cancelled => {
                self.line(source, Outcome::Skipped, CANCELLED.into());
                None
            }
        }
    }

    fn article(
        &mut self,
        source: &Source,
        reading: Reading,
        suggestions: Vec<Suggestion>,
        mut remarks: Vec<Remark>,
        new_id: &mut dyn FnMut() -> ArticleId,
    ) -> Option<Staged> {
        if !self.places.insert(source.place.clone()) {
            self.line(source, Outcome::Skipped, "given twice".into());
            return None;
        }
        let outcome = if reading.faults.is_empty() { Outcome::Read } else { Outcome::Partly };
        let mut words = why(&reading);
        // Another printing of it: grouped, never left out.
        match self.seen.get(&reading.sha256) {
            Some(first) => {
                let same = format!("{}same text as {first}", if words.is_empty() { "" } else { "; " });
                words.push_str(&same);
            }
            None => _ = self.seen.insert(reading.sha256, Arc::clone(&source.path)),
        }
        // What the engine says about the article as a whole.
        for remark in remarks.iter().filter(|remark| remark.span.is_none()) {
            words.push_str(if words.is_empty() { "" } else { "; " });
            words.push_str(&remark.words);
        }
        self.line(source, outcome, words.into());
        remarks.splice(0..0, reading.remarks);
        let article = Article {
            id: new_id(),
            batch: self.request.batch,
            path: Arc::clone(&source.path),
            place: source.place.to_string_lossy().into(),
            imported_at: self.request.at,
            sha256: reading.sha256,
            bytes: reading.original.len() as u64,
            encoding: reading.encoding.into(),
            damaged: reading.damaged,
            text_len: reading.text.len() as u32,
            page: reading.page,
            candidates: reading.candidates,
        };
        self.report.undated += usize::from(article.published().is_none());
        Some(Staged {
            article: Arc::new(article),
            text: reading.text,
            original: reading.original,
            suggestions: suggestions.into(),
            remarks: remarks.into(),
        })
    }
}

/// What a line says behind the path: faults, then what the import saw, then an encoding that is worth a look.
fn why(reading: &Reading) -> String {
    let mut words: Vec<&str> = reading.faults.iter().map(|fault| &**fault).collect();
    words.extend(reading.remarks.iter().map(|remark| &*remark.words));
    let parts = reading.page.as_ref().map(crate::model::Page::words).unwrap_or_default();
    if !parts.is_empty() {
        words.push(&parts);
    }
    let encoding = format!("read as {}", reading.encoding);
    if reading.encoding != "UTF-8" {
        words.push(&encoding);
    }
    words.join("; ")
}
