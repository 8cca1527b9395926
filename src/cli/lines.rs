//! Remarks on standard error, as JSON lines.

use std::io::Write as _;

use serde_json::{Value, json};

/// Tell about something that was not read, or not decided. `at` is a code point, a line, or null.
pub fn remark(words: &str, article: &str, at: Option<usize>) {
    let line = json!({ "remark": words, "article": article, "at": at.map_or(Value::Null, Value::from) });
    // There is nobody left to tell when standard error is closed.
    drop(writeln!(std::io::stderr(), "{line}"));
}
