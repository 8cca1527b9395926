//! The list on the left: articles with their progress.

use egui::{Color32, RichText, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::empty::{self, Way};
use super::focus::{self, Part};
use super::theme::{self, Palette};
use super::{Action, Command, Screen, View, access, widgets};
use crate::listing::{ArticleRow, Filter, Show};
use crate::model::Article;

/// Height of a row: two lines of title at most, so that thousands of rows need no measuring.
const ROW: f32 = 86.0;
/// Above the date and below the dots.
const TOP: f32 = 8.0;
/// Height of the lines above and below the title.
const LINE: f32 = 16.0;
/// More figures than this are told by the number alone.
const DOTS: usize = 22;
/// More articles of one origin than this are told by their number.
const NAMED: usize = 8;

/// Show it.
pub fn show(ui: &mut Ui, view: &View<'_>, screen: &Screen, reveal: bool, out: &mut Vec<Action>) {
    let palette = Palette::of(ui);
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        ui.add_space(10.0);
        let count = view.listing.articles.len();
        ui.label(RichText::new(format!("Articles · {count}")).font(theme::heading(12.0)).color(palette.dim));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(8.0);
            let what = widgets::with_key(ui.ctx(), "Search all articles", Command::SearchArticles);
            if widgets::link(ui, "Search…").on_hover_text(what).clicked() {
                out.push(Action::Do(Command::SearchArticles));
            }
        });
    });
    chips(ui, view, screen, out);
    ui.add_space(4.0);
    ui.separator();
    let rows: Vec<&ArticleRow> =
        view.listing.articles.iter().filter(|row| listed(row, &screen.filter)).collect();
    if rows.is_empty() {
        empty(ui, view, out);
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = egui::ScrollArea::vertical().id_salt("articles").auto_shrink(false);
    let revealed =
        rows.iter().position(|row| Some(row.entry.article.id) == screen.article).filter(|_| reveal);
    area.show_rows(ui, ROW, rows.len(), |ui, range| {
        if let Some(at) = revealed {
            // Also right for a row that is not drawn: rows have one height.
            let top = ui.max_rect().top() + (at as f32 - range.start as f32) * ROW;
            let row = egui::Rect::from_min_size(egui::pos2(ui.max_rect().left(), top), vec2(1.0, ROW));
            ui.scroll_to_rect_animation(row, None, egui::style::ScrollAnimation::none());
        }
        access::list(ui, "Articles", rows.len());
        for (at, row) in (range.start..).zip(&rows[range]) {
            ui.push_id(row.entry.article.id, |ui| article(ui, view, screen, (at, row), &palette, out));
        }
    });
}

fn listed(row: &ArticleRow, filter: &Filter) -> bool {
    match filter.show {
        _ if filter.undated && row.entry.article.published().is_some() => false,
        Show::Suggested => row.dots.iter().any(Option::is_none) || row.figures == 0,
        Show::ToReview => row.reviewed < row.figures || row.figures == 0,
        _ => true,
    }
}

fn chips(ui: &mut Ui, view: &View<'_>, screen: &Screen, out: &mut Vec<Action>) {
    let filter = &screen.filter;
    ui.horizontal_wrapped(|ui| {
        ui.add_space(10.0);
        ui.spacing_mut().item_spacing.x = 4.0;
        if widgets::chip(ui, filter.is_empty(), "all").clicked() {
            out.push(Action::SetFilter(Filter::default()));
        }
        if widgets::chip(ui, filter.show == Show::ToReview, "to review").clicked() {
            let show = if filter.show == Show::ToReview { Show::All } else { Show::ToReview };
            out.push(Action::SetFilter(Filter { show, ..filter.clone() }));
        }
        let undated = view.listing.counts.undated;
        if undated > 0 && widgets::chip(ui, filter.undated, &format!("undated {undated}")).clicked() {
            out.push(Action::SetFilter(Filter { undated: !filter.undated, ..filter.clone() }));
        }
    });
}

