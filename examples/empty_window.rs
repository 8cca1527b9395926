//! An empty eframe window, measured like `tumen --frames N`: the baseline that Tumen's figures are stated beside.
//!
//! `cargo run --release --example empty_window -- 300`

use std::time::Instant;

use tumen::app::frames::Frames;

struct Empty;

impl eframe::App for Empty {
    fn ui(&mut self, _ui: &mut egui::Ui, _frame: &mut eframe::Frame) {}
}

fn main() -> Result<(), eframe::Error> {
    let started = Instant::now();
    let frames = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(300);
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_inner_size([1440.0, 900.0]),
        renderer: eframe::Renderer::Glow,
        ..Default::default()
    };
    eframe::run_native(
        "empty",
        options,
        Box::new(move |creation| {
            Frames::install(&creation.egui_ctx, frames, None, started);
            Ok(Box::new(Empty))
        }),
    )
}
