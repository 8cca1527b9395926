//! Two articles side by side: what only one of them has is underlined, and said.

use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, Label, Rect, RichText, Stroke, Ui, pos2, vec2};

use super::graph::{called, reuse_words};
use crate::audit::{Differences, Reuse, Run};
use crate::ui::theme::{self, Palette};
use crate::ui::{Action, SideBySide, widgets};

/// Room between the two texts.
const ROOM: f32 = 24.0;
/// Room below a sentence.
const GAP: f32 = 8.0;
/// What stands before a sentence that the other text lacks.
const ONLY: &str = "only here  ";

/// How high each row is, as far as that is known.
#[derive(Default)]
pub(super) struct Beside {
    of: Option<(usize, u32)>,
    heights: Vec<f32>,
}

/// Who is held beside whom, and the way back.
pub(super) fn head(ui: &mut Ui, beside: &SideBySide, palette: &Palette, out: &mut Vec<Action>) {
    if widgets::link(ui, "‹ all origins").on_hover_text("Back to the list of origins").clicked() {
        out.push(Action::HoldBeside(None));
    }
    ui.add_space(6.0);
    let words = beside.pair.as_deref().map_or_else(|| Reuse::Independent.words().to_owned(), reuse_words);
    ui.label(RichText::new(words).font(theme::heading(12.0)).color(palette.text));
    ui.add_space(6.0);
    widgets::dim(ui, "What only one of them has is underlined.");
}

impl Beside {
    /// Show both texts in the rest of the panel.
    pub fn show(&mut self, ui: &mut Ui, beside: &SideBySide, palette: &Palette) {
        let differences = match &beside.differences {
            Some(Ok(differences)) => differences,
            told => {
                let words = match told {
                    Some(Err(why)) => format!("The texts cannot be read: {why}"),
                    _ => "Comparing…".to_owned(),
                };
                ui.vertical_centered(|ui| widgets::dim(ui, words));
                ui.take_available_space();
                return;
            }
        };
        egui::ScrollArea::vertical().id_salt("beside").auto_shrink(false).show(ui, |ui| {
            let left = ui.max_rect().left() + 12.0;
            let width = ((ui.max_rect().width() - 24.0 - ROOM) / 2.0).max(80.0);
            let lefts = [left, left + width + ROOM];
            top(ui, beside, differences, (lefts, width), palette);
            let of = (std::ptr::from_ref(differences) as usize, width as u32);
            if self.of != Some(of) {
                self.of = Some(of);
                self.heights = differences.rows.iter().map(|row| guess(row, width)).collect();
            }
            for (row, height) in differences.rows.iter().zip(&mut self.heights) {
                let corner = pos2(left, ui.cursor().top());
                let rect = Rect::from_min_size(corner, vec2(2.0 * width + ROOM, *height));
                // Sentences out of sight keep their room and are not laid out.
                if ui.is_rect_visible(rect) {
                    let mut lowest: f32 = 0.0;
                    for (side, left) in row.iter().zip(lefts) {
                        let place = Rect::from_min_size(pos2(left, corner.y), vec2(width, *height));
                        lowest = lowest.max(cell(ui, place, side.as_deref(), palette));
                    }
                    *height = lowest + GAP;
                    let middle = lefts[1] - ROOM / 2.0;
                    let line = Stroke::new(1.0, palette.line);
                    ui.painter().vline(middle, corner.y..=corner.y + *height, line);
                }
                ui.advance_cursor_after_rect(Rect::from_min_size(corner, vec2(width, *height)));
            }
            if differences.cut {
                widgets::dim(ui, "The texts go on; only their beginnings are compared here.");
            }
        });
    }
}

/// Heads of both, names and numbers that only one has, and what both quote.
fn top(
    ui: &mut Ui,
    beside: &SideBySide,
    differences: &Differences,
    (lefts, width): ([f32; 2], f32),
    palette: &Palette,
) {
    let corner = ui.cursor().min;
    let mut lowest: f32 = 0.0;
    for (at, left) in lefts.into_iter().enumerate() {
        let article = &beside.articles[at];
        let place = Rect::from_min_size(pos2(left, corner.y), vec2(width, 10.0));
        let mut column = ui.new_child(egui::UiBuilder::new().max_rect(place));
        column.spacing_mut().item_spacing.y = 2.0;
        let title = RichText::new(article.title()).font(theme::heading(13.0)).color(palette.text);
        column.add(Label::new(title).wrap());
        widgets::dim(&mut column, called(article));
        let names = &differences.names[at];
        if !names.is_empty() {
            let words = format!("Only here: {}", names.join(", "));
            column.add(Label::new(RichText::new(words).color(palette.warn).font(theme::small())).wrap());
        }
        lowest = lowest.max(column.min_rect().height());
    }
    ui.advance_cursor_after_rect(Rect::from_min_size(corner, vec2(2.0 * width + ROOM, lowest)));
    for words in &beside.quotations {
        ui.horizontal_wrapped(|ui| {
            ui.add_space(12.0);
            let words = format!("Both quote: “{words}”");
            ui.add(Label::new(RichText::new(words).color(palette.accent).font(theme::small())).wrap());
        });
    }
    ui.add_space(6.0);
}

/// One sentence, or that there is none like the other one's. Gives its height.
fn cell(ui: &mut Ui, place: Rect, side: Option<&[Run]>, palette: &Palette) -> f32 {
    let mut column = ui.new_child(egui::UiBuilder::new().max_rect(place));
    let Some(runs) = side else {
        widgets::dim(&mut column, "–");
        return column.min_rect().height();
    };
    let format =
        |ink| TextFormat { font_id: FontId::proportional(13.0), color: ink, ..TextFormat::default() };
    let mut job = LayoutJob::default();
    if let [Run { words, only: true }] = runs {
        let font_id = theme::heading(11.5);
        job.append(ONLY, 0.0, TextFormat { font_id, color: palette.warn, ..TextFormat::default() });
        job.append(words, 0.0, format(palette.text));
    } else {
        for (at, run) in runs.iter().enumerate() {
            if at > 0 {
                job.append(" ", 0.0, format(palette.text));
            }
            let mut format = format(palette.text);
            if run.only {
                format.underline = Stroke::new(1.5, palette.warn);
                format.font_id = FontId::new(13.0, theme::strong());
            }
            job.append(&run.words, 0.0, format);
        }
    }
    column.add(Label::new(job).wrap());
    column.min_rect().height()
}

/// About how high a row will be.
fn guess(row: &[Option<Vec<Run>>; 2], width: f32) -> f32 {
    let letters = |side: &Option<Vec<Run>>| {
        side.iter().flatten().map(|run| run.words.chars().count() + 1).sum::<usize>()
    };
    let longest = row.iter().map(letters).max().unwrap_or_default();
    (longest as f32 * 6.5 / width).ceil().max(1.0) * 17.0 + GAP
}
