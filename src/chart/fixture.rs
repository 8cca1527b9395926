//! Claims for the tests of the chart and of its drawing.

use std::sync::Arc;

use uuid::Uuid;

use super::{Options, Scene, Tables, scene};
use crate::measure::{Basis, Currency, Decimal, Factor, FactorSet, Hedge, Per, Period, Quantity, Unit};
use crate::model::{
    Article, ArticleId, Base, BatchId, Candidate, Candidates, Claim, ClaimId, Codebook, Digest, Entry,
    Figure, Flow, Kind, Modality, Origin, Record, Review, Suggestion, Verification,
};
use crate::reference::{Caps, Method, Quality, Row, Series, SeriesTable, Valuation};
use crate::text::{Anchor, Span};

/// A figure under construction: a suggestion until it gets a status.
#[derive(Clone)]
pub(crate) struct Spec {
    quote: String,
    pub(crate) record: Record,
    status: Option<&'static str>,
    equivalent_to: Option<u32>,
}

pub(crate) fn money(quote: &str, amount: &str) -> Spec {
    Spec::new(Kind::Money, quote, Some(amount), Unit::Money(Currency::USD))
}

pub(crate) fn oil(quote: &str, amount: &str, unit: Unit, commodity: &str) -> Spec {
    let kind = if unit == Unit::Tonne { Kind::Mass } else { Kind::Volume };
    let mut spec = Spec::new(kind, quote, Some(amount), unit);
    spec.record.commodity = (!commodity.is_empty()).then(|| commodity.into());
    spec
}

impl Spec {
    pub(crate) fn new(kind: Kind, quote: &str, amount: Option<&str>, unit: Unit) -> Self {
        let mut record = Record::of_kind(kind);
        record.quantity = Quantity {
            value: amount.map(|amount| amount.parse().expect("an amount")),
            unit: Some(unit),
            ..Quantity::default()
        };
        record.sources = vec!["KOTRA".into(), "Chosun Ilbo".into()];
        Self { quote: quote.to_owned(), record, status: None, equivalent_to: None }
    }

    /// First and last day; empty for open.
    pub(crate) fn on(mut self, start: &str, end: &str) -> Self {
        self.record.period =
            Period { start: start.parse().ok(), end: end.parse().ok(), basis: Basis::Stated };
        self
    }

    pub(crate) fn flow(mut self, from: &str, to: &str) -> Self {
        self.record.flow = Flow::OneWay { exporter: from.parse().ok(), importer: to.parse().ok() };
        self
    }

    pub(crate) fn is(mut self, status: &'static str) -> Self {
        self.status = Some(status);
        self
    }

    pub(crate) fn modality(mut self, modality: Modality) -> Self {
        self.record.modality = modality;
        self
    }

    pub(crate) fn hedge(mut self, hedge: Hedge) -> Self {
        self.record.quantity.hedge = hedge;
        self
    }

    pub(crate) fn per(mut self, per: Per) -> Self {
        self.record.quantity.per = Some(per);
        self
    }

    pub(crate) fn range(mut self, low: i64, high: i64) -> Self {
        self.record.quantity.low = Some(low.into());
        self.record.quantity.high = Some(high.into());
        self.record.quantity.hedge = Hedge::Range;
        self
    }

    /// A change from this amount.
    pub(crate) fn from(mut self, amount: &str, unit: Unit) -> Self {
        self.record.base = Some(Base { value: amount.parse().ok(), unit: Some(unit), ..Base::default() });
        self
    }

    /// Restates the figure at this position of its article in another unit.
    pub(crate) fn same_as(mut self, position: u32) -> Self {
        self.equivalent_to = Some(position);
        self
    }
}

