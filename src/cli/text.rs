//! `tumen text`: the text that offsets count in.

use std::io::{self, Write as _};
use std::path::Path;

use super::lines::remark;
use crate::import::{self, Options};
use crate::model::Page;

/// Print one article's text. `Ok(false)` when it could not be read.
///
/// # Errors
/// When standard output refuses.
pub fn print(path: &Path) -> io::Result<bool> {
    let gathered = import::gather(&[path.to_path_buf()], &|| false);
    for notice in &gathered.notices {
        remark(&notice.words, &notice.place.display().to_string(), notice.line.map(|line| line as usize));
    }
    let [source] = &gathered.files[..] else {
        if gathered.notices.is_empty() {
            remark("give one article, not a folder", &path.display().to_string(), None);
        }
        return Ok(false);
    };
    match import::read(source, &Options::default()) {
        Ok(reading) => {
            io::stdout().lock().write_all(reading.text.as_bytes())?;
            let parts = reading.page.as_ref().map(Page::words).filter(|words| !words.is_empty());
            for words in reading.faults.iter().map(ToString::to_string).chain(parts) {
                remark(&words, &source.path, None);
            }
            Ok(true)
        }
        Err(refusal) => {
            remark(&refusal.fault.to_string(), &path.display().to_string(), None);
            Ok(false)
        }
    }
}
