//! What a word or phrase of the tables means.

use serde::{Deserialize, Serialize};

use super::addition::Beside;
use crate::measure::{Currency, Decimal, Hedge};

/// One meaning. A word may have several ("may", "third", "second"); the stages of the engine decide.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Meaning {
    /// A word of grammar.
    Particle(Particle),
    /// A number word.
    Number(NumberWord),
    /// A unit.
    Unit(UnitWord),
    /// "about", "more than" …
    Hedge(HedgeCue),
    /// Position of a place in the lexicon, and whether the word names, describes or stands for it.
    Place(u16, PlaceUse),
    /// Position of a commodity in the table.
    Commodity(u16),
    /// Position of an agency or outlet in the lexicon.
    Source(u16),
    /// A word of change with its sign.
    Change(ChangePart, i8),
    /// A word that moves goods.
    Flow(FlowRole, FlowPart),
    /// "plans", "ceiling", "rumour" … with the reach and the strength.
    Stance(Stance),
    /// A word of attribution.
    Speech(SpeechPart),
    /// A word of time.
    Calendar(CalendarWord),
    /// A word beside which a number is not a figure.
    Trap(TrapPlace),
    /// Words beside which the people of a project want no figure of any kind.
    Ignore(Beside),
}

impl Meaning {
    /// Meanings of one class at one place exclude each other: the longest phrase wins.
    #[must_use]
    pub const fn class(&self) -> u8 {
        match self {
            Self::Particle(_) => 0,
            Self::Number(_) => 1,
            Self::Unit(_) => 2,
            Self::Hedge(_) => 3,
            Self::Place(..) => 4,
            Self::Commodity(_) => 5,
            Self::Source(_) => 6,
            Self::Change(..) => 7,
            Self::Flow(..) => 8,
            Self::Stance(_) => 9,
            Self::Speech(SpeechPart::Role | SpeechPart::Body) => 10,
            Self::Speech(_) => 11,
            Self::Calendar(_) => 12,
            Self::Trap(_) => 13,
            Self::Ignore(_) => 14,
        }
    }
}

/// How a word refers to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceUse {
    /// The state's name.
    Name,
    /// An adjective or a people's name.
    Adjective,
    /// A capital or government that stands for the state when it acts.
    Capital,
    /// A town, port or province: says where goods go, never who decides.
    Town,
}

impl PlaceUse {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Name, Self::Adjective, Self::Capital, Self::Town];

    /// The word in tables.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Adjective => "adjective",
            Self::Capital => "capital",
            Self::Town => "town",
        }
    }
}

/// Words of grammar that the stages look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Particle {
    /// a, an
    A,
    /// the
    The,
    /// and, &
    And,
    /// or
    Or,
    /// but, while, whereas, although
    But,
    /// of
    Of,
    /// in, within, inside
    In,
    /// on, at, over
    On,
    /// to, into, towards
    To,
    /// from, out of
    From,
    /// for
    For,
    /// by
    By,
    /// with
    With,
    /// between
    Between,
    /// than
    Than,
    /// as
    As,
    /// per
    Per,
    /// each, every
    Each,
    /// against, versus, compared with
    Against,
    /// its, their, his, her
    Its,
    /// it, they, he, she
    It,
    /// this, that, these, those
    This,
    /// which, who, whose, where, when
    Which,
    /// both
    Both,
    /// is, are, was, were, be, been
    Be,
    /// has, have, had
    Have,
    /// can, may, must, should …
    Modal,
    /// not, never
    Not,
    /// no
    No,
    /// since
    Since,
    /// until, till, through, up to
    Until,
    /// during, throughout
    During,
    /// via, through
    Via,
    /// another, further, additional
    Another,
    /// only, just, merely
    Only,
    /// after, following
    After,
    /// if
    If,
    /// out
    Out,
    /// respectively
    Respectively,
}

/// Kinds of number words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberWord {
    /// one … ninety; Russian has words up to nine hundred.
    Cardinal(u16),
    /// A power of ten that multiplies: hundred, million, bn.
    Scale(u8),
    /// A part of one: half, third.
    Fraction(u8),
    /// An open plural of a power of ten: tens, thousands.
    Vague(u8),
    /// An eastern power of ten thousand: 万, 억.
    Myriad(u8),
    /// An eastern power of ten below the myriad: 十, 백.
    Place(u8),
    /// An eastern digit: 三.
    Numeral(u8),
    /// An eastern "some" before a power of ten: 수만, 数万.
    Several,
    /// dozen, dozens
    Dozen,
    /// doubled, triple, halved: the factor as (numerator, denominator).
    Multiple(u8, u8),
}

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// A currency.
    Money(Currency),
    /// Tonnes.
    Mass,
    /// Barrels.
    Volume,
    /// Barrels a day.
    Rate,
    /// Tonnes a day.
    MassRate,
    /// Hundredths.
    Percent,
    /// Percentage points.
    Point,
    /// Multiples.
    Times,
    /// Something else that is counted ("bushels").
    Plain,
}

