//! The claim's fields while they are edited.

use egui::{Key, Modifiers, Response, RichText, Ui};

use super::super::draft::{Draft, FlowKind};
use super::super::theme::Palette;
use super::super::{Action, View, focus, widgets};
use super::forms::Form;
use crate::measure::{Basis, Hedge, Per};
use crate::model::{ClaimField, Country, Figure, Kind, Modality};

/// What the fields heard in this frame.
#[derive(Default)]
struct Heard {
    /// Enter in one of them.
    submitted: bool,
    /// One of them has the focus, or had it before this frame's keys.
    held: bool,
}

impl Heard {
    fn hear(&mut self, response: &Response) {
        self.held |= response.has_focus() || response.lost_focus();
    }
}

/// Show it. Gives whether it is to be closed. `idle` says that the person is at nothing which Escape would leave first.
pub(super) fn show(
    ui: &mut Ui,
    form: &mut Form,
    view: &View<'_>,
    figure: &Figure,
    idle: bool,
    out: &mut Vec<Action>,
) -> bool {
    let palette = Palette::of(ui);
    let mut heard = Heard::default();
    let (draft, began) = (&mut form.draft, form.whose.began);
    let statement = draft.kind == Kind::Statement;
    egui::Grid::new(("form", began)).num_columns(2).spacing([8.0, 4.0]).show(ui, |ui| {
        label(ui, "kind");
        combo(ui, &mut heard, "Kind", draft.kind.code(), |ui| {
            for kind in Kind::ALL {
                ui.selectable_value(&mut draft.kind, kind, kind.code());
            }
        });
        ui.end_row();
        if !statement {
            text(ui, "value", &mut draft.value, "48000000", &mut heard);
            text(ui, "low", &mut draft.low, "lower bound", &mut heard);
            text(ui, "high", &mut draft.high, "upper bound", &mut heard);
            text(ui, "precision", &mut draft.step, "worth of the last digit", &mut heard);
            text(ui, "unit", &mut draft.unit, "USD, t, bbl, ratio, 1 …", &mut heard);
            label(ui, "per");
            combo(ui, &mut heard, "Per", draft.per.map_or("once", Per::code), |ui| {
                for (per, words) in [(None, "once"), (Some(Per::Month), "month"), (Some(Per::Year), "year")] {
                    ui.selectable_value(&mut draft.per, per, words);
                }
            });
            ui.end_row();
            label(ui, "hedge");
            combo(ui, &mut heard, "Hedge", &draft.hedge.code().replace('_', " "), |ui| {
                for hedge in Hedge::ALL {
                    ui.selectable_value(&mut draft.hedge, hedge, hedge.code().replace('_', " "));
                }
            });
            ui.end_row();
        }
        flow(ui, draft, view, &mut heard);
        label(ui, "commodity");
        let name = if draft.commodity.is_empty() {
            "not stated".to_owned()
        } else {
            view.commodity_name(&draft.commodity)
        };
        combo(ui, &mut heard, "Commodity", &name, |ui| {
            ui.selectable_value(&mut draft.commodity, String::new(), "not stated");
            for commodity in view.lexicon.commodities() {
                ui.selectable_value(&mut draft.commodity, commodity.id.to_string(), &*commodity.name);
            }
        });
        ui.end_row();
        text(ui, "period from", &mut draft.period_start, "2017-01-01", &mut heard);
        text(ui, "period until", &mut draft.period_end, "2017-05-31", &mut heard);
        label(ui, "period is");
        combo(ui, &mut heard, "Period basis", draft.basis.code(), |ui| {
            for basis in Basis::ALL {
                ui.selectable_value(&mut draft.basis, basis, basis.code());
            }
        });
        ui.end_row();
        label(ui, "modality");
        combo(ui, &mut heard, "Modality", draft.modality.code(), |ui| {
            for modality in Modality::ALL {
                ui.selectable_value(&mut draft.modality, modality, modality.code());
            }
        });
        ui.end_row();
        text(ui, "sources", &mut draft.sources, "innermost; …; outlet", &mut heard);
        if draft.kind == Kind::Change {
            text(ui, "compared with", &mut draft.base_value, "earlier figure", &mut heard);
            text(ui, "its unit", &mut draft.base_unit, "USD, t …", &mut heard);
            text(ui, "its period from", &mut draft.base_start, "2016-01-01", &mut heard);
            text(ui, "until", &mut draft.base_end, "2016-05-31", &mut heard);
        }
    });
    place(ui, figure, &mut heard, out);
    for message in &form.wrong {
        ui.label(RichText::new(message).color(palette.alarm));
    }
    let mut done = false;
    ui.horizontal(|ui| {
        let keep = ui.button("Keep changes");
        heard.hear(&keep);
        if keep.clicked() || heard.submitted {
            match form.draft.record(&|id| view.lexicon.commodity(id).is_some()) {
                Ok(record) => {
                    form.wrong.clear();
                    done = record == *figure.record();
                    if !done {
                        out.push(Action::SetRecord(figure.key(), Box::new(record)));
                    }
                }
                Err(messages) => form.wrong = messages,
            }
        }
        let leave = ui.button("Leave as it was");
        heard.hear(&leave);
        done |= leave.clicked();
    });
    let mine = focus::escape_is_free(ui.ctx()) && (heard.held || idle);
    done || (mine && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)))
}

