//! Everything that asks or tells in front of the window. One at a time.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{RichText, Ui};

use super::inspector::evidence_of;
use super::theme::{self, Palette};
use super::{
    About, Action, BackupList, Batch, Bulk, Crashed, Finder, Format, HistoryList, KeySheet, LinkClaim,
    PageParts, PictureForm, Preferences, PriceForm, Questions, Screen, Statuses, TableImport, TypedArticle,
    View, Vocabulary, about, access, backups, batch, bulk, crashed, finder, history, key_sheet, link_claim,
    merge, page_parts, preferences, price_bands, statuses, table_import, typed_article, vocabulary, widgets,
};
use crate::model::{FindingKey, Role};

/// Between a dialog's edge and what is in it.
const MARGIN: i8 = 16;

/// What is left of the window beside the largest dialog.
const AROUND: f32 = 24.0;

/// What a path is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// A folder of articles.
    Folder,
    /// A project file.
    Project,
    /// Where to make a new project.
    New,
    /// Anything that can be opened.
    Any,
    /// Where to put a copy of the project.
    Copy,
    /// Where to put an export.
    Export,
    /// Where to put a picture of the chart.
    Picture,
    /// Where to put the values of the chart.
    Values,
    /// A table of figures to add.
    Table,
    /// Where to put a report to print.
    Page,
    /// Where to put the import report.
    Report,
    /// Another person's project.
    Merge,
    /// A file as evidence that does this.
    Evidence(Role),
}

/// An open dialog with what was typed into it.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// Asks for a path.
    Path {
        /// What for.
        want: Want,
        /// What was typed.
        path: String,
        /// For exports.
        format: Format,
        /// For exports: with suggestions that nobody has taken over.
        suggestions: bool,
        /// For pictures.
        picture: PictureForm,
        /// What was wrong at the last try.
        wrong: String,
    },
    /// Asks why a status is set.
    Reason {
        /// The status.
        status: Arc<str>,
        /// What was typed.
        text: String,
        /// The address or file that shows it, for statuses that ask for one.
        link: String,
    },
    /// Asks why a finding needs no more.
    Look {
        /// The finding.
        finding: FindingKey,
        /// What it says.
        message: String,
        /// What was typed.
        text: String,
    },
    /// Between which prices goods are taken to be plausible.
    Prices(Box<PriceForm>),
    /// Tells how an import ended.
    Report {
        /// In one line.
        headline: String,
        /// A line a file.
        lines: String,
    },
    /// All keys.
    Keys(KeySheet),
    /// Version, licences, places.
    About(About),
    /// The last session ended unexpectedly.
    Crashed(Crashed),
    /// Something is not saved and the window wants to close.
    Closing {
        /// Why it is not saved.
        why: String,
    },
    /// A new reading of an article would change claims that were accepted before.
    Offer {
        /// The change, one undo step.
        edit: Box<crate::model::Edit>,
    },
    /// Which parts of a web page are the article's text.
    Parts(Box<PageParts>),
    /// Asks whether many suggestions are to be decided at once.
    Batch(Batch),
    /// What the project adds to the vocabulary.
    Vocabulary(Box<Vocabulary>),
    /// What the window looks like, who works here.
    Preferences(Preferences),
    /// Asks for an article's text.
    Text(Box<TypedArticle>),
    /// Everything that can be invoked.
    Finder(Finder),
    /// One change of all claims that the list shows.
    Bulk(Box<Bulk>),
    /// The project's statuses.
    Statuses(Box<Statuses>),
    /// What was decided, and the way back.
    History(HistoryList),
    /// Another figure as evidence.
    LinkClaim(LinkClaim),
    /// What merges left to be settled.
    Merge(Questions),
    /// How far people agree.
    Agreement,
    /// Asks for the person's name.
    Name {
        /// What was typed.
        text: String,
        /// Whether a second review begins with it.
        second: bool,
    },
    /// Asks what the filter is to be called.
    SaveFilter {
        /// What was typed.
        name: String,
    },
    /// What the columns of a table mean.
    Table(Box<TableImport>),
    /// A page was written.
    Page {
        /// How much is in it.
        words: String,
        /// Where it is.
        page: PathBuf,
    },
    /// Dated copies of a project.
    Backups(BackupList),
    /// A project could not be opened.
    Unopened {
        /// Why.
        why: String,
        /// Where it is, if there are backups of it.
        project: Option<PathBuf>,
    },
    /// Something went wrong.
    Message {
        /// What.
        title: String,
        /// Why, and what to do.
        words: String,
    },
}

