use std::path::Path; use super::To;
pub fn write(_: &Path, _: To, _: &Path, _: bool) -> std::io::Result<bool> { Ok(false) }
