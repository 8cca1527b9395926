use super::*;
use crate::chart::fixture::{article, money, official, oil, scene_beside};
use crate::chart::{PaneBy, PlotKind, Scene, VolumeUnit};

const USD: Unit = Unit::Money(Currency::USD);

fn linear() -> Options {
    Options { log: false, ..Options::default() }
}

/// Two figures of 2017, RUS → PRK.
fn claims() -> Vec<crate::model::Figure> {
    article(
        1,
        "2017-07-25",
        &[
            money("$48m", "48000000").on("2017-01-01", "2017-05-31").flow("RUS", "PRK").is("unverified"),
            oil("4,100 t", "4100", Unit::Tonne, "diesel")
                .on("2017-01-01", "2017-04-30")
                .flow("RUS", "PRK")
                .is("unverified"),
        ],
    )
}

fn line(scene: &Scene, kind: PlotKind) -> &OfficialLine {
    scene.plots[kind as usize].official.first().expect("a line")
}

/// What a series of the value plot draws: `amount` or `amount+` where a line leads to it.
fn drawn(rows: &[(&str, &str, &str)], options: Options) -> Vec<String> {
    let scene = scene_beside(&claims(), &[official("kita", "all", USD, rows)], options);
    let steps = line(&scene, PlotKind::Value).steps.iter();
    steps.map(|step| format!("{}{}", if step.joins { "+" } else { "" }, step.amount)).collect()
}

#[test]
fn rows_that_follow_each_other_as_equals_are_joined_and_nothing_else_is() {
    let rows = [
        ("2017-01-01", "2017-01-31", "10"),
        ("2017-02-01", "2017-02-28", "20"),
        // A month is missing, and April follows nothing.
        ("2017-04-01", "2017-04-30", "40"),
        // A year after a month is no equal.
        ("2017-05-01", "2018-04-30", "500"),
    ];
    assert_eq!(drawn(&rows, linear()), ["10", "+20", "40", "500"]);
}

#[test]
fn per_month_a_year_is_its_twelfth_and_some_days_stay_what_they_are() {
    let rows = [("2016-01-01", "2016-12-31", "120"), ("2017-03-01", "2017-03-10", "7")];
    assert_eq!(drawn(&rows, linear()), ["120", "7"]);
    assert_eq!(drawn(&rows, Options { monthly: true, ..linear() }), ["10", "7"]);
}

#[test]
fn a_gap_is_no_zero_and_a_month_within_a_year_is_drawn_instead_of_it() {
    let rows = [
        ("2016-01-01", "2016-12-31", "120"),
        ("2017-01-01", "2017-12-31", ""),
        ("2018-01-01", "2018-12-31", "5"),
    ];
    assert_eq!(drawn(&rows, linear()), ["120", "5"]);
    // Nothing stands at zero on a logarithmic scale either.
    let rows = [("2016-01-01", "2016-12-31", "0"), ("2018-01-01", "2018-12-31", "5")];
    assert_eq!(drawn(&rows, Options::default()), ["5"]);
    assert_eq!(drawn(&rows, linear()), ["0", "5"]);
}

#[test]
fn the_lane_tells_what_is_reported_left_out_and_unknown() {
    let rows = [
        ("2016-01-01", "2016-12-31", "120"),
        ("2017-01-01", "2017-12-31", ""),
        ("2019-01-01", "2019-12-31", "5"),
    ];
    let scene = scene_beside(&claims(), &[official("kita", "all", USD, &rows)], linear());
    let lane = &line(&scene, PlotKind::Value).lane;
    let day = |x: f64| super::super::day_at(x).expect("a day").to_string();
    let lane: Vec<(String, Coverage)> = lane.iter().map(|of| (day(of.x[0]), of.coverage)).collect();
    use Coverage::{NotReported, Reported, Unknown};
    let expected = [
        ("2016-01-01", Reported),
        ("2017-01-01", NotReported),
        ("2018-01-01", Unknown),
        ("2019-01-01", Reported),
    ];
    let expected: Vec<(String, Coverage)> = expected.map(|(day, of)| (day.to_owned(), of)).into();
    assert_eq!(lane, expected);
    // Before the first row nothing is known, as far back as claims are shown.
    let scene = scene_beside(&claims(), &[official("kita", "all", USD, &rows[2..])], linear());
    let first = line(&scene, PlotKind::Value).lane[0];
    assert_eq!(first.coverage, Unknown);
    assert!(first.x[0] <= day_number("2017-01-01".parse().expect("a date")));
}

