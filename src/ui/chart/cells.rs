//! Crowds: one mesh of rectangles, and what lies under the pointer in them.

use std::sync::Arc;

use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{Painter, Rect, Shape, Ui, pos2};

use super::plot::Stage;
use crate::chart::{Cell, Colour, name};
use crate::ui::theme;
use crate::ui::widgets;

/// So many figures are named in a card.
const NAMED: usize = 6;

/// The mesh of a layout's cells, kept while nothing changes.
#[derive(Default)]
pub(super) struct Drawn {
    of: Option<(Rect, Vec<Colour>)>,
    mesh: Arc<Mesh>,
}

impl Drawn {
    pub(super) fn forget(&mut self) {
        self.of = None;
    }

    /// Draw all cells. `colours` are the groups'.
    pub(super) fn paint(&mut self, painter: &Painter, cells: &[Cell], colours: &[Colour], rect: Rect) {
        let same = self.of.as_ref().is_some_and(|(place, inks)| *place == rect && inks == colours);
        if !same {
            self.mesh = Arc::new(mesh(cells, colours, rect));
            self.of = Some((rect, colours.to_vec()));
        }
        painter.add(Shape::Mesh(Arc::clone(&self.mesh)));
    }
}

/// All cells as one mesh.
pub(super) fn mesh(cells: &[Cell], colours: &[Colour], rect: Rect) -> Mesh {
    let mut mesh = Mesh::default();
    mesh.vertices.reserve(cells.len() * 4);
    mesh.indices.reserve(cells.len() * 6);
    for cell in cells {
        let color = theme::ink(cell.colour(colours));
        let (x0, y0) = (rect.left() + cell.area.x0, rect.top() + cell.area.y0);
        let (x1, y1) =
            (rect.left() + cell.area.x1.min(rect.width()), rect.top() + cell.area.y1.min(rect.height()));
        let first = mesh.vertices.len() as u32;
        for pos in [pos2(x0, y0), pos2(x1, y0), pos2(x1, y1), pos2(x0, y1)] {
            mesh.vertices.push(Vertex { pos, uv: WHITE_UV, color });
        }
        mesh.indices.extend([0, 1, 2, 0, 2, 3].map(|corner| first + corner));
    }
    mesh
}

/// Figures under the pointer, looked for only when it has moved.
#[derive(Default)]
pub(super) struct Found {
    of: Option<egui::Pos2>,
    marks: Vec<usize>,
    count: usize,
}

impl Found {
    pub(super) const fn forget(&mut self) {
        self.of = None;
    }

    /// The first few of them in the order of the list, and how many there are.
    pub(super) fn at(&mut self, pointer: egui::Pos2, stage: &Stage<'_>) -> (&[usize], usize) {
        if self.of != Some(pointer) {
            let pixel = pointer - stage.rect.min;
            (self.marks, self.count) = stage.plot().covering(&stage.viewport, (pixel.x, pixel.y), NAMED);
            self.of = Some(pointer);
        }
        (&self.marks, self.count)
    }
}

/// What a card says of a crowd.
pub(super) fn card(ui: &mut Ui, stage: &Stage<'_>, marks: &[usize], count: usize) {
    ui.set_max_width(340.0);
    let plot = stage.plot();
    let figures = if count == 1 { "figure" } else { "figures" };
    ui.label(egui::RichText::new(format!("{count} {figures} here")).font(theme::heading(13.0)));
    for mark in marks.iter().filter_map(|mark| plot.marks.get(*mark)) {
        widgets::dim(ui, name(mark, plot.kind, stage.view.figures, &stage.view.scene.options));
    }
    if count > marks.len() {
        widgets::dim(ui, format!("… and {} more", count - marks.len()));
    }
    widgets::dim(ui, if count == 1 { "Click to open it" } else { "Click to zoom in" });
}
