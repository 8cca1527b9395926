//! Between which prices goods are taken to have traded: the program's bands, and how a person writes another.

use crate::measure::{Decimal, Interval, Unit};
use crate::model::PriceBand;
use crate::vocabulary::Lexicon;

/// US dollars a tonne between which goods have traded, with room on both sides; wide, because only what is far out of
/// line says anything. From World Bank commodity prices of 2000 to 2025, by order of magnitude.
const BANDS: [(&str, u32, u32); 7] = [
    ("crude", 120, 1_100),
    ("mineral_fuel", 100, 1_800),
    ("refined", 150, 1_800),
    ("oil", 120, 1_800),
    ("coal", 20, 450),
    ("cereals", 100, 1_200),
    ("fertilizer", 80, 1_500),
];
/// Barrels in a tonne where only the order of magnitude counts.
const BARRELS: Decimal = Decimal::from_parts(75, 0, 0, false, 1);

/// Bands of several goods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceBands(Vec<PriceBand>);

impl Default for PriceBands {
    /// The program's own: US dollars a tonne of crude, coal, cereals …, from World Bank commodity prices of 2000 to 2025
    /// by order of magnitude, with room on both sides.
    fn default() -> Self {
        let band = |(goods, low, high): (&str, u32, u32)| PriceBand {
            commodity: goods.into(),
            low: low.into(),
            high: high.into(),
            unit: Unit::Tonne,
        };
        Self(BANDS.into_iter().map(band).collect())
    }
}

impl PriceBands {
    /// A project's bands, or the program's where its people set none.
    #[must_use]
    pub fn of(own: Option<&[PriceBand]>) -> Self {
        own.map_or_else(Self::default, |bands| Self(bands.to_vec()))
    }

    /// All of them.
    #[must_use]
    pub fn bands(&self) -> &[PriceBand] {
        &self.0
    }

    /// Add one, in the place of another for the same goods and unit.
    pub fn set(&mut self, band: PriceBand) {
        let same = |known: &&mut PriceBand| known.commodity == band.commodity && known.unit == band.unit;
        match self.0.iter_mut().find(same) {
            Some(known) => *known = band,
            None => self.0.push(band),
        }
    }

    /// The band of goods, or of the nearest group of goods that has one, in US dollars a `unit`. Where there is one for the
    /// other unit only, it is taken at 7.5 barrels a tonne.
    #[must_use]
    pub fn band(&self, goods: &str, unit: Unit, lexicon: &Lexicon) -> Option<Interval> {
        let mut id = Some(goods);
        while let Some(now) = id {
            let of = |unit: Unit| self.0.iter().find(|band| &*band.commodity == now && band.unit == unit);
            let ends = |band: &PriceBand| Interval { low: Some(band.low), high: Some(band.high) };
            let barrels = Interval::exactly(BARRELS);
            let found = of(unit).map(ends).or_else(|| match unit {
                Unit::Barrel => of(Unit::Tonne).map(|band| ends(band).over(barrels)),
                Unit::Tonne => of(Unit::Barrel).map(|band| ends(band).times(barrels)),
                _ => None,
            });
            if found.is_some() {
                return found;
            }
            id = lexicon.commodity(now).and_then(|goods| goods.parent.as_deref());
        }
        None
    }
}

/// What is wrong with a band.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BandFault {
    /// It is not `goods=low..high`.
    #[error("a price band is written GOODS=LOW..HIGH (US dollars a tonne) or GOODS=LOW..HIGH/bbl, not {0:?}")]
    Form(String),
    /// A price is no number above zero.
    #[error("{0:?} is no price: write a number above 0, such as 450 or 62.5")]
    Number(String),
    /// The lowest price is above the highest.
    #[error("the lowest price, {0}, is above the highest, {1}")]
    Order(Decimal, Decimal),
    /// Nobody knows such goods.
    #[error("the vocabulary has no goods called {0:?}")]
    Goods(String),
}

