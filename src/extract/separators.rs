//! Which way a text writes its numbers: "12,500.5" or "12.500,5".

use super::reading::class;
use crate::vocabulary::{Shape, Token};

/// A way to write numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Commas between thousands, a full stop before decimals.
    English,
    /// The other way round.
    Continental,
}

/// Where a text first shows its way, by token.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Separators {
    english: Option<usize>,
    continental: Option<usize>,
}

impl Separators {
    /// Look for numbers that can be read in one way only.
    ///
    /// `classes` are those of each token.
    pub fn read(tokens: &[Token], classes: &[u32]) -> Self {
        let digits = |at: usize, glued: bool| {
            tokens
                .get(at)
                .filter(|token| token.is_digits() && (!glued || token.is_glued()))
                .map_or(0, |token| token.end - token.start)
        };
        let sign =
            |at: usize, sign: char| tokens.get(at).is_some_and(|token| token.is(sign) && token.is_glued());
        let mut found = Self::default();
        let mut next = 0;
        while let Some(digits_before) =
            classes.get(next..).and_then(|rest| rest.iter().position(|here| here & class::DIGITS != 0))
        {
            let at = next + digits_before + 1;
            next = at;
            let Some(token) = tokens.get(at) else { break };
            let (Shape::Sign(mark @ (',' | '.')), true) = (token.shape, token.is_glued()) else { continue };
            // "2,6 times", "37,4 %": one or two digits behind a comma and a unit or a scale behind them; a list has none.
            let measured = classes.get(at + 2).is_some_and(|here| here & (class::UNIT | class::NUMBER) != 0);
            if mark == ','
                && measured
                && (1..=3).contains(&digits(at - 1, false))
                && (1..=2).contains(&digits(at + 1, true))
            {
                found.continental = found.continental.or(Some(at));
                continue;
            }
            if at == 0 || !(1..=3).contains(&digits(at - 1, false)) || digits(at + 1, true) != 3 {
                continue;
            }
            let other = if mark == ',' { '.' } else { ',' };
            let repeated = sign(at + 2, mark) && digits(at + 3, true) == 3;
            let decimals = sign(at + 2, other) && digits(at + 3, true) > 0;
            if mark == ',' && (!sign(at + 2, ',') || repeated || decimals) {
                found.english = found.english.or(Some(at));
            } else if mark == '.' && (repeated || decimals) {
                found.continental = found.continental.or(Some(at));
            }
            if found.english.is_some() && found.continental.is_some() {
                break;
            }
        }
        found
    }

    /// The way that the text has shown before a token. What comes later does not count, so that a paragraph more at
    /// the end changes no figure before it.
    pub fn style(&self, at: usize) -> Option<Style> {
        let before = |first: Option<usize>| first.filter(|first| *first < at);
        match (before(self.english), before(self.continental)) {
            (Some(english), Some(continental)) if continental < english => Some(Style::Continental),
            (Some(_), _) => Some(Style::English),
            (None, Some(_)) => Some(Style::Continental),
            (None, None) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_last;

    #[test]
    fn a_year_before_a_comma_is_no_decimal() {
        check_last(
            "In 2019,26 percent left. It sold 12.500 tons.",
            "12.500 tons | mass | .. t | - | - | - | actual | -",
        );
    }

    #[test]
    fn numbers_of_the_continent() {
        check_last(
            "It sold 1.234,5 tons. It lost 0.125 tons.",
            "0.125 tons | mass | 0.125 t | - | - | - | actual | -",
        );
    }
}
