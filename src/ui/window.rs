//! How the panels stand in the window.

use egui::{Frame, Margin, Panel, RichText, Ui};

use super::chart::{ChartEvent, ChartPanel, ChartView};
use super::checks::Checks;
use super::empty::Way;
use super::focus::{self, Part};
use super::inspector::Inspector;
use super::origins::OriginsPanel;
use super::reader::{Mark, Page, Reader, ReaderEvent};
use super::theme::{self, Palette};
use super::{
    Action, Command, Dialog, Guide, List, OpenArticle, Screen, SearchPanel, Toasts, View, Want, access,
    articles, dialog, empty, figure_card, hints, menu, search, status_bar, table, widgets,
};
use crate::chart::{Tables, factor_set};
use crate::listing::Filter;
use crate::model::Figure;
use crate::text::Span;

/// The state of panels that is neither decided nor remembered.
#[derive(Default)]
pub struct Panels {
    /// The text.
    pub reader: Reader,
    /// The plots.
    pub chart: ChartPanel,
    /// The claim.
    pub inspector: Inspector,
    /// What asks or tells in front of the window.
    pub dialog: Option<Dialog>,
    /// The guide.
    pub guide: Guide,
    /// Short messages.
    pub toasts: Toasts,
    /// Highlights of the open article, and which state of it they show.
    pub marks: (u64, Vec<Mark>),
    /// Scroll list and table to the selection in the next frame.
    pub reveal: bool,
    /// What the list of findings leaves out.
    pub checks: Checks,
    /// The list of origins.
    pub origins: OriginsPanel,
    /// The list of hits.
    pub search: SearchPanel,
    /// The part that is to get the focus in the next frame.
    pub go: Option<Part>,
    /// The table's row that was revealed last.
    row: usize,
}

impl Panels {
    /// Whether this is the text or the chart: they hold the focus while one works, so Enter means the figure.
    #[must_use]
    pub fn is_ground(&self, id: egui::Id) -> bool {
        self.reader.is_text(id) || self.chart.is_focused(id)
    }

    /// Whether the person is at nothing that Escape would leave first.
    fn is_idle(&self, ctx: &egui::Context, screen: &Screen) -> bool {
        let finding = screen.reader && self.reader.is_finding();
        match focus::had(ctx) {
            _ if finding => false,
            None => true,
            Some(id) if self.reader.is_text(id) => self.reader.selection().is_none(),
            Some(id) => self.chart.is_focused(id),
        }
    }
}

/// Show everything.
pub fn show(ui: &mut Ui, view: &View<'_>, screen: &Screen, panels: &mut Panels, out: &mut Vec<Action>) {
    let palette = Palette::of(ui);
    let covered = panels.dialog.is_some() || panels.guide.is_open();
    focus::look(ui.ctx(), covered);
    focus::cover(ui.ctx(), covered);
    let reveal = std::mem::take(&mut panels.reveal);
    let bare = |fill| Frame::new().fill(fill);
    Panel::top("menu").frame(bare(palette.panel).inner_margin(Margin::symmetric(4, 4))).show(ui, |ui| {
        access::region(ui, "Menus and filter");
        menu::show(ui, view, screen, out);
    });
    Panel::bottom("status").exact_size(26.0).frame(bare(palette.panel)).show(ui, |ui| {
        access::region(ui, "Progress");
        status_bar::show(ui, view, screen, out);
    });
    let sides = Sides::of(ui.available_width(), view, screen);
    if sides.articles {
        let panel = Panel::left("articles").default_size(250.0).size_range(170.0..=sides.most.min(480.0));
        panel.frame(bare(palette.panel)).show(ui, |ui| {
            access::region(ui, "Articles");
            articles::show(ui, view, screen, reveal, out);
        });
        access::handle(ui, "articles", "Width of the list of articles");
    }
    if sides.inspector {
        let panel = Panel::right("claim").default_size(304.0).size_range(250.0..=520.0);
        panel.frame(bare(palette.panel)).show(ui, |ui| {
            access::region(ui, "Claim");
            let idle = panels.is_idle(ui.ctx(), screen);
            panels.inspector.show(ui, view, idle, out);
        });
        access::handle(ui, "claim", "Width of the claim panel");
    } else {
        panels.inspector.hidden(view, out);
    }
    egui::CentralPanel::default().frame(bare(palette.ground)).show(ui, |ui| {
        centre(ui, view, screen, panels, reveal, out);
    });
    if panels.dialog.is_none() && !panels.guide.is_open() {
        hints::show(ui, &screen.hints, out);
    }
    access::whole(ui, covered);
    if let Some(open) = &mut panels.dialog {
        dialog::show(ui.ctx(), open, view, screen, out);
    }
    if panels.guide.is_open() {
        access::quiet_node(ui.ctx(), dialog::id());
    }
    panels.guide.show(ui.ctx(), out);
    panels.toasts.show(ui.ctx());
    if let Some(part) = panels.go.take() {
        // Drawn above in this frame, also where it was hidden until now.
        focus::go(ui.ctx(), part);
    }
    focus::ring(ui.ctx());
    focus::remember(ui.ctx());
    dropped(ui, &palette, panels.dialog.as_ref(), out);
}

