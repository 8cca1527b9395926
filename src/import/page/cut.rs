//! A page cut into parts: paragraphs, headings, list items, rows of tables, each with its plain text.

use std::collections::HashMap;

use super::tree::{Id, Step, Tree, What};

/// Version of the cutting. Positions of parts are kept in project files: whoever changes what is a part changes this.
pub const CUT: u32 = 1;

/// What a part of a page is, for people who choose among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The headline as the page's head has it.
    Title,
    /// In a `nav`.
    Menu,
    /// In a `footer`.
    Footer,
    /// In an `aside`.
    Aside,
    /// In a `form`.
    Form,
    /// Of a picture or a table.
    Caption,
    /// `h1` to `h6`.
    Heading,
    /// `li`.
    Item,
    /// The cells of a row, parted by bars.
    Row,
    /// Anything else.
    Paragraph,
}

impl Kind {
    /// For people.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Title => "title in the head",
            Self::Menu => "menu",
            Self::Footer => "footer",
            Self::Aside => "aside",
            Self::Form => "form",
            Self::Caption => "caption",
            Self::Heading => "heading",
            Self::Item => "list item",
            Self::Row => "table row",
            Self::Paragraph => "paragraph",
        }
    }
}

/// One part of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: Kind,
    /// Its text: no blank line within, no blank around.
    pub text: String,
    /// The list or table that it belongs to; parts of one stand on lines below each other.
    pub group: Option<Id>,
}

/// The parts in the page's order, and where they come from.
#[derive(Debug)]
pub struct Cut {
    /// The parts.
    pub parts: Vec<Part>,
    /// For each node of the tree, the part that its text went into.
    pub of: Vec<Option<usize>>,
    /// Elements that hold one part and nothing else.
    pub whole: HashMap<Id, usize>,
}

/// Never text, whatever stands in them.
const SILENT: [&str; 24] = [
    "script", "style", "noscript", "template", "head", "iframe", "object", "embed", "svg", "math", "canvas",
    "audio", "video", "select", "datalist", "textarea", "input", "progress", "meter", "map", "frameset",
    "noframes", "applet", "picture",
];
const BLOCKS: [&str; 48] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];
/// Elements that keep their attributes and their text whatever Readability does around them.
const STEADY: [&str; 15] =
    ["p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "pre", "figcaption", "caption"];
/// A cell of a table of figures has no more bytes; one of a layout made by tables has the whole article.
const LONGEST_CELL: usize = 400;

impl Cut {
    /// Cut a page. What is hidden, scripted or pictured is no part of it.
    #[must_use]
    pub fn of(tree: &Tree) -> Self {
        let mut cutter = Cutter {
            tree,
            cut: Self { parts: Vec::new(), of: vec![None; tree.len()], whole: HashMap::new() },
            run: Run::default(),
            open: Vec::new(),
            several: Vec::new(),
            row: None,
            tables: HashMap::new(),
            verbatim: 0,
        };
        tree.walk(0, |step| match step {
            Step::Enter(id) => cutter.enter(id),
            Step::Leave(id) => {
                cutter.leave(id);
                true
            }
        });
        cutter.flush();
        let Cutter { mut cut, several, .. } = cutter;
        several.iter().for_each(|id| _ = cut.whole.remove(id));
        cut
    }
}

/// Whether nothing of this element is ever seen.
pub fn is_silent(tree: &Tree, id: Id) -> bool {
    let What::Element { name, attributes } = tree.what(id) else { return false };
    if SILENT.contains(&&*name.local) {
        return true;
    }
    attributes.iter().any(|it| match &*it.name.local {
        "hidden" => !it.value.eq_ignore_ascii_case("until-found"),
        "aria-hidden" => &*it.value == "true",
        "style" => {
            let style: String = it.value.chars().filter(|it| !it.is_whitespace()).collect();
            let style = style.to_ascii_lowercase();
            style.contains("display:none") || style.contains("visibility:hidden")
        }
        _ => false,
    }) || (&*name.local == "dialog" && tree.attribute(id, "open").is_none())
}

/// Text that is being gathered, with blanks drawn together.
#[derive(Default)]
struct Run {
    text: String,
    nodes: Vec<Id>,
    /// Whether a blank is due before the next letter.
    blank: bool,
}

impl Run {
    fn push(&mut self, text: &str, verbatim: bool) {
        for letter in text.chars() {
            match letter {
                '\n' if verbatim => self.line_end(),
                '\t' if verbatim => self.text.push('\t'),
                // Where a word may be broken, and marks without a width, are no part of the word.
                '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => {}
                // SQLite's text functions end there.
                '\0' => self.text.push('\u{FFFD}'),
                letter if letter.is_whitespace() => self.blank = true,
                letter => {
                    if std::mem::take(&mut self.blank) && !self.text.is_empty() && !self.text.ends_with('\n')
                    {
                        self.text.push(' ');
                    }
                    self.text.push(letter);
                }
            }
        }
    }

    fn line_end(&mut self) {
        self.blank = false;
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }
}

/// A row of a table of figures while its cells are gathered.
struct Row {
    cells: Vec<String>,
    nodes: Vec<Id>,
    /// The cells' elements.
    from: Vec<Id>,
}

struct Cutter<'t> {
    tree: &'t Tree,
    cut: Cut,
    run: Run,
    /// Open elements that part texts, the outermost first.
    open: Vec<Id>,
    /// Elements that more than one part came from.
    several: Vec<Id>,
    row: Option<Row>,
    /// Which tables are tables of figures, as far as one has asked.
    tables: HashMap<Id, bool>,
    /// How many `pre` are open.
    verbatim: usize,
}

