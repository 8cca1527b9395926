//! One plot: ceilings, cells, bars, labels, and a named rectangle for each bar.

use egui::{Id, Painter, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::brush::Brush;
use super::{ChartEvent, ChartView, Picture, card, cells, official, salt};
use crate::chart::draw::{self, Drawing};
use crate::chart::{Area, CapLine, Colour, LaidCap, LaidMark, Mark, Options, Plot, PlotKind, Viewport, name};
use crate::ui::theme::{self, Palette};
use crate::ui::{Hint, hints, widgets};

/// Where and of what a plot is drawn.
pub(super) struct Stage<'a> {
    pub view: &'a ChartView<'a>,
    /// Position of the plot in the scene.
    pub at: usize,
    pub rect: Rect,
    pub viewport: Viewport,
    /// The selected mark, if this plot shows it.
    pub selected: Option<usize>,
    pub palette: Palette,
    /// The legend's groups'.
    pub colours: Vec<Colour>,
}

impl Stage<'_> {
    pub(super) fn plot(&self) -> &Plot {
        &self.view.scene.plots[self.at]
    }
}

/// What came of drawing.
#[derive(Default)]
pub(super) struct Shown {
    /// The widget of the selected mark.
    pub selected: Option<Id>,
    /// The mark that has the focus.
    pub focused: Option<Id>,
    /// A crowd was clicked.
    pub zoom_in: bool,
}

/// Draw what is laid out, and answer the pointer.
pub(super) fn show(
    ui: &mut Ui,
    stage: &Stage<'_>,
    picture: &mut Picture,
    response: &Response,
    out: &mut Vec<ChartEvent>,
) -> Shown {
    let (plot, rect, palette) = (stage.plot(), stage.rect, &stage.palette);
    let Picture { layout, cells, under_pointer, moves, .. } = picture;
    let mut shown = Shown::default();
    // Outlines and arrows of bars at the edge may stand out a little.
    let painter = ui.painter_at(rect.expand2(vec2(4.0, 3.0)));
    let drawing = Drawing {
        plot,
        layout,
        view: stage.viewport,
        figures: stage.view.figures,
        codebook: stage.view.tables.codebook,
        inks: palette.inks(),
        colours: &stage.colours,
        selected: stage.selected,
    };
    draw::plot(&mut Brush::new(&painter, rect).keeping(cells), &drawing);
    for laid in &layout.caps {
        cap(ui, laid, &plot.caps[laid.cap], rect);
    }
    let chosen = |laid: &&LaidMark| stage.selected.is_some_and(|mark| laid.holds(mark));
    let wide = |laid: &&LaidMark| (laid.hit.x1 - laid.hit.x0) as u32;
    if let Some(laid) = layout.marks.iter().max_by_key(wide).filter(|_| plot.kind == PlotKind::Value) {
        hints::place(ui, Hint::Figure, screen(laid.hit, rect));
    }
    for laid in &layout.marks {
        let selected = chosen(&laid);
        let (id, focused) = answer(ui, &painter, stage, laid, selected, out);
        shown.selected = shown.selected.or(selected.then_some(id));
        shown.focused = shown.focused.or(focused.then_some(id));
    }
    // While it moves nobody reads a card, and looking through a million marks would cost the frame.
    if layout.crowd > 0 && response.contains_pointer() && (!*moves || response.clicked()) {
        shown.zoom_in = crowd(ui, stage, under_pointer, response, out);
    }
    official::hover(&painter, stage, response);
    draw::beyond(&mut Brush::new(&painter, rect), &drawing);
    if response.has_focus() {
        painter.rect_stroke(
            rect.expand(1.5),
            2.0,
            Stroke::new(1.0, palette.accent),
            egui::StrokeKind::Inside,
        );
    }
    shown
}

/// The rectangle of one bar for pointer, keys and screen readers. Gives its id and whether it has the focus.
fn answer(
    ui: &Ui,
    painter: &Painter,
    stage: &Stage<'_>,
    laid: &LaidMark,
    selected: bool,
    out: &mut Vec<ChartEvent>,
) -> (Id, bool) {
    let (plot, rect, palette) = (stage.plot(), stage.rect, &stage.palette);
    let mark = &plot.marks[laid.mark];
    let Some(key) = stage.view.key(mark.figure) else { return (Id::NULL, false) };
    let id = ui.scope_id().with(("chart mark", salt(plot.kind), key));
    let response = ui.interact(screen(laid.hit, rect).intersect(rect.expand(2.0)), id, Sense::click());
    response.widget_info(|| {
        // What is announced is the figure that is selected, also where it stands on a pile.
        let shown = stage.selected.filter(|_| selected).map_or(mark, |selected| &plot.marks[selected]);
        WidgetInfo::selected(Role::Button, true, selected, called(stage, shown, laid.pile.len()))
    });
    if response.clicked() {
        // Further clicks on a pile go through it.
        let pile: Vec<usize> = std::iter::once(laid.mark).chain(laid.pile.iter().copied()).collect();
        let now = stage.selected.and_then(|selected| pile.iter().position(|mark| *mark == selected));
        let next = pile[now.map_or(0, |now| (now + 1) % pile.len())];
        out.extend(stage.view.key(plot.marks[next].figure).map(ChartEvent::Open));
    }
    let focused = response.has_focus();
    if focused {
        let outer = screen(laid.bar, rect).expand(2.5);
        painter.rect_stroke(outer, 4.0, Stroke::new(1.5, palette.accent), egui::StrokeKind::Inside);
    }
    if response.hovered() {
        ui.set_cursor_icon(egui::CursorIcon::PointingHand);
        let outer = screen(laid.bar, rect).expand(1.5);
        painter.rect_stroke(outer, 3.0, Stroke::new(1.0, palette.text), egui::StrokeKind::Inside);
        response.on_hover_ui(|ui| card::show(ui, stage, laid));
    }
    (id, focused)
}