impl Dialog {
    /// Ask for a path.
    #[must_use]
    pub fn path(want: Want, path: String) -> Self {
        let format = Format::default();
        let picture = PictureForm::default();
        Self::Path { want, path, format, suggestions: false, picture, wrong: String::new() }
    }

    /// Ask where to put a copy.
    #[must_use]
    pub fn save_copy() -> Self {
        Self::path(Want::Copy, String::new())
    }

    /// Tell that something went wrong.
    #[must_use]
    pub fn message(title: impl Into<String>, words: impl Into<String>) -> Self {
        Self::Message { title: title.into(), words: words.into() }
    }
}

/// Show it; it changes only what is typed.
pub fn show(
    ctx: &egui::Context,
    dialog: &mut Dialog,
    view: &View<'_>,
    screen: &Screen,
    out: &mut Vec<Action>,
) {
    let frame = egui::Frame::popup(&ctx.style_of(ctx.theme())).inner_margin(MARGIN);
    let response = egui::Modal::new(id()).frame(frame).show(ctx, |ui| {
        // A window of the least height, or one with very large text, has less room than some of them need.
        let room = ctx.content_rect().height() - AROUND - 2.0 * f32::from(MARGIN);
        // What the dialog before had must not hold it back.
        let area = egui::ScrollArea::vertical().id_salt("dialog").max_height(room).min_scrolled_height(room);
        area.show(ui, |ui| content(ui, dialog, view, screen, out));
    });
    let heading = id().with("heading");
    if let Some(heading) = ctx.data_mut(|data| data.remove_temp::<Option<egui::Id>>(heading)).flatten()
        && ctx.memory(|memory| memory.focused()).is_none()
    {
        ctx.memory_mut(|memory| memory.request_focus(heading));
    }
    // It stands in the middle by the size that it had a frame ago: one more, so that nobody clicks beside a button.
    let size = response.response.rect.size();
    let known = egui::Id::unique("dialog's size");
    if ctx.data(|data| data.get_temp(known)) != Some(size) {
        ctx.data_mut(|data| data.insert_temp(known, size));
        ctx.request_repaint();
    }
    // A click beside the dialog must not throw away what was made by hand.
    let beside = response.backdrop_response.clicked()
        && matches!(
            dialog,
            Dialog::Table(_) | Dialog::Statuses(_) | Dialog::Prices(_) | Dialog::Text(_) | Dialog::Parts(_)
        );
    if response.should_close() && !beside {
        out.push(Action::CloseDialog);
    }
}

fn unopened(ui: &mut Ui, why: &str, project: Option<&PathBuf>, out: &mut Vec<Action>) {
    title_line(ui, "The project could not be opened");
    ui.label(format!("{why}\n\nThe file is untouched."));
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        if let Some(project) = project
            && ui.button("Restore a backup…").clicked()
        {
            out.push(Action::ShowBackups(project.clone()));
        }
        if ui.button("Close").clicked() {
            out.push(Action::CloseDialog);
        }
    });
}

