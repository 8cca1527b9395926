//! Numbers that are no figures: documents, ages, clock times, names, durations.

use super::numeral::Form;
use super::quantity::{Figure, Measure};
use super::reading::{Reading, class};
use crate::measure::{Decimal, Hedge};
use crate::vocabulary::{Beside, Case, Gap, Meaning, Particle, Shape, TrapPlace};

/// The noun that a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    /// The token after it.
    pub end: usize,
    /// Whether a number with it is no figure ("years", "pages").
    pub is_trap: bool,
}

/// The plural noun within the next three words: "different areas" in "six different areas".
pub(super) fn counted(reading: &Reading<'_>, at: usize) -> Option<Counted> {
    let (first, mut at) = (at, at);
    let mut in_compound = false;
    for step in 0..9 {
        let token = reading.token(at)?;
        if token.is('-') && token.is_glued() && reading.glued(at + 1) {
            (at, in_compound) = (at + 1, true);
            continue;
        }
        let joined = std::mem::take(&mut in_compound);
        if !token.is_word()
            || !joined && reading.particle(at).is_some()
            || step > 6 && !joined
            || matches!(token.gap, Gap::Blank | Gap::Line | Gap::Wide) && step > 0
        {
            return None;
        }
        let trap = matches!(reading.trap(at), Some(TrapPlace::After | TrapPlace::Both));
        if trap || is_plural(reading.word(at)) {
            // "38 North offers" is a name with its verb; "60 Russian trucks" are trucks.
            let named = reading.tokens[first].case != Case::Lower
                && token.case == Case::Lower
                && reading.place(first).is_none();
            if named && at > first {
                return None;
            }
            return Some(Counted { end: at + 1, is_trap: trap });
        }
        // A verb ends the search: "120 took part".
        if reading.change(at).is_some()
            || reading.word(at).ends_with("ed") && reading.word(at) != "padded" && step > 1
        {
            return None;
        }
        at += 1;
    }
    None
}

fn is_plural(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    if ["men", "women", "people", "children", "personnel", "troops", "cattle", "staff", "crew"]
        .contains(&lower.as_str())
    {
        return true;
    }
    lower.len() > 3
        && lower.ends_with('s')
        && !lower.ends_with("ss")
        && !lower.ends_with("us")
        && !lower.ends_with("is")
        && ![
            "says", "does", "perhaps", "always", "means", "plus", "comes", "goes", "remains", "shows",
            "costs", "gets",
        ]
        .contains(&lower.as_str())
}

/// Whether a number is part of something that is not a figure, judged by what touches it.
pub(super) fn is_trapped(reading: &Reading<'_>, figure: &Figure) -> bool {
    if is_ignored(reading, figure) {
        return true;
    }
    let (at, end) = (figure.at, figure.end);
    let bare = figure.measure == Measure::Bare;
    let before = at.checked_sub(1);
    if let Some(before) = before {
        let token = &reading.tokens[before];
        let glued = reading.glued(at);
        // "G7", "S/2024/215", "11:52", "#4", "+44", "12.34.56", "[1]"
        let cell = token.gap == Gap::Wide || token.gap == Gap::Narrow && before > 0;
        let signed = token.is('+') && (figure.measure == Measure::Part || cell);
        if glued
            && !signed
            && (token.is_word() && is_spaced(reading.word(before))
                || matches!(
                    token.shape,
                    Shape::Sign('/' | ':' | '#' | '№' | '+' | '.' | '=' | '_' | '&' | '@' | '©')
                ))
        {
            return true;
        }
        if token.is('+') && bare && !signed {
            return true;
        }
        // "q=30%25": letters of an address.
        if glued && token.is('%') {
            return true;
        }
        // "Hwasong-14", "02-1234-5678"
        let hyphen = glued && (token.is('-') || token.is('–')) && reading.glued(before);
        if hyphen
            && bare
            && before
                .checked_sub(1)
                .is_some_and(|name| reading.tokens[name].is_word() || reading.tokens[name].is_digits())
        {
            return true;
        }
        if bare && reading.is(before, '[') && reading.is(end, ']') {
            return true;
        }
        if bare && is_named(reading, before, end) {
            return true;
        }
        // ", 45," is an age.
        let apposed =
            token.is(',') && (reading.is(end, ',') || reading.is(end, '.')) && figure.form == Form::Plain;
        if bare
            && apposed
            && figure.value.is_some_and(|age| (Decimal::from(16)..Decimal::ONE_HUNDRED).contains(&age))
            && before.checked_sub(1).is_some_and(|name| reading.tokens[name].case != Case::Lower)
        {
            return true;
        }
    }
    // "1 tonne = 8.33 barrels" explains a unit.
    let equation = reading.is(end, '=') || before.is_some_and(|before| reading.is(before, '='));
    if equation && !matches!(figure.measure, Measure::Money(_)) {
        return true;
    }
    bare && is_trapped_behind(reading, figure, end)
}

