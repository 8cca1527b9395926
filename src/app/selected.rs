//! Which figure and article are chosen, and what the reader has open.

use super::App;
use crate::listing::Filter;
use crate::model::{ArticleId, Figure, FigureKey};
use crate::ui::OpenArticle;
use crate::ui::theme::Palette;

impl App {
    /// The selected figure, if it is still there.
    pub(super) fn selected(&self) -> Option<Figure> {
        self.figure(self.screen.selected?)
    }

    /// Select a figure everywhere and bring it into view.
    pub(super) fn select(&mut self, key: FigureKey) {
        self.screen.selected = Some(key);
        self.open_article(key.article(), false);
        self.panels.reader.reveal(key);
        self.panels.reveal = true;
        // Lists that are made in a job come later.
        self.reveal = self.stale.listing;
    }

    pub(super) fn step_article(&mut self, steps: isize) {
        let rows = &self.derived.listing.articles;
        let Some(last) = rows.len().checked_sub(1) else { return };
        let now = rows.iter().position(|row| Some(row.entry.article.id) == self.screen.article);
        let at = now.map_or(0, |at| at.saturating_add_signed(steps).min(last));
        let article = rows[at].entry.article.id;
        self.open_article(article, true);
        self.panels.reveal = true;
    }

    /// Show an article's text. `alone` means that the person chose the article, not a figure in it.
    pub(super) fn open_article(&mut self, article: ArticleId, alone: bool) {
        if alone && self.screen.selected.is_some_and(|key| key.article() != article) {
            self.screen.selected = None;
        }
        if self.screen.article == Some(article) && self.open.is_some() {
            return;
        }
        // "This article" is the one in the reader.
        if self.screen.filter.article.is_some_and(|only| only != article) {
            self.filter(Filter { article: Some(article), ..self.screen.filter.clone() });
        }
        self.screen.article = Some(article);
        self.open = None;
        self.refresh_open();
    }

    /// Bring the open article, its text and its highlights up to date with the snapshot.
    pub(super) fn refresh_open(&mut self) {
        let first = self.derived.listing.articles.first().map(|row| row.entry.article.id);
        let wanted = self.screen.article.filter(|id| self.is_shown(*id)).or(first);
        self.screen.article = wanted;
        let Some(entry) = wanted.and_then(|id| self.seen().entry(id)).cloned() else {
            self.open = None;
            return;
        };
        let same_text = self.open.as_ref().is_some_and(|open| {
            open.entry.article.id == entry.article.id
                && open.entry.article.reading() == entry.article.reading()
        });
        let text = if same_text { self.open.take().and_then(|open| open.text) } else { None };
        let text = text.or_else(|| self.text_of(&entry.article));
        self.panels.marks = (
            self.panels.marks.0 + 1,
            super::marks::marks(&entry, self.desk.project(), &self.audited, &Palette::of_theme(self.dark)),
        );
        self.open = Some(OpenArticle { entry, text });
        // The selected claim may have gone with an undo: keep the place.
        if let Some(key) = self.screen.selected
            && self.figure(key).is_none()
        {
            self.screen.selected = None;
        }
    }

    pub(super) fn is_shown(&self, article: ArticleId) -> bool {
        self.desk.project().is_shown(article)
    }
}
