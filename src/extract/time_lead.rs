//! What stands before a stretch of time and says what it is for: "since", "by", "as of", "than", "from".

use super::time::{Parser, Role, TimeWords};
use crate::measure::Basis;
use crate::vocabulary::{CalendarWord, Particle, SpeechPart};

impl Parser<'_, '_> {
    /// "since", "starting in" and the like before an expression, and comparisons that make it a base.
    pub(super) fn lead(&self, words: &mut TimeWords) {
        if matches!(self.reading.word(words.end), "'s" | "’s")
            && words.role == Role::Own
            && self.is_last(words.at)
        {
            // "last year's volume" is what something is measured by.
            words.role = Role::Compared;
            return;
        }
        let mut end = words.at;
        while end > self.from && end + 4 > words.at {
            let at = end - 1;
            if ["above", "below"].contains(&self.reading.word(at)) {
                words.role = Role::Compared;
                return;
            }
            match self.reading.particle_before(end) {
                Some(Particle::Since) => return self.since(words, at),
                // "up a third on August", "a fivefold increase over 2011"
                Some(Particle::On)
                    if !words.is_day
                        && !self.known.spoken
                        && words.role == Role::Own
                        && self.is_word(at, &["on", "over"])
                        && at > self.from
                        && (self.reading.change(at - 1).is_some()
                            || self.reading.unit(at - 1).is_some()
                            || (1..=3).any(|back| {
                                at.checked_sub(back)
                                    .and_then(|first| self.reading.numbers.at(first))
                                    .is_some_and(|number| number.end == at)
                            })) =>
                {
                    words.role = Role::Compared;
                    return;
                }
                Some(
                    Particle::The
                    | Particle::In
                    | Particle::On
                    | Particle::A
                    | Particle::Only
                    | Particle::For
                    | Particle::During,
                ) => end = at,
                Some(Particle::Of)
                    if at > self.from && self.reading.particle(at - 1) == Some(Particle::As) =>
                {
                    return until(words, at - 1);
                }
                // "had shipped 5 tons by the end of July": all that the year had brought.
                Some(Particle::By)
                    if !self.known.ahead
                        && !self.known.spoken
                        && self.is_end_of_month(words)
                        && words.role == Role::Own =>
                {
                    words.start = words.start.and_then(|start| super::calendar::day(start.year(), 1, 1));
                    words.is_day = false;
                    return;
                }
                // "through September": all that the year had brought till then.
                Some(Particle::Until)
                    if !self.known.ahead
                        && !self.known.spoken
                        && words.role == Role::Own
                        && ["through", "thru"]
                            .iter()
                            .any(|word| self.reading.word(at).eq_ignore_ascii_case(word))
                        && words
                            .start
                            .zip(words.last)
                            .is_some_and(|(start, last)| start.year() == last.year()) =>
                {
                    words.start = words.start.and_then(|start| super::calendar::day(start.year(), 1, 1));
                    words.is_day = false;
                    return;
                }
                Some(Particle::By) if words.role == Role::Own && end == words.at => {
                    // "by 2020 it had reached" speaks of 2020, "will reach by 2020" of all that comes before as well.
                    words.doubt.other = Some((None, words.last));
                    return;
                }
                Some(Particle::Than | Particle::Against) => {
                    words.role = Role::Compared;
                    return;
                }
                // "from January through August" is whole.
                Some(Particle::From) if words.doubt.other.is_some() => return,
                Some(Particle::From) if !words.is_day && words.role == Role::Own && at > self.from => {
                    // "up 3 percent from July" compares; "3,000 tons from February" begins.
                    let compares = (self.from..at).rev().take(12).any(|at| self.reading.change(at).is_some());
                    if compares {
                        words.role = Role::Compared;
                    } else {
                        words.last = None;
                    }
                    return;
                }
                _ => {
                    let word = self.reading.word(at);
                    // "a tanker built in 1989": the thing's date.
                    let made = [
                        "built",
                        "registered",
                        "founded",
                        "launched",
                        "commissioned",
                        "born",
                        "established",
                        "adopted",
                        "imposed",
                        "signed",
                        "laid",
                    ];
                    let week = words
                        .start
                        .zip(words.last)
                        .is_some_and(|(start, last)| super::calendar::days_between(start, last) < 8);
                    let printed = week && self.is_word(at, &["released", "published", "issued", "obtained"]);
                    if printed || end < words.at && self.is_word(at, &made) {
                        words.role = Role::Said;
                        break;
                    }
                    if ["starting", "beginning"].iter().any(|start| word.eq_ignore_ascii_case(start)) {
                        words.last = None;
                    } else if self.reading.speech(at, SpeechPart::Says).is_some()
                        && at > self.from
                        && (words.is_day || week || end < words.at)
                    {
                        words.role = Role::Said;
                    }
                    break;
                }
            }
        }
        // "since the season began on 1 July", "after nothing at all in June"
        for at in (self.from..words.at).rev().take(7).take_while(|at| self.reading.tokens[*at].is_word()) {
            match self.reading.particle(at) {
                Some(Particle::Since) => return self.since(words, at),
                Some(Particle::After) if words.role == Role::Own => {
                    words.role = Role::Compared;
                    return;
                }
                _ => {}
            }
        }
    }