/// Which panels stand beside the middle.
struct Sides {
    articles: bool,
    inspector: bool,
    /// The greatest width of the list of articles.
    most: f32,
}

/// A window narrower than this has room for one panel beside the middle.
const NARROW: f32 = 860.0;
/// What the claim panel and the middle need at least.
const NEEDED: f32 = 250.0 + 340.0;
/// Chart, text and lists together need this height.
const LOW: f32 = 500.0;

impl Sides {
    /// In a small window, or with large text, the claim is what one works on; until one is chosen, the articles are.
    fn of(width: f32, view: &View<'_>, screen: &Screen) -> Self {
        let one = screen.articles && screen.inspector && width < NARROW;
        Self {
            articles: screen.articles && !(one && view.figure.is_some()),
            inspector: screen.inspector && !(one && view.figure.is_none()),
            most: (width - NEEDED).max(if one { 240.0 } else { 170.0 }),
        }
    }
}

/// Chart above, reader in the middle, table below; the middle one takes what is left.
fn centre(
    ui: &mut Ui,
    view: &View<'_>,
    screen: &Screen,
    panels: &mut Panels,
    reveal: bool,
    out: &mut Vec<Action>,
) {
    let palette = Palette::of(ui);
    let all = ui.available_height();
    let Panels { chart, reader, marks, inspector, checks, origins, search, row, .. } = panels;
    let low = screen.plots && screen.reader && screen.table && all < LOW;
    if low {
        ui.horizontal(|ui| {
            ui.add_space(12.0);
            widgets::dim(ui, "The window is too low for the chart.");
            if widgets::link(ui, "Show it instead of the text").clicked() {
                out.push(Action::Do(Command::ToggleReader));
            }
        });
    }
    if screen.plots && !low && (screen.reader || screen.table) {
        let panel = Panel::top("plots").default_size(all * 0.44).size_range(150.0..=(all - 250.0).max(160.0));
        let frame =
            Frame::new().fill(palette.ground).inner_margin(Margin { left: 8, right: 4, top: 4, bottom: 0 });
        panel.resizable(true).frame(frame).show(ui, |ui| {
            access::region(ui, "Chart");
            plots(ui, view, screen, chart, out);
        });
        access::handle(ui, "plots", "Height of the chart");
    }
    if screen.table && screen.reader {
        // The reader keeps a few lines, however low the window becomes.
        let most = (ui.available_height() - 90.0).max(120.0);
        let panel = Panel::bottom("table").default_size(all * 0.26).size_range(120.0..=most);
        panel.resizable(true).frame(Frame::new().fill(palette.ground)).show(ui, |ui| {
            access::region(ui, "Lists");
            lists(ui, view, screen, reveal, (checks, origins, search, row), out);
        });
        access::handle(ui, "table", "Height of the lists");
    }
    let rest = Frame::new().fill(palette.panel);
    egui::CentralPanel::default().frame(rest).show(ui, |ui| {
        match (screen.reader, screen.table, screen.plots) {
            (true, ..) => {
                access::region(ui, "Reader");
                text(ui, view, screen, reader, (marks, &inspector.lit), out);
            }
            (false, true, _) => {
                access::region(ui, "Lists");
                lists(ui, view, screen, reveal, (checks, origins, search, row), out);
            }
            (false, false, true) => {
                let frame = Frame::new().fill(palette.ground).inner_margin(Margin::symmetric(8, 4));
                access::region(ui, "Chart");
                frame.show(ui, |ui| plots(ui, view, screen, chart, out));
            }
            (false, false, false) => {
                ui.add_space(ui.available_height() / 3.0);
                let ways =
                    [Command::ToggleChart, Command::ToggleReader, Command::ToggleTable].map(|command| {
                        Way::new(format!("Show the {}", command.label().to_lowercase()), Action::Do(command))
                    });
                empty::show(ui, "Chart, reader and table are hidden.", ways, out);
            }
        }
    });
}

