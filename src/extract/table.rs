//! Figures in the rows of a table, read with the heads of their columns.

use super::calendar::{Days, shift_years};
use super::per::{PerWhat, per};
use super::quantity::{Figure, Measure};
use super::reading::{Reading, class};
use super::scene::Scene;
use super::sentence::Sentence;
use super::time::{Role, TimeWords};
use crate::measure::Decimal;
use crate::text::Span;
use crate::vocabulary::{ChangePart, Dimension, FlowRole, Gap, NumberWord};

/// A cell: its tokens, without the separators.
pub(super) type Cell = (usize, usize);

/// The cells of a line: parted by tabs, runs of spaces or bars. One cell means that it is no row.
pub(super) fn cells(reading: &Reading<'_>, sentence: Sentence) -> Vec<Cell> {
    let mut cells = Vec::new();
    if !has_cells(reading, sentence) {
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

/// What the words of a cell name, each with where it stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Subject {
    /// The goods: a row of the vocabulary.
    pub goods: Option<(u16, Span)>,
    /// Exports, imports or trade both ways.
    pub role: Option<(FlowRole, Span)>,
}

/// The goods that the words of a cell name, and whether they speak of exports, imports or trade both ways.
pub(super) fn subject(reading: &Reading<'_>, (from, to): Cell) -> Subject {
    Subject {
        goods: (from..to).find_map(|at| reading.commodity(at).map(|(row, end)| (row, reading.span(at, end)))),
        role: (from..to)
            .find_map(|at| reading.flow(at).map(|((role, _), end)| (role, reading.span(at, end)))),
    }
}

/// Whether a line may have more cells than one.
pub(super) fn has_cells(reading: &Reading<'_>, sentence: Sentence) -> bool {
    reading.classes_in(sentence.from, sentence.to) & class::CELL != 0
}

/// The heads of the columns below which a row stands, with what the caption above them says for all.
#[derive(Clone, Debug, Default)]
pub(super) struct Heads {
    cells: Vec<Cell>,
    columns: Vec<Column>,
    paragraph: usize,
    caption: Option<Caption>,
}

/// What the head of a column says of its figures.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Column {
    /// The stretch of time.
    pub days: Option<Days>,
    /// Whether they are changes in percent.
    pub is_change: bool,
}

/// The line before the heads.
#[derive(Clone, Copy, Debug)]
struct Caption {
    words: Cell,
    days: Option<Days>,
    paragraph: usize,
}

impl Heads {
    /// Keep a line that is no row: it may be the caption of a table.
    pub fn pass(&mut self, scene: &Scene<'_, '_>) {
        let own = |time: &&TimeWords| time.role == Role::Own && !time.is_day;
        let days = scene.times.iter().find(own).and_then(|time| time.start.zip(time.last));
        let Sentence { from, to, paragraph, .. } = scene.sentence;
        self.caption = Some(Caption { words: (from, to), days, paragraph });
    }

    /// Take a line as the heads of the columns, when it is one: several cells and no figure among them.
    pub fn read(&mut self, scene: &Scene<'_, '_>, cells: &[Cell]) -> bool {
        let is_head = cells.len() > 1
            && scene.figures.iter().all(|figure| figure.measure == Measure::Bare && figure.value.is_none());
        if is_head {
            self.cells = cells.to_vec();
            self.paragraph = scene.sentence.paragraph;
            self.caption = self.caption.filter(|caption| caption.paragraph + 3 > self.paragraph);
            let months = self.caption.and_then(|caption| caption.days);
            self.columns = cells.iter().map(|cell| column(scene, *cell, months)).collect();
        }
        is_head
    }

    /// What the head above a token says.
    pub fn column(&self, cells: &[Cell], token: usize) -> Option<Column> {
        self.place(cells, token).and_then(|place| self.columns.get(place)).copied()
    }

    /// The latest stretch of time among the columns.
    pub fn latest(&self) -> Option<Days> {
        self.columns.iter().filter_map(|column| column.days).max_by_key(|days| days.1)
    }

    /// The head above a cell, aligned from the right: rows often have a label where the heads have none.
    pub fn above(&self, cells: &[Cell], token: usize) -> Option<Cell> {
        self.place(cells, token).and_then(|place| self.cells.get(place)).copied()
    }

