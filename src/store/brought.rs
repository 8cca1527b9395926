//! Articles of one project as another one takes them in.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Findings, Reader, Staged, Versions};
use crate::model::{ArticleId, Project};

/// The articles of `theirs` that are `wanted`, as its people left them, with what the engine found in them. What was read
/// by another engine or with other words (`stale`) names no version that is in use, so it is read again.
///
/// # Errors
/// When a text or an original cannot be read, with the article's path.
pub fn brought(
    theirs: &Project,
    wanted: &[ArticleId],
    by: &Versions,
    stale: &[ArticleId],
    reader: &mut Reader,
) -> Result<Vec<Staged>, String> {
    let wanted: HashSet<ArticleId> = wanted.iter().copied().collect();
    let stale: HashSet<ArticleId> = stale.iter().copied().collect();
    let nobody = Versions { engine: "".into(), lexicon: "".into() };
    let new = theirs.staged().iter().filter(|entry| wanted.contains(&entry.article.id));
    new.map(|entry| {
        let article = &entry.article;
        let unread = |error: super::ReadError| format!("{}: {error}", article.path);
        Ok(Staged {
            article: Arc::clone(article),
            text: reader.text(article.id, &article.reading()).map_err(unread)?,
            original: reader.original(article.id).map_err(unread)?,
            findings: Findings {
                by: if stale.contains(&article.id) { nobody.clone() } else { by.clone() },
                suggestions: Arc::clone(&entry.suggestions),
                remarks: Arc::clone(&entry.remarks),
            },
        })
    })
    .collect()
}
