//! One match: what each command does.

use super::App;
use crate::listing::{Filter, Show};
use crate::model::ArticleId;
use crate::ui::focus::Part;
use crate::ui::{
    About, Action, Command, Dialog, FILTER_FIELD, Finder, HistoryList, KeySheet, List, Preferences,
    PriceForm, Questions, Statuses, Want,
};
use crate::vocabulary::Subject;

impl App {
    pub(super) fn command(&mut self, ctx: &egui::Context, command: Command) {
        let screen = &mut self.screen;
        match command {
            Command::OpenFolder => self.ask(Want::Folder),
            Command::OpenProject => self.ask(Want::Project),
            Command::OpenPath => self.panels.dialog = Some(Dialog::path(Want::Any, String::new())),
            Command::NewProject => self.ask(Want::New),
            Command::OpenSample => self.open_sample(),
            Command::SaveCopy => self.ask(Want::Copy),
            Command::Backups => self.show_backups(),
            Command::MergeProject => self.ask(Want::Merge),
            Command::Export => {
                self.panels.dialog = Some(Dialog::path(Want::Export, self.suggested_export("")));
            }
            Command::Print => {
                self.panels.dialog = Some(Dialog::path(Want::Page, self.suggested_export("-report.html")));
            }
            Command::ExportPicture => {
                self.panels.dialog = Some(Dialog::path(Want::Picture, self.suggested_export("-chart")));
            }
            Command::ExportValues => {
                self.panels.dialog = Some(Dialog::path(Want::Values, self.suggested_export("-chart.csv")));
            }
            Command::ImportTable => self.ask(Want::Table),
            Command::ShowReport => self.show_report(),
            Command::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::Copy => match self.selected_words() {
                Some(words) => ctx.copy_text(words),
                None => self.panels.toasts.tell("Select words in the article first."),
            },
            Command::CopyCitation => self.copy_citation(ctx),
            Command::CopyCells => self.copy_cells(ctx),
            Command::PasteArticle => self.ask_for_text(ctx),
            Command::RemoveArticle => self.remove_article(),
            Command::PageParts => {
                if let Some(article) = self.open.as_ref().map(|open| open.entry.article.id) {
                    self.show_parts(article);
                }
            }
            Command::RestoreArticles => self.restore_articles(),
            Command::FindCommand => self.panels.dialog = Some(Dialog::Finder(Finder::default())),
            Command::FindInArticle => {
                screen.reader = true;
                self.panels.reader.open_find();
            }
            Command::SearchArticles => self.ask_search(),
            Command::NextHit => self.step_hit(true),
            Command::PreviousHit => self.step_hit(false),
            Command::FilterText => {
                ctx.memory_mut(|memory| memory.request_focus(egui::Id::unique(FILTER_FIELD)))
            }
            Command::ClearFilter => self.filter(Filter::default()),
            Command::SaveFilter => self.panels.dialog = Some(Dialog::SaveFilter { name: String::new() }),
            Command::OnlySuggested => {
                let show = if screen.filter.show == Show::Suggested { Show::All } else { Show::Suggested };
                self.filter(Filter { show, ..self.screen.filter.clone() });
            }
            Command::OnlyThisArticle => {
                let article = screen.article.filter(|_| screen.filter.article.is_none());
                self.filter(Filter { article, ..self.screen.filter.clone() });
            }
            Command::OnlyMoneyAndOil => {
                let money_and_oil = !screen.filter.money_and_oil;
                self.filter(Filter { money_and_oil, ..self.screen.filter.clone() });
            }
            Command::NextClaim => self.step(true),
            Command::PreviousClaim => self.step(false),
            Command::NextArticle => self.step_article(1),
            Command::PreviousArticle => self.step_article(-1),
            Command::Accept => self.accept(),
            Command::Dismiss => self.dismiss(),
            Command::AcceptShown => self.ask_batch(true),
            Command::DismissShown => self.ask_batch(false),
            Command::RestoreDismissed => self.restore_dismissed(),
            Command::ChangeShown => self.ask_bulk(),
            Command::NeedsSecond => self.ask_for_second(),
            Command::SecondReview => self.second_review(),
            Command::MakeClaim => self.make_of_selection(false),
            Command::MakeStatement => self.make_of_selection(true),
            Command::EditClaim => {
                screen.inspector = true;
                if let Some(figure) = self.selected() {
                    self.panels.inspector.edit(&figure);
                }
            }
            Command::RemoveClaim => self.remove(),
            Command::WriteNote => {
                screen.inspector = true;
                self.panels.inspector.focus_note = screen.selected.is_some();
            }
            Command::LookAtFinding => self.look_at_selected(),
            Command::Compare => {
                screen.inspector = true;
                self.panels.inspector.show_official = screen.selected.is_some();
            }
            Command::ToggleArticles => screen.articles = !screen.articles,
            Command::ToggleChart => screen.plots = !screen.plots,
            Command::GoToChart => {
                screen.plots = true;
                screen.chart_table = false;
                self.panels.chart.take_focus();
            }
            Command::GoToArticles => {
                screen.articles = true;
                self.panels.go = Some(Part::Articles);
            }
            Command::GoToReader => {
                screen.reader = true;
                self.panels.go = Some(Part::Reader);
            }
            Command::GoToList => {
                screen.table = true;
                self.panels.go = Some(Part::List);
            }
            Command::GoToClaim => {
                screen.inspector = true;
                self.panels.go = Some(Part::Claim);
            }
            Command::FitChart => self.panels.chart.fit(),
            Command::ChartAsTable => {
                screen.plots = true;
                screen.chart_table = !screen.chart_table;
            }
            Command::ToggleReader => screen.reader = !screen.reader,
            Command::ToggleTable => screen.table = !screen.table,
            Command::ShowClaims => self.list(List::Claims),
            Command::ShowChecks => self.list(List::Checks),
            Command::ShowOrigins => {
                self.list(List::Origins);
                self.hold_beside(None);
                // What stands alone is not worth leaving the head of the list for.
                let origins = &self.audited.origins;
                let retold =
                    |id: &ArticleId| origins.group_of(*id).is_some_and(|group| group.articles.len() > 1);
                self.panels.origins.reveal(self.screen.article.filter(retold));
            }
            Command::ToggleInspector => screen.inspector = !screen.inspector,
            Command::History => self.panels.dialog = Some(Dialog::History(HistoryList::default())),
            Command::Agreement => self.panels.dialog = Some(Dialog::Agreement),
            Command::MergeQuestions => {
                let questions = Questions::of(self.desk.project().merges());
                self.panels.dialog = Some(Dialog::Merge(questions));
            }
            Command::ThemeSystem => self.theme(ctx, egui::ThemePreference::System),
            Command::ThemeDark => self.theme(ctx, egui::ThemePreference::Dark),
            Command::ThemeLight => self.theme(ctx, egui::ThemePreference::Light),
            Command::Larger => self.zoom(ctx, 0.1),
            Command::Smaller => self.zoom(ctx, -0.1),
            Command::Vocabulary => self.actions.push(Action::ShowVocabulary(Subject::default())),
            Command::AddToVocabulary => self.add_selection(),
            Command::PriceBands => {
                let form = PriceForm::of(self.desk.project().price_bands());
                self.panels.dialog = Some(Dialog::Prices(Box::new(form)));
            }
            Command::Statuses => {
                let statuses = Statuses::of(self.desk.project());
                self.panels.dialog = Some(Dialog::Statuses(Box::new(statuses)));
            }
            Command::Preferences => {
                self.panels.dialog = Some(Dialog::Preferences(Preferences::of(&self.screen)));
            }
            Command::YourName => {
                let text = self.screen.person.clone();
                self.panels.dialog = Some(Dialog::Name { text, second: false });
            }
            Command::Guide => self.open_guide(""),
            Command::ShowHints => self.show_hints(),
            Command::ShowKeys => self.panels.dialog = Some(Dialog::Keys(KeySheet::default())),
            Command::OpenLogs => self.open_logs(),
            Command::About => {
                let about = About { places: self.places(), search: String::new() };
                self.panels.dialog = Some(Dialog::About(about));
            }
        }
    }
}
