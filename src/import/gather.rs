//! Paths that a person gave → the files to read, each with its row of an index.

use std::collections::{BTreeMap, HashMap};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use super::Notice;
use super::index::{INDEX, Index, Row};
use super::page::is_page;

/// Endings of plain articles, in any case; web pages have their own.
const ENDINGS: [&str; 4] = ["txt", "text", "md", "markdown"];

/// What browsers put behind the name of a page for the folder of its pictures and scripts, in the languages that this
/// press is read in.
const FILES: [&str; 7] = ["files", "file", "dateien", "fichiers", "archivos", "bestanden", "файлы"];

/// Where a source's bytes are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// In the file at [`Source::place`].
    File,
    /// Here already: the built-in sample, pasted text.
    Memory(Arc<[u8]>),
}

/// One file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Path relative to the folder that was given, with `/`; the name alone for a file given by itself.
    pub path: Arc<str>,
    /// Where it lies.
    pub place: PathBuf,
    /// Its bytes.
    pub content: Content,
    /// Its length when it was listed, in bytes.
    pub bytes: u64,
    /// Its row of an index.
    pub row: Option<Arc<Row>>,
}

/// What was found under the given paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    /// Files to read, in a stable order: as given, folders by name.
    pub files: Vec<Source>,
    /// Files that were left out on purpose: path and why.
    pub skipped: Vec<(Arc<str>, Arc<str>)>,
    /// What to know about folders and indexes.
    pub notices: Vec<Notice>,
}

/// Find the articles under `paths`. Folders are walked with their subfolders, links are followed, loops of links and
/// unreadable folders are noticed, hidden files and the folders beside saved pages are passed over. A file given by itself is listed whatever it is
/// called and whether or not it exists: reading it tells what is wrong. Stops early, with what it has, when `cancel`
/// answers true.
#[must_use]
pub fn gather(paths: &[PathBuf], cancel: &(dyn Fn() -> bool + Sync)) -> Gathered {
    let mut gathered = Gathered::default();
    for path in paths {
        if path.is_dir() {
            Folder::walk(path, cancel, &mut gathered).finish(&mut gathered);
        } else {
            single(path, &mut gathered);
        }
    }
    gathered
}

/// A file given by itself, with the index beside it.
fn single(place: &Path, gathered: &mut Gathered) {
    if place.file_name() == Some(OsStr::new(INDEX)) {
        let words = "the index describes the articles beside it; open its folder to import them";
        gathered.notices.push(Notice::new(words, place));
        return;
    }
    let mut source = source(place.to_owned(), file_name(place));
    let beside = place.with_file_name(INDEX);
    if beside.is_file() {
        // Rows about other files are none of this file's business, so only its own faults are told.
        let (index, _) = Index::read(&beside);
        source.row = index.row(&source.path).map(|at| Arc::clone(&index.rows[at]));
    }
    gathered.files.push(source);
}

fn source(place: PathBuf, path: String) -> Source {
    let bytes = fs::metadata(&place).map_or(0, |about| about.len());
    Source { path: path.into(), place, content: Content::File, bytes, row: None }
}

/// One folder while it is walked.
struct Folder<'p> {
    root: &'p Path,
    files: Vec<Source>,
    /// Indexes by their folder's path relative to the root; empty for the root's own.
    indexes: BTreeMap<String, Index>,
    /// Files with other endings, by ending.
    others: BTreeMap<String, usize>,
    /// Whether anything but hidden files is in it.
    holds: bool,
    /// Whether the walk was cancelled, so that nothing can be said about what is missing.
    cut_short: bool,
}

