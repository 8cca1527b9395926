//! How a laid-out plot is composed of plain shapes: the same picture for every [`Pen`].

mod axes;
mod mark;
mod official;

pub use axes::{grid, time_labels};
pub use mark::{light, swatch};
pub use official::{LANE, coverage, lanes, lanes_in, sample};

use super::{
    Anchor, Area, Arrow, BAR, Cell, Colour, Font, Inks, LaidCap, LaidMark, Layout, Line, Part, Pen, Plot,
    Scene, Style, Viewport,
};
use crate::model::{Codebook, Figure};
use mark::Tint;

/// A bar is wide enough for its status's icon.
const ICON_FITS: f32 = 15.0;
const ICON: Font = Font { size: 8.5, strong: true };
/// A lone bar's strength in a crowd: it has to be seen.
const FAINTEST: f32 = 0.5;
/// The level from which on cells are as strong as can be.
const STRONGEST: f32 = 9.0;

/// What a plot is drawn of.
#[derive(Clone, Copy)]
pub struct Drawing<'a> {
    /// The plot.
    pub plot: &'a Plot,
    /// Where everything stands.
    pub layout: &'a Layout,
    /// What is in sight, and its size.
    pub view: Viewport,
    /// The list that the scene was made of.
    pub figures: &'a [Figure],
    /// For the statuses' icons.
    pub codebook: &'a Codebook,
    /// Colours by role.
    pub inks: &'a Inks,
    /// The legend's groups' colours: see [`group_colours`].
    pub colours: &'a [Colour],
    /// The selected mark, if this plot shows it.
    pub selected: Option<usize>,
}

/// A colour for each group of the legend.
#[must_use]
pub fn group_colours(scene: &Scene, inks: &Inks) -> Vec<Colour> {
    scene.legend.groups.iter().map(|group| inks.of(group.ink)).collect()
}

/// A legend's entry of a group: its colour, with its glyph where it has one.
pub fn badge(pen: &mut dyn Pen, area: Area, ink: super::Ink, inks: &Inks) {
    let fill = inks.of(ink);
    pen.rect(area, 3.0, fill, Line::NONE);
    if let super::Ink::Status(_, icon) = ink {
        let font = Font { size: area.height() * 0.72, strong: true };
        pen.text(area.middle(), Anchor::Middle, icon.encode_utf8(&mut [0; 4]), font, inks.on(fill));
    }
}

/// A ceiling over one of its periods, or a sample of it: through the middle of the area.
pub fn ceiling(pen: &mut dyn Pen, area: Area, inks: &Inks) {
    let (_, y) = area.middle();
    pen.line(&[(area.x0, y), (area.x1, y)], Line::new(1.2, inks.alarm).dashed(6.0, 4.0));
    for x in [area.x0, area.x1] {
        pen.line(&[(x, y - 2.5), (x, y + 2.5)], Line::new(1.0, inks.alarm));
    }
}

/// Crowds, ceilings, official series, bars and labels; the grid is drawn before, see [`grid`].
pub fn plot(pen: &mut dyn Pen, drawing: &Drawing<'_>) {
    let Drawing { plot, layout, inks, .. } = drawing;
    if !layout.cells.is_empty() {
        pen.cells(&layout.cells, drawing.colours);
    }
    for (at, laid) in layout.caps.iter().enumerate() {
        pen.begin(Part::Cap(at));
        cap(pen, laid, inks);
        pen.end();
    }
    for (at, laid) in layout.official.iter().enumerate() {
        pen.begin(Part::Official(at));
        official::line(pen, laid, plot, inks);
        pen.end();
    }
    for laid in layout.marks.iter().filter(|laid| laid.shift.abs() > BAR) {
        stem(pen, laid, inks);
    }
    let chosen = |laid: &LaidMark| drawing.selected.is_some_and(|mark| laid.holds(mark));
    for on_top in [false, true] {
        for (at, laid) in layout.marks.iter().enumerate().filter(|(_, laid)| chosen(laid) == on_top) {
            pen.begin(Part::Mark(at));
            if on_top {
                selection(pen, laid.bar, inks);
            }
            bar(pen, drawing, laid, &plot.marks[laid.mark]);
            pen.end();
        }
    }
}

fn bar(pen: &mut dyn Pen, drawing: &Drawing<'_>, laid: &LaidMark, mark: &super::Mark) {
    let (inks, view) = (drawing.inks, &drawing.view);
    let colour = drawing.colours.get(usize::from(mark.group)).copied().unwrap_or(inks.dim);
    mark::bar(pen, laid.bar, mark, Tint::new(colour, mark.suggestion), inks);
    let plain = mark.range.is_none() && !mark.open_start && !mark.open_end && !mark.derived && !mark.soft;
    if plain && !mark.suggestion && laid.bar.width() >= ICON_FITS {
        let on = match mark.style {
            Style::Solid => Some(inks.on(colour)),
            Style::Hollow | Style::Dashed => Some(colour),
            Style::Line | Style::Hatched | Style::Struck => None,
        };
        let figure = drawing.figures.get(mark.figure as usize);
        let status = figure.and_then(|figure| drawing.codebook.status(figure.status()));
        if let Some((status, on)) = status.zip(on) {
            let inside = |area: Area| Area {
                x0: area.x0.max(0.0),
                y0: area.y0.max(0.0),
                x1: area.x1.min(view.width),
                y1: area.y1.min(view.height),
            };
            let icon = status.icon.encode_utf8(&mut [0; 4]).to_owned();
            pen.text(inside(laid.bar).middle(), Anchor::Middle, &icon, ICON, on);
        }
    }
    if let Some(label) = &laid.label {
        if drawing.layout.crowd > 0 {
            let behind = Area { x0: label.area.x0 - 3.0, x1: label.area.x1 + 3.0, ..label.area };
            pen.rect(behind, 3.0, inks.ground, Line::NONE);
        }
        let text = if mark.suggestion { inks.dim } else { inks.text };
        pen.text(label.area.middle(), Anchor::Middle, &label.words, Font::SMALL, text);
    }
}

