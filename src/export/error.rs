//! Why an export was not written.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

/// Why nothing was written. What lay at the place before is as it was.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Code points are counted in the article's text, so there is no record without it.
    #[error("an article's text could not be read ({why}): {article}")]
    Text {
        /// What the project file said.
        why: String,
        /// The article's path.
        article: Arc<str>,
    },
    /// A folder is in the way.
    #[error("this is a folder, not a file: {}", .0.display())]
    Folder(PathBuf),
    /// A device, pipe or socket, which replacing would destroy.
    #[error("not a regular file: {}", .0.display())]
    Special(PathBuf),
    /// The file is write-protected, and someone meant it.
    #[error("the file is read-only: {}", .0.display())]
    ReadOnly(PathBuf),
    /// No picture could be made.
    #[error("no picture was made: {0}")]
    Picture(String),
    /// The folder to write into is not there.
    #[error("there is no such folder: {}", .0.display())]
    NoFolder(PathBuf),
    /// The disk refused.
    #[error("could not be written ({source}): {}", path.display())]
    Disk {
        /// What the system said.
        source: io::Error,
        /// Where.
        path: PathBuf,
    },
    /// The stream refused; [`super::to_place`] turns it into [`Error::Disk`].
    #[error("could not be written ({0})")]
    Stream(#[from] io::Error),
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Stream(error.into())
    }
}

impl From<csv::Error> for Error {
    fn from(error: csv::Error) -> Self {
        Self::Stream(error.into())
    }
}