impl<'p> Folder<'p> {
    fn walk(root: &'p Path, cancel: &dyn Fn() -> bool, gathered: &mut Gathered) -> Self {
        let mut folder = Self {
            root,
            files: Vec::new(),
            indexes: BTreeMap::new(),
            others: BTreeMap::new(),
            holds: false,
            cut_short: false,
        };
        let walk = WalkDir::new(root).follow_links(true).sort_by_file_name();
        for entry in walk
            .into_iter()
            .filter_entry(|entry| entry.depth() == 0 || !(is_hidden(entry) || is_of_a_page(entry)))
        {
            folder.cut_short = cancel();
            if folder.cut_short {
                break;
            }
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => folder.take(&entry, gathered),
                Err(error) => folder.fault(&error, gathered),
            }
        }
        folder
    }

    fn take(&mut self, entry: &DirEntry, gathered: &mut Gathered) {
        let place = entry.path();
        let path = relative(place, self.root);
        self.holds = true;
        if entry.file_name().eq_ignore_ascii_case(INDEX) {
            let (index, notices) = Index::read(place);
            gathered.notices.extend(notices);
            self.indexes.insert(folder_of(&path).to_owned(), index);
        } else if !is_article(place) {
            *self.others.entry(ending(place)).or_default() += 1;
        } else if place.file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case("readme")) {
            let why = "a read-me about the folder; open it by itself to import it";
            gathered.skipped.push((path.into(), why.into()));
        } else {
            self.files.push(source(place.to_owned(), path));
        }
    }

    fn fault(&mut self, error: &walkdir::Error, gathered: &mut Gathered) {
        let place = error.path().unwrap_or(self.root);
        if let Some(ancestor) = error.loop_ancestor() {
            let words = format!("the link leads back to {}, not followed", ancestor.display());
            gathered.notices.push(Notice::new(words, place));
        } else if is_article(place) && place != self.root {
            // Listed all the same: reading it gives the file's line in the report with the reason.
            self.files.push(source(place.to_owned(), relative(place, self.root)));
        } else {
            let why = error.io_error().map_or_else(|| error.to_string(), |error| error.kind().to_string());
            gathered.notices.push(Notice::new(format!("cannot be opened ({why})"), place));
        }
    }

    /// Give every file its row and say what fits nothing.
    fn finish(mut self, gathered: &mut Gathered) {
        if self.cut_short {
            gathered.files.extend(self.files);
            return;
        }
        for (at, index) in &self.indexes {
            assign(at, index, &mut self.files, &mut gathered.notices);
        }
        if self.files.is_empty() {
            let words = match (self.holds, self.others.is_empty()) {
                (false, _) => "the folder is empty, or holds hidden files only".to_owned(),
                (true, true) => "no text, Markdown or saved web page in this folder".to_owned(),
                (true, false) => {
                    format!("no text, Markdown or saved web page in this folder; {}", count(&self.others))
                }
            };
            gathered.notices.push(Notice::new(words, self.root));
        } else if !self.others.is_empty() {
            gathered.notices.push(Notice::new(count(&self.others), self.root));
        }
        gathered.files.extend(self.files);
    }
}

/// Match the rows of the index in folder `at` with the files below it: by path, then by name alone where exactly one
/// file has it. The folders come from the outside in, so that the nearest index has the last word.
fn assign(at: &str, index: &Index, files: &mut [Source], notices: &mut Vec<Notice>) {
    let below = |path: &str| -> Option<String> {
        if at.is_empty() {
            Some(path.to_owned())
        } else {
            Some(path.strip_prefix(at)?.strip_prefix('/')?.to_owned())
        }
    };
    let mut used = vec![false; index.rows.len()];
    let mut left: HashMap<&str, Vec<usize>> = HashMap::new();
    let paths: Vec<Option<String>> = files.iter().map(|file| below(&file.path)).collect();
    for (position, path) in paths.iter().enumerate() {
        let Some(path) = path else { continue };
        if let Some(row) = index.row(path) {
            used[row] = true;
            files[position].row = Some(Arc::clone(&index.rows[row]));
        } else {
            left.entry(name_of(path)).or_default().push(position);
        }
    }
    for (row, _) in index.rows.iter().zip(used).filter(|(_, used)| !used) {
        let words = match left.get(name_of(&row.file)).map(Vec::as_slice) {
            Some([position]) => {
                files[*position].row = Some(Arc::clone(row));
                continue;
            }
            Some(several) => format!("{:?} could be any of {} files; not used", row.file, several.len()),
            None => format!("no such file: {:?}", row.file),
        };
        notices.push(Notice::at_line(words, &index.place, row.line));
    }
}

