//! The rows of a table, each one control: `egui_extras` makes one of every cell, so the keyboard would stop at all of
//! them and a screen reader at none.

use egui::{Id, Rect, Response, Sense, Ui, UiBuilder};
use egui_extras::TableRow;

use super::access;
use super::theme::Palette;

/// A table's rows. The table's own sense is [`CELLS`].
pub struct TableRows {
    list: Id,
    clip: Rect,
}

/// What cells sense: clicks, but not the focus, which belongs to the row.
pub const CELLS: Sense = Sense::CLICK;

impl TableRows {
    /// Draw the selected row of a table in this `ui` as all selected rows are, on which every ink can be read.
    pub fn prepare(ui: &mut Ui) {
        let palette = Palette::of(ui);
        let selection = &mut ui.visuals_mut().selection;
        selection.bg_fill = palette.selected;
        selection.stroke.color = palette.text;
    }

    /// The rows of the table whose body is drawn in `body`: so many, under that name.
    pub fn of(body: &Ui, name: &str, count: usize) -> Self {
        access::list(body, name, count);
        Self { list: body.unique_id(), clip: body.clip_rect() }
    }

    /// Begin a row, in its first cell and before anything else in it: the row lies below what its cells hold.
    pub fn begin(&self, cell: &mut Ui) -> Ui {
        let row = UiBuilder::new().id_salt("row").sense(Sense::click()).accessibility_parent(self.list);
        let row = cell.new_child(row);
        // The row says what its cells say.
        access::quiet(cell);
        row
    }

    /// A cell of a row whose words the row says: the first one begins it.
    pub fn cell(&self, cell: &mut Ui, begun: &mut Option<Ui>) {
        match begun {
            None => *begun = Some(self.begin(cell)),
            Some(_) => access::quiet(cell),
        }
    }

    /// End a row behind its last cell: it is as large as all of them. A click on any of them is one on the row.
    pub fn end(&self, begun: Option<Ui>, row: &TableRow<'_, '_>) -> Response {
        let cells = row.response();
        let Some(mut begun) = begun else { return cells };
        begun.set_clip_rect(self.clip);
        begun.expand_to_include_rect(cells.rect);
        begun.response() | cells
    }
}
