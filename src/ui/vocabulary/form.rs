//! The form for one more addition.

use std::sync::Arc;

use egui::Ui;

use super::super::{View, widgets};
use crate::vocabulary::{Added, Addition, Beside, PlaceUse, SourceKind, Subject};

/// What is typed and chosen. One form for all parts, so that words that were selected can be tried in each.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// The words, parted by semicolons.
    pub words: String,
    code: String,
    how: PlaceUse,
    goods: String,
    is_new: bool,
    id: String,
    name: String,
    hs_code: String,
    parent: String,
    kind: SourceKind,
    beside: Beside,
}

impl Default for Form {
    fn default() -> Self {
        Self {
            words: String::new(),
            code: "PRK".to_owned(),
            how: PlaceUse::Town,
            goods: "all".to_owned(),
            is_new: false,
            id: String::new(),
            name: String::new(),
            hs_code: String::new(),
            parent: "all".to_owned(),
            kind: SourceKind::Outlet,
            beside: Beside::After,
        }
    }
}

impl Form {
    /// The form that gives this addition.
    #[must_use]
    pub fn of(addition: &Addition) -> Self {
        let mut form = Self { words: addition.words.join("; "), ..Self::default() };
        match &addition.meaning {
            Added::Place { code, how } => (form.code, form.how) = (code.to_string(), *how),
            Added::Goods { id } => form.goods = id.to_string(),
            Added::NewGoods { id, name, hs_code, parent } => {
                form.is_new = true;
                (form.id, form.name) = (id.to_string(), name.to_string());
                (form.hs_code, form.parent) = (hs_code.to_string(), parent.to_string());
            }
            Added::Source { name, kind } => (form.name, form.kind) = (name.to_string(), *kind),
            Added::Ignore(beside) => form.beside = *beside,
        }
        form
    }

    /// Whether nothing was typed yet.
    #[must_use]
    pub fn is_empty(&self, subject: Subject) -> bool {
        self.words.trim().is_empty() && (subject != Subject::Sources || self.name.trim().is_empty())
    }

    /// What it says.
    #[must_use]
    pub fn addition(&self, subject: Subject) -> Addition {
        let tidy = |text: &str| -> Arc<str> { text.split_whitespace().collect::<Vec<_>>().join(" ").into() };
        let words = Addition::list(&self.words);
        let meaning = match subject {
            Subject::Places => Added::Place { code: tidy(&self.code), how: self.how },
            Subject::Goods if self.is_new => Added::NewGoods {
                id: if self.id.trim().is_empty() { slug(&self.name).into() } else { tidy(&self.id) },
                name: tidy(&self.name),
                hs_code: tidy(&self.hs_code),
                parent: tidy(&self.parent),
            },
            Subject::Goods => Added::Goods { id: tidy(&self.goods) },
            Subject::Sources => {
                // A source that is only called by its name needs no other words.
                let name =
                    if self.name.trim().is_empty() { words.first().cloned() } else { Some(tidy(&self.name)) };
                Added::Source { name: name.unwrap_or_default(), kind: self.kind }
            }
            Subject::Ignored => Added::Ignore(self.beside),
        };
        Addition { words, meaning }
    }
}

/// An id made of a name.
fn slug(name: &str) -> String {
    let parts: Vec<String> = name
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    parts.join("_")
}

/// Show it. Gives whether Enter was pressed in one of its fields.
pub(super) fn show(ui: &mut Ui, form: &mut Form, subject: Subject, view: &View<'_>) -> bool {
    let mut entered = false;
    egui::Grid::new(("add words", subject)).num_columns(2).spacing([12.0, 6.0]).show(ui, |ui| {
        let hint = match subject {
            Subject::Places => "Rason zone; Rason SEZ",
            Subject::Goods => "flour; wheat flour",
            Subject::Sources => "The Border Post; Border Post",
            Subject::Ignored => "containers",
        };
        entered |= field(ui, "Words", &mut form.words, hint, true);
        match subject {
            Subject::Places => places(ui, form, view),
            Subject::Goods => entered |= goods(ui, form, view),
            Subject::Sources => entered |= sources(ui, form),
            Subject::Ignored => ignored(ui, form),
        }
    });
    entered
}