fn content(ui: &mut Ui, dialog: &mut Dialog, view: &View<'_>, screen: &Screen, out: &mut Vec<Action>) {
    wide(ui, 460.0);
    match dialog {
        Dialog::Path { want, path, format, suggestions, picture, wrong } => {
            ask_path(ui, *want, path, (format, suggestions), picture, (wrong, view.reading_table), out);
        }
        Dialog::Reason { status, text, link } => reason(ui, status, text, link, view, out),
        Dialog::Look { finding, message, text } => look(ui, finding, message, text, out),
        Dialog::Prices(form) => {
            wide(ui, 520.0);
            title_line(ui, "Price bands");
            price_bands::show(ui, form, view, out);
        }
        Dialog::Report { headline, lines } => report(ui, headline, lines, out),
        Dialog::Keys(open) => {
            wide(ui, 560.0);
            title_line(ui, "Keys");
            key_sheet::show(ui, open, view, out);
        }
        Dialog::About(open) => {
            wide(ui, 560.0);
            title_line(ui, "Tumen");
            about::show(ui, open);
        }
        Dialog::Crashed(crashed) => {
            title_line(ui, "Tumen ended unexpectedly");
            crashed::show(ui, crashed, out);
        }
        Dialog::Closing { why } => closing(ui, why, out),
        Dialog::Offer { edit } => offer(ui, edit, out),
        Dialog::Parts(open) => {
            wide(ui, 860.0);
            title_line(ui, "Parts of the page");
            page_parts::show(ui, open, out);
        }
        Dialog::Batch(batch) => batch::ask(ui, batch, out),
        Dialog::Preferences(open) => {
            wide(ui, 600.0);
            title_line(ui, "Preferences");
            preferences::show(ui, open, view, screen, out);
        }
        Dialog::Text(open) => {
            wide(ui, 640.0);
            title_line(ui, "Paste an article");
            typed_article::show(ui, open, out);
        }
        Dialog::Finder(open) => {
            wide(ui, 620.0);
            access::dialog_without_heading(ui.ctx(), id(), "Find a command");
            finder::show(ui, open, view, screen, out);
        }
        Dialog::Bulk(open) => {
            wide(ui, 560.0);
            title_line(ui, "Change all claims shown");
            bulk::show(ui, open, view, out);
        }
        Dialog::Statuses(open) => {
            wide(ui, 720.0);
            title_line(ui, "Statuses");
            statuses::show(ui, open, view, out);
        }
        Dialog::History(open) => {
            wide(ui, 860.0);
            title_line(ui, "History");
            history::show(ui, open, view, out);
        }
        Dialog::LinkClaim(open) => {
            wide(ui, 600.0);
            title_line(ui, "Another figure as evidence");
            link_claim::show(ui, open, view, out);
        }
        Dialog::Merge(open) => {
            wide(ui, 900.0);
            title_line(ui, "Questions of merges");
            merge::show(ui, open, view, out);
        }
        Dialog::Agreement => {
            wide(ui, 600.0);
            title_line(ui, "Agreement");
            merge::show_agreement(ui, view, out);
        }
        Dialog::Name { text, second } => name(ui, text, *second, view, out),
        Dialog::SaveFilter { name } => save_filter(ui, name, out),
        Dialog::Vocabulary(open) => {
            wide(ui, 640.0);
            title_line(ui, "Vocabulary");
            vocabulary::show(ui, open, view, out);
        }
        Dialog::Table(open) => {
            wide(ui, 1160.0);
            title_line(ui, "Add a table of figures");
            table_import::show(ui, open, view, out);
        }
        Dialog::Page { words, page } => {
            title_line(ui, "The report is written");
            ui.label(words.as_str());
            ui.add_space(12.0);
            ui.horizontal(|ui| {
                if ui.button("Open it in the browser").clicked() {
                    out.push(Action::ShowPage(page.clone()));
                }
                if ui.button("Close").clicked() {
                    out.push(Action::CloseDialog);
                }
            });
        }
        Dialog::Backups(open) => {
            wide(ui, 600.0);
            title_line(ui, "Restore a backup");
            backups::show(ui, open, out);
        }
        Dialog::Unopened { why, project } => unopened(ui, why, project.as_ref(), out),
        Dialog::Message { title, words } => {
            title_line(ui, title);
            ui.label(words.as_str());
        }
    }
    if !matches!(
        dialog,
        Dialog::Path { .. }
            | Dialog::Reason { .. }
            | Dialog::Report { .. }
            | Dialog::Look { .. }
            | Dialog::Prices(_)
            | Dialog::Closing { .. }
            | Dialog::Crashed(_)
            | Dialog::Offer { .. }
            | Dialog::Parts(_)
            | Dialog::Batch(_)
            | Dialog::Text(_)
            | Dialog::Finder(_)
            | Dialog::Bulk(_)
            | Dialog::Statuses(_)
            | Dialog::History(_)
            | Dialog::LinkClaim(_)
            | Dialog::Merge(_)
            | Dialog::Name { .. }
            | Dialog::SaveFilter { .. }
            | Dialog::Vocabulary(_)
            | Dialog::Table(_)
            | Dialog::Backups(_)
            | Dialog::Page { .. }
            | Dialog::Keys(_)
            | Dialog::Unopened { .. }
    ) {
        ui.add_space(12.0);
        if ui.button("Close").clicked() {
            out.push(Action::CloseDialog);
        }
    }
}

