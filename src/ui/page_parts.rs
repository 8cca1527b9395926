//! The parts of a saved web page: what is the article's text, what was left out, and the way to change that.

use std::sync::Arc;

use egui::{Label, RichText, Sense, Ui, WidgetInfo};

use super::theme::{self, Palette};
use super::{Action, widgets};
use crate::import::{Again, Parted};
use crate::model::{Article, ArticleId};

/// Height of a row in points.
const ROW: f32 = 24.0;
/// So many letters of a part are shown in its row; hovering shows more.
const SHOWN: usize = 160;
/// And so many when it is hovered.
const HOVERED: usize = 1_200;

/// A page's parts with what is ticked.
#[derive(Clone, Debug, PartialEq)]
pub struct PageParts {
    article: ArticleId,
    title: Arc<str>,
    /// What each part is, and its text.
    parts: Arc<[(&'static str, String)]>,
    /// What is ticked.
    kept: Vec<bool>,
    /// What is the text now.
    now: Vec<bool>,
    /// What the program took.
    found: Vec<bool>,
    /// Whether the program found no main text.
    whole: bool,
    /// Show only what is left out now.
    left_out_only: bool,
}

impl PageParts {
    /// The parts of an article's page.
    #[must_use]
    pub fn new(head: &Article, page: Parted) -> Self {
        let now = head.page.as_ref().and_then(|read| page.kept_by(read)).unwrap_or_else(|| page.kept.clone());
        let parts = page.parts.into_iter().map(|part| (part.kind.words(), part.text)).collect();
        Self {
            article: head.id,
            title: head.title().into(),
            parts,
            kept: now.clone(),
            now,
            found: page.kept,
            whole: page.whole,
            left_out_only: false,
        }
    }

    fn left_out(&self) -> usize {
        self.kept.iter().filter(|kept| !**kept).count()
    }
}

pub(super) fn show(ui: &mut Ui, open: &mut PageParts, out: &mut Vec<Action>) {
    let palette = Palette::of(ui);
    ui.add(Label::new(RichText::new(&*open.title).strong()).truncate());
    ui.add_space(4.0);
    let words = if open.whole {
        "No main text was found on this page, so all of it was taken. Untick what is not the article."
    } else {
        "What is ticked is the article's text. The rest of the page was left out; tick a part to take it back."
    };
    widgets::dim(ui, words);
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let words = format!("Left out only · {}", open.left_out());
        if widgets::chip(ui, open.left_out_only, &words).clicked() {
            open.left_out_only = !open.left_out_only;
        }
        widgets::dim(
            ui,
            format!("{}, in the page's order", widgets::counted(open.parts.len(), "part", "parts")),
        );
    });
    ui.add_space(6.0);
    rows(ui, open, &palette);
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let none = open.left_out() == open.kept.len();
        let ready = open.kept != open.now && !none;
        let go = widgets::doing(ui, ready, "Read again with these");
        let why = if none { "An article needs a text" } else { "These are the article's text now" };
        if go.on_disabled_hover_text(why).clicked() {
            // The program's own choice is kept as that, not as somebody's.
            let parts = (open.kept != open.found).then(|| open.kept.clone());
            out.push(Action::ReadOtherwise(open.article, Again::Parts(parts)));
        }
        let back = ui.add_enabled(open.kept != open.found, egui::Button::new("Tick what the program found"));
        if back.on_disabled_hover_text("These are what it found").clicked() {
            open.kept.clone_from(&open.found);
        }
        if ui.button("Cancel").clicked() {
            out.push(Action::CloseDialog);
        }
    });
}

fn rows(ui: &mut Ui, open: &mut PageParts, palette: &Palette) {
    // Rows stay while they are ticked: the list shows what is left out of the text now, not of the ticks.
    let shown: Vec<usize> =
        (0..open.parts.len()).filter(|at| !open.left_out_only || !open.now[*at]).collect();
    let height = (ui.ctx().content_rect().height() - 330.0).clamp(160.0, 520.0);
    let parts = Arc::clone(&open.parts);
    widgets::card(palette).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let scroll = egui::ScrollArea::vertical().id_salt("parts of the page").max_height(height);
        scroll.auto_shrink([false, true]).show_rows(ui, ROW, shown.len(), |ui, range| {
            for at in &shown[range] {
                ui.push_id(at, |ui| row(ui, &parts[*at], &mut open.kept[*at], palette));
            }
        });
        if shown.is_empty() {
            widgets::dim(ui, "Nothing was left out.");
        }
    });
}

fn row(ui: &mut Ui, (kind, text): &(&'static str, String), kept: &mut bool, palette: &Palette) {
    let ink = if *kept { palette.text } else { palette.dim };
    let first: String = text.chars().take(SHOWN).map(|it| if it == '\n' { ' ' } else { it }).collect();
    ui.allocate_ui_with_layout(
        egui::vec2(ui.available_width(), ROW),
        egui::Layout::left_to_right(egui::Align::Center),
        |ui| {
            ui.set_height(ROW);
            let tick = widgets::tick(ui, kept, ());
            let on = *kept;
            let name = format!("{kind}: {first}");
            tick.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, true, on, &name));
            let (rect, _) = ui.allocate_exact_size(egui::vec2(92.0, ROW), Sense::hover());
            ui.painter().text(
                rect.left_center(),
                egui::Align2::LEFT_CENTER,
                kind,
                theme::small(),
                palette.dim,
            );
            let words = Label::new(RichText::new(&first).color(ink)).truncate().sense(Sense::click());
            let words = ui.add(words);
            let all: String = text.chars().take(HOVERED).collect();
            if words.on_hover_text(all).clicked() {
                *kept = !*kept;
            }
        },
    );
}
