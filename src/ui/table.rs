//! The claims table: every figure that the filter shows, sortable, linked with everything else.

use egui::{RichText, Sense, Ui, WidgetInfo};
use egui_extras::{Column as Width, TableBuilder, TableRow};

use super::theme::{self, Palette};
use super::{Action, Screen, View, widgets};
use crate::listing::{Column, Filter, Show};
use crate::model::{Figure, Kind};

const ROW: f32 = 24.0;

const COLUMNS: [(Column, &str, f32); 7] = [
    (Column::Value, "value", 150.0),
    (Column::Flow, "flow", 92.0),
    (Column::Commodity, "commodity", 116.0),
    (Column::Period, "period", 112.0),
    (Column::Source, "source", 122.0),
    (Column::Article, "article", 112.0),
    (Column::Status, "status", 126.0),
];

/// Show it. `reveal` scrolls to the selected row once.
pub fn show(ui: &mut Ui, view: &View<'_>, screen: &Screen, reveal: bool, out: &mut Vec<Action>) {
    let palette = Palette::of(ui);
    ui.add_space(2.0);
    head(ui, view, screen, out);
    ui.add_space(2.0);
    if view.listing.figures.is_empty() {
        ui.add_space(12.0);
        ui.vertical_centered(|ui| {
            let words = if screen.filter.is_empty() {
                "Figures of the articles that you open are listed here."
            } else {
                "No figure matches the filter. Take a part of it away above, or press Backspace to clear it."
            };
            widgets::dim(ui, words);
        });
        return;
    }
    // All columns stay in sight, the status above all: they share what width there is.
    let wanted: f32 = COLUMNS.iter().map(|(_, _, width)| width).sum();
    let gaps = ui.spacing().item_spacing.x * COLUMNS.len() as f32 + ui.spacing().scroll.bar_width + 4.0;
    let fit = ((ui.available_width() - gaps) / wanted).clamp(0.5, 2.0);
    let mut table = TableBuilder::new(ui)
        .id_salt("claims")
        .sense(Sense::click())
        .auto_shrink(false)
        .animate_scrolling(false)
        .min_scrolled_height(0.0)
        .cell_layout(egui::Layout::left_to_right(egui::Align::Center));
    for (_, _, width) in COLUMNS {
        table = table.column(Width::exact(width * fit).clip(true));
    }
    if reveal && let Some(row) = selected_row(view, screen) {
        table = table.scroll_to_row(row, None);
    }
    table
        .header(22.0, |mut header| {
            for (column, name, _) in COLUMNS {
                header.col(|ui| column_head(ui, screen, column, name, &palette, out));
            }
        })
        .body(|body| {
            body.rows(ROW, view.listing.rows.len(), |mut row| {
                let figure = &view.listing.figures[view.listing.rows[row.index()] as usize];
                row.set_selected(screen.selected == Some(figure.key()));
                cells(&mut row, view, figure, &palette);
                let response = row.response();
                response.widget_info(|| {
                    let words = format!("Row {}: {}", figure.quote(), figure.record().figure_words());
                    let on = screen.selected == Some(figure.key());
                    WidgetInfo::selected(egui::Role::ListBoxOption, true, on, words)
                });
                if response.clicked() {
                    out.push(Action::Select(figure.key()));
                }
            });
        });
}

fn selected_row(view: &View<'_>, screen: &Screen) -> Option<usize> {
    let at = view.listing.position(screen.selected?)? as u32;
    view.listing.rows.iter().position(|row| *row == at)
}

fn head(ui: &mut Ui, view: &View<'_>, screen: &Screen, out: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.add_space(12.0);
        let shown = view.listing.figures.len();
        ui.label(RichText::new(format!("Claims {shown}")).font(theme::heading(13.0)));
        ui.add_space(8.0);
        filters(ui, view, screen, out);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(12.0);
            for (part, words) in screen.filter.parts().into_iter().rev() {
                let response = widgets::chip(ui, true, &format!("{words} ×"));
                if response.on_hover_text("Take this part of the filter away").clicked() {
                    let mut filter = screen.filter.clone();
                    filter.clear(part);
                    out.push(Action::SetFilter(filter));
                }
            }
            let all = view.listing.counts.figures;
            if shown != all {
                widgets::dim(ui, format!("showing {shown} of {all}"));
            }
        });
    });
}

