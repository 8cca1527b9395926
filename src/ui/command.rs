//! Everything that can be invoked, in one table: menus, keys and the key sheet read it.

use std::sync::Arc;

use egui::{Key, KeyboardShortcut, ModifierNames, Modifiers};

use super::keys::Keys;
use crate::model::Codebook;

/// A command without parameters. Statuses have keys of their own, from the codebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the table below words each")]
pub enum Command {
    NewProject,
    OpenFolder,
    OpenProject,
    OpenPath,
    OpenSample,
    PasteArticle,
    RemoveArticle,
    RestoreArticles,
    PageParts,
    SaveCopy,
    Backups,
    MergeProject,
    Export,
    Print,
    ExportPicture,
    ExportValues,
    ImportTable,
    ShowReport,
    Quit,
    Undo,
    Redo,
    Copy,
    CopyCitation,
    CopyCells,
    FindCommand,
    FindInArticle,
    SearchArticles,
    NextHit,
    PreviousHit,
    FilterText,
    ClearFilter,
    SaveFilter,
    OnlySuggested,
    OnlyThisArticle,
    OnlyMoneyAndOil,
    NextClaim,
    PreviousClaim,
    NextArticle,
    PreviousArticle,
    Accept,
    Dismiss,
    AcceptShown,
    DismissShown,
    RestoreDismissed,
    ChangeShown,
    NeedsSecond,
    SecondReview,
    MakeClaim,
    MakeStatement,
    EditClaim,
    RemoveClaim,
    WriteNote,
    Compare,
    LookAtFinding,
    ToggleArticles,
    ToggleChart,
    GoToArticles,
    GoToChart,
    GoToReader,
    GoToList,
    GoToClaim,
    FitChart,
    ChartAsTable,
    ToggleReader,
    ToggleTable,
    ShowClaims,
    ShowChecks,
    ShowOrigins,
    ToggleInspector,
    History,
    Agreement,
    MergeQuestions,
    ThemeSystem,
    ThemeDark,
    ThemeLight,
    Larger,
    Smaller,
    Vocabulary,
    AddToVocabulary,
    Statuses,
    PriceBands,
    YourName,
    Preferences,
    Guide,
    ShowKeys,
    ShowHints,
    OpenLogs,
    About,
}

/// What the table says about a command.
pub struct Entry {
    /// The command.
    pub command: Command,
    /// Label in sentence case; `…` only where more input follows.
    pub label: &'static str,
    /// Which menu holds it.
    pub menu: &'static str,
    /// Key, if it has one.
    pub key: Option<KeyboardShortcut>,
    /// A second key for the same.
    pub also: Option<KeyboardShortcut>,
}

const fn plain(key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(Modifiers::NONE, key))
}

const fn shift(key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(Modifiers::SHIFT, key))
}

const fn ctrl(key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(Modifiers::COMMAND, key))
}

const fn ctrl_shift(key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key))
}

const fn entry(
    command: Command,
    menu: &'static str,
    label: &'static str,
    key: Option<KeyboardShortcut>,
    also: Option<KeyboardShortcut>,
) -> Entry {
    Entry { command, label, menu, key, also }
}