/// What stands beside the record: its words, and the claim that it restates. Both are steps of their own.
fn place(ui: &mut Ui, figure: &Figure, heard: &mut Heard, out: &mut Vec<Action>) {
    let claims = &figure.entry().claims;
    let own = figure.claim();
    let restated = own.and_then(|claim| claim.equivalent_to);
    let name =
        |id| figure.entry().claim(id).map_or("gone".to_owned(), |claim| claim.anchor.quote.to_string());
    ui.horizontal(|ui| {
        widgets::dim(ui, "same as");
        combo(ui, heard, "Same as", &restated.map_or("nothing else".to_owned(), name), |ui| {
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
    heard.hear(&button);
    if button.on_hover_text("Select the right words in the article first").clicked() {
        out.push(Action::MoveToSelection);
    }
}

fn flow(ui: &mut Ui, draft: &mut Draft, view: &View<'_>, heard: &mut Heard) {
    let words = |kind| match kind {
        FlowKind::Unknown => "not stated",
        FlowKind::OneWay => "one way",
        FlowKind::TwoWay => "two-way total",
    };
    label(ui, "flow");
    combo(ui, heard, "Flow", words(draft.flow), |ui| {
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
    country(ui, first, &mut draft.exporter, view, heard);
    country(ui, second, &mut draft.importer, view, heard);
}

fn country(ui: &mut Ui, name: &str, code: &mut String, view: &View<'_>, heard: &mut Heard) {
    label(ui, name);
    ui.horizontal(|ui| {
        let field = egui::TextEdit::singleline(code).hint_text("RUS").desired_width(44.0);
        let response = ui.add(field);
        widgets::name_field(ui, &response, name);
        heard.hear(&response);
        heard.submitted |= response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if let Ok(country) = code.parse::<Country>() {
            widgets::dim(ui, view.lexicon.country_name(country.code()));
        }
    });
    ui.end_row();
}

fn label(ui: &mut Ui, words: &str) {
    widgets::dim(ui, words);
}

fn combo(ui: &mut Ui, heard: &mut Heard, name: &str, shown: &str, add: impl FnOnce(&mut Ui)) {
    let response =
        egui::ComboBox::from_id_salt(name).selected_text(shown).width(170.0).show_ui(ui, add).response;
    heard.hear(&response);
    widgets::name_combo(&response, name, shown);
}

fn text(ui: &mut Ui, name: &str, value: &mut String, hint: &str, heard: &mut Heard) {
    label(ui, name);
    let response = ui.add(egui::TextEdit::singleline(value).hint_text(hint).desired_width(170.0));
    widgets::name_field(ui, &response, name);
    heard.hear(&response);
    heard.submitted |= response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    ui.end_row();
}
