//! Tumen: opens the window, or runs one headless command.

// A double-click on Windows opens no console; headless verbs are started from one.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use std::process::ExitCode;
use std::time::Instant;

use clap::Parser as _;
use tumen::cli::Arguments;
use tumen::{app, cli};

fn main() -> ExitCode {
    let started = Instant::now();
    let arguments = Arguments::parse();
    if let Some(verb) = arguments.verb {
        return cli::run(verb);
    }
    let Arguments { paths, frames, press, .. } = arguments;
    let window = app::Arguments { paths, frames, press, started: Some(started) };
    match app::run(window) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tumen: the window could not be opened: {error}");
            eprintln!(
                "A display and OpenGL are needed. `tumen extract`, `text` and `export` work without them."
            );
            ExitCode::FAILURE
        }
    }
}
