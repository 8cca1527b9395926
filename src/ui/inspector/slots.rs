//! What the selected figure says, slot by slot; hovering tells why, and lights up the words in the reader.

use egui::{RichText, Ui, WidgetInfo};

use super::super::theme::{self, Palette};
use super::super::why::{rule, why};
use super::super::{View, access, widgets};
use crate::measure::{Basis, Hedge};
use crate::model::{Country, Figure, FigureKey, Flow, Kind, Slot, words};
use crate::text::Span;

/// What can be hovered: its name, its slot, what it says.
type Part<'a> = (&'static str, Slot, &'a str);

/// Height of a line, also of one with several parts.
const LINE: f32 = 18.0;

/// Show them. `lit` gets the words that gave the slot under the pointer.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, figure: &Figure, lit: &mut Vec<Span>) {
    let record = figure.record();
    let missing = "not stated".to_owned();
    egui::Grid::new("slots").num_columns(2).spacing([10.0, 6.0]).min_row_height(LINE).show(ui, |ui| {
        ui.spacing_mut().interact_size.y = LINE;
        let mut row = |name: &'static str, slot: Slot, words: &str| {
            aside(ui, name);
            part(ui, view, figure, (name, slot, words), lit);
            ui.end_row();
        };
        row("kind", Slot::Figure, record.kind.code());
        if record.kind != Kind::Statement {
            row("value", Slot::Figure, &record.amount_words());
        }
        if record.quantity.hedge != Hedge::None {
            row("hedge", Slot::Hedge, &record.quantity.hedge.code().replace('_', " "));
        }
        let given = |slot: Slot| figure.because().iter().any(|reason| reason.slot == slot);
        if record.kind == Kind::Change || given(Slot::Change) {
            row(if record.kind == Kind::Share { "share" } else { "change" }, Slot::Change, direction(figure));
        }
        aside(ui, "flow");
        flow(ui, view, figure, lit);
        ui.end_row();
        let mut row = |name: &'static str, slot: Slot, words: &str| {
            aside(ui, name);
            part(ui, view, figure, (name, slot, words), lit);
            ui.end_row();
        };
        let commodity = record.commodity.as_deref().map(|id| view.commodity_name(id));
        row("commodity", Slot::Commodity, &commodity.unwrap_or_else(|| missing.clone()));
        let period = match record.period.basis {
            _ if record.period.start.or(record.period.end).is_none() => missing.clone(),
            Basis::Stated | Basis::None => record.period.words(),
            basis => format!("{} ({})", record.period.words(), basis.code()),
        };
        row("period", Slot::Period, &period);
        row("modality", Slot::Modality, record.modality.code());
        let outlet = "the outlet itself".to_owned();
        let sources = if record.sources.is_empty() { outlet } else { record.sources.join(" ‹ ") };
        row("source", Slot::Sources, &sources);
        if let Some(base) = &record.base {
            let mut words = Vec::new();
            words.extend(base.value.map(words::number));
            words.extend(base.period_start.map(|start| start.to_string()));
            words.extend(base.period_end.map(|end| format!("… {end}")));
            let words = if words.is_empty() { "an earlier level".to_owned() } else { words.join(" ") };
            row("compared with", Slot::Base, &words);
        }
        if let Some(other) = equivalent(figure) {
            row("same as", Slot::Equivalent, &other);
        }
    });
}

/// A slot's name, which the slot says itself.
fn aside(ui: &mut Ui, name: &str) {
    ui.scope(|ui| {
        access::quiet(ui);
        widgets::dim(ui, name);
    });
}

/// Which way a change goes; what a share is.
fn direction(figure: &Figure) -> &'static str {
    let quantity = &figure.record().quantity;
    match quantity.point() {
        _ if figure.record().kind == Kind::Share => "part of a whole",
        Some(value) if value.is_sign_negative() => "down",
        Some(_) => "up",
        None => "a change",
    }
}

/// Sender and receiver, each with its own reason.
fn flow(ui: &mut Ui, view: &View<'_>, figure: &Figure, lit: &mut Vec<Span>) {
    let code = |country: Option<Country>| country.map_or("?".to_owned(), |country| country.to_string());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        match figure.record().flow {
            Flow::Unknown => part(ui, view, figure, ("flow", Slot::Exporter, "not stated"), lit),
            Flow::OneWay { exporter, importer } => {
                part(ui, view, figure, ("exporter", Slot::Exporter, &code(exporter)), lit);
                widgets::dim(ui, "→");
                part(ui, view, figure, ("importer", Slot::Importer, &code(importer)), lit);
            }
            Flow::TwoWay { partners } => {
                let words = format!("{} ↔ {}", partners[0], partners[1]);
                part(ui, view, figure, ("partners", Slot::Partners, &words), lit);
            }
        }
    });
}

/// The quote of the figure that this one restates.
fn equivalent(figure: &Figure) -> Option<String> {
    let entry = figure.entry();
    match figure.key() {
        FigureKey::Claim(_, id) => {
            let other = entry.claim(entry.claim(id)?.equivalent_to?)?;
            Some(other.anchor.quote.to_string())
        }
        FigureKey::Suggestion(_, place) => {
            let other = entry.suggestions.get(entry.suggestion(place)?.equivalent_to? as usize)?;
            Some(other.quote.to_string())
        }
    }
}

/// One slot's value, underlined with dashes because there is more to know.
fn part(ui: &mut Ui, view: &View<'_>, figure: &Figure, (name, slot, words): Part<'_>, lit: &mut Vec<Span>) {
    let palette = Palette::of(ui);
    let response = ui.add(egui::Label::new(RichText::new(words)).wrap().sense(egui::Sense::hover()));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, format!("{name}: {words}")));
    let rect = response.rect;
    let dashes = egui::Shape::dashed_line(
        &[rect.left_bottom(), rect.right_bottom()],
        egui::Stroke::new(1.0, palette.faint),
        2.0,
        2.0,
    );
    ui.painter().extend(dashes);
    let open = view.open.filter(|open| open.entry.article.id == figure.article().id);
    let text = open.and_then(|open| open.text.as_ref()?.as_deref().ok());
    if response.hovered() {
        lit.extend(why(figure, slot, view, text).words.filter(|_| text.is_some()));
    }
    // Beside the panel, so that the slots below can be read and hovered in a row.
    let beside = rect.with_min_x(ui.clip_rect().left());
    let mut card = egui::Tooltip::for_enabled(&response);
    card.popup = card.popup.anchor(beside).align(egui::RectAlign::LEFT_START);
    card.show(|ui| {
        ui.set_max_width(300.0);
        let why = why(figure, slot, view, text);
        let title = match country(figure, slot) {
            Some(country) => format!("{name}: {}", view.lexicon.country_name(country.code())),
            None => format!("{name}: {words}"),
        };
        ui.add(egui::Label::new(RichText::new(title).font(theme::heading(13.0))).wrap());
        if let Some(quote) = why.quote(text) {
            ui.add(egui::Label::new(RichText::new(quote).color(palette.accent)).wrap());
        }
        ui.add(egui::Label::new(RichText::new(why.rule).color(palette.dim).font(theme::small())).wrap());
        if slot == Slot::Change {
            let found = RichText::new(rule(figure.rule())).color(palette.dim).font(theme::small());
            ui.add(egui::Label::new(found).wrap());
        }
    });
}

fn country(figure: &Figure, slot: Slot) -> Option<Country> {
    match (figure.record().flow, slot) {
        (Flow::OneWay { exporter, .. }, Slot::Exporter) => exporter,
        (Flow::OneWay { importer, .. }, Slot::Importer) => importer,
        _ => None,
    }
}
