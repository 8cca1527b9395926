//! The graph's drawing: three columns of nodes, threads between them, and what an article has of another behind it.

use egui::{Align2, Color32, FontId, Pos2, Rect, Response, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::bands::{LINE, TITLE};
use super::graph::{End, Graph, Named, called, reuse_words};
use crate::audit::Reuse;
use crate::listing::Filter;
use crate::ui::theme::{self, Palette};
use crate::ui::{Action, Screen, View, widgets};

/// Height of a node.
const NODE: f32 = 20.0;
/// Room between columns, for threads.
const ROOM: f32 = 40.0;
/// Room behind the articles, for the lines from one to the other.
const LANES: f32 = 30.0;

/// Room for "+2" behind a sample of a line: what else an article has of others.
const MORE: f32 = 52.0;

/// Pieces of a bent line.
const STEPS: usize = 12;

/// Where the columns stand.
struct Columns {
    sources: [f32; 2],
    quoted: [f32; 2],
    articles: [f32; 2],
    reuse: [f32; 2],
}

impl Columns {
    fn of(rect: Rect) -> Self {
        let room = (rect.width() - 2.0 * ROOM - LANES).max(200.0);
        let (source, quoted, article) = (room * 0.21, room * 0.17, room * 0.26);
        let left = rect.left();
        let sources = [left, left + source];
        let quoted = [sources[1] + ROOM, sources[1] + ROOM + quoted];
        let articles = [quoted[1] + ROOM, quoted[1] + ROOM + article];
        Self { sources, quoted, articles, reuse: [articles[1] + LANES, rect.right()] }
    }
}

/// What a kind of reuse is drawn in; words say it too.
fn ink(kind: Reuse, palette: &Palette) -> Color32 {
    match kind {
        Reuse::Exact | Reuse::Copy => palette.alarm,
        Reuse::Rewording => palette.warn,
        Reuse::SharedQuotation => palette.accent,
        Reuse::Independent => palette.good,
    }
}

/// A line in the manner of a kind: double for the same text, plain for a copy, dashed for a rewording, dotted for a
/// quotation.
fn line(ui: &Ui, points: &[Pos2], kind: Reuse, palette: &Palette) {
    let stroke = Stroke::new(1.5, ink(kind, palette));
    let painter = ui.painter();
    match kind {
        Reuse::Exact => {
            for by in [-1.5, 1.5] {
                painter.line(points.iter().map(|point| *point + vec2(by, by)).collect(), stroke);
            }
        }
        Reuse::Copy => _ = painter.line(points.to_vec(), stroke),
        Reuse::Rewording | Reuse::Independent => {
            painter.extend(egui::Shape::dashed_line(points, stroke, 5.0, 3.0));
        }
        Reuse::SharedQuotation => painter.extend(egui::Shape::dotted_line(points, stroke.color, 4.0, 1.2)),
    }
}

/// A sample of a kind's line with its name and number, in one piece that wraps.
pub(super) fn legend(ui: &mut Ui, kind: Reuse, count: usize, palette: &Palette) {
    const SAMPLE: f32 = 20.0;
    let words = format!("{} {count}", kind.words());
    let galley = ui.painter().layout_no_wrap(words.clone(), theme::small(), palette.dim);
    let size = vec2(SAMPLE + 5.0 + galley.size().x, 14.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &words));
    let sample = [rect.left_center(), rect.left_center() + vec2(SAMPLE, 0.0)];
    line(ui, &sample, kind, palette);
    let at = pos2(rect.right() - galley.size().x, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, palette.dim);
}

/// What stands in the columns below.
pub(super) fn captions(ui: &mut Ui, palette: &Palette) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 16.0), Sense::hover());
    let columns = Columns::of(rect.shrink2(vec2(12.0, 0.0)));
    let named = [
        (columns.sources, "innermost source"),
        (columns.quoted, "quoted outlet"),
        (columns.articles, "article"),
        (columns.reuse, "what it has of another"),
    ];
    for ([left, right], words) in named {
        let place = Rect::from_x_y_ranges(left..=right, rect.y_range());
        text(ui, place, words, theme::small(), palette.dim);
    }
}

