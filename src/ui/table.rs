//! The claims table: every figure that the filter shows, sortable, linked with everything else.

use egui::{RichText, Ui};
use egui_extras::{Column as Width, TableBuilder, TableRow};

use super::checks::{glyph, ink};
use super::empty::{self, Way};
use super::focus::{self, Part};
use super::table_rows::{CELLS, TableRows};
use super::theme::{self, Palette};
use super::{Action, Command, Screen, View, access, filter_bar, widgets};
use crate::audit::Finding;
use crate::listing::Column;
use crate::model::Figure;

const ROW: f32 = 24.0;

/// Of the mark before a status.
const MARK: f32 = 14.0;

/// The column of what the checks hold against a figure.
const DOUBT: f32 = 16.0;

/// Between two columns.
const GAP: f32 = 4.0;

/// Each column with the width below which what it mostly holds is cut off, and the width that it would like.
const COLUMNS: [(Column, &str, f32, f32); 7] = [
    (Column::Value, "value", 120.0, 160.0),
    (Column::Flow, "flow", 82.0, 92.0),
    (Column::Commodity, "commodity", 82.0, 130.0),
    (Column::Period, "period", 104.0, 116.0),
    (Column::Source, "source", 80.0, 130.0),
    (Column::Article, "article", 88.0, 170.0),
    (Column::Status, "status", 108.0, 130.0),
];

/// Where the article's column is narrower than this it has the date alone: a date cut off tells nothing.
const WITH_OUTLET: f32 = 156.0;

/// Below this part of what the columns need, source and article, which the claim panel and the reader say too, give
/// their room to the others.
const FEWER: f32 = 0.8;

/// The width of each column: all share what there is, and the status stays in sight above all.
fn widths(room: f32) -> [f32; 7] {
    let all: f32 = COLUMNS.iter().map(|(_, _, least, _)| least).sum();
    let few = room < all * FEWER;
    let shown = |column: Column| !(few && matches!(column, Column::Source | Column::Article));
    let sum = |width: fn(&(Column, &str, f32, f32)) -> f32| {
        COLUMNS.iter().filter(|column| shown(column.0)).map(width).sum::<f32>()
    };
    let (least, wanted) = (sum(|column| column.2), sum(|column| column.3));
    COLUMNS.map(|(column, _, narrow, wide)| {
        if !shown(column) {
            0.0
        } else if room <= least {
            narrow * (room / least).max(0.5)
        } else if room < wanted {
            narrow + (wide - narrow) * (room - least) / (wanted - least)
        } else {
            wide * (room / wanted).min(2.0)
        }
    })
}

/// Show it. `reveal` scrolls to the selected row once; `last` is the row that was revealed before.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    screen: &Screen,
    reveal: bool,
    last: &mut usize,
    out: &mut Vec<Action>,
) {
    let palette = Palette::of(ui);
    ui.add_space(2.0);
    filter_bar::show(ui, view, screen, out);
    ui.add_space(2.0);
    if view.listing.figures.is_empty() {
        empty(ui, view, screen, out);
        // A panel keeps the height of what it holds: one that starts empty would stay low.
        ui.take_available_space();
        return;
    }
    ui.spacing_mut().item_spacing.x = GAP;
    widgets::quiet_rows(ui);
    let gaps = GAP * (COLUMNS.len() + 1) as f32 + ui.spacing().scroll.bar_width + 4.0;
    let widths = widths(ui.available_width() - gaps - DOUBT);
    TableRows::prepare(ui);
    let mut table = TableBuilder::new(ui)
        .id_salt("claims")
        .sense(CELLS)
        .auto_shrink(false)
        .animate_scrolling(false)
        .min_scrolled_height(0.0)
        .cell_layout(egui::Layout::left_to_right(egui::Align::Center));
    table = table.column(Width::exact(DOUBT).clip(true));
    for width in widths {
        table = table.column(Width::exact(width).clip(true));
    }
    if reveal && let Some(row) = screen.selected.and_then(|key| view.listing.row(key)) {
        // One further in the direction of the walk, so that the next one is in view too.
        let next = if row >= *last { row + 1 } else { row.saturating_sub(1) };
        table = table.scroll_to_row(next.min(view.listing.rows.len() - 1), None);
        *last = row;
    }
    table
        .header(22.0, |mut header| {
            header.col(|_| {});
            for (column, name, ..) in COLUMNS {
                header.col(|ui| column_head(ui, screen, column, name, &palette, out));
            }
        })
        .body(|mut body| {
            let rows = TableRows::of(body.ui_mut(), "Claims", view.listing.rows.len());
            body.rows(ROW, view.listing.rows.len(), |mut row| {
                let figure = &view.listing.figures[view.listing.rows[row.index()] as usize];
                let on = screen.selected == Some(figure.key());
                row.set_selected(on);
                let mut begun = None;
                let doubt = doubt(&mut row, (&rows, &mut begun), view, figure, &palette, on);
                cells(&mut row, view, figure, &palette);
                let response = rows.end(begun, &row);
                focus::land(&response.ctx, Part::List, response.id, on);
                access::row(&response, true, on, words(view, figure, doubt));
                access::place(&response, row.index());
                if response.clicked() {
                    out.push(Action::Select(figure.key()));
                }
            });
        });
}