/// One article's figures, in this order.
pub(crate) fn article(number: u128, published: &str, specs: &[Spec]) -> Vec<Figure> {
    let candidate = |value: &str| vec![Candidate { value: value.into(), origin: Origin::Text, words: None }];
    let dates = published.parse().map(|value| Candidate { value, origin: Origin::Text, words: None });
    let id = ArticleId(Uuid::from_u128(number));
    let article = Article {
        id,
        batch: BatchId(Uuid::from_u128(1)),
        path: "a.txt".into(),
        place: "".into(),
        imported_at: 0,
        sha256: Digest([0; 32]),
        bytes: 0,
        encoding: "UTF-8".into(),
        damaged: false,
        page: None,
        text_len: 0,
        candidates: Candidates {
            title: candidate("Russia Increasingly Propping up N.Korean Regime"),
            outlet: candidate("Chosun Ilbo"),
            published: dates.into_iter().collect(),
            ..Candidates::default()
        },
    };
    let claim_id = |at: u32| ClaimId(Uuid::from_u128(number * 100_000 + u128::from(at)));
    let (mut claims, mut suggestions) = (Vec::new(), Vec::new());
    for (at, spec) in specs.iter().enumerate() {
        let span = Span::new(at * 100, at * 100 + 10);
        // As in a project: claims are suggestions that somebody took over.
        suggestions.push(Suggestion {
            span,
            quote: spec.quote.as_str().into(),
            record: spec.record.clone(),
            equivalent_to: spec.equivalent_to,
            rule: "test".into(),
            because: Vec::new(),
        });
        let Some(status) = spec.status else { continue };
        claims.push(Arc::new(Claim {
            id: claim_id(at as u32),
            article: id,
            anchor: Anchor { span, quote: spec.quote.as_str().into(), prefix: "".into(), suffix: "".into() },
            record: spec.record.clone(),
            equivalent_to: spec.equivalent_to.map(claim_id),
            rule: "test".into(),
            because: Vec::new(),
            verification: Verification {
                status: status.into(),
                review: Review::Reviewed,
                ..Verification::default()
            },
        }));
    }
    let mut entry = Entry::new(Arc::new(article), suggestions.into(), Arc::new([]));
    entry.claims = claims;
    Figure::of_entry(&Arc::new(entry))
}

/// An official series RUS → PRK with a row for each first day, last day and amount; a blank amount is a gap that the
/// publisher is known to have left.
pub(crate) fn official(id: &str, commodity: &str, unit: Unit, rows: &[(&str, &str, &str)]) -> Arc<Series> {
    let day = |text: &str| text.parse().expect("a date");
    let rows = rows.iter().map(|(start, end, amount)| {
        let value: Option<Decimal> = amount.parse().ok();
        let quality = if value.is_some() { Quality::Reported } else { Quality::NotReported };
        let quantity = Quantity { value, unit: Some(unit), ..Quantity::default() };
        Row { start: day(start), end: day(end), quantity, quality, ..Row::default() }
    });
    let side = |code: &str| code.parse().ok();
    Arc::new(Series {
        id: id.into(),
        publisher: id.to_uppercase().into(),
        edition: "".into(),
        flow: Flow::OneWay { exporter: side("RUS"), importer: side("PRK") },
        suppliers: Arc::new([]),
        commodity: commodity.into(),
        unit,
        valuation: Valuation::Unknown,
        method: Method::Customs,
        reporter: None,
        includes: None,
        scope: "".into(),
        note: "".into(),
        rows: rows.collect(),
    })
}

/// The scene of these figures with all of these series.
pub(crate) fn scene_beside(figures: &[Figure], series: &[Arc<Series>], mut options: Options) -> Scene {
    let mut shelf = Shelf::new();
    shelf.series = SeriesTable::default().with(series.iter().cloned());
    options.series = series.iter().map(|series| Arc::clone(&series.id)).collect();
    scene(figures, &shelf.tables(), &options)
}

pub(crate) fn factors() -> FactorSet {
    let row = |commodity: &str, factor: &str| Factor {
        commodity: commodity.into(),
        barrels_per_tonne: factor.parse::<Decimal>().expect("a factor"),
    };
    FactorSet {
        id: "bp_2021".into(),
        name: "BP 2021".into(),
        factors: vec![
            row("oil", "7.33"),
            row("crude", "7.33"),
            row("refined", "8.058"),
            row("diesel", "7.46"),
        ],
    }
}

pub(crate) fn is_oil(id: &str) -> bool {
    matches!(id, "oil" | "crude" | "refined" | "diesel" | "lpg")
}

/// What the tests' claims are drawn against.
pub(crate) struct Shelf {
    caps: Caps,
    series: SeriesTable,
    factors: FactorSet,
    codebook: Codebook,
}