/// The outline of the selected mark.
fn selection(pen: &mut dyn Pen, area: Area, inks: &Inks) {
    let outer = Area { x0: area.x0 - 4.0, y0: area.y0 - 3.5, x1: area.x1 + 4.0, y1: area.y1 + 3.5 };
    pen.rect(outer, 5.0, inks.ground, Line::new(1.5, inks.text));
}

/// From a bar that had to make room to where its value stands.
fn stem(pen: &mut dyn Pen, laid: &LaidMark, inks: &Inks) {
    let x = laid.bar.x0.max(0.0) + 1.5;
    let (_, from) = laid.bar.middle();
    let y = laid.true_y;
    let line = Line::new(1.0, inks.faint.faded(0.7));
    pen.line(&[(x, from), (x, y)], line);
    pen.line(&[(x - 3.0, y), (x + 3.0, y)], line);
}

fn cap(pen: &mut dyn Pen, laid: &LaidCap, inks: &Inks) {
    let y = laid.y;
    if laid.beyond.is_none() {
        // Each twelve months stand for themselves.
        for [x0, x1] in laid.periods.iter().copied() {
            ceiling(pen, Area { x0, y0: y, x1, y1: y }, inks);
        }
    }
    let Some(label) = &laid.label else { return };
    let at = (label.area.x0, label.area.middle().1);
    let arrow = match laid.beyond {
        Some(Arrow::Up) => "↑ ",
        Some(Arrow::Down) => "↓ ",
        None => return pen.text(at, Anchor::Start, &label.words, Font::SMALL, inks.alarm),
    };
    pen.text(at, Anchor::Start, &format!("{arrow}{}", label.words), Font::SMALL, inks.alarm);
}

/// What the hands can bring into sight: how many claims lie beyond each edge, and how many a crowd holds. A picture in a
/// file says so beside the plot.
pub fn beyond(pen: &mut dyn Pen, drawing: &Drawing<'_>) {
    let (layout, inks) = (drawing.layout, drawing.inks);
    let out = layout.out_of_sight;
    let Viewport { width, height, .. } = drawing.view;
    let inner = Area { x0: 5.0, y0: 5.0, x1: width - 5.0, y1: height - 5.0 };
    let (across, down) = inner.middle();
    // Half a line of text, from the edge to the middle of the words.
    let half = 7.0;
    let mut say = |count: usize, (x, y): (f32, f32), anchor: Anchor, words: &dyn Fn() -> String| {
        if count == 0 {
            return;
        }
        let words = words();
        let long = pen.width(&words, Font::SMALL);
        let x0 = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - long / 2.0,
            Anchor::End => x - long,
        };
        let behind = Area { x0: x0 - 4.0, y0: y - half - 1.0, x1: x0 + long + 4.0, y1: y + half + 1.0 };
        pen.rect(behind, 3.0, inks.ground, Line::NONE);
        pen.text((x, y), anchor, &words, Font::SMALL, inks.accent);
    };
    say(out.earlier, (inner.x0, down), Anchor::Start, &|| format!("← {}", out.earlier));
    say(out.later, (inner.x1, down), Anchor::End, &|| format!("{} →", out.later));
    say(out.above, (inner.x1, inner.y0 + half), Anchor::End, &|| format!("↑ {}", out.above));
    // Nothing is left out, but nothing can be told apart either.
    let crowd = || format!("{} figures, counted in cells: zoom in to tell them apart", layout.crowd);
    say(layout.crowd, (across, inner.y0 + half), Anchor::Middle, &crowd);
    say(out.below, (inner.x1, inner.y1 - half), Anchor::End, &|| format!("↓ {}", out.below));
}

impl Cell {
    /// Its colour, stronger the more marks it stands for. `colours` are the groups'.
    #[must_use]
    pub fn colour(&self, colours: &[Colour]) -> Colour {
        let share = (f32::from(self.level) / STRONGEST).min(1.0);
        let strength = FAINTEST + (1.0 - FAINTEST) * share;
        let lighter = if self.light { 0.6 } else { 1.0 };
        let colour = colours.get(usize::from(self.group)).copied();
        colour.unwrap_or(Colour::rgb([160; 3])).faded(strength * lighter)
    }
}

#[cfg(test)]
mod tests;
