//! The bar above the claims table: what is shown of what, switches that narrow it, and what is done with all of it.

use std::collections::BTreeSet;

use egui::{RichText, Role, Ui, WidgetInfo};

use super::{Action, Command, List, Screen, View, access, theme, widgets};
use crate::listing::{Filter, Show};
use crate::model::{Figure, Flow, Kind};

/// From this width on, in points, everything has room in one line.
const ROOM: f32 = 500.0;

/// Show it. In a narrow window it takes a second line.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, screen: &Screen, out: &mut Vec<Action>) {
    egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 0)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
            ui.set_min_height(22.0);
            tabs(ui, view, List::Claims, out);
            ui.add_space(8.0);
            let room = ui.available_size_before_wrap().x >= ROOM;
            switches(ui, screen, room, out);
            widgets::quiet_menu(ui, "More ▼", |ui| more(ui, view, screen, out));
            parts(ui, screen, out);
            batch(ui, view, out);
        });
    });
}

/// Claims, what the checks found about them, where they come from, and a search: which is shown, and ways to the others.
pub(super) fn tabs(ui: &mut Ui, view: &View<'_>, now: List, out: &mut Vec<Action>) {
    let palette = super::theme::Palette::of(ui);
    let findings = format!("Checks {}", view.findings.len());
    let origins = format!("Origins {}", view.origins.groups.len());
    let search = "Search".to_owned();
    for (words, list, command) in [
        (count(view), List::Claims, Command::ShowClaims),
        (findings, List::Checks, Command::ShowChecks),
        (origins, List::Origins, Command::ShowOrigins),
        (search, List::Search, Command::SearchArticles),
    ] {
        let on = list == now;
        let ink = if on { palette.text } else { palette.dim };
        let text = RichText::new(&words).font(theme::heading(13.0)).color(ink);
        let tab = ui.add(egui::Button::new(text).frame(false));
        access::tab(&tab, on, &words);
        if on {
            let line = tab.rect.translate(egui::vec2(0.0, 1.0));
            ui.painter().hline(line.x_range(), line.bottom(), egui::Stroke::new(1.5, palette.accent));
        }
        let what = widgets::with_key(ui.ctx(), command.label(), command);
        if tab.on_hover_text(what).clicked() {
            out.push(Action::Do(command));
        }
        ui.add_space(6.0);
    }
}

/// "Claims 97", or "Claims 12 of 97".
fn count(view: &View<'_>) -> String {
    let (shown, all) = (view.listing.figures.len(), view.listing.counts.figures);
    if shown == all { format!("Claims {all}") } else { format!("Claims {shown} of {all}") }
}

fn switches(ui: &mut Ui, screen: &Screen, room: bool, out: &mut Vec<Action>) {
    let filter = &screen.filter;
    let mut switch = |command: Command, on: bool, what: &str| {
        let words = widgets::with_key(ui.ctx(), what, command);
        if widgets::chip(ui, on, command.label()).on_hover_text(words).clicked() {
            out.push(Action::Do(command));
        }
    };
    let suggested = filter.show == Show::Suggested;
    switch(Command::OnlySuggested, suggested, "What nobody has accepted or dismissed yet");
    if screen.article.is_some() {
        let what = "Figures of the article in the reader, whichever that is";
        switch(Command::OnlyThisArticle, filter.article.is_some(), what);
    }
    // Under "More" too, where there is no room for it.
    if room || filter.money_and_oil {
        switch(Command::OnlyMoneyAndOil, filter.money_and_oil, MONEY_AND_OIL);
    }
}

const MONEY_AND_OIL: &str =
    "Amounts of money, prices, and masses, volumes and daily rates of oil and its products";

/// The other parts that are set, each with a way to take it away, and a way to take all away.
fn parts(ui: &mut Ui, screen: &Screen, out: &mut Vec<Action>) {
    for (part, words) in screen.filter.parts() {
        let response = widgets::chip(ui, true, &format!("{words} ×"));
        if response.on_hover_text("Take this part of the filter away").clicked() {
            let mut filter = screen.filter.clone();
            filter.clear(part);
            out.push(Action::SetFilter(filter));
        }
    }
    if !screen.filter.is_empty() {
        let words = widgets::with_key(ui.ctx(), "Show every figure again", Command::ClearFilter);
        if widgets::link(ui, "Clear all").on_hover_text(words).clicked() {
            out.push(Action::Do(Command::ClearFilter));
        }
    }
}

/// Decisions on everything that is shown: at the right where there is room, else in a menu.
fn batch(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Action>) {
    let suggested = view.listing.suggested;
    let claims = view.listing.figures.len() - suggested;
    let mut links = Vec::new();
    if claims > 1 {
        let what = "Status, tags, grades or a second person for all of them.";
        let (words, name) = (format!("Change {claims}…"), format!("Change all {claims} claims…"));
        links.push((Command::ChangeShown, words, name, what));
    }
    if suggested > 1 {
        let (words, name) = (format!("Accept {suggested}…"), format!("Accept all {suggested} shown…"));
        links.push((Command::AcceptShown, words, name, ""));
        let name = format!("Dismiss all {suggested} shown…");
        links.push((Command::DismissShown, "Dismiss…".to_owned(), name, ""));
    }
    let mut asked = None;
    let told = |ui: &Ui, (command, _, name, what): &(Command, String, String, &str)| {
        let what = format!("{name} {what} Asks first; one step to undo").replace("  ", " ");
        widgets::with_key(ui.ctx(), &what, *command)
    };
    ui.spacing_mut().item_spacing.x = 12.0;
    let wide: f32 = links.iter().map(|(_, words, ..)| widgets::width(ui, words, theme::small()) + 12.0).sum();
    let left = ui.available_size_before_wrap().x - wide - 1.0;
    if left < 0.0 && links.len() > 1 {
        widgets::quiet_menu(ui, "All shown ▼", |ui| {
            for link in &links {
                if ui.button(&link.2).on_hover_text(told(ui, link)).clicked() {
                    asked = Some(link.0);
                }
            }
        });
    } else {
        ui.add_space(left.max(0.0));
        for link in &links {
            let (command, words, name, _) = link;
            let response = widgets::link(ui, words);
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
            if response.on_hover_text(told(ui, link)).clicked() {
                asked = Some(*command);
            }
        }
    }
    out.extend(asked.map(Action::Do));
}

