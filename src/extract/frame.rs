//! What a figure is: an amount, a price, a change, a share or a count.

use super::numeral::Form;
use super::quantity::{Figure, Measure};
use super::reading::Reading;
use super::scene::Scene;
use super::time::Role;
use super::trap;
use crate::measure::{Decimal, Hedge, Quantity, Unit};
use crate::model::Kind;
use crate::vocabulary::{CalendarWord, ChangePart, Particle, Shape};

/// A figure with its kind and final values.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// What it is.
    pub kind: Kind,
    /// Value, bounds, unit, hedge.
    pub quantity: Quantity,
    /// Tokens of the word that made it a change or a share.
    pub cue: Option<(usize, usize)>,
    /// The token after the phrase: counts run to the noun.
    pub end: usize,
    /// The rule that fired.
    pub rule: &'static str,
    /// +1 or -1 for changes; 0 otherwise.
    pub sign: i8,
}

/// Decide on figure `index`; `None` for a number that is no claim.
pub(super) fn frame(
    scene: &Scene<'_, '_>,
    index: usize,
    earlier: Option<&Frame>,
    borrowed: bool,
) -> Option<Frame> {
    let figure = &scene.figures[index];
    let amount = |kind, unit, rule| Some(plain(figure, kind, unit, rule));
    match figure.measure {
        Measure::Money(currency) => amount(Kind::Money, Unit::Money(currency), "amount of money"),
        Measure::Price(currency, per) => amount(Kind::Price, Unit::Price(currency, per), "price"),
        Measure::Mass => amount(Kind::Mass, Unit::Tonne, "mass"),
        Measure::Volume => amount(Kind::Volume, Unit::Barrel, "volume"),
        Measure::Rate => amount(Kind::Rate, Unit::BarrelPerDay, "amount per day"),
        Measure::MassRate => amount(Kind::Rate, Unit::TonnePerDay, "amount per day"),
        Measure::Part => part(scene, index, earlier),
        Measure::Multiple => multiple(scene, index),
        Measure::Bare => count(scene.reading, figure, borrowed),
    }
}

fn plain(figure: &Figure, kind: Kind, unit: Unit, rule: &'static str) -> Frame {
    let (low, high) = match figure.value {
        Some(value) => bounds(value, figure.hedge),
        None => (figure.low, figure.high),
    };
    let quantity = Quantity {
        value: figure.value,
        low,
        high,
        step: figure.step,
        unit: Some(unit),
        per: figure.per,
        hedge: figure.hedge,
    };
    Frame { kind, quantity, cue: None, end: figure.end, rule, sign: 0 }
}

/// The bound that a one-sided hedge sets on the size of a figure; a negative figure's bound is on the other side.
fn bounds(value: Decimal, hedge: Hedge) -> (Option<Decimal>, Option<Decimal>) {
    let is_floor = match hedge {
        Hedge::MoreThan | Hedge::AtLeast => true,
        Hedge::LessThan | Hedge::Nearly | Hedge::UpTo => false,
        Hedge::None | Hedge::About | Hedge::Range => return (None, None),
    };
    if is_floor != value.is_sign_negative() { (Some(value), None) } else { (None, Some(value)) }
}

fn count(reading: &Reading<'_>, figure: &Figure, borrowed: bool) -> Option<Frame> {
    let counted = trap::counted(reading, figure.end);
    if !borrowed && !trap::is_count(reading, figure, counted) {
        return None;
    }
    let mut frame = plain(figure, Kind::Count, Unit::One, "count");
    if let Some(counted) = counted {
        frame.end = counted.end;
    }
    Some(frame)
}

