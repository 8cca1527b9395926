//! A window without a display, on a home of its own.

#![allow(dead_code, reason = "each test file uses a part")]

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui::Key;
use egui_kittest::{
    Harness, Node,
    kittest::{NodeT as _, Queryable as _},
};
use tumen::app::{App, World};
use tumen::ui::Screen;

/// Three figures: 500 tons, $40 million and 300 tons.
pub const COAL: &[u8] =
    b"Coal\n2019-04-10\n\nNorth Korea sold 500 tons of coal to China in March. China paid $40 million \
for it. Russia sent 300 tons of oil to North Korea in March.\n";
/// An older article with two: 700 tons and $90 million.
pub const RICE: &[u8] =
    b"Rice\n2019-02-02\n\nChina sent 700 tons of rice to North Korea in January. It cost $90 million.\n";

/// A file or folder that is dropped on the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

/// A data directory that is gone after the test.
pub struct Home {
    folder: tempfile::TempDir,
}

impl Home {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// A folder of articles beside the data directory.
    pub fn corpus(&self, files: &[(&str, &[u8])]) -> PathBuf {
        let folder = self.folder.path().join("corpus");
        std::fs::create_dir_all(&folder).expect("a folder");
        for (name, bytes) in files {
            std::fs::write(folder.join(name), bytes).expect("a file");
        }
        folder
    }

    /// The project that was made for what was opened; backups are projects too, and lie in folders of their own.
    #[track_caller]
    pub fn project(&self) -> PathBuf {
        let files = std::fs::read_dir(self.data()).expect("a folder");
        let mut projects = files.map(|file| file.expect("a file").path());
        projects.find(|path| path.extension().is_some_and(|ending| ending == "tumen")).expect("a project")
    }

    pub fn world(&self) -> World {
        World { data: Ok(self.data()), person: "Kim".into(), dialogs: false }
    }

    /// The window on the sample.
    pub fn open(&self) -> Window {
        Window::new(self.world(), |app| app.open_sample())
    }

    /// The window on these paths.
    pub fn open_paths(&self, paths: &[&Path]) -> Window {
        let paths: Vec<PathBuf> = paths.iter().map(|path| path.to_path_buf()).collect();
        Window::new(self.world(), move |app| app.open_paths(paths))
    }
}

pub struct Window {
    pub harness: Harness<'static, App>,
}

impl Window {
    pub fn new(world: World, open: impl FnOnce(&mut App) + 'static) -> Self {
        Self::with_recent(world, &[], open)
    }

    /// The window of somebody who had these paths open before, the last first.
    pub fn with_recent(world: World, recent: &[&str], open: impl FnOnce(&mut App) + 'static) -> Self {
        let recent: Vec<String> = recent.iter().map(|path| (*path).to_owned()).collect();
        let harness = Harness::builder()
            .with_size([1440.0, 900.0])
            .with_theme(egui::Theme::Dark)
            .build_eframe(move |creation| {
                let screen = Screen { theme: egui::ThemePreference::Dark, recent, ..Screen::default() };
                let mut app = App::new(&creation.egui_ctx, world, screen);
                open(&mut app);
                app
            });
        let mut window = Self { harness };
        window.settle();
        window
    }

    /// Draw until nothing moves and nothing runs in the background.
    #[track_caller]
    pub fn settle(&mut self) {
        let start = Instant::now();
        loop {
            self.harness.run_ok();
            if !self.harness.state().is_busy() {
                self.harness.run_ok();
                return;
            }
            assert!(start.elapsed() < Duration::from_secs(60), "the window never settles");
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    pub fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.settle();
    }

    pub fn ctrl(&mut self, key: Key) {
        self.harness.key_press_modifiers(egui::Modifiers::COMMAND, key);
        self.settle();
    }

    #[track_caller]
    pub fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.settle();
    }

    #[track_caller]
    pub fn click_containing(&mut self, label: &str) {
        self.harness.get_by_label_contains(label).click();
        self.settle();
    }

    /// Drop a file or a folder on it.
    pub fn drop_path(&mut self, path: PathBuf) {
        self.harness.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(path)));
        self.settle();
    }

    /// Choose an entry of a menu.
    #[track_caller]
    pub fn menu(&mut self, menu: &str, entry: &str) {
        self.harness.get_all_by_label(menu).next().expect("a menu").click();
        self.settle();
        self.click_containing(entry);
    }

    /// Click what may have to be scrolled to, as a screen reader does.
    #[track_caller]
    pub fn press(&mut self, label: &str) {
        self.harness.get_by_label(label).click_accesskit();
        self.settle();
    }

    /// Rest the pointer on something until its card is there.
    #[track_caller]
    pub fn hover(&mut self, label: &str) {
        self.harness.get_by_label(label).hover();
        // Cards come after half a second; a frame is a sixtieth.
        for _ in 0..60 {
            self.harness.step();
        }
        self.settle();
    }

    pub fn shows(&self, label: &str) -> bool {
        self.harness.query_all_by_label_contains(label).next().is_some()
    }

    #[track_caller]
    pub fn expect(&self, label: &str) {
        if !self.shows(label) {
            let mut labels: Vec<String> = self
                .harness
                .query_all_by_label_contains("")
                .filter_map(|node| node.accesskit_node().label())
                .collect();
            labels.dedup();
            panic!("nothing says {label:?}; there is {labels:#?}");
        }
    }

    /// Like [`Window::expect`], for what the writer's thread has yet to do.
    #[track_caller]
    pub fn expect_soon(&mut self, label: &str) {
        let start = Instant::now();
        while !self.shows(label) && start.elapsed() < Duration::from_secs(20) {
            std::thread::sleep(Duration::from_millis(2));
            self.settle();
        }
        self.expect(label);
    }

    #[track_caller]
    pub fn expect_not(&self, label: &str) {
        assert!(!self.shows(label), "something says {label:?}");
    }

    /// Drag over a line of the article, from its first letter to its last.
    #[track_caller]
    pub fn drag_over(&mut self, line: &str) {
        let rect = self.harness.get_by_label_contains(line).rect();
        self.harness.drag_at(rect.left_center() + egui::vec2(1.0, 0.0));
        self.harness.step();
        self.harness.hover_at(rect.right_center() + egui::vec2(30.0, 0.0));
        self.harness.step();
        self.harness.drop_at(rect.right_center() + egui::vec2(30.0, 0.0));
        self.settle();
    }

    /// A text field by its name; its label may stand beside it in the same words.
    #[track_caller]
    pub fn field<'w>(&'w self, name: &'w str) -> Node<'w> {
        use egui::accesskit::Role;
        self.harness.get_by(move |node| {
            matches!(node.role(), Role::TextInput | Role::MultilineTextInput)
                && node.label().is_some_and(|label| label == name)
        })
    }

    /// Type into a field, behind what stands there.
    #[track_caller]
    pub fn type_into(&mut self, name: &str, text: &str) {
        self.field(name).focus();
        self.settle();
        self.field(name).type_text(text);
        self.settle();
    }

    /// Type into a field in place of what stands there.
    #[track_caller]
    pub fn retype(&mut self, name: &str, text: &str) {
        self.field(name).focus();
        self.settle();
        self.ctrl(Key::A);
        self.field(name).type_text(text);
        self.settle();
    }
}
