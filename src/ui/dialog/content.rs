//! What each dialog has in it.

use egui::Ui;

use super::{AROUND, Dialog, MARGIN, id, path, question, title_line};
use crate::ui::{
    Action, Screen, View, about, access, backups, batch, bulk, crashed, finder, history, key_sheet,
    link_claim, merge, page_parts, preferences, price_bands, statuses, table_import, typed_article,
    vocabulary,
};

pub(super) fn show(
    ui: &mut Ui,
    dialog: &mut Dialog,
    view: &View<'_>,
    screen: &Screen,
    out: &mut Vec<Action>,
) {
    wide(ui, 460.0);
    match dialog {
        Dialog::Path { want, path: typed, format, suggestions, picture, wrong } => {
            path::ask(ui, *want, typed, (format, suggestions), picture, (wrong, view.reading_table), out);
        }
        Dialog::Reason { status, text, link } => question::reason(ui, status, text, link, view, out),
        Dialog::Look { finding, message, text } => question::look(ui, finding, message, text, out),
        Dialog::Prices(form) => {
            titled(ui, 520.0, "Price bands");
            price_bands::show(ui, form, view, out);
        }
        Dialog::Report { headline, lines } => question::report(ui, headline, lines, out),
        Dialog::Keys(open) => {
            titled(ui, 560.0, "Keys");
            key_sheet::show(ui, open, view, out);
        }
        Dialog::About(open) => {
            titled(ui, 560.0, "Tumen");
            about::show(ui, open);
        }
        Dialog::Crashed(crashed) => {
            title_line(ui, "Tumen ended unexpectedly");
            crashed::show(ui, crashed, out);
        }
        Dialog::Closing { why, then } => question::closing(ui, why, then.as_deref(), out),
        Dialog::Offer { edit } => question::offer(ui, edit, out),
        Dialog::Parts(open) => {
            titled(ui, 860.0, "Parts of the page");
            page_parts::show(ui, open, out);
        }
        Dialog::Batch(batch) => batch::ask(ui, batch, out),
        Dialog::Preferences(open) => {
            titled(ui, 600.0, "Preferences");
            preferences::show(ui, open, view, screen, out);
        }
        Dialog::Text(open) => {
            titled(ui, 640.0, "Paste an article");
            typed_article::show(ui, open, out);
        }
        Dialog::Finder(open) => {
            wide(ui, 620.0);
            access::dialog_without_heading(ui.ctx(), id(), "Find a command");
            finder::show(ui, open, view, screen, out);
        }
        Dialog::Bulk(open) => {
            titled(ui, 560.0, "Change all claims shown");
            bulk::show(ui, open, view, out);
        }
        Dialog::Statuses(open) => {
            titled(ui, 720.0, "Statuses");
            statuses::show(ui, open, view, out);
        }
        Dialog::History(open) => {
            titled(ui, 860.0, "History");
            history::show(ui, open, view, out);
        }
        Dialog::LinkClaim(open) => {
            titled(ui, 600.0, "Another figure as evidence");
            link_claim::show(ui, open, view, out);
        }
        Dialog::Merge(open) => {
            titled(ui, 900.0, "Questions of merges");
            merge::show(ui, open, view, out);
        }
        Dialog::Agreement => {
            titled(ui, 600.0, "Agreement");
            merge::show_agreement(ui, view, out);
        }
        Dialog::Name { text, second } => question::name(ui, text, *second, view, out),
        Dialog::SaveFilter { name } => question::save_filter(ui, name, out),
        Dialog::Vocabulary(open) => {
            titled(ui, 640.0, "Vocabulary");
            vocabulary::show(ui, open, view, out);
        }
        Dialog::Table(open) => {
            titled(ui, 1160.0, "Add a table of figures");
            table_import::show(ui, open, view, out);
        }
        Dialog::Page { words, page } => question::page(ui, words, page, out),
        Dialog::Backups(open) => {
            titled(ui, 600.0, "Restore a backup");
            backups::show(ui, open, out);
        }
        Dialog::Unopened { why, project } => question::unopened(ui, why, project.as_ref(), out),
        Dialog::Message { title, words } => {
            title_line(ui, title);
            ui.label(words.as_str());
        }
    }
    // The others have a way out of their own beside what they do.
    let only_tells = matches!(
        dialog,
        Dialog::About(_) | Dialog::Agreement | Dialog::Preferences(_) | Dialog::Message { .. }
    );
    if only_tells {
        ui.add_space(12.0);
        if ui.button("Close").clicked() {
            out.push(Action::CloseDialog);
        }
    }
}

/// As wide as it wants to be and the window lets it.
pub(super) fn wide(ui: &mut Ui, wanted: f32) {
    let room = ui.ctx().content_rect().width() - AROUND - 2.0 * f32::from(MARGIN);
    ui.set_width(wanted.min(room));
}

/// A dialog of this width with its heading.
fn titled(ui: &mut Ui, width: f32, title: &str) {
    wide(ui, width);
    title_line(ui, title);
}
