//! A table of a person's own on its way into the project: where it is from, what its columns mean, and what that gives.
//!
//! Unit, currency and multiplier always stand there to be seen; nothing about them is guessed from numbers.

mod cell_row;
mod choice;
mod conditions;
mod faults;
mod figures;
mod file;
mod form;
mod grid;
mod head;
mod kept;
mod parts;
mod preview;
mod remembered;
mod trial;

use std::sync::Arc;

use egui::{Align, Layout as Direction, ScrollArea, Ui, vec2};

pub use choice::Choice;
pub use file::{Parsed, TableFile};
pub use form::Form;
pub use kept::{Asked, KeptTable, list as kept_tables};
pub use remembered::{Remembered, remember, remembered_for};
pub use trial::{Trial, Wanted, counted, in_full};

use super::{Action, View, widgets};
use crate::import::series::id_part;

/// The width from which on the parts and what they give stand side by side.
const WIDE: f32 = 800.0;
/// How much of that the parts take.
const PARTS: f32 = 0.44;

/// What the dialog remembers while it is open.
#[derive(Clone, Debug, PartialEq)]
pub struct TableImport {
    /// The file.
    pub file: Arc<TableFile>,
    /// The table in it.
    pub parsed: Arc<Parsed>,
    /// The layout that was started from.
    pub choice: Choice,
    /// The layout as it is now.
    pub form: Form,
    /// What the table is to be called.
    pub name: String,
    /// Lines to be left out above the header row.
    pub skip: u32,
    /// Whether the layout is to be remembered, where it was changed by hand.
    pub remember: bool,
    /// How the remembered layout is to be called.
    pub title: String,
    /// What the layout gave when it was tried last.
    pub trial: Option<Trial>,
}

impl TableImport {
    /// A table that was just read. `taken` says which names the project's tables have.
    #[must_use]
    pub fn new(
        file: TableFile,
        parsed: Parsed,
        remembered: &[Remembered],
        taken: &dyn Fn(&str) -> bool,
    ) -> Self {
        let stem = file.stem();
        let numbered = (2..).map(|number| format!("{stem} {number}"));
        let name = std::iter::once(stem.clone()).chain(numbered).find(|name| !taken(name));
        let choice = Choice::first(&parsed, remembered);
        let form = Form::of(choice.layout(&parsed, remembered));
        let title = title_of(&choice, &stem, remembered);
        let skip = parsed.skip;
        Self {
            file: Arc::new(file),
            parsed: Arc::new(parsed),
            choice,
            form,
            name: name.unwrap_or(stem),
            skip,
            remember: true,
            title,
            trial: None,
        }
    }

    /// Start from another layout.
    pub fn choose(&mut self, choice: Choice, remembered: &[Remembered]) {
        self.form = Form::of(choice.layout(&self.parsed, remembered));
        self.title = title_of(&choice, &self.file.stem(), remembered);
        self.choice = choice;
    }

    /// Other headers: another encoding, or another header row. What was set by hand stays if it fits them.
    pub fn take(&mut self, parsed: Parsed, remembered: &[Remembered]) {
        let fits = self.form.faults(&parsed.sheet.headers).is_empty();
        self.parsed = Arc::new(parsed);
        self.trial = None;
        if !fits {
            self.choose(Choice::first(&self.parsed, remembered), remembered);
        }
    }

    /// What is to be tried: nothing while parts are missing.
    #[must_use]
    pub fn wanted(&self) -> Option<Wanted> {
        if !self.form.faults(&self.parsed.sheet.headers).is_empty() || self.skip != self.parsed.skip {
            return None;
        }
        let name = self.name.trim().to_owned();
        Some(Wanted { skip: self.skip, layout: self.form.layout.clone(), name })
    }

    /// What the layout gives as it is now.
    #[must_use]
    pub fn result(&self) -> Option<&Trial> {
        let wanted = self.wanted()?;
        self.trial.as_ref().filter(|trial| trial.of == wanted)
    }

    /// Whether the layout says something that the program does not know by itself.
    #[must_use]
    pub fn is_by_hand(&self) -> bool {
        !self.parsed.known.contains(&self.form.layout)
    }
}

/// What the layout would be remembered as: a new one never takes the place of another unasked.
fn title_of(choice: &Choice, stem: &str, remembered: &[Remembered]) -> String {
    if let Choice::Remembered(title) = choice {
        return title.clone();
    }
    let numbered = (2..).map(|number| format!("{stem} {number}"));
    let mut titles = std::iter::once(stem.to_owned()).chain(numbered);
    titles.find(|title| remembered.iter().all(|one| one.title != *title)).unwrap_or_else(|| stem.to_owned())
}

pub(super) fn show(ui: &mut Ui, open: &mut TableImport, view: &View<'_>, out: &mut Vec<Action>) {
    let before = (open.form.clone(), open.skip, open.name.clone(), open.choice.clone());
    head::show(ui, open, view, out);
    ui.add_space(6.0);
    ui.separator();
    let height = (ui.ctx().content_rect().height() - 280.0).clamp(200.0, 560.0);
    let width = ui.available_width();
    if width >= WIDE {
        let room = vec2(width, height);
        ui.allocate_ui_with_layout(room, Direction::left_to_right(Align::TOP), |ui| {
            let left = (width * PARTS).round();
            column(ui, left, height, |ui| {
                let scroll = ScrollArea::vertical().id_salt("parts").auto_shrink(false);
                scroll.show(ui, |ui| parts::show(ui, open, view));
            });
            ui.separator();
            let right = ui.available_width();
            column(ui, right, height, |ui| preview::show(ui, open, view, height));
        });
    } else {
        let scroll = ScrollArea::vertical().id_salt("parts").max_height(height).auto_shrink(false);
        scroll.show(ui, |ui| {
            parts::show(ui, open, view);
            preview::show(ui, open, view, 480.0);
        });
    }
    ui.separator();
    decide(ui, open, view, out);
    // What was changed is tried after this frame, and seen in the next.
    if before != (open.form.clone(), open.skip, open.name.clone(), open.choice.clone()) {
        out.push(Action::Again);
    }
}

fn column(ui: &mut Ui, width: f32, height: f32, add: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, height), Direction::top_down(Align::Min), |ui| {
        ui.set_min_size(vec2(width, height));
        ui.set_max_width(width);
        add(ui);
    });
}

/// Adding it, and whether the layout is remembered.
fn decide(ui: &mut Ui, open: &mut TableImport, view: &View<'_>, out: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        let taken = is_taken(view, &open.name);
        let kept = open.result().map_or(0, |trial| trial.own.kept);
        let ready = kept > 0 && !taken && !open.name.trim().is_empty();
        let add = widgets::doing(ui, ready, "Add to the project");
        let why = if taken { "The project has a table of this name" } else { "No figure is read yet" };
        if add.on_disabled_hover_text(why).clicked() {
            out.push(Action::AddTable);
        }
        if ui.button("Cancel").clicked() {
            out.push(Action::CloseDialog);
        }
        if open.is_by_hand() {
            ui.add_space(12.0);
            widgets::tick(ui, &mut open.remember, "Remember this layout as");
            let field = egui::TextEdit::singleline(&mut open.title).desired_width(150.0);
            let field = ui.add_enabled(open.remember, field);
            widgets::name_field(ui, &field, "Name of the layout");
            field.on_hover_text("It is offered for every table that has its columns");
        }
    });
}

/// Whether a table of the project would give series of the same ids.
fn is_taken(view: &View<'_>, name: &str) -> bool {
    view.project.tables().iter().any(|table| id_part(&table.name) == id_part(name))
}
