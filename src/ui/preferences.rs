//! What the window looks like, who works here, and which factors convert.

use egui::Ui;

use super::motion::Motion;
use super::{Action, Dialog, KeySheet, Screen, View, widgets};
use crate::chart::{self, factor_set};

/// What the dialog remembers while it is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Preferences {
    name: String,
}

impl Preferences {
    /// With what is set now.
    #[must_use]
    pub fn of(screen: &Screen) -> Self {
        Self { name: screen.person.clone() }
    }
}

/// Smallest and largest text, as a part of the usual size.
pub const SIZES: std::ops::RangeInclusive<f32> = 0.8..=2.0;

pub(super) fn show(
    ui: &mut Ui,
    open: &mut Preferences,
    view: &View<'_>,
    screen: &Screen,
    out: &mut Vec<Action>,
) {
    egui::Grid::new("preferences").num_columns(2).spacing([16.0, 12.0]).show(ui, |ui| {
        widgets::dim(ui, "theme");
        let themes = [
            (egui::ThemePreference::System, "as the system"),
            (egui::ThemePreference::Dark, "dark"),
            (egui::ThemePreference::Light, "light"),
        ];
        if let Some(theme) = widgets::segments(ui, "Theme", screen.theme, &themes) {
            out.push(Action::SetTheme(theme));
        }
        ui.end_row();

        widgets::dim(ui, "movement");
        let motions = [(Motion::System, "like the system"), (Motion::None, "none")];
        if let Some(motion) = widgets::segments(ui, "Movement", screen.motion, &motions) {
            out.push(Action::SetMotion(motion));
        }
        ui.end_row();

        widgets::dim(ui, "text size");
        ui.horizontal(|ui| {
            let percent = (screen.zoom * 100.0).round() as u32;
            let sizes: [(u32, &str); 6] = [
                (80, "80 %"),
                (100, "100 %"),
                (125, "125 %"),
                (150, "150 %"),
                (175, "175 %"),
                (200, "200 %"),
            ];
            if let Some(percent) = widgets::segments(ui, "Text size", percent, &sizes) {
                out.push(Action::SetZoom(percent as f32 / 100.0));
            }
            if !sizes.iter().any(|(size, _)| *size == percent) {
                widgets::dim(ui, format!("now {percent} %"));
            }
        });
        ui.end_row();

        widgets::dim(ui, "your name");
        let field = egui::TextEdit::singleline(&mut open.name).hint_text(view.person).desired_width(240.0);
        let response = ui.add(field);
        widgets::name_field(ui, &response, "Name in the history");
        if response.lost_focus() && open.name.trim() != screen.person {
            out.push(Action::SetName(open.name.trim().to_owned()));
        }
        ui.end_row();

        widgets::dim(ui, "tonnes and barrels");
        let sets = view.lexicon.factor_sets();
        let options = &view.scene.options;
        let now = factor_set(sets, &options.factors);
        let combo = egui::ComboBox::from_id_salt("factors").selected_text(&*now.name).width(240.0);
        let combo = combo.show_ui(ui, |ui| {
            for set in sets {
                let on = now.id == set.id;
                if ui.selectable_label(on, &*set.name).clicked() && !on {
                    out.push(Action::SetChart(chart::Options { factors: set.id.clone(), ..options.clone() }));
                }
            }
        });
        widgets::name_combo(&combo.response, "Factors", &now.name);
        ui.end_row();

        widgets::dim(ui, "keys");
        ui.horizontal(|ui| {
            if ui.button("Change keys…").clicked() {
                out.push(Action::Ask(Box::new(Dialog::Keys(KeySheet::changing()))));
            }
            widgets::dim(ui, if screen.keys.any_changed() { "some are changed" } else { "as delivered" });
        });
        ui.end_row();
    });
    ui.add_space(8.0);
    widgets::dim(
        ui,
        "All of it is kept on this machine, for every project. Your name stands with what you decide from now on.",
    );
}
