//! Which rows count.

use egui::{ComboBox, TextEdit, Ui};

use super::super::widgets;
use crate::import::series::{Keep, Layout};

pub(super) fn show(ui: &mut Ui, layout: &mut Layout, headers: &[String]) {
    widgets::section(ui, "Only rows with");
    let mut gone = None;
    for (at, keep) in layout.keep.iter_mut().enumerate() {
        ui.push_id(("keep", &keep.column), |ui| {
            ui.horizontal(|ui| {
                widgets::dim(ui, format!("{} =", keep.column));
                let mut typed = keep.says.to_string();
                let field = ui.add(TextEdit::singleline(&mut typed).desired_width(80.0));
                widgets::name_field(ui, &field, &format!("Rows with {}", keep.column));
                if field.changed() {
                    keep.says = typed.into();
                }
                widgets::dim(ui, "or blank");
                let remove = widgets::link(ui, "Remove");
                let name = format!("Take rows with any {}", keep.column);
                remove.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
                if remove.clicked() {
                    gone = Some(at);
                }
            });
        });
    }
    if let Some(at) = gone {
        layout.keep.remove(at);
    }
    let shown =
        if layout.keep.is_empty() { "all rows count; a condition…" } else { "another condition…" };
    let combo = ComboBox::from_id_salt("more conditions").selected_text(shown).width(240.0);
    let response = combo.show_ui(ui, |ui| {
        for header in headers {
            let known = layout.keep.iter().any(|keep| keep.column.eq_ignore_ascii_case(header));
            if !known && ui.selectable_label(false, format!("column {header}")).clicked() {
                layout.keep.push(Keep { column: header.as_str().into(), says: "".into() });
            }
        }
    });
    widgets::name_combo(&response.response, "Add a condition", shown);
}
