//! One match: what each action does.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::audit::papers;
use super::outcome::{Outcome, Slot};
use super::{App, Quit};
use crate::audit;
use crate::chart::PlotKind;
use crate::export::{self, Export};
use crate::listing::{Filter, Show};
use crate::model::{ArticleId, ClaimField, Edit, Figure, FigureKey};
use crate::ui::command::{self, Pressed};
use crate::ui::focus::Part;
use crate::ui::theme::Palette;
use crate::ui::{
    About, Action, Command, Dialog, FILTER_FIELD, Finder, Format, HistoryList, KeySheet, List, OpenArticle,
    Preferences, PriceForm, Questions, SIZES, Statuses, Vocabulary, Want,
};
use crate::vocabulary::Subject;

/// Frames until a field that was left has said what was typed into it.
const LEAVING: u8 = 2;

impl App {
    /// Keys that are pressed now: commands of the table and the codebook's statuses.
    pub(super) fn keys(&mut self, ctx: &egui::Context) {
        if self.panels.guide.is_open() {
            return;
        }
        if self.panels.dialog.is_some() {
            // The guide stands in front of a dialog without closing it.
            let waiting = matches!(&self.panels.dialog, Some(Dialog::Keys(sheet)) if sheet.waits_for_a_key());
            let mut keys = self.screen.keys.of(Command::Guide);
            if !waiting && ctx.input_mut(|input| keys.any(|key| input.consume_shortcut(&key))) {
                self.actions.push(Action::Do(Command::Guide));
            }
            return;
        }
        let control = ctx
            .memory(|memory| memory.focused())
            .is_some_and(|focused| !ctx.text_edit_focused() && !self.panels.is_ground(focused));
        let pressed = command::pressed(ctx, self.desk.project().codebook(), &self.screen.keys, control);
        self.actions.extend(pressed.into_iter().map(|pressed| match pressed {
            Pressed::Command(command) => Action::Do(command),
            Pressed::Status(status) => Action::Judge { status, reason: None },
        }));
    }