/// Whether a word is of a script that sets its words apart; Chinese and Korean write "为1.2亿".
fn is_spaced(word: &str) -> bool {
    word.chars().next_back().is_some_and(|last| last < '\u{1100}')
}

/// How far around a figure the words of an ignore rule are looked for, in tokens.
const AROUND: usize = 16;

/// Whether the people of the project want no figure here: a rule's words stand directly before the figure, directly
/// behind it, are what it counts, or hold it.
fn is_ignored(reading: &Reading<'_>, figure: &Figure) -> bool {
    let from = figure.hedge_words.map_or(figure.at, |(at, _)| at.min(figure.at));
    let (left, right) = (from.saturating_sub(AROUND), figure.end + AROUND);
    if reading.classes_in(left, right) & class::IGNORE == 0 {
        return false;
    }
    // "Article 12(3)", "20-container": one sign may stand between.
    let open = |at: usize| {
        reading
            .tokens
            .get(at)
            .is_some_and(|token| matches!(token.shape, Shape::Sign('.' | '(' | '-' | '#' | ':')))
    };
    let behind =
        if reading.is(figure.end, '-') && reading.glued(figure.end) { figure.end + 1 } else { figure.end };
    let noun = if figure.measure == Measure::Bare { counted(reading, figure.end) } else { None };
    reading.tags_in(left, right.min(reading.len())).iter().any(|tag| match tag.meaning {
        Meaning::Ignore(Beside::Before) => {
            tag.end == from || tag.end == figure.at || tag.end + 1 == from && open(tag.end)
        }
        Meaning::Ignore(Beside::After) => {
            // Also the unit at its end: no figures in "teu".
            tag.at == behind
                || tag.at > figure.at && tag.end == figure.end
                || tag.at >= figure.end && noun.is_some_and(|noun| tag.end == noun.end)
        }
        Meaning::Ignore(Beside::Whole) => tag.at < figure.end && figure.at < tag.end,
        _ => false,
    })
}

/// "Resolution 2397", "page 12", "number 3".
fn is_named(reading: &Reading<'_>, before: usize, end: usize) -> bool {
    // The word may stand before an opening bracket or a sign: "Article 12(3)", "No. 4".
    for back in 0..2 {
        let Some(at) = before.checked_sub(back) else { break };
        let tag = (0..3).find_map(|length| {
            let start = at.checked_sub(length)?;
            reading.tags(start).iter().find_map(|tag| match tag.meaning {
                crate::vocabulary::Meaning::Trap(place) if tag.end == at + 1 => Some(place),
                _ => None,
            })
        });
        match tag {
            Some(TrapPlace::Before | TrapPlace::Both) => return true,
            Some(TrapPlace::BeforeBare) if back == 0 && counted(reading, end).is_none() => return true,
            _ => {}
        }
        if !matches!(reading.tokens[at].shape, Shape::Sign('.' | '(' | '-' | '#' | ':')) {
            break;
        }
    }
    false
}

fn is_trapped_behind(reading: &Reading<'_>, figure: &Figure, end: usize) -> bool {
    let Some(next) = reading.token(end) else { return false };
    let glued = next.is_glued();
    // "14th", "152mm", "7J", "12(3)", "3-2", "11:52", "833/2014"
    if glued && next.is_word() {
        return true;
    }
    if glued && matches!(next.shape, Shape::Sign('/' | ':' | '(' | '+')) && reading.glued(end + 1) {
        return true;
    }
    if glued
        && (next.is('-') || next.is('–'))
        && reading.token(end + 1).is_some_and(|token| token.is_digits() && token.is_glued())
    {
        return true;
    }
    if glued
        && next.is('.')
        && reading.token(end + 1).is_some_and(|token| token.is_digits() && token.is_glued())
    {
        return true;
    }
    // "43-page", "five-year", "45-year-old"
    let behind = if next.is('-') && glued { end + 1 } else { end };
    if matches!(reading.trap(behind), Some(TrapPlace::After | TrapPlace::Both)) {
        return true;
    }
    // "1. First" at the beginning of a line.
    let line = reading.tokens[figure.at].gap >= Gap::Line;
    line && glued && matches!(next.shape, Shape::Sign('.' | ')'))
}