impl Cutter<'_> {
    fn enter(&mut self, id: Id) -> bool {
        if let What::Text(text) = self.tree.what(id) {
            self.run.push(text, self.verbatim > 0);
            self.run.nodes.push(id);
            return true;
        }
        if is_silent(self.tree, id) {
            return false;
        }
        match self.tree.name(id) {
            "br" if self.row.is_some() => self.run.blank = true,
            // Two of them part paragraphs.
            "br" if self.run.text.ends_with('\n') => self.flush(),
            "br" => self.run.line_end(),
            "tr" if self.row.is_none() && self.is_row(id) => {
                self.flush();
                self.row = Some(Row { cells: Vec::new(), nodes: Vec::new(), from: Vec::new() });
                self.open.push(id);
            }
            name if BLOCKS.contains(&name) => {
                if self.row.is_some() {
                    self.run.blank = true;
                } else {
                    self.flush();
                }
                self.verbatim += usize::from(name == "pre");
                self.open.push(id);
            }
            _ => {}
        }
        true
    }

    fn leave(&mut self, id: Id) {
        if self.open.last() != Some(&id) {
            return;
        }
        match self.tree.name(id) {
            "td" | "th" if self.row.is_some() => self.end_cell(id),
            "tr" if self.row.is_some() => self.end_row(),
            name => {
                if self.row.is_some() {
                    self.run.blank = true;
                } else {
                    self.flush();
                }
                self.verbatim -= usize::from(name == "pre");
            }
        }
        self.open.pop();
    }

    fn is_row(&mut self, id: Id) -> bool {
        let Some(table) = self.tree.above(id).take(3).find(|above| self.tree.name(*above) == "table") else {
            return false;
        };
        *self.tables.entry(table).or_insert_with(|| is_of_figures(self.tree, table))
    }

    fn end_cell(&mut self, id: Id) {
        let run = std::mem::take(&mut self.run);
        if let Some(row) = &mut self.row {
            row.cells.push(run.text.replace('\n', " ").trim().to_owned());
            row.nodes.extend(run.nodes);
            row.from.push(id);
        }
    }

    fn end_row(&mut self) {
        let Some(row) = self.row.take() else { return };
        // What stands between cells is none.
        self.run = Run::default();
        let first = row.cells.iter().position(|cell| !cell.is_empty());
        let Some(first) = first else { return };
        // The corner above the first column and beside the heads is often empty, and no column.
        let cells: Vec<&str> =
            row.cells[first..].iter().map(|cell| if cell.is_empty() { "–" } else { cell.as_str() }).collect();
        let at = self.cut.parts.len();
        for cell in row.from {
            self.cut.whole.insert(cell, at);
        }
        self.add(cells.join(" | "), &row.nodes, Some(Kind::Row));
    }

    /// What was gathered is a part, if it is anything.
    fn flush(&mut self) {
        let run = std::mem::take(&mut self.run);
        let text = run.text.trim();
        if text.is_empty() {
            return;
        }
        let at = self.cut.parts.len();
        if let Some(open) = self.open.last().copied().filter(|open| STEADY.contains(&self.tree.name(*open)))
            && self.cut.whole.insert(open, at).is_some()
        {
            self.several.push(open);
        }
        self.add(text.to_owned(), &run.nodes, None);
    }

    fn add(&mut self, text: String, nodes: &[Id], kind: Option<Kind>) {
        let at = self.cut.parts.len();
        nodes.iter().for_each(|node| self.cut.of[*node] = Some(at));
        let place = self.open.iter().rev().find_map(|open| place(self.tree.name(*open)));
        let own = self.open.iter().rev().find_map(|open| match self.tree.name(*open) {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some((Kind::Heading, None)),
            "li" | "dt" | "dd" => Some((Kind::Item, Some("ul ol dl menu dir"))),
            "tr" => Some((Kind::Row, Some("table"))),
            _ => None,
        });
        let group = own.and_then(|(_, lists)| lists).and_then(|lists| {
            let is_list = |open: &Id| lists.split(' ').any(|list| list == self.tree.name(*open));
            self.open.iter().rev().copied().find(is_list)
        });
        let own = own.map(|(kind, _)| kind).filter(|own| *own != Kind::Row || kind.is_some());
        let kind = place.or(kind).or(own).unwrap_or(Kind::Paragraph);
        let group = group.filter(|_| own.is_some());
        self.cut.parts.push(Part { kind, text, group });
    }
}