/// As wide as it wants to be and the window lets it.
fn wide(ui: &mut Ui, wanted: f32) {
    let room = ui.ctx().content_rect().width() - AROUND - 2.0 * f32::from(MARGIN);
    ui.set_width(wanted.min(room));
}

/// The id of whichever dialog is open.
pub(super) fn id() -> egui::Id {
    egui::Id::unique("dialog")
}

/// The dialog's heading, which is its name too.
pub(super) fn title_line(ui: &mut Ui, words: &str) {
    // It can have the focus, so that a reader begins to read here where no field asks for it; a label would underline
    // itself then.
    let ink = Palette::of(ui).text;
    let galley = ui.painter().layout(words.to_owned(), theme::heading(16.0), ink, ui.available_width());
    let (rect, heading) = ui.allocate_exact_size(galley.size(), egui::Sense::focusable_noninteractive());
    ui.painter().galley(rect.min, galley, ink);
    if ui.memory(|memory| memory.focused()).is_none() {
        ui.data_mut(|data| data.insert_temp(id().with("heading"), Some(heading.id)));
    }
    access::heading(&heading, 1, words);
    access::dialog(ui.ctx(), id(), &heading);
    ui.add_space(6.0);
}

fn field(ui: &mut Ui, name: &str, text: &mut String, hint: &str) -> (bool, egui::Response) {
    let response = ui.add(egui::TextEdit::singleline(text).hint_text(hint).desired_width(f32::INFINITY));
    widgets::name_field(ui, &response, name);
    if ui.memory(|memory| memory.focused()).is_none() && !response.lost_focus() {
        response.request_focus();
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    (entered, response)
}

fn ask_path(
    ui: &mut Ui,
    want: Want,
    path: &mut String,
    (format, suggestions): (&mut Format, &mut bool),
    picture: &mut PictureForm,
    (wrong, reading): (&str, bool),
    out: &mut Vec<Action>,
) {
    let palette = Palette::of(ui);
    let (title, hint, go) = match want {
        Want::Folder => ("Open corpus folder", "/path/to/articles", "Open"),
        Want::Project => ("Open project", "/path/to/name.tumen", "Open"),
        Want::New => ("New project", "/path/to/name.tumen", "Make it"),
        Want::Any => ("Open path", "a folder, a text file, a saved web page or a project", "Open"),
        Want::Copy => ("Save a copy", "/path/to/copy.tumen", "Save"),
        Want::Export => ("Export claims", "/path/to/claims", "Export"),
        Want::Picture => ("Picture of the chart", "/path/to/chart.svg", "Export"),
        Want::Values => ("Values of the chart", "/path/to/chart.csv", "Export"),
        Want::Table => ("Add a table of figures", "/path/to/table.csv", "Read"),
        Want::Page => ("Report to print", "/path/to/report.html", "Write it"),
        Want::Report => ("Save the import report", "/path/to/report.txt", "Save"),
        Want::Merge => ("Merge project", "/path/to/their.tumen", "Merge"),
        Want::Evidence(_) => ("A file as evidence", "/path/to/document.pdf", "Use as evidence"),
    };
    title_line(ui, title);
    widgets::dim(ui, "Path");
    let (entered, _) = field(ui, "Path", path, hint);
    if want == Want::Export {
        ui.horizontal(|ui| {
            widgets::pick(ui, format, Format::Csv, "CSV, for spreadsheets");
            widgets::pick(ui, format, Format::Ndjson, "NDJSON, one claim record a line");
        });
        widgets::tick(ui, suggestions, "With suggestions that nobody has taken over");
    }
    if want == Want::Page {
        widgets::tick(ui, suggestions, "With suggestions that nobody has taken over");
        widgets::dim(
            ui,
            "One page with the chart as you see it and the figures that the list shows: in whose words, from which file, \
             with status, evidence and what the checks say. Your browser prints it, or makes a PDF of it.",
        );
    }
    if want == Want::Picture {
        super::picture::ask(ui, picture);
    }
    if want == Want::Values {
        widgets::dim(
            ui,
            "One row for each figure in sight: the exact amount, its claim, article, period, status, sources.",
        );
    }
    if want == Want::Table {
        widgets::dim(
            ui,
            "CSV, TSV or JSON: UN Comtrade, Chinese customs, WITS, Our World in Data, SDMX, or any other table with \
             columns for time and figures. You see what it gives before it counts.",
        );
    }
    if want == Want::Merge {
        widgets::dim(
            ui,
            "Another person's project of the same articles, or a copy of this one that was worked on elsewhere. Its claims, \
             judgements, evidence and history come in as one step; what both decided differently is asked. That file is \
             only read.",
        );
    }
    if matches!(want, Want::Evidence(_)) {
        widgets::dim(
            ui,
            "The path and the SHA-256 of the file as it is now are kept, not its content: so it can be told later whether \
             it is still the same.",
        );
    }
    if reading {
        widgets::dim(ui, "Reading the table…");
    } else if !wrong.is_empty() {
        ui.add(egui::Label::new(RichText::new(wrong).color(palette.alarm)).wrap());
    }
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let ready = !path.trim().is_empty();
        if ui.add_enabled(ready, egui::Button::new(go)).clicked() || (entered && ready) {
            let target = PathBuf::from(path.trim());
            out.push(match want {
                Want::Folder | Want::Project | Want::Any => Action::OpenPaths(vec![target]),
                Want::New => Action::NewProject(target),
                Want::Copy => Action::SaveCopyTo(target),
                Want::Export => Action::ExportTo(target, *format, *suggestions),
                Want::Picture => Action::DrawTo(target, picture.clone()),
                Want::Values => Action::ValuesTo(target),
                Want::Table => Action::ReadTable { place: target, encoding: None },
                Want::Page => Action::PageTo(target, *suggestions),
                Want::Report => Action::SaveReportTo(target),
                Want::Merge => Action::Merge(target),
                Want::Evidence(role) => Action::LinkFile(target, role),
            });
        }
        if ui.button("Browse…").on_hover_text("Ask the system's file dialog").clicked() {
            out.push(Action::Browse);
        }
        if ui.button("Cancel").clicked() {
            out.push(Action::CloseDialog);
        }
    });
}

