//! An article cut into tokens, with what the lexicon knows about each.

use super::numbers::Numbers;
use super::separators::Separators;
use crate::text::Span;
use crate::vocabulary::{
    CalendarWord, Case, ChangePart, FlowPart, FlowRole, Gap, HedgeCue, Lexicon, Meaning, NumberWord,
    PARAGRAPH, Particle, PlaceUse, Shape, SpeechPart, Token, TrapPlace, UnitWord, lex,
};

/// A meaning that begins at a token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag {
    /// Its first token.
    pub at: usize,
    /// The token after its last.
    pub end: usize,
    /// What it means.
    pub meaning: Meaning,
}

/// A text as the stages see it. Every position below is a token's number, not a byte.
pub(super) struct Reading<'t> {
    /// The text.
    pub text: &'t str,
    /// What its words mean.
    pub lexicon: &'t Lexicon,
    /// Its tokens.
    pub tokens: Vec<Token>,
    tags: Vec<Tag>,
    /// Where the tags of each token begin in `tags`, with one more at the end.
    first: Vec<u32>,
    /// The classes of meaning at each token, a bit each: most questions are answered by "none".
    classes: Vec<u32>,
    /// Which way it writes them.
    pub separators: Separators,
    /// Its numbers.
    pub numbers: Numbers,
}

/// How many classes of meaning there are, see [`Meaning::class`].
const CLASSES: usize = 15;

/// The bits of the classes, in the order of [`Meaning::class`].
pub(super) mod class {
    pub const PARTICLE: u32 = 1;
    pub const NUMBER: u32 = 1 << 1;
    pub const UNIT: u32 = 1 << 2;
    pub const HEDGE: u32 = 1 << 3;
    pub const PLACE: u32 = 1 << 4;
    pub const COMMODITY: u32 = 1 << 5;
    pub const SOURCE: u32 = 1 << 6;
    pub const CHANGE: u32 = 1 << 7;
    pub const FLOW: u32 = 1 << 8;
    pub const STANCE: u32 = 1 << 9;
    /// Roles and bodies, and verbs and data.
    pub const SPEECH: u32 = 1 << 10 | 1 << 11;
    /// Verbs and data of speech alone.
    pub const SAYING: u32 = 1 << 11;
    pub const CALENDAR: u32 = 1 << 12;
    pub const TRAP: u32 = 1 << 13;
    pub const IGNORE: u32 = 1 << 14;
    /// Not a meaning: the token is a run of digits.
    pub const DIGITS: u32 = 1 << 15;
    /// Not a meaning: a cell of a table begins with the token or behind it.
    pub const CELL: u32 = 1 << 16;
    /// Not a meaning: the word begins with a capital.
    pub const CAPITAL: u32 = 1 << 17;
    /// Not a meaning: a sign by which a number may begin, ".5" and "½".
    pub const POINT: u32 = 1 << 18;
    /// Not a meaning: a word of grammar with a number word or a word of time behind it.
    pub const LEAD: u32 = 1 << 19;
    /// Not a meaning: a sentence may end with the token.
    pub const STOP: u32 = 1 << 20;
    /// Not a meaning: a line begins with the token, or perhaps a sentence.
    pub const BREAK: u32 = 1 << 21;
}

/// The classes that a token has by its looks.
#[inline]
fn class_of_token(token: &Token, text: &[u8]) -> u32 {
    let looks = match token.shape {
        Shape::Digits => class::DIGITS,
        Shape::Word => {
            let capital = if token.case == Case::Lower { 0 } else { class::CAPITAL };
            // "U.S." and "p.m." carry their full stop.
            let stop = text.get(token.end as usize - 1) == Some(&b'.');
            capital | if stop { class::STOP } else { 0 }
        }
        Shape::Sign('.') => class::POINT | class::STOP,
        Shape::Sign('!' | '?' | '…' | '"' | '\'' | ')' | ']') => class::STOP,
        Shape::Sign('|') => class::CELL,
        Shape::Sign('¼'..='¾' | '⅓'..='⅞') => class::POINT,
        Shape::Sign(_) => 0,
    };
    let gap = match token.gap {
        Gap::Wide => class::CELL,
        Gap::Line | Gap::Blank => class::BREAK,
        Gap::None | Gap::Narrow | Gap::Space => 0,
    };
    looks | gap
}

