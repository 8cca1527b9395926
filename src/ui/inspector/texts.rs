//! What is typed about figures beside the claim's fields: note, tags, evidence. Written when a field is left, and when its
//! figure is not shown any more: to the figure for which it was typed, whichever is chosen by then.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::super::Action;
use super::super::kept::{Kept, Snapshot};
use super::forms::follow;
use super::typed::Typed;
use super::whose::Whose;
use crate::model::{ClaimField, Figure, FigureKey, Link, Project, Role};

/// What is being typed for one figure.
pub(super) struct Texts {
    pub whose: Whose,
    pub note: Typed,
    pub tags: Typed,
    pub target: String,
    pub role: Role,
    /// Notes on pieces of evidence, by their place.
    pub notes: HashMap<usize, String>,
    /// The evidence that the notes are on.
    links: Vec<Link>,
    /// Claims that are evidence, by its place, with what each is called.
    pub linked: Kept<Snapshot, Vec<Option<(FigureKey, String)>>>,
}

impl Texts {
    fn new(figure: &Figure) -> Self {
        let judged = figure.claim().map(|claim| &claim.verification);
        Self {
            whose: Whose::of(figure),
            note: Typed::new(judged.map_or_else(String::new, |judged| judged.note.to_string())),
            tags: Typed::new(judged.map_or_else(String::new, |judged| tag_words(&judged.tags))),
            target: String::new(),
            role: Role::Supports,
            notes: HashMap::new(),
            links: links(figure).to_vec(),
            linked: Kept::default(),
        }
    }

    /// The note is to be written.
    pub(super) fn take_note(&mut self) -> Option<ClaimField> {
        let note = self.note.take(|note| note.trim_end().to_owned())?;
        Some(ClaimField::Note(note.as_str().into()))
    }

    /// The tags are to be written.
    pub(super) fn take_tags(&mut self) -> Option<ClaimField> {
        let tags = self.tags.take(|tags| tag_words(&tags_of(tags)))?;
        Some(ClaimField::Tags(tags_of(&tags)))
    }

    /// Notes on evidence are to be written: on what is still where it was.
    fn take_notes(&mut self, figure: &Figure) -> Option<ClaimField> {
        let mut now = links(figure).to_vec();
        for (at, note) in self.notes.drain() {
            let Some(was) = self.links.get(at).filter(|was| *was.note != *note) else { continue };
            if let Some(link) =
                now.get_mut(at).filter(|link| (link.to, &link.target) == (was.to, &was.target))
            {
                link.note = note.trim().into();
            }
        }
        (now != links(figure)).then_some(ClaimField::Links(now))
    }

    /// What stands in the fields of a figure that is not shown: hear what the project says, and ask for what is missing.
    fn leave(&mut self, figure: &Figure, out: &mut Vec<Action>) {
        let judged = figure.claim().map(|claim| &claim.verification);
        self.note.hear(judged.map_or("", |judged| &judged.note), true);
        self.tags.hear(&judged.map_or_else(String::new, |judged| tag_words(&judged.tags)), true);
        let taken = [self.take_note(), self.take_tags(), self.take_notes(figure)];
        out.extend(taken.into_iter().flatten().map(|to| Action::SetClaimOf(figure.key(), to)));
    }

    fn is_empty(&self) -> bool {
        !self.note.is_changed() && !self.tags.is_changed() && self.target.is_empty()
    }
}

/// Those of all figures for which something is typed.
#[derive(Default)]
pub(super) struct AllTexts {
    of: BTreeMap<FigureKey, Texts>,
}

impl AllTexts {
    /// Those of the figure that is shown.
    pub(super) fn of(&mut self, figure: &Figure) -> &mut Texts {
        let texts = self.of.entry(figure.key()).or_insert_with(|| Texts::new(figure));
        let now = links(figure);
        if texts.links != now {
            texts.links = now.to_vec();
        }
        texts
    }

    /// The evidence of a figure is about to be this: what was typed about it is in it.
    pub(super) fn wrote_links(&mut self, key: FigureKey, links: &[Link]) {
        if let Some(texts) = self.of.get_mut(&key) {
            texts.links = links.to_vec();
        }
    }

    /// The figure is called otherwise from now on.
    pub(super) fn follow(&mut self, from: FigureKey, to: FigureKey) {
        follow(&mut self.of, from, to);
    }

    /// Write what was typed for figures that are not shown, and forget what is written.
    pub(super) fn settle(&mut self, project: &Project, shown: Option<FigureKey>, out: &mut Vec<Action>) {
        let keys: Vec<FigureKey> = self.of.keys().copied().collect();
        for key in keys {
            let Some(texts) = self.of.get_mut(&key) else { continue };
            let Some(figure) = texts.whose.find(project, key) else {
                self.of.remove(&key);
                continue;
            };
            if shown != Some(figure.key()) {
                texts.leave(&figure, out);
                if texts.is_empty() {
                    self.of.remove(&key);
                }
            }
            follow(&mut self.of, key, figure.key());
        }
    }
}

fn links(figure: &Figure) -> &[Link] {
    figure.claim().map(|claim| claim.verification.links.as_slice()).unwrap_or_default()
}

/// Tags in one line.
pub(super) fn tag_words(tags: &[Arc<str>]) -> String {
    tags.join(", ")
}

fn tags_of(words: &str) -> Vec<Arc<str>> {
    words.split(',').map(str::trim).filter(|tag| !tag.is_empty()).map(Arc::from).collect()
}