impl Shelf {
    pub(crate) fn new() -> Self {
        Self {
            caps: Caps::embedded(),
            series: SeriesTable::embedded(),
            factors: factors(),
            codebook: Codebook::default(),
        }
    }

    pub(crate) fn tables(&self) -> Tables<'_> {
        Tables {
            caps: &self.caps,
            series: &self.series,
            factors: &self.factors,
            is_oil: &is_oil,
            goods: &str::to_owned,
            codebook: &self.codebook,
        }
    }
}

pub(crate) fn scene_of(figures: &[Figure], options: &Options) -> Scene {
    scene(figures, &Shelf::new().tables(), options)
}

/// The sample that the design's pictures show, and one of every shape.
pub(crate) fn sample() -> Vec<Figure> {
    let t = Unit::Tonne;
    let mut figures = article(
        1,
        "2017-07-25",
        &[
            money("US$48 million", "48000000")
                .on("2017-01-01", "2017-05-31")
                .flow("RUS", "PRK")
                .is("single_source"),
            money("$24.04 million", "24040000")
                .on("2016-01-01", "2016-05-31")
                .flow("RUS", "PRK")
                .is("unverified"),
            money("$1.36 million", "1360000")
                .on("2017-01-01", "2017-05-31")
                .flow("PRK", "RUS")
                .is("single_source"),
            money("$2.3 million", "2300000")
                .on("2017-01-01", "2017-04-30")
                .flow("RUS", "PRK")
                .is("misleading"),
            oil("4,100 tons", "4100", t, "oil")
                .on("2017-01-01", "2017-04-30")
                .flow("RUS", "PRK")
                .is("corroborated"),
            oil("1,600 tons", "1600", t, "oil")
                .on("2016-01-01", "2016-04-30")
                .flow("RUS", "PRK")
                .is("corroborated"),
            Spec::new(Kind::Change, "99.6 percent", Some("0.996"), Unit::Ratio)
                .on("2017-01-01", "2017-05-31"),
            Spec::new(Kind::Share, "90.5 percent", Some("0.905"), Unit::Ratio).on("2017-01-01", "2017-05-31"),
        ],
    );
    figures.extend(article(
        2,
        "2014-05-08",
        &[
            money("US$1.27 billion", "1270000000")
                .on("2014-01-01", "2014-03-31")
                .flow("CHN", "PRK")
                .is("confirmed"),
            money("$1 billion", "1000000000").on("2020-01-01", "2020-12-31").modality(Modality::Plan),
            oil("50,000 tons of flour", "50000", t, "flour").on("2014-01-01", "2014-03-31").is("unverified"),
        ],
    ));
    figures.extend(article(
        3,
        "2025-02-19",
        &[
            oil("1.2 million barrels", "1200000", Unit::Barrel, "refined")
                .on("2025-02-01", "2025-06-30")
                .flow("RUS", "PRK")
                .modality(Modality::Plan)
                .is("single_source"),
            oil("more than 160,000 tons", "160000", t, "refined")
                .on("2024-03-01", "2024-12-31")
                .hedge(Hedge::MoreThan)
                .modality(Modality::Estimate)
                .is("partly_supported"),
            oil("1.3 million barrels", "1300000", Unit::Barrel, "refined")
                .on("2024-03-01", "2024-12-31")
                .same_as(1),
            money("$20 million to $50 million", "35000000")
                .on("2024-01-01", "2024-12-31")
                .range(20_000_000, 50_000_000),
            money("$230 million", "230000000")
                .on("2024-06-01", "")
                .modality(Modality::Rumour)
                .is("cannot_be_verified"),
            money("$90 million", "90000000")
                .on("2022-01-01", "2022-12-31")
                .modality(Modality::Denied)
                .is("contradicted"),
            money("$34 million", "34000000").on("2023-01-01", "2023-12-31").is("exaggerated"),
            money("$3 million", "3000000"),
            oil("500,000 barrels a year", "500000", Unit::Barrel, "refined")
                .on("2018-01-01", "2018-12-31")
                .modality(Modality::Cap)
                .per(Per::Year)
                .is("confirmed"),
            Spec::new(Kind::Money, "200 million yuan", Some("200000000"), "CNY".parse().expect("a unit"))
                .on("2024-01-01", "2024-12-31")
                .is("unverified"),
        ],
    ));
    figures
}
