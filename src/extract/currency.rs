//! Currencies whose name says too little: the won of two Koreas, the franc of two countries.

use super::doubt::Doubt;
use super::quantity::{Figure, Measure};
use super::reading::Reading;
use crate::measure::{Currency, Date, Decimal};
use crate::vocabulary::{Meaning, PlaceUse};

/// What the text has said so far about whose money it counts. Only what stands before a figure counts, so that a
/// paragraph more at the end changes no figure before it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Purse {
    north: u32,
    south: u32,
    counted: usize,
}

impl Purse {
    /// Settle the currencies of a sentence's figures. Where neither Korea was named, the won is North Korea's if
    /// `is_about_trade`, as in articles that people collect here, else South Korea's.
    pub fn settle(
        &mut self,
        reading: &Reading<'_>,
        to: usize,
        figures: &mut [Figure],
        published: Option<Date>,
        is_about_trade: bool,
    ) {
        let unsettled = |figure: &Figure| matches!(currency(figure), Some(currency) if currency == Currency::KPW || currency.code() == "FRF");
        if !figures.iter().any(unsettled) {
            return;
        }
        self.count(reading, to);
        for figure in figures {
            // "North Korean won", "French francs" are settled by themselves.
            if (figure.at..figure.end).any(|at| {
                reading.word(at).len() > 3 && reading.word(at).ends_with("an")
                    || ["KPW", "French"].iter().any(|own| reading.word(at).eq_ignore_ascii_case(own))
            }) {
                continue;
            }
            match currency(figure) {
                Some(Currency::KPW) => self.won(figure, is_about_trade),
                Some(franc) if franc.code() == "FRF" => {
                    // The French franc ended in February 2002.
                    if published.is_some_and(|day| day.year() > 2001)
                        && let Some(swiss) = Currency::new(*b"CHF")
                    {
                        set(figure, swiss);
                    }
                }
                _ => {}
            }
        }
    }

    fn won(&self, figure: &mut Figure, is_about_trade: bool) {
        let value = figure.value.or(figure.high).or(figure.low);
        // Nobody counts the North's trade in billions of its won.
        let large = value.is_some_and(|value| value >= Decimal::from(1_000_000_000));
        let north = if self.north + self.south == 0 {
            is_about_trade
        } else {
            self.north * 4 >= self.south && self.north > 0
        };
        if large || !north {
            set(figure, Currency::KRW);
        }
        let both =
            self.north > 0 && self.south > 0 && self.south * 2 >= self.north && self.north * 4 >= self.south;
        if both && !large && figure.doubt.is_none() {
            figure.doubt = Some(Doubt::Won);
        }
    }

    fn count(&mut self, reading: &Reading<'_>, to: usize) {
        for tag in reading.tags_in(self.counted, to) {
            if let Meaning::Place(place, use_) = tag.meaning
                && use_ != PlaceUse::Town
                && let Some(place) = reading.lexicon.places().get(usize::from(place))
            {
                self.north += u32::from(&place.code == b"PRK");
                self.south += u32::from(&place.code == b"KOR");
            }
        }
        self.counted = to;
    }
}

fn currency(figure: &Figure) -> Option<Currency> {
    match figure.measure {
        Measure::Money(currency) | Measure::Price(currency, _) => Some(currency),
        _ => None,
    }
}

fn set(figure: &mut Figure, currency: Currency) {
    figure.measure = match figure.measure {
        Measure::Price(_, per) => Measure::Price(currency, per),
        _ => Measure::Money(currency),
    };
}
