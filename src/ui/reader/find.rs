//! Find in text, whatever the case, a slice of a long text at a time.

use aho_corasick::{AhoCorasick, Input, MatchKind};

use crate::text::Span;

/// How much text is searched in one frame: a few milliseconds.
pub(super) const SLICE: usize = 4 << 20;
/// How many hits are kept and counted.
pub(super) const MOST: usize = 10_000;
/// How many characters the first, fast pass looks for.
const PREFIX: usize = 3;

/// What is looked for, folded.
struct Needle {
    folded: Vec<char>,
    prefixes: AhoCorasick,
}

impl Needle {
    /// `None` when there is nothing to look for.
    fn new(query: &str) -> Option<Self> {
        let folded: Vec<char> = query.chars().map(fold).collect();
        let mut prefixes = vec![String::new()];
        for wanted in folded.iter().take(PREFIX) {
            let longer = |prefix: &String| {
                let prefix = prefix.clone();
                variants(*wanted).into_iter().map(move |variant| format!("{prefix}{variant}"))
            };
            prefixes = prefixes.iter().flat_map(longer).collect();
        }
        let prefixes = AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(&prefixes).ok()?;
        (!folded.is_empty()).then_some(Self { folded, prefixes })
    }

    /// The first hit that begins within `from..to`.
    fn next(&self, text: &str, mut from: usize, to: usize) -> Option<Span> {
        // A prefix that begins before `to` may end a few bytes after it.
        let end = text.ceil_char_boundary((to + PREFIX * 4).min(text.len()));
        while from < to {
            let start = self.prefixes.find(Input::new(text).range(from..end))?.start();
            if start >= to {
                return None;
            }
            if let Some(len) = self.len_at(&text[start..]) {
                return Some(Span::new(start, start + len));
            }
            from = text.ceil_char_boundary(start + 1);
        }
        None
    }

    /// Length in bytes of the hit that `text` begins with.
    fn len_at(&self, text: &str) -> Option<usize> {
        let mut chars = text.chars();
        let agree = self.folded.iter().all(|wanted| chars.next().is_some_and(|found| fold(found) == *wanted));
        agree.then(|| text.len() - chars.as_str().len())
    }
}

/// What a person types for a character: lower case, a plain space for every white space, plain quotes.
fn fold(found: char) -> char {
    match found {
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        _ if found.is_whitespace() => ' ',
        _ => found.to_lowercase().next().unwrap_or(found),
    }
}

/// Characters that [`fold`] takes to `folded`: those worth looking for at once.
fn variants(folded: char) -> Vec<char> {
    match folded {
        '\'' => vec!['\'', '’', '‘'],
        '"' => vec!['"', '“', '”'],
        ' ' => vec![' ', '\n', '\u{a0}', '\r', '\t', '\u{202f}', '\u{3000}', '\u{2009}'],
        _ => {
            let mut upper = folded.to_uppercase();
            let single = upper.next().filter(|upper_case| upper.next().is_none() && *upper_case != folded);
            std::iter::once(folded).chain(single).collect()
        }
    }
}

/// A search through one text: its hits so far, and the current one.
#[derive(Default)]
pub(super) struct Search {
    needle: Option<Needle>,
    /// Where the next slice begins; `None` when all is searched.
    next: Option<usize>,
    /// In text order, apart from each other.
    pub(super) hits: Vec<Span>,
    pub(super) current: Option<usize>,
    /// The current hit is to be the first from here on.
    origin: u32,
}

impl Search {
    /// Look for `query` from now on; the first hit at or after `origin` becomes the current one.
    pub(super) fn begin(&mut self, query: &str, origin: u32) {
        let needle = Needle::new(query);
        *self = Self { next: needle.as_ref().map(|_| 0), needle, origin, ..Self::default() };
    }

    /// Search one more slice. Says whether there is a current hit now that there wasn't before.
    pub(super) fn advance(&mut self, text: &str) -> bool {
        let (Some(needle), Some(mut from)) = (&self.needle, self.next) else { return false };
        let to = text.floor_char_boundary(from + SLICE);
        while self.hits.len() < MOST {
            let Some(hit) = needle.next(text, from, to) else {
                from = from.max(to);
                break;
            };
            self.hits.push(hit);
            from = hit.end as usize;
        }
        self.next = (self.hits.len() < MOST && from < text.len()).then_some(from);
        self.choose()
    }

