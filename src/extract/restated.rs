//! Figures that say another one again: in brackets, in another unit, in other words.

use super::claim::Writer;
use super::frame::Frame;
use super::quantity::Figure;
use super::scene::Scene;
use crate::model::{Kind, Reason, Slot};
use crate::vocabulary::Particle;

impl Writer<'_, '_> {
    /// Mark figures that restate another one.
    pub(super) fn link(&mut self, scene: &Scene<'_, '_>, frames: &[Option<Frame>], first: usize) {
        for index in 0..scene.figures.len() {
            let Some(frame) = &frames[index] else { continue };
            let of = scene.in_brackets_behind(index).or_else(|| self.restated(scene, index, frame, frames));
            let Some(of) = of else { continue };
            let (Some(other), figure) = (&frames[of], &scene.figures[index]) else { continue };
            let physical = |kind| matches!(kind, Kind::Mass | Kind::Volume | Kind::Rate);
            let alike = frame.kind == other.kind && frame.kind != Kind::Count && frame.kind != Kind::Share
                || physical(frame.kind) && physical(other.kind);
            let same_unit = frame.quantity.unit == other.quantity.unit && frame.kind != Kind::Change;
            if !alike || same_unit {
                continue;
            }
            let at = |figure: &Figure| self.reading.span(figure.at, figure.end).start;
            let place = |start: u32| {
                self.found[first..]
                    .iter()
                    .position(|known| known.span.start == start)
                    .map(|place| place + first)
            };
            if let (Some(mine), Some(theirs)) = (place(at(figure)), place(at(&scene.figures[of]))) {
                self.found[mine].equivalent_to = u32::try_from(theirs).ok();
                let words = self.found[theirs].span;
                self.found[mine].because.push(Reason { slot: Slot::Equivalent, words: Some(words) });
            }
        }
    }

    /// "up 99.6 percent or nearly double"
    fn restated(
        &self,
        scene: &Scene<'_, '_>,
        index: usize,
        frame: &Frame,
        frames: &[Option<Frame>],
    ) -> Option<usize> {
        let before = index.checked_sub(1)?;
        let from = scene.figures[before].end;
        let begin = scene.figures[index].hedge_words.map_or(scene.figures[index].at, |(at, _)| at);
        let or = begin == from + 1 && self.reading.is_any(from, &[Particle::Or])
            || begin == from + 2 && self.reading.is_any(from + 1, &[Particle::Or]);
        (or && frame.kind == Kind::Change
            && frames[before].as_ref().is_some_and(|other| other.kind == Kind::Change))
        .then_some(before)
    }
}
