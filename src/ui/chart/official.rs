//! Official series: steps with their publisher's name, lanes that say which months are known, and a card for each row.

use egui::{Label, Painter, Pos2, Rect, Response, RichText, Stroke, Ui, pos2, vec2};

use super::brush::Brush;
use super::plot::Stage;
use crate::chart::draw::{self, LANE};
use crate::chart::{Area, Covered, OfficialLine, Options, PlotKind, Step, day_at};
use crate::measure::Decimal;
use crate::model::words;
use crate::reference::{Coverage, Row, Valuation};
use crate::ui::theme::{self, Palette};
use crate::ui::widgets;

/// So far from a line the pointer still means it.
const NEAR: f32 = 6.0;
const CARD: f32 = 360.0;

/// A sample of a line for the legend.
pub(super) fn swatch(ui: &Ui, line: &OfficialLine, rect: Rect, palette: &Palette) {
    let area = Area { x0: 0.0, y0: 0.0, x1: rect.width(), y1: rect.height() };
    draw::sample(&mut Brush::new(ui.painter(), rect), area, line.hue, palette.inks());
}

/// The row under the pointer: a ring around its step, and its card.
pub(super) fn hover(painter: &Painter, stage: &Stage<'_>, response: &Response) {
    let Some(pointer) = response.hover_pos().filter(|_| response.hovered()) else { return };
    let Some((line, step)) = under(stage, pointer) else { return };
    let (rect, view) = (stage.rect, &stage.viewport);
    let (x0, x1) = (view.px(step.x0).max(0.0), view.px(step.x1).min(view.width));
    let y = rect.top() + view.py(step.y);
    let ends = [pos2(rect.left() + x0, y), pos2(rect.left() + x1, y)];
    painter.line_segment(ends, Stroke::new(3.0, stage.palette.text));
    let Some(row) = line.row(step) else { return };
    response.clone().on_hover_ui_at_pointer(|ui| card(ui, stage, line, step, row));
}

/// The line nearest to the pointer, with its step there.
fn under<'s>(stage: &'s Stage<'_>, pointer: Pos2) -> Option<(&'s OfficialLine, &'s Step)> {
    let (rect, view) = (stage.rect, &stage.viewport);
    let share = f64::from((pointer.x - rect.left()) / rect.width());
    let day = view.x[0] + share * (view.x[1] - view.x[0]);
    let away = |step: &Step| (rect.top() + view.py(step.y) - pointer.y).abs();
    let lines = stage.plot().official.iter();
    let near = lines.filter_map(|line| line.at(day).map(|step| (line, step)));
    near.filter(|(_, step)| away(step) <= NEAR).min_by(|a, b| away(a.1).total_cmp(&away(b.1)))
}

fn card(ui: &mut Ui, stage: &Stage<'_>, line: &OfficialLine, step: &Step, row: &Row) {
    let (palette, options) = (&stage.palette, &stage.view.scene.options);
    let series = &line.series;
    ui.set_max_width(CARD);
    ui.spacing_mut().item_spacing.y = 3.0;
    let name = RichText::new(series.publisher_words()).font(theme::heading(13.5)).color(palette.text);
    ui.add(Label::new(name).wrap());
    let goods = (stage.view.tables.goods)(&series.commodity);
    widgets::dim(ui, format!("{} · {goods} · {}", series.flow_words(), row.period().words()));
    ui.add_space(3.0);
    let printed = RichText::new(printed(row, &series.unit.to_string())).color(palette.text);
    ui.add(Label::new(printed).wrap());
    for words in worked(line, step, row, stage.plot().kind, options) {
        widgets::dim(ui, words);
    }
    ui.add_space(3.0);
    for words in provenance(line, row) {
        ui.add(Label::new(RichText::new(words).font(theme::small()).color(palette.dim)).wrap());
    }
}

/// The words of the page that the row was read on, with its unit.
fn printed(row: &Row, unit: &str) -> String {
    let value = row.quantity.point().map(words::number).unwrap_or_default();
    if row.printed.is_empty() {
        format!("{value} {unit}")
    } else {
        format!("{value} {unit}, printed as “{}”", row.printed)
    }
}

