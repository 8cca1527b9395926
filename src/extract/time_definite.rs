//! Times that point back to what was said: "in the quarter", "the seven months", "finish the year".

use super::calendar::{self, Days};
use super::time::{Found, Parser};
use crate::measure::Basis;
use crate::vocabulary::{CalendarUnit, CalendarWord, Particle};

impl Parser<'_, '_> {
    /// A stretch with "the" and no other word for which: the one that the text is speaking of.
    pub(super) fn definite(&self, at: usize) -> Option<Found> {
        let the = self.reading.particle(at) == Some(Particle::The);
        let before = at.checked_sub(1).filter(|before| *before >= self.from);
        if !the || self.known.spoken {
            return None;
        }
        let next = at + 1;
        if let Some((count, after)) = self.count(next)
            && let Some((CalendarUnit::Month, end)) = self.unit(after)
        {
            return self.months_so_far(count).map(|days| Found::new(end, Some(days), Basis::Relative));
        }
        let led = before.is_some_and(|before| {
            self.reading.is_any(before, &[Particle::In, Particle::For, Particle::During])
                || ["over", "finish", "finishes", "finished", "end", "ends", "ended", "close", "closed"]
                    .contains(&self.reading.word(before))
        });
        let (unit, end) = match self.calendar(next)? {
            (CalendarWord::Unit(unit), end) => (Some(unit), end),
            (CalendarWord::Period, end) => (None, end),
            _ => return None,
        };
        // "the quarter of 2018", "the year to March" name it themselves.
        let named = self.reading.is_any(end, &[Particle::Of, Particle::To, Particle::From])
            || self.reading.token(end).is_some_and(|token| token.is_digits());
        if !led || named {
            return None;
        }
        let days = match unit {
            None => self.known.current,
            Some(CalendarUnit::Quarter) => self.known.current.and_then(quarter_of),
            Some(CalendarUnit::Month) => self.known.current.filter(|days| months(*days) == 1),
            Some(CalendarUnit::Year) => {
                let closing = before.is_some_and(|before| self.reading.particle(before).is_none());
                if closing {
                    self.context_year().and_then(calendar::year)
                } else {
                    self.known.current.filter(|days| months(*days) == 12)
                }
            }
            _ => None,
        };
        days.map(|days| Found::new(end, Some(days), Basis::Relative))
    }

    /// "the seven months": the stretch just named, or the year up to the month just named.
    fn months_so_far(&self, count: i32) -> Option<Days> {
        let (start, last) = self.known.current?;
        if months((start, last)) == count {
            return Some((start, last));
        }
        (count > 1 && i32::from(last.month()) == count && start.year() == last.year())
            .then(|| calendar::months(last.year(), 1, last.month()))
            .flatten()
    }
}

/// The quarter in which a stretch lies.
fn quarter_of((start, last): Days) -> Option<Days> {
    let quarter = |month: i8| (month + 2) / 3;
    (start.year() == last.year() && quarter(start.month()) == quarter(last.month()))
        .then(|| calendar::quarter(start.year(), quarter(start.month())))
        .flatten()
}

fn months((start, last): Days) -> i32 {
    (i32::from(last.year()) - i32::from(start.year())) * 12 + i32::from(last.month())
        - i32::from(start.month())
        + 1
}

#[cfg(test)]
mod tests {
    use super::super::time::tests::check;

    #[test]
    fn what_the_text_speaks_of() {
        check(
            "In March 2024 it rose, and in the quarter it fell",
            (2024, 8, 1),
            "2024-03-01..2024-03-31 2024-01-01..2024-03-31",
        );
        check(
            "In July it fell and for the seven months it rose",
            (2024, 8, 1),
            "2024-07-01..2024-07-31 2024-01-01..2024-07-31",
        );
        check("It will finish the year at 5", (2024, 8, 1), "2024-01-01..2024-12-31");
    }
}
