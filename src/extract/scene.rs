//! One sentence with everything found in it, and how far its parts lie from each other.

use super::quantity::{Figure, Measure, figure};
use super::reading::{Reading, class};
use super::sentence::Sentence;
use super::time::{Role, TimeWords};
use super::trap;
use crate::vocabulary::{ChangePart, Particle, Shape};

/// A sentence with its stretches of time and its figures.
pub(super) struct Scene<'r, 't> {
    /// The text.
    pub reading: &'r Reading<'t>,
    /// Where the sentence stands.
    pub sentence: Sentence,
    /// Its stretches of time.
    pub times: Vec<TimeWords>,
    /// Its figures, traps left out.
    pub figures: Vec<Figure>,
    /// Whether each figure knows if it is a base, see [`Scene::settle`].
    is_settled: bool,
}

/// What a figure may begin with: most words begin none.
const FIGURES: u32 = class::DIGITS | class::NUMBER | class::UNIT | class::LEAD;

impl<'r, 't> Scene<'r, 't> {
    /// Find the figures of a sentence.
    pub fn new(reading: &'r Reading<'t>, sentence: Sentence, times: Vec<TimeWords>) -> Self {
        Self::in_list(Vec::new(), reading, sentence, times)
    }

    /// [`Scene::new`] with a list of figures that was used before.
    pub fn in_list(
        mut figures: Vec<Figure>,
        reading: &'r Reading<'t>,
        sentence: Sentence,
        times: Vec<TimeWords>,
    ) -> Self {
        figures.clear();
        let mut at = sentence.from;
        let mut next_time = 0;
        while at < sentence.to {
            at = reading.next(at, sentence.to, FIGURES);
            if at >= sentence.to {
                break;
            }
            while times.get(next_time).is_some_and(|time| time.end <= at) {
                next_time += 1;
            }
            if let Some(time) = times.get(next_time).filter(|time| time.at <= at) {
                at = time.end;
                continue;
            }
            match Self::candidate(reading, at, sentence.to) {
                Some(found) => {
                    at = found.end.max(at + 1);
                    if !trap::is_trapped(reading, &found) {
                        figures.push(found);
                    }
                }
                None => at += 1,
            }
        }
        let mut scene = Self { reading, sentence, times, figures, is_settled: false };
        scene.give_bases_their_time();
        scene.compare_times();
        scene
    }

    fn candidate(reading: &Reading<'_>, at: usize, to: usize) -> Option<Figure> {
        let classes = reading.classes(at);
        let may_begin = classes & (class::DIGITS | class::NUMBER) != 0
            || classes & class::UNIT != 0 && reading.unit(at).is_some_and(|(unit, _)| unit.before)
            || classes & class::LEAD != 0
                && reading.classes(at + 1) & class::NUMBER != 0
                && reading.is_any(at, &[Particle::A]);
        if may_begin { figure(reading, at, to) } else { None }
    }

    /// How loosely two places of the sentence hang together: words between them, and more for what parts clauses.
    pub fn distance(&self, a: usize, b: usize) -> u32 {
        let (from, to) = if a <= b { (a, b) } else { (b, a) };
        let mut cost = 0;
        let mut at = from;
        let mut figures = &self.figures[..];
        while at < to {
            // What stands in brackets between two words does not part them.
            if self.reading.is(at, '(')
                && let Some(close) = (at + 1..to).find(|at| self.reading.is(*at, ')'))
            {
                at = close + 1;
                continue;
            }
            while figures.first().is_some_and(|figure| figure.at < at) {
                figures = &figures[1..];
            }
            if let Some(figure) = figures.first().filter(|figure| figure.at == at && figure.end <= to) {
                cost += 8;
                at = figure.end;
                continue;
            }
            cost += match self.reading.tokens[at].shape {
                Shape::Sign(',') => 5,
                Shape::Sign(';' | '—' | '•' | '|') => 25,
                Shape::Sign(':') => 8,
                Shape::Sign('(' | ')') => 6,
                Shape::Sign(_) | Shape::Digits => 1,
                Shape::Word => match self.reading.particle(at) {
                    Some(Particle::But) => 15,
                    Some(Particle::And) => 3,
                    Some(Particle::Which) => 5,
                    _ => 1,
                },
            };
            at += 1;
        }
        cost
    }

    /// The figure that stands before number `index`.
    pub fn previous(&self, index: usize) -> Option<&Figure> {
        index.checked_sub(1).and_then(|before| self.figures.get(before))
    }

    /// Where the words before figure `index` begin: behind the figure before it, or at the sentence's first token.
    pub fn left_edge(&self, index: usize) -> usize {
        self.previous(index).map_or(self.sentence.from, |before| before.end)
    }

    /// Where the words behind figure `index` end.
    pub fn right_edge(&self, index: usize) -> usize {
        (index + 1..self.figures.len())
            .find(|next| self.in_brackets_behind(*next).is_none())
            .and_then(|next| self.figures.get(next))
            .map_or(self.sentence.to, |next| next.hedge_words.map_or(next.at, |(at, _)| at.min(next.at)))
    }

    /// The token before a figure and its hedge and article.
    pub fn before(&self, figure: &Figure) -> Option<usize> {
        let mut at = figure.hedge_words.filter(|(at, _)| *at < figure.at).map_or(figure.at, |(at, _)| at);
        while let Some(before) = at.checked_sub(1).filter(|before| *before >= self.sentence.from)
            && self.reading.is_any(before, &[Particle::The, Particle::A, Particle::Only])
        {
            at = before;
        }
        at.checked_sub(1).filter(|before| *before >= self.sentence.from)
    }

