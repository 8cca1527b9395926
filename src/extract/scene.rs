//! One sentence with everything found in it, and how far its parts lie from each other.

use super::quantity::{Figure, Measure, figure};
use super::reading::{Reading, class};
use super::sentence::Sentence;
use super::time::{Role, TimeWords};
use super::trap;
use crate::measure::{Decimal, Denominator};
use crate::vocabulary::{ChangePart, Dimension, Particle, Shape, Token};

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
}

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

impl<'r, 't> Scene<'r, 't> {
    /// Find the figures of a sentence.
    pub fn new(reading: &'r Reading<'t>, sentence: Sentence, times: Vec<TimeWords>) -> Self {
        let mut figures = Vec::new();
        let mut at = sentence.from;
        let mut next_time = 0;
        while at < sentence.to {
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
        let mut scene = Self { reading, sentence, times, figures };
        scene.give_bases_their_time();
        scene.compare_times();
        scene
    }

    /// A time directly behind what is compared with is no other figure's: "against 217 million in 2022, a jump of 43%".
    fn give_bases_their_time(&mut self) {
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
    fn compare_times(&mut self) {
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
            // "for December delivery", "Brent futures for July": what is traded in, not when.
            let contract = ["delivery", "futures", "contract", "contracts", "loading"]
                .iter()
                .any(|word| reading.word(time.end).eq_ignore_ascii_case(word))
                || time.at > from + 1 && reading.word(time.at - 2).eq_ignore_ascii_case("futures");
            if contract {
                self.times[at].role = Role::Said;
                continue;
            }
            if EVENTS.iter().any(|event| reading.word(time.end).eq_ignore_ascii_case(event)) {
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

    fn candidate(reading: &Reading<'_>, at: usize, to: usize) -> Option<Figure> {
        // A cheap look first: most words begin no figure.
        let classes = reading.classes(at);
        let may_begin = classes & (class::DIGITS | class::NUMBER) != 0
            || classes & class::UNIT != 0 && reading.unit(at).is_some_and(|(unit, _)| unit.before)
            || classes & class::PARTICLE != 0
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

    /// Whether a figure is what another is compared with: "from $24 million", "against 217 million".
    pub fn is_base(&self, figure: &Figure) -> bool {
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

/// Give figures without a unit the measure that another figure of the sentence lends them, or that the sentence
/// before lent ("422,000 in 2019").
pub(super) fn lend_measures(scene: &mut Scene<'_, '_>, lent: Option<Figure>) -> Vec<bool> {
    let count = scene.figures.len();
    let mut inherited = vec![false; count];
    #[expect(clippy::needless_range_loop, reason = "the loop changes the figures that it looks back at")]
    for index in 0..count {
        let figure = scene.figures[index];
        if figure.measure != Measure::Bare {
            continue;
        }
        let reading = scene.reading;
        // "2,500 boats, up from 900"
        let counted = scene.previous(index).is_some_and(|before| before.measure == Measure::Bare);
        if counted && scene.is_base(&figure) {
            inherited[index] = true;
            continue;
        }
        if reading.unit(figure.end).is_some_and(|(unit, _)| unit.after)
            || trap::counted(reading, figure.end).is_some()
        {
            continue;
        }
        // "from 2 to 20%", "25.6 and 21.5 million tons": the next figure lends, when only a joint stands between.
        if let Some(next) = scene.figures.get(index + 1).copied()
            && next.measure != Measure::Bare
            && next.at == figure.end + 1
            && reading.is_any(figure.end, &[Particle::To, Particle::And])
            && figure.form != super::numeral::Form::Words
        {
            scene.figures[index].measure = next.measure;
            if let Some(factor) = worth_of_one(reading, &next).filter(|_| !figure.is_scaled) {
                scene.figures[index].scale_by(factor);
            }
            inherited[index] = true;
            continue;
        }
        let lender = scene.figures[..index]
            .iter()
            .rev()
            .find(|other| other.is_amount() || matches!(other.measure, Measure::Price(..)))
            .copied();
        // Across sentences only a scale word shows that a unit is meant: "46 percent less … from 931.5 billion".
        let lender = lender.or(lent.filter(|_| figure.is_scaled));
        let Some(lender) = lender else { continue };
        let digits = !matches!(figure.form, super::numeral::Form::Words | super::numeral::Form::Vague);
        let price = matches!(lender.measure, Measure::Price(..));
        if !digits || !(lender.is_amount() || price) || !is_comparable(&figure, &lender) {
            continue;
        }
        let factor = match lender.measure {
            // Values of prices are per tonne already; the lender's own printed number says by how much.
            Measure::Price(..) | Measure::Mass => printed_factor(reading, &lender),
            _ => None,
        };
        scene.figures[index].measure = lender.measure;
        if let Some(factor) = factor {
            scene.figures[index].scale_by(factor);
        }
        inherited[index] = true;
    }
    inherited
}

/// Make prices of amounts of money that the text measures by the unit: "a kilogram of rice cost 6,100 won", and those
/// that follow a price in the same currency ("$49.48 per barrel from $85.64").
pub(super) fn lend_prices(scene: &mut Scene<'_, '_>, lent: Option<Figure>) {
    let reading = scene.reading;
    let is_open = |figure: &Figure| {
        matches!(figure.measure, Measure::Money(_)) && !figure.is_scaled && figure.per.is_none()
    };
    if !scene.figures.iter().any(is_open) {
        return;
    }
    let mut subject = None;
    for at in scene.sentence.from..scene.sentence.to {
        if reading.is_any(at, &[Particle::A]) || reading.word(at).eq_ignore_ascii_case("one") {
            subject = subject.or_else(|| {
                // "An average tonne of flour", "a ton changed hands for"
                let plain = reading.token(at + 1).is_some_and(|next| next.is_word())
                    && reading.particle(at + 1).is_none();
                let (unit, end) =
                    reading.unit(at + 1).or_else(|| if plain { reading.unit(at + 2) } else { None })?;
                let per = match unit.dimension {
                    Dimension::Mass => Denominator::Tonne,
                    Dimension::Volume => Denominator::Barrel,
                    _ => return None,
                };
                let sold =
                    ["changed", "costs", "cost", "went", "goes", "fetched", "fetches", "sold", "sells"]
                        .contains(&reading.word(end));
                (reading.particle(end) == Some(Particle::Of) || sold).then_some((end, per, unit.factor))
            });
        }
    }
    for index in 0..scene.figures.len() {
        let figure = scene.figures[index];
        let Measure::Money(currency) = figure.measure else { continue };
        if figure.is_scaled || figure.per.is_some() {
            continue;
        }
        if let Some((from, per, factor)) = subject
            && from <= figure.at
            && let Some(inverse) = Decimal::ONE.checked_div(factor)
        {
            scene.figures[index].measure = Measure::Price(currency, per);
            scene.figures[index].scale_by(inverse);
            continue;
        }
        let earlier = scene.figures[..index]
            .iter()
            .rev()
            .find(|other| matches!(other.measure, Measure::Price(..)))
            .copied();
        let same = earlier.is_some();
        let Some(lender) = earlier.or(lent) else { continue };
        let Measure::Price(other, per) = lender.measure else { continue };
        let Some(factor) = printed_factor(reading, &lender) else { continue };
        let (Some(value), Some(price)) = (figure.value.or(figure.high), lender.value.or(lender.high)) else {
            continue;
        };
        let near = value
            .checked_mul(factor)
            .is_some_and(|value| value < price * Decimal::from(20) && price < value * Decimal::from(20));
        let piece = reading.is_any(figure.end, &[Particle::Each]);
        if other == currency && near && !piece && (same || !has_amount(scene)) {
            scene.figures[index].measure = Measure::Price(currency, per);
            scene.figures[index].scale_by(factor);
        }
    }
}

fn has_amount(scene: &Scene<'_, '_>) -> bool {
    scene
        .figures
        .iter()
        .any(|figure| matches!(figure.measure, Measure::Mass | Measure::Volume | Measure::Rate))
}

/// How much a lender's printed number was multiplied on the way to its unit (1000 for won per kilogram).
fn printed_factor(reading: &Reading<'_>, lender: &Figure) -> Option<Decimal> {
    let begin = (lender.at..lender.end).find(|at| reading.tokens[*at].is_digits())?;
    let printed = super::numeral::numeral(reading, begin)?.value()?;
    lender.value.or(lender.low)?.checked_div(printed).filter(|factor| !factor.is_zero())
}

/// What one of the lender's printed number means, its scale word included: 1,000,000 for "21.5 million tons".
fn worth_of_one(reading: &Reading<'_>, lender: &Figure) -> Option<Decimal> {
    let begin = (lender.at..lender.end).find(|at| reading.tokens[*at].is_digits())?;
    let mantissa = super::numeral::numeral(reading, begin)?.mantissa;
    lender.value.or(lender.low)?.checked_div(mantissa).filter(|factor| !factor.is_zero())
}

/// A borrowed unit is believed where the number is as large as the lender's, give or take a factor of 100, or has a
/// scale word of its own.
fn is_comparable(figure: &Figure, lender: &Figure) -> bool {
    let (Some(value), Some(other)) = (figure.value.or(figure.high), lender.value.or(lender.high)) else {
        return false;
    };
    if figure.is_scaled {
        return true;
    }
    let hundred = Decimal::ONE_HUNDRED;
    if matches!(lender.measure, Measure::Price(..)) {
        return figure.form == super::numeral::Form::Figure;
    }
    figure.form == super::numeral::Form::Figure
        && value.checked_mul(hundred).is_some_and(|value| value >= other)
        && other.checked_mul(hundred).is_some_and(|other| other >= value)
}
