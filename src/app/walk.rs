//! Walking through the table's rows: next and previous figure, and where a decision leads.

use super::App;
use crate::listing::{Filter, Listing};
use crate::model::{Figure, FigureKey};
use crate::text::Span;

/// How far the review of what a filter shows is. Read from the lists, so that undo counts back by itself.
#[derive(Default)]
pub struct Round {
    filter: Filter,
    /// The most suggestions that the filter has shown so far.
    most: usize,
    /// How many it shows now.
    left: usize,
    /// Articles that the project shows.
    articles: usize,
}

impl Round {
    /// Take note of a new listing.
    pub fn see(&mut self, filter: &Filter, left: usize, articles: usize) {
        // What left with an article was not decided.
        if self.filter != *filter || articles < self.articles {
            *self = Self { filter: filter.clone(), ..Self::default() };
        }
        self.left = left;
        self.articles = articles;
        self.most = self.most.max(left);
    }

    /// Suggestions decided, and how many there were.
    #[must_use]
    pub const fn progress(&self) -> (usize, usize) {
        (self.most - self.left, self.most)
    }
}

/// Where a walk stands among the table's rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    /// On a row.
    On(usize),
    /// In front of a row: the filter does not show the selected figure, or nothing is selected.
    Before(usize),
}

impl Stand {
    /// The row that lies ahead.
    const fn next(self) -> usize {
        match self {
            Self::On(row) => row + 1,
            Self::Before(row) => row,
        }
    }

    /// The row that lies behind.
    fn previous(self) -> Option<usize> {
        let (Self::On(row) | Self::Before(row)) = self;
        row.checked_sub(1)
    }
}

/// The row in front of which a figure that is not listed would stand: behind what comes before it in its article.
fn gap(listing: &Listing, key: FigureKey, span: Span) -> usize {
    let mut behind = None;
    for (row, at) in listing.rows.iter().enumerate() {
        let figure = &listing.figures[*at as usize];
        if figure.article().id == key.article() {
            if figure.span() >= span {
                return row;
            }
            behind = Some(row + 1);
        }
    }
    behind.unwrap_or_default()
}

impl App {
    /// Go `forward` or back by one row of the table.
    pub(super) fn step(&mut self, forward: bool) {
        let listing = &self.derived.listing;
        let stand = self.stand();
        let row = if forward { Some(stand.next()) } else { stand.previous() };
        // What a decision of this very moment took away is still in the listing.
        let key = rows(listing, row, forward).map(Figure::key).find(|key| self.figure(*key).is_some());
        match key {
            Some(key) => self.select(key),
            None if listing.rows.is_empty() => self.panels.toasts.tell("There is no figure in this list."),
            None if forward => self.panels.toasts.tell("This is the last figure of the list."),
            None => self.panels.toasts.tell("This is the first figure of the list."),
        }
    }

    fn stand(&self) -> Stand {
        let listing = &self.derived.listing;
        match (self.screen.selected, self.screen.article) {
            (Some(key), _) => match (listing.row(key), self.figure(key)) {
                (Some(row), _) => Stand::On(row),
                (None, Some(figure)) => Stand::Before(gap(listing, key, figure.span())),
                (None, None) => Stand::Before(0),
            },
            // From the open article, so that J starts where the person reads.
            (None, Some(article)) => {
                let of = |at: &u32| listing.figures[*at as usize].article().id == article;
                Stand::Before(listing.rows.iter().position(of).unwrap_or_default())
            }
            (None, None) => Stand::Before(0),
        }
    }

    /// Go to the next suggestion, beginning again at the top; says so, and says when there is none.
    pub(super) fn next_suggestion(&mut self) {
        let row = self.stand().next();
        self.on_to_suggestion(row);
    }

    /// After a decision on the figure that stood in `row`: on to the next suggestion when it was one itself, or to the
    /// next figure when it has left the list.
    pub(super) fn decided(&mut self, before: Stood) {
        let now = self.screen.selected.and_then(|key| self.figure(key));
        let lexicon = &self.engine.lexicon;
        if before.suggestion {
            self.on_to_suggestion(before.next);
        } else if !now.is_some_and(|figure| self.screen.filter.shows(&figure, lexicon)) {
            self.on_to_figure(before.next);
        }
    }

    /// Where the selected figure stands, to go on from there once it is decided on.
    pub(super) fn stood(&self) -> Stood {
        let suggestion = matches!(self.screen.selected, Some(FigureKey::Suggestion(..)));
        Stood { next: self.stand().next(), suggestion }
    }

    fn on_to_suggestion(&mut self, row: usize) {
        let listing = &self.derived.listing;
        let open = |key: &FigureKey| Some(*key) != self.screen.selected && self.is_open(*key);
        let ahead = rows(listing, Some(row), true).map(Figure::key).find(open);
        if let Some(key) = ahead {
            self.select(key);
            return;
        }
        let passed: Vec<FigureKey> =
            (0..row).filter_map(|row| listing.at_row(row)).map(Figure::key).filter(open).collect();
        if let Some(first) = passed.first() {
            self.panels.toasts.tell(match passed.len() {
                1 => "End of the list: back to the one suggestion that was passed over.".to_owned(),
                many => format!("End of the list: back to the first of {many} suggestions passed over."),
            });
            self.select(*first);
            return;
        }
        let this = self.screen.selected.is_some_and(|key| self.is_open(key));
        self.panels.toasts.tell(match (this, self.screen.filter.is_empty()) {
            (true, _) => "This is the last suggestion of the list.",
            (false, true) => "All suggestions are decided.",
            (false, false) => "All suggestions of this list are decided. Backspace shows every figure.",
        });
        if self.screen.selected.is_none() {
            self.on_to_figure(row);
        }
    }

    /// Whether it is a suggestion that nobody has decided on, in the current snapshot.
    fn is_open(&self, key: FigureKey) -> bool {
        let FigureKey::Suggestion(article, place) = key else { return false };
        self.desk.project().entry(article).is_some_and(|entry| entry.is_open(place))
    }

    /// Select the figure in `row` or the nearest that is still there.
    fn on_to_figure(&mut self, row: usize) {
        let listing = &self.derived.listing;
        let is_there = |key: &FigureKey| Some(*key) != self.screen.selected && self.figure(*key).is_some();
        let ahead = rows(listing, Some(row), true).map(Figure::key).find(is_there);
        let behind = || rows(listing, row.checked_sub(1), false).map(Figure::key).find(is_there);
        if let Some(key) = ahead.or_else(behind) {
            self.select(key);
        }
    }
}

/// Where a figure stood before the decision on it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stood {
    /// The row behind it.
    next: usize,
    /// It was a suggestion.
    suggestion: bool,
}

/// The figures from a row on, in one direction.
fn rows(listing: &Listing, from: Option<usize>, forward: bool) -> Box<dyn Iterator<Item = &Figure> + '_> {
    match (from, forward) {
        (None, _) => Box::new(std::iter::empty()),
        (Some(from), true) => Box::new((from..listing.rows.len()).filter_map(|row| listing.at_row(row))),
        (Some(from), false) => Box::new((0..=from).rev().filter_map(|row| listing.at_row(row))),
    }
}