    fn choose(&mut self) -> bool {
        if self.current.is_some() {
            return false;
        }
        let after = self.hits.partition_point(|hit| hit.start < self.origin);
        let wrapped = (!self.is_searching() && !self.hits.is_empty()).then_some(0);
        self.current = (after < self.hits.len()).then_some(after).or(wrapped);
        self.current.is_some()
    }

    pub(super) const fn is_searching(&self) -> bool {
        self.next.is_some()
    }

    /// Go to the next hit or the previous one, round the ends.
    pub(super) fn step(&mut self, forward: bool) -> Option<Span> {
        let count = self.hits.len();
        if count > 0 {
            let at = self.current.map_or(0, |at| if forward { at + 1 } else { at + count - 1 } % count);
            self.current = Some(at);
        }
        self.hit()
    }

    /// The current hit.
    pub(super) fn hit(&self) -> Option<Span> {
        self.hits.get(self.current?).copied()
    }

    /// The count in words: "3 of 12".
    pub(super) fn count(&self) -> String {
        let more = if self.is_searching() || self.hits.len() >= MOST { "+" } else { "" };
        match (self.current, self.hits.len()) {
            _ if self.needle.is_none() => String::new(),
            (_, 0) if self.is_searching() => "searching".to_owned(),
            (_, 0) => "no matches".to_owned(),
            (Some(at), count) => format!("{} of {count}{more}", at + 1),
            (None, count) => format!("{count}{more}"),
        }
    }
}

/// Those of `hits`, which stand in text order, that share a byte with `span`.
pub(super) fn within(hits: &[Span], span: Span) -> impl Iterator<Item = (usize, Span)> + '_ {
    let first = hits.partition_point(|hit| hit.end <= span.start);
    let hits = hits[first..].iter().take_while(move |hit| hit.start < span.end);
    hits.enumerate().map(move |(at, hit)| (first + at, *hit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, query: &str, expected: &[&str]) {
        let mut search = Search::default();
        search.begin(query, 0);
        while search.is_searching() {
            search.advance(text);
        }
        assert_eq!(search.hits.iter().map(|hit| hit.of(text)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn finds_whatever_the_case_the_spaces_and_the_quotes() {
        check("", "a", &[]);
        check("abc", "", &[]);
        check("Coal, COAL and charcoal", "coal", &["Coal", "COAL", "coal"]);
        check("aaab aab", "aab", &["aab", "aab"]);
        check("Россия и РОССИЯ", "россия", &["Россия", "РОССИЯ"]);
        check("Élan élan", "ÉLAN", &["Élan", "élan"]);
        check("中国对朝鲜出口，中国", "中国", &["中国", "中国"]);
        check("북한과 북한", "북한", &["북한", "북한"]);
        check("US$48\u{a0}million, US$48\nmillion", "$48 million", &["$48\u{a0}million", "$48\nmillion"]);
        check("the North’s", "north's", &["North’s"]);
        check("aa aa", "a", &["a", "a", "a", "a"]);
    }

    #[test]
    fn hits_across_slices_are_found_once() {
        let text = format!("{}中国{}coal", "x".repeat(SLICE - 1), "y".repeat(SLICE - 8));
        check(&text, "中国", &["中国"]);
        check(&text, "coal", &["coal"]);
        check(&text, "x中国y", &["x中国y"]);
    }

    #[test]
    fn begins_at_the_origin_and_goes_round() {
        let mut search = Search::default();
        search.begin("a", 3);
        assert!(search.advance("a b a"));
        assert_eq!((search.count().as_str(), search.hit()), ("2 of 2", Some(Span::new(4, 5))));
        assert_eq!(search.step(true), Some(Span::new(0, 1)));
        assert_eq!(search.step(false), Some(Span::new(4, 5)));
        search.begin("a", 5);
        search.advance("a b a");
        assert_eq!(search.count(), "1 of 2");
        search.begin("z", 0);
        assert!(!search.advance("a b a"));
        assert_eq!(search.count(), "no matches");
    }
}
