//! What the columns of a table mean.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Cell;
use crate::measure::Decimal;
use crate::reference::Method;

/// The meaning of a table's columns, with unit, multiplier and currency said outright. It can be kept and used again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// What it is called (`comtrade`).
    pub name: Arc<str>,
    /// Who vouches for the figures.
    pub publisher: Arc<str>,
    /// Where the publisher has them from.
    pub method: Method,
    /// The column of the period, or of its first day where `end` has its last.
    pub time: Cell,
    /// The column of the last day.
    pub end: Option<Cell>,
    /// Who trades with whom.
    pub sides: Sides,
    /// Which goods: ids or names of the vocabulary, or codes of the Harmonized System.
    pub goods: Cell,
    /// The columns with figures; each makes series of its own.
    pub figures: Vec<FigureColumn>,
    /// Rows that do not have these are passed over.
    pub keep: Vec<Keep>,
    /// A column with powers of ten by which figures are multiplied besides (`UNIT_MULT`).
    pub scale: Option<Cell>,
    /// Whether a comma is the decimal mark.
    pub decimal_comma: bool,
}

/// Who trades with whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sides {
    /// The table says who sends and who receives.
    Trade {
        /// Who sends.
        exporter: Cell,
        /// Who receives.
        importer: Cell,
    },
    /// It says who reports, whom they trade with, and in which direction.
    Reported {
        /// Whose statistics they are.
        reporter: Cell,
        /// With whom.
        partner: Cell,
        /// Export or import, as the reporter sees it.
        flow: Cell,
    },
}

/// A column with figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureColumn {
    /// The column's name.
    pub column: Arc<str>,
    /// Its unit: a currency, `t`, `kg`, `bbl`, or the column that says so.
    pub unit: Cell,
    /// By what its numbers are multiplied to be in that unit: 1000 for thousand dollars.
    pub multiplier: Decimal,
    /// Whether a zero says that nothing is known, as with weights in UN Comtrade.
    pub zero_is_missing: bool,
}

/// A condition on rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keep {
    /// The column.
    pub column: Arc<str>,
    /// What it must say, if it says anything.
    pub says: Arc<str>,
}

/// Why a layout does not fit a table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LayoutError {
    /// The table has no such column.
    #[error("the table has no column {0:?}")]
    NoColumn(Arc<str>),
    /// Nothing says this, neither the table nor the layout.
    #[error("nothing says which {0} the figures have; it has to be set")]
    Open(&'static str),
    /// A setting that is not known.
    #[error(
        "{0:?} cannot be set (time, end, value, unit, multiplier, exporter, importer, reporter, partner, flow, goods, publisher, scale, decimal)"
    )]
    Key(Arc<str>),
    /// A setting that makes no sense.
    #[error("{1:?} is no {0}")]
    Value(&'static str, Arc<str>),
}

impl Layout {
    /// A layout that says nothing yet: every part has to be set.
    #[must_use]
    pub fn open() -> Self {
        let open = || Cell::fixed("");
        Self {
            name: "own".into(),
            publisher: "Own figures".into(),
            method: Method::Own,
            time: open(),
            end: None,
            sides: Sides::Trade { exporter: open(), importer: open() },
            goods: open(),
            figures: Vec::new(),
            keep: Vec::new(),
            scale: None,
            decimal_comma: false,
        }
    }

