//! One change of all claims that the list shows, with a preview of what it touches.

use std::sync::Arc;

use egui::{Label, RichText, Ui};

use super::theme::{self, Palette};
use super::{Action, View, access, widgets};
use crate::model::{ArticleId, Claim, ClaimId, Credibility, Reliability, UNVERIFIED};

/// So many examples are shown.
const EXAMPLES: usize = 8;

/// What is done with each claim.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    /// Set the status, with a reason.
    Status(Arc<str>, String),
    /// Add a tag.
    AddTag(String),
    /// Take a tag away.
    RemoveTag(String),
    /// Ask for a second person, or no more.
    NeedsSecond(bool),
    /// Grade the source.
    Reliability(Option<Reliability>),
    /// Grade the claim.
    Credibility(Option<Credibility>),
}

impl Deed {
    /// Whether it is said completely.
    #[must_use]
    pub fn is_said(&self) -> bool {
        match self {
            Self::AddTag(tag) | Self::RemoveTag(tag) => !tag.trim().is_empty(),
            _ => true,
        }
    }

    /// Whether a claim is so already.
    #[must_use]
    pub fn is_done(&self, claim: &Claim) -> bool {
        let judged = &claim.verification;
        match self {
            Self::Status(status, reason) => {
                judged.status == *status
                    && (reason.trim().is_empty() || *judged.status_reason == *reason.trim())
            }
            Self::AddTag(tag) => judged.tags.iter().any(|known| **known == *tag.trim()),
            Self::RemoveTag(tag) => !judged.tags.iter().any(|known| **known == *tag.trim()),
            Self::NeedsSecond(needs) => judged.needs_second == *needs,
            Self::Reliability(grade) => judged.reliability == *grade,
            Self::Credibility(grade) => judged.credibility == *grade,
        }
    }
}

/// What the dialog remembers while it is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Bulk {
    /// The claims.
    pub claims: Vec<(ArticleId, ClaimId)>,
    /// Suggestions of the list, which are not touched.
    pub suggestions: usize,
    /// What is done.
    pub deed: Deed,
    /// The examples and counts, and what they were made for.
    seen: Option<(Deed, Seen)>,
}

/// What a deed touches.
#[derive(Clone, Debug, Default, PartialEq)]
struct Seen {
    change: usize,
    done: usize,
    /// Judged by others, and hidden from a second person.
    closed: usize,
    /// Of those that change: judged before, by whom, and how many.
    judged: Vec<(Arc<str>, usize)>,
    articles: usize,
    examples: Vec<(String, String)>,
}

impl Bulk {
    /// Of these claims.
    #[must_use]
    pub fn of(claims: Vec<(ArticleId, ClaimId)>, suggestions: usize) -> Self {
        Self { claims, suggestions, deed: Deed::Status("single_source".into(), String::new()), seen: None }
    }

    fn see(&mut self, view: &View<'_>) -> Seen {
        match &self.seen {
            Some((of, seen)) if *of == self.deed => seen.clone(),
            _ => {
                let seen = self.look(view);
                self.seen = Some((self.deed.clone(), seen.clone()));
                seen
            }
        }
    }

    fn look(&self, view: &View<'_>) -> Seen {
        let mut seen = Seen::default();
        let mut last = None;
        for (article, id) in &self.claims {
            let Some(claim) = view.project.claim(*article, *id) else { continue };
            // A second person judges beside what is hidden, and changes nothing of it.
            if view.hidden.contains(id) && !matches!(self.deed, Deed::Status(..)) {
                seen.closed += 1;
                continue;
            }
            if self.deed.is_done(claim) {
                seen.done += 1;
                continue;
            }
            seen.change += 1;
            if last != Some(*article) {
                last = Some(*article);
                seen.articles += 1;
            }
            let judged = &claim.verification;
            if matches!(self.deed, Deed::Status(..)) && judged.is_judged() {
                match seen.judged.iter_mut().find(|(who, _)| *who == judged.reviewer) {
                    Some((_, count)) => *count += 1,
                    None => seen.judged.push((Arc::clone(&judged.reviewer), 1)),
                }
            }
            if seen.examples.len() < EXAMPLES {
                let quote = format!("“{}”", claim.anchor.quote.replace('\n', " "));
                seen.examples.push((quote, self.before(claim, view)));
            }
        }
        seen
    }

