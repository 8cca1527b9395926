//! One part of a layout: a column, or one thing for all rows.

use egui::{Color32, ComboBox, Label, RichText, TextEdit, Ui};

use super::super::theme::{self, Palette};
use super::super::widgets;
use crate::import::series::Cell;

/// What a part is called, and what may be said of it.
pub(super) struct Part<'p> {
    /// In sentence case.
    pub name: &'p str,
    /// What is typed for all rows, for example.
    pub hint: &'p str,
    /// What can be chosen for all rows.
    pub choices: &'p [&'p str],
    /// What words for all rows mean, or `Err` when they mean nothing.
    pub means: &'p dyn Fn(&str) -> Result<String, String>,
    /// The columns.
    pub headers: &'p [String],
}

/// What words mean that mean themselves.
pub(super) fn as_it_is(_: &str) -> Result<String, String> {
    Ok(String::new())
}

/// A part that has to be said.
pub(super) fn show(ui: &mut Ui, part: &Part<'_>, cell: &mut Cell) {
    label(ui, part, is_open(cell));
    ui.horizontal(|ui| {
        let mut said = Some(cell.clone());
        choose(ui, part, &mut said, None);
        *cell = said.unwrap_or_else(|| Cell::fixed(""));
        fixed(ui, part, cell);
    });
    ui.end_row();
}

/// A part that may be left out; `nothing` says what holds then.
pub(super) fn show_optional(ui: &mut Ui, part: &Part<'_>, cell: &mut Option<Cell>, nothing: &str) {
    label(ui, part, cell.as_ref().is_some_and(is_open));
    ui.horizontal(|ui| {
        choose(ui, part, cell, Some(nothing));
        if let Some(cell) = cell {
            fixed(ui, part, cell);
        }
    });
    ui.end_row();
}

fn is_open(cell: &Cell) -> bool {
    matches!(cell, Cell::Fixed(words) if words.trim().is_empty())
}

fn label(ui: &mut Ui, part: &Part<'_>, open: bool) {
    if open {
        let ink = Palette::of(ui).warn;
        ui.label(RichText::new(part.name).color(ink).font(theme::small())).on_hover_text("Still to be set");
    } else {
        widgets::dim(ui, part.name);
    }
}

/// Columns, choices for all rows, words for all rows.
pub(super) fn choose(ui: &mut Ui, part: &Part<'_>, cell: &mut Option<Cell>, nothing: Option<&str>) {
    let shown = match cell {
        None => nothing.unwrap_or_default().to_owned(),
        Some(Cell::Column(name)) => format!("column {name}"),
        Some(Cell::Fixed(words)) if words.is_empty() => "choose…".to_owned(),
        Some(Cell::Fixed(words)) if part.choices.contains(&&**words) => format!("{words}, all rows"),
        Some(Cell::Fixed(_)) => "all rows alike:".to_owned(),
    };
    let combo = ComboBox::from_id_salt(part.name).selected_text(&shown).width(150.0).truncate();
    let response = combo
        .show_ui(ui, |ui| {
            ui.set_min_width(200.0);
            if let Some(nothing) = nothing
                && ui.selectable_label(cell.is_none(), nothing).clicked()
            {
                *cell = None;
            }
            for words in part.choices {
                let on = matches!(cell, Some(Cell::Fixed(known)) if **known == **words);
                if ui.selectable_label(on, format!("{words}, all rows")).clicked() {
                    *cell = Some(Cell::fixed(words));
                }
            }
            if part.choices.is_empty() {
                let on = matches!(cell, Some(Cell::Fixed(_)));
                if ui.selectable_label(on, "all rows alike").clicked() && !on {
                    *cell = Some(Cell::fixed(""));
                }
            }
            for header in part.headers {
                let on = matches!(cell, Some(Cell::Column(name)) if name.eq_ignore_ascii_case(header));
                if ui.selectable_label(on, format!("column {header}")).clicked() {
                    *cell = Some(Cell::column(header));
                }
            }
        })
        .response;
    widgets::name_combo(&response, part.name, &shown);
}

/// The words for all rows, and what they mean.
pub(super) fn fixed(ui: &mut Ui, part: &Part<'_>, cell: &mut Cell) {
    let Cell::Fixed(words) = cell else { return };
    if !part.choices.is_empty() {
        return;
    }
    let palette = Palette::of(ui);
    let mut typed = words.to_string();
    let field = ui.add(TextEdit::singleline(&mut typed).hint_text(part.hint).desired_width(112.0));
    widgets::name_field(ui, &field, part.name);
    if !typed.trim().is_empty() {
        match (part.means)(&typed) {
            Ok(means) if means.is_empty() => {}
            Ok(means) => tell(ui, &means, palette.dim),
            Err(why) => tell(ui, &why, palette.alarm),
        }
    }
    if field.changed() {
        *cell = Cell::fixed(&typed);
    }
}

/// In the room that is left.
fn tell(ui: &mut Ui, words: &str, ink: Color32) {
    ui.add(Label::new(RichText::new(words).color(ink).font(theme::small())).truncate());
}
