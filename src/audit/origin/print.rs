//! What a text is recognised by: its words four at a time, its quotations, and the whole of it.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::words::{WORD, words};
use crate::text::Span;
use crate::vocabulary::is_unspaced;

/// Words in a phrase.
const PHRASE: u32 = 4;
/// A quotation of fewer characters is a term, not somebody's words. Han, Kana and Hangul say in one what others say in two.
const QUOTED: usize = 20;
/// Phrases that two quotations must share: six words in a row.
const SAME_WORDS: usize = 3;

/// A text's print. It depends on the text alone, and is made once for each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Print {
    /// The whole text, white space aside.
    pub(super) text: u64,
    /// All runs of four words outside quotations, in text order.
    phrases: Vec<u32>,
    quotations: Vec<Quotation>,
}

/// Words between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Quotation {
    span: Span,
    /// Sorted.
    phrases: Vec<u32>,
}

impl Print {
    /// Read a text.
    pub(in super::super) fn of(text: &str) -> Self {
        let mut hasher = DefaultHasher::new();
        text.split_whitespace().for_each(|word| word.hash(&mut hasher));
        let (rest, quoted) = quotations(text);
        let mut quotations = Vec::new();
        for span in quoted {
            let mut phrases = phrases(span.of(text));
            phrases.sort_unstable();
            phrases.dedup();
            quotations.push(Quotation { span, phrases });
        }
        Self { text: hasher.finish(), phrases: phrases(&rest), quotations }
    }

    /// Its phrases outside quotations, sorted, each once.
    pub(super) fn phrases(&self) -> Vec<u32> {
        sorted(self.phrases.clone())
    }

    /// The phrases inside its quotations, sorted, each once.
    pub(super) fn quoted(&self) -> Vec<u32> {
        sorted(self.quotations.iter().flat_map(|quotation| quotation.phrases.iter().copied()).collect())
    }

    /// Whether what both share stands in the last third of both: names of reporters, notices, invitations.
    pub(super) fn shares_only_its_foot(&self, other: &Self) -> bool {
        self.is_foot(&other.phrases()) && other.is_foot(&self.phrases())
    }

    /// Whether these phrases of another text, sorted, stand in the last third only.
    pub(super) fn is_foot(&self, shared: &[u32]) -> bool {
        let from = self.phrases.len() - self.phrases.len() / 3;
        self.phrases[..from].iter().all(|phrase| shared.binary_search(phrase).is_err())
    }

    /// Quotations that stand in both, each with its like.
    pub(super) fn shared_quotations(&self, other: &Self) -> Vec<(Span, Span)> {
        let like = |own: &Quotation| {
            let shared = |other: &&Quotation| {
                let both = own.phrases.iter().filter(|phrase| other.phrases.binary_search(phrase).is_ok());
                both.count()
            };
            let best = other.quotations.iter().max_by_key(shared)?;
            (shared(&best) >= SAME_WORDS).then_some((own.span, best.span))
        };
        self.quotations.iter().filter_map(like).collect()
    }
}

fn sorted(mut phrases: Vec<u32>) -> Vec<u32> {
    phrases.sort_unstable();
    phrases.dedup();
    phrases
}

fn phrases(text: &str) -> Vec<u32> {
    let words = words(text);
    let hashes: Vec<u64> = words.iter().map(|(hash, _)| *hash).collect();
    let mut phrases = Vec::with_capacity(words.len());
    let (mut end, mut weight) = (0, 0);
    for (begin, (_, first)) in words.iter().enumerate() {
        while weight < PHRASE * WORD {
            let Some((_, next)) = words.get(end) else { return phrases };
            weight += next;
            end += 1;
        }
        let mut hasher = DefaultHasher::new();
        hashes[begin..end].hash(&mut hasher);
        // Half of it is enough: two texts of a thousand phrases share one by chance in four thousand pairs.
        phrases.push((hasher.finish() >> 32) as u32);
        weight -= first;
    }
    phrases
}

fn length(quotation: &str) -> usize {
    quotation.chars().map(|letter| if is_unspaced(letter) { 2 } else { 1 }).sum()
}

