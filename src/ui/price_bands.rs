//! The small editor of price bands: a line for goods with the lowest and the highest price.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{RichText, Ui};

use super::theme::Palette;
use super::{Action, View, theme, widgets};
use crate::measure::Unit;
use crate::model::PriceBand;
use crate::reference::{PriceBands, price_band};

/// What is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceForm {
    rows: Vec<Row>,
    /// Whether the project has bands of its own, to which there is a way back.
    own: bool,
}

/// One band as it is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    goods: Arc<str>,
    low: String,
    high: String,
    unit: Unit,
}

impl PriceForm {
    /// The project's bands, or the program's.
    #[must_use]
    pub fn of(own: Option<&[PriceBand]>) -> Self {
        let row = |band: &PriceBand| Row {
            goods: Arc::clone(&band.commodity),
            low: band.low.normalize().to_string(),
            high: band.high.normalize().to_string(),
            unit: band.unit,
        };
        Self { rows: PriceBands::of(own).bands().iter().map(row).collect(), own: own.is_some() }
    }

    /// All bands, or for each line what is wrong with it.
    fn read(&self, view: &View<'_>) -> Result<Vec<PriceBand>, Vec<String>> {
        let mut seen = BTreeSet::new();
        let (mut bands, mut wrong) = (Vec::new(), Vec::new());
        for row in &self.rows {
            let name = view.commodity_name(&row.goods);
            if row.goods.is_empty() {
                wrong.push("Choose goods for each line.".to_owned());
            } else if !seen.insert((Arc::clone(&row.goods), row.unit)) {
                wrong.push(format!("{name} {} stands here twice.", per(row.unit)));
            }
            match price_band(&row.goods, &row.low, &row.high, row.unit) {
                Ok(band) => bands.push(band),
                Err(fault) => wrong.push(format!("{name}: {fault}.")),
            }
        }
        if wrong.is_empty() { Ok(bands) } else { Err(wrong) }
    }
}

const UNITS: [Unit; 2] = [Unit::Tonne, Unit::Barrel];

const fn per(unit: Unit) -> &'static str {
    match unit {
        Unit::Barrel => "a barrel",
        _ => "a tonne",
    }
}

pub(super) fn show(ui: &mut Ui, form: &mut PriceForm, view: &View<'_>, out: &mut Vec<Action>) {
    let palette = Palette::of(ui);
    widgets::dim(
        ui,
        "What goods cost at least and at most, in US dollars. A value and a volume of the same goods that make another \
         price ask for a look. Goods without a line take that of the group that they belong to.",
    );
    ui.add_space(8.0);
    let most = (ui.ctx().content_rect().height() - 300.0).clamp(120.0, 420.0);
    egui::ScrollArea::vertical()
        .max_height(most)
        .auto_shrink([false, true])
        .show(ui, |ui| lines(ui, form, view, &palette));
    ui.add_space(4.0);
    if widgets::link(ui, "Add goods").clicked() {
        form.rows.push(Row { goods: "".into(), low: String::new(), high: String::new(), unit: Unit::Tonne });
    }
    let read = form.read(view);
    if let Err(wrong) = &read {
        ui.add_space(4.0);
        for words in wrong {
            let words = RichText::new(words).color(palette.alarm).font(theme::small());
            ui.add(egui::Label::new(words).wrap());
        }
    }
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let save = widgets::doing(ui, read.is_ok(), "Use these");
        if save.on_hover_text("The checks follow at once. One step to undo").clicked()
            && let Ok(bands) = read
        {
            out.push(Action::SetPriceBands(Some(bands.into())));
            out.push(Action::CloseDialog);
        }
        if ui.button("Cancel").clicked() {
            out.push(Action::CloseDialog);
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let is_default = *form == PriceForm { own: form.own, ..PriceForm::of(None) };
            let back = ui.add_enabled(form.own || !is_default, egui::Button::new("Back to the program's"));
            let what = "World Bank prices of 2000 to 2025 by order of magnitude, with room on both sides";
            if back.on_hover_text(what).clicked() {
                // What the project has is taken back with it; what was only typed is typed anew.
                if form.own {
                    out.push(Action::SetPriceBands(None));
                    out.push(Action::CloseDialog);
                } else {
                    *form = PriceForm::of(None);
                }
            }
        });
    });
}

fn lines(ui: &mut Ui, form: &mut PriceForm, view: &View<'_>, palette: &Palette) {
    let mut gone = None;
    egui::Grid::new("price bands").num_columns(5).spacing([8.0, 6.0]).show(ui, |ui| {
        for head in ["goods", "lowest", "highest", "US dollars", ""] {
            ui.label(RichText::new(head).color(palette.dim).font(theme::small()));
        }
        ui.end_row();
        for (at, row) in form.rows.iter_mut().enumerate() {
            let name =
                if row.goods.is_empty() { "choose…".to_owned() } else { view.commodity_name(&row.goods) };
            let combo =
                egui::ComboBox::from_id_salt(("goods", at)).selected_text(&name).width(216.0).truncate();
            let shown = combo.show_ui(ui, |ui| {
                for goods in view.lexicon.commodities().iter().filter(|goods| &*goods.id != "all") {
                    if ui.selectable_label(goods.id == row.goods, &*goods.name).clicked() {
                        row.goods = Arc::clone(&goods.id);
                    }
                }
            });
            widgets::name_combo(&shown.response, "Goods", &name);
            for (end, text) in [("Lowest", &mut row.low), ("Highest", &mut row.high)] {
                let field = egui::TextEdit::singleline(text).align(egui::Align2::RIGHT_CENTER);
                let response = ui.add_sized([76.0, 22.0], field);
                widgets::name_field(ui, &response, &format!("{end} price of {name} {}", per(row.unit)));
            }
            let combo = egui::ComboBox::from_id_salt(("unit", at)).selected_text(per(row.unit)).width(84.0);
            let shown = combo.show_ui(ui, |ui| {
                for unit in UNITS {
                    ui.selectable_value(&mut row.unit, unit, per(unit));
                }
            });
            widgets::name_combo(&shown.response, &format!("Unit of {name}"), per(row.unit));
            let remove = ui.small_button("×").on_hover_text("Take this line away");
            remove.widget_info(|| {
                egui::WidgetInfo::labeled(
                    egui::Role::Button,
                    true,
                    format!("Remove the band of {name} {}", per(row.unit)),
                )
            });
            if remove.clicked() {
                gone = Some(at);
            }
            ui.end_row();
        }
    });
    if let Some(at) = gone {
        form.rows.remove(at);
    }
    if form.rows.is_empty() {
        widgets::dim(ui, "Without a line, no price is checked.");
    }
}