/// The claims, what the checks found about them, where they come from, or what a search found.
fn lists(
    ui: &mut Ui,
    view: &View<'_>,
    screen: &Screen,
    reveal: bool,
    (checks, origins, search, row): (&mut Checks, &mut OriginsPanel, &mut SearchPanel, &mut usize),
    out: &mut Vec<Action>,
) {
    match screen.list {
        List::Claims => table::show(ui, view, screen, reveal, row, out),
        List::Checks => checks.show(ui, view, out),
        List::Origins => origins.show(ui, view, screen, out),
        List::Search => search.show(ui, view, screen, out),
    }
}

fn plots(ui: &mut Ui, view: &View<'_>, screen: &Screen, chart: &mut ChartPanel, out: &mut Vec<Action>) {
    let mut events = Vec::new();
    let lexicon = view.lexicon;
    let goods = |id: &str| lexicon.commodity_name(id);
    let is_oil = |id: &str| crate::listing::is_oil(lexicon, id);
    let sets = lexicon.factor_sets();
    let chart_view = ChartView {
        scene: view.scene,
        figures: &view.listing.figures,
        all: view.listing.counts.figures,
        selected: screen.selected,
        tables: Tables {
            caps: view.caps,
            series: view.series,
            factors: factor_set(sets, &view.scene.options.factors),
            is_oil: &is_oil,
            goods: &goods,
            codebook: view.project.codebook(),
        },
        lexicon,
        own: view.tables,
        sets,
        as_table: screen.chart_table,
    };
    chart.show(ui, &chart_view, &mut events);
    out.extend(events.into_iter().map(|event| match event {
        ChartEvent::Open(key) => Action::Select(key),
        ChartEvent::ShowUnplaced(plot) => Action::ShowUnplaced(plot),
        ChartEvent::Brush(time) => Action::SetFilter(Filter { time, ..screen.filter.clone() }),
        ChartEvent::AsTable => Action::Do(Command::ChartAsTable),
        ChartEvent::SetOptions(options) => Action::SetChart(options),
        ChartEvent::ShowAll => Action::SetFilter(Filter::default()),
        ChartEvent::OpenFolder => Action::Do(Command::OpenFolder),
        ChartEvent::AddTable => Action::Do(Command::ImportTable),
        ChartEvent::RemoveTable(table) => Action::RemoveTable(table),
    }));
}

