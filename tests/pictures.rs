//! A small picture of each panel: fixed themes, sizes and bundled fonts. Without a Vulkan driver (Mesa's software one is
//! enough) they skip themselves. `UPDATE_SNAPSHOTS=1 cargo test --test pictures` makes them anew.

mod common;

use common::{Home, Window};
use egui::{Key, Theme, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, SnapshotResults, try_image_snapshot};
use image::{Rgba, RgbaImage, imageops};
use tumen::app::App;
use tumen::ui::{Hints, Screen};

/// Left, top, right, bottom in points; a point is a pixel here.
type Part = [f32; 4];

/// Whether a renderer can be had here; says so if not.
fn renderer() -> bool {
    let found = std::panic::catch_unwind(egui_kittest::wgpu::WgpuTestRenderer::default).is_ok();
    if !found {
        println!("skipped: no Vulkan driver to draw pictures with");
    }
    found
}

/// A window in a theme, as at the very first start, and where its files are, which is gone when it is dropped.
fn window(theme: Theme, hints: Hints, open: impl FnOnce(&mut App) + 'static) -> (Home, Window) {
    let home = Home::new();
    let world = home.world();
    let harness = Harness::builder().with_size(vec2(1280.0, 800.0)).with_theme(theme);
    let harness = harness.build_eframe(move |creation| {
        let screen = Screen { theme: theme.into(), hints, ..Screen::first() };
        let mut app = App::new(&creation.egui_ctx, world, screen);
        // A cursor that blinks is there or not, as it comes.
        creation.egui_ctx.all_styles_mut(|style| style.visuals.text_cursor.blink = false);
        open(&mut app);
        app
    });
    let mut window = Window { harness };
    window.settle();
    (home, window)
}

/// The sample with five statuses set.
fn judged(theme: Theme) -> (Home, Window) {
    let (home, mut window) = window(theme, Hints::default(), |app| app.open_sample());
    window.key(Key::N);
    for key in [Key::J, Key::J, Key::Num1, Key::Num3, Key::Num2, Key::J, Key::Num3, Key::J, Key::Num5, Key::K]
    {
        window.key(key);
    }
    (home, window)
}

/// The sample with all panels hidden, in a window of this size: what is opened stands on plain ground.
fn bare(theme: Theme, size: egui::Vec2) -> (Home, Window) {
    let (home, mut window) = judged(theme);
    for key in [Key::F6, Key::F7, Key::F8, Key::F9, Key::F10] {
        window.key(key);
    }
    window.harness.set_size(size);
    window.settle();
    (home, window)
}

fn draw(window: &mut Window) -> RgbaImage {
    window.harness.remove_cursor();
    window.settle();
    window.harness.render().expect("a picture")
}

/// Compare a part of the window with its picture.
fn compare(results: &mut SnapshotResults, window: &mut Window, name: &str, part: Part) {
    let image = draw(window);
    results.add(try_image_snapshot(&cut(&image, part), name));
}

fn cut(image: &RgbaImage, [left, top, right, bottom]: Part) -> RgbaImage {
    let (width, height) = ((right - left) as u32, (bottom - top) as u32);
    imageops::crop_imm(image, left as u32, top as u32, width, height).to_image()
}

