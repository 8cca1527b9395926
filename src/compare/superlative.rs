//! Where a sentence calls something the highest or the lowest, and among what, in the words of four languages.

use crate::measure::MONTH_NAMES;
use std::ops::Range;

use super::extreme::{End, Extreme, Since};

/// Phrases that say it whole, the low ones first: "рекордно низк" is no "рекордн". Small letters.
const PHRASES: &[(End, &[&str])] = &[
    (
        End::Low,
        &[
            "all-time low",
            "all time low",
            "record low",
            "record-low",
            "lowest ever",
            "lowest-ever",
            "lowest on record",
            "lowest in history",
            "smallest on record",
            "사상 최저",
            "사상 최소",
            "역대 최저",
            "역대 최소",
            "史上最低",
            "历史新低",
            "歷史新低",
            "過去最低",
            "рекордно низк",
            "исторический минимум",
        ],
    ),
    (
        End::High,
        &[
            "all-time high",
            "all time high",
            "record high",
            "record-high",
            "highest ever",
            "highest-ever",
            "highest on record",
            "largest on record",
            "highest in history",
            "record level",
            "new record",
            "사상 최대",
            "사상 최고",
            "역대 최대",
            "역대 최고",
            "史上最高",
            "历史新高",
            "歷史新高",
            "過去最高",
            "рекордн",
            "исторический максимум",
        ],
    ),
];

const HIGHEST: &[&str] = &["highest", "largest", "biggest", "greatest", "most"];
const LOWEST: &[&str] = &["lowest", "smallest", "least", "fewest"];
/// "The lowest January since": it is about the months of a calendar.
const PARTS_OF_YEAR: [&str; 4] = ["month", "quarter", "period", "half"];
/// Before such words, or behind them, it is not what the figure is.
const NOT: &[&str] = &[
    "not",
    "second",
    "third",
    "fourth",
    "fifth",
    "2nd",
    "3rd",
    "below",
    "under",
    "near",
    "nearly",
    "almost",
    "close",
    "approaching",
    "from",
    "than",
    "among",
    "one",
    "no",
    "short",
    "off",
    "since",
];
/// Words between the superlative and "since".
const BETWEEN: usize = 6;
const NUMBERS: &[&str] =
    &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// The first thing that the sentence says, and where.
pub(super) fn find(sentence: &str) -> Option<(Range<usize>, Extreme)> {
    let small: String = sentence
        .chars()
        // As long in bytes as before, so that places hold; Cyrillic letters keep their length too.
        .map(|letter| match letter {
            'А'..='Я' => letter.to_lowercase().next().unwrap_or(letter),
            letter => letter.to_ascii_lowercase(),
        })
        .collect();
    let whole = || {
        PHRASES.iter().find_map(|(end, phrases)| {
            let at = phrases.iter().find_map(|phrase| Some((small.find(phrase)?, phrase.len())))?;
            let (start, length) = at;
            let none = is_denied(&small[..start]);
            (!none).then_some((
                start..start + length,
                Extreme { end: *end, since: Since::Ever, same_months: false },
            ))
        })
    };
    since(&small).or_else(|| eastern(&small)).or_else(whole)
}

/// "Below the record high", "the second-highest since": whether the words before deny it.
fn is_denied(before: &str) -> bool {
    let last = before.rsplit([',', ';', '.', '(', '—']).next().unwrap_or_default();
    let plain = |word: &'_ str| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned();
    let mut last = last.split_whitespace().rev().take(4).map(plain);
    while let Some(word) = last.next() {
        // "From 3 million to a record high" is one; "close to a record high" is none.
        if word == "to" {
            return last.next().is_some_and(|word| matches!(&*word, "close" | "next" | "not"));
        }
        if NOT.contains(&&*word) {
            return true;
        }
    }
    false
}