    pub(super) fn act(&mut self, ctx: &egui::Context, action: Action) {
        self.trouble.note(&action);
        self.hinted(&action);
        match action {
            Action::Do(command) => self.command(ctx, command),
            Action::Select(key) => self.select(key),
            Action::OpenArticle(article) => self.open_article(article, true),
            Action::Judge { status, reason } => self.judge(&status, reason),
            Action::SetClaim(to) => {
                self.set_claim(to);
            }
            Action::SetTheme(theme) => self.theme(ctx, theme),
            Action::SetMotion(motion) => self.motion(ctx, motion),
            Action::SetZoom(zoom) => self.zoom(ctx, zoom - self.screen.zoom),
            Action::NewProject(path) => self.new_project(path),
            Action::AddText(typed) => self.add_text(&typed),
            Action::TakeOpinion(reviewer) => self.take_opinion(&reviewer),
            Action::LinkFile(path, role) => self.link_file(path, role),
            Action::LinkFigure(key, role) => self.link_figure(key, role),
            Action::CheckFile(path, digest) => self.check_file(path, digest),
            Action::SetCodebook(codebook) => {
                self.edit(Edit::SetCodebook(codebook));
            }
            Action::Bulk(claims, deed) => self.bulk(&claims, &deed),
            Action::GoBackTo(seq) => self.go_back(seq),
            Action::Merge(path) => self.merge(path),
            Action::Settle { merge, at, to, picked } => self.settle(merge, at, to, &picked),
            Action::SaveFilter(name) => self.save_filter(name),
            Action::ForgetFilter(name) => self.screen.filters.retain(|(known, _)| *known != name),
            Action::SetName(name) => self.set_name(name),
            Action::BeginSecond => self.begin_second(),
            Action::AskFor(want) => self.ask(want),
            Action::SetRecord(record) => {
                self.panels.inspector.draft = None;
                self.set_claim(ClaimField::Record(record));
            }
            Action::SetArticle(article, to) => {
                self.edit(Edit::SetArticle { article, to });
            }
            Action::ReadOtherwise(article, again) => {
                self.panels.dialog = None;
                self.read_otherwise(article, again);
            }
            Action::ShowParts(article) => self.show_parts(article),
            Action::MakeClaim(span) => self.make_claim(span, false),
            Action::MoveToSelection => self.move_to_selection(),
            Action::SetFilter(filter) => self.filter(filter),
            Action::SetSort(sort) => {
                self.screen.sort = sort;
                self.stale.listing = true;
            }
            Action::SetChart(options) => {
                self.screen.chart = options;
                self.stale.scene = true;
            }
            Action::ShowUnplaced(plot) => self.show_unplaced(plot),
            Action::OpenPaths(paths) => {
                self.panels.dialog = None;
                self.open_paths(paths);
            }
            Action::SaveCopyTo(path) => {
                self.panels.dialog = None;
                let path = if path.extension().is_none() { path.with_extension("tumen") } else { path };
                self.desk.save_copy(path);
            }
            Action::ExportTo(path, format, suggestions) => self.export(path, format, suggestions),
            Action::SetKeys(keys) => {
                self.screen.keys = Arc::new(keys);
                self.screen.keys.install(ctx);
            }
            Action::Restore { project, backup } => self.restore(project, backup),
            Action::ShowBackups(project) => self.find_backups(project),
            Action::OpenFolder(folder) => self.open_folder(&folder),
            Action::DrawTo(path, form) => self.draw_to(path, form),
            Action::PageTo(path, suggestions) => self.report_to(path, suggestions),
            Action::ShowPage(page) => self.show_page(&page),
            Action::ValuesTo(path) => self.values_to(path),
            Action::SaveReportTo(path) => self.save_report(path),
            Action::Ask(dialog) => self.panels.dialog = Some(*dialog),
            Action::Browse => self.browse(),
            Action::CloseDialog => {
                for slot in [Slot::Preview, Slot::ReadTable, Slot::TryTable] {
                    self.jobs.cancel(slot);
                }
                self.panels.dialog = None;
            }
            Action::OpenGuide(page) => self.open_guide(page),
            Action::CloseGuide => self.panels.guide.close(),
            Action::SkipHints => self.screen.hints.skip(),
            Action::TakeOffer(edit) => {
                self.panels.dialog = None;
                self.edit(*edit);
            }
            Action::DecideAll(batch) => self.decide_all(batch),
            Action::StopBatch => self.jobs.cancel(Slot::Decide),
            Action::Preview(addition) => self.preview(*addition),
            Action::StopPreview => self.jobs.cancel(Slot::Preview),
            Action::AddWords(addition) => self.add_words(*addition),
            Action::RemoveWords(addition) => {
                self.edit(Edit::RemoveWords(addition));
            }
            Action::Decline(proposal) => self.decline(&proposal),
            Action::ShowVocabulary(subject) => {
                self.panels.dialog = Some(Dialog::Vocabulary(Box::new(Vocabulary::at(subject))));
            }
            Action::ReadTable { place, encoding } => self.read_table(place, encoding),
            Action::AddTable => self.add_table(),
            Action::RemoveTable(table) => {
                if self.edit(Edit::RemoveTable(table)) {
                    self.panels.toasts.tell("The table was removed; undo brings it back.");
                }
            }
            Action::ForgetLayout(title) => self.forget_layout(&title),
            Action::Look { finding, why } => self.look(finding, why),
            Action::ShowFindings(key) => self.show_findings(key),
            Action::Derive { from, derived } => self.derive_claim(&from, &derived),
            Action::SetPriceBands(bands) => self.set_price_bands(bands),
            Action::StopImport => self.jobs.stop(Slot::Import),
            Action::Retry => self.desk.retry(),
            Action::QuitAnyway => {
                self.quit = Quit::Sure;
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            Action::Search(typed) => self.screen.search = typed,
            Action::OpenHit(place) => self.open_hit(place),
            Action::HoldBeside(articles) => self.hold_beside(articles),
            Action::Reveal(span) => {
                self.screen.reader = true;
                self.panels.reader.reveal(span);
            }
            // Every action is followed by a frame.
            Action::Again => {}
            Action::StopEditing => self.panels.inspector.draft = None,
        }
    }

    fn command(&mut self, ctx: &egui::Context, command: Command) {
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
            Command::Copy => {
                if let Some(words) = self.selected_words() {
                    ctx.copy_text(words);
                }
            }
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

    /// Remember what the list shows, without what belongs to this project alone.
    fn save_filter(&mut self, name: String) {
        let filter = Filter { article: None, only: None, ..self.screen.filter.clone() };
        if filter.is_empty() {
            self.panels
                .toasts
                .warn("This filter belongs to this project alone: narrow it by something else too.");
            return;
        }
        let filters = &mut self.screen.filters;
        match filters.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => *known = filter,
            None => filters.push((name, filter)),
        }
    }

    pub(super) fn list(&mut self, list: List) {
        self.screen.table = true;
        self.screen.list = list;
    }

    /// Put the selected figure into the clipboard as a citation.
    fn copy_citation(&mut self, ctx: &egui::Context) {
        let Some(figure) = self.selected() else {
            self.panels.toasts.tell("Choose a figure first.");
            return;
        };
        ctx.copy_text(export::citation(&figure, self.seen().codebook()));
        self.panels.toasts.tell("Copied: the figure as a citation.");
    }

    /// Put what the list shows into the clipboard, in its order.
    fn copy_cells(&mut self, ctx: &egui::Context) {
        let listing = &self.derived.listing;
        let shown = (0..listing.rows.len()).filter_map(|row| listing.at_row(row));
        ctx.copy_text(export::cells(shown, self.seen().codebook()));
        let words = match listing.rows.len() {
            1 => "Copied: one row with its head, for a spreadsheet.".to_owned(),
            many => format!("Copied: {many} rows with their head, for a spreadsheet."),
        };
        self.panels.toasts.tell(words);
    }

    /// List what a plot of the scene could not place.
    fn show_unplaced(&mut self, plot: usize) {
        let Some(plot) = self.derived.scene.plots.get(plot) else { return };
        let figures = &self.derived.listing.figures;
        let unplaced = plot.unplaced.iter().filter_map(|unplaced| figures.get(unplaced.figure as usize));
        let keys: BTreeSet<FigureKey> = unplaced.map(Figure::key).collect();
        let name = match plot.kind {
            PlotKind::Value => "trade value",
            PlotKind::Volume => "oil volume",
        };
        let only = Some((format!("not on the {name} plot"), keys));
        self.screen.table = true;
        self.filter(Filter { only, ..self.screen.filter.clone() });
    }

    fn theme(&mut self, ctx: &egui::Context, theme: egui::ThemePreference) {
        self.screen.theme = theme;
        ctx.set_theme(theme);
    }

    fn zoom(&mut self, ctx: &egui::Context, by: f32) {
        self.screen.zoom = (self.screen.zoom + by).clamp(*SIZES.start(), *SIZES.end());
        ctx.set_zoom_factor(self.screen.zoom);
    }

    fn filter(&mut self, filter: Filter) {
        self.screen.filter = filter;
        self.stale.listing = true;
        self.panels.reveal = true;
        self.reveal = true;
    }

    /// The selected figure, if it is still there.
    pub(super) fn selected(&self) -> Option<Figure> {
        self.figure(self.screen.selected?)
    }

    /// Select a figure everywhere and bring it into view.
    pub(super) fn select(&mut self, key: FigureKey) {
        self.screen.selected = Some(key);
        self.open_article(key.article(), false);
        self.panels.reader.reveal(key);
        self.panels.reveal = true;
        // Lists that are made in a job come later.
        self.reveal = self.stale.listing;
    }

    fn step_article(&mut self, steps: isize) {
        let rows = &self.derived.listing.articles;
        let Some(last) = rows.len().checked_sub(1) else { return };
        let now = rows.iter().position(|row| Some(row.entry.article.id) == self.screen.article);
        let at = now.map_or(0, |at| at.saturating_add_signed(steps).min(last));
        let article = rows[at].entry.article.id;
        self.open_article(article, true);
        self.panels.reveal = true;
    }

    /// Show an article's text. `alone` means that the person chose the article, not a figure in it.
    pub(super) fn open_article(&mut self, article: ArticleId, alone: bool) {
        if alone && self.screen.selected.is_some_and(|key| key.article() != article) {
            self.screen.selected = None;
        }
        if self.screen.article == Some(article) && self.open.is_some() {
            return;
        }
        // "This article" is the one in the reader.
        if self.screen.filter.article.is_some_and(|only| only != article) {
            self.filter(Filter { article: Some(article), ..self.screen.filter.clone() });
        }
        self.screen.article = Some(article);
        self.open = None;
        self.refresh_open();
    }

    /// Bring the open article, its text and its highlights up to date with the snapshot.
    pub(super) fn refresh_open(&mut self) {
        let first = self.derived.listing.articles.first().map(|row| row.entry.article.id);
        let wanted = self.screen.article.filter(|id| self.is_shown(*id)).or(first);
        self.screen.article = wanted;
        let Some(entry) = wanted.and_then(|id| self.seen().entry(id)).cloned() else {
            self.open = None;
            return;
        };
        let same_text = self.open.as_ref().is_some_and(|open| {
            open.entry.article.id == entry.article.id
                && open.entry.article.reading() == entry.article.reading()
        });
        let text = if same_text { self.open.take().and_then(|open| open.text) } else { None };
        let text = text.or_else(|| self.text_of(&entry.article));
        self.panels.marks = (
            self.panels.marks.0 + 1,
            super::marks::marks(&entry, self.desk.project(), &self.audited, &Palette::of_theme(self.dark)),
        );
        self.open = Some(OpenArticle { entry, text });
        // The selected claim may have gone with an undo: keep the place.
        if let Some(key) = self.screen.selected
            && self.figure(key).is_none()
        {
            self.screen.selected = None;
        }
    }

    fn is_shown(&self, article: ArticleId) -> bool {
        self.desk.project().is_shown(article)
    }

    /// The project's name with this behind it, among the person's documents.
    fn suggested_export(&self, behind: &str) -> String {
        let place = self.desk.path().unwrap_or_else(|| PathBuf::from("claims"));
        let stem = place.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let stem = format!("{stem}{behind}");
        directories::UserDirs::new()
            .and_then(|dirs| dirs.document_dir().map(|dir| dir.join(&stem)))
            .unwrap_or_else(|| PathBuf::from(stem))
            .display()
            .to_string()
    }

    fn export(&mut self, path: PathBuf, format: Format, suggestions: bool) {
        self.panels.dialog = None;
        let path = if path.extension().is_none() { path.with_extension(format.ending()) } else { path };
        let project = Arc::clone(self.desk.project());
        let history = self.desk.session().history().clone();
        let mut reader = self.desk.reader();
        let origins = self.current_origins();
        let lexicon = Arc::clone(&self.engine.lexicon);
        self.jobs.start(Slot::Write, move |_| {
            let mut text = |article: &crate::model::Article| {
                reader.text(article.id, &article.reading()).map_err(|error| error.to_string())
            };
            // Where the checks are not there yet, or have not seen the last change.
            let origins =
                origins.unwrap_or_else(|| Arc::new(audit::origins(&papers(&project, &mut text), &lexicon)));
            let origin = |key: FigureKey| origins.group_of(key.article()).map(|group| Arc::clone(&group.id));
            let options =
                export::Options { suggested: suggestions, origin: Some(&origin), ..Default::default() };
            let mut export = Export { project: &project, history: &history, options, text: &mut text };
            let written = export::to_file(&path, format.into(), &mut export);
            let told = written.map(|count| format!("{count} records in {}", path.display()));
            Outcome::Written(told.map_err(|error| error.to_string()))
        });
    }

    pub(super) fn close(&mut self, ctx: &egui::Context) {
        if self.quit == Quit::Sure {
            return;
        }
        // What is being typed counts once its field is left.
        if let Some(field) = ctx.memory(|memory| memory.focused()).filter(|_| ctx.text_edit_focused()) {
            ctx.memory_mut(|memory| memory.surrender_focus(field));
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.closing = Some(LEAVING);
            ctx.request_repaint();
            return;
        }
        if let Err(why) = self.desk.flush() {
            let nothing = self.desk.session().history().entries().is_empty();
            if !nothing {
                ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
                self.quit = Quit::Asked;
                self.panels.dialog = Some(Dialog::Closing { why });
            }
        }
    }
}
