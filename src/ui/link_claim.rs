//! Choosing another figure of the project as evidence.

use egui::{RichText, Sense, Ui, WidgetInfo, vec2};

use super::kept::{Kept, Snapshot};
use super::theme::{self, Palette};
use super::{Action, View, widgets};
use crate::model::{Figure, FigureKey, Role};

/// More are not listed: words narrow it down.
const LISTED: usize = 200;
const ROW: f32 = 38.0;

/// What a list was made of: project, the selected figure, and the words typed.
type Of = (Snapshot, Option<FigureKey>, String);

/// What the dialog remembers while it is open.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkClaim {
    /// The claim that gets the evidence.
    of: FigureKey,
    /// What the evidence does.
    role: Role,
    find: String,
    /// What answers to the words, and how many more do.
    found: Kept<Of, (Vec<Figure>, usize)>,
}

impl LinkClaim {
    /// For a figure.
    #[must_use]
    pub fn new(of: FigureKey, role: Role) -> Self {
        Self { of, role, find: String::new(), found: Kept::default() }
    }
}

pub(super) fn show(ui: &mut Ui, open: &mut LinkClaim, view: &View<'_>, out: &mut Vec<Action>) {
    let palette = Palette::of(ui);
    ui.horizontal(|ui| {
        let choices: Vec<(Role, &str)> = Role::ALL.map(|role| (role, role.code())).to_vec();
        if let Some(role) = widgets::segments(ui, "What the evidence does", open.role, &choices) {
            open.role = role;
        }
        let field =
            egui::TextEdit::singleline(&mut open.find).hint_text("words of the figure, its outlet or source");
        let response = ui.add(field.desired_width(ui.available_width()));
        widgets::name_field(ui, &response, "Find a figure");
        if ui.memory(|memory| memory.focused()).is_none() {
            response.request_focus();
        }
    });
    ui.add_space(6.0);
    let LinkClaim { of, role, find, found } = open;
    let of_what = (view.snapshot(), view.figure.map(Figure::key), find.clone());
    let (near, more) = found.get(of_what, || answers(*of, find, view));
    if near.is_empty() {
        widgets::dim(
            ui,
            "No other figure answers to these words: they are looked for in quotes, sources and outlets.",
        );
        if !find.is_empty() && widgets::link(ui, "Show all figures").clicked() {
            find.clear();
        }
    }
    egui::ScrollArea::vertical().max_height(380.0).auto_shrink([false, true]).show_rows(
        ui,
        ROW,
        near.len(),
        |ui, rows| {
            for figure in near.get(rows).into_iter().flatten() {
                row(ui, *role, figure, &palette, out);
            }
        },
    );
    if *more > 0 {
        widgets::dim(ui, format!("and {more} more: type words to find them"));
    }
    ui.add_space(6.0);
    widgets::dim(ui, "A suggestion becomes a claim in the same step.");
    ui.add_space(6.0);
    if ui.button("Cancel").clicked() {
        out.push(Action::CloseDialog);
    }
}

/// Figures that answer to the words, those of the same kind and goods first; and how many more do.
fn answers(of: FigureKey, find: &str, view: &View<'_>) -> (Vec<Figure>, usize) {
    let words: Vec<String> = find.split_whitespace().map(str::to_lowercase).collect();
    let all = view.project.entries().flat_map(Figure::of_entry).filter(|figure| figure.key() != of);
    let answers = |figure: &Figure| {
        let head = figure.article();
        let hay = format!(
            "{} {} {} {}",
            figure.quote(),
            head.outlet(),
            head.title(),
            figure.record().sources.join(" ")
        );
        let hay = hay.to_lowercase();
        words.iter().all(|word| hay.contains(word))
    };
    let mut found: Vec<Figure> = all.filter(answers).collect();
    if let Some(own) = view.figure {
        let (record, article) = (own.record(), own.article().id);
        // The likeliest evidence: the same goods, kind and flow, in another article.
        found.sort_by_key(|figure| {
            let other = figure.record();
            let unlike = usize::from(other.commodity != record.commodity)
                + usize::from(other.kind != record.kind)
                + usize::from(other.flow != record.flow)
                + usize::from(figure.article().id == article);
            (unlike, figure.is_suggestion())
        });
    }
    let more = found.len().saturating_sub(LISTED);
    found.truncate(LISTED);
    (found, more)
}

fn row(ui: &mut Ui, role: Role, figure: &Figure, palette: &Palette, out: &mut Vec<Action>) {
    let head = figure.article();
    let date = head.published().map_or_else(|| "undated".to_owned(), |date| date.to_string());
    let quote = format!("“{}”", figure.quote().replace('\n', " "));
    let about = format!("{} · {date} {}", figure.record().words(), head.outlet());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW - 2.0), Sense::click());
    response.widget_info(|| {
        WidgetInfo::labeled(
            egui::Role::Button,
            true,
            format!("Use as evidence: {quote} {date} {}", head.outlet()),
        )
    });
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 4.0, palette.selected);
    }
    let clip = ui.painter().with_clip_rect(rect.shrink2(vec2(8.0, 0.0)));
    let ink = if figure.is_suggestion() { palette.dim } else { palette.text };
    let first = rect.left_top() + vec2(8.0, 10.0);
    clip.text(first, egui::Align2::LEFT_CENTER, quote, egui::FontId::proportional(13.0), ink);
    let second = rect.left_top() + vec2(8.0, 27.0);
    clip.text(second, egui::Align2::LEFT_CENTER, &about, theme::small(), palette.dim);
    if response.on_hover_text(RichText::new(about)).clicked() {
        out.push(Action::LinkFigure(figure.key(), role));
        out.push(Action::CloseDialog);
    }
}
