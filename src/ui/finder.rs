//! One field for everything that can be invoked: commands with their keys, statuses, saved filters, articles.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Sense, Ui, vec2};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::command::{COMMANDS, key_words};
use super::empty::{self, Way};
use super::kept::{Kept, Snapshot};
use super::keys::Keys;
use super::theme::{self, Palette};
use super::{Action, Command, Screen, View, access, menu, widgets};
use crate::guide::PAGES;

const ROW: f32 = 28.0;
/// More articles than this are not offered: words narrow them down.
const ARTICLES: usize = 50;

/// What the dialog remembers while it is open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Finder {
    find: String,
    selected: usize,
    /// Articles that answer to the letters, the best first.
    articles: Kept<(Snapshot, String), Vec<Offer>>,
}

/// One line of the list.
struct Offer {
    /// What it is called, which is what the typed letters are matched with.
    name: String,
    /// Where it belongs: a menu, "status", "article".
    kind: &'static str,
    /// Its key in words.
    key: String,
    /// Whether it can be done now.
    enabled: bool,
    action: Action,
    /// Characters of the name that were matched.
    lit: Vec<u32>,
}

pub(super) fn show(ui: &mut Ui, open: &mut Finder, view: &View<'_>, screen: &Screen, out: &mut Vec<Action>) {
    let palette = Palette::of(ui);
    let field = egui::TextEdit::singleline(&mut open.find).hint_text("a command, a status, an article");
    let response = ui.add(field.desired_width(f32::INFINITY).min_size(vec2(0.0, 28.0)));
    let typed = response.clone();
    widgets::name_field(ui, &response, "Find a command");
    if !response.has_focus() && !response.lost_focus() {
        response.request_focus();
    }
    if response.changed() {
        open.selected = 0;
    }
    ui.add_space(6.0);
    let find = open.find.trim();
    let doings = offers(ui, find, view, screen);
    let articles = open.articles.get((view.snapshot(), find.to_owned()), || articles(find, view));
    let offers: Vec<&Offer> = doings.iter().chain(articles).collect();
    open.selected = open.selected.min(offers.len().saturating_sub(1));
    let (down, up, enter) = ui.input_mut(|input| {
        (
            input.consume_key(egui::Modifiers::NONE, egui::Key::ArrowDown),
            input.consume_key(egui::Modifiers::NONE, egui::Key::ArrowUp),
            input.key_pressed(egui::Key::Enter),
        )
    });
    if down && open.selected + 1 < offers.len() {
        open.selected += 1;
    }
    if up {
        open.selected = open.selected.saturating_sub(1);
    }
    if offers.is_empty() {
        let way = Way::guide("Look in the guide", "start#finding-things");
        empty::at_left(
            ui,
            "Nothing is called so: commands, statuses, saved filters and articles are.",
            [way],
            out,
        );
    }
    let mut chosen = if enter { offers.get(open.selected).copied() } else { None };
    egui::ScrollArea::vertical().max_height(420.0).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        access::list(ui, "What can be done", offers.len());
        for (at, offer) in offers.iter().copied().enumerate() {
            let on = at == open.selected;
            let response = row(ui, offer, on, &palette);
            access::place(&response, at);
            if on {
                access::stands_at(&typed, &response);
            }
            if on && (down || up) {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                chosen = Some(offer);
            }
        }
    });
    if let Some(offer) = chosen.filter(|offer| offer.enabled) {
        out.push(Action::CloseDialog);
        out.push(offer.action.clone());
    }
}

