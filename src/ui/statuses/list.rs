//! All statuses of the draft, in their order.

use egui::{Sense, Ui, WidgetInfo, vec2};

use super::super::access;
use super::super::theme::{self, Palette};
use super::super::widgets;
use super::Statuses;

const ROW: f32 = 26.0;

pub(super) fn show(ui: &mut Ui, open: &mut Statuses, palette: &Palette) {
    egui::ScrollArea::vertical().id_salt("statuses").max_height(348.0).auto_shrink([false, true]).show(
        ui,
        |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for at in 0..open.draft.len() {
                row(ui, open, at, palette);
            }
        },
    );
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        if ui.button("Add a status").clicked() {
            open.add();
        }
        let last = open.draft.len().saturating_sub(1);
        let up = ui.add_enabled(open.selected > 0, egui::Button::new("↑"));
        up.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, "Move up"));
        if up.on_hover_text("Move up").clicked() {
            open.draft.swap(open.selected, open.selected - 1);
            open.selected -= 1;
        }
        let down = ui.add_enabled(open.selected < last, egui::Button::new("↓"));
        down.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, "Move down"));
        if down.on_hover_text("Move down").clicked() {
            open.draft.swap(open.selected, open.selected + 1);
            open.selected += 1;
        }
        let kept = open.draft.get(open.selected).and_then(|status| open.kept(status));
        let remove = ui.add_enabled(kept.is_none() && !open.draft.is_empty(), egui::Button::new("Remove"));
        if remove.on_disabled_hover_text(kept.unwrap_or_default()).clicked() {
            open.draft.remove(open.selected);
            open.selected = open.selected.min(open.draft.len().saturating_sub(1));
        }
    });
}

fn row(ui: &mut Ui, open: &mut Statuses, at: usize, palette: &Palette) {
    let status = &open.draft[at];
    let on = open.selected == at;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let used = open.used(status);
    let words = format!("Status {}, key {}, {used} claims", status.name, status.key);
    access::row(&response, true, on, words);
    access::place(&response, at);
    if on || response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 4.0, palette.selected);
    }
    if response.has_focus() {
        widgets::outline(ui, rect, palette.accent);
    }
    let middle = rect.center().y;
    let key = egui::pos2(rect.left() + 8.0, middle);
    ui.painter().text(key, egui::Align2::LEFT_CENTER, status.key, theme::small(), palette.dim);
    let badge = egui::Rect::from_center_size(egui::pos2(rect.left() + 32.0, middle), egui::Vec2::splat(15.0));
    widgets::paint_badge(ui, palette, status, badge);
    let clip = ui.painter().with_clip_rect(egui::Rect::from_min_max(rect.min, rect.max - vec2(64.0, 0.0)));
    let name = egui::pos2(rect.left() + 48.0, middle);
    clip.text(name, egui::Align2::LEFT_CENTER, &status.name, egui::FontId::proportional(13.0), palette.text);
    let words = match used {
        0 => String::new(),
        1 => "1 claim".to_owned(),
        many => format!("{many} claims"),
    };
    let end = egui::pos2(rect.right() - 8.0, middle);
    ui.painter().text(end, egui::Align2::RIGHT_CENTER, words, theme::small(), palette.dim);
    if response.clicked() {
        open.selected = at;
    }
}