    /// Open a stretch to the day of publication.
    fn since(&self, words: &mut TimeWords, at: usize) {
        // "the highest since 2018", "the first time since 2019": a record's reach is not the figure's.
        let record = (self.from..at).rev().take(6).any(|at| {
            [
                "first",
                "highest",
                "lowest",
                "largest",
                "biggest",
                "smallest",
                "most",
                "fewest",
                "worst",
                "best",
                "record",
                "strongest",
                "weakest",
            ]
            .contains(&self.reading.word(at))
        });
        if record {
            words.role = Role::Said;
            return;
        }
        words.last = self.known.published;
        words.basis = if words.start.is_some() { words.basis } else { Basis::None };
        words.is_day = false;
        words.at = at;
    }

    /// "the end of July", "end-July"
    fn is_end_of_month(&self, words: &TimeWords) -> bool {
        let end = (words.at..words.end).any(|at| matches!(self.calendar(at), Some((CalendarWord::End, _))));
        end && words.last.is_some_and(|last| last == last.last_of_month())
            && words
                .start
                .zip(words.last)
                .is_some_and(|(start, last)| start.month() == last.month() && start.year() == last.year())
    }

    fn is_last(&self, at: usize) -> bool {
        matches!(self.calendar(at), Some((CalendarWord::Last | CalendarWord::Past, _)))
    }
}

/// Open a stretch to the past: "as of Dec. 4", "by 2020".
fn until(words: &mut TimeWords, at: usize) {
    words.start = None;
    words.is_day = false;
    words.at = at;
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_last;

    #[test]
    fn times_of_other_things() {
        check_last(
            "A tanker built in 1989 brought North Korea 300 tons of oil.",
            "300 tons | mass | 300 t | - | oil | - | actual | -",
        );
        check_last(
            "In a study released last week it had 300 tons of oil.",
            "300 tons | mass | 300 t | - | oil | - | actual | -",
        );
        check_last(
            "China's sales were 300 tons, well above July.",
            "300 tons | mass | 300 t | CHN→? | - | - | actual | -",
        );
        check_last(
            "Sales came to 300 tons, up a third on June.",
            "a third | change | 0.3333 ratio | - | - | - | actual | -",
        );
        check_last(
            "China sold North Korea 300 tons of rice after nothing at all in June.",
            "300 tons | mass | 300 t | CHN→PRK | rice | - | actual | -",
        );
        check_last(
            "Russia had sent North Korea 300 tons of oil by the end of July.",
            "300 tons | mass | 300 t | RUS→PRK | oil | 2024-01-01/2024-07-31 | actual | -",
        );
    }
}
