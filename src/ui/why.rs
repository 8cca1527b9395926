//! Why a figure was read as it was, in a person's words: for each slot the words that gave it, where they stand, and
//! the rule.

use super::View;
use crate::measure::{Basis, Hedge};
use crate::model::{BY_HAND, DERIVED, Figure, Kind, Modality, Record, Slot};
use crate::text::Span;

/// The reason for one slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Why {
    /// The words of the article that gave it.
    pub words: Option<Span>,
    /// What rule made of them, or why there are none.
    pub rule: String,
}

impl Why {
    /// The words in quotation marks, on one line.
    pub(super) fn quote(&self, text: Option<&str>) -> Option<String> {
        let words = self.words?.of(text?).split_whitespace().collect::<Vec<_>>().join(" ");
        (!words.is_empty()).then(|| format!("“{words}”"))
    }
}

/// Why `slot` has its value. `text` is the article's, if it is there.
pub(super) fn why(figure: &Figure, slot: Slot, view: &View<'_>, text: Option<&str>) -> Why {
    let reason = figure.because().iter().find(|reason| reason.slot == slot);
    let words = reason.and_then(|reason| reason.words);
    let record = figure.record();
    if changed(figure, slot, view) {
        let rule = "Changed by hand since the suggestion was accepted.".to_owned();
        return Why { words: None, rule };
    }
    if figure.rule() == BY_HAND {
        return Why { words: None, rule: "Entered by hand.".to_owned() };
    }
    if figure.is_derived() {
        return Why {
            words: None,
            rule: "It follows from the claims that are linked as evidence.".to_owned(),
        };
    }
    if !is_given(record, slot) {
        return Why { words: None, rule: nothing(slot).to_owned() };
    }
    let rule = match (words, reason.is_some()) {
        (Some(words), _) => {
            let place = text.map_or("", |text| place(text, words, figure.span()));
            format!("{}{place}.", said(figure, slot))
        }
        (None, true) => assumed(record, slot).to_owned(),
        (None, false) => shared(figure, slot).to_owned(),
    };
    Why { words, rule }
}

/// The rule that found the figure, in a sentence.
pub(super) fn rule(rule: &str) -> String {
    let known = match rule {
        "amount of money" => "A number with a currency is an amount of money",
        "price" => "Money for one unit of goods is a price",
        "mass" => "A number with a unit of mass; a plain “ton” is read as metric",
        "volume" => "A number with a unit of volume",
        "amount per day" => "An amount for each day is a rate",
        "count" => "A number in front of what is counted",
        "percentage with a sign" => "A percentage with a plus or minus sign is a change",
        "percentage before a word of change" => "A percentage in front of a word of change",
        "percentage behind a word of change" => "A percentage behind a word of change",
        "percentage that shares the verb of the one before" => {
            "It shares the word of change with the one before"
        }
        "part behind a word of share" => "A percentage or fraction behind a word of share",
        "part of a whole" => "A percentage or fraction without a word of change is a share",
        "part of an earlier level" => "A part of an earlier level is a change from that level",
        "multiple" => "“Doubled”, “three times as much” and the like are changes",
        BY_HAND => "Made by hand from selected words",
        DERIVED => "It follows from other figures of the article, which does not print it",
        other => return format!("Rule: {other}."),
    };
    format!("{known}.")
}

/// What the words say in this slot.
fn said(figure: &Figure, slot: Slot) -> String {
    let record = figure.record();
    match slot {
        Slot::Figure => return rule(figure.rule()).trim_end_matches('.').to_owned(),
        Slot::Hedge => "Makes the figure less than exact",
        Slot::Change if record.kind == Kind::Share => "The word of share",
        Slot::Change => "The word of change",
        Slot::Exporter => "Named as the sender",
        Slot::Importer => "Named as the receiver",
        Slot::Partners => "Named as a partner; both directions together",
        Slot::Commodity => "The goods named with the figure",
        Slot::Period => match (record.period.basis, figure.article().published()) {
            (Basis::Relative, Some(day)) => return format!("Counted from the day of publication, {day}"),
            (Basis::Inherited, _) => "Taken over from an earlier sentence",
            _ => "The time that the text names",
        },
        Slot::Modality => match record.modality {
            Modality::Actual => "Stated as a fact",
            Modality::Estimate => "A word of estimate",
            Modality::Plan => "A word of plan or intent",
            Modality::Cap => "A word of limit",
            Modality::Rumour => "A word of hearsay",
            Modality::Denied => "A word of denial",
        },
        Slot::Sources => "Who is cited",
        Slot::Base => "What it is compared with",
        Slot::Equivalent => "The same quantity in another unit, so it counts once",
    }
    .to_owned()
}

/// The engine gave it a value that no words say.
const fn assumed(record: &Record, slot: Slot) -> &'static str {
    match slot {
        Slot::Period if matches!(record.period.basis, Basis::Inherited) => {
            "Taken over from an earlier sentence."
        }
        Slot::Exporter | Slot::Importer | Slot::Partners => {
            "Not named here: assumed from the sentences before, or from whose trade the text is about."
        }
        Slot::Commodity => {
            "Not named here: assumed from the sentences before; total trade where none is named."
        }
        _ => "Not stated here: assumed from the sentences before.",
    }
}

/// It has a value for which the engine keeps no reason of its own.
fn shared(figure: &Figure, slot: Slot) -> &'static str {
    match slot {
        Slot::Base if figure.record().base.as_ref().is_some_and(|base| base.value.is_some()) => {
            "The earlier figure that the text prints beside it."
        }
        Slot::Base => "The earlier time that a change of this period compares with.",
        Slot::Modality if figure.record().modality == Modality::Actual => {
            "Stated as a fact: no word of estimate, plan, limit or rumour stands with it."
        }
        _ if figure.is_equivalent() => "Shared with the figure that it restates.",
        _ => "Shared with the figure before it.",
    }
}

