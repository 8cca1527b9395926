//! How firmly a figure is said: plan, ceiling, estimate, rumour, denial.

use super::quantity::Figure;
use super::reading::class;
use super::scene::Scene;
use crate::measure::Hedge;
use crate::model::{Kind, Modality};
use crate::vocabulary::{Meaning, ModalityReach, Particle, Shape, Stance, StanceKind};

/// The modality of figure `index` and the words that gave it.
pub(super) fn modality(
    scene: &Scene<'_, '_>,
    index: usize,
    kind: Kind,
) -> (Modality, Option<(usize, usize)>) {
    let figure = &scene.figures[index];
    if let Some(words) = forbidden(scene, figure) {
        return (Modality::Cap, Some(words));
    }
    if scene.reading.classes_in(scene.sentence.from, scene.sentence.to) & class::STANCE == 0 {
        return (Modality::Actual, None);
    }
    let mut best: Option<(u32, Stance, (usize, usize))> = None;
    let is_conditional = || {
        (scene.sentence.from..scene.sentence.to)
            .any(|at| scene.reading.is_any(at, &[Particle::If]) || scene.reading.word(at) == "Had")
    };
    for tag in scene.reading.tags_in(scene.sentence.from, scene.sentence.to) {
        let Meaning::Stance(stance) = tag.meaning else { continue };
        // "would" promises, unless it only supposes: "would still have been".
        let is_past =
            || (tag.end..(tag.end + 3).min(scene.sentence.to)).any(|at| scene.reading.word(at) == "have");
        let stance = if stance.strength == 0 && is_past() {
            Stance { kind: StanceKind::Estimate, strength: 2, ..stance }
        } else {
            stance
        };
        let is_meant = || {
            tag.at < figure.end
                || !(figure.end..tag.at).any(|at| scene.reading.is_any(at, &[Particle::Which]))
        };
        // An analyst who expects estimates; the one who will do it plans: "expects to import".
        let word = scene.reading.word(tag.at).to_ascii_lowercase();
        let expects = word.starts_with("expect") || word.starts_with("anticipat");
        let acts = scene.reading.is_any(tag.end, &[Particle::To])
            || scene.reading.word(tag.end - 1).eq_ignore_ascii_case("to");
        let stance = if expects && stance.kind == StanceKind::Plan && !acts && word != "expected" {
            Stance { kind: StanceKind::Estimate, strength: 2, ..stance }
        } else {
            stance
        };
        // "would be some 218,700 barrels at that factor" reckons.
        let reckons = stance.strength == 0
            && ["be", "make", "equal", "mean", "amount", "come", "explain", "work"]
                .contains(&scene.reading.word(tag.end));
        if reckons {
            continue;
        }
        let supposed = stance.strength == 0 && (is_conditional() || !is_meant());
        if supposed || !reaches(scene, index, kind, stance, tag.at, tag.end) {
            continue;
        }
        let near = scene.distance(tag.end.min(figure.at), figure.at.max(tag.end).min(tag.at.max(figure.at)));
        let rank = u32::from(stance.strength) * 1000 + 500_u32.saturating_sub(near.min(499));
        // Between words of equal strength, rumour and denial outdo plans, and plans outdo estimates.
        let rank = rank
            + match stance.kind {
                StanceKind::Denied => 600,
                StanceKind::Rumour => 550,
                StanceKind::Cap => 650,
                StanceKind::Plan => 30,
                StanceKind::Estimate => 0,
            };
        if best.is_none_or(|(known, ..)| rank > known) {
            best = Some((rank, stance, (tag.at, tag.end)));
        }
    }
    match best {
        None => (Modality::Actual, None),
        Some((_, stance, words)) => (
            match stance.kind {
                StanceKind::Estimate => Modality::Estimate,
                StanceKind::Plan => Modality::Plan,
                StanceKind::Cap => Modality::Cap,
                StanceKind::Rumour => Modality::Rumour,
                StanceKind::Denied => Modality::Denied,
            },
            Some(words),
        ),
    }
}

fn reaches(scene: &Scene<'_, '_>, index: usize, kind: Kind, stance: Stance, at: usize, end: usize) -> bool {
    let figure = &scene.figures[index];
    let before = end <= figure.at;
    if stance.kind == StanceKind::Cap {
        return !matches!(kind, Kind::Share | Kind::Change | Kind::Count)
            && is_ceiling(scene, index, at, end);
    }
    let word = scene.reading.word(at);
    // "were put at 2,190 tonnes by the customs office": customs count.
    if stance.kind == StanceKind::Estimate && word.to_ascii_lowercase().starts_with("put") {
        let counted = (scene.sentence.from..scene.sentence.to)
            .any(|at| scene.reading.word(at).eq_ignore_ascii_case("customs"));
        if counted {
            return false;
        }
    }
    // "puts it at 3 million", not "put in at Chongjin"; "we could find" says nothing of the figure.
    if stance.kind == StanceKind::Estimate && word.to_ascii_lowercase().starts_with("put") {
        return before
            && scene
                .before(figure)
                .is_some_and(|before| scene.reading.word(before).eq_ignore_ascii_case("at"));
    }
    if at > 0 && ["we", "i"].iter().any(|own| scene.reading.word(at - 1).eq_ignore_ascii_case(own)) {
        return false;
    }
    if !before && stance.reach == ModalityReach::Before {
        return false;
    }
    let (from, to) = if before { (end, figure.at) } else { (figure.end, at) };
    // A plan for one thing says nothing about the figure in the next clause.
    let relative = stance.kind == StanceKind::Plan
        && before
        && (from..to).any(|at| scene.reading.is(at, ',') && scene.reading.is_any(at + 1, &[Particle::Which]));
    if relative {
        return false;
    }
    let parted = (from..to).any(|at| match scene.reading.tokens[at].shape {
        Shape::Sign(';' | '—') => stance.kind != StanceKind::Estimate || !before,
        Shape::Word => stance.kind != StanceKind::Rumour && scene.reading.is_any(at, &[Particle::But]),
        _ => false,
    });
    !parted && to.saturating_sub(from) < 45
}

