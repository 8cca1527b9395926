//! One match: what each action does.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::App;
use super::close::Quit;
use super::outcome::Slot;
use crate::chart::PlotKind;
use crate::listing::Filter;
use crate::model::{ClaimField, Edit, Figure, FigureKey};
use crate::store::EXTENSION;
use crate::ui::command::{self, Pressed};
use crate::ui::{Action, Command, Dialog, List, SIZES, Vocabulary};

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
        self.keep_typed(ctx, &action);
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
            Action::LinkFile(path, role, key) => self.link_file(path, role, key),
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
            Action::SetClaimOf(key, to) => {
                self.set_claim_of(key, to);
            }
            Action::SetRecord(key, record) => {
                // What was typed stays where it is until it is accepted.
                if let Some(key) = self.set_claim_of(key, ClaimField::Record(record)) {
                    self.panels.inspector.close_form(key);
                }
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
                if let Some(gone) = paths.iter().find(|path| !path.exists())
                    && let Some(Dialog::Path { wrong, .. }) = &mut self.panels.dialog
                {
                    // What was typed stays, to be mended.
                    *wrong = format!("There is nothing at {}", gone.display());
                    return;
                }
                self.panels.dialog = None;
                self.open_paths(paths);
            }
            Action::SaveCopyTo(path) => {
                if let Some(path) = self.target(path, EXTENSION, |path| path.extension().is_some()) {
                    self.panels.dialog = None;
                    self.desk.save_copy(path);
                }
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
                if let Some(Dialog::Text(typed)) = &self.panels.dialog
                    && !typed.text.trim().is_empty()
                {
                    self.typed = Some(typed.clone());
                    self.panels.toasts.tell("What you typed is kept for when you paste an article again.");
                }
                for slot in [Slot::Preview, Slot::ReadTable, Slot::TryTable] {
                    self.jobs.cancel(slot);
                }
                self.panels.dialog = None;
                self.closing.stay();
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
                self.closing.quit = Quit::Sure;
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            Action::LeaveFor(action) => self.leave_for(ctx, *action),
            Action::Search(typed) => self.screen.search = typed,
            Action::OpenHit(place) => self.open_hit(place),
            Action::HoldBeside(articles) => self.hold_beside(articles),
            Action::Reveal(span) => {
                self.screen.reader = true;
                self.panels.reader.reveal(span);
            }
            // Every action is followed by a frame.
            Action::Again => {}
        }
    }

    /// Remember what the list shows, without what belongs to this project alone.
    pub(super) fn save_filter(&mut self, name: String) {
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

    /// List what a plot of the scene could not place.
    pub(super) fn show_unplaced(&mut self, plot: usize) {
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

    pub(super) fn theme(&mut self, ctx: &egui::Context, theme: egui::ThemePreference) {
        self.screen.theme = theme;
        ctx.set_theme(theme);
    }

    pub(super) fn zoom(&mut self, ctx: &egui::Context, by: f32) {
        self.screen.zoom = (self.screen.zoom + by).clamp(*SIZES.start(), *SIZES.end());
        ctx.set_zoom_factor(self.screen.zoom);
    }

    pub(super) fn filter(&mut self, filter: Filter) {
        self.screen.filter = filter;
        self.stale.listing = true;
        self.panels.reveal = true;
        self.reveal = true;
    }
}
