//! Why a verb did not do what was asked.

use std::io;

/// Why nothing, or not all, was printed or written.
pub enum Failure {
    /// What was asked for cannot be done or understood: exit status 2.
    Usage(String),
    /// Something could not be read or written.
    Disk(String),
    /// Standard output refused.
    Output(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}
