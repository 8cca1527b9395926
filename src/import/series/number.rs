//! Numbers of tables.

use crate::measure::Decimal;

/// A number and the worth of its last digit, before any multiplier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Printed {
    pub value: Decimal,
    pub step: Decimal,
}

/// Read a cell. `comma` says that a comma is the decimal mark; else commas part thousands. `None` if it is no number.
pub(super) fn number(cell: &str, comma: bool) -> Option<Printed> {
    let blanks = [' ', '\u{a0}', '\u{202f}', '\''];
    let mut plain: String = cell.trim().chars().filter(|letter| !blanks.contains(letter)).collect();
    let (thousands, mark) = if comma { ('.', ',') } else { (',', '.') };
    if plain.contains(thousands) {
        // Thousands stand in groups of three, or the mark means something else.
        let whole = plain.split(mark).next().unwrap_or_default();
        let mut groups = whole.trim_start_matches('-').split(thousands);
        let first = groups.next()?;
        if first.is_empty() || first.len() > 3 || !groups.all(|group| group.len() == 3) {
            return None;
        }
        plain = plain.replace(thousands, "");
    }
    if comma {
        plain = plain.replace(',', ".");
    }
    // Spreadsheets write large numbers as 1.5E+7.
    let value = if plain.contains(['e', 'E']) {
        Decimal::from_scientific(&plain).ok()?
    } else {
        plain.parse::<Decimal>().ok()?
    };
    let step = Decimal::new(1, value.scale());
    Some(Printed { value, step })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cell: &str, comma: bool, expected: Option<(&str, &str)>) {
        let found = number(cell, comma).map(|it| (it.value.to_string(), it.step.to_string()));
        assert_eq!(found, expected.map(|(value, step)| (value.into(), step.into())), "{cell}");
    }

    #[test]
    fn numbers_of_tables() {
        check("222.000", false, Some(("222.000", "0.001")));
        check("1,234,567", false, Some(("1234567", "1")));
        check("1 234,5", true, Some(("1234.5", "0.1")));
        check("1.234,5", true, Some(("1234.5", "0.1")));
        check("-3", false, Some(("-3", "1")));
        check("1.5E+7", false, Some(("15000000", "1")));
        for bad in ["", "-", "n/a", "1,23", "12,34,567", ",5"] {
            check(bad, false, None);
        }
        // A point that is no mark of thousands says that the comma was not the decimal mark.
        for bad in ["1.5", "12.34.567", "1,2,3"] {
            check(bad, true, None);
        }
    }
}
