//! Claims' fields while they are edited: of the figure that is shown, and of those that were left with changes.

use std::collections::BTreeMap;

use egui::Ui;

use super::super::draft::Draft;
use super::super::{Action, View, widgets};
use super::whose::{self, Whose};
use crate::model::{Figure, FigureKey, Project};

/// One figure's fields.
pub(super) struct Form {
    pub whose: Whose,
    pub draft: Draft,
    /// The fields as the record has them.
    was: Draft,
    /// What was wrong with them at the last try.
    pub wrong: Vec<String>,
}

impl Form {
    fn is_changed(&self) -> bool {
        self.draft != self.was
    }

    /// What the record says now. Fields in which nobody has changed anything go with it.
    fn hear(&mut self, figure: &Figure) {
        let now = Draft::new(figure.record());
        if now != self.was {
            if !self.is_changed() {
                self.draft = now.clone();
            }
            self.was = now;
        }
    }
}

/// How many are named above the panel.
const NAMED: usize = 3;

/// All of them.
#[derive(Default)]
pub(super) struct Forms {
    of: BTreeMap<FigureKey, Form>,
}

impl Forms {
    /// Begin, or go on with what was left.
    pub(super) fn edit(&mut self, figure: &Figure) {
        self.of.entry(figure.key()).or_insert_with(|| {
            let draft = Draft::new(figure.record());
            Form { whose: Whose::of(figure), was: draft.clone(), draft, wrong: Vec::new() }
        });
    }

    pub(super) fn get(&mut self, key: FigureKey) -> Option<&mut Form> {
        self.of.get_mut(&key)
    }

    pub(super) fn close(&mut self, key: FigureKey) {
        self.of.remove(&key);
    }

    /// The figure is called otherwise from now on.
    pub(super) fn follow(&mut self, from: FigureKey, to: FigureKey) {
        follow(&mut self.of, from, to);
    }

    /// Let them follow their figures; drop those of figures that are gone, and those that were left without changes.
    pub(super) fn settle(&mut self, project: &Project, shown: Option<FigureKey>) {
        let keys: Vec<FigureKey> = self.of.keys().copied().collect();
        for key in keys {
            let Some(form) = self.of.get_mut(&key) else { continue };
            let Some(figure) = form.whose.find(project, key) else {
                self.of.remove(&key);
                continue;
            };
            form.hear(&figure);
            if !form.is_changed() && shown != Some(figure.key()) {
                self.of.remove(&key);
            } else {
                follow(&mut self.of, key, figure.key());
            }
        }
    }

    /// Lead to what was left with changes.
    pub(super) fn waiting(
        &self,
        ui: &mut Ui,
        view: &View<'_>,
        shown: Option<FigureKey>,
        out: &mut Vec<Action>,
    ) {
        let mut left = self.of.keys().copied().filter(|key| Some(*key) != shown);
        let named: Vec<FigureKey> = left.by_ref().take(NAMED).collect();
        if named.is_empty() {
            return;
        }
        ui.add_space(6.0);
        for key in named {
            let Some(figure) = whose::figure(view.project, key) else { continue };
            let words = format!("Unsaved changes of “{}”", figure.quote().replace('\n', " "));
            let link = ui.scope(|ui| {
                ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
                widgets::link(ui, &words)
            });
            if link.inner.on_hover_text("Go there: they are kept until you keep or leave them").clicked() {
                out.push(Action::Select(key));
            }
        }
        let more = left.count();
        if more > 0 {
            widgets::dim(ui, format!("and of {}", widgets::counted(more, "other figure", "other figures")));
        }
    }
}

/// Move what belongs to one key to another, unless that has something already.
pub(super) fn follow<T>(of: &mut BTreeMap<FigureKey, T>, from: FigureKey, to: FigureKey) {
    if from != to
        && let Some(form) = of.remove(&from)
    {
        of.entry(to).or_insert(form);
    }
}
