//! Decisions: from the selected figure and a wish to an edit, and what follows from it.

use std::sync::Arc;

use super::{App, review};
use crate::model::{ArticleId, Change, ClaimField, Edit, Figure, FigureKey, Project, Refusal};
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
                self.panels.toasts.tell(format!("{what}: {words}"));
                self.changed(before, &change);
                // Bring the place of the change into view.
                if let Some(article) = change.articles.first() {
                    self.open_article(*article, false);
                }
            }
            Err(words) => self.panels.toasts.warn(words),
        }
    }

    /// After an accepted edit: keep the selection at its place, read articles anew whose date changed.
    fn changed(&mut self, before: &Project, change: &Change) {
        self.stale.listing = true;
        if let Some(key) = self.screen.selected
            && self.figure(key).is_none()
        {
            let place = before.entry(key.article()).and_then(|entry| {
                Figure::of_entry(entry)
                    .into_iter()
                    .find(|figure| figure.key() == key)
                    .map(|figure| figure.span())
            });
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
                    Some((article.published(), Arc::clone(&article.encoding)))
                };
                head(before) != head(self.desk.project())
            })
            .collect();
        self.read_anew(dated);
    }

    pub(super) fn judge(&mut self, status: &Arc<str>, reason: Option<Arc<str>>) {
        let asks = self.desk.project().codebook().status(status).is_some_and(|status| status.asks_reason);
        let Some(figure) = self.selected() else { return };
        let reason = match reason {
            None if asks => {
                let text = figure.claim().map(|claim| claim.verification.status_reason.to_string());
                let dialog = Dialog::Reason { status: Arc::clone(status), text: text.unwrap_or_default() };
                self.panels.dialog = Some(dialog);
                return;
            }
            reason => reason.unwrap_or_default(),
        };
        if figure.status() == &**status && !figure.is_suggestion() && reason.is_empty() {
            return;
        }
        let to = review::judgement(status, &reason, &self.person());
        self.set_claim(to);
    }

    pub(super) fn set_claim(&mut self, to: ClaimField) {
        let Some(figure) = self.selected() else { return };
        let Some(text) = self.text_for_edit(&figure) else { return };
        match review::set(&figure, &text, to) {
            Some((edit, key)) => {
                if self.edit(edit) {
                    self.screen.selected = Some(key);
                }
            }
            None => self.panels.toasts.warn("The figure does not fit the article's text any more."),
        }
    }

    fn text_for_edit(&mut self, figure: &Figure) -> Option<Arc<str>> {
        match self.desk.text(figure.article()) {
            Ok(text) => Some(text),
            Err(why) => {
                self.panels.toasts.warn(format!("The article's text cannot be read: {why}"));
                None
            }
        }
    }

    pub(super) fn accept(&mut self) {
        let Some(figure) = self.selected() else { return };
        let FigureKey::Suggestion(_, place) = figure.key() else { return };
        let Some(text) = self.text_for_edit(&figure) else { return };
        let accepted =
            figure.entry().suggestion(place).and_then(|found| review::accept(figure.entry(), found, &text));
        if let Some((edits, key)) = accepted
            && self.edit(review::together(edits))
        {
            self.screen.selected = Some(key);
        }
    }

    pub(super) fn dismiss(&mut self) {
        let Some(key) = self.screen.selected else { return };
        let FigureKey::Suggestion(article, place) = key else {
            self.panels.toasts.tell("Only suggestions are dismissed; Del removes a claim.");
            return;
        };
        let next = self.derived.listing.step(Some(key), 1).filter(|next| *next != key);
        if self.edit(Edit::Dismiss { article, place }) {
            self.screen.selected = None;
            if let Some(next) = next {
                self.select(next);
            }
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
        self.edit(Edit::RemoveClaim { article, claim });
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
