//! Draws the pictures of README and guide from the program itself on its sample: `cargo run --example pictures`.
//!
//! The real [`tumen::app::App`], its fonts and its themes, on a data directory of its own, drawn off the screen. It needs
//! a Vulkan driver (Mesa's software one is enough) and no display.

#[path = "../tests/common/mod.rs"]
mod common;

use std::collections::HashMap;
use std::path::Path;

use common::{Home, Window};
use egui::{Key, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use image::{Rgb, RgbImage, RgbaImage, imageops};
use tumen::app::App;
use tumen::ui::{Hints, Screen};

/// Left, top, right, bottom in points; a point is a pixel here.
type Part = [f32; 4];

fn main() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let guide = docs.join("guide/pictures");
    std::fs::create_dir_all(&guide).expect("the folder of the pictures");
    for (theme, ending) in [(egui::Theme::Light, ""), (egui::Theme::Dark, "-dark")] {
        let into = |name: &str| guide.join(format!("{name}{ending}.png"));
        let (_home, mut window) = open(theme, vec2(1440.0, 900.0));
        judged(&mut window);
        let whole = draw(&mut window);
        if theme == egui::Theme::Dark {
            write(&whole, &docs.join("window.png"));
        }
        // The whole window is read as a whole; its words need not be.
        write(&imageops::resize(&whole, 1104, 690, imageops::FilterType::CatmullRom), &into("window"));

        // High enough for all that the panel has.
        window.harness.set_size(vec2(1440.0, 1_700.0));
        window.settle();
        let top = |window: &Window, label: &str| {
            let found = window.harness.query_all_by_label(label);
            found.filter(|node| node.rect().left() > 1_130.0).map(|node| node.rect().top()).next()
        };
        let (from, to) =
            (top(&window, "Status").expect("statuses"), top(&window, "Note and tags").expect("a note"));
        let panel = draw(&mut window);
        write(&cut(&panel, [1_137.0, from - 10.0, 1_440.0, to - 8.0]), &into("claim"));

        let (_home, mut window) = open(theme, vec2(1040.0, 760.0));
        judged(&mut window);
        // The chart alone: lists on the sides would take its room.
        for key in [Key::F6, Key::F10, Key::F9, Key::F8] {
            window.key(key);
        }
        window.harness.set_size(vec2(820.0, 470.0));
        window.settle();
        let chart = draw(&mut window);
        write(&cut(&chart, [0.0, 34.0, 820.0, 442.0]), &into("chart"));
        window.key(Key::F7);

        for (key, name, bottom) in [(Key::D, "checks", 350.0), (Key::I, "origins", 290.0)] {
            window.key(key);
            window.harness.set_size(vec2(880.0, 420.0));
            window.settle();
            let list = draw(&mut window);
            write(&cut(&list, [0.0, 36.0, 880.0, bottom]), &into(name));
        }

        let (_home, mut window) = open(theme, vec2(1040.0, 620.0));
        window.ctrl(Key::K);
        window.type_into("Find a command", "ch");
        let finder = draw(&mut window);
        write(&cut(&finder, [190.0, 70.0, 850.0, 420.0]), &into("finder"));
    }
}

/// The window on the sample in a theme, and where its files are, which is gone when it is dropped.
fn open(theme: egui::Theme, size: egui::Vec2) -> (Home, Window) {
    let home = Home::new();
    let world = home.world();
    let harness = Harness::builder().with_size(size).with_theme(theme).build_eframe(move |creation| {
        let screen = Screen { theme: theme.into(), hints: Hints::default(), ..Screen::first() };
        let mut app = App::new(&creation.egui_ctx, world, screen);
        app.open_sample();
        app
    });
    let mut window = Window { harness };
    window.settle();
    (home, window)
}

/// Some claims have a status, and one of them is selected.
fn judged(window: &mut Window) {
    window.key(Key::N);
    for key in [Key::J, Key::J, Key::Num1, Key::Num3, Key::Num2, Key::J, Key::Num3, Key::J, Key::Num5, Key::K]
    {
        window.key(key);
    }
}

fn draw(window: &mut Window) -> RgbaImage {
    window.harness.remove_cursor();
    window.settle();
    window.harness.render().expect("a picture")
}

fn cut(image: &RgbaImage, [left, top, right, bottom]: Part) -> RgbaImage {
    let (width, height) = ((right - left) as u32, (bottom - top) as u32);
    imageops::crop_imm(image, left as u32, top as u32, width, height).to_image()
}

/// With the 256 colours that there are most of: a window has few, and the file is a third as large.
fn write(image: &RgbaImage, path: &Path) {
    let image = image::DynamicImage::ImageRgba8(image.clone()).to_rgb8();
    let palette = palette(&image);
    let mut nearest: HashMap<Rgb<u8>, u8> = HashMap::new();
    let pixels: Vec<u8> = image
        .pixels()
        .map(|pixel| *nearest.entry(*pixel).or_insert_with(|| closest(&palette, *pixel)))
        .collect();
    let file = std::fs::File::create(path).expect("a file for a picture");
    let mut encoder = png::Encoder::new(std::io::BufWriter::new(file), image.width(), image.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.iter().flat_map(|colour| colour.0).collect::<Vec<u8>>());
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&pixels).expect("a picture");
    writer.finish().expect("a picture");
    let bytes = std::fs::metadata(path).map_or(0, |file| file.len());
    println!("{:>7} bytes  {}×{}  {}", bytes, image.width(), image.height(), path.display());
}

/// The most frequent colours, as long as they differ from each other a little.
fn palette(image: &RgbImage) -> Vec<Rgb<u8>> {
    let mut counts: HashMap<Rgb<u8>, usize> = HashMap::new();
    for pixel in image.pixels() {
        *counts.entry(*pixel).or_default() += 1;
    }
    let mut counts: Vec<(Rgb<u8>, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(colour, count)| (std::cmp::Reverse(*count), colour.0));
    let mut palette: Vec<Rgb<u8>> = Vec::new();
    for (colour, _) in counts {
        if palette.iter().all(|known| apart(*known, colour) > 48) {
            palette.push(colour);
        }
        if palette.len() == 256 {
            break;
        }
    }
    palette
}

fn closest(palette: &[Rgb<u8>], colour: Rgb<u8>) -> u8 {
    let found = palette.iter().enumerate().min_by_key(|(_, known)| apart(**known, colour));
    found.map_or(0, |(at, _)| at as u8)
}

/// How different two colours are: the square of their distance.
fn apart(a: Rgb<u8>, b: Rgb<u8>) -> u32 {
    a.0.iter().zip(b.0).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}
