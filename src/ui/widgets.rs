//! Small parts that several panels draw.

use egui::{Color32, CornerRadius, FontId, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use super::access;
use super::command::{Command, key_words};
use super::keys::Keys;
use super::theme::{self, Palette};
use crate::model::Status;

/// A rounded square with the status's glyph: shape and word carry it, colour helps.
pub fn badge(ui: &mut Ui, palette: &Palette, status: &Status, size: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    paint_badge(ui, palette, status, rect);
    response
}

/// Paint a badge into `rect`.
pub fn paint_badge(ui: &Ui, palette: &Palette, status: &Status, rect: egui::Rect) {
    let fill = palette.status(status);
    ui.painter().rect_filled(rect, CornerRadius::same(3), fill);
    let font = FontId::new(rect.height() * 0.72, theme::strong());
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, status.icon, font, palette.on(fill));
}

/// A pill that is on or off.
pub fn chip(ui: &mut Ui, on: bool, words: &str) -> Response {
    let palette = Palette::of(ui);
    let (ink, stroke, fill) = if on {
        (palette.accent, palette.accent, palette.selected)
    } else {
        (palette.dim, palette.line, Color32::TRANSPARENT)
    };
    let text = egui::RichText::new(words).color(ink).font(theme::small());
    let button = egui::Button::new(text)
        .fill(fill)
        .stroke(Stroke::new(1.0, stroke))
        .corner_radius(CornerRadius::same(9))
        .min_size(vec2(0.0, 20.0));
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, on, words));
    response
}

/// A box to tick.
pub fn tick<'a>(ui: &mut Ui, on: &'a mut bool, words: impl egui::IntoAtoms<'a>) -> Response {
    ui.scope(|ui| {
        edged(ui);
        ui.checkbox(on, words)
    })
    .inner
}

/// One of several in a row or a column, with a ring that is filled when it is chosen.
pub fn pick<'a, T: PartialEq>(
    ui: &mut Ui,
    now: &mut T,
    value: T,
    words: impl egui::IntoAtoms<'a>,
) -> Response {
    ui.scope(|ui| {
        edged(ui);
        ui.radio_value(now, value, words)
    })
    .inner
}

/// An empty box or ring is nothing but its edge: the quiet line around buttons would not be seen.
fn edged(ui: &mut Ui) {
    let palette = Palette::of(ui);
    let states = &mut ui.visuals_mut().widgets;
    states.inactive.bg_stroke = Stroke::new(1.0, palette.dim);
    states.hovered.bg_stroke = Stroke::new(1.0, palette.text);
}