fn place(name: &str) -> Option<Kind> {
    match name {
        "nav" => Some(Kind::Menu),
        "footer" => Some(Kind::Footer),
        "aside" => Some(Kind::Aside),
        "form" => Some(Kind::Form),
        "figcaption" | "caption" => Some(Kind::Caption),
        _ => None,
    }
}

/// Whether a table holds figures or words in cells, and is not there to put things beside each other.
fn is_of_figures(tree: &Tree, table: Id) -> bool {
    let (mut fits, mut cells, mut widest) = (true, 0, 0);
    let (mut blocks, mut length) = (0, 0);
    tree.walk(table, |step| {
        let (Step::Enter(id) | Step::Leave(id)) = step;
        let name = tree.name(id);
        match (step, name) {
            (Step::Enter(_), "table") => fits &= id == table,
            (Step::Enter(_), "tr") => cells = 0,
            (Step::Enter(_), "td" | "th") => {
                cells += 1;
                (blocks, length) = (0, 0);
                widest = widest.max(cells);
            }
            (Step::Leave(_), "td" | "th") => fits &= blocks <= 1 && length <= LONGEST_CELL,
            (Step::Enter(_), name) if BLOCKS.contains(&name) => blocks += 1,
            (Step::Enter(_), _) => {
                if let What::Text(text) = tree.what(id) {
                    length += text.trim().len();
                }
            }
            _ => {}
        }
        fits && !(matches!(step, Step::Enter(_)) && is_silent(tree, id))
    });
    fits && widest > 1
}
