use std::cell::RefCell;
use std::rc::Rc;

use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;
use crate::chart::fixture::{Shelf, article, money, sample, scene_of};
use crate::chart::{ColourBy, Options, PaneBy, VolumeUnit};
use crate::ui::theme;

struct Stage {
    panel: ChartPanel,
    events: Vec<ChartEvent>,
    selected: Option<FigureKey>,
    as_table: bool,
}

/// The chart alone in a window, with the sample's claims.
fn stage(figures: Vec<Figure>, options: Options) -> (Harness<'static>, Rc<RefCell<Stage>>) {
    let stage = Stage { panel: ChartPanel::default(), events: Vec::new(), selected: None, as_table: false };
    let stage = Rc::new(RefCell::new(stage));
    let scene = scene_of(&figures, &options);
    let shown = Rc::clone(&stage);
    let shelf = Shelf::new();
    let lexicon = crate::vocabulary::Lexicon::embedded();
    let harness = Harness::builder().with_size(vec2(1100.0, 480.0)).build_ui(move |ui| {
        let mut stage = shown.borrow_mut();
        let Stage { panel, events, selected, as_table } = &mut *stage;
        theme::install(ui.ctx());
        let tables = shelf.tables();
        let view = ChartView {
            own: &[],
            scene: &scene,
            all: figures.len(),
            figures: &figures,
            selected: *selected,
            tables,
            lexicon: &lexicon,
            sets: std::slice::from_ref(tables.factors),
            as_table: *as_table,
        };
        let before = events.len();
        panel.show(ui, &view, events);
        // As the window does: what is opened is selected.
        if let Some(ChartEvent::Open(key)) = events[before..].last() {
            *selected = Some(*key);
        }
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
    let log = Options::default;
    check("linear", ChartEvent::SetOptions(Options { log: false, ..log() }));
    check("per month", ChartEvent::SetOptions(Options { monthly: true, ..log() }));
    check("tonnes", ChartEvent::SetOptions(Options { volume: VolumeUnit::Tonnes, ..log() }));
    check("kilolitres", ChartEvent::SetOptions(Options { volume: VolumeUnit::Kilolitres, ..log() }));
    check("suggestions 2", ChartEvent::SetOptions(Options { suggestions: false, ..log() }));
    check("Confirmed 2", ChartEvent::SetOptions(log().toggled(&"status confirmed".into())));
    check("plan 2", ChartEvent::SetOptions(log().toggled(&"plan".into())));
}

#[test]
fn the_table_is_one_of_the_options() {
    let (mut harness, stage) = stage(sample(), Options::default());
    harness.run();
    harness.get_by_label("options ▼").click();
    harness.run();
    harness.get_by_label_contains("The same data as a table").click();
    harness.run();
    assert_eq!(stage.borrow().events, [ChartEvent::AsTable]);
}

#[test]
fn the_count_of_what_is_not_placed_opens_it() {
    check("4 not placed", ChartEvent::ShowUnplaced(0));
    check("1 not placed", ChartEvent::ShowUnplaced(1));
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

fn colour_menu_offers(words: &str, expected: Options) {
    let (mut harness, stage) = stage(sample(), Options::default());
    harness.run();
    harness.get_by_label("colour: status ▼").click();
    harness.run();
    harness.get_by_label(words).click();
    harness.run();
    assert_eq!(stage.borrow().events, [ChartEvent::SetOptions(expected)]);
}

#[test]
fn colours_are_chosen_in_a_menu() {
    colour_menu_offers("flow", Options { colour: ColourBy::Flow, ..Options::default() });
    colour_menu_offers("article", Options { colour: ColourBy::Article, ..Options::default() });
}

#[test]
fn arrow_keys_walk_the_marks_in_time_order_and_each_has_the_focus() {
    let (mut harness, stage) = stage(sample(), Options::default());
    harness.run();
    stage.borrow_mut().panel.take_focus();
    harness.run();
    let mut walked = Vec::new();
    for _ in 0..3 {
        harness.key_press(egui::Key::ArrowRight);
        harness.run();
        harness.run();
        let focused = harness.get_by(|node| node.is_focused());
        walked.push(focused.accesskit_node().label().expect("a name"));
    }
    assert_eq!(
        walked,
        [
            "US$1.27 billion, Jan–Mar 2014, CHN → PRK, Confirmed",
            "$24.04 million, Jan–May 2016, RUS → PRK, Unverified",
            "1,600 tons, Jan–Apr 2016, RUS → PRK, Corroborated",
        ]
    );
    harness.key_press(egui::Key::ArrowLeft);
    harness.run();
    harness.run();
    let focused = harness.get_by(|node| node.is_focused());
    assert_eq!(focused.accesskit_node().label().as_deref(), Some(&*walked[1]));
}

#[test]
fn zooming_and_panning_by_keys_loses_no_selection() {
    let (mut harness, stage) = stage(sample(), Options::default());
    harness.run();
    stage.borrow_mut().panel.take_focus();
    harness.run();
    harness.key_press(egui::Key::ArrowRight);
    harness.run();
    let selected = stage.borrow().selected;
    for _ in 0..12 {
        harness.key_press(egui::Key::ArrowUp);
        harness.run();
    }
    for _ in 0..12 {
        harness.key_press_modifiers(egui::Modifiers::SHIFT, egui::Key::ArrowRight);
        harness.run();
    }
    assert!(stage.borrow().panel.x.is_some());
    assert_eq!(stage.borrow().selected, selected);
    assert!(selected.is_some());
}

/// Drag from one place to another with these keys held.
fn drag(harness: &mut Harness<'static>, from: egui::Pos2, to: egui::Pos2, modifiers: egui::Modifiers) {
    harness.event(egui::Event::ModifiersChanged(modifiers));
    harness.hover_at(from);
    harness.step();
    harness.drag_at(from);
    harness.step();
    harness.hover_at(from.lerp(to, 0.5));
    harness.step();
    harness.hover_at(to);
    harness.step();
    harness.drop_at(to);
    harness.step();
    harness.event(egui::Event::ModifiersChanged(egui::Modifiers::NONE));
    harness.run();
}

#[test]
fn shift_and_drag_zooms_into_a_box_and_a_plain_drag_pans_both_plots() {
    let (mut harness, stage) = stage(sample(), Options::default());
    harness.run();
    let plot = harness.get_by_label_contains("Trade value, USD, ").rect();
    let at = |x: f32, y: f32| plot.min + plot.size() * vec2(x, y);
    drag(&mut harness, at(0.5, 0.1), at(0.75, 0.6), egui::Modifiers::SHIFT);
    let [from, to] = scene_of(&sample(), &Options::default()).x;
    let near = |a: f64, b: f64| (a - b).abs() < (to - from) * 0.01;
    let zoomed = stage.borrow().panel.x.expect("zoomed");
    let all = to - from;
    assert!(near(zoomed[0], from + all * 0.5) && near(zoomed[1], from + all * 0.75), "{zoomed:?}");
    assert!(stage.borrow().panel.y[0].is_some() && stage.borrow().panel.y[1].is_none());
    drag(&mut harness, at(0.3, 0.02), at(0.5, 0.02), egui::Modifiers::NONE);
    let panned = stage.borrow().panel.x.expect("still zoomed");
    assert!(near(panned[0], zoomed[0] - all * 0.25 * 0.2), "{panned:?} from {zoomed:?}");
    assert_eq!(stage.borrow().events, []);
}

#[test]
fn dragging_along_the_labels_of_time_asks_for_these_days_everywhere() {
    let (mut harness, stage) = stage(sample(), Options::default());
    harness.run();
    let plot = harness.get_by_label_contains("Oil volume, barrels, ").rect();
    let y = plot.bottom() + 10.0;
    let at = |x: f32| pos2(plot.left() + plot.width() * x, y);
    drag(&mut harness, at(0.25), at(0.5), egui::Modifiers::NONE);
    let [from, to] = scene_of(&sample(), &Options::default()).x;
    let day = |share: f64| crate::chart::day_at(from + share * (to - from)).expect("a day");
    let events = stage.borrow().events.clone();
    let [ChartEvent::Brush(Some([first, last]))] = events[..] else { panic!("{events:?}") };
    let days = |a: Date, b: Date| a.until(b).map_or(0, |span| span.get_days()).abs();
    assert!(days(first, day(0.25)) < 12 && days(last, day(0.5)) < 12, "{first} {last}");
}

#[test]
fn the_same_data_stands_in_a_table_in_time_order() {
    let (mut harness, stage) = stage(sample(), Options::default());
    stage.borrow_mut().as_table = true;
    harness.run();
    let rows: Vec<String> = harness
        .query_all_by_label_contains("Plotted ")
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    assert_eq!(rows.len(), 15);
    assert_eq!(rows[0], "Plotted US$1.27 billion, Jan–Mar 2014, CHN → PRK");
    harness.get_by_label(&rows[0]).click();
    harness.run();
    assert!(matches!(stage.borrow().events[..], [ChartEvent::Open(_)]));
}

#[test]
fn small_multiples_name_their_flow() {
    let (mut harness, _stage) = stage(sample(), Options { panes: PaneBy::Flow, ..Options::default() });
    harness.run();
    for pane in ["RUS → PRK: Trade value", "CHN → PRK: Trade value", "not stated: Oil volume"] {
        harness.get_by_label_contains(pane);
    }
}

/// As many equal figures as make a crowd, and one far away.
fn crowd() -> Vec<Figure> {
    let one = money("$5m", "5000000").on("2017-01-01", "2017-05-31").is("unverified");
    let mut specs = vec![one; 700];
    specs.push(money("$900m", "900000000").on("2010-01-01", "2010-12-31").is("confirmed"));
    article(1, "", &specs)
}

#[test]
fn a_crowd_says_how_many_it_is_and_a_click_goes_nearer() {
    let (mut harness, stage) = stage(crowd(), Options::default());
    harness.run();
    assert!(harness.query_all_by_label_contains("Unverified").count() < 3, "no bar of its own for each");
    let plot = harness.get_by_label_contains("Trade value, USD, 701 figures").rect();
    let [from, to] = scene_of(&crowd(), &Options::default()).x;
    let middle = crate::chart::day_number(jiff::civil::date(2017, 3, 15));
    let x = plot.left() + plot.width() * ((middle - from) / (to - from)) as f32;
    let y = scene_of(&crowd(), &Options::default()).plots[0].y;
    let y = plot.top() + plot.height() * ((y[1] - 5_000_000_f64.log10()) / (y[1] - y[0])) as f32;
    harness.hover_at(pos2(x, y));
    harness.run();
    harness.run_steps(30);
    harness.get_by_label("700 figures here");
    harness.drag_at(pos2(x, y));
    harness.step();
    harness.drop_at(pos2(x, y));
    harness.run();
    let zoomed = stage.borrow().panel.x.expect("zoomed");
    assert!((zoomed[1] - zoomed[0]) < (to - from) * 0.3);
    assert_eq!(stage.borrow().events, []);
}
