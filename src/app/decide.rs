//! Decisions: from the selected figure and a wish to an edit, and what follows from it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::reread::Why;
use super::{App, review};
use crate::model::{ArticleId, Change, ClaimField, Edit, Figure, FigureKey, Place, Project, Refusal};
use crate::text::{Anchor, Span};
use crate::ui::Dialog;

impl App {
    /// Apply an edit; a refusal becomes a message. Gives whether it was accepted.
    pub(super) fn edit(&mut self, edit: Edit) -> bool {
        let before = Arc::clone(self.desk.project());
        let stamp = self.person().stamp();
        match self.desk.act(edit, &stamp) {
            Ok(change) => {
                self.changed(&before, &change);
                true
            }
            Err(words) if words == Refusal::Nothing.to_string() => false,
            Err(words) => {
                self.panels.toasts.warn(words);
                false
            }
        }
    }

    pub(super) fn undo(&mut self) {
        let before = Arc::clone(self.desk.project());
        let stamp = self.person().stamp();
        let done = self.desk.undo(&stamp);
        self.moved(&before, done, "Undone");
    }

    pub(super) fn redo(&mut self) {
        let before = Arc::clone(self.desk.project());
        let stamp = self.person().stamp();
        let done = self.desk.redo(&stamp);
        self.moved(&before, done, "Redone");
    }

