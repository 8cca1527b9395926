//! Two articles beside each other: their texts are read and compared in a job.

use std::sync::Arc;

use super::App;
use super::outcome::{Outcome, Slot};
use crate::audit::Differences;
use crate::model::ArticleId;
use crate::ui::SideBySide;

impl App {
    /// Hold two articles beside each other, or none.
    pub(super) fn hold_beside(&mut self, articles: Option<[ArticleId; 2]>) {
        self.jobs.cancel(Slot::Beside);
        self.beside = None;
        let Some([a, b]) = articles else { return };
        let project = self.desk.project();
        let head = |id| project.entry(id).map(|entry| Arc::clone(&entry.article));
        let (Some(first), Some(second)) = (head(a), head(b)) else { return };
        let pair = self.audited.origins.pair(a, b).cloned();
        // The spans of a pair count in the texts of its own order.
        let turned = pair.as_ref().is_some_and(|pair| pair.articles[0] != a);
        let quoted: Vec<_> = pair.iter().flat_map(|pair| &pair.quotations).copied().collect();
        let mut reader = self.desk.reader();
        let heads = [Arc::clone(&first), Arc::clone(&second)];
        self.jobs.start(Slot::Beside, move |_| {
            let mut text = |article: &crate::model::Article| {
                reader.text(article.id, &article.reading()).map_err(|error| error.to_string())
            };
            let texts = text(&heads[0]).and_then(|first| Ok((first, text(&heads[1])?)));
            Outcome::Beside(texts.map(|(first, second)| {
                let words = |(one, other): &(crate::text::Span, crate::text::Span)| {
                    let span = if turned { other } else { one };
                    span.of(&first).split_whitespace().collect::<Vec<_>>().join(" ")
                };
                let quotations = quoted.iter().map(words).collect();
                Box::new((Differences::new(&first, &second), quotations))
            }))
        });
        self.beside =
            Some(SideBySide { articles: [first, second], pair, differences: None, quotations: Vec::new() });
    }

    /// The texts were compared.
    pub(super) fn held_beside(&mut self, found: Result<Box<(Differences, Vec<String>)>, String>) {
        let Some(beside) = &mut self.beside else { return };
        beside.differences = Some(found.map(|found| {
            let (differences, quotations) = *found;
            beside.quotations = quotations;
            differences
        }));
    }
}