    fn place(&self, cells: &[Cell], token: usize) -> Option<usize> {
        let column = cells.iter().position(|cell| (cell.0..cell.1).contains(&token))?;
        self.cells.len().checked_sub(cells.len() - column)
    }

    /// Whether the line may belong to the same table.
    pub fn covers(&self, sentence: Sentence) -> bool {
        !self.cells.is_empty() && sentence.paragraph <= self.paragraph + 40
    }
}

/// A head's stretch of time; a year takes the caption's months.
fn column(scene: &Scene<'_, '_>, cell: Cell, months: Option<Days>) -> Column {
    let reading = scene.reading;
    let inside = |time: &&TimeWords| time.at >= cell.0 && time.end <= cell.1;
    let days = scene.times.iter().find(inside).and_then(|time| time.start.zip(time.last));
    let days = days.map(|days| {
        let whole = (days.0.month(), days.0.day(), days.1.month(), days.1.day()) == (1, 1, 12, 31);
        let shifted = months.filter(|(from, to)| whole && from.year() == to.year());
        shifted.and_then(|months| shift_years(months, days.0.year() - months.0.year())).unwrap_or(days)
    });
    let percent = (cell.0..cell.1)
        .any(|at| reading.unit(at).is_some_and(|(unit, _)| unit.dimension == Dimension::Percent));
    let change = (cell.0..cell.1).any(|at| {
        matches!(
            reading.change(at),
            Some((
                (
                    ChangePart::Noun
                        | ChangePart::YearOnYear
                        | ChangePart::MonthOnMonth
                        | ChangePart::QuarterOnQuarter,
                    _
                ),
                _
            ))
        ) || ["change", "growth", "chg", "difference"]
            .iter()
            .any(|word| reading.word(at).eq_ignore_ascii_case(word))
    });
    Column { days, is_change: percent && change }
}

/// Give the bare numbers of a row the units of their columns, or of the caption: "(t)", "US$ million", "%".
pub(super) fn lend_units(scene: &mut Scene<'_, '_>, heads: &Heads, cells: &[Cell]) {
    let reading = scene.reading;
    for figure in scene.figures.iter_mut().filter(|figure| figure.measure == Measure::Bare) {
        if let Some(head) = heads.above(cells, figure.at)
            && !lend(reading, figure, head)
        {
            // The caption, or the head of the labels: "Won per kg | Flour | Sugar".
            let caption = heads.caption.is_some_and(|caption| lend(reading, figure, caption.words));
            if !caption && let Some(label) = heads.cells.first() {
                lend(reading, figure, *label);
            }
        }
    }
}

fn lend(reading: &Reading<'_>, figure: &mut Figure, head: Cell) -> bool {
    let found = (head.0..head.1).find_map(|at| reading.unit(at));
    let unit = found.map(|(unit, _)| unit);
    // "won per kilogram"
    let price = found.and_then(|(unit, end)| match (unit.dimension, per(reading, end)) {
        (Dimension::Money(currency), Some((PerWhat::Amount(denominator, factor), _))) => {
            Some((currency, denominator, Decimal::ONE.checked_div(factor)?))
        }
        _ => None,
    });
    if let Some((currency, denominator, inverse)) = price {
        figure.measure = Measure::Price(currency, denominator);
        figure.scale_by(inverse.round_dp(15).normalize());
        return true;
    }
    let scale = (head.0..head.1).find_map(|at| match reading.number(at) {
        Some((NumberWord::Scale(power), _)) if reading.word(at).len() > 1 => {
            super::numeral::power_of_ten(power)
        }
        _ => None,
    });
    let Some(unit) = unit else { return false };
    figure.measure = match unit.dimension {
        Dimension::Money(currency) => Measure::Money(currency),
        Dimension::Mass => Measure::Mass,
        Dimension::Volume => Measure::Volume,
        Dimension::Rate => Measure::Rate,
        Dimension::MassRate => Measure::MassRate,
        Dimension::Percent | Dimension::Point => Measure::Part,
        Dimension::Times | Dimension::Plain => return false,
    };
    figure.is_scaled = scale.is_some();
    figure.scale_by(unit.factor.checked_mul(scale.unwrap_or(Decimal::ONE)).unwrap_or(unit.factor));
    true
}