/// A percentage or a fraction: a change, a ratio to an earlier level, or a share.
fn part(scene: &Scene<'_, '_>, index: usize, earlier: Option<&Frame>) -> Option<Frame> {
    let figure = &scene.figures[index];
    let reading = scene.reading;
    if let Some(sign) = printed_sign(reading, figure) {
        return Some(change(figure, sign, Some((figure.at - 1, figure.at)), "percentage with a sign"));
    }
    if let Some((sign, cue)) = behind(scene, figure, scene.right_edge(index)) {
        return Some(change(figure, sign, Some(cue), "percentage before a word of change"));
    }
    if let Some(cue) = of_earlier_level(scene, index) {
        return Some(ratio(figure, cue));
    }
    let left = before(scene, index);
    match left {
        Left::Change(sign, cue) => {
            return Some(change(figure, sign, Some(cue), "percentage behind a word of change"));
        }
        Left::Share(cue) => return Some(share(figure, Some(cue), "part behind a word of share")),
        Left::Nothing => {}
    }
    let of = reading.particle(figure.end) == Some(Particle::Of);
    // "rose 1.5 points to 4 percent", "from 2 to 20%": levels, not changes.
    let level =
        scene.before(figure).is_some_and(|before| reading.is_any(before, &[Particle::To, Particle::From]));
    if let Some(earlier) = earlier
        && !level
        && earlier.kind == Kind::Change
        && !of
        && figure.form != Form::Fraction
        && !matches!(
            scene.figures.get(index.wrapping_sub(1)).map(|figure| figure.form),
            Some(Form::Fraction | Form::Multiple)
        )
        && scene.distance(scene.left_edge(index), figure.at) < 25
    {
        return Some(change(
            figure,
            earlier.sign,
            earlier.cue,
            "percentage that shares the verb of the one before",
        ));
    }
    if figure.form == Form::Fraction && !is_meant_fraction(reading, figure, of) {
        return None;
    }
    Some(share(figure, None, "part of a whole"))
}

/// "+118%", "−3.1 %"
fn printed_sign(reading: &Reading<'_>, figure: &Figure) -> Option<i8> {
    let before = figure.at.checked_sub(1).filter(|_| reading.glued(figure.at))?;
    let free = !reading.glued(before)
        || before.checked_sub(1).is_some_and(|at| reading.is(at, '(') || reading.is(at, '/'));
    match reading.tokens[before].shape {
        Shape::Sign('+') if free => Some(1),
        Shape::Sign('-' | '–') if free => Some(-1),
        _ => None,
    }
}

/// "half" alone is often no figure: "half-built", "in half an hour", "their other half".
fn is_meant_fraction(reading: &Reading<'_>, figure: &Figure, of: bool) -> bool {
    let the = reading.is_any(figure.end, &[Particle::The, Particle::Its]);
    let by = figure.at.checked_sub(1).is_some_and(|before| reading.particle(before) == Some(Particle::By));
    let full = ["full", "empty", "loaded", "laden"].contains(&reading.word(figure.end));
    of || the || by || full || figure.end > figure.at + 1
}

enum Left {
    Change(i8, (usize, usize)),
    Share((usize, usize)),
    Nothing,
}

/// The nearest word of change or share before a figure, with only words between that a figure may depend through.
fn before(scene: &Scene<'_, '_>, index: usize) -> Left {
    let figure = &scene.figures[index];
    let reading = scene.reading;
    let edge = scene.left_edge(index);
    let start = figure.hedge_words.filter(|(at, _)| *at < figure.at).map_or(figure.at, |(at, _)| at);
    let mut at = start;
    let mut levelled = false;
    let mut steps = 0;
    while at > edge && steps < 14 {
        at -= 1;
        steps += 1;
        match reading.tokens[at].shape {
            Shape::Sign(';' | '—' | '(' | '|') => return Left::Nothing,
            // A comma ends the reach, except for an inserted "compared with December".
            Shape::Sign(',') if steps > 8 => return Left::Nothing,
            _ => {}
        }
        if reading.is_any(at, &[Particle::To, Particle::From]) && at + 1 >= start.saturating_sub(1) {
            levelled = true;
        }
        if let Some(((part, sign), end)) = reading.change(at)
            && end <= start
        {
            match part {
                ChangePart::Share => return Left::Share((at, end)),
                ChangePart::Level => return if steps <= 3 { Left::Share((at, end)) } else { Left::Nothing },
                // "have used up 8.2 percent of the allowance"
                ChangePart::Particle if reading.particle(figure.end) == Some(Particle::Of) => {
                    return Left::Nothing;
                }
                ChangePart::Verb | ChangePart::Particle if levelled => return Left::Share((at, end)),
                ChangePart::Verb | ChangePart::Particle => return Left::Change(sign, (at, end)),
                ChangePart::Noun if is_of_figure(reading, end, start) => {
                    return Left::Change(sign, (at, end));
                }
                _ => {}
            }
        }
        if reading.flow(at).is_some() && steps > 3 && reading.particle(figure.end) == Some(Particle::Of) {
            return Left::Nothing;
        }
    }
    Left::Nothing
}

