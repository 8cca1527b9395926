use std::path::{Path, PathBuf}; use crate::measure::Date;
pub fn jsonl(_: &Path, _: Option<Date>) -> std::io::Result<bool> { Ok(false) }
pub fn paths(_: &[PathBuf], _: Option<Date>) -> std::io::Result<bool> { Ok(false) }