fn row(ui: &mut Ui, offer: &Offer, on: bool, palette: &Palette) -> egui::Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let words = format!("{}, {} {}", offer.name, offer.kind, offer.key);
    access::row(&response, offer.enabled, on, words.trim_end());
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if on || response.hovered() {
        ui.painter().rect_filled(rect, 4.0, palette.selected);
    }
    let ink = if offer.enabled { palette.text } else { palette.dim };
    let middle = rect.center().y;
    let key = egui::pos2(rect.right() - 8.0, middle);
    ui.painter().text(key, egui::Align2::RIGHT_CENTER, &offer.key, theme::small(), palette.dim);
    // Wide enough for three keys, so that the places stand below each other.
    let kind = egui::pos2(rect.right() - 112.0, middle);
    let kind = ui.painter().text(kind, egui::Align2::RIGHT_CENTER, offer.kind, theme::small(), palette.dim);
    let mut job = LayoutJob::default();
    for (at, letter) in offer.name.chars().enumerate() {
        let lit = offer.lit.contains(&(at as u32));
        let color = if lit && offer.enabled { palette.accent } else { ink };
        let format = TextFormat { font_id: egui::FontId::proportional(13.5), color, ..TextFormat::default() };
        job.append(letter.encode_utf8(&mut [0; 4]), 0.0, format);
    }
    let left = rect.left() + 8.0;
    job.wrap = egui::text::TextWrapping::truncate_at_width(kind.left() - left - 12.0);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let at = egui::pos2(left, middle - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    response
}

/// What answers to the typed letters, the best first, without articles; everything where nothing is typed.
fn offers(ui: &Ui, find: &str, view: &View<'_>, screen: &Screen) -> Vec<Offer> {
    let mut all: Vec<Offer> = Vec::new();
    let keys = Keys::current(ui.ctx());
    for entry in COMMANDS.iter().filter(|entry| entry.command != Command::FindCommand) {
        let (name, enabled, _) = menu::state(entry.command, entry.label, view, screen);
        let key = keys.first(entry.command).map_or_else(String::new, |key| key_words(ui.ctx(), &key));
        let action = Action::Do(entry.command);
        all.push(Offer { name, kind: entry.menu, key, enabled, action, lit: Vec::new() });
    }
    for status in &view.project.codebook().statuses {
        all.push(Offer {
            name: format!("Set status: {}", status.name),
            kind: "Status",
            key: status.key.to_string(),
            enabled: view.figure.is_some(),
            action: Action::Judge { status: Arc::clone(&status.code), reason: None },
            lit: Vec::new(),
        });
    }
    for page in PAGES {
        all.push(Offer {
            name: format!("Guide: {}", page.title),
            kind: "Guide",
            key: String::new(),
            enabled: true,
            action: Action::OpenGuide(page.id),
            lit: Vec::new(),
        });
    }
    for (name, filter) in &screen.filters {
        all.push(Offer {
            name: format!("Filter: {name}"),
            kind: "Saved filter",
            key: String::new(),
            enabled: true,
            action: Action::SetFilter(filter.clone()),
            lit: Vec::new(),
        });
    }
    if find.is_empty() {
        return all;
    }
    rank(all, find)
}

/// Articles by their titles, the best first; none where nothing is typed.
fn articles(find: &str, view: &View<'_>) -> Vec<Offer> {
    if find.is_empty() {
        return Vec::new();
    }
    let articles = view.project.entries().map(|entry| Offer {
        name: entry.article.title().to_owned(),
        kind: "Article",
        key: String::new(),
        enabled: true,
        action: Action::OpenArticle(entry.article.id),
        lit: Vec::new(),
    });
    let mut articles = rank(articles.collect(), find);
    articles.truncate(ARTICLES);
    articles
}

fn rank(offers: Vec<Offer>, find: &str) -> Vec<Offer> {
    let pattern = Pattern::parse(find, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut letters = Vec::new();
    let mut ranked: Vec<(u32, Offer)> = offers
        .into_iter()
        .filter_map(|mut offer| {
            let hay = Utf32Str::new(&offer.name, &mut letters);
            let score = pattern.indices(hay, &mut matcher, &mut offer.lit)?;
            Some((score, offer))
        })
        .collect();
    ranked.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    ranked.into_iter().map(|(_, offer)| offer).collect()
}