fn text(
    ui: &mut Ui,
    view: &View<'_>,
    screen: &Screen,
    reader: &mut Reader,
    ((revision, marks), lit): (&(u64, Vec<Mark>), &[Span]),
    out: &mut Vec<Action>,
) {
    let Some(open) = view.open else {
        ui.add_space(ui.available_height() / 3.0);
        if view.listing.articles.is_empty() {
            let ways = [
                Way::command(Command::OpenFolder),
                Way::command(Command::PasteArticle),
                Way::command(Command::OpenSample),
            ];
            empty::show(
                ui,
                "The text of an article stands here, with every figure marked. There is none yet.",
                ways,
                out,
            );
        } else {
            let ways = [Way::command(Command::NextArticle)];
            empty::show(ui, "Choose an article on the left to read it here.", ways, out);
        }
        return;
    };
    let text = match &open.text {
        None => {
            ui.centered_and_justified(|ui| widgets::dim(ui, "Reading the article…"));
            return;
        }
        Some(Err(why)) => {
            ui.centered_and_justified(|ui| widgets::dim(ui, format!("The text cannot be read: {why}")));
            return;
        }
        Some(Ok(text)) => text,
    };
    let mut events = Vec::new();
    let page = Page {
        article: open.entry.article.id,
        revision: *revision,
        text,
        marks,
        selected: screen.selected,
        found: search::marked(view, screen),
        lit,
        header: &mut |ui| title(ui, view, open),
        card: &mut |ui, key| {
            if let Some(figure) = Figure::of_key(&open.entry, key) {
                figure_card::show(ui, view, &figure, text);
            }
        },
    };
    reader.show(ui, page, &mut events);
    for event in events {
        match event {
            ReaderEvent::Select(key) => out.push(Action::Select(key)),
            ReaderEvent::ShowFindings(key) => out.push(Action::ShowFindings(key)),
            ReaderEvent::MakeClaim(span) => out.push(Action::MakeClaim(span)),
            ReaderEvent::AddWords => out.push(Action::Do(Command::AddToVocabulary)),
            ReaderEvent::SelectionMade(_) => {}
            ReaderEvent::Again => out.push(Action::Again),
        }
    }
}

fn title(ui: &mut Ui, view: &View<'_>, open: &OpenArticle) {
    let palette = Palette::of(ui);
    let head = &open.entry.article;
    ui.add_space(12.0);
    let heading = ui.add(egui::Label::new(RichText::new(head.title()).font(theme::heading(19.0))).wrap());
    access::heading(&heading, 1, head.title());
    let published = crate::model::chosen(&head.candidates.published);
    let date =
        published.map_or("undated".to_owned(), |date| format!("{} ({})", date.value, date.origin.words()));
    let row = view.listing.article(head.id);
    let figures = row.map_or_else(String::new, |row| {
        format!("{}, {} reviewed", widgets::counted(row.figures, "figure", "figures"), row.reviewed)
    });
    let line: Vec<&str> =
        [head.outlet(), head.author(), &date, &figures].into_iter().filter(|part| !part.is_empty()).collect();
    ui.add(egui::Label::new(RichText::new(line.join(" · ")).color(palette.dim)).wrap());
    ui.add_space(8.0);
}

/// Files dropped on the window; while they hover, say what will happen.
fn dropped(ui: &Ui, palette: &Palette, dialog: Option<&Dialog>, out: &mut Vec<Action>) {
    // Who is asked for a table drops one.
    let table = matches!(dialog, Some(Dialog::Path { want: Want::Table, .. } | Dialog::Table(_)));
    let (hovering, paths) = ui.input(|input| {
        let dropped = &input.raw.dropped_files;
        let paths: Vec<_> = dropped
            .iter()
            .map(|file| file.path().to_path_buf())
            .filter(|path| !path.as_os_str().is_empty())
            .collect();
        (!input.raw.hovered_files.is_empty(), paths)
    });
    if hovering {
        let rect = ui.ctx().content_rect();
        let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop"));
        let painter = ui.ctx().layer_painter(layer);
        painter.rect_filled(rect, 0.0, palette.ground.gamma_multiply(0.85));
        let words = if table {
            "Drop a table of figures"
        } else {
            "Drop articles, a folder of articles, or a project"
        };
        painter.text(rect.center(), egui::Align2::CENTER_CENTER, words, theme::heading(20.0), palette.accent);
    }
    match paths.first().cloned().filter(|_| table) {
        Some(place) => out.push(Action::ReadTable { place, encoding: None }),
        None if !paths.is_empty() => out.push(Action::OpenPaths(paths)),
        None => {}
    }
}
