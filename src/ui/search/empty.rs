//! What stands where no hits are: how to search, or why there is nothing.

use egui::{Grid, Label, RichText, Ui};

use super::say;
use crate::search::WORDS;
use crate::ui::theme::{self, Palette};
use crate::ui::{Action, Screen, View, widgets};

/// Words that are looked for in the texts.
const TEXTS: [(&str, &str); 6] = [
    ("pyongyang", "a word, whatever its capitals and accents"),
    ("coal export", "both words; the last may go on: exports"),
    ("export* coal", "a word that begins so"),
    ("\"48 million\"", "exactly these words, one after the other"),
    ("US$48 99.6", "numbers as they are printed"),
    ("coal -china", "without this word"),
];

/// Said below them.
const SCRIPTS: &str = "In Korean, Chinese and Japanese any part of a word is found. Enter or F3 goes on to the next hit, with Shift to the previous one.";

/// Say it.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, screen: &Screen, out: &mut Vec<Action>) {
    if !screen.search.trim().is_empty() {
        if view.hits.fault.is_none() && !view.hits.searching {
            say(ui, "Nothing was found. Every word must stand in the article; fewer words find more.");
        }
        return;
    }
    let palette = Palette::of(ui);
    egui::ScrollArea::vertical().id_salt("how to search").auto_shrink(false).show(ui, |ui| {
        egui::Frame::new().inner_margin(egui::Margin { left: 12, right: 12, top: 4, bottom: 4 }).show(
            ui,
            |ui| {
                // Six lines fit the list as it is at first.
                ui.spacing_mut().interact_size.y = 16.0;
                ui.spacing_mut().button_padding.y = 0.0;
                Grid::new("search words").num_columns(4).spacing([12.0, 2.0]).show(ui, |ui| {
                    for ((typed, what), (_, facet, found)) in TEXTS.iter().zip(WORDS) {
                        for (typed, what) in [(*typed, *what), (facet, found)] {
                            let button = widgets::link(ui, typed).on_hover_text("Try this");
                            if button.clicked() {
                                out.push(Action::Search(typed.to_owned()));
                            }
                            let what = RichText::new(what).font(theme::small()).color(palette.dim);
                            ui.add(Label::new(what).extend());
                        }
                        ui.end_row();
                    }
                });
                ui.add_space(4.0);
                ui.add(Label::new(RichText::new(SCRIPTS).font(theme::small()).color(palette.dim)).wrap());
            },
        );
    });
}
