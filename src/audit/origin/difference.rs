//! Two texts side by side: sentences that tell the same stand beside each other, and what only one has is marked.

use std::collections::HashSet;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Sentences of a text that are looked at: of two books nobody wants every word.
const MOST: usize = 400;
/// Long words that two sentences must share, and the least part of the shorter one's, in percent.
const LIKE: (usize, usize) = (2, 40);
/// Names told above the texts.
const NAMES: usize = 12;

/// Words that stand in both texts, or in this one only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// As printed.
    pub words: String,
    /// Whether only this text has them.
    pub only: bool,
}

/// A sentence of one text.
pub type Side = Vec<Run>;

/// What two texts have and have not of each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// Sentences beside each other in the first text's order; a side is empty where its text has nothing like it.
    pub rows: Vec<[Option<Side>; 2]>,
    /// Names and numbers that only one text has.
    pub names: [Vec<String>; 2],
    /// Whether the texts were too long to be shown whole.
    pub cut: bool,
}

impl Differences {
    /// Compare two texts.
    #[must_use]
    pub fn new(a: &str, b: &str) -> Self {
        let (mut first, mut second) = (sentences(a), sentences(b));
        let cut = first.len() > MOST || second.len() > MOST;
        first.truncate(MOST);
        second.truncate(MOST);
        let like = alike(&first, &second);
        let mut taken = vec![None; second.len()];
        for (at, other) in like.iter().enumerate() {
            if let Some(other) = other {
                taken[*other] = Some(at);
            }
        }
        // What only the second has follows whatever its forerunner stands beside.
        let mut behind: Vec<Vec<usize>> = vec![Vec::new(); first.len() + 1];
        let mut row = 0;
        for (at, taken) in taken.iter().enumerate() {
            match taken {
                Some(beside) => row = beside + 1,
                None => behind[row].push(at),
            }
        }
        let mut rows: Vec<[Option<Side>; 2]> = Vec::new();
        let only = |sentence: &str| Some(vec![Run { words: sentence.to_owned(), only: true }]);
        for at in 0..=first.len() {
            if let Some(sentence) = at.checked_sub(1).and_then(|at| first.get(at)) {
                rows.push(match like[at - 1] {
                    Some(other) => {
                        let (one, two) = beside(sentence, second[other]);
                        [Some(one), Some(two)]
                    }
                    None => [only(sentence), None],
                });
            }
            rows.extend(behind[at].iter().map(|other| [None, only(second[*other])]));
        }
        Self { rows, names: [names(&first, b), names(&second, a)], cut }
    }
}

/// Sentences without the white space around them.
fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    for line in text.lines() {
        let mut begin = 0;
        for (at, end) in line.match_indices(['.', '!', '?']) {
            let behind = at + end.len();
            let closing = line[behind..].chars().take_while(|letter| "”\"’')»".contains(*letter));
            let behind = behind + closing.map(char::len_utf8).sum::<usize>();
            let rest = &line[behind..];
            let next = rest.trim_start().chars().next();
            let parted =
                rest.starts_with(char::is_whitespace) && next.is_some_and(|letter| !letter.is_lowercase());
            // "U.N." and "Mr." end no sentence.
            let last = line[begin..at].rsplit(|letter: char| !letter.is_alphanumeric()).next();
            if parted && last.is_some_and(|word| word.chars().count() > 2 || word.is_empty()) {
                sentences.push(&line[begin..behind]);
                begin = behind;
            }
        }
        sentences.push(&line[begin..]);
    }
    sentences.into_iter().map(str::trim).filter(|sentence| !sentence.is_empty()).collect()
}