fn reason(
    ui: &mut Ui,
    status: &Arc<str>,
    text: &mut String,
    link: &mut String,
    view: &View<'_>,
    out: &mut Vec<Action>,
) {
    let known = view.project.codebook().status(status);
    let name = known.map_or_else(|| status.to_string(), |status| status.name.to_string());
    title_line(ui, &format!("Why “{name}”?"));
    widgets::dim(ui, "The reason is kept in the history and in exports.");
    let (entered, _) = field(ui, "Reason", text, "one sentence");
    if known.is_some_and(|status| status.asks_link) {
        ui.add_space(6.0);
        widgets::dim(ui, "What shows it becomes evidence of the claim; it may be left empty.");
        let edit = egui::TextEdit::singleline(link).hint_text("address or file").desired_width(f32::INFINITY);
        let response = ui.add(edit);
        widgets::name_field(ui, &response, "Address or file that shows it");
    }
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let ready = !text.trim().is_empty();
        if ui.add_enabled(ready, egui::Button::new("Set status")).clicked() || (entered && ready) {
            // First, as a status leads on to the next suggestion.
            if !link.trim().is_empty() {
                out.extend(view.figure.map(|figure| evidence_of(link.trim(), Role::Supports, figure)));
            }
            out.push(Action::Judge { status: Arc::clone(status), reason: Some(text.trim().into()) });
            out.push(Action::CloseDialog);
        }
        if ui.button("Cancel").clicked() {
            out.push(Action::CloseDialog);
        }
    });
}

