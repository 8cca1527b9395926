//! The parts of a layout, a row each.

use egui::{ComboBox, Grid, TextEdit, Ui};

use super::super::{View, widgets};
use super::cell_row::{self, Part, as_it_is};
use super::{TableImport, conditions, figures};
use crate::import::series::{Layout, Sides, country, goods};
use crate::reference::Method;

/// The width of the labels, so that all parts begin at one line.
pub(super) const LABELS: f32 = 78.0;

/// In the order of a menu.
const METHODS: [Method; 7] = [
    Method::Customs,
    Method::Mirror,
    Method::Notified,
    Method::Estimate,
    Method::Statement,
    Method::Secondary,
    Method::Own,
];

pub(super) fn show(ui: &mut Ui, open: &mut TableImport, view: &View<'_>) {
    let headers = &open.parsed.sheet.headers;
    let form = &mut open.form;
    let lexicon = view.lexicon;
    let state = |words: &str| {
        let found = country(words, lexicon).ok_or_else(|| "no known country".to_owned())?;
        let name = lexicon.country_name(found.code());
        Ok(if name == found.code() { format!("{name}, as a code") } else { name.to_owned() })
    };
    let ware = |words: &str| {
        let (id, scope) = goods(words, lexicon).ok_or_else(|| "no known goods".to_owned())?;
        let name = view.commodity_name(&id);
        Ok(if scope.is_empty() { name } else { format!("{name}, {scope}") })
    };
    let part = |name, hint, means| Part { name, hint, choices: &[], means, headers };
    let grid = |salt: &'static str| Grid::new(salt).num_columns(2).min_col_width(LABELS).spacing([10.0, 5.0]);

    widgets::section(ui, "When, who, what");
    grid("sides").show(ui, |ui| {
        cell_row::show(ui, &part("Time", "2017-03, 2017-Q1", &as_it_is), &mut form.layout.time);
        let last = part("Last day", "2017-12-31", &as_it_is);
        cell_row::show_optional(ui, &last, &mut form.layout.end, "the time says it");
        widgets::dim(ui, "The table says");
        let reported = matches!(form.layout.sides, Sides::Reported { .. });
        let choices = [(false, "who sends and who receives"), (true, "who reports")];
        if widgets::segments(ui, "The table says", reported, &choices).is_some() {
            form.turn_sides();
        }
        ui.end_row();
        match &mut form.layout.sides {
            Sides::Trade { exporter, importer } => {
                cell_row::show(ui, &part("Exporter", "RUS, Russia", &state), exporter);
                cell_row::show(ui, &part("Importer", "PRK, 408", &state), importer);
            }
            Sides::Reported { reporter, partner, flow } => {
                cell_row::show(ui, &part("Reporter", "CHN, China", &state), reporter);
                cell_row::show(ui, &part("Partner", "PRK, 408", &state), partner);
                let flows = Part { choices: &["export", "import"], ..part("Flow", "", &as_it_is) };
                cell_row::show(ui, &flows, flow);
            }
        }
        cell_row::show(ui, &part("Goods", "coal, all, 2701", &ware), &mut form.layout.goods);
    });
    widgets::section(ui, "Figures");
    figures::show(ui, form, headers);
    grid("marks").show(ui, |ui| {
        widgets::dim(ui, "Decimal mark");
        let choices = [(false, "point: 1,234.5"), (true, "comma: 1.234,5")];
        if let Some(comma) = widgets::segments(ui, "Decimal mark", form.layout.decimal_comma, &choices) {
            form.layout.decimal_comma = comma;
        }
        ui.end_row();
        let scale = part("Powers of ten", "6", &as_it_is);
        cell_row::show_optional(ui, &scale, &mut form.layout.scale, "none");
    });
    widgets::section(ui, "Where they are from");
    grid("origin").show(ui, |ui| {
        publisher(ui, &mut form.layout);
        method(ui, &mut form.layout);
    });
    conditions::show(ui, &mut form.layout, headers);
}

fn publisher(ui: &mut Ui, layout: &mut Layout) {
    widgets::dim(ui, "Publisher");
    let mut typed = layout.publisher.to_string();
    let field = ui.add(TextEdit::singleline(&mut typed).desired_width(220.0));
    widgets::name_field(ui, &field, "Publisher");
    if field.changed() {
        layout.publisher = typed.into();
    }
    ui.end_row();
}

/// How the figures came about, where the table says who reports them: anything else is the person's own file.
fn method(ui: &mut Ui, layout: &mut Layout) {
    widgets::dim(ui, "Method");
    if matches!(layout.sides, Sides::Trade { .. }) {
        widgets::dim(ui, Method::Own.words());
    } else {
        let shown = layout.method.words();
        let combo = ComboBox::from_id_salt("method").selected_text(shown).width(180.0);
        let response = combo.show_ui(ui, |ui| {
            for method in METHODS {
                ui.selectable_value(&mut layout.method, method, method.words());
            }
        });
        widgets::name_combo(&response.response, "Method", shown);
    }
    ui.end_row();
}
