//! What speaks for and against the selected claim: other claims, official rows, addresses and files, each with a note.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Label, RichText, Ui, WidgetInfo};

use super::super::theme::{self, Palette};
use super::super::{Action, Dialog, LinkClaim, View, Want, widgets};
use super::judgement::Texts;
use crate::model::{ClaimField, ClaimId, Figure, FigureKey, Link, LinkTo, Role, words};

pub(super) fn show(
    ui: &mut Ui,
    texts: &mut Texts,
    view: &View<'_>,
    figure: &Figure,
    palette: &Palette,
    out: &mut Vec<Action>,
) {
    widgets::section(ui, "Evidence");
    let links = figure.claim().map(|claim| claim.verification.links.clone()).unwrap_or_default();
    for at in 0..links.len() {
        card(ui, texts, view, (&links, at), palette, out);
    }
    ui.horizontal(|ui| {
        role(ui, &mut texts.role, "new role", "What the evidence does");
        let field = egui::TextEdit::singleline(&mut texts.target).hint_text("address or file");
        let response = ui.add(field.desired_width(ui.available_width() - 52.0));
        widgets::name_field(ui, &response, "New evidence");
        let enter = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        let add = ui.add_enabled(!texts.target.trim().is_empty(), egui::Button::new("Add"));
        if (add.clicked() || enter) && !texts.target.trim().is_empty() {
            out.push(evidence_of(texts.target.trim(), texts.role, figure));
            texts.target.clear();
        }
    });
    ui.horizontal(|ui| {
        if widgets::link(ui, "Another claim…")
            .on_hover_text("Choose a figure of this project as evidence")
            .clicked()
        {
            out.push(Action::Ask(Box::new(Dialog::LinkClaim(LinkClaim::new(figure.key(), texts.role)))));
        }
        if widgets::link(ui, "A file…")
            .on_hover_text("Its path and SHA-256 are kept, not its content")
            .clicked()
        {
            out.push(Action::AskFor(Want::Evidence(texts.role, figure.key())));
        }
    });
}

fn role(ui: &mut Ui, role: &mut Role, salt: &str, name: &str) -> bool {
    let before = *role;
    let combo = egui::ComboBox::from_id_salt(salt).selected_text(role.code()).width(92.0);
    let shown = combo.show_ui(ui, |ui| {
        for other in Role::ALL {
            ui.selectable_value(role, other, other.code());
        }
    });
    widgets::name_combo(&shown.response, name, role.code());
    *role != before
}

fn card(
    ui: &mut Ui,
    texts: &mut Texts,
    view: &View<'_>,
    (links, at): (&[Link], usize),
    palette: &Palette,
    out: &mut Vec<Action>,
) {
    let link = &links[at];
    let changed = |change: &dyn Fn(&mut Link)| {
        let mut links = links.to_vec();
        change(&mut links[at]);
        Action::SetClaim(ClaimField::Links(links))
    };
    ui.push_id(("evidence", at), |ui| {
        widgets::card(palette).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                let mut now = link.role;
                let name = format!("What evidence {} does", at + 1);
                if role(ui, &mut now, "role", &name) {
                    out.push(changed(&|link| link.role = now));
                }
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let remove = ui.small_button("×");
                    remove.widget_info(|| {
                        WidgetInfo::labeled(egui::Role::Button, true, format!("Remove evidence {}", at + 1))
                    });
                    if remove.on_hover_text("Remove this evidence").clicked() {
                        let mut links = links.to_vec();
                        links.remove(at);
                        out.push(Action::SetClaim(ClaimField::Links(links)));
                    }
                    widgets::dim(ui, kind(link.to));
                });
            });
            let make = || links.iter().map(|link| linked_claim(view, link)).collect();
            let linked = texts.linked.get(view.snapshot(), make).get(at).and_then(Option::as_ref);
            target(ui, view, link, linked, palette, out);
            note(ui, texts, link, at, &changed, out);
        });
    });
    ui.add_space(4.0);
}

const fn kind(to: LinkTo) -> &'static str {
    match to {
        LinkTo::Claim => "claim",
        LinkTo::SeriesRow => "official figure",
        LinkTo::Address => "address",
        LinkTo::File => "file",
    }
}

