//! The fonts: Inter in two weights from one variable font, two of egui's behind it for signs. Its third, a second face for
//! text, is left out of the program.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use egui::{FontData, FontDefinitions, FontFamily};
use epaint_default_fonts::{EGUI_ICONS, HACK_REGULAR};
use read_fonts::tables::cmap::CmapSubtable;
use read_fonts::types::Tag;
use read_fonts::{FontRef, TableProvider};

use super::theme::strong;

/// Where Inter has the digits of equal width, in its private part of Unicode.
const TABULAR_ZERO: u32 = 0xe071;

/// One for both weights.
static INTER: LazyLock<Cow<'static, [u8]>> = LazyLock::new(|| tabular(ttf_inter::REGULAR));

pub(super) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let mut icons = FontData::from_static(EGUI_ICONS);
    icons.tweak.scale = 0.9;
    for (name, data) in [
        ("Inter", inter(400.0)),
        ("Inter strong", inter(620.0)),
        ("Hack", FontData::from_static(HACK_REGULAR)),
        ("icons", icons),
    ] {
        fonts.font_data.insert(name.to_owned(), Arc::new(data));
    }
    // Hack has the mathematical signs that the others lack.
    for (family, chain) in [
        (FontFamily::Proportional, ["Inter", "icons", "Hack"].as_slice()),
        (strong(), &["Inter strong", "icons", "Hack"]),
        (FontFamily::Monospace, &["Hack", "Inter", "icons"]),
    ] {
        fonts.families.insert(family, chain.iter().map(|&name| name.to_owned()).collect());
    }
    fonts
}

/// Inter in one weight.
fn inter(weight: f32) -> FontData {
    let mut data = FontData::from_static(&INTER);
    data.tweak.coords = egui::epaint::text::VariationCoords::new([(b"wght", weight)]);
    // Between thousands: half a space, as egui has it, is lost at the size of a table.
    data.tweak.thin_space_width = 0.75;
    data
}

/// The font with digits of equal width, so that figures stand below each other and do not jump when they change. egui
/// shapes text without the font's optional features, and `tnum` would widen commas and stops too: so the map from
/// characters to glyphs is what changes, in memory. A font that is built differently stays as it is.
fn tabular(font: &'static [u8]) -> Cow<'static, [u8]> {
    let places = digits(font).unwrap_or_default();
    let mut font = Cow::Borrowed(font);
    for (place, glyph) in places {
        if let Some(bytes) = font.to_mut().get_mut(place..place + 4) {
            bytes.copy_from_slice(&glyph.to_be_bytes());
        }
    }
    font
}

/// Where the maps of digits have their first glyph, and which glyph that is to be.
fn digits(bytes: &[u8]) -> Option<Vec<(usize, u32)>> {
    let font = FontRef::new(bytes).ok()?;
    let cmap = font.cmap().ok()?;
    let table =
        font.table_directory().table_records().iter().find(|record| record.tag() == Tag::new(b"cmap"))?;
    let table = usize::try_from(table.offset()).ok()?;
    let mut places = Vec::new();
    for record in cmap.encoding_records() {
        let Ok(CmapSubtable::Format12(map)) = record.subtable(cmap.offset_data()) else { continue };
        let start = table + usize::try_from(record.subtable_offset().to_u32()).ok()?;
        for (at, group) in map.groups().iter().enumerate() {
            let (first, last) = (group.start_char_code(), group.end_char_code());
            if first < u32::from('0') || last > u32::from('9') {
                continue;
            }
            let glyph = cmap.map_codepoint(TABULAR_ZERO + first - u32::from('0'))?;
            // After a head of 16 bytes there are three numbers of four bytes a group.
            places.push((start + 16 + 12 * at + 8, glyph.to_u32()));
        }
    }
    Some(places)
}

#[cfg(test)]
mod tests {
    use egui::{Color32, FontId};

    use super::*;

    #[test]
    fn digits_have_one_width_and_stops_keep_theirs() {
        let ctx = egui::Context::default();
        ctx.set_fonts(definitions());
        let mut widths = Vec::new();
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            let width = |words: &str, family: FontFamily| {
                let font = FontId::new(13.0, family);
                ui.painter().layout_no_wrap(words.to_owned(), font, Color32::WHITE).size().x
            };
            for family in [FontFamily::Proportional, strong()] {
                widths =
                    ('0'..='9').map(|digit| width(&digit.to_string().repeat(8), family.clone())).collect();
                let widest = widths.iter().copied().fold(0.0, f32::max);
                assert!(widths.iter().all(|width| (width - widest).abs() < 0.1), "{family:?}: {widths:?}");
                assert!(width("........", family.clone()) < 0.6 * widest, "{family:?}");
            }
        });
        output.textures_delta.clear();
        assert_eq!(widths.len(), 10);
    }
}
