//! Everything that asks or tells in front of the window. One at a time.

mod content;
mod path;
mod question;

use std::path::PathBuf;
use std::sync::Arc;

use egui::Ui;

pub use path::Want;

use super::theme::{self, Palette};
use super::{
    About, Action, BackupList, Batch, Bulk, Crashed, Finder, Format, HistoryList, KeySheet, LinkClaim,
    PageParts, PictureForm, Preferences, PriceForm, Questions, Screen, Statuses, TableImport, TypedArticle,
    View, Vocabulary, access, widgets,
};
use crate::model::FindingKey;

/// Between a dialog's edge and what is in it.
const MARGIN: i8 = 16;

/// What is left of the window beside the largest dialog.
const AROUND: f32 = 24.0;

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
        /// What is to be done instead of closing the window: another project is to be opened.
        then: Option<Box<Action>>,
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
    /// Whether it is about the open project, so that it makes no sense with another one.
    #[must_use]
    pub const fn is_of_project(&self) -> bool {
        !matches!(
            self,
            Self::Keys(_)
                | Self::About(_)
                | Self::Crashed(_)
                | Self::Preferences(_)
                | Self::Text(_)
                | Self::Finder(_)
                | Self::Message { .. }
                | Self::Name { second: false, .. }
        )
    }

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
        area.show(ui, |ui| content::show(ui, dialog, view, screen, out));
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
    if entered {
        // Where it is no answer yet, it can be mended at once.
        response.request_focus();
    }
    (entered, response)
}
