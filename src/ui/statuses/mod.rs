//! The project's list of statuses: names, keys, colours, definitions, and what each is called in a ClaimReview.

mod form;
mod list;

use std::collections::HashMap;
use std::sync::Arc;

use egui::{RichText, Ui};

use super::keys::Keys;
use super::theme::Palette;
use super::{Action, View, widgets};
use crate::model::{ClaimReview, Codebook, Project, Status, UNVERIFIED};

/// What the dialog remembers while it is open. Nothing counts until it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Statuses {
    draft: Vec<Status>,
    selected: usize,
    /// How many claims have each status, with what others judged.
    used: HashMap<Arc<str>, usize>,
}

impl Statuses {
    /// Open on a project's statuses.
    #[must_use]
    pub fn of(project: &Project) -> Self {
        let mut used: HashMap<Arc<str>, usize> = HashMap::new();
        for claim in project.staged().iter().flat_map(|entry| &entry.claims) {
            let judged = &claim.verification;
            let others = judged.opinions.iter().map(|opinion| &opinion.status);
            for status in std::iter::once(&judged.status).chain(others) {
                *used.entry(Arc::clone(status)).or_default() += 1;
            }
        }
        Self { draft: project.codebook().statuses.clone(), selected: 0, used }
    }

    fn used(&self, status: &Status) -> usize {
        self.used.get(&status.code).copied().unwrap_or_default()
    }

    /// Why the status at this place cannot be taken away.
    fn kept(&self, status: &Status) -> Option<String> {
        match self.used(status) {
            _ if &*status.code == UNVERIFIED => Some("Every new claim has this status".to_owned()),
            0 => None,
            1 => Some("One claim has this status: give it another one first".to_owned()),
            many => Some(format!("{many} claims have this status: give them another one first")),
        }
    }

    /// A status that is told apart from all others, to be named.
    fn add(&mut self) {
        let free = |of: fn(&Status) -> char, wish: &str| {
            let taken = |letter: char| self.draft.iter().any(|status| of(status) == letter);
            wish.chars().find(|letter| !taken(*letter)).unwrap_or(' ')
        };
        let number = (1..).find(|number| {
            let name = new_name(*number);
            !self.draft.iter().any(|status| *status.name == *name || *status.code == *code(&name))
        });
        let name = new_name(number.unwrap_or(1));
        let status = Status {
            code: code(&name).into(),
            name: name.into(),
            key: free(|status| status.key, "1234567890-=[];',.`\\"),
            icon: free(|status| status.icon, "◆◇■□▲△▼▽●◎★☆♦"),
            colour: [0x8b, 0x95, 0xa5],
            definition: "".into(),
            asks_reason: false,
            asks_link: false,
            claim_review: ClaimReview::default(),
        };
        self.selected = self.draft.len();
        self.draft.push(status);
    }

    /// What is wrong with the list, in a sentence; `None` when a project can have it.
    #[must_use]
    pub fn wrong(&self, keys: &Keys) -> Option<String> {
        let codebook = Codebook { statuses: self.draft.clone() };
        if let Err(fault) = codebook.check() {
            return Some(fault.to_string());
        }
        self.draft.iter().find_map(|status| {
            let what = keys.taken(status.key)?;
            Some(format!("“{}” cannot have the key {}: {what}", status.name, status.key))
        })
    }
}

fn new_name(number: usize) -> String {
    if number == 1 { "New status".to_owned() } else { format!("New status {number}") }
}

/// A stable code from a name: small letters, digits and underscores.
fn code(name: &str) -> String {
    let letters = name.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '_' });
    letters.flat_map(char::to_lowercase).collect::<String>().trim_matches('_').to_owned()
}

pub(super) fn show(ui: &mut Ui, open: &mut Statuses, view: &View<'_>, out: &mut Vec<Action>) {
    let palette = Palette::of(ui);
    widgets::dim(
        ui,
        "The statuses of this project. A new name, key or colour changes how claims are shown, not what was decided; \
         exports write the code, which stays.",
    );
    if widgets::link(ui, "Where this comes from")
        .on_hover_text("The guide about verification fields")
        .clicked()
    {
        out.push(Action::OpenGuide("fields"));
    }
    ui.add_space(8.0);
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            // Columns are justified, and so would be the words in them.
            let plain = egui::Layout::top_down(egui::Align::Min);
            left.with_layout(plain, |ui| list::show(ui, open, &palette));
            right.with_layout(plain, |ui| form::show(ui, open));
        }
    });
    ui.add_space(8.0);
    let wrong = open.wrong(&Keys::current(ui.ctx()));
    if let Some(wrong) = &wrong {
        let mut letters = wrong.chars();
        let words: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        ui.add(egui::Label::new(RichText::new(words).color(palette.alarm)).wrap());
    }
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        let changed = open.draft != view.project.codebook().statuses;
        let keep = widgets::doing(ui, wrong.is_none() && changed, "Keep these statuses");
        if keep.clicked() {
            out.push(Action::SetCodebook(Arc::new(Codebook { statuses: open.draft.clone() })));
            out.push(Action::CloseDialog);
        }
        if ui.button("Cancel").clicked() {
            out.push(Action::CloseDialog);
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let default = Codebook::default().statuses;
            let lost = open.used.keys().any(|code| !default.iter().any(|status| status.code == *code));
            let back = ui.add_enabled(!lost && open.draft != default, egui::Button::new("Default list"));
            let hint = "Claims have a status that the default list has not: give them another one first";
            if back.on_disabled_hover_text(if lost { hint } else { "This is the default list" }).clicked() {
                open.draft = default;
                open.selected = 0;
            }
        });
    });
}