impl<'t> Reading<'t> {
    /// Cut and look up.
    pub fn new(lexicon: &'t Lexicon, text: &'t str) -> Self {
        let tokens = lex(text, lexicon.words());
        let mut tags: Vec<Tag> = Vec::with_capacity(tokens.len());
        let mut first = Vec::with_capacity(tokens.len() + 1);
        let mut classes: Vec<u32> = Vec::with_capacity(tokens.len());
        let mut covered = [0_usize; CLASSES];
        let mut overtaken: Vec<usize> = Vec::new();
        // The classes of the token before.
        let mut before = 0;
        for at in 0..tokens.len() {
            let begin = tags.len();
            first.push(begin as u32);
            let token = &tokens[at];
            let mut here = class_of_token(token, text.as_bytes());
            if before & class::STOP != 0 && !token.is_glued() {
                here |= class::BREAK;
            }
            if !token.word.is_known() {
                classes.push(here);
                before = here;
                continue;
            }
            lexicon.phrases().at(&tokens, at, |found| {
                let class = found.meaning.class() as usize;
                let tag = Tag { at, end: found.end as usize, meaning: found.meaning };
                // Most words have one meaning of a class, and no phrase reaches over them.
                if covered[class] <= at && here & 1 << class == 0 {
                    covered[class] = tag.end;
                    here |= 1 << class;
                    tags.push(tag);
                    return;
                }
                // "the South" gives way to "South Korean", which reaches further.
                let bit = 1_u32 << class;
                if covered[class] > at
                    && bit == class::PLACE
                    && tag.end > covered[class]
                    && let Some(last) =
                        tags[..begin].iter().rposition(|known| known.meaning.class() as usize == class)
                    && tags[last].end > at
                    && tags[last].at + 1 == at
                {
                    overtaken.push(last);
                    covered[class] = at;
                }
                // A longer phrase of one class hides the shorter ones that begin inside it: "South Korea".
                if covered[class] > at
                    && tags[begin..].iter().all(|known| known.meaning.class() as usize != class)
                {
                    return;
                }
                match tags[begin..].iter_mut().find(|known| known.meaning.class() as usize == class) {
                    Some(known) if known.end < tag.end => *known = tag,
                    Some(_) => {}
                    None => tags.push(tag),
                }
                covered[class] = covered[class].max(tag.end);
                here |= 1 << class;
            });
            // "US$" is money, not the United States.
            if here & (class::UNIT | class::PLACE) == class::UNIT | class::PLACE {
                let unit = tags[begin..]
                    .iter()
                    .filter(|tag| matches!(tag.meaning, Meaning::Unit(_)))
                    .map(|tag| tag.end)
                    .max();
                let place = tags[begin..].iter().position(|tag| matches!(tag.meaning, Meaning::Place(..)));
                if let Some(place) = place.filter(|place| Some(tags[begin + place].end) < unit) {
                    tags.remove(begin + place);
                    here &= !class::PLACE;
                }
            }
            if here & (class::NUMBER | class::CALENDAR) != 0
                && before & class::PARTICLE != 0
                && let Some(before) = classes.last_mut()
            {
                *before |= class::LEAD;
            }
            classes.push(here);
            before = here;
        }
        first.push(tags.len() as u32);
        for last in overtaken {
            classes[tags[last].at] &= !class::PLACE;
            tags[last].meaning = Meaning::Particle(Particle::The);
        }
        let separators = Separators::read(&tokens, &classes);
        let mut reading =
            Self { text, lexicon, tokens, tags, first, classes, separators, numbers: Numbers::default() };
        reading.numbers = Numbers::read(&reading);
        reading
    }

