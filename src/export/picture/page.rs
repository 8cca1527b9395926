//! Where everything stands on the page: title, what is shown, legend, plots, what they cover, sources.

use svg::node::element::{Definitions, Description, Group, Title};
use svg::{Document, Node as _};

use super::coverage::counted;
use super::legend::Legend;
use super::sheet::{Sheet, clean};
use super::{Coverage, Picture, words};
use crate::chart::draw::{self, Drawing};
use crate::chart::{
    Anchor, Area, Colour, Font, Frame, Layout, Line, Pen, PlotKind, Room, Tallies, Viewport, fitting, frames,
    lay_out, width,
};

/// Around everything.
const MARGIN: f32 = 32.0;
const TITLE: Font = Font { size: 20.0, strong: true };
const SUBTITLE: Font = Font { size: 12.0, strong: false };
const PLOT: Font = Font { size: 12.5, strong: true };
const COVERAGE: Font = Font { size: 12.0, strong: true };
const SMALL: Font = Font { size: 10.5, strong: false };
/// From one line of text to the next, as a share of its size.
const LEADING: f32 = 1.42;
/// Other fonts than Inter may be wider by so much.
const SPARE: f32 = 1.06;
/// What is kept free around the plots.
const ROOM: Room = Room { gutter: 56.0, margin: 8.0, title: 26.0, time: 24.0, lane: draw::LANE };
/// Plots get at least this share of the height; sources give way.
const PLOTS: f32 = 0.5;
/// Lower plots cannot be read: the page grows instead, but not for ever.
const LEAST: f32 = 72.0;
const MOST: f32 = 8_000.0;
/// Sources stand in columns at least as wide.
const COLUMN: f32 = 420.0;
/// More lines of sources than this are a page of their own.
const SOURCES: usize = 8;

/// A line of text with its look.
struct Row {
    words: String,
    font: Font,
    colour: Colour,
}

impl Row {
    fn height(&self) -> f32 {
        (self.font.size * LEADING).ceil()
    }
}

/// Lay the page out and draw it.
pub fn svg(picture: &Picture<'_>, coverage: &Coverage) -> String {
    let inks = picture.inks();
    let (wide, high) = (f32::from(picture.size.width), f32::from(picture.size.height));
    let room = wide - 2.0 * MARGIN;
    // The sheet's captions look at the layouts, so these have to stay as long.
    let layouts: Vec<(usize, Layout)>;
    let mut sheet = Sheet::new();
    let title = words::title(picture, coverage);
    let mut head = rows(&title, TITLE, inks.text, room, 2);
    head.extend(rows(&words::subtitle(picture, coverage), SUBTITLE, inks.dim, room, 3));
    let mut y = below(&mut sheet, &head, MARGIN, MARGIN - 6.0) + 6.0;
    y = Legend::of(picture).draw(&mut sheet, picture, (MARGIN, y), room, SPARE) + 8.0;

    let mut foot = rows(&coverage.words(), COVERAGE, inks.text, room, 2);
    foot.extend(rows(&coverage.missing_words(), SMALL, inks.dim, room, 2));
    let made = words::maker(picture);
    let notes = words::official(picture).into_iter().chain(words::caps(picture));
    let notes: Vec<Row> = notes.flat_map(|note| rows(&note, SMALL, inks.dim, room, 3)).collect();
    let step = (SMALL.size * LEADING).ceil();
    // The last line is the program's own.
    let fixed = foot.iter().chain(&notes).map(Row::height).sum::<f32>() + step + 10.0;
    let free = high - MARGIN - y - fixed - high * PLOTS;
    let columns = ((room / COLUMN) as usize).max(1);
    let fit = ((free / step).max(1.0) as usize).min(SOURCES);
    let (mut sources, left) = words::articles(picture, coverage, fit * columns);
    if left > 0 {
        // The last place tells how many are left.
        let (fewer, left) = words::articles(picture, coverage, fit * columns - 1);
        sources = fewer;
        let before = format!("and {}", counted(left, "more article"));
        sources.push(words::Source { before, title: String::new(), after: String::new() });
    }
    let lines = sources.len().div_ceil(columns);
    let bottom = high - MARGIN - fixed - lines as f32 * step;

    let plots = Area { x0: MARGIN, y0: y, x1: wide - MARGIN, y1: bottom };
    let (frames, more) = places(picture, plots.width(), plots.height());
    let (bottom, high) = (bottom + more, high + more);
    layouts = frames.iter().map(|frame| (frame.plot, laid_out(picture, frame))).collect();
    for (frame, (_, layout)) in frames.iter().zip(&layouts) {
        draw_plot(&mut sheet, picture, frame, layout, (plots.x0, plots.y0));
    }

    sheet.move_to((0.0, 0.0));
    let y = below(&mut sheet, &foot, MARGIN, bottom + 10.0);
    for (at, source) in sources.iter().enumerate() {
        // Down the first column, then down the next.
        let (column, line) = (at / lines.max(1), at % lines.max(1));
        let across = room / columns as f32;
        let room = (across - 14.0) / SPARE - width(&source.before, SMALL) - width(&source.after, SMALL);
        let words = format!("{}{}{}", source.before, fitting(&source.title, SMALL, room), source.after);
        let place = (MARGIN + column as f32 * across, y + (line as f32 + 0.5) * step);
        sheet.text(place, Anchor::Start, &words, SMALL, inks.dim);
    }
    let mut y = y + lines as f32 * step;
    y = below(&mut sheet, &notes, MARGIN, y);
    sheet.text((wide - MARGIN, y + step / 2.0), Anchor::End, &made, SMALL, inks.faint);

    let description = words::description(picture, coverage);
    document(sheet.finish(), &title, &description, inks.ground, (wide, high))
}

