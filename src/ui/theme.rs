//! The house theme: colours by role, fonts, spacing on a 4-point grid.

use egui::{Color32, FontFamily, FontId, Stroke, Style, TextStyle, Theme, vec2};

use super::fonts;
use crate::chart::{Colour, Ink, Inks};
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
    /// What may be overlooked and is no text: empty marks, dashes, dots.
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
    ground: ink(Inks::DARK.ground),
    panel: ink(Inks::DARK.panel),
    line: ink(Inks::DARK.line),
    text: ink(Inks::DARK.text),
    dim: ink(Inks::DARK.dim),
    faint: ink(Inks::DARK.faint),
    accent: ink(Inks::DARK.accent),
    selected: Color32::from_rgb(0x26, 0x34, 0x45),
    suggestion: Color32::from_rgba_premultiplied(0x43, 0x32, 0x0e, 0x4d),
    selected_text: Color32::from_rgba_premultiplied(0x19, 0x2f, 0x40, 0x47),
    alarm: ink(Inks::DARK.alarm),
    good: Color32::from_rgb(0x3c, 0xb4, 0x8b),
    warn: Color32::from_rgb(0xe0, 0xa5, 0x30),
};

const LIGHT: Palette = Palette {
    dark: false,
    ground: ink(Inks::LIGHT.ground),
    panel: ink(Inks::LIGHT.panel),
    line: ink(Inks::LIGHT.line),
    text: ink(Inks::LIGHT.text),
    dim: ink(Inks::LIGHT.dim),
    faint: ink(Inks::LIGHT.faint),
    accent: ink(Inks::LIGHT.accent),
    selected: Color32::from_rgb(0xe6, 0xf0, 0xfa),
    suggestion: Color32::from_rgba_premultiplied(0x4a, 0x36, 0x10, 0x54),
    selected_text: Color32::from_rgba_premultiplied(0x07, 0x1b, 0x2b, 0x3d),
    alarm: ink(Inks::LIGHT.alarm),
    good: Color32::from_rgb(0x1b, 0x7a, 0x59),
    warn: Color32::from_rgb(0x8f, 0x62, 0x08),
};

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
        ink(self.inks().of(Ink::Status(status.colour, status.icon)))
    }

    /// An official series' colour, readable as text on the panel too.
    #[must_use]
    pub fn official(&self, number: u8) -> Color32 {
        ink(self.inks().official(number))
    }

    /// Black or white, whichever reads better on `fill`.
    #[must_use]
    pub fn on(&self, fill: Color32) -> Color32 {
        ink(self.inks().on(Colour::rgb([fill.r(), fill.g(), fill.b()])))
    }

    /// What the chart is drawn in.
    #[must_use]
    pub const fn inks(&self) -> &'static Inks {
        if self.dark { &Inks::DARK } else { &Inks::LIGHT }
    }
}

/// A colour of the chart as egui has it.
#[must_use]
pub const fn ink(colour: Colour) -> Color32 {
    Color32::from_rgba_unmultiplied_const(colour.red, colour.green, colour.blue, colour.alpha)
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
    ctx.set_fonts(fonts::definitions());
    for theme in [Theme::Dark, Theme::Light] {
        ctx.style_mut_of(theme, |style| restyle(style, Palette::of_theme(theme == Theme::Dark)));
    }
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

    /// WCAG contrast ratio of two opaque colours, from 1 to 21.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let plain = |colour: Color32| Colour::rgb([colour.r(), colour.g(), colour.b()]);
        plain(a).contrast(plain(b))
    }

    /// What `over` gives on `ground`.
    fn laid(over: Color32, ground: Color32) -> Color32 {
        ground.blend(over)
    }

    /// Everything that text stands on: plain, chosen, and behind the words of figures.
    fn grounds(palette: &Palette) -> Vec<(&'static str, Color32)> {
        let Palette { ground, panel, selected, suggestion, selected_text, .. } = *palette;
        vec![
            ("ground", ground),
            ("panel", panel),
            ("selected row", selected),
            ("selected words", laid(selected_text, panel)),
            ("suggestion", laid(suggestion, panel)),
            ("suggestion on the ground", laid(suggestion, ground)),
        ]
    }

    #[track_caller]
    fn check(least: f32, pairs: &[(String, Color32, Color32)]) {
        let bad: Vec<String> = pairs
            .iter()
            .map(|(name, ink, ground)| (name, contrast(*ink, *ground)))
            .filter(|(_, ratio)| *ratio < least)
            .map(|(name, ratio)| format!("{name}: {ratio:.2}"))
            .collect();
        assert!(bad.is_empty(), "below {least}:\n{}", bad.join("\n"));
    }

    #[test]
    fn all_text_can_be_read_on_everything_that_it_stands_on_in_both_themes() {
        for dark in [true, false] {
            let palette = Palette::of_theme(dark);
            let mut pairs = Vec::new();
            for (on, ground) in grounds(&palette) {
                // A figure's words are text, whatever stands behind them.
                let inks: &[(&str, Color32)] = if on.starts_with("suggestion") || on == "selected words" {
                    &[("text", palette.text)]
                } else {
                    &[
                        ("text", palette.text),
                        ("dim", palette.dim),
                        ("accent", palette.accent),
                        ("good", palette.good),
                        ("warn", palette.warn),
                        ("alarm", palette.alarm),
                    ]
                };
                pairs.extend(
                    inks.iter().map(|(name, ink)| (format!("{name} on {on}, dark {dark}"), *ink, ground)),
                );
            }
            // A suggestion that is selected has both behind it.
            let both = laid(palette.selected_text, laid(palette.suggestion, palette.panel));
            pairs.push((format!("text on a selected suggestion, dark {dark}"), palette.text, both));
            check(4.5, &pairs);
        }
    }

    #[test]
    fn every_status_and_every_official_series_can_be_read_as_text_and_as_a_fill() {
        for dark in [true, false] {
            let palette = Palette::of_theme(dark);
            let book = Codebook::default();
            let statuses =
                book.statuses.iter().map(|status| (status.code.to_string(), palette.status(status)));
            let official = (0..6).map(|hue| (format!("official {hue}"), palette.official(hue)));
            let mut pairs = Vec::new();
            for (name, ink) in statuses.chain(official) {
                pairs.push((format!("{name} on panel, dark {dark}"), ink, palette.panel));
                pairs.push((format!("{name} on ground, dark {dark}"), ink, palette.ground));
                pairs.push((format!("on {name}, dark {dark}"), palette.on(ink), ink));
            }
            check(4.5, &pairs);
        }
    }

    #[test]
    fn what_is_drawn_and_the_ring_of_the_focus_stand_out() {
        for dark in [true, false] {
            let palette = Palette::of_theme(dark);
            let mut pairs = Vec::new();
            for (on, ground) in grounds(&palette) {
                pairs.push((format!("ring on {on}, dark {dark}"), palette.accent, ground));
            }
            for (on, ground) in [("ground", palette.ground), ("panel", palette.panel)] {
                pairs.push((format!("empty marks on {on}, dark {dark}"), palette.faint, ground));
                for status in &Codebook::default().statuses {
                    let ink = palette.status(status);
                    pairs.push((format!("{} on {on}, dark {dark}", status.code), ink, ground));
                }
            }
            check(3.0, &pairs);
        }
    }
}