fn article(
    ui: &mut Ui,
    view: &View<'_>,
    screen: &Screen,
    (at, row): (usize, &ArticleRow),
    palette: &Palette,
    out: &mut Vec<Action>,
) {
    let head = &row.entry.article;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let selected = screen.article == Some(head.id);
    focus::land(ui.ctx(), Part::Articles, response.id, selected);
    let date = head.published().map_or("undated".to_owned(), |date| date.to_string());
    let done = match row.figures {
        0 => "no figures".to_owned(),
        all => format!("{} of {all} reviewed", row.reviewed),
    };
    access::row(&response, true, selected, format!("{}, {}, {date}, {done}", head.title(), head.outlet()));
    access::place(&response, at);
    if selected {
        ui.painter().rect_filled(rect, 0.0, palette.selected);
        let bar = egui::Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(bar, 0.0, palette.accent);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, palette.ground);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, palette.line));
    let inner = rect.shrink2(vec2(12.0, TOP));
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(inner));
    access::quiet(&child);
    child.spacing_mut().item_spacing.y = 3.0;
    // No higher than its words: what is above the date is then as much as what is below the dots.
    child.spacing_mut().interact_size.y = LINE;
    let retold = view.origins.group_of(head.id).is_some_and(|group| group.articles.len() > 1);
    child.horizontal(|ui| {
        // The mark in the corner stands beside the outlet, not over it.
        ui.set_max_width(ui.available_width() - if retold { 40.0 } else { 0.0 });
        let ink = if head.published().is_some() { palette.text } else { palette.warn };
        ui.label(RichText::new(date).font(theme::small()).color(ink));
        ui.add(
            egui::Label::new(RichText::new(head.outlet()).font(theme::small()).color(palette.dim)).truncate(),
        );
    });
    same_origin(ui, view, head, rect, palette, out);
    let title = RichText::new(head.title()).font(theme::heading(13.0));
    let mut job = egui::text::LayoutJob::default();
    title.append_to(&mut job, child.style(), egui::FontSelection::Default, egui::Align::Min);
    job.wrap = egui::text::TextWrapping { max_rows: 2, max_width: inner.width(), ..Default::default() };
    child.add(egui::Label::new(job));
    progress(&mut child, view, row, palette);
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        out.push(Action::OpenArticle(head.id));
    }
}

/// In the corner: how many articles go back to the same report. Hovering names the others, a click leads to them.
fn same_origin(
    ui: &mut Ui,
    view: &View<'_>,
    head: &Article,
    row: egui::Rect,
    palette: &Palette,
    out: &mut Vec<Action>,
) {
    let Some(group) = view.origins.group_of(head.id).filter(|group| group.articles.len() > 1) else { return };
    let count = group.articles.len();
    let others = group.articles.iter().filter(|other| other.id != head.id);
    let named: Vec<String> = others
        .take(NAMED)
        .map(|other| {
            let kind = view.origins.kind(head.id, other.id).words();
            let date = other.published().map_or("undated".to_owned(), |date| date.to_string());
            format!("{kind}: {date} {} · {}", other.outlet(), other.title())
        })
        .collect();
    let more = (count - 1).checked_sub(NAMED).filter(|more| *more > 0);
    let more = more.map_or_else(String::new, |more| format!("\nand {more} more"));
    let at = egui::Rect::from_min_size(row.right_top() + vec2(-52.0, TOP), vec2(42.0, LINE));
    let mut corner = ui.new_child(
        egui::UiBuilder::new().max_rect(at).layout(egui::Layout::right_to_left(egui::Align::Center)),
    );
    let words = RichText::new(format!("= {count}")).font(theme::small()).color(palette.dim);
    let mark = corner.add(egui::Button::new(words).frame(false).small());
    mark.widget_info(|| {
        WidgetInfo::labeled(
            egui::Role::Button,
            true,
            format!("One origin with {} more: {}", count - 1, head.title()),
        )
    });
    if mark.on_hover_text(format!("One origin with\n{}{more}", named.join("\n"))).clicked() {
        out.push(Action::OpenArticle(head.id));
        out.push(Action::Do(Command::ShowOrigins));
    }
}

/// A dot a figure, filled and coloured by status, and the count.
fn progress(ui: &mut Ui, view: &View<'_>, row: &ArticleRow, palette: &Palette) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 3.0;
        if row.dots.len() <= DOTS {
            for dot in &row.dots {
                let (rect, _) = ui.allocate_exact_size(vec2(7.0, 12.0), Sense::hover());
                let status = dot.and_then(|at| view.project.codebook().statuses.get(usize::from(at)));
                let (fill, ring) = status.map_or((Color32::TRANSPARENT, palette.faint), |status| {
                    (palette.status(status), palette.status(status))
                });
                ui.painter().circle(rect.center(), 3.0, fill, Stroke::new(1.0, ring));
            }
            ui.add_space(4.0);
        }
        let words = match row.figures {
            0 => "no figures".to_owned(),
            all => format!("{}/{all}", row.reviewed),
        };
        ui.label(RichText::new(words).font(theme::small()).color(palette.dim));
    });
}

fn empty(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Action>) {
    if view.listing.articles.is_empty() {
        let words = "Articles are listed here. Open a folder of them, or drop files on this window.";
        let ways = [Command::OpenFolder, Command::PasteArticle, Command::OpenSample].map(Way::command);
        let guide = Way::guide("What can be read", "files#articles");
        empty::show(ui, words, ways.into_iter().chain([guide]), out);
    } else {
        empty::show(ui, "No article matches the filter.", [Way::all_figures()], out);
    }
}
