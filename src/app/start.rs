//! Opening the window.

use std::path::PathBuf;
use std::time::Instant;

use super::frames::Frames;
use super::{App, STORAGE_KEY, World};
use crate::ui::Screen;

/// What the task bar and the window's frame show.
const ICON: &[u8] = include_bytes!("../../assets/icon/tumen-256.png");

/// What the command line asks of the window.
#[derive(Clone, Debug, Default)]
pub struct Arguments {
    /// What to open; the sample if empty.
    pub paths: Vec<PathBuf>,
    /// Draw this many frames, print what they cost, and leave.
    pub frames: Option<u32>,
    /// Press this key in each of them.
    pub press: Option<String>,
    /// When the process started.
    pub started: Option<Instant>,
}

/// Open the window and stay until it is closed.
///
/// # Errors
/// When no window can be had: no display, or no OpenGL.
pub fn run(arguments: Arguments) -> Result<(), eframe::Error> {
    let world = World::of_machine();
    let trouble = world.trouble();
    // Measuring is nobody's session.
    if arguments.frames.is_none() {
        trouble.watch();
        log::info!("Tumen {} starts", env!("CARGO_PKG_VERSION"));
    }
    let mut viewport = egui::ViewportBuilder::default()
        .with_app_id("tumen")
        .with_title("Tumen")
        .with_inner_size([1440.0, 900.0])
        .with_min_inner_size([760.0, 480.0]);
    // Without it the window has the toolkit's own icon, which is no reason not to open.
    match eframe::icon_data::from_png_bytes(ICON) {
        Ok(icon) => viewport = viewport.with_icon(icon),
        Err(error) => log::warn!("the icon could not be read: {error}"),
    }
    let options = eframe::NativeOptions {
        viewport,
        // OpenGL needs no Vulkan driver and starts fast on machines without a GPU (README, "Renderer"). Test builds
        // switch wgpu on besides, and with both the default would be wgpu: so it is said here.
        renderer: eframe::Renderer::Glow,
        persist_window: true,
        ..Default::default()
    };
    eframe::run_native(
        "tumen",
        options,
        Box::new(move |creation| {
            let screen =
                creation.storage.and_then(|storage| eframe::get_value::<Screen>(storage, STORAGE_KEY));
            let measured = arguments.frames.is_some();
            let screen = if measured { Screen::default() } else { screen.unwrap_or_else(Screen::first) };
            let mut app = App::new(&creation.egui_ctx, world, screen);
            app.system_motion(&creation.egui_ctx, super::motion::of_machine());
            app.keep_trouble(trouble);
            if !measured {
                // First: what was open last is then still the first of the recent ones.
                app.tell_crash();
            }
            // Something to look at behind the message, should a path lead nowhere.
            if arguments.paths.is_empty() || arguments.paths.iter().any(|path| !path.exists()) {
                app.open_sample();
            }
            app.open_paths(arguments.paths.clone());
            if let Some(frames) = arguments.frames {
                let press = arguments.press.as_deref().and_then(egui::Key::from_name);
                Frames::install(
                    &creation.egui_ctx,
                    frames,
                    press,
                    arguments.started.unwrap_or_else(Instant::now),
                );
            }
            Ok(Box::new(app))
        }),
    )
}
