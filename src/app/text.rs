//! Articles one by one: pasted or typed in, and taken out.

use std::path::Path;

use super::world::{World, batch_id};
use super::{App, review};
use crate::model::{ArticleField, ArticleId, Edit};
use crate::ui::{Dialog, TypedArticle};

impl App {
    /// Ask for an article's text, with what the clipboard holds.
    pub(super) fn ask_for_text(&mut self, ctx: &egui::Context) {
        if let crate::ui::Saving::ReadOnly { why } = self.desk.saving() {
            let words =
                format!("Articles cannot be added: the project is open for reading only, because {why}.");
            self.panels.dialog = Some(Dialog::message("Nothing was added", words));
            return;
        }
        if let Some(typed) = self.typed.take() {
            self.panels.dialog = Some(Dialog::Text(typed));
            return;
        }
        self.panels.dialog = Some(Dialog::Text(Box::default()));
        // What is copied comes as an event, as if Ctrl+V were pressed.
        ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste);
    }

    /// Text that was pasted where nothing took it: into the form that waits for it.
    pub(super) fn pasted(&mut self, ctx: &egui::Context) {
        let Some(Dialog::Text(typed)) = &mut self.panels.dialog else { return };
        // In another field it is that field's.
        let elsewhere =
            ctx.text_edit_focused() && ctx.memory(|memory| memory.focused()) != Some(TypedArticle::field());
        if !typed.text.is_empty() || elsewhere {
            return;
        }
        let text = ctx.input_mut(|input| {
            let at = input.events.iter().position(|event| matches!(event, egui::Event::Paste(_)))?;
            match input.events.remove(at) {
                egui::Event::Paste(text) => Some(text),
                _ => None,
            }
        });
        if let Some(text) = text {
            **typed = TypedArticle::with_text(&text);
        }
    }

    /// Take in a typed article: through the same door as a file, so that all that is true of files is true of it.
    pub(super) fn add_text(&mut self, typed: &TypedArticle) {
        let Ok(day) = typed.day() else { return };
        let title = typed.title.trim();
        let batch = batch_id();
        let at = World::now();
        let name = format!("typed/{}.txt", file_name(title, at));
        let files = [(&*name, typed.text.as_bytes())];
        let (ids, report) = self.take_in(&files, Path::new("typed or pasted"), batch);
        let Some(id) = ids.first().copied() else {
            let why = report.lines.first().map_or_else(|| report.summary(), |line| line.why.to_string());
            self.panels.toasts.warn(format!("The article was not added: {why}"));
            return;
        };
        let said = |words: &str| Some(words.trim()).filter(|words| !words.is_empty()).map(Into::into);
        let mut edits = vec![Edit::AddBatch(batch)];
        let mut set = |to| edits.push(Edit::SetArticle { article: id, to });
        said(title).into_iter().for_each(|title| set(ArticleField::Title(Some(title))));
        said(&typed.outlet).into_iter().for_each(|outlet| set(ArticleField::Outlet(Some(outlet))));
        said(&typed.address).into_iter().for_each(|address| set(ArticleField::Address(Some(address))));
        day.into_iter().for_each(|day| set(ArticleField::Published(Some(day))));
        if self.edit(review::together(edits)) {
            self.panels.dialog = None;
            self.show_new(id);
        }
    }

    fn show_new(&mut self, article: ArticleId) {
        self.open_article(article, true);
        self.panels.reveal = true;
        self.reveal = true;
        self.panels.toasts.tell("The article was added. Undo takes it out again.");
    }

    /// Take the open article out; what was decided about it stays with it.
    pub(super) fn remove_article(&mut self) {
        let Some(open) = &self.open else { return };
        let (article, title) = (open.entry.article.id, open.entry.article.title().to_owned());
        let claims = open.entry.claims.len();
        if self.edit(Edit::RemoveArticle(article)) {
            self.screen.selected = None;
            self.screen.article = None;
            let with = match claims {
                0 => String::new(),
                1 => " with its claim".to_owned(),
                many => format!(" with its {many} claims"),
            };
            self.panels.toasts.tell(format!("“{title}” was removed{with}. Undo brings it back."));
        }
    }
}

impl App {
    /// Take in again what was taken out.
    pub(super) fn restore_articles(&mut self) {
        let removed = self.desk.project().removed();
        let edits: Vec<Edit> = removed.iter().map(|article| Edit::RestoreArticle(*article)).collect();
        let told = match edits.len() {
            0 => {
                self.panels.toasts.tell("No article was removed.");
                return;
            }
            1 => "One article is back.".to_owned(),
            many => format!("{many} articles are back."),
        };
        if self.edit(review::together(edits)) {
            self.panels.toasts.tell(told);
        }
    }
}

/// A name that a file could have: the title's letters and digits, and the moment.
fn file_name(title: &str, at: i64) -> String {
    const LONGEST: usize = 60;
    let letters = title.chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' });
    let words: String = letters.take(LONGEST).collect();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() { format!("article {at}") } else { format!("{words} {at}") }
}
