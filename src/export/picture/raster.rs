//! From SVG to dots, with the fonts of the program first and the system's behind them.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

/// Whose letters are taken where the program's own fonts have none: plain ones, not whatever comes first.
const PLAIN: [&str; 12] = [
    "Inter V",
    "Noto Sans",
    "Noto Sans CJK KR",
    "Noto Sans KR",
    "Malgun Gothic",
    "Apple SD Gothic Neo",
    "Noto Sans CJK SC",
    "Microsoft YaHei",
    "PingFang SC",
    "DejaVu Sans",
    "Segoe UI",
    "Segoe UI Symbol",
];

/// Draw it, so many dots for each pixel of the layout.
pub fn png(svg: &str, zoom: u8) -> Result<Vec<u8>, String> {
    let options =
        Options { fontdb: Arc::new(fonts()), font_family: "Inter V".to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| error.to_string())?;
    let zoom = f32::from(zoom);
    let size = tree.size().to_int_size();
    let (width, height) = (size.width() as f32 * zoom, size.height() as f32 * zoom);
    let mut dots = Pixmap::new(width as u32, height as u32)
        .ok_or_else(|| format!("{width} by {height} dots are too many"))?;
    resvg::render(&tree, Transform::from_scale(zoom, zoom), &mut dots.as_mut());
    dots.encode_png().map_err(|error| error.to_string())
}

fn fonts() -> fontdb::Database {
    let mut all = fontdb::Database::new();
    all.load_font_data(ttf_inter::REGULAR.to_vec());
    all.load_font_data(epaint_default_fonts::HACK_REGULAR.to_vec());
    all.load_system_fonts();
    // Where a letter is missing the first font that has it is taken, whatever it looks like: plain ones go first.
    let mut faces: Vec<fontdb::FaceInfo> = all.faces().cloned().collect();
    let rank = |face: &fontdb::FaceInfo| {
        let plain = face.families.iter().filter_map(|(name, _)| PLAIN.iter().position(|plain| plain == name));
        let upright = face.style == fontdb::Style::Normal && face.weight == fontdb::Weight::NORMAL;
        (plain.min().unwrap_or(PLAIN.len()), !upright)
    };
    faces.sort_by_key(rank);
    let mut fonts = fontdb::Database::new();
    for face in faces {
        fonts.push_face_info(face);
    }
    fonts.set_sans_serif_family("Inter V");
    fonts
}