/// How the drawn amount follows from the row's.
fn worked(line: &OfficialLine, step: &Step, row: &Row, kind: PlotKind, options: &Options) -> Vec<String> {
    let unit = match kind {
        PlotKind::Value => "USD",
        PlotKind::Volume => options.volume.code(),
    };
    let amount = words::number(step.amount.round_sf(6).unwrap_or(step.amount));
    let mut words = Vec::new();
    if !line.conversion.is_empty() {
        words.push(format!("drawn in {unit} {}", line.conversion));
    }
    let month = row.period().months().is_some_and(|months| months.round() == Decimal::ONE);
    if options.monthly && !month {
        words.push(format!("drawn as {amount} {unit} a month, an average over {}", row.period().words()));
    } else if !line.conversion.is_empty() {
        words.push(format!("drawn at {amount} {unit}"));
    }
    words
}

/// Where the figure is from, and what has to be known before a claim is held against it.
fn provenance(line: &OfficialLine, row: &Row) -> Vec<String> {
    let series = &line.series;
    let mut words = vec![series.method.words().to_owned()];
    match series.valuation {
        Valuation::Fob => words.push("valued free on board (FOB)".to_owned()),
        Valuation::Cif => words.push("valued with freight and insurance (CIF)".to_owned()),
        Valuation::Mixed => words.push("exports FOB, imports CIF".to_owned()),
        Valuation::Unknown | Valuation::None => {}
    }
    if let Some(includes) = series.includes {
        words.push(format!("includes {}", includes.words()));
    }
    words.extend(
        [&series.scope, &series.note, &row.note]
            .into_iter()
            .filter(|note| !note.is_empty())
            .map(ToString::to_string),
    );
    if !row.via.is_empty() {
        let via: Vec<&str> = row.via.iter().map(|name| &**name).collect();
        words.push(format!("known only through the press: {}", via.join(", ")));
    }
    if !row.address.is_empty() {
        let date = if row.source_date.is_empty() { String::new() } else { format!(", {}", row.source_date) };
        words.push(format!("read at {}{date}", row.address));
    }
    words
}

/// One lane for each series of a plot: filled months are reported, hollow ones the publisher left out, a dotted line is
/// what no row speaks of.
pub(super) fn lanes(
    ui: &Ui,
    lines: &[OfficialLine],
    time: [f64; 2],
    rect: Rect,
    palette: &Palette,
    id: egui::Id,
) {
    let painter = ui.painter_at(rect.expand2(vec2(1.0, 0.0)));
    let size = (rect.width(), rect.height());
    draw::lanes(&mut Brush::new(&painter, rect), lines, time, size, palette.inks());
    for (at, line) in lines.iter().take(draw::lanes_in(rect.height())).enumerate() {
        let top = rect.top() + at as f32 * LANE;
        let words = format!("Coverage of {}", line.series.publisher_words());
        let response = ui.interact(
            Rect::from_x_y_ranges(rect.x_range(), top..=top + LANE),
            id.with(("lane", &line.series.id)),
            egui::Sense::hover(),
        );
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Figure, true, &words));
        let Some(pointer) = response.hover_pos() else { continue };
        let day = time[0] + f64::from((pointer.x - rect.left()) / rect.width()) * (time[1] - time[0]);
        let Some(covered) = line.lane.iter().find(|covered| covered.x[0] <= day && day < covered.x[1]) else {
            continue;
        };
        response.on_hover_ui_at_pointer(|ui| {
            ui.set_max_width(CARD);
            let name = RichText::new(line.series.publisher_words()).font(theme::heading(12.0));
            ui.add(Label::new(name.color(palette.text)).wrap());
            widgets::dim(ui, said(covered));
        });
    }
}

/// `Jan 2018 – Dec 2019: reported nothing. That is no zero.`
fn said(covered: &Covered) -> String {
    let day = |x: f64| day_at(x).map(|day| day.strftime("%b %Y").to_string()).unwrap_or_default();
    let (first, last) = (day(covered.x[0]), day(covered.x[1] - 1.0));
    let when = if first == last { first } else { format!("{first} – {last}") };
    let what = match covered.coverage {
        Coverage::Reported => "reported, by the month or within a longer period",
        Coverage::NotReported => "the publisher reported nothing. That is no zero",
        Coverage::Unknown => "no row speaks of it. Missing is not zero",
    };
    format!("{when}: {what}.")
}
