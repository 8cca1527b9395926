//! The claim's fields while they are edited.

use egui::{RichText, Ui};

use super::super::draft::{Draft, FlowKind};
use super::super::theme::Palette;
use super::super::{Action, View, widgets};
use crate::measure::{Basis, Hedge, Per};
use crate::model::{ClaimField, Country, Figure, Kind, Modality};

pub(super) fn show(
    ui: &mut Ui,
    draft: &mut Draft,
    wrong: &mut Vec<String>,
    view: &View<'_>,
    figure: &Figure,
    out: &mut Vec<Action>,
) {
    let palette = Palette::of(ui);
    let statement = draft.kind == Kind::Statement;
    let mut submitted = false;
    egui::Grid::new(("form", draft.key)).num_columns(2).spacing([8.0, 4.0]).show(ui, |ui| {
        label(ui, "kind");
        combo(ui, "Kind", draft.kind.code(), |ui| {
            for kind in Kind::ALL {
                ui.selectable_value(&mut draft.kind, kind, kind.code());
            }
        });
        ui.end_row();
        if !statement {
            text(ui, "value", &mut draft.value, "48000000", &mut submitted);
            text(ui, "low", &mut draft.low, "lower bound", &mut submitted);
            text(ui, "high", &mut draft.high, "upper bound", &mut submitted);
            text(ui, "precision", &mut draft.step, "worth of the last digit", &mut submitted);
            text(ui, "unit", &mut draft.unit, "USD, t, bbl, ratio, 1 …", &mut submitted);
            label(ui, "per");
            combo(ui, "Per", draft.per.map_or("once", Per::code), |ui| {
                for (per, words) in [(None, "once"), (Some(Per::Month), "month"), (Some(Per::Year), "year")] {
                    ui.selectable_value(&mut draft.per, per, words);
                }
            });
            ui.end_row();
            label(ui, "hedge");
            combo(ui, "Hedge", &draft.hedge.code().replace('_', " "), |ui| {
                for hedge in Hedge::ALL {
                    ui.selectable_value(&mut draft.hedge, hedge, hedge.code().replace('_', " "));
                }
            });
            ui.end_row();
        }
        flow(ui, draft, view, &mut submitted);
        label(ui, "commodity");
        let name = if draft.commodity.is_empty() {
            "not stated".to_owned()
        } else {
            view.commodity_name(&draft.commodity)
        };
        combo(ui, "Commodity", &name, |ui| {
            ui.selectable_value(&mut draft.commodity, String::new(), "not stated");
            for commodity in view.lexicon.commodities() {
                ui.selectable_value(&mut draft.commodity, commodity.id.to_string(), &*commodity.name);
            }
        });
        ui.end_row();
        text(ui, "period from", &mut draft.period_start, "2017-01-01", &mut submitted);
        text(ui, "period until", &mut draft.period_end, "2017-05-31", &mut submitted);
        label(ui, "period is");
        combo(ui, "Period basis", draft.basis.code(), |ui| {
            for basis in Basis::ALL {
                ui.selectable_value(&mut draft.basis, basis, basis.code());
            }
        });
        ui.end_row();
        label(ui, "modality");
        combo(ui, "Modality", draft.modality.code(), |ui| {
            for modality in Modality::ALL {
                ui.selectable_value(&mut draft.modality, modality, modality.code());
            }
        });
        ui.end_row();
        text(ui, "sources", &mut draft.sources, "innermost; …; outlet", &mut submitted);
        if draft.kind == Kind::Change {
            text(ui, "compared with", &mut draft.base_value, "earlier figure", &mut submitted);
            text(ui, "its unit", &mut draft.base_unit, "USD, t …", &mut submitted);
            text(ui, "its period from", &mut draft.base_start, "2016-01-01", &mut submitted);
            text(ui, "until", &mut draft.base_end, "2016-05-31", &mut submitted);
        }
    });
    place(ui, figure, out);
    for message in wrong.iter() {
        ui.label(RichText::new(message).color(palette.alarm));
    }
    ui.horizontal(|ui| {
        let keep = ui.button("Keep changes");
        if keep.clicked() || submitted {
            match draft.record(&|id| view.lexicon.commodity(id).is_some()) {
                Ok(record) => {
                    wrong.clear();
                    out.push(Action::SetRecord(Box::new(record)));
                }
                Err(messages) => *wrong = messages,
            }
        }
        if ui.button("Leave as it was").clicked() || ui.input(|input| input.key_pressed(egui::Key::Escape)) {
            out.push(Action::StopEditing);
        }
    });
}

