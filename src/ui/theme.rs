//! The house theme: colours by role, fonts, spacing on a 4-point grid.

use std::sync::Arc;

use egui::{Color32, FontData, FontDefinitions, FontFamily, FontId, Stroke, Style, TextStyle, Theme, vec2};

use crate::model::Status;

/// Colours by what they say, one set for each theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// Whether the ground is dark.
    pub dark: bool,
    /// Behind the plots and the table.
    pub ground: Color32,
    /// Behind lists, text and forms.
    pub panel: Color32,
    /// Rules, borders and grids.
    pub line: Color32,
    /// Text.
    pub text: Color32,
    /// Secondary text.
    pub dim: Color32,
    /// What may be overlooked: units of an axis, empty marks.
    pub faint: Color32,
    /// What can be acted on, and the selection.
    pub accent: Color32,
    /// Behind the selected row.
    pub selected: Color32,
    /// Behind a figure that nobody has taken over yet.
    pub suggestion: Color32,
    /// Behind the selected figure's words.
    pub selected_text: Color32,
    /// Caps and failures.
    pub alarm: Color32,
    /// What went well.
    pub good: Color32,
    /// What needs a look.
    pub warn: Color32,
}

const DARK: Palette = Palette {
    dark: true,
    ground: Color32::from_rgb(0x15, 0x18, 0x1d),
    panel: Color32::from_rgb(0x1b, 0x1f, 0x26),
    line: Color32::from_rgb(0x2a, 0x30, 0x3a),
    text: Color32::from_rgb(0xd9, 0xde, 0xe6),
    dim: Color32::from_rgb(0x9a, 0xa4, 0xb3),
    faint: Color32::from_rgb(0x76, 0x80, 0x90),
    accent: Color32::from_rgb(0x5a, 0xa9, 0xe6),
    selected: Color32::from_rgb(0x26, 0x34, 0x45),
    suggestion: Color32::from_rgba_premultiplied(0x43, 0x32, 0x0e, 0x4d),
    selected_text: Color32::from_rgba_premultiplied(0x1d, 0x36, 0x4a, 0x52),
    alarm: Color32::from_rgb(0xe0, 0x6a, 0x45),
    good: Color32::from_rgb(0x3c, 0xb4, 0x8b),
    warn: Color32::from_rgb(0xe0, 0xa5, 0x30),
};

const LIGHT: Palette = Palette {
    dark: false,
    ground: Color32::from_rgb(0xf6, 0xf7, 0xf9),
    panel: Color32::from_rgb(0xff, 0xff, 0xff),
    line: Color32::from_rgb(0xdd, 0xe2, 0xe9),
    text: Color32::from_rgb(0x1d, 0x24, 0x30),
    dim: Color32::from_rgb(0x5d, 0x68, 0x78),
    faint: Color32::from_rgb(0x76, 0x7f, 0x8d),
    accent: Color32::from_rgb(0x1f, 0x6f, 0xb2),
    selected: Color32::from_rgb(0xe6, 0xf0, 0xfa),
    suggestion: Color32::from_rgba_premultiplied(0x4a, 0x36, 0x10, 0x54),
    selected_text: Color32::from_rgba_premultiplied(0x07, 0x1b, 0x2b, 0x3d),
    alarm: Color32::from_rgb(0xb8, 0x45, 0x22),
    good: Color32::from_rgb(0x1b, 0x7a, 0x59),
    warn: Color32::from_rgb(0x8f, 0x62, 0x08),
};

/// Told apart by the colour-blind too, as far as nine colours can be.
const SERIES: [[u8; 3]; 9] = [
    [0x5a, 0xa9, 0xe6],
    [0xe0, 0xa5, 0x30],
    [0x2f, 0x9e, 0x78],
    [0xd9, 0x60, 0x3b],
    [0xb0, 0x7c, 0xc6],
    [0x56, 0xc2, 0xd6],
    [0xd8, 0xd0, 0x5a],
    [0xe5, 0x8f, 0xb1],
    [0xa8, 0x8c, 0x6c],
];

