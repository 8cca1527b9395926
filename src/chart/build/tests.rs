use super::super::fixture::{Spec, article, is_oil, money, oil, sample, scene_of};
use super::super::{PlotKind, Viewport};
use super::*;
use crate::measure::Per;
use crate::model::{Kind, Modality};

const LINEAR: Options = Options { log: false, volume: VolumeUnit::Barrels, suggestions: true };
const TONNES: Options = Options { log: true, volume: VolumeUnit::Tonnes, suggestions: true };

/// The scene as a person would list it.
fn list(scene: &Scene) -> String {
    let mut lines = Vec::new();
    for kind in PlotKind::ALL {
        let plot = scene.plot(kind);
        for mark in &plot.marks {
            let mut words = vec![mark.label.replace('\u{202f}', " ")];
            words.push(format!("{}..{}", mark.x0, mark.x1));
            words.push(mark.amount.to_string());
            words.extend((mark.style != Style::Solid).then(|| format!("{:?}", mark.style)));
            words.extend(mark.suggestion.then(|| "suggestion".to_owned()));
            words.extend(mark.arrow.map(|arrow| format!("{arrow:?}")));
            words.extend(mark.range.map(|range| format!("{:.2}..{:.2}", range[0], range[1])));
            words.extend(mark.pinned.then(|| "pinned".to_owned()));
            words.extend(mark.open_start.then(|| "from nowhere".to_owned()));
            words.extend(mark.open_end.then(|| "open".to_owned()));
            words.extend((!mark.also.is_empty()).then(|| format!("+{}", mark.also.len())));
            lines.push(format!("{kind:?} {}", words.join(" | ")));
        }
        for cap in &plot.caps {
            lines.push(format!("{kind:?} {} x{}", cap.label.replace('\u{202f}', " "), cap.periods.len()));
        }
        for unplaced in &plot.unplaced {
            lines.push(format!("{kind:?} not placed: {:?}", unplaced.why));
        }
        if plot.hidden > 0 {
            lines.push(format!("{kind:?} hidden: {}", plot.hidden));
        }
    }
    lines.join("\n")
}

#[track_caller]
fn check(specs: &[Spec], options: Options, expected: &[&str]) {
    let scene = scene_of(&article(1, "2025-02-19", specs), &options);
    assert_eq!(list(&scene), expected.join("\n"));
}

fn spring(spec: Spec) -> Spec {
    spec.on("2017-01-01", "2017-05-31")
}

#[test]
fn a_bar_is_as_long_as_its_period() {
    check(
        &[
            spring(money("$48m", "48000000")).is("confirmed"),
            money("$2m", "2000000").on("2014-04-28", "2014-04-28"),
        ],
        Options::default(),
        &["Value 2M | 16188..16189 | 2000000 | suggestion", "Value 48M | 17167..17318 | 48000000"],
    );
}

#[test]
fn modality_hedge_and_range_make_the_shape() {
    let shaped = |modality| spring(money("$5m", "5000000")).modality(modality).is("unverified");
    check(&[shaped(Modality::Plan)], LINEAR, &["Value 5M planned | 17167..17318 | 5000000 | Hollow"]);
    check(&[shaped(Modality::Rumour)], LINEAR, &["Value 5M rumoured | 17167..17318 | 5000000 | Hatched"]);
    check(&[shaped(Modality::Denied)], LINEAR, &["Value 5M denied | 17167..17318 | 5000000 | Struck"]);
    check(&[shaped(Modality::Estimate)], LINEAR, &["Value 5M est. | 17167..17318 | 5000000 | Dashed"]);
    check(
        &[shaped(Modality::Cap).per(Per::Year)],
        LINEAR,
        &["Value 5M/yr cap | 17167..17318 | 5000000 | Line"],
    );
    let hedged = |hedge| spring(money("$5m", "5000000")).hedge(hedge).is("unverified");
    check(&[hedged(Hedge::AtLeast)], LINEAR, &["Value ≥5M | 17167..17318 | 5000000 | Up"]);
    check(&[hedged(Hedge::UpTo)], LINEAR, &["Value ≤5M | 17167..17318 | 5000000 | Down"]);
    let mut range = spring(money("$2m to $4m", "1")).range(2_000_000, 4_000_000).is("unverified");
    range.record.quantity.value = None;
    check(&[range], LINEAR, &["Value 2M–4M | 17167..17318 | 3000000 | 2000000.00..4000000.00"]);
}

#[test]
fn open_periods_are_drawn_only_as_far_as_is_known() {
    let from = |modality| money("$5m", "5000000").on("2024-12-01", "").modality(modality).is("unverified");
    // Published on 2025-02-19, day 20138.
    check(&[from(Modality::Actual)], LINEAR, &["Value 5M | 20058..20139 | 5000000 | open"]);
    check(&[from(Modality::Plan)], LINEAR, &["Value 5M planned | 20058..20149 | 5000000 | Hollow | open"]);
    let late = money("$5m", "5000000").on("2025-02-10", "").is("unverified");
    check(&[late], LINEAR, &["Value 5M | 20129..20159 | 5000000 | open"]);
    let until = money("$5m", "5000000").on("", "2017-05-31").is("unverified");
    check(&[until], LINEAR, &["Value 5M | 17227..17318 | 5000000 | from nowhere"]);
}