/// Whether "of", "was", "by" or nothing leads from a noun of change to its figure.
fn is_of_figure(reading: &Reading<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|at| {
        reading.is_any(
            at,
            &[Particle::Of, Particle::Be, Particle::By, Particle::A, Particle::The, Particle::Only],
        ) || !reading.tokens[at].is_word() && !reading.is(at, ',')
    })
}

/// "30 percent more", "a 43% jump", "12 percent year-on-year", "71.9 percent increase".
fn behind(scene: &Scene<'_, '_>, figure: &Figure, edge: usize) -> Option<(i8, (usize, usize))> {
    let reading = scene.reading;
    for at in figure.end..edge.min(figure.end + 3) {
        if let Some(((part, sign), end)) = reading.change(at) {
            return match part {
                // "28% up on a year earlier"
                ChangePart::Particle
                    if at == figure.end
                        && (reading.is_any(end, &[Particle::On, Particle::From])
                            || reading.tokens.get(end).is_none_or(|next| !next.is_word())) =>
                {
                    Some((sign, (at, end)))
                }
                ChangePart::More | ChangePart::Noun if at == figure.end || part == ChangePart::More => {
                    Some((sign, (at, end)))
                }
                ChangePart::Verb
                    if at == figure.end && sign != 0 && reading.particle(at) != Some(Particle::Of) =>
                {
                    Some((sign, (at, end)))
                }
                _ => None,
            };
        }
        if reading.particle(at).is_some() || !reading.tokens[at].is_word() {
            return None;
        }
    }
    None
}

/// "about 30 percent of last year's volume", "half the level of 2019": a ratio to what was before.
fn of_earlier_level(scene: &Scene<'_, '_>, index: usize) -> Option<(usize, usize)> {
    let figure = &scene.figures[index];
    let reading = scene.reading;
    if !reading.is_any(figure.end, &[Particle::Of, Particle::The]) {
        return None;
    }
    // "half of what it cost in January"
    if reading.word(figure.end + 1).eq_ignore_ascii_case("what")
        && (reading.is_any(figure.end + 2, &[Particle::It]) || reading.word(figure.end + 2) == "used")
        && ["cost", "was", "were", "to"].contains(&reading.word(figure.end + 3))
    {
        return Some((figure.end + 1, figure.end + 4));
    }
    // "a seventh of the 51,200 tonnes shipped a year before", "a third of the 583,000 tons of 1993"
    if let Some(next) = scene.figures.get(index + 1)
        && next.is_amount()
        && figure.form == Form::Fraction
        && (figure.end..next.at).all(|at| reading.is_any(at, &[Particle::Of, Particle::The]))
        && let Some(time) = scene.times.iter().find(|time| time.at >= next.end && time.at - next.end < 3)
        && (time.role == Role::Compared
            || scene.times.iter().any(|own| own.end <= figure.at && own.start > time.start))
    {
        return Some((next.at, time.end));
    }
    let edge = scene.right_edge(index).min(figure.end + 8);
    for at in figure.end + 1..edge {
        let time = scene.times.iter().find(|time| time.at == at);
        let past = time.is_some_and(|time| {
            time.role == Role::Compared
                || matches!(reading.calendar(at), Some((CalendarWord::Last | CalendarWord::Past, _)))
        });
        let owned = time.is_some_and(|time| matches!(reading.word(time.end), "'s" | "’s"));
        if past && (owned || time.is_some_and(|time| time.role == Role::Compared)) {
            return Some((at, time.map_or(at + 1, |time| time.end)));
        }
        if ["level", "levels"].contains(&reading.word(at)) {
            return Some((at, at + 1));
        }
        if !reading.tokens[at].is_word() || reading.is_any(at, &[Particle::In, Particle::And, Particle::But])
        {
            return None;
        }
    }
    None
}

