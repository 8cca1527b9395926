//! Tests of the project file as a whole. None depends on time: `flush` waits for the writer.

mod backups;
mod copies;
mod damage;
mod index;
mod migration;
mod obstacles;
mod reopening;
mod replay;
mod windows;

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use uuid::Uuid;

use crate::model::{
    Article, ArticleField, ArticleId, BatchId, Candidates, Claim, ClaimId, Digest, Edit, Kind, Record,
    Session, Stamp, Suggestion,
};
use crate::store::{Access, Event, Findings, Loaded, OpenError, Reading, Staged, Store, Versions};
use crate::text::{Anchor, Span};
use crate::vocabulary::{Added, Addition, Beside};

/// A window: a store with the session that it belongs to.
struct Window {
    store: Store,
    events: Receiver<Event>,
    session: Session,
}

impl Window {
    fn create(path: &Path) -> Self {
        let (notify, events) = channel();
        let store = Store::create(path, move |event| drop(notify.send(event))).expect("a new project");
        Self { store, events, session: Session::default() }
    }

    fn in_memory() -> Self {
        let (notify, events) = channel();
        let store = Store::in_memory("no home folder", move |event| drop(notify.send(event)));
        Self { store, events, session: Session::default() }
    }

    fn open(path: &Path) -> Self {
        Self::try_open(path, Access::Write).expect("a project").0
    }

    fn try_open(path: &Path, access: Access) -> Result<(Self, Opened), OpenError> {
        let (notify, events) = channel();
        let (store, loaded) =
            Store::open(path, access, |_| versions(), move |event| drop(notify.send(event)))?;
        let Loaded { staged, log, stale, meta, read_only, backup: _ } = loaded;
        let session = Session::replay(staged, log).expect("a log that fits");
        Ok((Self { store, events, session }, Opened { stale, meta: meta.into_iter().collect(), read_only }))
    }

    fn stage(&mut self, articles: Vec<Staged>) {
        self.session.stage(articles.iter().map(entry));
        self.store.stage(articles);
    }

    fn act(&mut self, edit: Edit) {
        assert!(self.try_act(edit), "the edit fits");
    }

    fn try_act(&mut self, edit: Edit) -> bool {
        let Ok((entry, _)) = self.session.act(edit, &stamp()) else { return false };
        self.store.append(entry);
        true
    }

    fn undo(&mut self) -> bool {
        let Some(undone) = self.session.undo(&stamp()) else { return false };
        self.store.append(undone.expect("an inverse that fits").0);
        true
    }

    fn redo(&mut self) -> bool {
        let Some(redone) = self.session.redo(&stamp()) else { return false };
        self.store.append(redone.expect("an edit that fits").0);
        true
    }

    /// Everything that was reported so far, once the writer is through.
    fn events(&self) -> Vec<Event> {
        let _ = self.store.flush();
        self.events.try_iter().collect()
    }

    /// Close, open again, and compare.
    #[track_caller]
    fn check_reopened(self, path: &Path) -> Self {
        let before = self.session;
        self.store.close().expect("everything saved");
        let after = Self::open(path);
        check_same(&after.session, &before);
        after
    }
}

/// The rest of what [`Loaded`] tells.
struct Opened {
    stale: Vec<ArticleId>,
    meta: Vec<(String, String)>,
    read_only: Option<crate::store::ReadOnlyBecause>,
}

#[track_caller]
fn check_same(a: &Session, b: &Session) {
    assert_eq!(a.project(), b.project());
    assert_eq!(a.history(), b.history());
}

fn versions() -> Versions {
    Versions { engine: "engine 1".into(), lexicon: "lexicon 1".into() }
}

fn stamp() -> Stamp {
    Stamp { at: 1_700_000_000_000, who: "Ōkubo".into() }
}

fn batch(number: u8) -> BatchId {
    BatchId(Uuid::from_u128(0xB000 + u128::from(number)))
}

fn article_id(number: u16) -> ArticleId {
    ArticleId(Uuid::from_u128(0xA000_0000 + u128::from(number)))
}

fn text(number: u16) -> Arc<str> {
    format!("№ {number}: Russia sold North Korea {number} tons of flour, 노동신문 reported.").into()
}

fn findings(text: &str) -> Findings {
    let start = text.find("Russia").expect("the word");
    let suggestion = Suggestion {
        span: Span::new(start, start + 6),
        quote: "Russia".into(),
        record: Record::of_kind(Kind::Mass),
        equivalent_to: None,
        rule: "mass".into(),
        because: Vec::new(),
    };
    Findings { by: versions(), suggestions: [suggestion].into(), remarks: [].into() }
}

/// An article of batch `number % 3`.
fn staged(number: u16) -> Staged {
    let text = text(number);
    let original: Arc<[u8]> = format!("original of {text}").into_bytes().into();
    let article = Article {
        id: article_id(number),
        batch: batch((number % 3) as u8),
        path: format!("2024/{number}.txt").into(),
        place: "/home/someone/articles".into(),
        imported_at: 1_700_000_000_000,
        sha256: Digest([number as u8; 32]),
        bytes: original.len() as u64,
        encoding: "UTF-8".into(),
        damaged: false,
        page: None,
        text_len: text.len() as u32,
        candidates: Candidates::default(),
    };
    Staged { article: Arc::new(article), findings: findings(&text), text, original }
}

fn entry(staged: &Staged) -> crate::model::Entry {
    let Findings { suggestions, remarks, .. } = &staged.findings;
    crate::model::Entry::new(Arc::clone(&staged.article), Arc::clone(suggestions), Arc::clone(remarks))
}

fn claim(article: u16, number: u16) -> Edit {
    let anchor = Anchor::new(&text(article), Span::new(0, 3)).expect("a place in the text");
    let id = ClaimId(Uuid::from_u128(0xC000_0000 + (u128::from(article) << 16) + u128::from(number)));
    Edit::AddClaim(Arc::new(Claim::by_hand(id, article_id(article), anchor, Record::statement())))
}

fn title(article: u16, title: &str) -> Edit {
    Edit::SetArticle { article: article_id(article), to: ArticleField::Title(Some(title.into())) }
}

fn words(words: &str) -> Edit {
    let meaning = Added::Ignore(Beside::After);
    Edit::AddWords { at: u32::MAX, addition: Box::new(Addition { words: vec![words.into()], meaning }) }
}

/// The article read anew with its present head.
fn reading(window: &Window, article: u16, text: Option<&str>, rule: &str) -> Reading {
    let entry = window.session.project().entry(article_id(article)).expect("the article");
    let mut findings = findings(&crate::store::tests::text(article));
    findings.suggestions = findings
        .suggestions
        .iter()
        .map(|suggestion| Suggestion { rule: rule.into(), ..suggestion.clone() })
        .collect();
    Reading { article: Arc::clone(&entry.article), text: text.map(Into::into), findings }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut names: Vec<_> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
