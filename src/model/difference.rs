//! What two readings of one text have apart.

use std::collections::HashMap;

use super::Suggestion;
use super::entry::SAME_FIGURE;

/// One figure that two readings do not agree about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference<'s> {
    /// Only the later reading has it.
    New(&'s Suggestion),
    /// Only the earlier reading has it.
    Gone(&'s Suggestion),
    /// Both have it, and it says or covers something else.
    Altered(&'s Suggestion, &'s Suggestion),
}

/// The differences in text order. A figure is the same where its words are, or at least half of them.
#[must_use]
pub fn differences<'s>(before: &'s [Suggestion], after: &'s [Suggestion]) -> Vec<Difference<'s>> {
    let mut later: HashMap<_, &Suggestion> = after.iter().map(|one| (one.place(), one)).collect();
    let mut found = Vec::new();
    let mut lonely = Vec::new();
    for old in before {
        match later.remove(&old.place()) {
            Some(new) if old.record == new.record => {}
            Some(new) => found.push(Difference::Altered(old, new)),
            None => lonely.push(old),
        }
    }
    for old in lonely {
        let like = later
            .values()
            .map(|new| (old.span.likeness(new.span), *new))
            .filter(|(likeness, _)| *likeness >= SAME_FIGURE)
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.span.cmp(&a.1.span)));
        match like {
            Some((_, new)) => {
                later.remove(&new.place());
                found.push(Difference::Altered(old, new));
            }
            None => found.push(Difference::Gone(old)),
        }
    }
    found.extend(later.into_values().map(Difference::New));
    found.sort_by_key(|one| match one {
        Difference::New(one) | Difference::Gone(one) | Difference::Altered(one, _) => one.place(),
    });
    found
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, Record};
    use super::*;
    use crate::text::Span;

    /// A suggestion as `(start, end, commodity)`.
    fn one((start, end, goods): (usize, usize, &str)) -> Suggestion {
        Suggestion {
            span: Span::new(start, end),
            quote: format!("{start}").into(),
            record: Record { commodity: Some(goods.into()), ..Record::of_kind(Kind::Mass) },
            equivalent_to: None,
            rule: "mass".into(),
            because: Vec::new(),
        }
    }

    #[track_caller]
    fn check(before: &[(usize, usize, &str)], after: &[(usize, usize, &str)], expected: &str) {
        let before: Vec<_> = before.iter().copied().map(one).collect();
        let after: Vec<_> = after.iter().copied().map(one).collect();
        let found: Vec<String> = differences(&before, &after)
            .iter()
            .map(|difference| match difference {
                Difference::New(one) => format!("+{}", one.quote),
                Difference::Gone(one) => format!("-{}", one.quote),
                Difference::Altered(old, new) => format!("{}>{}", old.quote, new.quote),
            })
            .collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn figures_are_the_same_by_their_place_or_most_of_it() {
        check(&[(0, 9, "coal")], &[(0, 9, "coal")], "");
        check(&[(0, 9, "coal")], &[(0, 9, "oil")], "0>0");
        check(&[(0, 9, "coal"), (20, 29, "coal")], &[(20, 29, "coal"), (40, 49, "oil")], "-0 +40");
        check(&[(0, 9, "coal")], &[(2, 9, "coal")], "0>2");
        check(&[(0, 9, "coal")], &[(8, 20, "coal")], "-0 +8");
    }
}
