//! One file → one article's reading.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::decode::{LIMIT, decode};
use super::front_matter::FrontMatter;
use super::gather::{Content, Source};
use super::page::{is_page, parted};
use super::stated::{file_title, stated};
use super::{Fault, Moves, Refusal};
use crate::measure::Date;
use crate::model::{Article, Candidate, Candidates, Digest, Origin, Page, Remark};

/// What a person laid down for all files of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Read with this encoding (a WHATWG label) whatever the bytes look like.
    pub encoding: Option<Arc<str>>,
    /// Day of publication given on the command line; outweighs everything else.
    pub published: Option<Date>,
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The article's text, which anchors count in.
    pub text: Arc<str>,
    /// The file as it was.
    pub original: Vec<u8>,
    /// SHA-256 of `original`.
    pub sha256: Digest,
    /// WHATWG name of the encoding.
    pub encoding: &'static str,
    /// Whether some bytes did not fit the encoding.
    pub damaged: bool,
    /// Which parts of it are the text, for a saved web page.
    pub page: Option<Page>,
    /// What was found about the article, from all origins.
    pub candidates: Candidates,
    /// What was seen in the text and not decided.
    pub remarks: Vec<Remark>,
    /// Why it was read in part only, in words for a person; empty when all was read.
    pub faults: Vec<Arc<str>>,
}

/// Read one file.
///
/// # Errors
/// When nothing of it can be taken in; the fault says why.
pub fn read(source: &Source, options: &Options) -> Result<Reading, Refusal> {
    let refuse = |fault| Refusal { fault, place: source.place.clone() };
    let original = original(source).map_err(refuse)?;
    let sha256 = sha256(&original);
    interpret(source, original, sha256, options).map_err(refuse)
}

/// The file's bytes.
pub(super) fn original(source: &Source) -> Result<Vec<u8>, Fault> {
    match &source.content {
        Content::File => bytes(&source.place),
        Content::Memory(bytes) => Ok(bytes.to_vec()),
    }
}

pub(super) fn sha256(bytes: &[u8]) -> Digest {
    Digest(Sha256::digest(bytes).into())
}

/// Bytes → text and what is known about it.
pub(super) fn interpret(
    source: &Source,
    original: Vec<u8>,
    sha256: Digest,
    options: &Options,
) -> Result<Reading, Fault> {
    let Body { text, encoding, damaged, page, mut candidates, remarks, mut faults, moves: _ } =
        Body::of(&original, options.encoding.as_deref(), (None, None), &source.path)?;
    if let Some(row) = &source.row {
        merge(&mut candidates, &row.candidates);
        faults.extend(row.fault.clone());
    }
    let given = options.published.map(|value| Candidate { value, origin: Origin::CommandLine, words: None });
    candidates.published.extend(given);
    order(&mut candidates);
    Ok(Reading { text, original, sha256, encoding, damaged, page, candidates, remarks, faults })
}

/// What is to be otherwise when an original is read again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Again {
    /// With this encoding (a WHATWG label). Parts of a web page that a person chose stay chosen.
    Encoding(String),
    /// With these parts of a web page as its text, one for each part; `None` leaves the choice to the program.
    Parts(Option<Vec<bool>>),
}

/// An original that was read again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reread {
    /// The new head.
    pub article: Article,
    /// The new text.
    pub text: Arc<str>,
    /// What was seen in it and not decided.
    pub remarks: Vec<Remark>,
    /// Where words of the text before stand now, if that can be told for sure; else they are to be looked for.
    pub moves: Option<Moves>,
}