    fn moved(&mut self, before: &Project, done: Result<(Change, &'static str), String>, what: &str) {
        match done {
            Ok((change, words)) => {
                self.changed(before, &change);
                let (subject, count) = self.subject();
                let several = if count > 1 { format!(" ({count})") } else { String::new() };
                self.panels.toasts.tell(format!("{what}: {words}{several}"));
                // Bring what changed into view, else its article.
                match (subject, change.articles.first()) {
                    (Some(key), _) => self.select(key),
                    (None, Some(article)) => self.open_article(*article, false),
                    (None, None) => {}
                }
            }
            Err(words) => self.panels.toasts.warn(words),
        }
    }

    /// The first figure that the last entry of the log is about and that is there now, and how many it is about.
    fn subject(&self) -> (Option<FigureKey>, usize) {
        let Some(entry) = self.desk.session().history().entries().last() else { return (None, 0) };
        let keys: BTreeSet<FigureKey> = entry.steps().into_iter().filter_map(subject).collect();
        let claims = keys.iter().filter(|key| matches!(key, FigureKey::Claim(..))).count();
        (self.first_of(&keys), claims.max(keys.len() - claims))
    }

    /// The figure among these that is read first: by the table's rows, else by article and text. Ids are random. There may
    /// be thousands of one article: it and the table are gone through once.
    fn first_of(&self, keys: &BTreeSet<FigureKey>) -> Option<FigureKey> {
        let listing = &self.derived.listing;
        let rows = listing.rows.iter().filter_map(|at| listing.figures.get(*at as usize)).map(Figure::key);
        let listed = rows.filter(|key| keys.contains(key)).find(|key| self.figure(*key).is_some());
        listed.or_else(|| {
            let articles: BTreeSet<ArticleId> = keys.iter().map(|key| key.article()).collect();
            let known = listing.articles.iter().map(|row| row.entry.article.id);
            // What has just landed is in no list yet.
            let order = known.filter(|id| articles.contains(id)).chain(articles.iter().copied());
            let figures = order.filter_map(|id| self.seen().entry(id)).flat_map(Figure::of_entry);
            figures.map(|figure| figure.key()).find(|key| keys.contains(key))
        })
    }

    /// After an accepted edit: keep the selection at its place, read articles anew whose date changed.
    fn changed(&mut self, before: &Project, change: &Change) {
        self.see();
        self.stale.listing = true;
        if let Some(key) = self.screen.selected
            && self.figure(key).is_none()
        {
            let old = before.entry(key.article()).and_then(|entry| Figure::of_key(entry, key));
            let place = old.map(|figure| figure.span());
            let entry = self.desk.project().entry(key.article());
            let near = place.zip(entry).and_then(|(span, entry)| {
                Figure::of_entry(entry)
                    .into_iter()
                    .find(|figure| figure.span().overlaps(span))
                    .map(|f| f.key())
            });
            self.screen.selected = near;
        }
        let dated: Vec<ArticleId> = change
            .articles
            .iter()
            .copied()
            .filter(|id| {
                let head = |project: &Project| {
                    let article = &project.entry(*id)?.article;
                    Some((article.published(), article.reading()))
                };
                head(before) != head(self.desk.project())
            })
            .collect();
        self.read_anew(dated, Why::Dated);
        if change.codebook {
            self.stale.scene = true;
        }
        if change.vocabulary {
            self.take_vocabulary();
            self.learnt.forget();
        }
        self.learn();
    }

    pub(super) fn judge(&mut self, status: &Arc<str>, reason: Option<Arc<str>>) {
        let asks = self.desk.project().codebook().status(status).is_some_and(|status| status.asks_reason);
        let Some(figure) = self.selected() else { return };
        let reason = match reason {
            None if asks => {
                let text = figure.claim().map(|claim| claim.verification.status_reason.to_string());
                let (status, text) = (Arc::clone(status), text.unwrap_or_default());
                let dialog = Dialog::Reason { status, text, link: String::new() };
                self.panels.dialog = Some(dialog);
                return;
            }
            reason => reason.unwrap_or_default(),
        };
        if figure.status() == &**status && !figure.is_suggestion() && reason.is_empty() {
            return;
        }
        if let Some(edit) = self.second_judgement(figure.key(), status, &reason) {
            // The claim stays in sight: the other's judgement is shown now.
            self.edit(edit);
            return;
        }
        let to = review::judgement(status, &reason, &self.person());
        let before = self.stood();
        if self.set_claim(to) {
            self.decided(before);
        }
    }

    /// Ask for a second person for the selected figure, or no more.
    pub(super) fn ask_for_second(&mut self) {
        let Some(figure) = self.selected() else { return };
        let needs = figure.claim().is_some_and(|claim| claim.verification.needs_second);
        self.set_claim(ClaimField::NeedsSecond(!needs));
    }

    /// Bring an earlier state back, as one step.
    pub(super) fn go_back(&mut self, seq: u64) {
        let Some(edit) = self.desk.session().back_to(seq) else {
            self.panels.toasts.tell("The project is in this state.");
            return;
        };
        if self.edit(edit) {
            self.panels.toasts.tell("An earlier state is back. Undo brings the later one again.");
        }
    }

    /// Change a field of the selected figure; a suggestion becomes a claim. Gives whether it was accepted.
    pub(super) fn set_claim(&mut self, to: ClaimField) -> bool {
        self.screen.selected.is_some_and(|key| self.set_claim_of(key, to).is_some())
    }

    pub(super) fn text_for_edit(&mut self, figure: &Figure) -> Option<Arc<str>> {
        match self.desk.text(figure.article()) {
            Ok(text) => Some(text),
            Err(why) => {
                self.panels.toasts.warn(format!("The article's text cannot be read: {why}"));
                None
            }
        }
    }

    /// Accept the selected suggestion and go on to the next; from anything else, go to the next suggestion.
    pub(super) fn accept(&mut self) {
        let selected = self.selected();
        let Some((figure, place)) = selected.and_then(|figure| match figure.key() {
            FigureKey::Suggestion(_, place) => Some((figure, place)),
            FigureKey::Claim(..) => None,
        }) else {
            self.next_suggestion();
            return;
        };
        let Some(text) = self.text_for_edit(&figure) else { return };
        let before = self.stood();
        let accepted =
            figure.entry().suggestion(place).and_then(|found| review::accept(figure.entry(), found, &text));
        match accepted {
            Some((edits, key)) => {
                if self.edit(review::together(edits)) {
                    self.screen.selected = Some(key);
                    self.decided(before);
                }
            }
            None => self.panels.toasts.warn("The figure does not fit the article's text any more."),
        }
    }

    /// Dismiss the selected suggestion and go on to the next.
    pub(super) fn dismiss(&mut self) {
        let Some(key) = self.screen.selected else { return };
        let FigureKey::Suggestion(article, place) = key else {
            self.panels.toasts.tell("Only suggestions are dismissed; Del removes a claim.");
            return;
        };
        let before = self.stood();
        if self.edit(Edit::Dismiss { article, place }) {
            self.screen.selected = None;
            self.decided(before);
        }
    }

    pub(super) fn restore_dismissed(&mut self) {
        let Some(open) = &self.open else { return };
        let article = open.entry.article.id;
        let edits: Vec<Edit> =
            open.entry.dismissed.iter().map(|place| Edit::Restore { article, place: *place }).collect();
        if !edits.is_empty() {
            self.edit(review::together(edits));
        }
    }

    pub(super) fn remove(&mut self) {
        let Some(FigureKey::Claim(article, claim)) = self.screen.selected else { return };
        let before = self.stood();
        if self.edit(Edit::RemoveClaim { article, claim }) {
            self.decided(before);
        }
    }

    pub(super) fn selected_words(&self) -> Option<String> {
        let span = self.panels.reader.selection()?;
        let text = self.open.as_ref()?.text.as_ref()?.as_ref().ok()?;
        Some(span.of(text).to_owned())
    }

    pub(super) fn move_to_selection(&mut self) {
        let article = self.screen.selected.map(FigureKey::article);
        let open = self.open.as_ref().filter(|open| Some(open.entry.article.id) == article);
        let text = open.and_then(|open| open.text.as_ref()?.as_ref().ok()).cloned();
        let anchor =
            text.zip(self.panels.reader.selection()).and_then(|(text, span)| Anchor::new(&text, span));
        match anchor {
            Some(anchor) => {
                self.set_claim(ClaimField::Anchor(anchor));
                self.panels.reader.clear_selection();
            }
            None => self.panels.toasts.tell("Select words in the claim's article first."),
        }
    }

    pub(super) fn make_of_selection(&mut self, statement: bool) {
        match self.panels.reader.selection() {
            Some(span) => self.make_claim(span, statement),
            None => {
                self.panels.toasts.tell("Select words in the article first, then C makes a claim of them.")
            }
        }
    }

    pub(super) fn make_claim(&mut self, span: Span, statement: bool) {
        let Some(open) = &self.open else { return };
        let Some(Ok(text)) = &open.text else { return };
        let (entry, text) = (Arc::clone(&open.entry), Arc::clone(text));
        match review::make(&entry, &text, span, statement) {
            Some((edit, key)) => {
                if self.edit(edit) {
                    self.panels.reader.clear_selection();
                    self.select(key);
                }
            }
            None => self.panels.toasts.warn("The selection cuts a character; select it again."),
        }
    }
}

/// The figure that a single edit and its inverse are about, as it is called after the edit.
fn subject((edit, inverse): (&Edit, &Edit)) -> Option<FigureKey> {
    match (edit, inverse) {
        (Edit::AddClaim(claim), _) => Some(FigureKey::Claim(claim.article, claim.id)),
        (Edit::SetClaim { article, claim, .. }, _) => Some(FigureKey::Claim(*article, *claim)),
        // What was taken over is a suggestion again.
        (Edit::RemoveClaim { .. }, Edit::AddClaim(claim)) => {
            let place = Place { span: claim.anchor.span, kind: claim.record.kind };
            Some(FigureKey::Suggestion(claim.article, place))
        }
        (Edit::Restore { article, place } | Edit::Dismiss { article, place }, _) => {
            Some(FigureKey::Suggestion(*article, *place))
        }
        _ => None,
    }
}
