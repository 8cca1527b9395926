//! One plot: ceilings, bars, labels, and a named rectangle for each bar.

use egui::{Align2, Color32, FontId, Painter, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::mark::{self, Ink};
use super::{ChartEvent, ChartView, card};
use crate::chart::{Area, Arrow, BAR, CapLine, LaidCap, LaidMark, Layout, Mark, Plot, PlotKind, Style};
use crate::ui::theme::{self, Palette};
use crate::ui::widgets;

/// A bar is wide enough for its status's icon.
const ICON_FITS: f32 = 15.0;

/// Draw what is laid out, and answer the pointer.
pub(super) fn show(
    ui: &mut Ui,
    view: &ChartView<'_>,
    kind: PlotKind,
    layout: &Layout,
    rect: Rect,
    palette: &Palette,
    out: &mut Vec<ChartEvent>,
) {
    let plot = view.scene.plot(kind);
    // Outlines and arrows of bars at the edge may stand out a little.
    let painter = ui.painter_at(rect.expand2(vec2(4.0, 3.0)));
    for laid in &layout.caps {
        cap(ui, &painter, laid, &plot.caps[laid.cap], rect, palette);
    }
    for laid in layout.marks.iter().filter(|laid| laid.shift.abs() > BAR) {
        stem(&painter, laid, rect, palette);
    }
    let chosen = |laid: &&LaidMark| view.selected.is_some_and(|key| plot.marks[laid.mark].shows(key));
    for laid in layout.marks.iter().filter(|laid| !chosen(laid)) {
        draw(&painter, view, laid, &plot.marks[laid.mark], rect, palette);
    }
    for laid in layout.marks.iter().filter(chosen) {
        mark::selection(&painter, screen(laid.bar, rect), palette);
        draw(&painter, view, laid, &plot.marks[laid.mark], rect, palette);
    }
    for laid in &layout.marks {
        let mark = &plot.marks[laid.mark];
        let id = ui.scope_id().with(("chart mark", kind, mark.key));
        let response = ui.interact(screen(laid.hit, rect).intersect(rect.expand(2.0)), id, Sense::click());
        let selected = chosen(&laid);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, name(view, mark)));
        if response.clicked() {
            out.push(ChartEvent::Open(mark.key));
        }
        if response.has_focus() {
            let outer = screen(laid.bar, rect).expand(2.5);
            painter.rect_stroke(outer, 4.0, Stroke::new(1.5, palette.accent), egui::StrokeKind::Inside);
        }
        if response.hovered() {
            ui.set_cursor_icon(egui::CursorIcon::PointingHand);
            let outer = screen(laid.bar, rect).expand(1.5);
            painter.rect_stroke(outer, 3.0, Stroke::new(1.0, palette.text), egui::StrokeKind::Inside);
            response.on_hover_ui(|ui| card::show(ui, view, mark, palette));
        }
    }
    beyond(&painter, layout, rect, palette);
}

/// What an empty plot would show.
pub(super) fn empty(ui: &mut Ui, kind: PlotKind, plot: &Plot, rect: Rect, palette: &Palette) {
    let words = match (kind, plot.hidden, plot.unplaced.len()) {
        (_, 1.., _) => format!("Only suggestions, and they are hidden: {}", plot.hidden),
        (PlotKind::Value, ..) => {
            "No amount in US dollars with a period yet: “US$48 million from January to May 2017” would stand here"
                .to_owned()
        }
        (PlotKind::Volume, ..) => {
            "No oil in tonnes or barrels with a period yet: “4,100 tons of oil in 2017” would stand here".to_owned()
        }
    };
    let text = egui::RichText::new(words).font(theme::small()).color(palette.dim);
    let room = Rect::from_center_size(rect.center(), vec2(rect.width(), 32.0_f32.min(rect.height())));
    ui.put(room, egui::Label::new(text).wrap().halign(egui::Align::Center));
}

/// What a screen reader says, and a test finds it by.
fn name(view: &ChartView<'_>, mark: &Mark) -> String {
    let status = match view.codebook.status(&mark.status) {
        _ if mark.suggestion => "suggested",
        Some(status) => &status.name,
        None => &mark.status,
    };
    let style = Style::WORDS.iter().find(|(style, _)| *style == mark.style);
    let style = style.map(|(_, word)| format!(", {word}")).unwrap_or_default();
    format!("{}{style}, {status}", mark.name)
}

fn screen(area: Area, rect: Rect) -> Rect {
    let offset = rect.min.to_vec2();
    Rect::from_min_max(pos2(area.x0, area.y0) + offset, pos2(area.x1, area.y1) + offset)
}

