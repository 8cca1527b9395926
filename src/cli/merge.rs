//! `tumen merge`: two projects become a third; both stay as they are.

use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::channel;

use serde_json::{Value, json};

use super::lines::remark;
use crate::extract;
use crate::merge::{self, Plan, Side, agreements, picks};
use crate::model::{Article, ArticleId, MergeId, Project, Question, Session, Stamp};
use crate::store::{Access, Event, Staged, Store, Versions, brought};
use crate::vocabulary::{Additions, Lexicon};

/// Merge `theirs` into a copy of `ours`; print the questions and the agreement, one JSON object a line. `Ok(false)` when
/// a project could not be read or the copy not be written.
///
/// # Errors
/// When standard output refuses.
pub fn write(ours: &Path, theirs: &Path, out: &Path) -> io::Result<bool> {
    match merged(ours, theirs, out) {
        Ok(lines) => {
            let mut output = io::stdout().lock();
            for line in lines {
                writeln!(output, "{line}")?;
            }
            Ok(true)
        }
        Err((place, why)) => {
            remark(&why, &place.display().to_string(), None);
            Ok(false)
        }
    }
}

/// An opened project.
struct Opened {
    store: Store,
    session: Session,
    /// Articles that another engine or lexicon read.
    stale: Vec<ArticleId>,
}

fn versions(additions: &Additions) -> Versions {
    Versions {
        engine: extract::ENGINE_VERSION.to_string().into(),
        lexicon: Lexicon::embedded().with(additions).version().into(),
    }
}

fn open(path: &Path, access: Access) -> Result<Opened, String> {
    let (store, loaded) = Store::open(path, access, versions, |_| {}).map_err(|error| error.to_string())?;
    if let (Access::Write, Some(why)) = (access, &loaded.read_only) {
        return Err(format!("it cannot be written: {why}"));
    }
    let stale = loaded.stale;
    let session = Session::replay(loaded.staged, loaded.log).map_err(|(seq, refusal)| {
        format!("the project file is damaged (entry {seq} of its log: {refusal})")
    })?;
    Ok(Opened { store, session, stale })
}

type Failure<'p> = (&'p Path, String);

fn merged<'p>(ours: &'p Path, theirs: &'p Path, out: &'p Path) -> Result<Vec<Value>, Failure<'p>> {
    if out.exists() {
        return Err((out, "there is a file with this name already; nothing was merged".to_owned()));
    }
    let other = open(theirs, Access::Read).map_err(|why| (theirs, why))?;
    copy(ours, out)?;
    let done = into(out, &other, theirs);
    if done.is_err() {
        // Half a merge is no project; both originals are untouched.
        drop(std::fs::remove_file(out));
    }
    done.map_err(|why| (out, why))
}

/// A whole copy of a project that a window may have open meanwhile.
fn copy<'p>(ours: &'p Path, out: &'p Path) -> Result<(), Failure<'p>> {
    let (send, events) = channel();
    let notify = move |event| drop(send.send(event));
    let (store, _) =
        Store::open(ours, Access::Read, versions, notify).map_err(|error| (ours, error.to_string()))?;
    store.save_copy(out.to_path_buf());
    // The writer ends with the store, and with it what it has to say.
    drop(store);
    events
        .iter()
        .find_map(|event| match event {
            Event::CopySaved(_) => Some(Ok(())),
            Event::CopyFailed(error) => Some(Err((out, error.to_string()))),
            _ => None,
        })
        .unwrap_or_else(|| Err((out, "no copy was made".to_owned())))
}