/// Quieter than claims: lines of official series.
const OFFICIAL: [[u8; 3]; 6] = [
    [0x9a, 0xa4, 0xb3],
    [0x7f, 0xa9, 0xc9],
    [0xb0, 0x9a, 0xcf],
    [0x76, 0xb3, 0xa6],
    [0xbb, 0xb0, 0x74],
    [0xc9, 0x95, 0xa8],
];

impl Palette {
    /// The palette of the theme that `ui` is drawn in.
    #[must_use]
    pub fn of(ui: &egui::Ui) -> Self {
        Self::of_theme(ui.visuals().dark_mode)
    }

    /// The palette of one theme.
    #[must_use]
    pub const fn of_theme(dark: bool) -> Self {
        if dark { DARK } else { LIGHT }
    }

    /// A status's colour as a fill on this ground, readable as text on the panel too.
    #[must_use]
    pub fn status(&self, status: &Status) -> Color32 {
        self.of_status(status.colour)
    }

    /// The same for the colour alone.
    #[must_use]
    pub fn of_status(&self, [red, green, blue]: [u8; 3]) -> Color32 {
        readable(Color32::from_rgb(red, green, blue), self.panel)
    }

    /// One of the colours that only tell groups apart, readable as text on the panel too.
    #[must_use]
    pub fn series(&self, number: u8) -> Color32 {
        let [red, green, blue] = SERIES[usize::from(number) % SERIES.len()];
        readable(Color32::from_rgb(red, green, blue), self.panel)
    }

    /// An official series' colour, readable as text on the panel too.
    #[must_use]
    pub fn official(&self, number: u8) -> Color32 {
        let [red, green, blue] = OFFICIAL[usize::from(number) % OFFICIAL.len()];
        readable(Color32::from_rgb(red, green, blue), self.panel)
    }

    /// Black or white, whichever reads better on `fill`.
    #[must_use]
    pub fn on(&self, fill: Color32) -> Color32 {
        if contrast(Color32::WHITE, fill) >= contrast(self.ground_ink(), fill) {
            Color32::WHITE
        } else {
            self.ground_ink()
        }
    }

    const fn ground_ink(&self) -> Color32 {
        Color32::from_rgb(0x10, 0x13, 0x18)
    }
}

/// WCAG contrast ratio of two opaque colours, from 1 to 21.
#[must_use]
pub fn contrast(a: Color32, b: Color32) -> f32 {
    let luminance = |colour: Color32| {
        let [red, green, blue, _] = egui::Rgba::from(colour).to_array();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Move `colour` away from `ground` in small steps until text in it can be read (4.5 : 1).
fn readable(colour: Color32, ground: Color32) -> Color32 {
    let target = if contrast(Color32::WHITE, ground) > contrast(Color32::BLACK, ground) {
        Color32::WHITE
    } else {
        Color32::BLACK
    };
    (0..=20)
        .map(|step| colour.lerp_to_gamma(target, step as f32 / 20.0))
        .find(|colour| contrast(*colour, ground) >= 4.5)
        .unwrap_or(target)
}

/// The family of headings and figures that must stand out.
#[must_use]
pub fn strong() -> FontFamily {
    FontFamily::Name("strong".into())
}

/// Text of the reader: larger than in panels.
pub const READER_SIZE: f32 = 15.5;

/// A heading's font.
#[must_use]
pub fn heading(size: f32) -> FontId {
    FontId::new(size, strong())
}

/// The second, smaller size of panels.
#[must_use]
pub fn small() -> FontId {
    FontId::proportional(11.5)
}

/// Install fonts and both themes. Call once.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts());
    for theme in [Theme::Dark, Theme::Light] {
        ctx.style_mut_of(theme, |style| restyle(style, Palette::of_theme(theme == Theme::Dark)));
    }
}

/// Inter in two weights from one variable font, egui's own fonts behind it for symbols.
fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let fallback: Vec<String> = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let inter = |weight: f32| {
        let mut data = FontData::from_static(ttf_inter::REGULAR);
        data.tweak.coords = egui::epaint::text::VariationCoords::new([(b"wght", weight)]);
        Arc::new(data)
    };
    for (name, weight, family) in
        [("inter", 400.0, FontFamily::Proportional), ("inter-strong", 620.0, strong())]
    {
        fonts.font_data.insert(name.to_owned(), inter(weight));
        // Hack has the mathematical signs that the others lack.
        let chain =
            std::iter::once(name.to_owned()).chain(fallback.iter().cloned()).chain(["Hack".to_owned()]);
        let chain = chain.collect();
        fonts.families.insert(family, chain);
    }
    fonts
}