fn draw(
    painter: &Painter,
    view: &ChartView<'_>,
    laid: &LaidMark,
    mark: &Mark,
    rect: Rect,
    palette: &Palette,
) {
    let status = view.codebook.status(&mark.status);
    let colour = status.map_or(palette.dim, |status| palette.status(status));
    let ink = Ink::new(colour, mark.suggestion);
    let bar = screen(laid.bar, rect);
    mark::bar(painter, bar, mark, &ink, palette);
    let plain = mark.range.is_none() && !mark.open_start && !mark.open_end;
    if let Some(status) = status.filter(|_| plain && !mark.suggestion && bar.width() >= ICON_FITS) {
        let on = match mark.style {
            Style::Solid => palette.on(colour),
            Style::Hollow | Style::Dashed => colour,
            Style::Line | Style::Hatched | Style::Struck => Color32::TRANSPARENT,
        };
        if on != Color32::TRANSPARENT {
            let font = FontId::new(8.5, theme::strong());
            let shown = bar.intersect(rect);
            painter.text(shown.center(), Align2::CENTER_CENTER, status.icon, font, on);
        }
    }
    if let Some(label) = laid.label {
        let text = if mark.suggestion { palette.dim } else { palette.text };
        painter.text(screen(label, rect).center(), Align2::CENTER_CENTER, &mark.label, theme::small(), text);
    }
}

/// From a bar that had to make room to where its value stands.
fn stem(painter: &Painter, laid: &LaidMark, rect: Rect, palette: &Palette) {
    let bar = screen(laid.bar, rect);
    let x = bar.left().max(rect.left()) + 1.5;
    let y = rect.top() + laid.true_y;
    let stroke = Stroke::new(1.0, palette.faint.gamma_multiply(0.7));
    painter.line_segment([pos2(x, bar.center().y), pos2(x, y)], stroke);
    painter.line_segment([pos2(x - 3.0, y), pos2(x + 3.0, y)], stroke);
}

fn cap(ui: &Ui, painter: &Painter, laid: &LaidCap, cap: &CapLine, rect: Rect, palette: &Palette) {
    let y = rect.top() + laid.y;
    let stroke = Stroke::new(1.2, palette.alarm);
    if laid.beyond.is_none() {
        for [from, to] in &laid.periods {
            let (from, to) = (rect.left() + from, rect.left() + to);
            painter.extend(Shape::dashed_line(&[pos2(from, y), pos2(to, y)], stroke, 6.0, 4.0));
            // Each twelve months stand for themselves.
            for x in [from, to] {
                painter.vline(x, y - 2.5..=y + 2.5, Stroke::new(1.0, palette.alarm));
            }
        }
    }
    let Some(label) = laid.label else { return };
    let area = screen(label, rect);
    let arrow = match laid.beyond {
        Some(Arrow::Up) => "↑ ",
        Some(Arrow::Down) => "↓ ",
        None => "",
    };
    let words = if arrow.is_empty() { cap.label.clone() } else { format!("{arrow}{}", cap.label) };
    painter.text(area.left_center(), Align2::LEFT_CENTER, words, theme::small(), palette.alarm);
    let response = ui.interact(area, ui.scope_id().with(("chart cap", &cap.label)), Sense::hover());
    response.on_hover_ui(|ui| {
        ui.set_max_width(340.0);
        ui.label(&cap.label);
        for note in &cap.notes {
            widgets::dim(ui, note);
        }
    });
}

/// How many claims lie beyond each edge.
fn beyond(painter: &Painter, layout: &Layout, rect: Rect, palette: &Palette) {
    let out = layout.out_of_sight;
    let say = |count: usize, at, align, words: String| {
        if count > 0 {
            let galley = painter.layout_no_wrap(words, theme::small(), palette.accent);
            let place = align_rect(align, at, galley.size());
            painter.rect_filled(place.expand2(vec2(4.0, 1.0)), 3.0, palette.ground);
            painter.galley(place.min, galley, palette.accent);
        }
    };
    let inner = rect.shrink(5.0);
    say(out.earlier, inner.left_center(), Align2::LEFT_CENTER, format!("← {}", out.earlier));
    say(out.later, inner.right_center(), Align2::RIGHT_CENTER, format!("{} →", out.later));
    say(out.above, inner.right_top(), Align2::RIGHT_TOP, format!("↑ {}", out.above));
    let words =
        format!("{} of {} drawn: zoom in or filter", layout.marks.len(), layout.marks.len() + layout.crowd);
    say(layout.crowd, inner.center_top(), Align2::CENTER_TOP, words);
    say(out.below, inner.right_bottom(), Align2::RIGHT_BOTTOM, format!("↓ {}", out.below));
}

fn align_rect(align: Align2, at: egui::Pos2, size: egui::Vec2) -> Rect {
    align.anchor_size(at, size)
}