fn into(out: &Path, other: &Opened, theirs: &Path) -> Result<Vec<Value>, String> {
    let Opened { store, mut session, .. } = open(out, Access::Write)?;
    let name = theirs.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let mut reader = store.reader();
    let mut text = |article: &Article| {
        reader.text(article.id, &article.reading()).map_err(|error| format!("{}: {error}", article.path))
    };
    let side = Side { session: &other.session, name: &name, text: &mut text };
    let Some(plan) = merge::plan(&session, side, MergeId(uuid::Uuid::new_v4()))? else {
        store.close().map_err(|error| error.to_string())?;
        return Ok(vec![
            json!({ "merged": name, "nothing": "the other project has nothing that this one has not" }),
        ]);
    };
    let project = other.session.project();
    let by = versions(project.additions());
    let staged = brought(project, &plan.stage, &by, &other.stale, &mut other.store.reader())?;
    session.stage(staged.iter().map(entry).collect::<Vec<_>>());
    store.stage(staged);
    let stamp = Stamp { at: jiff::Timestamp::now().as_millisecond(), who: "command line".into() };
    let (entry, _) = session.act(plan.edit.clone(), &stamp).map_err(|refusal| refusal.to_string())?;
    store.append(entry);
    store.close().map_err(|error| error.to_string())?;
    Ok(told(&plan, session.project(), &name))
}

fn entry(staged: &Staged) -> crate::model::Entry {
    let findings = &staged.findings;
    crate::model::Entry::new(
        Arc::clone(&staged.article),
        Arc::clone(&findings.suggestions),
        Arc::clone(&findings.remarks),
    )
}

/// A line for each question, one for each two people, and the sums.
fn told(plan: &Plan, project: &Project, name: &str) -> Vec<Value> {
    let mut lines: Vec<Value> =
        plan.merged.questions.iter().map(|asked| question(&asked.question, project)).collect();
    for agreement in agreements(project) {
        let table: Vec<Value> = agreement.table.iter().map(|(a, b, count)| json!([a, b, count])).collect();
        lines.push(json!({
            "people": agreement.people,
            "claims": agreement.count,
            "apart": agreement.apart.len(),
            "agreement": agreement.observed().map(rounded),
            "kappa": agreement.kappa().map(rounded),
            "statuses": table,
        }));
    }
    let (counts, spans) = (plan.counts, plan.merged.spans);
    lines.push(json!({
        "merged": name,
        "articles_added": counts.articles,
        "articles_shared": counts.shared,
        "claims_added": counts.claims,
        "claims_matched": counts.matched,
        "fields_taken": counts.taken,
        "questions": counts.questions,
        "history_entries": plan.merged.log.len(),
        "spans": { "ours": spans.ours, "theirs": spans.theirs, "matched": spans.matched, "exact": spans.exact },
    }));
    lines
}

/// Four decimals: more say nothing about a few hundred claims.
fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

fn question(question: &Question, project: &Project) -> Value {
    let article = project.entry(question.article()).map(|entry| Arc::clone(&entry.article.path));
    let claim = question.claim().and_then(|claim| project.claim(question.article(), claim));
    let quote = claim.map(|claim| Arc::clone(&claim.anchor.quote));
    let fields: Vec<Value> = picks(project, question)
        .iter()
        .map(|(ours, theirs)| json!({ "field": ours.name(), "ours": ours.words(), "theirs": theirs.words() }))
        .collect();
    match question {
        Question::Differs { claim, .. } => {
            json!({ "question": "differs", "article": article, "claim": claim.to_string(), "quote": quote, "fields": fields })
        }
        Question::Same { claim, theirs, .. } => json!({
            "question": "same",
            "article": article,
            "claim": claim.to_string(),
            "quote": quote,
            "theirs": theirs.anchor.quote,
            "fields": fields,
        }),
        Question::Removed { claim, here } => json!({
            "question": if *here { "removed here" } else { "removed there" },
            "article": article,
            "claim": claim.id.to_string(),
            "quote": claim.anchor.quote,
        }),
        Question::Article { theirs, .. } => {
            let ours = project.entry(question.article()).map(|entry| theirs.same_of(&entry.article).words());
            json!({ "question": "article", "article": article, "field": theirs.name(), "ours": ours, "theirs": theirs.words() })
        }
    }
}
