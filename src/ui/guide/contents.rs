//! The list of pages: with words to look for, how often each page has them; below the open page, its headings.

use egui::{Color32, Id, Sense, Stroke, TextWrapMode, Ui, WidgetInfo, vec2};

use super::super::theme::{self, Palette};
use super::super::widgets;
use super::Guide;
use crate::guide::{Block, PAGES, anchor};
use crate::ui::access;

/// The search field.
pub(super) fn field() -> Id {
    Id::unique("guide search")
}

pub(super) fn show(guide: &mut Guide, ui: &mut Ui, palette: &Palette) {
    let margin = egui::Margin { left: 14, right: 14, top: 12, bottom: 6 };
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(egui::RichText::new("Guide").font(theme::heading(16.0)).color(palette.text));
        ui.add_space(8.0);
        let text = egui::TextEdit::singleline(&mut guide.find)
            .id(field())
            .hint_text("Search the guide")
            .desired_width(f32::INFINITY);
        let response = ui.add(text);
        widgets::name_field(ui, &response, "Search the guide");
        if response.changed() {
            guide.look();
        }
        if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
            guide.next_hit();
            response.request_focus();
        }
        let searched = !guide.find.trim().is_empty();
        if searched {
            ui.add_space(4.0);
            let pages = guide.found.iter().filter(|count| **count > 0).count();
            let words = match pages {
                0 => "on no page".to_owned(),
                1 => "on one page".to_owned(),
                many => format!("on {many} pages; Enter goes through them"),
            };
            widgets::dim(ui, words);
        }
    });
    egui::ScrollArea::vertical().id_salt("guide pages").auto_shrink(false).show(ui, |ui| {
        for (at, page) in PAGES.iter().enumerate() {
            let found = guide.found.get(at).copied().filter(|_| !guide.find.trim().is_empty());
            if row(ui, palette, page.title, at == guide.at, found) {
                guide.go(at, None);
            }
            if at == guide.at {
                headings(guide, ui, palette);
            }
        }
        ui.add_space(12.0);
    });
}

fn row(ui: &mut Ui, palette: &Palette, title: &str, on: bool, found: Option<usize>) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::click());
    let times = found.map_or_else(String::new, |found| format!(", found {found} times"));
    access::row(&response, true, on, format!("Page: {title}{times}"));
    let fill = if on || response.hovered() || response.has_focus() {
        palette.selected
    } else {
        Color32::TRANSPARENT
    };
    ui.painter().rect_filled(rect, 0.0, fill);
    if on {
        let bar = egui::Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(bar, 0.0, palette.accent);
    }
    let ink = match found {
        Some(0) => palette.dim,
        _ => palette.text,
    };
    let font = if on { theme::heading(13.0) } else { egui::FontId::proportional(13.0) };
    let room = rect.width() - 28.0 - if found.is_some() { 28.0 } else { 0.0 };
    let mut job = egui::text::LayoutJob::simple_singleline(title.to_owned(), font, ink);
    job.wrap = egui::text::TextWrapping::from_wrap_mode_and_width(TextWrapMode::Truncate, room);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let at = egui::pos2(rect.left() + 14.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    if let Some(found) = found.filter(|found| *found > 0) {
        let at = egui::pos2(rect.right() - 14.0, rect.center().y);
        ui.painter().text(at, egui::Align2::RIGHT_CENTER, found, theme::small(), palette.accent);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}

/// The open page's headings, but for its title.
fn headings(guide: &mut Guide, ui: &mut Ui, palette: &Palette) {
    let Some(page) = guide.pages.get(guide.at) else { return };
    let mut wanted = None;
    for block in &page.blocks {
        let Block::Heading { level: 2, words } = block else { continue };
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Link, true, format!("Heading: {words}")));
        let ink = if response.hovered() || response.has_focus() { palette.accent } else { palette.dim };
        let mut job =
            egui::text::LayoutJob::simple_singleline(words.clone(), egui::FontId::proportional(12.0), ink);
        job.wrap =
            egui::text::TextWrapping::from_wrap_mode_and_width(TextWrapMode::Truncate, rect.width() - 42.0);
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let at = egui::pos2(rect.left() + 28.0, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, ink);
        ui.painter().vline(rect.left() + 18.0, rect.y_range(), Stroke::new(1.0, palette.line));
        if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            wanted = Some(anchor(words));
        }
    }
    ui.add_space(4.0);
    if wanted.is_some() {
        guide.wanted = wanted;
    }
}