/// A row as it is read: all that its cells say.
fn words(view: &View<'_>, figure: &Figure, doubt: Option<&Finding>) -> String {
    let record = figure.record();
    let doubt = doubt.map_or(String::new(), |finding| format!(", {}", finding.outcome.code()));
    let derived = if figure.is_derived() { ", derived" } else { "" };
    let open = record.period.start.is_none() && record.period.end.is_none();
    let status = view.project.codebook().status(figure.status()).filter(|_| !figure.is_suggestion());
    let article = figure.article();
    let date = article.published().map_or("undated".to_owned(), |date| date.to_string());
    let parts = [
        status.map_or_else(|| "suggested".to_owned(), |status| status.name.to_string()),
        record.flow.to_string(),
        record.commodity.as_deref().map(|id| view.commodity_name(id)).unwrap_or_default(),
        if open { "no period".to_owned() } else { record.period.words() },
        record.sources.join(" ‹ "),
        format!("{date} {}", article.outlet()),
    ];
    let rest: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    format!("Row {}: {}{derived}{doubt}, {}", figure.quote(), record.figure_words(), rest.join(", "))
}

fn empty(ui: &mut Ui, view: &View<'_>, screen: &Screen, out: &mut Vec<Action>) {
    if !screen.filter.is_empty() {
        let words = "No figure matches the filter. Take a part of it away above, or all of it.";
        return empty::show(ui, words, [Way::all_figures()], out);
    }
    if view.listing.articles.is_empty() {
        let words = "The figures of the articles that you open are listed here.";
        return empty::show(ui, words, [Command::OpenFolder, Command::OpenSample].map(Way::command), out);
    }
    let words = "No figure was found in these articles. Select words in the text and make a claim of them, or teach the \
                 program the words of your sources.";
    let ways =
        [Way::command(Command::Vocabulary), Way::guide("What is read, and what is not", "limits#languages")];
    empty::show(ui, words, ways, out);
}

/// The mark of what the checks hold against a figure, until somebody has looked at it.
fn doubt<'v>(
    row: &mut TableRow<'_, '_>,
    (rows, begun): (&TableRows, &mut Option<Ui>),
    view: &View<'v>,
    figure: &Figure,
    palette: &Palette,
    selected: bool,
) -> Option<&'v Finding> {
    let open = view.open_findings(figure.key());
    let worst: Option<&Finding> = open.first().and_then(|at| view.findings.get(*at)).map(AsRef::as_ref);
    row.col(|ui| {
        if selected {
            widgets::selected_bar(ui);
        }
        *begun = Some(rows.begin(ui));
        let Some(finding) = worst else { return };
        let mark = RichText::new(glyph(finding.outcome)).color(ink(finding.outcome, palette)).strong();
        ui.add_space(4.0);
        ui.add(egui::Label::new(mark)).on_hover_ui(|ui| {
            ui.set_max_width(420.0);
            for finding in open.iter().filter_map(|at| view.findings.get(*at)) {
                ui.add(egui::Label::new(format!("{} {}", glyph(finding.outcome), finding.message)).wrap());
            }
        });
    });
    worst
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
        access::quiet(ui);
        ui.add_space(4.0);
        let derived = if figure.is_derived() { " · derived" } else { "" };
        let words = RichText::new(format!("{}{derived}", record.figure_words())).color(ink);
        let words = if figure.is_suggestion() { words } else { words.strong() };
        ui.add(egui::Label::new(words).truncate()).on_hover_text(format!("“{}”", figure.quote()));
    });
    row.col(|ui| {
        access::quiet(ui);
        text(ui, record.flow.to_string(), ink);
    });
    row.col(|ui| {
        access::quiet(ui);
        let name = record.commodity.as_deref().map(|id| view.commodity_name(id)).unwrap_or_default();
        text(ui, name, ink);
    });
    row.col(|ui| {
        access::quiet(ui);
        let open = record.period.start.is_none() && record.period.end.is_none();
        text(
            ui,
            if open { "—".to_owned() } else { record.period.words() },
            if open { palette.dim } else { ink },
        );
    });
    row.col(|ui| {
        access::quiet(ui);
        text(ui, record.sources.join(" ‹ "), ink);
    });
    row.col(|ui| {
        access::quiet(ui);
        let article = figure.article();
        let date = article.published().map_or("undated".to_owned(), |date| date.to_string());
        let whole = format!("{date} {}", article.outlet());
        let words = if ui.available_width() < WITH_OUTLET { date } else { whole.clone() };
        ui.add_space(4.0);
        ui.add(egui::Label::new(RichText::new(words).color(palette.dim)).truncate())
            .on_hover_text(format!("{whole}\n{}", article.title()));
    });
    row.col(|ui| {
        access::quiet(ui);
        ui.add_space(4.0);
        match view.project.codebook().status(figure.status()) {
            Some(status) if !figure.is_suggestion() => {
                widgets::badge(ui, palette, status, MARK);
                ui.add(egui::Label::new(RichText::new(&*status.name).color(ink)).truncate());
            }
            _ => {
                // Below the words of a status, not below its mark.
                ui.add_space(MARK + GAP - 4.0);
                text(ui, "suggested".to_owned(), palette.dim);
            }
        }
    });
}
