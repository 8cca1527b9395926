//! Where words of one reading of a page stand in another: both are made of the same parts.

use std::ops::Range;

use crate::text::Span;

/// Stretches of an earlier text and where each begins in the later one, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    stretches: Vec<(Range<usize>, usize)>,
}

impl Moves {
    /// From where the parts of both texts begin and end: `None` for parts that a text has not.
    pub(super) fn of(before: &[Option<Range<usize>>], after: &[Option<Range<usize>>]) -> Self {
        let both = before.iter().zip(after).filter_map(|(before, after)| {
            let (before, after) = (before.clone()?, after.as_ref()?);
            Some((before, after.start))
        });
        Self { stretches: both.collect() }
    }

    /// Where these words stand now; `None` when not all of them are there, or others came between.
    #[must_use]
    pub fn to(&self, span: Span) -> Option<Span> {
        let place = |at: usize| {
            let next = self.stretches.partition_point(|(before, _)| before.end < at);
            let (before, after) = self.stretches.get(next)?;
            before.start.le(&at).then(|| after + at - before.start)
        };
        let (start, end) = (place(span.start as usize)?, place(span.end as usize)?);
        (end >= start && end - start == span.len()).then(|| Span::new(start, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(moves: &Moves, from: Range<usize>, to: Option<Range<usize>>) {
        let to = to.map(|to| Span::new(to.start, to.end));
        assert_eq!(moves.to(Span::new(from.start, from.end)), to);
    }

    #[test]
    fn words_move_with_their_part() {
        // "aaaa", "bb" and "cccc" once, then "x", "aaaa" and "cccc".
        let before = [None, Some(0..4), Some(6..8), Some(10..14)];
        let after = [Some(0..1), Some(3..7), None, Some(9..13)];
        let moves = Moves::of(&before, &after);
        check(&moves, 1..4, Some(4..7));
        check(&moves, 10..14, Some(9..13));
        check(&moves, 6..8, None);
        check(&moves, 3..11, None);
        check(&moves, 12..20, None);
    }
}