/// The pointer over cells. Gives whether a click asks for a closer look.
fn crowd(
    ui: &Ui,
    stage: &Stage<'_>,
    found: &mut cells::Found,
    response: &Response,
    out: &mut Vec<ChartEvent>,
) -> bool {
    let Some(pointer) = response.hover_pos() else { return false };
    let (marks, count) = found.at(pointer, stage);
    if count == 0 {
        return false;
    }
    ui.set_cursor_icon(egui::CursorIcon::PointingHand);
    let clicked = response.clicked();
    if clicked && count == 1 {
        let mark = marks.first().and_then(|mark| stage.plot().marks.get(*mark));
        out.extend(mark.and_then(|mark| stage.view.key(mark.figure)).map(ChartEvent::Open));
    }
    response.clone().on_hover_ui_at_pointer(|ui| cells::card(ui, stage, marks, count));
    clicked && count > 1
}

/// What would fill an empty plot, and a way there.
pub(super) fn empty(
    ui: &mut Ui,
    view: &ChartView<'_>,
    at: usize,
    rect: Rect,
    palette: &Palette,
    out: &mut Vec<ChartEvent>,
) {
    let plot = &view.scene.plots[at];
    let small = view.scene.panes.len() > 1;
    let hidden = view.figures.len() < view.all;
    let (words, way) = match (plot.kind, plot.hidden) {
        (_, 1..) => {
            let options = Options { hidden: [].into(), suggestions: true, ..view.scene.options.clone() };
            let way = ("Draw them again", ChartEvent::SetOptions(options));
            (format!("Switched off above: {}", plot.hidden), Some(way))
        }
        _ if small => ("none".to_owned(), None),
        (PlotKind::Value, _) if view.all == 0 => (
            "Amounts in US dollars with a period: “US$48 million from January to May 2017” would stand here".to_owned(),
            Some(("Open a folder of articles", ChartEvent::OpenFolder)),
        ),
        (PlotKind::Value, _) => (
            "No amount in US dollars with a period: “US$48 million from January to May 2017” would stand here".to_owned(),
            hidden.then_some(("Show all figures", ChartEvent::ShowAll)),
        ),
        (PlotKind::Volume, _) => (
            "No oil in tonnes or barrels with a period: “4,100 tons of oil in 2017” would stand here".to_owned(),
            hidden.then_some(("Show all figures", ChartEvent::ShowAll)),
        ),
    };
    let text = egui::RichText::new(words).font(theme::small()).color(palette.dim);
    let height = if way.is_some() { 52.0_f32 } else { 32.0 };
    let room = Rect::from_center_size(rect.center(), vec2(rect.width(), height.min(rect.height())));
    let builder = egui::UiBuilder::new().max_rect(room).layout(egui::Layout::top_down(egui::Align::Center));
    ui.scope_builder(builder.id_salt(("empty plot", at)), |ui| {
        ui.add(egui::Label::new(text).wrap().halign(egui::Align::Center));
        if let Some((words, event)) = way
            && widgets::link(ui, words).clicked()
        {
            out.push(event);
        }
    });
}

/// What a screen reader says, and a test finds it by.
fn called(stage: &Stage<'_>, mark: &Mark, pile: usize) -> String {
    let view = stage.view;
    let figure = view.figures.get(mark.figure as usize);
    let status = figure.map(|figure| figure.status()).unwrap_or_default();
    let status = match view.tables.codebook.status(status) {
        _ if mark.suggestion => "suggested",
        Some(status) => &status.name,
        None => status,
    };
    let more = if pile > 0 { format!(", and {pile} more in the same place") } else { String::new() };
    format!("{}, {status}{more}", name(mark, stage.plot().kind, view.figures, &view.scene.options))
}

fn screen(area: Area, rect: Rect) -> Rect {
    let offset = rect.min.to_vec2();
    Rect::from_min_max(pos2(area.x0, area.y0) + offset, pos2(area.x1, area.y1) + offset)
}

/// What hovering a ceiling's label tells.
fn cap(ui: &Ui, laid: &LaidCap, cap: &CapLine, rect: Rect) {
    let Some(label) = &laid.label else { return };
    let area = screen(label.area, rect);
    let response = ui.interact(area, ui.scope_id().with(("chart cap", &cap.label)), Sense::hover());
    response.on_hover_ui(|ui| {
        ui.set_max_width(340.0);
        ui.label(&cap.label);
        for note in &cap.notes {
            widgets::dim(ui, note);
        }
    });
}