/// A ceiling names its figure closely: "limit of 500,000 barrels", "the 500,000-barrel cap", "500,000 barrels that the
/// resolution lets it buy".
fn is_ceiling(scene: &Scene<'_, '_>, index: usize, at: usize, end: usize) -> bool {
    let figure = &scene.figures[index];
    if end <= figure.at {
        let between = scene.reading.span(end, figure.at);
        let other = scene.figures.iter().any(|other| other.at >= end && other.end <= figure.at);
        let other = other
            || (end..figure.at)
                .any(|at| scene.reading.is_any(at, &[Particle::It, Particle::Have, Particle::And]));
        return !other && figure.at - end <= 8 && !between.of(scene.reading.text).contains([';', ',']);
    }
    let others = scene.figures.iter().any(|other| other.at >= figure.end && other.end <= at);
    !others
        && at >= figure.end
        && at - figure.end <= 9
        && (at - figure.end <= 2
            || (figure.end..at).any(|at| scene.reading.is_any(at, &[Particle::This, Particle::Which])))
}

/// "no household may buy more than 10 kilograms": what is forbidden beyond it.
fn forbidden(scene: &Scene<'_, '_>, figure: &Figure) -> Option<(usize, usize)> {
    let (at, _) = figure.hedge_words.filter(|(at, _)| *at < figure.at && figure.hedge == Hedge::UpTo)?;
    let reading = scene.reading;
    let more = reading.word(at).eq_ignore_ascii_case("more");
    let may = (at.saturating_sub(4).max(scene.sentence.from)..at).find(|at| {
        reading.is_any(*at, &[Particle::Modal]) && !reading.word(*at).eq_ignore_ascii_case("would")
    })?;
    more.then_some((may, at))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_last;

    #[test]
    fn who_expects_and_who_plans() {
        check_last(
            "An analyst expects sales of 300 tons.",
            "300 tons | mass | 300 t | - | - | - | estimate | analyst",
        );
        check_last(
            "North Korea expects to import 300 tons of rice.",
            "300 tons | mass | 300 t | ?→PRK | rice | - | plan | -",
        );
        check_last("Sales of 300 tons are expected.", "300 tons | mass | 300 t | - | - | - | plan | -");
    }

    #[test]
    fn what_is_only_supposed() {
        check_last(
            "The 30,000 tons would be some 218,700 barrels at that factor.",
            "218,700 barrels | volume | 218700 bbl | - | - | - | actual | -",
        );
        check_last(
            "The cargo would still have been 300 tons.",
            "300 tons | mass | 300 t | - | - | - | estimate | -",
        );
        check_last(
            "If the port opened, it would ship 300 tons.",
            "300 tons | mass | 300 t | - | - | - | actual | -",
        );
        check_last(
            "Sales were put at 300 tons by the customs office.",
            "300 tons | mass | 300 t | - | - | - | actual | -",
        );
        check_last(
            "A tanker put in at Chongjin with 300 tons of oil.",
            "300 tons | mass | 300 t | - | oil | - | actual | -",
        );
        check_last(
            "The most we could find was 300 tons of oil.",
            "300 tons | mass | 300 t | - | oil | - | actual | -",
        );
        check_last(
            "North Korea plans a port, which took in 300 tons of oil in June 2024.",
            "300 tons | mass | 300 t | ?→PRK | oil | 2024-06-01/2024-06-30 | actual | -",
        );
    }

    #[test]
    fn what_may_not_be_exceeded() {
        check_last(
            "No household may buy more than 10 kilograms of rice.",
            "10 kilograms | mass | 0.01 t | - | rice | - | cap | -",
        );
        check_last(
            "No buyer would take more than 10 tons of rice.",
            "10 tons | mass | 10 t | - | rice | - | plan | -",
        );
        check_last(
            "The limit and North Korea's 300 tons of oil are known.",
            "300 tons | mass | 300 t | - | oil | - | actual | -",
        );
        check_last(
            "Under the limit, 300 tons of oil arrived.",
            "300 tons | mass | 300 t | - | oil | - | actual | -",
        );
    }
}
