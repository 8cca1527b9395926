//! What headless verbs work on: a project file, or a folder of articles that nobody has decided anything about.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use super::lines::remark;
use crate::extract::{self, extract};
use crate::import::{self, Calls, Landed, Outcome, Request};
use crate::model::{Article, ArticleId, BatchId, Edit, Project, Session};
use crate::store::{Access, Store, Versions};
use crate::vocabulary::{Additions, Lexicon};

/// Gives an article's text, or says why not.
type Texts = Box<dyn FnMut(&Article) -> Result<Arc<str>, String>>;

/// A snapshot with its log, and the way to its texts.
pub struct Corpus {
    /// The project; that of a folder holds suggestions only.
    pub session: Session,
    /// An article's text.
    pub text: Texts,
    /// Whether all of it was read; what was not has been told on standard error.
    pub whole: bool,
    /// Whether it is a project, where people decide.
    pub is_project: bool,
}

impl Corpus {
    /// Open a project (`*.tumen`, beside whatever window has it open), or read files.
    ///
    /// # Errors
    /// Why there is nothing to work on, for people.
    pub fn open(path: &Path) -> Result<Self, String> {
        if path.is_dir() || !path.exists() || path.extension().is_none_or(|ending| ending != "tumen") {
            Self::folder(path)
        } else {
            Self::project(path)
        }
    }

    fn project(path: &Path) -> Result<Self, String> {
        let versions = |additions: &Additions| Versions {
            engine: extract::ENGINE_VERSION.to_string().into(),
            lexicon: Lexicon::embedded().with(additions).version().into(),
        };
        let (store, loaded) =
            Store::open(path, Access::Read, versions, |_| {}).map_err(|error| error.to_string())?;
        let session = Session::replay(loaded.staged, loaded.log).map_err(|(seq, refusal)| {
            format!("the project file is damaged (entry {seq} of its log: {refusal})")
        })?;
        let mut reader = store.reader();
        let text = move |article: &Article| {
            // The file stays open as long as its texts are asked for.
            let _ = &store;
            reader.text(article.id, &article.reading()).map_err(|error| error.to_string())
        };
        Ok(Self { session, text: Box::new(text), whole: true, is_project: true })
    }

    fn folder(path: &Path) -> Result<Self, String> {
        let lexicon = Lexicon::embedded();
        let batch = BatchId(uuid::Uuid::new_v4());
        let request = Request { batch, at: 0, options: import::Options::default(), known: HashSet::new() };
        let mut texts: HashMap<ArticleId, Arc<str>> = HashMap::new();
        let mut project = Project::default();
        let report = import::run(
            &[path.to_path_buf()],
            &request,
            Calls {
                extract: &|text, published| extract(&lexicon, text, published),
                cancel: &|| false,
                new_id: &mut || ArticleId(uuid::Uuid::new_v4()),
                sink: &mut |landed: Landed| {
                    texts.extend(
                        landed.articles.iter().map(|staged| (staged.article.id, Arc::clone(&staged.text))),
                    );
                    project = project.stage(landed.articles.iter().map(import::Staged::entry));
                },
            },
        );
        for line in report.lines.iter().filter(|line| line.outcome != Outcome::Read) {
            remark(&format!("{}: {}", line.outcome.words(), line.why), &line.path, None);
        }
        for notice in &report.notices {
            let line = notice.line.map(|line| line as usize);
            remark(&notice.words, &notice.place.display().to_string(), line);
        }
        if texts.is_empty() {
            return Err("there are no articles to read: .txt, .md, .html and .mhtml files are".to_owned());
        }
        let (project, ..) = project.apply(&Edit::AddBatch(batch)).map_err(|refusal| refusal.to_string())?;
        let session = Session::replay(project, Vec::new()).map_err(|(_, refusal)| refusal.to_string())?;
        let text = move |article: &Article| {
            texts.get(&article.id).cloned().ok_or_else(|| "its text is gone".to_owned())
        };
        let whole = report.count(Outcome::Refused) == 0 && report.count(Outcome::Partly) == 0;
        Ok(Self { session, text: Box::new(text), whole, is_project: false })
    }
}
