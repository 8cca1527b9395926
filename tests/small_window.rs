//! Small windows, and large text, which leaves as little room: what one works on stays in sight.

mod common;

use common::{Home, Window};
use egui::accesskit::Role;
use egui::{Key, vec2};
use egui_kittest::kittest::Queryable as _;

/// The sample in a window of 640 by 390 points: 1280 by 780 with text of 200 %.
fn small(home: &Home) -> Window {
    let mut window = home.open();
    window.harness.set_size(vec2(640.0, 390.0));
    window.settle();
    window
}

#[test]
fn the_claim_takes_the_place_of_the_articles_while_one_is_chosen() {
    let home = Home::new();
    let mut window = small(&home);
    window.expect("Width of the list of articles");
    window.expect_not("Width of the claim panel");
    window.key(Key::J);
    window.expect("Width of the claim panel");
    window.expect_not("Width of the list of articles");
    window.harness.set_size(vec2(1440.0, 900.0));
    window.settle();
    window.expect("Width of the list of articles");
}

#[test]
fn the_chart_gives_way_with_a_word_and_comes_back() {
    let home = Home::new();
    let mut window = small(&home);
    window.expect_not("Trade value, USD");
    window.click("Show it instead of the text");
    window.expect("Trade value, USD");
    window.expect_not("The window is too low for the chart.");
}

#[test]
fn the_status_of_a_claim_stays_in_sight() {
    let home = Home::new();
    let mut window = home.open();
    window.harness.set_size(vec2(960.0, 700.0));
    window.settle();
    window.key(Key::J);
    let right = |label: &str| window.harness.get_by_role_and_label(Role::Button, label).rect().right();
    assert!(right("status") < window.harness.get_by_label("Width of the claim panel").rect().left());
    assert!(right("period") < right("status"));
    // The value keeps its room; what source and article say stands in the panel beside it.
    let left = |label: &str| window.harness.get_by_role_and_label(Role::Button, label).rect().left();
    assert!(left("flow") - left("value") > 78.0, "{}", left("flow") - left("value"));
}

#[test]
fn every_entry_of_a_menu_can_be_reached() {
    let home = Home::new();
    let mut window = small(&home);
    window.harness.get_all_by_label("File").next().expect("a menu").click();
    window.settle();
    let below = |window: &Window| window.harness.get_by_label_contains("Quit").rect().bottom();
    let mut turns = 0;
    while below(&window) > 390.0 && turns < 60 {
        turns += 1;
        window.harness.event(egui::Event::PointerMoved(egui::pos2(120.0, 200.0)));
        window.harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(0.0, -60.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: egui::Modifiers::NONE,
        });
        window.settle();
    }
    assert!(turns > 0 && below(&window) <= 390.0, "after {turns} turns at {}", below(&window));
}
