//! Whether things may move: some people get ill of it, and it costs time on slow machines.

use egui::style::ScrollAnimation;
use egui::{Context, Theme};
use serde::{Deserialize, Serialize};

/// What the person wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Motion {
    /// As the system is set up.
    #[default]
    System,
    /// Nothing moves.
    None,
}

impl Motion {
    /// Whether nothing may move, on a system that asks for that or does not.
    #[must_use]
    pub const fn is_reduced(self, system: bool) -> bool {
        match self {
            Self::System => system,
            Self::None => true,
        }
    }
}

/// Let things move, or not. The program moves nothing by itself: what fades, slides and glides are egui's own parts.
pub fn apply(ctx: &Context, reduced: bool) {
    let usual = egui::Style::default();
    for theme in [Theme::Dark, Theme::Light] {
        ctx.style_mut_of(theme, |style| {
            style.animation_time = if reduced { 0.0 } else { usual.animation_time };
            style.scroll_animation = if reduced { ScrollAnimation::none() } else { usual.scroll_animation };
            style.visuals.text_cursor.blink = !reduced && usual.visuals.text_cursor.blink;
        });
    }
}