/// "The lowest level since 2013", "the most in five years", "a ten-year high".
fn since(small: &str) -> Option<(Range<usize>, Extreme)> {
    let words: Vec<(usize, &str)> = words(small);
    words.iter().enumerate().find_map(|(at, (start, word))| {
        if is_denied(&small[..*start]) {
            return None;
        }
        if let Some((end, years, last)) = years_high(&words, at) {
            let to = words[last].0 + words[last].1.len();
            return Some((*start..to, Extreme { end, since: Since::Years(years), same_months: false }));
        }
        let end = match *word {
            word if HIGHEST.contains(&word) => End::High,
            word if LOWEST.contains(&word) => End::Low,
            _ => return None,
        };
        let rest = &words[at + 1..(at + 2 + BETWEEN).min(words.len())];
        let turn = rest.iter().position(|(_, word)| matches!(*word, "since" | "in"))?;
        // "Most of the coal since 2013", "the largest buyer in two years": other things are counted there.
        let between = &rest[..turn];
        let plain = |word: &str| {
            matches!(
                word,
                "for"
                    | "the"
                    | "a"
                    | "any"
                    | "level"
                    | "levels"
                    | "amount"
                    | "volume"
                    | "value"
                    | "figure"
                    | "total"
                    | "monthly"
                    | "annual"
                    | "yearly"
                    | "quarterly"
                    | "it"
                    | "has"
                    | "been"
                    | "point"
                    | "reading"
                    | "trade"
                    | "exports"
                    | "imports"
            ) || is_of_calendar(word)
        };
        if between.iter().any(|(_, word)| !plain(word)) {
            return None;
        }
        let same_months = between.iter().any(|(_, word)| is_of_calendar(word));
        let after = &words[at + 2 + turn..];
        let (since, used) = match rest[turn].1 {
            "since" => since_year(after)?,
            _ => in_years(after)?,
        };
        let last = words.get(at + 1 + turn + used)?;
        let to = last.0 + last.1.len();
        let within = small.get(*start..to)?;
        (!within.contains([',', ';', '('])).then_some((*start..to, Extreme { end, since, same_months }))
    })
}

/// "2013", "March 2013", "at least 2013", with how many words that is.
fn since_year(words: &[(usize, &str)]) -> Option<(Since, usize)> {
    for (at, (_, word)) in words.iter().enumerate().take(4) {
        let year = word.parse::<i16>().ok().filter(|year| (1945..2100).contains(year) && word.len() == 4);
        if let Some(year) = year {
            return Some((Since::Year(year), at + 1));
        }
        let skipped = matches!(*word, "at" | "least" | "the" | "early" | "late" | "year" | "end" | "of")
            || is_of_calendar(word);
        if !skipped {
            return None;
        }
    }
    None
}

/// "Five years", "more than ten years", "a decade".
fn in_years(words: &[(usize, &str)]) -> Option<(Since, usize)> {
    for (at, (_, word)) in words.iter().enumerate().take(5) {
        let next = words.get(at + 1).map(|(_, word)| *word);
        match (*word, next) {
            ("more" | "than" | "over" | "at" | "least" | "the" | "past" | "last", _) => {}
            ("a" | "one", Some("decade")) => return Some((Since::Years(10), at + 2)),
            (word, Some("years")) => return Some((Since::Years(count(word)?), at + 2)),
            (word, Some("decades")) => return Some((Since::Years(count(word)?.checked_mul(10)?), at + 2)),
            _ => return None,
        }
    }
    None
}

/// "Five-year high", "10-year low", from the word at `at`: the end, the years, and the last word of it.
fn years_high(words: &[(usize, &str)], at: usize) -> Option<(End, i16, usize)> {
    let of = |word: &str| match word {
        "high" => Some(End::High),
        "low" => Some(End::Low),
        _ => None,
    };
    let first = words.get(at)?.1;
    let (number, rest) =
        first.split_once("-year").map(|(number, rest)| (number, rest.trim_start_matches('-')))?;
    let years = count(number)?;
    match rest {
        "" => Some((of(words.get(at + 1)?.1)?, years, at + 1)),
        rest => Some((of(rest)?, years, at)),
    }
}

fn count(word: &str) -> Option<i16> {
    let spelled = NUMBERS.iter().position(|number| *number == word).map(|at| at as i16 + 1);
    spelled.or_else(|| word.parse().ok()).filter(|years| (2..100).contains(years))
}

