//! A layout while it is being made.

use crate::import::series::{Cell, FigureColumn, Layout, LayoutError, Sides};
use crate::measure::Decimal;

/// The layout, with what is typed and not yet a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// As far as it is made.
    pub layout: Layout,
    /// The multiplier of each column of figures, as it is typed.
    pub(super) multipliers: Vec<String>,
    /// What was said of the sides in the other way, should the person go back to it.
    other: Sides,
}

impl Form {
    /// The form that gives this layout.
    #[must_use]
    pub fn of(layout: Layout) -> Self {
        let multipliers = layout.figures.iter().map(|figure| figure.multiplier.to_string()).collect();
        let open = || Cell::fixed("");
        let other = match layout.sides {
            Sides::Trade { .. } => Sides::Reported { reporter: open(), partner: open(), flow: open() },
            Sides::Reported { .. } => Sides::Trade { exporter: open(), importer: open() },
        };
        Self { layout, multipliers, other }
    }

    /// What is wrong with it or missing, for a table with these headers.
    #[must_use]
    pub fn faults(&self, headers: &[String]) -> Vec<LayoutError> {
        let mut faults = self.layout.faults(headers);
        for typed in &self.multipliers {
            if multiplier(typed).is_none() {
                faults.push(LayoutError::Value("number to multiply by", typed.as_str().into()));
            }
        }
        faults
    }

    /// Say otherwise who trades with whom; what was said before is there again on the way back.
    pub(super) const fn turn_sides(&mut self) {
        std::mem::swap(&mut self.layout.sides, &mut self.other);
    }

    /// One more column with figures, in the unit and with the multiplier of none: both are to be said.
    pub(super) fn add_figures(&mut self, column: &str) {
        let unit = Cell::fixed("");
        let figures =
            FigureColumn { column: column.into(), unit, multiplier: Decimal::ONE, zero_is_missing: false };
        self.layout.figures.push(figures);
        self.multipliers.push("1".to_owned());
    }

    pub(super) fn remove_figures(&mut self, at: usize) {
        self.layout.figures.remove(at);
        self.multipliers.remove(at);
    }

    /// Type a multiplier; one that is a number counts.
    pub(super) fn multiply(&mut self, at: usize, typed: String) {
        if let Some(number) = multiplier(&typed) {
            self.layout.figures[at].multiplier = number;
        }
        self.multipliers[at] = typed;
    }
}

fn multiplier(typed: &str) -> Option<Decimal> {
    let plain: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
    plain.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_counts_as_soon_as_it_is_a_number() {
        let mut form = Form::of(Layout::open());
        form.add_figures("value");
        let headers = ["value".to_owned()];
        let wrong = |form: &Form| {
            let faults = form.faults(&headers).into_iter();
            faults
                .filter(|fault| matches!(fault, LayoutError::Value(..)))
                .map(|fault| fault.to_string())
                .collect()
        };
        let none: Vec<String> = Vec::new();
        form.multiply(0, "10 000".to_owned());
        assert_eq!((form.layout.figures[0].multiplier, wrong(&form)), (Decimal::from(10_000), none));
        form.multiply(0, "x".to_owned());
        assert_eq!(wrong(&form), ["\"x\" is no number to multiply by"]);
        form.multiply(0, "-1".to_owned());
        assert_eq!(wrong(&form), ["\"-1\" is no multiplier: it has to be above zero"]);
    }

    #[test]
    fn both_ways_to_say_who_trades_are_kept() {
        let mut form = Form::of(Layout::open());
        form.layout.set("exporter", "RUS", &[]).expect("a setting");
        let before = form.clone();
        form.turn_sides();
        assert!(matches!(form.layout.sides, Sides::Reported { .. }));
        form.turn_sides();
        assert_eq!(form, before);
    }
}