fn filters(ui: &mut Ui, view: &View<'_>, screen: &Screen, out: &mut Vec<Action>) {
    let filter = &screen.filter;
    let mut set = |filter: Filter| out.push(Action::SetFilter(filter));
    let menu = |words: &str| RichText::new(format!("{words} ▼")).font(theme::small());
    ui.spacing_mut().item_spacing.x = 2.0;
    ui.menu_button(menu("status"), |ui| {
        for status in &view.project.codebook().statuses {
            let mut on = filter.statuses.contains(&status.code);
            let count = view.listing.counts.by_status.get(&*status.code).copied().unwrap_or_default();
            if ui.checkbox(&mut on, format!("{} {}  {count}", status.icon, status.name)).changed() {
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
    ui.menu_button(menu("review"), |ui| {
        let choices = [
            (Show::All, "All"),
            (Show::ToReview, "To review"),
            (Show::Claims, "Claims without suggestions"),
            (Show::Reviewed, "Reviewed"),
        ];
        for (show, words) in choices {
            if ui.selectable_label(filter.show == show, words).clicked() {
                set(Filter { show, ..filter.clone() });
            }
        }
    });
    ui.menu_button(menu("kind"), |ui| {
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
    ui.menu_button(menu("flow"), |ui| {
        if ui.selectable_label(filter.country.is_none(), "all").clicked() {
            set(Filter { country: None, ..filter.clone() });
        }
        let mut countries = std::collections::BTreeSet::new();
        for figure in view.project.entries().flat_map(Figure::of_entry) {
            match figure.record().flow {
                crate::model::Flow::Unknown => {}
                crate::model::Flow::OneWay { exporter, importer } => {
                    countries.extend([exporter, importer].into_iter().flatten());
                }
                crate::model::Flow::TwoWay { partners } => countries.extend(partners),
            }
        }
        for country in countries {
            let words = format!("{}  {country}", view.lexicon.country_name(country.code()));
            if ui.selectable_label(filter.country == Some(country), words).clicked() {
                set(Filter { country: Some(country), ..filter.clone() });
            }
        }
    });
    ui.menu_button(menu("commodity"), |ui| {
        if ui.selectable_label(filter.commodity.is_none(), "all").clicked() {
            set(Filter { commodity: None, ..filter.clone() });
        }
        let known: std::collections::BTreeSet<_> = view
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
    let elsewhere = screen.article.filter(|_| filter.article.is_none());
    if let Some(article) = elsewhere
        && widgets::link(ui, "this article only").clicked()
    {
        set(Filter { article: Some(article), ..filter.clone() });
    }
}

fn column_head(
    ui: &mut Ui,
    screen: &Screen,
    column: Column,
    name: &str,
    palette: &Palette,
    out: &mut Vec<Action>,
) {
    let arrow = match (screen.sort.column == column, screen.sort.descending) {
        (false, _) => "",
        (true, false) => " ▲",
        (true, true) => " ▼",
    };
    let words = RichText::new(format!("{name}{arrow}")).font(theme::small()).color(palette.dim);
    ui.add_space(4.0);
    let response = ui.add(egui::Button::new(words).frame(false));
    if response.on_hover_text("Sort; again: reverse; a third time: reading order").clicked() {
        out.push(Action::SetSort(screen.sort.clicked(column)));
    }
}

fn cells(row: &mut TableRow<'_, '_>, view: &View<'_>, figure: &Figure, palette: &Palette) {
    let record = figure.record();
    // Suggestions are lighter everywhere.
    let ink = if figure.is_suggestion() { palette.dim } else { palette.text };
    let text = |ui: &mut Ui, words: String, ink| {
        ui.add_space(4.0);
        ui.add(egui::Label::new(RichText::new(words).color(ink)).truncate());
    };
    row.col(|ui| {
        ui.add_space(4.0);
        let words = RichText::new(record.figure_words()).color(ink);
        let words = if figure.is_suggestion() { words } else { words.strong() };
        ui.add(egui::Label::new(words).truncate()).on_hover_text(format!("“{}”", figure.quote()));
    });
    row.col(|ui| text(ui, record.flow.to_string(), ink));
    row.col(|ui| {
        let name = record.commodity.as_deref().map(|id| view.commodity_name(id)).unwrap_or_default();
        text(ui, name, ink);
    });
    row.col(|ui| {
        let open = record.period.start.is_none() && record.period.end.is_none();
        text(
            ui,
            if open { "—".to_owned() } else { record.period.words() },
            if open { palette.faint } else { ink },
        );
    });
    row.col(|ui| text(ui, record.sources.join(" ‹ "), ink));
    row.col(|ui| {
        let article = figure.article();
        let date = article.published().map_or("undated".to_owned(), |date| date.to_string());
        text(ui, format!("{date} {}", article.outlet()), palette.dim);
    });
    row.col(|ui| {
        ui.add_space(4.0);
        match view.project.codebook().status(figure.status()) {
            Some(status) if !figure.is_suggestion() => {
                widgets::badge(ui, palette, status, 14.0);
                ui.add(egui::Label::new(RichText::new(&*status.name).color(ink)).truncate());
            }
            _ => text(ui, "suggested".to_owned(), palette.faint),
        }
    });
}