fn restyle(style: &mut Style, palette: Palette) {
    style.text_styles = [
        (TextStyle::Heading, heading(17.0)),
        (TextStyle::Body, FontId::proportional(13.0)),
        (TextStyle::Button, FontId::proportional(13.0)),
        (TextStyle::Small, small()),
        (TextStyle::Monospace, FontId::monospace(12.5)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 4.0);
    spacing.button_padding = vec2(8.0, 4.0);
    spacing.interact_size = vec2(32.0, 24.0);
    spacing.menu_margin = egui::Margin::same(6);
    spacing.scroll = egui::style::ScrollStyle::thin();
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.25;

    let visuals = &mut style.visuals;
    visuals.panel_fill = palette.panel;
    visuals.window_fill = palette.panel;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.extreme_bg_color = palette.ground;
    visuals.faint_bg_color = palette.ground;
    visuals.hyperlink_color = palette.accent;
    visuals.warn_fg_color = palette.warn;
    visuals.error_fg_color = palette.alarm;
    visuals.weak_text_color = Some(palette.dim);
    visuals.selection.bg_fill = palette.selected_text;
    visuals.selection.stroke = Stroke::new(1.0, palette.accent);
    visuals.striped = false;
    let radius = egui::CornerRadius::same(4);
    let widgets = &mut visuals.widgets;
    for state in [
        &mut widgets.noninteractive,
        &mut widgets.inactive,
        &mut widgets.hovered,
        &mut widgets.active,
        &mut widgets.open,
    ] {
        state.corner_radius = radius;
        state.expansion = 0.0;
        state.fg_stroke = Stroke::new(1.0, palette.text);
        state.bg_stroke = Stroke::new(1.0, palette.line);
        state.bg_fill = palette.panel;
        state.weak_bg_fill = palette.panel;
    }
    widgets.hovered.bg_stroke = Stroke::new(1.0, palette.faint);
    widgets.hovered.weak_bg_fill = palette.selected;
    widgets.hovered.bg_fill = palette.selected;
    widgets.active.bg_stroke = Stroke::new(1.0, palette.accent);
    widgets.active.weak_bg_fill = palette.selected;
    widgets.active.bg_fill = palette.selected;
    widgets.open.weak_bg_fill = palette.selected;
    widgets.noninteractive.fg_stroke = Stroke::new(1.0, palette.text);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Codebook;

    #[test]
    fn all_text_colours_can_be_read_in_both_themes() {
        for dark in [true, false] {
            let palette = Palette::of_theme(dark);
            for ground in [palette.ground, palette.panel, palette.selected] {
                for (name, ink) in [("text", palette.text), ("dim", palette.dim), ("accent", palette.accent)]
                {
                    let ratio = contrast(ink, ground);
                    assert!(ratio >= 4.5, "{name} on {ground:?}, dark {dark}: {ratio:.2}");
                }
            }
            for (name, ink) in [("alarm", palette.alarm), ("good", palette.good), ("warn", palette.warn)] {
                let ratio = contrast(ink, palette.panel);
                assert!(ratio >= 4.5, "{name}, dark {dark}: {ratio:.2}");
            }
        }
    }

    #[test]
    fn every_status_can_be_read_as_text_and_as_a_fill() {
        for dark in [true, false] {
            let palette = Palette::of_theme(dark);
            for status in &Codebook::default().statuses {
                let fill = palette.status(status);
                assert!(contrast(fill, palette.panel) >= 4.5, "{} dark {dark}", status.code);
                assert!(contrast(palette.on(fill), fill) >= 4.5, "{} icon, dark {dark}", status.code);
            }
        }
    }
}
