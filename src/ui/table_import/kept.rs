//! The project's own tables, listed beside the series that they give.

use std::sync::Arc;

use egui::{Label, RichText, ScrollArea, Ui};

use super::super::theme::{self, Palette};
use super::super::widgets;
use super::counted;
use crate::import::series::OwnSeries;
use crate::model::{OwnTable, TableId};

/// A table of the project, and how its reading went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptTable {
    /// Which.
    pub id: TableId,
    /// What it is called.
    pub name: Arc<str>,
    /// How many series it gives.
    pub series: usize,
    /// How many figures they have.
    pub figures: usize,
    /// How many of its lines are not read.
    pub faults: usize,
    /// Why nothing was read of it at all.
    pub why: Option<String>,
}

impl KeptTable {
    /// A table, with what was read of it.
    #[must_use]
    pub fn of(table: &OwnTable, read: Result<&OwnSeries, &String>) -> Self {
        Self {
            id: table.id,
            name: Arc::clone(&table.name),
            series: read.map_or(0, |own| own.series.len()),
            figures: read.map_or(0, |own| own.kept),
            faults: read.map_or(0, |own| own.faults.len()),
            why: read.err().cloned(),
        }
    }

    fn words(&self) -> String {
        if let Some(why) = &self.why {
            return format!("not read: {why}");
        }
        let mut words = format!("{} series, {}", self.series, counted(self.figures, "figure"));
        if self.faults > 0 {
            words.push_str(&format!(", {} not read", counted(self.faults, "line")));
        }
        words
    }
}

/// What is wanted of a table in the list.
pub enum Asked {
    /// Its series.
    Series(Arc<str>),
    /// That it goes.
    Remove(TableId),
}

/// List them. Gives what is wanted of one.
pub fn list(ui: &mut Ui, tables: &[KeptTable]) -> Option<Asked> {
    let palette = Palette::of(ui);
    let mut asked = None;
    let scroll = ScrollArea::vertical().id_salt("own tables").max_height(110.0).auto_shrink([false, true]);
    scroll.show(ui, |ui| {
        for table in tables {
            ui.push_id(table.id, |ui| {
                ui.horizontal(|ui| {
                    let find = widgets::link(ui, &table.name).on_hover_text("List its series");
                    if find.clicked() {
                        asked = Some(Asked::Series(Arc::clone(&table.name)));
                    }
                    let ink = if table.why.is_some() { palette.warn } else { palette.dim };
                    ui.add(
                        Label::new(RichText::new(table.words()).color(ink).font(theme::small())).truncate(),
                    );
                    let remove = widgets::link(ui, "Remove");
                    let name = format!("Remove the table {}", table.name);
                    remove.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
                    if remove.on_hover_text("Its series go with it; undo brings them back").clicked() {
                        asked = Some(Asked::Remove(table.id));
                    }
                });
            });
        }
    });
    asked
}