/// The table.
pub const COMMANDS: &[Entry] = &[
    entry(Command::NewProject, "File", "New project…", ctrl(Key::N), None),
    entry(Command::OpenFolder, "File", "Open corpus folder…", ctrl(Key::O), None),
    entry(Command::OpenProject, "File", "Open project…", ctrl_shift(Key::O), None),
    entry(Command::OpenPath, "File", "Open path…", ctrl(Key::L), None),
    entry(Command::OpenSample, "File", "Open the sample", None, None),
    entry(Command::PasteArticle, "File", "Paste an article…", ctrl_shift(Key::N), None),
    entry(Command::RemoveArticle, "File", "Remove this article", None, None),
    entry(Command::RestoreArticles, "File", "Bring removed articles back", None, None),
    entry(Command::PageParts, "File", "Parts of this web page…", None, None),
    entry(Command::SaveCopy, "File", "Save a copy…", ctrl_shift(Key::S), None),
    entry(Command::Backups, "File", "Restore a backup…", None, None),
    entry(Command::MergeProject, "File", "Merge project…", ctrl(Key::M), None),
    entry(Command::Export, "File", "Export…", ctrl(Key::E), None),
    entry(Command::Print, "File", "Report to print…", ctrl(Key::P), None),
    entry(Command::ExportPicture, "File", "Picture of the chart…", ctrl_shift(Key::E), None),
    entry(Command::ExportValues, "File", "Values of the chart (CSV)…", None, None),
    entry(Command::ImportTable, "File", "Add a table of figures…", ctrl(Key::T), None),
    entry(Command::ShowReport, "File", "Last import report", None, None),
    entry(Command::Quit, "File", "Quit", ctrl(Key::Q), None),
    entry(Command::Undo, "Edit", "Undo", ctrl(Key::Z), None),
    entry(Command::Redo, "Edit", "Redo", ctrl_shift(Key::Z), ctrl(Key::Y)),
    entry(Command::Copy, "Edit", "Copy selected text", None, None),
    entry(Command::CopyCitation, "Edit", "Copy claim as a citation", ctrl_shift(Key::C), None),
    entry(Command::CopyCells, "Edit", "Copy figures shown as cells", None, None),
    entry(Command::FindCommand, "Edit", "Find a command…", ctrl(Key::K), ctrl_shift(Key::P)),
    entry(Command::FindInArticle, "Edit", "Find in article…", ctrl(Key::F), None),
    entry(Command::SearchArticles, "Edit", "Search all articles…", ctrl_shift(Key::F), None),
    entry(Command::NextHit, "Edit", "Next hit", plain(Key::F3), None),
    entry(Command::PreviousHit, "Edit", "Previous hit", shift(Key::F3), None),
    entry(Command::FilterText, "Edit", "Filter figures", plain(Key::Slash), None),
    entry(Command::ClearFilter, "Edit", "Clear the filter", plain(Key::Backspace), None),
    entry(Command::SaveFilter, "Edit", "Save this filter…", None, None),
    entry(Command::OnlySuggested, "Edit", "Suggested only", plain(Key::U), None),
    entry(Command::OnlyThisArticle, "Edit", "This article", plain(Key::A), None),
    entry(Command::OnlyMoneyAndOil, "Edit", "Money and oil only", plain(Key::O), None),
    entry(Command::NextClaim, "Claim", "Next figure", plain(Key::J), None),
    entry(Command::PreviousClaim, "Claim", "Previous figure", plain(Key::K), None),
    entry(Command::NextArticle, "Claim", "Next article", plain(Key::N), None),
    entry(Command::PreviousArticle, "Claim", "Previous article", plain(Key::P), None),
    entry(Command::Accept, "Claim", "Accept suggestion", plain(Key::Enter), None),
    entry(Command::Dismiss, "Claim", "Dismiss suggestion", plain(Key::X), None),
    entry(Command::AcceptShown, "Claim", "Accept all suggestions shown…", ctrl(Key::Enter), None),
    entry(Command::DismissShown, "Claim", "Dismiss all suggestions shown…", None, None),
    entry(
        Command::RestoreDismissed,
        "Claim",
        "Offer dismissed suggestions of this article again",
        None,
        None,
    ),
    entry(Command::ChangeShown, "Claim", "Change all claims shown…", ctrl(Key::B), None),
    entry(Command::NeedsSecond, "Claim", "Needs a second person", plain(Key::W), None),
    entry(Command::SecondReview, "Claim", "Second review", None, None),
    entry(Command::MakeClaim, "Claim", "Make a claim of the selection", plain(Key::C), None),
    entry(Command::MakeStatement, "Claim", "Make a statement of the selection", plain(Key::S), None),
    entry(Command::EditClaim, "Claim", "Edit claim", plain(Key::E), None),
    entry(Command::RemoveClaim, "Claim", "Remove claim", plain(Key::Delete), None),
    entry(Command::WriteNote, "Claim", "Write a note", plain(Key::M), None),
    entry(Command::Compare, "Claim", "Compare with official figures", plain(Key::R), None),
    entry(Command::LookAtFinding, "Claim", "Finding looked at…", plain(Key::Y), None),
    entry(Command::ToggleArticles, "View", "Articles", plain(Key::F6), None),
    entry(Command::ToggleChart, "View", "Chart", plain(Key::F7), None),
    entry(Command::GoToArticles, "View", "Go to the articles", ctrl(Key::Num1), None),
    entry(Command::GoToChart, "View", "Go to the chart", plain(Key::G), ctrl(Key::Num2)),
    entry(Command::GoToReader, "View", "Go to the text", ctrl(Key::Num3), None),
    entry(Command::GoToList, "View", "Go to the list", ctrl(Key::Num4), None),
    entry(Command::GoToClaim, "View", "Go to the claim", ctrl(Key::Num5), None),
    entry(Command::FitChart, "View", "Show the whole chart", plain(Key::F), None),
    entry(Command::ChartAsTable, "View", "Chart as a table", plain(Key::T), None),
    entry(Command::ToggleReader, "View", "Reader", plain(Key::F8), None),
    entry(Command::ToggleTable, "View", "Claims table", plain(Key::F9), None),
    entry(Command::ShowClaims, "View", "List of claims", plain(Key::B), None),
    entry(Command::ShowChecks, "View", "What the checks found", plain(Key::D), None),
    entry(Command::ShowOrigins, "View", "Where reports come from", plain(Key::I), None),
    entry(Command::ToggleInspector, "View", "Claim", plain(Key::F10), None),
    entry(Command::History, "View", "History…", ctrl(Key::H), None),
    entry(Command::Agreement, "View", "Agreement of two people", None, None),
    entry(Command::MergeQuestions, "View", "Questions of merges…", plain(Key::Q), None),
    entry(Command::ThemeSystem, "View", "Theme of the system", None, None),
    entry(Command::ThemeDark, "View", "Dark theme", None, None),
    entry(Command::ThemeLight, "View", "Light theme", None, None),
    entry(Command::Larger, "View", "Larger", ctrl(Key::Plus), ctrl(Key::Equals)),
    entry(Command::Smaller, "View", "Smaller", ctrl(Key::Minus), None),
    entry(Command::Vocabulary, "Tools", "Vocabulary…", ctrl_shift(Key::V), None),
    entry(Command::AddToVocabulary, "Tools", "Add selected words to the vocabulary…", plain(Key::V), None),
    entry(Command::Statuses, "Tools", "Statuses…", None, None),
    entry(Command::PriceBands, "Tools", "Price bands…", None, None),
    entry(Command::YourName, "Tools", "Your name…", None, None),
    entry(Command::Preferences, "Tools", "Preferences…", ctrl(Key::Comma), None),
    entry(Command::Guide, "Help", "Guide", plain(Key::F1), None),
    entry(Command::ShowKeys, "Help", "Keys", plain(Key::Questionmark), None),
    entry(Command::ShowHints, "Help", "Show the hints", None, None),
    entry(Command::OpenLogs, "Help", "Open the log folder", None, None),
    entry(Command::About, "Help", "About Tumen", None, None),
];