    /// Set one part. A value that is the name of a column means that column, anything else is taken as it is for all
    /// rows. `value` begins the figures anew; `unit` and `multiplier` go for all of them.
    ///
    /// # Errors
    /// For unknown keys and values that make no sense.
    pub fn set(&mut self, key: &str, value: &str, headers: &[String]) -> Result<(), LayoutError> {
        let found = headers.iter().find(|header| header.eq_ignore_ascii_case(value));
        let cell = || found.map_or_else(|| Cell::fixed(value), |header| Cell::column(header));
        let open = || Cell::fixed("");
        match key {
            "time" => self.time = Cell::column(found.map_or(value, String::as_str)),
            "end" => self.end = Some(Cell::column(found.map_or(value, String::as_str))),
            "value" => {
                let unit = self.figures.first().map_or_else(open, |figure| figure.unit.clone());
                let multiplier = self.figures.first().map_or(Decimal::ONE, |figure| figure.multiplier);
                let column = found.map_or(value, String::as_str).into();
                self.figures = vec![FigureColumn { column, unit, multiplier, zero_is_missing: false }];
            }
            "unit" => self.figures.iter_mut().for_each(|figure| figure.unit = cell()),
            "multiplier" => {
                let multiplier: Decimal =
                    value.parse().map_err(|_| LayoutError::Value("number", value.into()))?;
                self.figures.iter_mut().for_each(|figure| figure.multiplier = multiplier);
            }
            "exporter" | "importer" => {
                let (mut exporter, mut importer) = match &self.sides {
                    Sides::Trade { exporter, importer } => (exporter.clone(), importer.clone()),
                    Sides::Reported { .. } => (open(), open()),
                };
                *(if key == "exporter" { &mut exporter } else { &mut importer }) = cell();
                self.sides = Sides::Trade { exporter, importer };
            }
            "reporter" | "partner" | "flow" => {
                let (mut reporter, mut partner, mut flow) = match &self.sides {
                    Sides::Reported { reporter, partner, flow } => {
                        (reporter.clone(), partner.clone(), flow.clone())
                    }
                    Sides::Trade { .. } => (open(), open(), open()),
                };
                *match key {
                    "reporter" => &mut reporter,
                    "partner" => &mut partner,
                    _ => &mut flow,
                } = cell();
                self.sides = Sides::Reported { reporter, partner, flow };
            }
            "goods" => self.goods = cell(),
            "publisher" => self.publisher = value.into(),
            "scale" => self.scale = Some(cell()),
            "decimal" => {
                self.decimal_comma = match value {
                    "comma" => true,
                    "point" => false,
                    _ => return Err(LayoutError::Value("decimal mark (comma, point)", value.into())),
                }
            }
            _ => return Err(LayoutError::Key(key.into())),
        }
        Ok(())
    }

    /// Whether every column is there and every part is said.
    ///
    /// # Errors
    /// What is missing.
    pub fn check(&self, headers: &[String]) -> Result<(), LayoutError> {
        self.faults(headers).into_iter().next().map_or(Ok(()), Err)
    }

    /// Every column that is not there and every part that is not said, each once.
    #[must_use]
    pub fn faults(&self, headers: &[String]) -> Vec<LayoutError> {
        let (exporter, importer) = ("exporter", "importer");
        let mut parts: Vec<(&'static str, &Cell)> = vec![("time", &self.time), ("goods", &self.goods)];
        parts.extend(self.end.iter().map(|end| ("end", end)));
        parts.extend(self.scale.iter().map(|scale| ("scale", scale)));
        match &self.sides {
            Sides::Trade { exporter: from, importer: to } => parts.extend([(exporter, from), (importer, to)]),
            Sides::Reported { reporter, partner, flow } => {
                parts.extend([("reporter", reporter), ("partner", partner), ("flow", flow)]);
            }
        }
        parts.extend(self.figures.iter().map(|figure| ("unit", &figure.unit)));
        let is_there = |name: &str| headers.iter().any(|header| header.eq_ignore_ascii_case(name));
        let mut faults = Vec::new();
        let mut tell = |fault: LayoutError| {
            if !faults.contains(&fault) {
                faults.push(fault);
            }
        };
        for (part, cell) in parts {
            match cell {
                Cell::Fixed(words) if words.trim().is_empty() => tell(LayoutError::Open(part)),
                Cell::Column(name) if !is_there(name) => tell(LayoutError::NoColumn(Arc::clone(name))),
                _ => {}
            }
        }
        if self.figures.is_empty() {
            tell(LayoutError::Open("value"));
        }
        for figure in &self.figures {
            if !is_there(&figure.column) {
                tell(LayoutError::NoColumn(Arc::clone(&figure.column)));
            }
            if figure.multiplier <= Decimal::ZERO {
                let words = figure.multiplier.to_string().into();
                tell(LayoutError::Value("multiplier: it has to be above zero", words));
            }
        }
        for keep in &self.keep {
            if !is_there(&keep.column) {
                tell(LayoutError::NoColumn(Arc::clone(&keep.column)));
            }
        }
        faults
    }
}