fn look(ui: &mut Ui, finding: &FindingKey, message: &str, text: &mut String, out: &mut Vec<Action>) {
    title_line(ui, "Why does it need no more?");
    widgets::dim(ui, message);
    ui.add_space(6.0);
    let (entered, _) = field(ui, "Reason", text, "why it needs no more, in one sentence; may be left empty");
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        if ui.button("Looked at").clicked() || entered {
            out.push(Action::Look { finding: finding.clone(), why: Some(text.trim().into()) });
            out.push(Action::CloseDialog);
        }
        if ui.button("Cancel").clicked() {
            out.push(Action::CloseDialog);
        }
    });
}

fn name(ui: &mut Ui, text: &mut String, second: bool, view: &View<'_>, out: &mut Vec<Action>) {
    title_line(ui, if second { "Who reviews as a second person?" } else { "Your name" });
    widgets::dim(ui, "It stands in the history and in exports with everything that you decide from now on.");
    let (entered, _) = field(ui, "Your name", text, view.person);
    if second {
        ui.add_space(4.0);
        widgets::dim(
            ui,
            "What others judged is hidden until you have set your status, and theirs stays beside yours.",
        );
    }
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let ready = !second || !text.trim().is_empty();
        let go = if second { "Begin the second review" } else { "Use this name" };
        if ui.add_enabled(ready, egui::Button::new(go)).clicked() || (entered && ready) {
            out.push(Action::CloseDialog);
            out.push(Action::SetName(text.trim().to_owned()));
            if second {
                out.push(Action::BeginSecond);
            }
        }
        if ui.button("Cancel").clicked() {
            out.push(Action::CloseDialog);
        }
    });
}

fn save_filter(ui: &mut Ui, name: &mut String, out: &mut Vec<Action>) {
    title_line(ui, "Save this filter");
    widgets::dim(
        ui,
        "It is offered under “More” above the list, in every project. A name that is there already is replaced.",
    );
    let (entered, _) = field(ui, "Name of the filter", name, "open oil figures");
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let ready = !name.trim().is_empty();
        if ui.add_enabled(ready, egui::Button::new("Save")).clicked() || (entered && ready) {
            out.push(Action::SaveFilter(name.trim().to_owned()));
            out.push(Action::CloseDialog);
        }
        if ui.button("Cancel").clicked() {
            out.push(Action::CloseDialog);
        }
    });
}

fn report(ui: &mut Ui, headline: &str, lines: &str, out: &mut Vec<Action>) {
    title_line(ui, "Import");
    ui.label(headline);
    ui.add_space(6.0);
    // What the headline says already.
    let lines = lines.strip_prefix(headline).map_or(lines, str::trim_start);
    egui::ScrollArea::both().max_height(300.0).auto_shrink([false, true]).show(ui, |ui| {
        let text = RichText::new(lines).monospace();
        ui.add(egui::Label::new(text).selectable(true).wrap_mode(egui::TextWrapMode::Extend));
    });
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        if ui.button("Save the report…").clicked() {
            out.push(Action::Ask(Box::new(Dialog::path(Want::Report, String::new()))));
        }
        if ui.button("Close").clicked() {
            out.push(Action::CloseDialog);
        }
    });
}

fn offer(ui: &mut Ui, edit: &crate::model::Edit, out: &mut Vec<Action>) {
    title_line(ui, "The date changes accepted claims");
    let count = if let crate::model::Edit::Together(edits) = edit { edits.len() } else { 1 };
    ui.label(format!(
        "With this publication date {count} accepted claims would get another period. Claims that you edited stay."
    ));
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        if ui.button("Change their periods").clicked() {
            out.push(Action::TakeOffer(Box::new(edit.clone())));
        }
        if ui.button("Leave them").clicked() {
            out.push(Action::CloseDialog);
        }
    });
}

fn closing(ui: &mut Ui, why: &str, out: &mut Vec<Action>) {
    title_line(ui, "Not everything is saved");
    ui.label(why);
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        if ui.button("Retry").clicked() {
            out.push(Action::Retry);
            out.push(Action::CloseDialog);
        }
        if ui.button("Save a copy…").clicked() {
            out.push(Action::Ask(Box::new(Dialog::save_copy())));
        }
        if ui.button("Close and lose it").clicked() {
            out.push(Action::QuitAnyway);
        }
        if ui.button("Stay").clicked() {
            out.push(Action::CloseDialog);
        }
    });
}