impl Command {
    /// Its row of the table.
    #[must_use]
    pub fn entry(self) -> Option<&'static Entry> {
        COMMANDS.iter().find(|entry| entry.command == self)
    }

    /// Its label.
    #[must_use]
    pub fn label(self) -> &'static str {
        self.entry().map_or("", |entry| entry.label)
    }
}

/// The key in words for menus.
#[must_use]
pub fn key_words(ctx: &egui::Context, shortcut: &KeyboardShortcut) -> String {
    signs(ctx.format_shortcut(shortcut))
}

/// The key in words where there is no window to ask how the system calls it.
#[must_use]
pub fn key_name(shortcut: &KeyboardShortcut) -> String {
    let is_mac = cfg!(target_os = "macos");
    let names = if is_mac { ModifierNames::SYMBOLS } else { ModifierNames::NAMES };
    signs(shortcut.format(&names, is_mac))
}

/// egui spells signs out; what is printed on the key is shorter and what people look for.
fn signs(mut words: String) -> String {
    for (spelt, sign) in [
        ("Questionmark", "?"),
        ("Comma", ","),
        ("Slash", "/"),
        ("Plus", "+"),
        ("Minus", "-"),
        ("Equals", "="),
    ] {
        if let Some(start) = words.strip_suffix(spelt) {
            words = format!("{start}{sign}");
        }
    }
    words
}