    /// What a claim has now, in the deed's terms.
    fn before(&self, claim: &Claim, view: &View<'_>) -> String {
        let judged = &claim.verification;
        match self.deed {
            Deed::Status(..) => view.project.codebook().status(&judged.status).map_or_else(
                || judged.status.to_string(),
                |status| format!("{} {}", status.icon, status.name),
            ),
            Deed::AddTag(_) | Deed::RemoveTag(_) => judged.tags.join(", "),
            Deed::NeedsSecond(_) => {
                if judged.needs_second { "asks for one" } else { "does not ask" }.to_owned()
            }
            Deed::Reliability(_) => judged.reliability.map_or("not graded", Reliability::code).to_owned(),
            Deed::Credibility(_) => {
                judged.credibility.map_or_else(|| "not graded".to_owned(), |grade| grade.grade().to_string())
            }
        }
    }
}

pub(super) fn show(ui: &mut Ui, bulk: &mut Bulk, view: &View<'_>, out: &mut Vec<Action>) {
    let palette = Palette::of(ui);
    let count = bulk.claims.len();
    let claims = if count == 1 { "One claim".to_owned() } else { format!("{count} claims") };
    let rest = match bulk.suggestions {
        0 => String::new(),
        1 => "; the one suggestion of the list is not touched: accept it first".to_owned(),
        many => format!("; the {many} suggestions of the list are not touched: accept them first"),
    };
    widgets::dim(ui, format!("{claims} that the list shows{rest}."));
    ui.add_space(8.0);
    what(ui, bulk);
    ui.add_space(6.0);
    with(ui, bulk, view);
    ui.add_space(8.0);
    let said = bulk.deed.is_said();
    let asks = asks_reason(bulk, view);
    let seen = bulk.see(view);
    let ready = said && !asks && seen.change > 0;
    if said {
        preview(ui, &seen, &palette);
    }
    let words = match seen.change {
        1 => "Change one claim".to_owned(),
        many => format!("Change {many} claims"),
    };
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let go = widgets::doing(ui, ready, &words);
        if go.on_hover_text("One step: undo takes all of it back").clicked() {
            out.push(Action::Bulk(bulk.claims.clone(), bulk.deed.clone()));
            out.push(Action::CloseDialog);
        }
        if ui.button("Cancel").clicked() {
            out.push(Action::CloseDialog);
        }
        if asks {
            ui.label(RichText::new("This status asks for a reason.").color(palette.warn));
        }
    });
}

fn asks_reason(bulk: &Bulk, view: &View<'_>) -> bool {
    let Deed::Status(code, reason) = &bulk.deed else { return false };
    let asks = view.project.codebook().status(code).is_some_and(|status| status.asks_reason);
    asks && reason.trim().is_empty()
}

/// Which deed.
fn what(ui: &mut Ui, bulk: &mut Bulk) {
    #[derive(Clone, Copy, PartialEq)]
    enum Kind {
        Status,
        AddTag,
        RemoveTag,
        Second,
        Source,
        Claim,
    }
    let now = match bulk.deed {
        Deed::Status(..) => Kind::Status,
        Deed::AddTag(_) => Kind::AddTag,
        Deed::RemoveTag(_) => Kind::RemoveTag,
        Deed::NeedsSecond(_) => Kind::Second,
        Deed::Reliability(_) => Kind::Source,
        Deed::Credibility(_) => Kind::Claim,
    };
    let choices = [
        (Kind::Status, "set a status"),
        (Kind::AddTag, "add a tag"),
        (Kind::RemoveTag, "remove a tag"),
        (Kind::Second, "second person"),
        (Kind::Source, "source grade"),
        (Kind::Claim, "credibility"),
    ];
    let Some(kind) = ui.horizontal(|ui| widgets::segments(ui, "Change", now, &choices)).inner else { return };
    bulk.deed = match kind {
        Kind::Status => Deed::Status("single_source".into(), String::new()),
        Kind::AddTag => Deed::AddTag(String::new()),
        Kind::RemoveTag => Deed::RemoveTag(String::new()),
        Kind::Second => Deed::NeedsSecond(true),
        Kind::Source => Deed::Reliability(Some(Reliability::B)),
        Kind::Claim => Deed::Credibility(Credibility::try_from(3).ok()),
    };
}

