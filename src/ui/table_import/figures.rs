//! The columns with figures, each with its unit and what it is multiplied by.

use egui::{ComboBox, Grid, Label, RichText, TextEdit, Ui};

use super::super::theme::{self, Palette};
use super::super::widgets;
use super::cell_row::{self, Part};
use super::form::Form;
use super::parts::LABELS;
use crate::import::series::{Cell, unit};
use crate::measure::{Decimal, Unit};
use crate::model::words;
use crate::reference::Measure;

/// Powers of ten that tables of trade count in.
const MULTIPLIERS: [(&str, &str); 7] = [
    ("1", "1, as it stands"),
    ("1000", "1000, thousand"),
    ("10000", "10000, 万, 만"),
    ("1000000", "1000000, million"),
    ("100000000", "100000000, 亿, 억"),
    ("1000000000", "1000000000, billion"),
    ("0.001", "0.001"),
];

pub(super) fn show(ui: &mut Ui, form: &mut Form, headers: &[String]) {
    let palette = Palette::of(ui);
    let mut gone = None;
    for at in 0..form.layout.figures.len() {
        // Two rows of the form may name one column for a moment, so the place is the id.
        ui.push_id(("figures", at), |ui| {
            widgets::card(&palette).show(ui, |ui| gone = gone.or(one(ui, form, at, headers)));
        });
    }
    if let Some(at) = gone {
        form.remove_figures(at);
    }
    add(ui, form, headers);
    ui.add_space(4.0);
}

/// One of them. Gives its place when it is to go.
fn one(ui: &mut Ui, form: &mut Form, at: usize, headers: &[String]) -> Option<usize> {
    let mut gone = None;
    Grid::new("figure").num_columns(2).min_col_width(LABELS - 8.0).spacing([10.0, 5.0]).show(ui, |ui| {
        widgets::dim(ui, "Figures");
        ui.horizontal(|ui| {
            let figure = &mut form.layout.figures[at];
            let shown = format!("column {}", figure.column);
            let combo = ComboBox::from_id_salt("column").selected_text(&shown).width(190.0).truncate();
            let response = combo.show_ui(ui, |ui| {
                for header in headers {
                    let on = figure.column.eq_ignore_ascii_case(header);
                    if ui.selectable_label(on, format!("column {header}")).clicked() {
                        figure.column = header.as_str().into();
                    }
                }
            });
            widgets::name_combo(&response.response, "Figures", &shown);
            let remove = widgets::link(ui, "Remove");
            let name = format!("Remove the figures of {}", figure.column);
            remove.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
            if remove.clicked() {
                gone = Some(at);
            }
        });
        ui.end_row();
        let part = Part { name: "Unit", hint: "USD, CNY, t, kg", choices: &[], means: &means, headers };
        cell_row::show(ui, &part, &mut form.layout.figures[at].unit);
        multiplier(ui, form, at);
        widgets::dim(ui, "");
        let figure = &mut form.layout.figures[at];
        widgets::tick(
            ui,
            &mut figure.zero_is_missing,
            RichText::new("0 means that it is not known").font(theme::small()),
        );
        ui.end_row();
    });
    gone
}

/// What a unit becomes.
fn means(typed: &str) -> Result<String, String> {
    let (unit, factor) = unit(typed).ok_or_else(|| "no known unit".to_owned())?;
    if Measure::of(unit).is_none() {
        return Err("no unit of trade".to_owned());
    }
    let name = match unit {
        Unit::Money(_) => format!("money: {unit}"),
        Unit::Tonne => "tonnes".to_owned(),
        Unit::Barrel => "barrels".to_owned(),
        other => other.to_string(),
    };
    Ok(if factor == Decimal::ONE { name } else { format!("kept in {name}, × {factor}") })
}

fn multiplier(ui: &mut Ui, form: &mut Form, at: usize) {
    widgets::dim(ui, "Multiplied by");
    ui.horizontal(|ui| {
        let mut typed = form.multipliers[at].clone();
        let field = ui.add(TextEdit::singleline(&mut typed).desired_width(112.0));
        widgets::name_field(ui, &field, "Multiplied by");
        let mut changed = field.changed();
        let combo = ComboBox::from_id_salt("multiplier").selected_text("usual ones").width(110.0);
        let response = combo.show_ui(ui, |ui| {
            for (number, name) in MULTIPLIERS {
                if ui.selectable_label(typed == number, name).clicked() {
                    number.clone_into(&mut typed);
                    changed = true;
                }
            }
        });
        widgets::name_combo(&response.response, "Multipliers", "usual ones");
        if changed {
            form.multiply(at, typed);
        }
        let figure = &form.layout.figures[at];
        let name = match &figure.unit {
            Cell::Fixed(name) => name.trim(),
            Cell::Column(_) => "of its unit",
        };
        let words = format!("1 means {} {name}", words::number(figure.multiplier));
        ui.add(Label::new(RichText::new(words).color(Palette::of(ui).dim).font(theme::small())).truncate());
    });
    ui.end_row();
}

fn add(ui: &mut Ui, form: &mut Form, headers: &[String]) {
    let first = form.layout.figures.is_empty();
    let shown = if first { "choose the column with figures…" } else { "another column with figures…" };
    let combo = ComboBox::from_id_salt("more figures").selected_text(shown).width(240.0);
    let response = combo.show_ui(ui, |ui| {
        for header in headers {
            let known = form.layout.figures.iter().any(|figure| figure.column.eq_ignore_ascii_case(header));
            if !known && ui.selectable_label(false, format!("column {header}")).clicked() {
                form.add_figures(header);
            }
        }
    });
    widgets::name_combo(&response.response, "Add figures", shown);
}