/// Read an article's original again in another way. What a person or an index said about it stays; what the file itself
/// says is read anew.
///
/// # Errors
/// [`Fault::Encoding`] for an unknown label, or when nothing is left of the text.
pub fn reread(article: &Article, original: &[u8], again: &Again) -> Result<Reread, Fault> {
    let (encoding, parts) = match again {
        Again::Encoding(label) => (label.as_str(), Choice::As(article.page.as_ref())),
        Again::Parts(kept) => (&*article.encoding, kept.as_deref().map_or(Choice::Own, Choice::Kept)),
    };
    let before = if matches!(again, Again::Parts(_)) { article.page.as_ref() } else { None };
    let body = Body::of(original, Some(encoding), (Some(parts), before), &article.path)?;
    let mut head = Article {
        encoding: body.encoding.into(),
        damaged: body.damaged,
        page: body.page,
        text_len: body.text.len() as u32,
        ..article.clone()
    };
    let outside = |origin: Origin| origin < Origin::FrontMatter;
    head.candidates.title.retain(|candidate| outside(candidate.origin));
    head.candidates.outlet.retain(|candidate| outside(candidate.origin));
    head.candidates.author.retain(|candidate| outside(candidate.origin));
    head.candidates.address.retain(|candidate| outside(candidate.origin));
    head.candidates.published.retain(|candidate| outside(candidate.origin));
    merge(&mut head.candidates, &body.candidates);
    order(&mut head.candidates);
    Ok(Reread { article: head, text: body.text, remarks: body.remarks, moves: body.moves })
}

/// What the bytes alone give.
struct Body {
    text: Arc<str>,
    encoding: &'static str,
    damaged: bool,
    page: Option<Page>,
    candidates: Candidates,
    remarks: Vec<Remark>,
    faults: Vec<Arc<str>>,
    moves: Option<Moves>,
}

