//! The bar on top: menus, filter field, saved mark, project.

use egui::{RichText, Ui};

use super::command::{COMMANDS, key_words};
use super::keys::{Keys, key_of};
use super::theme::{self, Palette};
use super::{Action, Command, Dialog, Hint, List, Saving, Screen, View, access, hints, widgets};
use crate::listing::{Filter, Show};

/// The id of the filter field, so that `/` can give it the focus.
pub const FILTER_FIELD: &str = "filter field";

/// Room that the link to the finder needs.
const FINDER: f32 = 112.0;
/// Width of the filter field, and what it keeps in a narrow window.
const FIELD: (f32, f32) = (230.0, 90.0);

/// Show it.
pub fn show(ui: &mut Ui, view: &View<'_>, screen: &Screen, out: &mut Vec<Action>) {
    let palette = Palette::of(ui);
    egui::MenuBar::new().ui(ui, |ui| {
        ui.add_space(4.0);
        ui.label(RichText::new("Tumen").font(theme::heading(14.0)));
        ui.add_space(4.0);
        for menu in ["File", "Edit", "View", "Claim", "Tools", "Help"] {
            let shown = ui.menu_button(menu, |ui| {
                ui.set_min_width(240.0);
                items(ui, menu, view, screen, out);
            });
            access::opens_menu(&shown.response, shown.inner.is_some());
            if menu == "File" {
                hints::place(ui, Hint::Yours, shown.response.rect);
            }
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(6.0);
            project_name(ui, view, &palette);
            ui.add_space(8.0);
            saving(ui, view.saving, &palette, out);
            ui.add_space(8.0);
            filter_field(ui, screen, out);
            let words =
                widgets::with_key(ui.ctx(), "Everything that can be done, by name", Command::FindCommand);
            // In a narrow window the Edit menu and its key must do.
            if ui.available_width() > FINDER
                && widgets::link(ui, "Find a command").on_hover_text(words).clicked()
            {
                out.push(Action::Do(Command::FindCommand));
            }
        });
    });
}

/// A menu; where the window is lower than it, it scrolls.
fn items(ui: &mut Ui, menu: &str, view: &View<'_>, screen: &Screen, out: &mut Vec<Action>) {
    let room = ui.ctx().content_rect().height() - BELOW;
    let area = egui::ScrollArea::vertical().max_height(room).min_scrolled_height(room);
    area.show(ui, |ui| entries(ui, menu, view, screen, out));
}

/// What the bar of menus and a menu's edges take of the window's height.
const BELOW: f32 = 52.0;

fn entries(ui: &mut Ui, menu: &str, view: &View<'_>, screen: &Screen, out: &mut Vec<Action>) {
    let keys = Keys::current(ui.ctx());
    widgets::quiet_rows(ui);
    for entry in COMMANDS.iter().filter(|entry| entry.menu == menu) {
        if matches!(
            entry.command,
            Command::PasteArticle
                | Command::SaveCopy
                | Command::Quit
                | Command::FindCommand
                | Command::FindInArticle
                | Command::FilterText
                | Command::Accept
                | Command::AcceptShown
                | Command::MakeClaim
                | Command::EditClaim
                | Command::ThemeSystem
                | Command::Larger
                | Command::OpenLogs
        ) {
            ui.separator();
        }
        let (label, enabled, on) = state(entry.command, entry.label, view, screen);
        let locked = match view.saving {
            Saving::ReadOnly { why } if changes_project(entry.command) => Some(why),
            _ => None,
        };
        let mut button = egui::Button::new(label).selected(on);
        if let Some(key) = keys.first(entry.command) {
            button = button.shortcut_text(key_words(ui.ctx(), &key));
        }
        let item = ui.add_enabled(enabled, button);
        access::menu_item(&item, is_switch(entry.command).then_some(on));
        let item = match locked {
            Some(why) => item.on_disabled_hover_text(format!("The project is open for reading only: {why}")),
            None => item,
        };
        if item.clicked() {
            out.push(Action::Do(entry.command));
            ui.close();
        }
        if entry.command == Command::OpenSample {
            recent(ui, screen, out);
        }
    }
}

