//! Which file it is, how it is decoded, and with which layout it is read.

use egui::{ComboBox, DragValue, RichText, TextEdit, Ui};

use super::super::inspector::ENCODINGS;
use super::super::theme::Palette;
use super::super::{Action, View, widgets};
use super::{Choice, TableImport, counted, is_taken};
use crate::import::series::{Cell, Layout, Sides};

pub(super) fn show(ui: &mut Ui, open: &mut TableImport, view: &View<'_>, out: &mut Vec<Action>) {
    let palette = Palette::of(ui);
    ui.horizontal_wrapped(|ui| {
        let rows = counted(open.parsed.sheet.rows.len(), "row");
        let columns = counted(open.parsed.sheet.headers.len(), "column");
        ui.label(RichText::new(open.file.name()).strong())
            .on_hover_text(open.file.place.display().to_string());
        widgets::dim(ui, format!("{rows}, {columns}"));
        ui.add_space(10.0);
        encoding(ui, open, out);
        if open.file.damaged {
            let words = "some letters do not fit this encoding";
            ui.label(RichText::new(words).color(palette.warn));
        }
        // JSON has no header row.
        if open.parsed.sheet.separator.is_some() {
            ui.add_space(10.0);
            widgets::dim(ui, "lines above the headers");
            let field = ui.add(DragValue::new(&mut open.skip).range(0..=10_000).speed(0.1));
            widgets::name_field(ui, &field, "Lines above the headers");
        }
    });
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        widgets::dim(ui, "Called");
        let field = ui.add(TextEdit::singleline(&mut open.name).desired_width(170.0));
        widgets::name_field(ui, &field, "Name of the table");
        field.on_hover_text("It stands in the list and in the ids of the series");
        ui.add_space(10.0);
        widgets::dim(ui, "Layout");
        layouts(ui, open, view);
        if let Choice::Remembered(title) = &open.choice {
            let forget = widgets::link(ui, "Forget").on_hover_text("It is not offered again");
            let name = format!("Forget the layout {title}");
            forget.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
            if forget.clicked() {
                out.push(Action::ForgetLayout(title.clone()));
            }
        }
    });
    if is_taken(view, &open.name) {
        let words = "The project has a table of this name. Call this one otherwise, or its series would stand in the other's place.";
        ui.add(egui::Label::new(RichText::new(words).color(palette.alarm)).wrap());
    }
    if matches!(open.choice, Choice::Remembered(_)) {
        let fixed = fixed(&open.form.layout);
        if !fixed.is_empty() {
            widgets::dim(
                ui,
                format!("As last time, for all rows: {}. Check that it holds here.", fixed.join(", ")),
            );
        }
    }
}

fn encoding(ui: &mut Ui, open: &TableImport, out: &mut Vec<Action>) {
    let now = open.file.encoding;
    let combo = ComboBox::from_id_salt("table encoding").selected_text(now).width(110.0);
    let shown = combo.show_ui(ui, |ui| {
        for name in ENCODINGS {
            let on = now.eq_ignore_ascii_case(name);
            if ui.selectable_label(on, name).clicked() && !on {
                out.push(Action::ReadTable {
                    place: open.file.place.clone(),
                    encoding: Some(name.to_owned()),
                });
            }
        }
    });
    widgets::name_combo(&shown.response, "Encoding of the table", now);
}

fn layouts(ui: &mut Ui, open: &mut TableImport, view: &View<'_>) {
    let shown = open.choice.words();
    let combo = ComboBox::from_id_salt("layout").selected_text(&shown).width(230.0);
    let chosen = combo.show_ui(ui, |ui| {
        let mut chosen = None;
        for choice in Choice::all(&open.parsed, view.layouts) {
            if ui.selectable_label(choice == open.choice, choice.words()).clicked() {
                chosen = Some(choice);
            }
        }
        chosen
    });
    widgets::name_combo(&chosen.response, "Layout", &shown);
    if let Some(choice) = chosen.inner.flatten().filter(|choice| *choice != open.choice) {
        open.choose(choice, view.layouts);
    }
}

/// What a layout says for all rows, whatever the table says.
fn fixed(layout: &Layout) -> Vec<String> {
    let mut parts = vec![("time", &layout.time), ("goods", &layout.goods)];
    match &layout.sides {
        Sides::Trade { exporter, importer } => parts.extend([("exporter", exporter), ("importer", importer)]),
        Sides::Reported { reporter, partner, flow } => {
            parts.extend([("reporter", reporter), ("partner", partner), ("flow", flow)]);
        }
    }
    let words = |(part, cell): (&str, &Cell)| match cell {
        Cell::Fixed(words) => Some(format!("{part} {words}")),
        Cell::Column(_) => None,
    };
    let mut fixed: Vec<String> = parts.into_iter().filter_map(words).collect();
    for figure in &layout.figures {
        fixed.extend(words(("unit", &figure.unit)).map(|unit| format!("{unit} × {}", figure.multiplier)));
    }
    fixed
}
