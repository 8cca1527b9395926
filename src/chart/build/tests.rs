use super::super::fixture::{Shelf, Spec, article, money, oil, sample, scene_of};
use super::super::{ColourBy, Ink, PaneBy, VolumeUnit, explain, label};
use super::*;
use crate::measure::{Currency, Per, Unit};
use crate::model::{Kind, Modality};

fn linear() -> Options {
    Options { log: false, ..Options::default() }
}

fn tonnes() -> Options {
    Options { volume: VolumeUnit::Tonnes, ..Options::default() }
}

fn monthly() -> Options {
    Options { monthly: true, log: false, ..Options::default() }
}

/// The scene as a person would list it: suggestions first, then the longer bar.
fn list(scene: &Scene, figures: &[Figure]) -> String {
    let mut lines = Vec::new();
    for plot in &scene.plots {
        let kind = plot.kind;
        let mut marks: Vec<&Mark> = plot.marks.iter().collect();
        marks.sort_by(|a, b| {
            b.suggestion
                .cmp(&a.suggestion)
                .then((b.x1 - b.x0).total_cmp(&(a.x1 - a.x0)))
                .then(a.figure.cmp(&b.figure))
        });
        for mark in marks {
            let mut words = vec![label(mark, kind, figures, &scene.options).replace('\u{202f}', " ")];
            words.push(format!("{}..{}", mark.x0, mark.x1));
            words.push(mark.amount.to_string());
            words.extend((mark.style != Style::Solid).then(|| format!("{:?}", mark.style)));
            words.extend(mark.suggestion.then(|| "suggestion".to_owned()));
            words.extend(mark.arrow.map(|arrow| format!("{arrow:?}")));
            words.extend(mark.range.map(|range| format!("{:.2}..{:.2}", range[0], range[1])));
            words.extend(mark.pinned.then(|| "pinned".to_owned()));
            words.extend(mark.open_start.then(|| "from nowhere".to_owned()));
            words.extend(mark.open_end.then(|| "open".to_owned()));
            words.extend(mark.soft.then(|| "soft".to_owned()));
            words.extend(mark.derived.then(|| "derived".to_owned()));
            let also = plot.also.iter().filter(|(_, at)| plot.marks[*at as usize] == *mark).count();
            words.extend((also > 0).then(|| format!("+{also}")));
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
    let figures = article(1, "2025-02-19", specs);
    let scene = scene_of(&figures, &options);
    assert_eq!(list(&scene, &figures), expected.join("\n"));
}

/// What the card of the only mark says.
fn notes(spec: Spec, options: &Options) -> String {
    let figures = article(1, "2025-02-19", &[spec]);
    let scene = scene_of(&figures, options);
    let mark = scene.plots.iter().flat_map(|plot| &plot.marks).next().expect("a mark");
    explain(mark, &[], &figures, &Shelf::new().tables(), options).join(" | ").replace('\u{202f}', " ")
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
    check(&[shaped(Modality::Plan)], linear(), &["Value 5M planned | 17167..17318 | 5000000 | Hollow"]);
    check(&[shaped(Modality::Rumour)], linear(), &["Value 5M rumoured | 17167..17318 | 5000000 | Hatched"]);
    check(&[shaped(Modality::Denied)], linear(), &["Value 5M denied | 17167..17318 | 5000000 | Struck"]);
    check(&[shaped(Modality::Estimate)], linear(), &["Value 5M est. | 17167..17318 | 5000000 | Dashed"]);
    check(
        &[shaped(Modality::Cap).per(Per::Year)],
        linear(),
        &["Value 5M/yr cap | 17167..17318 | 5000000 | Line"],
    );
    let hedged = |hedge| spring(money("$5m", "5000000")).hedge(hedge).is("unverified");
    check(&[hedged(Hedge::AtLeast)], linear(), &["Value ≥5M | 17167..17318 | 5000000 | Up"]);
    check(&[hedged(Hedge::UpTo)], linear(), &["Value ≤5M | 17167..17318 | 5000000 | Down"]);
    let mut range = spring(money("$2m to $4m", "1")).range(2_000_000, 4_000_000).is("unverified");
    range.record.quantity.value = None;
    check(&[range], linear(), &["Value 2M–4M | 17167..17318 | 3000000 | 2000000.00..4000000.00"]);
}

#[test]
fn open_periods_are_drawn_only_as_far_as_is_known() {
    let from = |modality| money("$5m", "5000000").on("2024-12-01", "").modality(modality).is("unverified");
    // Published on 2025-02-19, day 20138.
    check(&[from(Modality::Actual)], linear(), &["Value 5M | 20058..20139 | 5000000 | open"]);
    check(&[from(Modality::Plan)], linear(), &["Value 5M planned | 20058..20149 | 5000000 | Hollow | open"]);
    let late = money("$5m", "5000000").on("2025-02-10", "").is("unverified");
    check(&[late], linear(), &["Value 5M | 20129..20159 | 5000000 | open"]);
    let until = money("$5m", "5000000").on("", "2017-05-31").is("unverified");
    check(&[until], linear(), &["Value 5M | 17227..17318 | 5000000 | from nowhere"]);
}

#[test]
fn tonnes_become_barrels_by_the_named_factors_and_say_so() {
    let specs = [spring(oil("4,100 tons", "4100", Unit::Tonne, "oil")).is("unverified")];
    check(&specs, Options::default(), &["Volume 4 100 t | 17167..17318 | 30053"]);
    check(&specs, tonnes(), &["Volume 4 100 | 17167..17318 | 4100"]);
    let spring_of_oil = spring(oil("4,100 tons", "4100", Unit::Tonne, "oil"));
    assert_eq!(
        notes(spring_of_oil, &Options::default()),
        "4 100 t = 30 050 bbl at 7.33 bbl/t, product not stated (BP 2021) | 30 050 bbl in 5 months = 6 011 bbl a month"
    );
    let diesel = [spring(oil("746 barrels", "746", Unit::Barrel, "diesel")).is("unverified")];
    check(&diesel, tonnes(), &["Volume 746 bbl | 17167..17318 | 100"]);
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
    check(&specs, tonnes(), &["Volume 160k | 17167..17318 | 160000 | suggestion | +1"]);
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
    assert_eq!((scene.find(1), scene.find(0)), (Some((1, 0)), Some((1, 0))));
    assert_eq!(scene.plots[1].marks[0].figure, 0);
    let note = explain(&scene.plots[1].marks[0], &[1], &figures, &Shelf::new().tables(), &Options::default());
    let note = note[0].replace('\u{202f}', " ");
    assert_eq!(note, "The text gives it as 160 000 t and 1 300 000 bbl");
    // Somebody took over only one of the two: it is one mark still, and no longer a suggestion.
    let taken = [specs[0].clone().is("confirmed"), specs[1].clone()];
    check(&taken, Options::default(), &["Volume 1.3M | 17167..17318 | 1300000 | +1"]);
    // In another plot it is drawn there too, and without the main figure it stands for itself.
    let worth = spring(money("worth $9m", "9000000")).same_as(0);
    check(
        &[specs[0].clone(), worth],
        tonnes(),
        &[
            "Value 9M | 17167..17318 | 9000000 | suggestion",
            "Volume 160k | 17167..17318 | 160000 | suggestion",
        ],
    );
    let alone = scene_of(&figures[1..], &Options::default());
    assert_eq!(alone.plots[1].marks.len(), 1);
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
            "Volume 755 derived | 17167..17318 | 755 | suggestion | derived",
            "Volume not placed: OtherGoods",
            "Volume not placed: GoodsNotStated",
        ],
    );
}

