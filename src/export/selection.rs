//! Which figures an export holds, article by article in text order.

use std::sync::Arc;

use super::Error;
use super::record::{Because, Equivalent, Fields, Line};
use super::trail::trail;
use super::verification::Judged;
use crate::model::{Article, Claim, Entry, FigureKey, History, Place, Project, Suggestion};
use crate::text::CodePoints;

/// What an export holds beside the claims. The default is claims only, all of them.
#[derive(Clone, Copy, Default)]
pub struct Options<'a> {
    /// With suggestions that nobody has taken over.
    pub suggested: bool,
    /// With suggestions that someone refused.
    pub dismissed: bool,
    /// Only figures for which this answers true: what a filter shows.
    pub keep: Option<&'a dyn Fn(FigureKey) -> bool>,
    /// Id of the group of articles that retell one report, where the caller knows it.
    pub origin: Option<&'a dyn Fn(FigureKey) -> Option<Arc<str>>>,
}

/// A project and how to export it.
pub struct Export<'a> {
    /// The snapshot. Articles of hidden batches are left out.
    pub project: &'a Project,
    /// The log, for each claim's history.
    pub history: &'a History,
    /// What to hold.
    pub options: Options<'a>,
    /// Gives an article's text, or says why not. Asked once for every article that has a figure in the export.
    pub text: &'a mut dyn FnMut(&Article) -> Result<Arc<str>, String>,
}

/// A figure of the export.
#[derive(Clone, Copy)]
enum Item<'e> {
    Claim(&'e Claim),
    Suggestion(&'e Suggestion, &'static str),
}

impl Export<'_> {
    /// Hand every figure to `write`, with its article. Gives their number.
    pub(super) fn each(
        &mut self,
        write: &mut dyn FnMut(&Article, &Line<'_>, &Judged<'_>) -> Result<(), Error>,
    ) -> Result<usize, Error> {
        let log = self.history.by_claim(self.project.merges());
        let mut count = 0;
        for entry in self.project.entries() {
            let items = items(entry, &self.options);
            if items.is_empty() {
                continue;
            }
            let article = &entry.article;
            let unread = |why| Error::Text { why, article: Arc::clone(&article.path) };
            let text = (self.text)(article).map_err(unread)?;
            let points = CodePoints::new(&text);
            count += items.len();
            for item in items {
                let origin = self.options.origin.and_then(|origin| origin(key(entry, item)));
                match item {
                    Item::Claim(claim) => {
                        let log = log.get(&claim.id).map_or(&[][..], Vec::as_slice);
                        let judged = Judged::of_claim(claim, article.sha256, origin, trail(log, &points)?);
                        write(article, &of_claim(article, claim, &points), &judged)?;
                    }
                    Item::Suggestion(suggestion, review) => {
                        let judged = Judged::of_suggestion(review, article.sha256, origin);
                        write(article, &of_suggestion(entry, suggestion, &points), &judged)?;
                    }
                }
            }
        }
        Ok(count)
    }
}

/// The figures of one article that the options ask for, in text order.
fn items<'e>(entry: &'e Entry, options: &Options<'_>) -> Vec<Item<'e>> {
    let mut items: Vec<Item<'e>> = entry.claims.iter().map(|claim| Item::Claim(claim)).collect();
    for suggestion in entry.suggestions.iter() {
        let place = suggestion.place();
        // Taken over counts more than dismissed: the claim stands in the export already.
        if entry.claim_at(place).is_some() {
            continue;
        }
        if entry.dismissed.contains(&place) {
            items.extend(options.dismissed.then_some(Item::Suggestion(suggestion, "dismissed")));
        } else {
            items.extend(options.suggested.then_some(Item::Suggestion(suggestion, "suggested")));
        }
    }
    if let Some(keep) = options.keep {
        items.retain(|item| keep(key(entry, *item)));
    }
    items.sort_by_key(|item| match item {
        Item::Claim(claim) => claim.anchor.span,
        Item::Suggestion(suggestion, _) => suggestion.span,
    });
    items
}

fn key(entry: &Entry, item: Item<'_>) -> FigureKey {
    let article = entry.article.id;
    match item {
        Item::Claim(claim) => FigureKey::Claim(article, claim.id),
        Item::Suggestion(suggestion, _) => FigureKey::Suggestion(article, suggestion.place()),
    }
}

fn of_claim<'a>(article: &'a Article, claim: &'a Claim, points: &'a CodePoints<'a>) -> Line<'a> {
    let (start, end) = points.of_span(claim.anchor.span);
    Line {
        article: &article.path,
        start,
        end,
        quote: &claim.anchor.quote,
        fields: Fields::of(&claim.record),
        equivalent_to: claim.equivalent_to.map(|id| Equivalent::Claim(id.to_string())),
        rule: &claim.rule,
        because: Because::new(&claim.because, points),
    }
}

/// In an export a suggestion can only point to a claim: other suggestions have no id.
fn of_suggestion<'a>(entry: &'a Entry, suggestion: &'a Suggestion, points: &'a CodePoints<'a>) -> Line<'a> {
    let claim = other(suggestion, &entry.suggestions).and_then(|place| entry.claim_at(place));
    let equivalent_to = claim.map(|claim| Equivalent::Claim(claim.id.to_string()));
    line(&entry.article.path, suggestion, equivalent_to, points)
}

/// A suggestion as extraction prints it; `all` are the article's, which `equivalent_to` counts in.
pub(super) fn extracted<'a>(
    article: &'a str,
    suggestion: &'a Suggestion,
    all: &[Suggestion],
    points: &'a CodePoints<'a>,
) -> Line<'a> {
    let start =
        other(suggestion, all).map(|place| Equivalent::Start(points.of_byte(place.span.start as usize)));
    line(article, suggestion, start, points)
}

fn line<'a>(
    article: &'a str,
    suggestion: &'a Suggestion,
    equivalent_to: Option<Equivalent>,
    points: &'a CodePoints<'a>,
) -> Line<'a> {
    let (start, end) = points.of_span(suggestion.span);
    Line {
        article,
        start,
        end,
        quote: &suggestion.quote,
        fields: Fields::of(&suggestion.record),
        equivalent_to,
        rule: &suggestion.rule,
        because: Because::new(&suggestion.because, points),
    }
}

/// The place of the suggestion that this one restates.
fn other(suggestion: &Suggestion, all: &[Suggestion]) -> Option<Place> {
    all.get(suggestion.equivalent_to? as usize).map(Suggestion::place)
}
