//! The guide inside the program: its pages on the left, one of them on the right.

mod contents;
mod key_list;
mod page;
mod pictures;
mod table;

pub use key_list::keys_page;

use std::collections::BTreeMap;

use egui::{Id, Key, Modifiers, RichText, Ui, vec2};
use egui_commonmark::CommonMarkCache;

use super::keys::Keys;
use super::theme::{self, Palette};
use super::{Action, access, widgets};
use crate::guide::{Block, Fill, PAGES, blocks, hits, inside, plain};
use crate::model::Codebook;
use crate::vocabulary::Lexicon;

/// Width of the column of text: about 70 letters.
const MEASURE: f32 = 552.0;
/// Width of the list of pages.
const LIST: f32 = 272.0;
/// How far an arrow key scrolls.
const LINE: f32 = 48.0;

/// The guide, and where in it the person is. Kept while the window is open, so that it opens where it was left.
#[derive(Default)]
pub struct Guide {
    open: bool,
    at: usize,
    pages: Vec<Read>,
    /// Pages that were read before, for the way back.
    before: Vec<usize>,
    find: String,
    /// How often the words that are looked for stand on each page.
    found: Vec<usize>,
    /// Bring this heading into sight, once.
    wanted: Option<String>,
    /// Bring the first block with the words that are looked for into sight, once.
    to_hit: bool,
    /// An address on the web that was clicked.
    outside: Option<String>,
    cache: CommonMarkCache,
    pictures: BTreeMap<String, egui::TextureHandle>,
}

/// A page as it is drawn.
struct Read {
    blocks: Vec<Block>,
    /// Each block's words without marks.
    words: Vec<String>,
}

impl Read {
    fn new(page: &str) -> Self {
        let blocks = blocks(page);
        let words = blocks
            .iter()
            .map(|block| match block {
                Block::Heading { words, .. } | Block::Picture { words, .. } => words.clone(),
                Block::Code(code) => code.clone(),
                Block::Text(text) => plain(text),
                Block::Table { head, rows } => {
                    let cells = head.iter().chain(rows.iter().flatten());
                    cells.map(|cell| plain(cell)).collect::<Vec<_>>().join(" ")
                }
            })
            .collect();
        Self { blocks, words }
    }

    fn hits(&self, words: &str) -> usize {
        self.words.iter().map(|block| hits(block, words)).sum()
    }
}

