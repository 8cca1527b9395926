//! Whether a sentence tells of something over, or of how things are.

use super::reading::{Reading, class};
use super::scene::Scene;
use super::time::Role;
use super::word_set::WordSet;
use crate::vocabulary::{ChangePart, Particle, SpeechPart};

/// Verbs of the present that say how things are.
const PRESENT: WordSet<40> = WordSet::new([
    "is", "are", "does", "do", "isn't", "aren't", "doesn't", "don't", "goes", "go", "comes", "come", "buys",
    "sells", "ships", "sends", "carries", "carry", "makes", "takes", "gets", "pays", "passes", "holds",
    "keeps", "keep", "runs", "flows", "moves", "earns", "costs", "remains", "remain", "needs", "relies",
    "depends", "receives", "produces", "burns", "still",
]);

/// Verbs of the past that do not end in "-ed".
const PAST: WordSet<49> = WordSet::new([
    "was", "were", "had", "did", "wasn't", "weren't", "hadn't", "didn't", "been", "went", "came", "bought",
    "sold", "sent", "made", "took", "got", "paid", "held", "kept", "ran", "gave", "brought", "put", "cost",
    "fell", "rose", "grew", "sank", "slid", "shrank", "stood", "hit", "lost", "met", "left", "led", "became",
    "began", "found", "spent", "won", "built", "drove", "broke", "saw", "shot", "swung", "leapt",
]);

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
        present |= !is_level && PRESENT.contains(reading.word(at));
    }
    present
}

fn is_past(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    let (irregular, regular) = (PAST.contains(word), word.ends_with("ed"));
    if !irregular && !regular {
        return false;
    }
    // "cautioned that up to 15 percent never passes": who says so is no part of it.
    let says =
        reading.speech(at, SpeechPart::Says).is_some() || reading.speech(at, SpeechPart::Told).is_some();
    if says || irregular {
        return !says;
    }
    // "are banned", "a combined total" are no past.
    let passive =
        at > 0 && reading.is_any(at - 1, &[Particle::Be, Particle::A, Particle::The, Particle::Have]);
    word.len() > 4 && !passive || matches!(reading.change(at), Some(((ChangePart::Level, _), _)))
}

/// Whether a sentence with a stretch of time in it has a verb of the present and none of the past.
pub(super) fn is_present(reading: &Reading<'_>, from: usize, to: usize) -> bool {
    if reading.classes_in(from, to) & class::CALENDAR == 0 {
        return false;
    }
    let mut present = false;
    for at in (from..to).filter(|at| reading.tokens[*at].is_word()) {
        if is_past(reading, at) {
            return false;
        }
        present = present || reading.is_any(at, &[Particle::Have]) || PRESENT.contains(reading.word(at));
    }
    present
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_last;

    /// What a sentence behind one about July tells last.
    #[track_caller]
    fn after_july(sentence: &str, expected: &str) {
        let july = "China exported 40,000 tons of diesel to North Korea in July.";
        check_last(&format!("{july} {sentence}"), expected);
    }

    #[test]
    fn habits_have_no_period() {
        after_july(
            "Carts now bring 900 tons of it.",
            "900 tons | mass | 900 t | CHN→PRK | diesel | - | actual | -",
        );
        after_july(
            "The pipeline carries most of it, some 30,000 tons.",
            "30,000 tons | mass | 30000 t | CHN→PRK | diesel | - | actual | -",
        );
        after_july(
            "It imports 900 tons of coal for it.",
            "900 tons | mass | 900 t | PRK→CHN | coal | - | actual | -",
        );
        after_july(
            "It sells about 5,000 tons of it on.",
            "5,000 tons | mass | 5000 t | CHN→PRK | diesel | - | actual | -",
        );
        after_july(
            "Dalian was busy; Dandong ships 900 tons.",
            "900 tons | mass | 900 t | CHN→PRK | diesel | - | actual | -",
        );
        after_july(
            "Dandong ships 900 tons of it; Dalian sold none.",
            "900 tons | mass | 900 t | CHN→PRK | diesel | - | actual | -",
        );
        after_july(
            "Dalian ships a combined 900 tons of it.",
            "900 tons | mass | 900 t | CHN→PRK | diesel | - | actual | -",
        );
        after_july(
            "Traders cautioned that Dalian sells 900 tons of it.",
            "900 tons | mass | 900 t | CHN→PRK | diesel | - | actual | Traders",
        );
    }

    #[test]
    fn what_goes_on_is_no_habit() {
        after_july(
            "That comes to 900 tons more than it needs.",
            "900 tons | mass | 900 t | CHN→PRK | diesel | 2024-07-01/2024-07-31 | actual | -",
        );
        after_july(
            "That is 5,000 tons more than the plan.",
            "5,000 tons | mass | 5000 t | CHN→PRK | diesel | 2024-07-01/2024-07-31 | actual | -",
        );
        after_july(
            "Together this makes 900 tons of it.",
            "900 tons | mass | 900 t | CHN→PRK | diesel | 2024-07-01/2024-07-31 | actual | -",
        );
        after_july(
            "Dalian ships 900 tons, double the amount of a year earlier.",
            "double | change | 1 ratio | CHN→PRK | diesel | 2024-07-01/2024-07-31 | actual | -",
        );
        after_july(
            "The port's part comes to 900 tons.",
            "900 tons | mass | 900 t | CHN→PRK | diesel | 2024-07-01/2024-07-31 | actual | -",
        );
    }

    #[test]
    fn what_is_over_is_no_habit() {
        after_july(
            "Carts which were built in 1989 brought 900 tons of what it now has.",
            "900 tons | mass | 900 t | CHN→PRK | diesel | 2024-07-01/2024-07-31 | actual | -",
        );
        after_july(
            "Dalian, which is near, sold 900 tons of it.",
            "900 tons | mass | 900 t | CHN→PRK | diesel | 2024-07-01/2024-07-31 | actual | -",
        );
        after_july(
            "Dalian, which is near, loaded 900 tons of it.",
            "900 tons | mass | 900 t | CHN→PRK | diesel | 2024-07-01/2024-07-31 | actual | -",
        );
        after_july(
            "Dalian is busy and has reached 900 tons.",
            "900 tons | mass | 900 t | CHN→PRK | diesel | 2024-07-01/2024-07-31 | actual | -",
        );
    }

    #[test]
    fn what_is_told_in_the_present_may_lie_ahead() {
        check_last(
            "China, which sells rice, sent North Korea 900 tons of sugar in September.",
            "900 tons | mass | 900 t | CHN→PRK | sugar | 2023-09-01/2023-09-30 | actual | -",
        );
        check_last(
            "Dalian is busy: China sells North Korea 900 tons of sugar in September.",
            "900 tons | mass | 900 t | CHN→PRK | sugar | 2024-09-01/2024-09-30 | actual | -",
        );
    }
}
