//! Pictures of the guide, drawn by `cargo run --example pictures` from the program itself and embedded in it.

use std::collections::BTreeMap;

use egui::{ColorImage, TextureHandle, TextureOptions, Ui, vec2};

use super::super::theme::Palette;
use super::super::widgets;

macro_rules! pictures {
    ($($name:literal),+ $(,)?) => {
        &[$(
            ($name, include_bytes!(concat!("../../../docs/guide/pictures/", $name, ".png"))),
            (concat!($name, "-dark"), include_bytes!(concat!("../../../docs/guide/pictures/", $name, "-dark.png"))),
        )+]
    };
}

/// Each in a light and a dark one, as PNG.
const PICTURES: &[(&str, &[u8])] = pictures!["window", "finder", "claim", "chart", "checks", "origins"];

/// Draw a picture as wide as the text at most, with its words below.
pub(super) fn show(
    ui: &mut Ui,
    loaded: &mut BTreeMap<String, TextureHandle>,
    name: &str,
    words: &str,
    palette: &Palette,
) {
    let name = if palette.dark { format!("{name}-dark") } else { name.to_owned() };
    if !loaded.contains_key(&name)
        && let Some(image) = read(&name)
    {
        let texture = ui.ctx().load_texture(format!("guide {name}"), image, TextureOptions::LINEAR);
        loaded.insert(name.clone(), texture);
    }
    let Some(texture) = loaded.get(&name) else { return };
    let size = texture.size_vec2();
    let shown = size * (ui.available_width() / size.x).min(1.0);
    ui.add_space(4.0);
    let (rect, response) = ui.allocate_exact_size(shown, egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, words));
    egui::Image::new((texture.id(), shown)).corner_radius(4).paint_at(ui, rect);
    widgets::outline(ui, rect.expand(1.0), palette.line);
    ui.add_space(4.0);
    widgets::dim(ui, words);
    ui.add_space(12.0);
    // A caption longer than the picture is wide must not widen the page.
    ui.set_max_width(ui.available_width().max(vec2(1.0, 1.0).x));
}

/// The embedded picture of this name. A test reads all of them.
fn read(name: &str) -> Option<ColorImage> {
    let (_, bytes) = PICTURES.iter().find(|(known, _)| *known == name)?;
    let read =
        eframe::icon_data::from_png_bytes(bytes).inspect_err(|error| log::warn!("{name}: {error}")).ok()?;
    Some(ColorImage::from_rgba_unmultiplied([read.width as usize, read.height as usize], &read.rgba))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::{Block, PAGES, blocks};

    #[test]
    fn every_picture_of_the_pages_is_embedded_and_can_be_read() {
        let mut seen = 0;
        for page in PAGES {
            for block in blocks(page.text) {
                let Block::Picture { name, .. } = block else { continue };
                for name in [name.clone(), format!("{name}-dark")] {
                    assert!(read(&name).is_some(), "{}: {name}", page.id);
                    seen += 1;
                }
            }
        }
        assert_eq!(seen, PICTURES.len(), "a picture that no page shows");
        let bytes: usize = PICTURES.iter().map(|(_, bytes)| bytes.len()).sum();
        assert!(bytes < 620_000, "{bytes} bytes of pictures");
    }
}
