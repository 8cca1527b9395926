//! Additions as a tab-separated table, like those of the program, so that they can be read, mailed and kept under
//! version control.

use super::addition::{Added, Addition, Additions, Beside};
use super::rows::list;
use super::{PlaceUse, SourceKind};

const HEADER: &str = "kind\twords\tof\thow\tname\ths\tparent";
const ABOUT: &str = "# Additions to Tumen's vocabulary. kind: place (of: state, how: name | adjective | capital | town) | goods (of: id)\n\
# | new goods (of: id, name, hs, parent) | source (how: outlet | origin, name) | ignore (how: before | after | whole).\n";

/// A line of a table that says nothing that is understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {why}")]
pub struct BadLine {
    /// Counts from 1.
    pub line: usize,
    /// What is wrong with it.
    pub why: String,
}

impl Additions {
    /// The table. Reading it gives the same additions.
    #[must_use]
    pub fn to_tsv(&self) -> String {
        let mut table = format!("{ABOUT}{HEADER}\n");
        for addition in self.entries() {
            let (kind, of, how, name, hs, parent) = match &addition.meaning {
                Added::Place { code, how } => ("place", &**code, how.code(), "", "", ""),
                Added::Goods { id } => ("goods", &**id, "", "", "", ""),
                Added::NewGoods { id, name, hs_code, parent } => {
                    ("new goods", &**id, "", &**name, &**hs_code, &**parent)
                }
                Added::Source { name, kind } => ("source", "", kind.code(), &**name, "", ""),
                Added::Ignore(beside) => ("ignore", "", beside.code(), "", "", ""),
            };
            let words = addition.words.join(";");
            let line = [kind, &words, of, how, name, hs, parent]
                .map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" "))
                .join("\t");
            table.push_str(line.trim_end());
            table.push('\n');
        }
        table
    }

    /// Read a table, with the lines that were not understood.
    #[must_use]
    pub fn from_tsv(table: &str) -> (Self, Vec<BadLine>) {
        let mut bad = Vec::new();
        let mut read = Vec::new();
        for (at, line) in table.trim_start_matches('\u{feff}').lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') || line.starts_with("kind\t") {
                continue;
            }
            let mut cells = line.split('\t').map(str::trim);
            match addition(std::array::from_fn(|_| cells.next().unwrap_or_default())) {
                Ok(addition) => read.push(addition),
                Err(why) => bad.push(BadLine { line: at + 1, why }),
            }
        }
        (read.into_iter().collect(), bad)
    }
}

fn addition([kind, words, of, how, name, hs, parent]: [&str; 7]) -> Result<Addition, String> {
    fn coded<T: Copy>(all: &[T], code: impl Fn(T) -> &'static str, how: &str) -> Result<T, String> {
        let codes = || all.iter().map(|one| code(*one)).collect::<Vec<_>>().join(", ");
        all.iter()
            .copied()
            .find(|one| code(*one) == how)
            .ok_or_else(|| format!("the column “how” says {how:?}; it may say {}", codes()))
    }
    let meaning = match kind {
        "place" => Added::Place { code: of.into(), how: coded(&PlaceUse::ALL, PlaceUse::code, how)? },
        "goods" => Added::Goods { id: of.into() },
        "new goods" => {
            Added::NewGoods { id: of.into(), name: name.into(), hs_code: hs.into(), parent: parent.into() }
        }
        "source" => {
            Added::Source { name: name.into(), kind: coded(&SourceKind::ALL, SourceKind::code, how)? }
        }
        "ignore" => Added::Ignore(coded(&Beside::ALL, Beside::code, how)?),
        other => {
            return Err(format!(
                "the column “kind” says {other:?}; it may say place, goods, new goods, source, ignore"
            ));
        }
    };
    Ok(Addition { words: list(words).map(Into::into).collect(), meaning })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_as_it_was_written() {
        let table = "kind\twords\tof\thow\tname\ths\tparent\r\n\
            place\tRason zone;Rason SEZ\tPRK\ttown\n\
            # a remark\n\
            goods\tburning stone\tcoal\n\
            new goods\tflour;wheat flour\tflour\t\tFlour\t1101\tall\n\
            source\tBorder Post\t\toutlet\tThe Border Post\n\
            ignore\tcontainers\t\tafter\n";
        let (additions, bad) = Additions::from_tsv(table);
        assert_eq!(bad, []);
        assert_eq!(additions.entries().len(), 5);
        assert_eq!(additions.entries()[0].words.len(), 2);
        assert_eq!(Additions::from_tsv(&additions.to_tsv()), (additions, Vec::new()));
    }

    #[test]
    fn lines_that_are_not_understood_are_told() {
        let (additions, bad) = Additions::from_tsv(
            "kind\twords\nignore\tcrates\t\tbeside\n\nnoun\tcrates\nignore\tcrates\t\tafter\n",
        );
        assert_eq!(additions.entries().len(), 1);
        let lines: Vec<usize> = bad.iter().map(|bad| bad.line).collect();
        assert_eq!(lines, [2, 4]);
        assert!(bad[0].to_string().contains("before, after, whole"), "{}", bad[0]);
    }
}
