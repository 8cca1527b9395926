//! Originals that are read in another way: with another encoding, or other parts of a web page.

use std::sync::Arc;

use super::App;
use super::outcome::{Outcome, Slot};
use super::reread::Why;
use crate::import::{self, Again, Moves};
use crate::model::{Article, ArticleField, ArticleId, Claim, ClaimField, Edit, Entry, Place};
use crate::store::Reading;
use crate::text::{Anchor, Span};
use crate::ui::{Dialog, PageParts};

/// An original that was read again.
pub struct Otherwise {
    /// The article as it was then.
    of: Arc<Article>,
    reading: Reading,
    /// The text, which [`Reading`] has too.
    text: Arc<str>,
    moves: Option<Moves>,
}

impl App {
    /// Read an original again, in a job.
    pub(super) fn read_otherwise(&mut self, article: ArticleId, again: Again) {
        let Some(entry) = self.desk.project().entry(article) else { return };
        let head = Arc::clone(&entry.article);
        let mut reader = self.desk.reader();
        let engine = self.engine.clone();
        self.jobs.start(Slot::Otherwise, move |_| {
            let read = reader.original(article).map_err(|error| error.to_string()).and_then(|original| {
                let import::Reread { article, text, remarks, moves } =
                    import::reread(&head, &original, &again).map_err(|fault| fault.to_string())?;
                let mut findings = engine.findings(&text, article.published());
                findings.remarks = remarks.into_iter().chain(findings.remarks.iter().cloned()).collect();
                let article = Arc::new(article);
                let reading = Reading { article, text: Some(Arc::clone(&text)), findings };
                Ok(Box::new(Otherwise { of: head, reading, text, moves }))
            });
            Outcome::Decoded(again, read)
        });
    }

    /// The original was read again: one edit changes the head and moves every claim, and every dismissal, to its words'
    /// new place.
    pub(super) fn read_so(&mut self, again: &Again, read: Otherwise) {
        let Otherwise { of, reading, text, moves } = read;
        let article = reading.article.id;
        let Some(entry) = self.desk.project().entry(article).cloned() else { return };
        if entry.article != of {
            // Its date, or its text, was changed meanwhile: that must not be taken back.
            self.read_otherwise(article, again.clone());
            return;
        }
        let Ok(before) = self.desk.text(&entry.article) else { return };
        let head = Box::new(reading.article.as_ref().clone());
        let to = match again {
            Again::Encoding(_) => ArticleField::Encoding(head),
            Again::Parts(_) => ArticleField::Parts(head),
        };
        let mut edits = vec![Edit::SetArticle { article, to }];
        let lost = follow(&entry, (&before, &text), moves.as_ref(), &mut edits);
        // The text must be there before anything asks for it; the suggestions come with it.
        self.desk.keep_reading(reading.clone());
        if self.edit(super::review::together(edits)) {
            let is_old = reading.findings.by != self.engine.versions;
            self.desk.refresh(vec![reading]);
            if is_old {
                // The vocabulary changed while it was read.
                self.read_anew([article], Why::Words);
            }
            self.open = None;
            self.stale.listing = true;
        }
        if lost > 0 {
            let words = if lost == 1 {
                "1 claim does not find its words in this reading; it stays in the table.".to_owned()
            } else {
                format!("{lost} claims do not find their words in this reading; they stay in the table.")
            };
            self.panels.toasts.warn(words);
        }
    }

    /// It could not be.
    pub(super) fn not_read_so(&mut self, again: &Again, why: &str) {
        let what = match again {
            Again::Encoding(_) => "The encoding was not changed",
            Again::Parts(_) => "The page was not read again",
        };
        self.panels.toasts.warn(format!("{what}: {why}"));
    }

    /// Cut a web page into its parts, in a job, and show them.
    pub(super) fn show_parts(&mut self, article: ArticleId) {
        let Some(entry) = self.desk.project().entry(article) else { return };
        let head = Arc::clone(&entry.article);
        let mut reader = self.desk.reader();
        self.jobs.start(Slot::Parts, move |_| {
            let parts = reader.original(article).map_err(|error| error.to_string()).and_then(|original| {
                let found =
                    import::parted(&original, Some(&head.encoding)).map_err(|fault| fault.to_string())?;
                Ok(Box::new(PageParts::new(&head, found)))
            });
            Outcome::Parts(parts)
        });
    }

    /// They are there.
    pub(super) fn parts_found(&mut self, parts: Result<Box<PageParts>, String>) {
        match parts {
            // Another dialog may have come meanwhile, with something typed into it.
            Ok(open) if self.panels.dialog.is_none() => self.panels.dialog = Some(Dialog::Parts(open)),
            Ok(_) => {}
            Err(why) => self.panels.toasts.warn(format!("The parts of the page cannot be shown: {why}")),
        }
    }
}

/// Move claims and dismissals from one text to another. Gives how many claims do not find their words.
fn follow(
    entry: &Entry,
    (before, text): (&str, &str),
    moves: Option<&Moves>,
    edits: &mut Vec<Edit>,
) -> usize {
    let article = entry.article.id;
    let mut lost = 0;
    for claim in &entry.claims {
        match place(claim, before, text, moves).and_then(|span| Anchor::new(text, span)) {
            Some(anchor) if anchor != claim.anchor => {
                edits.push(Edit::SetClaim { article, claim: claim.id, to: ClaimField::Anchor(anchor) });
            }
            Some(_) => {}
            None => lost += 1,
        }
    }
    let to = |place: &Place| {
        let there = |span: &Span| span.of(text) == place.span.of(before);
        let span = match moves {
            Some(moves) => moves.to(place.span).filter(there)?,
            None => Anchor::new(before, place.span)?.find_in(text)?,
        };
        Some(Place { span, ..*place })
    };
    let moved: Vec<(Place, Place)> = entry
        .dismissed
        .iter()
        .filter_map(|place| Some((*place, to(place)?)))
        .filter(|(a, b)| a != b)
        .collect();
    // All leave before the first arrives: one may come to stand where another stood.
    edits.extend(moved.iter().map(|(place, _)| Edit::Restore { article, place: *place }));
    edits.extend(moved.iter().map(|(_, place)| Edit::Dismiss { article, place: *place }));
    lost
}

/// Where a claim's words stand in the new text.
fn place(claim: &Claim, before: &str, text: &str, moves: Option<&Moves>) -> Option<Span> {
    // Equal words elsewhere on the page are not the claim's. One that had lost its words is looked for.
    match moves.filter(|_| claim.anchor.span.of(before) == &*claim.anchor.quote) {
        Some(moves) => moves.to(claim.anchor.span).filter(|span| span.of(text) == &*claim.anchor.quote),
        None => claim.anchor.find_in(text),
    }
}
