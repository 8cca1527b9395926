//! What a panel says when there is nothing in it: what would fill it, and a way there.

use egui::Ui;

use super::keys::key_of;
use super::{Action, Command, widgets};
use crate::listing::Filter;

/// A way out of an empty panel: what it is called, and what it does.
pub(super) struct Way {
    words: String,
    /// Whose key it has.
    command: Option<Command>,
    action: Action,
}

impl Way {
    /// A link that does something.
    pub(super) fn new(words: impl Into<String>, action: Action) -> Self {
        Self { words: words.into(), command: None, action }
    }

    /// A link that runs a command under its own name.
    pub(super) fn command(command: Command) -> Self {
        Self { command: Some(command), ..Self::new(command.label(), Action::Do(command)) }
    }

    /// A link to a page of the guide.
    pub(super) fn guide(words: impl Into<String>, page: &'static str) -> Self {
        Self::new(words, Action::OpenGuide(page))
    }

    /// A link that shows every figure again.
    pub(super) fn all_figures() -> Self {
        let action = Action::SetFilter(Filter::default());
        Self { command: Some(Command::ClearFilter), ..Self::new("Show all figures", action) }
    }
}

/// In the middle of a panel: words, and a line for each way.
pub(super) fn show(ui: &mut Ui, words: &str, ways: impl IntoIterator<Item = Way>, out: &mut Vec<Action>) {
    ui.add_space(12.0);
    ui.vertical_centered(|ui| lines(ui, words, ways, out));
}

/// The same where a dialog begins at the left.
pub(super) fn at_left(ui: &mut Ui, words: &str, ways: impl IntoIterator<Item = Way>, out: &mut Vec<Action>) {
    ui.vertical(|ui| lines(ui, words, ways, out));
}

fn lines(ui: &mut Ui, words: &str, ways: impl IntoIterator<Item = Way>, out: &mut Vec<Action>) {
    let width = (ui.available_width() - 24.0).min(460.0);
    ui.scope(|ui| {
        ui.set_max_width(width.max(80.0));
        let palette = super::theme::Palette::of(ui);
        let text = egui::RichText::new(words).color(palette.dim).font(super::theme::small());
        ui.add(egui::Label::new(text).wrap());
    });
    ui.add_space(4.0);
    for way in ways {
        let hint = way.command.map(|command| key_of(ui.ctx(), command)).unwrap_or_default();
        let link = widgets::link(ui, &way.words);
        let link = if hint.is_empty() { link } else { link.on_hover_text(hint) };
        if link.clicked() {
            out.push(way.action);
        }
    }
}
