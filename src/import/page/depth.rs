//! A page that nests deeper than any article does, made flatter before it is parsed.
//!
//! Parsers look through all open elements for many a tag, so a hundred thousand nested ones would take minutes. Browsers
//! cut too, at 512.

use std::borrow::Cow;

/// Elements may be open in each other up to this depth; deeper ones lose their tags and keep their text.
const DEEPEST: usize = 256;

/// Elements that have no end, or whose end may be left out: they do not nest by themselves.
const FLAT: [&str; 33] = [
    "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img",
    "input", "li", "link", "meta", "optgroup", "option", "p", "param", "rb", "rp", "rt", "source", "tbody",
    "td", "tfoot", "th", "thead", "tr", "track", "wbr",
];
/// What stands in these is no markup.
const RAW: [&str; 5] = ["script", "style", "textarea", "title", "noscript"];

/// A tag in the source.
struct Tag {
    /// Where it begins and ends.
    from: usize,
    to: usize,
    /// Whether it opens or closes an element that nests.
    opens: bool,
}

/// Flattens; see [`Shallow::of`].
pub struct Shallow;

impl Shallow {
    /// The page as it is, or without the tags that nest deeper than [`DEEPEST`].
    pub fn of(html: &str) -> Cow<'_, str> {
        let (mut depth, mut is_deep) = (0_usize, false);
        tags(html, |tag| {
            depth = if tag.opens { depth + 1 } else { depth.saturating_sub(1) };
            is_deep |= depth > DEEPEST;
        });
        if !is_deep {
            return Cow::Borrowed(html);
        }
        let (mut depth, mut kept, mut flat) = (0_usize, 0, String::with_capacity(html.len()));
        tags(html, |tag| {
            let is_below = if tag.opens { depth >= DEEPEST } else { depth > DEEPEST };
            depth = if tag.opens { depth + 1 } else { depth.saturating_sub(1) };
            if is_below {
                flat.push_str(&html[kept..tag.from]);
                // Words on both sides stay two words.
                flat.push(' ');
                kept = tag.to;
            }
        });
        flat.push_str(&html[kept..]);
        Cow::Owned(flat)
    }
}

/// Every tag that nests, roughly: a `>` within an attribute ends it too early.
fn tags(html: &str, mut take: impl FnMut(Tag)) {
    let bytes = html.as_bytes();
    let mut at = 0;
    while let Some(from) = memchr::memchr(b'<', &bytes[at..]).map(|found| at + found) {
        at = from + 1;
        if html[at..].starts_with("!--") {
            at = html[at..].find("-->").map_or(bytes.len(), |end| at + end);
            continue;
        }
        let opens = bytes.get(at) != Some(&b'/');
        let start = at + usize::from(!opens);
        let len = bytes[start..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).take(16).count();
        if len == 0 {
            continue;
        }
        let Some(end) = memchr::memchr(b'>', &bytes[at..]).map(|end| at + end) else { return };
        let name = html[start..start + len].to_ascii_lowercase();
        at = end + 1;
        if opens && RAW.contains(&&*name) {
            at = raw_end(bytes, at, &name);
            continue;
        }
        if !RAW.contains(&&*name) && !FLAT.contains(&&*name) && bytes[end - 1] != b'/' {
            take(Tag { from, to: at, opens });
        }
    }
}

/// Where `</name` stands.
fn raw_end(bytes: &[u8], from: usize, name: &str) -> usize {
    memchr::memchr_iter(b'<', &bytes[from..])
        .map(|found| from + found)
        .find(|at| {
            bytes[*at + 1..].first() == Some(&b'/')
                && bytes
                    .get(at + 2..at + 2 + name.len())
                    .is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()))
        })
        .unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_articles_have_is_left_alone() {
        for html in [
            "",
            "<",
            "<p>1<p>2",
            "<script>if (a<div) { '<div><div>' }</script><div>x</div>",
            "<!-- <div> --><br/><svg/>",
        ] {
            assert!(matches!(Shallow::of(html), Cow::Borrowed(_)), "{html}");
        }
        let many = format!("{}{}", "<p>1".repeat(5_000), "<div><b>x</b></div>".repeat(5_000));
        assert!(matches!(Shallow::of(&many), Cow::Borrowed(_)));
    }

    #[test]
    fn the_deepest_lose_their_tags_and_keep_their_words() {
        let deep = format!("{}one<p>two{}three", "<div>".repeat(2_000), "</div>".repeat(2_000));
        let flat = Shallow::of(&deep);
        assert_eq!(flat.matches("<div>").count(), DEEPEST);
        assert_eq!(flat.matches("</div>").count(), DEEPEST);
        for word in ["one<p>two", "three"] {
            assert!(flat.contains(word));
        }
    }
}
