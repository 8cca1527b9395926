//! Bytes to code points and back, for the edges of the program.

use super::Span;

/// How far apart the marks of the index lie. A lookup reads at most this many bytes.
const STEP: usize = 256;

/// An index over one text that turns byte offsets into Unicode code points and back.
#[derive(Clone, Debug)]
pub struct CodePoints<'t> {
    text: &'t str,
    /// Code points before byte `i * STEP`; empty where the text is ASCII and both counts agree.
    marks: Vec<u32>,
}

impl<'t> CodePoints<'t> {
    /// Index `text` in one pass.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        if bytes.is_ascii() {
            return Self { text, marks: Vec::new() };
        }
        let mut marks = Vec::with_capacity(bytes.len() / STEP + 1);
        let mut count = 0;
        for chunk in bytes.chunks(STEP) {
            marks.push(count);
            count += chunk.iter().filter(|byte| is_start(**byte)).count() as u32;
        }
        Self { text, marks }
    }

    /// Code points before `byte`. A byte past the end counts as the end.
    #[must_use]
    pub fn of_byte(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        if self.marks.is_empty() {
            return byte;
        }
        let mark = (byte / STEP).min(self.marks.len() - 1);
        let between = &self.text.as_bytes()[mark * STEP..byte];
        self.marks[mark] as usize + between.iter().filter(|byte| is_start(**byte)).count()
    }

    /// The byte at which code point `point` begins. A point past the end gives the text's length.
    #[must_use]
    pub fn to_byte(&self, point: usize) -> usize {
        if self.marks.is_empty() {
            return point.min(self.text.len());
        }
        let mark = self.marks.partition_point(|before| *before as usize <= point).saturating_sub(1);
        let mut left = point - self.marks[mark] as usize;
        for (at, byte) in self.text.bytes().enumerate().skip(mark * STEP) {
            if is_start(byte) {
                if left == 0 {
                    return at;
                }
                left -= 1;
            }
        }
        self.text.len()
    }

    /// A byte span as code points `(start, end)`.
    #[must_use]
    pub fn of_span(&self, span: Span) -> (usize, usize) {
        (self.of_byte(span.start as usize), self.of_byte(span.end as usize))
    }

    /// Code points `start..end` as a byte span.
    #[must_use]
    pub fn to_span(&self, start: usize, end: usize) -> Span {
        Span::new(self.to_byte(start), self.to_byte(end))
    }
}

/// Whether a character begins at this byte of UTF-8.
const fn is_start(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn both_ways_agree_with_counting(text in "[a-zé한😀 ]{0,900}") {
            let index = CodePoints::new(&text);
            for (point, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(index.of_byte(byte), point);
                prop_assert_eq!(index.to_byte(point), byte);
            }
            let end = text.chars().count();
            prop_assert_eq!(index.of_byte(text.len()), end);
            prop_assert_eq!(index.to_byte(end), text.len());
            prop_assert_eq!(index.to_byte(end + 7), text.len());
        }
    }
}