#[test]
fn tonnes_become_barrels_by_the_named_factors_and_say_so() {
    let specs = [spring(oil("4,100 tons", "4100", Unit::Tonne, "oil")).is("unverified")];
    check(&specs, Options::default(), &["Volume 4 100 t | 17167..17318 | 30053"]);
    check(&specs, TONNES, &["Volume 4 100 | 17167..17318 | 4100"]);
    let scene = scene_of(&article(1, "", &specs), &Options::default());
    let note = scene.volume.marks[0].notes[0].replace('\u{202f}', " ");
    assert_eq!(note, "4 100 t = 30 050 bbl at 7.33 bbl/t, product not stated (BP 2021)");
    let diesel = [spring(oil("746 barrels", "746", Unit::Barrel, "diesel")).is("unverified")];
    check(&diesel, TONNES, &["Volume 746 bbl | 17167..17318 | 100"]);
    let lpg = [spring(oil("5 tons of LPG", "5", Unit::Tonne, "lpg")).is("unverified")];
    check(&lpg, Options::default(), &["Volume not placed: NoFactor"]);
}

#[test]
fn the_same_claim_in_two_units_is_drawn_once_with_the_articles_own_figures() {
    let specs = [
        spring(oil("160,000 tons", "160000", Unit::Tonne, "refined")),
        spring(oil("1.3 million barrels", "1300000", Unit::Barrel, "refined")).same_as(0),
    ];
    check(&specs, Options::default(), &["Volume 1.3M | 17167..17318 | 1300000 | suggestion | +1"]);
    check(&specs, TONNES, &["Volume 160k | 17167..17318 | 160000 | suggestion | +1"]);
    // The hedge and the modality of the one are those of the other.
    let mut hedged = specs.clone();
    hedged[0] = hedged[0].clone().hedge(Hedge::MoreThan).modality(Modality::Plan);
    check(
        &hedged,
        Options::default(),
        &["Volume >1.3M planned | 17167..17318 | 1300000 | Hollow | suggestion | Up | +1"],
    );
    let figures = article(1, "", &specs);
    let scene = scene_of(&figures, &Options::default());
    assert_eq!(scene.find(figures[1].key()), scene.find(figures[0].key()));
    assert_eq!(scene.volume.marks[0].key, figures[0].key());
    let note = scene.volume.marks[0].notes[0].replace('\u{202f}', " ");
    assert_eq!(note, "The text gives it as 160 000 t and 1 300 000 bbl");
    // Somebody took over only one of the two: it is one mark still, and no longer a suggestion.
    let taken = [specs[0].clone().is("confirmed"), specs[1].clone()];
    check(&taken, Options::default(), &["Volume 1.3M | 17167..17318 | 1300000 | +1"]);
    // In another plot it is drawn there too, and without the main figure it stands for itself.
    let worth = spring(money("worth $9m", "9000000")).same_as(0);
    check(
        &[specs[0].clone(), worth],
        TONNES,
        &[
            "Value 9M | 17167..17318 | 9000000 | suggestion",
            "Volume 160k | 17167..17318 | 160000 | suggestion",
        ],
    );
    let alone = scene_of(&figures[1..], &Options::default());
    assert_eq!(alone.volume.marks.len(), 1);
}

#[test]
fn whatever_cannot_be_drawn_is_counted_with_its_reason() {
    let t = Unit::Tonne;
    let other = |kind, unit: &str| spring(Spec::new(kind, "x", Some("5"), unit.parse().expect("a unit")));
    check(
        &[
            money("$5", "5"),
            money("$5", "5").on("2018-01-01", "2017-01-01"),
            other(Kind::Money, "KRW"),
            other(Kind::Change, "ratio"),
            other(Kind::Price, "USD/t"),
            other(Kind::Rate, "bbl/d"),
            spring(oil("5 t of flour", "5", t, "flour")),
            spring(oil("5 t", "5", t, "")),
            spring(Spec::new(Kind::Money, "x", None, Unit::Money(Currency::USD))),
        ],
        Options::default(),
        &[
            "Value not placed: NoPeriod",
            "Value not placed: PeriodReversed",
            "Value not placed: OtherUnit(Money(KRW))",
            "Value not placed: OtherKind(Change)",
            "Value not placed: OtherKind(Price)",
            "Value not placed: NoFigure",
            "Volume not placed: OtherKind(Rate)",
            "Volume not placed: OtherGoods",
            "Volume not placed: GoodsNotStated",
        ],
    );
}

#[test]
fn every_figure_is_in_exactly_one_place() {
    let figures = sample();
    for options in [Options::default(), LINEAR, TONNES] {
        let scene = scene_of(&figures, &options);
        for figure in &figures {
            let key = figure.key();
            let plots = PlotKind::ALL.map(|kind| scene.plot(kind));
            let marks = plots.iter().flat_map(|plot| &plot.marks).filter(|mark| mark.shows(key)).count();
            let unplaced =
                plots.iter().flat_map(|plot| &plot.unplaced).filter(|other| other.key == key).count();
            assert_eq!(marks + unplaced, 1, "{}", figure.quote());
        }
    }
}

