//! Finding words in the guide.

/// A page's words without its marks: what a reader sees, nearly.
#[must_use]
pub fn plain(markdown: &str) -> String {
    let mut plain = String::with_capacity(markdown.len());
    let mut rest = markdown;
    while let Some(letter) = rest.chars().next() {
        rest = rest.get(letter.len_utf8()..).unwrap_or_default();
        match letter {
            // Where a link leads is not read.
            ']' if rest.starts_with('(') => rest = rest.split_once(')').map_or("", |(_, after)| after),
            '`' | '*' | '[' | '#' => {}
            '|' => plain.push(' '),
            other => plain.push(other),
        }
    }
    plain
}

/// How often words stand in a text, whatever the size of letters and the white space between them.
#[must_use]
pub fn hits(plain: &str, words: &str) -> usize {
    let even = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let words = even(words);
    if words.is_empty() { 0 } else { even(plain).matches(&words).count() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_addresses_are_not_searched() {
        let text = plain("## Coal\nSee [the checks](checks.md#coal), `Ctrl+K`.\n| a | b |");
        assert_eq!(hits(&text, "coal"), 1, "{text:?}");
        assert_eq!(hits(&text, "THE  checks, ctrl+k"), 1, "{text:?}");
        assert_eq!(hits(&text, "checks.md"), 0);
        assert_eq!(hits(&text, "  "), 0);
    }

    #[test]
    fn words_are_found_across_a_line_end() {
        assert_eq!(hits("one\nreport, one report", "one report"), 2);
    }
}
