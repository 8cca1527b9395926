//! Whether a sentence tells of something over, or of how things are.

use super::reading::{Reading, class};
use super::scene::Scene;
use super::sentence::Sentence;
use super::time::Role;
use crate::vocabulary::{ChangePart, Particle, SpeechPart};

/// Verbs of the present that say how things are.
const PRESENT: [&str; 40] = [
    "is", "are", "does", "do", "isn't", "aren't", "doesn't", "don't", "goes", "go", "comes", "come", "buys",
    "sells", "ships", "sends", "carries", "carry", "makes", "takes", "gets", "pays", "passes", "holds",
    "keeps", "keep", "runs", "flows", "moves", "earns", "costs", "remains", "remain", "needs", "relies",
    "depends", "receives", "produces", "burns", "still",
];

/// Verbs of the past that do not end in "-ed".
const PAST: [&str; 49] = [
    "was", "were", "had", "did", "wasn't", "weren't", "hadn't", "didn't", "been", "went", "came", "bought",
    "sold", "sent", "made", "took", "got", "paid", "held", "kept", "ran", "gave", "brought", "put", "cost",
    "fell", "rose", "grew", "sank", "slid", "shrank", "stood", "hit", "lost", "met", "left", "led", "became",
    "began", "found", "spent", "won", "built", "drove", "broke", "saw", "shot", "swung", "leapt",
];

/// Whether the sentence of a figure, in its own clause, speaks of how things are and names nothing past: "carries about
/// 520,000 tonnes". The stretch of time told of before is not that of a habit.
pub(super) fn is_habit(scene: &Scene<'_, '_>, index: usize) -> bool {
    let reading = scene.reading;
    let figure = &scene.figures[index];
    let (from, to) = (scene.sentence.from, scene.sentence.to);
    // "That is three times …", "Together they come to …", "are down from a year ago" go on with what was told.
    let back = reading.is_any(from, &[Particle::This, Particle::It])
        && (reading.is_any(from + 1, &[Particle::Be])
            || matches!(reading.change(from + 1), Some(((ChangePart::Level, _), _))));
    let goes_on = back
        || reading.word(from).eq_ignore_ascii_case("together")
        || scene.times.iter().any(|time| time.role == Role::Compared);
    if goes_on {
        return false;
    }
    let ends = |at: usize| reading.is(at, ';') || reading.is(at, ':') || reading.is(at, '—');
    let from = (from..figure.at).rev().find(|at| ends(*at)).map_or(from, |at| at + 1);
    let to = (figure.end..to).find(|at| ends(*at)).unwrap_or(to);
    // "It exports 1.5 million barrels a day", "now buys"
    let now = ["now", "nowadays", "today", "currently"];
    let mut present = reading.is_any(from, &[Particle::It]) && reading.flow(from + 1).is_some();
    if (from..to).any(|at| now.iter().any(|word| reading.word(at).eq_ignore_ascii_case(word)))
        && scene.times.is_empty()
    {
        return true;
    }
    for at in from..to {
        if !reading.tokens[at].is_word() {
            continue;
        }
        if is_past(reading, at) {
            return false;
        }
        let is_level = matches!(reading.change(at), Some(((ChangePart::Level, _), _)));
        present |= !is_level && PRESENT.iter().any(|word| reading.word(at).eq_ignore_ascii_case(word));
    }
    present
}

fn is_past(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    // "cautioned that up to 15 percent never passes": who says so is no part of it.
    let says =
        reading.speech(at, SpeechPart::Says).is_some() || reading.speech(at, SpeechPart::Told).is_some();
    if says {
        return false;
    }
    if PAST.iter().any(|past| word.eq_ignore_ascii_case(past)) {
        return true;
    }
    // "are banned", "a combined total" are no past.
    let passive =
        at > 0 && reading.is_any(at - 1, &[Particle::Be, Particle::A, Particle::The, Particle::Have]);
    word.len() > 4 && word.ends_with("ed") && !passive
        || matches!(reading.change(at), Some(((ChangePart::Level, _), _))) && word.ends_with("ed")
}

/// Whether a sentence with a stretch of time in it has a verb of the present and none of the past.
pub(super) fn is_present(reading: &Reading<'_>, sentence: Sentence) -> bool {
    let dated = reading.classes_in(sentence.from, sentence.to) & class::CALENDAR != 0;
    let words = || (sentence.from..sentence.to).filter(|at| reading.tokens[*at].is_word());
    dated
        && words().any(|at| {
            reading.is_any(at, &[Particle::Have])
                || PRESENT.iter().any(|word| reading.word(at).eq_ignore_ascii_case(word))
        })
        && !words().any(|at| is_past(reading, at))
}