#[test]
fn every_figure_is_in_exactly_one_place() {
    let figures = sample();
    let by_flow = Options { panes: PaneBy::Flow, colour: ColourBy::Source, ..monthly() };
    for options in [Options::default(), linear(), tonnes(), monthly(), by_flow] {
        let scene = scene_of(&figures, &options);
        for (at, figure) in figures.iter().enumerate() {
            let at = at as u32;
            let count = |of: &dyn Fn(&Plot) -> usize| scene.plots.iter().map(of).sum::<usize>();
            let marks = count(&|plot| plot.marks.iter().filter(|mark| mark.figure == at).count())
                + count(&|plot| plot.also.iter().filter(|(figure, _)| *figure == at).count());
            let unplaced = count(&|plot| plot.unplaced.iter().filter(|other| other.figure == at).count());
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
    check(&specs, hide.clone(), &["Value 7M | 17167..17318 | 7000000", "Value hidden: 1"]);
    let scene = scene_of(&article(1, "", &specs), &hide);
    assert_eq!(scene.legend.suggestions, 1);
    assert_eq!(groups(&scene), "Confirmed 1");
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
        tonnes(),
        &[
            "Volume 1 000 bbl | 17928..18327 | 136.426",
            "Volume cap 500 000 bbl a year, refined (UNSCR 2397) = 62.05k t at 8.058 bbl/t x2",
            "Volume cap 525 000 t a year, crude (UNSCR 2397) x2",
        ],
    );
    let scene = scene_of(&article(1, "", &[claim("2019-02-01", "2019-03-05")]), &Options::default());
    assert_eq!(
        scene.plots[1].caps[1].periods,
        [[17_887.0, 18_252.0]],
        "22 December 2018 to 21 December 2019"
    );
}

#[test]
fn zero_stands_at_the_lower_edge_of_a_logarithmic_plot_and_says_so() {
    let specs =
        [spring(money("nothing", "0")).is("unverified"), spring(money("$5m", "5000000")).is("unverified")];
    check(&specs, linear(), &["Value 0 | 17167..17318 | 0", "Value 5M | 17167..17318 | 5000000"]);
    let figures = article(1, "", &specs);
    let scene = scene_of(&figures, &Options::default());
    let mark = scene.plots[0].marks.iter().find(|mark| mark.pinned).expect("a pinned mark");
    assert_eq!(mark.y, scene.plots[0].y[0]);
    let notes = explain(mark, &[], &figures, &Shelf::new().tables(), &scene.options);
    assert!(notes.last().is_some_and(|note| note.starts_with("Zero or less")), "{notes:?}");
}

#[test]
fn bounds_hold_everything_with_a_margin() {
    for options in [Options::default(), linear(), tonnes()] {
        let scene = scene_of(&sample(), &options);
        for plot in &scene.plots {
            for mark in &plot.marks {
                assert!(scene.x[0] < mark.x0 && mark.x1 < scene.x[1]);
                assert!(plot.y[0] <= mark.y && mark.y <= plot.y[1], "{mark:?} in {:?}", plot.y);
            }
        }
    }
    let scene = scene_of(&[], &Options::default());
    assert!(scene.x[0] < scene.x[1] && scene.plots[0].y[0] < scene.plots[0].y[1]);
}

#[test]
fn a_linear_plot_does_not_flatten_its_claims_below_a_ceiling() {
    let claim =
        oil("1,000 barrels", "1000", Unit::Barrel, "crude").on("2019-01-01", "2019-12-31").is("unverified");
    let scene = scene_of(&article(1, "", &[claim]), &linear());
    assert_eq!(scene.plots[1].y, [0.0, 1200.0]);
    assert_eq!(scene.plots[1].caps.len(), 2);
}

#[test]
fn the_stamp_tells_scenes_apart() {
    let figures = sample();
    let stamp = |options: Options| scene_of(&figures, &options).stamp;
    assert_eq!(stamp(linear()), stamp(linear()));
    assert_ne!(stamp(linear()), stamp(Options::default()));
    assert_ne!(stamp(Options::default()), stamp(tonnes()));
}

#[test]
fn a_circle_of_equivalents_ends() {
    let specs = [
        spring(oil("1 t", "1", Unit::Tonne, "crude")).same_as(1).is("unverified"),
        spring(oil("7.33 bbl", "7.33", Unit::Barrel, "crude")).same_as(0).is("unverified"),
    ];
    let scene = scene_of(&article(1, "", &specs), &Options::default());
    assert!(!scene.plots[1].marks.is_empty());
}

/// The legend's colours with their counts.
fn groups(scene: &Scene) -> String {
    let shown = scene.legend.groups.iter().filter(|group| group.count > 0);
    let words =
        shown.map(|group| format!("{} {}{}", group.words, group.count, if group.off { " off" } else { "" }));
    words.collect::<Vec<_>>().join(", ")
}

#[test]
fn a_five_month_total_becomes_a_monthly_rate_and_the_card_says_both() {
    let total = || spring(money("$48m", "48000000")).is("confirmed");
    check(&[total()], monthly(), &["Value 9.6M/mo | 17167..17318 | 9600000"]);
    let both = "48 000 000 USD in 5 months = 9 600 000 USD a month";
    assert_eq!(notes(total(), &monthly()), both);
    assert_eq!(notes(total(), &linear()), both);
    let yearly = spring(oil("", "600000", Unit::Barrel, "crude")).per(Per::Year).is("confirmed");
    check(&[yearly], Options { log: false, ..monthly() }, &["Volume 50k/mo | 17167..17318 | 50000"]);
    let a_month = spring(oil("", "600", Unit::Barrel, "crude")).per(Per::Month).is("confirmed");
    check(&[a_month], monthly(), &["Volume 600/mo | 17167..17318 | 600"]);
}

#[test]
fn what_was_sold_on_one_day_is_not_multiplied_by_thirty() {
    let day = money("$3m", "3000000").on("2014-04-28", "2014-04-28").is("confirmed");
    check(std::slice::from_ref(&day), monthly(), &["Value 3M/mo | 16188..16189 | 3000000"]);
    assert_eq!(notes(day, &monthly()), "Shorter than a month: drawn at its amount, not multiplied");
}

#[test]
fn without_both_ends_nobody_knows_how_much_a_month() {
    let plan = money("$5m", "5000000").on("2024-12-01", "").modality(Modality::Plan).is("confirmed");
    check(&[plan], monthly(), &["Value not placed: NoLength"]);
    // What is reported as happening ends at publication, here after 81 days.
    let actual = money("$5m", "5000000").on("2024-12-01", "").is("confirmed");
    check(&[actual], monthly(), &["Value 1.879M/mo | 20058..20139 | 1878858.025 | open"]);
}

#[test]
fn a_change_from_a_printed_base_is_drawn_as_derived_with_its_formula() {
    let change = |quote: &str, ratio: &str| {
        let mut spec = Spec::new(Kind::Change, quote, Some(ratio), Unit::Ratio).is("unverified");
        spec.record.commodity = Some("oil".into());
        spring(spec)
    };
    let up = change("150 percent", "1.5").from("1600", Unit::Tonne);
    check(std::slice::from_ref(&up), tonnes(), &["Volume 4 000 derived | 17167..17318 | 4000 | derived"]);
    let formula = notes(up.clone(), &tonnes());
    assert!(formula.starts_with("Derived: 1 600 t × (1 + 1.5) = 4 000 t. "), "{formula}");
    check(
        &[up.clone().hedge(Hedge::MoreThan)],
        tonnes(),
        &["Volume >4 000 derived | 17167..17318 | 4000 | Up | derived"],
    );
    // "Fell by more than a third": less than two thirds are left.
    let down = change("a third", "-0.25").from("1600", Unit::Tonne).hedge(Hedge::MoreThan);
    check(&[down], tonnes(), &["Volume <1 200 derived | 17167..17318 | 1200 | Down | derived"]);
    let money = change("99.6 percent", "0.996").from("24040000", Unit::Money(Currency::USD));
    check(&[money], linear(), &["Value 47.98M derived | 17167..17318 | 47983840 | derived"]);
    check(&[change("150 percent", "1.5")], tonnes(), &["Volume not placed: OtherKind(Change)"]);
}

#[test]
fn about_has_a_soft_edge() {
    let about = spring(money("$5m", "5000000")).hedge(Hedge::About).is("unverified");
    check(&[about], linear(), &["Value ~5M | 17167..17318 | 5000000 | soft"]);
}

#[test]
fn kilolitres_from_barrels_need_no_factor_and_from_tonnes_the_named_one() {
    let litres = Options { volume: VolumeUnit::Kilolitres, ..Options::default() };
    let barrels = spring(oil("1,000 barrels", "1000", Unit::Barrel, "lpg")).is("unverified");
    check(&[barrels], litres.clone(), &["Volume 1 000 bbl | 17167..17318 | 158.987"]);
    let tonnes = spring(oil("100 t", "100", Unit::Tonne, "diesel")).is("unverified");
    check(&[tonnes], litres, &["Volume 100 t | 17167..17318 | 118.605"]);
}

#[test]
fn a_monthly_ceiling_is_the_twelfth_of_a_year_from_whichever_day() {
    let claim =
        oil("1,000 barrels", "1000", Unit::Barrel, "crude").on("2018-02-01", "2018-02-28").is("unverified");
    check(
        &[claim],
        Options { log: true, ..monthly() },
        &[
            "Volume 1 000/mo | 17563..17591 | 1000",
            "Volume cap 500 000 bbl a year, refined (UNSCR 2397): 41.67k bbl a month x1",
            "Volume cap 4 000 000 bbl a year, crude (UNSCR 2397): 333.3k bbl a month x1",
        ],
    );
}

#[test]
fn colours_tell_flows_goods_sources_and_articles_apart() {
    let figures = sample();
    let by = |colour| groups(&scene_of(&figures, &Options { colour, ..Options::default() }));
    assert_eq!(by(ColourBy::Flow), "RUS → PRK 6, CHN → PRK 1, PRK → RUS 1, flow not stated 7");
    assert_eq!(by(ColourBy::Source), "KOTRA 15");
    assert_eq!(by(ColourBy::Commodity), "refined 3, oil 2, commodity not stated 10");
    assert!(by(ColourBy::Status).starts_with("Confirmed 2, Corroborated 2, Single source 3"));
    let many: Vec<Spec> = (0..12)
        .map(|at| {
            let mut spec = spring(money("$5m", "5000000")).is("confirmed");
            spec.record.sources = vec![format!("source {at:02}").into()];
            spec
        })
        .collect();
    let scene = scene_of(&article(1, "", &many), &Options { colour: ColourBy::Source, ..Options::default() });
    assert!(groups(&scene).ends_with("source 08 1, 3 others 3"), "{}", groups(&scene));
    assert_eq!(scene.legend.groups.last().map(|group| group.ink), Some(Ink::Rest));
}

#[test]
fn an_entry_of_the_legend_switches_its_marks_off_and_keeps_its_count() {
    let figures = sample();
    let all = scene_of(&figures, &Options::default());
    let marks = |scene: &Scene| scene.plots.iter().map(|plot| plot.marks.len()).sum::<usize>();
    for entry in ["status confirmed", "plan", "estimate"] {
        let scene = scene_of(&figures, &Options::default().toggled(&entry.into()));
        let off = scene.plots.iter().map(|plot| plot.hidden).sum::<usize>();
        assert!(off > 0 && marks(&scene) + off == marks(&all), "{entry}");
        assert_eq!(groups(&scene).replace(" off", ""), groups(&all));
    }
    let again = Options::default().toggled(&"plan".into()).toggled(&"plan".into());
    assert_eq!(again, Options::default());
}

#[test]
fn a_pair_of_plots_for_each_flow_has_one_scale() {
    let scene = scene_of(&sample(), &Options { panes: PaneBy::Flow, ..Options::default() });
    assert_eq!(scene.panes, ["RUS → PRK", "CHN → PRK", "PRK → RUS", "not stated"]);
    assert_eq!(scene.plots.len(), 8);
    let heights: Vec<[f64; 2]> = scene.plots.iter().map(|plot| plot.y).collect();
    assert!(heights.chunks(2).all(|pair| pair == &heights[..2]));
}

#[test]
fn marks_are_walked_in_time_order_and_back() {
    let scene = scene_of(&sample(), &Options::default());
    let order = scene.in_time_order();
    let mut walked = vec![scene.step(None, true).expect("a first")];
    while let Some(next) = scene.step(walked.last().copied(), true) {
        walked.push(next);
    }
    assert_eq!(walked, order);
    assert_eq!(scene.step(Some(order[3]), false), Some(order[2]));
    assert_eq!(scene.step(None, false), order.last().copied());
    let begins: Vec<f64> = order.iter().map(|(plot, mark)| scene.plots[*plot].marks[*mark].x0).collect();
    assert!(begins.is_sorted());
}