/// Take an address or a file that was typed into a figure's evidence.
pub(in crate::ui) fn evidence_of(typed: &str, role: Role, figure: &Figure) -> Action {
    if !typed.contains("://") {
        return Action::LinkFile(PathBuf::from(typed), role, figure.key());
    }
    let link = Link { to: LinkTo::Address, target: typed.into(), role, note: "".into(), sha256: None };
    let links = figure.claim().map(|claim| claim.verification.links.as_slice()).unwrap_or_default();
    Action::SetClaim(ClaimField::Links([links, &[link]].concat()))
}

/// What it is, with a way there.
fn target(
    ui: &mut Ui,
    view: &View<'_>,
    link: &Link,
    linked: Option<&(FigureKey, String)>,
    palette: &Palette,
    out: &mut Vec<Action>,
) {
    match link.to {
        LinkTo::Claim => match linked {
            Some((key, words)) => {
                if widgets::link(ui, words).on_hover_text("Go there").clicked() {
                    out.push(Action::Select(*key));
                }
            }
            None => {
                let gone = RichText::new("a claim that is not in this project any more").color(palette.warn);
                ui.add(Label::new(gone).wrap()).on_hover_text(&*link.target);
            }
        },
        LinkTo::SeriesRow => {
            ui.add(Label::new(official(view, link)).wrap()).on_hover_text(&*link.target);
        }
        LinkTo::Address => _ = widgets::address(ui, &link.target).on_hover_text(&*link.target),
        LinkTo::File => {
            let name = link.target.rsplit(['/', '\\']).next().unwrap_or(&link.target);
            ui.horizontal(|ui| {
                ui.add(Label::new(name).truncate()).on_hover_text(&*link.target);
                if let Some(digest) = link.sha256 {
                    let full = digest.to_string();
                    let short = full.get(..12).unwrap_or(&full);
                    widgets::dim(ui, format!("SHA-256 {short}…"))
                        .on_hover_text(format!("{full}\nof the file as it was when it was linked"));
                    if widgets::link(ui, "Check").on_hover_text("Is the file still the same?").clicked() {
                        out.push(Action::CheckFile(PathBuf::from(&*link.target), digest));
                    }
                }
            });
        }
    }
}

/// The claim that a link leads to, and what it is called.
fn linked_claim(view: &View<'_>, link: &Link) -> Option<(FigureKey, String)> {
    let target = Some(&link.target).filter(|_| link.to == LinkTo::Claim)?;
    let id = ClaimId(target.parse().ok()?);
    let (entry, claim) = view.project.entries().find_map(|entry| Some((entry, entry.claim(id)?)))?;
    let date = entry.article.published().map_or_else(|| "undated".to_owned(), |date| date.to_string());
    let quote = claim.anchor.quote.replace('\n', " ");
    let key = FigureKey::Claim(claim.article, claim.id);
    Some((key, format!("“{quote}” · {} {date}", entry.article.outlet())))
}

/// A row of a series by its publisher, period and amount.
fn official(view: &View<'_>, link: &Link) -> String {
    let Some((series, row)) = view.series.row(&link.target) else { return link.target.to_string() };
    let amount = row.quantity.point().map(words::number).unwrap_or_default();
    format!("{}, {}: {amount} {}", series.publisher_words(), row.period().words(), series.unit)
}

/// The action that changes this piece of evidence.
type Changed<'a> = dyn Fn(&dyn Fn(&mut Link)) -> Action + 'a;

/// A remark, written when the field is left.
fn note(
    ui: &mut Ui,
    texts: &mut Texts,
    link: &Link,
    at: usize,
    changed: &Changed<'_>,
    out: &mut Vec<Action>,
) {
    let typed = texts.notes.entry(at).or_insert_with(|| link.note.to_string());
    let field = egui::TextEdit::singleline(typed).hint_text("note").font(theme::small());
    let response = ui.add(field.desired_width(f32::INFINITY));
    widgets::name_field(ui, &response, &format!("Note on evidence {}", at + 1));
    if response.lost_focus() && **typed != *link.note {
        let note: Arc<str> = typed.trim().into();
        out.push(changed(&|link| link.note = Arc::clone(&note)));
    } else if !response.has_focus() && !response.lost_focus() && **typed != *link.note {
        *typed = link.note.to_string();
    }
}