/// Draw one origin into its rectangle.
pub(super) fn band(
    ui: &mut Ui,
    rect: Rect,
    view: &View<'_>,
    screen: &Screen,
    (number, graph): (u32, &Graph),
    out: &mut Vec<Action>,
) {
    let Some(group) = view.origins.groups.get(number as usize) else { return };
    let palette = Palette::of(ui);
    let columns = Columns::of(rect);
    let mut top = rect.top();
    ui.push_id(&group.id, |ui| {
        if group.articles.len() > 1 {
            title(ui, rect, view, group, &palette);
            top += TITLE;
        }
        let at = |[left, right]: [f32; 2], row: usize| {
            let middle = top + (row as f32 + 0.5) * LINE;
            Rect::from_min_max(pos2(left, middle - NODE / 2.0), pos2(right, middle + NODE / 2.0))
        };
        let place = |end: End| match end {
            End::Source(row) => at(columns.sources, row),
            End::Quoted(row) => at(columns.quoted, row),
            End::Article(row) => at(columns.articles, row),
        };
        let under = |end: End| ui.rect_contains_pointer(place(end));
        for (from, to) in &graph.threads {
            let lit = under(*from) || under(*to);
            thread(ui, place(*from), place(*to), if lit { palette.accent } else { palette.faint });
        }
        for (row, named) in graph.sources.iter().enumerate() {
            name(ui, at(columns.sources, row), named, "Source", screen, out);
        }
        for (row, named) in graph.quoted.iter().enumerate() {
            name(ui, at(columns.quoted, row), named, "Quoted outlet", screen, out);
        }
        for (row, of) in graph.rows.iter().enumerate() {
            let rect = at(columns.articles, row);
            let called = called(&of.article);
            let on = screen.article == Some(of.article.id);
            let words = format!("Article {called}: {}", of.article.title());
            let ink = if of.article.published().is_some() { palette.text } else { palette.warn };
            let response = node(ui, rect, (&called, ink), ("article", row), &words, on);
            if response.on_hover_text(of.article.title()).clicked() {
                out.push(Action::OpenArticle(of.article.id));
            }
            reuse(ui, view, graph, row, &columns, &at, &palette, out);
        }
    });
}

fn title(ui: &mut Ui, rect: Rect, view: &View<'_>, group: &crate::audit::Group, palette: &Palette) {
    let mut kinds: Vec<Reuse> = group
        .pairs
        .iter()
        .filter_map(|pair| view.origins.pairs.get(*pair as usize).map(|pair| pair.kind))
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    let kinds: Vec<&str> = kinds.into_iter().map(Reuse::words).collect();
    let words = format!("One origin · {} articles · {}", group.articles.len(), kinds.join(", "));
    let line = Rect::from_min_size(rect.min, vec2(rect.width(), TITLE));
    let response = ui.interact(line, ui.scope_id().with("title"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &words));
    let at = pos2(line.left(), line.center().y);
    ui.painter().text(at, Align2::LEFT_CENTER, &words, theme::heading(12.0), palette.text);
    response.on_hover_text(format!("In exports: origin {}", group.id));
}

/// From the right side of a node to the left side of another, as one line.
fn thread(ui: &Ui, from: Rect, to: Rect, ink: Color32) {
    let begin = from.right_center();
    // Two of one column are joined around its right side.
    let beside = to.left() <= begin.x;
    let end = if beside { to.right_center() } else { to.left_center() };
    // Level until shortly before the node, so that what skips a column does not cross its nodes.
    let turn = pos2(if beside { begin.x } else { (end.x - ROOM).max(begin.x) }, begin.y);
    let reach = if beside { ROOM * 0.6 } else { (end.x - turn.x) * 0.5 };
    let (out, back) = (turn + vec2(reach, 0.0), end + vec2(if beside { reach } else { -reach }, 0.0));
    let mut points = vec![begin];
    points.extend((0..=STEPS).map(|step| {
        let t = step as f32 / STEPS as f32;
        let between = |a: Pos2, b: Pos2| a + (b - a) * t;
        let (first, middle, last) = (between(turn, out), between(out, back), between(back, end));
        between(between(first, middle), between(middle, last))
    }));
    ui.painter().line(points, Stroke::new(1.2, ink));
}

fn node(
    ui: &Ui,
    rect: Rect,
    (words, ink): (&str, Color32),
    id: (&str, usize),
    label: &str,
    on: bool,
) -> Response {
    let palette = Palette::of(ui);
    let response = ui.interact(rect, ui.scope_id().with(id), Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, on, label));
    let lit = response.hovered() || response.has_focus();
    ui.painter().rect_filled(rect, 4.0, if on { palette.selected } else { palette.panel });
    widgets::outline(ui, rect, if lit || on { palette.accent } else { palette.line });
    text(ui, rect.shrink2(vec2(7.0, 0.0)), words, FontId::proportional(12.0), ink);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// Words in one line, cut where the room ends. Gives where they end.
fn text(ui: &Ui, rect: Rect, words: &str, font: FontId, ink: Color32) -> f32 {
    let mut job = egui::text::LayoutJob::simple_singleline(words.to_owned(), font, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width().max(1.0));
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    let end = at.x + galley.size().x;
    ui.painter().galley(at, galley, ink);
    end
}

