//! What the stretches of time of a sentence are for, as the words and figures beside them tell.

use super::quantity::Measure;
use super::scene::Scene;
use super::time::Role;
use crate::vocabulary::{ChangePart, Particle, Token};

/// What a date before it is the date of.
const EVENTS: [&str; 16] = [
    "resolution",
    "resolutions",
    "agreement",
    "accord",
    "summit",
    "meeting",
    "visit",
    "treaty",
    "protocol",
    "ban",
    "election",
    "law",
    "decree",
    "invasion",
    "nuclear",
    "missile",
];

impl Scene<'_, '_> {
    /// A time directly behind what is compared with is no other figure's: "against 217 million in 2022, a jump of 43%".
    pub(super) fn give_bases_their_time(&mut self) {
        if self.times.is_empty() {
            return;
        }
        for index in 0..self.figures.len() {
            if !self.is_base(&self.figures[index]) {
                continue;
            }
            let (from, to) = (self.figures[index].end, self.right_edge(index));
            if let Some(time) = self.times.iter_mut().find(|time| time.at >= from && time.end <= to) {
                time.role = Role::Compared;
            }
        }
    }

    /// "14.3 percent above the figure for July 2018", "triple the June volume": the time of what is compared with.
    pub(super) fn compare_times(&mut self) {
        if self.figures.is_empty() {
            return;
        }
        let reading = self.reading;
        let from = self.sentence.from;
        for at in 0..self.times.len() {
            let time = self.times[at];
            if time.role != Role::Own {
                continue;
            }
            // "its third largest this year", "resolution 2397 (2017)": a record's reach, a paper's date.
            if self.is_superlative_before(time.at) || self.is_date_of_paper(time.at) {
                self.times[at].role = Role::Said;
                continue;
            }
            // "the September 2017 resolution" dates the paper, not the figure.
            let behind = reading.word(time.end);
            // "for December delivery", "Brent futures for July": what is traded in, not when.
            let contract = ["delivery", "futures", "contract", "contracts", "loading"]
                .iter()
                .any(|word| behind.eq_ignore_ascii_case(word))
                || time.at > from + 1 && reading.word(time.at - 2).eq_ignore_ascii_case("futures");
            if contract {
                self.times[at].role = Role::Said;
                continue;
            }
            if EVENTS.iter().any(|event| behind.eq_ignore_ascii_case(event)) {
                self.times[at].role = Role::Said;
                continue;
            }
            let mut before = time.at;
            let mut steps = 0;
            let compared = loop {
                // "triple the June volume"
                let of = self.figures.iter().find(|figure| figure.end == before);
                if let Some(figure) = of {
                    // "77 percent of the level of January-August 2019"
                    let level = figure.measure == Measure::Part
                        && (before..time.at).any(|at| {
                            ["level", "figure", "volume", "total", "amount"].contains(&reading.word(at))
                        });
                    break level
                        || figure.measure == Measure::Multiple
                            && (before..time.at).any(|at| {
                                ["average", "level", "figure", "total", "volume", "mean", "norm"]
                                    .contains(&reading.word(at))
                            })
                        || figure.measure == Measure::Multiple
                            && before + 1 >= time.at
                            && reading.token(time.end).is_some_and(Token::is_word)
                            && reading.particle(time.end).is_none();
                }
                if before == from || steps == 7 || !reading.tokens[before - 1].is_word() {
                    break false;
                }
                (before, steps) = (before - 1, steps + 1);
                let comparison = matches!(reading.change(before), Some(((ChangePart::More, _), _)))
                    && ["above", "below", "over", "under", "short"]
                        .iter()
                        .any(|word| reading.word(before).eq_ignore_ascii_case(word))
                    || reading.is_any(before, &[Particle::Than, Particle::Against]);
                if comparison {
                    let behind_part = self.figures.iter().any(|figure| {
                        matches!(figure.measure, Measure::Part | Measure::Multiple)
                            && figure.end <= before
                            && before - figure.end < 4
                    });
                    break behind_part;
                }
            };
            if compared {
                self.times[at].role = Role::Compared;
            }
        }
    }

    fn is_superlative_before(&self, at: usize) -> bool {
        let mut before = at;
        while before > self.sentence.from
            && self.reading.is_any(before - 1, &[Particle::In, Particle::Of, Particle::The, Particle::For])
        {
            before -= 1;
        }
        before > self.sentence.from
            && [
                "largest",
                "biggest",
                "highest",
                "lowest",
                "smallest",
                "best",
                "worst",
                "fastest",
                "weakest",
                "strongest",
            ]
            .contains(&self.reading.word(before - 1))
    }

    fn is_date_of_paper(&self, at: usize) -> bool {
        at >= self.sentence.from + 3
            && self.reading.is(at - 1, '(')
            && self.reading.tokens[at - 2].is_digits()
            && ["resolution", "resolutions"]
                .iter()
                .any(|word| self.reading.word(at - 3).eq_ignore_ascii_case(word))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_last;

    #[test]
    fn dates_of_papers_and_events() {
        check_last(
            "Under the December 2017 resolution Russia sold North Korea 40,000 tons of refined oil.",
            "40,000 tons | mass | 40000 t | RUS→PRK | refined | - | actual | -",
        );
        check_last(
            "Under resolution 2397 (2017) Russia sold North Korea 40,000 tons of refined oil.",
            "40,000 tons | mass | 40000 t | RUS→PRK | refined | - | actual | -",
        );
        check_last(
            "China sold North Korea 40,000 tons of rice, the largest in 2023.",
            "40,000 tons | mass | 40000 t | CHN→PRK | rice | - | actual | -",
        );
        check_last(
            "China bought 40,000 tons of coal from North Korea for September delivery.",
            "40,000 tons | mass | 40000 t | PRK→CHN | coal | - | actual | -",
        );
        check_last(
            "Brent futures for July rose to $81 a barrel.",
            "$81 a barrel | price | 81 USD/bbl | - | crude | - | actual | -",
        );
    }

    #[test]
    fn times_of_what_is_compared_with() {
        check_last(
            "China sent rice by sea rather than by rail in July 2023: 300 tons went to North Korea.",
            "300 tons | mass | 300 t | CHN→PRK | rice | 2023-07-01/2023-07-31 | actual | -",
        );
        check_last(
            "China sold North Korea 300 tons of rice, three times above the amount for July 2018.",
            "three times | change | 2 ratio | CHN→PRK | rice | - | actual | -",
        );
        check_last(
            "China's sales to North Korea were 77 percent of the total for January.",
            "77 percent | change | -0.23 ratio | CHN→PRK | - | - | actual | -",
        );
        check_last(
            "China's sales to North Korea were three times the average of 2023.",
            "three times | change | 2 ratio | CHN→PRK | - | - | actual | -",
        );
        check_last(
            "China sold North Korea 300 tons of rice, triple the June volume.",
            "triple | change | 2 ratio | CHN→PRK | rice | - | actual | -",
        );
        check_last(
            "China sold North Korea 300 tons of rice, three times more than the amount in July 2018.",
            "three times | change | 2 ratio | CHN→PRK | rice | - | actual | -",
        );
        check_last(
            "China sold North Korea 300 tons of rice against 200 tons in 2022, a jump of 50 percent.",
            "50 percent | change | 0.5 ratio | CHN→PRK | rice | - | actual | -",
        );
    }
}
