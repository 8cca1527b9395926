use std::cell::RefCell;
use std::rc::Rc;

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::chart::fixture::{article, money, sample, scene_of};
use crate::chart::{Options, VolumeUnit};
use crate::ui::theme;

struct Stage {
    panel: ChartPanel,
    events: Vec<ChartEvent>,
    selected: Option<FigureKey>,
}

/// The chart alone in a window, with the sample's claims.
fn stage(figures: Vec<Figure>, options: Options) -> (Harness<'static>, Rc<RefCell<Stage>>) {
    let stage =
        Rc::new(RefCell::new(Stage { panel: ChartPanel::default(), events: Vec::new(), selected: None }));
    let scene = scene_of(&figures, &options);
    let shown = Rc::clone(&stage);
    let codebook = Codebook::default();
    let harness = Harness::builder().with_size(vec2(1100.0, 480.0)).build_ui(move |ui| {
        let mut stage = shown.borrow_mut();
        let Stage { panel, events, selected } = &mut *stage;
        theme::install(ui.ctx());
        let figure = |key| figures.iter().find(|figure| figure.key() == key);
        let view = ChartView {
            scene: &scene,
            selected: *selected,
            figure: &figure,
            commodity: &str::to_owned,
            codebook: &codebook,
        };
        panel.show(ui, &view, events);
    });
    (harness, stage)
}

/// What clicking the thing with this name asks for.
#[track_caller]
fn check(label: &str, expected: ChartEvent) {
    let (mut harness, stage) = stage(sample(), Options::default());
    harness.run();
    harness.get_by_label(label).click();
    harness.run();
    assert_eq!(stage.borrow().events, [expected]);
}

#[test]
fn clicking_a_bar_opens_its_figure() {
    let key = sample()[0].key();
    check("US$48 million, Jan–May 2017, RUS → PRK, Single source", ChartEvent::Open(key));
    let figures = sample();
    let plan = figures.iter().find(|figure| &**figure.quote() == "1.2 million barrels").expect("a plan");
    check("1.2 million barrels, Feb–Jun 2025, RUS → PRK, plan, Single source", ChartEvent::Open(plan.key()));
}

#[test]
fn switches_ask_for_other_options() {
    let log = Options::default();
    check("linear", ChartEvent::SetOptions(Options { log: false, ..log }));
    check("tonnes", ChartEvent::SetOptions(Options { volume: VolumeUnit::Tonnes, ..log }));
    check("suggestions 2", ChartEvent::SetOptions(Options { suggestions: false, ..log }));
}

#[test]
fn the_count_of_what_is_not_placed_opens_it() {
    check("4 not placed", ChartEvent::ShowUnplaced(PlotKind::Value));
    check("1 not placed", ChartEvent::ShowUnplaced(PlotKind::Volume));
}

#[test]
fn hovering_a_bar_tells_quote_article_period_and_source() {
    let (mut harness, _stage) = stage(sample(), Options::default());
    harness.run();
    harness.get_by_label_contains("4,100 tons, Jan–Apr 2017").hover();
    harness.run();
    harness.run_steps(30);
    for words in [
        "“4,100 tons”",
        "Russia Increasingly Propping up N.Korean Regime",
        "Chosun Ilbo · 2017-07-25",
        "Jan–Apr 2017",
        "KOTRA ‹ Chosun Ilbo",
    ] {
        harness.get_by_label(words);
    }
    harness.get_by_label_contains("product not stated");
}

#[test]
fn only_marks_in_sight_have_a_name_and_a_double_click_brings_all_back() {
    let (mut harness, stage) = stage(sample(), Options::default());
    harness.run();
    let old = "US$1.27 billion, Jan–Mar 2014, CHN → PRK, Confirmed";
    let zoomed = [crate::chart::day_number(jiff::civil::date(2016, 6, 1)), 20_000.0];
    stage.borrow_mut().panel.x = Some(zoomed);
    harness.run();
    assert!(harness.query_by_label(old).is_none());
    stage.borrow_mut().panel.fit();
    harness.run();
    harness.get_by_label(old);
}

#[test]
fn a_figure_selected_elsewhere_is_brought_into_sight() {
    let (mut harness, stage) = stage(sample(), Options::default());
    harness.run();
    let old = sample().into_iter().find(|figure| &**figure.quote() == "US$1.27 billion").expect("a claim");
    stage.borrow_mut().panel.x = Some([19_000.0, 20_000.0]);
    stage.borrow_mut().selected = Some(old.key());
    harness.run();
    harness.get_by_label_contains("US$1.27 billion");
    let x = stage.borrow().panel.x.expect("still zoomed");
    assert_eq!(x[1] - x[0], 1000.0);
}

#[test]
fn the_wheel_zooms_time_around_the_pointer() {
    let (mut harness, stage) = stage(sample(), Options::default());
    harness.run();
    let bar = harness.get_by_label_contains("US$48 million, Jan–May").rect().center();
    harness.hover_at(bar);
    harness.run();
    harness.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, 100.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: egui::Modifiers::NONE,
    });
    // The wheel is smoothed over some frames.
    harness.run_steps(20);
    let x = stage.borrow().panel.x.expect("zoomed");
    let all = scene_of(&sample(), &Options::default()).x;
    assert!(x[1] - x[0] < (all[1] - all[0]) * 0.8);
    let after = harness.get_by_label_contains("US$48 million, Jan–May").rect().center();
    assert!((after.x - bar.x).abs() < 3.0, "{bar} to {after}");
}

#[test]
fn empty_plots_say_what_would_fill_them() {
    let (mut harness, _stage) = stage(Vec::new(), Options::default());
    harness.run();
    assert_eq!(harness.query_all_by_label_contains("would stand here").count(), 2);
}

#[test]
fn thousands_of_marks_cost_little() {
    let month = |at: usize| (2000 + at / 12 % 25, at % 12 + 1);
    let specs: Vec<_> = (0..200)
        .map(|at| {
            let (year, month) = month(at * 7);
            let amount = (1_000_000_u64 + at as u64 * 777_777).to_string();
            money(&format!("${amount}"), &amount)
                .on(&format!("{year}-{month:02}-01"), &format!("{year}-{month:02}-28"))
        })
        .collect();
    let (mut harness, _stage) = stage(article(1, "", &specs), Options::default());
    harness.run();
    assert!(harness.query_all_by_label_contains("suggested").count() >= 190);
}