/// A source or a quoted outlet: a click shows the figures that name it.
fn name(ui: &Ui, rect: Rect, named: &Named, what: &str, screen: &Screen, out: &mut Vec<Action>) {
    let palette = Palette::of(ui);
    let figures =
        if named.figures == 1 { "1 figure".to_owned() } else { format!("{} figures", named.figures) };
    let label = format!("{what} {}, {figures}", named.name);
    let on = !screen.filter.text.is_empty() && screen.filter.text == *named.name;
    let response = node(ui, rect, (&named.name, palette.text), (what, rect.top() as usize), &label, on);
    let hover = format!("{}\n{figures} here. Click to show the figures that name it.", named.name);
    if response.on_hover_text(hover).clicked() {
        let text = if on { String::new() } else { named.name.to_string() };
        out.push(Action::SetFilter(Filter { text, ..screen.filter.clone() }));
    }
}

/// What an article has of another: a line to it, and words that hold both beside each other.
#[allow(clippy::too_many_arguments, reason = "one row of a picture")]
fn reuse(
    ui: &Ui,
    view: &View<'_>,
    graph: &Graph,
    row: usize,
    columns: &Columns,
    at: &dyn Fn([f32; 2], usize) -> Rect,
    palette: &Palette,
    out: &mut Vec<Action>,
) {
    let of = &graph.rows[row];
    let mut room = at(columns.reuse, row);
    let here = at(columns.articles, row).right_center();
    if let Some((earlier, pair)) = of.reuse
        && let Some(pair) = view.origins.pairs.get(pair as usize)
        && let Some(other) = graph.rows.get(earlier)
    {
        let there = at(columns.articles, earlier).right_center();
        let lane = here.x + 8.0 + graph.lane(row) as f32 * 5.0;
        let down = vec2(0.0, 3.0);
        let points = [there + down, pos2(lane, there.y + 3.0), pos2(lane, here.y), here];
        line(ui, &points, pair.kind, palette);
        ui.painter().add(egui::Shape::convex_polygon(
            vec![here, here + vec2(6.0, -3.5), here + vec2(6.0, 3.5)],
            ink(pair.kind, palette),
            Stroke::NONE,
        ));
        let words = reuse_words(pair);
        let label =
            format!("Side by side: {}, {words}, with {}", called(&of.article), called(&other.article));
        // What follows keeps a little room, however long the words are.
        let right = room.right();
        room.max.x -= if of.quoting.is_empty() { 0.0 } else { MORE };
        if link(ui, &mut room, &words, ("reuse", row), &label, palette) {
            out.push(Action::HoldBeside(Some([other.article.id, of.article.id])));
        }
        room.max.x = right;
    }
    for (nth, pair) in of.quoting.iter().enumerate() {
        let Some(pair) = view.origins.pairs.get(*pair as usize) else { continue };
        let other = pair.other(of.article.id).and_then(|id| view.project.entry(id));
        let Some(other) = other else { continue };
        let sample = [pos2(room.left(), room.center().y), pos2(room.left() + 14.0, room.center().y)];
        line(ui, &sample, Reuse::SharedQuotation, palette);
        room.min.x += 19.0;
        let name = called(&other.article);
        let mut words = format!("quotes the same as {name}");
        let left = of.quoting.len() - nth;
        let width = ui.painter().layout_no_wrap(words.clone(), theme::small(), palette.accent).size().x;
        // A name of which only the beginning can be read is none: the rest is counted.
        let cut = width + if left > 1 { 12.0 + MORE } else { 0.0 } > room.width();
        if cut && left > 1 && nth == 0 && of.reuse.is_none() {
            words = format!("quotes the same as {left} others");
        } else if cut {
            words = format!("+{left}");
        }
        let label = format!("Side by side: {} shares a quotation only with {name}", called(&of.article));
        if link(ui, &mut room, &words, ("quoting", row * 1_000 + nth), &label, palette) {
            out.push(Action::HoldBeside(Some([of.article.id, other.article.id])));
        }
        if cut {
            break;
        }
    }
    if of.reuse.is_none() && of.quoting.is_empty() && graph.rows.len() == 1 {
        text(ui, room, Reuse::Independent.words(), theme::small(), palette.dim);
        let response = ui.interact(room, ui.scope_id().with(("independent", row)), Sense::hover());
        let words = format!("{}: {}", Reuse::Independent.words(), called(&of.article));
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &words));
    }
}

/// Words that do something when clicked; takes its room from the left of `room`.
fn link(ui: &Ui, room: &mut Rect, words: &str, id: (&str, usize), label: &str, palette: &Palette) -> bool {
    let end = text(ui, *room, words, theme::small(), palette.accent);
    let rect = Rect::from_min_max(room.min, pos2(end, room.bottom()));
    let response = ui.interact(rect, ui.scope_id().with(id), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Link, true, label));
    if response.hovered() || response.has_focus() {
        let under = rect.center().y + 7.0;
        ui.painter().hline(rect.x_range(), under, Stroke::new(1.0, palette.accent));
    }
    room.min.x = (end + 12.0).min(room.max.x);
    response
        .on_hover_text(format!("{words}\nClick to hold both beside each other."))
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .clicked()
}
