//! Facts about the open article: each with where it is known from, and each correctable by hand.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{RichText, Ui};

use super::super::draft;
use super::super::theme::{self, Palette};
use super::super::view::OpenArticle;
use super::super::{Action, widgets};
use super::typed::{self, Typed};
use crate::import::Again;
use crate::model::{Article, ArticleField, ArticleId, Candidate, Origin, Page, Project, chosen};

/// The encodings that are offered; any WHATWG name can be typed.
pub(in crate::ui) const ENCODINGS: [&str; 14] = [
    "UTF-8",
    "EUC-KR",
    "GB18030",
    "Big5",
    "Shift_JIS",
    "EUC-JP",
    "windows-1251",
    "KOI8-R",
    "IBM866",
    "windows-1252",
    "windows-1250",
    "windows-949",
    "UTF-16LE",
    "UTF-16BE",
];

/// What is being typed about one article.
pub(super) struct Facts {
    published: Typed,
    wrong: Vec<String>,
}

impl Facts {
    fn new(head: &Article) -> Self {
        Self { published: Typed::new(day(head)), wrong: Vec::new() }
    }

    /// The date is to be written; what cannot be read as one stays where it was typed.
    fn take(&mut self) -> Option<ArticleField> {
        let typed = self.published.take(|date| date.trim().to_owned())?;
        self.wrong.clear();
        let date = draft::date("Published", &typed, &mut self.wrong);
        self.wrong.is_empty().then_some(ArticleField::Published(date))
    }
}

/// Those of all articles about which something is typed.
#[derive(Default)]
pub(super) struct AllFacts {
    of: BTreeMap<ArticleId, Facts>,
}

impl AllFacts {
    /// Those of the article that is shown.
    pub(super) fn of(&mut self, head: &Article) -> &mut Facts {
        self.of.entry(head.id).or_insert_with(|| Facts::new(head))
    }

    /// Write what was typed for articles that are not shown, and forget what is written.
    pub(super) fn settle(&mut self, project: &Project, shown: Option<ArticleId>, out: &mut Vec<Action>) {
        self.of.retain(|id, facts| {
            let entry = project.entry(*id).filter(|_| project.is_shown(*id));
            let Some(head) = entry.map(|entry| &entry.article) else { return false };
            if shown == Some(*id) {
                return true;
            }
            facts.published.hear(&day(head), true);
            out.extend(facts.take().map(|to| Action::SetArticle(*id, to)));
            facts.published.is_changed()
        });
    }
}

/// The day of publication as it is typed.
fn day(head: &Article) -> String {
    head.published().map(|date| date.to_string()).unwrap_or_default()
}

pub(super) fn show(
    ui: &mut Ui,
    facts: &mut Facts,
    open: &OpenArticle,
    read_only: bool,
    out: &mut Vec<Action>,
) {
    let head = &open.entry.article;
    let palette = Palette::of(ui);
    widgets::section(ui, "Article");
    egui::Grid::new("facts").num_columns(2).spacing([10.0, 6.0]).show(ui, |ui| {
        widgets::dim(ui, "published");
        published(ui, facts, head, read_only, out);
        ui.end_row();
        fact(ui, "title", &head.candidates.title, head.title());
        fact(ui, "outlet", &head.candidates.outlet, head.outlet());
        fact(ui, "author", &head.candidates.author, head.author());
        if !head.address().is_empty() {
            widgets::dim(ui, "address");
            let candidates = &head.candidates.address;
            let shown = widgets::address(ui, head.address());
            shown.on_hover_ui(|ui| others(ui, candidates, &|value| value.to_string()));
            ui.end_row();
        }
        widgets::dim(ui, "file");
        ui.add(egui::Label::new(&*head.path).truncate())
            .on_hover_text(format!("{}\n{} bytes\nSHA-256 {}", head.place, head.bytes, head.sha256));
        ui.end_row();
        widgets::dim(ui, "encoding");
        encoding(ui, head, out);
        ui.end_row();
        if let Some(page) = &head.page {
            widgets::dim(ui, "page");
            parts(ui, head.id, page, out);
            ui.end_row();
        }
    });
    for message in &facts.wrong {
        ui.label(RichText::new(message).color(palette.alarm).font(theme::small()));
    }
    if head.damaged {
        let words =
            "Some bytes did not fit this encoding and show as �. Choose another one if the text looks wrong.";
        ui.label(RichText::new(words).color(palette.warn).font(theme::small()));
    }
}

fn published(ui: &mut Ui, facts: &mut Facts, head: &Article, read_only: bool, out: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        let field = typed::Field { name: "Publication date", hint: "undated", rows: 1, read_only };
        let response = field.show_wide(ui, ("published", head.id), &mut facts.published, &day(head), 100.0);
        if response.lost_focus() {
            out.extend(facts.take().map(|to| Action::SetArticle(head.id, to)));
        }
        if !facts.published.is_changed() {
            facts.wrong.clear();
        }
        origin(ui, &head.candidates.published, &|date| date.to_string());
    });
}

fn fact(ui: &mut Ui, name: &str, candidates: &[Candidate<Arc<str>>], value: &str) {
    if value.is_empty() {
        return;
    }
    widgets::dim(ui, name);
    ui.horizontal(|ui| {
        let response = ui.add(egui::Label::new(value).truncate());
        response.on_hover_ui(|ui| others(ui, candidates, &|value| value.to_string()));
    });
    ui.end_row();
}

/// Where the chosen value is known from; hovering shows every candidate.
fn origin<T>(ui: &mut Ui, candidates: &[Candidate<T>], words: &dyn Fn(&T) -> String) {
    let Some(best) = chosen(candidates) else { return };
    widgets::dim(ui, best.origin.words()).on_hover_ui(|ui| others(ui, candidates, words));
}

fn others<T>(ui: &mut Ui, candidates: &[Candidate<T>], words: &dyn Fn(&T) -> String) {
    for candidate in candidates {
        let Candidate { value, origin, .. } = candidate;
        ui.label(format!("{} — {}", words(value), Origin::words(*origin)));
    }
}

fn parts(ui: &mut Ui, article: ArticleId, page: &Page, out: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        let words = match page.words() {
            words if words.is_empty() => format!("all {} parts kept: show…", page.count),
            _ => format!("{} of {} parts left out: show…", page.left_out(), page.count),
        };
        let what = "Menus, related reading and whatever else is not taken for the article's text";
        if widgets::link(ui, &words).on_hover_text(what).clicked() {
            out.push(Action::ShowParts(article));
        }
        if page.by_hand {
            widgets::dim(ui, "chosen by hand");
        }
    });
}

fn encoding(ui: &mut Ui, head: &Article, out: &mut Vec<Action>) {
    let combo = egui::ComboBox::from_id_salt("encoding").selected_text(&*head.encoding).width(120.0);
    let shown = combo.show_ui(ui, |ui| {
        for name in ENCODINGS {
            let on = head.encoding.eq_ignore_ascii_case(name);
            if ui.selectable_label(on, name).clicked() && !on {
                out.push(Action::ReadOtherwise(head.id, Again::Encoding(name.to_owned())));
            }
        }
    });
    widgets::name_combo(&shown.response, "Encoding", &head.encoding);
}
