//! A lexicon with a project's additions.

use std::sync::Arc;

use super::Lexicon;
use super::addition::{Added, Addition, Additions};
use super::cue::Meaning;
use super::fault::Fault;
use super::goods::Commodity;
use super::lexer::{known_spellings, spellings};
use super::lexicon::fingerprint;
use super::places::SourceName;
use super::token::Case;
use super::words::WordId;

/// More digits in a row are not told apart, see [`super::lex`].
const DIGITS: usize = 5;

impl Lexicon {
    /// A new lexicon: this one with `additions`. Where an addition speaks of the same words as a table, in the same
    /// sort of meaning, the addition counts. What does not fit is left out and listed in [`Lexicon::faults`].
    #[must_use]
    pub fn with(&self, additions: &Additions) -> Self {
        let mut next = self.clone();
        if additions.is_empty() {
            return next;
        }
        next.version = fingerprint(self.version.bytes().chain(additions.to_tsv().bytes())).into();
        for (at, addition) in additions.entries().iter().enumerate() {
            let faults = next.faults_of(addition);
            if !faults.iter().any(Fault::is_fatal) {
                next.take(addition, &faults);
            }
            next.faults.extend(faults.into_iter().map(|fault| (at, fault)));
        }
        next
    }

    /// What is wrong with the additions, by their position.
    #[must_use]
    pub fn faults(&self) -> &[(usize, Fault)] {
        &self.faults
    }

    /// What would be wrong with one more addition.
    #[must_use]
    pub fn faults_of(&self, addition: &Addition) -> Vec<Fault> {
        let mut faults = Vec::new();
        let named = matches!(addition.meaning, Added::Source { .. });
        if addition.words.is_empty() && !named {
            faults.push(Fault::NoWords);
        }
        faults.extend(self.fault_of_meaning(&addition.meaning));
        let meaning = self.meaning_of(&addition.meaning);
        for word in &addition.words {
            faults.extend(self.fault_of_word(word, meaning));
        }
        faults
    }

    fn fault_of_meaning(&self, meaning: &Added) -> Option<Fault> {
        match meaning {
            Added::Place { code, .. } => {
                self.place_index(code).is_none().then(|| Fault::NoState(Arc::clone(code)))
            }
            Added::Goods { id } => self.commodity(id).is_none().then(|| Fault::NoGoods(Arc::clone(id))),
            Added::NewGoods { id, name, parent, .. } => {
                let plain =
                    |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
                if id.is_empty() || !id.chars().all(plain) {
                    Some(Fault::BadId(Arc::clone(id)))
                } else if self.commodity(id).is_some() {
                    Some(Fault::TakenId(Arc::clone(id)))
                } else if name.trim().is_empty() {
                    Some(Fault::NoName)
                } else {
                    self.commodity(parent).is_none().then(|| Fault::NoParent(Arc::clone(parent)))
                }
            }
            Added::Source { name, .. } => name.trim().is_empty().then_some(Fault::NoName),
            Added::Ignore(_) => None,
        }
    }

    fn fault_of_word(&self, word: &Arc<str>, meaning: Option<Meaning>) -> Option<Fault> {
        if !word.chars().any(char::is_alphanumeric) {
            return Some(Fault::NoLetters(Arc::clone(word)));
        }
        if word.split(|letter: char| !letter.is_ascii_digit()).any(|digits| digits.len() > DIGITS) {
            return Some(Fault::LongNumber(Arc::clone(word)));
        }
        let spelt = known_spellings(word, &self.words);
        let particle = self.phrases.meanings(&spelt).any(|known| matches!(known, Meaning::Particle(_)));
        if particle {
            return Some(Fault::Grammar(Arc::clone(word)));
        }
        let class = meaning?.class();
        let now = self.phrases.meanings(&spelt).find(|known| known.class() == class);
        (now == meaning).then(|| Fault::Known(Arc::clone(word)))
    }

    /// What words of this addition mean, where everything that it names is there already.
    fn meaning_of(&self, meaning: &Added) -> Option<Meaning> {
        match meaning {
            Added::Place { code, how } => Some(Meaning::Place(self.place_index(code)?, *how)),
            Added::Goods { id } => Some(Meaning::Commodity(self.goods.position(id)?)),
            Added::NewGoods { .. } => None,
            Added::Source { name, kind } => {
                let at = self.source_index(name)?;
                // Another kind is news even where all words are known.
                (self.sources[usize::from(at)].kind == *kind).then_some(Meaning::Source(at))
            }
            Added::Ignore(beside) => Some(Meaning::Ignore(*beside)),
        }
    }

    fn take(&mut self, addition: &Addition, faults: &[Fault]) {
        let mut words = addition.words.clone();
        let meaning = match &addition.meaning {
            Added::NewGoods { id, name, hs_code, parent } => {
                let at = self.goods.push(Commodity {
                    id: Arc::clone(id),
                    name: Arc::clone(name),
                    hs_code: Arc::clone(hs_code),
                    parent: Some(Arc::clone(parent)),
                    synonyms: words.clone(),
                });
                Some(Meaning::Commodity(at))
            }
            Added::Source { name, kind } => {
                if !words.contains(name) {
                    words.push(Arc::clone(name));
                }
                let at = self.source_index(name).unwrap_or_else(|| {
                    self.sources.push(SourceName { name: Arc::clone(name), kind: *kind });
                    (self.sources.len() - 1) as u16
                });
                self.sources[usize::from(at)].kind = *kind;
                Some(Meaning::Source(at))
            }
            other => self.meaning_of(other),
        };
        let Some(meaning) = meaning else { return };
        let is_bad = |word: &Arc<str>| {
            faults.iter().any(|fault| match fault {
                Fault::NoLetters(bad) | Fault::Grammar(bad) | Fault::LongNumber(bad) | Fault::Known(bad) => {
                    bad == word
                }
                _ => false,
            })
        };
        for word in words.iter().filter(|word| !is_bad(word)) {
            let spelt: Vec<(WordId, Case)> = spellings(word, &mut self.words);
            self.phrases.insert_first(&spelt, meaning);
        }
    }