/// What a key that was pressed stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// A command of the table.
    Command(Command),
    /// A status of the codebook.
    Status(Arc<str>),
}

/// What was pressed since the last frame, in the order in which it was pressed: a key held down, or a slow frame,
/// brings several presses at once, and "next, accept" is not "accept, next". Consumes the keys.
///
/// While a text field has the focus only keys with Ctrl and function keys act, except those that the field needs itself
/// (undo, copy).
///
/// A control that has the focus keeps Enter: it is pressed with it.
pub fn pressed(ctx: &egui::Context, codebook: &Codebook, keys: &Keys, control: bool) -> Vec<Pressed> {
    let typing = ctx.text_edit_focused();
    let statuses: Vec<(Key, &Arc<str>)> = codebook
        .statuses
        .iter()
        .filter_map(|status| Some((Key::from_name(&status.key.to_string())?, &status.code)))
        .collect();
    let mut pressed = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let egui::Event::Key { key, modifiers, pressed: true, .. } = event else { return true };
            let status = || statuses.iter().find(|(of, _)| !typing && of == key && modifiers.is_none());
            if control && *key == Key::Enter && modifiers.is_none() {
                return true;
            }
            let meant = command_of(keys, *key, *modifiers, typing)
                .map(Pressed::Command)
                .or_else(|| status().map(|(_, code)| Pressed::Status(Arc::clone(code))));
            let other = meant.is_none();
            pressed.extend(meant);
            other
        });
    });
    pressed
}

fn command_of(keys: &Keys, key: Key, modifiers: Modifiers, typing: bool) -> Option<Command> {
    // Shift is needed to type "?" and "+" on most keyboards; plain letters must not fire with it held.
    let shifted = matches!(key, Key::Questionmark | Key::Plus | Key::Slash);
    let is_pressed = |shortcut: &KeyboardShortcut| {
        shortcut.logical_key == key
            && (modifiers.matches_exact(shortcut.modifiers)
                || (shifted && modifiers.matches_logically(shortcut.modifiers)))
    };
    let acts = |entry: &Entry, shortcut: &KeyboardShortcut| {
        let own = matches!(entry.command, Command::Undo | Command::Redo);
        let function = (Key::F1..=Key::F35).contains(&shortcut.logical_key);
        !typing || ((shortcut.modifiers.command || function) && !own)
    };
    let found = COMMANDS
        .iter()
        .find(|entry| keys.of(entry.command).any(|shortcut| is_pressed(&shortcut) && acts(entry, &shortcut)));
    found.map(|entry| entry.command)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn no_two_commands_share_a_key() {
        let mut taken: BTreeMap<String, String> = BTreeMap::new();
        let mut take = |key: String, what: &str| {
            if let Some(other) = taken.insert(key.clone(), what.to_owned()) {
                panic!("{key} is both “{other}” and “{what}”");
            }
        };
        for entry in COMMANDS {
            for shortcut in [entry.key, entry.also].into_iter().flatten() {
                take(format!("{:?} {:?}", shortcut.modifiers, shortcut.logical_key), entry.label);
            }
        }
        for status in &Codebook::default().statuses {
            let key = Key::from_name(&status.key.to_string()).expect("a key that egui knows");
            take(format!("{:?} {key:?}", Modifiers::NONE), &status.name);
        }
    }

    #[test]
    fn labels_are_different_and_every_command_is_listed() {
        let labels: std::collections::BTreeSet<_> = COMMANDS.iter().map(|e| (e.menu, e.label)).collect();
        assert_eq!(labels.len(), COMMANDS.len());
        let commands: std::collections::BTreeSet<_> = COMMANDS.iter().map(|e| e.command).collect();
        assert_eq!(commands.len(), COMMANDS.len());
    }
}
