//! Files about the program itself, for its packages: man pages and completions of shells. All from the one table of
//! arguments, so that they say what the program does.

use std::io;
use std::path::Path;

use clap::{CommandFactory as _, ValueEnum};
use clap_complete::Shell;

use super::Arguments;

/// What `tumen generate` writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum About {
    /// A man page for the program, and one for each verb.
    Man,
    /// What bash, fish and zsh offer at the Tab key.
    Completions,
}

/// Write the files into a folder, which is made where it is missing.
///
/// # Errors
/// When the folder or a file can't be written.
pub(super) fn write(what: About, folder: &Path) -> io::Result<bool> {
    std::fs::create_dir_all(folder)?;
    let mut command = Arguments::command();
    match what {
        About::Man => clap_mangen::generate_to(command, folder)?,
        About::Completions => {
            for shell in [Shell::Bash, Shell::Fish, Shell::Zsh] {
                clap_complete::generate_to(shell, &mut command, "tumen", folder)?;
            }
        }
    }
    Ok(true)
}
