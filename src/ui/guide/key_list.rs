//! The list of keys as a part of the guide: made of the table of commands and of what the person changed, never typed.

use super::super::command::{COMMANDS, key_name};
use super::super::keys::Keys;
use crate::guide::table;
use crate::model::Codebook;

/// Menus in their order.
const MENUS: [&str; 6] = ["File", "Edit", "View", "Claim", "Tools", "Help"];

/// Every command that has a key, by menu, and the statuses, as Markdown.
#[must_use]
pub fn keys_page(keys: &Keys, codebook: &Codebook) -> String {
    let mut page = String::new();
    for menu in MENUS {
        let rows = COMMANDS.iter().filter(|entry| entry.menu == menu).filter_map(|entry| {
            let keys: Vec<String> =
                keys.of(entry.command).map(|key| format!("`{}`", key_name(&key))).collect();
            (!keys.is_empty()).then(|| [keys.join(" "), entry.label.to_owned()])
        });
        page.push_str(&format!("## {menu}\n\n{}\n", table(&["key", "does"], rows)));
    }
    let rows = codebook.statuses.iter().map(|status| [format!("`{}`", status.key), status.name.to_string()]);
    page.push_str(&format!("## Statuses\n\n{}", table(&["key", "status"], rows)));
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_table_is_listed() {
        let page = keys_page(&Keys::default(), &Codebook::default());
        for entry in COMMANDS {
            assert!(MENUS.contains(&entry.menu), "{} is in no menu", entry.label);
            for key in Keys::default().of(entry.command).map(|key| key_name(&key)) {
                assert!(page.contains(&format!("`{key}`")), "{key} of {}", entry.label);
            }
        }
        assert!(page.contains("| `-` | Internally inconsistent |"), "{page}");
    }
}
