//! Lines of text, one below the other.

use super::sheet::Sheet;
use crate::chart::{Anchor, Colour, Font, Pen as _, fitting, width};

/// From one line of text to the next, as a share of its size.
const LEADING: f32 = 1.42;
/// Other fonts than Inter may be wider by so much.
pub const SPARE: f32 = 1.06;

/// A line of text with its look.
pub struct Row {
    /// What it says.
    pub words: String,
    /// Its size and weight.
    pub font: Font,
    /// Its colour.
    pub colour: Colour,
}

impl Row {
    /// From its top to the top of the next.
    pub fn height(&self) -> f32 {
        step(self.font)
    }
}

/// From one line of this size to the next.
pub fn step(font: Font) -> f32 {
    (font.size * LEADING).ceil()
}

/// Words in lines no wider than `room`; what does not fit into so many lines is cut with `…`.
pub fn rows(words: &str, font: Font, colour: Colour, room: f32, most: usize) -> Vec<Row> {
    let room = room / SPARE;
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line, font) + width(" ", font) + width(word, font) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    if lines.len() > most {
        let rest = lines.split_off(most - 1).join(" ");
        lines.push(rest);
    }
    lines.into_iter().map(|line| Row { words: fitting(&line, font, room), font, colour }).collect()
}

/// Draw rows from `y` on; gives where the next would begin.
pub fn below(sheet: &mut Sheet<'_>, rows: &[Row], x: f32, mut y: f32) -> f32 {
    for row in rows {
        let height = row.height();
        sheet.text((x, y + height / 2.0), Anchor::Start, &row.words, row.font, row.colour);
        y += height;
    }
    y
}