/// Letters and digits of a word, small; what two prints of one word share.
fn plain(word: &str) -> String {
    word.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The words of a text that carry something.
fn weighty(text: &str) -> HashSet<String> {
    let words = text.split_whitespace().map(plain);
    words.filter(|word| word.chars().count() > 3 || word.contains(|c: char| c.is_ascii_digit())).collect()
}

/// For each sentence of the first text the one of the second that tells the same, the likest first.
fn alike(first: &[&str], second: &[&str]) -> Vec<Option<usize>> {
    let (a, b): (Vec<_>, Vec<_>) = (
        first.iter().map(|sentence| weighty(sentence)).collect(),
        second.iter().map(|sentence| weighty(sentence)).collect(),
    );
    let mut likes = Vec::new();
    for (at, words) in a.iter().enumerate() {
        for (other, others) in b.iter().enumerate() {
            let shared = words.intersection(others).count();
            let (least, most) = (words.len().min(others.len()), words.len().max(others.len()));
            let same = first[at] == second[other];
            if same || (shared >= LIKE.0 && shared * 100 >= least * LIKE.1) {
                // In thousandths of the longer one, so that a part of a sentence does not win against all of it.
                likes.push((!same, 1000 - shared * 1000 / most.max(1), at, other));
            }
        }
    }
    likes.sort_unstable();
    let mut like = vec![None; first.len()];
    let mut taken = HashSet::new();
    for (_, _, at, other) in likes {
        if like[at].is_none() && taken.insert(other) {
            like[at] = Some(other);
        }
    }
    like
}

/// Two sentences, word by word.
fn beside(a: &str, b: &str) -> (Side, Side) {
    let words = |text: &str| -> Vec<String> { text.split_whitespace().map(str::to_owned).collect() };
    let (first, second) = (words(a), words(b));
    let key = |words: &[String]| -> Vec<String> { words.iter().map(|word| plain(word)).collect() };
    let mut sides = (Side::new(), Side::new());
    for op in capture_diff_slices(Algorithm::Myers, &key(&first), &key(&second)) {
        let only = !matches!(op, DiffOp::Equal { .. });
        push(&mut sides.0, &first[op.old_range()], only);
        push(&mut sides.1, &second[op.new_range()], only);
    }
    sides
}

fn push(side: &mut Side, words: &[String], only: bool) {
    if words.is_empty() {
        return;
    }
    match side.last_mut() {
        Some(run) if run.only == only => {
            run.words.push(' ');
            run.words.push_str(&words.join(" "));
        }
        _ => side.push(Run { words: words.join(" "), only }),
    }
}

/// Names and numbers of these sentences without a word that the other text has.
fn names(sentences: &[&str], other: &str) -> Vec<String> {
    let there: HashSet<String> =
        other.split(|letter: char| letter.is_whitespace() || letter == '-').map(bare).collect();
    let mut names: Vec<String> = Vec::new();
    for sentence in sentences {
        let mut name: Vec<&str> = Vec::new();
        let mut end = |name: &mut Vec<&str>| {
            let words = name.join(" ");
            let new = name.iter().all(|word| !there.contains(&bare(word)));
            if !name.is_empty() && new && !names.contains(&words) {
                names.push(words);
            }
            name.clear();
        };
        for (at, printed) in sentence.split_whitespace().enumerate() {
            let word = printed.trim_matches(|letter: char| !letter.is_alphanumeric());
            let number = word.contains(|letter: char| letter.is_ascii_digit());
            // The first word is written large whatever it is.
            let named = at > 0 && word.starts_with(char::is_uppercase) && word.chars().count() > 1;
            if number {
                end(&mut name);
                name.push(word);
                end(&mut name);
            } else if named {
                name.push(word);
                // Names that commas part are several.
                if printed.ends_with([',', ';', '.', ':', ')', '”', '"']) {
                    end(&mut name);
                }
            } else {
                end(&mut name);
            }
        }
        end(&mut name);
    }
    names.truncate(NAMES);
    names
}

/// A word without the possessive.
fn bare(word: &str) -> String {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    plain(word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str =
        "Barges carried 400 tons of cement from Dandong to Rason on Monday. Nobody at the quay spoke.";
    const OTHER: &str = "On Monday barges carried 400 tons of cement from Dandong. The weather was fine in Sinuiju. Nobody at the quay spoke.";

    fn told(side: Option<&Side>) -> String {
        let run = |run: &Run| if run.only { format!("[{}]", run.words) } else { run.words.clone() };
        side.map_or_else(|| "-".to_owned(), |side| side.iter().map(run).collect::<Vec<_>>().join(" "))
    }

    #[track_caller]
    fn check(a: &str, b: &str, expected: &[[&str; 2]]) {
        let rows: Vec<[String; 2]> =
            Differences::new(a, b).rows.iter().map(|[a, b]| [told(a.as_ref()), told(b.as_ref())]).collect();
        assert_eq!(rows, expected);
    }

    #[test]
    fn sentences_that_tell_the_same_stand_beside_each_other() {
        check(
            ONE,
            OTHER,
            &[
                [
                    "Barges carried 400 tons of cement from Dandong [to Rason on Monday.]",
                    "[On Monday] barges carried 400 tons of cement from Dandong.",
                ],
                ["-", "[The weather was fine in Sinuiju.]"],
                ["Nobody at the quay spoke.", "Nobody at the quay spoke."],
            ],
        );
        check("", "One sentence.", &[["-", "[One sentence.]"]]);
        check("", "", &[]);
    }

    #[test]
    fn a_place_that_one_text_names_is_told() {
        let differences = Differences::new(ONE, OTHER);
        assert_eq!(differences.names, [vec!["Rason".to_owned()], vec!["Sinuiju".to_owned()]]);
        assert_eq!(Differences::new(ONE, ONE).names, [Vec::<String>::new(), Vec::new()]);
        let figures = Differences::new("They sold 30 tons to Rason’s market.", "They sold 40 tons to Rason.");
        assert_eq!(figures.names, [vec!["30".to_owned()], vec!["40".to_owned()]]);
    }

    #[test]
    fn abbreviations_end_no_sentence() {
        assert_eq!(sentences("The U.N. Panel met Mr. Pak. It left. No one knew why").len(), 3);
    }
}