fn document(
    (definitions, drawn): (Definitions, Group),
    title: &str,
    description: &str,
    ground: Colour,
    (width, height): (f32, f32),
) -> String {
    let mut paper = Sheet::new();
    paper.rect(Area { x0: 0.0, y0: 0.0, x1: width, y1: height }, 0.0, ground, Line::NONE);
    let mut document = Document::new()
        .set("width", width)
        .set("height", height)
        .set("viewBox", (0, 0, width, height))
        .set("role", "img")
        .set("aria-labelledby", "title description")
        .add(Title::new(clean(title)).set("id", "title"));
    let mut about = Description::new().set("id", "description");
    about.append(svg::node::Text::new(clean(description)));
    document.append(about);
    document.append(definitions);
    document.append(paper.finish().1);
    document.append(drawn);
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{document}\n")
}

/// Words in lines no wider than `room`; what does not fit into so many lines is cut with `…`.
fn rows(words: &str, font: Font, colour: Colour, room: f32, most: usize) -> Vec<Row> {
    let room = room / SPARE;
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line, font) + width(" ", font) + width(word, font) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    if lines.len() > most {
        let rest = lines.split_off(most - 1).join(" ");
        lines.push(rest);
    }
    lines.into_iter().map(|line| Row { words: fitting(&line, font, room), font, colour }).collect()
}

/// Draw rows from `y` on; gives where the next would begin.
fn below(sheet: &mut Sheet<'_>, rows: &[Row], x: f32, mut y: f32) -> f32 {
    for row in rows {
        let height = row.height();
        sheet.text((x, y + height / 2.0), Anchor::Start, &row.words, row.font, row.colour);
        y += height;
    }
    y
}

/// Where the plots stand, and how much higher than this the page has to be so that all of them can be read.
fn places(picture: &Picture<'_>, width: f32, height: f32) -> (Vec<Frame>, f32) {
    let fits = |frame: &Frame| picture.scene.plots[frame.plot].is_empty() || frame.area.height() >= LEAST;
    let mut more = 0.0;
    loop {
        let frames = frames(picture.scene, width, height.max(0.0) + more, &ROOM);
        if frames.iter().all(fits) || more > MOST {
            // A page without any room grows from there.
            return (frames, more - height.min(0.0));
        }
        more += 24.0;
    }
}

fn viewport(picture: &Picture<'_>, frame: &Frame) -> Viewport {
    let plot = &picture.scene.plots[frame.plot];
    let (width, height) = (frame.area.width(), frame.area.height());
    Viewport { x: picture.sight.x, y: picture.sight.values(plot), width, height }
}

fn laid_out(picture: &Picture<'_>, frame: &Frame) -> Layout {
    let plot = &picture.scene.plots[frame.plot];
    let memory = (picture.scene.stamp, &mut Tallies::default());
    let view = viewport(picture, frame);
    lay_out(plot, picture.figures, &picture.scene.options, &view, None, memory)
}

fn draw_plot<'c>(
    sheet: &mut Sheet<'c>,
    picture: &'c Picture<'_>,
    frame: &Frame,
    layout: &'c Layout,
    (left, top): (f32, f32),
) {
    let (scene, inks) = (picture.scene, picture.inks());
    let plot = &scene.plots[frame.plot];
    let (x, y) = (left + frame.area.x0, top + frame.area.y0);
    let view = viewport(picture, frame);
    sheet.move_to((x, y));
    let pane = scene.panes.get(plot.pane).map_or("", String::as_str);
    let name = if pane.is_empty() { plot.title.clone() } else { format!("{pane}: {}", plot.title) };
    let name = fitting(&name, PLOT, view.width / SPARE);
    sheet.text((0.0, -ROOM.title / 2.0), Anchor::Start, &name, PLOT, inks.text);
    if layout.crowd > 0 {
        let room = view.width / SPARE - width(&name, PLOT) - 16.0;
        let words = format!("{} figures, counted in cells: the stronger, the more", layout.crowd);
        let words = fitting(&words, SMALL, room);
        sheet.text((view.width, -ROOM.title / 2.0), Anchor::End, &words, SMALL, inks.dim);
    }
    let small = scene.panes.len() > 1;
    draw::grid(sheet, &view, plot, !plot.is_empty() || small, inks);
    if plot.is_empty() {
        let words = match (plot.hidden, plot.kind) {
            (0, PlotKind::Value) => "no amount in US dollars with a period".to_owned(),
            (0, PlotKind::Volume) => "no oil in tonnes or barrels with a period".to_owned(),
            (hidden, _) => format!("{hidden} switched off"),
        };
        let (x, y) = (view.width / 2.0, view.height / 2.0);
        sheet.text((x, y), Anchor::Middle, &words, Font::SMALL, inks.dim);
    } else {
        // Outlines and arrows of bars at the edge may stand out a little, as in the window.
        let edge = Area { x0: -4.0, y0: -3.0, x1: view.width + 4.0, y1: view.height + 3.0 };
        sheet.clip(edge, Box::new(move |part| words::caption(picture, plot, layout, part)));
        let drawing = Drawing {
            plot,
            layout,
            view,
            figures: picture.figures,
            codebook: picture.tables.codebook,
            inks,
            colours: &draw::group_colours(scene, inks),
            selected: None,
        };
        draw::plot(sheet, &drawing);
        sheet.end();
    }
    sheet.move_to((x, y + view.height));
    let lanes = frame.lanes.height();
    draw::lanes(sheet, &plot.official, picture.sight.x, (view.width, lanes), inks);
    if frame.last {
        sheet.move_to((x, y + view.height + lanes));
        draw::time_labels(sheet, picture.sight.x, view.width, inks);
    }
}
