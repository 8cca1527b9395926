//! Figures in the rows of a table, read with the heads of their columns.

use super::quantity::{Figure, Measure};
use super::reading::{Reading, class};
use super::scene::Scene;
use super::sentence::Sentence;
use crate::measure::Decimal;
use crate::vocabulary::{Dimension, Gap, NumberWord};

/// A cell: its tokens, without the separators.
pub(super) type Cell = (usize, usize);

/// The cells of a line: parted by tabs, runs of spaces or bars. One cell means that it is no row.
pub(super) fn cells(reading: &Reading<'_>, sentence: Sentence) -> Vec<Cell> {
    let mut cells = Vec::new();
    if reading.classes_in(sentence.from, sentence.to) & class::CELL == 0 {
        return vec![(sentence.from, sentence.to)];
    }
    let mut from = sentence.from;
    for at in sentence.from..sentence.to {
        let bar = reading.is(at, '|');
        let gap = at > sentence.from && reading.tokens[at].gap == Gap::Wide;
        if bar || gap {
            if from < at {
                cells.push((from, at));
            }
            from = if bar { at + 1 } else { at };
        }
    }
    if from < sentence.to {
        cells.push((from, sentence.to));
    }
    cells
}

/// The heads of the columns below which a row stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Heads {
    cells: Vec<Cell>,
    paragraph: usize,
}

impl Heads {
    /// Take a line as the heads of the columns, when it is one: several cells and no figure among them.
    pub fn read(&mut self, scene: &Scene<'_, '_>, cells: &[Cell]) -> bool {
        let is_head = cells.len() > 1
            && scene.figures.iter().all(|figure| figure.measure == Measure::Bare && figure.value.is_none());
        if is_head {
            self.cells = cells.to_vec();
            self.paragraph = scene.sentence.paragraph;
        }
        is_head
    }

    /// The head above a cell, aligned from the right: rows often have a label where the heads have none.
    pub fn above(&self, cells: &[Cell], token: usize) -> Option<Cell> {
        let column = cells.iter().position(|cell| (cell.0..cell.1).contains(&token))?;
        let from_right = cells.len() - column;
        self.cells.len().checked_sub(from_right).and_then(|column| self.cells.get(column)).copied()
    }

    /// Whether the line may belong to the same table.
    pub fn covers(&self, sentence: Sentence) -> bool {
        !self.cells.is_empty() && sentence.paragraph <= self.paragraph + 40
    }
}

/// Give the bare numbers of a row the units of their columns: "(t)", "US$ million", "%".
pub(super) fn lend_units(scene: &mut Scene<'_, '_>, heads: &Heads, cells: &[Cell]) {
    let reading = scene.reading;
    for figure in scene.figures.iter_mut().filter(|figure| figure.measure == Measure::Bare) {
        if let Some(head) = heads.above(cells, figure.at) {
            lend(reading, figure, head);
        }
    }
}

fn lend(reading: &Reading<'_>, figure: &mut Figure, head: Cell) {
    let unit = (head.0..head.1).find_map(|at| reading.unit(at)).map(|(unit, _)| unit);
    let scale = (head.0..head.1).find_map(|at| match reading.number(at) {
        Some((NumberWord::Scale(power), _)) if reading.word(at).len() > 1 => {
            super::numeral::power_of_ten(power)
        }
        _ => None,
    });
    let Some(unit) = unit else { return };
    figure.measure = match unit.dimension {
        Dimension::Money(currency) => Measure::Money(currency),
        Dimension::Mass => Measure::Mass,
        Dimension::Volume => Measure::Volume,
        Dimension::Rate => Measure::Rate,
        Dimension::MassRate => Measure::MassRate,
        Dimension::Percent | Dimension::Point => Measure::Part,
        Dimension::Times | Dimension::Plain => return,
    };
    figure.is_scaled = scale.is_some();
    figure.scale_by(unit.factor.checked_mul(scale.unwrap_or(Decimal::ONE)).unwrap_or(unit.factor));
}
