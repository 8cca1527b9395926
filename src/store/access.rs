//! Whether a project file may be written, and why not.

/// What the caller wants to do with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Write if it can be written.
    Write,
    /// Only look.
    Read,
}

/// Why a file is open for reading only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadOnlyBecause {
    /// The caller asked for [`Access::Read`].
    #[error("it was opened for reading only")]
    Asked,
    /// Another window, or another person on the same drive, has it open.
    #[error("it is open in another window")]
    OpenElsewhere,
    /// The file is write-protected.
    #[error("the file is write-protected")]
    FileReadOnly,
    /// The folder is write-protected: there is no place for the journal, without which a crash could tear the file.
    #[error("its folder is write-protected")]
    FolderReadOnly,
}
