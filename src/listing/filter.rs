//! Which figures are shown.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::measure::{Basis, Date, Period};
use crate::model::{ArticleId, Country, Figure, FigureKey, Flow, Kind, Record, Review};
use crate::vocabulary::Lexicon;

/// Which review states are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Show {
    /// All.
    #[default]
    All,
    /// Suggestions only: what nobody has decided yet.
    Suggested,
    /// Suggestions and open claims.
    ToReview,
    /// Claims only.
    Claims,
    /// Judged claims.
    Reviewed,
    /// Claims that wait for a second person.
    NeedsSecond,
    /// Claims that two people judged differently.
    Disputed,
}

/// Every part that is set must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Review states.
    pub show: Show,
    /// Only this article.
    pub article: Option<ArticleId>,
    /// Only articles without a date.
    pub undated: bool,
    /// Codes of statuses; empty for all.
    pub statuses: BTreeSet<Arc<str>>,
    /// Only what the plots are about: amounts of money, prices, and amounts of oil.
    pub money_and_oil: bool,
    /// Only this kind.
    pub kind: Option<Kind>,
    /// Only flows that touch this country.
    pub country: Option<Country>,
    /// Only this commodity.
    pub commodity: Option<Arc<str>>,
    /// Only figures whose period touches these days, first and last; those without a period are not shown then.
    pub time: Option<[Date; 2]>,
    /// Words that must all occur in quote, title, outlet, sources, flow, commodity or note.
    pub text: String,
    /// Only these: what a count opened.
    #[serde(skip)]
    pub only: Option<(String, BTreeSet<FigureKey>)>,
}

impl Filter {
    /// Whether it shows everything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The parts that are set, in words, for the chips that take them away. Those with a switch of their own
    /// (suggested only, this article, money and oil) are not among them.
    #[must_use]
    pub fn parts(&self) -> Vec<(Part, String)> {
        let mut parts = Vec::new();
        let mut add = |set: bool, part, words: String| {
            if set {
                parts.push((part, words));
            }
        };
        add(self.undated, Part::Undated, "undated articles".to_owned());
        add(
            !matches!(self.show, Show::All | Show::Suggested),
            Part::Show,
            match self.show {
                Show::All | Show::Suggested | Show::ToReview => "to review".to_owned(),
                Show::Claims => "claims only".to_owned(),
                Show::Reviewed => "reviewed".to_owned(),
                Show::NeedsSecond => "needs a second person".to_owned(),
                Show::Disputed => "judged differently".to_owned(),
            },
        );
        let statuses: Vec<String> = self.statuses.iter().map(|code| code.replace('_', " ")).collect();
        add(!self.statuses.is_empty(), Part::Status, statuses.join(" or "));
        add(
            self.kind.is_some(),
            Part::Kind,
            self.kind.map_or_else(String::new, |kind| kind.code().to_owned()),
        );
        add(self.country.is_some(), Part::Country, self.country.map_or_else(String::new, |c| c.to_string()));
        let commodity = self.commodity.as_deref().unwrap_or_default().replace('_', " ");
        add(self.commodity.is_some(), Part::Commodity, commodity);
        let time = self.time.map(|[from, to]| Period::new(from, to, Basis::Stated).words());
        add(time.is_some(), Part::Time, time.unwrap_or_default());
        add(!self.text.trim().is_empty(), Part::Text, format!("“{}”", self.text.trim()));
        add(
            self.only.is_some(),
            Part::Only,
            self.only.as_ref().map_or_else(String::new, |(words, _)| words.clone()),
        );
        parts
    }

    /// Everything that is set, in words, to stand behind "only"; empty where it shows everything. `article` is the title
    /// of the article that it keeps to.
    #[must_use]
    pub fn words(&self, article: &str) -> String {
        let own = [
            (self.show == Show::Suggested, "suggested".to_owned()),
            (self.money_and_oil, "money and oil".to_owned()),
            (self.article.is_some(), format!("the article “{article}”")),
        ];
        let own = own.into_iter().filter(|(set, _)| *set).map(|(_, words)| words);
        let parts = self.parts().into_iter().map(|(_, words)| words);
        own.chain(parts).collect::<Vec<_>>().join("; ")
    }

    /// Take one part away.
    pub fn clear(&mut self, part: Part) {
        match part {
            Part::Undated => self.undated = false,
            Part::Show => self.show = Show::All,
            Part::Status => self.statuses.clear(),
            Part::Kind => self.kind = None,
            Part::Country => self.country = None,
            Part::Commodity => self.commodity = None,
            Part::Time => self.time = None,
            Part::Text => self.text.clear(),
            Part::Only => self.only = None,
        }
    }

    /// Whether it shows a figure. For many figures, [`Filter::test`] prepares its words once.
    #[must_use]
    pub fn shows(&self, figure: &Figure, lexicon: &Lexicon) -> bool {
        self.test(lexicon)(figure)
    }