/// A word that does something when clicked, quiet until hovered.
pub fn link(ui: &mut Ui, words: &str) -> Response {
    let palette = Palette::of(ui);
    let text = egui::RichText::new(words).color(palette.accent).font(theme::small());
    ui.add(egui::Button::new(text).frame(false)).on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// The button that does what a dialog is for: filled, so that it is found at once. One a dialog.
pub fn doing(ui: &mut Ui, ready: bool, words: &str) -> Response {
    ui.scope(|ui| {
        let palette = Palette::of(ui);
        let ink = palette.on(palette.accent);
        let states = &mut ui.visuals_mut().widgets;
        for (state, edge) in [
            (&mut states.noninteractive, palette.accent),
            (&mut states.inactive, palette.accent),
            (&mut states.hovered, palette.text),
            (&mut states.active, palette.text),
        ] {
            state.weak_bg_fill = palette.accent;
            state.bg_stroke = Stroke::new(1.0, edge);
            state.fg_stroke = Stroke::new(1.0, ink);
        }
        ui.add_enabled(ready, egui::Button::new(words))
    })
    .inner
}

/// The face of a menu or switch that stands back until it is pointed at.
pub fn quiet_button<'a>(ui: &Ui, words: &str) -> egui::Button<'a> {
    let text = egui::RichText::new(words).color(Palette::of(ui).dim).font(theme::small());
    egui::Button::new(text).frame_when_inactive(false).min_size(vec2(0.0, 22.0))
}

/// A menu whose title stands back.
pub fn quiet_menu(ui: &mut Ui, title: &str, content: impl FnOnce(&mut Ui)) -> Response {
    quiet_menu_of(ui, title, egui::PopupCloseBehavior::CloseOnClick, content)
}

/// A menu whose title stands back, and what closes it.
pub fn quiet_menu_of(
    ui: &mut Ui,
    title: &str,
    close: egui::PopupCloseBehavior,
    content: impl FnOnce(&mut Ui),
) -> Response {
    use egui::containers::menu::{MenuButton, MenuConfig};
    let button = quiet_button(ui, title);
    MenuButton::from_button(button).config(MenuConfig::new().close_behavior(close)).ui(ui, content).0
}

/// A sign and words that are shown, or struck through and left out. Quieter than a chip: all of them are on at first.
pub fn switch(ui: &mut Ui, on: bool, (sign, ink): (&str, Color32), words: &str) -> Response {
    let palette = Palette::of(ui);
    let text = egui::RichText::new(words).font(theme::small());
    let (ink, text) = if on {
        (ink, text.color(palette.text))
    } else {
        (palette.dim, text.color(palette.dim).strikethrough())
    };
    let mut face = egui::Atoms::new(text);
    if !sign.is_empty() {
        face.push_left(egui::RichText::new(sign).font(theme::small()).color(ink));
    }
    let button = egui::Button::new(face).frame_when_inactive(false).min_size(vec2(0.0, 22.0));
    let response = ui.scope(|ui| {
        ui.spacing_mut().button_padding.x = 5.0;
        ui.spacing_mut().icon_spacing = 4.0;
        ui.add(button)
    });
    let name = format!("{sign} {words}").trim().to_owned();
    let response = response.inner;
    response.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, true, on, &name));
    response
}

/// What something does, and the key that does it too.
pub fn with_key(ctx: &egui::Context, what: &str, command: Command) -> String {
    match Keys::current(ctx).first(command) {
        Some(key) => format!("{what}  ·  {}", key_words(ctx, &key)),
        None => what.to_owned(),
    }
}

/// A button whose face is a sign. It needs a name.
pub fn tool(sign: &str) -> egui::Button<'_> {
    egui::Button::new(egui::RichText::new(sign).size(14.0)).frame(false).min_size(vec2(24.0, 24.0))
}

/// A count with its noun: "1 figure", "2 figures".
#[must_use]
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Offer what stands in a field to be typed over.
pub fn select_all(ui: &Ui, field: egui::Id, words: &str) {
    use egui::text::CCursor;
    let mut state = egui::text_edit::TextEditState::load(ui.ctx(), field).unwrap_or_default();
    let all = egui::text_selection::CCursorRange::two(CCursor::new(0), CCursor::end_of_str(words));
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), field);
}

/// Give a text field its name. egui tells its role and content.
pub fn name_field(ui: &Ui, response: &Response, name: &str) {
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
}

/// Give a combo box its name: what is chosen, and of what.
pub fn name_combo(response: &Response, name: &str, shown: &str) {
    response.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, format!("{name}: {shown}")));
}

/// Secondary text in the small size.
pub fn dim(ui: &mut Ui, words: impl Into<String>) -> Response {
    let palette = Palette::of(ui);
    ui.add(egui::Label::new(egui::RichText::new(words).color(palette.dim).font(theme::small())))
}

/// A section's title.
pub fn section(ui: &mut Ui, words: &str) {
    let palette = Palette::of(ui);
    ui.add_space(10.0);
    let heading =
        ui.add(egui::Label::new(egui::RichText::new(words).color(palette.dim).font(theme::heading(11.5))));
    access::heading(&heading, 2, words);
    ui.add_space(2.0);
}

/// Rows of a table that are selected look as in the list of articles: quieter than selected words.
pub fn quiet_rows(ui: &mut Ui) {
    ui.visuals_mut().selection.bg_fill = Palette::of(ui).selected;
}