    fn place_index(&self, code: &str) -> Option<u16> {
        self.places.iter().position(|place| place.code == code.as_bytes()).map(|at| at as u16)
    }

    fn source_index(&self, name: &str) -> Option<u16> {
        self.sources.iter().position(|source| &*source.name == name).map(|at| at as u16)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Beside, PlaceUse, SourceKind};
    use super::*;

    fn lexicon(table: &str) -> Lexicon {
        let (additions, bad) = Additions::from_tsv(table);
        assert_eq!(bad, []);
        Lexicon::embedded().with(&additions)
    }

    #[track_caller]
    fn check_fault(line: &str, expected: Option<Fault>) {
        let lexicon = lexicon(line);
        assert_eq!(lexicon.faults().first().map(|(_, fault)| fault.clone()), expected, "{line}");
    }

    #[test]
    fn what_does_not_fit_is_told() {
        check_fault("place\tRason zone\tPRK\ttown", None);
        check_fault("place\tRason zone\tXYZ\ttown", Some(Fault::NoState("XYZ".into())));
        check_fault("place\t\tPRK\ttown", Some(Fault::NoWords));
        check_fault("place\tRason\tPRK\ttown", Some(Fault::Known("Rason".into())));
        // Other capitals, another use or another state are news.
        check_fault("place\trason\tPRK\ttown", None);
        check_fault("place\tRason\tPRK\tname", None);
        check_fault("place\tRason\tCHN\ttown", None);
        check_fault("goods\tburning stone\tcoal", None);
        check_fault("goods\tcoal\tcoal", Some(Fault::Known("coal".into())));
        check_fault("goods\tCoal\tcoal", Some(Fault::Known("Coal".into())));
        check_fault("goods\tburning stone\tstone", Some(Fault::NoGoods("stone".into())));
        check_fault("goods\tthe\tcoal", Some(Fault::Grammar("the".into())));
        check_fault("goods\t–\tcoal", Some(Fault::NoLetters("–".into())));
        check_fault("new goods\tsquid\tsquid\t\tSquid\t0307\tall", None);
        check_fault("new goods\tsquid\tsquid\t\tSquid\t0307\tfishes", Some(Fault::NoParent("fishes".into())));
        check_fault("new goods\tsquid\tcoal\t\tSquid\t0307\tall", Some(Fault::TakenId("coal".into())));
        check_fault(
            "new goods\tsquid\tDried squid\t\tSquid\t\tall",
            Some(Fault::BadId("Dried squid".into())),
        );
        check_fault("new goods\tsquid\tsquid\t\t\t\tall", Some(Fault::NoName));
        check_fault("source\t\t\toutlet\tThe Border Post", None);
        check_fault("source\tKOTRA\t\torigin\tKOTRA", Some(Fault::Known("KOTRA".into())));
        check_fault("source\tBorder Post\t\toutlet\t", Some(Fault::NoName));
        check_fault("ignore\tcontainers\t\tafter", None);
        check_fault("ignore\tfile 1234567\t\twhole", Some(Fault::LongNumber("file 1234567".into())));
    }

    #[test]
    fn one_word_that_is_known_does_not_hinder_the_others() {
        let with = lexicon("goods\tcoal;burning stone\tcoal");
        assert_eq!(with.faults(), [(0, Fault::Known("coal".into()))]);
        check_meaning(&with, "burning stone", Meaning::Commodity(with.goods.position("coal").expect("coal")));
    }

    #[track_caller]
    fn check_meaning(lexicon: &Lexicon, words: &str, expected: Meaning) {
        let spelt = known_spellings(words, lexicon.words());
        let class = expected.class();
        let found = lexicon.phrases().meanings(&spelt).find(|meaning| meaning.class() == class);
        assert_eq!(found, Some(expected), "{words}");
    }

    #[test]
    fn additions_win_over_the_tables_and_later_ones_over_earlier() {
        let with = lexicon(
            "place\tRason\tRUS\ttown\nplace\tRason\tCHN\ttown\nnew goods\tsquid\tsquid\t\tSquid\t\tall\n\
             goods\tdried squid\tsquid\nsource\tKOTRA\t\toutlet\tKOTRA\nignore\tcontainers\t\tafter",
        );
        assert_eq!(with.faults(), []);
        check_meaning(
            &with,
            "Rason",
            Meaning::Place(with.place_index("CHN").expect("China"), PlaceUse::Town),
        );
        let squid = with.goods.position("squid").expect("squid");
        check_meaning(&with, "dried squid", Meaning::Commodity(squid));
        assert!(with.is_within("squid", "all"));
        check_meaning(&with, "containers", Meaning::Ignore(Beside::After));
        let kotra = with.source_index("KOTRA").expect("KOTRA");
        assert_eq!(with.sources()[usize::from(kotra)].kind, SourceKind::Outlet);
    }

    #[test]
    fn the_version_covers_the_additions() {
        let embedded = Lexicon::embedded();
        let (one, two) = (lexicon("ignore\tcrates\t\tafter"), lexicon("ignore\tcrates\t\tbefore"));
        assert_eq!(embedded.with(&Additions::default()).version(), embedded.version());
        assert_ne!(one.version(), embedded.version());
        assert_ne!(one.version(), two.version());
        assert_eq!(one.version(), lexicon("ignore\tcrates\t\tafter").version());
    }
}
