//! The icon's files are those that the SVG gives. `cargo run --example icons` draws them anew.

use std::fs::{self, File};
use std::path::PathBuf;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/icon").join(name)
}

fn drawn(size: u32) -> Pixmap {
    let source = fs::read(file("tumen.svg")).expect("the drawing");
    let tree = Tree::from_data(&source, &Options::default()).expect("an SVG");
    let mut dots = Pixmap::new(size, size).expect("a picture");
    #[allow(clippy::cast_precision_loss, reason = "sizes of icons are small")]
    let zoom = size as f32 / tree.size().width();
    resvg::render(&tree, Transform::from_scale(zoom, zoom), &mut dots.as_mut());
    dots
}

#[test]
fn every_png_is_the_drawing_in_its_size() {
    for size in [16, 24, 32, 48, 64, 128, 256, 512] {
        let kept = fs::read(file(&format!("tumen-{size}.png"))).expect("a PNG in this size");
        let kept = Pixmap::decode_png(&kept).expect("a PNG");
        assert_eq!((kept.width(), kept.height()), (size, size));
        // Other processors round a few dots otherwise.
        let far = |(kept, drawn): (&u8, &u8)| kept.abs_diff(*drawn) > 8;
        let drawn = drawn(size);
        let others = kept.data().iter().zip(drawn.data()).filter(|pair| far(*pair)).count();
        assert_eq!(others, 0, "{size}: values that are not the drawing's; `cargo run --example icons`");
    }
}

#[test]
fn windows_and_macos_have_every_size_they_ask_for() {
    let windows = ico::IconDir::read(File::open(file("tumen.ico")).expect("the .ico")).expect("an .ico");
    let edges: Vec<u32> = windows.entries().iter().map(ico::IconDirEntry::width).collect();
    assert_eq!(edges, [16, 24, 32, 48, 64, 256]);
    let macos = icns::IconFamily::read(File::open(file("tumen.icns")).expect("the .icns")).expect("an .icns");
    let mut edges: Vec<u32> = macos.available_icons().iter().map(|kind| kind.pixel_width()).collect();
    edges.sort_unstable();
    assert_eq!(edges, [16, 32, 64, 128, 256, 512]);
}
