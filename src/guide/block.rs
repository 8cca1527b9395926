//! A page cut into blocks, so that headings, tables and pictures can be drawn with care; the Markdown between them goes
//! to a library.

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading {
        /// 1 for the page's title.
        level: usize,
        /// Its words.
        words: String,
    },
    /// A table; cells are Markdown.
    Table {
        /// The headers; may be empty words.
        head: Vec<String>,
        /// The rows.
        rows: Vec<Vec<String>>,
    },
    /// A picture.
    Picture {
        /// What it shows, in words.
        words: String,
        /// Its file's name without folder and ending.
        name: String,
    },
    /// Lines to be read as they stand.
    Code(String),
    /// A paragraph or a list, as Markdown.
    Text(String),
}

/// Cut a page into blocks. Everything that is none of the others is text.
#[must_use]
pub fn blocks(page: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = page.lines().peekable();
    while let Some(line) = lines.next() {
        if line.trim().is_empty() || line.starts_with("<!--") {
            continue;
        }
        if let Some(heading) = heading(line) {
            blocks.push(heading);
        } else if line.starts_with("```") {
            let code: Vec<&str> = lines.by_ref().take_while(|line| !line.starts_with("```")).collect();
            blocks.push(Block::Code(code.join("\n")));
        } else if let Some(picture) = picture(line) {
            blocks.push(picture);
        } else {
            let is_table = line.starts_with('|');
            let mut kept = vec![line];
            while let Some(next) = lines.next_if(|next| goes_on(next, is_table)) {
                kept.push(next);
            }
            blocks.push(if is_table { table(&kept) } else { Block::Text(kept.join("\n")) });
        }
    }
    blocks
}

fn goes_on(line: &str, table: bool) -> bool {
    line.starts_with('|') == table
        && !line.trim().is_empty()
        && heading(line).is_none()
        && !["```", "<!--", "!["].iter().any(|start| line.starts_with(start))
}

fn heading(line: &str) -> Option<Block> {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    let words = line.get(level..)?.strip_prefix(' ')?;
    (level > 0).then(|| Block::Heading { level, words: words.trim().to_owned() })
}

fn picture(line: &str) -> Option<Block> {
    let (words, rest) = line.strip_prefix("![")?.split_once("](")?;
    let name = rest.strip_suffix(')')?.strip_prefix("pictures/")?.strip_suffix(".png")?;
    Some(Block::Picture { words: words.to_owned(), name: name.to_owned() })
}

fn table(lines: &[&str]) -> Block {
    let cells = |line: &&str| -> Vec<String> {
        let inner = line.trim().trim_start_matches('|').trim_end_matches('|');
        inner.split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    let mut rows = lines.iter().map(cells);
    let head = rows.next().unwrap_or_default();
    // The second line only says that the first one is the head.
    Block::Table { head, rows: rows.skip(1).collect() }
}

/// What a link calls a heading: small letters, digits and hyphens, as on GitHub.
#[must_use]
pub fn anchor(words: &str) -> String {
    let kept = words.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-'));
    kept.map(|letter| if letter == ' ' { '-' } else { letter }).collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_cut_where_the_kind_changes() {
        let page = "# Coal\n\nA line\nand another.\n\n* one\n* two\n![A chart](pictures/chart.png)\n\
                    | a | b |\n|---|---|\n| 1 | 2 |\nAfter.\n```\ntumen x\n```\n<!-- a remark -->\n";
        let text = |words: &str| Block::Text(words.to_owned());
        let strings = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let expected = [
            Block::Heading { level: 1, words: "Coal".into() },
            text("A line\nand another."),
            text("* one\n* two"),
            Block::Picture { words: "A chart".into(), name: "chart".into() },
            Block::Table { head: strings(&["a", "b"]), rows: vec![strings(&["1", "2"])] },
            text("After."),
            Block::Code("tumen x".into()),
        ];
        assert_eq!(blocks(page), expected);
    }

    #[test]
    fn an_anchor_is_what_github_makes_of_a_heading() {
        assert_eq!(anchor("Which status, when?"), "which-status-when");
        assert_eq!(anchor("A–F and 1–6"), "af-and-16");
    }
}