/// Its content.
fn with(ui: &mut Ui, bulk: &mut Bulk, view: &View<'_>) {
    match &mut bulk.deed {
        Deed::Status(code, reason) => {
            let statuses = &view.project.codebook().statuses;
            if !statuses.iter().any(|status| status.code == *code) {
                *code = UNVERIFIED.into();
            }
            let name = |code: &str| {
                let status = view.project.codebook().status(code);
                status.map_or_else(|| code.to_owned(), |status| format!("{} {}", status.icon, status.name))
            };
            ui.horizontal(|ui| {
                let shown = name(code);
                let combo = egui::ComboBox::from_id_salt("bulk status").selected_text(&shown).width(190.0);
                let combo = combo.show_ui(ui, |ui| {
                    for status in statuses {
                        ui.selectable_value(code, Arc::clone(&status.code), name(&status.code));
                    }
                });
                widgets::name_combo(&combo.response, "Status for all", &shown);
                let width = ui.available_width();
                let field =
                    egui::TextEdit::singleline(reason).hint_text("why, for the history").desired_width(width);
                let response = ui.add(field);
                widgets::name_field(ui, &response, "Reason for all");
            });
        }
        Deed::AddTag(tag) | Deed::RemoveTag(tag) => {
            let response = ui.add(egui::TextEdit::singleline(tag).hint_text("tag").desired_width(220.0));
            widgets::name_field(ui, &response, "Tag for all");
        }
        Deed::NeedsSecond(needs) => group(ui, "Second person", |ui| {
            widgets::pick(ui, needs, true, "Needs a second person");
            widgets::pick(ui, needs, false, "Needs no second person");
        }),
        Deed::Reliability(grade) => group(ui, "Reliability of the source", |ui| {
            widgets::pick(ui, grade, None, "Not graded");
            for (known, letter, words) in Reliability::ALL {
                widgets::pick(ui, grade, Some(known), format!("{letter}  {words}"));
            }
        }),
        Deed::Credibility(grade) => group(ui, "Credibility", |ui| {
            widgets::pick(ui, grade, None, "Not graded");
            for (at, words) in Credibility::WORDS.iter().enumerate() {
                if let Ok(known) = Credibility::try_from(at as u8 + 1) {
                    widgets::pick(ui, grade, Some(known), format!("{}  {words}", at + 1));
                }
            }
        }),
    }
}

fn group(ui: &mut Ui, name: &str, choices: impl FnOnce(&mut Ui)) {
    ui.scope(|ui| {
        access::choice(ui, name);
        choices(ui);
    });
}

fn preview(ui: &mut Ui, seen: &Seen, palette: &Palette) {
    widgets::section(ui, "What it touches");
    let of =
        if seen.articles == 1 { "one article".to_owned() } else { format!("{} articles", seen.articles) };
    let done = match seen.done {
        0 => String::new(),
        1 => "; one is so already".to_owned(),
        many => format!("; {many} are so already"),
    };
    let words = match seen.change {
        0 => format!("Nothing would change{done}."),
        1 => format!("One claim of {of} changes{done}."),
        many => format!("{many} claims of {of} change{done}."),
    };
    ui.label(words);
    if seen.closed > 0 {
        let words = format!("{} judged by others stay as they are until you have judged them.", seen.closed);
        ui.add(Label::new(RichText::new(words).color(palette.warn)).wrap());
    }
    for (who, count) in &seen.judged {
        let verb = if *count == 1 { "One was".to_owned() } else { format!("{count} were") };
        let words = format!("{verb} judged by {who}: that stays in the history.");
        ui.add(Label::new(RichText::new(words).color(palette.warn)).wrap());
    }
    let half = ui.available_width() / 2.0;
    for (quote, before) in &seen.examples {
        ui.horizontal(|ui| {
            ui.allocate_ui_with_layout(
                egui::vec2(half, 18.0),
                egui::Layout::left_to_right(egui::Align::Center),
                |ui| {
                    ui.set_width(half);
                    ui.add(Label::new(RichText::new(quote).font(theme::small())).truncate());
                },
            );
            widgets::dim(ui, format!("now: {before}"));
        });
    }
    if seen.change > seen.examples.len() {
        widgets::dim(ui, format!("and {} more", seen.change - seen.examples.len()));
    }
}
