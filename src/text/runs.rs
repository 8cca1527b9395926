//! Overlapping spans, cut into consecutive runs.

use super::Span;

/// A stretch of text that is covered by the same spans throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where it lies.
    pub span: Span,
    /// Positions, in the list given to [`runs`], of the spans that cover it, in that order.
    pub covers: Vec<usize>,
}

/// Cut `spans` into runs in text order. Stretches that no span covers are left out; empty spans cover nothing.
///
/// One sweep over the sorted ends, so many spans in one text stay cheap.
#[must_use]
pub fn runs(spans: &[Span]) -> Vec<Run> {
    let mut ends: Vec<(u32, bool, usize)> = Vec::with_capacity(spans.len() * 2);
    for (at, span) in spans.iter().enumerate().filter(|(_, span)| !span.is_empty()) {
        ends.push((span.start, true, at));
        ends.push((span.end, false, at));
    }
    ends.sort_unstable();
    let mut open: Vec<usize> = Vec::new();
    let mut runs: Vec<Run> = Vec::new();
    let mut from = 0;
    for (place, opens, at) in ends {
        if place > from && !open.is_empty() {
            runs.push(Run { span: Span { start: from, end: place }, covers: open.clone() });
        }
        from = place;
        match open.binary_search(&at) {
            Err(gap) if opens => open.insert(gap, at),
            Ok(found) if !opens => {
                open.remove(found);
            }
            _ => {}
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(spans: &[(usize, usize)], expected: &str) {
        let spans: Vec<Span> = spans.iter().map(|(start, end)| Span::new(*start, *end)).collect();
        let found: Vec<String> = runs(&spans)
            .iter()
            .map(|run| format!("{}..{}{:?}", run.span.start, run.span.end, run.covers))
            .collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn overlaps_are_cut_and_gaps_left_out() {
        check(&[], "");
        check(&[(2, 2)], "");
        check(&[(2, 5)], "2..5[0]");
        check(&[(0, 6), (3, 9)], "0..3[0] 3..6[0, 1] 6..9[1]");
        check(&[(0, 9), (3, 4)], "0..3[0] 3..4[0, 1] 4..9[0]");
        check(&[(0, 3), (3, 5)], "0..3[0] 3..5[1]");
        check(&[(4, 6), (4, 6), (8, 9)], "4..6[0, 1] 8..9[2]");
    }
}