/// One choice of several in one frame, with the name of what is chosen for readers.
pub fn segments<T: Copy + PartialEq>(ui: &mut Ui, name: &str, now: T, choices: &[(T, &str)]) -> Option<T> {
    let palette = Palette::of(ui);
    let mut chosen = None;
    // One piece: where a row has no room for it, it begins the next one, and its words never break.
    if ui.layout().main_wrap && segments_width(ui, choices) > ui.available_size_before_wrap().x {
        ui.end_row();
    }
    let frame =
        egui::Frame::new().stroke(Stroke::new(1.0, palette.line)).corner_radius(CornerRadius::same(4));
    frame.show(ui, |ui| {
        access::choice(ui, name);
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
        for (value, words) in choices {
            let on = *value == now;
            let ink = if on { palette.accent } else { palette.dim };
            let button = egui::Button::new(egui::RichText::new(*words).color(ink).font(theme::small()))
                .fill(if on { palette.selected } else { Color32::TRANSPARENT })
                .stroke(Stroke::NONE)
                .min_size(vec2(0.0, 20.0));
            let response = ui.add(button);
            response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, on, *words));
            if response.clicked() && !on {
                chosen = Some(*value);
            }
        }
    });
    chosen
}

/// How wide `segments` is.
pub fn segments_width<T>(ui: &Ui, choices: &[(T, &str)]) -> f32 {
    let padding = 2.0 * ui.spacing().button_padding.x;
    choices.iter().map(|(_, words)| width(ui, words, theme::small()) + padding).sum::<f32>() + 2.0
}

/// How wide words are in one line.
pub fn width(ui: &Ui, words: &str, font: FontId) -> f32 {
    let job = egui::text::LayoutJob::simple_singleline(words.to_owned(), font, Color32::TRANSPARENT);
    ui.fonts_mut(|fonts| fonts.layout_job(job)).size().x
}

/// A bar at the left edge of a selected row, as in the list of articles. Called in its first cell.
pub fn selected_bar(ui: &Ui) {
    let cell = ui.max_rect();
    let bar = egui::Rect::from_min_size(cell.left_top(), vec2(2.0, cell.height()));
    ui.painter().rect_filled(bar, 0.0, Palette::of(ui).accent);
}

/// A thin frame around something that belongs together.
pub fn card(palette: &Palette) -> egui::Frame {
    egui::Frame::new()
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(CornerRadius::same(4))
        .inner_margin(egui::Margin::symmetric(8, 6))
}

/// A card with a bar of `colour` at its left edge.
pub fn barred(ui: &mut Ui, colour: Color32, content: impl FnOnce(&mut Ui)) {
    let palette = Palette::of(ui);
    let margin = egui::Margin { left: 11, ..egui::Margin::symmetric(8, 6) };
    let shown = card(&palette).inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        content(ui);
    });
    let edge = shown.response.rect;
    let bar = egui::Rect::from_min_max(edge.min, egui::pos2(edge.left() + 3.0, edge.bottom()));
    let left = CornerRadius { nw: 4, sw: 4, ne: 0, se: 0 };
    ui.painter().rect_filled(bar, left, colour);
}

/// The outline of the focus or selection.
pub fn outline(ui: &Ui, rect: egui::Rect, colour: Color32) {
    ui.painter().rect_stroke(rect, CornerRadius::same(4), Stroke::new(1.0, colour), StrokeKind::Inside);
}

/// An address as text, and beside it what opens it. Nothing but a click on that goes to the web, and only what a browser
/// shows as a page can be opened: addresses come from strangers' files.
pub fn address(ui: &mut Ui, address: &str) -> Response {
    let shown = ui.horizontal(|ui| {
        let page = address.starts_with("https://") || address.starts_with("http://");
        let room = if page { 46.0 } else { 0.0 };
        let text = ui.scope(|ui| {
            ui.set_max_width((ui.available_width() - room).max(40.0));
            ui.add(egui::Label::new(address).truncate())
        });
        if page {
            let opens = link(ui, "open").on_hover_text(format!("Open in your browser:\n{address}"));
            opens.widget_info(|| {
                WidgetInfo::labeled(egui::Role::Link, true, format!("Open in the browser: {address}"))
            });
            if opens.clicked() {
                ui.ctx().open_url(egui::OpenUrl::new_tab(address));
            }
        }
        text.inner
    });
    shown.inner
}