    /// The test itself, with the words prepared once.
    pub(super) fn test<'f>(&'f self, lexicon: &'f Lexicon) -> impl Fn(&Figure) -> bool + 'f {
        let words: Vec<String> = self.text.split_whitespace().map(str::to_lowercase).collect();
        move |figure| {
            self.article.is_none_or(|article| figure.article().id == article)
                && (!self.undated || figure.article().published().is_none())
                && self.shows_review(figure)
                && (!self.money_and_oil || is_money_or_oil(figure.record(), lexicon))
                && (self.statuses.is_empty()
                    || (!figure.is_suggestion() && self.statuses.contains(figure.status())))
                && self.kind.is_none_or(|kind| figure.record().kind == kind)
                && self.country.is_none_or(|country| touches(&figure.record().flow, country))
                && self.commodity.as_ref().is_none_or(|id| figure.record().commodity.as_ref() == Some(id))
                && self.time.is_none_or(|time| within(&figure.record().period, time))
                && self.only.as_ref().is_none_or(|(_, keys)| keys.contains(&figure.key()))
                && (words.is_empty() || {
                    let hay = haystack(figure, lexicon);
                    words.iter().all(|word| hay.contains(word))
                })
        }
    }

    fn shows_review(&self, figure: &Figure) -> bool {
        let review = figure.claim().map(|claim| claim.verification.review);
        match self.show {
            Show::All => true,
            Show::Suggested => review.is_none(),
            Show::ToReview => review != Some(Review::Reviewed),
            Show::Claims => review.is_some(),
            Show::Reviewed => review == Some(Review::Reviewed),
            Show::NeedsSecond => figure.claim().is_some_and(|claim| claim.verification.needs_second),
            Show::Disputed => figure.claim().is_some_and(|claim| claim.verification.is_disputed()),
        }
    }
}

/// One part of a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "named like the filter's fields")]
pub enum Part {
    Undated,
    Show,
    Status,
    Kind,
    Country,
    Commodity,
    Time,
    Text,
    Only,
}

fn touches(flow: &Flow, country: Country) -> bool {
    match flow {
        Flow::Unknown => false,
        Flow::OneWay { exporter, importer } => *exporter == Some(country) || *importer == Some(country),
        Flow::TwoWay { partners } => partners.contains(&country),
    }
}

/// Whether a period touches these days; open ends reach as far as anyone asks.
fn within(period: &Period, [from, to]: [Date; 2]) -> bool {
    match (period.start, period.end) {
        (None, None) => false,
        (start, end) => start.is_none_or(|start| start <= to) && end.is_none_or(|end| from <= end),
    }
}

/// Whether a commodity counts as oil. Refined products stand below oil in the commodity table; liquefied gas counts as
/// one for the 1718 Committee.
#[must_use]
pub fn is_oil(lexicon: &Lexicon, commodity: &str) -> bool {
    lexicon.is_within(commodity, "oil") || commodity == "lpg"
}

fn is_money_or_oil(record: &Record, lexicon: &Lexicon) -> bool {
    match record.kind {
        Kind::Money | Kind::Price => true,
        Kind::Mass | Kind::Volume | Kind::Rate => {
            record.commodity.as_deref().is_some_and(|id| is_oil(lexicon, id))
        }
        Kind::Change | Kind::Share | Kind::Count | Kind::Statement => false,
    }
}

fn haystack(figure: &Figure, lexicon: &Lexicon) -> String {
    let record = figure.record();
    let mut hay = format!(
        "{} {} {} {} {} ",
        figure.quote(),
        figure.article().title(),
        figure.article().outlet(),
        record.flow,
        record.kind.code()
    );
    record.sources.iter().for_each(|source| {
        hay.push_str(source);
        hay.push(' ');
    });
    if let Some(commodity) = &record.commodity {
        hay.extend(lexicon.commodity(commodity).map(|known| known.name.to_string()));
        hay.push(' ');
    }
    if let Some(claim) = figure.claim() {
        hay.push_str(&claim.verification.note);
        hay.push(' ');
        hay.push_str(&claim.verification.status);
        claim.verification.tags.iter().for_each(|tag| {
            hay.push(' ');
            hay.push_str(tag);
        });
    }
    hay.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_every_part_that_is_set() {
        let check = |filter: Filter, expected: &str| assert_eq!(filter.words("Ice"), expected);
        check(Filter::default(), "");
        check(
            Filter { show: Show::Suggested, money_and_oil: true, ..Filter::default() },
            "suggested; money and oil",
        );
        check(
            Filter { country: "RUS".parse().ok(), text: " oil ".to_owned(), ..Filter::default() },
            "RUS; “oil”",
        );
        let article = Some(ArticleId(uuid::Uuid::nil()));
        check(Filter { article, undated: true, ..Filter::default() }, "the article “Ice”; undated articles");
    }
}