/// Whether a number without a unit is worth a claim as a count. `counted` is what follows it.
pub(super) fn is_count(reading: &Reading<'_>, figure: &Figure, counted: Option<Counted>) -> bool {
    if counted.is_some_and(|counted| counted.is_trap) {
        return false;
    }
    let before = figure.hedge_words.map_or(figure.at, |(at, _)| at).checked_sub(1);
    let spelled = matches!(figure.form, Form::Words) && !figure.is_scaled;
    // "two traders" is how people talk, not a figure.
    if spelled && figure.value.is_some_and(|value| value <= Decimal::TWO) {
        return false;
    }
    // "the two countries", "these six": known things, not a count.
    let definite = before.is_some_and(|before| {
        reading.is_any(before, &[Particle::The, Particle::This, Particle::Both, Particle::Its])
            || reading.word(before) == "'s"
            || reading.word(before) == "’s"
    });
    // "120 of its 300"
    let part_of = before.is_some_and(|before| {
        reading.is_any(before, &[Particle::Its]) && reading.particle_before(before) == Some(Particle::Of)
    });
    if part_of && !spelled {
        return true;
    }
    if definite && (spelled || counted.is_none()) {
        return false;
    }
    if figure.value.is_some_and(|value| !value.fract().is_zero()) {
        return false;
    }
    if counted.is_some() || figure.form == Form::Vague && figure.low.is_some_and(|low| low > Decimal::TEN) {
        return true;
    }
    let year = figure.form == Form::Plain
        && figure.value.is_some_and(|value| (Decimal::from(1900)..Decimal::from(2100)).contains(&value));
    if year {
        return false;
    }
    // "33 of the calls", "eight of those ships"
    let of_known = reading.particle(figure.end) == Some(Particle::Of)
        && reading.is_any(figure.end + 1, &[Particle::The, Particle::This, Particle::Its])
        && (figure.end + 2..figure.end + 5).any(|at| is_plural(reading.word(at)));
    let of_known = of_known && figure.form != Form::Fraction;
    let large = figure.value.or(figure.high).is_some_and(|value| value >= Decimal::ONE_THOUSAND)
        && figure.form != Form::Plain;
    let hedged = figure.hedge != Hedge::None;
    let another = before.is_some_and(|before| reading.particle(before) == Some(Particle::Another));
    let told = before.is_some_and(|before| {
        ["counted", "tallied", "listed", "counts", "lists", "names", "numbered"]
            .contains(&reading.word(before))
    });
    let mere = before.is_some_and(|before| {
        reading.is_any(before, &[Particle::Only]) || reading.is_any(before, &[Particle::A])
    });
    large || hedged || another || mere || told || of_known
}

#[cfg(test)]
mod tests {
    use super::super::tests::{AUGUST, check, check_last};

    #[test]
    fn counts() {
        check_last("The firm kept 120 of its 300.", "300 | count | 300 1 | - | - | - | actual | -");
        check_last("It had seen 33 of the calls.", "33 | count | 33 1 | - | - | - | actual | -");
        check_last(
            "At sea the navy counted 33, all of them small.",
            "33 | count | 33 1 | - | - | - | actual | -",
        );
        check_last("出口为1.2亿美元。", "1.2亿美元 | money | 120000000 USD | - | - | - | actual | -");
    }

    #[test]
    fn numbers_that_are_no_figures() {
        check("One ship in two months came.", AUGUST, &[]);
        check("At 1 tonne = 8.33 barrels it is much.", AUGUST, &[]);
        check("See site?q=30%25 million tons.", AUGUST, &[]);
        check("Two traders came to Rason.", AUGUST, &[]);
        check("The six countries met in Rason.", AUGUST, &[]);
        check("Analysts of 38 North offers say much.", AUGUST, &[]);
    }
}