/// What stands beside the record: its words, and the claim that it restates. Both are steps of their own.
fn place(ui: &mut Ui, figure: &Figure, out: &mut Vec<Action>) {
    let claims = &figure.entry().claims;
    let own = figure.claim();
    let restated = own.and_then(|claim| claim.equivalent_to);
    let name =
        |id| figure.entry().claim(id).map_or("gone".to_owned(), |claim| claim.anchor.quote.to_string());
    ui.horizontal(|ui| {
        widgets::dim(ui, "same as");
        combo(ui, "Same as", &restated.map_or("nothing else".to_owned(), name), |ui| {
            let mut choose = |ui: &mut Ui, to: Option<_>, words: &str| {
                if ui.selectable_label(restated == to, words).clicked() && restated != to {
                    out.push(Action::SetClaim(ClaimField::EquivalentTo(to)));
                }
            };
            choose(ui, None, "nothing else");
            for claim in claims.iter().filter(|claim| own.is_none_or(|own| own.id != claim.id)) {
                choose(ui, Some(claim.id), &claim.anchor.quote);
            }
        });
    });
    let button = ui.button("Take the selected words as its place");
    if button.on_hover_text("Select the right words in the article first").clicked() {
        out.push(Action::MoveToSelection);
    }
}

fn flow(ui: &mut Ui, draft: &mut Draft, view: &View<'_>, submitted: &mut bool) {
    let words = |kind| match kind {
        FlowKind::Unknown => "not stated",
        FlowKind::OneWay => "one way",
        FlowKind::TwoWay => "two-way total",
    };
    label(ui, "flow");
    combo(ui, "Flow", words(draft.flow), |ui| {
        for kind in [FlowKind::Unknown, FlowKind::OneWay, FlowKind::TwoWay] {
            ui.selectable_value(&mut draft.flow, kind, words(kind));
        }
    });
    ui.end_row();
    if draft.flow == FlowKind::Unknown {
        return;
    }
    let (first, second) =
        if draft.flow == FlowKind::OneWay { ("exporter", "importer") } else { ("partner", "other partner") };
    country(ui, first, &mut draft.exporter, view, submitted);
    country(ui, second, &mut draft.importer, view, submitted);
}

fn country(ui: &mut Ui, name: &str, code: &mut String, view: &View<'_>, submitted: &mut bool) {
    label(ui, name);
    ui.horizontal(|ui| {
        let field = egui::TextEdit::singleline(code).hint_text("RUS").desired_width(44.0);
        let response = ui.add(field);
        widgets::name_field(ui, &response, name);
        *submitted |= response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if let Ok(country) = code.parse::<Country>() {
            widgets::dim(ui, view.lexicon.country_name(country.code()));
        }
    });
    ui.end_row();
}

fn label(ui: &mut Ui, words: &str) {
    widgets::dim(ui, words);
}

fn combo(ui: &mut Ui, name: &str, shown: &str, add: impl FnOnce(&mut Ui)) {
    let response =
        egui::ComboBox::from_id_salt(name).selected_text(shown).width(170.0).show_ui(ui, add).response;
    widgets::name_combo(&response, name, shown);
}

fn text(ui: &mut Ui, name: &str, value: &mut String, hint: &str, submitted: &mut bool) {
    label(ui, name);
    let response = ui.add(egui::TextEdit::singleline(value).hint_text(hint).desired_width(170.0));
    widgets::name_field(ui, &response, name);
    *submitted |= response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    ui.end_row();
}
