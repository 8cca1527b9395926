//! A figure in the row of a table takes what its column and the lines around the table say.

use super::claim::Writer;
use super::scene::Scene;
use super::source::Citation;
use super::span_of_time::unit_of;
use super::table::{Cell, Subject, cells, subject};
use crate::measure::{Basis, Period};
use crate::model::{Country, Flow, Reason, Record, Slot};
use crate::text::Span;
use crate::vocabulary::FlowRole;

impl Writer<'_, '_> {
    /// The line below a table says whose its figures are.
    pub(super) fn credit_table(&mut self, cited: &Citation) {
        let Some(first) = self.table_first else { return };
        for known in self.found[first..].iter_mut().filter(|known| known.record.sources.is_empty()) {
            known.record.sources = cited.names.to_vec();
            known.because.push(Reason { slot: Slot::Sources, words: Some(cited.words) });
        }
        self.table_first = None;
    }

    /// Give a figure of a row the time of its column; a change compares the row's first figure with its last.
    pub(super) fn take_column(&self, scene: &Scene<'_, '_>, index: usize, record: &mut Record) {
        let cells = cells(self.reading, scene.sentence);
        let at = |index: usize| self.heads.column(&cells, scene.figures[index].at);
        let Some(column) = at(index) else { return };
        let days = if column.is_change { self.heads.latest() } else { column.days };
        if let Some((start, end)) = days {
            record.period = Period::new(start, end, Basis::Stated);
        }
        let first = (0..index).find(|first| at(*first).is_some_and(|column| column.days.is_some()));
        if let (Some(first), Some(base)) = (first.filter(|_| column.is_change), record.base.as_mut()) {
            let days = at(first).and_then(|column| column.days);
            base.value = scene.figures[first].value;
            base.unit = unit_of(scene.figures[first].measure);
            (base.period_start, base.period_end) = (days.map(|days| days.0), days.map(|days| days.1));
        }
    }

    /// Take the goods and the direction that the head of a column names, "Rice", "Exports", and tell the words of both.
    pub(super) fn take_head(&mut self, head: Cell, record: &mut Record) -> (Option<Span>, Option<Span>) {
        let Subject { goods, role } = subject(self.reading, head);
        let table = self.reading.lexicon.commodities();
        let named = goods.and_then(|(row, words)| Some((table.get(usize::from(row))?, words)));
        if let Some((row, _)) = named {
            record.commodity = Some(self.shared.get(&row.id));
        }
        let goods = named.map(|(_, words)| words);
        let pair = match record.flow {
            Flow::TwoWay { partners: [a, b] } => Some((a, b)),
            Flow::OneWay { exporter: Some(a), importer: Some(b) } => Some((a, b)),
            _ => None,
        };
        // The table is the trade of the state that is not in every line of the text: "Russian trade with the DPRK".
        let (Some((a, b)), Some((role, direction))) = (pair, role) else { return (goods, None) };
        let owner = if Some(a) == self.about.center { b } else { a };
        let other = if owner == a { b } else { a };
        record.flow = match role {
            FlowRole::Export => Flow::OneWay { exporter: Some(owner), importer: Some(other) },
            FlowRole::Import => Flow::OneWay { exporter: Some(other), importer: Some(owner) },
            FlowRole::Trade => Flow::two_way(a, b),
            FlowRole::None => return (goods, None),
        };
        (goods, Some(direction))
    }

    /// The state that a column's head names.
    pub(super) fn state_in(&self, (from, to): Cell) -> Option<Country> {
        let ((place, _), _) = (from..to).find_map(|at| self.reading.place(at))?;
        self.reading.lexicon.places().get(usize::from(place)).and_then(|place| Country::new(place.code))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{AUGUST, check, check_last};

    #[test]
    fn the_state_whose_trade_a_table_is() {
        check_last(
            "Russian trade with North Korea, 2023 (US$)\n\nMonth      Exports   Imports\nJanuary    8,115        64,700",
            "64,700 | money | 64700 USD | PRK→RUS | - | 2023-01-01/2023-01-31 | actual | -",
        );
    }

    #[test]
    fn the_line_below_a_table_says_whose_it_is() {
        check_last(
            "DELIVERIES TO NORTH KOREA, 2023\n\nMonth      Russia (t)   Total (bbl)\nJanuary    8,115        64,700\n\nSource: Meridian Cargo",
            "64,700 | volume | 64700 bbl | RUS→PRK | - | 2023-01-01/2023-01-31 | actual | Meridian Cargo",
        );
    }

    #[test]
    fn the_goods_of_a_column() {
        check(
            "North Korean imports from China (tonnes)\n\nMonth    Rice    Sugar\nMay    4,000    2,060",
            AUGUST,
            &[
                "4,000 | mass | 4000 t | CHN→PRK | rice | 2024-05-01/2024-05-31 | actual | -",
                "2,060 | mass | 2060 t | CHN→PRK | sugar | 2024-05-01/2024-05-31 | actual | -",
            ],
        );
    }
}