fn count(others: &BTreeMap<String, usize>) -> String {
    let total: usize = others.values().sum();
    let each: Vec<String> = others.iter().map(|(ending, count)| format!("{count} {ending}")).collect();
    let files = if total == 1 { "file of another kind was" } else { "files of other kinds were" };
    format!("{total} {files} left alone ({})", each.join(", "))
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn is_article(place: &Path) -> bool {
    is_page(place)
        || place
            .extension()
            .is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// Whether this is the folder that a browser saves beside a page: its pictures, scripts, and the pages of its frames,
/// which are no articles. `ice_files` or, in other languages, `ice-Dateien`, beside `ice.html` or `ice.htm`.
fn is_of_a_page(entry: &DirEntry) -> bool {
    if !entry.file_type().is_dir() {
        return false;
    }
    let Some(name) = entry.file_name().to_str() else { return false };
    let ends = name.char_indices().filter(|(_, letter)| matches!(letter, '_' | '-' | '.')).map(|(at, _)| at);
    ends.into_iter().filter(|at| *at > 0).any(|at| {
        let is_known = FILES.iter().any(|known| name[at + 1..].eq_ignore_ascii_case(known));
        is_known
            && ["html", "htm", "xhtml"]
                .iter()
                .any(|ending| entry.path().with_file_name(format!("{}.{ending}", &name[..at])).is_file())
    })
}

fn ending(place: &Path) -> String {
    place
        .extension()
        .map_or("without ending".to_owned(), |ending| format!(".{}", ending.to_string_lossy().to_lowercase()))
}

fn file_name(place: &Path) -> String {
    place.file_name().unwrap_or(place.as_os_str()).to_string_lossy().into_owned()
}

/// `place` below `root`, with `/` on every system.
fn relative(place: &Path, root: &Path) -> String {
    let below = place.strip_prefix(root).unwrap_or(place);
    below.iter().map(OsStr::to_string_lossy).collect::<Vec<_>>().join("/")
}

fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with these files; `Files and their rows' outlets`, notices with `ROOT` for the folder.
    #[track_caller]
    fn check(files: &[(&str, &str)], expected: &str, notices: &[&str]) {
        let root = tempfile::tempdir().expect("a folder");
        for (path, text) in files {
            let place = root.path().join(path);
            fs::create_dir_all(place.parent().expect("a parent")).expect("a folder");
            fs::write(place, text).expect("a file");
        }
        let found = gather(&[root.path().to_owned()], &|| false);
        assert_eq!(found.files.iter().map(words).collect::<Vec<_>>().join(" "), expected);
        let root = root.path().display().to_string();
        let told: Vec<String> =
            found.notices.iter().map(|it| it.to_string().replace(&root, "ROOT")).collect();
        assert_eq!(told, notices);
    }

    fn words(source: &Source) -> String {
        let outlet = source.row.as_ref().and_then(|row| row.candidates.outlet.first());
        outlet.map_or(source.path.to_string(), |outlet| format!("{}={}", source.path, outlet.value))
    }

    #[test]
    fn articles_are_found_in_order() {
        let files = [("b.txt", ""), ("a/c.MD", ""), ("a/.x.txt", ""), (".git/d.txt", ""), ("e.markdown", "")];
        check(&files, "a/c.MD b.txt e.markdown", &[]);
        check(&[("b.text", ""), ("README.md", "")], "b.text", &[]);
        check(
            &[("b.txt", ""), ("c.pdf", ""), ("d.PDF", ""), ("e", "")],
            "b.txt",
            &["3 files of other kinds were left alone (2 .pdf, 1 without ending): ROOT"],
        );
    }

    #[test]
    fn saved_pages_are_articles_and_the_folders_beside_them_are_not() {
        let files = [
            ("a.html", ""),
            ("a_files/frame.html", ""),
            ("b.HTM", ""),
            ("b-Dateien/x.htm", ""),
            ("c.mhtml", ""),
            ("d.mht", ""),
            ("e.xhtml", ""),
            ("other_files/f.html", ""),
            ("a_files/p.png", ""),
            ("b.htm", ""),
        ];
        check(&files, "a.html b.HTM b.htm c.mhtml d.mht e.xhtml other_files/f.html", &[]);
    }

    #[test]
    fn folders_without_articles_say_so() {
        check(&[], "", &["the folder is empty, or holds hidden files only: ROOT"]);
        check(&[(".a.txt", "")], "", &["the folder is empty, or holds hidden files only: ROOT"]);
        check(&[("README.md", "")], "", &["no text, Markdown or saved web page in this folder: ROOT"]);
        check(
            &[("a.pdf", "")],
            "",
            &[
                "no text, Markdown or saved web page in this folder; 1 file of another kind was left alone (1 .pdf): ROOT",
            ],
        );
    }

    #[test]
    fn rows_match_by_path_then_by_name() {
        check(&[("index.csv", "file,outlet\nb.txt,B\n"), ("b.txt", "")], "b.txt=B", &[]);
        check(&[("index.csv", "file,outlet\nc.txt,C\n"), ("a/c.txt", "")], "a/c.txt=C", &[]);
        check(&[("index.csv", "file,outlet\na/c.txt,C\n"), ("c.txt", "")], "c.txt=C", &[]);
        check(
            &[("index.csv", "file,outlet\nc.txt,C\nx.txt,X\n"), ("a/c.txt", ""), ("b/c.txt", "")],
            "a/c.txt b/c.txt",
            &[
                "\"c.txt\" could be any of 2 files; not used: ROOT/index.csv, line 2",
                "no such file: \"x.txt\": ROOT/index.csv, line 3",
            ],
        );
        check(
            &[
                ("index.csv", "file,outlet\na/c.txt,outer\n"),
                ("a/index.csv", "file,outlet\nc.txt,inner\n"),
                ("a/c.txt", ""),
            ],
            "a/c.txt=inner",
            &[],
        );
    }

    #[test]
    fn a_file_by_itself_takes_its_row_and_needs_no_ending() {
        let root = tempfile::tempdir().expect("a folder");
        let place = |name: &str| root.path().join(name);
        fs::write(place("index.csv"), "file,outlet\na.log,A\nb.txt,B\n").expect("a file");
        fs::write(place("a.log"), "x").expect("a file");
        let found = gather(&[place("a.log"), place("missing.txt"), place("index.csv")], &|| false);
        assert_eq!(found.files.iter().map(words).collect::<Vec<_>>(), ["a.log=A", "missing.txt"]);
        assert_eq!(found.notices.len(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn loops_and_dangling_links_are_told() {
        let root = tempfile::tempdir().expect("a folder");
        let place = |name: &str| root.path().join(name);
        fs::create_dir(place("a")).expect("a folder");
        fs::write(place("a/b.txt"), "x").expect("a file");
        std::os::unix::fs::symlink(root.path(), place("a/loop")).expect("a link");
        std::os::unix::fs::symlink(place("gone.txt"), place("dangling.txt")).expect("a link");
        std::os::unix::fs::symlink(place("self.txt"), place("self.txt")).expect("a link");
        let found = gather(&[root.path().to_owned()], &|| false);
        let paths: Vec<&str> = found.files.iter().map(|file| &*file.path).collect();
        assert_eq!(paths, ["a/b.txt", "dangling.txt", "self.txt"]);
        assert!(found.notices[0].words.starts_with("the link leads back to"), "{:?}", found.notices);
        assert_eq!(found.notices.len(), 1);
    }

    #[test]
    fn cancelling_stops_the_walk() {
        let root = tempfile::tempdir().expect("a folder");
        fs::write(root.path().join("a.txt"), "x").expect("a file");
        assert!(gather(&[root.path().to_owned()], &|| true).files.is_empty());
    }
}
