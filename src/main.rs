//! Tumen: opens the window, or runs one headless command.

// A double-click on Windows opens no console; headless verbs are started from one.
#![cfg_attr(all(windows, feature = "window", not(debug_assertions)), windows_subsystem = "windows")]

use std::process::ExitCode;
use std::time::Instant;

use clap::Parser as _;
use tumen::cli::{self, Arguments};

fn main() -> ExitCode {
    let started = Instant::now();
    attach_console();
    let mut arguments = Arguments::parse();
    match arguments.verb.take() {
        Some(verb) => cli::run(verb),
        None => open(arguments, started),
    }
}

/// Headless verbs and `--help` write to the console that they were started from, which a program with a window of its own
/// does not have by itself. Not yet tried.
#[cfg(windows)]
fn attach_console() {
    use windows_sys::Win32::System::Console::{ATTACH_PARENT_PROCESS, AttachConsole};
    // SAFETY: takes a number and no pointer. It fails where there is no such console, as after a double-click.
    unsafe { AttachConsole(ATTACH_PARENT_PROCESS) };
}

#[cfg(not(windows))]
const fn attach_console() {}

#[cfg(feature = "window")]
fn open(arguments: Arguments, started: Instant) -> ExitCode {
    use tumen::app;
    let Arguments { paths, frames, press, .. } = arguments;
    let window = app::Arguments { paths, frames, press, started: Some(started) };
    match app::run(window) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tumen: the window could not be opened: {error}");
            eprintln!(
                "A display and OpenGL are needed. `tumen extract`, `text`, `export` and `chart` work without them."
            );
            ExitCode::FAILURE
        }
    }
}

#[cfg(not(feature = "window"))]
fn open(_: Arguments, _: Instant) -> ExitCode {
    eprintln!("tumen: this program was built without its window (`--no-default-features`).");
    eprintln!("`tumen extract`, `text`, `export` and `chart` work.");
    ExitCode::FAILURE
}