/// A unit with its factor into the claim record's unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UnitWord {
    /// What it measures.
    pub dimension: Dimension,
    /// Tonnes, barrels … in one of it.
    pub factor: Decimal,
    /// Whether it may stand before the number.
    pub before: bool,
    /// Whether it may stand after the number.
    pub after: bool,
    /// Its place among the lexicon's units, by name.
    pub name: u16,
}

/// A word that qualifies a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HedgeCue {
    /// The hedge.
    pub hedge: Hedge,
    /// Whether it stands behind the figure ("or more").
    pub after: bool,
}

/// What part a word of change plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangePart {
    /// "rose"
    Verb,
    /// "a rise of"
    Noun,
    /// "up", "down"
    Particle,
    /// "more", "lower": the figure before it is a change
    More,
    /// "stood at": the figure after it is a level
    Level,
    /// "accounted for": the figure is a part of a whole
    Share,
    /// "year-on-year"
    YearOnYear,
    /// "month-on-month"
    MonthOnMonth,
    /// "quarter-on-quarter"
    QuarterOnQuarter,
}

/// Which side owns a word of trade.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FlowRole {
    /// Its subject or owner sends.
    #[default]
    Export,
    /// Its subject or owner receives.
    Import,
    /// Both directions together.
    Trade,
    /// No trade, but what money and amounts also stand for: wages, fines, output.
    None,
}

/// The grammar of a word of trade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlowPart {
    /// "exports", "deliveries"
    Noun,
    /// "ships", "bought"
    Verb,
    /// "shipped": active, or passive after a form of *be*
    Participle,
}

/// How far a word of modality reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModalityReach {
    /// Figures after it in the sentence.
    Before,
    /// Every figure of the sentence.
    Clause,
}

/// A word of modality.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stance {
    /// What it makes of the figure.
    pub kind: StanceKind,
    /// How far it reaches.
    pub reach: ModalityReach,
    /// 2 decides; 1 and 0 give way to a stronger word.
    pub strength: u8,
}

/// What a word of modality says. (`vocabulary` lies below the model, so the record's own enum is not used here.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StanceKind {
    /// Put at, estimated.
    Estimate,
    /// Ordered, promised.
    Plan,
    /// A ceiling.
    Cap,
    /// Rumoured.
    Rumour,
    /// Denied.
    Denied,
}

/// The part of a word of attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpeechPart {
    /// "according to": the name follows.
    According,
    /// "said": the name stands before it, or behind it after a comma.
    Says,
    /// "told": the hearer follows.
    Told,
    /// "data", "figures": a name before it owns them.
    Data,
    /// "source", "official": someone who may be cited.
    Role,
    /// "ministry", "committee": a word that ends a body's name.
    Body,
}

/// Words of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarWord {
    /// 1–12
    Month(i8),
    /// Monday is 1.
    Weekday(i8),
    /// A stretch of time.
    Unit(CalendarUnit),
    /// "this", "current"
    This,
    /// "last", "previous"
    Last,
    /// "past"
    Past,
    /// "next"
    Next,
    /// "the same (period)"
    Same,
    /// "ago", "earlier", "before"
    Ago,
    /// "today", "tomorrow": how many days from today
    Day(i8),
    /// first, second …; -1 is the last
    Ordinal(i8),
    /// Q1 …
    Quarter(i8),
    /// H1, H2
    Half(i8),
    /// early, start
    Early,
    /// mid
    Mid,
    /// late
    Late,
    /// end
    End,
    /// The month in which a season begins.
    Season(i8),
    /// "period"
    Period,
    /// "year-end"
    YearEnd,
    /// "full-year"
    WholeYear,
    /// "year to date"
    YearToDate,
    /// "fiscal", "crop"; the month in which the year begins, 0 where the country decides
    Fiscal(i8),
    /// "the rest of"
    Rest,
    /// "the seventies": the year in its century
    Decade(i8),
    /// A month without its capital, as people type.
    SmallMonth(i8),
    /// A weekday without its capital.
    SmallWeekday(i8),
}

/// Stretches of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarUnit {
    /// One day.
    Day,
    /// Seven days.
    Week,
    /// Fourteen days.
    Fortnight,
    /// A calendar month.
    Month,
    /// Three months.
    Quarter,
    /// Six months.
    Half,
    /// A calendar year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// Saturday and Sunday.
    Weekend,
}

/// Where a word stands that makes a number no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrapPlace {
    /// Before the number: "Resolution 2397".
    Before,
    /// Before the number, but only where no unit or noun follows it: "number 12".
    BeforeBare,
    /// After it: "38 years".
    After,
    /// On either side: "page 17", "43-page".
    Both,
}
