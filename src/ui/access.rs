//! What screen readers are told beyond what egui's own widgets say: rows, lists, headings, regions, dialogs, live words.

use egui::accesskit::{HasPopup, Live, Role as Told};
use egui::{Context, Id, Response, Role, Ui, WidgetInfo};

/// A row of a list: its words, and whether it is the selected one. egui would say "checked" of it.
pub fn row(response: &Response, enabled: bool, on: bool, words: impl AsRef<str>) {
    selected(response, Role::ListBoxOption, enabled, on, words);
}

/// A tab: its words, and whether its list is shown.
pub fn tab(response: &Response, on: bool, words: impl AsRef<str>) {
    selected(response, Role::Tab, true, on, words);
}

fn selected(response: &Response, role: Role, enabled: bool, on: bool, words: impl AsRef<str>) {
    response.widget_info(|| WidgetInfo::labeled(role, enabled, words.as_ref()));
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.clear_value();
        node.clear_toggled();
        node.set_selected(on);
    });
}

/// Which row of its list this is, counted from zero: only rows in sight are drawn.
pub fn place(response: &Response, at: usize) {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_position_in_set(at));
}

/// What `ui` holds is a list of that many rows.
pub fn list(ui: &Ui, name: &str, rows: usize) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(Told::ListBox);
        node.set_label(name);
        node.set_size_of_set(rows);
    });
}

/// What `ui` holds is one choice of several, under a name.
pub fn choice(ui: &Ui, name: &str) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(Told::RadioGroup);
        node.set_label(name);
    });
}

/// What `ui` holds is a part of the window with a name.
pub fn region(ui: &Ui, name: &str) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(Told::Region);
        node.set_label(name);
    });
}

/// What `ui` holds is said by a row already: a reader that reads the row need not read its cells too.
pub fn quiet(ui: &Ui) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_hidden());
}

/// What `ui` holds is the whole window, which is not read while something covers it: it can't be used then.
pub fn whole(ui: &Ui, covered: bool) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        // AccessKit's adapter for Linux 0.21 takes nodes away and back with a node that has a role, not with one without.
        node.set_role(Told::Group);
        if covered {
            node.set_hidden();
        }
    });
}

/// The same as [`quiet`], by its id, where it is there.
pub fn quiet_node(ctx: &Context, id: Id) {
    if ctx.has_accesskit_node(id) {
        ctx.accesskit_node_builder(id, |node| node.set_hidden());
    }
}

/// This is a heading, the first level being the window's parts.
pub fn heading(response: &Response, level: usize, words: &str) {
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, words));
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.clear_value();
        node.set_level(level);
    });
}

/// What changes here is said without anybody going there, when the reader has nothing else to say.
pub fn live(response: &Response) {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
}

/// What went wrong is said at once, and why.
pub fn alarm(response: &Response, why: &str) {
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_live(Live::Assertive);
        node.set_description(why);
    });
}

/// What hovering would tell besides.
pub fn more(response: &Response, words: &str) {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_description(words));
}

/// How far something is, from 0 to 1, under a name. It is said at each tenth: every step would be too much to listen to.
pub fn progress(response: &Response, name: &str, share: f32) {
    let tenths = (share * 10.0).floor().clamp(0.0, 10.0) as u32;
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_label(format!("{name}, {} percent", tenths * 10));
        node.set_live(Live::Polite);
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(100.0);
    });
}

/// A dialog is called as its heading, and keeps readers within itself.
pub fn dialog(ctx: &Context, dialog: Id, heading: &Response) {
    ctx.accesskit_node_builder(dialog, |node| {
        node.set_role(Told::Dialog);
        node.set_modal();
        node.set_labelled_by(vec![heading.id.accesskit_id()]);
    });
}

/// The same for a dialog whose first line is a field.
pub fn dialog_without_heading(ctx: &Context, dialog: Id, name: &str) {
    ctx.accesskit_node_builder(dialog, |node| {
        node.set_role(Told::Dialog);
        node.set_modal();
        node.set_label(name);
    });
}

/// A button that opens a menu.
pub fn opens_menu(response: &Response, open: bool) {
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_role(Told::MenuItem);
        node.set_has_popup(HasPopup::Menu);
        node.set_expanded(open);
    });
}

/// An item of a menu, and whether what it stands for is switched on, where it can be.
pub fn menu_item(response: &Response, on: Option<bool>) {
    response.ctx.accesskit_node_builder(response.id, |node| match on {
        Some(on) => {
            node.set_role(Told::MenuItemCheckBox);
            node.set_toggled(on.into());
        }
        None => {
            node.set_role(Told::MenuItem);
            node.clear_toggled();
        }
    });
}

/// The list that a text field walks through with the arrow keys stands at this row.
pub fn stands_at(field: &Response, row: &Response) {
    field.ctx.accesskit_node_builder(field.id, |node| node.set_active_descendant(row.id.accesskit_id()));
}

/// The handle that resizes the panel `salt` of `ui`: egui calls all of them the same.
pub fn handle(ui: &Ui, salt: &str, name: &str) {
    // As `egui::Panel` makes it; where egui makes it otherwise, the handle keeps egui's name.
    let id = ui.scope_id().with_salt(egui::IdSalt::new(salt)).with("__resize");
    if ui.ctx().has_accesskit_node(id) {
        ui.ctx().accesskit_node_builder(id, |node| node.set_label(name));
    }
}

/// The window is called as its title.
pub fn window(ctx: &Context, title: &str) {
    ctx.accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_label(title));
}
