//! The window's pen: the chart's plain shapes on an egui painter.

use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{Align2, CornerRadius, FontFamily, FontId, Painter, Pos2, Rect, Shape, Stroke, StrokeKind};

use super::cells;
use crate::chart::{Anchor, Area, Cell, Colour, Dash, Font, Line, Pen, Spot, Way};
use crate::ui::theme::{self, ink};

/// Paints with `painter` what has its place in `rect`.
pub(super) struct Brush<'a> {
    painter: &'a Painter,
    rect: Rect,
    crowd: Option<&'a mut cells::Drawn>,
    strong: FontFamily,
    /// Dashes on their way to the painter: one list for all lines.
    dashes: Vec<Shape>,
}

impl<'a> Brush<'a> {
    pub(super) fn new(painter: &'a Painter, rect: Rect) -> Self {
        Self { painter, rect, crowd: None, strong: theme::strong(), dashes: Vec::new() }
    }

    /// With a mesh of crowds that is kept while nothing changes.
    pub(super) const fn keeping(mut self, crowd: &'a mut cells::Drawn) -> Self {
        self.crowd = Some(crowd);
        self
    }

    fn at(&self, (x, y): Spot) -> Pos2 {
        self.rect.min + egui::vec2(x, y)
    }

    fn area(&self, area: Area) -> Rect {
        Rect::from_min_max(self.at((area.x0, area.y0)), self.at((area.x1, area.y1)))
    }

    fn font(&self, font: Font) -> FontId {
        let family = if font.strong { self.strong.clone() } else { FontFamily::Proportional };
        FontId::new(font.size, family)
    }
}

fn stroke(line: Line) -> Stroke {
    Stroke::new(line.width, ink(line.colour))
}

impl Pen for Brush<'_> {
    fn rect(&mut self, area: Area, round: f32, fill: Colour, outline: Line) {
        let (rect, round) = (self.area(area), CornerRadius::same(round as u8));
        self.painter.rect(rect, round, ink(fill), stroke(outline), StrokeKind::Inside);
    }

    fn line(&mut self, spots: &[Spot], line: Line) {
        let stroke = stroke(line);
        if let ([from, to], Dash::None) = (spots, line.dash) {
            self.painter.line_segment([self.at(*from), self.at(*to)], stroke);
            return;
        }
        let points: Vec<Pos2> = spots.iter().map(|spot| self.at(*spot)).collect();
        match line.dash {
            Dash::None => {
                self.painter.line(points, stroke);
            }
            Dash::Dashes(on, off) => {
                Shape::dashed_line_many(&points, stroke, on, off, &mut self.dashes);
                self.painter.extend(self.dashes.drain(..));
            }
            Dash::Dots(apart) => {
                self.painter.extend(Shape::dotted_line(&points, stroke.color, apart, line.width / 2.0));
            }
        }
    }

    fn polygon(&mut self, spots: &[Spot], fill: Colour) {
        let points = spots.iter().map(|spot| self.at(*spot)).collect();
        self.painter.add(Shape::convex_polygon(points, ink(fill), Stroke::NONE));
    }

    fn fade(&mut self, area: Area, [from, to]: [Colour; 2], way: Way) {
        let rect = self.area(area);
        let (from, to) = (ink(from), ink(to));
        let colours = match way {
            Way::Across => [from, to, to, from],
            Way::Down => [from, from, to, to],
        };
        let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
        let vertices =
            corners.into_iter().zip(colours).map(|(pos, color)| Vertex { pos, uv: WHITE_UV, color });
        let mesh = Mesh { vertices: vertices.collect(), indices: vec![0, 1, 2, 0, 2, 3], ..Mesh::default() };
        self.painter.add(Shape::mesh(mesh));
    }

    fn text(&mut self, at: Spot, anchor: Anchor, words: &str, font: Font, colour: Colour) {
        let align = match anchor {
            Anchor::Start => Align2::LEFT_CENTER,
            Anchor::Middle => Align2::CENTER_CENTER,
            Anchor::End => Align2::RIGHT_CENTER,
        };
        self.painter.text(self.at(at), align, words, self.font(font), ink(colour));
    }

    fn width(&self, words: &str, font: Font) -> f32 {
        let galley = self.painter.layout_no_wrap(words.to_owned(), self.font(font), egui::Color32::WHITE);
        galley.size().x
    }

    /// On the middle of a device pixel.
    fn crisp(&self, at: Spot) -> Spot {
        let at = self.at(at);
        let middle = |at: f32| self.painter.round_to_pixel_center(at);
        (middle(at.x) - self.rect.left(), middle(at.y) - self.rect.top())
    }

    fn cells(&mut self, cells: &[Cell], colours: &[Colour]) {
        match &mut self.crowd {
            Some(crowd) => crowd.paint(self.painter, cells, colours, self.rect),
            None => {
                self.painter.add(Shape::mesh(cells::mesh(cells, colours, self.rect)));
            }
        }
    }
}
