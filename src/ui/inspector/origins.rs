//! How many origins stand behind the selected figure, and a warning where a judgement asks for more.

use std::sync::Arc;

use egui::{Label, RichText, Ui};

use super::super::theme::{self, Palette};
use super::super::{Action, Command, View, widgets};
use crate::audit::Corroboration;
use crate::model::{Entry, Figure, FigureKey};

/// The status that says two origins.
const CORROBORATED: &str = "corroborated";
/// The Admiralty grade that says the same.
const CONFIRMED: u8 = 1;

/// The count of the figure that was selected last: it is not made anew in every frame.
#[derive(Default)]
pub(super) struct Counted(Option<(FigureKey, Arc<Entry>, Arc<()>, Corroboration)>);

impl Counted {
    fn of(&mut self, view: &View<'_>, figure: &Figure) -> &Corroboration {
        let origins = view.origins.stamp();
        let fresh = self.0.as_ref().is_some_and(|(key, entry, of, _)| {
            *key == figure.key() && Arc::ptr_eq(entry, figure.entry()) && Arc::ptr_eq(of, origins)
        });
        let old = self.0.take().filter(|_| fresh);
        let counted = old.unwrap_or_else(|| {
            let counted = view.origins.of_claim(figure);
            (figure.key(), Arc::clone(figure.entry()), Arc::clone(origins), counted)
        });
        &self.0.insert(counted).3
    }
}

/// Show it: always the count, and a warning where it is too small.
pub(super) fn show(
    ui: &mut Ui,
    counted: &mut Counted,
    view: &View<'_>,
    figure: &Figure,
    out: &mut Vec<Action>,
) {
    let palette = Palette::of(ui);
    let corroboration = counted.of(view, figure);
    ui.add_space(2.0);
    for words in warnings(figure, corroboration) {
        let words = RichText::new(format!("! {words}")).color(palette.warn).font(theme::small());
        ui.add(Label::new(words).wrap());
    }
    let response = widgets::link(ui, &corroboration.words());
    if response.on_hover_text(about(view, corroboration)).clicked() {
        out.push(Action::Do(Command::ShowOrigins));
    }
}

/// What the judgement says that the articles do not bear out.
fn warnings(figure: &Figure, corroboration: &Corroboration) -> Vec<String> {
    let Some(judged) = figure.claim().map(|claim| &claim.verification) else { return Vec::new() };
    if corroboration.origins.len() > 1 {
        return Vec::new();
    }
    let known = "these articles have one origin for the figure";
    let mut warnings = Vec::new();
    if &*judged.status == CORROBORATED {
        warnings.push(format!("Corroborated means two independent origins; {known}."));
    }
    if judged.credibility.is_some_and(|grade| grade.grade() == CONFIRMED) {
        warnings.push(format!("Credibility 1 means confirmed by other sources; {known}."));
    }
    warnings
}

/// Who is counted.
fn about(view: &View<'_>, corroboration: &Corroboration) -> String {
    if !corroboration.looked_for {
        return "Its flow, goods or period is not known, so that nothing can be compared with it.".to_owned();
    }
    let mut lines = vec!["The same figure for the same trade, goods and period:".to_owned()];
    for (number, articles) in corroboration.origins.iter().enumerate().take(8) {
        let named = articles.iter().take(4).filter_map(|id| view.project.entry(*id)).map(|entry| {
            let head = &entry.article;
            let date = head.published().map_or("undated".to_owned(), |date| date.to_string());
            format!("{date} {}", if head.outlet().is_empty() { head.file_name() } else { head.outlet() })
        });
        let named: Vec<String> = named.collect();
        lines.push(format!("origin {}: {}", number + 1, named.join(", ")));
    }
    lines.push("Articles that retell one report, or have the figure from one source, count once.".to_owned());
    lines.join("\n")
}
