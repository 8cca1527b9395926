//! Three short hints at the very first start: small cards that point at the real place and go away when it is done.

use egui::{Align2, Area, Id, Key, Modifiers, Order, Pos2, Rect, RichText, Stroke, Ui, Vec2, vec2};

use super::keys::key_of;
use super::theme::{self, Palette};
use super::{Action, Command, widgets};

/// What a hint says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hint {
    /// A figure leads to its sentence.
    Figure,
    /// A key sets a status.
    Status,
    /// One's own articles, and how to find the rest.
    Yours,
}

/// The hints that are left. None, unless it is the first start or somebody asks for them: they are not kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    left: Vec<Hint>,
}

const ALL: [Hint; 3] = [Hint::Figure, Hint::Status, Hint::Yours];
/// Width of a card's words.
const WIDTH: f32 = 250.0;
/// Between a card and what it points at.
const AWAY: f32 = 12.0;

impl Hints {
    /// All of them.
    #[must_use]
    pub fn first() -> Self {
        Self { left: ALL.to_vec() }
    }

    /// The one to show.
    #[must_use]
    pub fn now(&self) -> Option<Hint> {
        self.left.first().copied()
    }

    /// The person does what it says.
    pub fn done(&mut self, hint: Hint) {
        self.left.retain(|other| *other != hint);
    }

    /// No more of them.
    pub fn skip(&mut self) {
        self.left.clear();
    }
}

/// Say where the thing is that a hint speaks of. Called by whoever draws it.
pub(super) fn place(ui: &Ui, hint: Hint, rect: Rect) {
    let pass = ui.ctx().cumulative_pass_nr();
    ui.data_mut(|data| data.insert_temp(id(hint), (pass, rect)));
}

fn id(hint: Hint) -> Id {
    Id::unique(("hint", hint))
}

/// Show the hint whose turn it is, if its place is in sight.
pub(super) fn show(ui: &Ui, hints: &Hints, out: &mut Vec<Action>) {
    let Some(hint) = hints.now() else { return };
    let ctx = ui.ctx();
    let pass = ctx.cumulative_pass_nr();
    let found = ui.data(|data| data.get_temp::<(u64, Rect)>(id(hint)));
    let Some((_, place)) = found.filter(|(at, _)| *at == pass) else { return };
    let palette = Palette::of(ui);
    let card = Card::beside(place, hint == Hint::Status);
    let shown = Area::new(Id::unique("hint")).order(Order::Middle).fixed_pos(card.at).pivot(card.pivot).show(
        ctx,
        |ui| {
            let frame = egui::Frame::popup(ui.style())
                .fill(palette.panel)
                .stroke(Stroke::new(1.0, palette.accent))
                .inner_margin(egui::Margin::symmetric(12, 10));
            frame.show(ui, |ui| {
                ui.set_width(WIDTH);
                words(ui, hint, &palette, out);
            });
        },
    );
    arrow(ui, &card, shown.response.rect, &palette);
    let free = !ctx.text_edit_focused() && !egui::Popup::is_any_open(ctx);
    if free && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        out.push(Action::SkipHints);
    }
}

fn words(ui: &mut Ui, hint: Hint, palette: &Palette, out: &mut Vec<Action>) {
    let key = |command: Command| key_of(ui.ctx(), command);
    let (title, rest) = match hint {
        Hint::Figure => (
            "Click a bar or a marked figure".to_owned(),
            format!("It opens its sentence. {} goes to the next one.", key(Command::NextClaim)),
        ),
        Hint::Status => (
            "Press a digit to set a status".to_owned(),
            format!(
                "Or {} to accept a suggestion, {} to dismiss it. {} undoes anything.",
                key(Command::Accept),
                key(Command::Dismiss),
                key(Command::Undo)
            ),
        ),
        Hint::Yours => (
            format!("{} opens a folder of articles", key(Command::OpenFolder)),
            format!(
                "{} finds everything that can be done by its name, {} opens the guide.",
                key(Command::FindCommand),
                key(Command::Guide)
            ),
        ),
    };
    ui.label(RichText::new(title).font(theme::heading(13.0)).color(palette.text));
    ui.add(egui::Label::new(RichText::new(rest).color(palette.text)).wrap());
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        let at = ALL.iter().position(|other| *other == hint).unwrap_or_default() + 1;
        widgets::dim(ui, format!("{at} of {}", ALL.len()));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if widgets::link(ui, "Skip the hints").on_hover_text("Esc").clicked() {
                out.push(Action::SkipHints);
            }
        });
    });
}

/// Where a card stands, and the point at which it looks.
struct Card {
    at: Pos2,
    pivot: Align2,
    looks: Pos2,
    to: Vec2,
}

impl Card {
    /// To the left of something, or below it.
    fn beside(place: Rect, left: bool) -> Self {
        if left {
            let looks = Pos2::new(place.left() - 2.0, place.top() + 24.0);
            let (to, pivot) = (vec2(1.0, 0.0), Align2::RIGHT_TOP);
            Self { at: looks + vec2(-AWAY, -24.0), pivot, looks, to }
        } else {
            let looks = Pos2::new(place.center().x.min(place.left() + 60.0), place.bottom() + 2.0);
            let (to, pivot) = (vec2(0.0, -1.0), Align2::LEFT_TOP);
            Self { at: looks + vec2(-28.0, AWAY), pivot, looks, to }
        }
    }
}

/// From the card's edge to what it speaks of. Where the card was kept within the window, it starts from its edge.
fn arrow(ui: &Ui, card: &Card, rect: Rect, palette: &Palette) {
    let base = rect.clamp(card.looks);
    let across = vec2(card.to.y, card.to.x) * 7.0;
    let tip = card.looks;
    if (tip - base).length() > 4.0 * AWAY {
        return;
    }
    let layer = egui::LayerId::new(Order::Middle, Id::unique("hint"));
    let painter = ui.ctx().layer_painter(layer);
    let inside = base - card.to * 1.5;
    painter.add(egui::Shape::convex_polygon(
        vec![tip, inside + across, inside - across],
        palette.panel,
        Stroke::NONE,
    ));
    for side in [across, -across] {
        painter.line_segment([tip, base + side], Stroke::new(1.0, palette.accent));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hint_goes_when_it_is_done_and_the_next_one_follows() {
        let mut hints = Hints::first();
        hints.done(Hint::Status);
        assert_eq!(hints.now(), Some(Hint::Figure));
        hints.done(Hint::Figure);
        assert_eq!(hints.now(), Some(Hint::Yours));
        hints.skip();
        assert_eq!(hints.now(), None);
        assert_eq!(Hints::default().now(), None);
    }
}