#[test]
fn the_claims_say_which_years_are_shown_and_only_steps_in_them_which_values() {
    let rows = [("1990-01-01", "1990-12-31", "9000000000"), ("2017-01-01", "2017-12-31", "200000000")];
    let series = official("kita", "all", USD, &rows);
    let alone = scene_beside(&claims(), &[], linear());
    let scene = scene_beside(&claims(), &[std::sync::Arc::clone(&series)], linear());
    assert_eq!(scene.x, alone.x);
    let [_, high] = scene.plots[0].y;
    assert!((200e6..300e6).contains(&high), "{high}");
    // Without claims the steps say it.
    let scene = scene_beside(&[], &[series], linear());
    let day = |text: &str| day_number(text.parse().expect("a date"));
    assert!(scene.x[0] < day("1990-01-01") && scene.x[1] > day("2018-01-01"), "{:?}", scene.x);
    assert!(!scene.plots[0].is_empty() && scene.plots[1].is_empty());
}

#[test]
fn what_has_no_plot_is_told_with_the_reason() {
    let rows = [("2017-01-01", "2017-12-31", "7")];
    let none: [(&str, &str, &str); 0] = [];
    let flour = official("flour", "flour", Unit::Tonne, &rows);
    let yuan = official("yuan", "all", "CNY".parse().expect("a unit"), &rows);
    let lpg = official("lpg", "lpg", Unit::Tonne, &rows);
    let empty = official("empty", "all", USD, &none);
    let scene = scene_beside(&claims(), &[flour, yuan, lpg, empty], linear());
    let why: Vec<(&str, NotDrawn)> = scene.undrawn.iter().map(|of| (&*of.series.id, of.why)).collect();
    let cny = NotDrawn::Currency("CNY".parse().expect("a unit"));
    let expected = [
        ("flour", NotDrawn::OtherGoods),
        ("yuan", cny),
        ("lpg", NotDrawn::NoFactor),
        ("empty", NotDrawn::NoRows),
    ];
    assert_eq!(why, expected);
    assert!(scene.plots.iter().all(|plot| plot.official.is_empty()));
}

#[test]
fn tonnes_and_barrels_go_by_the_chosen_factors() {
    let series = official("diesel", "diesel", Unit::Tonne, &[("2017-01-01", "2017-12-31", "100")]);
    for (volume, amount, how) in [
        (VolumeUnit::Tonnes, "100", ""),
        (VolumeUnit::Barrels, "746", "at 7.46 bbl/t (BP 2021)"),
        (VolumeUnit::Kilolitres, "118.605", "at 7.46 bbl/t (BP 2021)"),
    ] {
        let scene =
            scene_beside(&claims(), &[std::sync::Arc::clone(&series)], Options { volume, ..linear() });
        let line = line(&scene, PlotKind::Volume);
        assert_eq!((line.steps[0].amount.to_string().as_str(), &*line.conversion), (amount, how));
    }
}

#[test]
fn a_series_stands_in_the_pair_of_its_flow() {
    let mut figures = claims();
    figures.extend(article(
        2,
        "2018-01-01",
        &[money("$5m", "5000000").on("2017-01-01", "2017-12-31").flow("CHN", "PRK").is("unverified")],
    ));
    let series = official("kita", "all", USD, &[("2017-01-01", "2017-12-31", "7")]);
    let by_flow = Options { panes: PaneBy::Flow, ..linear() };
    let scene = scene_beside(&figures, &[std::sync::Arc::clone(&series)], by_flow.clone());
    let of: Vec<&str> = scene
        .plots
        .iter()
        .filter(|plot| !plot.official.is_empty())
        .map(|plot| &*scene.panes[plot.pane])
        .collect();
    assert_eq!(of, ["RUS → PRK"]);
    let scene = scene_beside(&figures[2..], &[series], by_flow);
    assert_eq!(scene.undrawn.iter().map(|of| of.why).collect::<Vec<_>>(), [NotDrawn::NoPane]);
}

#[test]
fn the_step_of_a_day_is_found_and_none_in_a_gap() {
    let rows = [("2016-01-01", "2016-12-31", "120"), ("2018-01-01", "2018-12-31", "5")];
    let scene = scene_beside(&claims(), &[official("kita", "all", USD, &rows)], linear());
    let line = line(&scene, PlotKind::Value);
    let at =
        |day: &str| line.at(day_number(day.parse().expect("a date"))).map(|step| step.amount.to_string());
    assert_eq!(at("2016-12-31").as_deref(), Some("120"));
    assert_eq!(at("2017-06-01"), None);
    assert_eq!(at("2018-01-01").as_deref(), Some("5"));
    assert_eq!(at("2015-12-31"), None);
    assert_eq!(line.row(&line.steps[1]).expect("a row").start.to_string(), "2018-01-01");
}
