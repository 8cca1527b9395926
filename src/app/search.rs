//! The search over all articles: in a job while the person types, and again when the project has changed.

use std::sync::Arc;

use super::App;
use super::outcome::{Outcome, Slot};
use crate::listing::in_order;
use crate::model::Project;
use crate::search::{Found, Query, Summary, search};
use crate::store::Candidates;
use crate::ui::{Hits, List, Place};

/// Said where AND and its like were typed.
const OPERATORS: &str =
    "AND, OR, NOT and NEAR are words like others here: all words must be there, -word leaves one out";
/// Selected words are offered to be searched for when they are no longer than this, in bytes.
const OFFERED: usize = 100;

/// What was found last, and of what.
#[derive(Default)]
pub struct Search {
    /// What is shown.
    pub hits: Hits,
    /// The next answer while it is being found.
    next: Option<Hits>,
    /// What the last search was begun for.
    of: Option<(String, Arc<Project>)>,
}

impl App {
    /// Search anew where something else is typed, or the project is another one.
    pub(super) fn search_on(&mut self) {
        if self.screen.list != List::Search {
            return;
        }
        let typed = self.screen.search.trim_start();
        let seen = self.seen();
        let same = self.search.of.as_ref().filter(|(of, _)| of == typed);
        if same.is_some_and(|(_, of)| Arc::ptr_eq(of, seen)) {
            return;
        }
        // While articles come in, each search ends before the next begins; what is typed does not wait.
        let again = same.is_some();
        if again && self.jobs.is_running(Slot::Search) {
            return;
        }
        let (typed, project) = (typed.to_owned(), Arc::clone(seen));
        self.search.of = Some((typed.clone(), Arc::clone(&project)));
        self.jobs.cancel(Slot::Search);
        self.search.next = None;
        let query = match Query::parse(&typed, project.codebook()) {
            Ok(query) if !query.is_empty() => query,
            Ok(_) => {
                self.search.hits = Hits::of(&typed);
                return;
            }
            Err(fault) => {
                self.search.hits = Hits::of(&typed);
                self.search.hits.fault = Some(fault.to_string());
                return;
            }
        };
        let mut next = Hits::of(&typed);
        next.remark = query.has_operators().then_some(OPERATORS);
        next.searching = true;
        next.articles = project.entries().count();
        self.search.next = Some(next);
        let mut reader = self.desk.reader();
        self.jobs.start(Slot::Search, move |task| {
            let entries: Vec<_> = in_order(&project).into_iter().cloned().collect();
            // The index makes it fast; where it cannot be asked, the texts can.
            let candidates = match query.reads_texts() {
                true => reader.candidates(&query.keys()).unwrap_or(Candidates::Any),
                false => Candidates::Any,
            };
            let summary = search(
                &query,
                &entries,
                |article| {
                    let may = !task.cancelled() && candidates.has(article.id, &article.reading());
                    let read = may.then(|| reader.text(article.id, &article.reading())).transpose();
                    read.map_err(|error| error.to_string())
                },
                |found| {
                    task.part(Outcome::Found(found));
                    !task.cancelled()
                },
            );
            Outcome::Searched(summary)
        });
    }

    /// Some of it is there. The first of it takes the place of what was found for other words.
    pub(super) fn found(&mut self, found: Vec<Found>) {
        if let Some(next) = &mut self.search.next {
            next.add(found);
            if self.search.hits.typed != next.typed {
                self.search.hits = std::mem::take(next);
                self.search.next = None;
            }
        } else {
            self.search.hits.add(found);
        }
    }

    /// All of it is.
    pub(super) fn searched(&mut self, summary: Summary) {
        if let Some(mut next) = self.search.next.take() {
            if self.search.hits.typed == next.typed {
                next.keep_place(&self.search.hits);
            }
            self.search.hits = next;
        }
        self.search.hits.searching = false;
        self.search.hits.summary = summary;
    }

    /// Go to the field, with the words that are selected in the article if there are a few.
    pub(super) fn ask_search(&mut self) {
        let selected = self.selected_words().filter(|words| words.len() <= OFFERED);
        if let Some(words) = selected {
            let words: Vec<&str> = words.split_whitespace().collect();
            self.screen.search = format!("\"{}\"", words.join(" ").replace(['"', '“', '”', '„'], ""));
        }
        self.list(List::Search);
        self.panels.search.take_focus();
    }

    /// Go to the next hit, or the previous one: of the find bar where it is open, else of the search over all articles.
    pub(super) fn step_hit(&mut self, forward: bool) {
        if self.panels.reader.is_finding() && self.open.is_some() && self.screen.reader {
            self.panels.reader.step_find(forward);
            return;
        }
        if self.screen.search.trim().is_empty() {
            self.ask_search();
            return;
        }
        self.list(List::Search);
        match self.search.hits.step(forward, self.screen.article) {
            Some(place) => self.open_hit(place),
            None if self.search.hits.searching || self.jobs.is_running(Slot::Search) => {}
            None if self.search.of.is_some() => self.panels.toasts.tell("The search found nothing."),
            None => {}
        }
    }

    /// Open an article at a hit.
    pub(super) fn open_hit(&mut self, place: Place) {
        let Some((article, span)) = self.search.hits.go_to(place) else { return };
        // It may have been removed since.
        if !self.desk.project().is_shown(article) {
            return;
        }
        self.open_article(article, true);
        self.screen.reader = true;
        if let Some(span) = span {
            self.panels.reader.reveal(span);
        }
        self.panels.search.reveal();
        self.panels.reveal = true;
    }
}
