//! Which marks lie in a stretch of text, and which stand side by side there.

use std::cmp::Reverse;

use super::Mark;
use crate::text::Span;

/// Marks sorted by place, for lookups that cost what they find.
#[derive(Clone, Debug, Default)]
pub(super) struct MarkIndex {
    /// Positions in the caller's list, by start, longer ones first.
    order: Vec<u32>,
    /// The furthest end among the marks up to here: it never falls, so it can be searched.
    reach: Vec<u32>,
    /// For each mark of the caller's list, the lowest lane free of the marks it overlaps.
    lanes: Vec<u8>,
}

impl MarkIndex {
    pub(super) fn new(marks: &[Mark]) -> Self {
        let mut order: Vec<u32> =
            (0..marks.len() as u32).filter(|at| !marks[*at as usize].span.is_empty()).collect();
        order.sort_by_key(|at| {
            let span = marks[*at as usize].span;
            (span.start, Reverse(span.end))
        });
        let mut reach = Vec::with_capacity(order.len());
        let mut lanes = vec![0; marks.len()];
        let mut open: Vec<(u32, u8)> = Vec::new();
        let mut furthest = 0;
        for at in &order {
            let span = marks[*at as usize].span;
            open.retain(|(end, _)| *end > span.start);
            let lane =
                (0..u8::MAX).find(|lane| open.iter().all(|(_, taken)| taken != lane)).unwrap_or(u8::MAX);
            open.push((span.end, lane));
            lanes[*at as usize] = lane;
            furthest = furthest.max(span.end);
            reach.push(furthest);
        }
        Self { order, reach, lanes }
    }

    /// Positions in the caller's list of the marks that share a byte with `span`, by start.
    pub(super) fn within<'a>(&'a self, marks: &'a [Mark], span: Span) -> impl Iterator<Item = usize> + 'a {
        let first = self.reach.partition_point(|reach| *reach <= span.start);
        self.order[first..]
            .iter()
            .map(|at| *at as usize)
            .take_while(move |at| marks.get(*at).is_some_and(|mark| mark.span.start < span.end))
            .filter(move |at| marks[*at].span.overlaps(span))
    }

    pub(super) fn lane(&self, mark: usize) -> u8 {
        self.lanes.get(mark).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::mark;
    use super::*;

    #[track_caller]
    fn check(spans: &[(usize, usize)], within: (usize, usize), found: &[usize], lanes: &[u8]) {
        let marks: Vec<Mark> = spans.iter().map(|(start, end)| mark(Span::new(*start, *end), "")).collect();
        let index = MarkIndex::new(&marks);
        assert_eq!(index.within(&marks, Span::new(within.0, within.1)).collect::<Vec<_>>(), found);
        assert_eq!((0..marks.len()).map(|at| index.lane(at)).collect::<Vec<_>>(), lanes);
    }

    #[test]
    fn lookups_and_lanes() {
        check(&[], (0, 9), &[], &[]);
        check(&[(5, 6), (0, 2)], (0, 9), &[1, 0], &[0, 0]);
        check(&[(0, 100), (1, 2), (3, 4), (50, 60)], (10, 55), &[0, 3], &[0, 1, 1, 1]);
        check(&[(0, 4), (2, 8), (3, 5), (5, 6)], (4, 6), &[1, 2, 3], &[0, 1, 2, 0]);
        check(&[(2, 4)], (4, 6), &[], &[0]);
    }
}