/// Label, whether it can be invoked now, and whether it is switched on.
pub(super) fn state(command: Command, label: &str, view: &View<'_>, screen: &Screen) -> (String, bool, bool) {
    let named = |what: Option<&crate::model::LogEntry>| match what {
        Some(entry) => (format!("{label}: {}", entry.edit.words()), true, false),
        None => (label.to_owned(), false, false),
    };
    let suggestion = view.figure.is_some_and(crate::model::Figure::is_suggestion);
    let claim = view.figure.is_some_and(|figure| !figure.is_suggestion());
    let plain = |enabled: bool, on: bool| (label.to_owned(), enabled, on);
    if matches!(view.saving, Saving::ReadOnly { .. }) && changes_project(command) {
        return plain(false, false);
    }
    match command {
        Command::Undo => named(view.history.undoable()),
        Command::Redo => named(view.history.redoable()),
        Command::ShowReport => plain(view.has_report, false),
        Command::ClearFilter => plain(!screen.filter.is_empty(), false),
        Command::OnlySuggested => plain(true, screen.filter.show == Show::Suggested),
        Command::OnlyThisArticle => plain(screen.article.is_some(), screen.filter.article.is_some()),
        Command::OnlyMoneyAndOil => plain(true, screen.filter.money_and_oil),
        Command::AcceptShown | Command::DismissShown => plain(view.listing.suggested > 0, false),
        Command::Accept | Command::Dismiss => plain(suggestion, false),
        Command::RemoveClaim => plain(claim, false),
        Command::RemoveArticle => plain(view.open.is_some(), false),
        Command::PageParts => plain(view.open.is_some_and(|open| open.entry.article.page.is_some()), false),
        Command::RestoreArticles => plain(!view.project.removed().is_empty(), false),
        Command::CopyCitation => plain(view.figure.is_some(), false),
        Command::CopyCells => plain(!view.listing.figures.is_empty(), false),
        Command::NeedsSecond => {
            let needs = |figure: &crate::model::Figure| {
                figure.claim().is_some_and(|claim| claim.verification.needs_second)
            };
            plain(view.figure.is_some(), view.figure.is_some_and(needs))
        }
        Command::SecondReview => plain(true, screen.blind),
        Command::ChangeShown => plain(view.listing.figures.len() > view.listing.suggested, false),
        Command::SaveFilter => plain(!screen.filter.is_empty(), false),
        Command::MergeQuestions => {
            plain(view.project.merges().iter().any(|merged| !merged.questions.is_empty()), false)
        }
        Command::EditClaim | Command::WriteNote | Command::Compare => plain(view.figure.is_some(), false),
        Command::RestoreDismissed => {
            plain(view.open.is_some_and(|open| !open.entry.dismissed.is_empty()), false)
        }
        Command::MakeClaim
        | Command::MakeStatement
        | Command::FindInArticle
        | Command::Copy
        | Command::AddToVocabulary => plain(view.open.is_some(), false),
        Command::NextHit | Command::PreviousHit => plain(!screen.search.is_empty(), false),
        Command::ToggleArticles => plain(true, screen.articles),
        Command::ToggleChart => plain(true, screen.plots),
        Command::ToggleReader => plain(true, screen.reader),
        Command::ToggleTable => plain(true, screen.table),
        Command::ShowClaims => plain(true, screen.table && screen.list == List::Claims),
        Command::ShowChecks => plain(true, screen.table && screen.list == List::Checks),
        Command::ShowOrigins => plain(true, screen.table && screen.list == List::Origins),
        Command::ToggleInspector => plain(true, screen.inspector),
        Command::ThemeSystem => plain(true, screen.theme == egui::ThemePreference::System),
        Command::ThemeDark => plain(true, screen.theme == egui::ThemePreference::Dark),
        Command::ThemeLight => plain(true, screen.theme == egui::ThemePreference::Light),
        _ => plain(true, false),
    }
}

