//! The card over a highlight in the reader: what the figure is, in one line, and why it was read so.

use egui::{Align2, Label, RichText, Sense, Ui, vec2};

use super::View;
use super::checks::{glyph, ink};
use super::theme::{self, Palette};
use super::why::{rule, why};
use super::widgets;
use crate::model::{Figure, Slot};

/// Fill it. `text` is the article's.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, figure: &Figure, text: &str) {
    let palette = Palette::of(ui);
    ui.set_max_width(380.0);
    ui.spacing_mut().item_spacing.y = 3.0;
    ui.horizontal(|ui| {
        ui.label(RichText::new(figure.record().figure_words()).font(theme::heading(14.0)));
        match view.project.codebook().status(figure.status()).filter(|_| !figure.is_suggestion()) {
            Some(status) => {
                widgets::badge(ui, &palette, status, 14.0);
                widgets::dim(ui, &*status.name);
            }
            None => drop(widgets::dim(ui, "suggested")),
        }
    });
    ui.add(Label::new(line(view, figure)).wrap());
    for at in view.open_findings(figure.key()) {
        let finding = &view.findings[at];
        let words = format!("{} {}", glyph(finding.outcome), finding.message);
        let words = RichText::new(words).color(ink(finding.outcome, &palette)).font(theme::small());
        ui.add(Label::new(words).wrap());
    }
    ui.add(Label::new(RichText::new(rule(figure.rule())).color(palette.dim).font(theme::small())).wrap());
    let slots: Vec<Slot> =
        figure.because().iter().map(|reason| reason.slot).filter(|slot| *slot != Slot::Figure).collect();
    if slots.is_empty() {
        return;
    }
    ui.add_space(2.0);
    ui.spacing_mut().item_spacing.y = 1.0;
    for slot in slots {
        let why = why(figure, slot, view, Some(text));
        let (words, ink) = match why.quote(Some(text)) {
            Some(quote) => (quote, palette.text),
            None => (why.rule, palette.dim),
        };
        ui.horizontal_top(|ui| {
            let (name, _) = ui.allocate_exact_size(vec2(78.0, 15.0), Sense::hover());
            let (at, font) = (name.left_center(), theme::small());
            ui.painter().text(at, Align2::LEFT_CENTER, slot.code().replace('_', " "), font, palette.dim);
            ui.add(Label::new(RichText::new(words).color(ink).font(theme::small())).wrap());
        });
    }
}

/// Kind, flow, commodity, period, modality and source, as far as they are known.
fn line(view: &View<'_>, figure: &Figure) -> String {
    let record = figure.record();
    let parts = [
        record.kind.code().to_owned(),
        record.flow.to_string(),
        record.commodity.as_deref().map(|id| view.commodity_name(id)).unwrap_or_default(),
        record.period.words(),
        record.modality.code().to_owned(),
        record.sources.join(" ‹ "),
    ];
    parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
