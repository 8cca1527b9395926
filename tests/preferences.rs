//! What the window looks like and who works here, in one dialog.

mod common;

use common::Home;
use egui::Key;
use egui_kittest::kittest::Queryable as _;

#[test]
fn preferences_act_at_once_and_the_name_stands_with_the_next_decision() {
    let home = Home::new();
    let mut window = home.open();
    window.ctrl(Key::Comma);
    window.click("light");
    assert!(!window.harness.ctx.global_style().visuals.dark_mode);
    window.click("125 %");
    assert!((window.harness.ctx.zoom_factor() - 1.25).abs() < 0.001);
    window.click("100 %");
    window.type_into("Name in the history", "Park");
    window.key(Key::Tab);
    window.harness.get_by_label_contains("Factors: ").click_accesskit();
    window.settle();
    window.click("Close");
    window.key(Key::J);
    window.key(Key::Num1);
    window.ctrl(Key::H);
    window.expect("Park Unverified → Confirmed");
}