/// `2013년 이후 최저`, `5년 만에 최대`, `2013年以来最低`, `5年ぶりの高`.
fn eastern(small: &str) -> Option<(Range<usize>, Extreme)> {
    small.char_indices().filter(|(_, letter)| matches!(letter, '년' | '年')).find_map(|(at, mark)| {
        let digits = small[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
        let start = at - digits;
        let number: i16 = small.get(start..at)?.parse().ok()?;
        let rest = &small[at + mark.len_utf8()..];
        let since = ["이후", " 이후", "이래", " 이래", "以来", "以來"];
        let within = ["만에", " 만에", "만의", " 만의", "来", "來", "ぶり"];
        let strip = |heads: &[&str]| heads.iter().find_map(|head| rest.strip_prefix(head));
        let (rest, since) = match (strip(&since), strip(&within)) {
            (Some(rest), _) if (1945..2100).contains(&number) => (rest, Since::Year(number)),
            (_, Some(rest)) if (2..100).contains(&number) => (rest, Since::Years(number)),
            _ => return None,
        };
        let rest = rest.trim_start_matches([' ', '가', '장', 'の', '的']);
        let starts = |heads: &[&str]| heads.iter().any(|head| rest.starts_with(head));
        let end = match () {
            () if starts(&["최저", "최소", "最低", "最少", "新低", "低", "낮은", "적은"]) => {
                End::Low
            }
            () if starts(&["최대", "최고", "最高", "最大", "最多", "新高", "高", "높은", "많은"]) => {
                End::High
            }
            () => return None,
        };
        Some((start..at + mark.len_utf8(), Extreme { end, since, same_months: false }))
    })
}

/// Words with hyphens inside, and where they begin.
fn words(small: &str) -> Vec<(usize, &str)> {
    let inside = |letter: char| letter.is_alphanumeric() || letter == '-';
    small
        .split(|letter: char| !inside(letter))
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - small.as_ptr() as usize, word))
        .collect()
}

fn is_of_calendar(word: &str) -> bool {
    MONTH_NAMES.contains(&word) || PARTS_OF_YEAR.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sentence: &str, expected: &str) {
        let found = find(sentence).map_or(String::new(), |(_, extreme)| {
            format!("{}{}", extreme.words(), if extreme.same_months { ", same months" } else { "" })
        });
        assert_eq!(found, expected, "{sentence}");
    }

    #[test]
    fn the_words_for_it() {
        check("Trade reached an all-time high of $5 million.", "the highest ever");
        check("Trade fell to a record low of $5 million.", "the lowest ever");
        check("Exports were $5 million, the lowest since 2013.", "the lowest since 2013");
        check("Exports were $5 million, the highest level since March 2013.", "the highest since 2013");
        check("Exports of $5 million were the most since at least 2013.", "the highest since 2013");
        check("Exports were $5 million, the least in more than five years.", "the lowest in 5 years");
        check("Exports were $5 million, the highest in a decade.", "the highest in 10 years");
        check("Exports hit a 10-year low of $5 million.", "the lowest in 10 years");
        check("Exports hit a five-year high of $5 million.", "the highest in 5 years");
        check(
            "Exports were $5 million, the lowest January since 2013.",
            "the lowest since 2013, same months",
        );
        check("수출은 5억 달러로 2013년 이후 최저였다.", "the lowest since 2013");
        check("수출은 5억 달러로 5년 만에 최대였다.", "the highest in 5 years");
        check("出口额为5亿美元，为2013年以来最低。", "the lowest since 2013");
        check("輸出は5億ドルで5年ぶりの高水準だった。", "the highest in 5 years");
        check("Экспорт упал до рекордно низких 5 млн долларов.", "the lowest ever");
        check("Рекордный экспорт: 5 млн долларов.", "the highest ever");
    }

    #[test]
    fn what_is_something_else() {
        check("Exports were $5 million, the second-lowest since 2013.", "");
        check("Exports were $5 million, one of the lowest since 2013.", "");
        check("Exports were $5 million, not the lowest since 2013.", "");
        check("Exports stayed below the record high of 2013 at $5 million.", "");
        check("Exports fell from an all-time high to $5 million.", "");
        check("Most of the coal since 2013 went to China.", "");
        check("China was the largest buyer in five years.", "");
        check("The largest port, in use since 2013, took $5 million.", "");
        check("Exports were $5 million, the lowest since the crisis.", "");
        check("They are the most since 12 million.", "");
        check("The coal has a high sulphur content, 5 million tons of it.", "");
    }
}