    /// How many tokens there are.
    #[inline]
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The token at `at`.
    #[inline]
    pub fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// The letters of a token; empty past the end.
    #[inline]
    pub fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.span().of(self.text))
    }

    /// Whether a token is this word, whatever its capitals. Its length alone answers nearly always.
    #[inline]
    pub fn is_spelled(&self, at: usize, word: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            (token.end - token.start) as usize == word.len() && self.word(at).eq_ignore_ascii_case(word)
        })
    }

    /// The bytes of tokens `from..to`.
    #[inline]
    pub fn span(&self, from: usize, to: usize) -> Span {
        match (self.tokens.get(from), self.tokens.get(to.saturating_sub(1))) {
            (Some(first), Some(last)) if from < to => Span { start: first.start, end: last.end },
            _ => Span::default(),
        }
    }

    /// Whether the token is this sign.
    #[inline]
    pub fn is(&self, at: usize, sign: char) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(sign))
    }

    /// Whether the paragraph ends before a token.
    pub fn is_over(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|token| token.is(PARAGRAPH))
    }

    /// Whether the token stands directly behind the one before.
    #[inline]
    pub fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_glued)
    }

    /// The meanings that begin at a token.
    #[inline]
    pub fn tags(&self, at: usize) -> &[Tag] {
        match (self.first.get(at), self.first.get(at + 1)) {
            (Some(from), Some(to)) => &self.tags[*from as usize..*to as usize],
            _ => &[],
        }
    }

    /// The meanings that begin within `from..to`, in order.
    #[inline]
    pub fn tags_in(&self, from: usize, to: usize) -> &[Tag] {
        match (self.first.get(from), self.first.get(to.min(self.len()))) {
            (Some(from), Some(to)) if from <= to => &self.tags[*from as usize..*to as usize],
            _ => &[],
        }
    }

    /// The classes of meaning at a token, a bit each; none past the end.
    #[inline]
    pub fn classes(&self, at: usize) -> u32 {
        self.classes.get(at).copied().unwrap_or_default()
    }

    /// The first token within `from..to` that has one of these classes; `to` where none has.
    ///
    /// Most tokens concern no stage, so that stages go from one to the next that may by this.
    #[inline]
    pub fn next(&self, from: usize, to: usize, classes: u32) -> usize {
        let inside = self.classes.get(from..to.min(self.len())).unwrap_or_default();
        let mut at = from;
        // Four at a time: three in four such looks find nothing.
        let (fours, rest) = inside.as_chunks::<4>();
        for four in fours {
            if (four[0] | four[1] | four[2] | four[3]) & classes != 0 {
                return at + four.iter().position(|here| here & classes != 0).unwrap_or_default();
            }
            at += 4;
        }
        rest.iter().position(|here| here & classes != 0).map_or(to.max(from), |place| at + place)
    }

    /// The classes of meaning within `from..to`, a bit each.
    pub fn classes_in(&self, from: usize, to: usize) -> u32 {
        self.classes.get(from..to.min(self.len())).unwrap_or_default().iter().fold(0, |all, one| all | one)
    }

    #[inline]
    fn find<T>(&self, at: usize, class: u32, pick: impl Fn(&Meaning) -> Option<T>) -> Option<(T, usize)> {
        if self.classes.get(at).is_none_or(|classes| classes & class == 0) {
            return None;
        }
        self.tags(at).iter().find_map(|tag| pick(&tag.meaning).map(|found| (found, tag.end)))
    }

    /// The word of grammar at a token. Single words only, so the end is not told.
    #[inline]
    pub fn particle(&self, at: usize) -> Option<Particle> {
        self.find(
            at,
            class::PARTICLE,
            |meaning| if let Meaning::Particle(word) = meaning { Some(*word) } else { None },
        )
        .map(|(word, _)| word)
    }

    /// Whether one of these words of grammar stands at a token.
    #[inline]
    pub fn is_any(&self, at: usize, words: &[Particle]) -> bool {
        self.particle(at).is_some_and(|word| words.contains(&word))
    }

    /// The word of grammar that ends directly before a token: "from", "compared with".
    pub fn particle_before(&self, at: usize) -> Option<Particle> {
        (1..=3).filter_map(|length| at.checked_sub(length)).find_map(|from| {
            self.find(from, class::PARTICLE, |meaning| {
                if let Meaning::Particle(word) = meaning { Some(*word) } else { None }
            })
            .filter(|(_, end)| *end == at)
            .map(|(word, _)| word)
        })
    }

    /// The number word at a token, and the token after it.
    #[inline]
    pub fn number(&self, at: usize) -> Option<(NumberWord, usize)> {
        self.find(
            at,
            class::NUMBER,
            |meaning| if let Meaning::Number(word) = meaning { Some(*word) } else { None },
        )
    }

    /// The unit at a token, and the token after it.
    #[inline]
    pub fn unit(&self, at: usize) -> Option<(UnitWord, usize)> {
        self.find(
            at,
            class::UNIT,
            |meaning| if let Meaning::Unit(word) = meaning { Some(*word) } else { None },
        )
    }

    /// The hedge at a token, and the token after it.
    #[inline]
    pub fn hedge(&self, at: usize) -> Option<(HedgeCue, usize)> {
        self.find(
            at,
            class::HEDGE,
            |meaning| if let Meaning::Hedge(word) = meaning { Some(*word) } else { None },
        )
    }

    /// The place at a token, and the token after it.
    #[inline]
    pub fn place(&self, at: usize) -> Option<((u16, PlaceUse), usize)> {
        self.find(at, class::PLACE, |meaning| {
            if let Meaning::Place(place, how) = meaning { Some((*place, *how)) } else { None }
        })
    }

    /// The commodity at a token, and the token after it.
    #[inline]
    pub fn commodity(&self, at: usize) -> Option<(u16, usize)> {
        self.find(
            at,
            class::COMMODITY,
            |meaning| if let Meaning::Commodity(id) = meaning { Some(*id) } else { None },
        )
    }

    /// The cited body at a token, and the token after it.
    #[inline]
    pub fn source(&self, at: usize) -> Option<(u16, usize)> {
        self.find(
            at,
            class::SOURCE,
            |meaning| if let Meaning::Source(id) = meaning { Some(*id) } else { None },
        )
    }

    /// The word of change at a token with its sign, and the token after it.
    #[inline]
    pub fn change(&self, at: usize) -> Option<((ChangePart, i8), usize)> {
        self.find(at, class::CHANGE, |meaning| {
            if let Meaning::Change(part, sign) = meaning { Some((*part, *sign)) } else { None }
        })
    }

    /// The word of trade at a token, and the token after it.
    #[inline]
    pub fn flow(&self, at: usize) -> Option<((FlowRole, FlowPart), usize)> {
        self.find(at, class::FLOW, |meaning| {
            if let Meaning::Flow(role, part) = meaning { Some((*role, *part)) } else { None }
        })
    }

    /// Whether the token is this part of attribution, and the token after it.
    #[inline]
    pub fn speech(&self, at: usize, part: SpeechPart) -> Option<usize> {
        self.find(at, class::SPEECH, |meaning| {
            matches!(meaning, Meaning::Speech(known) if *known == part).then_some(())
        })
        .map(|(_, end)| end)
    }

    /// The word of time at a token, and the token after it.
    #[inline]
    pub fn calendar(&self, at: usize) -> Option<(CalendarWord, usize)> {
        self.find(
            at,
            class::CALENDAR,
            |meaning| if let Meaning::Calendar(word) = meaning { Some(*word) } else { None },
        )
    }

    /// The trap word at a token.
    #[inline]
    pub fn trap(&self, at: usize) -> Option<TrapPlace> {
        self.find(
            at,
            class::TRAP,
            |meaning| if let Meaning::Trap(place) = meaning { Some(*place) } else { None },
        )
        .map(|(word, _)| word)
    }
}
