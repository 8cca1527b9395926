//! A few small pictures: fixed theme, size and bundled fonts. Without a Vulkan driver (Mesa's software one is enough)
//! they skip themselves. `UPDATE_SNAPSHOTS=1 cargo test --test pictures` makes them anew.

mod common;

use common::Home;
use egui::Key;

/// Whether a renderer can be had here; says so if not.
fn renderer() -> bool {
    let found = std::panic::catch_unwind(egui_kittest::wgpu::WgpuTestRenderer::default).is_ok();
    if !found {
        println!("skipped: no Vulkan driver to draw pictures with");
    }
    found
}

#[test]
fn the_sample_with_a_confirmed_claim() {
    if !renderer() {
        return;
    }
    let home = Home::new();
    let mut window = home.open();
    window.key(Key::N);
    window.key(Key::J);
    window.key(Key::J);
    window.key(Key::Num1);
    window.key(Key::K);
    // The claim panel shows the time of the decision, which differs from run to run.
    window.key(Key::F10);
    window.harness.remove_cursor();
    window.settle();
    window.harness.set_size(egui::vec2(1180.0, 620.0));
    window.settle();
    // The sentence and the row come into view again.
    window.key(Key::K);
    window.key(Key::J);
    window.harness.snapshot("sample");
}
