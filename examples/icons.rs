//! Draws every icon file from `assets/icon/tumen.svg`: PNG in all sizes, `.ico` for Windows, `.icns` for macOS.
//!
//! ```sh
//! cargo run --example icons     # after each change of the SVG; commit what it writes
//! ```

use std::error::Error;
use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// Edges of the PNG files, in pixels: what the hicolor theme of Linux desktops asks for.
const SIZES: [u32; 8] = [16, 24, 32, 48, 64, 128, 256, 512];

/// Edges within the `.ico`: Windows lists, task bar and large tiles.
const WINDOWS: [u32; 6] = [16, 24, 32, 48, 64, 256];

/// Edges within the `.icns`: macOS has no name for 24 and 48 is out of use there.
const MACOS: [u32; 6] = [16, 32, 64, 128, 256, 512];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/icon");
    let tree = Tree::from_data(&fs::read(folder.join("tumen.svg"))?, &Options::default())?;
    for size in SIZES {
        fs::write(folder.join(format!("tumen-{size}.png")), draw(&tree, size)?.encode_png()?)?;
    }
    let mut windows = ico::IconDir::new(ico::ResourceType::Icon);
    for size in WINDOWS {
        let image = ico::IconImage::from_rgba_data(size, size, straight(&draw(&tree, size)?));
        windows.add_entry(ico::IconDirEntry::encode(&image)?);
    }
    windows.write(File::create(folder.join("tumen.ico"))?)?;
    let mut macos = icns::IconFamily::new();
    for size in MACOS {
        let dots = straight(&draw(&tree, size)?);
        macos.add_icon(&icns::Image::from_data(icns::PixelFormat::RGBA, size, size, dots)?)?;
    }
    macos.write(BufWriter::new(File::create(folder.join("tumen.icns"))?))?;
    println!("{} PNG files, tumen.ico and tumen.icns in {}", SIZES.len(), folder.display());
    Ok(())
}

/// The picture with edges of `size` pixels.
fn draw(tree: &Tree, size: u32) -> Result<Pixmap, String> {
    let mut dots = Pixmap::new(size, size).ok_or_else(|| format!("no picture of {size} pixels"))?;
    #[allow(clippy::cast_precision_loss, reason = "sizes of icons are small")]
    let zoom = size as f32 / tree.size().width();
    resvg::render(tree, Transform::from_scale(zoom, zoom), &mut dots.as_mut());
    Ok(dots)
}

/// Its dots as red, green, blue and opacity, which icon files do not multiply.
fn straight(dots: &Pixmap) -> Vec<u8> {
    let plain = dots.pixels().iter().map(|dot| dot.demultiply());
    plain.flat_map(|dot| [dot.red(), dot.green(), dot.blue(), dot.alpha()]).collect()
}
