//! Which keys invoke what: those of the command table, and what the person changed.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Key, KeyboardShortcut, Modifiers};
use serde::{Deserialize, Serialize};

use super::command::{COMMANDS, Command, key_words};
use crate::model::Codebook;

/// Changes of the command table's keys. Kept with the screen, for every project.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Keys {
    /// By the command's name in the code, so that a command which is gone takes nothing else with it.
    changed: BTreeMap<String, Vec<KeyboardShortcut>>,
}

/// Why a command cannot have a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clash {
    /// Another command has it, and can do without.
    Command(Command),
    /// A status of the project has it.
    Status(Arc<str>),
    /// Text fields and the focus need it.
    Reserved,
}

/// Keys that no command can have: what is typed and marked with them goes to fields, lists and the focus.
const RESERVED: [(Modifiers, Key); 14] = [
    (Modifiers::NONE, Key::Tab),
    (Modifiers::SHIFT, Key::Tab),
    (Modifiers::NONE, Key::Escape),
    (Modifiers::NONE, Key::Space),
    (Modifiers::NONE, Key::ArrowUp),
    (Modifiers::NONE, Key::ArrowDown),
    (Modifiers::NONE, Key::ArrowLeft),
    (Modifiers::NONE, Key::ArrowRight),
    (Modifiers::NONE, Key::Home),
    (Modifiers::NONE, Key::End),
    (Modifiers::COMMAND, Key::A),
    (Modifiers::COMMAND, Key::C),
    (Modifiers::COMMAND, Key::V),
    (Modifiers::COMMAND, Key::X),
];

impl Keys {
    /// The keys of a command, the one to show first.
    pub fn of(&self, command: Command) -> impl Iterator<Item = KeyboardShortcut> + '_ {
        let changed = self.changed.get(&name(command));
        let table = command.entry().filter(|_| changed.is_none());
        let table = table.into_iter().flat_map(|entry| [entry.key, entry.also].into_iter().flatten());
        changed.into_iter().flatten().copied().chain(table)
    }

    /// The key to show for a command.
    #[must_use]
    pub fn first(&self, command: Command) -> Option<KeyboardShortcut> {
        self.of(command).next()
    }

    /// Whether the person changed a command's keys.
    #[must_use]
    pub fn is_changed(&self, command: Command) -> bool {
        self.changed.contains_key(&name(command))
    }

    /// Whether any was changed.
    #[must_use]
    pub fn any_changed(&self) -> bool {
        !self.changed.is_empty()
    }

    /// The same with other keys for one command; without any it has none. The table's own are no change.
    #[must_use]
    pub fn with(mut self, command: Command, keys: Vec<KeyboardShortcut>) -> Self {
        self.changed.remove(&name(command));
        if !self.of(command).eq(keys.iter().copied()) {
            self.changed.insert(name(command), keys);
        }
        self
    }

    /// The same with one key taken from whatever command has it.
    #[must_use]
    pub fn without(self, key: KeyboardShortcut) -> Self {
        COMMANDS.iter().map(|entry| entry.command).fold(self, |keys, command| {
            let left: Vec<KeyboardShortcut> = keys.of(command).filter(|other| !same(*other, key)).collect();
            if left.len() == keys.of(command).count() { keys } else { keys.with(command, left) }
        })
    }

    /// What stands in the way of a key for `command`.
    #[must_use]
    pub fn clash(&self, command: Command, key: KeyboardShortcut, codebook: &Codebook) -> Option<Clash> {
        if RESERVED
            .iter()
            .any(|(modifiers, reserved)| same(key, KeyboardShortcut::new(*modifiers, *reserved)))
        {
            return Some(Clash::Reserved);
        }
        let others = COMMANDS.iter().map(|entry| entry.command).filter(|other| *other != command);
        let mut others = others.filter(|other| self.of(*other).any(|taken| same(taken, key)));
        if let Some(other) = others.next() {
            return Some(Clash::Command(other));
        }
        let mut statuses = codebook.statuses.iter().filter(|_| key.modifiers.is_none());
        let status = statuses.find(|status| Key::from_name(&status.key.to_string()) == Some(key.logical_key));
        status.map(|status| Clash::Status(Arc::clone(&status.name)))
    }

    /// Why a status cannot have this key: a command has it, or no keyboard does. `None` when it can.
    #[must_use]
    pub fn taken(&self, key: char) -> Option<String> {
        let Some(key) = Key::from_name(&key.to_string()) else {
            return Some("choose one that is a key of its own, such as a digit".to_owned());
        };
        let key = KeyboardShortcut::new(Modifiers::NONE, key);
        let command = COMMANDS.iter().find(|entry| self.of(entry.command).any(|taken| same(taken, key)))?;
        Some(format!("it is the key of “{}”", command.label))
    }

    /// Let panels see them.
    pub fn install(self: &Arc<Self>, ctx: &egui::Context) {
        ctx.data_mut(|data| data.insert_temp(id(), Arc::clone(self)));
    }

    /// Those that were installed.
    #[must_use]
    pub fn current(ctx: &egui::Context) -> Arc<Self> {
        ctx.data(|data| data.get_temp(id())).unwrap_or_default()
    }
}

