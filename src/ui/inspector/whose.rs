//! Which figure something was typed for, while a suggestion becomes a claim and an undone claim a suggestion again.

use crate::model::{Figure, FigureKey, Place, Project};

/// A figure by the places at which it is found when it is called otherwise.
#[derive(Clone, Copy, Debug)]
pub(super) struct Whose {
    /// What it was called first. Fields keep their focus by it.
    pub began: FigureKey,
    place: Place,
}

impl Whose {
    pub(super) fn of(figure: &Figure) -> Self {
        Self { began: figure.key(), place: place(figure) }
    }

    /// The figure as it is now: under its key, or what was made of it. Remembers where it stands.
    pub(super) fn find(&mut self, project: &Project, key: FigureKey) -> Option<Figure> {
        let found = figure(project, key).or_else(|| {
            let began = match self.began {
                FigureKey::Suggestion(_, place) => Some(place),
                FigureKey::Claim(..) => None,
            };
            let places = [Some(self.place), began];
            places.into_iter().flatten().find_map(|place| at(project, key, place))
        })?;
        self.place = place(&found);
        Some(found)
    }
}

/// The figure with this key.
pub(super) fn figure(project: &Project, key: FigureKey) -> Option<Figure> {
    let entry = project.entry(key.article()).filter(|_| project.is_shown(key.article()))?;
    Figure::of_entry(entry).into_iter().find(|figure| figure.key() == key)
}

/// The claim or the suggestion at a place of the same article.
fn at(project: &Project, key: FigureKey, place: Place) -> Option<Figure> {
    let article = key.article();
    let entry = project.entry(article)?;
    let key = match entry.claim_at(place) {
        Some(claim) => FigureKey::Claim(article, claim.id),
        None => FigureKey::Suggestion(article, place),
    };
    figure(project, key)
}

fn place(figure: &Figure) -> Place {
    Place { span: figure.span(), kind: figure.record().kind }
}