/// A price as it is typed.
///
/// # Errors
/// When it is no number above zero.
pub fn price(text: &str) -> Result<Decimal, BandFault> {
    let plain: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let number = plain.parse::<Decimal>().ok().filter(|number| *number > Decimal::ZERO);
    number.ok_or_else(|| BandFault::Number(text.trim().to_owned()))
}

/// A band of two prices, in order.
///
/// # Errors
/// When a price is none, or they are not in order.
pub fn price_band(goods: &str, low: &str, high: &str, unit: Unit) -> Result<PriceBand, BandFault> {
    let (low, high) = (price(low)?, price(high)?);
    if low > high {
        return Err(BandFault::Order(low, high));
    }
    Ok(PriceBand { commodity: goods.into(), low, high, unit })
}

/// `coal=20..450`, `crude=20..150/bbl`. Whether there are such goods is the caller's to ask.
///
/// # Errors
/// When it is written otherwise, or a price is none.
pub fn read_price_band(text: &str) -> Result<PriceBand, BandFault> {
    let form = || BandFault::Form(text.to_owned());
    let (goods, rest) = text.split_once('=').ok_or_else(form)?;
    let (range, unit) = match rest.rsplit_once('/') {
        None => (rest, Unit::Tonne),
        Some((range, unit)) => match unit.trim() {
            "t" => (range, Unit::Tonne),
            "bbl" => (range, Unit::Barrel),
            _ => return Err(form()),
        },
    };
    let (low, high) = range.split_once("..").ok_or_else(form)?;
    let goods = goods.trim();
    if goods.is_empty() {
        return Err(form());
    }
    price_band(goods, low.trim(), high.trim(), unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = match read_price_band(text) {
            Ok(band) => format!("{} {} {} {}", band.commodity, band.low, band.high, band.unit),
            Err(fault) => fault.to_string(),
        };
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn bands_as_they_are_typed() {
        check("coal=20..450", "coal 20 450 t");
        check("crude = 20.5 .. 1 500 /bbl", "crude 20.5 1500 bbl");
        check("coal=20..450/t", "coal 20 450 t");
        check("coal=450..20", "the lowest price, 450, is above the highest, 20");
        check("coal=0..20", "\"0\" is no price: write a number above 0, such as 450 or 62.5");
        check("coal=a..20", "\"a\" is no price: write a number above 0, such as 450 or 62.5");
        let form =
            "a price band is written GOODS=LOW..HIGH (US dollars a tonne) or GOODS=LOW..HIGH/bbl, not ";
        for text in ["coal", "coal=20", "coal=20-450", "coal=20..450/kg", "=20..450"] {
            check(text, &format!("{form}{text:?}"));
        }
    }

    #[test]
    fn the_nearest_group_and_the_other_unit() {
        let lexicon = Lexicon::embedded();
        let mut bands = PriceBands::default();
        let of = |bands: &PriceBands, goods: &str, unit: Unit| {
            let band = bands.band(goods, unit, &lexicon);
            band.map(|band| {
                format!(
                    "{:?} {:?}",
                    band.low.map(|low| low.round_dp(1)),
                    band.high.map(|high| high.round_dp(1))
                )
            })
        };
        assert_eq!(of(&bands, "lignite", Unit::Tonne), of(&bands, "mineral_fuel", Unit::Tonne));
        assert_ne!(of(&bands, "coal", Unit::Tonne), of(&bands, "mineral_fuel", Unit::Tonne));
        assert_eq!(of(&bands, "machinery", Unit::Tonne), None);
        assert_eq!(of(&bands, "crude", Unit::Barrel).as_deref(), Some("Some(16.0) Some(146.7)"));
        bands.set(read_price_band("crude=20..150/bbl").expect("a band"));
        assert_eq!(of(&bands, "crude", Unit::Barrel).as_deref(), Some("Some(20) Some(150)"));
        assert_eq!(of(&bands, "crude", Unit::Tonne).as_deref(), Some("Some(120) Some(1100)"));
        bands.set(read_price_band("crude=30..150/bbl").expect("a band"));
        assert_eq!(of(&bands, "crude", Unit::Barrel).as_deref(), Some("Some(30) Some(150)"));
        assert_eq!(bands.bands().len(), 8);
    }
}