fn places(ui: &mut Ui, form: &mut Form, view: &View<'_>) {
    widgets::dim(ui, "State");
    let shown = view.lexicon.country_name(&form.code).to_owned();
    let mut states: Vec<(String, &str)> = view
        .lexicon
        .places()
        .iter()
        .map(|place| (String::from_utf8_lossy(&place.code).into_owned(), &*place.name))
        .collect();
    states.sort_by_key(|(_, name)| *name);
    combo(ui, "State", &shown, |ui| {
        for (code, name) in states {
            ui.selectable_value(&mut form.code, code, name);
        }
    });
    ui.end_row();
    widgets::dim(ui, "As its");
    let choices = [
        (PlaceUse::Town, "town, port, province"),
        (PlaceUse::Name, "name"),
        (PlaceUse::Adjective, "adjective, people"),
        (PlaceUse::Capital, "capital, government"),
    ];
    form.how = widgets::segments(ui, "As its", form.how, &choices).unwrap_or(form.how);
    ui.end_row();
}

fn goods(ui: &mut Ui, form: &mut Form, view: &View<'_>) -> bool {
    widgets::dim(ui, "Mean");
    let choices = [(false, "goods of the table"), (true, "new goods")];
    form.is_new = widgets::segments(ui, "Mean", form.is_new, &choices).unwrap_or(form.is_new);
    ui.end_row();
    let list = |ui: &mut Ui, name: &str, chosen: &mut String| {
        widgets::dim(ui, name);
        let shown = view.commodity_name(chosen);
        combo(ui, name, &shown, |ui| {
            for goods in view.lexicon.commodities() {
                ui.selectable_value(chosen, goods.id.to_string(), &*goods.name);
            }
        });
        ui.end_row();
    };
    if !form.is_new {
        list(ui, "Goods", &mut form.goods);
        return false;
    }
    let mut entered = field(ui, "Name", &mut form.name, "Wheat flour", false);
    list(ui, "Part of", &mut form.parent);
    entered |= field(ui, "HS code", &mut form.hs_code, "1101", false);
    let proposed = slug(&form.name);
    let hint = if proposed.is_empty() { "wheat_flour" } else { &*proposed };
    entered | field(ui, "Id", &mut form.id, hint, false)
}

fn sources(ui: &mut Ui, form: &mut Form) -> bool {
    let entered = field(ui, "Name", &mut form.name, "if it differs from the first of the words", false);
    widgets::dim(ui, "Is an");
    let choices = [
        (SourceKind::Outlet, "outlet that relays"),
        (SourceKind::Origin, "origin: office, company, institute"),
    ];
    form.kind = widgets::segments(ui, "Is an", form.kind, &choices).unwrap_or(form.kind);
    ui.end_row();
    entered
}

fn ignored(ui: &mut Ui, form: &mut Form) {
    widgets::dim(ui, "No figure");
    let choices = [
        (Beside::After, "directly before these words"),
        (Beside::Before, "directly behind them"),
        (Beside::Whole, "within them"),
    ];
    form.beside = widgets::segments(ui, "No figure", form.beside, &choices).unwrap_or(form.beside);
    ui.end_row();
}

fn field(ui: &mut Ui, name: &str, text: &mut String, hint: &str, first: bool) -> bool {
    widgets::dim(ui, name);
    let response = ui.add(egui::TextEdit::singleline(text).hint_text(hint).desired_width(420.0));
    widgets::name_field(ui, &response, name);
    if first && ui.memory(|memory| memory.focused()).is_none() && !response.lost_focus() {
        response.request_focus();
    }
    ui.end_row();
    response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter))
}

fn combo(ui: &mut Ui, name: &str, shown: &str, add: impl FnOnce(&mut Ui)) {
    let response =
        egui::ComboBox::from_id_salt(name).selected_text(shown).width(260.0).show_ui(ui, add).response;
    widgets::name_combo(&response, name, shown);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_gives_the_addition_that_it_was_filled_with() {
        let table = "place\tRason zone;Rason SEZ\tRUS\tadjective\n\
            goods\tburning stone\tcoal\n\
            new goods\tflour\tflour\t\tWheat flour\t1101\tfood\n\
            source\tBorder Post\t\torigin\tThe Border Post\n\
            ignore\tcrates\t\twhole\n";
        let (additions, bad) = crate::vocabulary::Additions::from_tsv(table);
        assert_eq!((additions.entries().len(), bad), (5, Vec::new()));
        for addition in additions.entries() {
            assert_eq!(Form::of(addition).addition(addition.subject()), *addition);
        }
    }

    #[test]
    fn an_id_is_made_of_the_name() {
        assert_eq!(slug("Wheat flour (soft)"), "wheat_flour_soft");
        let form =
            Form { is_new: true, name: "Dried  squid".into(), words: "squid".into(), ..Form::default() };
        let Added::NewGoods { id, name, .. } = form.addition(Subject::Goods).meaning else {
            panic!("new goods");
        };
        assert_eq!((&*id, &*name), ("dried_squid", "Dried squid"));
    }
}
