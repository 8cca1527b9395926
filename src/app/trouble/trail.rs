//! The last actions, by name alone: what they were about, and in whose words, is nobody's business but the person's.

use std::collections::VecDeque;
use std::fmt::{self, Write};
use std::sync::{Arc, Mutex};

use crate::ui::Action;

/// How many are remembered.
const KEPT: usize = 20;

/// The last actions, shared with the hook that writes a report.
#[derive(Clone, Debug, Default)]
pub struct Trail(Arc<Mutex<VecDeque<String>>>);

impl Trail {
    /// Remember one.
    pub fn note(&self, action: &Action) {
        if let Ok(mut names) = self.0.lock() {
            names.push_back(name(action));
            while names.len() > KEPT {
                names.pop_front();
            }
        }
    }

    /// The last ones, the oldest first. Never waits: the thread that panics may be the one that holds it.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        self.0.try_lock().map(|names| names.iter().cloned().collect()).unwrap_or_default()
    }
}

/// The variant's name; of a command, which one.
fn name(action: &Action) -> String {
    if let Action::Do(command) = action {
        return format!("{command:?}");
    }
    let mut name = FirstWord(String::new());
    // It ends with an error after the first word, so nothing that follows is even formatted.
    let _ = write!(name, "{action:?}");
    name.0
}

struct FirstWord(String);

impl Write for FirstWord {
    fn write_str(&mut self, words: &str) -> fmt::Result {
        let end = words.find(|c: char| !c.is_ascii_alphanumeric());
        self.0.push_str(words.get(..end.unwrap_or(words.len())).unwrap_or_default());
        end.map_or(Ok(()), |_| Err(fmt::Error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::{Command, Dialog};

    #[test]
    fn names_alone_are_kept_and_twenty_of_them() {
        let trail = Trail::default();
        for _ in 0..30 {
            trail.note(&Action::StopImport);
        }
        trail.note(&Action::SetName("Kim Secret".to_owned()));
        trail.note(&Action::Do(Command::NextClaim));
        trail.note(&Action::Ask(Box::new(Dialog::message("Title", "Words"))));
        trail.note(&Action::OpenPaths(vec!["/home/secret/articles".into()]));
        let lines = trail.lines();
        assert_eq!(lines.len(), 20);
        assert_eq!(lines.first().map(String::as_str), Some("StopImport"));
        assert_eq!(lines[16..], ["SetName", "NextClaim", "Ask", "OpenPaths"]);
    }
}