/// The key of a command in words, empty where it has none.
#[must_use]
pub fn key_of(ctx: &egui::Context, command: Command) -> String {
    Keys::current(ctx).first(command).map_or_else(String::new, |key| key_words(ctx, &key))
}

fn id() -> egui::Id {
    egui::Id::unique("keys")
}

fn name(command: Command) -> String {
    format!("{command:?}")
}

fn same(a: KeyboardShortcut, b: KeyboardShortcut) -> bool {
    a.logical_key == b.logical_key && a.modifiers == b.modifiers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(key: Key) -> KeyboardShortcut {
        KeyboardShortcut::new(Modifiers::NONE, key)
    }

    #[test]
    fn a_changed_key_replaces_the_tables_and_goes_back() {
        let keys = Keys::default();
        assert_eq!(keys.first(Command::NextClaim), Some(plain(Key::J)));
        let changed = keys.clone().with(Command::NextClaim, vec![plain(Key::Z)]);
        assert_eq!(changed.of(Command::NextClaim).collect::<Vec<_>>(), [plain(Key::Z)]);
        assert!(changed.is_changed(Command::NextClaim));
        assert_eq!(
            changed.with(Command::NextClaim, vec![plain(Key::J)]),
            keys,
            "the table's own is no change"
        );
        let none = keys.with(Command::NextClaim, Vec::new());
        assert_eq!(none.first(Command::NextClaim), None);
    }

    #[test]
    fn clashes_are_found_with_commands_statuses_and_fields() {
        let codebook = Codebook::default();
        let keys = Keys::default();
        let clash = |keys: &Keys, key| keys.clash(Command::NextClaim, key, &codebook);
        assert_eq!(clash(&keys, plain(Key::K)), Some(Clash::Command(Command::PreviousClaim)));
        assert_eq!(clash(&keys, plain(Key::J)), None, "its own");
        assert_eq!(clash(&keys, plain(Key::Num1)), Some(Clash::Status("Confirmed".into())));
        assert_eq!(clash(&keys, KeyboardShortcut::new(Modifiers::COMMAND, Key::Num9)), None, "no status");
        assert_eq!(clash(&keys, plain(Key::Tab)), Some(Clash::Reserved));
        assert_eq!(clash(&keys, KeyboardShortcut::new(Modifiers::COMMAND, Key::C)), Some(Clash::Reserved));
        let freed = keys.without(plain(Key::K));
        assert_eq!(clash(&freed, plain(Key::K)), None);
        assert_eq!(freed.first(Command::PreviousClaim), None);
        // A second key stays where the other is taken.
        let freed = freed.without(KeyboardShortcut::new(Modifiers::COMMAND, Key::Y));
        assert_eq!(freed.of(Command::Redo).count(), 1);
    }

    #[test]
    fn they_survive_a_restart_and_a_command_that_is_gone() {
        let keys = Keys::default().with(Command::NextClaim, vec![plain(Key::Z)]).without(plain(Key::K));
        let text = serde_json::to_string(&keys).expect("text");
        assert_eq!(serde_json::from_str::<Keys>(&text).expect("keys"), keys);
        let text = text.replacen('{', r#"{"NoSuchCommand":[],"#, 1);
        let read = serde_json::from_str::<Keys>(&text).expect("keys");
        assert_eq!(read.first(Command::NextClaim), Some(plain(Key::Z)));
    }
}