const fn nothing(slot: Slot) -> &'static str {
    match slot {
        Slot::Sources => "Nobody is cited for it, so the outlet itself speaks.",
        Slot::Period => {
            "The text does not say when, or says it only by a date of publication that is not known."
        }
        _ => "The text does not say it.",
    }
}

fn is_given(record: &Record, slot: Slot) -> bool {
    use crate::model::Flow::{OneWay, TwoWay};
    match slot {
        Slot::Hedge => record.quantity.hedge != Hedge::None,
        Slot::Exporter => matches!(record.flow, OneWay { exporter: Some(_), .. }),
        Slot::Importer => matches!(record.flow, OneWay { importer: Some(_), .. }),
        Slot::Partners => matches!(record.flow, TwoWay { .. }),
        Slot::Commodity => record.commodity.is_some(),
        Slot::Period => record.period.start.or(record.period.end).is_some(),
        Slot::Sources => !record.sources.is_empty(),
        Slot::Base => record.base.is_some(),
        Slot::Figure | Slot::Change | Slot::Modality | Slot::Equivalent => true,
    }
}

/// Whether a person changed the slot after the suggestion was taken over: its reasons speak of something else then.
fn changed(figure: &Figure, slot: Slot, view: &View<'_>) -> bool {
    let Some(claim) = figure.claim().filter(|claim| &*claim.rule != BY_HAND) else { return false };
    let history = view.history.of_claim(claim.id, view.project.merges());
    let taken = history.into_iter().find_map(|(_, edit, _)| match edit {
        crate::model::Edit::AddClaim(taken) => Some(&taken.record),
        _ => None,
    });
    let (Some(old), now) = (taken, &claim.record) else { return false };
    match slot {
        Slot::Figure | Slot::Hedge => old.quantity != now.quantity || old.kind != now.kind,
        Slot::Change => old.kind != now.kind,
        Slot::Exporter | Slot::Importer | Slot::Partners => old.flow != now.flow,
        Slot::Commodity => old.commodity != now.commodity,
        Slot::Period => old.period != now.period,
        Slot::Modality => old.modality != now.modality,
        Slot::Sources => old.sources != now.sources,
        Slot::Base => old.base != now.base,
        Slot::Equivalent => false,
    }
}

/// Where `words` stand, seen from the figure; empty for the same sentence.
fn place(text: &str, words: Span, figure: Span) -> &'static str {
    let (earlier, between) = if words.end <= figure.start {
        (true, Span { start: words.end, end: figure.start })
    } else if figure.end <= words.start {
        (false, Span { start: figure.end, end: words.start })
    } else {
        return "";
    };
    let between = between.of(text);
    match (between.contains("\n\n"), sentence_ends_in(between), earlier) {
        (true, _, true) => ", in an earlier paragraph",
        (true, _, false) => ", in a later paragraph",
        (_, true, true) => ", in an earlier sentence",
        (_, true, false) => ", in a later sentence",
        _ => "",
    }
}

/// Whether a sentence ends in a stretch of prose: a full stop behind a word of more than two letters, then a capital.
/// The engine has its own, finer cut; this one only words what it found.
fn sentence_ends_in(between: &str) -> bool {
    between.char_indices().any(|(at, mark)| match mark {
        '。' | '！' | '？' => true,
        '.' | '!' | '?' => {
            let word = between[..at].chars().rev().take_while(|letter| letter.is_alphanumeric()).count();
            let rest = between[at + 1..].trim_start_matches(['"', '”', '’', '\'', ')']);
            let next = rest.trim_start();
            let begins = next.chars().next().is_none_or(|letter| !letter.is_lowercase());
            // None: it is the quoted word itself that ends the sentence.
            let is_whole = word == 0 || word > 2 || (word == 2 && mark != '.');
            is_whole && next.len() < rest.len() && begins
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, words: &str, figure: &str, expected: &str) {
        let find = |part: &str| {
            let at = text.find(part).expect("the words");
            Span::new(at, at + part.len())
        };
        assert_eq!(place(text, find(words), find(figure)), expected);
    }

    #[test]
    fn where_words_stand() {
        check("Russia sent 300 tons.", "Russia", "300 tons", "");
        check("U.S. data for Russia say 300 tons.", "U.S.", "300 tons", "");
        check("Russia sent coal. It was 300 tons.", "Russia", "300 tons", ", in an earlier sentence");
        check("“Russia sent coal.” It was 300 tons.", "Russia", "300 tons", ", in an earlier sentence");
        check("It was 300 tons. Russia sent it.", "Russia", "300 tons", ", in a later sentence");
        check("Russia sent coal\n\nIt was 300 tons.", "Russia", "300 tons", ", in an earlier paragraph");
    }

    #[test]
    fn every_rule_of_the_engine_has_words() {
        let lexicon = crate::vocabulary::Lexicon::embedded();
        let text = "Exports rose 5 percent and imports 7 percent, to $3 million, a 9 percent jump. Oil was $70 a \
            barrel. Russia sent 40 tons, 50 barrels and 60 barrels a day. Trade doubled. China had a share of 90 \
            percent. Imports fell to 30 percent of last year's level, or −4 %. Half of the trade was coal. China \
            sent 12 trucks.";
        let (found, _) = crate::extract::extract(&lexicon, text, None);
        assert!(found.len() > 9, "{found:?}");
        for suggestion in found {
            assert!(!rule(&suggestion.rule).starts_with("Rule:"), "{}", suggestion.rule);
        }
    }
}