/// Filters under names: put together once, used often.
fn saved(ui: &mut Ui, screen: &Screen, out: &mut Vec<Action>) {
    if !screen.filters.is_empty() {
        ui.menu_button("Saved filters", |ui| {
            for (name, filter) in &screen.filters {
                ui.horizontal(|ui| {
                    let on = screen.filter == *filter;
                    if ui.selectable_label(on, name).clicked() {
                        out.push(Action::SetFilter(filter.clone()));
                        ui.close();
                    }
                    let forget = ui.small_button("×");
                    let words = format!("Forget the filter “{name}”");
                    forget.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
                    if forget.on_hover_text(&words).clicked() {
                        out.push(Action::ForgetFilter(name.clone()));
                    }
                });
            }
        });
    }
    let save = ui.add_enabled(!screen.filter.is_empty(), egui::Button::new(Command::SaveFilter.label()));
    if save.on_disabled_hover_text("The list shows everything: narrow it first").clicked() {
        out.push(Action::Do(Command::SaveFilter));
        ui.close();
    }
    ui.separator();
}

/// The parts of the filter without a switch of their own.
fn more(ui: &mut Ui, view: &View<'_>, screen: &Screen, out: &mut Vec<Action>) {
    saved(ui, screen, out);
    let filter = &screen.filter;
    let mut on = filter.money_and_oil;
    let tick = widgets::tick(ui, &mut on, Command::OnlyMoneyAndOil.label());
    if tick.on_hover_text(widgets::with_key(ui.ctx(), MONEY_AND_OIL, Command::OnlyMoneyAndOil)).changed() {
        out.push(Action::Do(Command::OnlyMoneyAndOil));
    }
    let mut set = |filter: Filter| out.push(Action::SetFilter(filter));
    ui.menu_button("Status", |ui| {
        for status in &view.project.codebook().statuses {
            let mut on = filter.statuses.contains(&status.code);
            let count = view.listing.counts.by_status.get(&*status.code).copied().unwrap_or_default();
            if widgets::tick(ui, &mut on, format!("{} {}  {count}", status.icon, status.name)).changed() {
                let mut filter = filter.clone();
                if on {
                    filter.statuses.insert(status.code.clone());
                } else {
                    filter.statuses.remove(&status.code);
                }
                set(filter);
            }
        }
    });
    ui.menu_button("Review", |ui| {
        let choices = [
            (Show::All, "All"),
            (Show::Suggested, "Suggested only"),
            (Show::ToReview, "To review"),
            (Show::Claims, "Claims without suggestions"),
            (Show::Reviewed, "Reviewed"),
            (Show::NeedsSecond, "Needs a second person"),
            (Show::Disputed, "Judged differently by two people"),
        ];
        for (show, words) in choices {
            if ui.selectable_label(filter.show == show, words).clicked() {
                set(Filter { show, ..filter.clone() });
            }
        }
    });
    ui.menu_button("Kind", |ui| {
        if ui.selectable_label(filter.kind.is_none(), "all").clicked() {
            set(Filter { kind: None, ..filter.clone() });
        }
        for kind in Kind::ALL {
            if ui.selectable_label(filter.kind == Some(kind), kind.code()).clicked() {
                set(Filter { kind: Some(kind), ..filter.clone() });
            }
        }
    });
    // What can be chosen is what occurs; collected only while the menu is open.
    ui.menu_button("Flow", |ui| {
        if ui.selectable_label(filter.country.is_none(), "all").clicked() {
            set(Filter { country: None, ..filter.clone() });
        }
        let mut countries = BTreeSet::new();
        for figure in view.project.entries().flat_map(Figure::of_entry) {
            match figure.record().flow {
                Flow::Unknown => {}
                Flow::OneWay { exporter, importer } => {
                    countries.extend([exporter, importer].into_iter().flatten());
                }
                Flow::TwoWay { partners } => countries.extend(partners),
            }
        }
        for country in countries {
            let words = format!("{}  {country}", view.lexicon.country_name(country.code()));
            if ui.selectable_label(filter.country == Some(country), words).clicked() {
                set(Filter { country: Some(country), ..filter.clone() });
            }
        }
    });
    ui.menu_button("Commodity", |ui| {
        if ui.selectable_label(filter.commodity.is_none(), "all").clicked() {
            set(Filter { commodity: None, ..filter.clone() });
        }
        let known: BTreeSet<_> = view
            .project
            .entries()
            .flat_map(Figure::of_entry)
            .filter_map(|figure| figure.record().commodity.clone())
            .collect();
        for id in known {
            let on = filter.commodity.as_ref() == Some(&id);
            if ui.selectable_label(on, view.commodity_name(&id)).clicked() {
                set(Filter { commodity: Some(id), ..filter.clone() });
            }
        }
    });
}
