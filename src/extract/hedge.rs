//! Words that qualify a figure: "about", "more than", "or so".

use super::numeral::Form;
use super::quantity::Figure;
use super::reading::Reading;
use crate::measure::Hedge;
use crate::vocabulary::{Dimension, Particle};

/// Read the words of qualification before and behind a figure.
pub(super) fn hedge(reading: &Reading<'_>, found: &mut Figure, is_range: bool) {
    for back in (1..=4).rev() {
        let Some(at) = found.at.checked_sub(back) else { continue };
        let Some((cue, end)) = reading.hedge(at) else { continue };
        // "34 percent more than 500 tons" compares; it does not hedge the 500.
        let compares = at.checked_sub(1).is_some_and(|before| {
            reading
                .unit(before)
                .is_some_and(|(unit, _)| matches!(unit.dimension, Dimension::Percent | Dimension::Times))
                || (1..=3).any(|back| {
                    at.checked_sub(back)
                        .and_then(|first| reading.numbers.at(first))
                        .is_some_and(|number| number.form == Form::Fraction && number.end == at)
                })
        }) && ["than", "below", "above", "under", "over", "beneath"]
            .iter()
            .any(|word| reading.word(end - 1).eq_ignore_ascii_case(word));
        // "hand over 70 percent", "took over 20 plants"
        let verb = reading.word(end - 1).eq_ignore_ascii_case("over")
            && end == at + 1
            && at.checked_sub(1).is_some_and(|before| {
                [
                    "hand", "hands", "handed", "turn", "turned", "take", "took", "taken", "give", "gave",
                    "given",
                ]
                .contains(&reading.word(before))
            });
        // "inched up to 1.96": the verb holds the "up".
        let held = at.checked_sub(1).is_some_and(|verb| {
            matches!(reading.change(verb), Some((_, after)) if after > at)
                && reading.word(at).eq_ignore_ascii_case("up")
        });
        // "18 per cent shy of the $1.99 billion"
        let falls_short = reading.word(end - 1).eq_ignore_ascii_case("of")
            && at.checked_sub(1).is_some_and(|before| {
                reading.unit(before).is_some_and(|(unit, _)| unit.dimension == Dimension::Percent)
            });
        let article = end + 1 == found.at && reading.is_any(end, &[Particle::A, Particle::The]);
        if !cue.after && (end == found.at || article) && !compares && !verb && !held && !falls_short {
            // "won't sell more than $50", "no household may buy more than": a negation turns the bound round.
            found.hedge =
                if cue.hedge == Hedge::MoreThan && is_denied(reading, at) { Hedge::UpTo } else { cue.hedge };
            found.hedge_words = Some((at, end));
            break;
        }
    }
    if found.hedge == Hedge::None {
        let at = if reading.is(found.end, '-') { found.end + 1 } else { found.end };
        if let Some((cue, end)) = reading.hedge(at)
            && cue.after
        {
            found.hedge = cue.hedge;
            found.hedge_words = Some((at, end));
        }
    }
    if found.form == Form::Vague && found.hedge == Hedge::None {
        found.hedge = Hedge::About;
    }
    if is_range {
        found.hedge = Hedge::Range;
    }
}

/// Whether a word of negation stands in the few words before a hedge.
fn is_denied(reading: &Reading<'_>, at: usize) -> bool {
    (at.saturating_sub(6)..at)
        .rev()
        .take_while(|at| reading.token(*at).is_some_and(|token| token.is_word()))
        .any(|at| {
            let word = reading.word(at);
            ["no", "not", "never", "nobody", "cannot", "neither"]
                .iter()
                .any(|no| word.eq_ignore_ascii_case(no))
                || word.ends_with("n't")
                || word.ends_with("n’t")
        })
}