/// Whether a command changes the project, so that it cannot be invoked where the file is open for reading only.
const fn changes_project(command: Command) -> bool {
    matches!(
        command,
        Command::PasteArticle
            | Command::RemoveArticle
            | Command::RestoreArticles
            | Command::PageParts
            | Command::MergeProject
            | Command::ImportTable
            | Command::Undo
            | Command::Redo
            | Command::Accept
            | Command::Dismiss
            | Command::AcceptShown
            | Command::DismissShown
            | Command::RestoreDismissed
            | Command::ChangeShown
            | Command::NeedsSecond
            | Command::MakeClaim
            | Command::MakeStatement
            | Command::EditClaim
            | Command::RemoveClaim
            | Command::WriteNote
            | Command::LookAtFinding
            | Command::AddToVocabulary
    )
}

/// Whether a command switches something on and off, or chooses one of several.
const fn is_switch(command: Command) -> bool {
    matches!(
        command,
        Command::OnlySuggested
            | Command::OnlyThisArticle
            | Command::OnlyMoneyAndOil
            | Command::NeedsSecond
            | Command::SecondReview
            | Command::ToggleArticles
            | Command::ToggleChart
            | Command::ToggleReader
            | Command::ToggleTable
            | Command::ToggleInspector
            | Command::ShowClaims
            | Command::ShowChecks
            | Command::ShowOrigins
            | Command::ThemeSystem
            | Command::ThemeDark
            | Command::ThemeLight
    )
}

fn recent(ui: &mut Ui, screen: &Screen, out: &mut Vec<Action>) {
    ui.add_enabled_ui(!screen.recent.is_empty(), |ui| {
        let shown = ui.menu_button("Open recent", |ui| {
            for path in &screen.recent {
                let item = ui.button(path);
                access::menu_item(&item, None);
                if item.clicked() {
                    out.push(Action::OpenPaths(vec![path.into()]));
                    ui.close();
                }
            }
        });
        access::opens_menu(&shown.response, shown.inner.is_some());
    });
}

fn filter_field(ui: &mut Ui, screen: &Screen, out: &mut Vec<Action>) {
    let mut text = screen.filter.text.clone();
    let key = key_of(ui.ctx(), Command::FilterText);
    let hint =
        if key.is_empty() { "Filter figures".to_owned() } else { format!("Filter figures  ( {key} )") };
    // What stands on the left of it is drawn already.
    let width = (ui.available_width() - 12.0).clamp(FIELD.1, FIELD.0);
    let field = egui::TextEdit::singleline(&mut text)
        .id(egui::Id::unique(FILTER_FIELD))
        .hint_text(hint.trim_end())
        .align(egui::Align2::LEFT_CENTER)
        .min_size(egui::vec2(width, 22.0))
        .desired_width(width);
    let response = ui.add(field);
    widgets::name_field(ui, &response, "Filter figures");
    if response.changed() {
        out.push(Action::SetFilter(Filter { text, ..screen.filter.clone() }));
    }
}

fn project_name(ui: &mut Ui, view: &View<'_>, palette: &Palette) {
    let name = view.place.rsplit(['/', '\\']).next().unwrap_or(view.place);
    ui.add(egui::Label::new(RichText::new(name).color(palette.dim)).truncate())
        .on_hover_text(format!("Everything you decide is kept in\n{}", view.place));
}

fn saving(ui: &mut Ui, saving: &Saving, palette: &Palette, out: &mut Vec<Action>) {
    let mark = |ui: &mut Ui, words: &str, ink| {
        let mark = ui.label(RichText::new(words).color(ink));
        access::live(&mark);
        mark
    };
    match saving {
        Saving::Saved => {
            mark(ui, "✓ saved", palette.good).on_hover_text("Everything you decided is on disk.");
        }
        Saving::Saving => {
            mark(ui, "saving…", palette.dim);
        }
        Saving::ReadOnly { why } => {
            let mark = mark(ui, "read only", palette.warn);
            access::more(&mark, why);
            mark.on_hover_text(why);
        }
        Saving::NotSaved { why, pending } => {
            if widgets::link(ui, "Save a copy…").clicked() {
                out.push(Action::Ask(Box::new(Dialog::save_copy())));
            }
            if widgets::link(ui, "Retry").clicked() {
                out.push(Action::Retry);
            }
            let waiting = widgets::counted(*pending, "decision waits", "decisions wait");
            let words = format!("{why}\n{waiting} in memory; nothing is lost.");
            let mark = mark(ui, "× not saved", palette.alarm);
            access::alarm(&mark, &words);
            mark.on_hover_text(words);
        }
    }
}