impl Guide {
    /// Whether it stands in front of the window.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.open
    }

    /// Open it at a page, `fields`, or at a heading of it, `fields#grades`; where it was left for empty words.
    pub fn open(&mut self, to: &str, keys: &Keys, codebook: &Codebook, lexicon: &Lexicon) {
        let keys = keys_page(keys, codebook);
        let with = Fill { codebook, lexicon, keys: &keys };
        self.pages = PAGES.iter().map(|page| Read::new(&page.filled(&with))).collect();
        for page in PAGES {
            for address in addresses(page.text) {
                self.cache.add_link_hook(address);
            }
        }
        self.open = true;
        self.outside = None;
        if let Some((page, heading)) = inside(&with_ending(to)) {
            self.go(page, heading);
        }
        self.look();
    }

    /// Close it.
    pub fn close(&mut self) {
        self.open = false;
        self.outside = None;
    }

    fn go(&mut self, page: usize, heading: Option<&str>) {
        if page != self.at {
            self.before.push(self.at);
        }
        self.at = page;
        self.outside = None;
        self.to_hit = heading.is_none() && !self.find.trim().is_empty();
        self.wanted = heading.map(str::to_owned);
    }

    fn back(&mut self) {
        if let Some(before) = self.before.pop() {
            self.at = before;
            self.outside = None;
        }
    }

    fn look(&mut self) {
        self.found = self.pages.iter().map(|page| page.hits(&self.find)).collect();
    }

    /// Follow a link of a page.
    fn follow(&mut self, address: &str) {
        match inside(address) {
            Some((page, heading)) => self.go(page, heading),
            None => self.outside = Some(address.to_owned()),
        }
    }

    /// The next page that has the words, this one last.
    fn next_hit(&mut self) {
        let count = self.found.len();
        let next = (1..=count).map(|step| (self.at + step) % count).find(|page| self.found[*page] > 0);
        if let Some(page) = next {
            self.go(page, None);
        }
    }

    /// Show it, if it is open.
    pub(super) fn show(&mut self, ctx: &egui::Context, out: &mut Vec<Action>) {
        if !self.open {
            return;
        }
        let room = ctx.content_rect().size();
        let size =
            vec2((room.x - 72.0).clamp(560.0, LIST + MEASURE + 96.0), (room.y - 72.0).clamp(320.0, 1_000.0));
        let palette = Palette::of_theme(ctx.global_style().visuals.dark_mode);
        let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(0).fill(palette.panel);
        let modal = egui::Modal::new(Id::unique("guide")).frame(frame);
        let response = modal.show(ctx, |ui| {
            access::dialog_without_heading(ui.ctx(), Id::unique("guide"), "Guide");
            ui.set_min_size(size);
            ui.set_max_size(size);
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            let scroll = self.keys(ui);
            ui.horizontal_top(|ui| {
                ui.allocate_ui(vec2(LIST, size.y), |ui| {
                    egui::Frame::new()
                        .fill(palette.ground)
                        .corner_radius(egui::CornerRadius { nw: 6, sw: 6, ne: 0, se: 0 })
                        .show(ui, |ui| {
                            ui.vertical(|ui| {
                                ui.set_min_size(vec2(LIST, size.y));
                                contents::show(self, ui, &palette);
                            });
                        });
                });
                ui.allocate_ui(vec2(size.x - LIST, size.y), |ui| {
                    ui.vertical(|ui| {
                        self.head(ui, &palette, out);
                        let below = if self.outside.is_some() { 76.0 } else { 0.0 };
                        let height = ui.available_height() - below;
                        ui.allocate_ui(vec2(size.x - LIST, height), |ui| {
                            page::show(self, ui, scroll, &palette)
                        });
                        self.leave(ui, &palette);
                    });
                });
            });
        });
        if response.should_close() {
            out.push(Action::CloseGuide);
        }
    }

    /// Keys of the guide. Gives how far the page scrolls.
    fn keys(&mut self, ui: &Ui) -> f32 {
        let typing = ui.ctx().text_edit_focused();
        let page = ui.available_height() - 96.0;
        let end = 1.0e6;
        let (mut scroll, mut to_field, mut back) = (0.0, false, false);
        ui.input_mut(|input| {
            let mut pressed = |modifiers, key| input.consume_key(modifiers, key);
            for (key, by) in [(Key::PageDown, -page), (Key::PageUp, page)] {
                scroll += if pressed(Modifiers::NONE, key) { by } else { 0.0 };
            }
            to_field =
                pressed(Modifiers::COMMAND, Key::F) || (!typing && pressed(Modifiers::NONE, Key::Slash));
            back = pressed(Modifiers::ALT, Key::ArrowLeft);
            if !typing {
                let keys = [
                    (Key::Home, end),
                    (Key::End, -end),
                    (Key::ArrowDown, -LINE),
                    (Key::ArrowUp, LINE),
                    (Key::Space, -page),
                ];
                for (key, by) in keys {
                    scroll += if pressed(Modifiers::NONE, key) { by } else { 0.0 };
                }
            }
        });
        if to_field {
            ui.memory_mut(|memory| memory.request_focus(contents::field()));
        }
        if back {
            self.back();
        }
        scroll
    }

    fn head(&mut self, ui: &mut Ui, palette: &Palette, out: &mut Vec<Action>) {
        let margin = egui::Margin { left: 24, right: 12, top: 10, bottom: 6 };
        egui::Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                if !self.before.is_empty() && widgets::link(ui, "← back").on_hover_text("Alt+Left").clicked()
                {
                    self.back();
                }
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let close = ui.add(egui::Button::new("×").frame(false).min_size(vec2(24.0, 24.0)));
                    close.widget_info(|| {
                        egui::WidgetInfo::labeled(egui::Role::Button, true, "Close the guide")
                    });
                    if close.on_hover_text("Esc").clicked() {
                        out.push(Action::CloseGuide);
                    }
                });
            });
        });
        ui.painter().hline(ui.min_rect().x_range(), ui.min_rect().bottom(), (1.0, palette.line));
    }

    /// Ask before the browser is opened.
    fn leave(&mut self, ui: &mut Ui, palette: &Palette) {
        let Some(address) = self.outside.clone() else { return };
        let margin = egui::Margin { left: 24, right: 16, top: 8, bottom: 8 };
        egui::Frame::new().fill(palette.ground).inner_margin(margin).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
            let words = RichText::new(&address).color(palette.dim).font(theme::small());
            ui.add(egui::Label::new(words).selectable(true).truncate());
            ui.horizontal(|ui| {
                if widgets::doing(ui, true, "Open in the browser").clicked() {
                    ui.ctx().open_url(egui::OpenUrl::new_tab(&address));
                    self.outside = None;
                }
                if ui.button("Stay here").clicked() {
                    self.outside = None;
                }
            });
        });
    }
}

/// `fields#grades` as the pages themselves write it.
fn with_ending(to: &str) -> String {
    match to.split_once('#') {
        Some((page, heading)) => format!("{page}.md#{heading}"),
        None => format!("{to}.md"),
    }
}

/// Where links of a page lead.
fn addresses(page: &str) -> impl Iterator<Item = &str> {
    page.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0))
}
