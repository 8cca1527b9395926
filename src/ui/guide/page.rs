//! One page: headings, tables and pictures drawn here, everything between them by `egui_commonmark`.

use egui::style::ScrollAnimation;
use egui::{Align, Color32, FontId, Label, RichText, TextStyle, Ui, vec2};
use egui_commonmark::{CommonMarkCache, CommonMarkViewer};

use super::super::theme::{self, Palette};
use super::{Guide, MEASURE, pictures, table};
use crate::guide::{Block, anchor, hits};
use crate::ui::access;

/// Show the open page, moved by `scroll`.
pub(super) fn show(guide: &mut Guide, ui: &mut Ui, scroll: f32, palette: &Palette) {
    let at = guide.at;
    let area = egui::ScrollArea::vertical().id_salt(("guide page", at)).auto_shrink(false).animated(false);
    let shown = area.show(ui, |ui| {
        if scroll != 0.0 {
            ui.scroll_with_delta_animation(vec2(0.0, scroll), ScrollAnimation::none());
        }
        let margin = egui::Margin { left: 32, right: 24, top: 4, bottom: 40 };
        egui::Frame::new().inner_margin(margin).show(ui, |ui| {
            // Asked for before it is set: in a small window there is less.
            let width = MEASURE.min(ui.available_width());
            ui.set_max_width(width);
            ui.set_width(width);
            dress(ui, palette);
            ui.push_id(at, |ui| blocks(guide, ui, palette)).inner
        })
    });
    if let Some(address) = shown.inner.inner {
        guide.follow(&address);
    }
}

/// The guide's text is larger than that of panels; what is a key or a label stands out by its weight and ground.
fn dress(ui: &mut Ui, palette: &Palette) {
    let style = ui.style_mut();
    style.text_styles.insert(TextStyle::Body, FontId::proportional(14.5));
    style.text_styles.insert(TextStyle::Monospace, FontId::new(13.5, theme::strong()));
    style.visuals.code_bg_color = palette.ground;
    style.interaction.selectable_labels = true;
    style.spacing.item_spacing = vec2(0.0, 4.0);
    // Else lines with and without a key in them are of two heights.
    style.spacing.interact_size.y = 18.0;
}

/// Draw them. Gives the address of a link that was clicked.
fn blocks(guide: &mut Guide, ui: &mut Ui, palette: &Palette) -> Option<String> {
    let Guide { pages, at, cache, pictures, wanted, to_hit, find, .. } = guide;
    let page = pages.get(*at)?;
    let mut clicked = None;
    for (place, (block, words)) in page.blocks.iter().zip(&page.words).enumerate() {
        let shown = ui.push_id(place, |ui| match block {
            Block::Heading { level, words } => {
                heading(ui, *level, words, palette);
                if wanted.as_ref().is_some_and(|wanted| *wanted == anchor(words)) {
                    *wanted = None;
                    ui.scroll_to_rect_animation(ui.min_rect(), Some(Align::TOP), ScrollAnimation::none());
                }
                None
            }
            Block::Text(text) => {
                let clicked = markdown(ui, cache, text);
                ui.add_space(6.0);
                clicked
            }
            Block::Table { head, rows } => table::show(ui, cache, head, rows, palette),
            Block::Code(code) => {
                self::code(ui, code, palette);
                None
            }
            Block::Picture { words, name } => {
                pictures::show(ui, pictures, name, words, palette);
                None
            }
        });
        if !find.trim().is_empty() && hits(words, find) > 0 {
            let rect = shown.response.rect;
            let bar = egui::Rect::from_min_max(
                rect.left_top() - vec2(14.0, 0.0),
                egui::pos2(rect.left() - 11.0, rect.bottom() - 4.0),
            );
            ui.painter().rect_filled(bar, 1.0, palette.accent);
            if std::mem::take(to_hit) {
                ui.scroll_to_rect_animation(rect, Some(Align::Center), ScrollAnimation::none());
            }
        }
        clicked = clicked.or(shown.inner);
    }
    clicked
}

fn heading(ui: &mut Ui, level: usize, words: &str, palette: &Palette) {
    let (size, above, below) = match level {
        1 => (24.0, 8.0, 10.0),
        2 => (17.0, 18.0, 6.0),
        _ => (14.5, 12.0, 4.0),
    };
    ui.add_space(above);
    let response =
        ui.add(Label::new(RichText::new(words).font(theme::heading(size)).color(palette.text)).wrap());
    access::heading(&response, 2, words);
    ui.add_space(below);
}

/// Text of a page. Gives the address of a link that was clicked.
pub(super) fn markdown(ui: &mut Ui, cache: &mut CommonMarkCache, text: &str) -> Option<String> {
    // Bold is a command's label, and is drawn as keys are: the library makes bold letters only brighter.
    let text = text.replace("**", "`");
    CommonMarkViewer::new().indentation_spaces(2).show(ui, cache, &text);
    let clicked = cache.link_hooks().iter().find(|(_, clicked)| **clicked);
    clicked.map(|(address, _)| address.clone())
}

/// Lines that stand as they are: examples, and what the program says of them.
fn code(ui: &mut Ui, code: &str, palette: &Palette) {
    let frame = egui::Frame::new()
        .fill(palette.ground)
        .stroke(egui::Stroke::new(1.0, palette.line))
        .corner_radius(4)
        .inner_margin(egui::Margin::symmetric(10, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let text = RichText::new(code).font(FontId::monospace(12.0)).color(palette.text);
        ui.add(Label::new(text.background_color(Color32::TRANSPARENT)).wrap());
    });
    ui.add_space(10.0);
}