/// The text without its quotations, and where they stand, marks aside.
fn quotations(text: &str) -> (String, Vec<Span>) {
    let mut rest = String::with_capacity(text.len());
    let mut quoted = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find(['“', '"', '„', '«', '「', '『']).map(|open| open + at) {
        let mark = text[open..].chars().next().unwrap_or('"');
        let begin = open + mark.len_utf8();
        let close = match mark {
            '"' => text[begin..].find('"'),
            '„' => text[begin..].find(['“', '”']),
            '«' => text[begin..].find('»'),
            '「' => text[begin..].find('」'),
            '『' => text[begin..].find('』'),
            _ => text[begin..].find('”'),
        };
        // A mark that is not closed in its paragraph quotes nothing.
        let close = close.map(|close| close + begin).filter(|close| !text[begin..*close].contains("\n\n"));
        match close {
            Some(close) if length(&text[begin..close]) >= QUOTED => {
                rest.push_str(&text[at..open]);
                rest.push('\n');
                quoted.push(Span::new(begin, close));
                at = close + text[close..].chars().next().map_or(0, char::len_utf8);
            }
            _ => {
                rest.push_str(&text[at..begin]);
                at = begin;
            }
        }
    }
    rest.push_str(&text[at..]);
    (rest, quoted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_stand_apart_from_the_rest() {
        let text = "Barges went north, the clerk said. “Nobody counts what goes over the river at night,” she added.";
        let (rest, quoted) = quotations(text);
        assert!(!rest.contains("Nobody") && rest.contains("she added"));
        let words: Vec<_> = quoted.iter().map(|span| span.of(text)).collect();
        assert_eq!(words, ["Nobody counts what goes over the river at night,"]);
        // A term in quotation marks is no quotation, and a mark without its like quotes nothing.
        assert_eq!(quotations("The “ghost fleet” lay \"off the cape for weeks.\n\nNo one").1, []);
    }

    #[test]
    fn a_quotation_is_found_again_in_other_surroundings() {
        let words = "nobody counts what goes over the river at night or on feast days";
        let a = Print::of(&format!("A clerk told us: “{words}” and closed the door."));
        let b = Print::of(&format!("“As I said, {words},” the clerk from the quay is quoted."));
        let c = Print::of("“Nobody counts what is said over a glass of plum wine,” the clerk laughed.");
        assert_eq!(a.shared_quotations(&b).len(), 1);
        assert_eq!(a.shared_quotations(&c), []);
    }

    /// Phrases that both have.
    fn shared(a: &str, b: &str) -> usize {
        let (a, b) = (Print::of(a).phrases(), Print::of(b).phrases());
        a.iter().filter(|phrase| b.binary_search(phrase).is_ok()).count()
    }

    #[test]
    fn a_phrase_is_four_words_or_eight_letters_of_scripts_without_spaces() {
        assert_eq!(phrases("one two three").len(), 0);
        assert_eq!(phrases("One, two: three-four").len(), 1);
        assert_eq!(phrases("one two three four five six").len(), 3);
        assert_eq!(phrases("驳船在夜里离港").len(), 0);
        assert_eq!(phrases("驳船在夜里，离港了").len(), 1);
        assert_eq!(phrases("はしけが夜に港を出た").len(), 3);
        // A number is a word wherever it stands.
        assert_eq!(phrases("运煤两万6400吨到").len(), 1);
        // Hangul sets words apart, but for long names.
        assert_eq!(phrases("바지선이 밤에 항구를").len(), 0);
        assert_eq!(phrases("바지선이 밤에 항구를 떠났다").len(), 1);
    }

    #[test]
    fn what_stands_before_a_phrase_makes_no_other_one() {
        assert_eq!(shared("昨天夜里有十一条驳船离开港口", "听说有十一条驳船离开码头"), 1);
        assert_eq!(shared("국경경비총국장이말했다 밤에", "북부국경경비총국장이말했다 낮에"), 4);
    }

    #[test]
    fn quotations_of_all_scripts_stand_apart() {
        let quoted = |text: &str| quotations(text).1.len();
        assert_eq!(quoted("他说：“今年没有人数过夜里过江的船只。”然后走了。"), 1);
        assert_eq!(quoted("彼は「夜に川を渡る船を数える者はいない」と言った。"), 1);
        assert_eq!(quoted("彼は『夜に川を渡る船を数える者はいない』と言った。"), 1);
        assert_eq!(quoted("所谓“影子船队”停在港外。"), 0);
    }

    #[test]
    fn white_space_makes_no_other_text() {
        assert_eq!(Print::of("Two barges\nleft.").text, Print::of(" Two  barges left. ").text);
        assert_ne!(Print::of("Two barges left.").text, Print::of("Ten barges left.").text);
    }
}
