//! Where everything stands on the page: title, what is shown, legend, plots, what they cover, sources.

use std::rc::Rc;

use svg::node::element::{Definitions, Description, Group, Title};
use svg::{Document, Node as _};

use super::foot::Foot;
use super::legend::Legend;
use super::rows::{SPARE, below, rows};
use super::sheet::{Sheet, clean};
use super::{Coverage, Picture, words};
use crate::chart::draw::{self, Drawing};
use crate::chart::{
    Anchor, Area, Colour, Font, Frame, Line, Pen, PlotKind, Room, Tallies, Viewport, fitting, frames,
    lay_out, width,
};

/// Around everything.
const MARGIN: f32 = 32.0;
const TITLE: Font = Font { size: 20.0, strong: true };
const SUBTITLE: Font = Font { size: 12.0, strong: false };
const PLOT: Font = Font { size: 12.5, strong: true };
const SMALL: Font = Font { size: 10.5, strong: false };
/// What is kept free around the plots.
const ROOM: Room = Room { gutter: 56.0, margin: 8.0, title: 26.0, time: 24.0, lane: draw::LANE };
/// Plots get at least this share of the height; sources give way.
const PLOTS: f32 = 0.5;
/// Lower plots cannot be read: the page grows instead, but not for ever.
const LEAST: f32 = 72.0;
const MOST: f32 = 8_000.0;

/// Lay the page out and draw it.
pub fn svg(picture: &Picture<'_>, coverage: &Coverage) -> String {
    let inks = picture.inks();
    let (wide, high) = (f32::from(picture.size.width), f32::from(picture.size.height));
    let room = wide - 2.0 * MARGIN;
    let mut sheet = Sheet::new();
    let title = words::title(picture, coverage);
    let mut head = rows(&title, TITLE, inks.text, room, 2);
    head.extend(rows(&words::subtitle(picture, coverage), SUBTITLE, inks.dim, room, 3));
    let y = below(&mut sheet, &head, MARGIN, MARGIN - 6.0) + 6.0;
    let top = Legend::of(picture).draw(&mut sheet, picture, (MARGIN, y), room) + 8.0;

    let foot = Foot::of(picture, coverage, room, high * (1.0 - PLOTS) - MARGIN - top);
    let bottom = high - MARGIN - foot.height();
    let (frames, more) = places(picture, room, bottom - top);
    for frame in &frames {
        draw_plot(&mut sheet, picture, frame, (MARGIN, top));
    }
    sheet.move_to((0.0, 0.0));
    foot.draw(&mut sheet, inks, (MARGIN, bottom + more), room);
    let description = words::description(picture, coverage);
    document(sheet.finish(), &title, &description, inks.ground, (wide, high + more))
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

fn draw_plot<'c>(sheet: &mut Sheet<'c>, picture: &'c Picture<'_>, frame: &Frame, (left, top): (f32, f32)) {
    let (scene, inks) = (picture.scene, picture.inks());
    let plot = &scene.plots[frame.plot];
    let (x, y) = (left + frame.area.x0, top + frame.area.y0);
    let view = viewport(picture, frame);
    let memory = (scene.stamp, &mut Tallies::default());
    let layout = Rc::new(lay_out(plot, picture.figures, &scene.options, &view, None, memory));
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
        let named = Rc::clone(&layout);
        sheet.clip(edge, Box::new(move |part| words::caption(picture, plot, &named, part)));
        let drawing = Drawing {
            plot,
            layout: &layout,
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
