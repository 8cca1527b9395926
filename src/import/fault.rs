//! Why a file was not taken in.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use super::decode::LIMIT;

/// What is wrong with a file's bytes or with reaching them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It was there when the folder was listed, and is not any more.
    #[error("the file is gone")]
    Vanished,
    /// The system does not let this user read it.
    #[error("no permission to read it")]
    Denied,
    /// A folder, pipe, socket or device: reading one could wait for ever.
    #[error("not a regular file")]
    NotAFile,
    /// More bytes than [`LIMIT`].
    #[error("larger than {} MiB ({} MiB)", LIMIT >> 20, .0.div_ceil(1 << 20))]
    TooLarge(u64),
    /// Not one byte, or nothing but blanks.
    #[error("holds no text")]
    Empty,
    /// Control characters that no text has.
    #[error("looks like a binary file")]
    Binary,
    /// A known format that only pretends to be text; the string names it with its article.
    #[error("is {0}, not plain text")]
    Format(&'static str),
    /// A known format under the name of a web page; the string names it with its article.
    #[error("is {0}, not a web page")]
    NotPage(&'static str),
    /// A web archive without a page in it.
    #[error("holds no web page")]
    NoPage,
    /// A page whose text comes by scripts only.
    #[error(
        "holds no text, only scripts that would load it; save the page in the browser as “complete” or as one file, or \
         paste the article"
    )]
    Scripted,
    /// A forced encoding that the WHATWG list does not have.
    #[error("unknown character encoding {0:?}")]
    Encoding(Arc<str>),
    /// Anything else that the system says.
    #[error("{0}")]
    System(Arc<str>),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Vanished,
            io::ErrorKind::PermissionDenied => Self::Denied,
            io::ErrorKind::IsADirectory => Self::NotAFile,
            _ => Self::System(error.to_string().into()),
        }
    }
}

/// A file that was not taken in. Nothing of it was kept, and nothing was done to it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{fault}: {}", place.display())]
pub struct Refusal {
    /// Why.
    pub fault: Fault,
    /// Which file.
    pub place: PathBuf,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_stands_last() {
        let refusal = Refusal { fault: Fault::TooLarge(LIMIT + 1), place: "a/b.txt".into() };
        assert_eq!(refusal.to_string(), "larger than 64 MiB (65 MiB): a/b.txt");
    }
}
