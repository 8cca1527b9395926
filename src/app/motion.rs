//! What the system says about movement, asked once at the start and without a connection to anything.

use std::path::Path;

use super::App;
use crate::ui::motion::{self, Motion};

impl App {
    /// Say whether the system asks that nothing moves. Unless somebody does, it is taken not to.
    pub fn system_motion(&mut self, ctx: &egui::Context, reduced: bool) {
        self.still = reduced;
        motion::apply(ctx, self.screen.motion.is_reduced(reduced));
    }

    pub(super) fn motion(&mut self, ctx: &egui::Context, motion: Motion) {
        self.screen.motion = motion;
        motion::apply(ctx, motion.is_reduced(self.still));
    }
}

/// Whether this machine asks that nothing moves, as far as its files tell: the settings of GTK and of KDE. Elsewhere,
/// and on Windows and macOS, it is taken not to, and the preference decides.
#[must_use]
pub fn of_machine() -> bool {
    directories::BaseDirs::new().is_some_and(|dirs| of_folder(dirs.config_dir()))
}

/// The same from the settings in this folder.
#[must_use]
pub fn of_folder(config: &Path) -> bool {
    let gtk = ["gtk-4.0/settings.ini", "gtk-3.0/settings.ini"];
    let said = gtk.iter().find_map(|file| value(&config.join(file), "gtk-enable-animations"));
    match said.as_deref() {
        Some("0" | "false" | "FALSE" | "False") => return true,
        Some(_) => return false,
        None => {}
    }
    // KDE's factor of how long animations last.
    let factor = value(&config.join("kdeglobals"), "AnimationDurationFactor");
    factor.and_then(|factor| factor.parse::<f32>().ok()) == Some(0.0)
}

/// What stands behind `key=` in a settings file.
fn value(file: &Path, key: &str) -> Option<String> {
    let text = std::fs::read_to_string(file).ok()?;
    text.lines().find_map(|line| {
        let (known, value) = line.split_once('=')?;
        (known.trim() == key).then(|| value.trim().to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(file: &str, text: &str, expected: bool) {
        let home = tempfile::tempdir().expect("a folder");
        let file = home.path().join(file);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(file, text).expect("a file");
        assert_eq!(of_folder(home.path()), expected, "{text}");
    }

    #[test]
    fn the_desktops_settings_are_heard() {
        check("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=0\n", true);
        check("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations = false\n", true);
        check("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=1\n", false);
        check("gtk-3.0/settings.ini", "[Settings]\ngtk-theme-name=Plain\n", false);
        check("kdeglobals", "[KDE]\nAnimationDurationFactor=0\n", true);
        check("kdeglobals", "[KDE]\nAnimationDurationFactor=0.5\n", false);
    }

    #[test]
    fn a_system_that_says_nothing_moves() {
        assert!(!of_folder(Path::new("/nowhere")));
    }
}
