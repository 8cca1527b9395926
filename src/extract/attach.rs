//! Which stretch of time belongs to which figure.

use super::quantity::Figure;
use super::reading::class;
use super::scene::Scene;
use super::time::{Role, TimeWords};
use crate::model::Kind;
use crate::vocabulary::Particle;

/// Words of time farther than this from a figure say nothing about it.
const REACH: u32 = 45;

/// The stretch of time that a figure of this sentence speaks of.
pub(super) fn period<'s>(
    scene: &'s Scene<'_, '_>,
    index: usize,
    kind: Kind,
    is_base: bool,
) -> Option<&'s TimeWords> {
    let figure = &scene.figures[index];
    let right = scene.right_edge(index);
    if is_base {
        // What is compared with has the words behind it, or none.
        // Two bases joined by "and" share the time behind the second.
        let last = scene
            .figures
            .get(index + 1)
            .filter(|next| next.at == figure.end + 1 && scene.is_base(next))
            .map_or(right, |_| scene.right_edge(index + 1));
        let behind =
            scene.times.iter().find(|time| time.at >= figure.end && time.end <= last.max(figure.end));
        return behind.or_else(|| {
            scene.times.iter().find(|time| time.role == Role::Compared && time.end <= figure.at)
        });
    }
    // "fell by half to 40,000 tons in May": the change and its level have one time.
    if kind == Kind::Change
        && let Some(next) = scene.figures.get(index + 1)
        && next.at - figure.end <= 3
        && scene.before(next).is_some_and(|before| scene.reading.is_any(before, &[Particle::To]))
        && let Some(time) =
            scene.times.iter().find(|time| time.role == Role::Own && scene.time_is_of(time, next))
    {
        return Some(time);
    }
    // A level may be an earlier one: "a year ago it was 12 percent", "in the same period of 2017 (7,770 tonnes)".
    if kind != Kind::Change
        && let Some(time) =
            scene.times.iter().find(|time| time.role == Role::Compared && is_beside(scene, index, time))
    {
        return Some(time);
    }
    scene
        .times
        .iter()
        .filter(|time| {
            time.role == Role::Own
                && (!time.is_day || kind == Kind::Price || is_long(time) || is_event(scene, kind, time))
        })
        .map(|time| (cost(scene, figure, time, right) + if is_short(time) { 8 } else { 0 }, time))
        .filter(|(cost, _)| *cost < REACH)
        .min_by_key(|(cost, _)| *cost)
        .map(|(_, time)| time)
}

/// "from 1 January to 31 March": days that make a stretch.
fn is_long(time: &TimeWords) -> bool {
    time.start
        .zip(time.last)
        .is_some_and(|(start, last)| start.until(last).is_ok_and(|span| span.get_days() > 20))
}

/// A single day.
fn is_short(time: &TimeWords) -> bool {
    time.is_day && !is_long(time)
}

/// Whether a day is that of what happened, "pumped 1,837 tons on 26 September", and not that on which it was said or
/// printed.
fn is_event(scene: &Scene<'_, '_>, kind: Kind, time: &TimeWords) -> bool {
    let reading = scene.reading;
    if !matches!(kind, Kind::Mass | Kind::Volume | Kind::Money | Kind::Count) {
        return false;
    }
    let dated = (time.at..time.end).any(|at| reading.token(at).is_some_and(|token| token.is_digits()));
    let led = time.at > scene.sentence.from && reading.is_any(time.at - 1, &[Particle::On]);
    let begin = time.at.saturating_sub(7).max(scene.sentence.from);
    let near = begin..(time.end + 3).min(scene.sentence.to);
    let told = near.clone().any(|at| {
        reading.classes(at) & class::SPEECH != 0
            || ["released", "published", "issued", "posted", "unsealed", "dated", "wrote", "signed", "began"]
                .iter()
                .any(|word| reading.word(at).eq_ignore_ascii_case(word))
    });
    dated && led && !told
}