#[test]
fn hidden_suggestions_are_counted_and_nothing_else_of_them_is() {
    let specs = [
        spring(money("$5m", "5000000")),
        money("$6m", "6000000"),
        spring(money("$7m", "7000000")).is("confirmed"),
    ];
    let hide = Options { suggestions: false, ..Options::default() };
    check(&specs, hide, &["Value 7M | 17167..17318 | 7000000", "Value hidden: 1"]);
    let scene = scene_of(&article(1, "", &specs), &hide);
    assert_eq!(scene.legend.suggestions, 1);
    assert_eq!(scene.legend.statuses, [("confirmed".into(), 1)]);
}

#[test]
fn ceilings_stand_over_their_own_twelve_months() {
    let claim = |start: &str, end: &str| {
        oil("1,000 barrels", "1000", Unit::Barrel, "crude").on(start, end).is("unverified")
    };
    check(&[claim("2016-01-01", "2017-09-30")], Options::default(), &["Volume 1 000 | 16801..17440 | 1000"]);
    check(
        &[claim("2017-12-22", "2018-01-05")],
        Options::default(),
        &[
            "Volume 1 000 | 17522..17537 | 1000",
            "Volume cap 500 000 bbl in 3 months, refined (UNSCR 2375) x1",
            "Volume cap 500 000 bbl a year, refined (UNSCR 2397) x1",
            "Volume cap 4 000 000 bbl a year, crude (UNSCR 2397) x1",
        ],
    );
    check(
        &[claim("2019-02-01", "2020-03-05")],
        TONNES,
        &[
            "Volume 1 000 bbl | 17928..18327 | 136.426",
            "Volume cap 500 000 bbl a year, refined (UNSCR 2397) = 62.05k t at 8.058 bbl/t x2",
            "Volume cap 525 000 t a year, crude (UNSCR 2397) x2",
        ],
    );
    let scene = scene_of(&article(1, "", &[claim("2019-02-01", "2019-03-05")]), &Options::default());
    assert_eq!(scene.volume.caps[1].periods, [[17_887.0, 18_252.0]], "22 December 2018 to 21 December 2019");
}

#[test]
fn zero_stands_at_the_lower_edge_of_a_logarithmic_plot_and_says_so() {
    let specs =
        [spring(money("nothing", "0")).is("unverified"), spring(money("$5m", "5000000")).is("unverified")];
    check(&specs, LINEAR, &["Value 0 | 17167..17318 | 0", "Value 5M | 17167..17318 | 5000000"]);
    let scene = scene_of(&article(1, "", &specs), &Options::default());
    let mark = scene.value.marks.iter().find(|mark| mark.pinned).expect("a pinned mark");
    assert_eq!(mark.y, scene.value.y[0]);
    assert!(mark.notes[0].starts_with("Zero or less"));
}

#[test]
fn bounds_hold_everything_with_a_margin() {
    for options in [Options::default(), LINEAR, TONNES] {
        let scene = scene_of(&sample(), &options);
        for plot in [&scene.value, &scene.volume] {
            for mark in &plot.marks {
                assert!(scene.x[0] < mark.x0 && mark.x1 < scene.x[1]);
                assert!(plot.y[0] <= mark.y && mark.y <= plot.y[1], "{} in {:?}", mark.label, plot.y);
            }
        }
    }
    let scene = scene_of(&[], &Options::default());
    assert!(scene.x[0] < scene.x[1] && scene.value.y[0] < scene.value.y[1]);
}

#[test]
fn a_linear_plot_does_not_flatten_its_claims_below_a_ceiling() {
    let claim =
        oil("1,000 barrels", "1000", Unit::Barrel, "crude").on("2019-01-01", "2019-12-31").is("unverified");
    let scene = scene_of(&article(1, "", &[claim]), &LINEAR);
    assert_eq!(scene.volume.y, [0.0, 1200.0]);
    assert_eq!(scene.volume.caps.len(), 2);
}

#[test]
fn the_stamp_tells_scenes_apart() {
    let figures = sample();
    let stamp = |options: Options| scene_of(&figures, &options).stamp;
    assert_eq!(stamp(LINEAR), stamp(LINEAR));
    assert_ne!(stamp(LINEAR), stamp(Options::default()));
    assert_ne!(stamp(Options::default()), stamp(TONNES));
    assert!(is_oil("crude"));
    assert!(Viewport::default().width < 1.0);
}

#[test]
fn a_circle_of_equivalents_ends() {
    let specs = [
        spring(oil("1 t", "1", Unit::Tonne, "crude")).same_as(1).is("unverified"),
        spring(oil("7.33 bbl", "7.33", Unit::Barrel, "crude")).same_as(0).is("unverified"),
    ];
    let scene = scene_of(&article(1, "", &specs), &Options::default());
    assert!(!scene.volume.marks.is_empty());
}