    /// Find once what each figure is asked many times: whether it is a base. Figures and times stay as they are from
    /// here on.
    pub fn settle(&mut self) {
        for index in 0..self.figures.len() {
            self.figures[index].is_base = self.reads_as_base(&self.figures[index]);
        }
        self.is_settled = true;
    }

    /// Whether a figure is what another is compared with: "from $24 million", "against 217 million".
    pub fn is_base(&self, figure: &Figure) -> bool {
        if self.is_settled { figure.is_base } else { self.reads_as_base(figure) }
    }

    fn reads_as_base(&self, figure: &Figure) -> bool {
        // "compared with 8,100 tons and 21,000 tons": the second is a base too.
        let joined = figure
            .at
            .checked_sub(1)
            .filter(|and| self.reading.is_any(*and, &[Particle::And]))
            .and_then(|and| self.figures.iter().find(|other| other.end == and));
        if joined.is_some_and(|other| other.measure == figure.measure && self.is_base(other)) {
            return true;
        }
        // "over last year's 1,600 tons"
        let owned = self.times.iter().any(|time| {
            time.role == Role::Compared
                && time.end + 1 == figure.at
                && matches!(self.reading.word(time.end), "'s" | "’s")
        });
        if owned {
            return true;
        }
        // "a third below the 3.8 million tons", "18% short of the $1.99 billion"
        let beyond = self.before(figure).is_some_and(|before| {
            let begin =
                if self.reading.is_any(before, &[Particle::Of]) { before.saturating_sub(1) } else { before };
            matches!(self.reading.change(begin), Some(((ChangePart::More, _), end)) if end == before + 1)
                && self.figures.iter().any(|other| {
                    other.end == begin && matches!(other.measure, Measure::Part | Measure::Multiple)
                })
        });
        if beyond {
            return true;
        }
        self.before(figure).is_some_and(|before| {
            let near = |at: usize| {
                matches!(
                    self.reading.particle_before(at),
                    Some(Particle::From | Particle::Against | Particle::Than)
                )
            };
            // "compared with discounts of about $13"
            near(before + 1) || self.reading.is_any(before, &[Particle::Of]) && before > 1 && near(before - 1)
        })
    }

    /// Whether a figure stands in brackets directly behind another.
    pub fn in_brackets_behind(&self, index: usize) -> Option<usize> {
        let figure = &self.figures[index];
        let previous = self.previous(index)?;
        let mut at = figure.hedge_words.filter(|(at, _)| *at < figure.at).map_or(figure.at, |(at, _)| at);
        if self.reading.word(at.wrapping_sub(1)).eq_ignore_ascii_case("or")
            && self.reading.is(at.wrapping_sub(2), '(')
        {
            at -= 1;
        }
        let open = at.checked_sub(1)?;
        let opened = self.reading.is(open, '(') || self.reading.is(open, '[');
        let near = open >= previous.end && open - previous.end <= 3;
        (opened && near).then_some(index - 1)
    }

    /// Whether a stretch of time stands directly behind a figure, so that it is that figure's alone.
    pub fn time_is_of(&self, time: &TimeWords, figure: &Figure) -> bool {
        // "$5.7 billion booked in 2016"
        let booked = figure.end < time.at
            && reading_ends_in(self.reading.word(figure.end), "ed")
            && self.reading.particle(figure.end).is_none();
        let from = figure.end + usize::from(booked);
        time.at >= figure.end
            && (from..time.at).all(|at| {
                self.reading
                    .is_any(at, &[Particle::In, Particle::Of, Particle::The, Particle::For, Particle::During])
                    || ["on", "at"].contains(&self.reading.word(at))
            })
    }

    /// The period words of a role within `from..to`.
    pub fn time_in(&self, from: usize, to: usize, role: Role) -> Option<&TimeWords> {
        self.times.iter().find(|time| time.role == role && time.at >= from && time.end <= to)
    }
}

fn reading_ends_in(word: &str, end: &str) -> bool {
    word.len() > 4 && word.ends_with(end)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{AUGUST, check, check_last};

    #[test]
    fn what_another_figure_is_compared_with() {
        check(
            "China sold North Korea 300 tons of rice and 50 tons of sugar, compared with 200 tons and 40 tons in 2022.",
            AUGUST,
            &[
                "300 tons | mass | 300 t | CHN→PRK | rice | - | actual | -",
                "50 tons | mass | 50 t | CHN→PRK | sugar | - | actual | -",
                "200 tons | mass | 200 t | CHN→PRK | sugar | 2022-01-01/2022-12-31 | actual | -",
                "40 tons | mass | 40 t | CHN→PRK | sugar | 2022-01-01/2022-12-31 | actual | -",
            ],
        );
        check_last(
            "In July China sold North Korea 300 tons of rice, a third below the 450 tons that Russia sold.",
            "450 tons | mass | 450 t | CHN→PRK | rice | - | actual | -",
        );
        check_last(
            "In July China sold North Korea 300 tons of rice, 18 percent short of the 366 tons sold before.",
            "366 tons | mass | 366 t | CHN→PRK | rice | - | actual | -",
        );
        check_last(
            "In July China sold North Korea 300 tons of rice compared with sales of 200 tons in 2022.",
            "200 tons | mass | 200 t | CHN→PRK | rice | 2022-01-01/2022-12-31 | actual | -",
        );
    }

    #[test]
    fn what_stands_in_brackets_does_not_part() {
        check_last(
            "China sold rice (in bags; in sacks; in bulk; in tins and in boxes) to North Korea for 300 tons of coal.",
            "300 tons | mass | 300 t | CHN→PRK | coal | - | actual | -",
        );
    }

    #[test]
    fn times_of_a_figure_alone() {
        check_last(
            "In July sales came to $90 million; $57 million booked a year earlier was less.",
            "$57 million | money | 57000000 USD | - | - | 2023-07-01/2023-07-31 | actual | -",
        );
    }
}
