//! What an addition to the vocabulary would change, found out before it counts.

use std::sync::Arc;

use rayon::prelude::*;

use super::App;
use super::engine::Engine;
use super::outcome::{Outcome, Slot};
use crate::model::{Difference, Entry, Record, Suggestion, differences};
use crate::ui::{Dialog, Effect, Form, LISTED, Row, Vocabulary};
use crate::vocabulary::{Addition, Lexicon};

/// So many articles are read before it is looked whether anybody still wants to know.
const CHUNK: usize = 64;

impl App {
    /// Read all articles with and without an addition, in a job.
    pub(super) fn preview(&mut self, addition: Addition) {
        if let Some(Dialog::Vocabulary(open)) = &mut self.panels.dialog {
            open.effect = None;
        }
        let mut additions = self.desk.project().additions().clone();
        additions.insert(usize::MAX, addition.clone());
        let entries: Vec<Arc<Entry>> = self.desk.project().entries().cloned().collect();
        let mut reader = self.desk.reader();
        let now = self.engine.clone();
        self.jobs.start(Slot::Preview, move |task| {
            let next = now.with(&additions);
            let mut effect = Effect::none(addition);
            for (at, chunk) in entries.chunks(CHUNK).enumerate() {
                if task.cancelled() {
                    break;
                }
                task.progress(at * CHUNK, entries.len(), "");
                let texts: Vec<_> = chunk
                    .iter()
                    .map(|entry| (entry, reader.text(entry.article.id, &entry.article.reading()).ok()))
                    .collect();
                let parts: Vec<Option<Effect>> = texts
                    .par_iter()
                    .map(|(entry, text)| {
                        let text = text.as_ref().filter(|_| !task.cancelled())?;
                        Some(of_article(&effect.addition, entry, text, &now, &next))
                    })
                    .collect();
                parts.into_iter().for_each(|part| effect.count(part));
            }
            Outcome::Previewed(Box::new(effect))
        });
    }

    /// The answer came.
    pub(super) fn previewed(&mut self, effect: Effect) {
        if let Some(Dialog::Vocabulary(open)) = &mut self.panels.dialog {
            open.effect = Some(effect);
        }
    }

    /// Show the vocabulary with the selected words, or those of the selected figure, in its form.
    pub(super) fn add_selection(&mut self) {
        let figure = || self.selected().map(|figure| figure.quote().to_string());
        match self.selected_words().filter(|words| !words.trim().is_empty()).or_else(figure) {
            Some(words) => {
                let open = Vocabulary::with_words(&words);
                self.panels.dialog = Some(Dialog::Vocabulary(Box::new(open)));
            }
            None => self.panels.toasts.tell("Select words in the article first."),
        }
    }

    /// Add to the vocabulary; the form is free for the next.
    pub(super) fn add_words(&mut self, addition: Addition) {
        let edit = crate::model::Edit::AddWords { at: u32::MAX, addition: Box::new(addition) };
        if self.edit(edit)
            && let Some(Dialog::Vocabulary(open)) = &mut self.panels.dialog
        {
            **open = Vocabulary { form: Form::default(), effect: None, ..(**open).clone() };
        }
    }
}

impl Effect {
    fn none(addition: Addition) -> Self {
        let rows = Vec::new();
        Self { addition, articles: 0, unread: 0, new: 0, gone: 0, altered: 0, decided: 0, rows }
    }

    /// Add what one article gives; `None` for one that cannot be read.
    fn count(&mut self, part: Option<Self>) {
        let Some(part) = part else {
            self.unread += 1;
            return;
        };
        self.articles += 1;
        self.new += part.new;
        self.gone += part.gone;
        self.altered += part.altered;
        self.decided += part.decided;
        let room = LISTED.saturating_sub(self.rows.len());
        self.rows.extend(part.rows.into_iter().take(room));
    }
}

fn of_article(addition: &Addition, entry: &Entry, text: &str, now: &Engine, next: &Engine) -> Effect {
    let published = entry.article.published();
    let (before, _) = now.read(text, published);
    let (after, _) = next.read(text, published);
    let mut effect = Effect::none(addition.clone());
    for difference in differences(&before, &after) {
        let (one, old, new): (&Suggestion, _, _) = match difference {
            Difference::New(one) => {
                effect.new += 1;
                (one, "nothing".to_owned(), words(&one.record, &next.lexicon))
            }
            Difference::Gone(one) => {
                effect.gone += 1;
                (one, words(&one.record, &now.lexicon), "nothing".to_owned())
            }
            Difference::Altered(old, new) => {
                effect.altered += 1;
                let (before, after) =
                    apart(&parts(&old.record, &now.lexicon), &parts(&new.record, &next.lexicon));
                if *old.quote == *new.quote {
                    (new, before, after)
                } else {
                    (new, with(old, &before), with(new, &after))
                }
            }
        };
        effect.decided += usize::from(!entry.is_open(one.place()));
        let quote = one.quote.split_whitespace().collect::<Vec<_>>().join(" ").into();
        effect.rows.push(Row { title: entry.article.title().into(), quote, before: old, after: new });
    }
    effect
}

fn with(one: &Suggestion, words: &str) -> String {
    let quote = one.quote.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() { format!("“{quote}”") } else { format!("“{quote}”, {words}") }
}

/// What a record says, part by part; empty where it says nothing.
fn parts(record: &Record, lexicon: &Lexicon) -> [String; 7] {
    let name = |id: &Arc<str>| lexicon.commodity_name(id);
    [
        record.figure_words(),
        record.kind.code().to_owned(),
        record.flow.to_string(),
        record.commodity.as_ref().map(name).unwrap_or_default(),
        record.period.words(),
        record.modality.code().to_owned(),
        record.sources.join(" ‹ "),
    ]
}

fn words(record: &Record, lexicon: &Lexicon) -> String {
    let parts = parts(record, lexicon);
    parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The parts that differ, on both sides.
fn apart(before: &[String; 7], after: &[String; 7]) -> (String, String) {
    const NOTHING: [&str; 7] =
        ["no figure", "no kind", "no flow", "no goods", "no period", "no modality", "no source"];
    let (mut old, mut new) = (Vec::new(), Vec::new());
    for ((before, after), nothing) in before.iter().zip(after).zip(NOTHING) {
        if before != after {
            let or_nothing = |part: &str| if part.is_empty() { nothing.to_owned() } else { part.to_owned() };
            old.push(or_nothing(before));
            new.push(or_nothing(after));
        }
    }
    if old.is_empty() {
        // Only the base of a change, or another part that has no short words.
        return ("other details".to_owned(), "changed".to_owned());
    }
    (old.join(" · "), new.join(" · "))
}