fn change(figure: &Figure, sign: i8, cue: Option<(usize, usize)>, rule: &'static str) -> Frame {
    let sign = if sign == 0 { 1 } else { sign };
    let signed = |value: Decimal| if sign < 0 { -value } else { value };
    let mut frame = plain(figure, Kind::Change, Unit::Ratio, rule);
    frame.quantity.value = figure.value.map(signed);
    (frame.quantity.low, frame.quantity.high) = match frame.quantity.value {
        Some(value) => bounds(value, figure.hedge),
        None if sign < 0 => (figure.high.map(signed), figure.low.map(signed)),
        None => (figure.low, figure.high),
    };
    frame.cue = cue;
    frame.sign = sign;
    frame
}

/// A ratio to an earlier level: 30 % of it is a change of -70 %.
fn ratio(figure: &Figure, cue: (usize, usize)) -> Frame {
    let less_one = |value: Decimal| value - Decimal::ONE;
    let mut frame = plain(figure, Kind::Change, Unit::Ratio, "part of an earlier level");
    frame.quantity.value = figure.value.map(less_one);
    (frame.quantity.low, frame.quantity.high) = match figure.value {
        // The hedge speaks of the level, so its bound keeps its side.
        Some(value) => {
            let (low, high) = bounds(value, figure.hedge);
            (low.map(less_one), high.map(less_one))
        }
        None => (figure.low.map(less_one), figure.high.map(less_one)),
    };
    frame.cue = Some(cue);
    frame.sign = if frame.quantity.value.is_some_and(|value| value.is_sign_negative()) { -1 } else { 1 };
    frame
}

fn share(figure: &Figure, cue: Option<(usize, usize)>, rule: &'static str) -> Frame {
    let mut frame = plain(figure, Kind::Share, Unit::Ratio, rule);
    frame.cue = cue;
    frame
}

/// "doubled", "three times as much", "2.7 times the level".
fn multiple(scene: &Scene<'_, '_>, index: usize) -> Option<Frame> {
    let figure = &scene.figures[index];
    let reading = scene.reading;
    // "double-digit", "twice a week"
    let compound = reading.is(figure.end, '-') && reading.glued(figure.end) && reading.glued(figure.end + 1);
    let frequency = reading.is_any(figure.end, &[Particle::A, Particle::Per, Particle::Each])
        && matches!(reading.calendar(figure.end + 1), Some((CalendarWord::Unit(_), _)));
    if compound || frequency {
        return None;
    }
    if figure.form != Form::Multiple && !is_comparison(scene, index) {
        return None;
    }
    // "halved" is 1/2, so its hedge speaks of a fall.
    let less_one = |value: Decimal| value - Decimal::ONE;
    let mut frame = plain(figure, Kind::Change, Unit::Ratio, "multiple");
    frame.quantity.value = figure.value.map(less_one);
    (frame.quantity.low, frame.quantity.high) = match frame.quantity.value {
        Some(value) => bounds(value, figure.hedge),
        None => (figure.low.map(less_one), figure.high.map(less_one)),
    };
    frame.quantity.step = figure.step.filter(|step| *step < Decimal::ONE);
    frame.cue = Some((figure.at, figure.end));
    frame.sign = if frame.quantity.value.is_some_and(|value| value.is_sign_negative()) { -1 } else { 1 };
    Some(frame)
}

/// Whether "N times" compares amounts rather than counts occasions.
fn is_comparison(scene: &Scene<'_, '_>, index: usize) -> bool {
    let figure = &scene.figures[index];
    let reading = scene.reading;
    let next = figure.end;
    let fold = reading.word(figure.end - 1).eq_ignore_ascii_case("fold");
    let follows = reading
        .is_any(next, &[Particle::As, Particle::The, Particle::Which, Particle::Its, Particle::This])
        || reading.change(next).is_some_and(|((part, _), _)| part == ChangePart::More)
        || matches!(reading.calendar(next), Some((CalendarWord::Last | CalendarWord::Same, _)));
    // "leapt 9 times to $34.3m", "ten times an honest month's pay"
    let amount = reading.is_any(next, &[Particle::To])
        && scene.figures.get(index + 1).is_some_and(|other| other.at == next + 1 && other.is_amount());
    let article = reading.is_any(next, &[Particle::A]) && reading.calendar(next + 1).is_none();
    let state = reading.place(next).is_some_and(|(_, end)| matches!(reading.word(end), "'s" | "’s"));
    fold || follows
        || amount
        || article
        || state
        || matches!(before(scene, index), Left::Change(..))
        || scene.time_in(next, scene.right_edge(index), Role::Compared).is_some()
}
