//! The keyboard's place in the window: where each part takes the focus, and a ring around what has it.

use egui::{Context, CornerRadius, Id, LayerId, Order, Stroke, StrokeKind};
use std::collections::BTreeMap;

use super::theme::Palette;

/// A part of the window that the keyboard can go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The list on the left.
    Articles,
    /// The text.
    Reader,
    /// Claims, checks, origins or hits.
    List,
    /// The claim on the right.
    Claim,
}

/// Where each part takes the focus: the control, whether it is the selected one, and the pass it was drawn in.
type Landings = BTreeMap<Part, (Id, bool, u64)>;

/// Offer a control as the place where its part takes the focus: the selected one, else the first.
pub fn land(ctx: &Context, part: Part, control: Id, selected: bool) {
    let pass = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| {
        let landings: &mut Landings = data.get_temp_mut_or_default(id());
        let known = landings.get(&part).is_some_and(|(_, _, drawn)| *drawn == pass);
        if selected || !known {
            landings.insert(part, (control, selected, pass));
        }
    });
}

/// Give the focus to a part. Answers whether there was something to give it to.
pub fn go(ctx: &Context, part: Part) -> bool {
    let landing = ctx.data(|data| data.get_temp::<Landings>(id())).and_then(|all| all.get(&part).copied());
    let pass = ctx.cumulative_pass_nr();
    let Some((control, ..)) = landing.filter(|(_, _, drawn)| *drawn + 1 >= pass) else { return false };
    ctx.memory_mut(|memory| memory.request_focus(control));
    // It came by a key, so it is to be seen.
    ctx.data_mut(|data| data.insert_temp(id().with("by key"), true));
    true
}

fn id() -> Id {
    Id::unique("landings")
}

/// How things stood before this frame's keys: Escape takes the focus away and closes menus before most code can look.
#[derive(Clone, Copy, Default)]
struct Before {
    /// What had the focus.
    focused: Option<Id>,
    /// Whether that was a text field.
    typing: bool,
    /// Whether a menu, a list of choices, a dialog or the guide is in front.
    covered: bool,
}

/// Look at how things stand. Called before anything is drawn.
pub(super) fn look(ctx: &Context, covered: bool) {
    let covered = covered || egui::Popup::is_any_open(ctx);
    ctx.data_mut(|data| data.get_temp_mut_or_default::<Before>(id()).covered = covered);
}

/// Remember how things stand. Called after everything was drawn.
pub(super) fn remember(ctx: &Context) {
    let (focused, typing) = (ctx.memory(|memory| memory.focused()), ctx.text_edit_focused());
    ctx.data_mut(|data| {
        let before = data.get_temp_mut_or_default::<Before>(id());
        (before.focused, before.typing) = (focused, typing);
    });
}

fn before(ctx: &Context) -> Before {
    ctx.data(|data| data.get_temp(id())).unwrap_or_default()
}

/// What had the focus before this frame's keys.
pub fn had(ctx: &Context) -> Option<Id> {
    before(ctx).focused
}

/// Whether a text field had the focus before this frame's keys.
pub fn was_typing(ctx: &Context) -> bool {
    before(ctx).typing
}

/// Whether nothing stands in front that Escape closes first.
pub fn escape_is_free(ctx: &Context) -> bool {
    !before(ctx).covered
}

/// Keep the focus before what covers the window. While something is `covered` by a dialog it has no focus; afterwards
/// it gets back what it had, unless something else asks for it. Called before anything is drawn.
pub(super) fn cover(ctx: &Context, covered: bool) {
    let key = id().with("behind");
    // `None`: not covered; else what had the focus when it was covered, and whether the cover is gone.
    let before: Option<(Option<Id>, bool)> = ctx.data(|data| data.get_temp(key)).flatten();
    let now = match (before, covered) {
        (None, false) => return,
        (None, true) => {
            let focused = ctx.memory(|memory| memory.focused());
            if let Some(focused) = focused {
                ctx.memory_mut(|memory| memory.surrender_focus(focused));
            }
            Some((focused, false))
        }
        (Some((focused, _)), true) => Some((focused, false)),
        // For one frame more egui lets nothing behind a dialog have the focus.
        (Some((focused, false)), false) => {
            ctx.request_repaint();
            Some((focused, true))
        }
        (Some((focused, true)), false) => {
            if let Some(focused) = focused.filter(|_| ctx.memory(|memory| memory.focused()).is_none()) {
                ctx.memory_mut(|memory| memory.request_focus(focused));
            }
            None
        }
    };
    ctx.data_mut(|data| data.insert_temp(key, now));
}

/// Draw a ring around what has the focus, while the keyboard moves it. Text fields have a mark of their own: the caret.
pub(super) fn ring(ctx: &Context) {
    use egui::{Event, Key};
    let moved = ctx.input(|input| {
        input.events.iter().rev().find_map(|event| match event {
            Event::PointerButton { pressed: true, .. } => Some(false),
            Event::Key {
                key: Key::Tab | Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight,
                pressed: true,
                ..
            } => Some(true),
            _ => None,
        })
    });
    let by_key = id().with("by key");
    if let Some(moved) = moved {
        ctx.data_mut(|data| data.insert_temp(by_key, moved));
    }
    if !ctx.data(|data| data.get_temp(by_key)).unwrap_or(false) || ctx.text_edit_focused() {
        return;
    }
    let focused = ctx.memory(|memory| memory.focused());
    let Some(response) = focused.and_then(|focused| ctx.read_response(focused)) else { return };
    let seen = response.interact_rect;
    if !seen.is_positive() {
        return;
    }
    let palette = Palette::of_theme(ctx.global_style().visuals.dark_mode);
    let layer = LayerId::new(Order::Tooltip, id().with("ring"));
    ctx.layer_painter(layer).rect_stroke(
        seen.intersect(ctx.content_rect().shrink(2.0)),
        CornerRadius::same(4),
        Stroke::new(2.0, palette.accent),
        StrokeKind::Inside,
    );
}
