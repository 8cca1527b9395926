//! `tumen quantities`: quantities and stretches of time as printed, for benchmarks.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};

use super::lines::remark;
use crate::extract::{Printed, Sort, quantities};
use crate::import;
use crate::measure::{Date, Decimal};
use crate::text::CodePoints;
use crate::vocabulary::Lexicon;

/// A line of a benchmark.
#[derive(Deserialize)]
struct Given {
    id: Value,
    input: String,
    #[serde(default)]
    reference: Option<String>,
}

/// One line of `{"id", "entities"}` for each line of `{"id", "input", "reference"}`. `Ok(false)` when a line was not
/// read.
///
/// # Errors
/// When the file cannot be read or standard output refuses.
pub fn jsonl(file: &Path) -> io::Result<bool> {
    let lexicon = Lexicon::embedded();
    let input: Box<dyn BufRead> = if file == Path::new("-") {
        Box::new(io::stdin().lock())
    } else {
        Box::new(BufReader::new(File::open(file)?))
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let mut all = true;
    for (at, line) in input.split(b'\n').enumerate() {
        let line = line?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let given: Given = match serde_json::from_slice(&line) {
            Ok(given) => given,
            Err(error) => {
                remark(&format!("line {} is not {{id, input, reference}}: {error}", at + 1), "", None);
                all = false;
                continue;
            }
        };
        // "2024-08-15T00:00:00" is a day too.
        let reference = given.reference.as_deref().map(|date| date.split('T').next().unwrap_or_default());
        let reference = match reference.map(import::date).transpose() {
            Ok(reference) => reference,
            Err(_) => {
                remark(&format!("line {}: not a date: {:?}", at + 1, given.reference), "", None);
                all = false;
                None
            }
        };
        let points = CodePoints::new(&given.input);
        let entities: Vec<Value> = quantities(&lexicon, &given.input, reference)
            .iter()
            .map(|printed| entity(printed, &given.input, &points))
            .collect();
        serde_json::to_writer(&mut out, &json!({ "id": given.id, "entities": entities }))?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(all)
}

fn entity(printed: &Printed, text: &str, points: &CodePoints) -> Value {
    let number = |value: Option<Decimal>| {
        value.map_or(Value::Null, |value| {
            serde_json::from_str(&value.normalize().to_string()).unwrap_or(Value::Null)
        })
    };
    let mut entity = json!({
        "start": points.of_byte(printed.span.start as usize),
        "end": points.of_byte(printed.span.end as usize),
        "text": printed.span.of(text),
        "type": printed.sort.code(),
        "value": number(printed.value),
        "low": number(printed.low),
        "high": number(printed.high),
        "unit": printed.unit,
    });
    if printed.sort == Sort::Money {
        entity["iso"] = json!(printed.unit);
    }
    if matches!(printed.sort, Sort::Date | Sort::Period) {
        let days: Vec<Value> =
            printed.days.iter().map(|(start, last)| reading(printed.sort, *start, *last)).collect();
        entity["alternatives"] = Value::Array(days);
    }
    entity
}

/// The benchmark's ends are exclusive; a day has none.
fn reading(sort: Sort, start: Option<Date>, last: Option<Date>) -> Value {
    let end =
        if sort == Sort::Date && start == last { None } else { last.and_then(|last| last.tomorrow().ok()) };
    json!({ "start": start.map(|day| day.to_string()), "end": end.map(|day| day.to_string()) })
}