/// Compare the whole window, with a plain bar over all that speaks of a day or a place of this run.
fn compare_masked(results: &mut SnapshotResults, window: &mut Window, name: &str, width: f32) {
    let mut image = draw(window);
    let of_this_run = |words: &str| {
        ["20", " 20", "/"].iter().any(|sign| words.contains(sign)) && !words.contains("figures")
    };
    let labels = window.harness.query_all_by_label_contains("");
    let labels = labels.filter(|node| {
        let node = node.accesskit_node();
        // Words that are no control's name are a value.
        node.role() == egui::accesskit::Role::Label
            && node.label().or(node.value()).is_some_and(|words| of_this_run(&words))
    });
    let rects: Vec<egui::Rect> = labels.map(|node| node.rect()).collect();
    assert!(!rects.is_empty(), "nothing of this run in {name}");
    for rect in rects {
        let right = (rect.left() + width).min(image.width() as f32 - 4.0);
        for y in rect.top() as u32..rect.bottom() as u32 {
            for x in rect.left() as u32..right as u32 {
                image.put_pixel(x, y, Rgba([128, 128, 128, 255]));
            }
        }
    }
    results.add(try_image_snapshot(&image, name));
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

/// Beside each other in one window, so that one start serves many pictures.
#[test]
fn articles_claim_and_suggestion() {
    if !renderer() {
        return;
    }
    let mut results = SnapshotResults::new();
    for (theme, suffix) in [(Theme::Dark, "dark"), (Theme::Light, "light")] {
        let (_home, mut window) = judged(theme);
        if theme == Theme::Dark {
            compare(&mut results, &mut window, "articles", [0.0, 32.0, 260.0, 480.0]);
        }
        compare(&mut results, &mut window, &format!("claim-{suffix}"), [970.0, 30.0, 1280.0, 520.0]);
        for _ in 0..4 {
            window.key(Key::J);
        }
        if theme == Theme::Light {
            compare(&mut results, &mut window, "suggestion", [970.0, 30.0, 1280.0, 520.0]);
            window.harness.set_size(vec2(1280.0, 1600.0));
            window.settle();
            let status = window
                .harness
                .query_all_by_role_and_label(egui::accesskit::Role::Heading, "Status")
                .map(|node| node.rect().top());
            let top = status.fold(0.0, f32::max);
            compare(
                &mut results,
                &mut window,
                "statuses-of-a-claim",
                [970.0, top - 8.0, 1280.0, top + 400.0],
            );
        }
    }
}

#[test]
fn chart_and_reader() {
    if !renderer() {
        return;
    }
    let mut results = SnapshotResults::new();
    let (_home, mut window) = judged(Theme::Light);
    for key in [Key::F6, Key::F8, Key::F9, Key::F10] {
        window.key(key);
    }
    window.harness.set_size(vec2(760.0, 420.0));
    window.settle();
    compare(&mut results, &mut window, "chart", [0.0, 32.0, 760.0, 394.0]);
    window.key(Key::T);
    compare(&mut results, &mut window, "chart-as-table", [0.0, 32.0, 760.0, 240.0]);
    let (_home, mut window) = judged(Theme::Dark);
    for key in [Key::F6, Key::F7, Key::F9, Key::F10] {
        window.key(key);
    }
    window.harness.set_size(vec2(680.0, 360.0));
    window.settle();
    compare(&mut results, &mut window, "reader", [0.0, 130.0, 620.0, 334.0]);
}

#[test]
fn the_lists() {
    if !renderer() {
        return;
    }
    let mut results = SnapshotResults::new();
    for theme in [Theme::Dark, Theme::Light] {
        let (_home, mut window) = judged(theme);
        for key in [Key::F6, Key::F7, Key::F8, Key::F10] {
            window.key(key);
        }
        // As wide as between the side panels of a small window.
        window.harness.set_size(vec2(728.0, 300.0));
        window.settle();
        let part = [0.0, 32.0, 728.0, 274.0];
        if theme == Theme::Dark {
            compare(&mut results, &mut window, "claims", part);
            window.key(Key::I);
            compare(&mut results, &mut window, "origins", part);
        } else {
            window.key(Key::D);
            compare(&mut results, &mut window, "checks", part);
            window.harness.key_press_modifiers(egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, Key::F);
            window.settle();
            window.type_into("Search all articles", "oil");
            compare(&mut results, &mut window, "search", part);
        }
    }
}

#[test]
fn finder_keys_and_preferences() {
    if !renderer() {
        return;
    }
    let mut results = SnapshotResults::new();
    // The least size that the window lets itself be given.
    let size = vec2(760.0, 480.0);
    let whole = [0.0, 0.0, 760.0, 480.0];
    let (_home, mut window) = bare(Theme::Dark, size);
    window.ctrl(Key::K);
    window.type_into("Find a command", "article");
    compare(&mut results, &mut window, "finder", whole);
    window.key(Key::Escape);
    window.ctrl(Key::Comma);
    compare(&mut results, &mut window, "preferences", whole);
    window.key(Key::Escape);
    window.ctrl(Key::E);
    compare(&mut results, &mut window, "export", whole);
    let (_home, mut window) = bare(Theme::Light, size);
    window.key(Key::Questionmark);
    compare(&mut results, &mut window, "keys", whole);
}

#[test]
fn statuses_and_what_was_decided() {
    if !renderer() {
        return;
    }
    let mut results = SnapshotResults::new();
    let (_home, mut window) = bare(Theme::Dark, vec2(800.0, 620.0));
    choose(&mut window, "Statuses…");
    compare(&mut results, &mut window, "statuses", [20.0, 34.0, 780.0, 594.0]);
    let (_home, mut window) = bare(Theme::Light, vec2(760.0, 400.0));
    window.ctrl(Key::H);
    compare_masked(&mut results, &mut window, "history", 112.0);
    window.key(Key::Escape);
    choose(&mut window, "Restore a backup…");
    compare_masked(&mut results, &mut window, "backups", 420.0);
}

/// Invoke a command by its name.
fn choose(window: &mut Window, command: &str) {
    window.ctrl(Key::K);
    window.type_into("Find a command", command);
    window.key(Key::Enter);
}

#[test]
fn guide_hints_and_an_empty_window() {
    if !renderer() {
        return;
    }
    let mut results = SnapshotResults::new();
    let (_home, mut window) = bare(Theme::Dark, vec2(760.0, 480.0));
    window.key(Key::F1);
    compare(&mut results, &mut window, "guide", [0.0, 60.0, 760.0, 330.0]);
    let (_home, mut window) = self::window(Theme::Light, Hints::first(), |app| app.open_sample());
    compare(&mut results, &mut window, "hint", [250.0, 100.0, 860.0, 400.0]);
    let (_home, mut window) = self::window(Theme::Dark, Hints::default(), |_| {});
    window.harness.set_size(vec2(900.0, 620.0));
    window.settle();
    compare(&mut results, &mut window, "empty", [0.0, 0.0, 900.0, 600.0]);
    choose(&mut window, "Paste an article…");
    compare(&mut results, &mut window, "paste", [100.0, 40.0, 800.0, 580.0]);
}