fn is_beside(scene: &Scene<'_, '_>, index: usize, time: &TimeWords) -> bool {
    let figure = &scene.figures[index];
    if scene.time_is_of(time, figure) {
        return true;
    }
    let begin = figure.hedge_words.map_or(figure.at, |(at, _)| at.min(figure.at));
    let first = scene.figures.iter().all(|other| other.at >= figure.at || other.end <= time.at);
    let leads = time.end <= begin && first && index == 0 && time.at <= scene.sentence.from + 1;
    time.end <= begin && scene.reading.is(time.end, '(') && time.end + 1 == begin
        || leads
        || begins_clause(scene, time) && time.end <= begin && first && begin - time.end < 7
}

/// Whether a stretch of time opens its clause: "…; a year ago it was just 12 %".
fn begins_clause(scene: &Scene<'_, '_>, time: &TimeWords) -> bool {
    time.at > scene.sentence.from && scene.reading.is(time.at - 1, ';')
}

/// How loosely words of time hang on a figure. Directly behind it they are its own; before it they reach further than
/// behind, because a sentence sets its time first.
fn cost(scene: &Scene<'_, '_>, figure: &Figure, time: &TimeWords, right: usize) -> u32 {
    // A time in another clause is that clause's, unless it opens the sentence.
    let (left, until) = if time.at >= figure.end { (figure.end, time.at) } else { (time.end, figure.at) };
    if time.at > scene.sentence.from + 2 && (left..until).any(|at| scene.reading.is(at, ';')) {
        return REACH;
    }
    // A time that stands directly behind another figure is that figure's.
    let taken = scene.figures.iter().any(|other| other.at != figure.at && scene.time_is_of(time, other));
    // "$34.4 million (2022: $0.1 million)": a time in brackets is theirs.
    let (from, to) = if time.at >= figure.end { (figure.end, time.at) } else { (time.end, figure.at) };
    let depth = (from..to).fold(0_i32, |depth, at| {
        depth + i32::from(scene.reading.is(at, '(')) - i32::from(scene.reading.is(at, ')'))
    });
    let taken = if taken { 14 } else { 0 }
        + if depth > 0
            && time.at >= figure.end
            && scene.figures.iter().any(|other| other.at >= time.end && other.at - time.end < 4)
        {
            60
        } else if depth < 0 && time.end <= figure.at {
            20
        } else {
            0
        };
    if time.at >= figure.end {
        let gap = scene.distance(figure.end, time.at);
        // Behind the next figure, or leading up to it, it is rather the next one's.
        let leads_next = !scene.time_is_of(time, figure)
            && scene.figures.iter().any(|next| next.at >= time.end && next.at - time.end < 5)
            && (figure.end..time.at).any(|at| scene.reading.is(at, ',') || scene.reading.is(at, ';'));
        gap + if time.at >= right { 14 } else { 0 } + if leads_next { 14 } else { 0 } + taken
    } else {
        scene.distance(time.end, figure.at) / 2 + 3 + taken
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_last;

    #[test]
    fn days_of_events() {
        check_last(
            "The sales, which began on June 14, brought North Korea 1,200 tons of diesel.",
            "1,200 tons | mass | 1200 t | ?→PRK | diesel | - | actual | -",
        );
        check_last(
            "On June 15 Russian oil sales to North Korea rose 8 percent.",
            "8 percent | change | 0.08 ratio | RUS→PRK | oil | - | actual | -",
        );
        check_last(
            "On Monday a Russian tanker pumped 1,200 tons of diesel into a vessel from Nampo.",
            "1,200 tons | mass | 1200 t | RUS→? | diesel | - | actual | -",
        );
        check_last(
            "By June 14, Russia had brought 1,200 tons of diesel to Nampo.",
            "1,200 tons | mass | 1200 t | RUS→PRK | diesel | - | actual | -",
        );
        check_last(
            "On June 14 a trader told of 1,200 tons of diesel that a Russian tanker brought to Nampo.",
            "1,200 tons | mass | 1200 t | RUS→PRK | diesel | - | actual | trader",
        );
        check_last(
            "Rice sold for 5,900 won a kilogram in Hyesan on August 8.",
            "5,900 won a kilogram | price | 5900000 KPW/t | - | rice | 2024-08-08/2024-08-08 | actual | -",
        );
    }
}