/// Which parts of a web page are wanted.
enum Choice<'a> {
    /// What the program finds.
    Own,
    /// These.
    Kept(&'a [bool]),
    /// Those of an earlier reading.
    As(Option<&'a Page>),
}

impl Body {
    fn of(
        original: &[u8],
        encoding: Option<&str>,
        (choice, before): (Option<Choice<'_>>, Option<&Page>),
        path: &str,
    ) -> Result<Self, Fault> {
        if is_page(Path::new(path)) {
            Self::of_page(original, encoding, (choice.unwrap_or(Choice::Own), before), path)
        } else {
            Self::of_text(original, encoding, path)
        }
    }

    fn of_page(
        original: &[u8],
        encoding: Option<&str>,
        (choice, before): (Choice<'_>, Option<&Page>),
        path: &str,
    ) -> Result<Self, Fault> {
        let found = parted(original, encoding)?;
        let (kept, page) = match choice {
            Choice::Kept(kept) => (kept.to_vec(), found.page(kept)),
            Choice::Own => found.choose(None),
            Choice::As(page) => found.choose(page),
        };
        let text: Arc<str> = found.text(&kept).into();
        if text.trim().is_empty() {
            return Err(Fault::Empty);
        }
        let moves = before.and_then(|page| found.kept_by(page)).map(|before| found.moves(&before, &kept));
        let mut faults: Vec<Arc<str>> = Vec::new();
        if found.whole {
            faults.push("no main text was found on the page, so all of it was taken".into());
        }
        if found.damaged {
            faults.push(lossy(found.encoding));
        }
        let mut candidates = found.candidates;
        let (said, remarks) = stated(&text);
        merge(&mut candidates, &said);
        candidates.title.extend(file_title(path));
        let (encoding, damaged) = (found.encoding, found.damaged);
        Ok(Self { text, encoding, damaged, page: Some(page), candidates, remarks, faults, moves })
    }

    fn of_text(original: &[u8], encoding: Option<&str>, path: &str) -> Result<Self, Fault> {
        let decoded = decode(original, encoding)?;
        let FrontMatter { body, mut candidates, mut faults } = FrontMatter::of(&decoded.text);
        let text: Arc<str> = decoded.text[body..].into();
        if text.trim().is_empty() {
            return Err(Fault::Empty);
        }
        if decoded.damaged {
            faults.push(lossy(decoded.encoding));
        }
        let (said, remarks) = stated(&text);
        merge(&mut candidates, &said);
        candidates.title.extend(file_title(path));
        let (encoding, damaged) = (decoded.encoding, decoded.damaged);
        Ok(Self { text, encoding, damaged, page: None, candidates, remarks, faults, moves: None })
    }
}

fn lossy(encoding: &str) -> Arc<str> {
    format!("some bytes are not {encoding} and stand as \u{FFFD}").into()
}

fn merge(into: &mut Candidates, from: &Candidates) {
    into.title.extend_from_slice(&from.title);
    into.outlet.extend_from_slice(&from.outlet);
    into.author.extend_from_slice(&from.author);
    into.address.extend_from_slice(&from.address);
    into.published.extend_from_slice(&from.published);
}

/// The weightiest first, as lists show them; equals stay in the order in which they were found.
fn order(candidates: &mut Candidates) {
    candidates.title.sort_by_key(|candidate| candidate.origin);
    candidates.outlet.sort_by_key(|candidate| candidate.origin);
    candidates.author.sort_by_key(|candidate| candidate.origin);
    candidates.address.sort_by_key(|candidate| candidate.origin);
    candidates.published.sort_by_key(|candidate| candidate.origin);
}

/// All bytes of a regular file that is not too large.
pub(super) fn bytes(place: &Path) -> Result<Vec<u8>, Fault> {
    let about = fs::metadata(place)?;
    // Opening a named pipe would wait for a writer that may never come.
    if !about.is_file() {
        return Err(Fault::NotAFile);
    }
    if about.len() > LIMIT {
        return Err(Fault::TooLarge(about.len()));
    }
    let mut bytes = Vec::with_capacity(about.len() as usize);
    // It may have grown since.
    File::open(place)?.take(LIMIT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LIMIT { Err(Fault::TooLarge(bytes.len() as u64)) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::chosen;

    fn memory(path: &str, bytes: &[u8]) -> Source {
        let content = Content::Memory(bytes.into());
        Source { path: path.into(), place: path.into(), content, bytes: bytes.len() as u64, row: None }
    }

    #[test]
    fn front_matter_outweighs_the_text_and_the_file_name_comes_last() {
        let text = b"---\ntitle: Ice\npublished: 2014-05-08\n---\n# Frost\n2015-01-01\n\nBody text.\n";
        let reading = read(&memory("a/pier.md", text), &Options::default()).expect("an article");
        assert_eq!(&*reading.text, "# Frost\n2015-01-01\n\nBody text.\n");
        let titles: Vec<&str> = reading.candidates.title.iter().map(|title| &*title.value).collect();
        assert_eq!(titles, ["Ice", "Frost", "pier"]);
        let date = chosen(&reading.candidates.published).map(|date| date.value.to_string());
        assert_eq!(date.as_deref(), Some("2014-05-08"));
        assert!(reading.faults.is_empty());
    }

    #[test]
    fn the_command_line_outweighs_everything() {
        let day = Date::constant(2020, 2, 3);
        let options = Options { published: Some(day), ..Options::default() };
        let reading =
            read(&memory("a.md", b"---\npublished: 2014-05-08\n---\nBody"), &options).expect("an article");
        assert_eq!(chosen(&reading.candidates.published).map(|date| date.value), Some(day));
    }

    #[test]
    fn what_was_lost_is_said() {
        let reading = read(
            &memory("a.txt", b"---\na: b: c\n---\nna\xC3\xAFve caf\xC3\xA9 \xC3\xA9t\xC3\xA9 \xFF\xC3\xA9\n"),
            &Options::default(),
        );
        let reading = reading.expect("an article");
        assert_eq!(reading.faults.len(), 2, "{:?}", reading.faults);
        assert!(reading.damaged && reading.text.starts_with("---\na: b"));
    }

    #[test]
    fn front_matter_alone_is_no_article() {
        let refusal = read(&memory("a.md", b"---\ntitle: Ice\n---\n\n"), &Options::default());
        assert_eq!(refusal.map_err(|refusal| refusal.fault), Err(Fault::Empty));
    }

    #[test]
    fn folders_missing_and_huge_files_are_refused() {
        let root = tempfile::tempdir().expect("a folder");
        let huge = root.path().join("huge.txt");
        File::create(&huge).expect("a file").set_len(LIMIT + 1).expect("a sparse file");
        assert_eq!(bytes(&huge), Err(Fault::TooLarge(LIMIT + 1)));
        assert_eq!(bytes(root.path()), Err(Fault::NotAFile));
        assert_eq!(bytes(&root.path().join("none.txt")), Err(Fault::Vanished));
    }
}
